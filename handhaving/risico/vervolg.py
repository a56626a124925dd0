"""What follows an assessment: measures planned, done, or cancelled with a reason (H-16, H-19)."""

import datetime

from django.db import transaction
from django.utils import timezone
from django_fsm import can_proceed

from handhaving.models import AARD_VAN, Aanpakmaatregel, Kleuraanpak, Risicobeoordeling, Vervolgmaatregel
from keten.bevoegd import eis, mag
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import NEDERLAND
from keten.tijd import vandaag
from klanten import taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak

WOORD = "vervolgmaatregel"
VERSTE = datetime.timedelta(days=365)


@transaction.atomic
def plan(*, beoordeling: Risicobeoordeling, deel: Kleuraanpak | None, door: Medewerker) -> None:
    """Plan the measures that the location has for this colour.

    What was open from an assessment before stays when it belongs to this colour too, and lapses when not. A
    check that belongs to the short intake is planned only when the intake is short.

    Args:
        deel: the measures at this colour (`aanpakken.bij`); None when the location has none.
    """
    nieuw: list[Aanpakmaatregel] = deel.lopende if deel else []  # type: ignore[attr-defined]
    kort = beoordeling.intakevorm == "kort"
    nieuw = [maatregel for maatregel in nieuw if kort or not maatregel.bij_intake]
    klant = beoordeling.klant
    blijft = {maatregel.pk for maatregel in nieuw}
    bezet: set[int | None] = set()
    for lopend in klant.vervolgmaatregelen.select_for_update().filter(stand=Vervolgmaatregel.Stand.OPEN):
        if lopend.maatregel_id is None or lopend.maatregel_id in blijft:
            bezet.add(lopend.maatregel_id)
        else:
            reden = f"Past niet bij de beoordeling van {timezone.localdate(beoordeling.op):%d-%m-%Y}."
            _laat_vervallen(lopend, reden=reden, door=door)
    for maatregel in nieuw:
        if maatregel.pk not in bezet:
            _zet_klaar(_uit_aanpak(maatregel, beoordeling, door), wie=maatregel.uitvoerder)


@transaction.atomic
def voeg_toe_voor(
    *, klant: Klant, wat: str, factor: str, uiterlijk: datetime.date, door: Medewerker
) -> Vervolgmaatregel:
    """Plan a measure of one's own choice beside those of the location.

    Raises:
        NietToegestaan: there is no assessment yet, or the day is past or too far ahead.
        RechtOntbreekt: not of this location, or without the right to assess risks.
    """
    eis(door, klant.locatie, Recht.RISICO)
    if not vandaag() <= uiterlijk <= vandaag() + VERSTE:
        raise NietToegestaan("Kies een dag vanaf vandaag, binnen een jaar.", veld="uiterlijk")
    beoordeling = klant.risicobeoordelingen.first()
    if beoordeling is None:
        raise NietToegestaan("Beoordeel eerst het risico. Daarna kunt u een maatregel plannen.")
    maatregel = Vervolgmaatregel(
        klant=klant,
        locatie=klant.locatie,
        beoordeling=beoordeling,
        wat=wat,
        factor=factor,
        aard=AARD_VAN[factor],
        uiterlijk=uiterlijk,
        gepland_door=door,
    )
    _zet_klaar(maatregel, wie=Aanpakmaatregel.Uitvoerder.CONTACTPERSOON)
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.HANDHAVING,
        f"Maatregel gepland: {wat}",
        door=door,
        zichtbaar_voor_klant=False,
    )
    return maatregel


@transaction.atomic
def rond_af(*, maatregel: Vervolgmaatregel, door: Medewerker) -> Vervolgmaatregel:
    """Say that a measure has been done.

    Raises:
        NietToegestaan: it was done or cancelled meanwhile.
        RechtOntbreekt: not of this location, or without the right to assess risks.
    """
    maatregel = _slot(maatregel, door)
    maatregel.rond_af(door=door)
    maatregel.save()
    _sluit_taak(maatregel, door)
    _schrijf(maatregel, "gedaan", door)
    return maatregel


