"""Risk assessments of invented people: nearly everybody green, and a follow-up wherever not."""

import datetime
from dataclasses import dataclass, field
from random import Random
from typing import Any

from diagnose.models import Afname, Toets
from diagnose.toetsen.antwoordfeiten import als_json
from diagnose.toetsen.invullen import als_waarden
from diagnose.toetsen.scoren import bereken, lees_versie
from handhaving.models import (
    Handhavingsaanpak,
    Kleur,
    Kleuraanpak,
    Risicobeoordeling,
    Risicogrenzen,
    Risicostand,
    Uitlegverzoek,
    Vervolgmaatregel,
)
from handhaving.risico import aanpakken, uitleg, vervolg
from handhaving.risico.adviseren import Lijst, bijdragen_van, grenzen_van
from keten.models import Medewerker
from keten.rechten import Rol
from keten.termijnen import Duur
from klanten.models import Clientbeeld, Klant, Taak
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.plek import Plek

_AANPAKKEN = {"apeldoorn", "tilburg", "leeuwarden", "amsterdam-nieuw-west"}
_BEOORDEELD = 0.88
_WIJKT_AF = 0.08
_REDEN = "In het gesprek werd duidelijk hoe het zit."
_GOED = {"afspraken": "altijd", "inlichtingen": "ja", "wil": 5, "kan": 4}
_SCHOON: dict[str, Any] = {
    "compleet": True,
    "klopt": True,
    "inkomsten": True,
    "uren": True,
    "huishouden": True,
    "afspraken": "ja",
}
_KAARTEN: dict[Kleur, dict[str, Any]] = {
    Kleur.GROEN: _SCHOON,
    Kleur.ORANJE: {**_SCHOON, "compleet": False, "klopt": False},
    Kleur.ROOD: {**_SCHOON, "compleet": False, "klopt": False, "afspraken": "nee"},
}


Scores = dict[tuple[str, Kleur], Afname]
"""A result for each list and colour."""


@dataclass
class _Werk:
    """The rows of a location while they are being made."""

    scores: "Scores"
    grenzen: Risicogrenzen | None
    beoordelingen: list[Risicobeoordeling] = field(default_factory=list)
    afnames: list[Afname] = field(default_factory=list)


def vul_locatie(plek: Plek) -> int:
    """Assess most clients after their intake; returns the number of rows."""
    mt = plek.locatie.medewerkers.filter(rollen__contains=[Rol.MT_LID]).order_by("gebruiker__email").first()
    if mt is not None and plek.locatie.code in _AANPAKKEN:
        van = Handhavingsaanpak.objects.get(code=plek.locatie.code, locatie=None)
        aanpakken.neem_over(locatie=plek.locatie, van=van, door=mt)
    beelden = Clientbeeld.objects.filter(
        locatie=plek.locatie,
        status=Clientbeeld.Status.ACTIEF,
        intake_op__isnull=False,
        contactpersoon__isnull=False,
    )
    namen = ("klant", "contactpersoon__gebruiker", "contactpersoon__partner")
    werk, rng = _Werk(_scores(), grenzen_van(plek.locatie)), Random(f"risico:{plek.locatie.code}")
    for beeld in beelden.select_related(*namen).order_by("pk"):
        if rng.random() < _BEOORDEELD:
            kleur = rng.choices(list(Kleur), weights=(76, 18, 6))[0]
            _beoordeel(werk, plek, beeld, kleur, rng)
    Afname.objects.bulk_create(werk.afnames, batch_size=1000)
    gemaakt = Risicobeoordeling.objects.bulk_create(werk.beoordelingen, batch_size=1000)
    standen = [
        Risicostand(klant_id=b.klant_id, beoordeling=b, kleur=b.besluit, op=b.op, opnieuw_op=b.opnieuw_op)
        for b in gemaakt
    ]
    Risicostand.objects.bulk_create(standen, batch_size=1000)
    rijen = len(werk.afnames) + 2 * len(gemaakt) + _plan_vervolg(plek, gemaakt, rng)
    return rijen + _vraag_uitleg(plek, gemaakt)


def _scores() -> Scores:
    """For each list and colour a result as the portal computes it, to be copied for each client."""
    scores: Scores = {}
    for code in ("naleving", "fraudescorekaart"):
        toets = Toets.objects.get(code=code)
        versie = toets.versies.get(nummer=1, locatie=None)
        lijst = lees_versie(versie)
        for kleur in Kleur:
            antwoorden = _GOED if code == "naleving" else _KAARTEN[kleur]
            waarden = als_json(als_waarden(lijst, antwoorden))
            score = bereken(lijst, waarden)
            scores[code, kleur] = Afname(
                toets=toets,
                toetsversie=versie,
                antwoorden=antwoorden,
                waarden=waarden,
                punten=score.punten,
                uitkomst=score.uitkomst.code if score.uitkomst else "",
                uitslag=score.als_uitslag(),
                bijdragen=score.bijdragen,
                stand=Afname.Stand.AFGEROND,
            )
    return scores


