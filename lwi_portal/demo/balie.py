"""What happens at the counter: registration and the identity check."""

import datetime

from klanten.models import Contactgegevens, Controlemiddel, Identiteitscontrole, Taak
from lwi_portal.demo.bouw import Bouw, Soort
from lwi_portal.demo.dagen import DAG, moment, tijd
from lwi_portal.demo.persoon import Fase

_STRATEN = (
    "Dorpsstraat",
    "Kerkweg",
    "Molenlaan",
    "Stationsplein",
    "Beukenhof",
    "Waterkant",
    "Tulpstraat",
    "Ringdijk",
)

# The first two digits; elsewhere any will do.
_POSTCODES = {
    "apeldoorn": 73,
    "gouda": 28,
    "heerlen": 64,
    "franeker": 88,
    "heerenveen": 84,
    "rotterdam-schiekade": 30,
}


def schrijf_in(bouw: Bouw) -> None:
    """Registration and, when it has been done, the identity check."""
    op = tijd(bouw.rng, bouw.dagen.aangemeld, tot=10)
    bouw.gebeurtenis(op, Soort.AANMELDING, f"Ingeschreven bij {bouw.plek.locatie}.", bouw.intaker)
    _contactgegevens(bouw)
    if bouw.is_voorbij(Fase.IDENTITEIT):
        _stel_vast(bouw, moment(bouw.dag(Fase.IDENTITEIT), 11))
    elif bouw.kans(0.3):
        _verwijs(bouw, moment(bouw.dagen.aangemeld, 11, 10))


def _contactgegevens(bouw: Bouw) -> None:
    persoon, rng = bouw.persoon, bouw.rng
    heeft_mail = persoon.account or bouw.kans(0.85)
    kanalen = ("telefoon", "telefoon", "sms", "post", "balie", *(("email",) if heeft_mail else ()))
    # 0970 numbers are for machines: dialled by accident, nobody's telephone rings.
    bouw.voeg(
        Contactgegevens,
        straat=f"{rng.choice(_STRATEN)} {rng.randint(1, 240)}",
        postcode=_postcode(bouw),
        woonplaats=bouw.plek.locatie.plaats,
        telefoon=f"+3197010{rng.randint(100000, 999999)}",
        email=persoon.email if heeft_mail else "",
        voorkeurskanaal="portaal" if persoon.account else rng.choice(kanalen),
    )


def _postcode(bouw: Bouw) -> str:
    begin = _POSTCODES.get(bouw.plek.locatie.code) or bouw.rng.randint(11, 98)
    letters = bouw.rng.choice("BCDEGHJ") + bouw.rng.choice("BCEGHJKL")
    return f"{begin}{bouw.rng.randint(10, 99)} {letters}"


def _stel_vast(bouw: Bouw, op: datetime.datetime) -> None:
    uit_mrz = bouw.kans(0.4)
    geldig_tot = op.date() + DAG * bouw.rng.randint(700, 3000)
    controle = _controle(bouw, op, Identiteitscontrole.Uitkomst.VASTGESTELD, geldig_tot, uit_mrz=uit_mrz)
    if uit_mrz:
        bouw.partij.voeg(Controlemiddel, controle_id=controle, middel="mrz", uitkomst="goed")
    bouw.beeld.identiteit_op = op.date()
    bouw.gebeurtenis(op, Soort.IDENTITEIT, "De identiteit is vastgesteld.", bouw.intaker)


def _verwijs(bouw: Bouw, op: datetime.datetime) -> None:
    """A document that has expired: the client comes back with a new one, and a task waits for that."""
    verlopen = op.date() - DAG * bouw.rng.randint(10, 300)
    _controle(bouw, op, Identiteitscontrole.Uitkomst.VERWEZEN, verlopen)
    zin = "Het identiteitsbewijs is niet meer bruikbaar. De klant laat een nieuw document zien."
    bouw.gebeurtenis(op, Soort.IDENTITEIT, zin, bouw.intaker)
    bouw.voeg(
        Taak,
        locatie_id=bouw.plek.locatie.pk,
        voor_id=bouw.intaker.id,
        soort=Taak.Soort.IDENTITEIT,
        omschrijving="Nieuw identiteitsbewijs controleren",
        gestart_op=op,
        vervalt_op=bouw.plek.vervalt("nieuw_identiteitsbewijs", op),
    )


def _controle(
    bouw: Bouw,
    op: datetime.datetime,
    uitkomst: Identiteitscontrole.Uitkomst,
    geldig_tot: datetime.date,
    *,
    uit_mrz: bool = False,
) -> int:
    nummer = bouw.partij.nummer(Identiteitscontrole)
    bouw.voeg(
        Identiteitscontrole,
        id=nummer,
        soort=bouw.rng.choice(Identiteitscontrole.Soort.values),
        documentnummer=f"DM{bouw.rng.randint(1_000_000, 9_999_999)}",
        geldig_tot=geldig_tot,
        uit_mrz=uit_mrz,
        uitkomst=uitkomst,
        door_id=bouw.intaker.id,
        op=op,
    )
    bouw.partij.voeg(Controlemiddel, controle_id=nummer, middel="look_alike", uitkomst="goed")
    return nummer
