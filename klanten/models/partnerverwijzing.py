"""Clients referred to an outside partner, and what that partner reports (X-13)."""

from typing import Self

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from keten.models import ExternePartner, Gebruiker, Medewerker, Partneraccount
from keten.tijd import vandaag
from klanten.models.clientbeeld import Clientbeeld
from klanten.models.dossier import Document
from klanten.models.klant import Klant


class PartnerverwijzingQuerySet(models.QuerySet["Partnerverwijzing"]):
    """Reads on referrals."""

    def lopend(self) -> Self:
        """Referrals that give access today.

        Neither ended nor past their last day, of clients who are guided at a location of the partner, and the
        partner is in use with an agreement that holds.
        """
        dag = vandaag()
        return self.filter(
            beeindigd_op__isnull=True,
            van__lte=dag,
            tot__gte=dag,
            partner__in=ExternePartner.objects.geldig_op(dag),
            partner__locaties=F("klant__locatie"),
        ).exclude(klant__beeld__status=Clientbeeld.Status.GESTOPT)

    def zichtbaar_voor(self, gebruiker: Gebruiker) -> Self:
        """Referrals that somebody at a partner may open today."""
        accounts = Partneraccount.objects.geldig_op(vandaag()).filter(gebruiker=gebruiker)
        return self.lopend().filter(partner__in=accounts.values("partner"))


@pghistory.track()
class Partnerverwijzing(models.Model):
    """One client referred to one partner for a time: what for, which parts it sees, and on what ground."""

    class Deel(models.TextChoices):
        CONTACT = "contact", _("geboortedatum, adres, telefoonnummer en e-mailadres")
        WERKMAP = "werkmap", _("opleidingen, werkervaring, competenties en cv")
        PLAN = "plan", _("doel en stappen uit het bevestigde werkplan")
        BELEMMERINGEN = "belemmeringen", _("waar wij rekening mee houden (belemmeringen)")

    class Grond(models.TextChoices):
        TOESTEMMING = "toestemming", _("toestemming van de klant")
        TAAK = "taak", _("wettelijke taak van de keten")

    class Stand(models.TextChoices):
        AANGEMELD = "aangemeld", _("aangemeld")
        BEGONNEN = "begonnen", _("begonnen")
        NIET_VERSCHENEN = "niet_verschenen", _("niet verschenen")
        AFGEROND = "afgerond", _("afgerond")
        BEEINDIGD = "beeindigd", _("beëindigd")

    OPEN = (Stand.AANGEMELD, Stand.BEGONNEN, Stand.NIET_VERSCHENEN)

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="partnerverwijzingen")
    partner = models.ForeignKey(ExternePartner, models.PROTECT, related_name="verwijzingen")
    doel = models.TextField("waarvoor", max_length=1000)
    delen = ArrayField(models.CharField(max_length=15, choices=Deel), blank=True, default=list)
    reden_belemmeringen = models.CharField("waarom ook de belemmeringen", max_length=300, blank=True)
    grond = models.CharField(max_length=15, choices=Grond)
    toestemming_op = models.DateField("toestemming van de klant op", null=True, blank=True)
    grond_toelichting = models.CharField("toelichting op de grond", max_length=300, blank=True)
    van = models.DateField("vanaf", default=vandaag)
    tot = models.DateField("tot en met")
    verslag_voor = models.DateField("volgend verslag uiterlijk")
    herinnerd_op = models.DateField(null=True, blank=True, editable=False)
    gelezen_op = models.DateTimeField("door de klant gelezen op", null=True, blank=True, editable=False)
    bezwaar = models.CharField("bezwaar van de klant", max_length=500, blank=True)
    bezwaar_op = models.DateTimeField(null=True, blank=True)
    stand = FSMField(max_length=15, choices=Stand, default=Stand.AANGEMELD, protected=False)
    verwezen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    verwezen_op = models.DateTimeField(default=timezone.now)
    beeindigd_op = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="+")
    reden_einde = models.CharField(max_length=300, blank=True)

    objects = PartnerverwijzingQuerySet.as_manager()

    class Meta:
        verbose_name = "verwijzing naar een externe partner"
        verbose_name_plural = "verwijzingen naar externe partners"
        ordering = ["-verwezen_op", "-pk"]
        indexes = [
            models.Index(
                fields=["partner", "tot"], condition=Q(beeindigd_op=None), name="klanten_pverw_partner"
            ),
            models.Index(fields=["klant", "-verwezen_op"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant", "partner"],
                condition=Q(beeindigd_op__isnull=True),
                name="klanten_een_open_partnerverwijzing",
                violation_error_message="Er loopt al een verwijzing naar deze partner.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")) & Q(verslag_voor__lte=F("tot")),
                name="klanten_partnerverwijzing_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(grond="toestemming", toestemming_op__isnull=False)
                | (Q(grond="taak") & ~Q(grond_toelichting="")),
                name="klanten_partnerverwijzing_grond",
                violation_error_message="Vul in wanneer de klant toestemming gaf, of welke taak het is.",
            ),
            models.CheckConstraint(
                condition=~Q(delen__contains=["belemmeringen"]) | ~Q(reden_belemmeringen=""),
                name="klanten_partnerverwijzing_belemmeringen",
                violation_error_message="Vul in waarom de partner ook de belemmeringen moet zien.",
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=True, stand__in=["aangemeld", "begonnen", "niet_verschenen"])
                | (Q(beeindigd_op__isnull=False, stand__in=["afgerond", "beeindigd"]) & ~Q(reden_einde="")),
                name="klanten_partnerverwijzing_einde",
                violation_error_message="Vul in waarom de verwijzing stopt.",
            ),
        ]

    def __str__(self) -> str:
        return f"verwijzing naar {self.partner}"

    @property
    def loopt(self) -> bool:
        """Whether nobody ended it and its last day is not over."""
        return self.beeindigd_op is None and self.tot >= vandaag()

    @property
    def deelnamen(self) -> list[str]:
        """What the partner sees, in words, besides the name."""
        return [str(self.Deel(deel).label) for deel in self.delen]

    @transition(field=stand, source=OPEN, target=Stand.BEGONNEN)
    def begin(self) -> None:
        """The partner works with the client."""

    @transition(field=stand, source=OPEN, target=Stand.NIET_VERSCHENEN)
    def mis(self) -> None:
        """The client did not come."""

    @transition(field=stand, source=OPEN, target=Stand.AFGEROND)
    def rond_af(self, reden: str) -> None:
        """The partner is done; it sees the client no more."""
        self.beeindigd_op, self.reden_einde = timezone.now(), reden

    @transition(field=stand, source=OPEN, target=Stand.BEEINDIGD)
    def beeindig(self, reden: str, *, door: Medewerker | None) -> None:
        """Somebody at the location, the client or the calendar ends it."""
        self.beeindigd_op, self.beeindigd_door, self.reden_einde = timezone.now(), door, reden


