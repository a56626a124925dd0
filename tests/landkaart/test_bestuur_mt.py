"""The management team: representatives, room to decide, meetings, portfolios and decisions."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import taaklinks
from klanten.models import Taak
from landkaart.bestuur import besluiten, vertegenwoordigers
from landkaart.jaarplan.bevoegd import namens
from landkaart.models import (
    Aanwezigheid,
    Beslisruimte,
    Besluit,
    Besluitregel,
    Jaarplandoel,
    Portefeuille,
    Vertegenwoordiging,
)
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.landkaart import veertien
from tests.landkaart import planmakers
from tests.landkaart.bestuurswereld import DAG, Mt, d, stuur, voorstel
from tests.landkaart.bestuurswereld import benoemd as benoemd
from tests.landkaart.bestuurswereld import mt as mt
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

PAGINA = "/landkaart/bestuur/"


def _regel(besluit: Besluit, lid: Medewerker) -> Besluitregel:
    return besluit.regels.get(partner=lid.partner)


def _zeg(besluit: Besluit, lid: Medewerker, status: str, toelichting: str = "") -> Besluit:
    regel = _regel(besluit, lid)
    return besluiten.antwoord(regel=regel, status=status, toelichting=toelichting, door=lid)


@pytest.mark.eis("X-15")
def test_een_partner_zonder_vertegenwoordiger_valt_op_en_is_te_benoemen(
    als: Als, apeldoorn: Locatie, mt: Mt, dirk: Medewerker
) -> None:
    beheer = MedewerkerFabriek(partner=mt.gemeente.partner, rollen=["beheerder"], locaties=[apeldoorn])
    bea = als(beheer)
    assert "Zonder vertegenwoordiger" in tekst(bea.get(PAGINA))
    velden = {"functie": "vertegenwoordiger", "geldig_van": d(-30), "geldig_tot": ""}
    fout = stuur(bea, "benoemen", partner=mt.uwv.partner_id, medewerker=mt.cwi.pk, **velden)
    assert fout.status_code == 422 and "werkt hier niet voor" in tekst(fout)
    assert stuur(bea, "benoemen", partner=mt.uwv.partner_id, medewerker=dirk.pk, **velden).status_code == 422
    goed = stuur(bea, "benoemen", partner=mt.uwv.partner_id, medewerker=mt.uwv.pk, **velden)
    assert "Loes Regio is vertegenwoordiger van" in tekst(goed)
    loes = als(mt.uwv)
    dubbel = stuur(loes, "benoemen", partner=mt.uwv.partner_id, medewerker=mt.vervanger.pk, **velden)
    assert dubbel.status_code == 422 and "in deze periode al een vertegenwoordiger" in tekst(dubbel)
    regel = Vertegenwoordiging.objects.get()
    einde = {"partner": mt.uwv.partner_id, "medewerker": mt.uwv.pk, **velden}
    assert stuur(loes, "benoeming", regel.pk, **{**einde, "geldig_tot": d(-40)}).status_code == 422
    stuur(loes, "benoeming", regel.pk, **{**einde, "geldig_tot": d(-1)})
    assert vertegenwoordigers.spreekt_voor(mt.uwv, apeldoorn) == set()
    oud = stuur(loes, "benoeming", regel.pk, **einde)
    assert oud.status_code == 422 and "Iemand anders heeft" in tekst(oud)


@pytest.mark.eis("X-15")
def test_niemand_kiest_wie_er_voor_een_andere_partner_zit_en_alleen_wie_tekent_wordt_benoemd(
    als: Als, apeldoorn: Locatie, benoemd: Mt, anna: Medewerker
) -> None:
    paul, uwv = als(benoemd.cwi), benoemd.uwv.partner
    regel = Vertegenwoordiging.objects.get(medewerker=benoemd.uwv)
    adressen = {
        naam: reverse(f"landkaart:bestuur_{naam}", args=args)
        for naam, args in (
            ("benoemen", []),
            ("benoeming", [regel.pk]),
            ("beslisruimte", [uwv.code]),
        )
    }
    woorden = paul.get(PAGINA).content.decode()
    assert adressen["benoeming"] not in woorden and adressen["beslisruimte"] not in woorden
    assert [paul.get(adres).status_code for adres in adressen.values()] == [200, 403, 403]
    assert [als(anna).get(adres).status_code for adres in adressen.values()] == [302, 403, 403]
    velden: dict[str, Any] = {"functie": "vertegenwoordiger", "geldig_van": vandaag(), "geldig_tot": None}
    coach = MedewerkerFabriek(partner=uwv, rollen=["werkcoach"], locaties=[apeldoorn])
    with pytest.raises(RechtOntbreekt):
        vertegenwoordigers.benoem(
            locatie=apeldoorn, door=benoemd.cwi, partner=uwv, medewerker=coach, **velden
        )
    with pytest.raises(RechtOntbreekt):
        vertegenwoordigers.wijzig_benoeming(
            regel=regel,
            versie=1,
            door=benoemd.cwi,
            partner=benoemd.cwi.partner,
            medewerker=benoemd.cwi,
            **velden,
        )
    with pytest.raises(NietToegestaan, match="kan niet tekenen"):
        vertegenwoordigers.wijzig_benoeming(
            regel=regel, versie=1, door=benoemd.uwv, partner=uwv, medewerker=coach, **velden
        )


@pytest.mark.eis("X-05", "X-15")
def test_wie_van_partner_wisselt_spreekt_niet_meer_voor_de_oude(
    als: Als, apeldoorn: Locatie, benoemd: Mt
) -> None:
    besluit, uwv, loes = voorstel(apeldoorn, benoemd), benoemd.uwv.partner, benoemd.uwv
    regel = _regel(besluit, loes)
    assert namens(loes, apeldoorn) == [uwv]
    loes.partner = benoemd.cwi.partner
    loes.save()
    with pytest.raises(RechtOntbreekt):
        besluiten.antwoord(regel=regel, status="akkoord", toelichting="", door=loes)
    assert namens(loes, apeldoorn) == []
    tweede = benoemd.vervanger
    woorden = tekst(als(tweede).get(PAGINA))
    assert "werkt hier niet meer" in woorden and f"Zonder vertegenwoordiger: {uwv}" in woorden
    assert namens(tweede, apeldoorn) == [uwv]
    oud = {"partner": uwv.pk, "medewerker": loes.pk, "functie": "vertegenwoordiger", "geldig_van": d(-30)}
    zitting = Vertegenwoordiging.objects.get(medewerker=loes)
    assert stuur(als(tweede), "benoeming", zitting.pk, **oud, geldig_tot=d(-1)).status_code == 200
    nieuw = {**oud, "medewerker": tweede.pk, "geldig_van": d(0), "geldig_tot": ""}
    assert "is vertegenwoordiger van" in tekst(stuur(als(tweede), "benoemen", **nieuw))


@pytest.mark.eis("X-15")
def test_de_beslisruimte_staat_op_de_pagina_en_wordt_niet_ongezien_overschreven(als: Als, mt: Mt) -> None:
    paul = als(mt.uwv)
    velden = {"zelf": "Roosters en uitgaven tot € 5.000.", "hoger": "", "vastgelegd_op": d(-3)}
    assert stuur(paul, "beslisruimte", "uwv", **{**velden, "vastgelegd_op": d(3)}).status_code == 422
    assert "Roosters en uitgaven" in tekst(stuur(paul, "beslisruimte", "uwv", **velden))
    stuur(paul, "beslisruimte", "uwv", **{**velden, "zelf": "Alleen roosters."})
    assert stuur(paul, "beslisruimte", "uwv", **velden).status_code == 422
    assert Beslisruimte.objects.get().zelf == "Alleen roosters."


@pytest.mark.eis("X-15")
def test_de_aanwezigheid_per_partner_telt_over_de_overleggen(als: Als, benoemd: Mt, dirk: Medewerker) -> None:
    paul, allen = als(benoemd.cwi), [lid.pk for lid in benoemd[:3]]
    stuur(paul, "overleg_nieuw", op=d(-20), besproken="Caseload", aanwezigen=allen)
    laatste = stuur(
        paul, "overleg_nieuw", op=d(-6), besproken="", aanwezigen=[benoemd.cwi.pk, benoemd.uwv.pk]
    )
    assert "Aanwezig: Paul Manager" in tekst(laatste)
    for fout in ({"op": d(1)}, {"op": d(-6)}, {"aanwezigen": []}, {"aanwezigen": [dirk.pk]}):
        assert stuur(paul, "overleg_nieuw", **{"op": d(-2), "aanwezigen": allen, **fout}).status_code == 422
    assert "Karim Hoofd sinds" in tekst(paul.get(PAGINA)) and "1 van 2" in tekst(paul.get(PAGINA))
    overleg = Aanwezigheid.objects.filter(medewerker=benoemd.cwi).latest("overleg__op").overleg
    stuur(paul, "overleg", overleg.pk, op=d(-6), besproken="", aanwezigen=allen)
    assert "1 van 2" not in tekst(paul.get(PAGINA)) and "2 van 2" in tekst(paul.get(PAGINA))


@pytest.mark.eis("X-06")
def test_een_mijlpaal_zonder_houder_staat_er_als_gat(als: Als, apeldoorn: Locatie, mt: Mt) -> None:
    mijlpalen = {mijlpaal.nummer: mijlpaal for mijlpaal in veertien()}
    coach = Portefeuille.objects.create(
        locatie=apeldoorn, mt_lid=mt.cwi, onderwerp="Eén coach", hoort_bij=mijlpalen[9]
    )
    weggaand = MedewerkerFabriek(partner=mt.uwv.partner, rollen=["teamleider"], locaties=[apeldoorn])
    weg = Portefeuille.objects.create(
        locatie=apeldoorn, mt_lid=weggaand, onderwerp="Werkgevers", hoort_bij=mijlpalen[10]
    )
    plan, doel = planmakers.plan_met_doel(apeldoorn, mt.cwi)
    Jaarplandoel.objects.filter(pk=doel.pk).update(portefeuille=coach)
    naar_doel = reverse("landkaart:jaarplandoel", args=[doel.pk])
    assert naar_doel not in als(mt.cwi).get(PAGINA).content.decode()  # a draft binds nobody
    planmakers.stel_vast(plan, [mt.cwi, mt.uwv, mt.gemeente])
    antwoord = als(mt.cwi).get(PAGINA)
    assert naar_doel in antwoord.content.decode()
    woorden = tekst(antwoord)
    assert "Voor 13 van de 14 mijlpalen is er geen houder." in woorden
    assert f"{weg.mt_lid} zit niet meer in het MT" in woorden and "Paul Manager" in woorden


@pytest.mark.eis("X-05")
def test_een_besluit_is_pas_genomen_als_elke_partner_akkoord_is(
    als: Als, apeldoorn: Locatie, benoemd: Mt
) -> None:
    velden = {"titel": "Avondopenstelling", "tekst": "Open tot acht uur.", "antwoord_voor": d(10)}
    niveaus = {f"niveau_{benoemd.uwv.partner_id}": "regio", f"niveau_{benoemd.gemeente.partner_id}": "lokaal"}
    paul = als(benoemd.cwi)
    assert stuur(paul, "besluit_nieuw", **{**velden, **niveaus, "antwoord_voor": d(-1)}).status_code == 422
    een = stuur(paul, "besluit_nieuw", **velden, **{f"niveau_{benoemd.uwv.partner_id}": "regio"})
    assert een.status_code == 422 and "ten minste twee partners" in tekst(een)
    stuur(paul, "besluit_nieuw", **velden, **niveaus)
    besluit = Besluit.objects.get()
    uwv, gemeente = _regel(besluit, benoemd.uwv), _regel(besluit, benoemd.gemeente)
    taak = Taak.objects.get(voor=benoemd.uwv)
    assert taaklinks.adres(taak) == reverse("landkaart:bestuur_antwoord", args=[uwv.pk])
    assert stuur(als(benoemd.gemeente), "antwoord", gemeente.pk, status="niet_akkoord").status_code == 422
    assert stuur(als(benoemd.gemeente), "antwoord", gemeente.pk, status="wacht").status_code == 422
    stuur(als(benoemd.gemeente), "antwoord", gemeente.pk, status="akkoord")
    loes = als(benoemd.uwv)
    stuur(loes, "antwoord", uwv.pk, status="wacht", toelichting="Ligt bij de regio.")
    woorden = tekst(loes.get("/landkaart/bestuur/besluiten/"))
    assert "wacht op regio" in woorden and "Wacht op Loes Regio" in woorden
    assert Taak.objects.open().filter(voor=benoemd.uwv).exists()
    genomen = stuur(als(benoemd.vervanger), "antwoord", uwv.pk, status="akkoord")
    assert "het besluit is genomen" in tekst(genomen) and not Taak.objects.open().exists()
    besluit.refresh_from_db()
    assert besluit.genomen_op == vandaag() and besluiten.wachtend(apeldoorn) == []
    assert "is al genomen" in tekst(stuur(paul, "intrekken", besluit.pk, reden="Toch niet"))


@pytest.mark.eis("X-05")
def test_alleen_de_eigen_vertegenwoordiger_antwoordt(
    als: Als, apeldoorn: Locatie, benoemd: Mt, anna: Medewerker, dirk: Medewerker
) -> None:
    besluit = voorstel(apeldoorn, benoemd)
    regel = _regel(besluit, benoemd.uwv)
    for vreemd in (benoemd.cwi, anna):
        assert stuur(als(vreemd), "antwoord", regel.pk, status="akkoord").status_code == 403
        with pytest.raises(RechtOntbreekt):
            besluiten.antwoord(regel=regel, status="akkoord", toelichting="", door=vreemd)
    assert stuur(als(dirk), "antwoord", regel.pk, status="akkoord").status_code == 404
    assert als(dirk).get(reverse("landkaart:bestuur_besluit", args=[besluit.pk])).status_code == 404
    woorden = tekst(als(anna).get(reverse("landkaart:bestuur_besluit", args=[besluit.pk])))
    assert "Antwoord geven" not in woorden and "intrekken" not in woorden
    with pytest.raises(RechtOntbreekt):
        besluiten.trek_in(besluit=besluit, reden="Nee", door=anna)
    Vertegenwoordiging.objects.filter(medewerker=benoemd.uwv).update(geldig_tot=vandaag() - DAG)
    with pytest.raises(RechtOntbreekt):
        _zeg(besluit, benoemd.uwv, "akkoord")


@pytest.mark.eis("X-05")
def test_wat_voorligt_of_besloten_is_verandert_niet_meer(als: Als, apeldoorn: Locatie, benoemd: Mt) -> None:
    besluit = voorstel(apeldoorn, benoemd)
    _zeg(besluit, benoemd.gemeente, "niet_akkoord", "Te duur.")
    for poging in ({"tekst": "Iets anders"}, {"stand": "genomen", "genomen_op": vandaag()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Besluit.objects.filter(pk=besluit.pk).update(**poging)
    klaar = stuur(als(benoemd.cwi), "intrekken", besluit.pk, reden="Wij zoeken iets goedkopers.")
    assert "Wij zoeken iets goedkopers." in tekst(klaar) and "Te duur." in tekst(klaar)
    with pytest.raises(NietToegestaan):
        _zeg(besluit, benoemd.uwv, "akkoord")
    with pytest.raises(DatabaseError), transaction.atomic():
        besluit.regels.update(status="akkoord", door=benoemd.cwi)


@pytest.mark.eis("X-05")
@pytest.mark.django_db(transaction=True)
def test_twee_partners_die_tegelijk_akkoord_geven_nemen_samen_het_besluit(
    apeldoorn: Locatie, benoemd: Mt
) -> None:
    besluit = voorstel(apeldoorn, benoemd)
    _zeg(besluit, benoemd.cwi, "akkoord")
    uitkomsten = tegelijk(
        lambda: _zeg(besluit, benoemd.uwv, "akkoord"), lambda: _zeg(besluit, benoemd.gemeente, "akkoord")
    )
    besluit.refresh_from_db()
    assert besluit.stand == Besluit.Stand.GENOMEN
    assert sorted(uitkomst.stand for uitkomst in uitkomsten) == ["genomen", "voorgelegd"]


@pytest.mark.eis("X-05", "X-06", "X-15", "X-49")
def test_iedere_medewerker_leest_het_bestuur_en_de_lijst_kost_altijd_evenveel(
    als: Als, apeldoorn: Locatie, benoemd: Mt, anna: Medewerker
) -> None:
    anna_: Client = als(anna)
    for _ in range(2):
        voorstel(apeldoorn, benoemd)
    paden = (PAGINA, "/landkaart/bestuur/besluiten/", "/landkaart/bestuur/overleggen/")
    weinig = [vragen(anna_, pad) for pad in paden]
    for _ in range(4):
        voorstel(apeldoorn, benoemd)
    assert [vragen(anna_, pad) for pad in paden] == weinig
    woorden = tekst(anna_.get(PAGINA))
    assert "Loes Regio" in woorden and "Wijzig" not in woorden and "Benoem" not in woorden
