"""From a candidate on the list to an answer of the employer (W-26 to W-28, W-32).

Preselected by a matchmaker, agreed with the werkcoach and with the client; only then a name leaves the LWI.
"""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe
from klanten.models import Klant
from werkgevers import klok, voorrang
from werkgevers import motivatie as signalen
from werkgevers import voordrachtwerk as werk
from werkgevers.bezetting import bezet
from werkgevers.mailtaken import mail_kandidaten
from werkgevers.models import Akkoordkanaal, Vacature, Voordracht, Zoekprofiel

_Stand = Voordracht.Stand
_KLANT_JA = ("klant_akkoord_op", "klant_akkoord_via", "klant_akkoord_door")


@transaction.atomic
def vind(
    *,
    vacature: Vacature,
    klant: Klant,
    motivatie: str = "",
    door: Medewerker | None,
    selecteer_meteen: bool = False,
) -> Voordracht:
    """Put a client on the list of a vacancy; nobody is asked anything yet, and no employer sees it.

    Args:
        motivatie: why this candidate, in words that client and employer may read.
        door: a matchmaker or the client's coach; None when the client shows interest.
        selecteer_meteen: preselect in the same step, so that coach and client are asked at once.

    Raises:
        NietToegestaan: no consent, not available, already on the list or refused before by this employer,
            the vacancy is closed or not open to this location.

    Source: De ketens voorbij? (2004), lines 591 and 607: candidates are preselected and brought quickly.
    """
    _slot_klant(klant)
    profiel = _keur_klant(klant)
    _keur_vacature(vacature, klant)
    _nog_niet_op_de_lijst(vacature, klant)
    voordracht = voeg_toe(
        Voordracht(
            vacature=vacature,
            klant=klant,
            locatie=klant.locatie,
            leverancier=profiel.leverancier,
            gevonden_door=door,
            partner=_leverende_partner(klant, door),
            motivatie=motivatie.strip(),
        )
    )
    if door is None:
        voordracht.klant_akkoord_op, voordracht.klant_akkoord_via = timezone.now(), Akkoordkanaal.PORTAAL
        voordracht.save(update_fields=["klant_akkoord_op", "klant_akkoord_via"])
        werk.schrijf(voordracht, "Interesse in", door_klant=True)
    else:
        werk.schrijf(voordracht, "Op de lijst gezet voor", door=door, zichtbaar=False)
    if selecteer_meteen and door is not None:
        return selecteer(voordracht=voordracht, motivatie=motivatie, door=door)
    return voordracht


@transaction.atomic
def selecteer(*, voordracht: Voordracht, motivatie: str = "", door: Medewerker) -> Voordracht:
    """Preselect a candidate: the werkcoach and the client are asked to agree (W-26).

    A client who showed interest said yes before there was a motivation; that yes is not one to words written
    later, so it lapses and the client is asked.

    Args:
        motivatie: why this candidate; replaces what stood there when it is filled in.

    Raises:
        NietToegestaan: there is no motivation, no consent any more, or the proposal is past this step.
    """
    voordracht = _slot(voordracht)
    _keur_klant(voordracht.klant)
    _keur_vacature(voordracht.vacature, voordracht.klant)
    gelezen = voordracht.motivatie
    voordracht.motivatie = motivatie.strip() or gelezen
    if not voordracht.motivatie:
        raise NietToegestaan("Schrijf op waarom deze kandidaat past.", veld="motivatie")
    _zet(voordracht, "selecteer", door=door, op=timezone.now())
    if voordracht.motivatie != gelezen:
        voordracht.klant_akkoord_op, voordracht.klant_akkoord_via = None, ""
        voordracht.klant_akkoord_door = None
    _bewaar(voordracht, "stand", "motivatie", "voorgeselecteerd_op", "voorgeselecteerd_door", *_KLANT_JA)
    werk.schrijf(voordracht, "Voorgeselecteerd voor", door=door)
    werk.vraag_coach(voordracht)
    werk.vraag_klant(voordracht)
    return voordracht


