"""What clients do themselves: apply for work, say what they are good at, and correct what is known of them.

And what makes booking possible: the office hours of the people who receive them.
"""

import datetime
import uuid
from typing import Any

import pghistory.models
from pghistory.core import event_models

from klanten.bekend import VELDEN
from klanten.models import Beschikbaarheid, Betwisting, Klant, KlantCompetentie, Sollicitatie, Taak
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.persoon import Fase
from lwi_portal.demo.plek import Collega, Plek

_ZOEKT, _KENT_ZICH = 0.55, 0.4  # the part of the people who keep their search, or a profile, in the portal
_WIJZEN = list(Sollicitatie.Wijze)
_UITKOMSTEN = ["wacht", "wacht", "afgewezen", "afgewezen", "geen_reactie", "geen_reactie", "gesprek"]
_COMPETENTIES = ("samenwerken", "klantgericht", "aanpakken", "nauwkeurig", "handig", "zorgen", "computer")
_UREN = ((datetime.time(9), datetime.time(12)), (datetime.time(13), datetime.time(16)))


def open_spreekuren(plek: Plek) -> int:
    """Office hours from Monday to Thursday for everybody who receives clients; returns how many."""
    mensen = {collega.id for collega in plek.balie}
    mensen |= {collega.id for coaches in plek.coaches.values() for collega in coaches}
    rijen = [
        Beschikbaarheid(
            medewerker_id=nummer, locatie=plek.locatie, weekdag=dag, van=van, tot=tot, plek="spreekkamer 1"
        )
        for nummer in sorted(mensen)
        for dag in range(1, 5)
        for van, tot in _UREN
    ]
    return len(Beschikbaarheid.objects.bulk_create(rijen, ignore_conflicts=True))


def doe_zelf(bouw: Bouw) -> None:
    """Applications and competences of a client, since the intake."""
    if not bouw.is_voorbij(Fase.INTAKE):
        return
    if bouw.persoon.gast or bouw.kans(_ZOEKT):
        _solliciteer(bouw)
    if bouw.persoon.gast or bouw.kans(_KENT_ZICH):
        _ken_jezelf(bouw)
    if bouw.persoon.gast:
        _meld_fout(bouw)


def _solliciteer(bouw: Bouw) -> None:
    eerste = bouw.dag(Fase.INTAKE)
    for _ in range(6 if bouw.persoon.gast else bouw.rng.randint(1, 4)):
        dagen = bouw.rng.randint(0, min(60, (bouw.plek.vandaag - eerste).days))
        op = bouw.plek.vandaag - DAG * dagen
        bouw.voeg(
            Sollicitatie,
            werkgever=bouw.rng.choice(bouw.persoon.wens.werkgevers),
            functie=bouw.persoon.wens.naam,
            op=op,
            wijze=bouw.rng.choice(_WIJZEN),
            uitkomst=bouw.rng.choice(_UITKOMSTEN),
        )


def _ken_jezelf(bouw: Bouw) -> None:
    """What the client says, when there is an account to say it with, and what the coach saw."""
    codes = bouw.rng.sample(_COMPETENTIES, 3)
    bronnen = [("coach", bouw.gids.gebruiker_id)]
    if bouw.gebruiker_id is not None:
        bronnen.append(("klant", bouw.gebruiker_id))
    for plaats, code in enumerate(codes):
        bron, door = bronnen[plaats % len(bronnen)]
        bouw.voeg(
            KlantCompetentie,
            competentie_id=bouw.plek.competenties[code],
            bron=bron,
            niveau=bouw.rng.randint(2, 4),
            op=open_dag(bouw.dag(Fase.INTAKE)),
            door_id=door,
        )


def vul_gast_aan(plek: Plek) -> None:
    """For the client as whom visitors sign in: where her data come from."""
    klant = Klant.objects.select_related("beeld").get(gebruiker__email=KLANT_EMAIL)
    _geef_herkomst(klant, plek.balie[0])


def _meld_fout(bouw: Bouw) -> None:
    """One thing that the client says is wrong; it waits for an answer."""
    op, nummer = moment(open_dag(bouw.plek.vandaag - DAG), 10, 20), bouw.partij.nummer(Betwisting)
    bouw.voeg(
        Betwisting,
        id=nummer,
        veld="uren_per_week",
        toelichting="Ik kan 24 uur per week werken, vanwege de kinderen.",
        op=op,
    )
    bouw.voeg(
        Taak,
        locatie_id=bouw.plek.locatie.pk,
        voor_id=bouw.gids.id,
        soort=Taak.Soort.VERZOEK,
        omschrijving="De klant zegt dat iets niet klopt: uren per week",
        gestart_op=op,
        vervalt_op=op + DAG * 7,
        sleutel=f"betwisting:{nummer}",
    )
    zin = "Gemeld dat iets niet klopt: uren per week."
    bouw.gebeurtenis(op, Soort.GEGEVENS, zin, door_klant=True)


def _geef_herkomst(klant: Klant, intaker: Collega) -> None:
    """The history of the data, as the triggers would have kept it: one state, of the day of the intake."""
    dag = klant.beeld.intake_op or klant.aangemeld_op
    wie = {"gebruiker": intaker.gebruiker_id, "naam": intaker.naam, "partner": intaker.partner}
    context = pghistory.models.Context.objects.create(id=uuid.uuid4(), metadata=wie)
    for model in VELDEN:
        [geschiedenis] = event_models(tracks_model=model)
        record: Any = klant if model is Klant else model._default_manager.get(klant=klant)
        namen = [veld.name for veld in geschiedenis._meta.fields if not veld.name.startswith("pgh_")]
        geschiedenis._default_manager.create(
            pgh_obj=record,
            pgh_label="insert",
            pgh_context=context,
            pgh_created_at=moment(dag, 11, 30),
            **{naam: getattr(record, naam) for naam in namen},
        )
