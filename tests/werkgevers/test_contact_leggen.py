"""Contacts of all partners in one register; who plans near another partner is warned."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from keten import instellingen
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek.keten import MedewerkerFabriek
from tests.fabriek.werkgevers import ContactpersoonFabriek, WerkgeverFabriek
from tests.tegelijk import tegelijk
from werkgevers import contact_leggen, contact_plannen, relatiecijfers
from werkgevers.contact_plannen import DubbeleBenadering
from werkgevers.instellingen_relatie import BENADERPERIODE
from werkgevers.models import Werkgever, Werkgeverscontact

DAG = datetime.timedelta(days=1)
BEZOEK = {"kanaal": "bezoek", "doel": "acquisitie", "onderwerp": "Vacatures"}


@pytest.fixture
def werkgever(apeldoorn: Locatie) -> Werkgever:
    """An employer in Apeldoorn."""
    return WerkgeverFabriek(locatie=apeldoorn)


@pytest.fixture
def joris(chaima: Medewerker, apeldoorn: Locatie) -> Medewerker:
    """An accountmanager of the municipality, beside Els of CWI."""
    return MedewerkerFabriek(
        naam="Joris Prins", partner=chaima.partner, rollen=["accountmanager"], locaties=[apeldoorn]
    )


def _plan(werkgever: Werkgever, door: Medewerker, over: int = 3, **anders: Any) -> Werkgeverscontact:
    return contact_plannen.plan(
        werkgever=werkgever,
        op=vandaag() + over * DAG,
        locatie=werkgever.locatie,
        door=door,
        **{**BEZOEK, **anders},
    )


def _sprak(werkgever: Werkgever, door: Medewerker, geleden: int = 1, **anders: Any) -> Werkgeverscontact:
    return contact_leggen.leg_vast(
        werkgever=werkgever,
        op=vandaag() - geleden * DAG,
        verslag="Er komen vier plekken bij.",
        locatie=werkgever.locatie,
        door=door,
        **{**BEZOEK, **anders},
    )


@pytest.mark.eis("W-03")
def test_plannen_kort_na_een_andere_partner_waarschuwt_met_dat_contact(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    eerder = _sprak(werkgever, els)
    with pytest.raises(DubbeleBenadering) as fout:
        _plan(werkgever, joris)
    assert fout.value.contact == eerder
    nieuw = _plan(werkgever, joris, toch_reden="Andere vestiging.", gewaarschuwd_voor=eerder.pk)
    assert nieuw.kort_op == eerder and nieuw.toch_reden == "Andere vestiging."
    [cwi, gemeente] = relatiecijfers.per_partner(
        werkgever.locatie, van=vandaag() - 9 * DAG, tot=vandaag() + 9 * DAG
    )
    assert (cwi.gevoerd, cwi.toch, gemeente.gepland, gemeente.toch) == (1, 0, 1, 1)


@pytest.mark.eis("W-03")
def test_een_ongepland_contact_vlak_bij_een_ander_telt_als_dubbel_bij_wie_later_was(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    _sprak(werkgever, els, geleden=8)
    _sprak(werkgever, joris)
    _sprak(WerkgeverFabriek(locatie=werkgever.locatie), joris)
    [cwi, gemeente] = relatiecijfers.per_partner(werkgever.locatie, van=vandaag() - 9 * DAG, tot=vandaag())
    assert (cwi.ongepland_dubbel, gemeente.gevoerd, gemeente.ongepland_dubbel) == (0, 2, 1)
    instellingen.zet(code=BENADERPERIODE, gebied=werkgever.locatie, waarde=5)
    rijen = relatiecijfers.per_partner(werkgever.locatie, van=vandaag() - 9 * DAG, tot=vandaag())
    assert [rij.ongepland_dubbel for rij in rijen] == [0, 0]


@pytest.mark.eis("W-03")
def test_ook_kort_voor_een_gepland_contact_van_een_ander_komt_de_waarschuwing(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    later = _plan(werkgever, els, over=10)
    with pytest.raises(DubbeleBenadering):
        _plan(werkgever, joris, over=2)
    contact_leggen.zeg_af(contact=later, reden="Ziek.", door=els)
    assert _plan(werkgever, joris, over=2).kort_op is None


def test_de_eigen_partner_en_een_contact_buiten_de_periode_waarschuwen_niet(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    _sprak(werkgever, joris)
    _sprak(werkgever, els, geleden=12)
    assert _plan(werkgever, joris, over=3).kort_op is None
    instellingen.zet(code=BENADERPERIODE, gebied=werkgever.locatie, waarde=60)
    with pytest.raises(DubbeleBenadering):
        _plan(werkgever, joris, over=30)


def test_een_reden_telt_alleen_voor_het_contact_dat_men_las(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    gelezen = _sprak(werkgever, els, geleden=5)
    dichterbij = _plan(werkgever, els, over=4)
    with pytest.raises(DubbeleBenadering) as fout:
        _plan(werkgever, joris, toch_reden="Afgestemd.", gewaarschuwd_voor=gelezen.pk)
    assert fout.value.contact == dichterbij


def test_verzetten_naar_een_dag_vlak_bij_een_ander_waarschuwt_ook(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    _plan(werkgever, els, over=60)
    contact = _plan(werkgever, joris, over=5)
    assert (
        contact_plannen.verzet(contact=contact, op=vandaag() + 8 * DAG, door=joris).op == vandaag() + 8 * DAG
    )
    with pytest.raises(DubbeleBenadering):
        contact_plannen.verzet(contact=contact, op=vandaag() + 55 * DAG, door=joris)


@pytest.mark.eis("W-03")
@pytest.mark.django_db(transaction=True)
def test_van_twee_partners_die_tegelijk_plannen_krijgt_een_de_waarschuwing(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    uitkomsten = tegelijk(lambda: _plan(werkgever, els), lambda: _plan(werkgever, joris))
    assert {type(uitkomst) for uitkomst in uitkomsten} == {Werkgeverscontact, DubbeleBenadering}
    assert Werkgeverscontact.objects.count() == 1


@pytest.mark.parametrize(
    ("over", "melding"), [(-1, "al voorbij"), (400, "binnen een jaar")], ids=["gisteren", "te ver weg"]
)
def test_een_dag_die_niet_kan_wordt_geweigerd(
    werkgever: Werkgever, els: Medewerker, over: int, melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        _plan(werkgever, els, over=over)


def test_een_contactpersoon_van_een_ander_bedrijf_wordt_geweigerd(
    werkgever: Werkgever, els: Medewerker
) -> None:
    with pytest.raises(NietToegestaan, match="hoort niet bij"):
        _plan(werkgever, els, contactpersoon=ContactpersoonFabriek())


def test_wie_niet_bij_de_partner_hoort_zegt_niets_over_diens_contact(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker
) -> None:
    contact = _plan(werkgever, els)
    with pytest.raises(NietToegestaan, match="Dit contact is van"):
        contact_leggen.zeg_af(contact=contact, reden="Nee.", door=joris)


def test_een_afgezegd_contact_wordt_niet_alsnog_gevoerd(werkgever: Werkgever, els: Medewerker) -> None:
    contact = contact_leggen.zeg_af(contact=_plan(werkgever, els), reden="Ziek.", door=els)
    with pytest.raises(NietToegestaan, match="afgezegd"):
        contact_leggen.rond_af(
            contact=contact, versie=contact.versie, op=vandaag(), verslag="Toch gesproken.", door=els
        )


@pytest.mark.eis("W-42")
def test_wat_vraagbeinvloeding_opleverde_wordt_geteld_en_bij_een_ander_doel_niet(
    werkgever: Werkgever, els: Medewerker
) -> None:
    _sprak(werkgever, els, doel="vraagbeinvloeding", plekken_leren=3, plekken_kans=1, banen_behouden=6)
    _sprak(werkgever, els, doel="relatie", plekken_leren=5)
    [rij] = relatiecijfers.plekken(werkgever.locatie, van=vandaag() - 9 * DAG, tot=vandaag())
    assert (rij.contacten, rij.plekken_leren, rij.plekken_kans, rij.banen_behouden) == (1, 3, 1, 6)
    with pytest.raises(ValidationError, match="Plekken tellen alleen"):
        Werkgeverscontact(
            werkgever=werkgever,
            locatie=werkgever.locatie,
            medewerker=els,
            partner=els.partner,
            gepland_op=vandaag(),
            vastgelegd_door=els,
            plekken_leren=1,
            **BEZOEK,
        ).full_clean()


@pytest.mark.eis("W-04")
def test_alle_partners_staan_in_een_lijst_op_volgorde_van_de_dag(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker, bram: Medewerker, als: Als
) -> None:
    for geleden, wie in ((30, els), (3, joris), (12, bram)):
        _sprak(werkgever, wie, geleden=geleden, onderwerp=f"Gesprek {geleden}")
    pagina = als(bram).get(f"/werkgevers/{werkgever.pk}/contacten/").content.decode()
    plekken = [pagina.index(f"Gesprek {geleden}") for geleden in (3, 12, 30)]
    assert plekken == sorted(plekken)
    for wie in (els, joris, bram):
        assert str(wie.partner) in pagina


def test_op_het_scherm_blijft_alles_staan_en_vraagt_de_waarschuwing_een_reden(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker, als: Als
) -> None:
    _sprak(werkgever, els)
    client = als(joris)
    adres = f"/werkgevers/{werkgever.pk}/contacten/plannen/"
    pagina = client.get(adres)
    assert "Waarom u toch contact zoekt" not in pagina.content.decode()
    gegevens = {
        "indiening": pagina.context["form"]["indiening"].value(),
        "op": f"{vandaag() + 3 * DAG:%d-%m-%Y}",
        **BEZOEK,
    }
    antwoord = client.post(adres, gegevens)
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "Er komen vier plekken bij." in tekst and 'value="Vacatures"' in tekst
    gegevens["gewaarschuwd_voor"] = antwoord.context["form"]["gewaarschuwd_voor"].value()
    assert client.post(adres, gegevens).status_code == 422
    assert client.post(adres, {**gegevens, "toch_reden": "Afgestemd."}).status_code == 302
    assert Werkgeverscontact.objects.get(stand="gepland").toch_reden == "Afgestemd."
    assert client.post(adres, {**gegevens, "toch_reden": "Afgestemd."}).status_code == 422
    assert Werkgeverscontact.objects.gepland().count() == 1


def test_een_gepland_contact_afronden_en_het_verslag_verbeteren(
    werkgever: Werkgever, els: Medewerker, joris: Medewerker, als: Als
) -> None:
    contact = _plan(werkgever, els, over=0)
    adres = f"/werkgevers/{werkgever.pk}/contacten/{contact.pk}/"
    gegevens = {"versie": 1, "op": f"{vandaag():%d-%m-%Y}", "verslag": "Twee plekken in maart."}
    assert als(joris).post(adres, gegevens).status_code == 403  # another partner reads only
    contact.refresh_from_db()
    assert contact.stand == "gepland"
    assert als(els).post(adres, {**gegevens, "verslag": ""}).status_code == 422
    assert als(els).post(adres, gegevens).status_code == 302
    contact.refresh_from_db()
    assert (contact.stand, contact.verslag, contact.versie) == ("gevoerd", "Twee plekken in maart.", 2)
    verouderd = als(els).post(adres, {**gegevens, "verslag": "Drie plekken."})
    assert verouderd.status_code == 422 and "Twee plekken in maart." in verouderd.content.decode()
    assert als(els).post(adres, {**gegevens, "versie": 2, "verslag": "Drie plekken."}).status_code == 302


def test_de_lijst_van_de_locatie_vraagt_bij_meer_contacten_niet_vaker_iets(
    werkgever: Werkgever, els: Medewerker, als: Als, django_assert_max_num_queries: Any
) -> None:
    client = als(els)
    _sprak(werkgever, els)
    client.get("/werkgevers/contacten/?stand=gevoerd")
    for geleden in range(1, 12):
        _sprak(WerkgeverFabriek(locatie=werkgever.locatie), els, geleden=geleden)
    with django_assert_max_num_queries(9):
        antwoord = client.get("/werkgevers/contacten/?stand=gevoerd")
    assert antwoord.context["pagina"].paginator.count == 12
