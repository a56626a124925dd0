import json
import uuid
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from klanten.models import Klant, Zending
from tests.klanten.post import wil

NOTIFY, MAIL = "klanten:terugmelding_notify", "klanten:terugmelding_mail"
BEWIJS = {"Authorization": "Bearer heel-geheim"}
Stand = Zending.Stand


@pytest.fixture(autouse=True)
def _sleutel(settings: object) -> None:
    settings.TERUGMELDING_SLEUTEL = "heel-geheim"  # type: ignore[attr-defined]


@pytest.fixture
def zending(klant: Klant) -> Zending:
    """An e-mail that left the house."""
    wil(klant, "email")
    return Zending.objects.create(
        klant=klant,
        kanaal="email",
        aan="marieke@klant.example",
        code="bericht_nieuw",
        onderwerp="Er staat een bericht voor u klaar",
        tekst="Log in.",
        sleutel="a",
        stand=Stand.VERZONDEN,
        dienst="smtp",
        verzonden_op=timezone.now(),
    )


@pytest.fixture
def buiten() -> Client:
    """A service outside, which knows no cookie of ours."""
    return Client(enforce_csrf_checks=True)


def _meld(buiten: Client, **melding: object) -> int:
    antwoord = buiten.post(
        reverse(NOTIFY), json.dumps(melding), content_type="application/json", headers=BEWIJS
    )
    return antwoord.status_code


def _bounce(
    zending: Zending, *, action: str = "failed", status: str = "5.1.1", alleen_kop: bool = False
) -> bytes:
    """A report as a mail server writes it (RFC 3464)."""
    rapport = MIMEMultipart("report", report_type="delivery-status")
    rapport["Message-ID"] = f"<{uuid.uuid4()}@mail.example>"
    rapport.attach(MIMEText("This is the mail system. Your message could not be delivered."))
    dsn = EmailMessage()
    dsn["Reporting-MTA"] = "dns; mail.example"
    ontvanger = EmailMessage()
    ontvanger["Final-Recipient"] = "rfc822; marieke@klant.example"
    ontvanger["Action"], ontvanger["Status"] = action, status
    deel = MIMEMessage(dsn)
    deel.set_type("message/delivery-status")
    deel.set_payload([dsn, ontvanger])
    rapport.attach(deel)
    eigen = EmailMessage()
    eigen["Message-ID"] = f"<{zending.pk}@lwi.example>"
    eigen["Subject"] = zending.onderwerp
    rapport.attach(MIMEText(eigen.as_string(), "rfc822-headers") if alleen_kop else MIMEMessage(eigen))
    return rapport.as_bytes()


def _kaats(buiten: Client, bericht: bytes) -> int:
    return buiten.post(reverse(MAIL), bericht, content_type="message/rfc822", headers=BEWIJS).status_code


@pytest.mark.eis("X-20")
def test_notify_meldt_dat_een_bericht_aankwam(buiten: Client, zending: Zending) -> None:
    assert _meld(buiten, reference=str(zending.pk), status="delivered") == 204
    assert _meld(buiten, reference=str(zending.pk), status="delivered") == 204
    zending.refresh_from_db()
    assert zending.stand == Stand.AFGELEVERD


@pytest.mark.eis("X-20")
def test_notify_meldt_een_adres_dat_niet_bestaat(buiten: Client, zending: Zending, klant: Klant) -> None:
    assert _meld(buiten, reference=str(zending.pk), status="permanent-failure") == 204
    klant.contactgegevens.refresh_from_db()
    assert klant.contactgegevens.email_onbereikbaar_op is not None
    assert klant.taken.open().count() == 1


def test_een_volle_mailbox_merkt_het_adres_niet(buiten: Client, zending: Zending, klant: Klant) -> None:
    assert _meld(buiten, reference=str(zending.pk), status="temporary-failure") == 204
    zending.refresh_from_db()
    klant.contactgegevens.refresh_from_db()
    assert zending.stand == Stand.MISLUKT
    assert klant.contactgegevens.email_onbereikbaar_op is None


