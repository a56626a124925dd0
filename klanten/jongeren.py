"""Young people: who counts as one, who stays with education, and what the RMC looked up."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from keten.fouten import NietToegestaan
from keten.instellingen import waarde
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import clientbeeld, tijdlijn
from klanten.dossierkop import leeftijd
from klanten.instellingen_teams import JONGEREN_TOT, ONDERWIJS_TOT
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Kwalificatiecheck, Situatie

ONDERWIJS = (
    "Deze jongere volgt onderwijs en valt onder het onderwijs. Daarom is er geen intake voor een uitkering."
)
_Uitkomst = Kwalificatiecheck.Uitkomst
_Dienstlocatie = Clientbeeld.Dienstlocatie


def is_jongere(geboortedatum: datetime.date, locatie: Locatie) -> bool:
    """Whether somebody of this age belongs to the youth desk of a location (K-80)."""
    tot: int = waarde(JONGEREN_TOT, locatie)
    return leeftijd(geboortedatum, vandaag()) <= tot


def onder_onderwijs(geboortedatum: datetime.date, arbeid: str, locatie: Locatie) -> bool:
    """Whether education stays responsible: young, and following education (K-85).

    Source: Goed bekeken! (AKO Monitorgroep 2005), practices for young people: 15 to 23 years, vision point d.
    """
    if arbeid != Situatie.Arbeid.ONDERWIJS:
        return False
    tot: int = waarde(ONDERWIJS_TOT, locatie)
    return leeftijd(geboortedatum, vandaag()) <= tot


@transaction.atomic
def bepaal_dienstlocatie(klant: Klant) -> None:
    """Put a young person in education under education, and take out who no longer follows it (K-85)."""
    nu = klant.beeld.dienstlocatie
    if onder_onderwijs(klant.geboortedatum, klant.situatie.arbeid, klant.locatie):
        if nu != _Dienstlocatie.ONDERWIJS:
            _verhuis(klant, _Dienstlocatie.ONDERWIJS, "Het onderwijs is verantwoordelijk voor deze jongere.")
    elif nu == _Dienstlocatie.ONDERWIJS:
        loket = klant.beeld.team is not None and klant.beeld.team.soort == "jongeren"
        _verhuis(
            klant,
            _Dienstlocatie.JONGERENLOKET if loket else _Dienstlocatie.LWI,
            "Deze klant valt niet langer onder het onderwijs.",
        )


@transaction.atomic
def leg_check_vast(
    *,
    klant: Klant,
    uitkomst: Kwalificatiecheck.Uitkomst,
    op: datetime.date,
    door: Medewerker,
    toelichting: str = "",
) -> Kwalificatiecheck:
    """Record what the RMC found about the startkwalificatie, and let it count as a fact (K-83).

    Args:
        op: the day on which it was looked up; not in the future, and not before the client's birth.

    Raises:
        NietToegestaan: the day cannot be.

    Source: Goed bekeken! (AKO Monitorgroep 2005), practices for young people, the check by the RMC.
    """
    if op > vandaag():
        raise NietToegestaan("Deze datum ligt in de toekomst.", veld="op")
    if op < vandaag() - datetime.timedelta(days=365):
        raise NietToegestaan("Deze datum is langer dan een jaar geleden. Kijk het opnieuw na.", veld="op")
    situatie = Situatie.objects.select_for_update().get(klant=klant)
    check = voeg_toe(
        Kwalificatiecheck(
            klant=klant, uitkomst=uitkomst, op=op, toelichting=toelichting, door=door, partner=door.partner
        )
    )
    if uitkomst != _Uitkomst.NIET_TE_VINDEN:
        behaald = uitkomst == _Uitkomst.BEHAALD
        wijzig(situatie, versie=situatie.versie, startkwalificatie=behaald)
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.GEGEVENS,
        f"Het RMC keek de startkwalificatie na: {check.get_uitkomst_display()}.",
        door=door,
    )
    return check


def nog_na_te_kijken(locatie: Locatie) -> QuerySet[Clientbeeld]:
    """The young clients of a location without a known startkwalificatie, the longest waiting first."""
    grens = geboren_na(locatie)
    gecontroleerd = Kwalificatiecheck.objects.filter(klant=OuterRef("klant"))
    beelden = Clientbeeld.objects.filter(
        locatie=locatie,
        klant__geboortedatum__gt=grens,
        klant__situatie__startkwalificatie__isnull=True,
        status=Clientbeeld.Status.ACTIEF,
    )
    return (
        beelden.exclude(Exists(gecontroleerd))
        .select_related("klant", "contactpersoon__gebruiker")
        .order_by("klant__aangemeld_op", "zoeknaam")
    )


def geboren_na(locatie: Locatie) -> datetime.date:
    """Whoever is born after this day belongs to the youth desk of a location (K-80)."""
    nu = vandaag()
    jaar = nu.year - waarde(JONGEREN_TOT, locatie) - 1
    try:
        return nu.replace(year=jaar)
    except ValueError:  # 29 February
        return datetime.date(jaar, 2, 28)


def _verhuis(klant: Klant, naar: Clientbeeld.Dienstlocatie, zin: str) -> None:
    clientbeeld.werk_bij(klant, dienstlocatie=naar)
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.TEAM, zin)
