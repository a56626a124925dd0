"""The client's applications to employers: kept by the client, read by every coach (K-65)."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from keten.fouten import NietToegestaan
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Sollicitatie


@transaction.atomic
def leg_vast(*, klant: Klant, **velden: Any) -> Sollicitatie:
    """Keep an application that the client made.

    Args:
        velden: fields of `Sollicitatie`.

    Raises:
        NietToegestaan: the day has yet to come, or the evidence is not the client's own document.
        ValidationError: a field is refused.
    """
    _keur(klant, velden)
    sollicitatie = voeg_toe(Sollicitatie(klant=klant, **velden))
    _schrijf(klant, f"Sollicitatie toegevoegd: {sollicitatie}.")
    return sollicitatie


@transaction.atomic
def pas_aan(*, sollicitatie: Sollicitatie, versie: int, **velden: Any) -> Sollicitatie:
    """Change an application; its outcome, mostly.

    Args:
        versie: the version that the form was opened with.

    Raises:
        VersieConflict: it was changed in another window.
        NietToegestaan: as for `leg_vast`, or it has been taken back.
    """
    _keur(sollicitatie.klant, velden)
    huidig = Sollicitatie.objects.select_for_update(of=("self",)).get(pk=sollicitatie.pk)
    if huidig.ingetrokken_op is not None:
        raise NietToegestaan(_("Deze sollicitatie hebt u al weggehaald."))
    sollicitatie = wijzig(huidig, versie=versie, **velden)
    _schrijf(sollicitatie.klant, f"Sollicitatie gewijzigd: {sollicitatie}.")
    return sollicitatie


@transaction.atomic
def trek_in(*, sollicitatie: Sollicitatie) -> Sollicitatie:
    """Take an application out of lists and counts; doing so twice changes nothing. Its line stays."""
    sollicitatie = Sollicitatie.objects.select_for_update(of=("self",)).get(pk=sollicitatie.pk)
    if sollicitatie.ingetrokken_op is None:
        sollicitatie.ingetrokken_op = timezone.now()
        sollicitatie.save(update_fields=["ingetrokken_op"])
        _schrijf(sollicitatie.klant, f"Sollicitatie weggehaald: {sollicitatie}.")
    return sollicitatie


def tel(klant: Klant, *, van: datetime.date, tot: datetime.date) -> dict[str, int]:
    """How many applications a client made in a period, by outcome; the total under "".

    Args:
        van, tot: the first and the last day, both included.
    """
    in_periode = klant.sollicitaties.geldig().filter(op__range=(van, tot))
    per_uitkomst = dict(in_periode.order_by().values_list("uitkomst").annotate(aantal=Count("pk")))
    return {"": sum(per_uitkomst.values()), **per_uitkomst}


def _keur(klant: Klant, velden: dict[str, Any]) -> None:
    dag = velden.get("op")
    if dag is not None and dag > vandaag():
        raise NietToegestaan(_("Deze datum moet nog komen. Vul de dag in waarop u solliciteerde."), veld="op")
    if dag is not None and dag < klant.geboortedatum:
        raise NietToegestaan(_("Deze datum kan niet. Kijk het jaar na."), veld="op")
    bewijs = velden.get("bewijs")
    if bewijs is not None and (bewijs.klant_id != klant.pk or bewijs.ingetrokken_op is not None):
        raise NietToegestaan(_("Dit document staat niet in uw dossier."), veld="bewijs")


def _schrijf(klant: Klant, zin: str) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.SOLLICITATIE, zin, door_klant=True)
