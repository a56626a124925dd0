import datetime
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from keten.models import Medewerker
from klanten import persoonsgegevens, verzenden
from klanten.bereik import bereik
from klanten.meldingen import meld
from klanten.models import Klant, Taak, Zending
from klanten.tasks import verstuur_zending
from tests.klanten.post import laad_teksten, wil
from tests.postkantoor import SLEUTEL, Mailserver, Notifydienst, mailserver, notifydienst
from tests.tegelijk import tegelijk
from tests.werker import schiet_dood, wacht_tot, worker

Stand = Zending.Stand


@pytest.fixture
def post(settings: object) -> Iterator[Mailserver]:
    """A real mail server, to which Django's mail goes."""
    with mailserver() as (server, poort):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", poort  # type: ignore[attr-defined]
        yield server


@pytest.fixture
def notify(settings: object) -> Iterator[Notifydienst]:
    """A NotifyNL, over which mail and sms both go."""
    with notifydienst() as (dienst, adres):
        settings.NOTIFY_ADRES, settings.NOTIFY_SLEUTEL = adres, SLEUTEL  # type: ignore[attr-defined]
        settings.NOTIFY_SJABLONEN = {"email": "mail-nl", "sms": "sms-nl", "email:en": "mail-en"}  # type: ignore[attr-defined]
        settings.KANALEN = {"email": "notify", "sms": "notify"}  # type: ignore[attr-defined]
        yield dienst


def _zending(klant: Klant, kanaal: str = "email", sleutel: str = "a", **anders: object) -> Zending:
    laad_teksten()
    zending = meld(klant=wil(klant, kanaal, **anders), code="afspraak_gepland", sleutel=sleutel)
    assert zending is not None
    return zending


def _nu_weer(zending: Zending) -> None:
    """The pause before the next try is over."""
    Zending.objects.filter(pk=zending.pk).update(volgende_poging=timezone.now())


@pytest.mark.eis("X-20")
def test_een_e_mail_gaat_als_gewone_tekst_en_html_naar_de_mailserver(klant: Klant, post: Mailserver) -> None:
    zending = _zending(klant)
    assert verzenden.verstuur(zending.pk)
    [mail] = post.post
    assert mail["To"] == "marieke@klant.example"
    assert mail["Subject"] == "U hebt een afspraak bij Activerium Apeldoorn"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{zending.pk}@lwi.example>"
    assert [deel.get_content_type() for deel in mail.walk()][1:] == ["text/plain", "text/html"]
    zending.refresh_from_db()
    assert (zending.stand, zending.dienst, zending.pogingen) == (Stand.VERZONDEN, "smtp", 1)


def test_nog_een_keer_versturen_doet_niets(klant: Klant, post: Mailserver) -> None:
    zending = _zending(klant)
    verzenden.verstuur(zending.pk)
    assert not verzenden.verstuur(zending.pk)
    verstuur_zending(zending.pk.hex)
    assert not verzenden.verstuur(uuid.uuid4())
    assert len(post.post) == 1


@pytest.mark.django_db(transaction=True)
def test_twee_werkers_tegelijk_versturen_een_keer(klant: Klant, post: Mailserver) -> None:
    zending = _zending(klant)
    uitkomsten = tegelijk(*[lambda: verzenden.verstuur(zending.pk)] * 3)
    assert sorted(uitkomsten) == [False, False, True]
    assert len(post.post) == 1


@pytest.mark.eis("X-20")
def test_een_onbekend_adres_wordt_gemerkt_en_de_contactpersoon_vraagt_een_ander(
    klant: Klant, anna: Medewerker, post: Mailserver
) -> None:
    klant.beeld.contactpersoon = anna
    klant.beeld.save()
    post.weigert["marieke@klant.example"] = "550 5.1.1 User unknown"
    zending = _zending(klant)
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    assert (zending.stand, zending.fout) == (Stand.MISLUKT, "De mailserver kent dit adres niet (550).")
    klant = Klant.objects.get(pk=klant.pk)
    assert klant.contactgegevens.email_onbereikbaar_op is not None
    taak = klant.taken.get()
    assert (taak.voor, taak.soort) == (anna, Taak.Soort.CONTACT)
    assert "e-mailadres van de cliënt werkt niet" in taak.omschrijving
    assert "niet aangekomen" in " ".join(klant.gebeurtenissen.values_list("zin", flat=True))
    assert bereik(klant).kanaal is None


