"""Meetings for a group: planned, filled up to the last place, held, and seen in each dossier (K-72)."""

import datetime
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_fsm import can_proceed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from klanten import meldingen, tijdlijn
from klanten.models import Gebeurtenis, Groepsbijeenkomst, Groepsdeelname, Klant

Stand = Groepsdeelname.Stand
IN_DE_RIJ = (Stand.AANGEMELD, Stand.WACHTLIJST)
HOOGSTENS_VOORUIT = datetime.timedelta(days=365)
PAGINA = "klanten:mijn_groepen"
LANGST = datetime.timedelta(hours=12)


def van_locatie(locatie: Locatie) -> QuerySet[Groepsbijeenkomst]:
    """The meetings of a location, with how many places are taken and how many people wait."""
    groepen = Groepsbijeenkomst.objects.filter(locatie=locatie)
    bezet = Q(deelnames__stand__in=(Stand.AANGEMELD, Stand.AANWEZIG, Stand.AFWEZIG))
    return groepen.select_related("begeleider__gebruiker", "begeleider__partner").annotate(
        bezet=Count("deelnames", filter=bezet),
        wachtend=Count("deelnames", filter=Q(deelnames__stand=Stand.WACHTLIJST)),
    )


def open_voor_klanten(locatie: Locatie) -> QuerySet[Groepsbijeenkomst]:
    """What clients of a location can still sign up for themselves, the first to come first."""
    return van_locatie(locatie).filter(
        stand=Groepsbijeenkomst.Stand.GEPLAND, zelf_aanmelden=True, begin__gt=timezone.now()
    )


@transaction.atomic
def plan(*, locatie: Locatie, door: Medewerker, **gegevens: Any) -> Groepsbijeenkomst:
    """Plan a meeting.

    Args:
        gegevens: fields of `Groepsbijeenkomst`.

    Raises:
        NietToegestaan: the moment cannot be, or the one who leads it does not work there.
        ValidationError: with a message per field.
    """
    _keur_moment(gegevens["begin"], gegevens["einde"])
    _keur_begeleider(gegevens["begeleider"], locatie)
    return voeg_toe(Groepsbijeenkomst(locatie=locatie, **gegevens))


@transaction.atomic
def pas_aan(*, groep: Groepsbijeenkomst, versie: int, door: Medewerker, **gegevens: Any) -> Groepsbijeenkomst:
    """Change a planned meeting; who takes part hears of another moment or place, and new places are filled.

    Raises:
        VersieConflict: a colleague saved in between.
        NietToegestaan: it is over, the moment cannot be, or fewer places than people.
    """
    huidig = _slot(groep)
    if huidig.stand != Groepsbijeenkomst.Stand.GEPLAND:
        raise NietToegestaan("Deze bijeenkomst is al geweest of afgezegd.")
    if gegevens["begin"] != huidig.begin:
        _keur_moment(gegevens["begin"], gegevens["einde"])
    _keur_begeleider(gegevens["begeleider"], huidig.locatie)
    bezet = huidig.deelnames.filter(stand=Stand.AANGEMELD).count()
    if gegevens["plaatsen"] < bezet:
        raise NietToegestaan(f"Er zijn al {bezet} deelnemers.", veld="plaatsen")
    oud = (huidig.begin, huidig.plek)
    nieuw = wijzig(huidig, versie=versie, **gegevens)
    if (nieuw.begin, nieuw.plek) != oud:
        _meld_deelnemers(nieuw, "groep_gewijzigd", f"is gewijzigd: {in_woorden(nieuw)}", door=door)
    _vul_op(nieuw)
    return nieuw


