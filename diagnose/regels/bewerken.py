"""Editing rules at a location: which sets hold here, what a new version would do, and making it the rule."""

import datetime
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Case, Count, IntegerField, Max, Prefetch, Q, QuerySet, Value, When

from diagnose.regels.simuleren import voorwaarde_van
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelset, Regelversie
from keten.rechten import Recht
from keten.regels import beheer
from keten.regels.beheer import eigen_regelset, geldige_versie, nieuwe_versie
from keten.regels.feiten import feiten_voor
from keten.regels.nakijken import Bevinding, kijk_na
from keten.regels.valideren import lees, valideer
from keten.regels.vertalen import voorwaarde
from keten.tijd import vandaag
from klanten.models import Klant

VERSTE = datetime.timedelta(days=730)


class Gebied(models.TextChoices):
    """For whom a new version counts."""

    LOCATIE = "locatie", "Alleen deze locatie"
    REGIO = "regio", "Alle locaties van de regio"


@dataclass(frozen=True)
class Plek:
    """A set of rules with what it says today and what is to come.

    Attributes:
        gebied: the country, the region or the location, in words.
        geldt: whether this set decides at the location of the one who looks.
        leesbaar: whether what it says today can still be read; else it decides nothing.
    """

    regelset: Regelset
    gebied: str
    nu: Regelversie | None
    straks: Regelversie | None
    geldt: bool = False
    leesbaar: bool = True


@dataclass(frozen=True)
class Regel:
    """A rule by name, with its sets from near to far."""

    naam: str
    plekken: list[Plek]


@dataclass(frozen=True)
class Voorspelling:
    """What a rule would say about the present clients of a location, in numbers.

    Attributes:
        nu, straks: how many meet the present and the new rule.
        erbij, eraf: how many would meet it who do not now, and the other way round.
    """

    klanten: int
    nu: int
    straks: int
    erbij: int
    eraf: int


