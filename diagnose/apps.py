from django.apps import AppConfig


class DiagnoseConfig(AppConfig):
    name = "diagnose"

    def ready(self) -> None:
        """Tell the floors below what this one keeps, and declare settings."""
        from diagnose import opstart  # noqa: PLC0415  (models are loaded only now)

        opstart.meld_aan()
