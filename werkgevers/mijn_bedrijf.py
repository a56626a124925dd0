"""The employer's own page: whose it is, who the contact is here, and what waits for the employer."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from keten.fouten import NietToegestaan
from keten.models import Gebruiker, Medewerker
from keten.tijd import vandaag
from klanten.models import Doel, Inzage
from werkgevers import aanspreekpunt, eigen_gegevens
from werkgevers.models import (
    Contactpersoon,
    Tevredenheid,
    Vacature,
    Voordracht,
    Werkgever,
    Werkgeversvraag,
)
from werkgevers.models.voordracht import in_beeld_van_werkgever
from werkgevers.models.vraag import WerkgeversvraagQuerySet

# Not from the sources: from here on the page says that a vacancy is about to close.
_BIJNA_VERLOPEN = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Bedrijf:
    """An employer as one of its own people sees it.

    Attributes:
        accountmanager: the one contact here, if there is one.
    """

    werkgever: Werkgever
    contactpersoon: Contactpersoon
    gebruiker: Gebruiker
    accountmanager: Medewerker | None


@dataclass(frozen=True)
class TeDoen:
    """Something that waits for the employer, with the page on which it is done."""

    wat: str
    url: str


def open_bedrijf(gebruiker: Gebruiker) -> Bedrijf:
    """The employer whose person this is; after a merge the record that went on.

    Raises:
        NietToegestaan: nobody linked this account to an employer, or this person has left.
    """
    rijen = Contactpersoon.objects.select_related("werkgever__locatie", "werkgever__samengevoegd_in__locatie")
    persoon = rijen.filter(gebruiker=gebruiker, vertrokken_op=None).first()
    if persoon is None:
        raise NietToegestaan("Uw account is niet aan een bedrijf gekoppeld. Bel uw accountmanager.")
    werkgever = persoon.werkgever.geldend
    return Bedrijf(werkgever, persoon, gebruiker, aanspreekpunt.accountmanager(werkgever))


def vacatures(bedrijf: Bedrijf) -> QuerySet[Vacature]:
    """All vacancies of the employer, the open ones first; with how many candidates it sees and answers."""
    gestuurd = in_beeld_van_werkgever(timezone.now(), "voordrachten__")
    wacht = gestuurd & Q(voordrachten__stand=Voordracht.Stand.VOORGEDRAGEN)
    return (
        bedrijf.werkgever.vacatures.select_related("beroep", "locatie", "vestiging")
        .annotate(
            kandidaten=Count("voordrachten", filter=gestuurd),
            wachtend=Count("voordrachten", filter=wacht),
            gesloten=Count("pk", filter=~Q(stand=Vacature.Stand.OPEN)),
        )
        .order_by("gesloten", "-ontvangen_op", "-pk")
    )


def klokzin(vacature: Vacature) -> str:
    """What the employer can expect of us now for a vacancy, in a sentence (W-15, W-16)."""
    if vacature.stand != Vacature.Stand.OPEN:
        return ""
    if vacature.voorgedragen_op is not None:
        return f"Wij stuurden de eerste kandidaat op {_moment(vacature.voorgedragen_op)}."
    if vacature.vervulbaar is False:
        return "Wij vonden nog geen kandidaat. Uw accountmanager overlegt met u."
    if vacature.stil_sinds is not None:
        return "Wij wachten op gegevens. Uw accountmanager neemt contact met u op."
    if vacature.klok_uiterlijk < timezone.now():
        return "Wij zijn te laat met ons antwoord. Uw accountmanager weet dit en gaat ermee verder."
    return f"U hoort uiterlijk {_moment(vacature.klok_uiterlijk)} van ons."


def te_doen(bedrijf: Bedrijf) -> list[TeDoen]:
    """What waits for the employer: candidates first, then what closes, the questionnaire and the data."""
    dingen = []
    for vacature in vacatures(bedrijf).filter(stand=Vacature.Stand.OPEN):
        naar = reverse("werkgevers:mijn_bedrijf_vacature", args=[vacature.pk])
        wachtend: int = vacature.wachtend  # type: ignore[attr-defined]  # annotated
        if wachtend:
            mensen = "1 kandidaat" if wachtend == 1 else f"{wachtend} kandidaten"
            dingen.append(TeDoen(f"Reageer op {mensen} voor {vacature.titel}", naar))
        if vacature.actueel_tot <= vandaag() + _BIJNA_VERLOPEN:
            zin = f"Zeg of {vacature.titel} nog open is (sluit anders na {vacature.actueel_tot:%d-%m-%Y})"
            dingen.append(TeDoen(zin, naar))
    for vraag in wachtende_meningen(bedrijf):
        naar = reverse("werkgevers:mijn_bedrijf_mening", args=[vraag.pk])
        dingen.append(TeDoen(f"Vertel hoe het ging met {vraag.vacature.titel}", naar))
    if eigen_gegevens.moet_nagekeken(bedrijf.werkgever):
        dingen.append(TeDoen("Kijk of uw gegevens nog kloppen", reverse("werkgevers:mijn_bedrijf_gegevens")))
    return dingen


def wachtende_meningen(bedrijf: Bedrijf) -> QuerySet[Tevredenheid]:
    """The questionnaires that this employer has not filled in."""
    rijen = Tevredenheid.objects.wachtend().filter(werkgever=bedrijf.werkgever)
    return rijen.select_related("vacature")


def vragen(bedrijf: Bedrijf) -> WerkgeversvraagQuerySet:
    """The questions of this employer, over whichever channel, the latest first."""
    return Werkgeversvraag.objects.filter(werkgever=bedrijf.werkgever).select_related(
        "behandelaar__gebruiker"
    )


def leg_blik_vast(voordracht: Voordracht, *, gebruiker: Gebruiker) -> Inzage:
    """Record that somebody of the employer looked at a candidate, as with everybody."""
    return Inzage.objects.create(
        klant=voordracht.klant,
        gebruiker=gebruiker,
        onderdeel=gettext_noop("uw kaart bij een vacature"),
        doel=Doel.BEMIDDELING,
    )


def _moment(moment: datetime.datetime) -> str:
    lokaal = timezone.localtime(moment)
    dagen = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    return f"{dagen[lokaal.weekday()]} {lokaal:%d-%m} om {lokaal:%H.%M} uur"
