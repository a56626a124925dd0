"""What this floor tells the floors below when the portal starts: facts, settings, and what can be listed."""

from klanten import (
    aanvraagregister,
    backoffice,
    feiten,
    indicatoren,
    instellingen_aanvraag,
    instellingen_mijn,
    instellingen_overdragen,
    instellingen_privacy,
    instellingen_teams,
    instellingen_volgen,
    klantvragen,
    lopend,
    meenemen_delen,
    onbereikbaar,
    taaklinks,
    te_doen_dossier,
    verwijzen,
)

_REGISTERS = (
    feiten,
    aanvraagregister,
    meenemen_delen,
    taaklinks,
    te_doen_dossier,
    indicatoren,
    klantvragen,
    onbereikbaar,
    instellingen_aanvraag,
    instellingen_mijn,
    instellingen_overdragen,
    instellingen_privacy,
    instellingen_teams,
    instellingen_volgen,
)
_LOPEND = (verwijzen.lopend, backoffice.lopend)


def meld_aan() -> None:
    """Register everything; doing so twice changes nothing."""
    for register in _REGISTERS:
        register.meld_aan()
    for bron in _LOPEND:
        lopend.registreer(bron)
