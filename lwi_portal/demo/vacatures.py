"""Vacancies of a location in every state, with what they ask and how their clocks went; all of it made up."""

from random import Random

from keten.rechten import Rol
from klanten.models import Competentie
from lwi_portal.demo.dagen import moment
from lwi_portal.demo.plek import Plek
from lwi_portal.demo.vacaturebouw import Vacaturebouw, maak_vacature
from werkgevers.models import (
    Beroep,
    Contactpersoon,
    Klokpauze,
    Vacature,
    Vacatureeis,
    Vacaturegebeurtenis,
    Vestiging,
    Werkgever,
)

_AANTAL = {"apeldoorn": 80}
_ELDERS = 12
_Gebeurd = Vacaturegebeurtenis.Soort


def vul_locatie(plek: Plek) -> int:
    """Make the vacancies of a location; returns how many rows were added."""
    mensen = plek.locatie.medewerkers.select_related("partner").order_by("gebruiker__email")
    werkgevers = list(
        Werkgever.objects.lopend().filter(locatie=plek.locatie).exclude(kvk_nummer="").order_by("pk")
    )
    bouw = Vacaturebouw(
        plek,
        Random(f"vacatures:{plek.locatie.code}"),
        moment(plek.vandaag, 8),
        [m for m in mensen if {Rol.ACCOUNTMANAGER, Rol.MATCHMAKER} & set(m.rollen)],
        list(Beroep.objects.filter(voorbeeld=True).select_related("sector").order_by("code")),
        list(Competentie.objects.order_by("code")),
        {v.werkgever_id: v for v in Vestiging.objects.filter(werkgever__in=werkgevers, hoofdvestiging=True)},
        {p.werkgever_id: p for p in Contactpersoon.objects.filter(werkgever__in=werkgevers).order_by("-pk")},
    )
    if not (bouw.mensen and bouw.beroepen and werkgevers):
        return 0
    for nummer in range(_AANTAL.get(plek.locatie.code, _ELDERS)):
        maak_vacature(bouw, werkgevers[nummer % len(werkgevers)], nummer)
    return _schrijf(bouw)


def _schrijf(bouw: Vacaturebouw) -> int:
    Vacature.objects.bulk_create(bouw.vacatures)
    Klokpauze.objects.bulk_create(bouw.pauzes)
    eisen = [eis for vacature in bouw.vacatures for eis in _eisen(bouw, vacature)]
    Vacatureeis.objects.bulk_create(eisen)
    verloop = [regel for vacature in bouw.vacatures for regel in _verloop(bouw, vacature)]
    Vacaturegebeurtenis.objects.bulk_create(verloop)
    return len(bouw.vacatures) + len(bouw.pauzes) + len(eisen) + len(verloop)


def _eisen(bouw: Vacaturebouw, vacature: Vacature) -> list[Vacatureeis]:
    rng = bouw.rng
    eisen = [
        Vacatureeis(
            vacature=vacature,
            soort=Vacatureeis.Soort.COMPETENTIE,
            competentie=competentie,
            niveau=rng.choice((2, 2, 3)),
            vereist=nummer < 2,
            te_leren=nummer == 1,
        )
        for nummer, competentie in enumerate(rng.sample(bouw.competenties, rng.randint(2, 3)))
    ]
    if rng.random() < 0.4:
        niveau = rng.choice(("vmbo", "vmbo", "mbo"))
        eisen.append(
            Vacatureeis(vacature=vacature, soort="opleiding", opleiding=niveau, vereist=rng.random() < 0.5)
        )
    if vacature.beroep.code in ("vrachtwagenchauffeur", "pakketbezorger", "hovenier"):
        eisen.append(Vacatureeis(vacature=vacature, soort="rijbewijs"))
    return eisen


def _verloop(bouw: Vacaturebouw, vacature: Vacature) -> list[Vacaturegebeurtenis]:
    """The lines that the portal would have written."""
    wie = vacature.ingevoerd_door
    regels = [
        (
            _Gebeurd.INGEVOERD,
            vacature.ontvangen_op,
            f"Vacature ingevoerd ({vacature.get_herkomst_display()}).",
        )
    ]
    if vacature.gemeld_op:
        wat = "wel" if vacature.vervulbaar else "niet"
        regels.append(
            (_Gebeurd.GEMELD, vacature.gemeld_op, f"De werkgever weet dat de vacature {wat} te vervullen is.")
        )
    if vacature.voorgedragen_op:
        regels.append(
            (_Gebeurd.VOORGEDRAGEN, vacature.voorgedragen_op, "De eerste kandidaat is voorgedragen.")
        )
    if vacature.vrijgegeven_op:
        regels.append(
            (_Gebeurd.VRIJGEGEVEN, vacature.vrijgegeven_op, "Vrijgegeven aan alle partners en locaties.")
        )
    if vacature.gesloten_op:
        hoe = (
            "De vacature is vervuld."
            if vacature.stand == "vervuld"
            else f"Gesloten: {vacature.get_uitkomst_display()}."
        )
        regels.append((_Gebeurd.GESLOTEN, vacature.gesloten_op, hoe))
    return [
        Vacaturegebeurtenis(
            vacature=vacature,
            soort=soort,
            op=op,
            zin=zin,
            door=wie or (None if soort == _Gebeurd.INGEVOERD else bouw.mensen[0]),
            namens="de werkgever" if wie is None and soort == _Gebeurd.INGEVOERD else "",
        )
        for soort, op, zin in regels
    ]
