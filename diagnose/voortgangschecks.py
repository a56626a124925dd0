"""Still without work after a period: are the right instruments in use, or does route B fit better (D-19)."""

import datetime

from django.db import transaction
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from diagnose.herdiagnose import contactpersoon_die_er_werkt, schrijf_regel
from diagnose.models import Voortgangscheck
from diagnose.werkfirst.stappen import ZONDER_WERK
from keten.bevoegd import eis
from keten.bulk import voeg_in_uit
from keten.fouten import NietToegestaan
from keten.instellingen import Instelsoort, registreer, waarde
from keten.maanden import maanden_later
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from keten.termijnen import Duur, termijn_of
from klanten import taaklinks, tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak
from werkgevers.models import Plaatsing

PERIODE = "voortgangscheck_na_maanden"
TERMIJN = "voortgangscheck"
TAAK = "Nog geen werk: kies ander instrumentarium of route B"
ZIN = "Wij kijken of u de juiste hulp krijgt bij het vinden van werk."

_SOORT = Instelsoort(
    PERIODE,
    "Check als een klant op route A nog geen werk heeft",
    "Zo lang na de aanmelding, en steeds zo lang na de vorige check, krijgt de contactpersoon een taak. "
    "Kies 0 om deze check niet te gebruiken.",
    "Herdiagnose",
    6,
    minimum=0,
    maximum=36,
    eenheid="maanden",
    bron="Goed bekeken! (AKO Monitorgroep 2005), 3.2: na een nader vast te stellen periode",
    voorbeeld=True,
)


def meld_aan() -> None:
    """Declare the setting, and the page on which these tasks are done."""
    registreer((_SOORT,))
    taaklinks.registreer("voortgangscheck", taaklinks.Pagina("diagnose:voortgangscheck", antwoord=True))


def plan(*, op: datetime.date, locatie: Locatie | None = None) -> int:
    """Ask the question for every client on route A who is without work for the period of the location.

    Each location is one transaction, and a client has one open check at most: run twice or killed half-way,
    this asks once.

    Args:
        op: the day that counts as today.
        locatie: only this location; all of them when left out.

    Returns:
        How many tasks were made.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.2, conclusion about route A.
    """
    op_route_a = Clientbeeld.objects.filter(route=Clientbeeld.Route.A, status=Clientbeeld.Status.ACTIEF)
    locaties = [locatie] if locatie else Locatie.objects.filter(pk__in=op_route_a.values("locatie"))
    return sum(_plan_op(plek, op_route_a, op) for plek in locaties)


@transaction.atomic
def _plan_op(locatie: Locatie, op_route_a: QuerySet[Clientbeeld], op: datetime.date) -> int:
    maanden = waarde(PERIODE, locatie)
    if not maanden:
        return 0
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)
    voor = maanden_later(op, -maanden)
    kort_geleden = Voortgangscheck.objects.filter(klant=OuterRef("klant"), gevraagd_op__gt=voor)
    aan_het_werk = Plaatsing.objects.lopend().exclude(eindigt_op__lt=op).filter(klant=OuterRef("klant"))
    beelden = op_route_a.filter(
        ~Exists(kort_geleden),
        ~Exists(aan_het_werk),
        locatie=locatie,
        klant__aangemeld_op__lte=voor,
        klant__situatie__arbeid__in=ZONDER_WERK,
    )
    checks = voeg_in_uit(
        Voortgangscheck, beelden.order_by("pk"), {"klant": F("klant_id"), "gevraagd_op": Value(op)}
    )
    nieuw = Voortgangscheck.objects.filter(pk__in=checks).order_by("pk")
    beeld = Clientbeeld.objects.filter(pk=OuterRef("klant_id")).annotate(wie=contactpersoon_die_er_werkt())
    duur = termijn_of(TERMIJN, Duur.weken(2), locatie)
    gemaakt = voeg_in_uit(
        Taak,
        nieuw,
        {
            "locatie": Value(locatie.pk),
            "klant": F("klant_id"),
            "voor": Subquery(beeld.values("wie")),
            "soort": Value(Taak.Soort.ARRANGEMENT.value),
            "omschrijving": Value(TAAK),
            "vervalt_op": Value(duur.vervalt(timezone.now())),
            "sleutel": Concat(Value("voortgangscheck:"), Cast("pk", CharField())),
        },
    )
    schrijf_regel(Taak.objects.filter(pk__in=gemaakt).order_by("pk"), ZIN)
    return len(gemaakt)


@transaction.atomic
def beslis(*, check: Voortgangscheck, keuze: str, reden: str, door: Medewerker) -> Voortgangscheck:
    """Say what is needed; choosing the instruments or the route itself happens on their own screens.

    Args:
        keuze: one of `Voortgangscheck.Keuze`.

    Raises:
        NietToegestaan: a colleague decided before.
        RechtOntbreekt: not of this location, or without the right to choose routes.
    """
    rijen = Voortgangscheck.objects.select_for_update(of=("self",)).select_related("klant__locatie")
    vast = rijen.get(pk=check.pk)
    eis(door, vast.klant.locatie, Recht.ROUTEREN)
    if vast.beslist_op is not None:
        raise NietToegestaan(f"{vast.beslist_door} deed deze check al: {vast.get_keuze_display()}.")
    vast.keuze, vast.reden = keuze, reden
    vast.beslist_door, vast.partner, vast.beslist_op = door, door.partner, timezone.now()
    vast.full_clean()
    vast.save(update_fields=["keuze", "reden", "beslist_door", "partner", "beslist_op"])
    open_taak = Taak.objects.open().filter(sleutel=f"voortgangscheck:{vast.pk}")
    open_taak.update(gedaan_op=timezone.now(), gedaan_door=door)
    zin = f"Nog geen werk: gekozen voor {vast.get_keuze_display()}."
    tijdlijn.leg_vast(vast.klant, Gebeurtenis.Soort.HERDIAGNOSE, zin, door=door, zichtbaar_voor_klant=False)
    return vast


def tel(locatie: Locatie, *, vanaf: datetime.date, tot: datetime.date) -> dict[str, int]:
    """How many checks were asked at a location in a period (`totaal`), what was chosen, and what waits."""
    rijen = Voortgangscheck.objects.filter(klant__locatie=locatie, gevraagd_op__range=(vanaf, tot))
    per_keuze = {keuze.value: Count("pk", filter=Q(keuze=keuze)) for keuze in Voortgangscheck.Keuze}
    return rijen.aggregate(totaal=Count("pk"), open=Count("pk", filter=Q(keuze="")), **per_keuze)


def van(klant: Klant) -> QuerySet[Voortgangscheck]:
    """The checks of a client, newest first."""
    return klant.voortgangschecks.select_related("beslist_door__gebruiker", "partner")
