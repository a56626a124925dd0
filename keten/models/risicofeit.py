"""Which facts a rule about risk may use; what is not on the list as allowed cannot be used at all."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from keten.models.sleutel import MetSleutel, SleutelQuerySet


class Risicofeit(MetSleutel):
    """The verdict on one fact, or on something that facts are derived from.

    Protected traits and what stands in for them are never grounds for a risk (issue 5, "Risk assessment").
    """

    code = models.SlugField(max_length=60, unique=True)
    naam = models.CharField(max_length=120)
    mag = models.BooleanField("mag in een risicoregel", default=False)
    reden = models.CharField(max_length=400)
    bron = models.CharField(max_length=300)

    SLEUTEL: ClassVar = ("code",)
    objects = SleutelQuerySet["Risicofeit"].as_manager()

    class Meta:
        verbose_name = "oordeel over een feit"
        verbose_name_plural = "oordelen over feiten"
        ordering = ["mag", "naam"]
        constraints = [
            models.CheckConstraint(condition=~Q(reden="") & ~Q(bron=""), name="keten_risicofeit_uitgelegd")
        ]

    def __str__(self) -> str:
        return self.naam


ALLEEN_TOEGESTAAN = pgtrigger.Trigger(
    name="risicoregel_alleen_toegestaan",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("boom"),  # type: ignore[no-untyped-call]
    declare=[("verboden", "TEXT")],
    func="""
        SELECT gebruikt.code INTO verboden
          FROM (SELECT feit #>> '{}' AS code FROM jsonb_path_query(NEW.boom, '$.**.feit') AS feit) AS gebruikt
         WHERE NOT EXISTS (SELECT 1 FROM keten_risicofeit r WHERE r.code = gebruikt.code AND r.mag)
         LIMIT 1;
        IF verboden IS NOT NULL AND EXISTS (
            SELECT 1 FROM keten_regelset s WHERE s.id = NEW.regelset_id AND s.soort = 'risico'
        ) THEN
            RAISE EXCEPTION 'fact % not allowed in a risk rule', verboden USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)
"""Held by the database too, so that neither reference data nor a console gets around it."""
