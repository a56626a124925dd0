"""Notifications reach a system once, in order and signed, whatever that system does."""

import datetime
import signal
import threading
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.utils import timezone
from pytest_django.fixtures import Settings

from keten.fouten import NietToegestaan
from keten.models import Abonnement, Locatie, Notificatie, Systeem
from keten.notificaties import beheren, bezorgen, opruimen
from keten.notificaties.verbinden import GeenAntwoord, keur_adres, post
from tests.conftest import Als
from tests.fabriek import MedewerkerFabriek
from tests.keten.notificatiewereld import GEHEIM, bezorg_alles, is_echt, maak_tijd, neem, zet_klaar
from tests.pagina import tekst
from tests.tegelijk import tegelijk
from tests.webhookontvanger import ontvanger


@pytest.fixture(autouse=True)
def _snel(settings: Settings) -> None:
    settings.NOTIFICATIES_SECONDEN_VERBINDEN = settings.NOTIFICATIES_SECONDEN_ANTWOORD = 0.3


def test_een_geheim_dat_niet_te_lezen_is_vraagt_om_een_nieuw_en_dan_komt_alles_aan(
    apeldoorn: Locatie, settings: Settings, als: Als
) -> None:
    beheerder = MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn])
    with ontvanger() as hier:
        abonnement = neem(hier.adres, apeldoorn)
        [notificatie] = zet_klaar(abonnement, "10000042")
        settings.BSN_SLEUTELS = [Fernet.generate_key().decode()]
        assert bezorg_alles() == 0
        notificatie.refresh_from_db()
        abonnement.refresh_from_db()
        assert (notificatie.stand, abonnement.stand, abonnement.mislukt_achtereen) == (
            "wacht",
            "gepauzeerd",
            0,
        )
        pagina = tekst(als(beheerder).get(f"/beheer/abonnementen/{abonnement.pk}/"))
        assert "Maak een nieuw geheim, geef dat aan de beheerder van het systeem en hervat daarna" in pagina
        nieuw = beheren.vernieuw_geheim(abonnement=abonnement, door=beheerder)
        beheren.hervat(abonnement=abonnement, door=beheerder)
        Systeem.objects.update(afgesloten_op=timezone.now())
        assert bezorg_alles() == 0, "een afgesloten systeem krijgt niets"
        Systeem.objects.update(afgesloten_op=None)
        assert bezorg_alles() == 1
    assert is_echt()(nieuw, hier.post[0].koppen, hier.post[0].inhoud)
    abonnement.refresh_from_db()
    assert abonnement.vorig_geheim is None, "een geheim dat niemand kan lezen, geldt niet nog een dag"


@pytest.mark.eis("X-82")
def test_een_bericht_is_een_ondertekend_cloudevent_en_een_kopie_valt_op(
    apeldoorn: Locatie, settings: Settings
) -> None:
    settings.PORTAAL_ADRES, settings.OIN = "https://portaal.example.nl", "00000001234567890000"
    with ontvanger() as hier:
        abonnement = neem(hier.adres, apeldoorn)
        [notificatie] = zet_klaar(abonnement, "10000042")
        assert bezorg_alles() == 1
        beheerder = MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn])
        nieuw = beheren.vernieuw_geheim(abonnement=abonnement, door=beheerder)
        zet_klaar(abonnement, "10000042")
        assert bezorg_alles() == 1
    eerste, tweede = hier.post
    assert eerste.gebeurtenis == {
        "specversion": "1.0",
        "id": str(notificatie.nummer),
        "source": "urn:nld:oin:00000001234567890000:systeem:lwi-portaal",
        "type": "nl.lwi.dossier.werkplan",
        "subject": "10000042",
        "time": notificatie.gebeurd_op.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "dataref": "https://portaal.example.nl/api/v1/klanten/10000042",
    }
    assert eerste.koppen["content-type"] == "application/cloudevents+json; charset=utf-8"
    echt = is_echt()
    assert echt(GEHEIM, eerste.koppen, eerste.inhoud)
    assert not echt(nieuw, eerste.koppen, eerste.inhoud)
    assert not echt(GEHEIM, eerste.koppen, eerste.inhoud.replace(b"10000042", b"10000043"))
    later = timezone.now().timestamp() + 301
    assert not echt(GEHEIM, eerste.koppen, eerste.inhoud, nu=later)  # somebody kept it and sends it again
    verschoven = {**eerste.koppen, "webhook-timestamp": str(int(later))}
    assert not echt(GEHEIM, verschoven, eerste.inhoud, nu=later)
    assert echt(GEHEIM, tweede.koppen, tweede.inhoud) and echt(nieuw, tweede.koppen, tweede.inhoud)


