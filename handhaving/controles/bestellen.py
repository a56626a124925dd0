"""Ordering a check: on a ground, not twice within its validity, and lightly for who is green (H-23, H-56)."""

import datetime

from django.db import transaction
from django.utils import timezone

from handhaving.controles import werk
from handhaving.controles.bevoegd import eis_controle
from handhaving.models import Controle, Controlesoort, Kleur, Onderdeel, Risicostand, Signaal
from handhaving.risico import instellingen as sturing
from keten import instellingen
from keten.bevoegd import eis, mag
from keten.fouten import NietToegestaan
from keten.models import Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant

Grond = Controle.Grond
_VRAAG_HANDHAVER = "Deze controle kunt u nu niet plannen. Vraag het een handhaver."


@transaction.atomic
def bestel(
    *,
    klant: Klant,
    soort: Controlesoort,
    grond: str,
    signaal: Signaal | None = None,
    reden: str = "",
    door: Medewerker,
) -> Controle:
    """Order a check of one client, with a task and a term.

    Args:
        grond: a value of `Controle.Grond`; a random sample is drawn (`steekproeven`), never ordered.
        signaal: obligatory with that ground, and the only reason to check the same again.
        reden: why; obligatory for an intensive check of a client who is green.

    Raises:
        NietToegestaan: the ground does not fit, the location does not steer this way, the same was checked
            and that still counts, or a reason is missing.
        RechtOntbreekt: another location, or no right to this kind or to signals.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3: intensive checks of the well-meaning often
    work the wrong way.
    """
    eis_controle(door, klant, soort)
    if signaal is not None:
        eis(door, klant.locatie, Recht.HANDHAVEN)
    Klant.objects.select_for_update(no_key=True).get(pk=klant.pk)
    stand = Risicostand.objects.select_related("beoordeling").filter(klant=klant).first()
    _keur_grond(klant, soort, grond, signaal, stand)
    kleur = stand.kleur if stand else ""
    if kleur == Kleur.GROEN and soort.intensief and not reden.strip():
        raise NietToegestaan(
            "Deze klant is groen: een administratieve controle is genoeg. Vul in waarom deze toch nodig is.",
            veld="reden",
        )
    if signaal is None and (eerder := nog_geldig(klant, soort)):
        mag_weten = mag(door, klant.locatie, Recht.HANDHAVEN) or not eerder.is_stil
        raise NietToegestaan(_al_gedaan(eerder, soort) if mag_weten else _VRAAG_HANDHAVER, veld="soort")
    controle = voeg_toe(
        Controle(
            klant=klant,
            locatie=klant.locatie,
            soort=soort,
            onderdelen=soort.onderdelen,
            grond=grond,
            signaal=signaal,
            beoordeling=stand.beoordeling if stand else None,
            kleur=kleur,
            reden=reden.strip(),
            besteld_door=door,
            partner=door.partner,
            uiterlijk=werk.termijn(klant).vervalt(timezone.now()),
        )
    )
    werk.zet_klaar(controle, voor=door)
    schrijf(controle, f"Controle gepland: {soort}, op grond van {controle.get_grond_display()}.", door=door)
    return controle


def nog_geldig(klant: Klant, soort: Controlesoort, op: datetime.date | None = None) -> Controle | None:
    """An earlier check of the same that still counts or still has to be done; None when there is none."""
    zelfde = klant.controles.filter(onderdelen__overlap=soort.onderdelen).select_related("soort")
    gevonden: Controle | None = (
        zelfde.open().first() or zelfde.filter(geldig_tot__gte=op or vandaag()).first()
    )
    return gevonden


def schrijf(controle: Controle, zin: str, *, door: Medewerker | None, door_klant: bool = False) -> None:
    """A line for who may read about enforcement; the client reads the check itself.

    Of a check beside the service there is none before the client hears of it: coaches read these (H-39).
    """
    if controle.is_stil:
        return
    tijdlijn.leg_vast(
        controle.klant,
        Gebeurtenis.Soort.HANDHAVING,
        zin,
        door=door,
        door_klant=door_klant,
        zichtbaar_voor_klant=False,
    )


def _keur_grond(
    klant: Klant, soort: Controlesoort, grond: str, signaal: Signaal | None, stand: Risicostand | None
) -> None:
    if signaal is not None and signaal.klant_id != klant.pk:
        raise NietToegestaan("Dit signaal gaat over een andere klant.", veld="signaal")
    if signaal is not None and signaal.besluit == Signaal.Besluit.GEEN_VERVOLG:
        raise NietToegestaan("Over dit signaal is besloten dat er niets volgt.", veld="signaal")
    if grond not in (Grond.ADMINISTRATIEF, Grond.PROFIEL, Grond.SIGNAAL):
        raise NietToegestaan("Een steekproef wijst het lot aan. Kies een andere grond.", veld="grond")
    if (grond == Grond.SIGNAAL) != (signaal is not None):
        raise NietToegestaan("Kies het signaal waarop u deze controle doet.", veld="signaal")
    if grond == Grond.ADMINISTRATIEF and soort.intensief:
        raise NietToegestaan(f"{soort} is meer dan administratief. Kies een andere grond.", veld="grond")
    if grond == Grond.PROFIEL and stand is None:
        raise NietToegestaan("Beoordeel eerst het risico van deze klant.", veld="grond")
    gekozen = instellingen.waarden(klant.locatie)
    if grond == Grond.PROFIEL and not gekozen[sturing.RISICO]:
        raise NietToegestaan(f"{klant.locatie} werkt nu niet met risicosturing.", veld="grond")
    if grond == Grond.SIGNAAL and not gekozen[sturing.SIGNAAL]:
        raise NietToegestaan(f"{klant.locatie} werkt nu niet met signaalsturing.", veld="grond")


def _al_gedaan(eerder: Controle, soort: Controlesoort) -> str:
    zelfde = [Onderdeel(code).label for code in soort.onderdelen if code in eerder.onderdelen]
    wat = f"{eerder.soort} ({', '.join(str(label) for label in zelfde)})"
    if eerder.geldig_tot is None:
        return f"Er staat al een controle klaar die hetzelfde nagaat: {wat}."
    return (
        f"Dit is al nagegaan: {wat}. Dat telt tot en met {eerder.geldig_tot:%d-%m-%Y}. "
        "Opnieuw kan alleen op een signaal."
    )
