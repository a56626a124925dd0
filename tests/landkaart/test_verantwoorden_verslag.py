"""The joint report: from draft to three signatures, after which nothing changes any more."""

import datetime
import io
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader
from tablib import Databook

from keten.fouten import NietToegestaan, RechtOntbreekt, VersieConflict
from keten.indicatoren import Stand, vind
from keten.models import Ketenpartner, Locatie, Medewerker
from landkaart.models import (
    Handtekening,
    Indicatorwaarde,
    Ketenverslag,
    Periodesoort,
    Vertegenwoordiging,
)
from landkaart.verantwoorden import bestanden, hoofdstukken, perioden, verslagen
from landkaart.verantwoorden.perioden import Periode
from tests.conftest import Als
from tests.fabriek import KetenpartnerFabriek, MedewerkerFabriek
from tests.landkaart.cijferwereld import bewaar
from tests.landkaart.planmakers import mt, plan_met_doel, stel_vast
from tests.pagina import tekst, vragen
from tests.tegelijk import tegelijk

KWARTAAL = next(p for p in perioden.voorbij() if p.soort == Periodesoort.KWARTAAL)
LIJST, NIEUW = "landkaart:ketenverslagen", "landkaart:ketenverslag_nieuw"


def _cijfers(locatie: Locatie) -> None:
    """Inflow and placements of the last quarter and the one before."""
    for code, nu, toen in (("instroom", 40, 30), ("plaatsingen", 7, 7), ("vraaguitval", 20, 10)):
        van = 100 if code == "vraaguitval" else 0
        bewaar(locatie, code, {maand: (nu, van) for maand in KWARTAAL.maanden}, mensen=40)
        bewaar(locatie, code, {maand: (toen, van) for maand in KWARTAAL.vorige.maanden}, mensen=40)


def _verslag(locatie: Locatie, door: Medewerker) -> Ketenverslag:
    """A report that lies before the partners."""
    _cijfers(locatie)
    concept = verslagen.begin(locatie=locatie, periode=KWARTAAL.code, door=door)
    return verslagen.leg_voor(verslag=concept, versie=concept.versie, door=door)


def _teken(verslag: Ketenverslag, door: Medewerker) -> Ketenverslag:
    return verslagen.onderteken(verslag=verslag, kenmerk=verslag.kenmerk, door=door)


def _stuur(client: Client, adres: str, **velden: object) -> HttpResponse:
    """Send a form with its hidden fields."""
    form = client.get(adres).context["form"]
    verborgen = {veld.name: str(veld.value()) for veld in form.hidden_fields()}
    return client.post(adres, {**verborgen, **velden}, follow=True)


def _adres(naam: str, verslag: Ketenverslag, *meer: str) -> str:
    return reverse(f"landkaart:ketenverslag{naam}", args=[verslag.pk, *meer])


