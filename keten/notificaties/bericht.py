"""What is sent: a CloudEvent after the Dutch government's profile, with a link and nothing about a person."""

import datetime
from contextlib import suppress

from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from django.conf import settings
from django.utils import timezone

from keten import verzegelen
from keten.fouten import NietToegestaan
from keten.models import Abonnement, Notificatie
from keten.notificaties import soorten
from keten.notificaties.ondertekenen import koppen

MEDIATYPE = "application/cloudevents+json; charset=utf-8"
_TYPE = "nl.lwi."


def inhoud(notificatie: Notificatie) -> bytes:
    """The event as structured JSON (NL GOV profile for CloudEvents): what, about which number, and a link.

    Raises:
        KeyError: this kind of event no longer exists.
    """
    soort = soorten.vind(notificatie.soort)
    gebeurtenis = CloudEvent(
        {
            "id": str(notificatie.nummer),
            "source": f"urn:nld:oin:{settings.OIN}:systeem:lwi-portaal",
            "type": _TYPE + soort.code,
            "subject": notificatie.onderwerp,
            "time": notificatie.gebeurd_op.astimezone(datetime.UTC),
            "datacontenttype": "application/json",
            "dataref": soort.link(notificatie.onderwerp),
        }
    )
    return JSONFormat().write(gebeurtenis)


def koppen_bij(notificatie: Notificatie, tekst: bytes) -> dict[str, str]:
    """The headers of one try, signed with the secret of the subscription."""
    nu = timezone.now()
    getekend = koppen(
        nummer=str(notificatie.nummer),
        tijdstip=int(nu.timestamp()),
        inhoud=tekst,
        geheimen=_geheimen(notificatie.abonnement),
    )
    return {"Content-Type": MEDIATYPE, "User-Agent": "LWI-portaal", **getekend}


def _geheimen(abonnement: Abonnement) -> list[str]:
    """The secret, and for a while after a change the former one too, if it can still be read.

    Raises:
        NietToegestaan: the secret itself cannot be read.
    """
    geheimen = [verzegelen.ontsleutel(abonnement.geheim)]
    if abonnement.vorig_geheim is not None and abonnement.vorig_geheim_loopt:
        with suppress(NietToegestaan):
            geheimen.append(verzegelen.ontsleutel(abonnement.vorig_geheim))
    return geheimen
