"""Who sits in the management team for which partner, with what room to decide, and who came (X-15)."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.models.tijdvak import TijdvakQuerySet
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import RECHTEN, Recht, Rol, rechten_van
from keten.tijd import vandaag
from landkaart.models import Aanwezigheid, Beslisruimte, Mtoverleg, Vertegenwoordiging

TERUG = datetime.timedelta(days=365)
"""So far back attendance is counted."""
Functie = Vertegenwoordiging.Functie
_TEKENT = [rol for rol, rechten in RECHTEN.items() if Recht.JAARPLAN in rechten]
"""The roles that sign a ketenjaarplan: who speaks for a partner has one of them."""


@dataclass(frozen=True)
class Stoel:
    """The place of one partner in the management team.

    Attributes:
        vertegenwoordiger, vervanger: None where nobody has been named for today.
        weg: the keys of those who were named, but do not work here for the partner any more.
        aanwezig, overleggen: so many meetings of the last year with somebody of the partner, of so many.
    """

    partner: Ketenpartner
    vertegenwoordiger: Vertegenwoordiging | None
    vervanger: Vertegenwoordiging | None
    beslisruimte: Beslisruimte | None
    weg: frozenset[int]
    aanwezig: int
    overleggen: int

    @property
    def leeg(self) -> bool:
        """Whether nobody represents the partner."""
        return self.vertegenwoordiger is None or self.vertegenwoordiger.pk in self.weg

    @property
    def percentage(self) -> int | None:
        """The share of the meetings in per cent; None without meetings."""
        return round(100 * self.aanwezig / self.overleggen) if self.overleggen else None


def partners(locatie: Locatie) -> list[Ketenpartner]:
    """The partners that work at a location now."""
    return list(locatie.partners.geldig_op(vandaag()).order_by("kolom", "naam"))


def stoelen(locatie: Locatie) -> list[Stoel]:
    """Every partner of a location with who speaks for it today; a fixed number of queries."""
    zittend = _zittend(locatie, vandaag()).select_related("medewerker__gebruiker", "medewerker__partner")
    wie = {(rij.partner_id, rij.functie): rij for rij in zittend}
    weg = {rij.pk for rij in wie.values()} - set(sprekend(locatie).values_list("pk", flat=True))
    ruimtes = {ruimte.partner_id: ruimte for ruimte in Beslisruimte.objects.filter(locatie=locatie)}
    geweest = Mtoverleg.objects.filter(locatie=locatie, op__gt=vandaag() - TERUG, op__lte=vandaag())
    aantal = geweest.count()
    per_partner = dict(
        geweest.order_by().values_list("aanwezigheden__partner").annotate(aantal=Count("pk", distinct=True))
    )
    return [
        Stoel(
            partner=partner,
            vertegenwoordiger=wie.get((partner.pk, Functie.VERTEGENWOORDIGER)),
            vervanger=wie.get((partner.pk, Functie.VERVANGER)),
            beslisruimte=ruimtes.get(partner.pk),
            weg=frozenset(weg),
            aanwezig=per_partner.get(partner.pk, 0),
            overleggen=aantal,
        )
        for partner in partners(locatie)
    ]


def spreekt_voor(medewerker: Medewerker, locatie: Locatie, dag: datetime.date | None = None) -> set[int]:
    """The keys of the partners for which somebody may answer on a day: as representative or as deputy."""
    zittend = sprekend(locatie, dag).filter(medewerker=medewerker)
    return set(zittend.values_list("partner", flat=True))


def sprekend(locatie: Locatie, dag: datetime.date | None = None) -> QuerySet[Vertegenwoordiging]:
    """Who speaks for a partner on a day.

    Who was named and has left since (another partner, another location, no account) speaks for nobody.
    """
    hier = Medewerker.objects.filter(locaties=locatie, gebruiker__is_active=True)
    return _zittend(locatie, dag or vandaag()).filter(medewerker__in=hier, medewerker__partner=F("partner"))


def vertegenwoordigers(locatie: Locatie, dag: datetime.date | None = None) -> dict[int, Medewerker]:
    """The representative of each partner on a day, by key of the partner; without one, the deputy."""
    rijen = sprekend(locatie, dag).select_related("medewerker__gebruiker", "medewerker__partner")
    op_volgorde = sorted(rijen, key=lambda rij: rij.functie == Functie.VERTEGENWOORDIGER)
    return {rij.partner_id: rij.medewerker for rij in op_volgorde}


@transaction.atomic
def benoem(*, locatie: Locatie, door: Medewerker, **velden: Any) -> Vertegenwoordiging:
    """Name who speaks for a partner, or stands in, from a day.

    Raises:
        RechtOntbreekt: `door` does not keep the seat of this partner (`eigen_stoelen`).
        NietToegestaan: the partner does not work here, the person not for that partner, or cannot sign.
        ValidationError: the partner has somebody in that period.
    """
    eis_stoel(door, locatie, velden["partner"])
    _keur(locatie, velden["partner"], velden["medewerker"])
    return voeg_toe(Vertegenwoordiging(locatie=locatie, **velden))


@transaction.atomic
def wijzig_benoeming(
    *, regel: Vertegenwoordiging, versie: int, door: Medewerker, **velden: Any
) -> Vertegenwoordiging:
    """Change who it is or the period; ending it is filling in the last day.

    Raises:
        RechtOntbreekt, NietToegestaan, ValidationError: as for `benoem`.
        VersieConflict: somebody saved in between.
    """
    for partner in {regel.partner, velden["partner"]}:
        eis_stoel(door, regel.locatie, partner)
    # Who has left stays the one who sat there: the last day can still be filled in.
    if (regel.partner, regel.medewerker) != (velden["partner"], velden["medewerker"]):
        _keur(regel.locatie, velden["partner"], velden["medewerker"])
    return wijzig(regel, versie=versie, **velden)


@transaction.atomic
def leg_beslisruimte_vast(
    *, locatie: Locatie, partner: Ketenpartner, versie: int, door: Medewerker, **velden: Any
) -> Beslisruimte:
    """Write down what a partner's representative may decide.

    Args:
        versie: of the text that was on the screen; 1 when there was none.

    Raises:
        RechtOntbreekt: `door` does not keep the seat of this partner (`eigen_stoelen`).
        NietToegestaan: the partner does not work here, or the day is still to come.
        VersieConflict: somebody saved in between.
    """
    eis_stoel(door, locatie, partner)
    if not locatie.partners.filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.")
    if velden["vastgelegd_op"] > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="vastgelegd_op")
    bestaand = Beslisruimte.objects.filter(locatie=locatie, partner=partner).first()
    if bestaand is None:
        return voeg_toe(Beslisruimte(locatie=locatie, partner=partner, **velden))
    return wijzig(bestaand, versie=versie, **velden)


def eigen_stoelen(door: Medewerker, locatie: Locatie) -> list[Ketenpartner]:
    """The partners of which somebody says who speaks for them and how far: the own one.

    The administrator, who works for the chain as a whole, does so for all of them: a partner that has nobody
    in the management needs somebody who can name the first.
    """
    rechten = rechten_van(door.rollen, locatie.rolverdeling) if door.werkt_op(locatie) else frozenset()
    if Recht.BEHEREN in rechten:
        return partners(locatie)
    eigen = door.partner_id if Recht.BESTUREN in rechten else None
    return [partner for partner in partners(locatie) if partner.pk == eigen]


def eis_stoel(door: Medewerker, locatie: Locatie, partner: Ketenpartner) -> None:
    """Refuse who does not say who speaks for a partner.

    Raises:
        RechtOntbreekt: the management of another partner, another location, or a role without the right.
    """
    if partner not in eigen_stoelen(door, locatie):
        raise RechtOntbreekt(
            f"Alleen het MT-lid van {partner} en de beheerder bepalen wie er voor {partner} zit."
        )


def kandidaten(locatie: Locatie, van: list[Ketenpartner], huidig: int | None = None) -> QuerySet[Medewerker]:
    """Who may be named for these partners: everybody who works here for them and may sign, by partner.

    Args:
        huidig: the key of who is named now; that person stays in the list.
    """
    hier = Medewerker.objects.filter(locaties=locatie).values("pk")
    mag = Q(pk__in=hier, partner__in=van, gebruiker__is_active=True, rollen__overlap=_TEKENT)
    rijen = Medewerker.objects.filter(mag | Q(pk=huidig)).select_related("gebruiker", "partner")
    return rijen.order_by("partner__naam", "gebruiker__naam")


def voor_overleg(locatie: Locatie, overleg: Mtoverleg | None) -> QuerySet[Medewerker]:
    """Who can have been at a meeting: managers, everybody who ever spoke for a partner, and who was noted."""
    sprak = Vertegenwoordiging.objects.filter(locatie=locatie).values("medewerker")
    hier = Q(locaties=locatie) & (Q(rollen__contains=[Rol.MT_LID]) | Q(pk__in=sprak))
    was_er = Aanwezigheid.objects.filter(overleg=overleg).values("medewerker") if overleg else []
    wie = Medewerker.objects.filter(hier | Q(pk__in=was_er)).select_related("gebruiker", "partner")
    return wie.order_by("partner__kolom", "gebruiker__naam").distinct()


def _zittend(locatie: Locatie, dag: datetime.date) -> TijdvakQuerySet:
    return Vertegenwoordiging.objects.geldig_op(dag).filter(locatie=locatie)


def _keur(locatie: Locatie, partner: Ketenpartner, medewerker: Medewerker) -> None:
    if not locatie.partners.filter(pk=partner.pk).exists():
        raise NietToegestaan(f"{partner} werkt niet op {locatie}.", veld="partner")
    if medewerker.partner_id != partner.pk or not medewerker.werkt_op(locatie):
        raise NietToegestaan(f"{medewerker} werkt hier niet voor {partner}.", veld="medewerker")
    if not set(_TEKENT) & set(medewerker.rollen):
        raise NietToegestaan(
            f"{medewerker} is geen MT-lid, en kan niet tekenen voor {partner}.", veld="medewerker"
        )
