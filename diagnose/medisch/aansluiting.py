"""What medical advice tells the floors below at start-up."""

from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext

from diagnose.medisch import adviseren
from diagnose.models import MedischAdvies
from keten.regels.feiten import Feit, Soort
from keten.regels.feiten import registreer as registreer_feiten
from klanten import belemmeringen, meenemen, taaklinks, te_doen
from klanten.meenemen import Deel, Rij, velden
from klanten.models import Klant
from klanten.te_doen import TeDoen

_lees = velden("gevraagd_op", "stand", "beschikbaar", "beschikbaar_vanaf", "afgerond_op")


def meld_aan() -> None:
    """Follow circumstances, and give facts, links and the client's own part.

    The note of an adviser is no part of what a client takes along: the adviser keeps it under professional
    secrecy, and answers a question about it personally.
    """
    belemmeringen.registreer(adviseren.volg_belemmering)
    registreer_feiten("klant", BESCHIKBAAR)
    taaklinks.registreer(
        adviseren.TAAKWOORD, taaklinks.Pagina("diagnose:medisch", antwoord=True, met_nummer=False)
    )
    te_doen.registreer(_toestemming_gevraagd)
    meenemen.registreer(Deel("medisch_advies", "Medisch advies", _adviezen, (MedischAdvies,)))


def _adviezen(klant: Klant) -> Iterable[Rij]:
    return [
        {**_lees(advies), "toegestaan": ", ".join(advies.toegestaan_in_woorden)}
        for advies in klant.medische_adviezen.all()
    ]


def _toestemming_gevraagd(klant: Klant) -> Iterator[TeDoen]:
    """A question to a medical adviser waits for the client's consent."""
    advies = klant.medische_adviezen.filter(stand=MedischAdvies.Stand.NIEUW).first()
    if advies is not None:
        yield TeDoen(
            "medisch_advies",
            gettext("Lees wat we aan een medisch adviseur willen vragen"),
            reverse("diagnose:mijn_medisch"),
            uiterlijk=advies.uiterlijk.date(),
        )


def _beschikbaar() -> Subquery:
    """What the advice that was given last says; without one it is not known."""
    gegeven = MedischAdvies.objects.filter(klant=OuterRef("pk"), stand=MedischAdvies.Stand.GEGEVEN)
    return Subquery(gegeven.order_by("-afgerond_op").values("beschikbaar")[:1])


BESCHIKBAAR = Feit(
    "medisch_beschikbaar",
    "beschikbaar binnen 4 weken volgens het medisch advies",
    Soort.JANEE,
    _beschikbaar,
    afgeleid_van=("belemmeringen",),
    bron="Goed bekeken! (AKO Monitorgroep 2005), 3.4, Den Bosch",
)
