"""What a client takes along about work that began: placements, aftercare and projects."""

from collections.abc import Iterable

from klanten.meenemen import Deel, Rij, registreer, velden
from klanten.models import Klant
from werkgevers.models import Nazorgmoment, Plaatsing, Plaatsingssteun, Projectdeelname

_plaatsing = velden(
    "werkgever", "vacature", "begint_op", "eindigt_op", "uren", "gestopt_op", "stopreden", "duurzaam"
)
_steun = velden("maatregel", "percentage", "begint_op", "eindigt_op")
_nazorg = velden("gepland_op", "gedaan_op", "uitkomst", "verslag")
_deelname = velden("project", "van", "uitkomst", "beeindigd_op")


def meld_aan() -> None:
    """Add these parts; called at start-up."""
    registreer(
        Deel("plaatsingen", "Werk dat u via ons kreeg", _plaatsingen, (Plaatsing,)),
        Deel("steun", "Hulp bij dat werk", _alle_steun, (Plaatsingssteun,)),
        Deel("nazorg_werk", "Hoe het werk gaat", _alle_nazorg, (Nazorgmoment,)),
        Deel("projecten", "Projecten", _deelnames, (Projectdeelname,)),
    )


def _plaatsingen(klant: Klant) -> Iterable[Rij]:
    return map(_plaatsing, klant.plaatsingen.select_related("werkgever", "vacature"))


def _alle_steun(klant: Klant) -> Iterable[Rij]:
    return map(_steun, Plaatsingssteun.objects.filter(plaatsing__klant=klant).select_related("maatregel"))


def _alle_nazorg(klant: Klant) -> Iterable[Rij]:
    """What was said with the client; what the employer told stands in the dossier of the employer."""
    momenten = Nazorgmoment.objects.filter(plaatsing__klant=klant, met=Nazorgmoment.Met.KLANT)
    return map(_nazorg, momenten.filter(vervallen_op=None))


def _deelnames(klant: Klant) -> Iterable[Rij]:
    return map(_deelname, klant.projectdeelnames.select_related("project"))
