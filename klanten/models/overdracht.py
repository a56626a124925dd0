"""A dossier on its way from one contact person to another, or a whole caseload at once (K-73, K-76)."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, Team, Waarneming
from klanten.models.klant import Klant


class OverdrachtQuerySet(models.QuerySet["Overdracht"]):
    """Reads on handovers."""

    def open(self) -> Self:
        """Offers that wait for an answer; at most one per client."""
        return self.filter(stand=Overdracht.Stand.AANGEBODEN)

    def met_mensen(self) -> Self:
        """With the names that every list shows, in the same query."""
        return self.select_related(
            "van__gebruiker", "van__partner", "naar__gebruiker", "naar__partner", "naar_team"
        )


@pghistory.track()
class Overdracht(models.Model):
    """An offer to take over a client; until somebody accepts, the giver stays contact person."""

    class Wijze(models.TextChoices):
        WARM = "warm", "warm: na een gesprek met de ontvanger"
        DOSSIER = "dossier", "per dossier: zonder gesprek"

    class Stand(models.TextChoices):
        AANGEBODEN = "aangeboden", "aangeboden"
        AANVAARD = "aanvaard", "aangenomen"
        TERUGGEGEVEN = "teruggegeven", "teruggegeven"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="overdrachten")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    van = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    naar = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    naar_team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    aangeboden_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    aangeboden_op = models.DateTimeField(default=timezone.now)
    reden = models.TextField("waarom", max_length=1000)
    bevinding_op = models.DateField("vastgesteld op")
    wijze = models.CharField(max_length=10, choices=Wijze)
    besproken_op = models.DateField("besproken op", null=True, blank=True)
    besproken_met = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="besproken met"
    )
    besproken = models.TextField("wat is besproken", max_length=2000, blank=True)
    strategie = models.TextField("strategie", max_length=2000, blank=True)
    gaat_mee = models.JSONField(
        default=list, blank=True, help_text="Wat er loopt en meegaat, zoals het bij het aanbod was."
    )
    ingang_op = models.DateField("uiterlijk over op")
    stand = FSMField(max_length=15, choices=Stand, default=Stand.AANGEBODEN, protected=False)
    beslist_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beslist_op = models.DateTimeField(null=True, blank=True)
    antwoord = models.TextField(max_length=1000, blank=True)

    objects = OverdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ["-aangeboden_op", "-pk"]
        indexes = [
            models.Index(fields=["locatie", "-aangeboden_op"]),
            models.Index(fields=["locatie", "beslist_op"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(stand="aangeboden"),
                name="klanten_een_open_overdracht",
                violation_error_message="Dit dossier is al aangeboden. Wacht op het antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(naar__isnull=True) ^ Q(naar_team__isnull=True),
                name="klanten_overdracht_aan_een",
                violation_error_message="Kies een collega of een team.",
            ),
            models.CheckConstraint(
                condition=Q(naar__isnull=True) | ~Q(van=F("naar")),
                name="klanten_overdracht_aan_een_ander",
                violation_error_message="Kies een ander dan de contactpersoon van nu.",
            ),
            models.CheckConstraint(
                condition=Q(wijze="dossier")
                | Q(besproken_op__isnull=False, besproken_met__isnull=False)
                & ~Q(strategie="")
                & ~Q(besproken=""),
                name="klanten_warm_is_besproken",
                violation_error_message="Bij een warme overdracht horen de dag, beide deelnemers, wat er is "
                "besproken en de strategie.",
            ),
            models.CheckConstraint(
                condition=Q(stand="aangeboden") | Q(beslist_door__isnull=False, beslist_op__isnull=False),
                name="klanten_overdracht_beslist",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["teruggegeven", "ingetrokken"]) | ~Q(antwoord=""),
                name="klanten_overdracht_waarom_niet",
                violation_error_message="Vul in waarom.",
            ),
        ]

    def __str__(self) -> str:
        return f"overdracht aan {self.aan}"

    @property
    def aan(self) -> str:
        """To whom, in words: a colleague or a team."""
        return str(self.naar or self.naar_team)

    @transition(field=stand, source=Stand.AANGEBODEN, target=Stand.AANVAARD)
    def neem_aan(self, *, door: Medewerker) -> None:
        """Somebody takes the client over."""
        self._beslis(door)

    @transition(field=stand, source=Stand.AANGEBODEN, target=Stand.TERUGGEGEVEN)
    def geef_terug(self, *, door: Medewerker, reden: str) -> None:
        """The receiver does not take the client over."""
        self._beslis(door)
        self.antwoord = reden

    @transition(field=stand, source=Stand.AANGEBODEN, target=Stand.INGETROKKEN)
    def trek_in(self, *, door: Medewerker, reden: str) -> None:
        """The giver takes the offer back."""
        self._beslis(door)
        self.antwoord = reden

    def _beslis(self, door: Medewerker) -> None:
        self.beslist_door, self.beslist_op = door, timezone.now()


@pghistory.track()
class Verdeling(models.Model):
    """What happens to the caseload of a colleague who is away or leaves: proposed, looked at, carried out."""

    class Soort(models.TextChoices):
        WAARNEMING = "waarneming", "waarnemen: een collega valt een tijd in"
        OVERDRACHT = "overdracht", "overdragen: de klanten krijgen een nieuwe contactpersoon"

    class Reden(models.TextChoices):
        AFWEZIG = "afwezig", "ziekte of verlof"
        VERTREK = "vertrek", "vertrek"
        HERVERDELING = "herverdeling", "herverdeling van het werk"

    class Stand(models.TextChoices):
        VOORSTEL = "voorstel", "voorstel"
        UITGEVOERD = "uitgevoerd", "uitgevoerd"
        VERVALLEN = "vervallen", "vervallen"

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    van = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort)
    reden = models.CharField(max_length=15, choices=Reden)
    toelichting = models.CharField(max_length=300, blank=True)
    ontvangers = models.ManyToManyField(Medewerker, related_name="+")
    eerste_dag = models.DateField(null=True, blank=True)
    laatste_dag = models.DateField(null=True, blank=True)
    stand = FSMField(max_length=12, choices=Stand, default=Stand.VOORSTEL, protected=False)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField(default=timezone.now)
    beslist_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    beslist_op = models.DateTimeField(null=True, blank=True)
    klanten = models.PositiveIntegerField("voor hoeveel klanten het gold", null=True, blank=True)
    waarneming = models.OneToOneField(
        Waarneming, models.PROTECT, null=True, blank=True, related_name="verdeling"
    )

    class Meta:
        verbose_name = "verdeling"
        verbose_name_plural = "verdelingen"
        ordering = ["-gemaakt_op", "-pk"]
        indexes = [models.Index(fields=["locatie", "-gemaakt_op"])]
        constraints = [
            models.UniqueConstraint(
                fields=["van", "locatie"],
                condition=Q(stand="voorstel"),
                name="klanten_een_voorstel_per_collega",
                violation_error_message="Er ligt al een voorstel voor deze collega.",
            ),
            models.CheckConstraint(
                condition=Q(soort="overdracht") | Q(eerste_dag__isnull=False),
                name="klanten_verdeling_eerste_dag",
                violation_error_message="Vul de eerste dag van het waarnemen in.",
            ),
            models.CheckConstraint(
                condition=Q(laatste_dag__isnull=True) | Q(laatste_dag__gte=F("eerste_dag")),
                name="klanten_verdeling_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(stand="voorstel") | Q(beslist_door__isnull=False, beslist_op__isnull=False),
                name="klanten_verdeling_beslist",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}, {self.van}"

    @transition(field=stand, source=Stand.VOORSTEL, target=Stand.UITGEVOERD)
    def voer_uit(self, *, door: Medewerker, klanten: int) -> None:
        """It has been done, for so many clients."""
        self.beslist_door, self.beslist_op, self.klanten = door, timezone.now(), klanten

    @transition(field=stand, source=Stand.VOORSTEL, target=Stand.VERVALLEN)
    def verval(self, *, door: Medewerker) -> None:
        """It is not going to happen."""
        self.beslist_door, self.beslist_op = door, timezone.now()


class Verdelingsregel(models.Model):
    """Who gets one client of a caseload, as the preview showed it."""

    verdeling = models.ForeignKey(Verdeling, models.PROTECT, related_name="regels")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="+")
    naar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "regel van een verdeling"
        verbose_name_plural = "regels van een verdeling"
        ordering = ["verdeling", "klant"]
        constraints = [
            models.UniqueConstraint(fields=["verdeling", "klant"], name="klanten_verdelingsregel_klant")
        ]

    def __str__(self) -> str:
        return f"klant {self.klant_id} naar {self.naar}"
