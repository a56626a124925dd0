"""Deciding for another partner: only with a mandate that holds today at the client's location (X-04).

Everybody reads and writes the dossier, also the text and the steps of a plan in the making (K-02, K-52):
that decides nothing yet. Two acts decide, and belong to the partner whose client or whose money it is:

- putting the plan before the client (`werkplannen.stel_voor`): the chain agrees with the arrangement. It
  belongs to the partners that pay a benefit of the client today. A client without a benefit belongs to all.
- letting another partner pay for a step, or pay along (`activiteiten.voeg_activiteit_toe`): budgets and
  instruments stay with their owner, also under a mandate.

Noting that the client agrees, and starting or ending a step that was agreed on, decide nothing anew.

Source: Integrale dienstverlening (IWI 2008), on the AKO's ambition for the end of 2009: partners keep their
own budgets and instruments, and can mandate each other to decide on the support of each other's clients.
"""

from diagnose import portfolio
from keten.fouten import NietToegestaan
from keten.models import Ketenpartner, Locatie, Mandaat, Medewerker
from keten.tijd import vandaag
from klanten.models import Klant


def betalers(klant: Klant) -> list[Ketenpartner]:
    """The partners that pay a benefit of the client today, each once, by name."""
    sleutels = portfolio.lopende_uitkeringen(klant).order_by().values("partner")
    return list(Ketenpartner.objects.filter(pk__in=sleutels).order_by("naam"))


def beslis_over_arrangement(*, klant: Klant, door: Medewerker) -> str:
    """On whose behalf somebody decides on the arrangement of a client; empty for one's own client.

    Raises:
        NietToegestaan: another partner pays, and gave no mandate.
    """
    van = betalers(klant)
    if not van or door.partner in van:
        return ""
    mandaten = _mandaten(klant.locatie, door)
    if ontbreekt := [partner for partner in van if partner.pk not in mandaten]:
        namen = " en ".join(map(str, ontbreekt))
        raise NietToegestaan(
            f"Deze klant hoort bij {namen}. {door.partner} heeft op {klant.locatie} geen mandaat om over het "
            f"plan te beslissen. Vraag een collega van {namen} om het plan voor te stellen."
        )
    return " en ".join(f"{partner} ({mandaten[partner.pk].besluit})" for partner in van)


def beslis_over_geld(*, locatie: Locatie, van: Ketenpartner, door: Medewerker, veld: str) -> str:
    """On whose behalf somebody spends a budget; empty for the budget of the own organisation.

    Args:
        veld: the field of the form on which this partner was chosen.

    Raises:
        NietToegestaan: the budget is another partner's, and that one gave no mandate.
    """
    if van == door.partner:
        return ""
    if van.pk not in _mandaten(locatie, door):
        raise NietToegestaan(
            f"{door.partner} heeft op {locatie} geen mandaat om {van} te laten betalen. Kies uw eigen "
            f"organisatie, of vraag een collega van {van} om deze activiteit toe te voegen.",
            veld=veld,
        )
    return str(van)


def mag_betalen(*, van: Ketenpartner, locatie: Locatie, door: Medewerker) -> bool:
    """Whether somebody may spend the budget of a partner at a location."""
    return van == door.partner or van.pk in _mandaten(locatie, door)


def _mandaten(locatie: Locatie, door: Medewerker) -> dict[int, Mandaat]:
    """What the own organisation may decide on today at a location, by the partner that gave it."""
    geldig = Mandaat.objects.geldig_op(vandaag()).filter(locatie=locatie, aan=door.partner)
    return {mandaat.van_id: mandaat for mandaat in geldig}
