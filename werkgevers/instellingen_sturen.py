"""Settings about placements, aftercare and what an employer team offers."""

from keten.instellingen import Instelsoort, registreer

TELT_VOOR = "plaatsing_telt_voor"
NAZORGWEKEN = "nazorg_werkgever_weken"
STEUN_WAARSCHUWEN = "steun_waarschuwen_dagen"
STIL = "vacature_stil_dagen"
DIENSTEN = "werkgeversteam_diensten"

LEVERANCIER = "leverancier"
VERWERVER = "verwerver"
ALLEN = "allen"

_GROEP = "Plaatsing en nazorg"

SOORTEN = (
    Instelsoort(
        TELT_VOOR,
        "Voor wie een plaatsing telt",
        "Een plaatsing kan meetellen voor meer dan één partner, zodat niemand op vacatures hoeft te "
        "concurreren.",
        _GROEP,
        VERWERVER,
        keuzes=(
            (LEVERANCIER, "alleen voor wie de kandidaat leverde"),
            (VERWERVER, "voor wie de kandidaat leverde en voor wie de vacature binnenhaalde"),
            (ALLEN, "voor alle partners die eraan werkten"),
        ),
        bron="Samen doen we het zo (Monitorgroep 2005), paragraaf 3.9, conclusie 5; de verdeling is een "
        "voorbeeld",
        voorbeeld=True,
    ),
    Instelsoort(
        NAZORGWEKEN,
        "Nazorg bij een plaatsing na",
        "Zo lang na de eerste werkdag spreekt iemand de werkgever, en iemand de klant.",
        _GROEP,
        ["1", "4", "12"],
        keuzes=tuple((str(weken), f"{weken} weken") for weken in (1, 2, 4, 8, 12, 26, 39, 52)),
        voorbeeld=True,
    ),
    Instelsoort(
        STEUN_WAARSCHUWEN,
        "Waarschuwen voor het einde van een subsidie",
        "Zo lang van tevoren krijgt de accountmanager een taak.",
        _GROEP,
        30,
        minimum=1,
        maximum=180,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        STIL,
        "Een vacature ligt stil na",
        "Is er zo lang geen kandidaat gezocht of voorgedragen, dan staat de vacature op de dag van de "
        "accountmanager.",
        _GROEP,
        14,
        minimum=1,
        maximum=180,
        eenheid="dagen",
        voorbeeld=True,
    ),
    Instelsoort(
        DIENSTEN,
        "Wat het werkgeversteam aanbiedt",
        "Staat op de pagina van het werkgeversteam.",
        "Werkgeversteam",
        ["vacatures", "voorselectie", "nazorg", "subsidies"],
        keuzes=(
            ("vacatures", "vacatures vervullen"),
            ("voorselectie", "kandidaten voorselecteren"),
            ("nazorg", "nazorg na een plaatsing"),
            ("subsidies", "advies over subsidies en vergoedingen"),
            ("scholing", "scholing van personeel"),
            ("uitplaatsing", "ontslag en uitplaatsing"),
            ("pools", "pools van werkgevers"),
            ("advies", "advies over personeel en wetten"),
        ),
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)
