"""Letting a client know that something waits: a standard text with a link, nothing personal (X-20)."""

import logging
from functools import partial
from urllib.parse import urljoin

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from keten.models import Tekstblok
from keten.teksten import OnbekendeTekst, Tekst, tekst
from keten.tekstsoorten import TEKSTSOORTEN
from keten.tijd import vandaag
from klanten.bereik import bereik
from klanten.dossierkop import leeftijd
from klanten.models import Klant, Zending

log = logging.getLogger(__name__)

TOT_JONGEREN = 27  # below this age a text for youth counts (Wet investeren in jongeren)
TAAK = "klanten.tasks.verstuur_zending"


@transaction.atomic
def meld(
    *, klant: Klant, code: str, sleutel: str, pagina: str = "klanten:mijn_start", **invulling: str
) -> Zending | None:
    """Send a standard text to the client over the preferred channel, once the transaction is committed.

    Args:
        code: one of `keten.tekstsoorten.TEKSTSOORTEN`.
        sleutel: what this occasion is known by; the same key sends nothing for a second time.
        pagina: URL name of the client's page behind the link.
        invulling: words for between braces; never personal, since mail and sms travel in the open.

    Returns:
        What is sent, or was sent before under this key; None when the client is told in another way.
    """
    wijze = bereik(klant)
    if wijze.kanaal is None or (klant.gebruiker_id is None and TEKSTSOORTEN[code].alleen_portaal):
        return None
    try:
        inhoud = _lees(klant, code, pagina, invulling)
    except OnbekendeTekst:
        log.error("there is no standard text %s: nothing was sent", code)
        return None
    taal = klant.contactgegevens.taal
    zending = Zending(
        klant=klant,
        kanaal=wijze.kanaal,
        aan=wijze.adres,
        code=code,
        taal=taal,
        onderwerp=inhoud.onderwerp,
        tekst=inhoud.tekst,
        sleutel=sleutel,
    )
    zending.full_clean(validate_unique=False)
    Zending.objects.bulk_create([zending], ignore_conflicts=True)
    bewaard = Zending.objects.get(sleutel=sleutel)
    if bewaard.pk == zending.pk:
        transaction.on_commit(partial(_wek, bewaard.pk.hex), robust=True)
    return bewaard


def invulling_van(klant: Klant, *, pagina: str = "klanten:mijn_start") -> dict[str, str]:
    """What every standard text can hold, for this client."""
    return {
        "locatie": str(klant.locatie),
        "telefoon": klant.locatie.telefoon,
        "link": urljoin(settings.PORTAAL_ADRES, reverse(pagina)),
    }


def doelgroep_van(klant: Klant) -> Tekstblok.Doelgroep:
    """To which target group of texts a client belongs."""
    jong = leeftijd(klant.geboortedatum, vandaag()) < TOT_JONGEREN
    return Tekstblok.Doelgroep.JONGEREN if jong else Tekstblok.Doelgroep.IEDEREEN


def _lees(klant: Klant, code: str, pagina: str, invulling: dict[str, str]) -> Tekst:
    return tekst(
        code,
        taal=klant.contactgegevens.taal,
        doelgroep=doelgroep_van(klant),
        **{**invulling_van(klant, pagina=pagina), **invulling},
    )


def _wek(nummer: str) -> None:
    """Tell a worker; should that fail, the periodic task finds what waits."""
    current_app.send_task(TAAK, [nummer])
