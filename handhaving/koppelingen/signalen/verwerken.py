"""Good rows become signals about which somebody has to decide, and can be undone until somebody does."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef
from django.utils import timezone

from handhaving.koppelingen.signalen.keuren import Gelezen
from handhaving.models import Controle, Overtreding, Signaal
from handhaving.signalen import werk
from keten.invoer.soorten import Oordeel, Teruggang
from keten.models import Invoerbestand, Medewerker

OPGEPAKT = "een collega heeft het signaal al opgepakt"


def verwerk(oordelen: Sequence[Oordeel], bestand: Invoerbestand, _door: Medewerker) -> int:
    """Make a signal of every good row, in one statement; one that is known already is left alone."""
    nu, vervalt_op = timezone.now(), werk.vervalt(werk.BEHANDELEN, bestand.locatie)
    rijen: list[Gelezen] = [oordeel.gegevens for oordeel in oordelen]
    nieuw = [
        Signaal(
            klant_id=rij.klant,
            locatie=bestand.locatie,
            bron=rij.bron,
            kenmerk=rij.kenmerk,
            tekst=rij.tekst,
            van=rij.van,
            gemeld_op=nu,
            uit_invoer=bestand,
            vervalt_op=vervalt_op,
        )
        for rij in rijen
        if rij.klant is not None and rij.van is not None  # as every good row has
    ]
    voor = Signaal.objects.filter(uit_invoer=bestand).count()
    Signaal.objects.bulk_create(nieuw, ignore_conflicts=True)
    return Signaal.objects.filter(uit_invoer=bestand).count() - voor


def na_afloop(bestand: Invoerbestand, door: Medewerker) -> None:
    """One task for all signals of the file, for who loaded it."""
    werk.zet_bestand_klaar(bestand, voor=door)


def draai_terug(bestand: Invoerbestand, door: Medewerker) -> Teruggang:
    """Take away the signals that nobody took up; what somebody works on or decided stays."""
    van_bestand = Signaal.objects.filter(uit_invoer=bestand)
    vast = list(van_bestand.select_for_update().order_by("pk").values_list("pk", flat=True))
    los = (
        Signaal.objects.filter(pk__in=vast, stand=Signaal.Stand.NIEUW, behandelaar__isnull=True)
        .exclude(Exists(Controle.objects.filter(signaal=OuterRef("pk"))))
        .exclude(Exists(Overtreding.objects.filter(signaal=OuterRef("pk"))))
    )
    aantal, _per_model = los.delete()
    blijft = len(vast) - aantal
    if not blijft:
        werk.sluit_bestand(bestand, door=door)
    return Teruggang(aantal, [(OPGEPAKT, blijft)] if blijft else [])
