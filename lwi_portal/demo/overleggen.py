"""Consultations of partners about some clients of a location; set-based, all of it made up."""

from keten.models import Medewerker
from klanten.models import Betrokkene, Clientbeeld, Leefdomein, Overleg, Overlegdeelnemer, Taak
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.paren import Paar, coach_van, dagen_terug
from lwi_portal.demo.plek import Plek

_VRAGEN = (
    "Wie kan deze klant het best begeleiden?",
    "Welke partner betaalt de scholing?",
    "Past een proefplaatsing naast de schuldhulp?",
)


def overlegt(plek: Plek, paren: list[Paar]) -> int:
    """A question to another partner: two in three have been decided."""
    overleggen = Overleg.objects.bulk_create(
        _overleg(plek, nummer, paar) for nummer, paar in enumerate(paren)
    )
    deelnemers, betrokkenen, taken = [], [], []
    for overleg, (beeld, ander) in zip(overleggen, paren, strict=True):
        besloten = True if overleg.stand == Overleg.Stand.BESLOTEN else None
        for wie, domein in ((coach_van(beeld), Leefdomein.WERK), (ander, Leefdomein.INKOMEN)):
            deelnemers.append(
                Overlegdeelnemer(
                    overleg=overleg,
                    medewerker=wie,
                    partner_id=wie.partner_id,
                    domein=domein,
                    deed_mee=besloten,
                )
            )
        if besloten:
            betrokkenen.append(_betrokkene(plek, beeld, ander))
        else:
            taken.append(_overlegtaak(overleg, plek, ander))
    Overlegdeelnemer.objects.bulk_create(deelnemers)
    Betrokkene.objects.bulk_create(betrokkenen)
    Taak.objects.bulk_create(taken)
    return len(overleggen) + len(deelnemers) + len(betrokkenen) + len(taken)


def _overleg(plek: Plek, nummer: int, paar: Paar) -> Overleg:
    beeld, ander = paar
    besloten = nummer % 3 != 2
    dag = dagen_terug(plek, 5 + nummer % 40) if besloten else plek.vandaag
    overleg = Overleg(
        klant_id=beeld.klant_id,
        soort=Overleg.Soort.MDT if nummer % 4 == 0 else Overleg.Soort.DUAAL,
        vraag=_VRAGEN[nummer % len(_VRAGEN)],
        gevraagd_door=coach_van(beeld),
        gevraagd_op=moment(open_dag(dag - DAG * 3), 10),
        wanneer=dag,
    )
    if besloten:
        overleg.besluit_samen(
            door=ander, besluit="We gaan verder met het plan. De gemeente betaalt de scholing."
        )
        overleg.beslist_op = moment(dag, 16)
    return overleg


def _overlegtaak(overleg: Overleg, plek: Plek, voor: Medewerker) -> Taak:
    return Taak(
        klant_id=overleg.klant_id,
        locatie=plek.locatie,
        voor=voor,
        soort=Taak.Soort.OVERLEG,
        omschrijving="Overleg met een andere partner: lees de vraag",
        gestart_op=overleg.gevraagd_op,
        vervalt_op=einde_van(plek.vandaag + DAG),
        sleutel=f"overleg:{overleg.pk}:{voor.pk}",
    )


def _betrokkene(plek: Plek, beeld: Clientbeeld, ander: Medewerker) -> Betrokkene:
    return Betrokkene(
        klant_id=beeld.klant_id,
        medewerker=ander,
        partner_id=ander.partner_id,
        domein=Leefdomein.INKOMEN,
        bijdrage="Let op de uitkering en de kosten van scholing",
        van_dag=dagen_terug(plek, 10),
        toegevoegd_door=coach_van(beeld),
    )
