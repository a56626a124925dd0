"""What the floors below get from surveys: settings, what a client may do, what goes along in a download."""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from klanten import meenemen, te_doen
from klanten.meenemen import Deel, Rij
from klanten.models import Klant
from klanten.te_doen import TeDoen
from landkaart.models import Peilingantwoord, Peilinguitnodiging
from landkaart.peilingen import instellingen
from landkaart.peilingen.invullen import open_uitnodiging


def meld_aan() -> None:
    """Register everything; called at start-up."""
    instellingen.meld_aan()
    te_doen.registreer(vragenlijst)
    meenemen.registreer(Deel("peilingen", "Wat u van onze hulp vond", _antwoorden, (Peilinguitnodiging,)))


def vragenlijst(klant: Klant) -> Iterator[TeDoen]:
    """The open invitation, as something that a client may do and need not."""
    if open_uitnodiging(klant):
        yield TeDoen(
            "peiling",
            _("Als u wilt: zeg wat u van onze hulp vindt"),
            reverse("landkaart:mijn_peiling"),
            vrijblijvend=True,
        )


def _antwoorden(klant: Klant) -> Iterable[Rij]:
    rijen = Peilingantwoord.objects.filter(
        uitnodiging__klant=klant, uitnodiging__stand=Peilinguitnodiging.Stand.INGEVULD
    ).select_related("uitnodiging", "vraag")
    for rij in rijen.order_by("uitnodiging__klaar_op", "volgorde"):
        antwoord = "niet van toepassing" if rij.nvt else rij.score or rij.tekst
        yield {"op": rij.uitnodiging.klaar_op, "vraag": rij.vraag.zin, "antwoord": antwoord}
