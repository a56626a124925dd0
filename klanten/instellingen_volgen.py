"""Settings about following clients: completeness, transition, aftercare, and a municipality's domains."""

from keten.instellingen import Gebied, Instelsoort, registreer
from klanten import domeinen, volledigheid

OVERKOMST = "overkomst_weken"
NAZORG = "nazorg_weken"
DUURZAAM = "duurzaam_na_maanden"

_VOLGEN = "Volgen van klanten"
_NAZORG = "Nazorg en uitstroom"

SOORTEN = (
    Instelsoort(
        volledigheid.VERPLICHT,
        "Wat een dossier moet hebben",
        "Ontbreekt er iets van deze lijst, dan is het dossier onvolledig.",
        _VOLGEN,
        volledigheid.STANDAARD,
        keuzes=tuple((code, gegeven.naam) for code, gegeven in volledigheid.GEGEVENS.items()),
        voorbeeld=True,
    ),
    Instelsoort(
        volledigheid.BINNEN,
        "Volledig binnen",
        "Een dossier dat binnen deze tijd na de aanmelding volledig is, telt als op tijd.",
        _VOLGEN,
        28,
        minimum=1,
        maximum=365,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        OVERKOMST,
        "Overkomst melden aan de gemeente",
        "Zo lang voor het einde van een uitkering van UWV komt de klant op de lijst van de gemeente.",
        _VOLGEN,
        13,
        minimum=1,
        maximum=52,
        eenheid="weken",
        voorbeeld=True,
    ),
    Instelsoort(
        NAZORG,
        "Nazorgcontacten na",
        "Zo lang na de eerste werkdag vraagt iemand hoe het gaat. Het moment waarop de duurzaamheid wordt "
        "gemeten, komt er vanzelf bij.",
        _NAZORG,
        ["4", "13"],
        keuzes=tuple((str(weken), f"{weken} weken") for weken in (1, 2, 4, 8, 13, 26, 39, 52)),
        voorbeeld=True,
    ),
    Instelsoort(
        DUURZAAM,
        "Werk is duurzaam na",
        "Wie dan nog werkt, telt in de cijfers als duurzaam aan het werk.",
        _NAZORG,
        6,
        minimum=1,
        maximum=36,
        eenheid="maanden",
        voorbeeld=True,
    ),
    Instelsoort(
        domeinen.DOMEINEN,
        "Terreinen van de dienstverlening",
        "Wat de gemeente haar inwoners aanbiedt. In een arrangement staan alleen instrumenten van deze "
        "terreinen.",
        "Gemeente",
        [code for code, _ in domeinen.KEUZES],
        gebied=Gebied.PARTNER,
        keuzes=domeinen.KEUZES,
        bron="De lerende keten (IWI 2008), breedte van de dienstverlening per gemeente",
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)
