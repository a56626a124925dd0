"""The Landkaart of Apeldoorn as its MT keeps it: lists, evidence, a measurement, a second look, a draft."""

import datetime
from decimal import Decimal
from typing import Any

from keten.models import Ketenpartner, Locatie, Medewerker
from keten.rechten import Rol
from landkaart import dienstconcepten, indienen, monitorgesprekken, toetsen, voorbereiden
from landkaart.models import (
    Aanpak,
    Antwoord,
    Bewijs,
    Deelname,
    Landkaartdoel,
    Meetperiode,
    Mijlpaal,
    Pilot,
    Portefeuille,
    Raadpleging,
    Verbetervoorstel,
)
from landkaart.scores import antwoord_bij

_DAG = datetime.timedelta(days=1)
_AANPAK = (
    "Voorbeeld. Wij begonnen met één balie voor alle partners. Daarna kwamen er integrale teams, eerst in "
    "een pilot en nu voor een groeiend deel van de klanten. Het MT komt elke twee weken bijeen."
)
_DIENSTCONCEPT = {
    "doelgroep": "Voorbeeld. Alle werkzoekenden van de locatie, welke uitkering zij ook hebben.",
    "uitgangspunten": "Werk gaat voor. De klant vertelt het verhaal één keer.",
    "aanbod": "Hulp bij zoeken, scholing en bemiddeling, van alle partners samen.",
    "werkwijze": "Aanmelden, intake, diagnose, werkplan. Eén contactpersoon gaat de hele weg mee.",
    "rollen": "De werkcoach is het aanspreekpunt. De inkomensconsulent beslist over de uitkering.",
    "kanalen": "Eén balie, één telefoonnummer en Mijn dossier.",
    "kwaliteit": "Elk kwartaal bekijkt het MT de cijfers en een klantmeting.",
}
_PORTEFEUILLES = (("Klanten en teams", 9), ("Werkgevers", 10), ("Personeel en systemen", None))
"""Subject, and the number of the milestone that it holds."""


def vul_invulling(dag: datetime.date) -> None:
    """Fill in what the MT of Apeldoorn keeps; nothing without that location, its MT or the milestones.

    Args:
        dag: today, for the people who were made up.
    """
    locatie = Locatie.objects.filter(code="apeldoorn").first()
    mt = list(
        Medewerker.objects.filter(locaties=locatie, rollen__contains=[Rol.MT_LID])
        .select_related("gebruiker", "partner")
        .order_by("pk")
    )
    mijlpalen = {m.nummer: m for m in Mijlpaal.objects.filter(regio=None).select_related("fase")}
    if locatie is None or not mt or not mijlpalen or Aanpak.objects.exists():
        return
    Aanpak.objects.create(locatie=locatie, tekst=_AANPAK)
    _vul_lijsten(locatie, mt, mijlpalen, dag)
    _lever_bewijs(locatie, mt[0], mijlpalen)
    _meet(locatie, mt[0], mijlpalen)
    aanjager = Medewerker.objects.filter(rollen__contains=[Rol.KETENAANJAGER]).order_by("pk").first()
    if aanjager is not None:
        _kijk_mee(locatie, aanjager, mijlpalen, dag)


