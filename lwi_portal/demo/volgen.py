"""Clients on their way through the chain: who comes over, who gets help elsewhere, and rewards."""

from django.db.models import Q
from django.db.models.functions import Greatest

from klanten import overkomst, volledigheid
from klanten.models import Clientbeeld, Gebeurtenis, Overkomst, Stimulans, Taak, Uitkering
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.uitstroom import gids_van, stroom_uit

_STIMULANSEN = (
    ("beloning", "Een cursus naar keuze", "Kwam elke week op tijd en deed alle opdrachten."),
    ("maatregel", "Voorlopig elke week een gesprek", "Kwam twee keer niet op de afspraak."),
    ("beloning", "Een fiets van de werkplaats", "Begon zelf met vrijwilligerswerk."),
)


def vul_locatie(plek: Plek) -> int:
    """Make it so at one location, set-based where there are many; returns the number of rows."""
    rijen = stroom_uit(plek)
    _laat_ww_aflopen(plek)
    rijen += _meld_overkomsten(plek)
    rijen += _geef_stimulansen(plek)
    _verwijs_naar_gemeente(plek)
    volledigheid.herstel(plek.locatie)
    vol = Clientbeeld.objects.filter(locatie=plek.locatie, volledig=True)
    vol.update(volledig_op=Greatest("intake_op", "identiteit_op"))
    return rijen


def _laat_ww_aflopen(plek: Plek) -> None:
    """One WW in six has a last day, from next week to five months ahead; that of the guest, too."""
    actief = Q(klant__beeld__status=Clientbeeld.Status.ACTIEF, klant__locatie=plek.locatie)
    ww = Uitkering.objects.filter(actief, regime__code="ww", tot=None, van__lte=plek.vandaag)
    sleutels = list(ww.order_by("klant").values_list("pk", flat=True)[::6])
    per_dag: dict[int, list[int]] = {}
    for nummer, sleutel in enumerate(sleutels):
        per_dag.setdefault(70 + nummer * 37 % 145 - 63 if nummer else 70, []).append(sleutel)
    for dagen, rijen in per_dag.items():
        Uitkering.objects.filter(pk__in=rijen).update(tot=plek.vandaag + DAG * dagen)


def _meld_overkomsten(plek: Plek) -> int:
    """What the nightly job finds; an employee of the municipality has taken up one in four."""
    gemeld = overkomst.meld(op=plek.vandaag, locatie=plek.locatie)
    vannacht = moment(plek.vandaag, 1, 30)
    nieuw = Overkomst.objects.filter(locatie=plek.locatie)
    nieuw.update(gemeld_op=vannacht)
    Gebeurtenis.objects.filter(klant__overkomsten__in=nieuw, soort=Gebeurtenis.Soort.OVERKOMST).update(
        op=vannacht
    )
    Taak.objects.filter(klant__overkomsten__in=nieuw, soort=Taak.Soort.OVERKOMST).update(gestart_op=vannacht)
    for nummer, een in enumerate(list(nieuw.order_by("klant"))[3::4]):
        coaches = plek.coaches.get("gemeente", [])
        if coaches:
            een.behandelaar_id = coaches[nummer % len(coaches)].id
            een.stand, een.opgepakt_op = Overkomst.Stand.OPGEPAKT, vannacht
            een.save(update_fields=["behandelaar", "stand", "opgepakt_op"])
            Taak.objects.filter(sleutel=f"overkomst:{een.pk}").update(voor=een.behandelaar_id)
    return 3 * gemeld


def _geef_stimulansen(plek: Plek) -> int:
    """A reward or a measure now and then, and one for the guest of the demonstration."""
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie, werkplan=Clientbeeld.Werkplan.BEVESTIGD)
    gekozen = list(beelden.filter(status=Clientbeeld.Status.ACTIEF).order_by("klant")[5::40])
    gast = Clientbeeld.objects.filter(locatie=plek.locatie, klant__gebruiker__email=KLANT_EMAIL)
    rijen = []
    for nummer, beeld in enumerate([*gast, *gekozen]):
        soort, wat, reden = _STIMULANSEN[nummer % len(_STIMULANSEN)]
        gids = gids_van(beeld, plek)
        op = open_dag(max(plek.vandaag - DAG * (3 + nummer % 20), beeld.diagnose_op or plek.vandaag))
        rijen.append(
            Stimulans(
                klant_id=beeld.klant_id,
                soort=soort,
                wat=wat,
                reden=reden,
                op=op,
                door_id=gids.id,
                partner_id=gids.partner_id,
                vastgelegd_op=moment(op, 14),
            )
        )
    Stimulans.objects.bulk_create(rijen)
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            klant_id=rij.klant_id,
            op=rij.vastgelegd_op,
            soort=Gebeurtenis.Soort.STIMULANS,
            zin=f"{rij.get_soort_display().capitalize()}: {rij.wat}. Reden: {rij.reden}",
            medewerker_id=rij.door_id,
            partner_id=rij.partner_id,
            zichtbaar_voor_klant=True,
        )
        for rij in rijen
    )
    return 2 * len(rijen)


def _verwijs_naar_gemeente(plek: Plek) -> None:
    """One in three of those on route B with an assistance benefit gets help at the municipality."""
    ver = Clientbeeld.objects.filter(
        locatie=plek.locatie, route="B", regimes="Participatiewet", intake_op__isnull=False
    )
    sleutels = list(ver.order_by("klant").values_list("pk", flat=True)[::3])
    Clientbeeld.objects.filter(pk__in=sleutels).update(dienstlocatie=Clientbeeld.Dienstlocatie.GEMEENTE)
