"""The screens of experiments: who sees what, what is refused, and what a mistake leaves standing."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from keten.models import Locatie, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant
from landkaart.models import (
    Experiment,
    Experimentdeelname,
    Peiling,
    Peilingantwoord,
    Peilinguitnodiging,
    Peilingvraag,
    Praktijk,
)
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.fabriek.kennis import PraktijkFabriek
from tests.landkaart.experimentwereld import DAG, EINDE, afgerond, maak, start
from tests.pagina import tekst, vragen

LIJST = "/landkaart/experimenten/"


@pytest.fixture
def mieke(apeldoorn: Locatie) -> Medewerker:
    """Mieke: member of the MT in Apeldoorn."""
    return MedewerkerFabriek(naam="Mieke Manager", rollen=["mt_lid"], locaties=[apeldoorn])


def _opzet(client: Client, url: str, **anders: object) -> dict[str, object]:
    """What the form sends for a complete set-up."""
    form = client.get(url).context["form"]
    return {
        "indiening": str(form["indiening"].value()),
        "versie": form["versie"].value(),
        "naam": "Bellen voor de afspraak",
        "soort": "dienstverlening",
        "aanpak": "een telefoontje",
        "hypothese": "Meer mensen komen.",
        "controlegroep": "een brief",
        "indicator": "preventiequote",
        "instroom": "beide",
        "verdeling": "",
        "aandeel": "50",
        "uitgangswaarde": "30,5",
        "effect": "10",
        "kracht": "80",
        "einde_op": f"{EINDE:%d-%m-%Y}",
        "vanaf": "18",
        **anders,
    }


@pytest.mark.eis("D-36", "L-49")
def test_van_een_praktijk_naar_een_experiment_dat_loopt(
    apeldoorn: Locatie, klant: Klant, mieke: Medewerker, als: Als
) -> None:
    praktijk: Praktijk = PraktijkFabriek(hypothese="Zij komen vaker.", locaties=[apeldoorn])
    client, url = als(mieke), f"{LIJST}nieuw/?praktijk={praktijk.pk}"
    assert client.get(url).context["form"]["hypothese"].value() == "Zij komen vaker."

    fout = client.post(url, _opzet(client, url, vanaf="60", tot_en_met="20", effect="80"))
    assert fout.status_code == 422
    assert "Deze leeftijd ligt voor de eerste" in tekst(fout)
    assert fout.context["form"]["aanpak"].value() == "een telefoontje"
    te_veel = client.post(url, _opzet(client, url, effect="80"))
    assert te_veel.status_code == 422 and "buiten de 0 en 100 procent" in tekst(te_veel)

    goed = _opzet(client, url, praktijk=str(praktijk.pk))
    pagina = client.post(url, goed, follow=True)
    assert "Er doet nog niemand mee" in tekst(pagina)
    assert "leeftijd: van 18 jaar tot en met 75 jaar" in tekst(pagina).lower()
    experiment = Experiment.objects.get()
    assert client.post(url, goed).status_code == 422 and Experiment.objects.count() == 1
    assert "Bellen voor de afspraak" in tekst(client.get(reverse("landkaart:praktijk", args=[praktijk.pk])))

    pad = f"{LIJST}{experiment.pk}/wijzigen/"
    oud = _opzet(client, pad, naam="Van mij")
    client.post(pad, _opzet(client, pad, naam="Van een ander"))
    botsing = client.post(pad, oud)
    assert botsing.status_code == 422 and "Van een ander" in tekst(botsing)

    pad = f"{LIJST}{experiment.pk}/starten/"
    scherm = client.get(pad)
    assert "Nu kunnen minder dan 5 klanten meedoen" in tekst(
        scherm
    ) and "Dit zijn er waarschijnlijk te weinig" in tekst(scherm)
    velden = {naam: scherm.context["form"][naam].value() for naam in ("indiening", "versie")}
    assert "Het experiment loopt" in tekst(client.post(pad, velden, follow=True))
    assert Experimentdeelname.objects.get().klant == klant
    assert client.get(pad).status_code == 404


@pytest.mark.eis("H-53")
def test_het_resultaat_staat_dicht_tot_het_einde_of_tot_iemand_zegt_waarom(
    apeldoorn: Locatie, mieke: Medewerker, bram: Medewerker, dirk: Medewerker, als: Als
) -> None:
    klaar = afgerond(apeldoorn, mieke)
    coach, mt = als(bram), als(mieke)
    pagina = tekst(coach.get(f"{LIJST}{klaar.pk}/"))
    assert "75,0 procent in de experimentgroep" in pagina and "nooit of iemand een maatregel krijgt" in pagina
    csv = b"".join(coach.get(f"{LIJST}{klaar.pk}/bewaren/?formaat=csv").streaming_content).decode()
    assert "experimentgroep;24;24;18;75.0" in csv
    assert als(dirk).get(f"{LIJST}{klaar.pk}/").status_code == 404
    assert "Bellen" not in tekst(als(dirk).get(LIJST))

    loopt = start(maak(apeldoorn, mieke, indicator="uitstroomquote"), mieke)
    pad = f"{LIJST}{loopt.pk}/"
    for client in (coach, mt):
        assert "Te vroeg om iets te zeggen" in tekst(client.get(pad))
        assert "Gehaald" not in tekst(client.get(pad))
        assert client.get(f"{pad}bewaren/").status_code == 404
    form = mt.get(f"{pad}tussentijds/").context["form"]
    nummer = str(form["indiening"].value())
    assert mt.post(f"{pad}tussentijds/", {"indiening": nummer, "waarom": " "}).status_code == 422
    open_ = mt.post(f"{pad}tussentijds/", {"indiening": nummer, "waarom": "Er komen klachten."}, follow=True)
    assert "Gehaald" in tekst(open_) and "Te vroeg om iets te zeggen" in tekst(open_)
    gezien = tekst(coach.get(pad))
    assert "Er komen klachten." in gezien and "Mieke Manager" in gezien and "Gehaald" not in gezien


@pytest.mark.eis("H-52")
def test_bij_het_resultaat_staat_hoe_tevreden_elke_groep_is(
    apeldoorn: Locatie, mieke: Medewerker, als: Als
) -> None:
    experiment = afgerond(apeldoorn, mieke, per_groep=8)
    vraag = Peilingvraag.objects.create(
        soort="schaal", tekst="Het gesprek hielp mij", locatie=apeldoorn, door=mieke, experiment=experiment
    )
    peiling = Peiling.objects.create(code="proef", naam="Proef", moment="experiment", bron="test")
    for groep, score in (("E", 5), ("C", 2)):
        for deelname in experiment.deelnames.filter(groep=groep)[: 8 if groep == "E" else 4]:
            uitnodiging = Peilinguitnodiging.objects.create(
                klant=deelname.klant,
                locatie=apeldoorn,
                peiling=peiling,
                aanleiding_op=vandaag() - DAG,
                gevraagd_op=vandaag(),
                uiterlijk=vandaag(),
                stand="ingevuld",
                klaar_op=timezone.now(),
            )
            Peilingantwoord.objects.create(uitnodiging=uitnodiging, vraag=vraag, volgorde=1, score=score)
    pagina = tekst(als(mieke).get(f"{LIJST}{experiment.pk}/"))
    assert "Het gesprek hielp mij Experimentgroep 5,0" in pagina
    assert "Het gesprek hielp mij Controlegroep te klein om te tonen" in pagina


@pytest.mark.eis("D-36")
def test_de_klant_zegt_nee_en_van_handhaving_weet_alleen_wie_risicos_beoordeelt(
    apeldoorn: Locatie, klant: Klant, mieke: Medewerker, bram: Medewerker, als: Als
) -> None:
    assert klant.gebruiker
    start(maak(apeldoorn, mieke, soort=Experiment.Soort.HANDHAVING), mieke)
    deelname = Experimentdeelname.objects.get()
    dossier = f"/landkaart/experimenten/klant/{klant.klantnummer}/"
    leider = MedewerkerFabriek(naam="Tom Leider", rollen=["teamleider"], locaties=[apeldoorn])
    for wie, ziet in ((bram, True), (leider, False)):
        client = als(wie)
        client.post(
            f"/klanten/{klant.klantnummer}/reden/", {"doel": "klantvraag", "reden": "vraag aan de balie"}
        )
        for pad in (dossier, f"{dossier}blok/", f"/klanten/{klant.klantnummer}/tijdlijn/"):
            assert ("Workshop in week één" in tekst(client.get(pad, follow=True))) == ziet, (wie, pad)

    zelf, pad = als(klant.gebruiker), "/landkaart/mijn/proeven/"
    assert "Lees over de proef" in tekst(zelf.get("/klanten/mijn/"))
    assert "U krijgt de" in tekst(zelf.get(pad))
    zelf.post(pad, {"deelname": deelname.pk, "actie": "niet"})
    deelname.refresh_from_db()
    assert deelname.afgemeld_op and "u doet niet mee" in tekst(zelf.get(pad))
    assert "Lees over de proef" not in tekst(zelf.get("/klanten/mijn/"))
    for onzin in ("x", "9" * 5000):
        assert zelf.post(pad, {"deelname": onzin, "actie": "niet"}).status_code == 404
    als(bram).post(f"{dossier}{deelname.pk}/keuze/", {"actie": "wel"})
    deelname.refresh_from_db()
    assert deelname.afgemeld_op is None


def test_de_lijst_filtert_en_vraagt_even_veel_bij_meer_experimenten(
    apeldoorn: Locatie, mieke: Medewerker, als: Als
) -> None:
    client = als(mieke)
    leeg = tekst(client.get(LIJST))
    assert "Nog geen experimenten" in leeg
    maak(apeldoorn, mieke, naam="Alleen in voorbereiding")
    eerst = vragen(client, LIJST)
    for nummer in range(4):
        start(maak(apeldoorn, mieke, naam=f"Proef {nummer}"), mieke)
    assert vragen(client, LIJST) == eerst
    gefilterd = tekst(client.get(f"{LIJST}?stand=loopt&sorteer=-naam"))
    assert "Alleen in voorbereiding" not in gefilterd
    assert gefilterd.index("Proef 3") < gefilterd.index("Proef 0")
    weg = f"{LIJST}{Experiment.objects.get(stand='concept').pk}/weg/"
    assert "Ja, gooi weg" in tekst(client.get(weg))
    assert "is weggegooid" in tekst(client.post(weg, follow=True))
    assert client.get(weg).status_code == 404
    hulp = tekst(client.get(f"{LIJST}rekenhulp/?nu=50&straks=60&kracht=80&aandeel=50"))
    assert "388 klanten" in hulp and "776 klanten" in hulp
    zelfde = client.get(f"{LIJST}rekenhulp/?nu=50&straks=50&kracht=80&aandeel=50")
    assert zelfde.status_code == 422 and "Kies een ander cijfer" in tekst(zelfde)
