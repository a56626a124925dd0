from django.apps import AppConfig


class KlantenConfig(AppConfig):
    name = "klanten"

    def ready(self) -> None:
        """Tell the rules engine what it can ask about a client."""
        from klanten.feiten import meld_aan  # noqa: PLC0415  (models are loaded only now)

        meld_aan()
