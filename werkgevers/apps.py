from django.apps import AppConfig


class WerkgeversConfig(AppConfig):
    name = "werkgevers"

    def ready(self) -> None:
        """Tell the floors below what this one keeps, and declare settings."""
        from werkgevers import opstart  # noqa: PLC0415  (models are loaded only now)

        opstart.meld_aan()
