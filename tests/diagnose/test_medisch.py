"""Medical advice: asked within 48 hours, answered with yes or no, and nothing else leaves the adviser."""

import datetime
import uuid
import zipfile
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from diagnose.medisch import adviseren
from diagnose.models import MedischAdvies, MedischeNotitie
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Locatie, Medewerker, Termijnregel
from keten.rechten import RECHTEN, Rol
from keten.regels.feiten import feiten_voor
from keten.regels.uitleg import waarden_van
from keten.tijd import vandaag
from klanten import belemmeringen, meenemen, taaklinks, te_doen, tijdlijn, wijzigingen
from klanten.models import Klant, Taak
from tests.conftest import Als
from tests.fabriek import BelemmeringSoortFabriek
from tests.fabriek.werkfirst import maak_adviseur
from tests.pagina import tekst
from tests.tegelijk import tegelijk

DAG = datetime.timedelta(days=1)
GEHEIM = "Hernia, wacht op operatie in het Gelre"


@pytest.fixture
def marleen(apeldoorn: Locatie) -> Medewerker:
    """Marleen: medical adviser of the municipality in Apeldoorn."""
    return maak_adviseur(apeldoorn)


def _vink_aan(klant: Klant, door: Medewerker) -> MedischAdvies:
    soort = BelemmeringSoortFabriek(code="medisch", naam="Medische klachten", medisch=True)
    belemmeringen.leg_vast(klant=klant, soort=soort, van=vandaag(), door=door)
    return klant.medische_adviezen.latest("pk")


def _gevraagd(klant: Klant, door: Medewerker) -> MedischAdvies:
    _vink_aan(klant, door)
    return adviseren.vraag_aan(klant=klant, toegestaan=["gesprek"], wijze="gesprek", door=door)


def _geef(advies: MedischAdvies, door: Medewerker, **anders: Any) -> MedischAdvies:
    gegevens = {"beschikbaar": True, "vanaf": vandaag() + 7 * DAG, "notitie": GEHEIM, **anders}
    return adviseren.geef(advies=advies, versie=advies.versie, door=door, **gegevens)


@pytest.mark.eis("D-50")
def test_een_vinkje_bij_medische_klachten_start_een_klok_van_48_uur_die_rood_wordt(
    als: Als, klant: Klant, anna: Medewerker, apeldoorn: Locatie
) -> None:
    Termijnregel.objects.create(code="medisch_advies", naam="medisch advies", aantal=48, eenheid="uur")
    schulden = BelemmeringSoortFabriek(code="schulden")
    belemmeringen.leg_vast(klant=klant, soort=schulden, van=vandaag(), door=anna)
    assert not klant.medische_adviezen.exists()
    advies = _vink_aan(klant, anna)
    assert advies.uiterlijk - advies.gevraagd_op == datetime.timedelta(hours=48)
    (taak,) = klant.taken.filter(soort=Taak.Soort.MEDISCH)
    pad = reverse("diagnose:medisch", args=[klant.klantnummer])
    assert (taak.voor, taak.vervalt_op, taaklinks.adres(taak)) == (anna, advies.uiterlijk, pad)
    assert "Toestemming vastleggen" in tekst(als(anna).get(pad))
    MedischAdvies.objects.filter(pk=advies.pk).update(
        uiterlijk=timezone.now() - DAG, gevraagd_op=timezone.now() - 3 * DAG
    )
    assert "1 dag te laat" in tekst(als(anna).get(pad))
    advies.refresh_from_db()
    assert adviseren.klokstand(advies) == "te_laat"
    psychisch = BelemmeringSoortFabriek(code="psychisch", medisch=True)
    tweede = belemmeringen.leg_vast(klant=klant, soort=psychisch, van=vandaag(), door=anna)
    belemmeringen.hef_op(belemmering=tweede, tot=vandaag(), door=anna)
    assert klant.medische_adviezen.get().stand == "nieuw"
    belemmeringen.hef_op(belemmering=klant.belemmeringen.get(soort__code="medisch"), tot=vandaag(), door=anna)
    assert klant.medische_adviezen.get().stand == "ingetrokken"
    assert not klant.taken.open().filter(soort=Taak.Soort.MEDISCH).exists()


