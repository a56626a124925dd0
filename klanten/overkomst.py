"""From WW to the municipality: reported in time, looked at together, and taken over without a gap (K-17)."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable, Func
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Ketenpartner, Locatie, Mandaat, Medewerker, Regime, Team
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import taken, tijdlijn, uitkeringen
from klanten.instellingen_volgen import OVERKOMST
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Overkomst, Taak, Uitkering

TERMIJN = "overkomst_bespreken"
STANDAARDTERMIJN = Duur.werkdagen(10)
TAAK = "Uitkering loopt af: bepaal samen wat doorloopt en neem over"
OPEN = (Overkomst.Stand.GEMELD, Overkomst.Stand.OPGEPAKT)
_DAG = datetime.timedelta(days=1)


def meld(*, op: datetime.date, locatie: Locatie | None = None) -> int:
    """Put clients whose benefit of UWV nears its end on the list of their municipality.

    Who has another benefit on the day after, or has left already, does not come over. Each location is one
    transaction and each benefit is reported once, however often this runs.

    Args:
        op: the day that counts as today; how far ahead to look is a setting of the location.
        locatie: only this location; all of them when left out.

    Returns:
        How many clients were reported.

    Source: Samen doen we het zo (Monitorgroep 2005), point 13 of the common approach of clients.
    """
    eindigt = Uitkering.objects.filter(tot__gte=op, regime__kolom=Ketenpartner.Kolom.UWV)
    locaties = Locatie.objects.filter(pk__in=eindigt.values("klant__locatie"))
    return sum(_meld_op(plek, eindigt, op) for plek in ([locatie] if locatie else locaties))


@transaction.atomic
def pak_op(*, overkomst: Overkomst, door: Medewerker) -> Overkomst:
    """Take up a client who comes over; doing so twice changes nothing.

    Raises:
        NietToegestaan: the employee is not of a municipality at the location, or it has been settled.
    """
    overkomst = _slot(overkomst)
    _vereis_gemeente(overkomst, door)
    if overkomst.behandelaar_id == door.pk and overkomst.is_open:
        return overkomst
    _ga(overkomst, "pak_op", door)
    overkomst.save(update_fields=["stand", "behandelaar", "opgepakt_op"])
    _taken_van(overkomst).update(voor=door)
    _schrijf(overkomst, f"De overkomst naar {overkomst.gemeente} is opgepakt.", door=door)
    return overkomst


@transaction.atomic
def neem_over(*, overkomst: Overkomst, regime: Regime, door: Medewerker) -> Overkomst:
    """Let the benefit of the municipality begin on the day after the last day of the old one.

    Dossier and contact person stay; running activities go on; who pays along is recorded upstairs.

    Args:
        regime: a scheme of the municipality that is in force on that day.

    Raises:
        NietToegestaan: the employee is not of a municipality at the location, it has been settled already,
            or the scheme cannot begin then.
        ValidationError: the client has this scheme already in that period.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.4: trajectories go on, with closed purses.
    """
    overkomst = _slot(overkomst)
    _vereis_gemeente(overkomst, door)
    eerste = overkomst.laatste_dag + _DAG
    opvolger = overkomst.klant.uitkeringen.filter(regime=regime, van=eerste).first()
    if opvolger is None:
        opvolger = uitkeringen.leg_vast(
            klant=overkomst.klant, regime=regime, partner=overkomst.gemeente, van=eerste, door=door
        )
    _ga(overkomst, "neem_over", opvolger, door)
    overkomst.save(update_fields=["stand", "opvolger", "afgerond_door", "afgerond_op"])
    taken.sluit_voor(klant=overkomst.klant, soort=Taak.Soort.OVERKOMST, door=door)
    zin = f"{overkomst.gemeente} neemt de uitkering over vanaf {eerste:%d-%m-%Y}: {regime}."
    _schrijf(overkomst, zin, door=door)
    return overkomst


@transaction.atomic
def laat_vervallen(*, overkomst: Overkomst, reden: str, door: Medewerker) -> Overkomst:
    """Say that the client does not come over after all.

    Raises:
        NietToegestaan: there is no reason, it has been settled, or the employee works elsewhere.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom overnemen niet nodig is.", veld="reden")
    overkomst = _slot(overkomst)
    if not door.werkt_op(overkomst.locatie):
        raise NietToegestaan(f"Deze klant hoort bij {overkomst.locatie}.")
    _ga(overkomst, "vervalt", reden.strip(), door)
    overkomst.save(update_fields=["stand", "reden", "afgerond_door", "afgerond_op"])
    taken.sluit_voor(klant=overkomst.klant, soort=Taak.Soort.OVERKOMST, door=door)
    _schrijf(overkomst, f"Overnemen door {overkomst.gemeente} is niet nodig: {reden.strip()}", door=door)
    return overkomst


def laatste(klant: Klant) -> Overkomst | None:
    """The last time that a benefit of this client neared its end, settled or not."""
    namen = ("gemeente", "locatie", "uitkering__regime", "behandelaar__gebruiker", "opvolger__regime")
    return klant.overkomsten.select_related(*namen).order_by("-laatste_dag", "-pk").first()


def mogelijke_regimes(overkomst: Overkomst) -> QuerySet[Regime]:
    """The schemes of the municipality that are in force on the day after."""
    dag = overkomst.laatste_dag + _DAG
    return Regime.objects.geldig_op(dag).filter(kolom=Ketenpartner.Kolom.GEMEENTE)


