"""What a location does after an assessment, per colour, and what was planned for a client (H-16, H-25)."""

from typing import ClassVar

import pghistory
import pgtrigger
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from handhaving.models.risico import Intakevorm, Kleur, Risicobeoordeling
from keten.models import Locatie, Medewerker, MetVersie
from keten.models.sleutel import MetSleutel, SleutelQuerySet
from klanten.models import Klant


class Aard(models.TextChoices):
    """Whether a measure keeps people from breaking a rule, or catches who did (H-35)."""

    PREVENTIEF = "preventief", "preventief"
    REPRESSIEF = "repressief", "repressief"


class Factor(models.TextChoices):
    """What a measure works on.

    Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.3.
    """

    VOORLICHTING = "voorlichting", "voorlichting"
    DIENSTVERLENING = "dienstverlening", "betere dienstverlening"
    PAKKANS = "pakkans", "pakkans"
    SANCTIEKANS = "sanctiekans", "sanctiekans"
    UITVOERINGSKANS = "uitvoeringskans", "uitvoeringskans"


AARD_VAN: dict[str, Aard] = {
    Factor.VOORLICHTING: Aard.PREVENTIEF,
    Factor.DIENSTVERLENING: Aard.PREVENTIEF,
    Factor.PAKKANS: Aard.REPRESSIEF,
    Factor.SANCTIEKANS: Aard.REPRESSIEF,
    Factor.UITVOERINGSKANS: Aard.REPRESSIEF,
}
"""The source names two factors of prevention and three of repression."""

_PAST = Q(aard="preventief", factor__in=["voorlichting", "dienstverlening"]) | Q(
    aard="repressief", factor__in=["pakkans", "sanctiekans", "uitvoeringskans"]
)
_PAST_NIET = "Deze factor hoort niet bij deze aard."


