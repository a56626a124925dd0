"""The intake: what the client tells once, for work and for income (K-09, K-34)."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import wijzig
from keten.rechten import Recht
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import belemmeringen, clientbeeld, identiteit, jongeren, taken, tijdlijn
from klanten.models import BelemmeringSoort, Gebeurtenis, Intakegesprek, Klant, Situatie, Taak
from klanten.persoonsgegevens import MINIMUMLEEFTIJD

ALLEEN_BIJ_AANVRAAG: dict[str, Any] = {"inkomsten_per_maand": None, "iban": ""}
"""What is asked for a benefit alone, with the value of "not asked"."""


@transaction.atomic
def leg_vast(
    *,
    klant: Klant,
    versie: int,
    bemiddelbaar: bool | None,
    door: Medewerker,
    erbij: Iterable[BelemmeringSoort] = (),
    eraf: Iterable[BelemmeringSoort] = (),
    tweede: Medewerker | None = None,
    doelgroep: str = "",
    **situatie: Any,
) -> Situatie:
    """Save the intake: the work and the income part of the situation, and the circumstances.

    The day of the first intake stays; later visits to the form add to it.

    Args:
        versie: the version of the situation that the form was opened with.
        bemiddelbaar: whether the client can be introduced to employers now; None while nobody knows.
        erbij, eraf: kinds of circumstances that the person ticked, and those whose tick was taken away.
        tweede: the colleague of another organisation with whom `door` does the intake (K-37).
        doelgroep: of a duo, for which group of clients it is done together.
        situatie: fields of `Situatie`.

    Raises:
        VersieConflict: somebody else saved in between; nothing has been changed.
        NietToegestaan: a benefit is asked for, and the identity has not been established (H-01); or the duo
            is of one organisation.
        ValidationError: answers contradict each other.
    """
    if fouten := tegenstrijdigheden(klant, situatie):
        raise ValidationError(fouten)
    if situatie["vraagt_uitkering"]:
        identiteit.vereis_vastgesteld(klant, veld="vraagt_uitkering")
    else:
        situatie |= ALLEEN_BIJ_AANVRAAG
    opgeslagen = wijzig(klant.situatie, versie=versie, **situatie)
    belemmeringen.stel_bij(klant=klant, erbij=erbij, eraf=eraf, door=door)
    _leg_gesprek_vast(klant, door=door, tweede=tweede, doelgroep=doelgroep)
    taken.sluit_voor(klant=klant, soort=Taak.Soort.INTAKE, door=door)
    eerste = klant.beeld.intake_op
    zin = "De gegevens van de intake zijn bijgewerkt." if eerste else "De intake is gedaan."
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.INTAKE, zin, door=door)
    clientbeeld.werk_bij(klant, intake_op=eerste or vandaag(), bemiddelbaar=bemiddelbaar)
    klant.situatie = opgeslagen
    jongeren.bepaal_dienstlocatie(klant)
    return opgeslagen


@transaction.atomic
def neem_over(*, klant: Klant, versie: int, bron: str, door: Medewerker, **werk: Any) -> Situatie:
    """Take over what a system of a partner knows about work; the intake is not done by that.

    Args:
        versie: the version of the situation that the value was compared with.
        bron: the system, as the timeline calls it.
        werk: fields of `Situatie.WERK`.

    Raises:
        RechtOntbreekt: `door` may not exchange at the location.
        VersieConflict: somebody else saved in between.
        ValidationError: a value is refused, or cannot be for this client.
    """
    eis(door, klant.locatie, Recht.UITWISSELEN)
    if fouten := tegenstrijdigheden_over_werk(klant, klant.situatie, werk):
        raise ValidationError(fouten)
    anders = [naam for naam, waarde in werk.items() if getattr(klant.situatie, naam) != waarde]
    klant.situatie = wijzig(klant.situatie, versie=versie, **werk)
    clientbeeld.werk_bij(klant)  # what is known about work is part of a complete dossier
    if namen := ", ".join(str(Situatie._meta.get_field(naam).verbose_name) for naam in anders):  # type: ignore[union-attr]
        zin = f"Gegevens over werk overgenomen uit {bron}: {namen}."
        tijdlijn.leg_vast(klant, Gebeurtenis.Soort.GEGEVENS, zin, door=door)
    return klant.situatie


def tegenstrijdigheden_over_werk(klant: Klant, situatie: Situatie, werk: Mapping[str, Any]) -> dict[str, str]:
    """Which of these values about work cannot be for this client: a message per field."""
    nu = {naam: getattr(situatie, naam) for naam in Situatie.WERK}
    fouten = _werk(klant, {**nu, **werk})
    return {naam: melding for naam, melding in fouten.items() if naam in werk}


def _leg_gesprek_vast(klant: Klant, *, door: Medewerker, tweede: Medewerker | None, doelgroep: str) -> None:
    """Record who did the intake; who did it first stays, a colleague may join later.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.1: intake in duos, for some groups.
    """
    gesprek = Intakegesprek.objects.filter(klant=klant).first() or Intakegesprek(klant=klant)
    if gesprek.medewerker is None:
        gesprek.medewerker, gesprek.partner = door, door.partner
    if tweede is not None and tweede.partner_id == gesprek.partner_id:
        raise NietToegestaan("Kies een collega van een andere organisatie.", veld="tweede")
    gesprek.tweede, gesprek.tweede_partner = tweede, tweede.partner if tweede else None
    gesprek.doelgroep = doelgroep
    gesprek.full_clean()
    gesprek.save()


def tegenstrijdigheden(klant: Klant, situatie: Mapping[str, Any]) -> dict[str, str]:
    """Which answers cannot be, or not together: a message per field.

    Args:
        situatie: fields of `Situatie`; what is not known may be absent.
    """
    return {
        **_werk(klant, situatie),
        **_gezin(klant, situatie),
        **_inkomen(situatie),
        **_onderwijs(klant, situatie),
    }


_ZONDER_WERK = (Situatie.Arbeid.WERKLOOS, Situatie.Arbeid.SCHOOL)
_HOOGSTENS_VOORUIT = datetime.timedelta(days=2 * 365)


def _werk(klant: Klant, situatie: Mapping[str, Any]) -> dict[str, str]:
    arbeid, sinds, vanaf = (situatie.get(v) for v in ("arbeid", "werkloos_sinds", "beschikbaar_vanaf"))
    mag_werken = Duur.maanden(12 * MINIMUMLEEFTIJD).laatste_dag(klant.geboortedatum)
    fouten = {}
    if sinds and sinds > vandaag():
        fouten["werkloos_sinds"] = "Deze datum ligt in de toekomst. Kies: met werkloosheid bedreigd."
    elif sinds and sinds < mag_werken:
        fouten["werkloos_sinds"] = f"De klant was toen nog geen {MINIMUMLEEFTIJD} jaar. Kijk het jaar na."
    elif sinds and arbeid not in _ZONDER_WERK:
        fouten["werkloos_sinds"] = "De klant heeft nog werk. Maak dit leeg of kies een andere situatie."
    elif not sinds and arbeid == Situatie.Arbeid.WERKLOOS:
        fouten["werkloos_sinds"] = "Vul in sinds wanneer de klant zonder werk is."
    if vanaf and not mag_werken <= vanaf <= vandaag() + _HOOGSTENS_VOORUIT:
        fouten["beschikbaar_vanaf"] = "Deze datum kan niet. Kijk het jaar na."
    return fouten


def _gezin(klant: Klant, situatie: Mapping[str, Any]) -> dict[str, str]:
    aantal, geboren = situatie.get("kinderen_thuis"), situatie.get("jongste_kind_geboren")
    fouten = {}
    if geboren and geboren > vandaag():
        fouten["jongste_kind_geboren"] = "Deze datum ligt in de toekomst."
    elif geboren and geboren <= klant.geboortedatum:
        fouten["jongste_kind_geboren"] = "Het kind zou ouder zijn dan de klant. Kijk het jaar na."
    elif geboren and not aantal:
        fouten["kinderen_thuis"] = "Vul in hoeveel kinderen thuis wonen, of maak de geboortedatum leeg."
    elif aantal and not geboren:
        fouten["jongste_kind_geboren"] = "Vul de geboortedatum van het jongste kind in."
    return fouten | _woonvorm(situatie.get("woonvorm"), aantal)


def _woonvorm(woonvorm: str | None, kinderen: int | None) -> dict[str, str]:
    if woonvorm == Situatie.Woonvorm.ALLEEN and kinderen:
        return {"woonvorm": "Er wonen kinderen thuis. Kies: alleenstaande ouder."}
    if woonvorm == Situatie.Woonvorm.ALLEENSTAANDE_OUDER and kinderen == 0:
        return {"woonvorm": "Er wonen geen kinderen thuis. Kies: alleenstaand."}
    return {}


def _onderwijs(klant: Klant, situatie: Mapping[str, Any]) -> dict[str, str]:
    if not situatie.get("vraagt_uitkering"):
        return {}
    if jongeren.onder_onderwijs(klant.geboortedatum, situatie.get("arbeid", ""), klant.locatie):
        return {"vraagt_uitkering": jongeren.ONDERWIJS}
    return {}


def _inkomen(situatie: Mapping[str, Any]) -> dict[str, str]:
    if not situatie.get("vraagt_uitkering"):
        return {}
    nodig = {
        "woonvorm": "Vul de woonvorm in: die telt mee bij een uitkering.",
        "inkomsten_per_maand": "Vul de inkomsten in, of 0 als die er niet zijn.",
        "iban": "Vul het rekeningnummer in.",
    }
    return {naam: melding for naam, melding in nodig.items() if situatie.get(naam) in (None, "")}
