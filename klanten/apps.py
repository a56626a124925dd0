from django.apps import AppConfig


class KlantenConfig(AppConfig):
    name = "klanten"

    def ready(self) -> None:
        """Register what this floor has; additions belong in `klanten.opstart`, not here."""
        from klanten.opstart import meld_aan  # noqa: PLC0415  (models are loaded only now)

        meld_aan()
