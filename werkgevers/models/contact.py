"""The one register of contacts with employers, for all partners (W-03, W-04, W-42)."""

import datetime
from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django_fsm import FSMField, transition

from keten.models import Ketenpartner, Locatie, Medewerker, MetVersie
from werkgevers.models.vestiging import Contactpersoon
from werkgevers.models.werkgever import Werkgever


class WerkgeverscontactQuerySet(models.QuerySet["Werkgeverscontact"]):
    """Reads on contacts with employers."""

    def gepland(self) -> Self:
        """Contacts that still have to take place."""
        return self.filter(stand=Werkgeverscontact.Stand.GEPLAND)

    def gevoerd(self) -> Self:
        """Contacts that took place."""
        return self.filter(stand=Werkgeverscontact.Stand.GEVOERD)

    def met_dag(self) -> Self:
        """Each with the day that counts (`dag`): when it took place, or else when it is planned."""
        return self.annotate(dag=Coalesce("gevoerd_op", "gepland_op"))

    def met_mensen(self) -> Self:
        """With the names that every list shows, in the same query."""
        return self.select_related("medewerker__gebruiker", "partner", "contactpersoon", "locatie")


@pghistory.track()
class Werkgeverscontact(MetVersie):
    """A contact with an employer: planned, held or called off; of whichever partner, in one list."""

    class Kanaal(models.TextChoices):
        BEZOEK = "bezoek", "bezoek"
        TELEFOON = "telefoon", "telefoon"
        BEELDBELLEN = "beeldbellen", "beeldbellen"
        MAIL = "mail", "e-mail"
        BIJEENKOMST = "bijeenkomst", "bijeenkomst"

    class Doel(models.TextChoices):
        KENNISMAKING = "kennismaking", "kennismaken"
        ACQUISITIE = "acquisitie", "vacatures werven"
        VACATURE = "vacature", "een vacature bespreken"
        VRAAGBEINVLOEDING = "vraagbeinvloeding", "vraagbeïnvloeding"
        RELATIE = "relatie", "de relatie onderhouden"
        NAZORG = "nazorg", "nazorg na een plaatsing"
        ANDERS = "anders", "iets anders"

    class Stand(models.TextChoices):
        GEPLAND = "gepland", "gepland"
        GEVOERD = "gevoerd", "gevoerd"
        AFGEZEGD = "afgezegd", "afgezegd"

    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="contacten")
    contactpersoon = models.ForeignKey(
        Contactpersoon,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacten",
        verbose_name="met wie",
    )
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="werkgeverscontacten")
    medewerker = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="werkgeverscontacten", verbose_name="wie van ons"
    )
    partner = models.ForeignKey(Ketenpartner, models.PROTECT, related_name="werkgeverscontacten")
    kanaal = models.CharField("hoe", max_length=12, choices=Kanaal)
    doel = models.CharField(max_length=20, choices=Doel)
    onderwerp = models.CharField("waar het over gaat", max_length=200)
    gepland_op = models.DateField("gepland op", null=True, blank=True)
    gepland_om = models.TimeField("hoe laat", null=True, blank=True)
    gevoerd_op = models.DateField("gevoerd op", null=True, blank=True)
    verslag = models.TextField(max_length=4000, blank=True)
    resultaat = models.CharField("wat het opleverde", max_length=300, blank=True)
    plekken_leren = models.PositiveSmallIntegerField("leerwerkplekken", default=0)
    plekken_kans = models.PositiveSmallIntegerField("plekken voor langdurig werklozen", default=0)
    banen_behouden = models.PositiveSmallIntegerField("banen behouden bij dreigend ontslag", default=0)
    kort_op = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Het contact van een andere partner waarvoor gewaarschuwd is.",
    )
    toch_reden = models.CharField("waarom toch", max_length=300, blank=True)
    stand = FSMField(max_length=10, choices=Stand, default=Stand.GEPLAND, protected=False)
    afzegreden = models.CharField("waarom afgezegd", max_length=300, blank=True)
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField(default=timezone.now)

    objects = WerkgeverscontactQuerySet.as_manager()

    class Meta:
        verbose_name = "contact met een werkgever"
        verbose_name_plural = "contacten met werkgevers"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["werkgever", "-gevoerd_op"]),
            models.Index(fields=["locatie", "stand", "gepland_op"]),
            models.Index(fields=["medewerker", "stand", "gepland_op"]),
            models.Index(fields=["locatie", "-gevoerd_op"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="gepland", gepland_op__isnull=False, gevoerd_op__isnull=True)
                | Q(stand="gevoerd", gevoerd_op__isnull=False)
                | Q(stand="afgezegd", gepland_op__isnull=False, gevoerd_op__isnull=True),
                name="werkgevers_contact_dag",
            ),
            models.CheckConstraint(
                condition=~Q(stand="gevoerd") | ~Q(verslag=""),
                name="werkgevers_contact_verslag",
                violation_error_message="Schrijf op wat er besproken is.",
            ),
            models.CheckConstraint(
                condition=~Q(stand="afgezegd") | ~Q(afzegreden=""),
                name="werkgevers_contact_afgezegd",
                violation_error_message="Zeg waarom het contact niet doorgaat.",
            ),
            models.CheckConstraint(
                condition=Q(kort_op__isnull=True, toch_reden="")
                | (Q(kort_op__isnull=False) & ~Q(toch_reden="")),
                name="werkgevers_contact_toch",
                violation_error_message="Zeg waarom u toch contact zoekt.",
            ),
            models.CheckConstraint(
                condition=Q(doel="vraagbeinvloeding") | Q(plekken_leren=0, plekken_kans=0, banen_behouden=0),
                name="werkgevers_contact_plekken",
                violation_error_message="Plekken tellen alleen bij vraagbeïnvloeding.",
            ),
            models.CheckConstraint(
                condition=Q(kort_op__isnull=True) | ~Q(kort_op=F("id")), name="werkgevers_contact_kort_op"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kanaal_display()} over {self.onderwerp}"

    @property
    def op(self) -> datetime.date:
        """The day that counts: when it took place, or else when it is planned."""
        dag = self.gevoerd_op or self.gepland_op
        assert dag is not None  # the database refuses a contact without either
        return dag

    @property
    def plekken(self) -> int:
        """Places that the contact created, of whichever kind."""
        return self.plekken_leren + self.plekken_kans

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.GEVOERD)
    def voer(self, *, op: datetime.date, verslag: str) -> None:
        """It took place."""
        self.gevoerd_op, self.verslag = op, verslag

    @transition(field=stand, source=Stand.GEPLAND, target=Stand.AFGEZEGD)
    def zeg_af(self, *, reden: str) -> None:
        """It is not going to take place."""
        self.afzegreden = reden
