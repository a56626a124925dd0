"""What is shown of a candidate: what somebody can do, and nothing of benefit, route or health."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects

from keten.models import Locatie, Medewerker
from klanten.models import Klant, KlantCompetentie, Opleiding, Situatie, Werkervaring
from werkgevers.models import Accountmanagerschap, Vacature, Voordracht


@dataclass(frozen=True)
class Kaart:
    """What somebody can do, in words.

    Attributes:
        kan: competences with their level, the strongest first.
        geleerd: courses with a diploma or without.
        gedaan: earlier jobs, the latest first.
    """

    naam: str
    kan: list[str]
    geleerd: list[str]
    gedaan: list[str]
    rijbewijs: bool


@dataclass(frozen=True)
class OpDeLijst:
    """A candidate on the list that an employer gets."""

    voordracht: Voordracht
    kaart: Kaart

    @property
    def motivatie(self) -> str:
        """Why this candidate, in the words that the client agreed to."""
        return self.voordracht.motivatie


@dataclass(frozen=True)
class Kandidatenlijst:
    """The one list of a vacancy, bearing the name of the accountmanager (W-27)."""

    vacature: Vacature
    accountmanager: Medewerker | None
    kandidaten: list[OpDeLijst] = field(default_factory=list)


def kandidatenlijst(vacature: Vacature, *, klanten_van: Locatie | None = None) -> Kandidatenlijst:
    """What the employer may see of the candidates for a vacancy. Every channel to an employer reads this.

    Only who was proposed after both agreements is on it; who was withdrawn since, was refused some time ago
    or took back the consent has left it.

    Args:
        klanten_van: only the clients of this location; None gives the whole list.
    """
    gezien = vacature.voordrachten.in_beeld_van_werkgever().filter(
        coach_akkoord_op__isnull=False, klant_akkoord_op__isnull=False
    )
    if klanten_van is not None:
        gezien = gezien.filter(locatie=klanten_van)
    rijen = list(gezien.select_related("klant").order_by("voorgedragen_op", "pk"))
    kaarten = van_klanten(rij.klant for rij in rijen)
    return Kandidatenlijst(
        vacature=vacature,
        accountmanager=accountmanager_van(vacature) or next((rij.voorgedragen_door for rij in rijen), None),
        kandidaten=[OpDeLijst(rij, kaarten[rij.klant_id]) for rij in rijen],
    )


def accountmanager_van(vacature: Vacature) -> Medewerker | None:
    """The one contact of the employer, if there is one now."""
    lopend = Accountmanagerschap.objects.filter(werkgever=vacature.werkgever_id, tot__isnull=True)
    namen = ("medewerker__gebruiker", "medewerker__partner")
    nu = lopend.select_related(*namen).first()
    return nu.medewerker if nu else None


def van_klanten(klanten: Iterable[Klant]) -> dict[int, Kaart]:
    """The cards of some clients by their keys, in three queries for all of them."""
    lijst = list(klanten)
    prefetch_related_objects(
        lijst,
        Prefetch(
            "competenties",
            KlantCompetentie.objects.geldig().select_related("competentie").order_by("-niveau"),
            to_attr="kan_nu",
        ),
        Prefetch("opleidingen", Opleiding.objects.order_by("-diploma", "-jaar"), to_attr="geleerd"),
        Prefetch("werkervaringen", Werkervaring.objects.order_by("-van"), to_attr="gedaan"),
        Prefetch("situatie", Situatie.objects.only("rijbewijs")),
    )
    return {klant.pk: _kaart(klant) for klant in lijst}


def _kaart(klant: Klant) -> Kaart:
    sterkst: dict[str, KlantCompetentie] = {}
    for record in getattr(klant, "kan_nu"):  # noqa: B009  (an attribute that only a prefetch gives)
        sterkst.setdefault(record.competentie.naam, record)
    return Kaart(
        naam=klant.naam,
        kan=[f"{naam} ({record.get_niveau_display()})" for naam, record in sterkst.items()],
        geleerd=[_opleiding(opleiding) for opleiding in getattr(klant, "geleerd")],  # noqa: B009
        gedaan=[_werk(werk) for werk in getattr(klant, "gedaan")],  # noqa: B009
        rijbewijs=bool(getattr(getattr(klant, "situatie", None), "rijbewijs", False)),
    )


def _opleiding(opleiding: Opleiding) -> str:
    diploma = "met diploma" if opleiding.diploma else "zonder diploma"
    return f"{opleiding.naam} ({opleiding.get_niveau_display()}, {diploma})"


def _werk(werk: Werkervaring) -> str:
    tot = f"{werk.tot.year}" if werk.tot else "nu"
    jaren = f"{werk.van.year}" if tot == f"{werk.van.year}" else f"{werk.van.year} tot {tot}"
    return f"{werk.functie}{f', {werk.werkgever}' if werk.werkgever else ''} ({jaren})"
