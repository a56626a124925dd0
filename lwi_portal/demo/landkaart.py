"""The Landkaart of the demonstration: 124 locations with ten years of invented measurements.

Locations beyond those that the sources name are marked as samples.
"""

import datetime
import math
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from django.db.models import Avg
from django.utils import timezone
from django.utils.text import slugify

from keten.models import Gebruiker, Ketenpartner, Locatie, Medewerker, Postcodegebied
from keten.rechten import Rol
from keten.tijd import vandaag
from landkaart.models import Inspectietoegang, Mijlpaal, Mijlpaalscore, Toetsing
from lwi_portal.demo.plaatsen import MEEST

_PER_KEER = 2000
_METINGEN = (3560, 3100, 2560, 2010, 1500, 980, 470, 60)
"""How many days ago a location submitted, give or take some weeks."""

_PLAATSEN = (
    "Almere", "Amersfoort", "Eindhoven", "Enschede", "Haarlem", "Zwolle", "Nijmegen", "Maastricht",
    "Venlo", "Roermond", "Weert", "Helmond", "Oss", "Roosendaal", "Bergen op Zoom", "Goes",
    "Middelburg", "Vlissingen", "Terneuzen", "Zierikzee", "Assen", "Emmen", "Meppel", "Coevorden",
    "Stadskanaal", "Veendam", "Winschoten", "Delfzijl", "Drachten", "Sneek", "Harlingen", "Dokkum",
    "Joure", "Wolvega", "Hardenberg", "Ommen", "Almelo", "Hengelo", "Oldenzaal", "Deventer", "Zutphen",
    "Doetinchem", "Winterswijk", "Harderwijk", "Nunspeet", "Barneveld", "Veenendaal", "Wageningen",
    "Culemborg", "Geldermalsen", "Gorinchem", "Leerdam", "Zaltbommel", "Waalwijk", "Oosterhout",
    "Etten-Leur", "Zevenbergen", "Boxtel", "Veghel", "Uden", "Cuijk", "Boxmeer", "Deurne",
    "Valkenswaard", "Best", "Kerkrade", "Landgraaf", "Brunssum", "Geleen", "Echt", "Horst", "Leiden",
    "Katwijk", "Lisse", "Zeist", "Nieuwegein", "Woerden", "IJsselstein", "Houten", "Purmerend",
    "Zaandam", "Heerhugowaard", "Den Helder", "Enkhuizen", "Beverwijk", "Hoofddorp", "Amstelveen",
    "Vlaardingen", "Schiedam", "Capelle aan den IJssel", "Naaldwijk", "Rijswijk", "Lelystad",
    "Emmeloord", "Dronten", "Hellevoetsluis", "Middelharnis",
)  # fmt: skip
_SATELLIETEN = (
    "Harlingen",
    "Dokkum",
    "Ommen",
    "Zierikzee",
    "Nunspeet",
    "Leerdam",
    "Lisse",
    "Brunssum",
    "Echt",
)


def vul_kaart(*, zaad: str, metingen: int = len(_METINGEN)) -> int:
    """Add the sample locations and the measurements of every location that has none.

    Args:
        metingen: how many of the last measurements; a small population needs no long history.

    Returns:
        The number of scores.
    """
    if not Mijlpaal.objects.exists():
        return 0
    _maak_locaties()
    Locatie.objects.bulk_update(list(_met_grootte()), ["grootte"])
    scores = Mijlpaalscore.objects.bulk_create(_scores(zaad, metingen), batch_size=_PER_KEER)
    _toets(zaad)
    _laat_inspecteren()
    return len(scores)


def _maak_locaties() -> None:
    nodig = MEEST - Locatie.objects.count()
    echt = list(Locatie.objects.filter(voorbeeld=False, breedtegraad__isnull=False).select_related("regio"))
    plekken = {
        rij["plaats"]: (rij["breedte"], rij["lengte"])
        for rij in Postcodegebied.objects.filter(plaats__in=_PLAATSEN)
        .values("plaats")
        .annotate(breedte=Avg("breedtegraad"), lengte=Avg("lengtegraad"))
    }
    nieuw = [_locatie(plaats, plekken[plaats], echt) for plaats in _PLAATSEN[: max(nodig, 0)] if echt]
    gemaakt = Locatie.objects.bulk_create(nieuw)
    landelijk = list(Ketenpartner.objects.exclude(kolom=Ketenpartner.Kolom.GEMEENTE))
    door = Locatie.partners.through
    door.objects.bulk_create(
        door(locatie_id=locatie.pk, ketenpartner_id=partner.pk)
        for locatie in gemaakt
        for partner in landelijk
    )