@pytest.mark.eis("X-20")
def test_een_nieuw_adres_haalt_het_merk_en_de_taak_weg(
    klant: Klant, anna: Medewerker, post: Mailserver
) -> None:
    post.weigert["marieke@klant.example"] = "550 5.1.1 User unknown"
    verzenden.verstuur(_zending(klant).pk)
    klant = Klant.objects.get(pk=klant.pk)
    versie = klant.contactgegevens.versie
    persoonsgegevens.wijzig_contactgegevens(klant=klant, versie=versie, door=anna, woonplaats="Ede")
    assert klant.taken.open().count() == 1
    persoonsgegevens.wijzig_contactgegevens(
        klant=Klant.objects.get(pk=klant.pk), versie=versie + 1, door=None, email="nieuw@klant.example"
    )
    klant = Klant.objects.get(pk=klant.pk)
    assert klant.contactgegevens.email_onbereikbaar_op is None
    assert not klant.taken.open().exists()
    assert bereik(klant).adres == "nieuw@klant.example"


@pytest.mark.parametrize(
    ("antwoord", "stand", "gemerkt"),
    [
        ("550 Mailbox unavailable", Stand.MISLUKT, True),
        ("550 5.2.1 Mailbox disabled", Stand.MISLUKT, True),
        ("552 5.2.2 Mailbox full", Stand.MISLUKT, False),
        ("554 5.7.1 Relaying denied", Stand.MISLUKT, False),
        ("450 4.2.1 Try again later", Stand.KLAAR, False),
    ],
)
def test_alleen_een_fout_in_het_adres_merkt_het_adres(
    klant: Klant, post: Mailserver, antwoord: str, stand: str, gemerkt: bool
) -> None:
    post.weigert["marieke@klant.example"] = antwoord
    zending = _zending(klant)
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    klant.contactgegevens.refresh_from_db()
    assert zending.stand == stand
    assert (klant.contactgegevens.email_onbereikbaar_op is not None) is gemerkt


def test_een_bounce_op_een_oud_adres_merkt_het_nieuwe_niet(klant: Klant, post: Mailserver) -> None:
    post.weigert["marieke@klant.example"] = "550 5.1.1 User unknown"
    zending = _zending(klant)
    wil(klant, "email", email="anders@klant.example")
    verzenden.verstuur(zending.pk)
    klant.contactgegevens.refresh_from_db()
    assert klant.contactgegevens.email_onbereikbaar_op is None