def test_een_dossier_dat_stokt_houdt_alleen_zichzelf_op(apeldoorn: Locatie) -> None:
    with ontvanger() as hier:
        hier.status["10000001"] = 500
        zet_klaar(neem(hier.adres, apeldoorn), "10000001", "10000002", "10000001", "10000002")
        assert bezorg_alles() == 2
        assert hier.onderwerpen.count("10000001") == 1  # the second one waits for the first
        assert bezorg_alles() == 0
        hier.status["10000001"] = 204
        maak_tijd()
        assert bezorg_alles() == 2
    per_nummer = {str(n.nummer): n.pk for n in Notificatie.objects.filter(onderwerp="10000001")}
    aangekomen = [o.gebeurtenis["id"] for o in hier.post if o.gebeurtenis["subject"] == "10000001"]
    assert [per_nummer[nummer] for nummer in aangekomen[1:]] == sorted(per_nummer.values())
    assert aangekomen[0] == aangekomen[1]  # tried again under the same id
    assert set(Notificatie.objects.values_list("stand", flat=True)) == {"bezorgd"}


def test_na_steeds_langere_pauzes_beslist_een_mens(apeldoorn: Locatie) -> None:
    with ontvanger() as hier:
        hier.status[""] = 400
        [notificatie] = zet_klaar(neem(hier.adres, apeldoorn), "10000001")
        pauzes = []
        for _ in bezorgen.PAUZES:
            bezorg_alles()
            notificatie.refresh_from_db()
            assert notificatie.stand == "wacht"
            pauzes.append((notificatie.volgende_poging_op - timezone.now()) / datetime.timedelta(minutes=1))
            maak_tijd()
        for pauze, bedoeld in zip(pauzes, (1, 5, 30, 120, 480), strict=True):
            assert 0.79 * bedoeld < pauze < 1.21 * bedoeld
        bezorg_alles()
        notificatie.refresh_from_db()
        assert (notificatie.stand, notificatie.laatste_status) == ("mislukt", 400)
        assert notificatie.laatste_fout == "De ontvanger nam het niet aan (400)."
        maak_tijd()
        assert bezorg_alles() == 0
        hier.status[""], hier.koppen["Retry-After"] = 503, "7200"
        zet_klaar(notificatie.abonnement, "10000002")
        bezorg_alles()
    wacht = Notificatie.objects.get(onderwerp="10000002").volgende_poging_op - timezone.now()
    assert datetime.timedelta(minutes=119) < wacht <= datetime.timedelta(minutes=120)


@pytest.mark.parametrize(
    ("manier", "status", "woorden"),
    [
        ("hangt", 204, "Het antwoord bleef te lang uit."),
        ("druppelt", 204, "Het antwoord bleef te lang uit."),
        ("gewoon", 0, "Dit adres is niet bereikbaar, of geeft geen leesbaar antwoord."),
        ("gewoon", 307, "De ontvanger verwijst door naar een ander adres (307). Dat volgt het portaal niet."),
        ("gewoon", 401, "De ontvanger weigert de afzender (401). Kijk of het geheim daar klopt."),
    ],
)
def test_wat_de_ontvanger_ook_doet_er_staat_waarom(
    manier: str, status: int, woorden: str, apeldoorn: Locatie
) -> None:
    with ontvanger() as hier, ontvanger() as elders:
        hier.manier, hier.status[""], hier.koppen["Location"] = manier, status, elders.adres
        [notificatie] = zet_klaar(neem(hier.adres, apeldoorn), "10000001")
        assert bezorg_alles() == 0
    notificatie.refresh_from_db()
    assert (notificatie.stand, notificatie.pogingen, notificatie.laatste_fout) == ("wacht", 1, woorden)
    assert len(hier.post) == 1 and not elders.post


