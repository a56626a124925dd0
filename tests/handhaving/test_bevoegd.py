"""Functions of enforcement refuse who may not decide, whichever way they were called."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from diagnose.models import Toets
from handhaving.controles import afronden, bestellen, huisbezoek, verplichtingen
from handhaving.maatregelen import beleid, bevoegd, contracten, stappen, vastleggen
from handhaving.models import (
    Auditbestand,
    Controle,
    Controlesoort,
    Handhavingsaanpak,
    Plichtencontract,
    Risicobeoordeling,
    Risicogrenzen,
    Risicoprofiel,
    Risicostand,
    Signaal,
    Uitlegverzoek,
    Vervolgmaatregel,
)
from handhaving.models.overtreding import OVERGANGEN
from handhaving.monitor import auditgroepen, trainingen
from handhaving.risico import aanpakken, beoordelen, grenzen, instellingen, profielbeheer, uitleg, vervolg
from handhaving.signalen import beslissen, melden
from keten.models import Locatie, Medewerker
from keten.rechten import BUITENROLLEN, Rol
from keten.tijd import vandaag
from klanten.models import Klant
from tests.bevoegdheid import Handelingen, beslissers, laten_toe
from tests.fabriek import KlantFabriek, MedewerkerFabriek
from tests.handhaving import maatregelwereld

BINNEN = {"risico.vervolg.plan"}
"""What only a function that asks calls."""
STAPPEN = {"besluiten", "bezwaren", "horen", "kennisgeven", "voorstellen"}
"""Modules whose every function is a step of a breach: `stappen.vereis` asks, by the table of steps."""
VAN_DE_ZAAK = {"maatregelen.vastleggen.trek_in", "maatregelen.vastleggen.wijzig_feiten"}


@pytest.fixture
def handelingen(klant: Klant, chaima: Medewerker, hanna: Medewerker) -> Handelingen:
    """Every decision, each ready to be taken by somebody."""
    call_command(
        "loaddata", *("toetsen", "toetsversies", "grenzen", "controlesoorten", "aanpakken"), verbosity=0
    )
    return {
        **_over_het_risico(klant, chaima),
        **_over_controles(klant, hanna),
        **_over_signalen(klant, hanna),
        **_over_plichten(klant, chaima),
        **_over_de_locatie(klant.locatie, chaima),
    }


def _over_controles(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    soort = Controlesoort.objects.get(code="huisbezoek")
    controle = bestellen.bestel(klant=klant, soort=soort, grond="profiel", reden="Nodig.", door=wie)
    ander = Controle.objects.get(pk=controle.pk)
    bezoek = huisbezoek.onderbouw(controle=ander, geen_lichter_middel="Nodig.", door=wie)
    wanneer: dict[str, Any] = {"gepland_op": timezone.now(), "tweede": wie, "aangekondigd": True}
    return {
        "controles.bestellen.bestel": lambda door: bestellen.bestel(
            klant=klant, soort=soort, grond="profiel", door=door
        ),
        "controles.afronden.rond_af": lambda door: afronden.rond_af(
            controle=controle, uitkomst="in_orde", bevinding="X", minuten=1, door=door
        ),
        "controles.afronden.gelast_af": lambda door: afronden.gelast_af(
            controle=controle, reden="X", door=door
        ),
        "controles.huisbezoek.onderbouw": lambda door: huisbezoek.onderbouw(
            controle=controle, geen_lichter_middel="X", door=door
        ),
        "controles.huisbezoek.bereid_voor": lambda door: huisbezoek.bereid_voor(
            bezoek=bezoek, door=door, **wanneer
        ),
        "controles.huisbezoek.leg_toestemming_vast": lambda door: huisbezoek.leg_toestemming_vast(
            bezoek=bezoek, gegeven=True, door=door
        ),
        "controles.huisbezoek.leg_verslag_vast": lambda door: huisbezoek.leg_verslag_vast(
            bezoek=bezoek, verslag="X", door=door
        ),
        "controles.huisbezoek.reageer": lambda door: huisbezoek.reageer(
            bezoek=bezoek, reactie="X", door=door
        ),
    }


def _over_het_risico(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    beoordeling = Risicobeoordeling.objects.create(
        klant=klant,
        locatie=klant.locatie,
        advies="rood",
        besluit="rood",
        punten=0,
        grenzen=Risicogrenzen.objects.earliest("pk"),
        intakevorm="volledig",
        door=wie,
        partner=wie.partner,
    )
    Risicostand.objects.create(klant=klant, beoordeling=beoordeling, kleur="rood", op=beoordeling.op)
    maatregel = Vervolgmaatregel.objects.create(
        klant=klant,
        locatie=klant.locatie,
        beoordeling=beoordeling,
        wat="Bel de klant",
        factor="voorlichting",
        aard="preventief",
        uiterlijk=vandaag(),
        gepland_door=wie,
    )
    verzoek = Uitlegverzoek.objects.create(klant=klant, uiterlijk=timezone.now())
    return {
        "risico.beoordelen.stel_kleur_vast": lambda door: beoordelen.stel_kleur_vast(
            klant=klant, besluit="rood", reden="X", gezien="", vorige=None, opnieuw_op=None, door=door
        ),
        "risico.vervolg.voeg_toe_voor": lambda door: vervolg.voeg_toe_voor(
            klant=klant, wat="X", factor="voorlichting", uiterlijk=vandaag(), door=door
        ),
        "risico.vervolg.rond_af": lambda door: vervolg.rond_af(maatregel=maatregel, door=door),
        "risico.vervolg.verval": lambda door: vervolg.verval(maatregel=maatregel, reden="X", door=door),
        "risico.uitleg.beantwoord": lambda door: uitleg.beantwoord(verzoek=verzoek, antwoord="X", door=door),
    }


def _over_signalen(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    signaal = Signaal.objects.create(
        klant=klant,
        locatie=klant.locatie,
        bron="consulent",
        tekst="Post komt terug.",
        van=vandaag(),
        vervalt_op=timezone.now(),
        gemeld_door=wie,
    )
    return {
        "signalen.melden.meld": lambda door: melden.meld(
            klant=klant, bron="consulent", van=vandaag(), tekst="X", door=door
        ),
        "signalen.beslissen.pak_op": lambda door: beslissen.pak_op(signaal=signaal, door=door),
        "signalen.beslissen.beslis": lambda door: beslissen.beslis(
            signaal=signaal, besluit="geen_vervolg", waarom="X", door=door
        ),
    }


def _over_plichten(klant: Klant, wie: Medewerker) -> dict[str, Any]:
    plicht: dict[str, Any] = {"soort": "sollicitatie", "wat": "Solliciteer", "doel": 4}
    plicht |= {"van": vandaag(), "tot": vandaag()}
    verplichting = verplichtingen.leg_op(klant=klant, door=wie, **plicht)
    contract = Plichtencontract.objects.create(
        klant=klant, afspraken="X", van=vandaag(), tot=vandaag(), gemaakt_door=wie, partner=wie.partner
    )
    tabel = maatregelwereld.beleid(wie.partner)
    soort = maatregelwereld.soort()
    vanaf: dict[str, Any] = {"geldig_van": vandaag(), "recidive_maanden": 12, "contact": "X", "bron": "X"}
    return {
        "controles.verplichtingen.leg_op": lambda door: verplichtingen.leg_op(
            klant=klant, door=door, **plicht
        ),
        "controles.verplichtingen.beoordeel": lambda door: verplichtingen.beoordeel(
            verplichting=verplichting, oordeel="voldaan", reden="", versie=1, door=door
        ),
        "maatregelen.contracten.sluit": lambda door: contracten.sluit(
            klant=klant, afspraken="X", tot=vandaag(), door=door
        ),
        "maatregelen.contracten.beeindig": lambda door: contracten.beeindig(contract=contract, door=door),
        "maatregelen.vastleggen.leg_vast": lambda door: vastleggen.leg_vast(
            klant=klant, soort=soort, op=vandaag(), wat="X", door=door
        ),
        "maatregelen.beleid.stel_vast": lambda door: beleid.stel_vast(
            partner=wie.partner, regels=[], door=door, **vanaf
        ),
        "maatregelen.beleid.trek_in": lambda door: beleid.trek_in(beleid=tabel, door=door),
    }


def _over_de_locatie(locatie: Locatie, wie: Medewerker) -> dict[str, Any]:
    toets = Toets.objects.filter(handhaving=True).earliest("pk")
    profiel = Risicoprofiel.objects.create(code="p", naam="P", uitleg="X", toets=toets, locatie=locatie)
    bron = Handhavingsaanpak.objects.filter(locatie=None).earliest("pk")
    eigen = Handhavingsaanpak.objects.create(code="eigen", naam="Eigen", locatie=locatie)
    deel = eigen.kleuren.create(kleur="groen", intakevorm="kort")
    punt = deel.maatregelen.create(
        code="bel",
        wat="Bel",
        aard="preventief",
        factor="voorlichting",
        binnen_dagen=5,
        uitvoerder="contactpersoon",
    )
    bestand = Auditbestand.objects.create(
        locatie=locatie, naam="X", doel="X", bewaren_tot=vandaag(), geladen_door=wie
    )
    return {
        "risico.profielbeheer.maak": lambda door: profielbeheer.maak(
            locatie=locatie, naam="X", uitleg="X", toets=toets, door=door
        ),
        "risico.profielbeheer.pas_aan": lambda door: profielbeheer.pas_aan(
            profiel=profiel, versie=1, naam="X", uitleg="X", tot=None, door=door
        ),
        "risico.profielbeheer.stel_regel_vast": lambda door: profielbeheer.stel_regel_vast(
            profiel=profiel, locatie=locatie, boom={}, van=vandaag(), toelichting="X", gezien=0, door=door
        ),
        "risico.grenzen.stel_vast": lambda door: grenzen.stel_vast(
            locatie=locatie,
            oranje_vanaf=1,
            rood_vanaf=2,
            geldig_van=vandaag(),
            toelichting="X",
            door=door,
        ),
        "risico.instellingen.stel_in": lambda door: instellingen.stel_in(
            locatie=locatie, waarden={}, gezien="", door=door
        ),
        "risico.aanpakken.neem_over": lambda door: aanpakken.neem_over(locatie=locatie, van=bron, door=door),
        "risico.aanpakken.stel_kleur_in": lambda door: aanpakken.stel_kleur_in(
            deel=deel, versie=1, door=door
        ),
        "risico.aanpakken.voeg_maatregel_toe": lambda door: aanpakken.voeg_maatregel_toe(
            deel=deel, wat="X", factor="voorlichting", door=door
        ),
        "risico.aanpakken.wijzig_maatregel": lambda door: aanpakken.wijzig_maatregel(
            maatregel=punt, versie=1, factor="voorlichting", door=door
        ),
        "risico.aanpakken.haal_weg": lambda door: aanpakken.haal_weg(maatregel=punt, door=door),
        "monitor.auditgroepen.laad": lambda door: auditgroepen.laad(
            inhoud=io.BytesIO(b""), locatie=locatie, naam="X", doel="X", bewaren_tot=vandaag(), door=door
        ),
        "monitor.auditgroepen.wis": lambda door: auditgroepen.wis(bestand=bestand, door=door),
        "monitor.trainingen.leg_vast": lambda door: trainingen.leg_vast(
            medewerkers=Medewerker.objects.all(), gevolgd_op=vandaag(), locatie=locatie, door=door
        ),
    }


@pytest.mark.eis("X-03", "H-45")
@pytest.mark.parametrize("wie", ["elders met alle rechten", "hier zonder recht"])
def test_wie_niet_mag_beslist_nergens_over(
    wie: str, handelingen: Handelingen, apeldoorn: Locatie, gouda: Locatie, bram: Medewerker
) -> None:
    van_de_zaak = {naam for naam in beslissers("handhaving") if STAPPEN & set(naam.split("."))}
    assert beslissers("handhaving") <= handelingen.keys() | BINNEN | van_de_zaak | VAN_DE_ZAAK
    rollen, plaats = [rol.value for rol in Rol if rol not in BUITENROLLEN], gouda
    if wie.startswith("hier"):
        rollen, plaats = ["medisch_adviseur"], apeldoorn
    door = MedewerkerFabriek(naam="Dora", rollen=rollen, locaties=[plaats])
    assert laten_toe(handelingen, door) == []
    zaak = maatregelwereld.voorgesteld(
        maatregelwereld.klaar(KlantFabriek(locatie=apeldoorn)), bram
    ).overtreding
    voorstel = stappen.lopend_voorstel(zaak)
    toe = [stap for stap in OVERGANGEN if not bevoegd.waarom_niet(stap, zaak, voorstel, door)]
    assert toe == []
