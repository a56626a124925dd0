"""What the chain and an employer promised each other (W-22, W-23, W-43)."""

from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from werkgevers.models.vacature import Vacature
from werkgevers.models.werkgever import Werkgever


class LeveringsafspraakQuerySet(models.QuerySet["Leveringsafspraak"]):
    """Reads on promises."""

    def lopend(self) -> Self:
        """Promises of which it is not yet said whether they were kept."""
        return self.filter(stand=Leveringsafspraak.Stand.LOPEND)

    def te_laat(self) -> Self:
        """Promises whose day has passed without an answer."""
        return self.lopend().filter(uiterlijk__lt=vandaag())

    def met_mensen(self) -> Self:
        """With all that a list shows of them."""
        return self.select_related(
            "werkgever", "vacature", "verantwoordelijke__gebruiker", "verantwoordelijke__partner"
        )


@pghistory.track()
class Leveringsafspraak(MetVersie):
    """One promise to an employer: what, how many, by when, and who sees to it (W-22)."""

    class Stand(models.TextChoices):
        LOPEND = "lopend", "loopt"
        NAGEKOMEN = "nagekomen", "nagekomen"
        GEBROKEN = "gebroken", "niet nagekomen"
        VERVALLEN = "vervallen", "vervallen"

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="leveringsafspraken")
    vacature = models.ForeignKey(
        Vacature, models.PROTECT, null=True, blank=True, related_name="leveringsafspraken"
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    wat = models.CharField(
        "wat is beloofd", max_length=200, help_text="Bijvoorbeeld: drie kandidaten voor de keuken."
    )
    aantal = models.PositiveSmallIntegerField(
        "hoeveel", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    uiterlijk = models.DateField("uiterlijk op")
    verantwoordelijke = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="leveringsafspraken", verbose_name="wie zorgt ervoor"
    )
    stand = FSMField(max_length=10, choices=Stand, default=Stand.LOPEND, protected=False)
    geleverd = models.PositiveSmallIntegerField("hoeveel geleverd", null=True, blank=True)
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    afgerond_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    toelichting = models.CharField(max_length=500, blank=True)
    gemaakt_op = models.DateTimeField(default=timezone.now, editable=False)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)

    objects = LeveringsafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "leveringsafspraak"
        verbose_name_plural = "leveringsafspraken"
        ordering = ["uiterlijk", "pk"]
        indexes = [
            models.Index(fields=["locatie", "stand", "uiterlijk"]),
            models.Index(fields=["werkgever", "-uiterlijk"]),
            models.Index(
                fields=["verantwoordelijke", "uiterlijk"],
                condition=Q(stand="lopend"),
                name="werkgevers_beloften_van",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="lopend", afgerond_op__isnull=True, afgerond_door__isnull=True)
                | (~Q(stand="lopend") & Q(afgerond_op__isnull=False, afgerond_door__isnull=False)),
                name="werkgevers_levering_afgerond",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=["lopend", "nagekomen"]) | ~Q(toelichting=""),
                name="werkgevers_levering_waarom_niet",
                violation_error_message="Zeg waarom de afspraak niet is nagekomen.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__isnull=True) | Q(aantal__gte=1), name="werkgevers_levering_aantal"
            ),
        ]

    def __str__(self) -> str:
        return self.wat

    @transition(field=stand, source=Stand.LOPEND, target=Stand.NAGEKOMEN)
    def kom_na(self, *, door: Medewerker) -> None:
        """What was promised has been delivered."""
        self.afgerond_op, self.afgerond_door = vandaag(), door

    @transition(field=stand, source=Stand.LOPEND, target=Stand.GEBROKEN)
    def breek(self, *, door: Medewerker) -> None:
        """What was promised did not come, or came too late."""
        self.afgerond_op, self.afgerond_door = vandaag(), door

    @transition(field=stand, source=Stand.LOPEND, target=Stand.VERVALLEN)
    def laat_vervallen(self, *, door: Medewerker) -> None:
        """The employer no longer needs it."""
        self.afgerond_op, self.afgerond_door = vandaag(), door

    @transition(field=stand, source=(Stand.NAGEKOMEN, Stand.GEBROKEN, Stand.VERVALLEN), target=Stand.LOPEND)
    def heropen(self) -> None:
        """The answer was a mistake."""
        self.afgerond_op = self.afgerond_door = self.geleverd = None
        self.toelichting = ""


@pghistory.track()
class Samenwerkingsafspraak(MetVersie):
    """A lasting agreement: what both parties put in, what must come of it, and who keeps the contact (W-23).

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Tiel: agreements on a lasting commitment of
    both parties, in content and in results; partners supply candidates, the adviser stays responsible.
    """

    class Soort(models.TextChoices):
        DUURZAAM = "duurzaam", "duurzame samenwerking"
        FUNCTIEAANPASSING = "functieaanpassing", "functie-aanpassing"
        LEERWERK = "leerwerk", "leer- en werkplekken"
        INSTROOM = "instroom", "vaste instroom van kandidaten"

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="samenwerkingsafspraken")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    soort = models.CharField("soort afspraak", max_length=20, choices=Soort)
    onderwerp = models.CharField("waarover", max_length=120)
    inzet_werkgever = models.TextField("wat de werkgever doet", max_length=1000)
    inzet_keten = models.TextField("wat wij doen", max_length=1000)
    doel = models.TextField("wat het moet opleveren", max_length=1000)
    resultaat = models.TextField("wat het heeft opgeleverd", max_length=1000, blank=True)
    adviseur = models.ForeignKey(
        Medewerker,
        models.PROTECT,
        related_name="+",
        verbose_name="verantwoordelijke adviseur",
        help_text="Blijft het aanspreekpunt, ook als andere partners kandidaten leveren.",
    )
    leveren = models.ManyToManyField(
        Ketenpartner, blank=True, related_name="+", verbose_name="partners die kandidaten leveren"
    )
    van = models.DateField("eerste dag", default=vandaag)
    tot = models.DateField("laatste dag", null=True, blank=True)
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "samenwerkingsafspraak"
        verbose_name_plural = "samenwerkingsafspraken"
        ordering = ["-van", "-pk"]
        indexes = [models.Index(fields=["locatie", "-van"]), models.Index(fields=["werkgever", "-van"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_samenwerking_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            )
        ]

    def __str__(self) -> str:
        return self.onderwerp
