from django.apps import AppConfig


class LandkaartConfig(AppConfig):
    name = "landkaart"
