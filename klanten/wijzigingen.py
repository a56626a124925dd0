"""The change history of a dossier, as the database triggers wrote it down: who, when, what it was and became.

Every model that is tracked and leads to a client takes part, also those of the floors above, which are found
in the registry. What was changed without the portal (an SQL console) has no person and is shown as such.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from keten.getallen import met_komma
from keten.rechten import Recht
from klanten.models import Klant

BUITEN = "buiten het portaal"
LEEG = "niet ingevuld"
SOORTEN = {"insert": "toegevoegd", "update": "gewijzigd", "delete": "verwijderd"}
# Bookkeeping of the portal itself, and what every line of this client has in common.
_VERBORGEN = frozenset({"id", "versie", "zoeknaam", "klant"})
# What other screens show to some roles only, the history shows to the same.
_RECHT_VAN_BRON = {
    "klanten.AntwoordEvent": Recht.AANVRAAG,
    "klanten.SchoolmeldingEvent": Recht.AANMELDEN,
    "diagnose.AfnameEvent": Recht.RISICO,  # among the answers are those to the tests of enforcement
    "diagnose.MedischAdviesEvent": Recht.DIAGNOSE,
    "diagnose.WerkFirstPlaatsingEvent": Recht.RISICO,
    "handhaving.VervolgmaatregelEvent": Recht.RISICO,
    "handhaving.VerplichtingEvent": Recht.RISICO,
    "handhaving.OvertredingEvent": Recht.MAATREGEL_VOORSTELLEN,
    "handhaving.VoorstelEvent": Recht.MAATREGEL_VOORSTELLEN,
    "handhaving.BezwaarEvent": Recht.MAATREGEL_VOORSTELLEN,
}
_RECHT_VAN_HANDHAVING = Recht.HANDHAVEN
_RECHT_VAN_VELD = {
    ("klanten.AanvraagEvent", "bedrag"): Recht.CLAIM,
    ("klanten.SituatieEvent", "iban"): Recht.CLAIM,
}

Verwijzing = tuple[type[models.Model], Any]


@dataclass(frozen=True)
class Veldwijziging:
    """One field, in words."""

    naam: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Wijziging:
    """One change of one record.

    Attributes:
        wie: the person, "cliënt", or that it happened outside the portal.
        wat: what kind of record it is ("contactgegevens").
        soort: "toegevoegd", "gewijzigd" or "verwijderd".
    """

    op: datetime.datetime
    wie: str
    partner: str
    wat: str
    soort: str
    velden: list[Veldwijziging]


@dataclass(frozen=True)
class _Bron:
    """A history table and the way from it to the client."""

    model: Any
    pad: str

    @property
    def velden(self) -> list[Any]:
        """The fields that people fill in."""
        return [
            veld
            for veld in self.model._meta.fields
            if not veld.name.startswith("pgh_") and veld.name not in _VERBORGEN
        ]

    def zichtbaar(self, veld: Any, rechten: Collection[Recht]) -> bool:
        """Whether somebody with these rights may read a field."""
        recht = _RECHT_VAN_VELD.get((self.model._meta.label, veld.name))
        return recht is None or recht in rechten


def _recht_van(bron: str) -> Recht | None:
    """Who may read a source; what enforcement keeps is closed, also when nobody has thought of it here."""
    dicht = _RECHT_VAN_HANDHAVING if bron.startswith("handhaving.") else None
    return _RECHT_VAN_BRON.get(bron, dicht)


def van(klant: Klant, *, rechten: Collection[Recht]) -> QuerySet[Any, Any]:
    """All changes of a dossier, newest first, as (moment, source, number): to be counted and paged.

    Turn the rows of a page into words with `in_woorden`.

    Args:
        rechten: of the one who reads; what other screens keep from this person is left out.
    """
    delen = [
        bron.model.objects.filter(**{bron.pad: klant})
        .order_by()
        .annotate(_bron=Value(naam, output_field=models.CharField()))
        .values_list("pgh_created_at", "_bron", "pgh_id")
        for naam, bron in sorted(_bronnen().items())
        if _recht_van(naam) in (None, *rechten)
    ]
    samen: QuerySet[Any, Any] = delen[0].union(*delen[1:], all=True)
    return samen.order_by("-pgh_created_at", "_bron", "-pgh_id")


def in_woorden(
    rijen: Iterable[tuple[datetime.datetime, str, int]], *, klant: Klant, rechten: Collection[Recht]
) -> list[Wijziging]:
    """Read the changes of one page, in at most three queries per kind of record.

    Args:
        rijen: rows of `van`.
        rechten: of the one who reads.
    """
    rijen = list(rijen)
    per_bron: dict[str, list[int]] = defaultdict(list)
    for _, naam, nummer in rijen:
        per_bron[naam].append(nummer)
    gevonden = {naam: _lees(_bronnen()[naam], nummers) for naam, nummers in per_bron.items()}
    paren = [(_bronnen()[naam], *gevonden[naam][nummer]) for _, naam, nummer in rijen]
    namen = _namen(paren)
    return [_wijziging(bron, nu, eerder, namen, klant, rechten) for bron, nu, eerder in paren]


@cache
def _bronnen() -> dict[str, _Bron]:
    gevonden = {}
    for model in apps.get_models():
        if hasattr(model, "pgh_tracked_model") and (pad := _pad_naar_klant(model)):
            gevonden[model._meta.label] = _Bron(model, pad)
    return gevonden


def _pad_naar_klant(model: type[models.Model]) -> str:
    """The lookup from a history table to the client: straight, or by the record above it."""
    verwijzingen = [veld for veld in model._meta.fields if isinstance(veld, models.ForeignKey)]
    for veld in verwijzingen:
        if veld.related_model is Klant:
            return veld.name
    for veld in verwijzingen:
        doel = veld.related_model
        if veld.name.startswith("pgh_") or isinstance(doel, str):
            continue
        if any(verder.name == "klant" and verder.related_model is Klant for verder in doel._meta.fields):
            return f"{veld.name}__klant"
    return ""


def _lees(bron: _Bron, nummers: list[int]) -> dict[int, tuple[Any, Any | None]]:
    """Each change with the state before it."""
    vorige = bron.model.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    nu = list(
        bron.model.objects.filter(pgh_id__in=nummers)
        .select_related("pgh_context")
        .annotate(vorige_id=Subquery(vorige.order_by("-pgh_id").values("pgh_id")[:1]))
    )
    eerder = bron.model.objects.in_bulk([rij.vorige_id for rij in nu if rij.vorige_id])
    return {rij.pgh_id: (rij, eerder.get(rij.vorige_id)) for rij in nu}


def _namen(paren: Iterable[tuple[_Bron, Any, Any | None]]) -> dict[Verwijzing, str]:
    """The names of the records that changes refer to, in one query per model."""
    nodig: dict[type[models.Model], set[Any]] = defaultdict(set)
    for bron, *standen in paren:
        for veld in bron.velden:
            if isinstance(veld, models.ForeignKey):
                nodig[veld.related_model] |= {getattr(stand, veld.attname) for stand in standen if stand}  # type: ignore[index]
    return {
        (model, record.pk): str(record)
        for model, nummers in nodig.items()
        # A name may need the record above it (an employee's stands on the account).
        for record in model._default_manager.select_related().filter(pk__in=nummers - {None})
    }


def _wijziging(
    bron: _Bron,
    nu: Any,
    eerder: Any | None,
    namen: dict[Verwijzing, str],
    klant: Klant,
    rechten: Collection[Recht],
) -> Wijziging:
    wie, partner = _wie(nu.pgh_context, klant)
    velden = [
        Veldwijziging(str(veld.verbose_name), _waarde(veld, eerder, namen), _waarde(veld, nu, namen))
        for veld in bron.velden
        if bron.zichtbaar(veld, rechten)
    ]
    verwijderd = nu.pgh_label == "delete"
    return Wijziging(
        op=nu.pgh_created_at,
        wie=wie,
        partner=partner,
        wat=str(bron.model.pgh_tracked_model._meta.verbose_name),
        soort=SOORTEN.get(nu.pgh_label, nu.pgh_label),
        velden=[] if verwijderd else [veld for veld in velden if veld.oud != veld.nieuw],
    )


def _wie(context: pghistory.models.Context | None, klant: Klant) -> tuple[str, str]:
    gegevens = context.metadata if context else {}
    if not gegevens.get("naam"):
        return BUITEN, ""
    if klant.gebruiker_id is not None and gegevens.get("gebruiker") == klant.gebruiker_id:
        return "cliënt", ""
    return gegevens["naam"], gegevens.get("partner", "")


def _waarde(veld: Any, stand: Any | None, namen: dict[Verwijzing, str]) -> str:
    """A value as a person reads it."""
    waarde = getattr(stand, veld.attname) if stand is not None else None
    if waarde is None or waarde == "":
        return LEEG
    if isinstance(veld, models.ForeignKey):
        return namen.get((veld.related_model, waarde), "niet meer bekend")  # type: ignore[arg-type]
    if veld.choices:
        return str(dict(veld.flatchoices).get(waarde, waarde))
    return _tekst(waarde)


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime.datetime):
        return f"{timezone.localtime(waarde):%d-%m-%Y %H:%M}"
    if isinstance(waarde, datetime.date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, Decimal):
        return met_komma(waarde, 2)
    return str(getattr(waarde, "as_national", waarde))