def _beoordeel(werk: _Werk, plek: Plek, beeld: Clientbeeld, advies: Kleur, rng: Random) -> None:
    door = beeld.contactpersoon
    assert beeld.intake_op is not None and door is not None  # so they were selected
    dag = max(beeld.intake_op, plek.vandaag - DAG * rng.randint(1, 170))
    op = moment(dag, 14)
    eigen = [
        _afname(werk.scores[code, advies], beeld.klant, door, op) for code in ("naleving", "fraudescorekaart")
    ]
    werk.afnames += eigen
    besluit = advies
    if advies == Kleur.ORANJE and rng.random() < _WIJKT_AF:
        besluit = Kleur.GROEN
    werk.beoordelingen.append(
        Risicobeoordeling(
            klant=beeld.klant,
            locatie=plek.locatie,
            advies=advies,
            punten=eigen[1].punten or 0,
            grenzen=werk.grenzen,
            bijdragen=[regel for afname in eigen for regel in bijdragen_van(Lijst(afname.toets, [], afname))],
            gebruikt={"profielen": [], "toetsen": []},
            besluit=besluit,
            reden=_REDEN if besluit != advies else "",
            intakevorm="kort" if besluit == Kleur.GROEN else "volledig",
            opnieuw_op=Duur.maanden(6).laatste_dag(dag),
            door=door,
            partner=door.partner,
            op=op,
        )
    )


def _afname(model: Afname, klant: Klant, door: Medewerker, op: datetime.datetime) -> Afname:
    """The same result, for this client."""
    return Afname(
        klant=klant,
        toets=model.toets,
        toetsversie=model.toetsversie,
        klaargezet_door=door,
        begonnen_op=op,
        antwoorden=model.antwoorden,
        stand=model.stand,
        afgerond_op=op,
        door=door,
        partner=door.partner,
        waarden=model.waarden,
        punten=model.punten,
        uitkomst=model.uitkomst,
        uitslag=model.uitslag,
        bijdragen=model.bijdragen,
        geldig_tot=op.date() + datetime.timedelta(days=model.toetsversie.geldig_dagen),
    )


def _plan_vervolg(plek: Plek, gemaakt: list[Risicobeoordeling], rng: Random) -> int:
    """What the set of the location asks at each colour; of a raised risk the last measure is still open."""
    aanpak = aanpakken.geldend(plek.locatie)
    delen = {deel.kleur: deel for deel in aanpakken.per_kleur(aanpak)} if aanpak else {}
    maatregelen = [
        maatregel
        for beoordeling in gemaakt
        if beoordeling.besluit in delen
        for maatregel in _maatregelen(plek, beoordeling, delen[beoordeling.besluit], rng)
    ]
    Vervolgmaatregel.objects.bulk_create(maatregelen, batch_size=1000)
    taken = [
        Taak(
            klant_id=maatregel.klant_id,
            locatie=plek.locatie,
            voor=maatregel.gepland_door,
            soort=Taak.Soort.MAATREGEL,
            omschrijving=maatregel.wat,
            gestart_op=maatregel.gepland_op,
            vervalt_op=moment(maatregel.uiterlijk, 23, 59),
            sleutel=f"{vervolg.WOORD}:{maatregel.pk}",
        )
        for maatregel in maatregelen
        if maatregel.stand == Vervolgmaatregel.Stand.OPEN
    ]
    Taak.objects.bulk_create(taken, batch_size=1000)
    return len(maatregelen) + len(taken)


def _maatregelen(
    plek: Plek, beoordeling: Risicobeoordeling, deel: Kleuraanpak, rng: Random
) -> list[Vervolgmaatregel]:
    lopende = [m for m in deel.lopende if beoordeling.intakevorm == "kort" or not m.bij_intake]  # type: ignore[attr-defined]
    gepland: list[Vervolgmaatregel] = []
    for nummer, maatregel in enumerate(lopende, start=1):
        loopt = nummer == len(lopende) and beoordeling.besluit != Kleur.GROEN
        gedaan = (
            None if loopt else min(beoordeling.op + DAG * maatregel.binnen_dagen, moment(plek.vandaag, 9))
        )
        gepland.append(
            Vervolgmaatregel(
                klant_id=beoordeling.klant_id,
                locatie=plek.locatie,
                beoordeling=beoordeling,
                maatregel=maatregel,
                wat=maatregel.wat,
                aard=maatregel.aard,
                factor=maatregel.factor,
                bij_intake=maatregel.bij_intake,
                uiterlijk=plek.vandaag + DAG * rng.randint(3, 25)
                if loopt
                else beoordeling.op.date() + DAG * maatregel.binnen_dagen,
                stand=Vervolgmaatregel.Stand.OPEN if loopt else Vervolgmaatregel.Stand.GEDAAN,
                gepland_op=beoordeling.op,
                gepland_door=beoordeling.door,
                afgerond_op=gedaan,
                afgerond_door=beoordeling.door if gedaan else None,
            )
        )
    return gepland


def _vraag_uitleg(plek: Plek, gemaakt: list[Risicobeoordeling]) -> int:
    """One client asks on what the assessment rests, and waits for the answer."""
    eerste = next((b for b in gemaakt if b.klant.gebruiker_id is not None), None)
    if eerste is None:
        return 0
    gevraagd = moment(plek.vandaag - DAG * 2, 10)
    verzoek = Uitlegverzoek.objects.create(
        klant=eerste.klant,
        vraag="Waarop is de beoordeling gebaseerd?",
        gevraagd_op=gevraagd,
        uiterlijk=Duur.werkdagen(10).vervalt(gevraagd),
    )
    Taak.objects.create(
        klant=eerste.klant,
        locatie=plek.locatie,
        voor=eerste.door,
        soort=Taak.Soort.RISICO,
        omschrijving=uitleg.OMSCHRIJVING,
        gestart_op=gevraagd,
        vervalt_op=verzoek.uiterlijk,
        sleutel=f"{uitleg.WOORD}:{verzoek.pk}",
    )
    return 2
