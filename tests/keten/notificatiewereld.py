"""A subscription of a system in Apeldoorn at a receiver, and events that wait for it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from keten import verzegelen
from keten.models import Abonnement, Locatie, Notificatie
from keten.notificaties import bezorgen
from tests.fabriek import KetenpartnerFabriek
from tests.fabriek.systemen import systeem_voor

GEHEIM = "whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="


def neem(adres: str, *locaties: Locatie, soorten: tuple[str, ...] = ("dossier.werkplan",)) -> Abonnement:
    """A subscription of a new system of UWV."""
    systeem = systeem_voor(KetenpartnerFabriek(code="uwv"), *locaties)
    geheim = verzegelen.versleutel(GEHEIM)
    return Abonnement.objects.create(systeem=systeem, adres=adres, soorten=list(soorten), geheim=geheim)


def zet_klaar(abonnement: Abonnement, *onderwerpen: str) -> list[Notificatie]:
    """Events about these subjects, in this order."""
    velden = {"abonnement": abonnement, "soort": "dossier.werkplan", "gebeurd_op": timezone.now()}
    return [Notificatie.objects.create(onderwerp=onderwerp, **velden) for onderwerp in onderwerpen]


def bezorg_alles() -> int:
    """What the worker does every minute; gives how many arrived."""
    return sum(bezorgen.bezorg(*paar) for paar in bezorgen.wachtend())


def maak_tijd() -> None:
    """Every pause of every notification and address is over."""
    wacht = Notificatie.objects.filter(stand__in=["wacht", "bezig"])
    wacht.update(volgende_poging_op=timezone.now())
    Abonnement.objects.update(rust_tot=None)


def is_echt() -> Callable[..., bool]:
    """The function with which docs/notificaties.md tells receivers to check a signature."""
    tekst = (Path(settings.BASE_DIR) / "docs" / "notificaties.md").read_text()
    gevonden = re.search(r"```python\n(.*?)```", tekst, re.DOTALL)
    assert gevonden
    ruimte: dict[str, Any] = {}
    exec(gevonden[1], ruimte)
    functie: Callable[..., bool] = ruimte["is_echt"]
    return functie
