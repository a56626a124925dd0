"""Adopting a ketenjaarplan: each partner signs for itself, and with the last one it counts (X-05, X-50)."""

from dataclasses import dataclass

from django.db import transaction
from django_fsm import TransitionNotAllowed

from keten.fouten import NietToegestaan, RechtOntbreekt
from keten.models import Ketenpartner, Medewerker
from keten.opslaan import voeg_toe
from landkaart.jaarplan import acties
from landkaart.jaarplan.bevoegd import eis_mt, namens, partners
from landkaart.models import TEKSTEN, Jaarplan, Planakkoord


@dataclass(frozen=True)
class Partnerregel:
    """Where one partner stands in the present round.

    Attributes:
        laatste: what it said last; None when it has said nothing.
        uwe: whether the reader speaks for this partner.
    """

    partner: Ketenpartner
    laatste: Planakkoord | None
    uwe: bool

    @property
    def akkoord(self) -> bool:
        """Whether it agrees."""
        return self.laatste is not None and self.laatste.stand == Planakkoord.Stand.AKKOORD


def regels(plan: Jaarplan, wie: Medewerker) -> list[Partnerregel]:
    """A line per partner: of a plan that was adopted those who signed, else all that must sign."""
    gezegd = {
        een.partner_id: een
        for een in plan.akkoorden.filter(ronde=plan.ronde).select_related("partner", "door__gebruiker")
    }
    if plan.vastgesteld_op is not None:
        return [Partnerregel(een.partner, een, False) for een in gezegd.values()]
    eigen = {partner.pk for partner in namens(wie, plan.locatie)}
    return [
        Partnerregel(partner, gezegd.get(partner.pk), partner.pk in eigen)
        for partner in partners(plan.locatie)
    ]


def ontbreekt(plan: Jaarplan) -> list[str]:
    """What a draft still lacks before it can be put before the partners, in words."""
    koppen = {veld.name: str(veld.verbose_name) for veld in Jaarplan._meta.fields}
    leeg = [koppen[naam] for naam in TEKSTEN if not getattr(plan, naam).strip()]
    doelen = list(plan.doelen.prefetch_related("acties"))
    if not doelen:
        leeg.append("ten minste één doel")
    return leeg + [f"een actie bij “{doel}”" for doel in doelen if not doel.acties.all()]


@transaction.atomic
def leg_voor(*, plan: Jaarplan, door: Medewerker) -> Jaarplan:
    """Put a draft before the partners.

    Raises:
        RechtOntbreekt: `door` is not in the management team of the location.
        NietToegestaan: something is still empty, or the plan is no draft.
    """
    eis_mt(door, plan.locatie)
    plan = _slot(plan)
    if plan.in_de_maak and (leeg := ontbreekt(plan)):
        raise NietToegestaan(f"Dit ontbreekt nog: {', '.join(leeg)}.")
    try:
        plan.leg_voor()
    except TransitionNotAllowed as fout:
        raise NietToegestaan("Dit plan is geen concept.") from fout
    return _bewaar(plan)


@transaction.atomic
def neem_terug(*, plan: Jaarplan, reden: str, door: Medewerker) -> Jaarplan:
    """Make a draft of a plan that waits for partners; who agreed has to do so again.

    Raises:
        RechtOntbreekt: `door` is not in the management team of the location.
        NietToegestaan: the plan does not wait for partners.
    """
    eis_mt(door, plan.locatie)
    plan = _slot(plan)
    try:
        plan.neem_terug(reden.strip())
    except TransitionNotAllowed as fout:
        raise NietToegestaan("Dit plan wacht niet op akkoord.") from fout
    return _bewaar(plan)


@transaction.atomic
def teken(
    *,
    plan: Jaarplan,
    partner: Ketenpartner,
    ronde: int,
    niveau: Planakkoord.Niveau,
    stand: Planakkoord.Stand,
    toelichting: str,
    door: Medewerker,
) -> Planakkoord:
    """Say for a partner that it agrees, or that region or head office still has to. The last one adopts.

    Args:
        ronde: the round that the person read; a plan that changed since is read again first.
        niveau: on which level of this partner it had to be decided.

    Raises:
        RechtOntbreekt: `door` does not speak for this partner.
        NietToegestaan: the plan does not wait for partners, changed since, or the partner said this already.
    """
    plan = _slot(plan)
    if partner.pk not in {eigen.pk for eigen in namens(door, plan.locatie)}:
        raise RechtOntbreekt(f"U tekent niet voor {partner}.")
    if plan.stand != Jaarplan.Stand.VOORGELEGD:
        raise NietToegestaan("Dit plan wacht niet op akkoord.")
    if plan.ronde != ronde:
        raise NietToegestaan("Het plan is veranderd sinds u het opende. Lees het opnieuw.")
    if stand == Planakkoord.Stand.WACHT and niveau == Planakkoord.Niveau.LOKAAL:
        raise NietToegestaan("Kies op wie uw organisatie wacht: regio of centraal.", veld="niveau")
    gezegd = set(plan.akkoorden.filter(ronde=ronde, partner=partner).values_list("stand", flat=True))
    if stand in gezegd or Planakkoord.Stand.AKKOORD in gezegd:
        raise NietToegestaan(f"{partner} heeft dit al laten weten.")
    akkoord = voeg_toe(
        Planakkoord(
            plan=plan,
            ronde=ronde,
            partner=partner,
            niveau=niveau,
            stand=stand,
            toelichting=toelichting.strip(),
            door=door,
        )
    )
    _stel_vast_als_iedereen_akkoord_is(plan)
    return akkoord


def _stel_vast_als_iedereen_akkoord_is(plan: Jaarplan) -> None:
    akkoord = set(
        plan.akkoorden.filter(ronde=plan.ronde, stand=Planakkoord.Stand.AKKOORD).values_list(
            "partner", flat=True
        )
    )
    if not {partner.pk for partner in partners(plan.locatie)} <= akkoord:
        return
    eerder = (
        Jaarplan.objects.select_for_update(of=("self",))
        .geldend()
        .filter(locatie=plan.locatie, jaar=plan.jaar)
        .first()
    )
    if eerder is not None:
        eerder.vervang()
        _bewaar(eerder)
    plan.stel_vast()
    _bewaar(plan)
    acties.zet_klaar(plan, eerder=eerder)


def _slot(plan: Jaarplan) -> Jaarplan:
    return Jaarplan.objects.select_for_update(of=("self",)).select_related("locatie").get(pk=plan.pk)


def _bewaar(plan: Jaarplan) -> Jaarplan:
    plan.versie += 1
    plan.full_clean()
    plan.save()
    return plan