def regelsets_van(locatie: Locatie) -> QuerySet[Regelset]:
    """The sets that a location may see: its own, its region's and the national ones, from near to far.

    Rules about risk have screens of their own, for who may read them.
    """
    dichtbij = Case(
        When(locatie__isnull=False, then=Value(0)),
        When(regio__isnull=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    hier = Q(locatie=locatie) | Q(regio=locatie.regio_id) | Q(locatie=None, regio=None)
    sets = Regelset.objects.filter(hier).exclude(soort=Regelset.Soort.RISICO)
    return sets.select_related("locatie", "regio").order_by("soort", "naam", "code", dichtbij)


def regels_van(locatie: Locatie) -> list[Regel]:
    """Every rule with its sets, and which of them decides at this location today (D-11)."""
    dag = vandaag()
    nog = Q(geldig_tot=None) | Q(geldig_tot__gte=dag)
    lopend = Regelversie.objects.niet_ingetrokken().filter(nog).order_by("geldig_van")
    sets = regelsets_van(locatie).prefetch_related(Prefetch("versies", lopend, to_attr="lopende_versies"))
    regels: dict[str, Regel] = {}
    for regelset in sets:
        versies: list[Regelversie] = regelset.lopende_versies
        nu = next((versie for versie in versies if versie.geldig_van <= dag), None)
        straks = next((versie for versie in versies if versie.geldig_van > dag), None)
        if nu is None and straks is None:
            continue
        plekken = regels.setdefault(regelset.code, Regel(regelset.naam, [])).plekken
        geldt = nu is not None and not any(plek.geldt for plek in plekken)
        te_lezen = nu is None or not valideer(nu.boom, feiten_voor(regelset.over))
        plekken.append(Plek(regelset, gebied(regelset), nu, straks, geldt, te_lezen))
    return list(regels.values())


def gebied(regelset: Regelset) -> str:
    """Where a set holds, in words: the name of the location or region, or the country."""
    return str(regelset.locatie or regelset.regio or "landelijk")


def geldend_of_laatste(regelset: Regelset) -> Regelversie | None:
    """The version to start from: the one in force, or else the newest."""
    return regelset.versies.geldig_op(vandaag()).first() or regelset.versies.niet_ingetrokken().first()


def laatste(code: str, locatie: Locatie) -> int:
    """The newest version of a rule in any set of a location, as a key; 0 when there is none.

    A version that was withdrawn does not count, so that whoever had it before them hears of it.
    """
    sets = regelsets_van(locatie).filter(code=code).order_by()
    versies = Regelversie.objects.niet_ingetrokken().filter(regelset__in=sets)
    return versies.aggregate(hoogste=Max("pk"))["hoogste"] or 0


@transaction.atomic
def stel_vast(
    *,
    regelset: Regelset,
    gebied: str,
    locatie: Locatie,
    boom: object,
    van: datetime.date,
    toelichting: str,
    gezien: int,
    door: Medewerker,
) -> Regelversie:
    """Let a new version of a rule take effect at a location, or in its region (D-11).

    The national set never changes: a location or region gets a set of its own beside it.

    Args:
        regelset: the set that the person started from.
        gebied: one of `Gebied`.
        van: its first day; today or later, because decisions of the past keep their rule.
        gezien: the newest version when the person began (`laatste`), so that nobody replaces it unseen.

    Raises:
        NietToegestaan: the day lies in the past or too far ahead, a colleague made or withdrew a version in
            between, or the rule has mistakes or contradicts itself.
        RechtOntbreekt: not of this location, or without the right to its rules.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    if van < vandaag():
        raise NietToegestaan("Kies vandaag of een latere dag: een regel werkt niet terug.", veld="van")
    if van > vandaag() + VERSTE:
        raise NietToegestaan("Kies een dag binnen twee jaar.", veld="van")
    if gebied == Gebied.REGIO:
        eigen = eigen_regelset(code=regelset.code, regio=locatie.regio)
    else:
        eigen = eigen_regelset(code=regelset.code, locatie=locatie)
    Regelset.objects.select_for_update().get(pk=eigen.pk)
    if laatste(regelset.code, locatie) != gezien:
        raise NietToegestaan(
            "Iemand anders heeft intussen een versie van deze regel vastgesteld of ingetrokken. "
            "Open de regel opnieuw."
        )
    if tegenspraak := [bevinding.melding for bevinding in bekijk(regelset, boom) if bevinding.fout]:
        raise NietToegestaan(" ".join(tegenspraak))
    return nieuwe_versie(regelset=eigen, boom=boom, van=van, toelichting=toelichting, door=door)


def bekijk(regelset: Regelset, boom: object) -> list[Bevinding]:
    """What contradicts itself, holds for all or adds nothing in a rule; nothing for one with mistakes."""
    feiten = feiten_voor(regelset.over)
    if valideer(boom, feiten):
        return []
    return kijk_na(lees(boom, feiten), soort=regelset.soort)


@transaction.atomic
def trek_in(*, versie: Regelversie, locatie: Locatie, reden: str, door: Medewerker) -> Regelversie:
    """Withdraw a planned version of the location or its region, with a reason.

    Raises:
        NietToegestaan: the version is of elsewhere or national, is in force, or was withdrawn before.
        RechtOntbreekt: not of this location, or without the right to its rules.
    """
    eis(door, locatie, Recht.REGELS_BEHEREN)
    if not is_van(versie.regelset, locatie):
        raise NietToegestaan("U kunt alleen versies van uw eigen locatie of regio intrekken.")
    return beheer.trek_in(versie=versie, reden=reden, door=door, op=vandaag())


def is_van(regelset: Regelset, locatie: Locatie) -> bool:
    """Whether a set is the location's own or its region's."""
    eigen = regelset.locatie_id == locatie.pk
    return eigen or (regelset.regio_id is not None and regelset.regio_id == locatie.regio_id)


def voorspel(*, regelset: Regelset, boom: object, locatie: Locatie) -> Voorspelling:
    """Count, in one query, what a new rule would say about the clients of a location, beside the present one.

    Raises:
        OngeldigeBoom: the rule has mistakes.
    """
    feiten = feiten_voor(regelset.over)
    huidig = geldige_versie(regelset.code, locatie=locatie, op=vandaag())
    nu = voorwaarde_van(huidig, feiten)
    straks = voorwaarde(boom, feiten)
    klanten = Klant.objects.van_locatie(locatie).alias(**(nu.feiten | straks.feiten))
    geteld = klanten.aggregate(
        klanten=Count("pk"),
        nu=Count("pk", filter=nu.waar),
        straks=Count("pk", filter=straks.waar),
        allebei=Count("pk", filter=nu.waar & straks.waar),
    )
    allebei = geteld.pop("allebei")
    return Voorspelling(**geteld, erbij=geteld["straks"] - allebei, eraf=geteld["nu"] - allebei)
