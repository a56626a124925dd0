"""Applications in every state, who did the intake, what clients were told, and how long steps take."""

import datetime
from functools import lru_cache

from django.db.models import F, Q

from keten.models import Ketenpartner, Regime
from klanten.clientbeeld import bepaal_volgende_stap
from klanten.models import Aanvraag, Antwoord, Clientbeeld, Intakegesprek, Processtap, Voorlichting
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, laatste_dag, moment, open_dag, werkdag_na
from lwi_portal.demo.persoon import Arbeid, Fase
from lwi_portal.demo.plek import Collega

Stand = Aanvraag.Stand
_RECENT = 120  # days; who applied longer ago did so before the portal
_AFGEZIEN_OM = (Aanvraag.Afzienreden.WERK, Aanvraag.Afzienreden.WORK_FIRST, Aanvraag.Afzienreden.ZEGT_NIET)
_BESLIST_NA = 12  # days between handing in and decision
_UITLEG = (
    "Rechten en plichten bij een uitkering, en wat wij kunnen doen om werk te vinden.",
    "Solliciteren met een uitkering: hoe vaak, en hoe u het laat zien.",
)


def vraag_uitkering_aan(bouw: Bouw) -> None:
    """The intake with its duo, an application for who has or wants a benefit, and the explanation."""
    if not bouw.is_voorbij(Fase.INTAKE):
        return
    _intake(bouw)
    if bouw.persoon.gast or bouw.kans(0.7):
        _leg_uit(bouw)
    dag = bouw.dag(Fase.INTAKE)
    if bouw.persoon.regimes and (bouw.plek.vandaag - dag).days < _RECENT:
        _aanvraag(bouw, bouw.persoon.regimes[0], dag, Stand.TOEGEKEND)
    if bouw.persoon.gast:
        _aanvraag(bouw, "participatiewet", open_dag(bouw.plek.vandaag - DAG * 9), Stand.IN_BEHANDELING)
    elif not bouw.persoon.regimes and bouw.persoon.arbeid == Arbeid.WERKLOOS and bouw.kans(0.6):
        recent = open_dag(max(dag, bouw.plek.vandaag - DAG * bouw.rng.randint(0, 40)))
        _aanvraag(bouw, bouw.rng.choice(("ww", "participatiewet")), recent, _stand(bouw))


def zet_klok(bouw: Bouw) -> None:
    """Since when the next step is the next one, and until when it may take."""
    beeld = bouw.beeld
    bepaal_volgende_stap(beeld)
    gezien = [beeld.laatste_contact] if beeld.laatste_contact else []
    beeld.stap_sinds = max([*bouw.dagen.stap.values(), *gezien], default=bouw.dagen.aangemeld)
    werkdagen = _werkdagen(bouw.plek.locatie.pk).get(beeld.volgende_stap)
    beeld.stap_uiterlijk = werkdag_na(beeld.stap_sinds, werkdagen) if werkdagen else None


@lru_cache(maxsize=200)
def _werkdagen(locatie: int) -> dict[str, int]:
    """How many working days each step may take at a location, by the name of the step."""
    rijen = Processtap.objects.filter(Q(locatie=locatie) | Q(locatie=None))
    volgorde = rijen.order_by(F("locatie").desc(nulls_first=True))
    return {rij.get_stap_display(): rij.werkdagen for rij in volgorde}


def _intake(bouw: Bouw) -> None:
    tweede = _van_ander(bouw) if bouw.kans(0.08) else None
    jong = bouw.persoon.leeftijd < 27
    bouw.voeg(
        Intakegesprek,
        op=bouw.dag(Fase.INTAKE),
        door_klant=bouw.gebruiker_id is not None and bouw.kans(0.5),
        medewerker_id=bouw.intaker.id,
        partner_id=bouw.intaker.partner_id,
        tweede_id=tweede.id if tweede else None,
        tweede_partner_id=tweede.partner_id if tweede else None,
        doelgroep=("jongeren" if jong else "direct") if tweede else "",
    )


def _van_ander(bouw: Bouw) -> Collega | None:
    """A colleague of another organisation than the intaker's."""
    alle = [collega for coaches in bouw.plek.coaches.values() for collega in coaches]
    anderen = [collega for collega in alle if collega.partner_id != bouw.intaker.partner_id]
    return bouw.rng.choice(anderen) if anderen else None


def _leg_uit(bouw: Bouw) -> None:
    dag = bouw.dag(Fase.INTAKE)
    for nummer, onderwerp in enumerate(_UITLEG[: 2 if bouw.persoon.gast else 1]):
        vorm = bouw.rng.choice(list(Voorlichting.Vorm))
        bevestigd = nummer == 0 and (bouw.persoon.gast or bouw.kans(0.6))
        bouw.voeg(
            Voorlichting,
            op=dag,
            vorm=vorm,
            onderwerp=onderwerp,
            medewerker_id=bouw.intaker.id,
            partner_id=bouw.intaker.partner_id,
            bevestigd_op=moment(dag, 15) if bevestigd else None,
        )
        zin = f"Voorlichting gegeven ({vorm.label})."
        bouw.gebeurtenis(moment(dag, 14, nummer), Soort.VOORLICHTING, zin, bouw.intaker)


