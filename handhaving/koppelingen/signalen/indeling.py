"""The layout of a file with signals, CSV or XML."""

from django.urls import reverse
from django.utils.text import capfirst

from handhaving.koppelingen.signalen.keuren import BRONNEN, keur
from handhaving.koppelingen.signalen.verwerken import draai_terug, na_afloop, verwerk
from handhaving.signalen.sturing import eis_sturing
from keten.invoer.soorten import Invoersoort, Kolom, registreer
from keten.models import Invoerbestand
from keten.rechten import Recht

CODE = "signalen"

KOLOMMEN = (
    Kolom("bsn", "Het BSN van een klant van deze locatie.", "123456782", gevoelig=True),
    Kolom(
        "bron",
        "Waar het signaal vandaan komt.",
        "ib",
        keuzes=tuple((bron.value, str(capfirst(bron.label))) for bron in BRONNEN),
    ),
    Kolom(
        "kenmerk",
        "Waaraan de bron het signaal kent. Hetzelfde kenmerk van een bron komt er maar één keer in.",
        "IB-2026-0001",
    ),
    Kolom("datum", "De dag van het signaal, als dag-maand-jaar.", "31-01-2026"),
    Kolom("tekst", "Wat er is opgevallen, in hoogstens 2000 tekens.", "Loon bij een werkgever.", lang=True),
)


def _bekijk(bestand: Invoerbestand) -> str:
    return f"{reverse('handhaving:signalen')}?bestand={bestand.pk}"


SOORT = Invoersoort(
    code=CODE,
    naam="signalen",
    enkelvoud="signaal",
    uitleg="Signalen van Suwi-inkijk, het Inlichtingenbureau en andere bronnen. Het portaal zoekt de klant "
    "bij het BSN. Daarna beslist een collega over elk signaal.",
    recht=Recht.HANDHAVEN,
    kolommen=KOLOMMEN,
    xml=("signalen", "signaal"),
    keur=keur,
    verwerk=verwerk,
    draai_terug=draai_terug,
    na_afloop=na_afloop,
    eis_hier=eis_sturing,
    bekijk=_bekijk,
    kruimel="handhaving:signalen",
)


def meld_aan() -> None:
    """Let these files come in."""
    registreer([SOORT])
