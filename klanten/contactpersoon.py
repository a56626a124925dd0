"""The one contact person of a client, from whichever partner (K-24)."""

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur, OnbekendeTermijn, termijn
from keten.tijd import vandaag
from klanten import clientbeeld, taken, tijdlijn
from klanten.collegas import collegas
from klanten.models import Afspraak, Contactpersoonschap, Gebeurtenis, Klant, Taak

TERMIJN = "kennismaken_contactpersoon"
STANDAARDTERMIJN = Duur.werkdagen(5)
EERSTE = "eerste contactpersoon"


def kandidaten(locatie: Locatie) -> QuerySet[Medewerker]:
    """Who can be contact person at a location, with the number of clients each has there (`aantal`).

    Whoever makes work plans with clients can be; the one with the fewest clients comes first.
    """
    aantal = Count("caseload", filter=Q(caseload__locatie=locatie))
    return collegas(locatie, Recht.WERKPLAN).annotate(aantal=aantal).order_by("aantal", "gebruiker__naam")


@transaction.atomic
def wijs_aan(*, klant: Klant, medewerker: Medewerker, reden: str, door: Medewerker) -> Contactpersoonschap:
    """Make an employee the contact person of a client; the one before, if any, ends today.

    What the one before still had to do for this client moves along. The new one, when appointed by somebody
    else, gets a task to meet the client.

    Args:
        medewerker: works at the client's location and guides clients; of any partner.
        reden: why; may be empty for the first contact person only.

    Raises:
        NietToegestaan: the employee cannot be the contact person here, already is, or the reason is missing.

    Source: Goed bekeken! (AKO 2005), section 3.4: one fixed contact person, who can come from every partner.
    """
    # Two people who appoint at the same moment wait for each other; the second sees what the first did.
    Klant.objects.select_for_update().get(pk=klant.pk)
    huidig = klant.contactpersonen.filter(tot__isnull=True).select_related("medewerker__gebruiker").first()
    _keur(klant, medewerker, huidig=huidig, reden=reden)
    if huidig is not None:
        huidig.tot = vandaag()
        huidig.save(update_fields=["tot"])
        taken.geef_door(klant=klant, van=huidig.medewerker, naar=medewerker)
    nieuw = voeg_toe(
        Contactpersoonschap(klant=klant, medewerker=medewerker, reden=reden or EERSTE, aangewezen_door=door)
    )
    clientbeeld.werk_bij(klant, contactpersoon=medewerker)
    if medewerker != door:
        _vraag_kennismaking(nieuw)
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.CONTACTPERSOON,
        f"{medewerker} ({medewerker.partner}) is de contactpersoon",
        door=door,
    )
    return nieuw


def geplande_gesprekken(klant: Klant, medewerker: Medewerker) -> int:
    """How many meetings with this client stand in an employee's agenda; they stay there at a change."""
    gepland = klant.afspraken.filter(stand=Afspraak.Stand.GEPLAND, begin__gte=timezone.now())
    return gepland.filter(medewerker=medewerker).count()


def _keur(klant: Klant, medewerker: Medewerker, *, huidig: Contactpersoonschap | None, reden: str) -> None:
    if huidig is not None and huidig.medewerker_id == medewerker.pk:
        raise NietToegestaan(f"{medewerker} is al de contactpersoon.", veld="medewerker")
    if huidig is not None and not reden.strip():
        raise NietToegestaan(
            f"Vul in waarom {huidig.medewerker} niet langer de contactpersoon is.", veld="reden"
        )
    if not kandidaten(klant.locatie).filter(pk=medewerker.pk).exists():
        raise NietToegestaan(
            f"{medewerker} kan op {klant.locatie} geen contactpersoon zijn.", veld="medewerker"
        )


def _vraag_kennismaking(schap: Contactpersoonschap) -> None:
    taken.maak(
        klant=schap.klant,
        voor=schap.medewerker,
        locatie=schap.klant.locatie,
        soort=Taak.Soort.OVERDRACHT,
        omschrijving="Maak kennis: u bent nu de contactpersoon",
        vervalt_op=_duur(schap.klant.locatie).vervalt(timezone.now()),
        sleutel=f"kennismaken:{schap.pk}",
    )


def _duur(locatie: Locatie) -> Duur:
    try:
        return termijn(TERMIJN, locatie)
    except OnbekendeTermijn:
        return STANDAARDTERMIJN