def _locatie(plaats: str, plek: tuple[Decimal, Decimal], echt: list[Locatie]) -> Locatie:
    buur = min(echt, key=lambda locatie: _afstand(locatie, plek))
    benaming = Random(plaats).choice(Locatie.Benaming.values)
    naam = {"lwi": "LWI", "werkplein": "Werkplein", "bvg": "BVG"}[benaming]
    return Locatie(
        code=f"voorbeeld-{slugify(plaats)}",
        naam=f"{naam} {plaats}",
        plaats=plaats,
        regio=buur.regio,
        benaming=benaming,
        ouder=buur if plaats in _SATELLIETEN else None,
        breedtegraad=round(plek[0], 4),
        lengtegraad=round(plek[1], 4),
        voorbeeld=True,
        bron="Bedacht voor de demonstratie",
    )


def _met_grootte() -> Iterator[Locatie]:
    for locatie in Locatie.objects.filter(grootte=""):
        locatie.grootte = Random(f"grootte:{locatie.code}").choice(Locatie.Grootte.values)
        yield locatie


def _scores(zaad: str, metingen: int) -> Iterator[Mijlpaalscore]:
    mijlpalen = list(Mijlpaal.objects.filter(regio=None).select_related("fase").order_by("nummer"))
    nu = timezone.now()
    for locatie in Locatie.objects.filter(mijlpaalscores__isnull=True).order_by("code"):
        rng = Random(f"{zaad}:landkaart:{locatie.code}")
        begin, groei = rng.uniform(0, 35), rng.uniform(35, 110)
        eigen = {mijlpaal.pk: rng.uniform(-25, 20) for mijlpaal in mijlpalen}
        for nummer, dagen in list(enumerate(_METINGEN))[-metingen:]:
            moment = nu - datetime.timedelta(days=dagen + rng.randint(-30, 30), minutes=rng.randint(0, 400))
            for mijlpaal in mijlpalen:
                achter = 22 if mijlpaal.fase.uitvoering else 4 * mijlpaal.fase.nummer
                hoogte = begin + groei * nummer / 7 + eigen[mijlpaal.pk] - achter + rng.uniform(-6, 6)
                yield _score(locatie, mijlpaal, hoogte, moment, rng)


def _score(
    locatie: Locatie, mijlpaal: Mijlpaal, hoogte: float, moment: datetime.datetime, rng: Random
) -> Mijlpaalscore:
    return Mijlpaalscore(
        locatie=locatie,
        mijlpaal=mijlpaal,
        percentage=min(max(round(hoogte), 0), 100),
        criteria_vereist=3,
        criteria_gehaald=rng.choice((1, 2, 3, 3)),
        ingediend_naam="Voorbeeldlid van het MT",
        ingediend_functie="MT-lid",
        ingediend_op=moment,
        voorbeeld=True,
    )


def _toets(zaad: str) -> None:
    """A second look at about a third of the present answers, by the ketenaanjager of the demonstration."""
    aanjager = Medewerker.objects.filter(rollen__contains=[Rol.KETENAANJAGER]).first()
    if aanjager is None:
        return
    rng = Random(f"{zaad}:toetsing")
    laatste = (
        Mijlpaalscore.objects.filter(voorbeeld=True)
        .op(timezone.now())
        .order_by("locatie_id", "mijlpaal_id", "-ingediend_op", "-pk")
    )
    Toetsing.objects.bulk_create(
        Toetsing(
            score=score,
            percentage=max(score.percentage - rng.choice((0, 0, 0, 15)), Decimal(0)),
            reden="Voorbeeld: besproken met het MT.",
            door=aanjager,
        )
        for score in laatste
        if rng.random() < 1 / 3
    )


def _laat_inspecteren() -> None:
    """The inspector of the demonstration may read two locations for half a year."""
    ako = Medewerker.objects.filter(rollen__contains=[Rol.AKO]).first()
    inspecteur = Gebruiker.objects.filter(buitenrol=Rol.INSPECTEUR).first()
    if ako is None or inspecteur is None:
        return
    van = vandaag()
    Inspectietoegang.objects.bulk_create(
        Inspectietoegang(
            gebruiker=inspecteur,
            locatie=locatie,
            van=van,
            tot=van + datetime.timedelta(days=180),
            reden="Voorbeeld: onderzoek naar integrale dienstverlening",
            verleend_door=ako,
        )
        for locatie in Locatie.objects.filter(code__in=("apeldoorn", "gouda"))
    )


def _afstand(locatie: Locatie, plek: tuple[Decimal, Decimal]) -> float:
    dx = float(locatie.lengtegraad or 0) - float(plek[1])
    return math.hypot(float(locatie.breedtegraad or 0) - float(plek[0]), dx * 0.62)
