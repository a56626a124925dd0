"""What a client has to do with an experiment: read about it, say no, and think again (D-36)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.rechten import Recht
from klanten import tijdlijn
from klanten.models import Klant
from landkaart.experimenten.uitvoeren import soort_regel
from landkaart.models import Experiment, Experimentdeelname
from landkaart.models.experiment import ExperimentdeelnameQuerySet


def van_klant(klant: Klant) -> ExperimentdeelnameQuerySet:
    """Every experiment that a client was drawn for, those that run first."""
    deelnames = Experimentdeelname.objects.filter(klant=klant)
    return deelnames.select_related("experiment").order_by("-klaar_op", "-pk")


def voor_medewerker(klant: Klant, rechten: frozenset[Recht]) -> ExperimentdeelnameQuerySet:
    """The same as an employee may see it: those of enforcement only with the right to assess risks (H-14)."""
    deelnames = van_klant(klant)
    if Recht.RISICO in rechten:
        return deelnames
    return deelnames.exclude(experiment__soort=Experiment.Soort.HANDHAVING)


@transaction.atomic
def lees(deelname: Experimentdeelname) -> None:
    """The client has read what it is about and leaves it so."""
    Experimentdeelname.objects.filter(pk=deelname.pk, gelezen_op=None).update(gelezen_op=timezone.now())


@transaction.atomic
def kies(
    *, deelname: Experimentdeelname, meedoen: bool, door: Medewerker | None = None
) -> Experimentdeelname:
    """Say no, or take part after all. The group stays: the result is counted as the lot fell.

    Args:
        door: the employee who was told so; None when the client says it.

    Raises:
        RechtOntbreekt: this employee does not work where the client is now, or may not change the dossier;
            for enforcement: does not assess risks there (H-14).
        NietToegestaan: the experiment has ended.
    """
    huidig = (
        Experimentdeelname.objects.select_for_update(of=("self",))
        .select_related("experiment", "klant__locatie")
        .get(pk=deelname.pk)
    )
    if door is not None:
        eis(door, huidig.klant.locatie, Recht.DOSSIER_WIJZIGEN)
        if huidig.experiment.soort == Experiment.Soort.HANDHAVING:
            eis(door, huidig.klant.locatie, Recht.RISICO)
    if huidig.klaar_op is not None:
        raise NietToegestaan(_("Deze proef is voorbij."))
    nu = timezone.now()
    if door is None:
        huidig.gelezen_op = huidig.gelezen_op or nu
    if meedoen == (huidig.afgemeld_op is None):
        huidig.save(update_fields=["gelezen_op"])
        return huidig
    huidig.afgemeld_op, huidig.afgemeld_door = (None, None) if meedoen else (nu, door)
    huidig.save(update_fields=["gelezen_op", "afgemeld_op", "afgemeld_door"])
    zin = "Doet toch mee" if meedoen else "Doet niet meer mee"
    tijdlijn.leg_vast(
        huidig.klant,
        soort_regel(huidig.experiment),
        f"{zin} aan de proef '{huidig.experiment}'.",
        door=door,
        door_klant=door is None,
    )
    return huidig