@pytest.mark.eis("D-50")
def test_zonder_toestemming_ziet_de_adviseur_niets_en_met_toestemming_wat_mag(
    als: Als, klant: Klant, anna: Medewerker, marleen: Medewerker
) -> None:
    advies = _vink_aan(klant, anna)
    adviseur, inbox = als(marleen), reverse("diagnose:medische_adviezen")
    eigen = reverse("diagnose:medisch_advies", args=[advies.pk])
    assert klant.naam not in tekst(adviseur.get(inbox)) and adviseur.get(eigen).status_code == 404
    pad = reverse("diagnose:medisch_aanvragen", args=[klant.klantnummer])
    velden = {"indiening": str(uuid.uuid4()), "vraag": "Kan de klant beginnen?", "wijze": "gesprek"}
    leeg = als(anna).post(pad, velden)
    assert leeg.status_code == 422 and "Zonder toestemming gaat er niets" in tekst(leeg)
    als(anna).post(pad, {**velden, "toegestaan": ["gesprek", "keuring"]})
    advies.refresh_from_db()
    assert (advies.stand, advies.toestemming_wijze) == ("gevraagd", "gesprek")
    pagina = tekst(adviseur.get(eigen))
    assert "Kan de klant beginnen?" in pagina and "Een eerdere keuring lezen" in pagina
    assert "huisarts" not in pagina
    assert klant.inzagen.filter(onderdeel="medisch advies", gebruiker=marleen.gebruiker).exists()
    assert adviseur.get(reverse("klanten:dossier", args=[klant.klantnummer])).status_code in (403, 404)
    assert "1 vraag wacht" in tekst(adviseur.get(reverse("diagnose:blok_medisch")))
    with pytest.raises(NietToegestaan, match="ligt al bij"):
        adviseren.vraag_aan(klant=klant, toegestaan=["gesprek"], wijze="brief", door=anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        MedischAdvies.objects.filter(pk=advies.pk).update(toegestaan=[])


@pytest.mark.eis("D-51")
@pytest.mark.parametrize(
    ("beschikbaar", "dagen", "melding"),
    [
        (True, None, "Vul in vanaf welke dag"),
        (True, -1, "Kies vandaag of een latere dag"),
        (True, 29, "Bij ja ligt de dag binnen 4 weken"),
        (False, 28, "Kies dan ja"),
        (False, 900, "meer dan twee jaar vooruit"),
        (True, 0, ""),
        (True, 28, ""),
        (False, 29, ""),
        (False, None, ""),
    ],
)
def test_ja_of_nee_en_de_dag_kloppen_met_elkaar(
    beschikbaar: bool, dagen: int | None, melding: str, klant: Klant
) -> None:
    vanaf = None if dagen is None else vandaag() + dagen * DAG
    advies = MedischAdvies(klant=klant)
    if not melding:
        adviseren._keur_dag(advies, beschikbaar=beschikbaar, vanaf=vanaf)
        return
    with pytest.raises(NietToegestaan, match=melding):
        adviseren._keur_dag(advies, beschikbaar=beschikbaar, vanaf=vanaf)


@pytest.mark.eis("D-51")
def test_de_uitkomst_bepaalt_de_beschikbaarheid_en_vraagt_naar_de_route(
    als: Als, klant: Klant, anna: Medewerker, marleen: Medewerker
) -> None:
    advies, dag = _gevraagd(klant, anna), vandaag() + 7 * DAG
    pad = reverse("diagnose:medisch_advies", args=[advies.pk])
    velden = {"versie": advies.versie, "beschikbaar": "ja", "notitie": GEHEIM}
    fout = als(marleen).post(pad, {**velden, "vanaf": ""})
    assert fout.status_code == 422 and GEHEIM in fout.content.decode()
    als(marleen).post(pad, {**velden, "vanaf": f"{dag:%d-%m-%Y}"})
    klant.refresh_from_db()
    klant.situatie.refresh_from_db()
    assert (klant.beeld.bemiddelbaar, klant.situatie.beschikbaar_vanaf) == (True, dag)
    feiten = feiten_voor("klant")
    assert waarden_van(klant, {"medisch_beschikbaar": feiten["medisch_beschikbaar"]}, feiten) == {
        "medisch_beschikbaar": True
    }
    (taak,) = klant.taken.open().filter(sleutel=f"medisch:{advies.pk}:uitkomst")
    assert "route" in taak.omschrijving
    assert f"ja, vanaf {dag:%d-%m-%Y}" in tekst(
        als(anna).get(reverse("diagnose:medisch", args=[klant.klantnummer]))
    )
    tweede = adviseren.vraag_aan(klant=klant, toegestaan=["gesprek"], wijze="brief", door=anna)
    _geef(tweede, marleen, beschikbaar=False, vanaf=None)
    klant.refresh_from_db()
    assert klant.beeld.bemiddelbaar is False and adviseren.geldend(klant) == tweede
    assert waarden_van(klant, {"medisch_beschikbaar": feiten["medisch_beschikbaar"]}, feiten) == {
        "medisch_beschikbaar": False
    }


@pytest.mark.eis("D-51")
def test_de_notitie_leest_alleen_wie_haar_schreef_langs_welke_weg_ook(
    als: Als, klant: Klant, anna: Medewerker, marleen: Medewerker, apeldoorn: Locatie
) -> None:
    advies = _geef(_gevraagd(klant, anna), marleen)
    pad, eigen = (
        reverse("diagnose:medisch", args=[klant.klantnummer]),
        reverse("diagnose:medisch_advies", args=[advies.pk]),
    )
    assert GEHEIM in tekst(als(marleen).get(eigen))
    ander = maak_adviseur(apeldoorn, "Otto Adviseur")
    assert GEHEIM not in tekst(als(ander).get(eigen))
    assert als(anna).get(eigen).status_code == 403
    for naam in ("klanten:dossier", "klanten:tijdlijn", "klanten:gegevens", "klanten:wijzigingen"):
        assert GEHEIM not in tekst(als(anna).get(reverse(naam, args=[klant.klantnummer])))
    assert GEHEIM not in tekst(als(anna).get(pad))
    alles = str(list(tijdlijn.lees(klant, rechten=RECHTEN[Rol.WERKCOACH]).values()))
    with meenemen.pak_in(klant) as bestand, zipfile.ZipFile(bestand) as pakket:
        mee = pakket.read("gegevens.json").decode()
    assert '"medisch_advies"' in mee and "Hernia" not in mee + alles + str(list(klant.taken.values()))
    bronnen = {rij[1] for rij in wijzigingen.van(klant, rechten=RECHTEN[Rol.WERKCOACH])}
    assert "diagnose.MedischAdviesEvent" in bronnen and not any("Notitie" in bron for bron in bronnen)
    for wijziging in ({"tekst": "anders"}, None):
        notities = MedischeNotitie.objects.filter(advies=advies)
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            notities.update(**wijziging) if wijziging else notities.delete()


@pytest.mark.eis("D-50", "D-51")
def test_de_client_leest_wat_er_gevraagd_wordt_geeft_toestemming_en_ziet_de_uitkomst(
    als: Als, klant: Klant, anna: Medewerker, marleen: Medewerker
) -> None:
    assert klant.gebruiker
    _vink_aan(klant, anna)
    marieke, pad = als(klant.gebruiker), reverse("diagnose:mijn_medisch")
    assert [ding.url for ding in te_doen.van(klant) if ding.sleutel == "medisch_advies"] == [pad]
    pagina = tekst(marieke.get(pad))
    assert "Wij horen alleen ja of nee" in pagina and "met u praten over uw gezondheid" in pagina
    assert marieke.post(pad, {"indiening": str(uuid.uuid4())}).status_code == 422
    marieke.post(pad, {"indiening": str(uuid.uuid4()), "toegestaan": ["behandelaar"]})
    advies = klant.medische_adviezen.get()
    assert (advies.stand, advies.toestemming_wijze, advies.toegestaan) == (
        "gevraagd",
        "portaal",
        ["behandelaar"],
    )
    assert "Uw vraag ligt bij de adviseur" in tekst(marieke.get(pad))
    _geef(advies, marleen, beschikbaar=False, vanaf=vandaag() + 60 * DAG)
    klaar = tekst(marieke.get(pad))
    assert "nee. Wel naar verwachting vanaf" in klaar and "Hernia" not in klaar
    zinnen = [regel.zin for regel in tijdlijn.lees_als_klant(klant)]
    assert any("De klant gaf toestemming" in zin for zin in zinnen)
    assert any("Medisch advies. Binnen 4 weken beschikbaar voor werk: nee." in zin for zin in zinnen)


def test_alleen_een_adviseur_van_deze_locatie_geeft_een_advies_en_maar_een_keer(
    als: Als, klant: Klant, anna: Medewerker, marleen: Medewerker, gouda: Locatie, dirk: Medewerker
) -> None:
    advies = _gevraagd(klant, anna)
    elders = maak_adviseur(gouda, "Gonda Adviseur")
    assert als(elders).get(reverse("diagnose:medisch_advies", args=[advies.pk])).status_code == 404
    for wie in (anna, elders, dirk):
        with pytest.raises(NietToegestaan):
            _geef(advies, wie)
    oud = advies.versie
    _geef(advies, marleen)
    advies.refresh_from_db()
    with pytest.raises(NietToegestaan, match="al gegeven"):
        _geef(advies, marleen)
    with pytest.raises(VersieConflict):
        adviseren.geef(advies=advies, versie=oud, beschikbaar=False, vanaf=None, door=marleen)
    with pytest.raises(NietToegestaan, match="al afgerond"):
        adviseren.trek_in(advies=advies, door=anna)


@pytest.mark.django_db(transaction=True)
def test_twee_medische_vinkjes_tegelijk_geven_een_aanvraag(
    klant: Klant, anna: Medewerker, bram: Medewerker
) -> None:
    soorten = [BelemmeringSoortFabriek(code=code, medisch=True) for code in ("medisch", "psychisch")]
    uitkomsten = tegelijk(
        *(
            lambda soort=soort, door=door: belemmeringen.leg_vast(
                klant=klant, soort=soort, van=vandaag(), door=door
            )
            for soort, door in zip(soorten, (anna, bram), strict=True)
        )
    )
    assert not [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Exception)]
    assert klant.medische_adviezen.count() == 1


def test_de_inbox_kost_even_veel_vragen_bij_meer_adviezen(
    als: Als, klant: Klant, anna: Medewerker, marleen: Medewerker, django_assert_max_num_queries: Any
) -> None:
    eerste = _gevraagd(klant, anna)
    pad, browser = reverse("diagnose:medische_adviezen"), als(marleen)
    MedischAdvies.objects.filter(pk=eerste.pk).update(uiterlijk=timezone.now() - DAG)
    assert "1 dag te laat" in tekst(browser.get(f"{pad}?stand=laat&sorteer=-klant"))
    with django_assert_max_num_queries(12):
        browser.get(pad)
