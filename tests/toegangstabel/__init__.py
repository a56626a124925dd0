"""Which right opens which address, per floor, for a privacy officer to read; None: whoever is signed in."""

from keten.rechten import Recht
from tests.toegangstabel import diagnose, handhaving, keten, klanten, landkaart, werkgevers

_VERDIEPINGEN = (keten, klanten, werkgevers, diagnose, handhaving, landkaart)

OPENBAAR = {naam for verdieping in _VERDIEPINGEN for naam in verdieping.OPENBAAR}

TABEL: dict[str, Recht | None] = {
    **dict.fromkeys(OPENBAAR),
    **{
        naam: recht
        for verdieping in _VERDIEPINGEN
        for recht, namen in verdieping.PER_RECHT.items()
        for naam in namen
    },
}
