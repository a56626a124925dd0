"""What an activity must hold before it can stand in a plan, by its kind (K-53, K-54, K-61, K-70)."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError

from diagnose.models import Activiteit, Soort, Werkplan
from keten.fouten import NietToegestaan
from keten.termijnen import Duur
from keten.tijd import vandaag

TERUG = datetime.timedelta(days=366)
VOORUIT = Duur.maanden(24)
LANGST = Duur.maanden(60)

VERPLICHT: dict[str, dict[str, str]] = {
    Soort.INKOOP: {
        "belemmering": "Kies welke belemmering deze inkoop moet wegnemen.",
        "leverancier": "Vul in bij wie het is ingekocht.",
        "prijs": "Vul de prijs in.",
        "aangevraagd_op": "Vul in wanneer het is aangevraagd.",
    },
    Soort.ADDITIONEEL: {
        "einde": "Additioneel werk is tijdelijk. Vul de laatste dag in.",
        "leerdoel": "Additioneel werk is een leerbaan. Vul in wat de klant gaat leren.",
    },
}
"""What a kind cannot be without, with what to say when it is missing.

Sources: Goed bekeken! (AKO Monitorgroep 2005), section 3.6 (inkoop on maat); De lerende keten (IWI 2008),
(Divosa 2006), chapter 2 (additioneel werk is temporary and has the form of a leerbaan).
"""


def keur(activiteit: Activiteit) -> None:
    """Refuse days that cannot be, and a kind without what belongs to it.

    Raises:
        NietToegestaan: the days cannot be, or the alternative is of something that cannot be chosen.
        ValidationError: with a message for each field that this kind asks.
    """
    keur_dagen(activiteit.begin, activiteit.einde)
    gevraagd = VERPLICHT.get(activiteit.soort, {})
    leeg = {veld: melding for veld, melding in gevraagd.items() if _ontbreekt(getattr(activiteit, veld))}
    if leeg:
        raise ValidationError(leeg)
    if activiteit.aangevraagd_op is not None and activiteit.aangevraagd_op > vandaag():
        raise NietToegestaan("De aanvraag kan niet in de toekomst liggen.", veld="aangevraagd_op")
    keur_alternatief(activiteit.werkplan, activiteit.alternatief_voor)


def keur_dagen(begin: datetime.date, einde: datetime.date | None) -> None:
    """Refuse days that are most likely a slip of the pen.

    Raises:
        NietToegestaan: next to the day that cannot be.
    """
    nu = vandaag()
    if begin < nu - TERUG:
        raise NietToegestaan("De eerste dag ligt meer dan een jaar terug.", veld="begin")
    if begin > VOORUIT.laatste_dag(nu):
        raise NietToegestaan("De eerste dag ligt meer dan twee jaar vooruit.", veld="begin")
    if einde is not None and einde < begin:
        raise NietToegestaan("De laatste dag ligt voor de eerste.", veld="einde")
    if einde is not None and einde > LANGST.laatste_dag(begin):
        raise NietToegestaan("De activiteit duurt meer dan vijf jaar. Kijk het jaartal na.", veld="einde")


def keur_alternatief(plan: Werkplan, hoofd: Activiteit | None) -> None:
    """Refuse an alternative for a step that the client cannot choose (any more).

    Raises:
        NietToegestaan: the step is of another plan, has begun, or is an alternative itself.
    """
    if hoofd is None:
        return
    kan = hoofd.werkplan_id == plan.pk and hoofd.stand == Activiteit.Stand.GEPLAND
    if not kan or hoofd.alternatief_voor_id is not None or hoofd.kopie_van_id is not None:
        raise NietToegestaan(
            "Voor deze stap kan de klant niet meer kiezen. Kies een stap die nieuw is in dit plan.",
            veld="alternatief_voor",
        )


def _ontbreekt(waarde: Any) -> bool:
    return waarde is None or waarde == ""