def test_wie_twee_keer_antwoordt_krijgt_het_een_keer(apeldoorn: Locatie) -> None:
    with ontvanger() as hier:
        hier.manier = "dubbel"
        zet_klaar(neem(hier.adres, apeldoorn), "10000001", "10000001")
        assert bezorg_alles() == 2
    assert set(hier.nummers.values()) == {1}
    assert not Notificatie.objects.exclude(stand="bezorgd")


def test_wie_niets_meer_wil_krijgt_niets_meer(apeldoorn: Locatie) -> None:
    with ontvanger() as hier:
        hier.status[""] = 410
        abonnement = neem(hier.adres, apeldoorn)
        zet_klaar(abonnement, "10000001", "10000001", "10000002")
        bezorgen.bezorg(abonnement.pk, "10000001")
        assert bezorg_alles() == 0
    abonnement.refresh_from_db()
    assert (abonnement.stand, abonnement.reden) == (
        "gestopt",
        "De ontvanger wil geen notificaties meer (410).",
    )
    assert len(hier.post) == 1
    assert list(Notificatie.objects.order_by("pk").values_list("stand", flat=True)) == [
        "mislukt",
        "vervallen",
        "vervallen",
    ]


class Gedood(BaseException):
    """What a killed worker does not catch either."""


def test_een_gedode_taak_verliest_niets_en_het_nummer_blijft(apeldoorn: Locatie) -> None:
    def dood(*_: object) -> None:
        raise Gedood

    vorige = signal.signal(signal.SIGUSR1, dood)
    try:
        with ontvanger() as hier:
            abonnement = neem(hier.adres, apeldoorn)
            zet_klaar(abonnement, "10000001", "10000001")
            werker = threading.main_thread().ident
            assert werker
            hier.manier = "hangt"
            hier.bij_ontvangst = lambda: signal.pthread_kill(werker, signal.SIGUSR1)
            with pytest.raises(Gedood):
                bezorgen.bezorg(abonnement.pk, "10000001")
            hier.manier, hier.bij_ontvangst = "gewoon", lambda: None
            assert bezorg_alles() == 0  # nobody knows yet that it is gone
            maak_tijd()
            assert bezorg_alles() == 2
    finally:
        signal.signal(signal.SIGUSR1, vorige)
    assert sorted(hier.nummers.values()) == [1, 2]
    assert hier.post[0].gebeurtenis["id"] == hier.post[1].gebeurtenis["id"]


@pytest.mark.django_db(transaction=True)
def test_twee_werkers_tegelijk_bezorgen_alles_een_keer_en_op_volgorde(apeldoorn: Locatie) -> None:
    with ontvanger() as hier:
        abonnement = neem(hier.adres, apeldoorn)
        klaar = zet_klaar(abonnement, *["10000001"] * 4)
        doe = lambda: bezorgen.bezorg(abonnement.pk, "10000001")  # noqa: E731
        assert sum(tegelijk(doe, doe, doe)) + bezorg_alles() == 4
    assert [o.gebeurtenis["id"] for o in hier.post] == [str(een.nummer) for een in klaar]


def test_een_adres_dat_onbereikbaar_blijft_krijgt_rust_en_dan_pauze(apeldoorn: Locatie) -> None:
    with ontvanger() as weg:
        pass
    abonnement = neem(weg.adres, apeldoorn)
    zet_klaar(abonnement, *[str(10_000_000 + nummer) for nummer in range(20)])
    bezorg_alles()
    abonnement.refresh_from_db()
    assert abonnement.is_uit_beeld and abonnement.mislukt_achtereen == bezorgen.RUST_VANAF
    assert Notificatie.objects.filter(pogingen__gt=0).count() == bezorgen.RUST_VANAF
    Abonnement.objects.update(rust_tot=None)
    bezorg_alles()
    assert Notificatie.objects.filter(pogingen__gt=0).count() == bezorgen.RUST_VANAF + 1  # one tries
    for _ in range(bezorgen.PAUZE_NA):
        maak_tijd()
        bezorg_alles()
    abonnement.refresh_from_db()
    assert abonnement.stand == "gepauzeerd"
    assert abonnement.reden.startswith("Het adres gaf 12 keer achter elkaar geen goed antwoord.")
    assert abonnement.notificaties.filter(stand="wacht").count() == 20  # nothing is lost
    with ontvanger() as hier:
        beheerder = MedewerkerFabriek(rollen=["beheerder"], locaties=[apeldoorn])
        versie = abonnement.versie
        beheren.pas_aan(
            abonnement=abonnement, versie=versie, adres=hier.adres, soorten=abonnement.soorten, door=beheerder
        )
        beheren.hervat(abonnement=abonnement, door=beheerder)
        assert bezorg_alles() == 20


