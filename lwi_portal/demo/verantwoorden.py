"""Two joint reports of Apeldoorn: one that all partners signed, and one that waits for the last of them."""

import datetime

from keten.models import Ketenpartner, Medewerker
from keten.rechten import Rol
from landkaart.bestuur.vertegenwoordigers import partners
from landkaart.models import Handtekening, Ketenverslag, Periodesoort
from landkaart.verantwoorden import hoofdstukken, verslagen
from landkaart.verantwoorden.perioden import Periode, met_einde
from lwi_portal.demo.dagen import DAG, moment, open_dag

_TEKSTEN = {
    "instroom": "In deze maanden meldden zich meer jongeren. Zij kregen binnen een week een gesprek.",
    "werk": "De pools met werkgevers leverden vaste plekken op. Bestendigheid vraagt nog nazorg.",
    "dienstverlening": "Wij maakten afspraken over overdragen binnen drie dagen.",
    "werkgevers": "Het werkgeversteam belt elke nieuwe vacature binnen een dag terug.",
    "geld": "Minder nieuwe uitkeringen betekent ruimte voor scholing.",
}
Kolom = Ketenpartner.Kolom


def vul_verslagen(vandaag: datetime.date) -> int:
    """Make both, from the figures that are stored; returns how many rows were added."""
    leiding = Medewerker.objects.filter(
        locaties__code="apeldoorn", rollen__overlap=[Rol.MT_LID, Rol.TEAMLEIDER]
    ).select_related("partner", "gebruiker")
    per_partner: dict[int, Medewerker] = {}
    for wie in leiding.order_by("gebruiker__email"):
        if Rol.MT_LID in wie.rollen or wie.partner_id not in per_partner:
            per_partner[wie.partner_id] = wie
    tekenaars = list(per_partner.values())
    if not tekenaars:
        return 0
    laatste = met_einde(Periodesoort.KWARTAAL, vandaag).vorige
    getekend = _maak(laatste.vorige, tekenaars, tekenaars)
    return getekend + _maak(laatste, tekenaars, [wie for wie in tekenaars if wie.partner.kolom == Kolom.CWI])


def _maak(periode: Periode, tekenaars: list[Medewerker], tekenen: list[Medewerker]) -> int:
    maker = next((wie for wie in tekenaars if wie.partner.kolom == Kolom.GEMEENTE), tekenaars[0])
    op = moment(open_dag(periode.tot + DAG * 20), 10)
    verslag = Ketenverslag(
        locatie=maker.locaties.get(code="apeldoorn"),
        periode=periode.soort,
        van=periode.van,
        tot=periode.tot,
        opgesteld_door=maker,
        opgesteld_op=op,
        voorbeeld=True,
        **_TEKSTEN,
    )
    cijfers = hoofdstukken.stel_samen(verslag.locatie, periode)
    verslag.leg_voor(cijfers=cijfers, kenmerk=verslagen.kenmerk_van(verslag, cijfers))
    verslag.voorgelegd_op = op
    verslag.save()
    zetten = Handtekening.objects.bulk_create(
        Handtekening(
            verslag=verslag,
            partner=wie.partner,
            door=wie,
            op=op + DAG * nummer,
            kenmerk=verslag.kenmerk,
        )
        for nummer, wie in enumerate(tekenen, start=1)
    )
    if {wie.partner_id for wie in tekenen} >= {partner.pk for partner in partners(verslag.locatie)}:
        verslag.rond_af()
        verslag.ondertekend_op = zetten[-1].op
        verslag.save()
    return 1 + len(zetten)
