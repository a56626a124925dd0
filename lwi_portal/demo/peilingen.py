"""What clients said about the service after what they went through; all of it made up."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from django.db.models import Prefetch

from keten.models import Locatie, Medewerker
from keten.rechten import Rol
from klanten.models import Klant
from landkaart.models import (
    Antwoordcode,
    Antwoordindeling,
    Moment,
    Peiling,
    Peilingantwoord,
    Peilinguitnodiging,
    Peilingvraag,
    Verwachting,
)
from landkaart.peilingen import momenten, rotatie
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, moment
from lwi_portal.demo.plek import Plek

_TERUG, _RUST, _OPEN = 540 * DAG, 91 * DAG, 28 * DAG
_EIGEN = "Ik wist bij wie ik moest zijn aan de balie"
_STANDAARD = 3.9
_OORDEEL = {
    Verwachting.VRIENDELIJK: 4.4,
    Verwachting.EENMALIG: 3.1,
    Verwachting.BEREIKBAAR: 3.4,
    Verwachting.VLOT: 3.3,
    Verwachting.INVLOED: 3.5,
}
_TEKSTEN = (
    ("Ik wil graag sneller weten waar ik aan toe ben.", "sneller antwoord"),
    ("Bel mij gewoon terug als u dat zegt.", "beter bereikbaar"),
    ("Het liefst wil ik een opleiding doen, geen los werk.", "scholing"),
    ("Ik moest drie keer hetzelfde vertellen.", "één keer vertellen"),
    ("Meer vacatures in de buurt, ik heb geen auto.", "werk dichtbij"),
    ("Het ging goed zo.", ""),
    ("Een opleiding die bij mij past, en iemand die meedenkt.", "scholing"),
    ("Duidelijk zeggen hoe lang het besluit duurt.", "sneller antwoord"),
)
_Stand = Peilinguitnodiging.Stand


@dataclass
class _Wie:
    """A client with an account; `nummer` is the place in the list, the same in every database."""

    klant: int
    nummer: int
    rng: Random
    eerder: Counter[int] = field(default_factory=Counter)


@dataclass
class _Stapel:
    """Rows to be written at once."""

    plek: Plek
    uitnodigingen: list[Peilinguitnodiging] = field(default_factory=list)
    antwoorden: list[Peilingantwoord] = field(default_factory=list)

    def schrijf(self) -> int:
        """Write everything; returns the number of rows."""
        Peilinguitnodiging.objects.bulk_create(self.uitnodigingen, batch_size=2000)
        Peilingantwoord.objects.bulk_create(self.antwoorden, batch_size=2000)
        return len(self.uitnodigingen) + len(self.antwoorden)


def vul_locatie(plek: Plek) -> int:
    """Invitations of the last year and a half with most of their answers; returns the number of rows.

    Who has an account was asked, and every second of the others, as if they had one then: one in ten, as in
    the rest of this population, leaves too few answers to show any figure.
    """
    vragen = Prefetch("vragen", Peilingvraag.objects.filter(code__isnull=False).order_by("code"))
    peilingen = list(Peiling.objects.exclude(moment=Moment.EXPERIMENT).prefetch_related(vragen))
    wie = Klant.objects.filter(locatie=plek.locatie).order_by("pk")
    gast = wie.filter(gebruiker__email=KLANT_EMAIL).values_list("pk", flat=True).first()
    dagen = _dagen(plek, peilingen)
    stapel = _Stapel(plek)
    for nummer, (klant, account) in enumerate(wie.values_list("pk", "gebruiker")):
        if account is None and nummer % 2:
            continue
        mens = _Wie(klant, nummer, Random(f"peiling:{plek.locatie.code}:{nummer}"))
        for peiling, dag in _met_rust(sorted(dagen[klant], key=lambda paar: (paar[1], paar[0].volgorde))):
            if klant != gast or dag < plek.vandaag - _RUST:
                _vraag(stapel, mens, peiling, dag)
        if klant == gast:
            plan = next(een for een in peilingen if een.moment == Moment.WERKPLAN)
            _vraag(stapel, mens, plan, plek.vandaag - 4 * DAG, open_=True)
    rijen = stapel.schrijf()
    mt = Medewerker.objects.filter(locaties=plek.locatie, rollen__contains=[Rol.MT_LID.value])
    door = mt.order_by("gebruiker__email").first()
    return rijen + (_deel_in(plek.locatie, door, plek.vandaag) if door else 0)


def _dagen(plek: Plek, peilingen: list[Peiling]) -> dict[int, list[tuple[Peiling, datetime.date]]]:
    gevonden: dict[int, list[tuple[Peiling, datetime.date]]] = defaultdict(list)
    for peiling in peilingen:
        laatste = plek.vandaag - peiling.na_dagen * DAG
        for rijen in momenten.van(peiling.moment, plek.locatie, plek.vandaag - _TERUG, laatste):
            for klant, dag in rijen:
                gevonden[klant].append((peiling, dag))
    return gevonden


def _met_rust(
    paren: list[tuple[Peiling, datetime.date]],
) -> Iterator[tuple[Peiling, datetime.date]]:
    """Of what somebody went through, what is asked about: never two within a quarter of a year."""
    vrij = datetime.date.min
    for peiling, dag in paren:
        if dag >= vrij:
            yield peiling, dag
            vrij = dag + _RUST


def _vraag(stapel: _Stapel, wie: _Wie, peiling: Peiling, dag: datetime.date, *, open_: bool = False) -> None:
    """Ask one client once; with `open_` the client has yet to answer."""
    vandaag, rng = stapel.plek.vandaag, wie.rng
    gevraagd = min(dag + peiling.na_dagen * DAG, vandaag)
    klaar = gevraagd + rng.randint(0, 12) * DAG
    stand = rng.choices((_Stand.INGEVULD, _Stand.LIEVER_NIET, _Stand.VERLOPEN), weights=(7, 1, 2))[0]
    if stand == _Stand.VERLOPEN:
        klaar = gevraagd + _OPEN + DAG
    if open_ or klaar > vandaag:
        stand = _Stand.GEVRAAGD
    uitnodiging = Peilinguitnodiging(
        klant_id=wie.klant,
        locatie=stapel.plek.locatie,
        peiling=peiling,
        aanleiding_op=dag,
        gevraagd_op=gevraagd,
        uiterlijk=gevraagd + _OPEN,
        stand=stand,
        klaar_op=None if stand == _Stand.GEVRAAGD else moment(klaar, rng.randint(0, 8)),
    )
    stapel.uitnodigingen.append(uitnodiging)
    gesteld = rotatie.kies(
        peiling.vragen.all(), aantal=peiling.aantal, klantnummer=wie.nummer, eerder=wie.eerder
    )
    for plaats, vraag in enumerate(gesteld):
        wie.eerder[vraag.pk] += 1
        rij = Peilingantwoord(uitnodiging=uitnodiging, vraag=vraag, volgorde=plaats)
        if stand == _Stand.INGEVULD:
            _antwoord(rij, vraag, rng)
        stapel.antwoorden.append(rij)


def _antwoord(rij: Peilingantwoord, vraag: Peilingvraag, rng: Random) -> None:
    kans = rng.random()
    if vraag.soort == Peilingvraag.Soort.OPEN:
        rij.tekst = rng.choice(_TEKSTEN)[0] if kans < 0.5 else ""
    elif kans < 0.05:
        rij.nvt = True
    elif kans < 0.97:
        midden = _OORDEEL.get(Verwachting(vraag.verwachting), _STANDAARD)
        rij.score = max(1, min(5, round(rng.gauss(midden, 0.9))))


def _deel_in(locatie: Locatie, door: Medewerker, dag: datetime.date) -> int:
    """The codes of a location, most answers under one of them, and a question of its own."""
    namen = sorted({code for _, code in _TEKSTEN if code})
    codes = {
        code.naam: code
        for code in Antwoordcode.objects.bulk_create(
            Antwoordcode(locatie=locatie, naam=naam) for naam in namen
        )
    }
    per_tekst = dict(_TEKSTEN)
    rng = Random(f"indelen:{locatie.code}")
    antwoorden = Peilingantwoord.objects.filter(uitnodiging__locatie=locatie).exclude(tekst="")
    indelingen = Antwoordindeling.objects.bulk_create(
        Antwoordindeling(antwoord_id=pk, code=codes[per_tekst[tekst]], door=door, op=moment(dag, 0))
        for pk, tekst in antwoorden.order_by("uitnodiging__klant", "pk").values_list("pk", "tekst")
        if per_tekst[tekst] and rng.random() < 0.8
    )
    eigen = Peilingvraag.objects.create(
        locatie=locatie, soort=Peilingvraag.Soort.SCHAAL, tekst=_EIGEN, van=dag, door=door
    )
    eigen.peilingen.set(Peiling.objects.filter(moment=Moment.INTAKE))
    return len(indelingen) + len(codes) + 1
