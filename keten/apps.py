from django.apps import AppConfig


class KetenConfig(AppConfig):
    name = "keten"

    def ready(self) -> None:
        """Declare the settings of the ground floor."""
        from keten import gids  # noqa: PLC0415
        from keten.instellingen import registreer  # noqa: PLC0415  (models are loaded only now)
        from keten.medewerkers import GECOMBINEERD  # noqa: PLC0415

        registreer([GECOMBINEERD])
        gids.meld_aan("keten")
