"""The advice: which colour follows from the answers, each part with its source and date (H-10, H-14)."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from diagnose.models import Afname, Toets
from diagnose.toetsen import afnemen
from handhaving.models import Kleur, Risicogrenzen
from handhaving.risico import instellingen as eigen
from handhaving.risico import profielen
from handhaving.risico.profielen import Treffer
from keten import instellingen
from keten.models import Locatie
from keten.tijd import vandaag
from klanten.models import Klant

_ZWAARTE = {Kleur.GROEN: 0, Kleur.ORANJE: 1, Kleur.ROOD: 2}


@dataclass(frozen=True)
class Lijst:
    """A question list that this assessment needs.

    Attributes:
        profielen: the profiles that opened it; none for a list that everybody gets.
        afname: the newest result, also when it is too old to count.
        open: one that is being filled in.
    """

    toets: Toets
    profielen: list[str]
    afname: Afname | None = None
    open: Afname | None = None

    @property
    def telt(self) -> bool:
        """Whether there is a result that still holds."""
        afname = self.afname
        return bool(afname and afname.geldig_tot and afname.geldig_tot >= vandaag())


@dataclass(frozen=True)
class Advies:
    """What the portal advises, and on what.

    Attributes:
        kleur: None as long as a question list is open: a profile alone never leads to a colour (H-13).
        punten: of the lists without an outcome of their own that proposes a colour.
        bijdragen: what led to it, as JSON: naam, gebied, punten, bron, versie, datum, zinnen.
    """

    kleur: Kleur | None
    punten: int = 0
    grenzen: Risicogrenzen | None = None
    lijsten: list[Lijst] = field(default_factory=list)
    treffers: list[Treffer] = field(default_factory=list)
    bijdragen: list[dict[str, Any]] = field(default_factory=list)

    @property
    def nog_te_doen(self) -> list[Lijst]:
        """The lists without a result that holds."""
        return [lijst for lijst in self.lijsten if not lijst.telt]

    @property
    def kenmerk(self) -> str:
        """What a page showed, so that nobody decides on an outdated one."""
        uitslagen = "-".join(str(lijst.afname.pk) for lijst in self.lijsten if lijst.afname and lijst.telt)
        return f"{self.kleur or 'open'}:{self.grenzen.pk if self.grenzen else 0}:{uitslagen}"

    @property
    def gebruikt(self) -> dict[str, Any]:
        """Versions and facts, to be kept with the decision."""
        return {
            "profielen": [
                {
                    "code": treffer.profiel.code,
                    "naam": treffer.profiel.naam,
                    "versie": treffer.versie.pk,
                    "zinnen": treffer.zinnen,
                    "waarden": treffer.waarden,
                }
                for treffer in self.treffers
            ],
            "toetsen": [
                {
                    "code": lijst.toets.code,
                    "naam": lijst.toets.naam,
                    "versie": lijst.afname.toetsversie.nummer,
                    "afname": lijst.afname.pk,
                    "punten": lijst.afname.punten,
                }
                for lijst in self.lijsten
                if lijst.afname
            ],
        }


def grenzen_van(locatie: Locatie) -> Risicogrenzen | None:
    """The limits that hold at a location today: its own before the national ones."""
    begonnen = Risicogrenzen.objects.filter(geldig_van__lte=vandaag())
    return begonnen.filter(locatie=locatie).first() or begonnen.filter(locatie=None).first()


def adviseer(klant: Klant) -> Advies:
    """Work out the advice, on the answers that hold today.

    A list whose outcome proposes a colour counts with that colour, the points of the others are added and
    held against the limits of the location; the heaviest of these is the advice.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3.
    """
    treffers = profielen.treffers(klant)
    lijsten = _lijsten(klant, treffers)
    grenzen = grenzen_van(klant.locatie)
    bijdragen = [regel for lijst in lijsten if lijst.telt for regel in bijdragen_van(lijst)]
    if grenzen is None or not lijsten or not all(lijst.telt for lijst in lijsten):
        return Advies(None, 0, grenzen, lijsten, treffers, bijdragen)
    uitslagen = [lijst.afname for lijst in lijsten if lijst.afname]
    voorgesteld = [Kleur(kleur) for afname in uitslagen if (kleur := _kleur(afname))]
    punten = sum(afname.punten or 0 for afname in uitslagen if not _kleur(afname))
    kleur = max([grenzen.kleur(punten), *voorgesteld], key=_ZWAARTE.__getitem__)
    return Advies(kleur, punten, grenzen, lijsten, treffers, bijdragen)


def met_dag(bijdragen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Contributions as a page shows them, each with its date."""
    return [{**deel, "dag": datetime.date.fromisoformat(deel["datum"])} for deel in bijdragen]


def _lijsten(klant: Klant, treffers: list[Treffer]) -> list[Lijst]:
    """The lists that everybody gets, and those of the profiles, each once."""
    vast: list[str] = instellingen.waarde(eigen.TOETSEN, klant.locatie)
    openers: dict[str, list[str]] = {code: [] for code in vast}
    for treffer in treffers:
        openers.setdefault(treffer.profiel.toets.code, []).append(treffer.profiel.naam)
    toetsen = {toets.code: toets for toets in Toets.objects.filter(code__in=openers, handhaving=True)}
    namen = ("toets", "toetsversie", "door__gebruiker", "partner")
    afnames = klant.afnames.filter(toets__in=toetsen.values()).select_related(*namen)
    laatste = {afname.toets_id: afname for afname in afnames.laatste_per_toets()}
    lopend = {afname.toets_id: afname for afname in afnames.open()}
    return [
        Lijst(toets, openers[code], laatste.get(toets.pk), lopend.get(toets.pk))
        for code in openers
        if (toets := toetsen.get(code)) and afnemen.geldende_versie(toets, klant)
    ]


def _kleur(afname: Afname) -> str:
    return str(afname.uitslag.get("kleur") or "")


def bijdragen_van(lijst: Lijst) -> list[dict[str, Any]]:
    """What the result of a list adds to the advice, as JSON with its source and date."""
    afname = lijst.afname
    assert afname is not None and afname.afgerond_op is not None  # a list that counts
    vast = {
        "bron": lijst.toets.naam,
        "versie": afname.toetsversie.nummer,
        "datum": afname.afgerond_op.date().isoformat(),
        "door": str(afname.door or "de klant"),
    }
    if kleur := _kleur(afname):
        zin = afname.uitslag.get("professional", "")
        return [{**vast, "naam": afname.uitslag["naam"], "gebied": "", "kleur": kleur, "zinnen": [zin]}]
    return [
        {**vast, **{deel: regel.get(deel) for deel in ("naam", "gebied", "punten", "zinnen")}}
        for regel in afname.bijdragen
    ]
