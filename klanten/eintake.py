"""The intake that the client fills in online; the coach reads it before they meet (K-35)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keten.fouten import NietToegestaan
from keten.opslaan import wijzig
from keten.termijnen import Duur
from keten.tijd import vandaag
from klanten import aanvraagvorm, clientbeeld, taken, tijdlijn
from klanten.intake import tegenstrijdigheden
from klanten.models import Gebeurtenis, Intakegesprek, Klant, Situatie, Taak
from klanten.uitkeringen import lopend_van

_LEESTIJD = Duur.werkdagen(3)  # sample: the sources give no term

VOOR_KLANT = {
    "werkloos_sinds": gettext_lazy("Deze datum past niet bij uw situatie. Kijk de datum en uw situatie na."),
    "beschikbaar_vanaf": gettext_lazy("Deze datum kan niet. Kijk het jaar na."),
    "jongste_kind_geboren": gettext_lazy("Vul een geboortedatum in die bij het aantal kinderen past."),
    "kinderen_thuis": gettext_lazy("Vul in hoeveel kinderen bij u wonen."),
    "woonvorm": gettext_lazy("Dit past niet bij het aantal kinderen dat bij u woont."),
    "inkomsten_per_maand": gettext_lazy("Vul in hoeveel geld u krijgt, of 0."),
    "iban": gettext_lazy("Vul uw rekeningnummer in."),
}
"""What a client reads where answers contradict each other; employees read more (`klanten.intake`)."""


def mogelijk(klant: Klant) -> bool:
    """Whether this client can do the intake online: it is wanted for the benefit, and nobody did it yet.

    Who asks for a benefit, or has one, follows the choice of the location for that kind of benefit; others
    can when the location works online at all.
    """
    gesprek = Intakegesprek.objects.filter(klant=klant).first()
    gedaan = klant.beeld.intake_op is not None and (gesprek is None or gesprek.medewerker_id is not None)
    if gedaan:
        return False
    online = aanvraagvorm.online_kolommen(klant.locatie)
    gevraagd = set(klant.aanvragen.lopend().values_list("regime__kolom", flat=True))
    kolommen = gevraagd or {uitkering.regime.kolom for uitkering in lopend_van(klant)}
    return bool(kolommen & set(online)) if kolommen else bool(online)


@transaction.atomic
def vul_in(*, klant: Klant, versie: int, **situatie: Any) -> Situatie:
    """Save what the client tells; whoever guides the client gets a task to read it.

    Args:
        versie: the version of the situation that the form was opened with.
        situatie: fields of `Situatie`.

    Raises:
        VersieConflict: an employee saved in between.
        NietToegestaan: this client does the intake at the counter.
        ValidationError: answers contradict each other.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), section 3.1.
    """
    if not mogelijk(klant):
        raise NietToegestaan(_("De intake doet u samen met een medewerker."))
    if fouten := voor_klant(tegenstrijdigheden(klant, situatie)):
        raise ValidationError(fouten)
    opgeslagen = wijzig(klant.situatie, versie=versie, **situatie)
    Intakegesprek.objects.update_or_create(klant=klant, defaults={"door_klant": True})
    gids = klant.beeld.contactpersoon
    taken.maak(
        klant=klant,
        voor=gids if gids is not None and gids.werkt_op(klant.locatie) else None,
        locatie=klant.locatie,
        soort=Taak.Soort.INTAKE,
        omschrijving="Lees de intake die de cliënt online heeft ingevuld",
        vervalt_op=_LEESTIJD.vervalt(timezone.now()),
        sleutel=f"eintake:{klant.pk}",
    )
    tijdlijn.leg_vast(klant, Gebeurtenis.Soort.INTAKE, "De intake is online ingevuld.", door_klant=True)
    clientbeeld.werk_bij(klant, intake_op=klant.beeld.intake_op or vandaag())
    return opgeslagen


def voor_klant(fouten: dict[str, str]) -> dict[str, str]:
    """The same faults in words for the client."""
    return {naam: str(VOOR_KLANT.get(naam, melding)) for naam, melding in fouten.items()}
