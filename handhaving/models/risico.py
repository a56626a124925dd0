"""The risk assessment: advice, the decision of a person, and how the client stands now (H-09 to H-21)."""

import datetime
from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from diagnose.models import Toets
from keten.models import Ketenpartner, Locatie, Medewerker
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from keten.models.versie import MetVersie
from keten.tijd import vandaag
from klanten.models import Klant

BLIJFT = pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)


class Kleur(models.TextChoices):
    """The stoplicht (H-14); never shared with the colours of the Landkaart."""

    GROEN = "groen", "groen: geen verhoogd risico"
    ORANJE = "oranje", "oranje: verhoogd risico"
    ROOD = "rood", "rood: gevaarzone"


VERHOOGD = (Kleur.ORANJE, Kleur.ROOD)


class Intakevorm(models.TextChoices):
    """How long the intake for a benefit takes (H-27)."""

    KORT = "kort", "korte uitkeringsintake"
    VOLLEDIG = "volledig", "volledige uitkeringsintake"


class Risicogrenzen(MetSleutel):
    """From how many points the advice is oranje or rood; the newest that has begun holds."""

    locatie = models.ForeignKey(Locatie, models.PROTECT, null=True, blank=True, related_name="risicogrenzen")
    geldig_van = models.DateField("eerste dag")
    oranje_vanaf = models.PositiveSmallIntegerField("oranje vanaf (punten)")
    rood_vanaf = models.PositiveSmallIntegerField("rood vanaf (punten)")
    auteur = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    toelichting = models.TextField("waarom", max_length=1000, blank=True)
    voorbeeld = models.BooleanField(
        "voorbeeldinhoud", default=False, help_text="De grenzen staan niet in de bronnen."
    )

    SLEUTEL: ClassVar = ("locatie__code", "geldig_van")
    objects = SleutelQuerySet["Risicogrenzen"].as_manager()

    class Meta:
        verbose_name = "grenzen van de kleuren"
        verbose_name_plural = "grenzen van de kleuren"
        ordering = ["-geldig_van", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "geldig_van"],
                nulls_distinct=False,
                name="handhaving_grenzen_een_per_dag",
                violation_error_message="Vanaf deze dag gelden al andere grenzen. Kies een latere dag.",
            ),
            models.CheckConstraint(
                condition=Q(oranje_vanaf__gt=0, rood_vanaf__gt=F("oranje_vanaf")),
                name="handhaving_grenzen_volgorde",
                violation_error_message="Rood begint bij meer punten dan oranje, en oranje bij minstens 1.",
            ),
        ]
        triggers = [BLIJFT]

    def __str__(self) -> str:
        return f"grenzen vanaf {self.geldig_van:%d-%m-%Y}"

    def kleur(self, punten: int) -> Kleur:
        """The colour that goes with a number of points."""
        if punten >= self.rood_vanaf:
            return Kleur.ROOD
        return Kleur.ORANJE if punten >= self.oranje_vanaf else Kleur.GROEN


class RisicoprofielQuerySet(SleutelQuerySet["Risicoprofiel"]):
    """Reads on profiles."""

    def op_dag(self, dag: datetime.date) -> Self:
        """The profiles that are not stopped on a day."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=dag))


@pghistory.track()
class Risicoprofiel(MetSleutel, MetVersie):
    """A profile: its rule has the same code; who meets it is asked the questions of its test (H-12, H-13)."""

    code = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=120)
    uitleg = models.TextField("waarom dit profiel", max_length=1000)
    toets = models.ForeignKey(Toets, models.PROTECT, verbose_name="vragenlijst", related_name="profielen")
    locatie = models.ForeignKey(
        Locatie, models.PROTECT, null=True, blank=True, related_name="risicoprofielen"
    )
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)
    tot = models.DateField(
        "laatste dag",
        null=True,
        blank=True,
        help_text="Leeg zolang het profiel meedoet. Het blijft leesbaar.",
    )

    SLEUTEL: ClassVar = ("code",)
    objects = RisicoprofielQuerySet.as_manager()

    class Meta:
        verbose_name = "risicoprofiel"
        verbose_name_plural = "risicoprofielen"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_gestopt(self) -> bool:
        """Whether its last day has passed."""
        return self.tot is not None and self.tot < vandaag()


class Risicobeoordeling(models.Model):
    """One assessment: what the portal advised and on what, and what a person decided; never changed again."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="risicobeoordelingen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    advies = models.CharField(max_length=10, choices=Kleur)
    punten = models.IntegerField(default=0)
    grenzen = models.ForeignKey(Risicogrenzen, models.PROTECT, null=True, blank=True, related_name="+")
    bijdragen = models.JSONField(default=list, help_text="Wat het advies droeg, met bron en datum.")
    gebruikt = models.JSONField(
        default=dict, help_text="Versies van regels en toetsen, en de feiten van toen."
    )
    besluit = models.CharField(max_length=10, choices=Kleur)
    reden = models.TextField(max_length=1000, blank=True)
    intakevorm = models.CharField(max_length=10, choices=Intakevorm, default=Intakevorm.VOLLEDIG)
    opnieuw_op = models.DateField("opnieuw beoordelen op", null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "risicobeoordeling"
        verbose_name_plural = "risicobeoordelingen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"]), models.Index(fields=["locatie", "-op"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(advies=F("besluit")) | ~Q(reden=""),
                name="handhaving_beoordeling_reden",
                violation_error_message="U wijkt af van het advies. Vul in waarom.",
            ),
            models.CheckConstraint(
                condition=Q(besluit=Kleur.GROEN) | Q(intakevorm=Intakevorm.VOLLEDIG),
                name="handhaving_kort_alleen_groen",
                violation_error_message="Een korte intake past alleen bij groen.",
            ),
        ]
        triggers = [BLIJFT]

    def __str__(self) -> str:
        return f"risicobeoordeling op {self.op:%d-%m-%Y}"

    @property
    def wijkt_af(self) -> bool:
        """Whether the professional decided otherwise than the portal advised."""
        return self.advies != self.besluit


class Risicostand(models.Model):
    """How a client stands now, one row per assessed client; read by enforcement alone."""

    klant = models.OneToOneField(Klant, models.PROTECT, primary_key=True, related_name="risicostand")
    beoordeling = models.OneToOneField(Risicobeoordeling, models.PROTECT, related_name="+")
    kleur = models.CharField(max_length=10, choices=Kleur)
    op = models.DateTimeField()
    opnieuw_op = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "stand van het risico"
        verbose_name_plural = "standen van het risico"
        ordering = ["-op"]
        indexes = [models.Index(fields=["kleur", "-op"]), models.Index(fields=["opnieuw_op"])]

    def __str__(self) -> str:
        return f"stand van {self.op:%d-%m-%Y}"


class Uitlegverzoek(models.Model):
    """A client asks on what the assessment rests; a person answers in words, within a term."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitlegverzoeken")
    vraag = models.TextField("wat u wilt weten", max_length=1000, blank=True)
    gevraagd_op = models.DateTimeField(default=timezone.now)
    uiterlijk = models.DateTimeField()
    antwoord = models.TextField("antwoord", max_length=4000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "verzoek om uitleg"
        verbose_name_plural = "verzoeken om uitleg"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(beantwoord_op__isnull=True),
                name="handhaving_een_open_uitlegverzoek",
                violation_error_message="U hebt al om uitleg gevraagd. U krijgt nog antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False) & ~Q(antwoord=""),
                name="handhaving_uitleg_compleet",
            ),
        ]
        triggers = [pgtrigger.Protect(name="verzoek_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"verzoek om uitleg van {self.gevraagd_op:%d-%m-%Y}"
