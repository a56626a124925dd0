"""A client whom a question of an employer is about too: the consent ends, by itself or taken back."""

from functools import partial

import pytest
from django.urls import reverse

from keten.fouten import RechtOntbreekt
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten import lopend, uitstromen
from klanten.contactpersoon import wijs_aan
from klanten.models import Klant, Situatie
from tests.conftest import Als
from tests.fabriek import KlantFabriek
from tests.pagina import tekst
from werkgevers import vraagwerknemers
from werkgevers import vragen as register
from werkgevers.models import Werkgeversvraag


@pytest.mark.eis("K-21")
def test_het_akkoord_bij_een_vraag_loopt_af_en_komt_niet_terug(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, bram: Medewerker, klant: Klant, gouda: Locatie
) -> None:
    Situatie.objects.filter(klant=klant).update(arbeid="werkend_risico", werkloos_sinds=None)
    zet_bij = partial(vraagwerknemers.zet_bij, vraag=vraag, klant=klant, akkoord=True, door=els)

    def staat_erbij() -> bool:
        return any(zaak.soort == "vraag van een werkgever" for zaak in lopend.van(klant))

    def staat_op_scherm() -> bool:
        return klant.naam in tekst(als(els).get(reverse("werkgevers:vraag", args=[vraag.pk])))

    rij = zet_bij()
    assert staat_erbij() and staat_op_scherm()
    Klant.objects.filter(pk=klant.pk).update(locatie=gouda)
    assert not staat_erbij()
    weg = als(els).post(reverse("werkgevers:vraag_werknemer_weg", args=[vraag.pk, rij.pk]))
    assert weg.status_code == 302
    Klant.objects.filter(pk=klant.pk).update(locatie=vraag.locatie)
    assert not staat_erbij()
    zet_bij()
    Situatie.objects.filter(klant=klant).update(arbeid="werkloos")
    assert not staat_erbij() and not staat_op_scherm()
    Situatie.objects.filter(klant=klant).update(arbeid="werkend")
    uitstromen.stroom_uit(klant=klant, soort="verhuisd", op=vandaag(), door=bram)
    assert not staat_erbij()
    uitstromen.heropen(klant=klant, reden="Toch niet verhuisd", door=bram)
    assert not staat_erbij()
    zet_bij()  # asked again
    assert staat_erbij() and vraag.werknemers.filter(beeindigd_op__isnull=True).count() == 1
    register.trek_in(vraag=vraag, door=None, reden="Al opgelost", account=els.gebruiker)
    assert not vraag.werknemers.filter(beeindigd_op__isnull=True).exists()
    register.heropen(vraag=vraag, reden="Toch niet", door=els)
    assert not staat_erbij()


@pytest.mark.eis("K-21")
def test_de_klant_trekt_het_akkoord_bij_een_vraag_in_zelf_of_via_de_contactpersoon(
    als: Als, vraag: Werkgeversvraag, els: Medewerker, bram: Medewerker, dirk: Medewerker, klant: Klant
) -> None:
    assert "De klant en de contactpersoon lezen bij welke werkgever" in tekst(
        als(els).get(reverse("werkgevers:vraag_actie", args=[vraag.pk, "werknemer"]))
    )
    Situatie.objects.filter(klant=klant).update(arbeid="werkend_risico", werkloos_sinds=None)
    wijs_aan(klant=klant, medewerker=bram, reden="", door=bram)
    zet_bij = partial(vraagwerknemers.zet_bij, vraag=vraag, klant=klant, akkoord=True, door=els)
    rij = zet_bij()
    eigen = reverse("werkgevers:mijn_vraag_intrekken", args=[rij.pk])
    start = als(klant.gebruiker).get(reverse("klanten:mijn_start"))
    assert eigen in start.content.decode() and "Ik wil dit niet meer" in tekst(start)
    ander = KlantFabriek(locatie=klant.locatie, met_account=True)
    assert als(ander.gebruiker).post(eigen).status_code == 404
    for _keer in range(2):
        assert "staat niet meer bij deze vraag" in tekst(als(klant.gebruiker).post(eigen, follow=True))
    rij.refresh_from_db()
    regel = klant.gebeurtenissen.order_by("pk").last()
    assert rij.beeindigd_op and rij.beeindigd_door is None and regel and regel.door_klant
    rij = zet_bij()
    with pytest.raises(RechtOntbreekt):
        vraagwerknemers.trek_toestemming_in(werknemer=rij, door=dirk)
    via = reverse("werkgevers:klant_vraag_intrekken", args=[klant.klantnummer, rij.pk])
    rondom = reverse("klanten:rond_de_klant", args=[klant.klantnummer])
    assert via in als(bram).get(rondom).content.decode()
    assert als(dirk).post(via).status_code == 404 and als(els).post(via).status_code == 403
    assert via not in als(bram).post(via, follow=True).content.decode()
    rij.refresh_from_db()
    assert rij.beeindigd_door == bram


@pytest.mark.eis("K-21")
@pytest.mark.django_db(transaction=True)  # the history has the moment at which a transaction began
def test_wie_terugkomt_of_ander_werk_vindt_wordt_opnieuw_gevraagd(
    vraag: Werkgeversvraag, els: Medewerker, klant: Klant, gouda: Locatie
) -> None:
    zet_bij = partial(vraagwerknemers.zet_bij, vraag=vraag, klant=klant, akkoord=True, door=els)
    situatie, dossier = Situatie.objects.filter(klant=klant), Klant.objects.filter(pk=klant.pk)
    situatie.update(arbeid="werkend_risico", werkloos_sinds=None)
    zet_bij()
    assert lopend.van(klant)
    dossier.update(locatie=gouda)
    dossier.update(locatie=vraag.locatie)
    assert not lopend.van(klant)
    zet_bij()
    assert lopend.van(klant)
    situatie.update(arbeid="werkloos")
    situatie.update(arbeid="werkend")
    assert not lopend.van(klant)
    zet_bij()
    assert lopend.van(klant) and vraag.werknemers.filter(beeindigd_op__isnull=True).count() == 1