@pytest.mark.eis("X-40")
def test_drie_partners_maken_samen_een_verslag_dat_daarna_niet_meer_verandert(
    apeldoorn: Locatie, bram: Medewerker, dirk: Medewerker, als: Als
) -> None:
    _cijfers(apeldoorn)
    cwi, uwv, gemeente = mt(apeldoorn)
    maker, coach, vreemd = als(cwi), als(bram), als(dirk)
    assert "Nog geen verslagen" in tekst(coach.get(reverse(LIJST)))
    for fout in ({}, {"periode": "kwartaal-2099-1"}, {"periode": "onzin"}):
        antwoord = _stuur(maker, reverse(NIEUW), **fout)
        assert antwoord.status_code == 422 and "Kies een periode" in tekst(antwoord)
    concept = tekst(_stuur(maker, reverse(NIEUW), periode=KWARTAAL.code))
    assert "120 klanten" in concept and "30 klanten meer dan in het kwartaal ervoor." in concept
    assert "Uitstroomquote, gemiddeld per maand" in concept  # no share of a whole quarter
    assert "Even hoog als in het kwartaal ervoor." in concept and "10 procentpunt meer" in concept
    assert _stuur(maker, reverse(NIEUW), periode=KWARTAAL.code).status_code == 422  # there is one already
    verslag = Ketenverslag.objects.get()
    assert coach.get(_adres("", verslag)).status_code == 404
    assert coach.get(_adres("_toelichten", verslag)).status_code == 403
    lang = _stuur(maker, _adres("_toelichten", verslag), instroom="x" * 2001)
    assert lang.status_code == 422 and "x" * 2001 in lang.content.decode()
    collega = als(uwv).get(_adres("_toelichten", verslag)).context["form"].initial["versie"]
    _stuur(maker, _adres("_toelichten", verslag), instroom="De fabriek ging dicht.")
    te_laat = als(uwv).post(_adres("_toelichten", verslag), {"versie": collega, "instroom": "Anders."})
    assert te_laat.status_code == 422 and "De fabriek ging dicht." in tekst(te_laat)
    verslag.refresh_from_db()
    oud = maker.post(_adres("_voorleggen", verslag), {"versie": "1"}, follow=True)
    assert "Lees het verslag opnieuw" in tekst(oud)
    maker.post(_adres("_voorleggen", verslag), {"versie": str(verslag.versie)})
    Indicatorwaarde.objects.filter(indicator="instroom").update(telt=999)
    assert "120 klanten" in tekst(coach.get(_adres("", verslag)))
    assert vreemd.get(_adres("", verslag)).status_code == 404
    for lid, rest in ((cwi, ""), (uwv, ""), (gemeente, "Alle partners hebben nu getekend")):
        assert f"U hebt getekend voor {lid.partner}.{rest and ' ' + rest}" in tekst(
            _stuur(als(lid), _adres("_tekenen", verslag))
        )
    klaar = tekst(coach.get(_adres("", verslag)))
    assert "Dit verslag verandert niet meer" in klaar and "De fabriek ging dicht." in klaar
    assert "120 klanten" in klaar and "Alle partners" in tekst(coach.get(reverse(LIJST)))
    verslag.refresh_from_db()
    assert verslag.stand == "ondertekend" and verslagen.klopt(verslag)


@pytest.mark.eis("X-40")
def test_een_handtekening_gaat_terug_zolang_een_partner_ontbreekt(apeldoorn: Locatie, als: Als) -> None:
    cwi, uwv, gemeente = mt(apeldoorn)
    verslag = _verslag(apeldoorn, cwi)
    client, terug = als(cwi), _adres("_terughalen", verslag)
    assert "weer een concept" in tekst(client.post(terug, follow=True))
    verslag.refresh_from_db()
    eerder = verslag.kenmerk
    verslag = verslagen.leg_voor(verslag=verslag, versie=verslag.versie, door=cwi)
    with pytest.raises(NietToegestaan, match="veranderd nadat u het las"):
        verslagen.onderteken(verslag=verslag, kenmerk=eerder, door=cwi)
    _teken(verslag, cwi)
    with pytest.raises(NietToegestaan, match="CWI heeft al getekend"):
        _teken(verslag, cwi)
    assert "Er staat al een handtekening onder" in tekst(client.post(terug, follow=True))
    leeg = client.post(_adres("_intrekken", verslag), {"reden": " "})
    assert leeg.status_code == 422 and "Vul in waarom" in tekst(leeg)
    assert als(uwv).post(_adres("_intrekken", verslag), {"reden": "Nee."}).status_code == 422
    na = client.post(_adres("_intrekken", verslag), {"reden": "De cijfers kloppen niet."}, follow=True)
    assert "De handtekening is ingetrokken." in tekst(na) and "De cijfers kloppen niet." in tekst(na)
    for lid in (uwv, cwi, gemeente):
        verslag = _teken(verslag, lid)
    laat = client.post(_adres("_intrekken", verslag), {"reden": "Toch niet."})
    assert laat.status_code == 422 and "Dit verslag verandert niet meer" in tekst(laat)


