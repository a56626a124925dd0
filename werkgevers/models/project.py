"""Projects with employers that make jobs in a sector with prospects (W-41)."""

import pghistory
from django.db import models
from django.db.models import F, Q

from keten.models import Locatie, Medewerker, MetVersie
from keten.tijd import vandaag
from klanten.models import Klant
from werkgevers.models.vacature import Vacature
from werkgevers.models.werkgever import Sector, Werkgever


@pghistory.track()
class Project(MetVersie):
    """Employers, vacancies, participants and results that belong together.

    Source: Samen doen we het zo (Monitorgroep 2005), section 3.9, Amsterdam: projects with employers to make
    jobs for people with little schooling in promising sectors.
    """

    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="werkgeversprojecten")
    naam = models.CharField("naam van het project", max_length=100)
    doel = models.TextField("wat het moet opleveren", max_length=1000)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="+")
    trekker = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="+", verbose_name="wie trekt het project"
    )
    van = models.DateField("eerste dag", default=vandaag)
    tot = models.DateField("laatste dag", null=True, blank=True)
    resultaat = models.TextField("wat het heeft opgeleverd", max_length=2000, blank=True)
    werkgevers = models.ManyToManyField(Werkgever, blank=True, related_name="projecten")
    vacatures = models.ManyToManyField(Vacature, blank=True, related_name="projecten")

    class Meta:
        verbose_name = "project met werkgevers"
        verbose_name_plural = "projecten met werkgevers"
        ordering = ["-van", "naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["locatie", "naam"],
                name="werkgevers_project_naam",
                violation_error_message="Er is al een project met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
                name="werkgevers_project_tijdvak",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@pghistory.track()
class Projectdeelname(models.Model):
    """A client who takes part in a project, and what came of it."""

    class Uitkomst(models.TextChoices):
        LOOPT = "loopt", "doet mee"
        WERK = "werk", "heeft werk gevonden"
        OPLEIDING = "opleiding", "volgt een opleiding"
        GESTOPT = "gestopt", "gestopt"

    project = models.ForeignKey(Project, models.PROTECT, related_name="deelnames")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="projectdeelnames")
    van = models.DateField("doet mee sinds", default=vandaag)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst, default=Uitkomst.LOOPT)
    beeindigd_op = models.DateField(null=True, blank=True)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = "deelname aan een project"
        verbose_name_plural = "deelnames aan projecten"
        ordering = ["van", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "klant"],
                name="werkgevers_deelname_een_keer",
                violation_error_message="Deze klant doet al mee.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst="loopt", beeindigd_op__isnull=True)
                | (~Q(uitkomst="loopt") & Q(beeindigd_op__isnull=False)),
                name="werkgevers_deelname_beeindigd",
            ),
        ]

    def __str__(self) -> str:
        return f"deelname {self.pk}"