@transaction.atomic
def meld_aan(*, groep: Groepsbijeenkomst, klant: Klant, door: Medewerker | None = None) -> Groepsdeelname:
    """Give a client a place in a meeting, or one on the waiting list when it is full.

    Args:
        door: the employee; None when the client does it.

    Raises:
        NietToegestaan: the meeting is over or called off, the client is of another location, takes part
            already, or may not sign up without an employee.
    """
    groep = _slot(groep)
    _keur_aanmelding(groep, klant, zelf=door is None)
    deelname = groep.deelnames.filter(klant=klant).first() or Groepsdeelname(bijeenkomst=groep, klant=klant)
    if deelname.stand in IN_DE_RIJ:
        raise NietToegestaan("Deze klant staat al op de lijst." if door else "U bent al aangemeld.")
    vol = groep.deelnames.filter(stand=Stand.AANGEMELD).count() >= groep.plaatsen
    deelname.stand, deelname.op, deelname.door = (
        Stand.WACHTLIJST if vol else Stand.AANGEMELD,
        timezone.now(),
        door,
    )
    deelname.full_clean()
    deelname.save()
    _schrijf(
        deelname,
        f"Op de wachtlijst voor {in_woorden(groep)}." if vol else f"Aangemeld voor {in_woorden(groep)}.",
        door=door,
        door_klant=door is None,
    )
    if door is not None and not vol:
        meldingen.meld(
            klant=klant, code="groep_uitnodiging", pagina=PAGINA, sleutel=_sleutel("uitnodiging", deelname)
        )
    return deelname


@transaction.atomic
def meld_af(*, deelname: Groepsdeelname, door: Medewerker | None = None) -> Groepsdeelname:
    """Take a client off the list; the first one who waits gets the place.

    Raises:
        NietToegestaan: the meeting has begun, or the client does not take part.
    """
    groep = _slot(deelname.bijeenkomst)
    deelname = groep.deelnames.select_related("klant").get(pk=deelname.pk)
    if deelname.stand not in IN_DE_RIJ:
        raise NietToegestaan("Deze klant staat niet op de lijst." if door else "U was al afgemeld.")
    if groep.begin <= timezone.now():
        raise NietToegestaan("Deze bijeenkomst is al begonnen. Houd daar bij wie er is.")
    deelname.stand = Stand.AFGEMELD
    deelname.save(update_fields=["stand"])
    _schrijf(deelname, f"Afgemeld voor {in_woorden(groep)}.", door=door, door_klant=door is None)
    _vul_op(groep)
    return deelname


@transaction.atomic
def zeg_af(*, groep: Groepsbijeenkomst, reden: str, door: Medewerker) -> Groepsbijeenkomst:
    """Call a meeting off; everybody on the list hears it.

    Raises:
        NietToegestaan: it is over, was called off before, or there is no reason.
    """
    groep = _slot(groep)
    if not can_proceed(groep.zeg_af):
        raise NietToegestaan("Deze bijeenkomst is al geweest of afgezegd.")
    if not reden.strip():
        raise NietToegestaan("Vul in waarom de bijeenkomst niet doorgaat.", veld="reden")
    groep.zeg_af(reden.strip())
    groep.versie += 1
    groep.save()
    _meld_deelnemers(groep, "groep_afgezegd", "gaat niet door", door=door)
    return groep


@transaction.atomic
def houd_bij(*, groep: Groepsbijeenkomst, aanwezig: Collection[int], door: Medewerker) -> int:
    """Record who was there; each dossier gets a line. It can be corrected afterwards.

    Args:
        aanwezig: keys of the participations of those who came.

    Returns:
        How many came.

    Raises:
        NietToegestaan: the meeting has yet to come, or was called off.
    """
    groep = _slot(groep)
    if groep.stand == Groepsbijeenkomst.Stand.AFGEZEGD or groep.begin > timezone.now():
        raise NietToegestaan("Deze bijeenkomst is nog niet geweest.")
    if groep.stand == Groepsbijeenkomst.Stand.GEPLAND:
        groep.is_geweest()
        groep.versie += 1
        groep.save()
    gekomen = 0
    for deelname in groep.deelnames.exclude(stand__in=(Stand.AFGEMELD, Stand.WACHTLIJST)).select_related(
        "klant"
    ):
        stand = Stand.AANWEZIG if deelname.pk in aanwezig else Stand.AFWEZIG
        gekomen += stand == Stand.AANWEZIG
        if deelname.stand != stand:
            deelname.stand = stand
            deelname.save(update_fields=["stand"])
            was = "Was bij" if stand == Stand.AANWEZIG else "Was niet bij"
            _schrijf(deelname, f"{was} {in_woorden(groep)}.", door=door)
    return gekomen


