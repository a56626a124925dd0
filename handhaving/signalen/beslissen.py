"""Taking a signal up, and deciding about it: always a person, always with a reason (H-38, H-39)."""

from django.db import transaction
from django.utils import timezone

from handhaving.models import Signaal
from handhaving.signalen import werk
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.rechten import Recht
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant


@transaction.atomic
def pak_op(*, signaal: Signaal, door: Medewerker) -> Signaal:
    """Say that one handles a signal; also when a colleague did so before.

    Raises:
        NietToegestaan: it was decided meanwhile, or the person reported it.
        RechtOntbreekt: another location, or no right to handle signals.
    """
    signaal = _slot(signaal, door)
    signaal.pak_op(door=door)
    signaal.save(update_fields=["stand", "behandelaar"])
    werk.verplaats(signaal, naar=door)
    return signaal


@transaction.atomic
def beslis(*, signaal: Signaal, besluit: str, waarom: str, door: Medewerker) -> Signaal:
    """Decide what follows. The decision stands: new facts are a new signal.

    A check of duties is a task of the contact person, during the service. A check of data runs beside it: it
    is not in the dossier's planning or timeline, and the client does not see it.

    Args:
        besluit: a value of `Signaal.Besluit`.

    Raises:
        NietToegestaan: no decision or reason, decided meanwhile, or the person reported it.
        RechtOntbreekt: another location, or no right to handle signals.

    Source: Goed bekeken! (AKO Monitorgroep 2005): reaction during the service by an intensive check of
        duties, or parallel to it by an intensive check of data.
    """
    if besluit not in Signaal.Besluit.values:
        raise NietToegestaan("Kies wat er met dit signaal gebeurt.", veld="besluit")
    if not waarom.strip():
        raise NietToegestaan("Schrijf op waarom.", veld="waarom")
    signaal = _slot(signaal, door)
    signaal.besluit_over(besluit=besluit, waarom=waarom.strip(), op=timezone.now(), door=door)
    signaal.save()
    werk.sluit(signaal, door=door)
    if besluit == Signaal.Besluit.PARALLEL:
        werk.laat_gegevens_controleren(signaal, door=door)
    elif besluit == Signaal.Besluit.TIJDENS:
        werk.laat_plichten_controleren(signaal, door=door)
        tijdlijn.leg_vast(
            signaal.klant,
            Gebeurtenis.Soort.HANDHAVING,
            "De plichten worden extra nagekeken tijdens de begeleiding.",
            door=door,
            zichtbaar_voor_klant=False,
        )
    return signaal


def waarom_niet(signaal: Signaal, door: Medewerker) -> str:
    """Why somebody may not decide about a signal; empty when it is allowed."""
    if not signaal.is_open:
        return f"{signaal.besloten_door} besloot al: {signaal.get_besluit_display()}."
    if signaal.gemeld_door_id == door.pk:
        return "U meldde dit signaal zelf. Een collega beslist erover."
    return ""


def _slot(signaal: Signaal, door: Medewerker) -> Signaal:
    """Lock the signal and read it anew: of two people at once the second hears what the first decided."""
    Klant.objects.select_for_update(no_key=True).get(pk=signaal.klant_id)
    rijen = Signaal.objects.select_for_update(of=("self",))
    actueel = rijen.select_related(
        "klant__locatie", "klant__beeld__contactpersoon", "besloten_door__gebruiker"
    ).get(pk=signaal.pk)
    eis(door, actueel.klant.locatie, Recht.HANDHAVEN)
    if reden := waarom_niet(actueel, door):
        raise NietToegestaan(reden)
    return actueel
