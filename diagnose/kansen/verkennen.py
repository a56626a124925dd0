"""The kansverkenner: is there enough work for this occupation in this region, and why (D-40, D-43)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from diagnose import diagnosticeren
from diagnose.kansen.arbeidsmarkttoets import heeft_bijstand
from diagnose.kansen.instellingen import PER_HONDERD, PLAATSEN
from diagnose.models import Banenverkenning, Diagnose
from keten.bevoegd import eis
from keten.fouten import NietToegestaan
from keten.instellingen import waarden
from keten.kleine_getallen import ONDER, te_klein
from keten.models import Locatie, Medewerker
from keten.opslaan import voeg_toe
from keten.rechten import Recht
from keten.tijd import vandaag
from klanten import tijdlijn
from klanten.models import Gebeurtenis, Klant
from werkgevers.models import Arbeidsmarktcijfer, Beroep, Sector, Vacature, Vacatureeis, Zoekprofiel

_ALTERNATIEVEN = 5
_Soort = Arbeidsmarktcijfer.Soort


@dataclass(frozen=True)
class Grenzen:
    """What "enough work" means at a location: settings, which are examples.

    Attributes:
        plaatsen: open places that there must be.
        per_honderd: open places that there must be for every hundred who look for this work.
    """

    plaatsen: int
    per_honderd: int


@dataclass(frozen=True)
class Marktcijfers:
    """Loaded figures about a sector, with where they come from."""

    sector: Sector
    vacatures: int
    zoekers: int
    bron: str


@dataclass(frozen=True)
class Banenbeeld:
    """The work for an occupation in a region.

    Attributes:
        beroep: None for all work that asks for no diploma.
        advies: of `Diagnose.Banenaanbod`; empty for not enough data.
        redenen: how the advice came about, in sentences.
    """

    beroep: Beroep | None
    plaatsen: int
    zoekers: int
    extern: Marktcijfers | None
    grenzen: Grenzen
    advies: str
    redenen: list[str]

    @property
    def advies_in_woorden(self) -> str:
        """The advice as a person reads it."""
        return Diagnose.Banenaanbod(self.advies).label if self.advies else "onvoldoende gegevens"


def verken(locatie: Locatie, beroep: Beroep | None) -> Banenbeeld:
    """Count the open places and the people who look for this work in the region of a location.

    Args:
        beroep: None for the wider notion of work that society accepts: everything without a diploma.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.4: insight into the work there is.
    """
    keuze = waarden(locatie)
    grenzen = Grenzen(keuze[PLAATSEN], keuze[PER_HONDERD])
    vacatures, zoekers = _vacatures(locatie), _zoekers(locatie)
    if beroep is None:
        vacatures = vacatures.exclude(Exists(_diploma()))
    else:
        vacatures, zoekers = vacatures.filter(beroep=beroep), zoekers.filter(beroepen=beroep)
    plaatsen = vacatures.aggregate(som=Sum("plaatsen"))["som"] or 0
    aantal = zoekers.count()
    extern = _marktcijfers(locatie, beroep.sector) if beroep and beroep.sector else None
    advies, redenen = adviseer(plaatsen, aantal, extern, grenzen)
    return Banenbeeld(beroep, plaatsen, aantal, extern, grenzen, advies, redenen)


def adviseer(
    plaatsen: int, zoekers: int, extern: Marktcijfers | None, grenzen: Grenzen
) -> tuple[str, list[str]]:
    """The advice and its reasons: own vacancies first, and figures of the sector when those are too few."""
    mensen = f"minder dan {ONDER}" if te_klein(zoekers) else str(zoekers)
    nodig = f"{grenzen.per_honderd} plaatsen voor iedere 100 werkzoekenden"
    redenen = [
        f"In de regio zijn nu {_plaatsen(plaatsen)} open en {mensen} klanten die dit werk zoeken.",
        f"Voldoende is: minstens {_plaatsen(grenzen.plaatsen)}, en minstens {nodig}.",
    ]
    if plaatsen >= grenzen.plaatsen and _ruim(plaatsen, zoekers, grenzen):
        return Diagnose.Banenaanbod.VOLDOENDE, [*redenen, "De eigen vacatures halen beide grenzen."]
    if extern is not None:
        redenen.append(
            f"De eigen vacatures halen de grenzen niet. Daarom telt de hele sector mee: {extern.sector} "
            f"heeft {extern.vacatures} vacatures en {extern.zoekers} werkzoekenden ({extern.bron})."
        )
        ruim = _ruim(extern.vacatures, extern.zoekers, grenzen)
        redenen.append(f"De sector haalt {nodig}{'' if ruim else ' niet'}.")
        return Diagnose.Banenaanbod.VOLDOENDE if ruim else Diagnose.Banenaanbod.ONVOLDOENDE, redenen
    if not plaatsen and not zoekers:
        return "", [*redenen, "Er zijn geen cijfers over deze sector. Er is dus niets te zeggen."]
    return Diagnose.Banenaanbod.ONVOLDOENDE, [
        *redenen,
        "De eigen vacatures halen de grenzen niet, en er zijn geen cijfers over de sector.",
    ]


@transaction.atomic
def besluit(
    *,
    klant: Klant,
    beroep: Beroep | None,
    gezien: str,
    besluit: str,
    reden: str,
    in_diagnose: bool,
    door: Medewerker,
) -> Banenverkenning:
    """Keep the advice and what the professional makes of it, and fill it in in the diagnosis when asked.

    Args:
        gezien: the advice that the person saw.
        reden: why the decision differs from the advice; needed only then.
        in_diagnose: put it in the diagnosis that is being made; one is begun when there is none.

    Raises:
        NietToegestaan: the advice changed in between.
        RechtOntbreekt: not of this location, or without the right to diagnose.
        ValidationError: the decision differs and there is no reason.
    """
    eis(door, klant.locatie, Recht.DIAGNOSE)
    beeld = verken(klant.locatie, beroep)
    if gezien != beeld.advies:
        raise NietToegestaan("Het voorstel is intussen veranderd. Kijk het na en kies opnieuw.")
    if besluit != beeld.advies and not reden.strip():
        raise NietToegestaan("Schrijf waarom u iets anders kiest dan het voorstel.", veld="reden")
    verkenning = voeg_toe(
        Banenverkenning(
            klant=klant,
            door=door,
            partner=door.partner,
            beroep=beroep,
            plaatsen=beeld.plaatsen,
            zoekers=beeld.zoekers,
            extern_vacatures=beeld.extern.vacatures if beeld.extern else None,
            extern_zoekers=beeld.extern.zoekers if beeld.extern else None,
            minimum=beeld.grenzen.plaatsen,
            per_honderd=beeld.grenzen.per_honderd,
            advies=beeld.advies,
            besluit=besluit,
            reden=reden.strip() if besluit != beeld.advies else "",
        )
    )
    if in_diagnose:
        _zet_in_diagnose(verkenning)
    tijdlijn.leg_vast(
        klant,
        Gebeurtenis.Soort.TOETS,
        f"Het banenaanbod is verkend voor {verkenning.wat}.",
        door=door,
        zichtbaar_voor_klant=False,
    )
    return verkenning


def zoekt_ruim(klant: Klant) -> bool:
    """Whether the wider notion of work comes first: a client with WWB (D-43)."""
    return heeft_bijstand(klant)


@dataclass(frozen=True)
class Kansberoep:
    """An occupation with its open places near, for the client at home; no label (D-07)."""

    beroep: Beroep
    plaatsen: int


def voor_klant(klant: Klant) -> tuple[list[Kansberoep], list[Kansberoep]]:
    """The occupations that a client looks for, and others of the same groups with the most open places.

    Source: De ketens voorbij? (2004): expert advice about possibilities and chances (K-67).
    """
    profiel = Zoekprofiel.objects.filter(klant=klant).first()
    eigen = list(profiel.beroepen.all()) if profiel else []
    if not eigen:
        return [], []
    familie = Beroep.objects.filter(groep__in={beroep.groep for beroep in eigen})
    open_ = _vacatures(klant.locatie).filter(beroep__in=familie).order_by().values_list("beroep")
    plaatsen = dict(open_.annotate(som=Sum("plaatsen")))
    anders = familie.filter(pk__in=plaatsen).exclude(pk__in=[beroep.pk for beroep in eigen])
    ook = sorted((Kansberoep(een, plaatsen[een.pk]) for een in anders), key=lambda een: -een.plaatsen)
    return [Kansberoep(een, plaatsen.get(een.pk, 0)) for een in eigen], ook[:_ALTERNATIEVEN]


def _plaatsen(aantal: int) -> str:
    return f"{aantal} plaats{'' if aantal == 1 else 'en'}"


def _ruim(plaatsen: int, zoekers: int, grenzen: Grenzen) -> bool:
    return plaatsen > 0 and plaatsen * 100 >= zoekers * grenzen.per_honderd


def _vacatures(locatie: Locatie) -> QuerySet[Vacature]:
    """The open vacancies that the location may see and that lie in its region."""
    open_ = Vacature.objects.open().zichtbaar_op(locatie)
    return open_.filter(Q(locatie=locatie) | Q(locatie__regio=locatie.regio_id))


def _diploma() -> QuerySet[Vacatureeis]:
    return Vacatureeis.objects.filter(
        vacature=OuterRef("pk"), soort=Vacatureeis.Soort.OPLEIDING, vereist=True, te_leren=False
    )


def _zoekers(locatie: Locatie) -> QuerySet[Zoekprofiel]:
    return Zoekprofiel.objects.filter(
        locatie__regio=locatie.regio_id,
        toestemming_op__isnull=False,
        beschikbaar=True,
        klant__beeld__status="actief",
    )


def _marktcijfers(locatie: Locatie, sector: Sector) -> Marktcijfers | None:
    """Vacancies and seekers of the latest year of the latest file that has both."""
    rijen = Arbeidsmarktcijfer.objects.filter(
        bestand__regio=locatie.regio_id,
        bestand__ingetrokken_op__isnull=True,
        sector=sector,
        soort__in=(_Soort.VACATURES, _Soort.AANBOD),
        jaar__lte=vandaag().year,
    ).select_related("bestand")
    per_bestand: dict[tuple[object, ...], dict[str, Arbeidsmarktcijfer]] = {}
    for rij in rijen.order_by("-jaar", "-bestand__peildatum", "-bestand"):
        per_bestand.setdefault((rij.jaar, rij.bestand_id), {})[rij.soort] = rij
    for soorten in per_bestand.values():
        if len(soorten) == 2:
            vacatures, aanbod = soorten[_Soort.VACATURES], soorten[_Soort.AANBOD]
            bron = f"{vacatures.bestand.naam}, {vacatures.jaar}"
            if vacatures.bestand.voorbeeld:
                bron += ", voorbeeldgegevens"
            return Marktcijfers(sector, vacatures.aantal, aanbod.aantal, bron)
    return None


def _zet_in_diagnose(verkenning: Banenverkenning) -> None:
    """Whoever has the diagnosis open now is shown both values when saving: the version goes up."""
    klant = Klant.objects.select_for_update().get(pk=verkenning.klant_id)
    concept, vorige = diagnosticeren.concept(klant), diagnosticeren.laatste(klant)
    uitleg = f"Kansverkenner, {verkenning.wat}: {verkenning.reden or 'volgens het voorstel'}"
    diagnosticeren.bewaar(
        klant=klant,
        versie=concept.versie if concept else 0,
        door=verkenning.door,
        vorige=vorige.pk if vorige else None,
        banenaanbod=verkenning.besluit,
        banenaanbod_toelichting=uitleg,
        **({} if concept or vorige is None else {"mogelijkheden": vorige.mogelijkheden}),
    )
