"""Routing by conversation: assessors judge apart, beside the client's test, and decide together (D-14)."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from diagnose import routeren
from diagnose.models import Afname, Duogesprek, Methode, Routeoordeel, Routering
from diagnose.routes import wijzen
from diagnose.toetsen import laatste
from keten.bevoegd import eis, mag
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur
from klanten import taaklinks, taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Taak
from klanten.taaklinks import Pagina

ZELFTEST = "zelftest"
_TERMIJN = Duur.werkdagen(5)


@dataclass(frozen=True)
class Zicht:
    """A duo conversation as one employee may see it: nobody reads another's judgement before giving one.

    Attributes:
        oordelen: those that this person may read.
        gegeven: how many there are.
    """

    gesprek: Duogesprek
    oordelen: list[Routeoordeel]
    gegeven: int
    mag_oordelen: bool
    mag_besluiten: bool

    @property
    def compleet(self) -> bool:
        """Whether everybody who must judge has done so."""
        return self.gegeven >= self.gesprek.nodig

    @property
    def eens(self) -> bool:
        """Whether all judgements name the same route."""
        return len({oordeel.route for oordeel in self.oordelen}) == 1


def open_gesprek(klant: Klant) -> Duogesprek | None:
    """The conversation that has not led to a route yet."""
    return (
        klant.duogesprekken.filter(stand=Duogesprek.Stand.OPEN)
        .select_related("begonnen_door__gebruiker")
        .first()
    )


def zicht(gesprek: Duogesprek, medewerker: Medewerker) -> Zicht:
    """What an employee may see of a conversation, and do in it."""
    alle = list(gesprek.oordelen.select_related("door__gebruiker", "partner"))
    eigen = any(oordeel.door_id == medewerker.pk for oordeel in alle)
    compleet, is_open = len(alle) >= gesprek.nodig, gesprek.stand == Duogesprek.Stand.OPEN
    partner_al = gesprek.andere_partner and medewerker.partner_id in {oordeel.partner_id for oordeel in alle}
    return Zicht(
        gesprek=gesprek,
        oordelen=alle if compleet or not is_open else [een for een in alle if een.door_id == medewerker.pk],
        gegeven=len(alle),
        mag_oordelen=is_open and not eigen and not compleet and not partner_al,
        mag_besluiten=is_open and eigen and compleet,
    )


def zelftest(klant: Klant) -> Afname | None:
    """The client's own test, which lies beside the conversation."""
    return laatste(klant, ZELFTEST)


@transaction.atomic
def begin(*, klant: Klant, met: Medewerker | None, door: Medewerker) -> Duogesprek:
    """Begin a duo conversation, by the rules of the location today; the other assessor gets a task.

    Args:
        met: who is asked to judge as well; nobody when one assessor is enough.

    Raises:
        NietToegestaan: the location routes otherwise, one is going on, or the other cannot be asked.
        RechtOntbreekt: `door` may not choose a route here.

    Source: Samen doen we het zo (Monitorgroep 2005), method 2 of routing (Apeldoorn).
    """
    eis(door, klant.locatie, Recht.ROUTEREN)
    Klant.objects.select_for_update().get(pk=klant.pk)
    wijze = wijzen.geldend(klant.locatie)
    if wijze.wijze != Methode.DUO:
        raise NietToegestaan(f"{klant.locatie} kiest een route nu zonder duogesprek.")
    if bezig := open_gesprek(klant):
        raise NietToegestaan(f"{bezig.begonnen_door} begon al een duogesprek over deze klant.")
    if wijze.beoordelaars > 1:
        _keur_ander(met, klant, door=door, andere_partner=wijze.andere_partner)
    gesprek = voeg_toe(
        Duogesprek(
            klant=klant,
            nodig=wijze.beoordelaars,
            andere_partner=wijze.andere_partner and wijze.beoordelaars > 1,
            begonnen_door=door,
        )
    )
    if met is not None and wijze.beoordelaars > 1:
        taken.maak(
            klant=klant,
            voor=met,
            locatie=klant.locatie,
            soort=Taak.Soort.ALGEMEEN,
            omschrijving=f"Duogesprek met {door}: geef uw oordeel over de route",
            vervalt_op=_TERMIJN.vervalt(timezone.now()),
            sleutel=f"duogesprek:{gesprek.pk}",
        )
    _schrijf(klant, "Duogesprek over de route begonnen.", door=door)
    return gesprek


@transaction.atomic
def oordeel(
    *, gesprek: Duogesprek, route: str, motivatie: str, zoekgedrag: str, woorden: str, door: Medewerker
) -> Routeoordeel:
    """Give one's own judgement; it cannot be changed, and the other reads it only after giving one too.

    Raises:
        NietToegestaan: the conversation ended, there are enough judgements, `door` gave one already, or is of
            the same partner as the other where the location wants two.
        RechtOntbreekt: `door` may not choose a route here.
    """
    gesprek = _slot(gesprek)
    eis(door, gesprek.klant.locatie, Recht.ROUTEREN)
    gegeven = list(gesprek.oordelen.select_related("door__gebruiker", "partner"))
    if any(een.door_id == door.pk for een in gegeven):
        raise NietToegestaan("U hebt uw oordeel al gegeven. De ander is nu aan de beurt.")
    if len(gegeven) >= gesprek.nodig:
        namen = " en ".join(str(een.door) for een in gegeven)
        raise NietToegestaan(f"Er zijn al genoeg oordelen: van {namen}.")
    if gesprek.andere_partner and any(een.partner_id == door.partner_id for een in gegeven):
        raise NietToegestaan(f"Het tweede oordeel komt van een andere partner dan {door.partner}.")
    nieuw = voeg_toe(
        Routeoordeel(
            gesprek=gesprek,
            door=door,
            partner=door.partner,
            route=route,
            motivatie=motivatie,
            zoekgedrag=zoekgedrag,
            woorden=woorden,
        )
    )
    _schrijf(gesprek.klant, "Oordeel over de route gegeven, voor het duogesprek.", door=door)
    if len(gegeven) + 1 >= gesprek.nodig:
        _sluit_taak(gesprek, door=door)
    return nieuw


