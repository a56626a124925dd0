"""A signal about a candidate's effort: never a sanction by itself (W-32).

The client is heard first; then a human says whether the remark is right, with a reason. Nothing of it
travels to employers or into matching.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.termijnen import Duur, termijn_of
from klanten import taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak
from werkgevers import voordrachtwerk
from werkgevers.models import Motivatiesignaal, Voordracht

TERMIJN = "motivatie_horen"
STANDAARDTERMIJN = Duur.werkdagen(10)


@transaction.atomic
def meld(*, voordracht: Voordracht, door: Medewerker | None) -> Motivatiesignaal:
    """Keep a remark of an employer as something to judge; the contact person gets a task to hear the client.

    Args:
        door: who wrote the remark down; None when the employer did.

    Source: De ketens voorbij? (2004), TAZ Zwolle: feedback on candidates who are not motivated.
    """
    nu = timezone.now()
    duur = termijn_of(TERMIJN, STANDAARDTERMIJN, voordracht.locatie)
    signaal = voeg_toe(
        Motivatiesignaal(
            voordracht=voordracht,
            klant=voordracht.klant,
            locatie=voordracht.locatie,
            reden=voordracht.afwijzing,
            gemeld_op=nu,
            gemeld_door=door,
            reactie_tot=duur.vervalt(nu),
        )
    )
    taken.maak(
        klant=voordracht.klant,
        voor=_beoordelaar(signaal),
        locatie=voordracht.locatie,
        soort=Taak.Soort.KANDIDAAT,
        omschrijving="Opmerking van een werkgever: hoor de klant en beoordeel",
        vervalt_op=signaal.reactie_tot,
        sleutel=f"motivatie:{signaal.pk}",
    )
    return signaal


@transaction.atomic
def hoor(*, signaal: Motivatiesignaal, verhaal: str, door: Medewerker | None = None) -> Motivatiesignaal:
    """Keep the client's own story.

    Args:
        door: who wrote it down in a conversation; None when the client writes it in the portal.

    Raises:
        NietToegestaan: there is no story, or it has been told already.
    """
    if not verhaal.strip():
        raise NietToegestaan(_("Vertel wat er volgens u gebeurde."), veld="verhaal")
    signaal = _slot(signaal)
    _zet(signaal, "hoor", verhaal=verhaal.strip(), op=timezone.now(), door=door)
    _schrijf(signaal, "Eigen verhaal verteld bij de opmerking van een werkgever", door=door)
    return signaal


@transaction.atomic
def beoordeel(
    *, signaal: Motivatiesignaal, oordeel: Motivatiesignaal.Oordeel, waarom: str, door: Medewerker
) -> Motivatiesignaal:
    """Say whether the remark is right. Only after the client was heard, or let the time for it pass.

    Raises:
        NietToegestaan: the client can still be heard, the reason is missing, the same person wrote the remark
            down, or somebody judged already.
    """
    signaal = _slot(signaal)
    if not waarom.strip():
        raise NietToegestaan("Zeg waarom u dit vindt.", veld="waarom")
    if signaal.gemeld_door_id == door.pk:
        raise NietToegestaan("U schreef deze opmerking zelf op. Laat een collega oordelen.")
    if not mag_beoordelen(signaal):
        raise NietToegestaan(
            f"Hoor eerst de klant. Dat kan tot en met {timezone.localtime(signaal.reactie_tot):%d-%m-%Y}."
        )
    _zet(signaal, "beoordeel", oordeel=oordeel, waarom=waarom.strip(), op=timezone.now(), door=door)
    signaal.klant.taken.filter(sleutel=f"motivatie:{signaal.pk}", gedaan_op=None).update(
        gedaan_op=timezone.now(), gedaan_door=door
    )
    _schrijf(signaal, f"Opmerking van een werkgever beoordeeld: {signaal.get_oordeel_display()}", door=door)
    return signaal


def mag_beoordelen(signaal: Motivatiesignaal) -> bool:
    """Whether the client was heard, or had the time to be."""
    return signaal.gehoord_op is not None or signaal.reactie_tot < timezone.now()


def _beoordelaar(signaal: Motivatiesignaal) -> Medewerker | None:
    """The contact person, unless that person wrote the remark down."""
    coach = voordrachtwerk.coach_van(signaal.klant)
    return coach if coach is not None and coach.pk != signaal.gemeld_door_id else None


def _slot(signaal: Motivatiesignaal) -> Motivatiesignaal:
    Klant.objects.select_for_update().get(pk=signaal.klant_id)
    rijen = Motivatiesignaal.objects.select_for_update(of=("self",)).select_related("klant", "locatie")
    return rijen.get(pk=signaal.pk)


def _zet(signaal: Motivatiesignaal, overgang: str, **waarden: object) -> None:
    try:
        getattr(signaal, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(_("Dit is al gebeurd.")) from fout
    signaal.full_clean()
    signaal.save()


def _schrijf(signaal: Motivatiesignaal, zin: str, *, door: Medewerker | None) -> None:
    tijdlijn.leg_vast(signaal.klant, Gebeurtenis.Soort.BEMIDDELING, zin, door=door, door_klant=door is None)
