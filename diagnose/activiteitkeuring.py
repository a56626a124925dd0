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

_INGEKOCHT = ("leverancier", "prijs", "aangevraagd_op")
VAN_SOORT: dict[str, tuple[str, ...]] = {
    Soort.OPSTAPJE: _INGEKOCHT,
    Soort.INKOOP: _INGEKOCHT,
    Soort.LEERWERK: (*_INGEKOCHT, "leerdoel"),
    Soort.PARTICIPATIE: ("leerdoel",),
    Soort.ADDITIONEEL: ("leerdoel",),
    Soort.ADVISEUR: ("leverancier",),
    Soort.IRO: _INGEKOCHT,
    Soort.PGB: ("prijs", "aangevraagd_op"),
}
"""What only some kinds can have, by kind."""
BIJZONDER = frozenset(veld for velden in VAN_SOORT.values() for veld in velden)


def keur(activiteit: Activiteit) -> None:
    """Refuse days that cannot be, and a kind without what belongs to it or with what does not.

    Raises:
        NietToegestaan: the days cannot be, or the alternative is of something that cannot be chosen.
        ValidationError: with a message for each field that this kind asks, or cannot have.
    """
    keur_dagen(activiteit.begin, activiteit.einde)
    if fouten := _te_weinig(activiteit) | _te_veel(activiteit):
        raise ValidationError(fouten)
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


def _te_weinig(activiteit: Activiteit) -> dict[str, str]:
    gevraagd = VERPLICHT.get(activiteit.soort, {})
    return {veld: melding for veld, melding in gevraagd.items() if _ontbreekt(getattr(activiteit, veld))}


def _te_veel(activiteit: Activiteit) -> dict[str, str]:
    vreemd = BIJZONDER.difference(VAN_SOORT.get(activiteit.soort, ()))
    melding = f"Dit hoort niet bij een activiteit van de soort “{activiteit.get_soort_display()}”."
    return {veld: melding for veld in sorted(vreemd) if not _ontbreekt(getattr(activiteit, veld))}


def _ontbreekt(waarde: Any) -> bool:
    return waarde is None or waarde == ""