@transaction.atomic
def coach_akkoord(*, voordracht: Voordracht, door: Medewerker) -> Voordracht:
    """The werkcoach agrees that this client goes to this employer; saying so twice changes nothing.

    Raises:
        NietToegestaan: `door` does not work at the client's location, put the client on the list while
            somebody else is the contact person, or nobody asks for it any more.
    """
    voordracht = _slot(voordracht)
    if not door.werkt_op(voordracht.locatie):
        raise NietToegestaan("Alleen een collega van de locatie van de klant geeft akkoord.")
    _keur_tweede_paar_ogen(voordracht, door)
    _vereis_voorgeselecteerd(voordracht)
    if voordracht.coach_akkoord_op is None:
        voordracht.coach_akkoord_op, voordracht.coach_akkoord_door = timezone.now(), door
        _bewaar(voordracht, "coach_akkoord_op", "coach_akkoord_door")
        werk.ruim_coachtaak_op(voordracht, door=door)
        werk.schrijf(voordracht, "Werkcoach akkoord met voordracht voor", door=door)
        werk.meld_dat_het_kan(voordracht)
    return voordracht


@transaction.atomic
def klant_akkoord(
    *, voordracht: Voordracht, via: Akkoordkanaal = Akkoordkanaal.PORTAAL, door: Medewerker | None = None
) -> Voordracht:
    """The client agrees that the employer gets the name and the motivation; twice changes nothing.

    Args:
        via: where the client said so.
        door: who wrote it down, at the telephone or the desk; None when the client does it in the portal.

    Raises:
        NietToegestaan: nobody asks for it any more, or `via` and `door` do not go together.
    """
    if (via == Akkoordkanaal.PORTAAL) != (door is None):
        raise NietToegestaan("Kies of de klant dit aan de telefoon of aan de balie zei.", veld="via")
    voordracht = _slot(voordracht)
    _vereis_voorgeselecteerd(voordracht)
    if voordracht.klant_akkoord_op is None:
        voordracht.klant_akkoord_op = timezone.now()
        voordracht.klant_akkoord_via, voordracht.klant_akkoord_door = via, door
        _bewaar(voordracht, *_KLANT_JA)
        werk.schrijf(voordracht, "Klant akkoord met voordracht voor", door=door, door_klant=door is None)
        werk.meld_dat_het_kan(voordracht)
    return voordracht


@transaction.atomic
def draag_voor(
    *, vacature: Vacature, voordrachten: Collection[Voordracht], door: Medewerker
) -> list[Voordracht]:
    """Send candidates to the employer as one list, bearing the accountmanager's name (W-27).

    All go, or none: who may not go yet is named in the refusal. The employer gets mail with only a link.

    Raises:
        NietToegestaan: nobody was chosen; an agreement or the consent is missing; the vacancy is closed or
            full; or another partner goes first (the window of W-17).

    Source: BVG-Almere in vogelvlucht (001), page 2: no longer approached by several bodies one after another.
    """
    if not voordrachten:
        raise NietToegestaan("Kies minstens een kandidaat.", veld="voordrachten")
    vacature = _slot_vacature(vacature, [voordracht.klant_id for voordracht in voordrachten])
    rijen = list(
        Voordracht.objects.select_for_update(of=("self",))
        .met_mensen()
        .filter(vacature=vacature, pk__in=[voordracht.pk for voordracht in voordrachten])
        .order_by("pk")
    )
    nu = timezone.now()
    for voordracht in rijen:
        _keur_klant(voordracht.klant)
        if not voordracht.klaar:
            raise NietToegestaan(_waarom_niet(voordracht), veld="voordrachten")
        voorrang.mag_voordragen(vacature=vacature, partner=voordracht.partner, op=nu)
        _zet(voordracht, "stuur", door=door, op=nu)
        _bewaar(voordracht, "stand", "voorgedragen_op", "voorgedragen_door")
        werk.schrijf(voordracht, "Voorgedragen voor", door=door)
    werk.ruim_verstuurtaak_op(vacature, door=door)
    klok.noteer_voordracht(vacature=vacature, op=nu, door=door)
    transaction.on_commit(partial(mail_kandidaten.delay, vacature.pk), robust=True)
    return rijen


