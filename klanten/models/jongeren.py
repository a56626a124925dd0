"""Young people: a report of a threatening dropout, and the check on the startkwalificatie."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, School
from keten.tijd import vandaag
from klanten.models.klant import Klant


@pghistory.track()
class Schoolmelding(models.Model):
    """A school or the RMC reports a young person who threatens to drop out (K-86)."""

    class Stand(models.TextChoices):
        GEMELD = "gemeld", "wacht op het jongerenloket"
        AANGENOMEN = "aangenomen", "in begeleiding"
        GESLOTEN = "gesloten", "gesloten zonder dossier"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="meldingen")
    gemeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="schoolmeldingen")
    op = models.DateTimeField(default=timezone.now)
    voornaam = models.CharField(max_length=100)
    achternaam = models.CharField(max_length=100)
    geboortedatum = models.DateField()
    telefoon = models.CharField("telefoonnummer", max_length=20, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    zorg = models.TextField(
        "waarom is er kans op uitval",
        max_length=1000,
        help_text="Alleen wat het jongerenloket nodig heeft. Geen medische gegevens.",
    )
    besproken_op = models.DateField("met de jongere besproken op")
    stand = FSMField(max_length=12, choices=Stand, default=Stand.GEMELD, protected=False)
    klant = models.ForeignKey(Klant, models.PROTECT, null=True, blank=True, related_name="schoolmeldingen")
    afgehandeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    afgehandeld_op = models.DateTimeField(null=True, blank=True)
    reden = models.CharField(max_length=300, blank=True, help_text="De melder leest dit.")

    class Meta:
        verbose_name = "schoolmelding"
        verbose_name_plural = "schoolmeldingen"
        ordering = ["-op"]
        indexes = [
            models.Index(fields=["gemeld_door", "-op"]),
            models.Index(fields=["locatie", "stand", "-op"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stand="aangenomen") | Q(klant__isnull=False, afgehandeld_door__isnull=False),
                name="klanten_schoolmelding_dossier",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gesloten") | (~Q(reden="") & Q(afgehandeld_door__isnull=False)),
                name="klanten_schoolmelding_reden",
                violation_error_message="Vul in waarom de melding wordt gesloten.",
            ),
            models.CheckConstraint(
                condition=~Q(telefoon="") | ~Q(email=""),
                name="klanten_schoolmelding_bereikbaar",
                violation_error_message="Vul een telefoonnummer of een e-mailadres van de jongere in.",
            ),
            models.CheckConstraint(
                condition=Q(besproken_op__gt=F("geboortedatum")),
                name="klanten_schoolmelding_besproken",
                violation_error_message="De melding is niet met de jongere besproken.",
            ),
        ]

    def __str__(self) -> str:
        return f"schoolmelding {self.pk}"

    @property
    def naam(self) -> str:
        """The young person, as one says the name."""
        return f"{self.voornaam} {self.achternaam}"

    @transition(field=stand, source=Stand.GEMELD, target=Stand.AANGENOMEN)
    def neem_aan(self, *, klant: Klant, door: Medewerker) -> None:
        """There is a dossier at the youth desk."""
        self.klant, self.afgehandeld_door, self.afgehandeld_op = klant, door, timezone.now()

    @transition(field=stand, source=Stand.GEMELD, target=Stand.GESLOTEN)
    def sluit(self, *, reden: str, door: Medewerker) -> None:
        """No dossier is needed; the reporter reads why."""
        self.reden, self.afgehandeld_door, self.afgehandeld_op = reden, door, timezone.now()


class Kwalificatiecheck(models.Model):
    """The RMC looked up whether a young person has a startkwalificatie (K-83)."""

    class Uitkomst(models.TextChoices):
        BEHAALD = "behaald", "heeft een startkwalificatie"
        NIET_BEHAALD = "niet_behaald", "heeft geen startkwalificatie"
        NIET_TE_VINDEN = "niet_te_vinden", "niet te vinden in de administratie"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="kwalificatiechecks")
    op = models.DateField("gecontroleerd op", default=vandaag)
    uitkomst = models.CharField(max_length=15, choices=Uitkomst)
    toelichting = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "controle van de startkwalificatie"
        verbose_name_plural = "controles van de startkwalificatie"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["klant", "-op"])]

    def __str__(self) -> str:
        return self.get_uitkomst_display()
