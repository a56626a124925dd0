"""What a location chooses about handing over and consulting."""

from keten.instellingen import Instelsoort, registreer

ALLEEN_NA_OVERLEG = "contactpersoon_na_overleg"

_SOORTEN = (
    Instelsoort(
        code=ALLEEN_NA_OVERLEG,
        naam="Contactpersoon van een andere partner alleen na duaal overleg",
        uitleg="Een klant gaat pas naar een contactpersoon van een andere partner als beide partners dat "
        "samen hebben besloten, met de reden erbij. Een warme overdracht telt ook als zo'n overleg.",
        groep="Samenwerken",
        standaard=False,
        bron="Goed bekeken! (AKO 2005), 4.1, punt 11",
    ),
)


def meld_aan() -> None:
    """Declare the settings of this room."""
    registreer(_SOORTEN)