def in_woorden(groep: Groepsbijeenkomst) -> str:
    """A meeting in the words of a timeline: what, when and where."""
    begin = timezone.localtime(groep.begin)
    return f"{groep.naam} op {begin:%d-%m-%Y} om {begin:%H:%M} uur, {groep.plek}"


def _vul_op(groep: Groepsbijeenkomst) -> None:
    """Give free places to those who wait the longest."""
    vrij = groep.plaatsen - groep.deelnames.filter(stand=Stand.AANGEMELD).count()
    wachtend = groep.deelnames.filter(stand=Stand.WACHTLIJST).select_related("klant").order_by("op", "pk")
    for deelname in wachtend[: max(vrij, 0)]:
        deelname.stand = Stand.AANGEMELD
        deelname.save(update_fields=["stand"])
        _schrijf(deelname, f"Heeft nu een plaats bij {in_woorden(groep)}.", door=None)
        meldingen.meld(
            klant=deelname.klant,
            code="groep_uitnodiging",
            pagina=PAGINA,
            sleutel=_sleutel("plaats", deelname),
        )


def _meld_deelnemers(groep: Groepsbijeenkomst, code: str, wat: str, *, door: Medewerker) -> None:
    for deelname in groep.deelnames.filter(stand__in=IN_DE_RIJ).select_related("klant"):
        _schrijf(deelname, f"De bijeenkomst {groep.naam} {wat}.", door=door)
        meldingen.meld(
            klant=deelname.klant,
            code=code,
            pagina=PAGINA,
            sleutel=f"{_sleutel(code, deelname)}:{groep.versie}",
        )


def _sleutel(wat: str, deelname: Groepsdeelname) -> str:
    """What a notice is known by: one for each time that the client signed up."""
    return f"groep:{wat}:{deelname.pk}:{deelname.op.timestamp():.0f}"


def _schrijf(
    deelname: Groepsdeelname, zin: str, *, door: Medewerker | None, door_klant: bool = False
) -> None:
    tijdlijn.leg_vast(deelname.klant, Gebeurtenis.Soort.GROEP, zin, door=door, door_klant=door_klant)


def _slot(groep: Groepsbijeenkomst) -> Groepsbijeenkomst:
    """Whoever changes a list of participants waits for the one before."""
    return (
        Groepsbijeenkomst.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=groep.pk)
    )


def _keur_moment(begin: datetime.datetime, einde: datetime.datetime) -> None:
    nu = timezone.now()
    if begin <= nu:
        raise NietToegestaan("Dit moment is al voorbij.", veld="dag")
    if begin > nu + HOOGSTENS_VOORUIT:
        raise NietToegestaan("Kies een dag binnen een jaar.", veld="dag")
    if einde <= begin:
        raise NietToegestaan("De eindtijd ligt voor de begintijd.", veld="tot")
    if einde - begin > LANGST:
        raise NietToegestaan("Een bijeenkomst duurt hoogstens twaalf uur.", veld="tot")


def _keur_begeleider(begeleider: Medewerker, locatie: Locatie) -> None:
    if not begeleider.werkt_op(locatie):
        raise NietToegestaan(f"{begeleider} werkt niet op {locatie}.", veld="begeleider")


def _keur_aanmelding(groep: Groepsbijeenkomst, klant: Klant, *, zelf: bool) -> None:
    if groep.stand != Groepsbijeenkomst.Stand.GEPLAND or groep.begin <= timezone.now():
        raise NietToegestaan("Voor deze bijeenkomst kan niemand zich meer aanmelden.")
    if klant.locatie_id != groep.locatie_id:
        raise NietToegestaan("Deze klant hoort bij een andere locatie.", veld="klantnummer")
    if zelf and not groep.zelf_aanmelden:
        raise NietToegestaan("Vraag uw contactpersoon of u mee kunt doen.")
