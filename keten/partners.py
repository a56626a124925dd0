"""Organisations change: a partner ends, and its successor takes the people over (X-12)."""

import datetime

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag

_DAG = datetime.timedelta(days=1)


@transaction.atomic
def voeg_samen(*, van: Ketenpartner, in_: Ketenpartner, per: datetime.date) -> Ketenpartner:
    """Let one partner go on in another from a day.

    The old partner ends on the day before and keeps its name, so what was recorded for it stays true. Its
    employees belong to the successor from now on, with the rights that they had, and its locations count the
    successor among their partners.

    Args:
        per: first day of the new situation; today or earlier, because the employees move at once.

    Returns:
        The old partner.

    Raises:
        NietToegestaan: the old partner has a successor already, one of the two does not exist at that day, or
            the day is still to come.

    Source: De lerende keten (IWI 2008), chapter I (CWI and UWV merge on 1 January 2009); paper on 15
    Werkpleinen (2009), section 7.6 (municipal reorganisations).
    """
    partners = Ketenpartner.objects.select_for_update().order_by("pk").in_bulk([van.pk, in_.pk])
    van, in_ = partners[van.pk], partners[in_.pk]
    _keur(van=van, in_=in_, per=per)
    van.geldig_tot, van.opvolger = per - _DAG, in_
    van.save(update_fields=["geldig_tot", "opvolger"])
    Medewerker.objects.filter(partner=van).update(partner=in_)
    for locatie in van.locaties.all():
        locatie.partners.add(in_)
    return van


def controleer_einde(*, partner: Ketenpartner, geldig_tot: datetime.date | None) -> None:
    """Refuse to end a partner for which people still work.

    Raises:
        NietToegestaan: with the number of people, and what to do instead.
    """
    if geldig_tot is None or geldig_tot >= vandaag():
        return
    aantal = partner.medewerkers.filter(gebruiker__is_active=True).count()
    if aantal:
        mensen = "1 medewerker" if aantal == 1 else f"{aantal} medewerkers"
        raise NietToegestaan(
            f"Bij {partner} werken nog mensen ({mensen}). Voeg de partner samen met zijn opvolger.",
            veld="geldig_tot",
        )


def _keur(*, van: Ketenpartner, in_: Ketenpartner, per: datetime.date) -> None:
    if van == in_:
        raise NietToegestaan("Kies een andere partner als opvolger.", veld="opvolger")
    if van.opvolger_id is not None:
        raise NietToegestaan(f"{van} is al opgegaan in {van.opvolger}.", veld="opvolger")
    if per > vandaag():
        raise NietToegestaan("Leg de samenvoeging vast op of na de dag waarop zij ingaat.", veld="per")
    if per <= van.geldig_van:
        raise NietToegestaan(f"{van} bestaat pas vanaf {van.geldig_van:%d-%m-%Y}.", veld="per")
    if van.geldig_tot is not None and van.geldig_tot < per - _DAG:
        raise NietToegestaan(f"{van} bestaat sinds {van.geldig_tot:%d-%m-%Y} niet meer.", veld="per")
    for dag in (per, vandaag()):
        if not Ketenpartner.objects.geldig_op(dag).filter(pk=in_.pk).exists():
            raise NietToegestaan(f"{in_} bestaat op {dag:%d-%m-%Y} niet.", veld="opvolger")
