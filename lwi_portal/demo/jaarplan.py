"""Plans of a location: adopted for this year, a draft for the next; and goals of regions. Made up."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from keten.maanden import eerste_dag
from keten.models import Locatie, Medewerker
from keten.rechten import Recht, Rol, rechten_van
from klanten.afspraken import aanvang
from klanten.models import Taak
from landkaart.jaarplan import acties, bewaken, metingen, volgen
from landkaart.models import (
    Doelafwijking,
    Jaarplan,
    Jaarplanactie,
    Jaarplandoel,
    Planakkoord,
    Regiodoel,
)
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek

_TEKST = {
    "visie": "Voorbeeld. Werk gaat voor een uitkering. De klant merkt niet wie van ons de uitkering betaalt.",
    "ambities": "Meer mensen vinden werk voor hun uitkering begint. Wie hulp nodig heeft, krijgt die snel.",
    "doelgroepen": "Jongeren zonder diploma, en mensen die langer dan een jaar zonder werk zijn.",
    "dienstverlening": "Elke klant heeft één contactpersoon. Die spreekt de klant binnen een week.",
}
_REDEN = "Voorbeeld: uit de jaarverslagen van de partners"
_EINDE = datetime.time(23, 59, 59)


@dataclass(frozen=True)
class _Doel:
    """A goal with its actions: what, from where to where, and who does what (role and words)."""

    tekst: str
    indicator: str
    nul: int
    streef: int
    acties: tuple[tuple[Rol, str], ...]


_DOELEN = (
    _Doel(
        "Meer mensen vinden werk voordat hun uitkering begint",
        "preventiequote",
        32,
        45,
        (
            (Rol.WERKCOACH, "Bel nieuwe klanten binnen een dag over werk"),
            (Rol.ACCOUNTMANAGER, "Haal elke maand tien vacatures op die snel te vervullen zijn"),
        ),
    ),
    _Doel(
        "Meer klanten gaan van een uitkering naar werk",
        "uitstroomquote",
        4,
        9,
        ((Rol.WERKCOACH, "Bespreek elk kwartaal het werkplan met elke klant"),),
    ),
    _Doel(
        "Elke klant heeft één contactpersoon",
        "een-contactpersoon",
        70,
        95,
        ((Rol.INTAKER, "Wijs bij de intake meteen een contactpersoon aan"),),
    ),
)
_REGIO = "Minder mensen in de regio hebben een uitkering nodig"


def vul_locatie(plek: Plek) -> int:
    """Make both plans; returns how many rows were added."""
    mensen = list(
        plek.locatie.medewerkers.order_by("gebruiker__email").select_related("partner", "gebruiker")
    )
    mt = [m for m in mensen if Rol.MT_LID in m.rollen]
    if not mt:
        return 0
    jaar = plek.vandaag.year
    vast = Jaarplan.objects.create(
        locatie=plek.locatie,
        jaar=jaar,
        stand=Jaarplan.Stand.VASTGESTELD,
        ronde=1,
        vastgesteld_op=datetime.date(jaar - 1, 12, 10),
        gemaakt_door=mt[0],
        gemaakt_op=moment(datetime.date(jaar - 1, 11, 3), 10),
        voorbeeld=True,
        **_TEKST,
    )
    concept = Jaarplan.objects.create(
        locatie=plek.locatie,
        jaar=jaar + 1,
        gemaakt_door=mt[0],
        gemaakt_op=moment(open_dag(plek.vandaag - 20 * DAG), 10),
        voorbeeld=True,
        **_TEKST,
    )
    rijen = 2 + _teken(vast, mt, mensen)
    for nummer, doel in enumerate(_DOELEN):
        rijen += _stel(vast, doel, mt[nummer % len(mt)], mensen)
    return rijen + _stel(concept, _DOELEN[0], mt[0], mensen)


def vul_afwijkingen(dag: datetime.date) -> int:
    """In each adopted plan a goal that is off track; after the figures, which it quotes."""
    doelen = Jaarplandoel.objects.filter(
        plan__in=Jaarplan.objects.geldend().filter(jaar=dag.year, voorbeeld=True), indicator="uitstroomquote"
    )
    rijen = doelen.select_related("plan__locatie", "eigenaar").order_by("plan__locatie__code")
    return sum(_loop_achter(doel, dag) for doel in rijen)


def vul_regios(dag: datetime.date) -> int:
    """A goal for each region with an adopted plan, and the goals of locations that follow from it."""
    plannen = (
        Jaarplan.objects.geldend().filter(jaar=dag.year, voorbeeld=True).select_related("locatie__regio")
    )
    regios = {plan.locatie.regio: plan.gemaakt_door for plan in plannen.order_by("-locatie__code")}
    doelen = Regiodoel.objects.bulk_create(
        Regiodoel(
            regio=regio,
            jaar=dag.year,
            doelstelling=_REGIO,
            indicator="preventiequote",
            streefwaarde=Decimal(48),
            op=datetime.date(dag.year, 12, 31),
            door=door,
            ingevoerd_op=moment(datetime.date(dag.year - 1, 10, 1), 9),
            voorbeeld=True,
        )
        for regio, door in sorted(regios.items(), key=lambda paar: paar[0].code)
    )
    for doel in doelen:
        lokaal = Jaarplandoel.objects.filter(plan__in=plannen, plan__locatie__regio=doel.regio)
        lokaal.filter(indicator=doel.indicator).update(regiodoel=doel)
    return len(doelen)


def _teken(plan: Jaarplan, mt: list[Medewerker], mensen: list[Medewerker]) -> int:
    """Each partner agrees; one of them after its region did."""
    regels = []
    for partner in plan.locatie.partners.order_by("kolom", "naam"):
        wie = next((m for m in [*mt, *mensen] if m.partner_id == partner.pk), None)
        if wie is None:
            continue
        hoger = partner.kolom == "uwv"
        regels.append(
            Planakkoord(
                plan=plan,
                ronde=1,
                partner=partner,
                niveau=Planakkoord.Niveau.REGIO if hoger else Planakkoord.Niveau.LOKAAL,
                stand=Planakkoord.Stand.AKKOORD,
                toelichting="De regiomanager gaf akkoord." if hoger else "",
                door=wie,
                op=moment(datetime.date(plan.jaar - 1, 12, 10), 14),
            )
        )
    return len(Planakkoord.objects.bulk_create(regels))


def _stel(plan: Jaarplan, doel: _Doel, eigenaar: Medewerker, mensen: list[Medewerker]) -> int:
    """A goal with its actions; of an adopted plan each action is a task."""
    gemaakt = Jaarplandoel.objects.create(
        plan=plan,
        doelstelling=doel.tekst,
        indicator=doel.indicator,
        nulwaarde=Decimal(doel.nul),
        nul_op=plan.eerste - 60 * DAG,
        nul_reden=_REDEN,
        streefwaarde=Decimal(doel.streef),
        begin_op=plan.eerste,
        op=plan.laatste,
        eigenaar=eigenaar,
    )
    rijen = Jaarplanactie.objects.bulk_create(
        Jaarplanactie(
            doel=gemaakt,
            omschrijving=tekst,
            eigenaar=next((m for m in mensen if rol in m.rollen), _met_werkvoorraad(mensen, eigenaar)),
            uiterlijk=open_dag(plan.laatste - (20 + 15 * nummer) * DAG),
        )
        for nummer, (rol, tekst) in enumerate(doel.acties)
    )
    if plan.stand == Jaarplan.Stand.VASTGESTELD:
        _zet_klaar(plan.locatie, rijen)
    return 1 + 2 * len(rijen)


def _zet_klaar(locatie: Locatie, rijen: list[Jaarplanactie]) -> None:
    taken = Taak.objects.bulk_create(
        Taak(
            locatie=locatie,
            voor=actie.eigenaar,
            soort=Taak.Soort.JAARPLAN,
            omschrijving=actie.omschrijving,
            gestart_op=moment(actie.doel.plan.vastgesteld_op or actie.uiterlijk, 14),
            vervalt_op=aanvang(actie.uiterlijk, _EINDE),
            sleutel=f"{acties.WOORD}:{actie.pk}",
        )
        for actie in rijen
    )
    for actie, taak in zip(rijen, taken, strict=True):
        actie.taak = taak
    Jaarplanactie.objects.bulk_update(rijen, ["taak"])


def _loop_achter(doel: Jaarplandoel, dag: datetime.date) -> int:
    """Twice off track: once explained, once still asked."""
    nu = eerste_dag(dag)
    eerder, laatst = (eerste_dag(nu - dagen * DAG) for dagen in (150, 20))
    uitgelegd = Doelafwijking.objects.create(
        doel=doel,
        maand=eerder,
        **_gemeten(doel, eerder),
        gevraagd_op=moment(open_dag(eerder + 35 * DAG), 6),
        oorzaak="Voorbeeld. In de zomer waren er weinig vacatures in de horeca en de landbouw.",
        aanpak="Wij bellen elke week de tien grootste werkgevers, en houden een banenmarkt.",
        door=doel.eigenaar,
        op=moment(open_dag(eerder + 40 * DAG), 11),
    )
    gevraagd = Doelafwijking.objects.create(
        doel=doel,
        maand=laatst,
        **_gemeten(doel, laatst),
        gevraagd_op=moment(open_dag(dag - 3 * DAG), 6),
    )
    Taak.objects.create(
        locatie=doel.plan.locatie,
        voor=doel.eigenaar,
        soort=Taak.Soort.JAARPLAN,
        omschrijving=f"Leg uit waarom dit doel achterloopt: {doel}",
        gestart_op=gevraagd.gevraagd_op,
        vervalt_op=aanvang(open_dag(dag + 10 * DAG), _EINDE),
        sleutel=f"{bewaken.WOORD}:{gevraagd.pk}",
    )
    return len([uitgelegd, gevraagd]) + 1


def _gemeten(doel: Jaarplandoel, maand: datetime.date) -> dict[str, Decimal]:
    """What the portal measured and the line asked; made up where there is nothing, or nothing is wrong."""
    lijn = volgen.lijn_op(doel, maand)
    stand = metingen.op_maand(doel.plan.locatie, metingen.sleutel(doel), maand)
    waarde = stand.waarde if stand and stand.waarde is not None and stand.waarde < lijn else lijn - 2.5
    return {"waarde": Decimal(f"{waarde:.1f}"), "verwacht": Decimal(f"{lijn:.1f}")}


def _met_werkvoorraad(mensen: list[Medewerker], anders: Medewerker) -> Medewerker:
    return next((m for m in mensen if Recht.WERKVOORRAAD in rechten_van(m.rollen)), anders)
