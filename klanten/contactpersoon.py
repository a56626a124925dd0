"""The one contact person of a client, from whichever partner (K-24)."""

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Team
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.termijnen import Duur, termijn_of
from keten.tijd import vandaag
from klanten import clientbeeld, meldingen, overleglijst, taken, tijdlijn
from klanten.collegas import collegas
from klanten.models import Afspraak, Contactpersoonschap, Gebeurtenis, Klant, Overleg, Taak

TERMIJN = "kennismaken_contactpersoon"
STANDAARDTERMIJN = Duur.werkdagen(5)
EERSTE = "eerste contactpersoon"


def kandidaten(locatie: Locatie) -> QuerySet[Medewerker]:
    """Who can be contact person at a location, with the number of clients each has there (`aantal`).

    Whoever makes work plans with clients can be; the one with the fewest clients comes first.
    """
    aantal = Count("caseload", filter=Q(caseload__locatie=locatie) & ~Q(caseload__status="gestopt"))
    return collegas(locatie, Recht.WERKPLAN).annotate(aantal=aantal).order_by("aantal", "gebruiker__naam")


def kandidaten_voor(klant: Klant) -> QuerySet[Medewerker]:
    """Whom the screen offers as contact person: the client's team decides how it divides its clients (K-30).

    In a mixed team (`gemengd`) that is every member who guides clients. In a divided one (`gescheiden`) only
    those of an organisation that pays one of the client's benefits; without a benefit, every member. A client
    without a team can go to anybody at the location, and so can a client of a team that nobody guides.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.3: mixed and divided caseloads.
    """
    iedereen = kandidaten(klant.locatie)
    team = klant.beeld.team
    if team is None or team.opgeheven_op is not None:
        return iedereen
    leden = iedereen.filter(pk__in=team.leden.values("pk"))
    if team.verdeling == Team.Verdeling.GESCHEIDEN:
        lopend = klant.uitkeringen.filter(Q(tot__isnull=True) | Q(tot__gte=vandaag()), van__lte=vandaag())
        betalers = set(lopend.values_list("partner_id", flat=True))
        if betalers:
            leden = leden.filter(partner__in=betalers)
    return leden if leden.exists() else iedereen


@transaction.atomic
def wijs_aan(
    *, klant: Klant, medewerker: Medewerker, reden: str, door: Medewerker, overleg: Overleg | None = None
) -> Contactpersoonschap:
    """Make an employee the contact person of a client; the one before, if any, ends today.

    What the one before still had to do for this client moves along. The new one, when appointed by somebody
    else, gets a task to meet the client.

    Args:
        medewerker: works at the client's location and guides clients; of any partner.
        reden: why; may be empty for the first contact person only.
        overleg: where two partners decided this together; left out, a recent one that did is looked up.

    Raises:
        NietToegestaan: the employee cannot be the contact person here, already is, the reason is missing, or
            the location asks for a duaal overleg first.

    Source: Goed bekeken! (AKO 2005), section 3.4: one fixed contact person, who can come from every partner.
    """
    # Two people who appoint at the same moment wait for each other; the second sees what the first did.
    Klant.objects.select_for_update().get(pk=klant.pk)
    huidig = klant.contactpersonen.filter(tot__isnull=True).select_related("medewerker__gebruiker").first()
    _keur(klant, medewerker, huidig=huidig, reden=reden)
    eerder = huidig.medewerker if huidig is not None else door
    overleg = overleg or overleglijst.voor_contactpersoon(klant, medewerker=medewerker, eerder=eerder)
    if huidig is not None:
        huidig.tot = vandaag()
        huidig.save(update_fields=["tot"])
        taken.geef_door(klant=klant, van=huidig.medewerker, naar=medewerker)
    nieuw = voeg_toe(
        Contactpersoonschap(
            klant=klant,
            medewerker=medewerker,
            reden=reden or EERSTE,
            aangewezen_door=door,
            overleg=overleg,
        )
    )
    clientbeeld.werk_bij(klant, contactpersoon=medewerker)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.TEAM, door=door)
    if medewerker != door:
        _vraag_kennismaking(nieuw)
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.CONTACTPERSOON,
        f"{medewerker} ({medewerker.partner}) is de contactpersoon",
        door=door,
    )
    if huidig is not None:
        meldingen.meld(klant=klant, code="contactpersoon_nieuw", sleutel=f"contactpersoon:{nieuw.pk}")
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
        vervalt_op=termijn_of(TERMIJN, STANDAARDTERMIJN, schap.klant.locatie).vervalt(timezone.now()),
        sleutel=f"kennismaken:{schap.pk}",
    )
