"""Putting what another system says in a dossier, through the same door as a person, and taking it back."""

from collections.abc import Collection, Mapping
from typing import Any

from keten.models import Invoerbestand, Medewerker
from klanten import intake, persoonsgegevens
from klanten.models import Contactgegevens, Klant, Overname, Situatie, Uitwisseling
from klanten.uitwisselen.velden import VELDEN, Veld
from klanten.uitwisselen.waarden import Gegevens, Waarde, open_zegel, te_bewaren, van_klant, verzegel


def schrijf(
    *,
    gegevens: Gegevens,
    waarden: Mapping[Veld, Waarde],
    systeem: str,
    door: Medewerker,
    uitwisseling: Uitwisseling | None = None,
    uit_invoer: Invoerbestand | None = None,
) -> None:
    """Put values in the dossier, and remember what they were; the caller holds the records.

    Args:
        systeem: what the timeline calls the source.

    Raises:
        NietToegestaan, ValidationError: a rule refuses it; nothing has been changed.
    """
    oud = {veld: van_klant(gegevens, veld) for veld in waarden}
    zet_in(gegevens=gegevens, waarden=waarden, systeem=systeem, door=door)
    Overname.objects.bulk_create(
        Overname(
            klant_id=gegevens.klant_id,
            uitwisseling=uitwisseling,
            uit_invoer=uit_invoer,
            veld=veld.code,
            oud=verzegel(oud[veld]),
            nieuw=verzegel(waarde),
            door=door,
        )
        for veld, waarde in waarden.items()
    )


def zet_in(*, gegevens: Gegevens, waarden: Mapping[Veld, Waarde], systeem: str, door: Medewerker) -> None:
    """Put values in the dossier, with a line in the timeline that names the system.

    Raises:
        NietToegestaan, ValidationError: a rule refuses it.
    """
    namen = ("contactgegevens", "situatie", "locatie", "beeld")
    klant = Klant.objects.select_related(*namen).get(pk=gegevens.klant_id)
    vast: dict[str, Any] = {"klant": klant, "door": door, "bron": systeem}
    if over_werk := _van_model(waarden, Situatie):
        intake.neem_over(versie=gegevens.situatie.versie, **vast, **over_werk)
    if contact := _van_model(waarden, Contactgegevens):
        persoonsgegevens.wijzig_contactgegevens(versie=gegevens.contact.versie, **vast, **contact)


def zet_terug(*, gegevens: Gegevens, overname: Overname, systeem: str, door: Medewerker) -> bool:
    """Put back what was there before; not when somebody changed it since.

    Raises:
        NietToegestaan, ValidationError: a rule refuses the old value by now.
    """
    veld = VELDEN[overname.veld]
    if van_klant(gegevens, veld) != open_zegel(overname.nieuw):
        return False
    zet_in(gegevens=gegevens, waarden={veld: open_zegel(overname.oud)}, systeem=systeem, door=door)
    return True


def keur(gegevens: Gegevens, waarden: Mapping[Veld, Waarde], klant: Klant) -> list[tuple[str, str]]:
    """Why the dossier would refuse values: per column a sentence."""
    fouten = intake.tegenstrijdigheden_over_werk(klant, gegevens.situatie, _van_model(waarden, Situatie))
    return [(kolom, fouten[deel]) for veld in waarden for deel, kolom in veld.per_deel if deel in fouten]


def bekijk(klanten: Collection[int]) -> dict[int, Gegevens]:
    """What dossiers say now, by the key of the client."""
    situaties = Situatie.objects.in_bulk(klanten)
    contacten = Contactgegevens.objects.in_bulk(klanten)
    return {pk: Gegevens(pk, contacten[pk], situaties[pk]) for pk in contacten if pk in situaties}


def houd_vast(klanten: Collection[int]) -> dict[int, Gegevens]:
    """The same, held: nobody changes it until this transaction is over.

    First every situation and then every record of contact data, as handing in an application does.
    """
    for model in (Situatie, Contactgegevens):
        wachtrij = model._default_manager.select_for_update().filter(klant__in=klanten)
        list(wachtrij.order_by("klant").values_list("pk"))
    return bekijk(klanten)


def _van_model(waarden: Mapping[Veld, Waarde], model: type[Any]) -> dict[str, Any]:
    """The fields of one record with what they become."""
    eigen = ((veld, waarde) for veld, waarde in waarden.items() if veld.model is model)
    return {deel: nieuw for veld, waarde in eigen for deel, nieuw in te_bewaren(veld, waarde).items()}
