"""The layout of a file with figures of the labour market.

Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, conclusion 7.
"""

from django.urls import reverse

from keten.invoer.soorten import Invoersoort, Kolom, registreer
from keten.models import Invoerbestand
from keten.rechten import Recht
from werkgevers.koppelingen.arbeidsmarkt.keuren import keur
from werkgevers.koppelingen.arbeidsmarkt.verwerken import draai_terug, verwerk
from werkgevers.models import Arbeidsmarktcijfer

CODE = "arbeidsmarktcijfers"

KOLOMMEN = (
    Kolom("regio", "Naam of code van de arbeidsmarktregio van deze locatie.", "Stedendriehoek"),
    Kolom("bron", "Wie de cijfers maakte, en waar ze staan.", "RPA Stedendriehoek"),
    Kolom("peildatum", "De dag waarop de cijfers zijn bepaald, als dag-maand-jaar.", "31-01-2026"),
    Kolom("sector", "De letter van de SBI.", "Q"),
    Kolom("jaar", "Over welk jaar het cijfer gaat.", "2026"),
    Kolom("maand", "Over welke maand, 1 tot en met 12. Leeg: het hele jaar.", "1", verplicht=False),
    Kolom(
        "soort",
        "Wat er geteld is. De verwachte vraag is altijd per jaar.",
        "vacatures",
        keuzes=tuple((code, str(woord)) for code, woord in Arbeidsmarktcijfer.Soort.choices),
    ),
    Kolom("aantal", "Een heel getal, met of zonder punten.", "1.250"),
)


def _bekijk(_bestand: Invoerbestand) -> str:
    return reverse("werkgevers:arbeidsmarkt")


SOORT = Invoersoort(
    code=CODE,
    naam="arbeidsmarktcijfers",
    enkelvoud="arbeidsmarktcijfer",
    uitleg="Cijfers van anderen over de regio, per sector en per maand of jaar. Alle locaties in de regio "
    "zien ze naast de eigen aantallen.",
    recht=Recht.MARKTPLAN,
    kolommen=KOLOMMEN,
    xml=("arbeidsmarktcijfers", "cijfer"),
    keur=keur,
    verwerk=verwerk,
    draai_terug=draai_terug,
    bekijk=_bekijk,
    kruimel="werkgevers:arbeidsmarkt",
)


def meld_aan() -> None:
    """Let these files come in."""
    registreer([SOORT])
