"""What the floors below get from checks and duties: tasks, what the client has to do, what goes along."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from handhaving.controles import instellingen, werk
from handhaving.models import Controle, Huisbezoek, Verplichting
from klanten import meenemen, taaklinks, te_doen
from klanten.meenemen import Deel, Rij, velden
from klanten.models import Klant
from klanten.taaklinks import Pagina
from klanten.te_doen import TeDoen

_controle = velden("besteld_op", "soort", "grond", "gedaan_op", "uitkomst", "bevinding", "decharge_op")
_bezoek = velden("gepland_op", "stand", "verslag", "reactie")
_plicht = velden("soort", "wat", "doel", "van", "tot", "oordeel", "reden")


def meld_aan() -> None:
    """Register everything; called at start-up."""
    instellingen.meld_aan()
    taaklinks.registreer(werk.WOORD, Pagina("handhaving:controle", antwoord=True))
    te_doen.registreer(wacht_op_reactie)
    meenemen.registreer(
        Deel("controles", "Controles", _controles, (Controle,)),
        Deel("huisbezoeken", "Huisbezoeken", _bezoeken),
        Deel("verplichtingen", "Uw plichten", _plichten, (Verplichting,)),
    )


def wacht_op_reactie(klant: Klant) -> Iterator[TeDoen]:
    """Reports of a house visit to which the client can still react."""
    rijen = Huisbezoek.objects.filter(
        controle__klant=klant, controle__stand=Controle.Stand.GEPLAND, stand=Huisbezoek.Stand.VERSLAG
    ).values_list("controle_id", "reactie_tot")
    for pk, tot in rijen:
        yield TeDoen(
            f"huisbezoek:{pk}",
            _("Lees het verslag van het huisbezoek en zeg wat u ervan vindt"),
            reverse("handhaving:mijn_controle", args=[pk]),
            uiterlijk=timezone.localdate(tot),
        )


def _controles(klant: Klant) -> Iterable[Rij]:
    return map(_controle, klant.controles.voor_klant().select_related("soort"))


def _bezoeken(klant: Klant) -> Iterable[Rij]:
    bezoeken = Huisbezoek.objects.filter(controle__in=klant.controles.voor_klant())
    return map(_bezoek, bezoeken)


def _plichten(klant: Klant) -> Iterable[Rij]:
    return map(_plicht, klant.verplichtingen.all())
