"""Which standard texts the portal sends and offers, and what may be filled in in each (X-24)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tekstsoort:
    """A standard text by its code.

    Attributes:
        naam: what the administration calls it.
        velden: what the portal can fill in, besides what every text has (`ALTIJD`).
        keuze: whether an employee may begin a message or letter with it.
        alleen_portaal: it says nothing to a client without an account.
    """

    code: str
    naam: str
    velden: tuple[str, ...] = ()
    keuze: bool = False
    alleen_portaal: bool = False


ALTIJD = {"locatie": "Activerium Apeldoorn", "telefoon": "055 123 45 67", "link": "https://portaal.example/"}
"""What every text can hold, with an example of each."""

VELDEN = {**ALTIJD, "dagen": "14"}
"""Everything that texts can hold, with an example of each."""

_SOORTEN = (
    Tekstsoort("bericht_nieuw", "Er staat een bericht klaar", alleen_portaal=True),
    Tekstsoort("afspraak_gepland", "Een afspraak is gepland"),
    Tekstsoort("afspraak_verzet", "Een afspraak is verzet"),
    Tekstsoort("afspraak_afgezegd", "Een afspraak gaat niet door"),
    Tekstsoort("afspraak_herinnering", "Herinnering aan een afspraak"),
    Tekstsoort("groep_uitnodiging", "Uitnodiging voor een bijeenkomst"),
    Tekstsoort("groep_gewijzigd", "Een bijeenkomst is op een ander moment of een andere plek"),
    Tekstsoort("groep_afgezegd", "Een bijeenkomst gaat niet door"),
    Tekstsoort("plan_voorgesteld", "Een plan wacht op akkoord", alleen_portaal=True),
    Tekstsoort("vacature_akkoord", "Een vacature wacht op akkoord", alleen_portaal=True),
    Tekstsoort("aanvraag_ontvangen", "De aanvraag is ontvangen"),
    Tekstsoort("aanvraag_besluit", "Er is een besluit over de aanvraag"),
    Tekstsoort("maatregel_horen", "Vraag om het eigen verhaal over een overtreding"),
    Tekstsoort("maatregel_besluit", "Er is een besluit over een maatregel"),
    Tekstsoort("controle_bericht", "Er is nieuws over een controle"),
    Tekstsoort("controle_decharge", "Na een controle is alles in orde"),
    Tekstsoort("bezwaar_uitkomst", "Antwoord op een bezwaar"),
    Tekstsoort("inzagevraag_beantwoord", "Antwoord op een vraag over inzage", alleen_portaal=True),
    Tekstsoort("uitleg_beantwoord", "Antwoord op een verzoek om uitleg", alleen_portaal=True),
    Tekstsoort("correctie_beantwoord", "Antwoord op een verzoek om verbetering", alleen_portaal=True),
    Tekstsoort("bewaartermijn", "Een dossier wordt binnenkort verwijderd", velden=("dagen",)),
    Tekstsoort("huisregels", "Huisregels van de locatie"),
    Tekstsoort("rekening_gewijzigd", "Een ander rekeningnummer is doorgegeven"),
    Tekstsoort("contactpersoon_nieuw", "Een andere contactpersoon"),
    Tekstsoort("brief_uitnodiging", "Uitnodiging voor een gesprek", keuze=True),
    Tekstsoort("brief_geen_gehoor", "Wij konden u niet bereiken", keuze=True),
    Tekstsoort("brief_gegevens", "Wij missen gegevens van u", keuze=True),
    Tekstsoort("brief_bevestiging", "Bevestiging van wat is afgesproken", keuze=True),
)

TEKSTSOORTEN = {soort.code: soort for soort in _SOORTEN}
"""Every standard text by its code, in the order of the process."""


def toegestaan(code: str) -> tuple[str, ...]:
    """What may stand between braces in a text."""
    soort = TEKSTSOORTEN.get(code)
    return (*ALTIJD, *(soort.velden if soort else ()))