@transaction.atomic
def besluit(
    *,
    gesprek: Duogesprek,
    besluit: str,
    reden: str,
    motivatie: str,
    zoekgedrag: str,
    gezien_advies: str,
    vorige: int | None,
    door: Medewerker,
) -> Routering:
    """Record the route that the assessors chose together.

    Args:
        reden: why; obligatory where the decision differs from the advice, from the route before, or from what
            one of the assessors judged.

    Raises:
        NietToegestaan: a judgement is missing, `door` gave none, a reason is missing, or something changed.
    """
    gesprek = _slot(gesprek)
    eis(door, gesprek.klant.locatie, Recht.ROUTEREN)
    gegeven = list(gesprek.oordelen.all())
    if len(gegeven) < gesprek.nodig:
        raise NietToegestaan("Nog niet iedereen gaf een oordeel. Besluit daarna samen.")
    if door.pk not in {een.door_id for een in gegeven}:
        raise NietToegestaan("Alleen wie zelf een oordeel gaf, legt het besluit vast.")
    if any(een.route != besluit for een in gegeven) and not reden:
        raise NietToegestaan(
            "Niet elk oordeel wijst deze route aan. Vul in waarom u samen zo besluit.", veld="reden"
        )
    gesprek.besluit_samen(door=door)
    gesprek.save(update_fields=["stand", "gesloten_door", "gesloten_op"])
    return routeren.leg_vast(
        klant=gesprek.klant,
        besluit=besluit,
        reden=reden,
        gezien_advies=gezien_advies,
        vorige=vorige,
        door=door,
        gesprek=gesprek,
        beoordelaars=gesprek.nodig,
        methode=Methode.DUO,
        motivatie=motivatie,
        zoekgedrag=zoekgedrag,
        zelftest=_als_json(zelftest(gesprek.klant)),
    )


@transaction.atomic
def laat_vervallen(*, gesprek: Duogesprek, reden: str, door: Medewerker) -> Duogesprek:
    """Stop a conversation without a route; the judgements that were given stay in the dossier.

    Raises:
        NietToegestaan: there is no reason, or it ended already.
        RechtOntbreekt: `door` may not choose a route here.
    """
    gesprek = _slot(gesprek)
    eis(door, gesprek.klant.locatie, Recht.ROUTEREN)
    if not reden.strip():
        raise NietToegestaan("Vul in waarom het gesprek stopt.", veld="reden")
    gesprek.verval(door=door, reden=reden)
    gesprek.full_clean()
    gesprek.save()
    _sluit_taak(gesprek, door=door)
    _schrijf(gesprek.klant, f"Duogesprek over de route gestopt: {reden}", door=door)
    return gesprek


def meld_aan() -> None:
    """The page of the task that asks for a judgement; called at start-up."""
    taaklinks.registreer("duogesprek", Pagina("diagnose:duogesprek", antwoord=True))


def _keur_ander(met: Medewerker | None, klant: Klant, *, door: Medewerker, andere_partner: bool) -> None:
    if met is None:
        raise NietToegestaan("Kies met wie u het gesprek houdt.", veld="met")
    if met == door:
        raise NietToegestaan("Kies een ander: u kunt niet twee keer oordelen.", veld="met")
    if andere_partner and met.partner_id == door.partner_id:
        raise NietToegestaan("Kies een collega van een andere partner.", veld="met")
    if not mag(met, klant.locatie, Recht.ROUTEREN):
        raise NietToegestaan(f"{met} kan op {klant.locatie} geen route kiezen.", veld="met")


def _slot(gesprek: Duogesprek) -> Duogesprek:
    """The conversation as it is now, held until the end of the transaction.

    Raises:
        NietToegestaan: it ended meanwhile.
    """
    namen = ("klant__locatie", "begonnen_door__gebruiker")
    Klant.objects.select_for_update().get(pk=gesprek.klant_id)
    nu = Duogesprek.objects.select_for_update(of=("self",)).select_related(*namen).get(pk=gesprek.pk)
    if nu.stand == Duogesprek.Stand.VERVALLEN:
        raise NietToegestaan(f"{nu.gesloten_door} stopte dit gesprek intussen: {nu.reden}")
    if nu.stand != Duogesprek.Stand.OPEN:
        raise NietToegestaan(f"{nu.gesloten_door} legde het besluit van dit gesprek al vast.")
    return nu


def _als_json(afname: Afname | None) -> dict[str, Any]:
    """The result as it lay on the table, to be kept with the decision; empty when there was none."""
    if afname is None or afname.afgerond_op is None:
        return {}
    return {
        "op": timezone.localdate(afname.afgerond_op).isoformat(),
        "uitkomst": afname.uitslag.get("naam") or afname.uitkomst,
        "tekst": afname.uitslag.get("professional", ""),
        "punten": afname.punten,
    }


def _sluit_taak(gesprek: Duogesprek, *, door: Medewerker) -> None:
    open_taak = gesprek.klant.taken.open().filter(sleutel=f"duogesprek:{gesprek.pk}")
    open_taak.update(gedaan_op=timezone.now(), gedaan_door=door)


def _schrijf(klant: Klant, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.ROUTERING, zin, door=door, zichtbaar_voor_klant=False)
