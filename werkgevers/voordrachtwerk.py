"""What a step of a proposal leaves behind: lines in the timeline, and work for coach and matchmaker."""

from django.db.models import QuerySet
from django.utils import timezone

from keten.models import Medewerker
from keten.rechten import Recht
from keten.termijnen import Duur, termijn_of
from klanten import meldingen, taken, tijdlijn
from klanten.collegas import collegas
from klanten.models import Gebeurtenis, Klant, Taak
from werkgevers.models import Vacature, Voordracht

OVERGANGEN = {
    Voordracht.Stand.GESPREK: "nodig_uit",
    Voordracht.Stand.GEPLAATST: "neem_aan",
    Voordracht.Stand.AFGEWEZEN: "wijs_af",
}
"""The answers that an employer can give, with the step of the state machine that each one is."""

_ANTWOORDEN = {
    Voordracht.Stand.GESPREK: "Werkgever nodigt uit voor een gesprek over",
    Voordracht.Stand.GEPLAATST: "Werkgever neemt aan voor",
    Voordracht.Stand.AFGEWEZEN: "Werkgever gaat niet verder met de voordracht voor",
}
TERMIJN = "kandidaat_beoordelen"
STANDAARDTERMIJN = Duur.werkdagen(2)
TERMIJN_STUREN = "kandidaten_sturen"
STANDAARD_STUREN = Duur.werkdagen(1)
VRAAG = "vacature_akkoord"


def schrijf(
    voordracht: Voordracht,
    wat: str,
    *,
    door: Medewerker | None = None,
    door_klant: bool = False,
    zichtbaar: bool = True,
    slot: str = "",
) -> None:
    """Leave a line in the dossier: what happened, for which work, at which employer."""
    vacature = voordracht.vacature
    zin = f"{wat} {vacature.titel} bij {vacature.werkgever}" + (f": {slot}" if slot else "")
    tijdlijn.leg_vast(
        voordracht.klant,
        Gebeurtenis.Soort.BEMIDDELING,
        zin,
        door=door,
        door_klant=door_klant,
        zichtbaar_voor_klant=zichtbaar,
    )


def schrijf_antwoord(voordracht: Voordracht, *, door: Medewerker | None) -> None:
    """Leave a line about the employer's answer, with the reason when it is no."""
    stand = Voordracht.Stand(voordracht.stand)
    schrijf(voordracht, _ANTWOORDEN[stand], door=door, slot=str(voordracht.get_afwijzing_display()))


def coach_van(klant: Klant) -> Medewerker | None:
    """The contact person, when that person can judge proposals at the client's location."""
    contactpersoon = klant.beeld.contactpersoon_id
    if contactpersoon is None:
        return None
    return collegas(klant.locatie, Recht.KANDIDATEN).filter(pk=contactpersoon).first()


def vraag_coach(voordracht: Voordracht) -> None:
    """Put the question before the contact person; without one, before everybody at the location."""
    duur = termijn_of(TERMIJN, STANDAARDTERMIJN, voordracht.locatie)
    taken.maak(
        klant=voordracht.klant,
        voor=coach_van(voordracht.klant),
        locatie=voordracht.locatie,
        soort=Taak.Soort.KANDIDAAT,
        omschrijving=f"Kandidaat voor {voordracht.vacature.titel}: geef akkoord of niet"[:200],
        vervalt_op=duur.vervalt(timezone.now()),
        sleutel=f"voordracht:{voordracht.pk}",
    )


def vraag_klant(voordracht: Voordracht) -> None:
    """Let the client know that there is work to say yes or no to; the page says which."""
    if voordracht.klant_akkoord_op is None:
        meldingen.meld(
            klant=voordracht.klant,
            code=VRAAG,
            sleutel=f"voordracht:{voordracht.pk}",
            pagina="werkgevers:mijn_vacatures",
        )


def ruim_coachtaak_op(voordracht: Voordracht, *, door: Medewerker | None) -> None:
    """Nobody has to judge this proposal any more."""
    _sluit(voordracht.klant.taken.filter(sleutel=f"voordracht:{voordracht.pk}"), door=door)


def meld_dat_het_kan(voordracht: Voordracht) -> None:
    """Both agreed: whoever preselected can send the list now. The task names no client."""
    door = voordracht.voorgeselecteerd_door
    if not voordracht.klaar or door is None or not door.werkt_op(voordracht.locatie):
        return
    duur = termijn_of(TERMIJN_STUREN, STANDAARD_STUREN, voordracht.locatie)
    taken.maak(
        klant=None,
        voor=door,
        locatie=voordracht.locatie,
        soort=Taak.Soort.KANDIDAAT,
        omschrijving=f"Akkoord voor {voordracht.vacature.titel}: stuur de lijst naar de werkgever"[:200],
        vervalt_op=duur.vervalt(timezone.now()),
        sleutel=f"kandidaten:{voordracht.vacature_id}:{voordracht.pk}",
    )


def ruim_verstuurtaak_op(vacature: Vacature, *, door: Medewerker) -> None:
    """The list went out."""
    _sluit(Taak.objects.filter(sleutel__startswith=f"kandidaten:{vacature.pk}:"), door=door)


def _sluit(rijen: QuerySet[Taak], *, door: Medewerker | None) -> None:
    rijen.filter(gedaan_op=None).update(gedaan_op=timezone.now(), gedaan_door=door)
