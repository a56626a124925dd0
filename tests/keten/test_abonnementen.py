"""The screens of notifications: subscribing a system, watching over it, and what did not arrive."""

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from keten import verzegelen
from keten.models import Abonnement, Locatie, Medewerker, Notificatie
from keten.notificaties import beheren, ingrijpen
from keten.opslaan import wijzig
from tests.bevoegdheid import beslissers, laten_toe
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.fabriek.systemen import systeem_voor
from tests.keten.notificatiewereld import bezorg_alles, neem, zet_klaar
from tests.pagina import tekst
from tests.webhookontvanger import ontvanger


@pytest.fixture
def beheerder(apeldoorn: Locatie) -> Medewerker:
    return MedewerkerFabriek(naam="Bea Beheer", rollen=["beheerder"], locaties=[apeldoorn])


@pytest.fixture
def bea(als: Als, beheerder: Medewerker) -> Client:
    return als(beheerder)


def _vorm(**velden: Any) -> dict[str, Any]:
    return {"indiening": str(uuid.uuid4()), "versie": "1", "soorten": ["dossier.werkplan"], **velden}


def test_een_systeem_abonneren_uitproberen_en_weer_weghalen(bea: Client, apeldoorn: Locatie) -> None:
    systeem = systeem_voor(KetenpartnerFabriek(code="uwv"), apeldoorn)
    with ontvanger() as hier:
        vorm = _vorm(systeem=systeem.pk, adres=hier.adres)
        antwoord = bea.post(reverse("keten:abonnement_nieuw"), vorm)
        [geheim] = re.findall(r"whsec_[\w+/=]+", antwoord.content.decode())
        assert "no-store" in antwoord["Cache-Control"]
        abonnement = Abonnement.objects.get()
        assert bytes(abonnement.geheim) != geheim.encode()
        assert verzegelen.ontsleutel(abonnement.geheim) == geheim
        assert bea.post(reverse("keten:abonnement_nieuw"), vorm).status_code == 422  # the same form again
        pagina = reverse("keten:abonnement", args=[abonnement.pk])
        assert geheim not in bea.get(pagina).content.decode()
        bea.post(reverse("keten:abonnement_proef", args=[abonnement.pk]))
        assert bezorg_alles() == 1
        assert hier.soorten == ["nl.lwi.proef"] and hier.onderwerpen == ["proef"]
    assert "Proefbericht" in tekst(bea.get(pagina)) and "bezorgd" in tekst(bea.get(pagina))
    stand = reverse("keten:abonnement_stand", args=[abonnement.pk])
    assert "Er gaat nu niets weg Gepauzeerd door Bea Beheer" in tekst(
        bea.post(stand, {"stand": "pauze"}, follow=True)
    )
    assert "staat stil. Hervat" in tekst(
        bea.post(reverse("keten:abonnement_proef", args=[abonnement.pk]), follow=True)
    )
    assert "loopt weer" in tekst(bea.post(stand, {"stand": "hervat"}, follow=True))
    nieuw = bea.post(reverse("keten:abonnement_geheim", args=[abonnement.pk]), _vorm())
    [ander] = re.findall(r"whsec_[\w+/=]+", nieuw.content.decode())
    assert ander != geheim
    assert "Het vorige geheim geldt nog tot" in tekst(bea.get(pagina))
    weg = reverse("keten:abonnement_weg", args=[abonnement.pk])
    assert "Dit kan niet worden teruggedraaid" in tekst(bea.get(weg))
    assert "Nog geen abonnementen" in tekst(bea.post(weg, follow=True))


def test_een_fout_adres_en_een_wijziging_tussendoor_bewaren_wat_er_stond(
    bea: Client, apeldoorn: Locatie, settings: Any
) -> None:
    settings.NOTIFICATIES_ALLEEN_HTTPS, settings.NOTIFICATIES_NETTEN = True, []
    systeem = systeem_voor(KetenpartnerFabriek(code="uwv"), apeldoorn)
    for adres, melding in (
        ("http://systeem.example", "Alleen een beveiligd adres mag"),
        ("https://10.0.0.8/lwi", "binnen een afgesloten netwerk"),
        ("https://ik:geheim@systeem.example", "Laat inlognaam"),
    ):
        antwoord = bea.post(reverse("keten:abonnement_nieuw"), _vorm(systeem=systeem.pk, adres=adres))
        assert antwoord.status_code == 422 and melding in tekst(antwoord)
        assert adres in antwoord.content.decode()
    leeg = bea.post(
        reverse("keten:abonnement_nieuw"), _vorm(adres="https://a.example", soorten=["dossier.medisch"])
    )
    assert leeg.status_code == 422 and not Abonnement.objects.exists()
    abonnement = neem("https://a.example", apeldoorn)
    wijzig(abonnement, versie=1, soorten=["dossier.afspraak", "dossier.diagnose"])
    url = reverse("keten:abonnement_wijzigen", args=[abonnement.pk])
    conflict = bea.post(url, _vorm(adres="https://b.example"))
    assert conflict.status_code == 422 and "Afspraak, Diagnose" in tekst(conflict)
    assert bea.post(url, _vorm(adres="https://b.example", versie="2")).status_code == 302
    abonnement.refresh_from_db()
    assert (abonnement.adres, abonnement.soorten) == ("https://b.example", ["dossier.werkplan"])


