"""Addresses of calendar feeds of accounts that are closed are revoked, as closing one does from now on.

An account that closed before would otherwise open with the address that its owner, or a predecessor, had.
"""

from typing import Any

from django.db import migrations
from django.utils import timezone


def trek_agendasleutels_in(apps: Any, schema_editor: Any) -> None:
    """Revoke what is still open."""
    open_ = apps.get_model("klanten", "Agendasleutel").objects.filter(ingetrokken_op=None)
    open_.filter(medewerker__gebruiker__is_active=False).update(ingetrokken_op=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("klanten", "0007_afmaken")]

    operations = [migrations.RunPython(trek_agendasleutels_in, migrations.RunPython.noop)]
