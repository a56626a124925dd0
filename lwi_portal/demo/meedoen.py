"""Group meetings and ladders of some clients of a location. Set-based; all of it is made up."""

import datetime
from itertools import cycle, islice
from random import Random

from django.db.models import F, QuerySet

from keten.models import Trede
from klanten.groepen import in_woorden
from klanten.models import Clientbeeld, Gebeurtenis, Groepsbijeenkomst, Groepsdeelname, Ladderpositie
from lwi_portal.demo.accounts import KLANT_EMAIL
from lwi_portal.demo.dagen import DAG, moment, open_dag
from lwi_portal.demo.plek import Plek

_DEELNEMERS = 9
_OP_LADDER = 200
_BIJEENKOMSTEN = (
    ("solliciteren", "Leren solliciteren", "Cv, brief en gesprek. Neem een vacature mee die u leuk vindt."),
    ("rechten_plichten", "Uw rechten en plichten", "Wat u moet doen, en wat u van ons mag verwachten."),
    ("internet", "Werk zoeken op internet", "Voor wie hulp wil bij de computer of de telefoon."),
    ("beroep", "Werken in de zorg", "Werkgevers vertellen over hun werk. U kunt vragen stellen."),
)
_AANMELDEN_VOORAF = 3  # days
_DAGEN = (-20, -6, 8, 15, 22, 29)
_REDENEN = ("Gaat weer onder de mensen.", "Is begonnen met vrijwilligerswerk.", "Heeft een tegenslag gehad.")


def vul_locatie(plek: Plek) -> int:
    """Let some clients come together and climb; returns how many rows were added."""
    rng = Random(f"meedoen:{plek.locatie.code}")
    beelden = Clientbeeld.objects.filter(locatie=plek.locatie)
    return _kom_samen(plek, beelden, rng) + _klim(plek, beelden, rng)


def _kom_samen(plek: Plek, beelden: QuerySet[Clientbeeld], rng: Random) -> int:
    """Meetings before and after today, with participants."""
    coaches = [coach for samen in plek.coaches.values() for coach in samen]
    if not coaches:
        return 0
    lang_genoeg = plek.vandaag - (_AANMELDEN_VOORAF - min(_DAGEN)) * DAG
    begeleid = beelden.filter(contactpersoon__isnull=False, klant__aangemeld_op__lt=lang_genoeg)
    klanten = list(begeleid.order_by("zoeknaam")[:200])
    gast = beelden.filter(klant__gebruiker__email=KLANT_EMAIL).first()
    rijen = 0
    for dagen, (soort, naam, uitleg) in zip(_DAGEN, cycle(_BIJEENKOMSTEN), strict=False):
        begin = moment(open_dag(plek.vandaag + dagen * DAG), 10)
        groep = Groepsbijeenkomst.objects.create(
            locatie=plek.locatie,
            soort=soort,
            naam=naam,
            uitleg=uitleg,
            begin=begin,
            einde=begin + datetime.timedelta(hours=2),
            plek="zaal 2, eerste verdieping",
            plaatsen=8,
            begeleider_id=rng.choice(coaches).id,
            stand="geweest" if dagen < 0 else "gepland",
        )
        wie = rng.sample(klanten, min(_DEELNEMERS if dagen < 9 else 4, len(klanten)))
        if gast is not None and dagen in (-6, 15):
            wie = [gast, *(een for een in wie if een.pk != gast.pk)]
        rijen += 1 + _schrijf_deelnames(groep, wie, plek.vandaag)
    return rijen


def _schrijf_deelnames(groep: Groepsbijeenkomst, wie: list[Clientbeeld], vandaag: datetime.date) -> int:
    geweest = groep.stand == "geweest"
    aangemeld = min(groep.begin, moment(vandaag, 9)) - _AANMELDEN_VOORAF * DAG
    deelnames = []
    for nummer, beeld in enumerate(wie):
        stand = "wachtlijst" if nummer >= groep.plaatsen else "aangemeld"
        if geweest:
            stand = "afwezig" if nummer % 5 == 4 else "aanwezig"
        op = aangemeld + datetime.timedelta(hours=nummer)
        deelnames.append(Groepsdeelname(bijeenkomst=groep, klant_id=beeld.klant_id, stand=stand, op=op))
    regels = [
        Gebeurtenis(
            klant_id=deelname.klant_id,
            op=groep.einde if geweest else deelname.op,
            soort=Gebeurtenis.Soort.GROEP,
            zin=f"{_zin(deelname.stand)} {in_woorden(groep)}.",
            zichtbaar_voor_klant=True,
            door_klant=not geweest,
        )
        for deelname in deelnames
    ]
    return len(Groepsdeelname.objects.bulk_create(deelnames)) + len(Gebeurtenis.objects.bulk_create(regels))


def _zin(stand: str) -> str:
    return {
        "aanwezig": "Was bij",
        "afwezig": "Was niet bij",
        "wachtlijst": "Op de wachtlijst voor",
    }.get(stand, "Aangemeld voor")


def _klim(plek: Plek, beelden: QuerySet[Clientbeeld], rng: Random) -> int:
    """Positions on the ladder of some clients, and of the visitor."""
    treden = list(Trede.objects.filter(ladder=Trede.Ladder.WERKLADDER, vervallen=False).order_by("nummer"))
    oud = beelden.filter(contactpersoon__isnull=False).exclude(dienstlocatie="jongerenloket")
    oud = oud.annotate(aangemeld=F("klant__aangemeld_op")).filter(aangemeld__lt=plek.vandaag - 30 * DAG)
    gast = oud.filter(klant__gebruiker__email=KLANT_EMAIL)
    posities: list[Ladderpositie] = []
    for beeld in [*gast, *islice(oud.order_by("zoeknaam").iterator(), _OP_LADDER)]:
        if not treden or any(positie.klant_id == beeld.klant_id for positie in posities[-4:]):
            continue
        aangemeld: datetime.date = beeld.aangemeld  # type: ignore[attr-defined]
        posities += _weg(beeld, treden, aangemeld, plek.vandaag, rng)
    uniek = {(een.klant_id, een.sinds): een for een in posities}
    return len(Ladderpositie.objects.bulk_create(uniek.values()))


def _weg(
    beeld: Clientbeeld, treden: list[Trede], van: datetime.date, tot: datetime.date, rng: Random
) -> list[Ladderpositie]:
    if beeld.contactpersoon_id is None:
        return []
    stap = max((tot - van).days // 4, 1)
    plek, weg = rng.randrange(len(treden) - 2), []
    for nummer in range(rng.randint(1, 3)):
        weg.append(
            Ladderpositie(
                klant_id=beeld.klant_id,
                trede=treden[plek],
                ladder=Trede.Ladder.WERKLADDER,
                sinds=open_dag(van + (nummer + 1) * stap * DAG),
                reden=rng.choice(_REDENEN),
                door_id=beeld.contactpersoon_id,
            )
        )
        plek = min(max(plek + rng.choice((1, 1, 2, -1)), 0), len(treden) - 1)
    return weg
