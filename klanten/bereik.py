"""Over which channel the portal reaches a client outside itself: the one that the client prefers (X-20)."""

from dataclasses import dataclass

import phonenumbers
from django.conf import settings

from klanten.models import Contactgegevens, Klant, Zending

_MOBIEL = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)

Voorkeur = Contactgegevens.Kanaal
_ANDERS = {
    Voorkeur.PORTAAL: "De klant wil alleen berichten in het portaal.",
    Voorkeur.TELEFOON: "De klant wil gebeld worden. Er gaat geen e-mail of sms uit.",
    Voorkeur.POST: "De klant wil post. Schrijf een brief als de klant dit moet weten.",
    Voorkeur.BALIE: "De klant komt liever langs. Er gaat geen e-mail of sms uit.",
}


@dataclass(frozen=True)
class Bereik:
    """How the portal lets a client know that something waits.

    Attributes:
        kanaal: `Zending.Kanaal`, or None when nothing is sent.
        adres: e-mail address, or telephone number with country code.
        uitleg: the same in a sentence, for an employee.
    """

    kanaal: Zending.Kanaal | None
    adres: str
    uitleg: str


def bereik(klant: Klant) -> Bereik:
    """How this client is reached: by what the client prefers, as far as it works."""
    gegevens: Contactgegevens | None = getattr(klant, "contactgegevens", None)
    if gegevens is None:
        return _niet("Er zijn geen contactgegevens.")
    if gegevens.voorkeurskanaal == Voorkeur.EMAIL:
        return _mail(gegevens)
    if gegevens.voorkeurskanaal == Voorkeur.SMS:
        return _sms(gegevens)
    return _niet(_ANDERS[Voorkeur(gegevens.voorkeurskanaal)])


def _mail(gegevens: Contactgegevens) -> Bereik:
    if not gegevens.email or not settings.KANALEN["email"]:
        return _niet("De klant wil e-mail, maar dat kan nu niet. Er gaat niets uit.")
    if gegevens.email_onbereikbaar_op:
        return _niet("Het e-mailadres van de klant werkt niet. Er gaat geen e-mail uit.")
    return Bereik(Zending.Kanaal.EMAIL, gegevens.email, "De klant krijgt een e-mail dat er iets klaarstaat.")


def _sms(gegevens: Contactgegevens) -> Bereik:
    nummer = gegevens.telefoon
    if not nummer or phonenumbers.number_type(nummer) not in _MOBIEL:
        return _niet("De klant wil sms, maar er is geen mobiel nummer bekend. Er gaat niets uit.")
    if gegevens.telefoon_onbereikbaar_op:
        return _niet("Sms komt niet aan op dit nummer. Er gaat geen sms uit.")
    if not settings.KANALEN["sms"]:
        return _niet("De klant wil sms, maar dit portaal verstuurt nog geen sms. Er gaat niets uit.")
    return Bereik(Zending.Kanaal.SMS, nummer.as_e164, "De klant krijgt een sms dat er iets klaarstaat.")


def _niet(uitleg: str) -> Bereik:
    return Bereik(None, "", uitleg)
