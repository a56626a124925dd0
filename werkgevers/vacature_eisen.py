"""What a vacancy asks, and its requirements kept as they should be (W-25)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from keten.opslaan import voeg_toe
from klanten.models import Competentie
from werkgevers.models import Vacature, Vacatureeis


@dataclass(frozen=True)
class Eis:
    """Something that a vacancy asks; the fields are those of `Vacatureeis`.

    Attributes:
        vereist: required, or else wished for.
        te_leren: whoever lacks it can learn it in the work.
    """

    soort: str
    competentie: Competentie | None = None
    niveau: int | None = None
    opleiding: str = ""
    vereist: bool = True
    te_leren: bool = False

    def weeg(self, *, vereist: bool, te_leren: bool) -> "Eis":
        """The same, with another weight."""
        return replace(self, vereist=vereist, te_leren=te_leren)


def zet_eisen(vacature: Vacature, eisen: Sequence[Eis]) -> None:
    """Make the requirements of a vacancy what they should be; those that stay are left alone."""
    over = {_als_eis(rij): rij for rij in vacature.eisen.select_related("competentie")}
    gewenst = set(eisen)
    for eis, rij in over.items():
        if eis not in gewenst:
            rij.delete()
    for eis in eisen:
        if eis not in over:
            voeg_toe(
                Vacatureeis(
                    vacature=vacature,
                    soort=eis.soort,
                    competentie=eis.competentie,
                    niveau=eis.niveau,
                    opleiding=eis.opleiding,
                    vereist=eis.vereist,
                    te_leren=eis.te_leren,
                )
            )


def eisen_van(vacature: Vacature) -> list[Eis]:
    """What a vacancy asks now."""
    return [_als_eis(rij) for rij in vacature.eisen.select_related("competentie")]


def _als_eis(rij: Vacatureeis) -> Eis:
    return Eis(rij.soort, rij.competentie, rij.niveau, rij.opleiding, rij.vereist, rij.te_leren)
