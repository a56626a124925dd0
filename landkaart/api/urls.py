"""Operations of the top floor."""

from django.urls import path

from landkaart.api import cijfers, kaart

urlpatterns = [
    path("landkaart", kaart.Landkaart.as_view(), name="landkaart"),
    path("landkaart/mijlpalen", kaart.Mijlpalen.as_view(), name="mijlpalen"),
    path("indicatoren", cijfers.Indicatoren.as_view(), name="indicatoren"),
    path("indicatoren/<slug:code>/waarden", cijfers.Waarden.as_view(), name="indicatorwaarden"),
]
