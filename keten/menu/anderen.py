"""The menus of employers, guests, inspectors and outside partners."""

from keten.menu.punt import Menupunt
from keten.rechten import Recht

MENU_WERKGEVER = (
    Menupunt("Start", "werkgevers:mijn_bedrijf", "house", Recht.EIGEN_BEDRIJF),
    Menupunt("Vacatures", "werkgevers:mijn_bedrijf_vacatures", "briefcase", Recht.EIGEN_BEDRIJF),
    Menupunt("Vragen", "werkgevers:mijn_bedrijf_vragen", "circle-question-mark", Recht.EIGEN_BEDRIJF),
    Menupunt("Afspraken", "werkgevers:mijn_bedrijf_afspraken", "handshake", Recht.EIGEN_BEDRIJF),
    Menupunt("Gegevens", "werkgevers:mijn_bedrijf_gegevens", "building-2", Recht.EIGEN_BEDRIJF),
)
MENU_GAST = (Menupunt("Vragen aan u", "werkgevers:gastvragen", "circle-question-mark", Recht.GASTVRAAG),)

MENU_INSPECTEUR = (
    Menupunt("Mijn locaties", "landkaart:inspectie", "map-pin", Recht.INSPECTEREN),
    Menupunt("Landkaart", "landkaart:kaart", "map", Recht.INSPECTEREN),
)
MENU_EXTERN = (Menupunt("Verwezen klanten", "klanten:verwezen", "users", Recht.VERWEZEN),)