def test_wat_klaar_is_gaat_na_een_maand_weg(apeldoorn: Locatie) -> None:
    lopend, stil = neem("https://a.example", apeldoorn), neem("https://b.example", apeldoorn)
    Abonnement.objects.filter(pk=stil.pk).update(stand="gepauzeerd", reden="Storing.")
    lang, kort = (timezone.now() - datetime.timedelta(days=dagen) for dagen in (31, 29))
    for abonnement in (lopend, stil):
        for klaar in (lang, kort):
            oud, wacht = zet_klaar(abonnement, "10000001", "10000002")
            Notificatie.objects.filter(pk=oud.pk).update(stand="bezorgd", klaar_op=klaar)
            Notificatie.objects.filter(pk=wacht.pk).update(aangemaakt_op=klaar)
    assert opruimen.ruim_op() == 3
    assert opruimen.ruim_op() == 0
    assert lopend.notificaties.count() == 3  # what waits for one that runs is never thrown away
    assert stil.notificaties.count() == 2


@pytest.mark.parametrize(
    "adres",
    [
        "http://systeem.example/lwi",
        "https://naam:wachtwoord@systeem.example/lwi",
        "https://systeem.example/lwi#deel",
        "https://systeem.example:zeven/",
        "ftp://systeem.example/",
        "https:///lwi",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[fd00::1]/",
        "https://224.0.0.1/",
        "https://0.0.0.0/",
    ],
)
def test_in_gebruik_gaat_er_niets_naar_binnen_of_onbeveiligd(adres: str, settings: Settings) -> None:
    settings.NOTIFICATIES_NETTEN, settings.NOTIFICATIES_ALLEEN_HTTPS = [], True
    with pytest.raises(NietToegestaan):
        keur_adres(adres)
    with pytest.raises(GeenAntwoord):
        post(adres, b"{}", {})


def test_een_naam_die_naar_binnen_wijst_wordt_niet_gebeld(settings: Settings) -> None:
    with ontvanger() as hier:
        adres = hier.adres.replace("127.0.0.1", "localhost")
        settings.NOTIFICATIES_NETTEN = []
        keur_adres(adres)  # a name says nothing yet
        with pytest.raises(GeenAntwoord, match="afgesloten netwerk"):
            post(adres, b"{}", {})
    assert not hier.post


def test_een_certificaat_dat_niemand_kent_telt_niet(tmp_path: Path) -> None:
    with (
        ontvanger(sleutelpaar=_zelf_getekend(tmp_path)) as hier,
        pytest.raises(GeenAntwoord, match="certificaat van dit adres klopt niet"),
    ):
        post(hier.adres, b"{}", {})
    assert not hier.post


def _zelf_getekend(map_: Path) -> tuple[Path, Path]:
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    nu = datetime.datetime.now(datetime.UTC)
    bouw: Any = x509.CertificateBuilder(naam, naam, sleutel.public_key(), x509.random_serial_number())
    bouw = bouw.not_valid_before(nu).not_valid_after(nu + datetime.timedelta(days=1))
    certificaat = bouw.sign(sleutel, hashes.SHA256())
    bestanden = map_ / "certificaat.pem", map_ / "sleutel.pem"
    pem = serialization.Encoding.PEM
    bestanden[0].write_bytes(certificaat.public_bytes(pem))
    vorm = serialization.PrivateFormat.PKCS8
    bestanden[1].write_bytes(sleutel.private_bytes(pem, vorm, serialization.NoEncryption()))
    return bestanden
