"""A client who looks for work, a vacancy that fits, and the steps between them."""

from keten.models import Medewerker
from klanten.models import Competentie, Klant, KlantCompetentie, Opleiding
from tests.fabriek.werkgevers import ZoekprofielFabriek
from werkgevers.models import Vacature, Vacatureeis, Voordracht
from werkgevers.voordragen import coach_akkoord, klant_akkoord, vind

WAAROM = "Werkte twaalf jaar in de zorg"


def competentie(code: str) -> Competentie:
    """A competence; the same code gives the same one."""
    return Competentie.objects.get_or_create(code=code, defaults={"naam": code.capitalize()})[0]


def eis(
    vacature: Vacature, code: str, niveau: int = 2, *, vereist: bool = True, te_leren: bool = False
) -> Vacatureeis:
    """A vacancy asks a competence."""
    return Vacatureeis.objects.create(
        vacature=vacature,
        soort="competentie",
        competentie=competentie(code),
        niveau=niveau,
        vereist=vereist,
        te_leren=te_leren,
    )


def kan(klant: Klant, code: str, niveau: int = 3, *, door: Medewerker) -> None:
    """A client is good at something."""
    KlantCompetentie.objects.create(
        klant=klant, competentie=competentie(code), bron="coach", niveau=niveau, door=door.gebruiker
    )


def diploma(klant: Klant, niveau: str) -> None:
    """A client has a diploma."""
    Opleiding.objects.create(klant=klant, naam="Verzorging", niveau=niveau, diploma=True)


def zoekt(klant: Klant, *, postcode: str = "7311 KZ", **velden: object) -> None:
    """A client with consent looks for work in care, from this postcode."""
    klant.contactgegevens.postcode = postcode
    klant.contactgegevens.save()
    ZoekprofielFabriek(klant=klant, **velden)


def voorgeselecteerd(vacature: Vacature, klant: Klant, mark: Medewerker) -> Voordracht:
    """A client on the list, with coach and client asked."""
    return vind(vacature=vacature, klant=klant, motivatie=WAAROM, door=mark, selecteer_meteen=True)


def klaar(vacature: Vacature, klant: Klant, mark: Medewerker, coach: Medewerker) -> Voordracht:
    """A candidate on whom coach and client agreed."""
    voordracht = voorgeselecteerd(vacature, klant, mark)
    coach_akkoord(voordracht=voordracht, door=coach)
    return klant_akkoord(voordracht=voordracht)
