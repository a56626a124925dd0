"""Results of tests, and the parts of the diagnosis, as facts for rules: triggers, trees, contradictions."""

from collections.abc import Callable, Iterator

from django.db.models import Exists, F, OuterRef, Subquery

from diagnose.models import Afname, Diagnose, Toetsversie
from keten.regels.feiten import Feit, Soort, registreer
from klanten.models import Clientbeeld, Opleiding

TOETSEN = {
    "motivatie": "motivatietoets",
    "wwb": "WWB-toets",
    "naleving": "nalevingsbereidheidstoets",
    "zelftest": "zelftest",
    "zoekgedrag": "checklist zoekgedrag",
    "belemmeringen": "checklist belemmeringen",
    "competentie": "competentietest",
    "werkmop": "werkmop",
}
"""The tests whose outcome rules can ask, by code."""

BESLOTEN = frozenset({"naleving"})
"""Those of enforcement: only who may assess risks learns the outcome, also by way of a rule (H-10)."""


def meld_aan() -> None:
    """Make the facts known; called at start-up."""
    registreer("klant", *(_toetsfeit(code, naam) for code, naam in TOETSEN.items()), *_DIAGNOSEFEITEN)


def _toetsfeit(code: str, naam: str) -> Feit:
    return Feit(
        f"toets_{code}",
        f"uitslag van de {naam}",
        Soort.KEUZE,
        _laatste_uitkomst(code),
        keuzes=_uitkomsten(code),
        uitleg="De laatste uitslag, ook als die verouderd is.",
        besloten=code in BESLOTEN,
    )


def _laatste_uitkomst(code: str) -> Callable[[], Subquery]:
    def expressie() -> Subquery:
        afnames = Afname.objects.afgerond().filter(klant=OuterRef("pk"), toets__code=code)
        return Subquery(afnames.values("uitkomst")[:1])

    return expressie


def _uitkomsten(code: str) -> Callable[[], Iterator[tuple[str, str]]]:
    """The outcomes of every version of a test; a code that came back keeps its newest name."""

    def keuzes() -> Iterator[tuple[str, str]]:
        versies = (
            Toetsversie.objects.filter(toets__code=code).order_by("pk").values_list("uitkomsten", flat=True)
        )
        namen = {uitkomst["code"]: uitkomst["naam"] for uitkomsten in versies for uitkomst in uitkomsten}
        yield from namen.items()

    return keuzes


def _uit_diagnose(veld: str) -> Callable[[], Subquery]:
    def expressie() -> Subquery:
        vastgesteld = Diagnose.objects.filter(klant=OuterRef("pk"), vastgesteld_op__isnull=False)
        return Subquery(vastgesteld.order_by("-vastgesteld_op").values(veld)[:1])

    return expressie


def _heeft_diploma() -> Exists:
    return Exists(Opleiding.objects.filter(klant=OuterRef("pk"), diploma=True))


_DIAGNOSEFEITEN = (
    Feit(
        "diagnose_kwadrant",
        "kwadrant",
        Soort.KEUZE,
        F("beeld__kwadrant"),
        keuzes=Clientbeeld.Kwadrant.choices,
    ),
    Feit(
        "heeft_diploma",
        "diploma behaald",
        Soort.JANEE,
        _heeft_diploma,
        uitleg="Een opleiding met diploma in de werkmap.",
    ),
    Feit(
        "diagnose_kan_zoeken",
        "kan werk zoeken volgens de diagnose",
        Soort.KEUZE,
        _uit_diagnose("kan_zoeken"),
        keuzes=Diagnose.KanZoeken.choices,
    ),
    Feit(
        "diagnose_zoekgedrag",
        "zoekgedrag volgens de diagnose",
        Soort.KEUZE,
        _uit_diagnose("zoekgedrag"),
        keuzes=Diagnose.Zoekgedrag.choices,
    ),
    Feit(
        "diagnose_naleving",
        "nalevingsbereidheid volgens de diagnose",
        Soort.KEUZE,
        _uit_diagnose("naleving"),
        keuzes=Diagnose.Naleving.choices,
    ),
)