@transaction.atomic
def verval(*, maatregel: Vervolgmaatregel, reden: str, door: Medewerker) -> Vervolgmaatregel:
    """Cancel a measure, and say why.

    Raises:
        NietToegestaan: no reason, or it was done or cancelled meanwhile.
        RechtOntbreekt: not of this location, or without the right to assess risks.
    """
    if not reden.strip():
        raise NietToegestaan("Vul in waarom deze maatregel vervalt.", veld="reden")
    maatregel = _slot(maatregel, door)
    _laat_vervallen(maatregel, reden=reden.strip(), door=door)
    _schrijf(maatregel, "vervallen", door)
    return maatregel


def _slot(maatregel: Vervolgmaatregel, door: Medewerker) -> Vervolgmaatregel:
    rijen = Vervolgmaatregel.objects.select_for_update(of=("self",)).select_related("klant__locatie")
    actueel = rijen.get(pk=maatregel.pk)
    eis(door, actueel.klant.locatie, Recht.RISICO)
    if not can_proceed(actueel.rond_af):
        raise NietToegestaan(f"Deze maatregel is intussen {actueel.get_stand_display()}.")
    return actueel


def _laat_vervallen(maatregel: Vervolgmaatregel, *, reden: str, door: Medewerker) -> None:
    maatregel.verval(door=door, reden=reden)
    maatregel.save()
    _sluit_taak(maatregel, door)


def _uit_aanpak(
    maatregel: Aanpakmaatregel, beoordeling: Risicobeoordeling, door: Medewerker
) -> Vervolgmaatregel:
    return Vervolgmaatregel(
        klant=beoordeling.klant,
        locatie=beoordeling.locatie,
        beoordeling=beoordeling,
        maatregel=maatregel,
        wat=maatregel.wat,
        aard=maatregel.aard,
        factor=maatregel.factor,
        bij_intake=maatregel.bij_intake,
        uiterlijk=vandaag() + datetime.timedelta(days=maatregel.binnen_dagen),
        gepland_door=door,
    )


def _zet_klaar(maatregel: Vervolgmaatregel, *, wie: str) -> None:
    """Keep it, and put it before who does it: with nobody suited, before all who may assess risks."""
    voeg_toe(maatregel)
    klant, contact = maatregel.klant, maatregel.klant.beeld.contactpersoon
    geschikt = (
        wie == Aanpakmaatregel.Uitvoerder.CONTACTPERSOON
        and contact is not None
        and mag(contact, klant.locatie, Recht.RISICO)
    )
    einde = datetime.datetime.combine(maatregel.uiterlijk, datetime.time(23, 59, 59), NEDERLAND)
    taken.maak(
        klant=klant,
        voor=contact if geschikt else None,
        locatie=klant.locatie,
        soort=Taak.Soort.MAATREGEL,
        omschrijving=maatregel.wat,
        vervalt_op=einde,
        sleutel=_sleutel(maatregel),
    )


def _sluit_taak(maatregel: Vervolgmaatregel, door: Medewerker) -> None:
    open_taak = Taak.objects.open().filter(sleutel=_sleutel(maatregel))
    open_taak.update(gedaan_op=timezone.now(), gedaan_door=door)


def _schrijf(maatregel: Vervolgmaatregel, hoe: str, door: Medewerker) -> None:
    zin = f"Maatregel {hoe}: {maatregel.wat}"
    soort = Gebeurtenis.Soort.HANDHAVING
    tijdlijn.leg_vast(maatregel.klant, soort, zin, door=door, zichtbaar_voor_klant=False)


def _sleutel(maatregel: Vervolgmaatregel) -> str:
    return f"{WOORD}:{maatregel.pk}"
