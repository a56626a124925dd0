"""Questions at the contact centre: answered at once, or passed on with a term (X-22)."""

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht, rechten_van
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from klanten import berichten, taaklinks, taken, tijdlijn
from klanten.models import Gebeurtenis, Klant, Klantvraag, Taak

TERMIJN = "klantvraag_beantwoorden"
# Holds where nobody set a term; not from the sources.
STANDAARDTERMIJN = Duur.werkdagen(2)

Kanaal = Klantvraag.Antwoordkanaal


@transaction.atomic
def neem_aan(*, klant: Klant, kanaal: str, vraag: str, door: Medewerker, antwoord: str = "") -> Klantvraag:
    """Record a question of a client; without an answer it goes to the contact person as a task.

    A client without a contact person at the location asks the location.

    Args:
        kanaal: over which `Klantvraag.Kanaal` the client asked, and got the answer that was given at once.
        antwoord: what was answered at once.

    Raises:
        ValidationError: the question is empty, or too long.

    Source: Goed bekeken! (AKO 2005), pilot multichanneling: a contact centre answers first where it can.
    """
    klant = Klant.objects.select_related("locatie", "beeld__contactpersoon").get(pk=klant.pk)
    nieuw = Klantvraag(
        klant=klant,
        locatie=klant.locatie,
        kanaal=kanaal,
        vraag=vraag.strip(),
        aangenomen_door=door,
        partner=door.partner,
        vervalt_op=_duur(klant.locatie).vervalt(timezone.now()),
    )
    if antwoord.strip():
        nieuw.beantwoord(antwoord=antwoord.strip(), kanaal=kanaal, door=door)
        voeg_toe(nieuw)
        _schrijf(nieuw, f"Vraag van de cliënt ({nieuw.get_kanaal_display()}), meteen beantwoord", door=door)
        return nieuw
    voeg_toe(nieuw)
    _zet_door(nieuw)
    _schrijf(nieuw, f"Vraag van de cliënt ({nieuw.get_kanaal_display()}), doorgezet", door=door)
    return nieuw


@transaction.atomic
def beantwoord(*, vraag: Klantvraag, antwoord: str, kanaal: str, door: Medewerker) -> Klantvraag:
    """Answer a question that was passed on; the task for it is done.

    Args:
        kanaal: how the client hears it; in the portal the answer becomes a message.

    Raises:
        NietToegestaan: a colleague answered in the meantime, the answer is empty, or it cannot go over the
            portal because the client has no account.
    """
    vraag = Klantvraag.objects.select_for_update(of=("self",)).select_related("klant").get(pk=vraag.pk)
    if not antwoord.strip():
        raise NietToegestaan("Vul het antwoord in.", veld="antwoord")
    if kanaal == Kanaal.PORTAAL and vraag.klant.gebruiker_id is None:
        raise NietToegestaan("Deze klant heeft nog geen account. Kies een andere manier.", veld="kanaal")
    try:
        vraag.beantwoord(antwoord=antwoord.strip(), kanaal=kanaal, door=door)
    except TransitionNotAllowed as fout:
        raise NietToegestaan(f"{vraag.beantwoord_door} heeft deze vraag al beantwoord.") from fout
    vraag.full_clean()
    vraag.save(update_fields=["stand", "antwoord", "antwoord_kanaal", "beantwoord_op", "beantwoord_door"])
    if kanaal == Kanaal.PORTAAL:
        berichten.verstuur(klant=vraag.klant, tekst=vraag.antwoord, door=door)
    vraag.klant.taken.open().filter(sleutel=_sleutel(vraag)).update(
        gedaan_op=timezone.now(), gedaan_door=door, resultaat=vraag.antwoord
    )
    _schrijf(vraag, f"Vraag van de cliënt beantwoord ({vraag.get_antwoord_kanaal_display()})", door=door)
    return vraag


def meld_aan() -> None:
    """Where the task of a question is done: by answering it."""
    taaklinks.registreer("klantvraag", taaklinks.Pagina("klanten:klantvraag", antwoord=True))


def van_locatie(locatie: Locatie) -> QuerySet[Klantvraag]:
    """The questions at a location, with what a list shows of them."""
    return Klantvraag.objects.filter(locatie=locatie).select_related(
        "klant__beeld__contactpersoon__gebruiker", "aangenomen_door__gebruiker", "beantwoord_door__gebruiker"
    )


def tel(locatie: Locatie) -> dict[str, int]:
    """How many questions wait, how many of them too long, in one query."""
    wachtend = Klantvraag.objects.open().filter(locatie=locatie)
    te_laat = Count("pk", filter=Q(vervalt_op__lt=timezone.now()))
    return wachtend.aggregate(open=Count("pk"), te_laat=te_laat)


def _zet_door(vraag: Klantvraag) -> None:
    taken.maak(
        klant=vraag.klant,
        voor=_wie(vraag.klant),
        locatie=vraag.locatie,
        soort=Taak.Soort.VRAAG,
        omschrijving=f"Beantwoord de vraag van de cliënt ({vraag.get_kanaal_display()})",
        vervalt_op=vraag.vervalt_op,
        sleutel=_sleutel(vraag),
    )


def _wie(klant: Klant) -> Medewerker | None:
    """The contact person, if this is somebody at the location who can open the dossier."""
    wie = klant.beeld.contactpersoon
    if wie is None or not wie.werkt_op(klant.locatie):
        return None
    return wie if Recht.DOSSIER_INZIEN in rechten_van(wie.rollen) else None


def _sleutel(vraag: Klantvraag) -> str:
    return f"klantvraag:{vraag.pk}"


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN


def _schrijf(vraag: Klantvraag, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(vraag.klant, Gebeurtenis.Soort.CONTACT, zin, door=door)
