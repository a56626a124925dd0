"""How satisfied each group is: the questions that a survey asks participants alone (H-52)."""

from dataclasses import dataclass

from klanten.models import Klant
from landkaart.models import Experiment, Experimentdeelname
from landkaart.peilingen.rekenen import Score
from landkaart.peilingen.uitkomsten import vraag_per_groep


@dataclass(frozen=True)
class Vraagscore:
    """One question, with the score of each group by its name."""

    vraag: str
    scores: dict[str, Score]


def per_groep(experiment: Experiment) -> list[Vraagscore]:
    """The questions with a scale that belong to an experiment, and how each group answered them.

    Source: Goed bekeken! (AKO 2005), section 3.3: the satisfaction of clients was not examined in the pilot.
    """
    groepen = {
        str(groep.label): Klant.objects.filter(
            experimentdeelnames__experiment=experiment, experimentdeelnames__groep=groep
        )
        for groep in Experimentdeelname.Groep
    }
    vragen = experiment.peilingvragen.filter(soort="schaal").order_by("pk")
    return [Vraagscore(vraag.zin, vraag_per_groep(vraag, groepen)) for vraag in vragen]