@pytest.mark.parametrize("bewijs", [{}, {"Authorization": "Bearer fout"}, {"Authorization": "heel-geheim"}])
@pytest.mark.parametrize("naam", [NOTIFY, MAIL])
def test_zonder_het_geheim_komt_niemand_binnen(
    buiten: Client, zending: Zending, naam: str, bewijs: dict[str, str]
) -> None:
    melding = json.dumps({"reference": str(zending.pk), "status": "permanent-failure"})
    antwoord = buiten.post(reverse(naam), melding, content_type="application/json", headers=bewijs)
    assert antwoord.status_code == 403
    zending.refresh_from_db()
    assert zending.stand == Stand.VERZONDEN


def test_zonder_ingesteld_geheim_is_de_deur_dicht(buiten: Client, settings: object) -> None:
    settings.TERUGMELDING_SLEUTEL = ""  # type: ignore[attr-defined]
    leeg = {"Authorization": "Bearer "}
    antwoord = buiten.post(reverse(NOTIFY), "{}", content_type="application/json", headers=leeg)
    assert antwoord.status_code == 403


@pytest.mark.parametrize(
    "onzin",
    [
        "geen json",
        "[]",
        "{}",
        '{"status": "delivered", "reference": "geen-nummer"}',
        '{"status": "delivered", "reference": "00000000-0000-0000-0000-000000000000"}',
        '{"status": 7, "reference": null}',
    ],
)
def test_een_onleesbare_melding_verandert_niets(buiten: Client, zending: Zending, onzin: str) -> None:
    antwoord = buiten.post(reverse(NOTIFY), onzin, content_type="application/json", headers=BEWIJS)
    assert antwoord.status_code == 422
    zending.refresh_from_db()
    assert zending.stand == Stand.VERZONDEN


@pytest.mark.eis("X-20")
@pytest.mark.parametrize("alleen_kop", [True, False])
def test_een_e_mail_die_terugkomt_merkt_het_adres(
    buiten: Client, zending: Zending, klant: Klant, alleen_kop: bool
) -> None:
    bericht = _bounce(zending, alleen_kop=alleen_kop)
    assert [_kaats(buiten, bericht), _kaats(buiten, bericht)] == [204, 204]
    zending.refresh_from_db()
    klant.contactgegevens.refresh_from_db()
    assert (zending.stand, zending.fout) == (Stand.MISLUKT, "De e-mail kwam terug van de mailserver (5.1.1).")
    assert klant.contactgegevens.email_onbereikbaar_op is not None
    assert klant.taken.count() == 1


def test_een_volle_mailbox_of_vertraging_merkt_het_adres_niet(
    buiten: Client, zending: Zending, klant: Klant
) -> None:
    assert _kaats(buiten, _bounce(zending, action="delayed", status="4.4.1")) == 204
    zending.refresh_from_db()
    assert zending.stand == Stand.VERZONDEN
    assert _kaats(buiten, _bounce(zending, status="5.2.2")) == 204
    zending.refresh_from_db()
    klant.contactgegevens.refresh_from_db()
    assert zending.stand == Stand.MISLUKT
    assert klant.contactgegevens.email_onbereikbaar_op is None


@pytest.mark.parametrize("onzin", [b"", b"Subject: hoi\n\nIk ben op vakantie.", b"\xff\xfe\x00"])
def test_wat_geen_bounce_is_wordt_geweigerd(buiten: Client, zending: Zending, onzin: bytes) -> None:
    assert _kaats(buiten, onzin) == 422


def test_een_bounce_van_iemand_anders_wordt_geweigerd(buiten: Client, zending: Zending) -> None:
    vreemd = _bounce(zending).replace(str(zending.pk).encode(), str(uuid.uuid4()).encode())
    assert _kaats(buiten, vreemd) == 422
