"""Two records of one employer, side by side for who decides whether they are one."""

from werkgevers.aanspreekpunt import accountmanager
from werkgevers.models import Werkgever


def naast_elkaar(van: Werkgever, naar: Werkgever) -> list[tuple[str, str, str]]:
    """What is known of two employers, line by line: what it is, of the one, of the other."""
    return [
        (wat, eigen, ander)
        for (wat, eigen), (_, ander) in zip(_blad(van), _blad(naar), strict=True)
        if eigen or ander
    ]


def _blad(werkgever: Werkgever) -> list[tuple[str, str]]:
    adressen = werkgever.vestigingen.filter(gesloten_op__isnull=True)
    personen = werkgever.contactpersonen.filter(vertrokken_op__isnull=True)
    return [
        ("Naam", werkgever.naam),
        ("KvK-nummer", werkgever.kvk_nummer),
        ("Vestigingen", "; ".join(f"{v.straat}, {v.postcode} {v.plaats}".lstrip(", ") for v in adressen)),
        ("Sector", str(werkgever.sector or "")),
        ("Medewerkers", "" if werkgever.medewerkers is None else str(werkgever.medewerkers)),
        ("Contactpersonen", ", ".join(persoon.naam for persoon in personen)),
        ("Accountmanager", str(accountmanager(werkgever) or "")),
        ("Locatie", str(werkgever.locatie)),
        ("In het register sinds", f"{werkgever.aangemaakt_op:%d-%m-%Y}"),
    ]
