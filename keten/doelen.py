"""Why somebody may look into a dossier: purposes that people and attached systems name."""

from django.db import models


class Doel(models.TextChoices):
    """Why somebody may look into a dossier."""

    BEGELEIDING = "begeleiding", "begeleiding naar werk"
    AANMELDING = "aanmelding", "aanmelding en intake"
    INKOMEN = "inkomen", "recht op een uitkering"
    CONTROLE = "controle", "controle van verplichtingen"
    BEMIDDELING = "bemiddeling", "bemiddelen naar een vacature"
    KLANTVRAAG = "klantvraag", "vraag van de klant beantwoorden"
    WAARNEMING = "waarneming", "waarnemen voor een collega"
    EIGEN = "eigen", "eigen dossier"


SYSTEEMDOELEN = (
    Doel.BEGELEIDING,
    Doel.AANMELDING,
    Doel.INKOMEN,
    Doel.CONTROLE,
    Doel.BEMIDDELING,
    Doel.KLANTVRAAG,
)
"""For what a system of a partner may ask; standing in and the own dossier are for people on screen."""
