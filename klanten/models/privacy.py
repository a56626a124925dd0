"""What clients ask about their own data: why somebody looked, and to stop."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Medewerker
from klanten.models.klant import Klant


class Inzagevraag(models.Model):
    """ "I do not understand this": a question about what one person looked at on one day (X-18)."""

    class Stand(models.TextChoices):
        OPEN = "open", "wacht op antwoord"
        BEANTWOORD = "beantwoord", "beantwoord"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="inzagevragen")
    dag = models.DateField("dag van de inzage")
    kijker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, null=True, blank=True, related_name="+")
    vraag = models.TextField(max_length=1000)
    gesteld_op = models.DateTimeField(default=timezone.now)
    uiterlijk = models.DateTimeField()
    stand = FSMField(max_length=12, choices=Stand, default=Stand.OPEN, protected=False)
    antwoord = models.TextField(max_length=2000, blank=True)
    beantwoord_op = models.DateTimeField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "vraag over inzage"
        verbose_name_plural = "vragen over inzage"
        ordering = ["-gesteld_op"]
        indexes = [models.Index(fields=["stand", "uiterlijk"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "dag", "kijker"],
                condition=Q(stand="open"),
                name="klanten_een_open_inzagevraag",
                violation_error_message="U hebt hier al een vraag over gesteld.",
            ),
            models.CheckConstraint(
                condition=Q(stand="open") | (~Q(antwoord="") & Q(beantwoord_door__isnull=False)),
                name="klanten_inzagevraag_antwoord",
                violation_error_message="Vul het antwoord in.",
            ),
        ]

    def __str__(self) -> str:
        return f"vraag over inzage op {self.dag:%d-%m-%Y}"

    @transition(field=stand, source=Stand.OPEN, target=Stand.BEANTWOORD)
    def beantwoord(self, antwoord: str, *, door: Medewerker) -> None:
        """The answer, by a named person."""
        self.antwoord, self.beantwoord_door, self.beantwoord_op = antwoord, door, timezone.now()


class Uitschrijfverzoek(models.Model):
    """A client who asks to stop: the contact person talks it over first, for a benefit may depend on it."""

    class Stand(models.TextChoices):
        OPEN = "open", "wacht op uw contactpersoon"
        UITGESCHREVEN = "uitgeschreven", "uitgeschreven"
        GEBLEVEN = "gebleven", "niet uitgeschreven"
        INGETROKKEN = "ingetrokken", "door u ingetrokken"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitschrijfverzoeken")
    reden = models.CharField(max_length=500, blank=True)
    ook_wissen = models.BooleanField(
        "de klant wil dat de gegevens zo vroeg mogelijk worden gewist", default=False
    )
    gevraagd_op = models.DateTimeField(default=timezone.now)
    stand = FSMField(max_length=15, choices=Stand, default=Stand.OPEN, protected=False)
    toelichting = models.CharField(max_length=500, blank=True, help_text="De klant kan dit lezen.")
    afgehandeld_op = models.DateTimeField(null=True, blank=True)
    afgehandeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "verzoek om uit te schrijven"
        verbose_name_plural = "verzoeken om uit te schrijven"
        ordering = ["-gevraagd_op"]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(stand="open"),
                name="klanten_een_open_uitschrijfverzoek",
                violation_error_message="U hebt dit al gevraagd. Uw contactpersoon neemt contact met u op.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["uitgeschreven", "gebleven"])
                | (~Q(toelichting="") & Q(afgehandeld_door__isnull=False)),
                name="klanten_uitschrijfverzoek_toelichting",
                violation_error_message="Vul in wat u met de klant hebt besproken.",
            ),
        ]

    def __str__(self) -> str:
        return f"verzoek om uit te schrijven van {timezone.localtime(self.gevraagd_op):%d-%m-%Y}"

    @transition(field=stand, source=Stand.OPEN, target=Stand.UITGESCHREVEN)
    def schrijf_uit(self, toelichting: str, *, door: Medewerker) -> None:
        """The service stops."""
        self._sluit(toelichting, door)

    @transition(field=stand, source=Stand.OPEN, target=Stand.GEBLEVEN)
    def blijf(self, toelichting: str, *, door: Medewerker) -> None:
        """After talking it over the client stays."""
        self._sluit(toelichting, door)

    @transition(field=stand, source=Stand.OPEN, target=Stand.INGETROKKEN)
    def trek_in(self) -> None:
        """The client changed their mind."""
        self.afgehandeld_op = timezone.now()

    def _sluit(self, toelichting: str, door: Medewerker) -> None:
        self.toelichting, self.afgehandeld_door, self.afgehandeld_op = toelichting, door, timezone.now()