class Voortgangsverslag(models.Model):
    """What a partner reports. Nobody can change it; a report that is wrong is followed by a better one."""

    class Soort(models.TextChoices):
        BEGONNEN = "begonnen", _("begonnen")
        VOORTGANG = "voortgang", _("voortgang")
        NIET_VERSCHENEN = "niet_verschenen", _("niet verschenen")
        AFGEROND = "afgerond", _("afgerond")

    class Aanwezig(models.TextChoices):
        STEEDS = "steeds", _("steeds aanwezig")
        MEESTAL = "meestal", _("meestal aanwezig")
        SOMS = "soms", _("vaak afwezig")
        NIET = "niet", _("niet aanwezig")
        NVT = "nvt", _("niet van toepassing")

    verwijzing = models.ForeignKey(Partnerverwijzing, models.PROTECT, related_name="verslagen")
    soort = models.CharField(max_length=15, choices=Soort)
    datum = models.DateField("op", default=vandaag)
    gedaan = models.TextField("wat is er gedaan", max_length=2000)
    aanwezig = models.CharField(max_length=10, choices=Aanwezig)
    volgende_stap = models.CharField(max_length=500, blank=True)
    advies = models.TextField(max_length=1000, blank=True)
    voor_klant = models.BooleanField("de klant kan dit lezen", default=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    verbetert = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="verbeterd_door"
    )
    door = models.ForeignKey(Partneraccount, models.PROTECT, related_name="verslagen")
    op = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "voortgangsverslag"
        verbose_name_plural = "voortgangsverslagen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["verwijzing", "-op"])]
        triggers = [pgtrigger.Protect(name="blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"verslag van {self.datum:%d-%m-%Y}"

    @property
    def beter(self) -> "Voortgangsverslag | None":
        """The report that replaces this one, when there is one."""
        return getattr(self, "verbeterd_door", None)
