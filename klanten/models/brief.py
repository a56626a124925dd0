"""Letters to a client on the joint paper of the location."""

from django.db import models

from keten.models import Locatie, Medewerker
from klanten.models.dossier import Document
from klanten.models.klant import Klant


class Brief(models.Model):
    """What a letter said and to which address; the sheet itself is a document of the dossier (X-23)."""

    document = models.OneToOneField(Document, models.PROTECT, primary_key=True, related_name="brief")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="brieven")
    locatie = models.ForeignKey(Locatie, models.PROTECT, related_name="+")
    ondertekenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    onderwerp = models.CharField(max_length=100)
    tekst = models.TextField(max_length=4000)
    adres = models.TextField(max_length=400)
    op = models.DateTimeField()

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ["-op"]
        indexes = [models.Index(fields=["klant", "-op"])]

    def __str__(self) -> str:
        return self.onderwerp

    @property
    def titel(self) -> str:
        """What stands above it in a list of all kinds of contact."""
        return f"Brief: {self.onderwerp}"
