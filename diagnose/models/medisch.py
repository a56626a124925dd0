"""Medical advice: only the outcome leaves the room of the adviser (D-50, D-51).

Source: Goed bekeken! (AKO Monitorgroep 2005), section 3.4, Den Bosch.
"""

from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import Locatie, Medewerker, MetVersie
from klanten.models import Belemmering, Klant


class AdviesQuerySet(models.QuerySet["MedischAdvies"]):
    """Reads on medical advice."""

    def van_locatie(self, locatie: Locatie) -> Self:
        """The requests about the clients of a location."""
        return self.filter(klant__locatie=locatie)

    def voor_adviseur(self) -> Self:
        """What an adviser may see: only what the client agreed with."""
        return self.filter(stand__in=[MedischAdvies.Stand.GEVRAAGD, MedischAdvies.Stand.GEGEVEN])

    def open(self) -> Self:
        """The requests whose clock runs."""
        return self.filter(stand__in=[MedischAdvies.Stand.NIEUW, MedischAdvies.Stand.GEVRAAGD])


@pghistory.track()
class MedischAdvies(MetVersie):
    """One question to a medical adviser: can this client be available within four weeks?

    It holds nothing about health itself: no complaint, no diagnosis, no words of the adviser.
    """

    class Stand(models.TextChoices):
        NIEUW = "nieuw", _("wacht op toestemming van de klant")
        GEVRAAGD = "gevraagd", _("bij de medisch adviseur")
        GEGEVEN = "gegeven", _("advies gegeven")
        INGETROKKEN = "ingetrokken", _("ingetrokken")

    class Toegestaan(models.TextChoices):
        GESPREK = "gesprek", _("met u praten over uw gezondheid")
        BEHANDELAAR = "behandelaar", _("informatie vragen aan uw huisarts of behandelaar")
        KEURING = "keuring", _("een eerdere keuring lezen")

    class Wijze(models.TextChoices):
        PORTAAL = "portaal", "in het portaal"
        GESPREK = "gesprek", "in een gesprek"
        BRIEF = "brief", "op papier, met handtekening"

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="medische_adviezen")
    belemmering = models.ForeignKey(Belemmering, models.PROTECT, related_name="+")
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField(default=timezone.now)
    uiterlijk = models.DateTimeField()
    vraag = models.CharField(max_length=300, blank=True)
    toegestaan = ArrayField(models.CharField(max_length=15, choices=Toegestaan), default=list, blank=True)
    toestemming_op = models.DateTimeField(null=True, blank=True)
    toestemming_wijze = models.CharField(max_length=10, choices=Wijze, blank=True)
    stand = FSMField(max_length=12, choices=Stand, default=Stand.NIEUW, protected=False)
    beschikbaar = models.BooleanField("beschikbaar binnen 4 weken", null=True, blank=True)
    beschikbaar_vanaf = models.DateField("beschikbaar vanaf", null=True, blank=True)
    gegeven_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    afgerond_op = models.DateTimeField(null=True, blank=True)

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name = "medisch advies"
        verbose_name_plural = "medische adviezen"
        ordering = ["-gevraagd_op", "-pk"]
        indexes = [models.Index(fields=["stand", "uiterlijk"])]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(stand__in=["nieuw", "gevraagd"]),
                name="diagnose_een_open_medisch_advies",
                violation_error_message="Er loopt al een aanvraag voor een medisch advies.",
            ),
            models.CheckConstraint(
                condition=~Q(stand__in=["gevraagd", "gegeven"])
                | Q(toestemming_op__isnull=False) & ~Q(toestemming_wijze="") & ~Q(toegestaan=[]),
                name="diagnose_medisch_toestemming",
                violation_error_message="Zonder toestemming van de klant gaat er niets naar de adviseur.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gegeven")
                | Q(beschikbaar__isnull=False, gegeven_door__isnull=False, afgerond_op__isnull=False)
                & (Q(beschikbaar=False) | Q(beschikbaar_vanaf__isnull=False)),
                name="diagnose_medisch_uitkomst",
                violation_error_message="Kies ja of nee, en vul bij ja in vanaf wanneer.",
            ),
        ]

    def __str__(self) -> str:
        return f"medisch advies van {self.gevraagd_op:%d-%m-%Y}"

    @property
    def toegestaan_in_woorden(self) -> list[str]:
        """What the client allowed the adviser to do."""
        return [str(self.Toegestaan(code).label) for code in self.toegestaan]

    @transition(field=stand, source=Stand.NIEUW, target=Stand.GEVRAAGD)
    def stuur_door(self, *, toegestaan: list[str], wijze: str, vraag: str) -> None:
        """The client agreed: the adviser sees the question from now on."""
        self.toegestaan, self.toestemming_wijze, self.vraag = toegestaan, wijze, vraag
        self.toestemming_op = timezone.now()

    @transition(field=stand, source=Stand.GEVRAAGD, target=Stand.GEGEVEN)
    def geef(self, *, door: Medewerker) -> None:
        """The adviser answered."""
        self.gegeven_door, self.afgerond_op = door, timezone.now()

    @transition(field=stand, source=[Stand.NIEUW, Stand.GEVRAAGD], target=Stand.INGETROKKEN)
    def trek_in(self) -> None:
        """No advice is needed any more, or the client does not want it."""
        self.afgerond_op = timezone.now()


class MedischeNotitie(models.Model):
    """What an adviser wrote down for him- or herself; read by nobody else, and never changed."""

    advies = models.OneToOneField(MedischAdvies, models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    tekst = models.TextField(max_length=4000)
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "notitie van een medisch adviseur"
        verbose_name_plural = "notities van een medisch adviseur"
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"notitie van {self.op:%d-%m-%Y}"
