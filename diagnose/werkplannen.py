"""The work plan: made with the client, agreed by both, in versions (K-51, K-54, K-55)."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import TransitionNotAllowed

from diagnose import activiteiten, diagnosticeren, instemmen, mandateren
from diagnose.models import Werkplan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan, VersieConflict
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.opslaan import wijzig as _wijzig
from keten.rechten import Recht
from keten.termijnen import termijn
from klanten import clientbeeld, meldingen, taken, tijdlijn
from klanten.models import Clientbeeld, Gebeurtenis, Klant, Taak

TERMIJN_AKKOORD = "werkplan_akkoord"
TERMIJN_WENS = "bericht_beantwoorden"
VERANDERD = _("Het plan is veranderd sinds het op uw scherm kwam. Lees het nog een keer.")
WACHT_NIET = _("Dit plan wacht niet meer op uw akkoord. Stuur uw contactpersoon een bericht.")

Stand = Werkplan.Stand
Wijze = Werkplan.Wijze


def in_de_maak(klant: Klant) -> Werkplan | None:
    """The version that is being written, or waits for the client."""
    return klant.werkplannen.in_de_maak().first()


def geldend(klant: Klant) -> Werkplan | None:
    """The version that client and coach agreed on last."""
    return klant.werkplannen.geldend().first()


@transaction.atomic
def maak(*, klant: Klant, door: Medewerker, doel: str, afspraken: str = "", wens_klant: str = "") -> Werkplan:
    """Begin a version of the plan; what is planned or running in the one that counts comes along.

    Args:
        doel: what client and coach want to reach.
        afspraken: what the client does.
        wens_klant: wishes and ideas of the client (K-54).

    Raises:
        RechtOntbreekt: not of this location, or without the right to make plans.
        VersieConflict: somebody began a version in the meantime.
        ValidationError: a field refuses its value.
    """
    eis(door, klant.locatie, Recht.WERKPLAN)
    _slot(klant)
    if (begonnen := in_de_maak(klant)) is not None:
        raise VersieConflict(begonnen)
    nummer = klant.werkplannen.aggregate(hoogste=Max("nummer"))["hoogste"] or 0
    plan = voeg_toe(
        Werkplan(
            klant=klant,
            nummer=nummer + 1,
            diagnose=diagnosticeren.laatste(klant),
            doel=doel,
            afspraken=afspraken,
            wens_klant=wens_klant,
            gemaakt_door=door,
        )
    )
    if (vorige := geldend(klant)) is not None:
        activiteiten.neem_over(van=vorige, naar=plan)
    _werk_beeld_bij(klant)
    _schrijf(plan, "is begonnen", door=door, klant_leest=False)
    return plan


@transaction.atomic
def wijzig(
    *, plan: Werkplan, versie: int, door: Medewerker, doel: str, afspraken: str = "", wens_klant: str = ""
) -> Werkplan:
    """Change the text of a version that is being written.

    Args:
        versie: the version number of the record that the form was opened with.

    Raises:
        NietToegestaan: the client is looking at it, or it has been confirmed.
        RechtOntbreekt: not of this location, or without the right to make plans.
        VersieConflict: somebody saved it in between.
        ValidationError: a field refuses its value.
    """
    eis(door, activiteiten.in_concept(plan).klant.locatie, Recht.WERKPLAN)
    plan = _wijzig(plan, versie=versie, doel=doel, afspraken=afspraken, wens_klant=wens_klant)
    _schrijf(plan, "is gewijzigd", door=door, klant_leest=False)
    return plan


@transaction.atomic
def schrijf_verder(*, klant: Klant, door: Medewerker) -> Werkplan:
    """The version that is being written; without one, a new version begins with the text that counts (K-52).

    Raises:
        NietToegestaan: there is no plan to go on with.
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    eis(door, klant.locatie, Recht.WERKPLAN)
    _slot(klant)
    if (begonnen := in_de_maak(klant)) is not None:
        return begonnen
    if (vorige := geldend(klant)) is None:
        raise NietToegestaan("Er is nog geen werkplan. Begin eerst een plan.")
    tekst = {"doel": vorige.doel, "afspraken": vorige.afspraken, "wens_klant": vorige.wens_klant}
    return maak(klant=klant, door=door, **tekst)


@transaction.atomic
def stel_voor(*, plan: Werkplan, door: Medewerker) -> Werkplan:
    """The coach agrees and puts the plan before the client; a task watches over the answer.

    Raises:
        NietToegestaan: it holds no activity, it is not being written, or another partner pays the client's
            benefit and gave no mandate (X-04).
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    plan = _pak(plan)
    eis(door, plan.klant.locatie, Recht.WERKPLAN)
    namens = mandateren.beslis_over_arrangement(klant=plan.klant, door=door)
    if not plan.activiteiten.exists():
        raise NietToegestaan("Zet eerst minstens één activiteit in het plan.")
    with _overgang(plan):
        plan.stel_voor(door=door, namens=namens)
    klant = plan.klant
    plan.diagnose = diagnosticeren.laatste(klant)  # the client reads the possibilities as known now
    _bewaar(plan)
    _maak_taak(plan, Taak.Soort.WERKPLAN, "Vraag akkoord op het werkplan", TERMIJN_AKKOORD)
    _werk_beeld_bij(klant)
    toevoeging = f", namens {namens}" if namens else ""
    _schrijf(plan, f"ligt bij de klant voor akkoord{toevoeging}", door=door)
    meldingen.meld(
        klant=klant,
        code="plan_voorgesteld",
        sleutel=f"plan:{plan.pk}:{plan.versie}",
        pagina="diagnose:mijn_werkplan",
    )
    return plan


@transaction.atomic
def neem_terug(*, plan: Werkplan, door: Medewerker) -> Werkplan:
    """Take the plan back to change it; the coach's agreement lapses.

    Raises:
        NietToegestaan: the client is not looking at it (any more).
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    plan = _pak(plan)
    eis(door, plan.klant.locatie, Recht.WERKPLAN)
    with _overgang(plan):
        plan.neem_terug()
    _bewaar(plan)
    taken.sluit_voor(klant=plan.klant, soort=Taak.Soort.WERKPLAN, door=door)
    _werk_beeld_bij(plan.klant)
    _schrijf(plan, "is teruggenomen om te wijzigen", door=door)
    return plan


