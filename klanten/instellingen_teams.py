"""What a location chooses about teams and young people."""

from keten.instellingen import Instelsoort, registreer

JONGEREN_TOT = "jongeren_tot_leeftijd"
ONDERWIJS_TOT = "onderwijs_tot_leeftijd"
INTEGRAAL = "integraal_team"

INSTELLINGEN = (
    Instelsoort(
        code=JONGEREN_TOT,
        naam="Jongerenloket tot en met leeftijd",
        uitleg="Wie zich inschrijft en niet ouder is, gaat naar het jongerenloket, als de locatie dat heeft.",
        groep="Jongeren",
        standaard=26,
        minimum=17,
        maximum=30,
        eenheid="jaar",
        voorbeeld=True,
    ),
    Instelsoort(
        code=ONDERWIJS_TOT,
        naam="Onder het onderwijs tot en met leeftijd",
        uitleg="Een jongere die onderwijs volgt, valt tot en met deze leeftijd onder het onderwijs. Er is "
        "dan geen intake voor een uitkering.",
        groep="Jongeren",
        standaard=22,
        minimum=15,
        maximum=30,
        eenheid="jaar",
        bron="Goed bekeken! (AKO Monitorgroep 2005), sectie over jongeren: 15 tot 23 jaar",
    ),
    Instelsoort(
        code=INTEGRAAL,
        naam="Korte afstand en jongeren naar het integrale team",
        uitleg="Wie volgens de regel 'Klanten voor het integrale team' daarvoor in aanmerking komt, komt in "
        "de werkvoorraad van dat team. Een medewerker kan een klant altijd in een ander team plaatsen.",
        groep="Teams",
        standaard=True,
        bron="Ketensamenwerking op 15 Werkpleinen (2009), sectie 3.3",
    ),
)


def meld_aan() -> None:
    """Make these settings known."""
    registreer(INSTELLINGEN)
