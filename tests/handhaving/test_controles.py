"""Checks: on a ground, not twice, lightly for who is green; house visits, samples and duties."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from handhaving.controles import afronden, dekking, huisbezoek, steekproeven
from handhaving.controles.instellingen import OMVANG
from handhaving.models import (
    Controle,
    Fraudevorm,
    Huisbezoek,
    Steekproef,
)
from handhaving.risico import instellingen as sturing
from handhaving.signalen import beslissen
from handhaving.tasks import trek_steekproeven
from keten import instellingen
from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import taaklinks, te_doen
from klanten.models import Gebeurtenis, Klant, Taak
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.handhaving.controlewereld import DAG, bestel, doe, kleur, signaal, soort, stuur, weiger
from tests.klanten.post import laad_teksten, wil
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

pytestmark = pytest.mark.usefixtures("controlemiddelen")


@pytest.mark.eis("H-23", "H-33")
def test_groen_krijgt_een_administratieve_controle_en_leest_de_decharge(
    klant: Klant, anna: Medewerker, als: Als
) -> None:
    laad_teksten()
    kleur(wil(klant, "email"), "groen", anna)
    balie = als(anna)
    nieuw = reverse("handhaving:controle_nieuw", args=[klant.klantnummer])
    assert "Een administratieve controle is genoeg" in tekst(balie.get(nieuw))
    assert stuur(balie, nieuw, soort="", grond="").status_code == 422
    velden = {"soort": soort("administratief").pk, "grond": "administratief"}
    stuur(balie, nieuw, **velden)
    controle = klant.controles.get()
    assert klant.taken.open().get(soort="controle").voor == anna
    eigen = als(klant.gebruiker)
    mijn = reverse("handhaving:mijn_controle", args=[controle.pk])
    assert eigen.get(mijn).status_code == 404, "wat nog komt, wordt niet verklapt"
    pagina = reverse("handhaving:controle", args=[klant.klantnummer, controle.pk])
    leeg = stuur(balie, pagina, uitkomst="in_orde", bevinding="", minuten="", documenten=0, vragen=0)
    assert leeg.status_code == 422
    goed = {"uitkomst": "in_orde", "bevinding": "Alles klopt.", "minuten": 8, "documenten": 0, "vragen": 1}
    stuur(balie, pagina, **goed)
    controle.refresh_from_db()
    assert (controle.decharge_op, controle.minuten) == (vandaag(), 8)
    assert not klant.taken.open().filter(soort="controle").exists()
    assert klant.zendingen.filter(code="controle_decharge").exists()
    assert "Alles is in orde" in tekst(eigen.get(mijn))
    assert "decharge: alles in orde" in tekst(eigen.get(reverse("handhaving:mijn_besluiten")))
    assert not klant.gebeurtenissen.filter(
        soort=Gebeurtenis.Soort.HANDHAVING, zichtbaar_voor_klant=True
    ).exists()


@pytest.mark.eis("H-23", "H-24", "H-29")
def test_wat_een_controle_mag_hangt_af_van_kleur_grond_rol_en_locatie(
    klant: Klant, anna: Medewerker, hanna: Medewerker, dirk: Medewerker, als: Als
) -> None:
    weiger(lambda: bestel(klant, "gegevenscontrole", hanna), "Beoordeel eerst het risico")
    kleur(klant, "groen", anna)
    with pytest.raises(RechtOntbreekt):
        bestel(klant, "bankafschriften", anna, reden="Nodig.")
    with pytest.raises(RechtOntbreekt):
        bestel(klant, "administratief", dirk, grond="administratief")
    weiger(lambda: bestel(klant, "bankafschriften", hanna), "administratieve controle is genoeg")
    weiger(lambda: bestel(klant, "huisbezoek", hanna, grond="administratief"), "meer dan administratief")
    weiger(lambda: bestel(klant, "administratief", hanna, grond="steekproef"), "wijst het lot aan")
    weiger(lambda: bestel(klant, "administratief", hanna, grond="signaal"), "Kies het signaal")
    ander = signaal(KlantFabriek(locatie=klant.locatie))
    weiger(lambda: bestel(klant, "administratief", hanna, grond="signaal", signaal=ander), "een andere klant")
    for knop, grond, over in (
        (sturing.RISICO, "profiel", None),
        (sturing.SIGNAAL, "signaal", signaal(klant)),
    ):
        instellingen.zet(code=knop, gebied=klant.locatie, waarde=False)
        weiger(
            lambda g=grond, s=over: bestel(klant, "administratief", hanna, grond=g, signaal=s),
            "werkt nu niet met",
        )
        instellingen.zet(code=knop, gebied=klant.locatie, waarde=True, versie=1)
    controle = bestel(klant, "bankafschriften", hanna, reden="Grote storting gemeld.")
    assert controle.beoordeling and controle.kleur == "groen"
    lijst = tekst(als(hanna).get(reverse("handhaving:controles")))
    assert "Bij 1 controle kreeg een klant zonder verhoogd risico" in lijst
    assert als(dirk).get(
        reverse("handhaving:controle", args=[klant.klantnummer, controle.pk])
    ).status_code in (403, 404)
    gedaan = doe(controle, hanna)
    assert gedaan.decharge_op is None, "decharge hoort bij een administratieve controle"
    weiger(lambda: doe(controle, hanna), "intussen gedaan")
    with pytest.raises(DatabaseError), transaction.atomic():
        Controle.objects.filter(pk=controle.pk).update(stand="gepland", uitkomst="", gedaan_op=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        Controle.objects.filter(pk=controle.pk).update(reden="") and controle.delete()


@pytest.mark.eis("H-56")
def test_hetzelfde_nagaan_kan_pas_weer_na_de_geldigheid_of_op_een_signaal(
    klant: Klant, hanna: Medewerker
) -> None:
    kleur(klant, "oranje", hanna)
    eerste = bestel(klant, "gegevenscontrole", hanna)
    weiger(lambda: bestel(klant, "administratief", hanna), "staat al een controle klaar")
    doe(eerste, hanna)
    weiger(lambda: bestel(klant, "administratief", hanna), "Dit is al nagegaan")
    velden = {
        veld.attname: getattr(eerste, veld.attname)
        for veld in Controle._meta.concrete_fields
        if veld.name != "id"
    }
    with pytest.raises(DatabaseError, match="al gecontroleerd"), transaction.atomic():
        Controle.objects.create(**velden)
    weer = bestel(klant, "administratief", hanna, grond="signaal", signaal=signaal(klant))
    weiger(lambda: afronden.gelast_af(controle=weer, reden=" ", door=hanna), "waarom")
    afronden.gelast_af(controle=weer, reden="Het signaal klopte niet.", door=hanna)
    Controle.objects.filter(pk=eerste.pk).update(geldig_tot=vandaag() - DAG)
    onbeslist = doe(bestel(klant, "administratief", hanna), hanna, "onbeslist")
    assert onbeslist.geldig_tot is None, "wat niet was vast te stellen, telt niet als nagegaan"


@pytest.mark.django_db(transaction=True)
@pytest.mark.eis("H-56")
def test_twee_collegas_tegelijk_plannen_een_controle(klant: Klant, hanna: Medewerker) -> None:
    kleur(klant, "oranje", hanna)
    uitkomsten = tegelijk(*[lambda: bestel(klant, "gegevenscontrole", hanna)] * 2)
    assert sum(isinstance(uitkomst, NietToegestaan) for uitkomst in uitkomsten) == 1
    assert klant.controles.count() == 1


@pytest.mark.eis("H-39")
def test_een_controle_naast_de_dienstverlening_blijft_bij_handhaving_tot_de_klant_het_hoort(
    klant: Klant, chaima: Medewerker, hanna: Medewerker, bram: Medewerker, als: Als
) -> None:
    laad_teksten()
    handhaver, coach, eigen = als(hanna), als(bram), als(klant.gebruiker)
    melding, dossier = signaal(klant), [klant.klantnummer]
    inzage, register = reverse("klanten:mijn_inzage"), reverse("klanten:inzage", args=dossier)
    handhaver.get(reverse("handhaving:signaal", args=[melding.pk]))  # looks, before there is a decision
    beslissen.beslis(signaal=melding, besluit="parallel", waarom="Na te gaan.", door=hanna)
    stil = bestel(klant, "huisbezoek", hanna, "signaal", signaal=melding)
    taak = Taak.objects.open().get()
    assert (taak.klant, taak.voor) == (None, hanna) and taaklinks.adres(taak).endswith(f"{melding.pk}/")
    pagina = reverse("handhaving:controle", args=[*dossier, stil.pk])
    lijsten = [reverse("handhaving:controles"), reverse("handhaving:klant_controles", args=dossier)]
    assert (handhaver.get(pagina).status_code, coach.get(pagina).status_code) == (200, 404)
    for adres in lijsten:
        assert pagina in handhaver.get(adres).content.decode()
        assert pagina not in coach.get(adres).content.decode()
    bestand = lijsten[0] + "bewaren/?formaat=csv"
    assert b"uisbezoek" in handhaver.get(bestand).getvalue()
    assert b"uisbezoek" not in coach.get(bestand).getvalue()
    data = bestel(klant, "gegevenscontrole", hanna, "signaal", signaal=melding)
    weiger(lambda: bestel(klant, "administratief", chaima, "administratief"), "Vraag het een handhaver")
    afronden.gelast_af(controle=data, reden="Niet nodig.", door=hanna)
    assert "ga te of u doet" not in (mijn := tekst(eigen.get(inzage)))
    assert "Voor de behandeling van uw dossier" in mijn
    assert "behandeling van het dossier" in tekst(coach.get(register))
    assert "controle van verplichtingen" in tekst(handhaver.get(register))
    bezoek = huisbezoek.onderbouw(controle=stil, geen_lichter_middel="Post.", door=hanna)
    assert not klant.gebeurtenissen.filter(soort="handhaving").exists()
    huisbezoek.bereid_voor(
        bezoek=bezoek, gepland_op=timezone.now() + DAG, tweede=chaima, aangekondigd=True, door=hanna
    )
    assert coach.get(pagina).status_code == 200
    assert "Huisbezoek voorbereid" in klant.gebeurtenissen.get(soort="handhaving").zin
    assert "Om na te gaan of u doet wat bij uw uitkering hoort" in tekst(eigen.get(inzage))
    afronden.gelast_af(controle=stil, reden="Niet meer nodig.", door=hanna)
    assert not Taak.objects.open().exists() and coach.get(pagina).status_code == 200


@pytest.mark.eis("H-29")
def test_bij_een_huisbezoek_wordt_geen_stap_overgeslagen(
    klant: Klant, hanna: Medewerker, chaima: Medewerker, als: Als
) -> None:
    kleur(klant, "rood", hanna)
    controle = bestel(klant, "huisbezoek", hanna)
    weiger(lambda: doe(controle, hanna), "nog niet af")
    with pytest.raises(DatabaseError), transaction.atomic():
        Controle.objects.filter(pk=controle.pk).update(
            stand="gedaan",
            uitkomst="in_orde",
            bevinding="x",
            minuten=1,
            gedaan_op=timezone.now(),
            gedaan_door=hanna,
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Huisbezoek.objects.create(
            controle=controle,
            stand="toegestaan",
            geen_lichter_middel="x",
            begonnen_door=hanna,
            aangekondigd=True,
            gepland_op=timezone.now(),
            eerste=hanna,
            tweede=chaima,
            gevraagd_op=timezone.now(),
        )
    balie = als(hanna)
    stap = reverse("handhaving:huisbezoek", args=[klant.klantnummer, controle.pk])
    assert stuur(balie, stap, geen_lichter_middel="").status_code == 422
    stuur(balie, stap, geen_lichter_middel="Een gesprek gaf geen antwoord.")
    bezoek = Huisbezoek.objects.get()
    weiger(lambda: huisbezoek.leg_verslag_vast(bezoek=bezoek, verslag="x", door=hanna), "Dit kan nu niet")
    weiger(
        lambda: huisbezoek.bereid_voor(
            bezoek=bezoek, gepland_op=timezone.now() + DAG, tweede=hanna, aangekondigd=True, door=hanna
        ),
        "twee mensen",
    )
    wanneer = {"dag": f"{vandaag() + 3 * DAG:%d-%m-%Y}", "tijd": "10:00", "tweede": chaima.pk}
    zonder = stuur(balie, stap, **wanneer, aangekondigd="nee", waarom_onaangekondigd="")
    assert zonder.status_code == 422 and "waarom u het niet aankondigt" in tekst(zonder)
    stuur(balie, stap, **wanneer, aangekondigd="ja", waarom_onaangekondigd="")
    keken = klant.inzagen.filter(gebruiker=hanna.gebruiker).values_list("onderdeel", flat=True)
    assert set(keken) == {"dossier"}  # the client reads this at once; a visit can come unannounced
    eigen = als(klant.gebruiker)
    mijn = reverse("handhaving:mijn_controle", args=[controle.pk])
    assert "Dan heeft dat geen gevolg voor uw uitkering" in tekst(eigen.get(mijn))
    assert "De klant mag weigeren. Dat heeft geen gevolg" in tekst(balie.get(stap))
    assert stuur(balie, stap, gegeven="ja").status_code == 422, "zonder uitleg telt de toestemming niet"
    stuur(balie, stap, gegeven="ja", verteld="on")
    stuur(balie, stap, verslag="Twee kamers, een bed.")
    assert any(ding.sleutel == f"huisbezoek:{controle.pk}" for ding in te_doen.van(klant))
    weiger(lambda: doe(controle, hanna), "nog niet af")
    stuur(eigen, mijn, reactie="Het tweede bed staat bij mijn moeder.")
    bezoek.refresh_from_db()
    assert (bezoek.stand, bezoek.reactie_door) == ("gereageerd", None)
    treffer = doe(controle, hanna, "treffer")
    pagina = tekst(balie.get(reverse("handhaving:controle", args=[klant.klantnummer, treffer.pk])))
    assert "Het tweede bed staat bij mijn moeder." in pagina and "Overtreding vastleggen" in pagina
    nieuw = reverse("handhaving:overtreding_nieuw", args=[klant.klantnummer])
    vooraf = balie.get(f"{nieuw}?controle={treffer.pk}").context["form"]
    assert str(vooraf["controle"].value()) == str(treffer.pk)


@pytest.mark.eis("H-23", "H-38")
def test_de_startpagina_van_een_handhaver_telt_wat_er_wacht(
    klant: Klant, hanna: Medewerker, anna: Medewerker, als: Als
) -> None:
    signaal(klant)
    kleur(klant, "oranje", hanna)
    controle = bestel(klant, "gegevenscontrole", hanna)
    balie, blok = als(hanna), reverse("handhaving:blok_handhaving")
    assert blok in balie.get(reverse("keten:start")).content.decode()
    Controle.objects.filter(pk=controle.pk).update(uiterlijk=timezone.now() + DAG)
    tellers = {woord: (getal, adres) for woord, getal, adres, _ in balie.get(blok).context["tellers"]}
    assert {woord: getal for woord, (getal, _) in tellers.items()} == {
        "Open signalen": 1,
        "Signalen te laat": 0,
        "Controles deze week": 1,
        "Controles te laat": 0,
        "Klant wordt gehoord": 0,
    }
    assert [rij.pk for rij in balie.get(tellers["Controles deze week"][1]).context["pagina"]] == [controle.pk]
    Controle.objects.filter(pk=controle.pk).update(uiterlijk=timezone.now() - DAG)
    laat = {woord: (getal, soort) for woord, getal, _, soort in balie.get(blok).context["tellers"]}
    assert laat["Controles te laat"] == (1, "fout") and laat["Controles deze week"][0] == 0
    assert als(anna).get(blok).status_code == 403


@pytest.mark.eis("H-29")
def test_weigeren_bewijst_niets(klant: Klant, hanna: Medewerker, chaima: Medewerker) -> None:
    kleur(klant, "rood", hanna)
    controle = bestel(klant, "huisbezoek", hanna)
    bezoek = huisbezoek.onderbouw(controle=controle, geen_lichter_middel="Nodig.", door=hanna)
    morgen = timezone.now() + DAG
    huisbezoek.bereid_voor(bezoek=bezoek, gepland_op=morgen, tweede=chaima, aangekondigd=True, door=hanna)
    huisbezoek.leg_toestemming_vast(bezoek=bezoek, gegeven=False, door=hanna)
    weiger(lambda: doe(controle, hanna, "treffer"), "Dat bewijst niets")
    assert doe(controle, hanna, "onbeslist").uitkomst == "onbeslist"


@pytest.mark.eis("H-30")
def test_het_lot_kiest_elke_maand_eenmaal_en_is_na_te_rekenen(
    apeldoorn: Locatie, hanna: Medewerker, dirk: Medewerker, als: Als
) -> None:
    klanten = KlantFabriek.create_batch(8, locatie=apeldoorn)
    kleur(klanten[0], "oranje", hanna)
    doe(bestel(klanten[0], "gegevenscontrole", hanna), hanna)
    instellingen.zet(code=OMVANG, gebied=apeldoorn, waarde=3)
    instellingen.zet(code=sturing.STEEKPROEF, gebied=apeldoorn, waarde=False)
    trek_steekproeven()
    assert not Steekproef.objects.filter(locatie=apeldoorn).exists()
    trekking = steekproeven.trek(locatie=apeldoorn, op=vandaag(), zaad="vast")
    assert trekking and trekking.populatie == 7, "wie net is gecontroleerd, doet niet mee"
    instellingen.zet(code=sturing.STEEKPROEF, gebied=apeldoorn, waarde=True, versie=1)
    trek_steekproeven()
    assert Steekproef.objects.filter(locatie=apeldoorn).count() == 1
    assert steekproeven.trek_opnieuw(trekking) == trekking.getrokken
    gekozen = trekking.controles.values_list("klant_id", flat=True)
    assert sorted(gekozen) == sorted(trekking.getrokken) and len(gekozen) == 3
    assert not trekking.controles.exclude(besteld_door=None).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Steekproef.objects.update(zaad="anders")
    pagina = reverse("handhaving:steekproef", args=[trekking.pk])
    assert "precies dezelfde klanten" in tekst(als(hanna).get(pagina))
    assert als(dirk).get(pagina).status_code == 404
    assert "7 klanten" in tekst(als(hanna).get(reverse("handhaving:steekproeven")))


@pytest.mark.eis("H-20", "H-34", "H-07")
def test_de_tabel_zegt_wat_geen_enkel_middel_vindt(hanna: Medewerker, als: Als) -> None:
    call_command("loaddata", "fraudevormen", verbosity=0)
    tabel = dekking.tabel()
    assert len(tabel.rijen) == Fraudevorm.objects.count()
    assert tabel.onvindbaar == sum(not vorm.dekkingen.exists() for vorm in Fraudevorm.objects.all()) > 0
    pagina = tekst(als(hanna).get(reverse("handhaving:controlemiddelen")))
    assert f"{tabel.aandeel} procent" in pagina and "Controle op de werkplek" in pagina


def test_de_lijst_filtert_bewaart_en_vraagt_niet_meer_bij_meer_klanten(
    apeldoorn: Locatie, hanna: Medewerker, dirk: Medewerker, als: Als
) -> None:
    balie, url = als(hanna), reverse("handhaving:controles")
    assert "Geen controles" in tekst(balie.get(url))

    def nog_een() -> Klant:
        klant = kleur(KlantFabriek(locatie=apeldoorn), "oranje", hanna)
        bestel(klant, "gegevenscontrole", hanna)
        return klant

    eerste = nog_een()
    een = vragen(balie, url)
    anderen = [nog_een() for _ in range(4)]
    assert vragen(balie, url) == een
    pagina = tekst(balie.get(url))
    assert all(klant.naam in pagina for klant in anderen)
    doe(eerste.controles.get(), hanna)
    gefilterd = tekst(balie.get(url, {"stand": "gedaan", "sorteer": "-termijn"}))
    assert eerste.naam in gefilterd and anderen[0].naam not in gefilterd
    assert "Kies minder filters" in tekst(balie.get(url, {"stand": "afgelast", "grond": "onzin"}))
    bestand = balie.get(reverse("handhaving:controles_bewaren"), {"formaat": "csv", "stand": "gedaan"})
    inhoud = b"".join(bestand.streaming_content).decode()
    assert str(eerste.klantnummer) in inhoud and eerste.naam not in inhoud
    assert eerste.naam not in tekst(als(dirk).get(url))
