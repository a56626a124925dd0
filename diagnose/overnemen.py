"""The municipality takes over at the end of a benefit of UWV; what runs goes on, and both pay (K-17)."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q, QuerySet

from diagnose import werkplannen
from diagnose.models import Activiteit, Werkplan
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker, Regime
from keten.rechten import Recht
from klanten import overkomst as overkomsten
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant, Overkomst

_OPEN = (Activiteit.Stand.GEPLAND, Activiteit.Stand.LOOPT)


def doorlopend(klant: Klant) -> QuerySet[Activiteit]:
    """The steps of the plan that counts which are planned or running; they stay so after the transition."""
    plan = werkplannen.geldend(klant)
    stappen = Activiteit.objects.filter(werkplan=plan, stand__in=_OPEN)
    return stappen.select_related("uitvoerder", "financier", "medefinancier", "medewerker__gebruiker")


@transaction.atomic
def neem_over(
    *, overkomst: Overkomst, regime: Regime, betaalt_mee: Collection[Activiteit], door: Medewerker
) -> Overkomst:
    """Take the client over: the new benefit begins, every step goes on, and both partners stand as payers.

    The old payer stays the financier ("met gesloten beurzen": nothing is settled between the partners).

    Args:
        regime: the scheme of the municipality.
        betaalt_mee: the steps for which the municipality pays along.

    Raises:
        NietToegestaan: see `klanten.overkomst.neem_over`; or a step has ended meanwhile, or has another who
            pays along already.
        RechtOntbreekt: not of this location, or without the right to take over.

    Source: Samen doen we het zo (Monitorgroep 2005), point 13; Ketensamenwerking op 15 Werkpleinen (2009),
    section 3.4.
    """
    eis(door, overkomst.klant.locatie, Recht.OVERDRAGEN)
    overkomst = overkomsten.neem_over(overkomst=overkomst, regime=regime, door=door)
    # The same lock as a new version takes, so that no copy is made while the payers change.
    Klant.objects.select_for_update(no_key=True).get(pk=overkomst.klant_id)
    gekozen = {stap.pk for stap in betaalt_mee}
    for stap in doorlopend(overkomst.klant).filter(pk__in=gekozen).select_for_update(of=("self",)):
        gekozen.discard(stap.pk)
        if stap.financier_id == overkomst.gemeente_id:
            continue
        if stap.medefinancier_id not in (None, overkomst.gemeente_id):
            raise NietToegestaan(f"Aan “{stap}” betaalt {stap.medefinancier} al mee.", veld="betaalt_mee")
        _betaal_mee(stap, overkomst, door=door)
    if gekozen:
        raise NietToegestaan(
            "Een van deze activiteiten is intussen klaar of gestopt. Kijk het na en probeer het opnieuw.",
            veld="betaalt_mee",
        )
    return overkomst


def _betaal_mee(stap: Activiteit, overkomst: Overkomst, *, door: Medewerker) -> None:
    """Record the second payer on a step, and on its copy in a version that is being written."""
    in_de_maak = Q(kopie_van=stap, werkplan__stand__in=[Werkplan.Stand.CONCEPT, Werkplan.Stand.VOORGESTELD])
    kopieen = Activiteit.objects.filter(Q(pk=stap.pk) | in_de_maak).exclude(financier=overkomst.gemeente)
    kopieen.update(medefinancier=overkomst.gemeente)
    zin = f"{stap.omschrijving} loopt door: {stap.financier} en {overkomst.gemeente} betalen samen."
    tijdlijn.leg_vast(overkomst.klant, Gebeurtenis.Soort.OVERKOMST, zin, door=door)
