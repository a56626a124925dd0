"""Referrals and requests to the back office for some clients of a location; all of it made up."""

from collections.abc import Iterator
from itertools import cycle

from keten.models import Team
from klanten.models import Hulporganisatie, Taak, Verwijzing
from lwi_portal.demo.dagen import DAG, einde_van, moment, open_dag
from lwi_portal.demo.paren import Paar, coach_van, dagen_terug
from lwi_portal.demo.plek import Plek

_VERZOEKEN = (
    "Reken na hoeveel de klant mag bijverdienen",
    "Kijk na of de reiskosten vergoed worden",
    "Stuur de beschikking opnieuw",
)


def verwijst(plek: Plek, paren: list[Paar]) -> int:
    """Help from other chains, each in another state."""
    organisaties = list(Hulporganisatie.objects.filter(locatie__isnull=True).order_by("soort"))
    if not organisaties:
        return 0
    rijen = []
    for nummer, ((beeld, _), organisatie) in enumerate(zip(paren, cycle(organisaties), strict=False)):
        verwijzing = Verwijzing(
            klant_id=beeld.klant_id,
            organisatie=organisatie,
            reden="De klant vraagt hulp, zodat er ruimte komt om werk te zoeken.",
            gegevens=[Verwijzing.Gegeven.NAAM.value],
            gedeeld=[["naam", beeld.klant.naam]],
            toestemming_op=dagen_terug(plek, 20 + nummer % 20),
            toestemming_wijze=Verwijzing.Toestemming.MONDELING,
            verwezen_door=coach_van(beeld),
            verwezen_op=moment(dagen_terug(plek, 20 + nummer % 20), 14),
        )
        for stap in _stappen(nummer):
            getattr(verwijzing, stap)()
            verwijzing.terugkoppeling = "De klant is goed geholpen." if stap == "rond_af" else ""
        rijen.append(verwijzing)
    return len(Verwijzing.objects.bulk_create(rijen))


def _stappen(nummer: int) -> Iterator[str]:
    yield from (("begin",), (), ("begin", "rond_af"))[nummer % 3]


def vraagt_backoffice(plek: Plek, paren: list[Paar]) -> int:
    """Requests to the back office: open, and answered."""
    team = Team.objects.filter(locatie=plek.locatie, soort=Team.Soort.BACKOFFICE).first()
    lid = team.leden.first() if team else None
    if team is None or lid is None:
        return 0
    taken = []
    for nummer, (beeld, _) in enumerate(paren):
        dag = dagen_terug(plek, 2 + nummer % 9)
        klaar = nummer % 2 == 0
        taken.append(
            Taak(
                klant_id=beeld.klant_id,
                locatie=plek.locatie,
                team=team,
                voor=lid if klaar else None,
                gevraagd_door=coach_van(beeld),
                soort=Taak.Soort.BACKOFFICE,
                omschrijving=_VERZOEKEN[nummer % len(_VERZOEKEN)],
                gestart_op=moment(dag, 13),
                vervalt_op=einde_van(open_dag(dag + DAG * 7)),
                gedaan_op=moment(open_dag(dag + DAG), 9) if klaar else None,
                gedaan_door=lid if klaar else None,
                resultaat="Nagekeken en in orde. De klant krijgt een brief." if klaar else "",
            )
        )
    Taak.objects.bulk_create(taken)
    for taak in taken:
        taak.sleutel = f"backoffice:{taak.pk}"
    Taak.objects.bulk_update(taken, ["sleutel"])
    return len(taken)
