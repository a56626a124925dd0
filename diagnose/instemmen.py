"""What a client says yes to beside the plan itself: a choice between steps, and obligations (K-49, K-54)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from diagnose.models import Activiteit, Werkplan
from keten.fouten import NietToegestaan

KIES = _("Kies een van deze stappen.")
GA_AKKOORD = _("Zet een vinkje als u akkoord gaat met deze verplichtingen.")


@dataclass(frozen=True)
class Keuze:
    """A step with its alternatives, in the order of the plan; the client chooses one."""

    hoofd: Activiteit
    mogelijkheden: list[Activiteit]


@dataclass(frozen=True)
class Vragen:
    """What a plan asks the client.

    Attributes:
        verplichtingen: the steps that bind the client and have not been agreed with; of an alternative this
            counts only when it is chosen.
    """

    keuzes: list[Keuze]
    verplichtingen: list[Activiteit]

    @property
    def keuze_van(self) -> dict[int, Keuze]:
        """The choice to which each of the steps in a choice belongs, by the key of the step."""
        return {stap.pk: keuze for keuze in self.keuzes for stap in keuze.mogelijkheden}


def vragen_in(plan: Werkplan) -> Vragen:
    """What the client is asked about a plan, in one query."""
    return _vragen(list(plan.activiteiten.all()))


def verwerk(
    *, plan: Werkplan, wijze: str, keuzes: Mapping[int, int], verplichtingen: Collection[int]
) -> list[Activiteit]:
    """Note what the client chose and agreed with; part of confirming the plan.

    What is not chosen stays in the plan as such. From today on the rest counts as decided (K-62).

    Args:
        keuzes: the key of the step chosen, by the key of the first step of its choice.
        verplichtingen: keys of the steps whose obligations the client agreed with.

    Returns:
        The steps whose obligations were agreed with now.

    Raises:
        NietToegestaan: a choice was not made, or an obligation of a step that stays was not agreed with.
    """
    stappen = list(plan.activiteiten.select_for_update(of=("self",), no_key=True))
    vragen = _vragen(stappen)
    for keuze in vragen.keuzes:
        _kies(keuze, keuzes.get(keuze.hoofd.pk))
    blijft = [stap for stap in stappen if stap.stand != Activiteit.Stand.NIET_GEKOZEN]
    akkoord = [stap for stap in blijft if stap.verplichtingen_open]
    for stap in akkoord:
        if stap.pk not in verplichtingen:
            raise NietToegestaan(str(GA_AKKOORD), veld=f"verplichtingen_{stap.pk}")
        stap.accepteer_verplichtingen(wijze=wijze)
    for stap in blijft:
        stap.besloten_op = stap.besloten_op or timezone.localdate()
    Activiteit.objects.bulk_update(
        stappen,
        [
            "stand",
            "gekozen_door_klant",
            "besloten_op",
            "verplichtingen_akkoord_op",
            "verplichtingen_akkoord_wijze",
        ],
    )
    return akkoord


def _kies(keuze: Keuze, gekozen: int | None) -> None:
    if gekozen not in {stap.pk for stap in keuze.mogelijkheden}:
        raise NietToegestaan(str(KIES), veld=f"keuze_{keuze.hoofd.pk}")
    for stap in keuze.mogelijkheden:
        if stap.pk == gekozen:
            stap.gekozen_door_klant = True
        else:
            stap.valt_af()


def _vragen(stappen: list[Activiteit]) -> Vragen:
    open_stappen = [stap for stap in stappen if stap.stand == Activiteit.Stand.GEPLAND]
    hoofden = {stap.alternatief_voor_id for stap in open_stappen} - {None}
    keuzes = [
        Keuze(hoofd, [stap for stap in open_stappen if hoofd.pk in (stap.pk, stap.alternatief_voor_id)])
        for hoofd in open_stappen
        if hoofd.pk in hoofden
    ]
    return Vragen(keuzes, [stap for stap in stappen if stap.verplichtingen_open and _telt(stap)])


def _telt(stap: Activiteit) -> bool:
    return bool(stap.stand != Activiteit.Stand.NIET_GEKOZEN)