@pytest.mark.eis("X-40")
def test_alleen_wie_een_partner_vertegenwoordigt_tekent_en_alleen_voor_die(
    apeldoorn: Locatie, gouda: Locatie, bram: Medewerker, als: Als
) -> None:
    cwi, uwv, _gemeente = mt(apeldoorn)
    verslag = _verslag(apeldoorn, cwi)
    elders, los = (
        mt(gouda)[2],
        MedewerkerFabriek(
            partner=Ketenpartner.objects.get(code="gemeente-gouda"), rollen=["mt_lid"], locaties=[apeldoorn]
        ),
    )
    for wie in (bram, elders, los):
        with pytest.raises(RechtOntbreekt):
            _teken(verslag, wie)
    Vertegenwoordiging.objects.create(
        locatie=apeldoorn,
        partner=uwv.partner,
        medewerker=uwv,
        functie="vertegenwoordiger",
        geldig_van=KWARTAAL.van,
    )
    ander = MedewerkerFabriek(partner=uwv.partner, rollen=["mt_lid"], locaties=[apeldoorn])
    assert "mag_tekenen" in (context := als(ander).get(_adres("", verslag)).context)
    assert not context["mag_tekenen"]
    antwoord = als(ander).post(_adres("_tekenen", verslag), {"kenmerk": verslag.kenmerk})
    assert antwoord.status_code in (403, 422) and not Handtekening.objects.exists()
    _teken(verslag, uwv)
    eigen = Handtekening.objects.get()
    with pytest.raises(RechtOntbreekt):
        verslagen.trek_in(handtekening=eigen, reden="Nee.", door=cwi)
    for handeling in (
        lambda: verslagen.begin(locatie=apeldoorn, periode=KWARTAAL.vorige.code, door=bram),
        lambda: verslagen.haal_terug(verslag=verslag, door=elders),
        lambda: verslagen.licht_toe(verslag=verslag, versie=1, door=bram, werk="Ja."),
        lambda: verslagen.leg_voor(verslag=verslag, versie=1, door=elders),
    ):
        with pytest.raises(RechtOntbreekt):
            handeling()


