"""Meetings of client and employee: planned without overlap, moved, called off, and held or not."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur
from keten.tijd import vandaag
from keten.werkdagen import is_werkdag
from klanten import clientbeeld, meldingen, taken, tijdlijn
from klanten.models import Afspraak, Gebeurtenis, Klant, Taak

OPEN, DICHT = datetime.time(8), datetime.time(18)  # between these the counters receive clients
DAGEN_VOORUIT = 365
DUREN = (15, 30, 45, 60, 90)  # minutes


@transaction.atomic
def plan(
    *,
    klant: Klant,
    medewerker: Medewerker,
    soort: str,
    begin: datetime.datetime,
    duur: int,
    plek: str,
    door: Medewerker | None,
    opmerking: str = "",
) -> Afspraak:
    """Plan a meeting of a client and an employee of the client's location.

    Args:
        soort: one of `Afspraak.Soort`.
        begin: an aware moment in the future, on a working day between 8 and 18 hours.
        duur: length in minutes, one of `DUREN`.
        plek: where, in words.
        door: the employee who plans; None when it is the client (see `klanten.boeken`).
        opmerking: what the client should know beforehand, or what the client wants to talk about.

    Raises:
        NietToegestaan: the moment cannot be, the employee is away that day, or one of the two already has a
            meeting then.
    """
    if not medewerker.werkt_op(klant.locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {klant.locatie}.", veld="medewerker")
    einde = _keur_moment(begin, duur)
    _houd_vrij(klant, medewerker, begin, einde)
    afspraak = voeg_toe(
        Afspraak(
            klant=klant,
            medewerker=medewerker,
            partner=medewerker.partner,
            locatie=klant.locatie,
            soort=soort,
            begin=begin,
            einde=einde,
            plek=plek,
            opmerking=opmerking,
        )
    )
    _werk_bij(afspraak, f"Afspraak gepland: {_in_woorden(afspraak)}", door=door)
    _laat_weten(afspraak, "afspraak_gepland")
    return afspraak


@transaction.atomic
def verzet(
    *,
    afspraak: Afspraak,
    gezien: datetime.datetime,
    begin: datetime.datetime,
    duur: int,
    door: Medewerker | None,
) -> Afspraak:
    """Move a planned meeting to another moment; doing so twice changes nothing.

    Args:
        gezien: the moment at which the meeting stood when the person decided to move it.
        begin, duur: as for `plan`.

    Raises:
        NietToegestaan: it is no longer planned or was moved by somebody else, or the new moment cannot be.
    """
    afspraak = _slot(afspraak)
    if afspraak.begin == begin and afspraak.einde - begin == datetime.timedelta(minutes=duur):
        return afspraak
    if afspraak.stand != Afspraak.Stand.GEPLAND:
        raise NietToegestaan(_("Deze afspraak is al %(stand)s.") % {"stand": afspraak.get_stand_display()})
    if afspraak.begin != gezien:
        raise NietToegestaan(
            _("Iemand anders heeft deze afspraak net verzet naar %(moment)s.")
            % {"moment": moment(afspraak.begin)}
        )
    einde = _keur_moment(begin, duur)
    _houd_vrij(afspraak.klant, afspraak.medewerker, begin, einde, behalve=afspraak)
    afspraak.begin, afspraak.einde = begin, einde
    afspraak.full_clean()
    afspraak.save(update_fields=["begin", "einde"])
    _werk_bij(afspraak, f"Afspraak verzet van {moment(gezien)} naar {moment(begin)}", door=door)
    _laat_weten(afspraak, "afspraak_verzet")
    return afspraak


@transaction.atomic
def zeg_af(*, afspraak: Afspraak, reden: str, door: Medewerker | None) -> Afspraak:
    """Call a planned meeting off; doing so twice changes nothing.

    Raises:
        NietToegestaan: there is no reason, or the meeting is no longer planned.
    """
    if not reden.strip():
        raise NietToegestaan(_("Vul in waarom de afspraak niet doorgaat."), veld="reden")
    afspraak = _slot(afspraak)
    if afspraak.stand == Afspraak.Stand.AFGEZEGD:
        return afspraak
    _zet(afspraak, "zeg_af", reden)
    _werk_bij(afspraak, f"Afspraak afgezegd: {_in_woorden(afspraak)}. Reden: {reden}", door=door)
    _laat_weten(afspraak, "afspraak_afgezegd")
    return afspraak


@transaction.atomic
def leg_uitkomst_vast(*, afspraak: Afspraak, verschenen: bool, door: Medewerker) -> Afspraak:
    """Say whether the client came; saying the same twice changes nothing.

    When the client stayed away, the employee gets a task to ask why on the next working day.

    Raises:
        NietToegestaan: the meeting has yet to begin, or is no longer planned.
    """
    afspraak = _slot(afspraak)
    stand = Afspraak.Stand.GEWEEST if verschenen else Afspraak.Stand.NIET_VERSCHENEN
    if afspraak.stand == stand:
        return afspraak
    _zet(afspraak, "is_geweest" if verschenen else "is_niet_verschenen")
    if verschenen:
        _werk_bij(afspraak, f"Afspraak geweest: {_in_woorden(afspraak)}", door=door)
    else:
        _werk_bij(afspraak, f"Niet verschenen op de afspraak: {_in_woorden(afspraak)}", door=door)
        _vraag_waarom(afspraak)
    return afspraak


def aanvang(dag: datetime.date, tijd: datetime.time) -> datetime.datetime:
    """The moment of a day and a time on the clock of the counter."""
    return timezone.make_aware(datetime.datetime.combine(dag, tijd))


def moment(wanneer: datetime.datetime) -> str:
    """A moment as people say it: 24-11-2026 om 09:30 uur."""
    return f"{timezone.localtime(wanneer):%d-%m-%Y om %H:%M} uur"


def _in_woorden(afspraak: Afspraak) -> str:
    with override(settings.LANGUAGE_CODE):  # the timeline is Dutch, whoever makes the change
        soort = afspraak.get_soort_display()
    return f"{soort} op {moment(afspraak.begin)} met {afspraak.medewerker}"


def _keur_moment(begin: datetime.datetime, duur: int) -> datetime.datetime:
    """Refuse a moment at which nobody can meet; returns the end."""
    if duur not in DUREN:
        raise NietToegestaan("Kies hoe lang de afspraak duurt.", veld="duur")
    lokaal = timezone.localtime(begin)
    if begin < timezone.now():
        veld = "dag" if lokaal.date() < vandaag() else "tijd"
        raise NietToegestaan(_("Dit moment is al voorbij."), veld=veld)
    if lokaal.date() > vandaag() + datetime.timedelta(days=DAGEN_VOORUIT):
        raise NietToegestaan(_("Kies een dag binnen een jaar."), veld="dag")
    einde = lokaal + datetime.timedelta(minutes=duur)
    if not is_werkdag(lokaal.date()):
        raise NietToegestaan(_("De locatie is op deze dag dicht. Kies een werkdag."), veld="dag")
    if lokaal.time() < OPEN or einde.time() > DICHT or einde.date() > lokaal.date():
        open_ = {"open": f"{OPEN:%H:%M}", "dicht": f"{DICHT:%H:%M}"}
        raise NietToegestaan(_("De locatie is open van %(open)s tot %(dicht)s uur.") % open_, veld="tijd")
    return einde


def _houd_vrij(
    klant: Klant,
    medewerker: Medewerker,
    begin: datetime.datetime,
    einde: datetime.datetime,
    *,
    behalve: Afspraak | None = None,
) -> None:
    """Refuse a moment at which one of the two is taken.

    Client and employee are locked, always in this order, so that two people who plan at the same moment wait
    for each other; the exclusion constraints of the model hold what is written around this function.
    """
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    Medewerker.objects.select_for_update(no_key=True, of=("self",)).get(pk=medewerker.pk)
    dag = timezone.localdate(begin)
    if medewerker.afwezigheden.filter(van__lte=dag, tot__gte=dag).exists():
        raise NietToegestaan(
            _("%(medewerker)s is op deze dag afwezig. Kies een andere dag.") % {"medewerker": medewerker},
            veld="dag",
        )
    bezet = Afspraak.objects.filter(stand=Afspraak.Stand.GEPLAND, begin__lt=einde, einde__gt=begin)
    if behalve is not None:
        bezet = bezet.exclude(pk=behalve.pk)
    if ander := bezet.filter(klant=klant).select_related("medewerker__gebruiker").first():
        raise NietToegestaan(
            _("De klant heeft dan al een afspraak met %(medewerker)s (%(tijd)s).")
            % {"medewerker": ander.medewerker, "tijd": _van_tot(ander)},
            veld="tijd",
        )
    if ander := bezet.filter(medewerker=medewerker).first():
        raise NietToegestaan(
            _("%(medewerker)s heeft dan al een afspraak (%(tijd)s).")
            % {"medewerker": medewerker, "tijd": _van_tot(ander)},
            veld="tijd",
        )


def _van_tot(afspraak: Afspraak) -> str:
    tijden = {
        "van": f"{timezone.localtime(afspraak.begin):%H:%M}",
        "tot": f"{timezone.localtime(afspraak.einde):%H:%M}",
    }
    return _("%(van)s tot %(tot)s uur") % tijden


def _slot(afspraak: Afspraak) -> Afspraak:
    afspraken = Afspraak.objects.select_for_update(of=("self",))
    return afspraken.select_related("klant", "locatie", "medewerker__gebruiker").get(pk=afspraak.pk)


def _zet(afspraak: Afspraak, overgang: str, *waarden: str) -> None:
    """Make a transition of the state machine and keep it; its refusals become ours."""
    try:
        getattr(afspraak, overgang)(*waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(
            _("Deze afspraak is al %(stand)s.") % {"stand": afspraak.get_stand_display()}
        ) from fout
    except ValidationError as fout:
        raise NietToegestaan(fout.messages[0]) from fout
    afspraak.full_clean()
    afspraak.save(update_fields=["stand", "reden"])


def _vraag_waarom(afspraak: Afspraak) -> None:
    taken.maak(
        klant=afspraak.klant,
        voor=afspraak.medewerker if afspraak.medewerker.werkt_op(afspraak.locatie) else None,
        locatie=afspraak.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving="Niet verschenen: vraag waarom en maak een nieuwe afspraak",
        vervalt_op=Duur.werkdagen(1).vervalt(timezone.now()),
        sleutel=f"niet verschenen:{afspraak.pk}",
    )


def _werk_bij(afspraak: Afspraak, zin: str, *, door: Medewerker | None) -> None:
    klant = afspraak.klant
    clientbeeld.werk_bij(klant, volgende_afspraak=clientbeeld.eerstvolgende_afspraak(klant))
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.AFSPRAAK, zin, door=door, door_klant=door is None)


def _laat_weten(afspraak: Afspraak, code: str) -> None:
    """Tell the client over the preferred channel; each moment of a meeting is told once."""
    sleutel = f"{code}:{afspraak.pk}:{afspraak.begin:%Y%m%d%H%M}"
    meldingen.meld(klant=afspraak.klant, code=code, sleutel=sleutel, pagina="klanten:mijn_afspraken")
