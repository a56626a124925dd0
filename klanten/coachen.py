"""A coach from the network beside the client: with the client's yes, for a time, and never more than goals.

Source: Meer perspectief voor mensen (Divosa 2006), 3.1: "iedere burger een coach", from a network of
professionals, people with experience, volunteers and (former) entrepreneurs.
"""

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Rol
from keten.termijnen import Duur
from keten.tijd import vandaag
from keten.uitnodigen import maak_account
from klanten import tijdlijn
from klanten.models import Coach, Coachkoppeling, Coachnotitie, Doel, Gebeurtenis, Inzage, Klant

_HOOGSTENS = Duur.maanden(12)


@transaction.atomic
def neem_op(*, naam: str, email: str, locatie: Locatie, achtergrond: str, telefoon: str = "") -> Coach:
    """Take a coach into the network of a location, with an account; an invitation goes out by mail.

    Raises:
        NietToegestaan: the e-mail address is taken.
    """
    gebruiker = maak_account(email=email, naam=naam, rol=Rol.COACH)
    return voeg_toe(Coach(gebruiker=gebruiker, locatie=locatie, achtergrond=achtergrond, telefoon=telefoon))


@transaction.atomic
def koppel(
    *,
    klant: Klant,
    coach: Coach,
    naam_voor_coach: str,
    toestemming_op: datetime.date,
    tot: datetime.date,
    door: Medewerker,
) -> Coachkoppeling:
    """Link a coach to a client, from today; a link that stayed behind at another location ends.

    Args:
        naam_voor_coach: the name by which the coach knows the client, as the client wants it.
        toestemming_op: the day on which the client agreed; not in the future.
        tot: the last day, at most a year ahead.

    Raises:
        NietToegestaan: the coach is of another location, or no day of consent or end that can be.
        ValidationError: the client has a coach already.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    if coach.locatie_id != klant.locatie_id or not coach.gebruiker.is_active:
        raise NietToegestaan(f"{coach} is geen coach van {klant.locatie}.", veld="coach")
    if toestemming_op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen.", veld="toestemming_op")
    if tot <= vandaag():
        raise NietToegestaan("Kies een dag na vandaag.", veld="tot")
    if tot > _HOOGSTENS.laatste_dag(vandaag()):
        raise NietToegestaan("Dit is meer dan een jaar vooruit. Kies een eerdere dag.", veld="tot")
    for elders in _niet_gestopt(klant).exclude(coach__locatie=klant.locatie):
        ontkoppel(koppeling=elders, reden="De klant hoort nu bij een andere locatie.", door=door)
    koppeling = voeg_toe(
        Coachkoppeling(
            klant=klant,
            coach=coach,
            naam_voor_coach=naam_voor_coach.strip(),
            toestemming_op=toestemming_op,
            tot=tot,
            gekoppeld_door=door,
        )
    )
    zin = f"Gekoppeld aan coach {coach}, tot en met {tot:%d-%m-%Y}, met toestemming van de klant"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.CONTACT, zin, door=door)
    return koppeling


@transaction.atomic
def ontkoppel(*, koppeling: Coachkoppeling, reden: str, door: Medewerker | None) -> Coachkoppeling:
    """End a link at once; the coach sees nothing of the client any more.

    Args:
        door: the employee; None when the client takes the consent back.

    Raises:
        NietToegestaan: it has ended already.
    """
    koppeling = (
        Coachkoppeling.objects.select_for_update(of=("self",))
        .select_related("klant", "coach__gebruiker")
        .get(pk=koppeling.pk)
    )
    if koppeling.beeindigd_op is not None or koppeling.tot < vandaag():
        raise NietToegestaan("Deze koppeling is al gestopt.")
    koppeling.beeindigd_op, koppeling.reden_einde = timezone.now(), reden.strip()
    koppeling.full_clean()
    koppeling.save()
    zin = f"De koppeling met coach {koppeling.coach} is gestopt"
    tijdlijn.leg_vast(koppeling.klant, Gebeurtenis.Soort.CONTACT, zin, door=door, door_klant=door is None)
    return koppeling


@transaction.atomic
def beeindig_voor(*, klant: Klant, reden: str, door: Medewerker) -> None:
    """End every link of a client at once, because the service stops."""
    for koppeling in _niet_gestopt(klant):
        ontkoppel(koppeling=koppeling, reden=reden, door=door)


@transaction.atomic
def noteer(*, koppeling: Coachkoppeling, tekst: str) -> Coachnotitie:
    """Keep what a coach writes after a contact; client and employees read it too.

    Raises:
        NietToegestaan: the link has ended.
    """
    if not Coachkoppeling.objects.lopend().filter(pk=koppeling.pk).exists():
        raise NietToegestaan("Deze koppeling is gestopt.")
    notitie = voeg_toe(Coachnotitie(koppeling=koppeling, tekst=tekst.strip()))
    zin = f"Notitie van coach {koppeling.coach}"
    tijdlijn.leg_vast(koppeling.klant, Gebeurtenis.Soort.CONTACT, zin)
    return notitie


def leg_blik_vast(koppeling: Coachkoppeling) -> Inzage:
    """Record that the coach looked, as with everybody."""
    return Inzage.objects.create(
        klant=koppeling.klant,
        gebruiker=koppeling.coach.gebruiker,
        onderdeel=gettext_noop("doelen en notities voor de coach"),
        doel=Doel.BEGELEIDING,
    )


def _niet_gestopt(klant: Klant) -> QuerySet[Coachkoppeling]:
    """Links that nobody ended and whose last day is not over, wherever the coach is."""
    return klant.coachkoppelingen.filter(beeindigd_op__isnull=True, tot__gte=vandaag())
