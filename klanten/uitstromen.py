"""Leaving the chain, and coming back: with date, kind and what follows (K-19, K-87, K-88)."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.tijd import vandaag
from klanten import (
    afspraken,
    bewaren,
    clientbeeld,
    coachen,
    nazorg,
    overkomst,
    partnerverwijzen,
    taken,
    tijdlijn,
)
from klanten.models import Afspraak, Clientbeeld, Gebeurtenis, Klant, Taak, Uitkering, Uitstroom
from klanten.models.uitstroom import WAARHEEN

_IN_LOONDIENST = (Uitstroom.Soort.REGULIER, Uitstroom.Soort.SUBSIDIE)
# Work on the way to a job; what somebody asked, or what the law asks, stays open.
_VERVALT = (
    Taak.Soort.IDENTITEIT,
    Taak.Soort.INTAKE,
    Taak.Soort.CONTACT,
    Taak.Soort.WERKPLAN,
    Taak.Soort.HERDIAGNOSE,
    Taak.Soort.OVERDRACHT,
)
_GESTOPT = "De begeleiding is gestopt."
_HOOGSTENS_TERUG = datetime.timedelta(days=2 * 365)


@transaction.atomic
def stroom_uit(
    *,
    klant: Klant,
    soort: str,
    op: datetime.date,
    door: Medewerker,
    werkgever: str = "",
    functie: str = "",
    uren: int | None = None,
    verwachte_maanden: int | None = None,
    toelichting: str = "",
) -> Uitstroom:
    """Record that a client leaves, and where to.

    After work the dossier goes on as aftercare with planned contacts; otherwise it stops, and planned
    meetings and the help of a coach are called off. What only led to work (re-diagnosis, plan) is no longer
    asked. The dossier stays readable.

    Args:
        soort: one of `Uitstroom.Soort`.
        op: the first day of the new situation; not in the future.
        uren: hours a week.
        verwachte_maanden: how long the work is expected to last; None when open-ended or unknown.

    Raises:
        NietToegestaan: the outflow stands already, the day cannot be, something about the job is missing,
            a benefit was "prevented" that the client has, or `anders` goes without a word of where to.
        ValidationError: with a message per field.

    Source: Meer perspectief voor mensen (Divosa 2006): service goes on until people stay at work; De lerende
    keten (IWI 2008): the effect in lasting placements is reported in many ways.
    """
    Klant.objects.select_for_update().get(pk=klant.pk)
    if huidig := klant.uitstromen.geldend().first():
        raise NietToegestaan(f"De uitstroom is al vastgelegd: {huidig}.")
    _keur_dag(klant, op)
    _keur_soort(klant, soort, werkgever=werkgever, uren=uren, toelichting=toelichting)
    uitstroom = Uitstroom(
        klant=klant,
        locatie=klant.locatie,
        op=op,
        soort=soort,
        toelichting=toelichting,
        door=door,
        partner=door.partner,
    )
    if uitstroom.is_werk:
        uitstroom.werkgever, uitstroom.functie = werkgever, functie
        uitstroom.uren, uitstroom.verwachte_maanden = uren, verwachte_maanden
        uitstroom.meetdag = nazorg.meetdag(klant.locatie, op)
    voeg_toe(uitstroom)
    _ruim_op(klant, uitstroom, door=door)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.UITSTROOM, _zin(uitstroom), door=door)
    if uitstroom.is_werk:
        nazorg.begin(uitstroom)
    return uitstroom


@transaction.atomic
def heropen(*, klant: Klant, reden: str, door: Medewerker) -> Uitstroom:
    """Take a client back who had left; the outflow stays in the history with the day of return.

    A diagnosis from before counts, and is due to be looked at again. The clock after which the dossier may be
    erased stops at once. A coach from before the service stopped does not come back by itself.

    Raises:
        NietToegestaan: the client had not left, or there is no reason.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom het dossier weer open gaat.", veld="reden")
    Klant.objects.select_for_update().get(pk=klant.pk)
    uitstroom = klant.uitstromen.geldend().first()
    if uitstroom is None:
        raise NietToegestaan("Dit dossier is al open.")
    nazorg.breek_af(uitstroom, door=door)
    if uitstroom.meetdag and uitstroom.duurzaam is None and vandaag() < uitstroom.meetdag:
        uitstroom.duurzaam, uitstroom.gemeten_op = False, vandaag()
    uitstroom.teruggekeerd_op, uitstroom.heropend_door = vandaag(), door
    uitstroom.reden_terugkeer = reden.strip()
    uitstroom.full_clean()
    uitstroom.save()
    klant.beeld.refresh_from_db()
    if klant.beeld.status == Clientbeeld.Status.GESTOPT:
        coachen.beeindig_voor(klant=klant, reden=_GESTOPT, door=door)
        partnerverwijzen.beeindig_voor(klant=klant, reden=_GESTOPT, door=door)
    bewaren.beeindig(klant=klant, door=door)
    opnieuw = vandaag() if klant.beeld.diagnose_op else None
    clientbeeld.werk_bij(klant, status=Clientbeeld.Status.ACTIEF, herdiagnose_op=opnieuw)
    zin = f"Het dossier is weer open: {reden.strip()}"
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.UITSTROOM, zin, door=door)
    return uitstroom