class Handhavingsaanpak(MetSleutel):
    """A set of measures per colour: of the sources, or the one that a location made its own."""

    code = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=120)
    locatie = models.OneToOneField(
        Locatie, models.PROTECT, null=True, blank=True, related_name="handhavingsaanpak"
    )
    overgenomen_van = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Handhavingsaanpak"].as_manager()

    class Meta:
        verbose_name = "handhavingsaanpak"
        verbose_name_plural = "handhavingsaanpakken"
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Kleuraanpak(MetSleutel, MetVersie):
    """What goes with one colour in a set: the length of the intake, and who does it."""

    class Gesprek(models.TextChoices):
        WERKCOACH = "werkcoach", "de contactpersoon"
        DUO = "duo", "een duo van twee organisaties"
        INKOMEN = "inkomen", "een inkomensconsulent"
        HANDHAVER = "handhaver", "een inkomensconsulent met een handhaver"

    aanpak = models.ForeignKey(Handhavingsaanpak, models.PROTECT, related_name="kleuren")
    kleur = models.CharField(max_length=10, choices=Kleur)
    intakevorm = models.CharField("uitkeringsintake", max_length=10, choices=Intakevorm)
    alleen_route_a = models.BooleanField(
        "korte intake alleen bij route A",
        default=False,
        help_text="Uit: wie groen is, krijgt een korte intake, ook bij route B.",
    )
    gesprek = models.CharField(
        "wie voert de gesprekken", max_length=15, choices=Gesprek, default=Gesprek.WERKCOACH
    )

    SLEUTEL: ClassVar = ("aanpak__code", "kleur")
    objects = SleutelQuerySet["Kleuraanpak"].as_manager()

    class Meta:
        verbose_name = "aanpak bij een kleur"
        verbose_name_plural = "aanpak per kleur"
        ordering = ["aanpak", "kleur"]
        constraints = [
            models.UniqueConstraint(fields=["aanpak", "kleur"], name="handhaving_een_aanpak_per_kleur"),
            models.CheckConstraint(
                condition=Q(kleur=Kleur.GROEN) | Q(intakevorm=Intakevorm.VOLLEDIG),
                name="handhaving_aanpak_kort_groen",
                violation_error_message="Een korte intake past alleen bij groen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanpak}, {self.kleur}"


@pghistory.track()
class Aanpakmaatregel(MetSleutel, MetVersie):
    """A measure that is planned as soon as somebody sets this colour."""

    class Uitvoerder(models.TextChoices):
        CONTACTPERSOON = "contactpersoon", "de contactpersoon"
        LOCATIE = "locatie", "wie op de locatie over risico's gaat"

    kleuraanpak = models.ForeignKey(Kleuraanpak, models.PROTECT, related_name="maatregelen")
    code = models.SlugField(max_length=60)
    wat = models.CharField("maatregel", max_length=150)
    aard = models.CharField(max_length=12, choices=Aard)
    factor = models.CharField("werkt op", max_length=20, choices=Factor)
    bij_intake = models.BooleanField(
        "controlepunt bij de korte intake", default=False, help_text="Hoort bij een korte intake zelf."
    )
    binnen_dagen = models.PositiveSmallIntegerField(
        "binnen (dagen)", default=14, validators=[MaxValueValidator(365)], help_text="0: dezelfde dag."
    )
    uitvoerder = models.CharField(
        "wie doet het", max_length=15, choices=Uitvoerder, default=Uitvoerder.CONTACTPERSOON
    )
    volgorde = models.PositiveSmallIntegerField(default=0)
    vervallen_op = models.DateTimeField(null=True, blank=True, editable=False)
    bron = models.CharField(max_length=300, blank=True)
    voorbeeld = models.BooleanField("voorbeeldinhoud", default=False)

    SLEUTEL: ClassVar = ("kleuraanpak__aanpak__code", "kleuraanpak__kleur", "code")
    objects = SleutelQuerySet["Aanpakmaatregel"].as_manager()

    class Meta:
        verbose_name = "maatregel van een aanpak"
        verbose_name_plural = "maatregelen van een aanpak"
        ordering = ["kleuraanpak", "volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["kleuraanpak", "code"], name="handhaving_maatregel_code"),
            models.CheckConstraint(
                condition=_PAST, name="handhaving_aanpak_factor", violation_error_message=_PAST_NIET
            ),
        ]

    def __str__(self) -> str:
        return self.wat


@pghistory.track()
class Vervolgmaatregel(models.Model):
    """A measure planned for one client: open, done, or cancelled with a reason (H-19)."""

    class Stand(models.TextChoices):
        OPEN = "open", "open"
        GEDAAN = "gedaan", "gedaan"
        VERVALLEN = "vervallen", "vervallen"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="vervolgmaatregelen")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    beoordeling = models.ForeignKey(Risicobeoordeling, models.PROTECT, related_name="maatregelen")
    maatregel = models.ForeignKey(
        Aanpakmaatregel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leeg: zelf gekozen.",
    )
    wat = models.CharField("maatregel", max_length=150)
    aard = models.CharField(max_length=12, choices=Aard)
    factor = models.CharField("werkt op", max_length=20, choices=Factor)
    bij_intake = models.BooleanField(default=False)
    uiterlijk = models.DateField()
    stand = FSMField(max_length=10, choices=Stand, default=Stand.OPEN, protected=False)
    reden = models.CharField(max_length=300, blank=True)
    gepland_op = models.DateTimeField(default=timezone.now)
    gepland_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    afgerond_op = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "vervolgmaatregel"
        verbose_name_plural = "vervolgmaatregelen"
        ordering = ["uiterlijk", "pk"]
        indexes = [
            models.Index(fields=["klant"], condition=Q(stand="open"), name="handhaving_vervolg_open"),
            models.Index(fields=["locatie", "-gepland_op"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "maatregel"],
                condition=Q(stand="open"),
                name="handhaving_maatregel_eenmaal_open",
            ),
            models.CheckConstraint(
                condition=_PAST, name="handhaving_vervolg_factor", violation_error_message=_PAST_NIET
            ),
            models.CheckConstraint(
                condition=Q(stand="open", afgerond_op__isnull=True)
                | Q(stand="gedaan", afgerond_op__isnull=False, afgerond_door__isnull=False)
                | Q(stand="vervallen", afgerond_op__isnull=False, afgerond_door__isnull=False) & ~Q(reden=""),
                name="handhaving_vervolg_afgerond",
                violation_error_message="Vul in waarom deze maatregel vervalt.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="maatregel_blijft", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.wat

    @transition(field=stand, source=Stand.OPEN, target=Stand.GEDAAN)
    def rond_af(self, *, door: Medewerker) -> None:
        """It has been done."""
        self.afgerond_op, self.afgerond_door = timezone.now(), door

    @transition(field=stand, source=Stand.OPEN, target=Stand.VERVALLEN)
    def verval(self, *, door: Medewerker, reden: str) -> None:
        """It will not be done."""
        self.afgerond_op, self.afgerond_door, self.reden = timezone.now(), door, reden