@transaction.atomic
def beantwoord(
    *,
    voordracht: Voordracht,
    antwoord: Voordracht.Stand,
    afwijzing: str = "",
    toelichting: str = "",
    door: Medewerker | None,
) -> Voordracht:
    """Keep what the employer says: invited, hired, or not, with the reason.

    "Niet gemotiveerd" and "niet verschenen" have no consequence by themselves: they become a signal that a
    human judges after the client was heard (W-32).

    Args:
        antwoord: `GESPREK`, `GEPLAATST` or `AFGEWEZEN`.
        afwijzing: one of `Voordracht.Afwijzing`, when the answer is no.
        door: who wrote the answer down; None when the employer answers in the portal.

    Raises:
        NietToegestaan: the candidate was not proposed, the answer cannot follow on the one before, the reason
            is missing, or somebody is hired while the vacancy is closed or all places have been filled.
    """
    if antwoord == _Stand.AFGEWEZEN and afwijzing not in Voordracht.Afwijzing.values:
        raise NietToegestaan("Kies waarom de kandidaat niet past.", veld="afwijzing")
    vacature = _slot_vacature(voordracht.vacature, [voordracht.klant_id], ook_gesloten=True)
    voordracht = _slot(voordracht)
    if antwoord == _Stand.GEPLAATST:
        if vacature.stand == Vacature.Stand.GESLOTEN:
            raise NietToegestaan("Deze vacature is gesloten. Laat hem eerst weer openen.", veld="antwoord")
        _nog_plaats(vacature)
    waarden = {"afwijzing": afwijzing} if antwoord == _Stand.AFGEWEZEN else {}
    _zet(voordracht, werk.OVERGANGEN[antwoord], **waarden)
    voordracht.antwoord_op, voordracht.antwoord_door = timezone.now(), door
    voordracht.toelichting = toelichting.strip()
    _bewaar(voordracht, "stand", "afwijzing", "antwoord_op", "antwoord_door", "toelichting")
    werk.schrijf_antwoord(voordracht, door=door)
    if antwoord == _Stand.AFGEWEZEN and afwijzing in Voordracht.OM_TE_BEOORDELEN:
        signalen.meld(voordracht=voordracht, door=door)
    return voordracht


@transaction.atomic
def trek_in(
    *,
    voordracht: Voordracht,
    reden: Voordracht.Intrekking,
    toelichting: str = "",
    door: Medewerker | None,
) -> Voordracht:
    """Stop a proposal: the client or coach says no, consent was withdrawn, or the vacancy closed.

    Args:
        door: who stops it; None when the client does, in the portal, or the portal itself.

    Raises:
        NietToegestaan: the employer has decided already.
    """
    voordracht = _slot(voordracht)
    _zet(voordracht, "trek_in", reden=reden, op=timezone.now())
    voordracht.toelichting = toelichting.strip()
    _bewaar(voordracht, "stand", "intrekking", "ingetrokken_op", "toelichting")
    werk.ruim_coachtaak_op(voordracht, door=door)
    zelf = door is None and reden in (Voordracht.Intrekking.KLANT, Voordracht.Intrekking.TOESTEMMING)
    werk.schrijf(
        voordracht,
        "Voordracht ingetrokken voor",
        door=door,
        door_klant=zelf,
        slot=str(voordracht.get_intrekking_display()),
    )
    return voordracht


@transaction.atomic
def trek_in_bij_sluiten(*, vacature: Vacature, door: Medewerker | None) -> int:
    """Stop what the employer has not seen yet of a vacancy that closes; returns how many stopped."""
    open_rijen = list(vacature.voordrachten.in_huis())
    for voordracht in open_rijen:
        trek_in(voordracht=voordracht, reden=Voordracht.Intrekking.VACATURE, door=door)
    return len(open_rijen)


def _slot_klant(klant: Klant) -> None:
    """Two who act for the same client at the same moment wait for each other; client first, as everywhere."""
    Klant.objects.select_for_update().get(pk=klant.pk)


def _slot(voordracht: Voordracht) -> Voordracht:
    """The proposal as it stands now."""
    Klant.objects.select_for_update().get(pk=voordracht.klant_id)
    rijen = Voordracht.objects.select_for_update(of=("self",)).met_mensen()
    return rijen.select_related("klant__locatie", "locatie", "vacature__locatie").get(pk=voordracht.pk)


