"""Recording a breach, and taking it back: withdrawn, or with other facts than first thought (H-18)."""

import datetime

from django.db import transaction

from handhaving.maatregelen import stappen
from handhaving.models import Controle, Overtreding, Overtredingsoort, Signaal
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten.models import Klant
from werkgevers.models import Motivatiesignaal


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    soort: Overtredingsoort,
    op: datetime.date,
    wat: str,
    signaal: Signaal | None = None,
    controle: Controle | None = None,
    motivatiesignaal: Motivatiesignaal | None = None,
    door: Medewerker,
) -> Overtreding:
    """Record that a duty was not kept. It has no consequence of its own.

    Args:
        op: the day on which it happened; not before the client registered, not in the future.
        wat: what happened, without a judgement; the client reads it once a measure is proposed.
        signaal, controle, motivatiesignaal: where it came from; of this client. A remark of an employer only
            counts when a person found it right.

    Raises:
        NietToegestaan: another location, no right, or a day or ground that cannot be.

    Source: Goed bekeken! (AKO Monitorgroep 2005): breaches of clients are recorded in the digital dossier.
    """
    eis(door, klant.locatie, Recht.MAATREGEL_VOORSTELLEN)
    if not klant.aangemeld_op <= op <= vandaag():
        raise NietToegestaan(
            f"Kies een dag tussen de aanmelding ({klant.aangemeld_op:%d-%m-%Y}) en vandaag.", veld="op"
        )
    _keur_grond(klant, signaal=signaal, controle=controle, motivatiesignaal=motivatiesignaal)
    overtreding = voeg_toe(
        Overtreding(
            klant=klant,
            locatie=klant.locatie,
            soort=soort,
            op=op,
            wat=wat,
            signaal=signaal,
            controle=controle,
            motivatiesignaal=motivatiesignaal,
            vastgelegd_door=door,
            partner=door.partner,
        )
    )
    stappen.schrijf(overtreding, f"Overtreding van {op:%d-%m-%Y} vastgelegd.", door=door)
    return overtreding


@transaction.atomic
def trek_in(*, overtreding: Overtreding, reden: str, door: Medewerker) -> Overtreding:
    """Take a breach back before a letter went out: nothing follows, and nothing can follow any more.

    Raises:
        NietToegestaan: there is no reason, the state does not allow it, or this is not for `door`.
    """
    overtreding = stappen.slot(overtreding)
    stappen.vereis("trek_in", overtreding, door, None)
    voorstel = stappen.lopend_voorstel(overtreding)
    stappen.zet(overtreding, "trek_in", door=door, reden=_verplicht(reden))
    stappen.laat_vervallen(voorstel)
    return overtreding


@transaction.atomic
def wijzig_feiten(*, overtreding: Overtreding, reden: str, door: Medewerker) -> Overtreding:
    """The facts turned out to be different: the clock stops, the proposal lapses, and hearing begins anew.

    Also a decision that was not announced yet lapses with its proposal.

    Args:
        reden: what is different.

    Raises:
        NietToegestaan: there is no reason, the state does not allow it, or this is not for `door`.
    """
    overtreding = stappen.slot(overtreding)
    stappen.vereis("wijzig_feiten", overtreding, door, None)
    voorstel = stappen.lopend_voorstel(overtreding)
    stappen.zet(overtreding, "wijzig_feiten", door=door, reden=_verplicht(reden))
    stappen.laat_vervallen(voorstel)
    return overtreding


def _verplicht(reden: str) -> str:
    if not reden.strip():
        raise NietToegestaan("Vul in waarom.", veld="reden")
    return reden.strip()


def _keur_grond(
    klant: Klant,
    *,
    signaal: Signaal | None,
    controle: Controle | None,
    motivatiesignaal: Motivatiesignaal | None,
) -> None:
    for veld, grond in (
        ("signaal", signaal),
        ("controle", controle),
        ("motivatiesignaal", motivatiesignaal),
    ):
        if grond is not None and grond.klant_id != klant.pk:
            raise NietToegestaan("Dit gaat over een andere klant.", veld=veld)
    if motivatiesignaal and motivatiesignaal.oordeel != Motivatiesignaal.Oordeel.TERECHT:
        raise NietToegestaan(
            "Deze opmerking van een werkgever is niet terecht bevonden.", veld="motivatiesignaal"
        )
