"""Work that people have done or want to do, with the training that leads to it."""

from dataclasses import dataclass

from klanten.models import Opleiding

Niveau = Opleiding.Niveau


@dataclass(frozen=True, slots=True)
class Beroep:
    """An occupation.

    Attributes:
        banen: how many jobs there are for it, from 0 (hardly any) to 1 (plenty).
    """

    naam: str
    niveau: Niveau
    opleiding: str
    werkgevers: tuple[str, ...]
    banen: float


_ZORG = ("Zorggroep Voorbeeld", "Thuiszorg De Brug", "Verpleeghuis Lindehof")
_TRANSPORT = ("Transport Van Voorbeeld", "Pakketdienst Snel", "Groothandel Oost")
_WINKEL = ("Supermarkt De Hoek", "Bouwmarkt Klus", "Kledingwinkel Mode")
_BOUW = ("Bouwbedrijf Fictie", "Installatiebedrijf Warm", "Schildersbedrijf Kleur")
_KANTOOR = ("Administratiekantoor Cijfer", "Verzekeraar Zeker", "Gemeentehuis")
_HORECA = ("Eetcafé Het Plein", "Hotel De Post", "Bedrijfskantine Samen")
_FABRIEK = ("Machinefabriek Staal", "Voedselfabriek Vers", "Drukkerij Inkt")

BEROEPEN = (
    Beroep("verzorgende", Niveau.MBO, "Verzorgende IG", _ZORG, 0.9),
    Beroep("helpende", Niveau.VMBO, "Zorg en welzijn", _ZORG, 0.85),
    Beroep("verpleegkundige", Niveau.HBO, "Verpleegkunde", _ZORG, 0.95),
    Beroep("vrachtwagenchauffeur", Niveau.VMBO, "Transport", _TRANSPORT, 0.8),
    Beroep("magazijnmedewerker", Niveau.VMBO, "Logistiek", _TRANSPORT, 0.65),
    Beroep("pakketbezorger", Niveau.BASIS, "Basisonderwijs", _TRANSPORT, 0.8),
    Beroep("verkoopmedewerker", Niveau.MBO, "Verkoopspecialist", _WINKEL, 0.45),
    Beroep("caissière", Niveau.VMBO, "Handel", _WINKEL, 0.4),
    Beroep("timmerman", Niveau.MBO, "Timmeren", _BOUW, 0.75),
    Beroep("elektricien", Niveau.MBO, "Elektrotechniek", _BOUW, 0.9),
    Beroep("schilder", Niveau.VMBO, "Schilderen", _BOUW, 0.6),
    Beroep("administratief medewerker", Niveau.MBO, "Secretariaat en administratie", _KANTOOR, 0.3),
    Beroep("boekhouder", Niveau.HBO, "Accountancy", _KANTOOR, 0.6),
    Beroep("beleidsmedewerker", Niveau.WO, "Bestuurskunde", _KANTOOR, 0.35),
    Beroep("callcentermedewerker", Niveau.HAVO_VWO, "Havo", _KANTOOR, 0.5),
    Beroep("programmeur", Niveau.HBO, "Informatica", _KANTOOR, 0.85),
    Beroep("kok", Niveau.MBO, "Kok", _HORECA, 0.8),
    Beroep("kamermeisje", Niveau.BASIS, "Basisonderwijs", _HORECA, 0.6),
    Beroep("productiemedewerker", Niveau.BASIS, "Basisonderwijs", _FABRIEK, 0.5),
    Beroep("machineoperator", Niveau.MBO, "Procestechniek", _FABRIEK, 0.7),
    Beroep("drukker", Niveau.MBO, "Grafische techniek", _FABRIEK, 0.15),
    Beroep(
        "schoonmaker", Niveau.BASIS, "Basisonderwijs", ("Schoonmaakbedrijf Fris", "Ziekenhuis Noord"), 0.7
    ),
    Beroep("hovenier", Niveau.MBO, "Groen", ("Hoveniersbedrijf Tuin", "Gemeentewerken"), 0.5),
    Beroep("beveiliger", Niveau.MBO, "Beveiliging", ("Beveiliging Veilig", "Evenementenhal"), 0.65),
)

STARTKWALIFICATIE = frozenset({Niveau.MBO, Niveau.HAVO_VWO, Niveau.HBO, Niveau.WO})
"""The levels whose diploma is a startkwalificatie."""
