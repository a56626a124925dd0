"""A person says whose value holds where both sides changed the same, and can take that back (X-78)."""

from django.db import transaction
from django.db.models import QuerySet

from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.models import Locatie, Medewerker
from keten.rechten import Recht
from klanten import persoonsgegevens
from klanten.models import Basiswaarde, Klant, Uitwisselkoppeling, Verschil
from klanten.uitwisselen import overnemen
from klanten.uitwisselen.velden import VELDEN, Veld
from klanten.uitwisselen.waarden import Gegevens, als_velden, code, open_zegel, van_klant


def van_locatie(locatie: Locatie) -> QuerySet[Verschil]:
    """Every difference of a location, with what a list shows."""
    namen = ("koppeling__partner", "koppeling__locatie", "uitwisseling", "klant", "gekozen_door__gebruiker")
    return Verschil.objects.filter(koppeling__locatie=locatie).select_related(*namen)


@transaction.atomic
def kies(*, verschil: Verschil, keuze: str, door: Medewerker, reden: str = "") -> Verschil:
    """Say whose value holds; theirs goes into the dossier at once, ours goes out with the next file.

    Raises:
        NietToegestaan: somebody chose already, the dossier changed meanwhile, or the reason is missing.
        RechtOntbreekt: another location, or no right.
        ValidationError: the dossier refuses their value.
    """
    verschil, gegevens, veld = _houd_vast(verschil, door)
    if verschil.stand != Verschil.Stand.OPEN:
        raise NietToegestaan(f"Dit verschil is al opgelost: {verschil.get_stand_display()}.")
    if keuze == Verschil.Stand.HUN and van_klant(gegevens, veld) != open_zegel(verschil.ons):
        raise NietToegestaan("Het dossier is intussen gewijzigd. Wijzig het daar zelf, of kies ons gegeven.")
    hun = open_zegel(verschil.hun)
    if vraagt_reden(verschil) and not reden.strip():
        raise NietToegestaan(
            "Van dit adres hangt een uitkering af. Schrijf op hoe u weet welk adres klopt.", veld="reden"
        )
    if keuze == Verschil.Stand.HUN:
        verschil.kies_hun(door=door, reden=reden.strip())
        overnemen.zet_in(gegevens=gegevens, waarden={veld: hun}, systeem=str(verschil.koppeling), door=door)
    elif keuze == Verschil.Stand.ONS:
        verschil.kies_ons(door=door, reden=reden.strip())
    else:
        raise NietToegestaan("Kies welke waarde geldt.", veld="keuze")
    verschil.save()
    _zet_basis(verschil, code(verschil.klant_id, veld.code, hun))
    return verschil


@transaction.atomic
def draai_terug(*, verschil: Verschil, door: Medewerker) -> Verschil:
    """Take a choice back, until the next exchange with this system.

    Raises:
        NietToegestaan: nothing was chosen, the next exchange was there, or the dossier changed since.
        RechtOntbreekt: another location, or no right.
    """
    verschil, gegevens, veld = _houd_vast(verschil, door)
    if reden := waarom_niet_terug(verschil):
        raise NietToegestaan(reden)
    if verschil.stand == Verschil.Stand.HUN:
        if van_klant(gegevens, veld) != open_zegel(verschil.hun):
            raise NietToegestaan("Het dossier is daarna al gewijzigd.")
        ons, systeem = open_zegel(verschil.ons), f"{verschil.koppeling}, teruggedraaid"
        overnemen.zet_in(gegevens=gegevens, waarden={veld: ons}, systeem=systeem, door=door)
    verschil.heropen()
    verschil.save()
    _zet_basis(verschil, verschil.basis)
    return verschil


def waarom_niet_terug(verschil: Verschil) -> str:
    """Why a choice stays; empty when it can be taken back."""
    if verschil.stand not in Verschil.GEKOZEN or verschil.gekozen_op is None:
        return "Hier is nog niets gekozen."
    if verschil.koppeling.uitwisselingen.filter(op__gt=verschil.gekozen_op).exists():
        return "Er is daarna weer uitgewisseld. Wijzig de gegevens in het dossier."
    return ""


def vraagt_reden(verschil: Verschil) -> bool:
    """Whether money hangs on it: another address while a benefit runs."""
    veld = VELDEN[verschil.veld]
    return "straat" in veld.delen and persoonsgegevens.is_gevoelig(
        verschil.klant, als_velden(veld, open_zegel(verschil.hun))
    )


def _houd_vast(verschil: Verschil, door: Medewerker) -> tuple[Verschil, Gegevens, Veld]:
    """Everything about it, held: first the coupling, as the exchange does, and then the dossier."""
    wachtrij = Uitwisselkoppeling.objects.select_for_update(of=("self",)).select_related("locatie", "partner")
    koppeling = wachtrij.get(pk=verschil.koppeling_id)
    eis(door, koppeling.locatie, Recht.UITWISSELEN)
    verschil = Verschil.objects.select_for_update(of=("self",)).select_related("klant").get(pk=verschil.pk)
    if not Klant.objects.van_locatie(koppeling.locatie).filter(pk=verschil.klant_id).exists():
        raise NietToegestaan("Deze klant hoort niet meer bij deze locatie.")
    verschil.koppeling = koppeling
    gegevens = overnemen.houd_vast([verschil.klant_id])[verschil.klant_id]
    return verschil, gegevens, VELDEN[verschil.veld]


def _zet_basis(verschil: Verschil, waarde: str) -> None:
    """On what both agreed: what they have now; so that it is no difference any more next week."""
    basissen = Basiswaarde.objects.select_for_update()
    basis, _nieuw = basissen.get_or_create(koppeling=verschil.koppeling, klant=verschil.klant)
    basis.velden[verschil.veld] = waarde
    basis.uitgegaan = ""  # the row goes out again, also when nothing in it changed
    basis.save()
