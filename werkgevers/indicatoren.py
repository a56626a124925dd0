"""The figures of this floor, each defined once: what is counted, of what, and what is better (W-51, X-30).

The sources name employer satisfaction, effectiveness and efficiency and give no formulas (Samen doen we het
zo, Monitorgroep 2005, section 3.9, conclusion 6). The definitions are ours; they stand beside the figure.
"""

from enum import StrEnum

from keten.indicatoren import Indicator, Maat, Optelling, Parameter, Soort, registreer
from werkgevers import waarnemingen as tel

_BRON = "Samen doen we het zo (Monitorgroep 2005), paragraaf 3.9, conclusie 6; de definitie is van ons"
_UITKOMST = "De ketens voorbij? (2004): sturen op uitkomsten; de definitie is van ons"


class Groep(StrEnum):
    """The headings of the page."""

    TEVREDENHEID = "Werkgeverstevredenheid"
    EFFECTIVITEIT = "Effectiviteit"
    EFFICIENCY = "Efficiency"


KENGETALLEN = (
    Indicator(
        "tevredenheid-werkgevers",
        "Gemiddeld oordeel van werkgevers",
        Soort.KETEN,
        "Het gemiddelde van alle scores van 1 tot 5 die werkgevers na een vacature gaven.",
        Maat.GEMIDDELDE,
        tel.scores,
        _BRON,
        eenheid="van 5",
        groep=Groep.TEVREDENHEID,
        meermaals=True,
        zonder_namen=True,
    ),
    Indicator(
        "beloften-aan-werkgevers",
        "Nagekomen leveringsafspraken",
        Soort.KETEN,
        "Het deel van de afgeronde leveringsafspraken dat is nagekomen; vervallen afspraken tellen niet mee.",
        Maat.AANDEEL,
        tel.beloften,
        _BRON,
        over_mensen=False,
        groep=Groep.TEVREDENHEID,
    ),
    Indicator(
        "vervulde-vacatures",
        "Vervulde vacatures",
        Soort.KETEN,
        "Het deel van de gesloten vacatures waarvan alle plaatsen zijn vervuld.",
        Maat.AANDEEL,
        tel.gesloten,
        _BRON,
        over_mensen=False,
        groep=Groep.EFFECTIVITEIT,
    ),
    Indicator(
        "binnen-72-uur",
        "Kandidaat binnen de klok van 72 uur",
        Soort.KETEN,
        "Het deel van de binnengekomen vacatures waarvan de klok voorbij is, met een kandidaat voor het "
        "einde van de klok.",
        Maat.AANDEEL,
        tel.klok,
        "Samen doen we het zo (Monitorgroep 2005), paragraaf 3.9, Ede",
        over_mensen=False,
        groep=Groep.EFFECTIVITEIT,
    ),
    Indicator(
        "bestendige-plaatsingen",
        "Bestendige plaatsingen",
        Soort.KETEN,
        "Het deel van de gemeten plaatsingen waarbij de klant op de meetdag nog werkte.",
        Maat.AANDEEL,
        tel.gemeten,
        _BRON,
        groep=Groep.EFFECTIVITEIT,
    ),
    Indicator(
        "dagen-tot-vervulling",
        "Dagen tot een vacature is vervuld",
        Soort.KETEN,
        "Het gemiddelde aantal dagen tussen binnenkomst en vervulling van een vacature.",
        Maat.GEMIDDELDE,
        tel.dagen_open,
        _BRON,
        hoger_is_beter=False,
        eenheid="dagen",
        over_mensen=False,
        groep=Groep.EFFICIENCY,
    ),
    Indicator(
        "contacten-per-plaatsing",
        "Contacten per plaatsing",
        Soort.KETEN,
        "Het aantal gesprekken met werkgevers, gedeeld door het aantal plaatsingen dat begon.",
        Maat.GEMIDDELDE,
        tel.contacten,
        _BRON,
        hoger_is_beter=False,
        eenheid="per plaatsing",
        over_mensen=False,
        groep=Groep.EFFICIENCY,
    ),
    Indicator(
        "voordrachten-per-plaatsing",
        "Voordrachten per plaatsing",
        Soort.KETEN,
        "Het aantal kandidaten dat naar een werkgever ging, gedeeld door het aantal plaatsingen dat begon.",
        Maat.GEMIDDELDE,
        tel.voordrachten,
        _BRON,
        hoger_is_beter=False,
        eenheid="per plaatsing",
        over_mensen=False,
        groep=Groep.EFFICIENCY,
    ),
)
"""What the page on employers shows under three headings."""

_OVERIGE = (
    Indicator(
        "plaatsingen",
        "Plaatsingen",
        Soort.KETEN,
        "Het aantal klanten dat deze maand bij een werkgever begon, op een vacature van de locatie.",
        Maat.AANTAL,
        tel.begonnen,
        "De ketens voorbij? (2004): preventiequotes en plaatsingen; de definitie is van ons",
        eenheid="plaatsingen",
    ),
    Indicator(
        "moeilijk-vervulbaar",
        "Moeilijk vervulbare vacatures",
        Soort.UITKOMST,
        "Het aantal vacatures dat op de laatste dag van de maand langer dan {parameter} dagen openstond.",
        Maat.AANTAL,
        tel.lang_open,
        _UITKOMST,
        hoger_is_beter=False,
        eenheid="vacatures",
        over_mensen=False,
        parameter=Parameter("dagen open", 60, 7, 730, "dagen"),
        optelling=Optelling.LAATSTE,
    ),
)
INDICATOREN = (*KENGETALLEN, *_OVERIGE)


def meld_aan() -> None:
    """Declare these figures."""
    registreer(*INDICATOREN)
