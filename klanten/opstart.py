"""What this floor tells the floors below when the portal starts: facts, settings, and what can be listed."""

from keten import gids
from klanten import (
    aanvraagregister,
    afwezigheid,
    agendafeed,
    backoffice,
    feiten,
    indicatoren,
    instellingen_aanvraag,
    instellingen_extern,
    instellingen_mijn,
    instellingen_overdragen,
    instellingen_privacy,
    instellingen_teams,
    instellingen_volgen,
    klantvragen,
    lopend,
    meenemen_delen,
    notificaties,
    onbereikbaar,
    partnerverwijzen,
    systeemtoezicht,
    taaklinks,
    te_doen_dossier,
    verwijzen,
)
from klanten.uitwisselen import invoersoorten

_REGISTERS = (
    feiten,
    aanvraagregister,
    afwezigheid,
    meenemen_delen,
    taaklinks,
    te_doen_dossier,
    indicatoren,
    klantvragen,
    onbereikbaar,
    notificaties,
    systeemtoezicht,
    agendafeed,
    instellingen_aanvraag,
    instellingen_extern,
    instellingen_mijn,
    instellingen_overdragen,
    instellingen_privacy,
    instellingen_teams,
    instellingen_volgen,
    invoersoorten,
)
_LOPEND = (verwijzen.lopend, partnerverwijzen.lopend, backoffice.lopend)


def meld_aan() -> None:
    """Register everything; doing so twice changes nothing."""
    for register in _REGISTERS:
        register.meld_aan()
    gids.meld_aan("klanten")
    for bron in _LOPEND:
        lopend.registreer(bron)
