"""Finishing a check: the outcome, what it cost, and a decharge for who is green (H-23, H-31, H-54)."""

from django.db import transaction
from django_fsm import can_proceed

from handhaving.controles import werk
from handhaving.controles.bestellen import schrijf
from handhaving.controles.bevoegd import eis_controle
from handhaving.models import Controle, Huisbezoek, Kleur
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import meldingen

PAGINA = "handhaving:mijn_besluiten"


@transaction.atomic
def rond_af(
    *,
    controle: Controle,
    uitkomst: str,
    bevinding: str,
    minuten: int,
    documenten: int = 0,
    vragen: int = 0,
    door: Medewerker,
) -> Controle:
    """Say what came out of a check.

    A green client of whom an administrative check is in order gets a dated decharge, and is told so.

    Args:
        bevinding: what was found, in words; the client reads it.
        minuten: how long it took.
        documenten, vragen: how many documents and answers were asked of the client.

    Raises:
        NietToegestaan: it was done or called off meanwhile, or a house visit is not complete.
        RechtOntbreekt: another location, or no right to this kind.
    """
    controle = slot(controle, door)
    _keur_huisbezoek(controle, uitkomst)
    controle.rond_af(door=door)
    controle.uitkomst, controle.bevinding = uitkomst, bevinding.strip()
    controle.minuten, controle.documenten, controle.vragen = minuten, documenten, vragen
    if uitkomst != Controle.Uitkomst.ONBESLIST:
        controle.geldig_tot = Duur.maanden(controle.soort.geldig_maanden).laatste_dag(vandaag())
    if verdient_decharge(controle):
        controle.decharge_op = vandaag()
    controle.full_clean()
    controle.save()
    werk.ruim_op(controle, door=door)
    schrijf(controle, f"Controle gedaan: {controle.soort}, {controle.get_uitkomst_display()}.", door=door)
    code = "controle_decharge" if controle.decharge_op else "controle_bericht"
    sleutel = f"controle:{controle.pk}:gedaan"
    meldingen.meld(klant=controle.klant, code=code, sleutel=sleutel, pagina=PAGINA)
    return controle


@transaction.atomic
def gelast_af(*, controle: Controle, reden: str, door: Medewerker) -> Controle:
    """Call a check off; it does not count as one.

    Raises:
        NietToegestaan: no reason, or it was done or called off meanwhile.
        RechtOntbreekt: another location, or no right to this kind.
    """
    controle = slot(controle, door)
    if not reden.strip():
        raise NietToegestaan("Vul in waarom deze controle niet doorgaat.", veld="reden")
    controle.gelast_af(door=door, reden=reden.strip())
    controle.full_clean()
    controle.save()
    werk.ruim_op(controle, door=door)
    schrijf(controle, f"Controle afgelast: {controle.soort}.", door=door)
    return controle


def verdient_decharge(controle: Controle) -> bool:
    """Whether all is in order after no more than an administrative check of a green client."""
    return (
        controle.uitkomst == Controle.Uitkomst.IN_ORDE
        and controle.kleur == Kleur.GROEN
        and not controle.soort.intensief
    )


def slot(controle: Controle, door: Medewerker) -> Controle:
    """The check as it stands now, locked, for who may take a step with it.

    Raises:
        NietToegestaan: it was done or called off meanwhile.
        RechtOntbreekt: another location, or no right to this kind.
    """
    rijen = Controle.objects.select_for_update(of=("self",)).select_related("klant__locatie", "soort")
    actueel = rijen.get(pk=controle.pk)
    eis_controle(door, actueel.klant, actueel.soort)
    if not can_proceed(actueel.rond_af):
        raise NietToegestaan(f"Deze controle is intussen {actueel.get_stand_display()}.")
    return actueel


def _keur_huisbezoek(controle: Controle, uitkomst: str) -> None:
    if not controle.soort.protocol:
        return
    bezoek = Huisbezoek.objects.filter(controle=controle).first()
    stand = bezoek.stand if bezoek else ""
    if stand == Huisbezoek.Stand.GEWEIGERD:
        if uitkomst != Controle.Uitkomst.ONBESLIST:
            raise NietToegestaan(
                "De klant gaf geen toestemming. Dat bewijst niets: kies niet vast te stellen.",
                veld="uitkomst",
            )
        return
    voorbij = bezoek is not None and bezoek.is_termijn_voorbij
    if stand != Huisbezoek.Stand.GEREAGEERD and not voorbij:
        raise NietToegestaan("Het huisbezoek is nog niet af. Doe eerst de stappen van het protocol.")