def _vul_lijsten(
    locatie: Locatie, mt: list[Medewerker], mijlpalen: dict[int, Mijlpaal], dag: datetime.date
) -> None:
    for gemeente in locatie.partners.filter(kolom=Ketenpartner.Kolom.GEMEENTE):
        Deelname.objects.create(locatie=locatie, gemeente=gemeente, vorm=Deelname.Vorm.ZELF, in_mt=True)
    for lid, (onderwerp, nummer) in zip(mt, _PORTEFEUILLES, strict=False):
        Portefeuille.objects.create(
            locatie=locatie,
            mt_lid=lid,
            onderwerp=onderwerp,
            van=dag - 300 * _DAG,
            hoort_bij=mijlpalen[nummer] if nummer else None,
        )
    Pilot.objects.create(
        locatie=locatie,
        naam="Voorbeeld: integraal team jongeren",
        start_op=dag - 320 * _DAG,
        evaluatie_op=dag - 140 * _DAG,
        uitrol_op=dag - 20 * _DAG,
    )
    Raadpleging.objects.create(
        locatie=locatie,
        mijlpaal=mijlpalen[6],
        soort=Raadpleging.Soort.CLIENTENRAAD,
        naam="Cliëntenraad (voorbeeld)",
        op=dag - 60 * _DAG,
        advies="Schrijf korter, en zeg bij elke stap wie de klant kan bellen.",
    )
    for voorstel, begin, uiterlijk, resultaat in (
        ("Voorbeeld: klanten sneller terugbellen", 200, -90, "Van drie dagen naar één dag."),
        ("Voorbeeld: één brief van alle partners", 90, 45, ""),
    ):
        Verbetervoorstel.objects.create(
            locatie=locatie,
            voorstel=voorstel,
            aanleiding="Klantmeting",
            eigenaar=mt[0],
            op=dag - begin * _DAG,
            uiterlijk=dag + uiterlijk * _DAG,
            resultaat=resultaat,
            klaar_op=dag - 95 * _DAG if resultaat else None,
        )
    Landkaartdoel.objects.create(
        locatie=locatie,
        doelstelling="Voorbeeld: klanten met één vaste contactpersoon",
        eenheid="procent",
        nu=Decimal(82),
        streef=Decimal(100),
        op=dag + 200 * _DAG,
    )
    Meetperiode.objects.create(
        naam="Voorbeeld: eerste eigen meting",
        locatie=locatie,
        van=dag - 520 * _DAG,
        tot=dag - 400 * _DAG,
        door=mt[0],
    )


def _lever_bewijs(locatie: Locatie, lid: Medewerker, mijlpalen: dict[int, Mijlpaal]) -> None:
    Bewijs.objects.create(
        locatie=locatie,
        mijlpaal=mijlpalen[4],
        soort=Bewijs.Soort.LINK,
        titel="Voorbeeld: ketenjaarplan",
        link="https://www.apeldoorn.example/plan",
        door=lid,
    )
    tekst = dienstconcepten.schrijf(
        locatie=locatie, mijlpaal=mijlpalen[6], versie=0, velden={**_DIENSTCONCEPT, "integraal": True}
    )
    dienstconcepten.bekrachtig(concept=tekst, versie=tekst.versie, door=lid)


def _meet(locatie: Locatie, lid: Medewerker, mijlpalen: dict[int, Mijlpaal]) -> None:
    """A new measurement of some milestones, and one draft that still waits."""
    versies = {}
    for nummer, percentage in ((1, 100), (6, 100), (9, 90), (12, 55)):
        concept = _bereid_voor(locatie, mijlpalen[nummer], lid, Decimal(percentage))
        versies[concept.pk] = concept.versie
    indienen.dien_in(locatie=locatie, versies=versies, door=lid)
    _bereid_voor(locatie, mijlpalen[8], lid, Decimal(70))


def _bereid_voor(locatie: Locatie, mijlpaal: Mijlpaal, lid: Medewerker, percentage: Decimal) -> Any:
    antwoord = antwoord_bij(percentage)
    tot = list(Antwoord).index(antwoord)
    criteria = [
        criterium.pk
        for criterium in voorbereiden.geldige_criteria(mijlpaal)
        if 0 < list(Antwoord).index(Antwoord(criterium.antwoord)) <= tot
    ]
    return voorbereiden.bewaar(
        locatie=locatie,
        mijlpaal=mijlpaal,
        versie=0,
        percentage=percentage,
        criteria=criteria,
        gegevens={},
        notitie="Voorbeeld.",
        door=lid,
    )


def _kijk_mee(
    locatie: Locatie, aanjager: Medewerker, mijlpalen: dict[int, Mijlpaal], dag: datetime.date
) -> None:
    """The ketenaanjager sees milestone 9 otherwise, and recorded a talk of the region."""
    score = locatie.mijlpaalscores.filter(mijlpaal=mijlpalen[9]).select_related("locatie", "mijlpaal")[0]
    toetsen.toets(
        score=score,
        percentage=Decimal(60),
        reden="Voorbeeld: klanten uit de backoffice hebben nog geen vaste contactpersoon.",
        door=aanjager,
    )
    monitorgesprekken.leg_gesprek_vast(
        regio=locatie.regio,
        op=dag - 30 * _DAG,
        onderwerp="Voorbeeld: één contactpersoon voor elke klant",
        verslag="De locaties vergeleken hoe zij een contactpersoon aanwijzen en wie er waarneemt.",
        afspraken=[(locatie, "Wijst ook in de backoffice een contactpersoon aan.", dag + 30 * _DAG)],
        door=aanjager,
    )
