"""Making a profile: its name, why, which questions it opens, and the rule that marks clients (H-12)."""

import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils.text import slugify

from diagnose.models import Toets
from handhaving.models import Risicoprofiel
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker, Regelset, Regelversie
from keten.opslaan import voeg_toe, wijzig
from keten.rechten import Recht
from keten.regels.beheer import eigen_regelset, nieuwe_versie
from keten.tijd import vandaag

VERSTE = datetime.timedelta(days=730)
_VOOR = "profiel"


@transaction.atomic
def maak(*, locatie: Locatie, naam: str, uitleg: str, toets: Toets, door: Medewerker) -> Risicoprofiel:
    """Make a profile for a location; it marks nobody until its rule has a version (H-12).

    Raises:
        NietToegestaan: the person does not decide about the policy here, the questions are no test of
            enforcement, or a profile has this name.
    """
    eis(door, locatie, Recht.HANDHAVINGSBELEID)
    if not toets.handhaving:
        raise NietToegestaan("Kies een vragenlijst van de handhaving.", veld="toets")
    code = f"{_VOOR}-{slugify(naam)[:25]}-{locatie.code}"[:60].strip("-")
    if Risicoprofiel.objects.filter(code=code).exists() or Regelset.objects.filter(code=code).exists():
        raise NietToegestaan("Er is al een profiel met deze naam.", veld="naam")
    voeg_toe(Regelset(code=code, naam=naam, soort=Regelset.Soort.RISICO, over="klant"))
    return voeg_toe(Risicoprofiel(code=code, naam=naam, uitleg=uitleg, toets=toets, locatie=locatie))


@transaction.atomic
def pas_aan(
    *,
    profiel: Risicoprofiel,
    versie: int,
    naam: str,
    uitleg: str,
    tot: datetime.date | None,
    door: Medewerker,
) -> Risicoprofiel:
    """Give a profile of the location another name or reason, stop it from a day on, or let it go on again.

    It is never deleted: assessments of before keep naming it.

    Args:
        tot: the last day on which it marks clients; None as long as it goes on.

    Raises:
        NietToegestaan: the person does not decide about the policy here, the profile is national, or the last
            day has passed already.
        VersieConflict: a colleague saved in between.
    """
    if profiel.locatie is None:
        raise NietToegestaan("Dit profiel geldt voor heel Nederland. Een locatie kan het niet wijzigen.")
    eis(door, profiel.locatie, Recht.HANDHAVINGSBELEID)
    if tot is not None and tot != profiel.tot and tot < vandaag():
        raise NietToegestaan("Kies vandaag of een latere dag.", veld="tot")
    return wijzig(profiel, versie=versie, naam=naam, uitleg=uitleg, tot=tot)


def regelset_van(profiel: Risicoprofiel, locatie: Locatie) -> Regelset:
    """The set of rules of a profile at a location: its own when it has one, or else the national one."""
    sets = Regelset.objects.filter(code=profiel.code, regio=None)
    eigen = sets.filter(locatie=locatie).first()
    return eigen or sets.get(locatie=None)


def laatste_versie(profiel: Risicoprofiel, locatie: Locatie) -> int:
    """The newest version of the rule at a location, as a key; 0 when there is none."""
    sets = Regelset.objects.filter(Q(locatie=None) | Q(locatie=locatie), code=profiel.code)
    versies = Regelversie.objects.filter(regelset__in=sets)
    return versies.aggregate(hoogste=Max("pk"))["hoogste"] or 0


@transaction.atomic
def stel_regel_vast(
    *,
    profiel: Risicoprofiel,
    locatie: Locatie,
    boom: object,
    van: datetime.date,
    toelichting: str,
    gezien: int,
    door: Medewerker,
) -> Regelversie:
    """Let a rule mark clients of a location from a day on; the national rule stays as it is (D-11, H-12).

    Args:
        gezien: the newest version when the person began (`laatste_versie`): nobody replaces it unseen.

    Raises:
        NietToegestaan: the person does not decide about the policy here, the day is past or too far ahead, a
            colleague was first, or the rule has mistakes or uses what a risk rule may not.
    """
    eis(door, locatie, Recht.HANDHAVINGSBELEID)
    if not vandaag() <= van <= vandaag() + VERSTE:
        raise NietToegestaan("Kies een dag vanaf vandaag, binnen twee jaar.", veld="van")
    Locatie.objects.select_for_update(no_key=True).get(pk=locatie.pk)  # two authors at once take turns
    if laatste_versie(profiel, locatie) != gezien:
        raise NietToegestaan("Een collega stelde intussen een versie vast. Open de pagina opnieuw.")
    eigen = eigen_regelset(code=profiel.code, locatie=locatie)
    return nieuwe_versie(regelset=eigen, boom=boom, van=van, toelichting=toelichting, door=door)