@pytest.mark.eis("X-40")
def test_twee_gemeenten_op_een_locatie_tekenen_elk_zelf(apeldoorn: Locatie, als: Als) -> None:
    andere = KetenpartnerFabriek(code="gemeente-epe")
    eerst = mt(apeldoorn)
    apeldoorn.partners.add(andere)
    epe = MedewerkerFabriek(partner=andere, rollen=["mt_lid"], locaties=[apeldoorn])
    verslag = _verslag(apeldoorn, epe)
    for lid in eerst:
        verslag = _teken(verslag, lid)
    assert verslag.stand == "ter_tekening" and f"Nog niet: {andere}" in tekst(als(epe).get(reverse(LIJST)))
    van_ander = Handtekening.objects.get(partner=eerst[-1].partner)
    with pytest.raises(RechtOntbreekt, match="van een andere partner"):
        verslagen.trek_in(handtekening=van_ander, reden="Nee.", door=epe)
    assert als(epe).post(_adres("_intrekken", verslag), {"reden": "Nee."}).status_code == 422
    alle, nu = Ketenverslag.objects.all(), verslag.opgesteld_op
    for poging in (
        lambda: alle.update(stand="ondertekend", ondertekend_op=nu),
        lambda: Handtekening.objects.update(ingetrokken_op=nu, ingetrokken_door=epe, reden="Nee."),
        lambda: Handtekening.objects.create(
            verslag=verslag, partner=andere, door=eerst[0], kenmerk=verslag.kenmerk
        ),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            poging()
    onzin = als(epe).post(_adres("_voorleggen", verslag), {"versie": "9" * 5000})
    assert onzin.status_code == 302
    assert _teken(verslag, epe).stand == "ondertekend"


@pytest.mark.eis("X-40")
def test_de_database_bewaart_wat_is_getekend(apeldoorn: Locatie) -> None:
    leden = mt(apeldoorn)
    verslag = _verslag(apeldoorn, leden[0])
    alle, zetten = Ketenverslag.objects.all(), Handtekening.objects.all()
    half = {"verslag": verslag, "partner": leden[0].partner, "door": leden[0]}

    def weigert(handeling: Any) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            handeling()

    weigert(lambda: alle.update(cijfers=[]))
    weigert(lambda: alle.update(werk="Iets anders."))
    weigert(lambda: alle.update(stand="ondertekend", ondertekend_op=verslag.opgesteld_op))  # nobody signed
    weigert(lambda: Handtekening.objects.create(**half, kenmerk="0" * 64))
    for lid in leden:
        verslag = _teken(verslag, lid)
    for handeling in (
        lambda: alle.update(werk="Iets anders."),
        alle.delete,
        zetten.delete,
        lambda: zetten.update(ingetrokken_op=verslag.opgesteld_op, ingetrokken_door=leden[0], reden="Nee."),
    ):
        weigert(handeling)


@pytest.mark.eis("X-40")
@pytest.mark.django_db(transaction=True)
def test_de_laatste_twee_partners_tekenen_tegelijk(apeldoorn: Locatie) -> None:
    cwi, uwv, gemeente = mt(apeldoorn)
    verslag = _teken(_verslag(apeldoorn, cwi), cwi)
    uitkomst = tegelijk(
        lambda: _teken(verslag, uwv), lambda: _teken(verslag, gemeente), lambda: _teken(verslag, gemeente)
    )
    fouten = [een for een in uitkomst if isinstance(een, Exception)]
    assert len(fouten) == 1 and isinstance(fouten[0], NietToegestaan)
    verslag.refresh_from_db()
    assert verslag.stand == "ondertekend" and verslag.handtekeningen.count() == 3


@pytest.mark.eis("X-40")
def test_op_papier_en_als_rekenblad_staat_hetzelfde(apeldoorn: Locatie, als: Als, bram: Medewerker) -> None:
    cwi, uwv, gemeente = mt(apeldoorn)
    plan, doel = plan_met_doel(apeldoorn, cwi)
    stel_vast(plan, [cwi, uwv, gemeente])
    dit_jaar = Periode(Periodesoort.KWARTAAL, plan.jaar, 1)
    bewaar(apeldoorn, doel.indicator, {maand: (41, 100) for maand in dit_jaar.maanden})
    regels = [r for deel in hoofdstukken.stel_samen(apeldoorn, dit_jaar) for r in deel["regels"]]
    [regel] = [r for r in regels if r["code"] == doel.indicator]
    assert "Het doel is 60%" in regel["streven"] and "nog 19 procentpunt te gaan" in regel["streven"]
    verslag = _teken(_verslag(apeldoorn, cwi), uwv)
    client = als(bram)
    pdf = client.get(_adres("_bestand", verslag, "pdf"))
    papier = PdfReader(io.BytesIO(pdf.content))
    woorden = " ".join(blad.extract_text() for blad in papier.pages)
    assert "120 klanten" in woorden and "nog niet getekend" in woorden and str(uwv) in woorden
    assert papier.trailer["/Root"]["/MarkInfo"]["/Marked"]
    boek = Databook().load(client.get(_adres("_bestand", verslag, "xlsx")).content, format="xlsx")
    cijfers, _toelichting, handtekeningen = boek.sheets()
    assert ("Instroom", 120) in {(rij[1], rij[2]) for rij in cijfers}
    assert [rij[2] for rij in handtekeningen].count("nog niet getekend") == 2
    assert client.get(_adres("_bestand", verslag, "exe")).status_code == 404
    with pytest.raises(NietToegestaan, match="nog geen cijfers"):
        leeg = verslagen.begin(locatie=apeldoorn, periode="jaar-" + str(KWARTAAL.jaar - 2) + "-1", door=cwi)
        verslagen.leg_voor(verslag=leeg, versie=leeg.versie, door=cwi)
    with pytest.raises(VersieConflict):
        verslagen.leg_voor(verslag=leeg, versie=leeg.versie + 1, door=cwi)
    assert bestanden.pdf(leeg).startswith(b"%PDF")


def test_de_lijst_en_het_verslag_vragen_altijd_evenveel(apeldoorn: Locatie, als: Als) -> None:
    cwi, *_ = mt(apeldoorn)
    verslag, client = _verslag(apeldoorn, cwi), als(cwi)
    client.get(reverse(LIJST))

    def meet() -> list[int]:
        return [vragen(client, adres) for adres in (reverse(LIJST), _adres("", verslag))]

    eerst = meet()
    for periode in perioden.voorbij()[1:6]:
        verslagen.begin(locatie=apeldoorn, periode=periode.code, door=cwi)
    assert meet() == eerst


# --- what a figure is over a period ------------------------------------------------------------------


def _reeks(code: str, *rijen: tuple[int, int, int], versie: int = 1) -> list[Stand]:
    indicator = vind(code)
    assert indicator is not None
    maanden = Periode(Periodesoort.KWARTAAL, 2026, 2).maanden
    return [Stand(indicator, maand, *rij, versie=versie) for maand, rij in zip(maanden, rijen, strict=False)]


@pytest.mark.eis("X-40")
@pytest.mark.parametrize(
    ("code", "rijen", "waarde", "klein"),
    [
        ("instroom", ((3, 0, 3), (4, 0, 4), (2, 0, 2)), 9.0, True),  # may be the same four people
        ("instroom", ((30, 0, 30), (4, 0, 4), (2, 0, 2)), 36.0, False),
        ("vraaguitval", ((1, 10, 10), (0, 30, 30), (5, 20, 20)), 10.0, False),  # of all months together
        ("werkloosheid", ((90, 0, 90), (80, 0, 80), (70, 0, 70)), 70.0, False),  # how things stand at the end
        ("dossiers-compleet", ((10, 60, 60), (20, 60, 60), (30, 60, 60)), 50.0, False),  # likewise
        ("uitstroomquote", ((9, 90, 90), (6, 90, 90), (12, 90, 90)), 10.0, False),  # the mean of a month
        ("vraaguitval", ((0, 0, 0), (0, 0, 0), (0, 0, 0)), None, False),
    ],
)
def test_een_periode_telt_maanden_samen_zoals_het_cijfer_dat_wil(
    code: str, rijen: tuple[tuple[int, int, int], ...], waarde: float | None, klein: bool
) -> None:
    periode = Periode(Periodesoort.KWARTAAL, 2026, 2)
    indicator = vind(code)
    assert indicator is not None
    samen = hoofdstukken.over_periode(indicator, _reeks(code, *rijen), periode)
    assert samen is not None and (samen.waarde, samen.te_klein) == (waarde, klein)
    assert hoofdstukken.over_periode(indicator, _reeks(code, *rijen)[:2], periode) is None
    if code == "instroom":
        gemengd = [*_reeks(code, *rijen)[:2], *_reeks(code, *rijen, versie=2)[2:]]
        assert hoofdstukken.over_periode(indicator, gemengd, periode) is None


@pytest.mark.eis("X-40")
@pytest.mark.parametrize(
    ("aantallen", "stil"),
    [
        ((12, 15, 30, 9, 9, 9, 9, 9, 9, 9, 9, 9), set()),
        ((12, 15, 3, 9, 9, 9, 9, 9, 9, 9, 9, 9), {"kwartaal-2026-1", "tertaal-2026-1", "jaar-2026-1"}),
        ((12, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 9), set()),  # seven together
        ((12, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9), {"kwartaal-2026-1", "tertaal-2026-1", "jaar-2026-1"}),
        # A year less its quarters would tell December.
        ((12, 3, 4, 9, 9, 9, 9, 9, 9, 9, 9, 2), {"kwartaal-2026-4", "tertaal-2026-3", "jaar-2026-1"}),
        ((12, 9, 9, 9, 3, 4, 9, 9, 9, 9, 9, 9), {"tertaal-2026-2"}),  # lies in half a quarter of it
    ],
)
def test_een_periode_verraadt_geen_maand_die_niet_wordt_getoond(
    aantallen: tuple[int, ...], stil: set[str]
) -> None:
    jaar = Periode(Periodesoort.JAAR, 2026, 1)
    instroom = vind("instroom")
    assert instroom is not None
    reeks = [Stand(instroom, maand, n, 0, n) for maand, n in zip(jaar.maanden, aantallen, strict=True)]
    perioden_ = {perioden.met_einde(soort, maand) for soort in Periodesoort for maand in jaar.maanden}
    zwijgt = {p.code for p in perioden_ if hoofdstukken.verraadt_een_maand(instroom, reeks, p)}
    assert zwijgt == stil


@pytest.mark.parametrize(
    ("soort", "dag", "van", "tot", "vorige"),
    [
        ("kwartaal", (2026, 1, 1), (2026, 1, 1), (2026, 3, 31), "kwartaal-2025-4"),
        ("tertaal", (2026, 12, 31), (2026, 9, 1), (2026, 12, 31), "tertaal-2026-2"),
        ("tertaal", (2024, 2, 29), (2024, 1, 1), (2024, 4, 30), "tertaal-2023-3"),
        ("jaar", (2026, 7, 2), (2026, 1, 1), (2026, 12, 31), "jaar-2025-1"),
    ],
)
def test_een_periode_begint_en_eindigt_met_de_kalender(
    soort: str, dag: tuple[int, int, int], van: Any, tot: Any, vorige: str
) -> None:
    periode = perioden.met_einde(Periodesoort(soort), datetime.date(*dag))
    assert (periode.van, periode.tot) == (datetime.date(*van), datetime.date(*tot))
    assert periode.vorige.code == vorige