def test_wat_niet_aankwam_gaat_opnieuw_of_weg(bea: Client, apeldoorn: Locatie) -> None:
    with ontvanger() as hier:
        abonnement = neem(hier.adres, apeldoorn)
        een, twee, drie = zet_klaar(abonnement, "10000001", "10000002", "10000003")
        fout = "De ontvanger nam het niet aan (400)."
        Notificatie.objects.update(stand="mislukt", pogingen=6, laatste_fout=fout, klaar_op=timezone.now())
        lijst = reverse("keten:notificaties")
        pagina = tekst(bea.get(lijst, {"stand": "mislukt"}))
        assert "3 notificaties" in pagina and "klantnummer 10000002" in pagina
        assert fout in pagina
        assert "Geen notificaties gevonden" in tekst(bea.get(lijst, {"stand": "bezorgd"}))
        bea.post(reverse("keten:notificatie_opnieuw", args=[een.pk]))
        assert bezorg_alles() == 1
        weg = reverse("keten:notificatie_weg", args=[twee.pk])
        assert "hoort dan niet van deze gebeurtenis" in tekst(bea.get(weg))
        bea.post(weg)
        nog_eens = bea.post(reverse("keten:notificatie_opnieuw", args=[twee.pk]), follow=True)
        assert "niet meer mislukt" in tekst(nog_eens)
        alles = reverse("keten:notificaties_opnieuw", args=[abonnement.pk])
        assert "1 notificatie." in tekst(bea.get(alles))
        assert "Opnieuw verstuurd: 1." in tekst(bea.post(alles, follow=True))
        assert bezorg_alles() == 1
    assert hier.onderwerpen == ["10000001", "10000003"]
    assert [o.gebeurtenis["id"] for o in hier.post] == [str(een.nummer), str(drie.nummer)]
    twee.refresh_from_db()
    assert twee.stand == "vervallen" and "weggegooid door Bea Beheer" in tekst(bea.get(lijst))


def test_een_andere_locatie_ziet_en_doet_niets(als: Als, apeldoorn: Locatie, gouda: Locatie) -> None:
    abonnement = neem("https://a.example", apeldoorn)
    [notificatie] = zet_klaar(abonnement, "10000001")
    vreemd = MedewerkerFabriek(rollen=["beheerder"], locaties=[gouda])
    gast = als(vreemd)
    for naam, pk in (
        *(
            (f"abonnement{deel}", abonnement.pk)
            for deel in ("", "_wijzigen", "_geheim", "_stand", "_proef", "_weg")
        ),
        ("notificaties_opnieuw", abonnement.pk),
        ("notificatie_opnieuw", notificatie.pk),
        ("notificatie_weg", notificatie.pk),
    ):
        assert gast.post(reverse(f"keten:{naam}", args=[pk])).status_code == 404, naam
    assert "a.example" not in tekst(gast.get(reverse("keten:abonnementen")))
    assert "10000001" not in tekst(gast.get(reverse("keten:notificaties"), {"abonnement": abonnement.pk}))
    velden: dict[str, Any] = {"adres": "https://b.example", "soorten": ["dossier.werkplan"]}
    handelingen: dict[str, Callable[[Medewerker], object]] = {
        "neem": lambda door: beheren.neem(systeem=abonnement.systeem, door=door, **velden),
        "pas_aan": lambda door: beheren.pas_aan(abonnement=abonnement, versie=1, door=door, **velden),
        "pauzeer": lambda door: beheren.pauzeer(abonnement=abonnement, door=door),
        "hervat": lambda door: beheren.hervat(abonnement=abonnement, door=door),
        "vernieuw_geheim": lambda door: beheren.vernieuw_geheim(abonnement=abonnement, door=door),
        "probeer": lambda door: beheren.probeer(abonnement=abonnement, door=door),
        "zeg_op": lambda door: beheren.zeg_op(abonnement=abonnement, door=door),
        "verstuur_opnieuw": lambda door: ingrijpen.verstuur_opnieuw(notificatie=notificatie, door=door),
        "verstuur_alles_opnieuw": lambda door: ingrijpen.verstuur_alles_opnieuw(
            abonnement=abonnement, door=door
        ),
        "gooi_weg": lambda door: ingrijpen.gooi_weg(notificatie=notificatie, door=door),
    }
    onze = {naam.rpartition(".")[2] for naam in beslissers("keten") if naam.startswith("notificaties.")}
    assert onze == set(handelingen)
    assert laten_toe(handelingen, vreemd) == []
    assert laten_toe(handelingen, MedewerkerFabriek(rollen=["werkcoach"], locaties=[apeldoorn])) == []


def test_de_lijsten_vragen_niet_meer_als_er_meer_is(bea: Client, apeldoorn: Locatie) -> None:
    def tel(naam: str) -> int:
        with CaptureQueriesContext(connection) as vragen:
            assert bea.get(reverse(naam)).status_code == 200
        return len(vragen)

    def vul(aantal: int) -> None:
        for nummer in range(aantal):
            abonnement = neem(f"https://s{nummer}.example", apeldoorn)
            zet_klaar(abonnement, "10000001", "10000002")
        Notificatie.objects.filter(onderwerp="10000001").update(
            stand="mislukt", laatste_fout="Nee.", klaar_op=timezone.now()
        )

    vul(2)
    eerst = tel("keten:abonnementen"), tel("keten:notificaties")
    vul(10)
    assert (tel("keten:abonnementen"), tel("keten:notificaties")) == eerst
