"""What the client told at the intake: situation, benefits, circumstances, training and work."""

import datetime

from klanten.models import Belemmering, Opleiding, Situatie, Uitkering, Werkervaring
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, moment, tijd
from lwi_portal.demo.persoon import JAAR, Arbeid, Fase

_PARTICIPATIEWET = datetime.date(2015, 1, 1)
_SPECIMEN_IBAN = "NL91ABNA0417164300"  # the specimen of the Dutch banks
_REGISTER_VANAF = 1996  # of earlier diplomas the register of DUO has hardly any
_NIET_BEMIDDELBAAR = frozenset({"detentie", "verslaving", "zwangerschap"})
_VERHALEN = (
    "Werkte jaren als {beroep}, tot het bedrijf stopte. Wil graag weer aan de slag als {wens}.",
    "Zoekt werk als {wens}. Vindt solliciteren lastig en krijgt weinig reacties op brieven.",
    "Heeft als {beroep} gewerkt. Wil niet te ver reizen, omdat er thuis iemand op tijd moet zijn.",
    "Wil weten welke opleiding helpt om {wens} te worden, en of dat met een uitkering kan.",
    "Had geen vast contract, wel veel tijdelijk werk als {beroep}. Zoekt iets dat langer duurt.",
)


def doe_intake(bouw: Bouw) -> None:
    """Everything that the intake fills in, or only what was known at registration."""
    if not bouw.is_voorbij(Fase.INTAKE):
        bouw.voeg(Situatie, arbeid=bouw.persoon.arbeid)
        return
    dag = bouw.dag(Fase.INTAKE)
    bouw.beeld.intake_op = dag
    bouw.beeld.bemiddelbaar = _NIET_BEMIDDELBAAR.isdisjoint(bouw.persoon.omstandigheden)
    bouw.gebeurtenis(tijd(bouw.rng, dag, van=12, tot=12), Soort.INTAKE, "De intake is gedaan.", bouw.intaker)
    _situatie(bouw)
    _uitkeringen(bouw)
    for code in bouw.persoon.omstandigheden:
        begin = dag - DAG * bouw.rng.randint(0, 300)
        bouw.voeg(Belemmering, soort_id=bouw.plek.soorten[code], van=begin)
        bouw.gebeurtenis(moment(dag, 12, 50), Soort.BELEMMERING, "Omstandigheid toegevoegd.", bouw.intaker)
    _opleiding(bouw)
    _werkervaring(bouw)


def _situatie(bouw: Bouw) -> None:
    persoon, rng = bouw.persoon, bouw.rng
    werkloos = persoon.arbeid == Arbeid.WERKLOOS
    vraagt = bool(persoon.regimes) and bouw.kans(0.6)
    bouw.voeg(
        Situatie,
        verhaal=rng.choice(_VERHALEN).format(beroep=persoon.beroep.naam, wens=persoon.wens.naam),
        arbeid=persoon.arbeid,
        werkloos_sinds=bouw.dagen.aangemeld - DAG * persoon.zonder_werk if werkloos else None,
        laatste_beroep=persoon.beroep.naam,
        gewenst_beroep=persoon.wens.naam,
        uren_per_week=rng.choice((16, 20, 24, 24, 28, 32, 32, 36, 38, 40)),
        beschikbaar_vanaf=bouw.dag(Fase.INTAKE) + DAG * rng.choice((0, 0, 0, 14, 30)),
        startkwalificatie=persoon.startkwalificatie,
        rijbewijs=bouw.kans(0.6),
        woonvorm=persoon.woonvorm,
        kinderen_thuis=len(persoon.kinderen),
        jongste_kind_geboren=_geboren(bouw, persoon.kinderen[0]) if persoon.kinderen else None,
        inkomsten_per_maand=rng.choice((0, 0, 150, 320)) if vraagt else None,
        iban=_SPECIMEN_IBAN if vraagt else "",
        vraagt_uitkering=vraagt,
    )


def _geboren(bouw: Bouw, leeftijd: int) -> datetime.date:
    return bouw.plek.vandaag - DAG * (int(leeftijd * JAAR) + bouw.rng.randint(1, 360))


