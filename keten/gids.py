"""How an app tells about itself: help with its screens, and its entities in the data dictionary."""

from pathlib import Path

from django.apps import apps

from keten import hulp
from keten.gegevensboek import register


def meld_aan(app: str) -> None:
    """Register what stands in `<app>/gegevens/`; it is read when somebody asks. Twice changes nothing."""
    map_ = Path(apps.get_app_config(app).path) / "gegevens"
    hulp.registreer(map_ / "hulp.toml")
    register.registreer(app, map_)
