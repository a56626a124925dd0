"""How the tasks of the chain depend on each other, as reference data (K-18)."""

from typing import ClassVar

from django.db import models

from keten.models import MetSleutel, SleutelQuerySet


class Taakrelatie(MetSleutel):
    """How one task relates to another: `taak` is `relatie` to `ander`.

    Source: Ketensamenwerking op 15 Werkpleinen (2009), tables 1 to 3.
    """

    class Tabel(models.TextChoices):
        REGIME = "regime", "binnen één regime"
        SAMENLOOP = "samenloop", "bij samenloop van WW en WWB"
        OVERGANG = "overgang", "bij overgang van WW naar WWB"

    class Taak(models.TextChoices):
        INTAKE = "intake", "intake"
        DIAGNOSE = "diagnose", "diagnose"
        AANBODVERSTERKING = "aanbodversterking", "aanbodversterking"
        BEMIDDELING = "bemiddeling", "arbeidsbemiddeling"
        VACATURES = "vacatures", "vacatures"

    class Relatie(models.TextChoices):
        VOORGAAND = "voorgaand", "gaat vooraf aan"
        VOLGEND = "volgend", "volgt op"
        PARALLEL = "parallel", "loopt gelijk op met"
        WEDERZIJDS = "reciprociteit", "hangt over en weer samen met"

    tabel = models.CharField(max_length=10, choices=Tabel)
    taak = models.CharField(max_length=20, choices=Taak, help_text="De rij; bij twee regimes de WWB-taak.")
    ander = models.CharField(max_length=20, choices=Taak, help_text="De kolom; bij twee regimes de WW-taak.")
    relatie = models.CharField(max_length=15, choices=Relatie)
    bron = models.CharField(max_length=200, blank=True)

    SLEUTEL: ClassVar = ("tabel", "taak", "ander")
    objects = SleutelQuerySet["Taakrelatie"].as_manager()

    class Meta:
        verbose_name = "relatie tussen taken"
        verbose_name_plural = "relaties tussen taken"
        ordering = ["tabel", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["tabel", "taak", "ander"], name="klanten_taakrelatie_paar")
        ]

    def __str__(self) -> str:
        return f"{self.get_taak_display()} {self.get_relatie_display()} {self.get_ander_display()}"
