"""The register of algorithms: every rule and scoring in force that advises about people.

The parts are those of the register of algorithms of the Dutch government: who uses it, for what, on which
data, how it works, what a person does, how it is watched, and how to object. What it uses and how it works is
written from the rule itself, so that the register cannot lag behind.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from diagnose.models import Toetsversie
from diagnose.regels.bewerken import gebied
from diagnose.regels.tekst import Regeltekst, in_woorden, vaste_feiten
from diagnose.toetsen.lijsttekst import in_woorden as lijst_in_woorden
from diagnose.toetsen.scoren import lees_versie
from handhaving.models import Risicoprofiel
from keten.models import Regelset, Regelversie, Risicofeit
from keten.regels.feiten import Feit
from keten.regels.verboden import codes_in
from keten.tijd import vandaag

REGEL, VRAGENLIJST = "regel", "vragenlijst"

_MENS = (
    "Het portaal geeft een advies met de reden erbij. Een medewerker beslist, en kan afwijken met een reden."
)
_BEZWAAR = (
    "Vraag uw contactpersoon waarop een advies rust. Volgt er een besluit over uw uitkering, dan staat in de "
    "brief hoe u bezwaar maakt. U kunt ook een klacht indienen bij de locatie."
)
_CONTACT = "De privacycontact van uw locatie, te bereiken via uw contactpersoon of de balie."


@dataclass(frozen=True)
class Doelbeschrijving:
    """What algorithms of one kind are for, and how it is watched whether they do well."""

    soort: str
    doel: str
    gevolg: str
    toezicht: str


BESCHRIJVINGEN: dict[str, Doelbeschrijving] = {
    Regelset.Soort.RISICO: Doelbeschrijving(
        "Risicoprofiel",
        "Bepalen aan wie een medewerker extra vragen stelt over de plichten bij een uitkering.",
        "Wie aan het profiel voldoet, krijgt een vragenlijst. Het profiel zelf geeft geen punten en geen "
        "kleur.",
        "De monitor vergelijkt hoe vaak het profiel iets vindt met een steekproef, en of groepen gelijk "
        "worden behandeld.",
    ),
    Regelset.Soort.ROUTERING: Doelbeschrijving(
        "Routering",
        "Adviseren welke hulp bij het zoeken naar werk iemand krijgt: route A of route B.",
        "De route bepaalt hoeveel begeleiding iemand krijgt.",
        "De locatie ziet hoe vaak en waarom medewerkers afwijken, en of de route uitkwam.",
    ),
    Regelset.Soort.HERDIAGNOSE: Doelbeschrijving(
        "Aanleiding voor een nieuwe diagnose",
        "Op tijd zien dat de situatie van iemand veranderde.",
        "De contactpersoon krijgt een taak om opnieuw te kijken.",
        "De locatie ziet hoe vaak er een aanleiding was en wat erop volgde.",
    ),
    VRAGENLIJST: Doelbeschrijving(
        "Vragenlijst met punten",
        "Schatten of iemand de plichten bij een uitkering kan en wil nakomen.",
        "De punten leiden tot een advies over de kleur: groen, oranje of rood.",
        "De monitor vergelijkt de kleuren, de controles en de uitkomsten tussen groepen.",
    ),
}

_SOORTEN = [soort for soort in BESCHRIJVINGEN if soort != VRAGENLIJST]


@dataclass(frozen=True)
class Algoritme:
    """One algorithm as the register shows it.

    Attributes:
        vorm: `REGEL` or `VRAGENLIJST`; with `pk` its address.
        werking: how it works, a line each; a dash for each level that a line is part of others.
        verboden: what it may never use; empty when no such list holds for it.
    """

    vorm: str
    pk: int
    naam: str
    organisatie: str
    beschrijving: Doelbeschrijving
    gegevens: list[str]
    werking: list[str]
    verboden: list[str]
    versie: int
    sinds: datetime.date
    bron: str
    voorbeeld: bool
    mens: str = _MENS
    bezwaar: str = _BEZWAAR
    contact: str = _CONTACT

    def als_json(self) -> dict[str, Any]:
        """The parts under the names of the register."""
        return {
            "naam": self.naam,
            "organisatie": self.organisatie,
            "type": self.beschrijving.soort,
            "status": "in gebruik",
            "begindatum": self.sinds.isoformat(),
            "versie": self.versie,
            "doel": self.beschrijving.doel,
            "gevolg": self.beschrijving.gevolg,
            "gegevens": self.gegevens,
            "werking": self.werking,
            "verboden_gegevens": self.verboden,
            "menselijke_tussenkomst": self.mens,
            "toezicht": self.beschrijving.toezicht,
            "bezwaar": self.bezwaar,
            "contact": self.contact,
            "bron": self.bron,
            "voorbeeld": self.voorbeeld,
        }


def regels() -> QuerySet[Regelversie]:
    """The versions of rules about people that hold today, national ones first; none of a stopped profile."""
    return (
        Regelversie.objects.geldig_op(vandaag())
        .filter(regelset__soort__in=_SOORTEN)
        .exclude(
            regelset__soort=Regelset.Soort.RISICO, regelset__code__in=_gestopte_profielen().values("code")
        )
        .select_related("regelset__locatie", "regelset__regio")
        .order_by("-regelset__soort", "regelset__locatie", "regelset__naam")
    )


def gestopt() -> QuerySet[Regelset, Any]:
    """The rules about people that were in force once and are no longer, the latest first.

    Each has its last day in `laatste_dag`. A rule that a newer version replaced goes on.
    """
    dag = vandaag()
    versies = Regelversie.objects.niet_ingetrokken().filter(regelset=OuterRef("pk"))
    loopt = versies.filter(Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=dag))
    profiel = _gestopte_profielen().filter(code=OuterRef("code"))
    laatste_dag = Coalesce(
        Subquery(profiel.values("tot")[:1]),
        Subquery(versies.order_by("-geldig_tot").values("geldig_tot")[:1]),
    )
    return (
        Regelset.objects.filter(Exists(versies.filter(geldig_van__lte=dag)), soort__in=_SOORTEN)
        .filter(Exists(profiel) | ~Exists(loopt))
        .annotate(laatste_dag=laatste_dag)
        .select_related("locatie", "regio")
        .order_by("-laatste_dag", "naam", "pk")
    )


def _gestopte_profielen() -> QuerySet[Risicoprofiel]:
    return Risicoprofiel.objects.filter(tot__lt=vandaag())


def vragenlijsten() -> QuerySet[Toetsversie]:
    """The question lists of enforcement with points that hold today."""
    lopend = Toetsversie.objects.geldig_op(vandaag()).filter(ingetrokken_op__isnull=True)
    return (
        lopend.filter(toets__handhaving=True)
        .exclude(regels=[])
        .select_related("toets", "locatie")
        .order_by("toets__naam", "locatie")
    )


def van_regel(versie: Regelversie, *, feiten: dict[str, Feit], verboden: list[str]) -> Algoritme:
    """The algorithm that a rule is.

    Args:
        feiten: of what the rule is about (`diagnose.regels.tekst.vaste_feiten`).
        verboden: what a rule about risk may never use (`verboden_gegevens`).
    """
    regelset = versie.regelset
    namen = (feiten[code].label if code in feiten else code for code in codes_in(versie.boom))
    return Algoritme(
        vorm=REGEL,
        pk=versie.pk,
        naam=regelset.naam,
        organisatie=gebied(regelset).capitalize() if regelset.locatie_id is None else gebied(regelset),
        beschrijving=BESCHRIJVINGEN[regelset.soort],
        gegevens=list(dict.fromkeys(namen)),
        werking=list(_regels(in_woorden(versie.boom, feiten))),
        verboden=verboden if regelset.soort == Regelset.Soort.RISICO else [],
        versie=versie.nummer,
        sinds=versie.geldig_van,
        bron=versie.bron,
        voorbeeld=versie.voorbeeld,
    )


def van_vragenlijst(versie: Toetsversie) -> Algoritme:
    """The algorithm that the scoring of a question list is; the list of forbidden facts is for rules."""
    tekst = lijst_in_woorden(lees_versie(versie))
    return Algoritme(
        vorm=VRAGENLIJST,
        pk=versie.pk,
        naam=versie.toets.naam.capitalize(),
        organisatie=str(versie.locatie or "Landelijk"),
        beschrijving=BESCHRIJVINGEN[VRAGENLIJST],
        gegevens=[vraag.vraag.tekst for vraag in tekst.vragen],
        werking=[
            regel
            for deel in tekst.regels
            for regel in (f"{deel.naam}: {deel.punten} punten", *_regels(deel.regel, diep=1))
        ],
        verboden=[],
        versie=versie.nummer,
        sinds=versie.geldig_van,
        bron=versie.bron or versie.toets.bron,
        voorbeeld=versie.voorbeeld,
    )


def alle() -> list[Algoritme]:
    """The whole register; a few queries, however many rules there are."""
    verboden, feiten = verboden_gegevens(), _Feiten()
    return [
        *(van_regel(v, feiten=feiten.over(v.regelset.over), verboden=verboden) for v in regels()),
        *(van_vragenlijst(v) for v in vragenlijsten()),
    ]


def verboden_gegevens() -> list[str]:
    """What a rule about risk may never use, by name."""
    return list(Risicofeit.objects.filter(mag=False).order_by("naam").values_list("naam", flat=True))


class _Feiten:
    """The facts about each kind of subject, read once."""

    def __init__(self) -> None:
        self._gelezen: dict[str, dict[str, Feit]] = {}

    def over(self, soort: str) -> dict[str, Feit]:
        if soort not in self._gelezen:
            self._gelezen[soort] = vaste_feiten(soort)
        return self._gelezen[soort]


def _regels(tekst: Regeltekst, diep: int = 0) -> Iterator[str]:
    """A rule in lines, its parts set in."""
    kop = f"{tekst.naam}: {tekst.tekst}" if tekst.naam else tekst.tekst
    yield "- " * diep + kop[:1].upper() + kop[1:]
    yield from _delen(tekst.delen, diep + 1)


def _delen(delen: Iterable[Regeltekst], diep: int) -> Iterator[str]:
    for deel in delen:
        yield from _regels(deel, diep)
