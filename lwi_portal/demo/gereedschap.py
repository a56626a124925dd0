"""Places, an instrument of the municipality's own, a field that was established, and questions on rules.

All of it is made up and says so.
"""

import datetime

from django.db.models import OuterRef, Subquery

from diagnose.models import Activiteit, Instrument, Instrumentplaatsen, InstrumentRegime, Regelvraag
from keten.models import Ketenpartner, Locatie, Medewerker, Regime
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.plek import Plek

_PLAATSEN = {"work-first-stage": 40, "groepsbegeleiding": 60, "duaal-traject": 15, "leerbaan": 8}
_EIGEN = "Taalcafé"


def vul_locatie(plek: Plek) -> int:
    """Fill in the gereedschapskist of a location; returns how many rows were added."""
    locatie, dag = plek.locatie, plek.vandaag
    middelen = {instrument.code: instrument for instrument in Instrument.objects.filter(partner=None)}
    rijen = _zet_plaatsen(locatie, middelen)
    _neem_percentage_over(locatie)
    wie = locatie.medewerkers.select_related("partner").order_by("gebruiker__email").first()
    if locatie.code != "apeldoorn" or wie is None or "work-first-stage" not in middelen:
        return rijen
    _houdt_zelf_bij(locatie, dag)
    return rijen + _vraag_en_antwoord(locatie, middelen["work-first-stage"], wie, dag)


def _zet_plaatsen(locatie: Locatie, middelen: dict[str, Instrument]) -> int:
    plaatsen = [
        Instrumentplaatsen(instrument=middelen[code], locatie=locatie, aantal=aantal)
        for code, aantal in _PLAATSEN.items()
        if code in middelen
    ]
    return len(Instrumentplaatsen.objects.bulk_create(plaatsen))


def _neem_percentage_over(locatie: Locatie) -> None:
    """What a step keeps of its instrument from when it is put into a plan."""
    stappen = Activiteit.objects.filter(
        werkplan__klant__locatie=locatie, instrument__percentage__isnull=False
    )
    middel = Instrument.objects.filter(pk=OuterRef("instrument"))
    stappen.update(percentage=Subquery(middel.values("percentage")))


def _houdt_zelf_bij(locatie: Locatie, dag: datetime.date) -> None:
    gemeente = Ketenpartner.objects.filter(locaties=locatie, kolom=Ketenpartner.Kolom.GEMEENTE).first()
    if gemeente is not None:
        Instrument.objects.create(
            code="taalcafe-voorbeeld",
            naam=f"{_EIGEN} (voorbeeld)",
            omschrijving="Elke week Nederlands oefenen met vrijwilligers.",
            doelen=["leren", "meedoen"],
            domein="participatie",
            kolom=gemeente.kolom,
            partner=gemeente,
            leverancier="bibliotheek",
            opbrengst="De klant durft Nederlands te spreken op het werk.",
            voorbeeld=True,
            getallen_voorbeeld=True,
            geldig_van=dag - 90 * DAG,
        )


def _vraag_en_antwoord(locatie: Locatie, instrument: Instrument, wie: Medewerker, dag: datetime.date) -> int:
    ww = Regime.objects.get(code="ww")
    Regelvraag.objects.create(
        instrument=instrument,
        regime=ww,
        locatie=locatie,
        vraag="Mag een klant met WW meedoen aan een Work First-stage? (voorbeeld)",
        gesteld_door=wie,
        gesteld_op=moment(dag - 40 * DAG, 10),
        uiterlijk=dag - 26 * DAG,
        antwoord="Voorbeeld van een antwoord: vraag het per klant na bij UWV. Voor sommige groepen kan het.",
        bron="voorbeeld, geen echte uitspraak",
        beantwoord_door=wie,
        beantwoord_op=moment(dag - 30 * DAG, 14),
    )
    Regelvraag.objects.create(
        instrument=Instrument.objects.get(code="loonkostensubsidie"),
        regime=ww,
        locatie=locatie,
        vraag="Welke regel houdt loonkostensubsidie bij WW tegen? (voorbeeld)",
        gesteld_door=wie,
        gesteld_op=moment(dag - 3 * DAG, 11),
        uiterlijk=dag + 11 * DAG,
    )
    InstrumentRegime.objects.filter(instrument__code="schuldhulpverlening", regime=ww).update(
        bevestigd_door=wie, bevestigd_op=dag - 20 * DAG, wetsartikel="voorbeeld: nog op te zoeken"
    )
    return 2
