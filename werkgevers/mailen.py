"""Mail to employers and guests: a sentence and a link, never what was asked or about whom."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from werkgevers import tevredenheidslink
from werkgevers.models import Gastuitnodiging, Tevredenheid, Vacature, Werkgeversvraag


def mail_gast(uitnodiging_id: int) -> None:
    """Tell a guest that a question waits; nothing is sent when the invitation has ended by now."""
    rijen = Gastuitnodiging.objects.lopend().select_related("gebruiker", "door__gebruiker", "vraag__locatie")
    uitnodiging = rijen.filter(pk=uitnodiging_id, gebruiker__is_active=True).first()
    if uitnodiging is not None:
        gegevens = {
            "naam": uitnodiging.gebruiker.naam,
            "wie": uitnodiging.door,
            "locatie": uitnodiging.vraag.locatie,
            "link": _link("werkgevers:gastvraag", uitnodiging.pk),
        }
        _stuur("Een vraag aan u in het LWI-portaal", "gast", gegevens, uitnodiging.gebruiker.email)


def mail_antwoord(vraag_id: int) -> None:
    """Tell who asked in the portal that an answer is there."""
    rijen = Werkgeversvraag.objects.select_related("contactpersoon__gebruiker", "locatie")
    vraag = rijen.filter(pk=vraag_id, contactpersoon__gebruiker__is_active=True).first()
    if vraag is not None and vraag.contactpersoon is not None and vraag.contactpersoon.gebruiker is not None:
        gegevens = {
            "naam": vraag.contactpersoon.naam,
            "locatie": vraag.locatie,
            "link": _link("werkgevers:mijn_bedrijf_vraag", vraag.pk),
        }
        adres = vraag.contactpersoon.gebruiker.email
        _stuur("Er is antwoord op uw vraag", "antwoord", gegevens, adres)


def mail_kandidaten(vacature_id: int) -> None:
    """Tell the contact person of a vacancy that candidates wait; who they are stands in the portal only."""
    rijen = Vacature.objects.select_related("contactpersoon__gebruiker", "locatie")
    vacature = rijen.filter(pk=vacature_id, contactpersoon__vertrokken_op=None).first()
    contactpersoon = vacature.contactpersoon if vacature else None
    if vacature is None or contactpersoon is None or not contactpersoon.email:
        return
    gegevens = {
        "naam": contactpersoon.naam,
        "locatie": vacature.locatie,
        "met_account": contactpersoon.gebruiker_id is not None,
        "link": _link("werkgevers:mijn_bedrijf_vacature", vacature.pk),
    }
    _stuur("Er zijn kandidaten voor uw vacature", "kandidaten", gegevens, contactpersoon.email)


def mail_tevredenheid(tevredenheid_id: int) -> None:
    """Ask a contact person with an address what the employer thinks; the link needs no account."""
    rijen = Tevredenheid.objects.wachtend().select_related("vacature__contactpersoon", "locatie")
    vraag = rijen.filter(pk=tevredenheid_id, vacature__contactpersoon__vertrokken_op=None).first()
    contactpersoon = vraag.vacature.contactpersoon if vraag else None
    if vraag is not None and contactpersoon is not None and contactpersoon.email:
        gegevens = {
            "naam": contactpersoon.naam,
            "locatie": vraag.locatie,
            "link": _link("werkgevers:mening", tevredenheidslink.kenmerk(vraag)),
            "dagen": tevredenheidslink.GELDIG.days,
        }
        _stuur("Hoe hebben wij u geholpen?", "tevredenheid", gegevens, contactpersoon.email)


def _link(urlnaam: str, sleutel: int | str) -> str:
    portaal: str = settings.PORTAAL_ADRES
    return urljoin(portaal, reverse(urlnaam, args=[sleutel]))


def _stuur(onderwerp: str, sjabloon: str, gegevens: dict[str, object], adres: str) -> None:
    tekst = render_to_string(f"werkgevers/mail/{sjabloon}.txt", gegevens)
    send_mail(onderwerp, tekst, None, [adres])