@transaction.atomic
def _meld_op(locatie: Locatie, eindigt: QuerySet[Uitkering], op: datetime.date) -> int:
    """One location; the lock makes a second run wait, and leaves everybody else's work alone."""
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    horizon = op + datetime.timedelta(weeks=waarde(OVERKOMST, locatie))
    kandidaten = (
        eindigt.filter(klant__locatie=locatie, tot__lte=horizon)
        .filter(klant__beeld__status=Clientbeeld.Status.ACTIEF)
        .exclude(Exists(_loopt_door()))
        .annotate(gemeente_id=_gemeente(locatie))
        .filter(gemeente_id__isnull=False)
        .order_by("pk")
    )
    velden: dict[str, Combinable] = {
        "klant": F("klant_id"),
        "uitkering": F("pk"),
        "locatie": Value(locatie.pk),
        "gemeente": F("gemeente_id"),
        "laatste_dag": F("tot"),
    }
    nieuw = Overkomst.objects.filter(pk__in=voeg_in_uit(Overkomst, kandidaten, velden)).order_by("pk")
    _maak_taken(nieuw, locatie)
    _schrijf_tijdlijn(nieuw)
    return len(nieuw)


def _loopt_door() -> QuerySet[Uitkering]:
    """Another benefit of the same client on the day after the last one."""
    dag = OuterRef("tot") + _DAG
    anders = Uitkering.objects.filter(klant=OuterRef("klant"), van__lte=dag).exclude(pk=OuterRef("pk"))
    return anders.filter(Q(tot__isnull=True) | Q(tot__gte=dag))


def _gemeente(locatie: Locatie) -> Combinable:
    """Where the client lives as recorded, else the first municipality of the location."""
    gemeenten = Ketenpartner.objects.geldig_op(vandaag()).filter(
        locaties=locatie, kolom=Ketenpartner.Kolom.GEMEENTE
    )
    eerste = gemeenten.order_by("naam").values_list("pk", flat=True).first()
    return Coalesce(F("klant__gemeente_id"), Value(eerste))


def _maak_taken(nieuw: QuerySet[Overkomst], locatie: Locatie) -> None:
    """A task for the contact person who is of the municipality, else for its team or its people here."""
    voeg_in_uit(
        Taak,
        nieuw,
        {
            "locatie": Value(locatie.pk),
            "klant": F("klant_id"),
            "voor": _eigen_contactpersoon(),
            "team": Case(When(_van_de_gemeente(), then=None), default=Subquery(_team(locatie))),
            "soort": Value(Taak.Soort.OVERKOMST.value),
            "omschrijving": Value(TAAK),
            "vervalt_op": Value(_duur(locatie).vervalt(timezone.now())),
            "sleutel": Concat(Value("overkomst:"), Cast("pk", CharField())),
        },
    )


def _schrijf_tijdlijn(nieuw: QuerySet[Overkomst]) -> None:
    tijdlijn.leg_vast_bij_veel(
        nieuw,
        {
            "klant": F("klant_id"),
            "soort": Value(Gebeurtenis.Soort.OVERKOMST.value),
            "zin": Concat(
                Value("De uitkering "),
                F("uitkering__regime__naam"),
                Value(" loopt tot en met "),
                Func(F("laatste_dag"), Value("DD-MM-YYYY"), function="to_char", output_field=CharField()),
                Value(". "),
                F("gemeente__naam"),
                Value(" weet dat."),
            ),
            "zichtbaar_voor_klant": Value(True),
        },
    )


def _van_de_gemeente() -> Q:
    """The contact person is of the municipality that takes over, and works at the location."""
    werkt_er = Medewerker.locaties.through.objects.filter(
        medewerker=OuterRef("klant__beeld__contactpersoon"), locatie=OuterRef("locatie")
    )
    return Q(Exists(werkt_er)) & Q(klant__beeld__contactpersoon__partner=F("gemeente"))


def _eigen_contactpersoon() -> Case:
    return Case(When(_van_de_gemeente(), then=F("klant__beeld__contactpersoon")), default=None)


def _team(locatie: Locatie) -> QuerySet[Team, Any]:
    """The running team at the location of which everybody is of the municipality."""
    anders = Medewerker.objects.filter(teams=OuterRef("pk")).exclude(
        partner__kolom=Ketenpartner.Kolom.GEMEENTE
    )
    eigen = Team.objects.lopend().filter(locatie=locatie, leden__isnull=False).exclude(Exists(anders))
    return eigen.order_by("pk").values("pk")[:1]


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN


def _slot(overkomst: Overkomst) -> Overkomst:
    rijen = Overkomst.objects.select_for_update(of=("self",))
    return rijen.select_related("klant__locatie", "locatie", "gemeente").get(pk=overkomst.pk)


def _vereis_gemeente(overkomst: Overkomst, door: Medewerker) -> None:
    if door.partner.kolom != Ketenpartner.Kolom.GEMEENTE or not door.werkt_op(overkomst.locatie):
        raise NietToegestaan("Alleen een medewerker van de gemeente kan deze klant overnemen.")
    mandaat = Mandaat.objects.geldig_op(vandaag()).filter(
        locatie=overkomst.locatie, van=overkomst.gemeente, aan=door.partner
    )
    if door.partner_id != overkomst.gemeente_id and not mandaat.exists():
        raise NietToegestaan(f"Deze klant gaat naar {overkomst.gemeente}. U hebt daarvoor geen mandaat.")


def _ga(overkomst: Overkomst, overgang: str, *waarden: object) -> None:
    try:
        getattr(overkomst, overgang)(*waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"Deze overkomst is al {overkomst.get_stand_display()}.") from fout


def _taken_van(overkomst: Overkomst) -> QuerySet[Taak]:
    return Taak.objects.open().filter(sleutel=f"overkomst:{overkomst.pk}")


def _schrijf(overkomst: Overkomst, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(overkomst.klant, Gebeurtenis.Soort.OVERKOMST, zin, door=door)
