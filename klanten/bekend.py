"""What the portal knows of a client: each field with its value, since when, and from whom (K-09, X-18).

A field that is known is shown, and confirmed or disputed; nobody asks it again. When and from whom comes from
the history that the database keeps; for all fields together in one query.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, QuerySet, Value
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from pghistory.core import event_models

from keten.getallen import met_komma
from klanten.models import Contactgegevens, Klant, Situatie


@dataclass(frozen=True)
class Bekend:
    """A field that is known.

    Attributes:
        naam: what the field is called on screen.
        waarde: the value in words.
        ruw: the value as the record holds it.
        sinds: the day on which it got this value; None when that happened outside the portal.
        door: the organisation that filled it in; empty when unknown or when the client did.
        door_klant: whether the client filled it in.
    """

    naam: str
    waarde: str
    ruw: Any
    sinds: datetime.date | None
    door: str
    door_klant: bool


@dataclass(frozen=True)
class _Herkomst:
    sinds: datetime.date
    door: str
    door_klant: bool


VELDEN: dict[type[models.Model], tuple[str, ...]] = {
    Klant: ("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht"),
    Contactgegevens: ("straat", "postcode", "woonplaats", "telefoon", "email", "voorkeurskanaal"),
    Situatie: ("verhaal", *Situatie.WERK, *Situatie.THUIS, *Situatie.INKOMEN),
}
"""The fields by record, in the order of the screen; no two records have a field of the same name.

Left out of `Situatie.VELDEN`: that a benefit is asked for. That is a step, and no fact about the client.
"""

_NAMEN = {
    "voornamen": _("Voornamen"),
    "roepnaam": _("Roepnaam"),
    "tussenvoegsel": _("Tussenvoegsel"),
    "achternaam": _("Achternaam"),
    "geboortedatum": _("Geboortedatum"),
    "geslacht": _("Geslacht"),
    "straat": _("Straat en huisnummer"),
    "postcode": _("Postcode"),
    "woonplaats": _("Woonplaats"),
    "telefoon": _("Telefoonnummer"),
    "email": _("E-mailadres"),
    "voorkeurskanaal": _("Contact het liefst via"),
    "verhaal": _("Verhaal"),
    "arbeid": _("Situatie"),
    "werkloos_sinds": _("Werkloos sinds"),
    "laatste_beroep": _("Laatste beroep"),
    "gewenst_beroep": _("Gewenst beroep"),
    "uren_per_week": _("Uren per week"),
    "beschikbaar_vanaf": _("Beschikbaar vanaf"),
    "startkwalificatie": _("Startkwalificatie"),
    "rijbewijs": _("Rijbewijs B"),
    "woonvorm": _("Woonsituatie"),
    "kinderen_thuis": _("Kinderen thuis"),
    "jongste_kind_geboren": _("Geboortedatum van het jongste kind"),
    "inkomsten_per_maand": _("Inkomsten per maand"),
    "iban": _("Rekeningnummer (IBAN)"),
}
"""What fields are called, for clients and employees alike."""


def bekend(klant: Klant) -> dict[str, Bekend]:
    """The fields of a client that are filled in, by name, each with when and from whom it came."""
    herkomst = _herkomst(klant)
    gevonden = {}
    for model, namen in VELDEN.items():
        record = _record(klant, model)
        for naam in namen:
            ruw = getattr(record, naam, None)
            if ruw is None or ruw == "":
                continue
            bron = herkomst.get(naam)
            gevonden[naam] = Bekend(
                naam=veldnaam(naam),
                waarde=_in_woorden(record, naam, ruw),
                ruw=ruw,
                sinds=bron.sinds if bron else None,
                door=bron.door if bron else "",
                door_klant=bron.door_klant if bron else False,
            )
    return gevonden


def veldnaam(naam: str) -> str:
    """What a field is called on screen.

    Raises:
        KeyError: there is no such field.
    """
    return str(_NAMEN[naam])


def _record(klant: Klant, model: type[models.Model]) -> models.Model | None:
    """The record of a client that holds a group of fields, if it is there."""
    if model is Klant:
        return klant
    return getattr(klant, model._meta.model_name or "", None)


def _herkomst(klant: Klant) -> dict[str, _Herkomst]:
    """For each field the last change in which its value became another one."""
    delen = [_standen(klant, model) for model in VELDEN]
    rijen = delen[0].union(*delen[1:], all=True).order_by("soort", "nummer")
    herkomst: dict[str, _Herkomst] = {}
    vorige: dict[str, dict[str, Any]] = {}
    for soort, _nummer, op, context, stand in rijen:
        eerder = vorige.get(soort, {})
        for naam, waarde in stand.items():
            if naam not in eerder or eerder[naam] != waarde:
                herkomst[naam] = _in_herkomst(op, context or {}, klant)
        vorige[soort] = stand
    return herkomst


def _standen(klant: Klant, model: type[models.Model]) -> QuerySet[Any, Any]:
    """The states of one record, as the database kept them."""
    [geschiedenis] = event_models(tracks_model=model)
    van_klant = {"pgh_obj" if model is Klant else "klant": klant}
    rijen: QuerySet[Any, Any] = geschiedenis._default_manager.filter(**van_klant)
    standen: QuerySet[Any, Any] = (
        rijen.order_by()
        .annotate(
            soort=Value(str(model._meta.model_name), output_field=models.CharField()),
            nummer=F("pgh_id"),
            stand=JSONObject(**{naam: F(naam) for naam in VELDEN[model]}),
        )
        .values_list("soort", "nummer", "pgh_created_at", "pgh_context__metadata", "stand")
    )
    return standen


def _in_herkomst(op: datetime.datetime, context: dict[str, Any], klant: Klant) -> _Herkomst:
    zelf = klant.gebruiker_id is not None and context.get("gebruiker") == klant.gebruiker_id
    return _Herkomst(timezone.localdate(op), "" if zelf else context.get("partner", ""), zelf)


def _in_woorden(record: Any, naam: str, ruw: Any) -> str:
    """A value as a person reads it."""
    if toon := getattr(record, f"get_{naam}_display", None):
        return capfirst(str(toon()))
    if isinstance(ruw, bool):
        return str(_("Ja") if ruw else _("Nee"))
    if isinstance(ruw, datetime.date):
        return date_format(ruw, "j F Y")
    if isinstance(ruw, Decimal):
        return f"€ {met_komma(ruw, 2)}"
    return str(getattr(ruw, "as_national", ruw))
