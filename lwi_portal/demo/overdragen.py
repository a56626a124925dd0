"""Working together around some clients of a location, and the handovers among them.

Set-based, after the rows of a location are there. All of it is made up.
"""

from itertools import cycle

from keten.models import Medewerker, Waarneming
from klanten.models import Clientbeeld, Contactpersoonschap, Overdracht, Taak
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.overleggen import overlegt
from lwi_portal.demo.paren import Paar, coach_van, dagen_terug, met_ander
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.verwijzen import verwijst, vraagt_backoffice

_DEEL = 12  # one client in so many has each of these
_HOOGSTENS = 60  # clients of a location that have each of these
_REDENEN = (
    "De klant krijgt binnenkort bijstand.",
    "De klant wil werken in de zorg; de collega kent die werkgevers.",
    "Er is meer begeleiding nodig dan ik kan geven.",
)


def vul_samenwerking(plek: Plek) -> int:
    """Let people of a location work together; returns how many rows were added."""
    coaches = list(
        Medewerker.objects.filter(
            pk__in=[coach.id for samen in plek.coaches.values() for coach in samen]
        ).select_related("partner")
    )
    if len({coach.partner_id for coach in coaches}) < 2:
        return 0
    groepen = [met_ander(beelden, coaches) for beelden in _kies(plek)]
    rijen = _biedt_aan(plek, groepen[0]) + _gaf_over(plek, groepen[1]) + overlegt(plek, groepen[2])
    rijen += verwijst(plek, groepen[3]) + vraagt_backoffice(plek, groepen[4])
    return rijen + _neemt_waar(plek, coaches)


def _kies(plek: Plek) -> list[list[Clientbeeld]]:
    """Five groups of clients; the guest of the demonstration is in the last three."""
    met = Clientbeeld.objects.filter(locatie=plek.locatie, contactpersoon__isnull=False)
    met = met.select_related("klant__gebruiker", "contactpersoon__partner").order_by("pk")
    gast = list(met.filter(klant__gebruiker__email=KLANT_EMAIL))
    anderen = list(met.exclude(klant__gebruiker__email=KLANT_EMAIL)[: 5 * _HOOGSTENS * _DEEL // 5])
    groepen = [anderen[begin::_DEEL][:_HOOGSTENS] for begin in range(5)]
    return [*groepen[:2], *([*gast, *groep] for groep in groepen[2:])]


def _biedt_aan(plek: Plek, paren: list[Paar]) -> int:
    """Offers that wait for an answer; Mijn dag of the receiver shows them."""
    aanbod = Overdracht.objects.bulk_create(
        _overdracht(plek, beeld.klant_id, coach_van(beeld), ander, nummer, reden)
        for nummer, ((beeld, ander), reden) in enumerate(
            zip(paren[: _HOOGSTENS // 4], cycle(_REDENEN), strict=False)
        )
    )
    taken = Taak.objects.bulk_create(
        Taak(
            klant_id=een.klant_id,
            locatie=plek.locatie,
            voor_id=een.naar_id,
            soort=Taak.Soort.OVERDRACHT,
            omschrijving="Overdracht van een collega: neem aan of geef terug",
            gestart_op=een.aangeboden_op,
            vervalt_op=einde_van(een.ingang_op),
            sleutel=f"overdracht:{een.pk}",
        )
        for een in aanbod
    )
    return len(aanbod) + len(taken)


def _overdracht(
    plek: Plek, klant: int, van: Medewerker, naar: Medewerker, nummer: int, reden: str, terug: int = 1
) -> Overdracht:
    """A warm offer of some days ago."""
    aangeboden = dagen_terug(plek, terug + nummer % 3)
    return Overdracht(
        klant_id=klant,
        locatie=plek.locatie,
        van=van,
        naar=naar,
        aangeboden_door=van,
        aangeboden_op=moment(aangeboden, 11),
        reden=reden,
        bevinding_op=aangeboden - DAG * (3 + nummer % 12),
        wijze=Overdracht.Wijze.WARM,
        besproken_op=aangeboden,
        besproken_met=naar,
        besproken="Situatie, wensen en lopende afspraken doorgenomen.",
        strategie="Het werkplan blijft. Eerst een gesprek met z'n drieën, daarna kijken naar scholing.",
        ingang_op=max(aangeboden, plek.vandaag) + DAG * 5,
    )


def _gaf_over(plek: Plek, paren: list[Paar]) -> int:
    """Clients who came from a colleague of another partner, some weeks ago."""
    klaar, schappen = [], []
    huidig = {
        schap.klant_id: schap
        for schap in Contactpersoonschap.objects.filter(
            klant__in=[beeld.klant_id for beeld, _ in paren], tot__isnull=True
        )
    }
    for nummer, (beeld, eerder) in enumerate(paren):
        schap, nu = huidig[beeld.klant_id], coach_van(beeld)
        een = _overdracht(plek, beeld.klant_id, eerder, nu, nummer, _REDENEN[nummer % 3], terug=20 + nummer)
        dag = open_dag(een.aangeboden_op.date() + DAG * (1 + nummer % 4))
        if dag <= schap.van:
            continue
        een.neem_aan(door=nu)
        een.beslist_op, een.bevinding_op = moment(dag, 15), max(een.bevinding_op, schap.van)
        schappen.append(
            Contactpersoonschap(
                klant_id=beeld.klant_id,
                medewerker=eerder,
                van=schap.van,
                tot=dag,
                reden=schap.reden,
                aangewezen_door_id=schap.aangewezen_door_id,
            )
        )
        schap.van, schap.reden = dag, f"Overdracht: {een.reden}"
        klaar.append(een)
    Contactpersoonschap.objects.bulk_update(huidig.values(), ["van", "reden"])
    return len(Contactpersoonschap.objects.bulk_create(schappen)) + len(Overdracht.objects.bulk_create(klaar))


def _neemt_waar(plek: Plek, coaches: list[Medewerker]) -> int:
    """One coach is away, and a colleague stands in; of the same partner when there is one."""
    weg = max(coaches, key=lambda coach: coach.pk)
    anderen = [coach for coach in coaches if coach != weg]
    collega = min(anderen, key=lambda coach: (coach.partner_id != weg.partner_id, coach.pk))
    Waarneming.objects.create(
        medewerker=weg,
        waarnemer=collega,
        locatie=plek.locatie,
        van=plek.vandaag - DAG * 3,
        tot=plek.vandaag + DAG * 11,
        reden="Verlof (voorbeeld)",
        geregeld_door=collega,
    )
    return 1