def geldend(klant: Klant) -> Uitstroom | None:
    """Where the client went, as long as the client has not come back."""
    return klant.uitstromen.geldend().select_related("door__gebruiker", "partner", "locatie").first()


def eerdere(klant: Klant) -> list[Uitstroom]:
    """The times before that a client left and came back, the latest first."""
    terug = klant.uitstromen.filter(teruggekeerd_op__isnull=False)
    return list(terug.select_related("partner", "heropend_door__gebruiker"))


def lopende_uitkeringen(klant: Klant) -> list[Uitkering]:
    """The benefits that run today, which end on their own screen."""
    lopend = Q(tot__isnull=True) | Q(tot__gte=vandaag())
    return list(klant.uitkeringen.filter(lopend, van__lte=vandaag()).select_related("regime"))


def _keur_soort(klant: Klant, soort: str, *, werkgever: str, uren: int | None, toelichting: str) -> None:
    if soort in _IN_LOONDIENST:
        _vereis_baan(werkgever, uren)
    if soort == Uitstroom.Soort.VOORKOMEN:
        _vereis_zonder_uitkering(klant)
    if soort == Uitstroom.Soort.ANDERS and not toelichting.strip():
        raise NietToegestaan(WAARHEEN, veld="toelichting")


def _keur_dag(klant: Klant, op: datetime.date) -> None:
    if op > vandaag():
        raise NietToegestaan("Deze dag moet nog komen. Leg de uitstroom vast als het zover is.", veld="op")
    if op < klant.aangemeld_op:
        raise NietToegestaan(
            f"Dit is voor de aanmelding van de klant op {klant.aangemeld_op:%d-%m-%Y}.", veld="op"
        )
    if op < vandaag() - _HOOGSTENS_TERUG:
        raise NietToegestaan("Dit is langer dan twee jaar geleden. Kijk het jaar na.", veld="op")


def _vereis_baan(werkgever: str, uren: int | None) -> None:
    if not werkgever.strip():
        raise NietToegestaan("Vul in bij welke werkgever.", veld="werkgever")
    if uren is None:
        raise NietToegestaan("Vul in voor hoeveel uur per week.", veld="uren")


def _vereis_zonder_uitkering(klant: Klant) -> None:
    if lopend := lopende_uitkeringen(klant):
        namen = " en ".join(str(uitkering.regime) for uitkering in lopend)
        raise NietToegestaan(f"De klant heeft een uitkering: {namen}. Kies iets anders.", veld="soort")


def _ruim_op(klant: Klant, uitstroom: Uitstroom, *, door: Medewerker) -> None:
    """Close what was only on the way to work, and what somebody who has left is no longer asked."""
    for soort in _VERVALT:
        taken.sluit_voor(klant=klant, soort=soort, door=door)
    for open_overkomst in klant.overkomsten.filter(stand__in=overkomst.OPEN):
        reden = f"uitgestroomd ({uitstroom.get_soort_display()})"
        overkomst.laat_vervallen(overkomst=open_overkomst, reden=reden, door=door)
    status = Clientbeeld.Status.NAZORG if uitstroom.is_werk else Clientbeeld.Status.GESTOPT
    clientbeeld.werk_bij(
        klant, status=status, herdiagnose_op=None, contact_om_de_dagen=None, volgende_stap_op=None
    )
    if uitstroom.is_werk:
        return
    for afspraak in klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, begin__gt=timezone.now()):
        afspraken.zeg_af(afspraak=afspraak, reden=_GESTOPT, door=door)
    coachen.beeindig_voor(klant=klant, reden=_GESTOPT, door=door)
    partnerverwijzen.beeindig_voor(klant=klant, reden=_GESTOPT, door=door)


def _zin(uitstroom: Uitstroom) -> str:
    zin = f"Uitgestroomd op {uitstroom.op:%d-%m-%Y}: {uitstroom.get_soort_display()}"
    if uitstroom.werkgever:
        zin += f" bij {uitstroom.werkgever}"
    return f"{zin}, {uitstroom.uren} uur per week." if uitstroom.uren else f"{zin}."
