from django.apps import AppConfig


class LandkaartConfig(AppConfig):
    name = "landkaart"

    def ready(self) -> None:
        """Tell the floors below what this one keeps, and declare settings."""
        from landkaart import opstart  # noqa: PLC0415  (models are loaded only now)

        opstart.meld_aan()
