"""A client starts in a job: recorded, credited, and later stopped or measured (W-18, W-33)."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant
from klanten.nazorg import meetdag
from werkgevers import nazorgen, plaatsingswerk, vacature_afsluiten, voorrang, zoekprofiel
from werkgevers.aanspreekpunt import accountmanager
from werkgevers.bezetting import bezet
from werkgevers.instellingen_sturen import ALLEN, TELT_VOOR, VERWERVER
from werkgevers.models import Plaatsing, Vacature, Voordracht, Zoekprofiel

_JAAR = datetime.timedelta(days=366)


@transaction.atomic
def plaats(
    *,
    vacature: Vacature,
    klant: Klant,
    begint_op: datetime.date,
    eindigt_op: datetime.date | None = None,
    uren: int,
    door: Medewerker,
    voordracht: Voordracht | None = None,
) -> Plaatsing:
    """Record that a client starts on a vacancy; the last place closes it.

    The client is no longer available for other work, aftercare is planned, and the contact person is asked
    to record the outflow: that stays a decision of a person.

    Args:
        begint_op: the first working day, at most a year ago or ahead.
        eindigt_op: the last day of the contract; None when it is open-ended.
        uren: hours a week.
        voordracht: the proposal that the employer accepted; None when the client came in another way, which
            only the vacancy's own location can record.

    Raises:
        NietToegestaan: `door` works at neither location, the employer has not accepted the proposal, every
            place has been taken, a day cannot be, or the client works there already. Without a proposal also:
            the vacancy is of another location, another partner goes first (the window of W-17), or a proposal
            of this client waits to be handled.
        ValidationError: with a message per field.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    vacature = _slot(vacature)
    _keur_weg(vacature, klant, voordracht, door)
    _keur_plaats(vacature, klant)
    _keur_dagen(klant, begint_op, eindigt_op)
    plaatsing = voeg_toe(
        Plaatsing(
            voordracht=voordracht,
            vacature=vacature,
            werkgever=vacature.werkgever,
            klant=klant,
            locatie=klant.locatie,
            begint_op=begint_op,
            eindigt_op=eindigt_op,
            uren=uren,
            meetdag=meetdag(klant.locatie, begint_op),
            door=door,
        )
    )
    plaatsing.partners.set(telt_voor(plaatsing))
    if Zoekprofiel.objects.filter(klant=klant).exists():
        zoekprofiel.bevestig(klant=klant, beschikbaar=False, door=door)
    _schrijf(plaatsing, f"Aan het werk als {vacature.titel} bij {vacature.werkgever}", door=door)
    nazorgen.plan(plaatsing)
    plaatsingswerk.vraag_uitstroom(plaatsing)
    if vacature.stand == Vacature.Stand.OPEN and vacature.plaatsingen.lopend().count() >= vacature.plaatsen:
        vacature_afsluiten.vervul(vacature=vacature, door=door)
    return plaatsing


@transaction.atomic
def wijzig_baan(
    *,
    plaatsing: Plaatsing,
    versie: int,
    eindigt_op: datetime.date | None,
    uren: int,
    door: Medewerker,
) -> Plaatsing:
    """Change hours or the end of the contract.

    Raises:
        NietToegestaan: the placement has stopped, or is of another location.
        VersieConflict: somebody else saved in between.
        ValidationError: with a message per field.
    """
    plaatsing = _lopend(plaatsing, door)
    return wijzig(plaatsing, versie=versie, eindigt_op=eindigt_op, uren=uren)