def _slot_vacature(vacature: Vacature, klanten: Collection[int], *, ook_gesloten: bool = False) -> Vacature:
    """Lock the clients in one order, and then the vacancy that they go to."""
    list(Klant.objects.select_for_update().filter(pk__in=klanten).order_by("pk").values("pk"))
    nu = Vacature.objects.select_for_update(of=("self",)).select_related("werkgever", "locatie")
    vacature = nu.get(pk=vacature.pk)
    if not ook_gesloten and vacature.stand != Vacature.Stand.OPEN:
        raise NietToegestaan(f"Deze vacature is al {vacature.get_stand_display()}.")
    if not ook_gesloten:
        _nog_plaats(vacature)
    return vacature


def _keur_klant(klant: Klant) -> Zoekprofiel:
    """The search profile of a client who may be proposed now."""
    profiel = Zoekprofiel.objects.select_related("leverancier").filter(klant=klant).first()
    if profiel is None or profiel.toestemming_op is None:
        raise NietToegestaan(
            _("%(naam)s heeft geen toestemming gegeven, of heeft die ingetrokken.") % {"naam": klant.naam}
        )
    if not profiel.beschikbaar:
        raise NietToegestaan(_("%(naam)s is nu niet beschikbaar voor werk.") % {"naam": klant.naam})
    return profiel


def _keur_vacature(vacature: Vacature, klant: Klant) -> None:
    if not Vacature.objects.open().zichtbaar_op(klant.locatie).filter(pk=vacature.pk).exists():
        raise NietToegestaan(_("Deze vacature is gesloten, of niet vrijgegeven voor deze locatie."))


def _nog_niet_op_de_lijst(vacature: Vacature, klant: Klant) -> None:
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


def _leverende_partner(klant: Klant, door: Medewerker | None) -> Ketenpartner:
    if door is not None:
        return door.partner
    contactpersoon = klant.beeld.contactpersoon
    if contactpersoon is None:
        raise NietToegestaan(_("U hebt nog geen contactpersoon. Bel ons, dan helpen wij u verder."))
    return contactpersoon.partner


def _nog_plaats(vacature: Vacature) -> None:
    if bezet(vacature) >= vacature.plaatsen:
        raise NietToegestaan("Alle plaatsen van deze vacature zijn vervuld.")


def _keur_tweede_paar_ogen(voordracht: Voordracht, door: Medewerker) -> None:
    """Who brings a candidate does not agree for the coach too, when somebody else is the contact person."""
    bracht_aan = door.pk in (voordracht.gevonden_door_id, voordracht.voorgeselecteerd_door_id)
    if bracht_aan and voordracht.klant.beeld.contactpersoon_id not in (None, door.pk):
        raise NietToegestaan("U zette deze klant zelf op de lijst. De contactpersoon geeft akkoord.")


def _vereis_voorgeselecteerd(voordracht: Voordracht) -> None:
    if voordracht.stand != _Stand.VOORGESELECTEERD:
        raise NietToegestaan(
            _("Dit kan niet meer: de voordracht is %(stand)s.") % {"stand": voordracht.get_stand_display()}
        )


def _waarom_niet(voordracht: Voordracht) -> str:
    naam = voordracht.klant.naam
    if wacht_op := voordracht.wacht_op:
        return f"{naam} kan nog niet naar de werkgever: het akkoord van de {wacht_op} ontbreekt."
    return f"{naam} kan niet naar de werkgever: de voordracht is {voordracht.get_stand_display()}."


def _zet(voordracht: Voordracht, overgang: str, **waarden: object) -> None:
    """Make a transition of the state machine; its refusal becomes ours."""
    try:
        getattr(voordracht, overgang)(**waarden)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(
            _("Dit kan niet meer: de voordracht is %(stand)s.") % {"stand": voordracht.get_stand_display()}
        ) from fout


def _bewaar(voordracht: Voordracht, *velden: str) -> None:
    voordracht.versie += 1
    voordracht.full_clean()
    voordracht.save(update_fields=[*velden, "versie"])
