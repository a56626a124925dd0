"""Addresses of the ketenjaarplan and of the goals of regions."""

from django.urls import path

from landkaart.views import jaarplan, jaarplan_vaststellen, jaarplanacties, jaarplandoelen, regiodoelen

urlpatterns = [
    path("jaarplan/", jaarplan.lijst, name="jaarplannen"),
    path("jaarplan/nieuw/", jaarplan.nieuw, name="jaarplan_nieuw"),
    path("jaarplan/<int:pk>/", jaarplan.plan, name="jaarplan"),
    path("jaarplan/<int:pk>/tekst/", jaarplan.schrijven, name="jaarplan_schrijven"),
    path("jaarplan/<int:pk>/wijziging/", jaarplan.wijziging, name="jaarplan_wijziging"),
    path("jaarplan/<int:pk>/weg/", jaarplan.weg, name="jaarplan_weg"),
    path("jaarplan/<int:pk>/pdf/", jaarplan.pdf, name="jaarplan_pdf"),
    path("jaarplan/<int:pk>/doelen.<slug:soort>", jaarplan.als_rekenblad, name="jaarplan_rekenblad"),
    path("jaarplan/<int:pk>/voorleggen/", jaarplan_vaststellen.voorleggen, name="jaarplan_voorleggen"),
    path("jaarplan/<int:pk>/terugnemen/", jaarplan_vaststellen.terugnemen, name="jaarplan_terugnemen"),
    path("jaarplan/<int:pk>/tekenen/", jaarplan_vaststellen.tekenen, name="jaarplan_tekenen"),
    path("jaarplan/<int:pk>/doelen/nieuw/", jaarplandoelen.nieuw, name="jaarplandoel_nieuw"),
    path("jaarplan/doelen/<int:pk>/", jaarplandoelen.doel, name="jaarplandoel"),
    path("jaarplan/doelen/<int:pk>/wijzigen/", jaarplandoelen.wijzigen, name="jaarplandoel_wijzigen"),
    path("jaarplan/doelen/<int:pk>/weg/", jaarplandoelen.weg, name="jaarplandoel_weg"),
    path("jaarplan/doelen/<int:pk>/evaluatie/", jaarplandoelen.evaluatie, name="jaarplandoel_evaluatie"),
    path("jaarplan/toelichting/<int:pk>/", jaarplandoelen.toelichting, name="jaarplan_toelichting"),
    path("jaarplan/doelen/<int:pk>/acties/nieuw/", jaarplanacties.nieuw, name="jaarplanactie_nieuw"),
    path("jaarplan/acties/<int:pk>/", jaarplanacties.actie, name="jaarplanactie"),
    path("jaarplan/acties/<int:pk>/wijzigen/", jaarplanacties.wijzigen, name="jaarplanactie_wijzigen"),
    path("jaarplan/acties/<int:pk>/weg/", jaarplanacties.weg, name="jaarplanactie_weg"),
    path("jaarplan/acties/<int:pk>/eigenaar/", jaarplanacties.eigenaar, name="jaarplanactie_eigenaar"),
    path("jaarplan/acties/<int:pk>/gedaan/", jaarplanacties.gedaan, name="jaarplanactie_gedaan"),
    path("regiodoelen/", regiodoelen.lijst, name="regiodoelen"),
    path("regiodoelen/nieuw/", regiodoelen.nieuw, name="regiodoel_nieuw"),
    path("regiodoelen/lijst.<slug:soort>", regiodoelen.als_rekenblad, name="regiodoelen_rekenblad"),
    path("regiodoelen/<int:pk>/wijzigen/", regiodoelen.wijzigen, name="regiodoel_wijzigen"),
    path("regiodoelen/<int:pk>/intrekken/", regiodoelen.intrekken, name="regiodoel_intrekken"),
]
