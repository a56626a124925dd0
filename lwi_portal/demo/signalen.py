"""Signals in every state where somebody handles them, and a file that waits with faults in it."""

import datetime
from dataclasses import dataclass

from handhaving.koppelingen.signalen.indeling import SOORT
from handhaving.models import Signaal
from keten import verzegelen
from keten.invoer import inlezen
from keten.models import Medewerker
from keten.rechten import Recht, Rol
from klanten.collegas import collegas
from klanten.models import Clientbeeld, Klant, Taak
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.plek import Plek

Bron, Besluit = Signaal.Bron, Signaal.Besluit

_TERMIJN = 14  # days
_RIJEN = 3  # of clients, in the file that waits


@dataclass(frozen=True)
class _Voorbeeld:
    """A signal, so many days ago, and what was decided."""

    bron: Signaal.Bron
    dagen: int
    tekst: str
    stand: str = Signaal.Stand.NIEUW
    besluit: str = ""
    waarom: str = ""


_VOORBEELDEN = (
    _Voorbeeld(Bron.CONSULENT, 3, "Klant vertelde dat hij in het weekend helpt in een winkel van een neef."),
    _Voorbeeld(Bron.IB, 6, "In juni is bij een tweede werkgever loon gemeld."),
    _Voorbeeld(Bron.SUWI_INKIJK, 20, "Het adres in Suwinet is anders dan in het dossier."),
    _Voorbeeld(
        Bron.CONSULENT, 9, "Klant was drie keer niet bereikbaar op de werkplek.", Signaal.Stand.IN_BEHANDELING
    ),
    _Voorbeeld(
        Bron.WERKGEVER,
        25,
        "Een leverancier meldt dat de klant niet meer naar de cursus komt.",
        Signaal.Stand.BESLOTEN,
        Besluit.TIJDENS,
        "Een gesprek en extra aandacht voor de afspraken past hier beter dan een controle.",
    ),
    _Voorbeeld(
        Bron.IB,
        40,
        "Een bankrekening die niet in het dossier staat.",
        Signaal.Stand.BESLOTEN,
        Besluit.PARALLEL,
        "De gegevens zijn na te gaan zonder de begeleiding te storen.",
    ),
    _Voorbeeld(
        Bron.CONSULENT,
        33,
        "Klant zegt dat hij een tijdelijke baan niet heeft doorgegeven.",
        Signaal.Stand.BESLOTEN,
        Besluit.OVERTREDING,
        "De klant zei het zelf; de inkomsten staan niet in het dossier.",
    ),
    _Voorbeeld(
        Bron.PORTAAL,
        50,
        "Van deze klant is een derde identiteitsdocument geregistreerd. Dit zegt niets over de reden.",
        Signaal.Stand.BESLOTEN,
        Besluit.GEEN_VERVOLG,
        "Twee documenten waren verlopen. Dat is gewoon.",
    ),
)


def vul_locatie(plek: Plek) -> int:
    """Signals at one location; returns the number of rows."""
    behandelaars = list(collegas(plek.locatie, Recht.HANDHAVEN))
    melder = collegas(plek.locatie, Recht.SIGNALEREN).filter(rollen__contains=[Rol.WERKCOACH]).first()
    lopend = Clientbeeld.objects.filter(locatie=plek.locatie, status=Clientbeeld.Status.ACTIEF)
    eerste = lopend.select_related("klant").order_by("klant")[: len(_VOORBEELDEN) + _RIJEN]
    klanten = [beeld.klant for beeld in eerste]
    if not behandelaars or melder is None or not klanten:
        return 0
    signalen = [
        _signaal(plek, voorbeeld, klant, melder, behandelaars[nummer % len(behandelaars)])
        for nummer, (voorbeeld, klant) in enumerate(zip(_VOORBEELDEN, klanten, strict=False))
    ]
    Signaal.objects.bulk_create(signalen)
    Taak.objects.bulk_create(_taak(signaal, behandelaars[0]) for signaal in signalen if signaal.is_open)
    if plek.locatie.code == "apeldoorn":
        return len(signalen) + _bestand(plek, klanten[-_RIJEN:], behandelaars[0])
    return len(signalen)


def _signaal(
    plek: Plek, voorbeeld: _Voorbeeld, klant: Klant, melder: Medewerker, behandelaar: Medewerker
) -> Signaal:
    gemeld = open_dag(plek.vandaag - DAG * voorbeeld.dagen)
    besloten = voorbeeld.stand == Signaal.Stand.BESLOTEN
    return Signaal(
        klant=klant,
        locatie=plek.locatie,
        bron=voorbeeld.bron,
        tekst=voorbeeld.tekst,
        van=plek.vandaag - DAG * voorbeeld.dagen,
        gemeld_op=moment(gemeld, 10),
        gemeld_door=melder if voorbeeld.bron in (Bron.CONSULENT, Bron.WERKGEVER) else None,
        vervalt_op=einde_van(gemeld + DAG * _TERMIJN),
        stand=voorbeeld.stand,
        behandelaar=None if voorbeeld.stand == Signaal.Stand.NIEUW else behandelaar,
        besluit=voorbeeld.besluit,
        waarom=voorbeeld.waarom,
        besloten_op=moment(gemeld + DAG * 7, 11) if besloten else None,
        besloten_door=behandelaar if besloten else None,
    )


def _taak(signaal: Signaal, anders: Medewerker) -> Taak:
    return Taak(
        voor=signaal.behandelaar or anders,
        locatie=signaal.locatie,
        soort=Taak.Soort.SIGNAAL,
        omschrijving="Beslis over een signaal",
        vervalt_op=signaal.vervalt_op,
        sleutel=f"signaal:{signaal.pk}",
    )


def _bestand(plek: Plek, klanten: list[Klant], door: Medewerker) -> int:
    """A file of which two rows ask for repair."""
    dag: datetime.date = plek.vandaag - DAG * 30
    regels = ["bsn;bron;kenmerk;datum;tekst"]
    for nummer, klant in enumerate(klanten, start=1):
        wie = verzegelen.ontsleutel(klant.identiteitsnummer.versleuteld)
        regels.append(f"{wie};ib;IB-{nummer};{dag:%d-%m-%Y};Loon bij een ander.")
    regels += [
        f"123456789;ib;IB-8;{dag:%d-%m-%Y};Loon bij een ander.",
        f"999999990;onbekend;IB-9;{dag:%d-%m-%Y};Adres klopt niet.",
    ]
    bestand = inlezen.laad(
        soort=SOORT,
        naam="signalen-ib.csv",
        inhoud="\n".join(regels).encode(),
        locatie=plek.locatie,
        door=door,
    )
    return 1 + bestand.aantal_rijen
