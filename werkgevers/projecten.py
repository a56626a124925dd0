"""Projects with employers: who takes part, and what came of it (W-41)."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe, wijzig
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant
from werkgevers.models import Project, Projectdeelname, Vacature, Werkgever

_Uitkomst = Projectdeelname.Uitkomst


@transaction.atomic
def begin(
    *,
    locatie: Locatie,
    werkgevers: Iterable[Werkgever],
    vacatures: Iterable[Vacature],
    door: Medewerker,
    **velden: Any,
) -> Project:
    """Start a project.

    Args:
        velden: fields of `Project`.

    Raises:
        NietToegestaan: `door` or who runs it works elsewhere.
        ValidationError: with a message per field.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Amsterdam (RUIMbaan voor Werk).
    """
    _vereis_op(door, locatie)
    _vereis_op(velden["trekker"], locatie, veld="trekker")
    project = voeg_toe(Project(locatie=locatie, **velden))
    project.werkgevers.set(werkgevers)
    project.vacatures.set(vacatures)
    return project


@transaction.atomic
def wijzig_project(
    *,
    project: Project,
    versie: int,
    werkgevers: Iterable[Werkgever],
    vacatures: Iterable[Vacature],
    door: Medewerker,
    **velden: Any,
) -> Project:
    """Change a project, or write down what it brought.

    Raises:
        NietToegestaan: it is of another location, or who runs it works elsewhere.
        VersieConflict: somebody else saved in between.
    """
    _vereis_op(door, project.locatie)
    _vereis_op(velden["trekker"], project.locatie, veld="trekker")
    project = wijzig(project, versie=versie, **velden)
    project.werkgevers.set(werkgevers)
    project.vacatures.set(vacatures)
    return project


@transaction.atomic
def laat_meedoen(*, project: Project, klant: Klant, door: Medewerker) -> Projectdeelname:
    """Let a client take part.

    Raises:
        NietToegestaan: the client is of another location, or the project has ended.
        ValidationError: the client takes part already.
    """
    _vereis_op(door, project.locatie)
    if klant.locatie_id != project.locatie_id:
        raise NietToegestaan("Deze klant hoort bij een andere locatie.", veld="klantnummer")
    if project.tot is not None and project.tot < vandaag():
        raise NietToegestaan("Dit project is afgelopen.")
    deelname = voeg_toe(Projectdeelname(project=project, klant=klant, door=door))
    _schrijf(deelname, f"Doet mee aan het project {project.naam}", door=door)
    return deelname


@transaction.atomic
def beeindig_deelname(*, deelname: Projectdeelname, uitkomst: str, door: Medewerker) -> Projectdeelname:
    """Say what came of it for a client.

    Args:
        uitkomst: one of `Projectdeelname.Uitkomst`, not that it still runs.

    Raises:
        NietToegestaan: it ended already, the outcome is none, or the project is of another location.
    """
    _vereis_op(door, deelname.project.locatie)
    deelname = (
        Projectdeelname.objects.select_for_update(of=("self",))
        .select_related("project", "klant")
        .get(pk=deelname.pk)
    )
    if deelname.uitkomst != _Uitkomst.LOOPT:
        raise NietToegestaan(f"De uitkomst is al bekend: {deelname.get_uitkomst_display()}.")
    if uitkomst not in _Uitkomst.values or uitkomst == _Uitkomst.LOOPT:
        raise NietToegestaan("Kies wat het heeft opgeleverd.", veld="uitkomst")
    deelname.uitkomst, deelname.beeindigd_op = uitkomst, vandaag()
    deelname.full_clean()
    deelname.save()
    zin = f"Project {deelname.project.naam}: {deelname.get_uitkomst_display()}"
    _schrijf(deelname, zin, door=door)
    return deelname


def _vereis_op(medewerker: Medewerker, locatie: Locatie, *, veld: str | None = None) -> None:
    if not medewerker.werkt_op(locatie):
        raise NietToegestaan(f"{medewerker} werkt niet op {locatie}.", veld=veld)


def _schrijf(deelname: Projectdeelname, zin: str, *, door: Medewerker) -> None:
    tijdlijn.leg_vast(deelname.klant, Gebeurtenis.Soort.BEMIDDELING, f"{zin}.", door=door)
