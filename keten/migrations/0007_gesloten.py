"""Accounts that were closed before `gesloten_op` existed get that moment.

Without it the list of leavers that closed an account could not open it again, and sessions from before the
closing would work once somebody did: they end by that moment. It was kept nowhere, except with a list; for
the others it is now, which ends the same sessions.
"""

from typing import Any

from django.db import migrations
from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone


def vul_gesloten_op(apps: Any, schema_editor: Any) -> None:
    """Take moment and list from the newest list that closed an account, unless that was undone.

    Who was opened again through the newest one was open then, so no older list holds the account closed.
    """
    lijsten = apps.get_model("keten", "Uitdienst").objects.filter(medewerker__gebruiker=OuterRef("pk"))
    nieuwste = lijsten.order_by("-lijst__op", "-lijst").annotate(
        met=Case(When(heropend_op=None, then=F("lijst"))),
        op=Case(When(heropend_op=None, then=F("lijst__op"))),
    )
    gesloten = apps.get_model("keten", "Gebruiker").objects.filter(is_active=False, gesloten_op=None)
    gesloten.update(
        gesloten_op=Coalesce(Subquery(nieuwste.values("op")[:1]), Value(timezone.now())),
        gesloten_met=Subquery(nieuwste.values("met")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [("keten", "0006_afmaken")]

    operations = [migrations.RunPython(vul_gesloten_op, migrations.RunPython.noop)]
