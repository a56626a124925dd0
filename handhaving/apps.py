from django.apps import AppConfig


class HandhavingConfig(AppConfig):
    name = "handhaving"

    def ready(self) -> None:
        """Tell the floors below what this one keeps, and declare settings."""
        from handhaving import opstart  # noqa: PLC0415  (models are loaded only now)

        opstart.meld_aan()