@transaction.atomic
def stop(*, plaatsing: Plaatsing, op: datetime.date, reden: str, door: Medewerker) -> Plaatsing:
    """Record that the work ended, and why; before the measuring day it did not last.

    The contact person gets a task: the client may need help again.

    Args:
        op: the last day worked; between the first day and today.

    Raises:
        NietToegestaan: it stopped already, is of another location, the day cannot be, or the reason lacks.
    """
    plaatsing = _lopend(plaatsing, door)
    if not reden.strip():
        raise NietToegestaan("Vul in waarom het werk stopte.", veld="reden")
    if not plaatsing.begint_op <= op <= vandaag():
        raise NietToegestaan(
            f"Kies een dag tussen {plaatsing.begint_op:%d-%m-%Y}, de eerste werkdag, en vandaag.", veld="op"
        )
    if plaatsing.duurzaam and op < plaatsing.meetdag:
        raise NietToegestaan(
            f"Op {plaatsing.meetdag:%d-%m-%Y} werkte de klant er nog. Kies een latere dag.", veld="op"
        )
    plaatsing.gestopt_op, plaatsing.stopreden = op, reden.strip()
    if plaatsing.duurzaam is None:
        plaatsing.duurzaam, plaatsing.gemeten_op = op >= plaatsing.meetdag, vandaag()
    _bewaar(plaatsing, "gestopt_op", "stopreden", "duurzaam", "gemeten_op")
    nazorgen.breek_af(plaatsing, door=door)
    plaatsingswerk.rond_meten_af(plaatsing, door=door)
    plaatsingswerk.meld_gestopt(plaatsing)
    _schrijf(plaatsing, f"Het werk bij {plaatsing.werkgever} is gestopt", door=door)
    return plaatsing


@transaction.atomic
def meet(*, plaatsing: Plaatsing, door: Medewerker) -> Plaatsing:
    """Say that the client is still at work on the measuring day: the placement lasts.

    Raises:
        NietToegestaan: it stopped, was measured already, it is too early, or it is of another location.
    """
    plaatsing = _lopend(plaatsing, door)
    if plaatsing.duurzaam is not None:
        raise NietToegestaan("Van deze plaatsing is al bekend of het werk duurt.")
    if plaatsing.meetdag > vandaag():
        raise NietToegestaan(f"Dat kan vanaf {plaatsing.meetdag:%d-%m-%Y}.")
    plaatsing.duurzaam, plaatsing.gemeten_op = True, vandaag()
    _bewaar(plaatsing, "duurzaam", "gemeten_op")
    plaatsingswerk.rond_meten_af(plaatsing, door=door)
    _schrijf(plaatsing, f"Het werk bij {plaatsing.werkgever} duurt voort", door=door)
    return plaatsing


def telt_voor(plaatsing: Plaatsing) -> set[Ketenpartner]:
    """The partners that a placement counts for, as the client's location chose (W-18).

    Who brings the candidate always counts. By choice also who acquired the vacancy, or everybody who worked
    on it: then the accountmanager and the client's contact person count as well.
    """
    voordracht, vacature = plaatsing.voordracht, plaatsing.vacature
    regel = waarde(TELT_VOOR, plaatsing.locatie)
    partners = {voordracht.partner if voordracht else plaatsing.door.partner}
    if regel in (VERWERVER, ALLEN) and vacature.partner is not None:
        partners.add(vacature.partner)
    if regel == ALLEN:
        mensen = (accountmanager(plaatsing.werkgever), plaatsing.klant.beeld.contactpersoon)
        partners |= {een.partner for een in mensen if een is not None}
    return partners


def _slot(vacature: Vacature) -> Vacature:
    rijen = Vacature.objects.select_for_update(of=("self",))
    return rijen.select_related("werkgever", "locatie", "partner").get(pk=vacature.pk)


def _keur_weg(vacature: Vacature, klant: Klant, voordracht: Voordracht | None, door: Medewerker) -> None:
    """How the client came here: by a proposal, or directly; and who may record that."""
    if not (door.werkt_op(klant.locatie) or door.werkt_op(vacature.locatie)):
        raise NietToegestaan("Deze plaatsing is van een andere locatie.")
    if voordracht is not None:
        _keur_voordracht(voordracht, vacature, klant)
    else:
        _keur_rechtstreeks(vacature, klant, door)


