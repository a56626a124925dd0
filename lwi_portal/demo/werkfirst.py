"""Work First, medical advice and the jongerenladder at a location. Set-based; all of it is made up."""

import datetime
from itertools import cycle, islice
from random import Random

from django.db.models import Max, QuerySet

from diagnose.medisch.adviseren import VRAAG
from diagnose.models import (
    Activiteit,
    MedischAdvies,
    WerkFirstKeuze,
    WerkFirstModel,
    WerkFirstPlaatsing,
    WerkFirstRegels,
    WerkFirstVerzuim,
    Werkplan,
)
from keten.models import Medewerker, Trede
from keten.rechten import Rol
from klanten.models import Belemmering, Clientbeeld, Gebeurtenis, Ladderafweging, Ladderpositie
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek

_MEESTE = 40  # placements at a location
_UUR = datetime.timedelta(hours=1)
_DOELEN = (("competenties", ""), ("clientdiagnose", ""), ("competenties", ""), ("handhaving", "niet_willer"))
_BIJ = ("De Kringloop (voorbeeld)", "Zorggroep Voorbeeld", "Werkplaats Voorbeeld", "Uitzendbureau Voorbeeld")
_UITKOMSTEN = ("werk", "vervolg", "gestopt", "opleiding")
_MODELLEN = ("werkplaats", "stage", "bemiddeling", "werkplaats", "loondienst")
_NIET = "Is eerder twee keer met een opleiding gestopt en wil nu eerst werken."


def vul_locatie(plek: Plek) -> int:
    """Make all of it for a location; returns how many rows were added."""
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie).order_by("zoeknaam", "klant__geboortedatum")
    rijen = _laat_regels_gelden(plek) + _plaats(plek, beelden) + _adviseer(plek)
    return rijen + _zet_op_ladder(plek, beelden)


def _laat_regels_gelden(plek: Plek) -> int:
    mt = plek.locatie.medewerkers.filter(rollen__contains=[Rol.MT_LID]).order_by("gebruiker__email").first()
    regels = WerkFirstRegels.objects.filter(code="den-bosch").first()
    if mt is None or regels is None:
        return 0
    WerkFirstKeuze.objects.create(
        locatie=plek.locatie,
        regels=regels,
        geldig_van=plek.vandaag - 30 * DAG,
        reden="Voorbeeld: de locatie probeert deze regels een half jaar.",
        gekozen_door=mt,
    )
    return 1


def _plaats(plek: Plek, beelden: QuerySet[Clientbeeld]) -> int:
    """Some clients work in a project: a step of the plan that counts, with a little absence."""
    rng = Random(f"werkfirst:{plek.locatie.code}")
    modellen = {model.code: model for model in WerkFirstModel.objects.all()}
    oud = beelden.filter(
        werkplan="bevestigd", contactpersoon__isnull=False, klant__aangemeld_op__lt=plek.vandaag - 60 * DAG
    )
    if not modellen:
        return 0
    plannen = {
        plan.klant_id: plan
        for plan in Werkplan.objects.geldend()
        .filter(klant__in=oud.values("klant"))
        .annotate(laatste=Max("activiteiten__volgorde"))
    }
    wie = [beeld for beeld in islice(oud.iterator(), 0, None, 3) if beeld.klant_id in plannen][:_MEESTE]
    stappen, plaatsingen = [], []
    for nummer, beeld in enumerate(wie):
        plaatsing = _plaatsing(plek, rng, nummer, beeld, modellen[_MODELLEN[nummer % len(_MODELLEN)]])
        stappen.append(_stap(plek, plaatsing, plannen[beeld.klant_id]))
        plaatsing.activiteit = stappen[-1]
        plaatsingen.append(plaatsing)
    Activiteit.objects.bulk_create(stappen)
    for plaatsing in plaatsingen:
        plaatsing.activiteit_id = plaatsing.activiteit.pk
    WerkFirstPlaatsing.objects.bulk_create(plaatsingen)
    verzuim = [
        WerkFirstVerzuim(
            plaatsing=plaatsing,
            dag=plaatsing.begin + dag * DAG,
            afgemeld=dag == 1,
            door_id=plaatsing.geplaatst_door_id,
        )
        for nummer, plaatsing in enumerate(plaatsingen)
        for dag in range(nummer % 5)
    ]
    return len(stappen) + len(plaatsingen) + len(WerkFirstVerzuim.objects.bulk_create(verzuim))


