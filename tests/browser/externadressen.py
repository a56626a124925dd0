"""Addresses of the pages about clients who were referred to outside partners."""

from collections.abc import Callable
from typing import Any

from klanten.models import Partnerverwijzing
from lwi_portal.demo.accounts import KLANT_EMAIL


def _dossier() -> dict[str, Any]:
    verwijzing = (
        Partnerverwijzing.objects.filter(verslagen__isnull=False).select_related("klant").earliest("pk")
    )
    return {"klantnummer": verwijzing.klant.klantnummer, "pk": verwijzing.pk}


def _bij_partner() -> dict[str, Any]:
    mijn = Partnerverwijzing.objects.filter(partner__accounts__gebruiker__email="extern@lwi.example")
    return {"pk": mijn.filter(verslagen__isnull=False).earliest("pk").pk}


def _van_marieke(grond: str) -> dict[str, Any]:
    eigen = Partnerverwijzing.objects.filter(klant__gebruiker__email=KLANT_EMAIL, grond=grond)
    return {"pk": eigen.earliest("pk").pk}


EXTERNADRESSEN: dict[str, Callable[[], dict[str, Any]]] = {
    "klanten:partnerverwijzing": _dossier,
    "klanten:partnerverwijzing_stoppen": _dossier,
    "klanten:verwezen_klant": _bij_partner,
    "klanten:mijn_verwijzing_bezwaar": lambda: _van_marieke("taak"),
    "klanten:mijn_verwijzing_intrekken": lambda: _van_marieke("toestemming"),
}
