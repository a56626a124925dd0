"""From a client who was found to a candidate on the list of the employer (W-26 to W-28).

Preselected by a matchmaker, agreed with the werkcoach and with the client; only then a name leaves the LWI.
"""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from klanten.models import Klant
from werkgevers import klok, voorrang
from werkgevers import voordrachtwerk as werk
from werkgevers.mailtaken import mail_kandidaten
from werkgevers.models import Akkoordkanaal, Vacature, Voordracht
from werkgevers.voordracht_keuren import (
    bewaar,
    keur_klant,
    keur_nog_niet_op_de_lijst,
    keur_tweede_paar_ogen,
    keur_vacature,
    leverende_partner,
    slot_klant,
    slot_vacature,
    slot_voordracht,
    vereis_voorgeselecteerd,
    waarom_niet,
    zet_stand,
)

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
    slot_klant(klant)
    profiel = keur_klant(klant)
    keur_vacature(vacature, klant)
    keur_nog_niet_op_de_lijst(vacature, klant)
    voordracht = voeg_toe(
        Voordracht(
            vacature=vacature,
            klant=klant,
            locatie=klant.locatie,
            leverancier=profiel.leverancier,
            gevonden_door=door,
            partner=leverende_partner(klant, door),
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
    voordracht = slot_voordracht(voordracht)
    keur_klant(voordracht.klant)
    keur_vacature(voordracht.vacature, voordracht.klant)
    gelezen = voordracht.motivatie
    voordracht.motivatie = motivatie.strip() or gelezen
    if not voordracht.motivatie:
        raise NietToegestaan("Schrijf op waarom deze kandidaat past.", veld="motivatie")
    zet_stand(voordracht, "selecteer", door=door, op=timezone.now())
    if voordracht.motivatie != gelezen:
        voordracht.klant_akkoord_op, voordracht.klant_akkoord_via = None, ""
        voordracht.klant_akkoord_door = None
    bewaar(voordracht, "stand", "motivatie", "voorgeselecteerd_op", "voorgeselecteerd_door", *_KLANT_JA)
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
    voordracht = slot_voordracht(voordracht)
    if not door.werkt_op(voordracht.locatie):
        raise NietToegestaan("Alleen een collega van de locatie van de klant geeft akkoord.")
    keur_tweede_paar_ogen(voordracht, door)
    vereis_voorgeselecteerd(voordracht)
    if voordracht.coach_akkoord_op is None:
        voordracht.coach_akkoord_op, voordracht.coach_akkoord_door = timezone.now(), door
        bewaar(voordracht, "coach_akkoord_op", "coach_akkoord_door")
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
    voordracht = slot_voordracht(voordracht)
    vereis_voorgeselecteerd(voordracht)
    if voordracht.klant_akkoord_op is None:
        voordracht.klant_akkoord_op = timezone.now()
        voordracht.klant_akkoord_via, voordracht.klant_akkoord_door = via, door
        bewaar(voordracht, *_KLANT_JA)
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
    vacature = slot_vacature(vacature, [voordracht.klant_id for voordracht in voordrachten])
    rijen = list(
        Voordracht.objects.select_for_update(of=("self",))
        .met_mensen()
        .filter(vacature=vacature, pk__in=[voordracht.pk for voordracht in voordrachten])
        .order_by("pk")
    )
    nu = timezone.now()
    for voordracht in rijen:
        keur_klant(voordracht.klant)
        if not voordracht.klaar:
            raise NietToegestaan(waarom_niet(voordracht), veld="voordrachten")
        voorrang.mag_voordragen(vacature=vacature, partner=voordracht.partner, op=nu)
        zet_stand(voordracht, "stuur", door=door, op=nu)
        bewaar(voordracht, "stand", "voorgedragen_op", "voorgedragen_door")
        werk.schrijf(voordracht, "Voorgedragen voor", door=door)
    werk.ruim_verstuurtaak_op(vacature, door=door)
    klok.noteer_voordracht(vacature=vacature, op=nu, door=door)
    transaction.on_commit(partial(mail_kandidaten.delay, vacature.pk), robust=True)
    return rijen
