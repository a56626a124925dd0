"""The breaches of a location as a list: filtered, by what waits for whom, and as rows of a spreadsheet."""

from collections.abc import Mapping
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from handhaving.maatregelen.bevoegd import beslisrol
from handhaving.models import Overtreding, Voorstel
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.rechten import Recht, rechten_van
from klanten.models import Clientbeeld

SORTERINGEN = {
    "klant": "klant__zoeknaam",
    "soort": "soort__naam",
    "op": "op",
    "stand": "stand",
    "termijn": "reactie_tot",
}
KOPPEN = (
    "Klantnummer",
    "Soort",
    "Dag",
    "Stand",
    "Uitkering van",
    "Verlaging (%)",
    "Maanden",
    "Voorgesteld op",
)
_WACHT_OP_MIJ = "mij"


def kies(locatie: Locatie, keuze: Mapping[str, Any], medewerker: Medewerker) -> QuerySet[Overtreding]:
    """The breaches of a location that a filter leaves over, with the proposal that counts.

    Args:
        keuze: what stands in `OvertredingenFilter`.
    """
    lopend = Voorstel.objects.lopend().filter(overtreding=OuterRef("pk"))
    rijen = Overtreding.objects.van_locatie(locatie).select_related("klant", "soort")
    rijen = rijen.annotate(
        betaler=Subquery(lopend.values("partner__naam")[:1]),
        reactie_tot=Subquery(lopend.values("reactie_tot")[:1]),
        percentage=Subquery(lopend.values("percentage")[:1]),
        maanden=Subquery(lopend.values("maanden")[:1]),
        voorgesteld_op=Subquery(lopend.values("voorgesteld_op")[:1]),
    )
    if keuze.get("stand"):
        rijen = rijen.filter(stand=keuze["stand"])
    if keuze.get("soort"):
        rijen = rijen.filter(soort__code=keuze["soort"])
    if keuze.get("wiens") == _WACHT_OP_MIJ:
        rijen = rijen.filter(wacht_op(medewerker))
    return rijen


def wacht_op(medewerker: Medewerker) -> Q:
    """What this employee can bring further now: own proposals, decisions, letters and objections."""
    eigen = Q(stand="vastgelegd", vastgelegd_door=medewerker) | Q(
        stand="horen", voorstellen__in=Voorstel.objects.lopend().filter(voorgesteld_door=medewerker)
    )
    if Recht.MAATREGEL_BESLISSEN not in rechten_van(medewerker.rollen):
        return eigen
    betaald = Voorstel.objects.lopend().filter(partner__in=_betaalt(medewerker.partner))
    van_ons = eigen | Q(stand="opgelegd", voorstellen__in=betaald)
    anderen = betaald.exclude(voorgesteld_door=medewerker)
    if beslisrol(medewerker.partner) in medewerker.rollen:
        van_ons |= Q(stand="gehoord", voorstellen__in=anderen) & ~Q(vastgelegd_door=medewerker)
    onbetrokken = anderen.exclude(besluit__besloten_door=medewerker)
    return van_ons | Q(stand="bezwaar", voorstellen__in=onbetrokken) & ~Q(vastgelegd_door=medewerker)


def als_rijen(overtredingen: QuerySet[Overtreding]) -> list[list[Any]]:
    """The rows of a spreadsheet under `KOPPEN`; a client is known there by number alone."""
    return [
        [
            rij.klant.klantnummer,
            str(rij.soort),
            rij.op,
            rij.get_stand_display(),
            *(getattr(rij, naam) for naam in ("betaler", "percentage", "maanden", "voorgesteld_op")),
        ]
        for rij in overtredingen
    ]


def beelden(overtredingen: QuerySet[Overtreding]) -> QuerySet[Clientbeeld]:
    """The clients on a list, each once, to record who looked at them."""
    return Clientbeeld.objects.filter(klant__in=overtredingen.order_by().values("klant")).order_by("pk")


def _betaalt(partner: Ketenpartner) -> list[int]:
    """An organisation and those that went on in it, whose proposals it decides now."""
    voorgangers = Ketenpartner.objects.filter(opvolger=partner).values_list("pk", flat=True)
    return [partner.pk, *voorgangers]
