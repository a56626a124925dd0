"""Which member of the management team answers for which milestone, and where nobody does (X-06)."""

from collections import defaultdict
from dataclasses import dataclass, field

from keten.models import Locatie
from keten.rechten import Rol
from keten.tijd import vandaag
from landkaart.invulbeeld import mijlpalen_van
from landkaart.models import Jaarplan, Jaarplandoel, Mijlpaal, Portefeuille


@dataclass(frozen=True)
class Houder:
    """A portfolio with the goals that came out of it, of the plan of this year."""

    portefeuille: Portefeuille
    doelen: list[Jaarplandoel]


@dataclass
class Onderwerp:
    """A milestone as a subject of the management team, with the portfolios that hold it."""

    mijlpaal: Mijlpaal
    houders: list[Houder] = field(default_factory=list)


@dataclass(frozen=True)
class Verdeling:
    """How the subjects are divided.

    Attributes:
        onderwerpen: every milestone of the location; without portfolio it has no holder.
        overig: portfolios about something else.
        weg: portfolios whose holder has left the management team; these count as no holder.
    """

    onderwerpen: list[Onderwerp]
    overig: list[Houder]
    weg: list[Portefeuille]

    @property
    def zonder_houder(self) -> int:
        """For how many milestones nobody answers."""
        return sum(1 for onderwerp in self.onderwerpen if not onderwerp.houders)


def verdeling(locatie: Locatie) -> Verdeling:
    """The subjects of a location with their holders; four queries.

    Source: Integrale dienstverlening (IWI 2008), annex 1, milestone 8: "een duidelijke
    portefeuille verdeling".
    """
    per_mijlpaal = {m.pk: Onderwerp(m) for m in mijlpalen_van(locatie)}
    overig: list[Houder] = []
    weg: list[Portefeuille] = []
    rijen = Portefeuille.objects.lopend().filter(locatie=locatie)
    actief = locatie.medewerkers.filter(rollen__contains=[Rol.MT_LID], gebruiker__is_active=True)
    in_mt = set(actief.values_list("pk", flat=True))
    doelen = _doelen(locatie)
    for rij in rijen.select_related("mt_lid__gebruiker", "mt_lid__partner"):
        if rij.mt_lid_id not in in_mt:
            weg.append(rij)
        elif rij.hoort_bij_id in per_mijlpaal:
            per_mijlpaal[rij.hoort_bij_id].houders.append(Houder(rij, doelen[rij.pk]))
        else:
            overig.append(Houder(rij, doelen[rij.pk]))
    return Verdeling(list(per_mijlpaal.values()), overig, weg)


def _doelen(locatie: Locatie) -> defaultdict[int, list[Jaarplandoel]]:
    """The goals in force this year, by their portfolio."""
    gevonden: defaultdict[int, list[Jaarplandoel]] = defaultdict(list)
    doelen = Jaarplandoel.objects.filter(
        plan__locatie=locatie,
        plan__jaar=vandaag().year,
        plan__stand=Jaarplan.Stand.VASTGESTELD,
        portefeuille__isnull=False,
    )
    for doel in doelen:
        gevonden[doel.portefeuille_id or 0].append(doel)
    return gevonden
