"""What this floor tells the floors below at start-up: what runs, what waits for the client, and a fact."""

from collections.abc import Collection, Iterator

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext

from diagnose import meenemen
from diagnose.models import Activiteit, Diagnose, Werkplan
from keten.regels.feiten import Feit, Soort, registreer
from klanten import doelen, lopend, te_doen
from klanten.lopend import Lopend
from klanten.models import Klant
from klanten.te_doen import TeDoen

_OPEN = (Activiteit.Stand.GEPLAND, Activiteit.Stand.LOOPT)


def sluit_aan() -> None:
    """Register the sources."""
    lopend.registreer(lopende_activiteiten)
    lopend.registreer_voor_lijst(activiteiten_van_velen)
    te_doen.registreer(plan_wacht)
    doelen.registreer(doel_van_plan)
    meenemen.meld_aan()
    registreer("klant", AFSTAND)


def lopende_activiteiten(klant: Klant) -> Iterator[Lopend]:
    """The steps of the plan that counts which are planned or running, with who carries them out (K-29)."""
    namen = ("uitvoerder", "medewerker__gebruiker")
    stappen = Activiteit.objects.filter(
        werkplan__klant=klant, werkplan__stand=Werkplan.Stand.BEVESTIGD, stand__in=_OPEN
    )
    for stap in stappen.select_related(*namen):
        wie = f"{stap.medewerker}, {stap.uitvoerder}" if stap.medewerker else str(stap.uitvoerder)
        yield Lopend(
            sleutel=f"activiteit:{stap.pk}",
            soort="activiteit",
            wat=stap.omschrijving,
            uitvoerder=f"{wie} ({stap.leverancier})" if stap.leverancier else wie,
            sinds=stap.begin,
            tot=stap.einde,
        )


def activiteiten_van_velen(klanten: Collection[int]) -> Iterator[tuple[int, str]]:
    """The same for a page of a list: the key of the client, and the step (K-17)."""
    stappen = Activiteit.objects.filter(
        werkplan__klant__in=klanten, werkplan__stand=Werkplan.Stand.BEVESTIGD, stand__in=_OPEN
    )
    yield from stappen.order_by("volgorde").values_list("werkplan__klant", "omschrijving")


def plan_wacht(klant: Klant) -> Iterator[TeDoen]:
    """A plan that waits for the client's yes."""
    if klant.werkplannen.filter(stand=Werkplan.Stand.VOORGESTELD).exists():
        yield TeDoen(
            "werkplan", gettext("Lees uw plan en geef uw akkoord"), reverse("diagnose:mijn_werkplan")
        )


def doel_van_plan(klant: Klant) -> Iterator[str]:
    """The goal of the plan that counts, for a coach from the network (K-68)."""
    yield from klant.werkplannen.filter(stand=Werkplan.Stand.BEVESTIGD).values_list("doel", flat=True)


def _afstand() -> Subquery:
    """What the diagnosis that counts says; before there is one it is not known."""
    vastgesteld = Diagnose.objects.filter(klant=OuterRef("pk"), vastgesteld_op__isnull=False)
    return Subquery(vastgesteld.order_by("-vastgesteld_op").values("afstand")[:1])


AFSTAND = Feit(
    "afstand",
    "verwachte tijd tot werk",
    Soort.KEUZE,
    _afstand,
    keuzes=Diagnose.Afstand.choices,
    afgeleid_van=("belemmeringen",),
    bron="Ketensamenwerking op 15 Werkpleinen (2009), 3.3: een korte afstand is minder dan 3 maanden",
)
