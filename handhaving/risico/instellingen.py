"""Settings of a location about how it steers its enforcement."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from keten import instellingen
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.instellingen import Instelsoort, registreer
from keten.models import Locatie, Medewerker
from keten.rechten import Recht

GROEP = "Handhaving"
RISICO = "sturing_risico"
SIGNAAL = "sturing_signaal"
STEEKPROEF = "sturing_steekproef"
JONGEREN = "risico_jongeren"
TOETSEN = "risico_toetsen"
OPNIEUW = "risico_opnieuw"

STURING = (RISICO, SIGNAAL, STEEKPROEF, JONGEREN, TOETSEN, OPNIEUW)
"""In the order of the page."""

_BRON = "Goed bekeken! (AKO Monitorgroep 2005), 3.3"

SOORTEN = (
    Instelsoort(
        RISICO,
        "Risicosturing",
        "Elke klant krijgt aan het begin een risicobeoordeling, en profielen openen hun vragenlijst. "
        "Staat dit uit, dan kan niemand een kleur vaststellen.",
        GROEP,
        standaard=True,
        bron=_BRON,
    ),
    Instelsoort(
        SIGNAAL,
        "Signaalsturing",
        "Signalen over klanten worden op deze locatie behandeld.",
        GROEP,
        standaard=True,
        bron=_BRON,
    ),
    Instelsoort(
        STEEKPROEF,
        "Steekproeven",
        "Naast risico en signalen worden klanten van elke kleur door het lot gekozen.",
        GROEP,
        standaard=True,
        bron=_BRON,
    ),
    Instelsoort(
        JONGEREN,
        "Risicobeoordeling bij het jongerenloket",
        "Ook voor klanten van het jongerenloket gelden de risicoprofielen en de risicobeoordeling.",
        GROEP,
        standaard=False,
        bron="Goed bekeken! (AKO Monitorgroep 2005), 3.7: alleen Groningen",
    ),
    Instelsoort(
        TOETSEN,
        "Vragenlijsten voor elke risicobeoordeling",
        "Zonder een geldige uitslag van deze lijsten is er geen advies.",
        GROEP,
        standaard=["naleving", "fraudescorekaart"],
        keuzes=(("naleving", "nalevingsbereidheidstoets"), ("fraudescorekaart", "fraudescorekaart")),
        bron=_BRON,
    ),
    Instelsoort(
        OPNIEUW,
        "Risico opnieuw beoordelen na",
        "Zo lang na een beoordeling staat er een taak klaar om opnieuw te kijken.",
        GROEP,
        standaard=6,
        minimum=1,
        maximum=24,
        eenheid="maanden",
        voorbeeld=True,
    ),
)


def meld_aan() -> None:
    """Declare these settings."""
    registreer(SOORTEN)


def kenmerk(locatie: Locatie) -> str:
    """What a page showed of these settings, so that nobody replaces a colleague's choice unseen."""
    versies = {code: gekozen.versie for code, gekozen in instellingen.gekozen(locatie).items()}
    return ",".join(str(versies.get(code, 0)) for code in STURING)


@transaction.atomic
def stel_in(*, locatie: Locatie, waarden: Mapping[str, Any], gezien: str, door: Medewerker) -> None:
    """Change how a location steers; what stays the same is not written.

    Args:
        gezien: the settings as the page showed them (`kenmerk`).

    Raises:
        NietToegestaan: a colleague changed them meanwhile, or the person does not decide about policy here.
    """
    eis(door, locatie, Recht.HANDHAVINGSBELEID)
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)  # two people at once take turns
    if kenmerk(locatie) != gezien:
        raise NietToegestaan("Een collega veranderde dit intussen. Open de pagina opnieuw en kijk het na.")
    nu, versies = instellingen.waarden(locatie), instellingen.gekozen(locatie)
    for code, waarde in waarden.items():
        if waarde != nu[code]:
            versie = versies[code].versie if code in versies else 0
            instellingen.zet(code=code, gebied=locatie, waarde=waarde, versie=versie)
