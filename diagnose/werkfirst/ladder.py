"""The jongerenladder: what to propose first, who waits for BBL, and whom to find early (D-68 to D-71).

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.7; Samen doen we het zo (Monitorgroep 2005).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Sum

from keten.models import Locatie, Trede
from klanten import ladder
from klanten.jongeren import geboren_na, is_jongere
from klanten.models import Clientbeeld, Klant, Ladderpositie, Situatie
from werkgevers.models import Vacature

_LADDER = Trede.Ladder.JONGERENLADDER
_SOORT = Trede.Soort
_LEREN = (_SOORT.STARTKWALIFICATIE, _SOORT.LEERWERK)
GROEPEN = {
    "jongeren": "Jongeren zonder startkwalificatie, niet op school",
    "werkenden": "Werkenden van wie de baan risico loopt",
}
SORTERINGEN = {"naam": "zoeknaam", "geboren": "klant__geboortedatum", "sinds": "klant__aangemeld_op"}
KOPPEN = ("Klantnummer", "Geboortejaar", "Groep", "Situatie", "Trede", "Contactpersoon")


@dataclass(frozen=True)
class Voorstel:
    """The rung to propose first, and why."""

    trede: Trede
    uitleg: str


def ladder_voorstel(klant: Klant) -> Voorstel | None:
    """What comes first for a young client by the ladder of the location; None for who is older (D-69).

    Without a startkwalificatie that is school, and then learning and working; only a rung of which somebody
    wrote why it is out of reach is passed over. With one it is regular work.
    """
    if not is_jongere(klant.geboortedatum, klant.locatie):
        return None
    treden = [t for t in ladder.treden(_LADDER, klant.locatie) if not t.vervallen]
    laatste = klant.ladderposities.filter(ladder=_LADDER).order_by("-sinds").first()
    buiten_bereik = dict(laatste.afwegingen.values_list("trede", "reden")) if laatste else {}
    behaald = klant.situatie.startkwalificatie is True
    for trede in sorted(treden, key=lambda trede: -trede.nummer):
        if trede.pk in buiten_bereik or (behaald and trede.soort in _LEREN):
            continue
        return Voorstel(trede, _waarom(trede, behaald=behaald, gepasseerd=bool(buiten_bereik)))
    return None


@dataclass(frozen=True)
class BblTeller:
    """Young people who wait for a BBL place against the places that employers offer (D-70)."""

    wachtend: int
    plaatsen: int

    @property
    def tekort(self) -> int:
        """How many places there are too few."""
        return max(0, self.wachtend - self.plaatsen)


def bbl(locatie: Locatie) -> BblTeller:
    """Who stands on the rung of learning and working, against open BBL places that the location can fill."""
    jong = _beelden(locatie).filter(klant__geboortedatum__gt=geboren_na(locatie))
    wachtend = jong.filter(**{"trede_soort": _SOORT.LEERWERK}).count()
    open_bbl = Vacature.objects.open().zichtbaar_op(locatie).filter(soort=Vacature.Soort.BBL)
    return BblTeller(wachtend, open_bbl.aggregate(som=Sum("plaatsen"))["som"] or 0)


def risicogroep(locatie: Locatie, keuze: Mapping[str, Any]) -> QuerySet[Clientbeeld]:
    """Whom to find early: young people out of school without startkwalificatie, and workers at risk (D-71).

    Args:
        keuze: `groep`, a key of `GROEPEN` (empty for both), and `trede`, the kind of rung.
    """
    jongeren = Q(klant__geboortedatum__gt=geboren_na(locatie), klant__situatie__startkwalificatie=False) & ~Q(
        klant__situatie__arbeid=Situatie.Arbeid.ONDERWIJS
    )
    werkenden = Q(klant__situatie__arbeid=Situatie.Arbeid.WERKEND_RISICO)
    groepen = {"jongeren": jongeren, "werkenden": werkenden}
    beelden = _beelden(locatie).filter(groepen.get(keuze.get("groep", ""), jongeren | werkenden))
    if keuze.get("trede"):
        beelden = beelden.filter(**{"trede_soort": keuze["trede"]})
    return beelden.select_related("klant__situatie", "contactpersoon__gebruiker")


def als_rijen(beelden: QuerySet[Clientbeeld]) -> Iterator[list[Any]]:
    """The rows of a spreadsheet under `KOPPEN`; a client is known there by number alone."""
    for beeld in beelden.order_by("zoeknaam", "pk").iterator(chunk_size=500):
        situatie = beeld.klant.situatie
        yield [
            beeld.klant.klantnummer,
            beeld.klant.geboortedatum.year,
            "werkend" if situatie.arbeid == Situatie.Arbeid.WERKEND_RISICO else "jongere",
            situatie.get_arbeid_display(),
            beeld.trede_naam or "",  # type: ignore[attr-defined]
            str(beeld.contactpersoon or ""),
        ]


def _beelden(locatie: Locatie) -> QuerySet[Clientbeeld]:
    """The clients in guidance, each with the rung of the jongerenladder on which the client stands."""
    posities = Ladderpositie.objects.filter(klant=OuterRef("klant"), ladder=_LADDER).order_by("-sinds")
    return Clientbeeld.objects.filter(locatie=locatie, status=Clientbeeld.Status.ACTIEF).annotate(
        trede_naam=Subquery(posities.values("trede__naam")[:1]),
        trede_soort=Subquery(posities.values("trede__soort")[:1]),
    )


def _waarom(trede: Trede, *, behaald: bool, gepasseerd: bool) -> str:
    if behaald:
        return "De klant heeft een startkwalificatie. Gewoon werk gaat boven andere trajecten."
    if gepasseerd:
        return "Van de hogere treden is vastgelegd waarom ze nu niet haalbaar zijn."
    if trede.soort in _LEREN:
        return "De klant heeft geen startkwalificatie. Die halen gaat voor werk en uitkering, als het kan."
    return "Dit is de hoogste trede van de ladder."
