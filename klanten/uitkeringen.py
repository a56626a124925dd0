"""Benefits: several at once, each of one scheme and paid by one partner (K-15)."""

import datetime

from django.contrib.postgres.aggregates import StringAgg
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Left

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker, Regime
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import clientbeeld, tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Uitkering

GEEN = "geen uitkering"
"""How lists say that a client has none, a nugger (K-14); in the common picture it is an empty text."""

_HOOGSTENS_VOORUIT = datetime.timedelta(days=365)


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    regime: Regime,
    partner: Ketenpartner,
    van: datetime.date,
    door: Medewerker,
    tot: datetime.date | None = None,
) -> Uitkering:
    """Record a benefit, past, running or about to start.

    Args:
        partner: who pays; a partner of the client's location, of the scheme's own kind.
        van, tot: first and last day; without `tot` it runs on.

    Raises:
        NietToegestaan: the first day cannot be, or is before the scheme began; this partner does not pay it.
        ValidationError: the client has this scheme already in the period, or the days are in the wrong order.
    """
    if not klant.geboortedatum <= van <= vandaag() + _HOOGSTENS_VOORUIT:
        raise NietToegestaan("Deze eerste dag kan niet. Kijk het jaar na.", veld="van")
    if not Regime.objects.geldig_op(van).filter(pk=regime.pk).exists():
        raise NietToegestaan(f"{regime.omschrijving} bestond niet op {van:%d-%m-%Y}.", veld="van")
    if not mogelijke_betalers(klant).filter(pk=partner.pk, kolom=regime.kolom).exists():
        raise NietToegestaan(
            f"{partner} betaalt geen {regime}. Kies een partner van de soort {regime.get_kolom_display()}.",
            veld="partner",
        )
    Klant.objects.select_for_update().get(pk=klant.pk)
    uitkering = Uitkering(klant=klant, regime=regime, partner=partner, van=van, tot=tot)
    try:
        voeg_toe(uitkering)
    except ValidationError as fout:
        raise _bij_veld(fout) from fout
    _schrijf(klant, f"Uitkering {regime} vastgelegd, vanaf {van:%d-%m-%Y}, van {partner}.", door=door)
    return uitkering


@transaction.atomic
def beeindig(*, uitkering: Uitkering, tot: datetime.date, door: Medewerker) -> Uitkering:
    """Record the last day of a benefit.

    Raises:
        NietToegestaan: it has a last day already, or the day is before the first one.
    """
    uitkering = (
        Uitkering.objects.select_for_update(of=("self",))
        .select_related("klant", "regime")
        .get(pk=uitkering.pk)
    )
    if uitkering.tot is not None:
        raise NietToegestaan(f"Deze uitkering heeft al een laatste dag: {uitkering.tot:%d-%m-%Y}.")
    if tot < uitkering.van:
        raise NietToegestaan(f"De uitkering begon op {uitkering.van:%d-%m-%Y}.", veld="tot")
    uitkering.tot = tot
    uitkering.save(update_fields=["tot"])
    _schrijf(uitkering.klant, f"Uitkering {uitkering.regime} eindigt op {tot:%d-%m-%Y}.", door=door)
    return uitkering


def mogelijke_betalers(klant: Klant) -> QuerySet[Ketenpartner]:
    """The partners of the client's location today."""
    return Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=klant.locatie_id)


def lopend_van(klant: Klant) -> QuerySet[Uitkering]:
    """The benefits that a client has today."""
    return _lopend().filter(klant=klant).select_related("regime", "partner")


def werk_beelden_bij() -> int:
    """Put in every common picture which benefits run today: they start and end without anybody saving.

    Returns:
        How many pictures changed. Set-based, and safe to run again.
    """
    lopend = _lopend().filter(klant=OuterRef("klant")).order_by().values("klant")
    namen = lopend.annotate(namen=_NAMEN).values("namen")
    anders = Clientbeeld.objects.annotate(nu=Coalesce(Subquery(namen), Value(""))).exclude(regimes=F("nu"))
    return anders.update(regimes=F("nu"))


_NAMEN = Left(StringAgg("regime__naam", ", ", order_by="regime__naam"), 60)  # as long as the column


def _lopend() -> QuerySet[Uitkering]:
    dag = vandaag()
    return Uitkering.objects.filter(Q(tot__isnull=True) | Q(tot__gte=dag), van__lte=dag)


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.UITKERING, zin, door=door)
    namen = _lopend().filter(klant=klant).aggregate(namen=_NAMEN)["namen"]
    clientbeeld.werk_bij(klant, regimes=namen or "")


def _bij_veld(fout: ValidationError) -> ValidationError:
    """Say what a constraint refuses next to the first day, where one can do something about it."""
    fouten = {
        "van" if veld == NON_FIELD_ERRORS else veld: m for veld, m in fout.update_error_dict({}).items()
    }
    return ValidationError(fouten)
