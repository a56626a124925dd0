"""What must hold before a client is proposed, and the locks that two people at once wait for."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from klanten.models import Klant
from werkgevers.bezetting import bezet
from werkgevers.models import Vacature, Voordracht, Zoekprofiel

_Stand = Voordracht.Stand


def slot_klant(klant: Klant) -> None:
    """Two who act for the same client at the same moment wait for each other; client first, as everywhere."""
    Klant.objects.select_for_update().get(pk=klant.pk)


def slot_voordracht(voordracht: Voordracht) -> Voordracht:
    """The proposal as it stands now."""
    Klant.objects.select_for_update().get(pk=voordracht.klant_id)
    rijen = Voordracht.objects.select_for_update(of=("self",)).met_mensen()
    return rijen.select_related("klant__locatie", "locatie", "vacature__locatie").get(pk=voordracht.pk)


def slot_vacature(vacature: Vacature, klanten: Collection[int], *, ook_gesloten: bool = False) -> Vacature:
    """Lock the clients in one order, and then the vacancy that they go to."""
    list(Klant.objects.select_for_update().filter(pk__in=klanten).order_by("pk").values("pk"))
    nu = Vacature.objects.select_for_update(of=("self",)).select_related("werkgever", "locatie")
    vacature = nu.get(pk=vacature.pk)
    if not ook_gesloten and vacature.stand != Vacature.Stand.OPEN:
        raise NietToegestaan(f"Deze vacature is al {vacature.get_stand_display()}.")
    if not ook_gesloten:
        keur_nog_plaats(vacature)
    return vacature


def keur_klant(klant: Klant) -> Zoekprofiel:
    """The search profile of a client who may be proposed now."""
    profiel = Zoekprofiel.objects.select_related("leverancier").filter(klant=klant).first()
    if profiel is None or profiel.toestemming_op is None:
        raise NietToegestaan(
            _("%(naam)s heeft geen toestemming gegeven, of heeft die ingetrokken.") % {"naam": klant.naam}
        )
    if not profiel.beschikbaar:
        raise NietToegestaan(_("%(naam)s is nu niet beschikbaar voor werk.") % {"naam": klant.naam})
    return profiel


def keur_vacature(vacature: Vacature, klant: Klant) -> None:
    """Refuse a vacancy that is closed, or not released for the client's location."""
    if not Vacature.objects.open().zichtbaar_op(klant.locatie).filter(pk=vacature.pk).exists():
        raise NietToegestaan(_("Deze vacature is gesloten, of niet vrijgegeven voor deze locatie."))


def keur_nog_niet_op_de_lijst(vacature: Vacature, klant: Klant) -> None:
    """Refuse a client who is on the list already, or whom the employer refused."""
    eerder = vacature.voordrachten.exclude(stand=_Stand.INGETROKKEN).filter(klant=klant).first()
    if eerder is None:
        return
    if eerder.stand == _Stand.AFGEWEZEN:
        raise NietToegestaan(
            _("De werkgever koos voor deze vacature al niet voor %(naam)s.") % {"naam": klant.naam}
        )
    wie = eerder.gevonden_door or klant.naam
    raise NietToegestaan(
        _("%(naam)s staat al op de lijst van deze vacature, gezet door %(wie)s.")
        % {"naam": klant.naam, "wie": wie}
    )


def leverende_partner(klant: Klant, door: Medewerker | None) -> Ketenpartner:
    """Whose candidate this is: the employee's partner, else that of the contact person."""
    if door is not None:
        return door.partner
    contactpersoon = klant.beeld.contactpersoon
    if contactpersoon is None:
        raise NietToegestaan(_("U hebt nog geen contactpersoon. Bel ons, dan helpen wij u verder."))
    return contactpersoon.partner


def keur_nog_plaats(vacature: Vacature) -> None:
    """Refuse when every place is taken."""
    if bezet(vacature) >= vacature.plaatsen:
        raise NietToegestaan("Alle plaatsen van deze vacature zijn vervuld.")


def keur_tweede_paar_ogen(voordracht: Voordracht, door: Medewerker) -> None:
    """Who brings a candidate does not agree for the coach too, when somebody else is the contact person."""
    bracht_aan = door.pk in (voordracht.gevonden_door_id, voordracht.voorgeselecteerd_door_id)
    if bracht_aan and voordracht.klant.beeld.contactpersoon_id not in (None, door.pk):
        raise NietToegestaan("U zette deze klant zelf op de lijst. De contactpersoon geeft akkoord.")


def vereis_voorgeselecteerd(voordracht: Voordracht) -> None:
    """Refuse an agreement on what is no longer a preselection."""
    if voordracht.stand != _Stand.VOORGESELECTEERD:
        raise NietToegestaan(
            _("Dit kan niet meer: de voordracht is %(stand)s.") % {"stand": voordracht.get_stand_display()}
        )


def waarom_niet(voordracht: Voordracht) -> str:
    """Why a candidate cannot go to the employer, in a sentence."""
    naam = voordracht.klant.naam
    if wacht_op := voordracht.wacht_op:
        return f"{naam} kan nog niet naar de werkgever: het akkoord van de {wacht_op} ontbreekt."
    return f"{naam} kan niet naar de werkgever: de voordracht is {voordracht.get_stand_display()}."


def zet_stand(voordracht: Voordracht, overgang: str, **waarden: object) -> None:
    """Make a transition of the state machine; its refusal becomes ours."""
    try:
        getattr(voordracht, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(
            _("Dit kan niet meer: de voordracht is %(stand)s.") % {"stand": voordracht.get_stand_display()}
        ) from fout


def bewaar(voordracht: Voordracht, *velden: str) -> None:
    """Keep these fields, as a new version."""
    voordracht.versie += 1
    voordracht.full_clean()
    voordracht.save(update_fields=[*velden, "versie"])