def _stand(bouw: Bouw) -> Aanvraag.Stand:
    if bouw.beeld.route == Clientbeeld.Route.A and bouw.kans(0.6):
        return Stand.ZOEKPERIODE
    keuzes = [Stand.CONCEPT, Stand.INGEDIEND, Stand.IN_BEHANDELING, Stand.AFGEWEZEN, Stand.AFGEZIEN]
    return bouw.rng.choices(keuzes, (2, 3, 5, 1, 2))[0]


def _aanvraag(bouw: Bouw, code: str, op: datetime.date, stand: Aanvraag.Stand) -> None:
    """One application that began on a day, as far as it is today."""
    regime, vandaag = bouw.plek.regimes[code], bouw.plek.vandaag
    besluit = min(werkdag_na(op, _BESLIST_NA), open_dag(vandaag))
    partner, intake_door = _organisaties(bouw, regime)
    beslist = stand in (Stand.TOEGEKEND, Stand.AFGEWEZEN)
    behandeld = beslist or stand == Stand.IN_BEHANDELING
    nummer = bouw.partij.nummer(Aanvraag)
    bouw.voeg(
        Aanvraag,
        id=nummer,
        locatie_id=bouw.plek.locatie.pk,
        regime_id=regime.pk,
        partner_id=partner.pk,
        intake_door_id=intake_door.pk,
        vorm=_vorm(bouw),
        stand=stand,
        begonnen_op=op,
        ingevuld_door_id=bouw.intaker.id if bouw.gebruiker_id is None or bouw.persoon.gast else None,
        ingediend_op=None if stand == Stand.CONCEPT else op,
        zoeken_tot=max(laatste_dag(op, 1), vandaag + DAG) if stand == Stand.ZOEKPERIODE else None,
        behandeld_sinds=op if behandeld else None,
        beslissen_voor=op + DAG * 56 if behandeld else None,
        besluit_op=besluit if beslist else None,
        besluit_door_id=_beslisser(bouw, partner).id if beslist else None,
        eerste_dag=op if stand == Stand.TOEGEKEND else None,
        bedrag=bouw.rng.randint(950, 2200) if stand == Stand.TOEGEKEND else None,
        reden="Er is nog recht op loon." if stand == Stand.AFGEWEZEN else "",
        afzienreden=bouw.rng.choice(_AFGEZIEN_OM) if stand == Stand.AFGEZIEN else "",
        afgezien_op=besluit if stand == Stand.AFGEZIEN else None,
    )
    _vertel(bouw, regime, op, stand)
    _antwoord(bouw, nummer)
    bouw.beeld.aanvraag = stand


def _organisaties(bouw: Bouw, regime: Regime) -> tuple[Ketenpartner, Ketenpartner]:
    """Who pays, and who does the benefit intake: the payer itself on route B."""
    partner = bouw.plek.partner(regime.kolom, bouw.plek.vandaag)
    cwi = bouw.plek.partner(Ketenpartner.Kolom.CWI, bouw.plek.vandaag)
    return partner, partner if bouw.beeld.route == Clientbeeld.Route.B else cwi


def _vorm(bouw: Bouw) -> Aanvraag.Vorm:
    kort = bouw.beeld.route == Clientbeeld.Route.A and not bouw.persoon.omstandigheden
    return Aanvraag.Vorm.KORT if kort else Aanvraag.Vorm.VOLLEDIG


def _beslisser(bouw: Bouw, partner: Ketenpartner) -> Collega:
    """Somebody of the paying partner, where one works here."""
    return next(
        (c for c in bouw.plek.coaches.get(partner.kolom, []) if c.partner_id == partner.pk), bouw.gids
    )


def _vertel(bouw: Bouw, regime: Regime, op: datetime.date, stand: Aanvraag.Stand) -> None:
    zinnen = {
        Stand.CONCEPT: f"Aanvraag {regime} begonnen.",
        Stand.AFGEZIEN: f"Afgezien van de aanvraag {regime}. Het dossier blijft open.",
    }
    zin = zinnen.get(stand, f"Aanvraag {regime} ingediend.")
    bouw.gebeurtenis(moment(op, 13, 30), Soort.AANVRAAG, zin, bouw.intaker)


def _antwoord(bouw: Bouw, aanvraag: int) -> None:
    for vraag, waarde, klopt in (
        ("reden_werkloos", "contract", None),
        ("arbeid", "", True),
        ("woonvorm", "", True),
    ):
        bouw.partij.voeg(Antwoord, aanvraag_id=aanvraag, vraag=vraag, waarde=waarde, klopt=klopt)
