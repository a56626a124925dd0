"""An address or number that does not work: marked, told to the contact person, and cleared by a new one."""

from collections.abc import Iterator

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from keten.models import Medewerker
from keten.opslaan import wijzig
from keten.termijnen import Duur
from klanten import taken, te_doen, tijdlijn
from klanten.models import Contactgegevens, Gebeurtenis, Klant, Taak, Zending
from klanten.te_doen import TeDoen

# Holds everywhere; not from the sources.
TERMIJN = Duur.werkdagen(5)
_VELDEN = {Zending.Kanaal.EMAIL: "email", Zending.Kanaal.SMS: "telefoon"}
_WAT = {
    Zending.Kanaal.EMAIL: "Het e-mailadres van de cliënt werkt niet",
    Zending.Kanaal.SMS: "Sms komt niet aan op het nummer van de cliënt",
}


@transaction.atomic
def markeer(zending: Zending) -> bool:
    """Mark the address of a message that could not arrive, and ask the contact person for another one.

    Returns:
        Whether it was news: not when the client has another address by now, or it was marked before.
    """
    kanaal = Zending.Kanaal(zending.kanaal)
    gegevens = Contactgegevens.objects.select_for_update().get(klant=zending.klant_id)
    veld = _VELDEN[kanaal]
    gemerkt = f"{veld}_onbereikbaar_op"
    if str(getattr(gegevens, veld)) != zending.aan or getattr(gegevens, gemerkt) is not None:
        return False
    wijzig(gegevens, versie=gegevens.versie, **{gemerkt: timezone.now()})
    tijdlijn.leg_vast(zending.klant, Gebeurtenis.Soort.GEGEVENS, _WAT[kanaal])
    _vraag_ander_adres(zending.klant, kanaal)
    return True


def wat_de_klant_doet(klant: Klant) -> Iterator[TeDoen]:
    """What the client can do about it, on the client's own page."""
    gegevens: Contactgegevens | None = getattr(klant, "contactgegevens", None)
    url = reverse("klanten:mijn_gegevens")
    if gegevens is not None and gegevens.email_onbereikbaar_op:
        yield TeDoen("email_onbereikbaar", gettext("Geef een e-mailadres dat werkt"), url)
    if gegevens is not None and gegevens.telefoon_onbereikbaar_op:
        yield TeDoen("telefoon_onbereikbaar", gettext("Geef een mobiel nummer dat werkt"), url)


def meld_aan() -> None:
    """Let the client's start page ask for another address."""
    te_doen.registreer(wat_de_klant_doet)


def opgeheven(oud: Contactgegevens, velden: dict[str, object]) -> dict[str, None]:
    """What a change of contact data clears: the mark of an address or number that is replaced."""
    return {
        f"{veld}_onbereikbaar_op": None
        for veld in _VELDEN.values()
        if veld in velden and velden[veld] != getattr(oud, veld)
    }


def sluit_taken(klant: Klant, opgeheven: dict[str, None], *, door: Medewerker | None) -> None:
    """The work to ask for another address is done."""
    for kanaal, veld in _VELDEN.items():
        if f"{veld}_onbereikbaar_op" in opgeheven:
            vragen = klant.taken.open().filter(sleutel__startswith=_sleutel(klant, kanaal))
            vragen.update(gedaan_op=timezone.now(), gedaan_door=door)


def _vraag_ander_adres(klant: Klant, kanaal: Zending.Kanaal) -> None:
    klant = Klant.objects.select_related("locatie", "beeld__contactpersoon").get(pk=klant.pk)
    voor = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=voor if voor is not None and voor.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.CONTACT,
        omschrijving=f"{_WAT[kanaal]}. Vraag een ander.",
        vervalt_op=TERMIJN.vervalt(timezone.now()),
        sleutel=f"{_sleutel(klant, kanaal)}{timezone.now():%Y%m%d%H%M%S}",
    )


def _sleutel(klant: Klant, kanaal: Zending.Kanaal) -> str:
    return f"onbereikbaar:{kanaal}:{klant.pk}:"
