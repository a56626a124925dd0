"""Reading the register of looks: who looked into a dossier, grouped by day and person (X-16, X-18)."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, CharField, Count, F, Max, Min, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from keten.models import Ketenpartner
from keten.rechten import Rol
from klanten.models import Doel, Inzage, Klant

UITLEG = {
    Doel.BEGELEIDING: _("Om u te helpen werk te vinden"),
    Doel.AANMELDING: _("Voor uw inschrijving en uw eerste gesprek"),
    Doel.INKOMEN: _("Om te bekijken of u recht hebt op een uitkering"),
    Doel.CONTROLE: _("Om na te gaan of u doet wat bij uw uitkering hoort"),
    Doel.BEMIDDELING: _("Om te zien of een vacature bij u past"),
    Doel.KLANTVRAAG: _("Om een vraag van u te beantwoorden"),
    Doel.WAARNEMING: _("Omdat een collega er niet was"),
    Doel.EIGEN: _("U keek zelf"),
}
"""What each purpose means, for the client."""

NEUTRAAL = "neutraal"
_NEUTRAAL_LABEL = _("behandeling van het dossier")
_NEUTRALE_UITLEG = _("Voor de behandeling van uw dossier")

StilSinds = Callable[[Klant], datetime.datetime | None]
_STIL: list[StilSinds] = []


def registreer_stil(sinds: StilSinds) -> None:
    """Say how to know since when looks for checks must not give away that something is checked (H-39).

    Such looks stay in the register and are shown with a neutral purpose until the client hears of the check.
    """
    if sinds not in _STIL:
        _STIL.append(sinds)


@dataclass(frozen=True)
class Kijker:
    """What one person looked at on one day.

    Attributes:
        nummer: one of the looks, by which a client asks about the whole line.
        functie: what the person is called at the desk; clients see this and the organisation, not the name.
        doelen: the purposes, in words.
        uitleg: the same purposes as the client reads them.
        redenen: the reasons given, when the dossier is outside the person's own circle.
        systemen: the attached systems through which the person looked.
        zelf: whether it was the client.
    """

    nummer: int
    dag: datetime.date
    naam: str
    functie: str
    partner: str
    eerste: datetime.datetime
    laatste: datetime.datetime
    keren: int
    onderdelen: list[str]
    doelen: list[str]
    uitleg: list[str]
    redenen: list[str]
    systemen: list[str]
    zelf: bool


def per_dag(
    klant: Klant,
    *,
    partner: Ketenpartner | None = None,
    doel: str = "",
    ook_zelf: bool = True,
    voluit: bool = False,
) -> QuerySet[Any, dict[str, Any]]:
    """The looks into a dossier, newest day first, one row per person and organisation; to be paged.

    Args:
        partner, doel: only looks for this organisation or purpose.
        ook_zelf: whether the client's own looks are there too.
        voluit: with the true purpose, also of looks for a check that the client has not heard of; only for
            who handles such checks or answers for the register.
    """
    inzagen = klant.inzagen.annotate(getoond=F("doel") if voluit else _getoond(klant))
    if partner is not None:
        inzagen = inzagen.filter(partner=partner)
    if doel:
        inzagen = inzagen.filter(getoond=doel)
    if not ook_zelf:
        inzagen = inzagen.exclude(doel=Doel.EIGEN)
    return (
        inzagen.annotate(dag=TruncDate("op"))
        .values(
            "dag",
            "gebruiker__naam",
            "gebruiker__medewerker__functie",
            "gebruiker__buitenrol",
            "partner__naam",
            "gebruiker__partneraccount__partner__naam",
            "gebruiker",
        )
        .annotate(
            nummer=Min("pk"),
            eerste=Min("op"),
            laatste=Max("op"),
            keren=Count("pk"),
            onderdelen=ArrayAgg("onderdeel", distinct=True, default=Value([])),
            doelen=ArrayAgg("getoond", distinct=True, default=Value([])),
            redenen=ArrayAgg("reden", distinct=True, filter=~Q(reden=""), default=Value([])),
            systemen=ArrayAgg(
                "systeem__naam", distinct=True, filter=Q(systeem__isnull=False), default=Value([])
            ),
        )
        .order_by("-dag", "-laatste", "gebruiker")
    )


def in_woorden(rij: dict[str, Any]) -> Kijker:
    """One row of `per_dag` as a person reads it."""
    return Kijker(
        nummer=rij["nummer"],
        dag=rij["dag"],
        naam=rij["gebruiker__naam"],
        functie=rij["gebruiker__medewerker__functie"] or _rol(rij["gebruiker__buitenrol"]),
        partner=rij["partner__naam"] or rij["gebruiker__partneraccount__partner__naam"] or "",
        eerste=rij["eerste"],
        laatste=rij["laatste"],
        keren=rij["keren"],
        onderdelen=[gettext(onderdeel) for onderdeel in rij["onderdelen"]],
        doelen=[str(_NEUTRAAL_LABEL if doel == NEUTRAAL else Doel(doel).label) for doel in rij["doelen"]],
        uitleg=[str(_NEUTRALE_UITLEG if doel == NEUTRAAL else UITLEG[Doel(doel)]) for doel in rij["doelen"]],
        redenen=rij["redenen"],
        systemen=rij["systemen"],
        zelf=rij["doelen"] == [Doel.EIGEN],
    )


def van_inzage(inzage: Inzage, *, voluit: bool = False) -> Kijker:
    """The line of `per_dag` that one look belongs to."""
    rijen = per_dag(inzage.klant, voluit=voluit).filter(
        gebruiker=inzage.gebruiker_id, partner=inzage.partner_id
    )
    return in_woorden(rijen.get(dag=timezone.localdate(inzage.op)))


def organisaties(klant: Klant) -> QuerySet[Ketenpartner]:
    """The organisations for which somebody looked into this dossier."""
    return Ketenpartner.objects.filter(pk__in=klant.inzagen.values("partner")).order_by("naam")


def _getoond(klant: Klant) -> Combinable:
    """The purpose as everybody may know it."""
    sinds = min((dag for vraag in _STIL if (dag := vraag(klant)) is not None), default=None)
    if sinds is None:
        return F("doel")
    stil = When(doel=Doel.CONTROLE, op__gte=sinds, then=Value(NEUTRAAL))
    return Case(stil, default=F("doel"), output_field=CharField())


def _rol(buitenrol: str) -> str:
    return Rol(buitenrol).label if buitenrol else gettext("medewerker")
