from django.apps import AppConfig


class DiagnoseConfig(AppConfig):
    name = "diagnose"

    def ready(self) -> None:
        """Tell the floors below what this one keeps, and declare settings."""
        from diagnose import aansluiting, instellingen  # noqa: PLC0415  (models are loaded only now)

        aansluiting.sluit_aan()
        instellingen.meld_aan()