def _plaatsing(
    plek: Plek, rng: Random, nummer: int, beeld: Clientbeeld, model: WerkFirstModel
) -> WerkFirstPlaatsing:
    doel, grond = _DOELEN[nummer % len(_DOELEN)] if model.code == "werkplaats" else _DOELEN[nummer % 2]
    klaar = nummer % 3 == 2
    begin = open_dag(plek.vandaag - rng.randint(10, 30) * DAG)
    return WerkFirstPlaatsing(
        klant_id=beeld.klant_id,
        model=model,
        werkplek=model.werkplek,
        betaling=model.betaling,
        doel=doel,
        grond=grond,
        bij=_BIJ[nummer % len(_BIJ)],
        uren_per_week=rng.choice((16, 20, 24, 32)),
        begin=begin,
        einde=begin + 90 * DAG,
        geplaatst_door_id=_contactpersoon(beeld),
        geplaatst_op=moment(begin, 10),
        beeindigd_op=open_dag(plek.vandaag - 2 * DAG) if klaar else None,
        uitkomst=_UITKOMSTEN[nummer // 3 % len(_UITKOMSTEN)] if klaar else "",
    )


def _stap(plek: Plek, plaatsing: WerkFirstPlaatsing, plan: Werkplan) -> Activiteit:
    gemeente = plek.partner("gemeente", plek.vandaag)
    return Activiteit(
        werkplan=plan,
        volgorde=(plan.laatste or 0) + 1,  # type: ignore[attr-defined]
        omschrijving=f"Work First: {plaatsing.model.naam}, {plaatsing.uren_per_week} uur per week",
        uitvoerder=gemeente,
        financier=gemeente,
        begin=plaatsing.begin,
        einde=plaatsing.einde,
        gestart_op=plaatsing.begin,
        stand="afgerond" if plaatsing.beeindigd_op else "loopt",
    )


def _adviseer(plek: Plek) -> int:
    """Clients with medical circumstances: a question that waits, some with the adviser, some answered."""
    adviseur = Medewerker.objects.filter(
        locaties=plek.locatie, rollen__contains=[Rol.MEDISCH_ADVISEUR]
    ).first()
    medisch = Belemmering.objects.filter(
        klant__locatie=plek.locatie, soort__medisch=True, tot__isnull=True, klant__beeld__status="actief"
    )
    per_klant = {
        rij.klant_id: rij
        for rij in medisch.filter(klant__beeld__contactpersoon__isnull=False)
        .select_related("klant__beeld")
        .order_by("klant__zoeknaam", "klant__geboortedatum", "soort__code")
    }
    standen = cycle(("gevraagd", "gegeven", "nieuw", "gevraagd", "gegeven"))
    adviezen = [
        _advies(plek, rij, stand if adviseur else "nieuw", nummer, adviseur)
        for nummer, (rij, stand) in enumerate(zip(per_klant.values(), standen, strict=False))
    ][:_MEESTE]
    MedischAdvies.objects.bulk_create(adviezen)
    for beschikbaar in (True, False):
        wie = [advies.klant_id for advies in adviezen if advies.beschikbaar is beschikbaar]
        Clientbeeld.objects.filter(klant__in=wie).update(bemiddelbaar=beschikbaar)
    regels = [
        Gebeurtenis(
            klant_id=advies.klant_id,
            soort=Gebeurtenis.Soort.MEDISCH,
            zin="Er is een medisch advies gevraagd.",
            op=advies.gevraagd_op,
            medewerker_id=advies.gevraagd_door_id,
            zichtbaar_voor_klant=True,
        )
        for advies in adviezen
    ]
    return len(adviezen) + len(Gebeurtenis.objects.bulk_create(regels))


def _advies(
    plek: Plek, rij: Belemmering, stand: str, nummer: int, adviseur: Medewerker | None
) -> MedischAdvies:
    gevraagd = moment(plek.vandaag, 0) - (3 + nummer * 13 % 70) * _UUR
    gegeven, ja = stand == "gegeven", nummer % 2 == 1
    return MedischAdvies(
        klant_id=rij.klant_id,
        belemmering=rij,
        gevraagd_door_id=_contactpersoon(rij.klant.beeld),
        gevraagd_op=gevraagd,
        uiterlijk=gevraagd + 48 * _UUR,
        vraag=VRAAG,
        toegestaan=[] if stand == "nieuw" else ["gesprek", "keuring"],
        toestemming_op=None if stand == "nieuw" else gevraagd + _UUR,
        toestemming_wijze="" if stand == "nieuw" else "gesprek",
        stand=stand,
        beschikbaar=ja if gegeven else None,
        beschikbaar_vanaf=plek.vandaag + 10 * DAG if gegeven and ja else None,
        gegeven_door=adviseur if gegeven else None,
        afgerond_op=gevraagd + 2 * _UUR if gegeven else None,
    )


def _zet_op_ladder(plek: Plek, beelden: QuerySet[Clientbeeld]) -> int:
    """Young people on the ladder; some wait for a place to learn and work."""
    treden = {
        trede.soort: trede
        for trede in Trede.objects.filter(ladder=Trede.Ladder.JONGERENLADDER, locatie__isnull=True)
    }
    if len(treden) < len(Trede.Soort.values):
        return 0
    jong = beelden.filter(dienstlocatie="jongerenloket", contactpersoon__isnull=False)
    jong = jong.filter(status=Clientbeeld.Status.ACTIEF).select_related("klant")
    keuzes = cycle(("leerwerk", "startkwalificatie", "leerwerk", "regulier"))
    posities = [
        Ladderpositie(
            klant_id=beeld.klant_id,
            trede=treden[soort],
            ladder=Trede.Ladder.JONGERENLADDER,
            sinds=max(beeld.klant.aangemeld_op, plek.vandaag - 20 * DAG),
            reden="Afgesproken in het eerste gesprek.",
            door_id=_contactpersoon(beeld),
        )
        for beeld, soort in zip(jong[:_MEESTE], keuzes, strict=False)
    ]
    Ladderpositie.objects.bulk_create(posities)
    afwegingen = [
        Ladderafweging(positie=positie, trede=hoger, reden=_NIET)
        for positie in posities
        for hoger in treden.values()
        if hoger.nummer > positie.trede.nummer
    ]
    return len(posities) + len(Ladderafweging.objects.bulk_create(afwegingen))


def _contactpersoon(beeld: Clientbeeld) -> int:
    """Who looks after the client; only clients with a contact person come this far."""
    assert beeld.contactpersoon_id is not None
    return beeld.contactpersoon_id
