"""What tests on measures share: policy, a client who was informed, and a breach in each state."""

import datetime

from handhaving.maatregelen import besluiten, horen, kennisgeven, vastleggen, voorstellen
from handhaving.models import Beleid, Beleidsregel, Besluit, Horing, Overtreding, Overtredingsoort, Voorstel
from keten.models import Ketenpartner, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant, Voorlichting
from tests.fabriek import KetenpartnerFabriek, RegimeFabriek, UitkeringFabriek

WAT = "Kwam twee keer niet op een afspraak."
DAG = datetime.timedelta(days=1)


def soort(code: str = "niet-verschenen") -> Overtredingsoort:
    """A kind of breach."""
    return Overtredingsoort.objects.get_or_create(
        code=code,
        defaults={
            "naam": "Niet gekomen op een afspraak",
            "plicht": "U komt op afspraken.",
            "wel": "Twee keer zonder bericht.",
            "niet": "Ziek gemeld.",
        },
    )[0]


def beleid(
    partner: Ketenpartner, *, procent: int = 20, herhaling: int = 40, van: datetime.date | None = None
) -> Beleid:
    """A table with one rule, in force for years."""
    tabel = Beleid.objects.create(
        partner=partner,
        geldig_van=van or datetime.date(2005, 1, 1),
        contact="Collega voor maatregelen, 055 123 45 68",
        bron="Maatregelenverordening",
    )
    Beleidsregel.objects.create(
        beleid=tabel,
        soort=soort(),
        ernst="gewoon",
        eerste_percentage=procent,
        eerste_maanden=1,
        herhaling_percentage=herhaling,
        herhaling_maanden=2,
    )
    return tabel


def klaar(klant: Klant, *, voorgelicht: bool = True, partner: str = "gemeente-apeldoorn") -> Klant:
    """A client with a benefit of the municipality, informed before, with a complete address."""
    betaler = KetenpartnerFabriek(code=partner)
    if not Beleid.objects.filter(partner=betaler).exists():
        beleid(betaler)
    regime = RegimeFabriek(code="wwb", kolom="gemeente")
    UitkeringFabriek(klant=klant, regime=regime, partner=betaler, van=vandaag() - 100 * DAG)
    if voorgelicht:
        Voorlichting.objects.create(
            klant=klant,
            op=klant.aangemeld_op,
            vorm="gesprek",
            onderwerp="Rechten en plichten",
            medewerker=Medewerker.objects.earliest("pk"),
            partner=betaler,
        )
    woont = klant.contactgegevens
    woont.straat, woont.postcode, woont.woonplaats = "Hoofdstraat 1", "7311 AA", "Apeldoorn"
    woont.save()
    return klant


def vastgelegd(klant: Klant, door: Medewerker, *, dagen: int = 5) -> Overtreding:
    """A breach of some days ago."""
    return vastleggen.leg_vast(klant=klant, soort=soort(), op=vandaag() - dagen * DAG, wat=WAT, door=door)


def voorgesteld(klant: Klant, door: Medewerker, *, dagen: int = 5) -> Voorstel:
    """A breach with a proposal by its table."""
    return stel_voor(vastgelegd(klant, door, dagen=dagen), door)


def stel_voor(zaak: Overtreding, door: Medewerker, **anders: object) -> Voorstel:
    """The proposal that the table gives."""
    uitkering = zaak.klant.uitkeringen.earliest("pk")
    gegevens = {"percentage": 20, "maanden": 1, "toelichting": "Ook na een gesprek.", **anders}
    return voorstellen.stel_voor(overtreding=zaak, uitkering=uitkering, door=door, **gegevens)


def besloten(klant: Klant, voorsteller: Medewerker, beslisser: Medewerker) -> Overtreding:
    """A breach on which a measure was decided after the client was heard."""
    zaak = voorgesteld(klant, voorsteller).overtreding
    horen.hoor(overtreding=zaak, verhaal="Ik was ziek en belde.", door=None)
    leg_op(zaak, beslisser)
    return Overtreding.objects.get(pk=zaak.pk)


def leg_op(zaak: Overtreding, door: Medewerker, **anders: object) -> Besluit:
    """Decide for the measure as somebody does who sees the page as it is now."""
    laatste = Horing.objects.filter(voorstel__overtreding=zaak, voorstel__vervallen_op=None).last()
    velden = {"reden": "Er is niet gebeld.", "vanaf": vandaag(), "gezien": laatste.pk if laatste else None}
    return besluiten.leg_op(overtreding=zaak, door=door, **{**velden, **anders})


def bekend(klant: Klant, voorsteller: Medewerker, beslisser: Medewerker) -> Overtreding:
    """A breach of which the letter went out."""
    zaak = besloten(klant, voorsteller, beslisser)
    kennisgeven.maak_bekend(overtreding=zaak, door=beslisser)
    return Overtreding.objects.get(pk=zaak.pk)