def test_een_mailserver_die_niet_antwoordt_krijgt_steeds_meer_rust(klant: Klant, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    zending = _zending(klant)
    pauzes = []
    for _ in verzenden.PAUZES:
        verzenden.verstuur(zending.pk)
        zending.refresh_from_db()
        assert zending.stand == Stand.KLAAR
        assert zending.fout == "De mailserver is niet bereikbaar."
        assert verzenden.wachtend() == []
        pauzes.append(round((zending.volgende_poging - timezone.now()).total_seconds() / 60))
        _nu_weer(zending)
    assert pauzes == list(verzenden.PAUZES)
    assert verzenden.wachtend() == [zending.pk]
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    assert zending.stand == Stand.MISLUKT
    assert "Na 8 keer gestopt" in zending.fout


@pytest.mark.eis("X-20")
@pytest.mark.django_db(transaction=True)
def test_een_gedode_worker_verliest_geen_e_mail_en_verstuurt_geen_tweede(
    klant: Klant, tmp_path: Path
) -> None:
    logboek, rij = tmp_path / "worker.log", f"test-{uuid.uuid4()}"
    zending = _zending(klant)
    with mailserver() as (server, poort):
        adres = {"EMAIL_URL": f"smtp://127.0.0.1:{poort}"}
        server.houdt_op.set()
        verstuur_zending.apply_async([zending.pk.hex], queue=rij)
        with worker(rij, logboek, **adres) as proces:
            wacht_tot(server.wacht.is_set, proces, logboek)
            schiet_dood(proces)
        server.houdt_op.clear()
        zending.refresh_from_db()
        assert (zending.stand, zending.pogingen) == (Stand.KLAAR, 1)
        _nu_weer(zending)
        verstuur_zending.apply_async([zending.pk.hex], queue=rij)
        with worker(rij, logboek, **adres) as proces:
            wacht_tot(lambda: Zending.objects.get().stand == Stand.VERZONDEN, proces, logboek)
        assert [mail["Message-ID"] for mail in server.post] == [f"<{zending.pk}@lwi.example>"]


@pytest.mark.eis("X-20")
def test_een_sms_gaat_via_notify(klant: Klant, notify: Notifydienst) -> None:
    zending = _zending(klant, "sms")
    verzenden.verstuur(zending.pk)
    [bericht] = notify.berichten.values()
    assert bericht["soort"] == "/v2/notifications/sms"
    assert (bericht["phone_number"], bericht["template_id"]) == ("+31612345678", "sms-nl")
    assert bericht["personalisation"] == {"tekst": zending.tekst}
    zending.refresh_from_db()
    assert (zending.stand, zending.kenmerk) == (Stand.VERZONDEN, bericht["id"])


def test_een_engelse_e_mail_krijgt_het_engelse_sjabloon(klant: Klant, notify: Notifydienst) -> None:
    verzenden.verstuur(_zending(klant, taal="en").pk)
    [bericht] = notify.berichten.values()
    assert bericht["template_id"] == "mail-en"
    assert set(bericht["personalisation"]) == {"onderwerp", "tekst"}


def test_wat_notify_al_had_wordt_niet_nog_eens_verstuurd(klant: Klant, notify: Notifydienst) -> None:
    notify.valt_weg = True
    zending = _zending(klant)
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    assert zending.stand == Stand.KLAAR
    _nu_weer(zending)
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    assert zending.stand == Stand.VERZONDEN
    assert list(notify.berichten) == [zending.kenmerk]


@pytest.mark.parametrize(
    ("geeft", "stand", "gemerkt"),
    [
        ((400, "phone_number Not enough digits"), Stand.MISLUKT, True),
        ((400, "Missing personalisation: tekst"), Stand.MISLUKT, False),
        ((403, "Invalid token"), Stand.KLAAR, False),
        ((429, "Exceeded rate limit"), Stand.KLAAR, False),
        ((500, "Internal server error"), Stand.KLAAR, False),
    ],
)
def test_notify_weigert_soms_voorgoed_en_soms_voor_even(
    klant: Klant, notify: Notifydienst, geeft: tuple[int, str], stand: str, gemerkt: bool
) -> None:
    notify.geeft = geeft
    zending = _zending(klant, "sms")
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    klant.contactgegevens.refresh_from_db()
    assert zending.stand == stand
    assert (klant.contactgegevens.telefoon_onbereikbaar_op is not None) is gemerkt


def test_zonder_sjabloon_blijft_het_bericht_wachten(
    klant: Klant, notify: Notifydienst, settings: object
) -> None:
    settings.NOTIFY_SJABLONEN = {}  # type: ignore[attr-defined]
    zending = _zending(klant)
    verzenden.verstuur(zending.pk)
    zending.refresh_from_db()
    assert (zending.stand, zending.fout) == (Stand.KLAAR, "Er is geen sjabloon van NotifyNL ingesteld.")


@pytest.mark.eis("X-20")
@pytest.mark.parametrize(
    ("status", "stand"),
    [("delivered", Stand.AFGELEVERD), ("permanent-failure", Stand.MISLUKT), ("sending", Stand.VERZONDEN)],
)
def test_het_portaal_vraagt_na_wat_er_van_een_bericht_werd(
    klant: Klant, notify: Notifydienst, status: str, stand: str
) -> None:
    zending = _zending(klant, "sms")
    verzenden.verstuur(zending.pk)
    [bericht] = notify.berichten.values()
    bericht["status"] = status
    assert verzenden.vraag_na() == 0  # not so soon
    Zending.objects.update(verzonden_op=timezone.now() - datetime.timedelta(hours=1))
    assert verzenden.vraag_na() == (stand != Stand.VERZONDEN)
    zending.refresh_from_db()
    assert zending.stand == stand


def test_navragen_overleeft_een_dienst_die_zwijgt(
    klant: Klant, notify: Notifydienst, settings: object
) -> None:
    zending = _zending(klant, "sms")
    verzenden.verstuur(zending.pk)
    Zending.objects.update(verzonden_op=timezone.now() - datetime.timedelta(hours=1))
    settings.NOTIFY_ADRES = "http://127.0.0.1:1"  # type: ignore[attr-defined]
    assert verzenden.vraag_na() == 0
    zending.refresh_from_db()
    assert zending.stand == Stand.VERZONDEN