def _uitkeringen(bouw: Bouw) -> None:
    """The running benefits, and what came before them: a WW that ended, a WWB that became Participatiewet."""
    dag = bouw.dag(Fase.INTAKE)
    for nummer, code in enumerate(bouw.persoon.regimes, start=1):
        begin = dag - DAG * bouw.rng.randint(0, 30) * nummer
        if code == "participatiewet":
            begin = _begin_bijstand(bouw, dag)
        elif code == "wao":
            begin = datetime.date(bouw.rng.randint(1996, 2004), bouw.rng.randint(1, 12), 1)
        _uitkering(bouw, code, max(begin, bouw.plek.regimes[code].geldig_van))
    namen = sorted(bouw.plek.regimes[code].naam for code in bouw.persoon.regimes)
    bouw.beeld.regimes = ", ".join(namen)


def _begin_bijstand(bouw: Bouw, dag: datetime.date) -> datetime.date:
    if bouw.persoon.leeftijd > 35 and bouw.kans(0.05):
        van = datetime.date(bouw.rng.randint(2006, 2014), bouw.rng.randint(1, 12), 1)
        _uitkering(bouw, "wwb", van, _PARTICIPATIEWET - DAG)
        return _PARTICIPATIEWET
    if bouw.persoon.zonder_werk > 500 and "ww" not in bouw.persoon.regimes and bouw.kans(0.5):
        einde = dag - DAG * bouw.rng.randint(30, 200)
        _uitkering(bouw, "ww", einde - DAG * bouw.rng.randint(90, 300), einde)
        return einde + DAG
    return dag - DAG * bouw.rng.randint(0, 400)


def _uitkering(bouw: Bouw, code: str, van: datetime.date, tot: datetime.date | None = None) -> None:
    regime = bouw.plek.regimes[code]
    partner = bouw.plek.partner(regime.kolom, van)
    bouw.voeg(Uitkering, regime_id=regime.pk, partner_id=partner.pk, van=van, tot=tot)
    zin = f"Uitkering {regime} vastgelegd, vanaf {van:%d-%m-%Y}, van {partner}."
    bouw.gebeurtenis(moment(bouw.dag(Fase.INTAKE), 13), Soort.UITKERING, zin, bouw.intaker)


def _opleiding(bouw: Bouw) -> None:
    persoon = bouw.persoon
    beroep = persoon.opgeleid or persoon.beroep
    diploma = persoon.opgeleid is not None
    gecontroleerd = diploma and bouw.kans(0.5)
    jaar = min(persoon.geboortedatum.year + 19, bouw.plek.vandaag.year)
    bouw.voeg(
        Opleiding,
        naam=beroep.opleiding,
        niveau=beroep.niveau,
        jaar=jaar if diploma else None,
        diploma=diploma,
        diploma_gezien_op=bouw.dag(Fase.INTAKE) if gecontroleerd else None,
        diploma_bron=_diplomabron(jaar) if gecontroleerd else Opleiding.Diplomabron.ONBEKEND,
    )


def _diplomabron(jaar: int) -> str:
    """The register; of old diplomas the paper itself."""
    return Opleiding.Diplomabron.REGISTER if jaar >= _REGISTER_VANAF else Opleiding.Diplomabron.ORIGINEEL


def _werkervaring(bouw: Bouw) -> None:
    """Up to three jobs, the last one first, none before the age of eighteen."""
    persoon, rng = bouw.persoon, bouw.rng
    if persoon.arbeid == Arbeid.SCHOOL:
        return
    werkt_nog = persoon.arbeid != Arbeid.WERKLOOS
    einde = bouw.dagen.aangemeld - DAG * persoon.zonder_werk
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        begin = einde - DAG * rng.randint(120, 2400)
        if begin < persoon.geboortedatum + DAG * int(18 * JAAR):
            return
        bouw.voeg(
            Werkervaring,
            functie=persoon.beroep.naam,
            werkgever=rng.choice(persoon.beroep.werkgevers),
            van=begin,
            tot=None if werkt_nog else einde,
        )
        einde, werkt_nog = begin - DAG * rng.randint(1, 200), False