def _keur_voordracht(voordracht: Voordracht, vacature: Vacature, klant: Klant) -> None:
    if (voordracht.vacature_id, voordracht.klant_id) != (vacature.pk, klant.pk):
        raise NietToegestaan("Deze voordracht hoort bij een andere vacature of klant.")
    stand = Voordracht.objects.values_list("stand", flat=True).get(pk=voordracht.pk)
    if stand != Voordracht.Stand.GEPLAATST:
        raise NietToegestaan("De werkgever heeft deze kandidaat nog niet aangenomen.")
    if Plaatsing.objects.filter(voordracht=voordracht).exists():
        raise NietToegestaan("Deze plaatsing is al vastgelegd.")


def _keur_rechtstreeks(vacature: Vacature, klant: Klant, door: Medewerker) -> None:
    """Without a proposal nobody passes by the window, the agreement of the client or the own location."""
    if not door.werkt_op(vacature.locatie):
        raise NietToegestaan(f"Deze vacature is van {vacature.locatie}. Draag de klant daar voor.")
    wacht = Q(stand__in=Voordracht.LOPEND) | Q(stand=Voordracht.Stand.GEPLAATST, plaatsing=None)
    if Voordracht.objects.filter(wacht, vacature=vacature, klant=klant).exists():
        raise NietToegestaan("Deze klant is al kandidaat voor deze vacature. Handel die voordracht af.")
    voorrang.mag_voordragen(vacature=vacature, partner=door.partner, op=timezone.now())


def _keur_plaats(vacature: Vacature, klant: Klant) -> None:
    if vacature.stand == Vacature.Stand.GESLOTEN:
        raise NietToegestaan("Deze vacature is gesloten. Open hem eerst weer.")
    if vacature.plaatsingen.lopend().filter(klant=klant).exists():
        raise NietToegestaan("Deze klant werkt al op deze vacature.")
    if bezet(vacature, zonder=klant) >= vacature.plaatsen:
        raise NietToegestaan("Alle plaatsen van deze vacature zijn bezet.")


def _keur_dagen(klant: Klant, begint_op: datetime.date, eindigt_op: datetime.date | None) -> None:
    if begint_op < klant.aangemeld_op:
        raise NietToegestaan("Dit is voor de aanmelding van de klant.", veld="begint_op")
    if abs(begint_op - vandaag()) > _JAAR:
        raise NietToegestaan("Kies een dag binnen een jaar. Kijk het jaartal na.", veld="begint_op")
    if eindigt_op is not None and eindigt_op < begint_op:
        raise NietToegestaan("De laatste werkdag ligt voor de eerste.", veld="eindigt_op")


def _lopend(plaatsing: Plaatsing, door: Medewerker) -> Plaatsing:
    """The placement as it stands now, if this person may change it and it has not stopped."""
    Klant.objects.select_for_update().get(pk=plaatsing.klant_id)
    rijen = Plaatsing.objects.select_for_update(of=("self",))
    plaatsing = rijen.select_related("klant__locatie", "werkgever", "vacature__locatie", "locatie").get(
        pk=plaatsing.pk
    )
    if not (door.werkt_op(plaatsing.locatie) or door.werkt_op(plaatsing.vacature.locatie)):
        raise NietToegestaan("Deze plaatsing is van een andere locatie.")
    if plaatsing.gestopt_op is not None:
        raise NietToegestaan(f"Het werk is al gestopt op {plaatsing.gestopt_op:%d-%m-%Y}.")
    return plaatsing


def _bewaar(plaatsing: Plaatsing, *velden: str) -> None:
    plaatsing.versie += 1
    plaatsing.full_clean()
    plaatsing.save(update_fields=[*velden, "versie"])


def _schrijf(plaatsing: Plaatsing, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(plaatsing.klant, Gebeurtenis.Soort.BEMIDDELING, f"{zin}.", door=door)