@transaction.atomic
def noteer_wens(*, plan: Werkplan, versie: int, wens: str) -> Werkplan:
    """The client writes down a wish beside the plan; the contact person gets a task to talk about it (K-54).

    Raises:
        NietToegestaan: the plan is not waiting for the client.
        VersieConflict: the plan changed after the client opened it.
    """
    if _pak(plan).stand != Stand.VOORGESTELD:
        raise NietToegestaan(str(WACHT_NIET))
    plan = _wijzig(plan, versie=versie, wens_klant=wens)
    _maak_taak(plan, Taak.Soort.CONTACT, "Bespreek de wens van de klant bij het werkplan", TERMIJN_WENS)
    _schrijf(plan, "heeft een wens van de klant erbij gekregen", door=None)
    return plan


@transaction.atomic
def bevestig(
    *,
    plan: Werkplan,
    versie: int,
    wijze: Wijze,
    door: Medewerker | None = None,
    keuzes: Mapping[int, int] | None = None,
    verplichtingen: Collection[int] = (),
) -> Werkplan:
    """The client agrees: this version counts from now on, in the place of the one before.

    Args:
        versie: the version number of the record that the client read.
        keuzes, verplichtingen: what the client chose and agreed with; see `instemmen.verwerk`.
        door: the employee at whose desk the client signed; None when the client did it in the portal.

    Raises:
        NietToegestaan: the plan changed after it was read, it does not wait for the client, or the client
            has not chosen or agreed with everything that the plan asks.
        RechtOntbreekt: not of this location, or without the right to make plans.
    """
    _slot(plan.klant)
    plan = _pak(plan)
    if door is not None:
        eis(door, plan.klant.locatie, Recht.WERKPLAN)
    if plan.versie != versie:
        raise NietToegestaan(str(VERANDERD))
    with _overgang(plan):
        plan.bevestig(wijze=wijze)
    akkoord = instemmen.verwerk(plan=plan, wijze=wijze, keuzes=keuzes or {}, verplichtingen=verplichtingen)
    if (vorige := geldend(plan.klant)) is not None:
        vorige.vervang()
        _bewaar(vorige)
    _bewaar(plan)
    taken.sluit_voor(klant=plan.klant, soort=Taak.Soort.WERKPLAN, door=door)
    _werk_beeld_bij(plan.klant)
    _schrijf(plan, f"is bevestigd, {wijze.label}", door=door)
    for stap in akkoord:
        _leg_vast(plan, f"Akkoord met de verplichtingen bij: {stap.omschrijving}.", door=door)
    return plan


def _slot(klant: Klant) -> None:
    """Let nobody else begin or confirm a plan of this client; other work on the dossier goes on."""
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)


def _pak(plan: Werkplan) -> Werkplan:
    plannen = Werkplan.objects.select_for_update(of=("self",), no_key=True)
    return plannen.select_related("klant__beeld__contactpersoon", "klant__locatie").get(pk=plan.pk)


def _bewaar(plan: Werkplan) -> None:
    plan.versie += 1
    plan.full_clean()
    plan.save()


@contextmanager
def _overgang(plan: Werkplan) -> Iterator[None]:
    """Say in words why a state does not allow what was asked."""
    try:
        yield
    except TransitionNotAllowed as fout:
        raise NietToegestaan(
            gettext("Dit kan nu niet: versie %(nummer)s van het werkplan is %(stand)s.")
            % {"nummer": plan.nummer, "stand": plan.get_stand_display()}
        ) from fout


def _maak_taak(plan: Werkplan, soort: Taak.Soort, omschrijving: str, code: str) -> None:
    """A task for the contact person, as long as he or she works at the location."""
    klant = plan.klant
    wie = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=wie if wie is not None and wie.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=soort,
        omschrijving=omschrijving,
        vervalt_op=termijn(code, klant.locatie).vervalt(timezone.now()),
        sleutel=f"{soort}:{plan.pk}:{plan.versie}",
    )


def _werk_beeld_bij(klant: Klant) -> None:
    """What the lists show: a plan that waits for the client, else the one that counts, else the one begun."""
    standen = set(klant.werkplannen.values_list("stand", flat=True))
    volgorde = (Stand.VOORGESTELD, Stand.BEVESTIGD, Stand.CONCEPT)
    stand = next(stand for stand in volgorde if stand in standen)
    klant.beeld = clientbeeld.werk_bij(klant, werkplan=Clientbeeld.Werkplan(stand.value))


def _schrijf(plan: Werkplan, wat: str, *, door: Medewerker | None, klant_leest: bool = True) -> None:
    _leg_vast(plan, f"Versie {plan.nummer} van het werkplan {wat}.", door=door, klant_leest=klant_leest)


def _leg_vast(plan: Werkplan, zin: str, *, door: Medewerker | None, klant_leest: bool = True) -> None:
    tijdlijn.leg_vast(
        plan.klant,
        Gebeurtenis.Soort.WERKPLAN,
        zin,
        door=door,
        door_klant=door is None,
        zichtbaar_voor_klant=klant_leest,
    )
