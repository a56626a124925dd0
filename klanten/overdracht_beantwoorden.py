"""An offered dossier is accepted, returned or withdrawn (K-73, K-76)."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.termijnen import Duur
from klanten import contactpersoon, overleggen, taken
from klanten.models import Klant, Overdracht, Taak
from klanten.overdragen import schrijf_overdracht

_TERUG = Duur.werkdagen(2)


@transaction.atomic
def aanvaard(*, overdracht: Overdracht, door: Medewerker) -> Overdracht:
    """Take a client over: from now on `door` is the contact person. Doing so twice changes nothing.

    A warm handover between two partners is their duaal overleg as well, and is kept as one.

    Raises:
        NietToegestaan: it was not offered to this person, it has been answered, or the client got another
            contact person in between.
    """
    overdracht = _slot(overdracht)
    if overdracht.stand == Overdracht.Stand.AANVAARD and overdracht.beslist_door_id == door.pk:
        return overdracht
    _vereis(is_ontvanger(overdracht, door), "Dit dossier is niet aan u aangeboden.")
    klant = overdracht.klant
    klant.beeld.refresh_from_db()
    if overdracht.stand == Overdracht.Stand.AANGEBODEN and klant.beeld.contactpersoon_id != overdracht.van_id:
        raise NietToegestaan(
            f"De contactpersoon is na het aanbod gewijzigd: dat is nu {klant.beeld.contactpersoon}. "
            "Geef de overdracht terug."
        )
    _zet(overdracht, "neem_aan", door=door)
    _ruim_taak_op(overdracht, door=door)
    overleg = overleggen.leg_overdracht_vast(overdracht) if _is_duaal(overdracht, door) else None
    contactpersoon.wijs_aan(
        klant=klant,
        medewerker=door,
        reden=f"Overdracht: {overdracht.reden}"[:300],
        door=door,
        overleg=overleg,
    )
    schrijf_overdracht(overdracht, f"Overdracht van {overdracht.van} aan {door} aangenomen", door=door)
    return overdracht


@transaction.atomic
def geef_terug(*, overdracht: Overdracht, reden: str, door: Medewerker) -> Overdracht:
    """Return an offer with a reason; the giver, who stays contact person, gets a task to read it.

    Raises:
        NietToegestaan: there is no reason, it was not offered to this person, or it has been answered.
    """
    overdracht = _slot(overdracht)
    _vereis(is_ontvanger(overdracht, door), "Dit dossier is niet aan u aangeboden.")
    _beantwoord(overdracht, "geef_terug", reden=reden, door=door)
    taken.maak(
        klant=overdracht.klant,
        voor=overdracht.van if overdracht.van.werkt_op(overdracht.locatie) else None,
        locatie=overdracht.locatie,
        soort=Taak.Soort.OVERDRACHT,
        omschrijving=f"Overdracht teruggegeven door {door}: lees waarom",
        vervalt_op=_TERUG.vervalt(timezone.now()),
        sleutel=f"overdracht:{overdracht.pk}:terug",
    )
    schrijf_overdracht(overdracht, f"Overdracht teruggegeven door {door}. Reden: {reden}", door=door)
    return overdracht


@transaction.atomic
def trek_in(*, overdracht: Overdracht, reden: str, door: Medewerker) -> Overdracht:
    """Take an offer back, with a reason.

    Raises:
        NietToegestaan: there is no reason, `door` did not make the offer, or it has been answered.
    """
    overdracht = _slot(overdracht)
    _vereis(is_gever(overdracht, door), "Alleen wie het dossier aanbood kan dat intrekken.")
    _beantwoord(overdracht, "trek_in", reden=reden, door=door)
    schrijf_overdracht(overdracht, f"Aanbod aan {overdracht.aan} ingetrokken. Reden: {reden}", door=door)
    return overdracht


def is_ontvanger(overdracht: Overdracht, medewerker: Medewerker) -> bool:
    """Whether an offer is for this employee: by name, or as a member of the team."""
    if overdracht.naar_id is not None:
        return overdracht.naar_id == medewerker.pk
    team = overdracht.naar_team
    lid = team is not None and team.leden.filter(pk=medewerker.pk).exists()
    return lid and medewerker.pk != overdracht.van_id


def is_gever(overdracht: Overdracht, medewerker: Medewerker) -> bool:
    """Whether this employee made the offer, or is the contact person now."""
    nu = overdracht.klant.beeld.contactpersoon_id
    return medewerker.pk in {overdracht.van_id, overdracht.aangeboden_door_id, nu}


def _ruim_taak_op(overdracht: Overdracht, *, door: Medewerker) -> None:
    open_taken = overdracht.klant.taken.open().filter(sleutel=f"overdracht:{overdracht.pk}")
    open_taken.update(gedaan_op=timezone.now(), gedaan_door=door)


def _beantwoord(overdracht: Overdracht, overgang: str, *, reden: str, door: Medewerker) -> None:
    if not reden.strip():
        raise NietToegestaan("Vul in waarom.", veld="reden")
    _zet(overdracht, overgang, door=door, reden=reden)
    _ruim_taak_op(overdracht, door=door)


def _slot(overdracht: Overdracht) -> Overdracht:
    """The offer as it stands now; client first, as everywhere, so that nobody waits for each other."""
    Klant.objects.select_for_update().get(pk=overdracht.klant_id)
    rijen = Overdracht.objects.select_for_update(of=("self",)).met_mensen()
    return rijen.select_related("klant__locatie", "klant__beeld", "locatie").get(pk=overdracht.pk)


def _zet(overdracht: Overdracht, overgang: str, **waarden: Any) -> None:
    """Make a transition of the state machine and keep it; its refusal becomes ours."""
    try:
        getattr(overdracht, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(
            f"Deze overdracht is al {overdracht.get_stand_display()}, door {overdracht.beslist_door}."
        ) from fout
    overdracht.full_clean()
    overdracht.save(update_fields=["stand", "beslist_door", "beslist_op", "antwoord"])


def _is_duaal(overdracht: Overdracht, door: Medewerker) -> bool:
    warm = overdracht.wijze == Overdracht.Wijze.WARM
    return warm and overdracht.van.partner_id != door.partner_id


def _vereis(waar: bool, melding: str) -> None:
    if not waar:
        raise NietToegestaan(melding)
