"""Enough colleagues at each location for its clients."""

from collections.abc import Iterator
from random import Random

from keten.models import Gebruiker, Ketenpartner, Locatie, Medewerker, Team
from keten.rechten import Rol
from keten.tijd import vandaag
from keten.zoekterm import normaliseer
from klanten.models import Afspraak
from lwi_portal.demo.namen import verzin_naam
from lwi_portal.demo.plek import Collega
from lwi_portal.demo.teams import maak_teams

_CASELOAD = 74  # clients per coach: the demonstration shows 60 to 90
_MET_COACH = 0.87
_DEEL = {"cwi": 0.34, "uwv": 0.28, "gemeente": 0.38}
_FUNCTIES = {
    (Rol.WERKCOACH, "cwi"): "werkcoach",
    (Rol.WERKCOACH, "uwv"): "re-integratiecoach",
    (Rol.WERKCOACH, "gemeente"): "klantmanager werk",
}
_BALIE = {"cwi": Rol.INTAKER, "gemeente": Rol.INTAKER}
_VOOR_WERKGEVERS = {Rol.ACCOUNTMANAGER, Rol.MATCHMAKER}
NIET_UITGENODIGD = "!demo"  # no password fits


def neem_personeel(locatie: Locatie, aantal_klanten: int, *, zaad: str) -> None:
    """Add colleagues to those that a location has, until its clients can be divided among them."""
    rng = Random(f"{zaad}:personeel:{locatie.code}")
    partners = {
        partner.kolom: partner
        for partner in Ketenpartner.objects.geldig_op(vandaag()).filter(locaties=locatie)
    }
    al = [(m.partner.kolom, set(m.rollen)) for m in locatie.medewerkers.select_related("partner")]
    nieuw = [
        (partners[kolom], rol)
        for kolom, rol, aantal in _nodig(aantal_klanten)
        for _ in range(max(0, aantal - sum(1 for k, rollen in al if k == kolom and rol in rollen)))
    ]
    gebruikers = Gebruiker.objects.bulk_create(
        _gebruiker(rng, locatie, nummer) for nummer, _ in enumerate(nieuw, start=1)
    )
    medewerkers = Medewerker.objects.bulk_create(
        Medewerker(
            gebruiker=gebruiker,
            partner=partner,
            rollen=[rol],
            functie=_FUNCTIES.get((rol, partner.kolom), rol.label),
            telefoon=f"097 01 {rng.randint(10, 99)} {rng.randint(10, 99)} {rng.randint(10, 99)}",
            bereikbaar=rng.choice(
                ("maandag tot en met donderdag", "dinsdag tot en met vrijdag", "alle werkdagen")
            ),
        )
        for gebruiker, (partner, rol) in zip(gebruikers, nieuw, strict=True)
    )
    koppel = Medewerker.locaties.through
    koppel._base_manager.bulk_create(koppel(medewerker_id=m.pk, locatie_id=locatie.pk) for m in medewerkers)
    _vul_teams(locatie)


def collegas(locatie: Locatie, rol: Rol) -> list[Collega]:
    """The people at a location with a role, always in the same order, with what is in their agendas."""
    mensen = Medewerker.objects.filter(locaties=locatie, rollen__contains=[rol]).select_related(
        "gebruiker", "partner"
    )
    return [
        Collega(
            id=m.pk,
            gebruiker_id=m.gebruiker_id,
            naam=m.gebruiker.naam,
            partner_id=m.partner_id,
            partner=m.partner.naam,
            kolom=m.partner.kolom,
            bezet=set(m.afspraken.filter(stand=Afspraak.Stand.GEPLAND).values_list("begin", flat=True)),
        )
        for m in mensen.order_by("gebruiker__email")
    ]


def _nodig(aantal_klanten: int) -> Iterator[tuple[str, Rol, int]]:
    """How many people of which partner and role."""
    for kolom, deel in _DEEL.items():
        yield kolom, Rol.WERKCOACH, max(1, round(aantal_klanten * _MET_COACH * deel / _CASELOAD))
    for kolom, rol in _BALIE.items():
        yield kolom, rol, 1 + aantal_klanten // 400
    yield "uwv", Rol.INKOMENSCONSULENT, 1
    yield "gemeente", Rol.INKOMENSCONSULENT, 1
    yield "gemeente", Rol.MT_LID, 1
    yield "cwi", Rol.ACCOUNTMANAGER, 1
    yield "gemeente", Rol.MATCHMAKER, 1
    # Every partner signs the plan of a location: each has somebody in its management.
    yield "cwi", Rol.MT_LID, 1
    yield "uwv", Rol.MT_LID, 1


def _gebruiker(rng: Random, locatie: Locatie, nummer: int) -> Gebruiker:
    naam = verzin_naam(rng, vrouw=rng.random() < 0.6, regio=locatie.regio.code)
    kaal = "".join(teken for teken in normaliseer(naam.achternaam) if teken.isascii() and teken.isalnum())
    return Gebruiker(
        email=f"{kaal}.{nummer}@{locatie.code}.lwi.example", naam=str(naam), password=NIET_UITGENODIGD
    )


def _vul_teams(locatie: Locatie) -> None:
    """Everybody who works with clients in the one team, who works for employers in the other."""
    mensen = list(locatie.medewerkers.all())
    for team in Team.objects.filter(locatie=locatie):
        voor_werkgevers = team.naam.endswith("werkgevers")
        team.leden.set(m for m in mensen if bool(_VOOR_WERKGEVERS & set(m.rollen)) == voor_werkgevers)
    maak_teams(locatie)
