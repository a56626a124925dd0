"""Putting what another system says in a dossier, through the same door as a person, and taking it back."""

from collections.abc import Mapping

from keten.models import Invoerbestand, Medewerker
from klanten import persoonsgegevens
from klanten.models import Contactgegevens, Klant, Overname, Uitwisseling
from klanten.uitwisselen.velden import VELDEN, Veld, Waarde, als_velden, open_zegel, van_klant, verzegel


def schrijf(
    *,
    gegevens: Contactgegevens,
    waarden: Mapping[Veld, Waarde],
    systeem: str,
    door: Medewerker,
    uitwisseling: Uitwisseling | None = None,
    uit_invoer: Invoerbestand | None = None,
) -> None:
    """Put values in the dossier, and remember what they were; the caller holds the record.

    Args:
        systeem: what the timeline calls the source.

    Raises:
        NietToegestaan, ValidationError: a rule refuses it; nothing has been changed.
    """
    oud = {veld: van_klant(gegevens, veld) for veld in waarden}
    zet_in(gegevens=gegevens, waarden=waarden, systeem=systeem, door=door)
    Overname.objects.bulk_create(
        Overname(
            klant_id=gegevens.pk,
            uitwisseling=uitwisseling,
            uit_invoer=uit_invoer,
            veld=veld.code,
            oud=verzegel(oud[veld]),
            nieuw=verzegel(waarde),
            door=door,
        )
        for veld, waarde in waarden.items()
    )


def zet_in(
    *, gegevens: Contactgegevens, waarden: Mapping[Veld, Waarde], systeem: str, door: Medewerker
) -> None:
    """Put values in the dossier, with a line in the timeline that names the system.

    Raises:
        NietToegestaan, ValidationError: a rule refuses it.
    """
    klant = Klant.objects.select_related("contactgegevens").get(pk=gegevens.pk)
    velden = {naam: inhoud for veld, waarde in waarden.items() for naam, inhoud in _te_bewaren(veld, waarde)}
    persoonsgegevens.wijzig_contactgegevens(
        klant=klant, versie=gegevens.versie, door=door, bron=systeem, **velden
    )


def zet_terug(*, gegevens: Contactgegevens, overname: Overname, systeem: str, door: Medewerker) -> bool:
    """Put back what was there before; not when somebody changed it since.

    Raises:
        NietToegestaan, ValidationError: a rule refuses the old value by now.
    """
    veld = VELDEN[overname.veld]
    if van_klant(gegevens, veld) != open_zegel(overname.nieuw):
        return False
    zet_in(gegevens=gegevens, waarden={veld: open_zegel(overname.oud)}, systeem=systeem, door=door)
    return True


def houd_vast(klanten: list[int]) -> dict[int, Contactgegevens]:
    """The contact data of clients by key, held: nobody changes them until this transaction is over."""
    wachtrij = Contactgegevens.objects.select_for_update().filter(klant__in=klanten)
    return {gegevens.pk: gegevens for gegevens in wachtrij.order_by("klant")}


def _te_bewaren(veld: Veld, waarde: Waarde) -> list[tuple[str, object]]:
    """Fields as the model keeps them: a telephone number as a number."""
    model = Contactgegevens._meta
    return [
        (naam, model.get_field(naam).to_python(inhoud))  # type: ignore[union-attr]
        for naam, inhoud in als_velden(veld, waarde).items()
    ]
