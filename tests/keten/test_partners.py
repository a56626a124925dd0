"""Organisations change, what was recorded stays true."""

import datetime

import pytest

from keten import partners
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.rechten import rechten_van
from keten.tijd import vandaag
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek

EEN_JANUARI = datetime.date(2009, 1, 1)
DAG = datetime.timedelta(days=1)


@pytest.fixture
def werkbedrijf(db: None) -> Ketenpartner:
    """The successor of CWI."""
    return KetenpartnerFabriek(
        code="uwv-werkbedrijf", naam="UWV WERKbedrijf", kolom="cwi", geldig_van=EEN_JANUARI
    )


@pytest.mark.eis("X-12")
def test_na_de_fusie_houdt_het_verleden_de_oude_naam_en_hebben_mensen_de_nieuwe(
    anna: Medewerker, apeldoorn: Locatie, werkbedrijf: Ketenpartner
) -> None:
    cwi = anna.partner
    rechten = rechten_van(anna.rollen)
    partners.voeg_samen(van=cwi, in_=werkbedrijf, per=EEN_JANUARI)
    cwi.refresh_from_db()
    anna.refresh_from_db()
    assert (cwi.naam, cwi.geldig_tot, cwi.opvolger) == ("CWI", datetime.date(2008, 12, 31), werkbedrijf)
    assert anna.partner == werkbedrijf
    assert rechten_van(anna.rollen) == rechten
    assert {cwi, werkbedrijf} <= set(apeldoorn.partners.all())


@pytest.mark.eis("X-12")
def test_wie_overgaat_laat_een_spoor_na(anna: Medewerker, werkbedrijf: Ketenpartner) -> None:
    partners.voeg_samen(van=anna.partner, in_=werkbedrijf, per=EEN_JANUARI)
    spoor = anna.events.order_by("pgh_id").last()  # type: ignore[attr-defined]
    assert spoor.partner == werkbedrijf


@pytest.mark.parametrize(
    ("per", "melding"),
    [
        (vandaag() + DAG, "op of na de dag"),
        (datetime.date(2002, 1, 1), "bestaat pas vanaf"),
        (datetime.date(2008, 12, 31), "bestaat op 31-12-2008 niet"),
    ],
)
def test_een_onmogelijke_dag_wordt_geweigerd(
    anna: Medewerker, werkbedrijf: Ketenpartner, per: datetime.date, melding: str
) -> None:
    with pytest.raises(NietToegestaan, match=melding):
        partners.voeg_samen(van=anna.partner, in_=werkbedrijf, per=per)
    anna.refresh_from_db()
    assert anna.partner.code == "cwi"


def test_een_partner_gaat_niet_op_in_zichzelf(werkbedrijf: Ketenpartner) -> None:
    with pytest.raises(NietToegestaan, match="andere partner"):
        partners.voeg_samen(van=werkbedrijf, in_=werkbedrijf, per=vandaag())


def test_een_partner_gaat_maar_een_keer_over(anna: Medewerker, werkbedrijf: Ketenpartner) -> None:
    cwi = anna.partner
    partners.voeg_samen(van=cwi, in_=werkbedrijf, per=EEN_JANUARI)
    with pytest.raises(NietToegestaan, match="al opgegaan in UWV WERKbedrijf"):
        partners.voeg_samen(van=cwi, in_=KetenpartnerFabriek(code="uwv"), per=vandaag())


def test_een_opvolger_die_zelf_al_is_geeindigd_kan_niet(anna: Medewerker, werkbedrijf: Ketenpartner) -> None:
    werkbedrijf.geldig_tot = vandaag() - DAG
    werkbedrijf.save()
    with pytest.raises(NietToegestaan, match="bestaat op"):
        partners.voeg_samen(van=anna.partner, in_=werkbedrijf, per=EEN_JANUARI)


@pytest.mark.eis("X-12")
def test_de_beheerder_voegt_samen_op_het_scherm(
    als: Als, anna: Medewerker, apeldoorn: Locatie, werkbedrijf: Ketenpartner
) -> None:
    client = als(MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn]))
    url = f"/beheer/partners/{anna.partner.pk}/samenvoegen/"
    pagina = client.get(url)
    assert "houdt de naam CWI" in pagina.text
    gegevens = {"opvolger": werkbedrijf.pk, "per": "01-01-2009"}
    gegevens["indiening"] = pagina.context["form"]["indiening"].value()
    antwoord = client.post(url, gegevens, follow=True)
    assert "CWI gaat verder als UWV WERKbedrijf" in antwoord.text
    anna.refresh_from_db()
    assert anna.partner == werkbedrijf


def test_een_onbestaande_datum_houdt_wat_getypt_is(
    als: Als, anna: Medewerker, apeldoorn: Locatie, werkbedrijf: Ketenpartner
) -> None:
    client = als(MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn]))
    url = f"/beheer/partners/{anna.partner.pk}/samenvoegen/"
    indiening = client.get(url).context["form"]["indiening"].value()
    antwoord = client.post(url, {"opvolger": werkbedrijf.pk, "per": "31-02-2009", "indiening": indiening})
    assert antwoord.status_code == 422
    assert "31-02-2009" in antwoord.text and "Deze datum bestaat niet" in antwoord.text
