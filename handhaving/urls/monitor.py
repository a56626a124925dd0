"""Addresses of the monitor and the register of algorithms."""

from django.urls import path

from handhaving.views import algoritmes, audit, monitor

urlpatterns = [
    path("monitor/", monitor.monitor, name="monitor"),
    path("monitor/bewaren/", monitor.bewaren, name="monitor_bewaren"),
    path("monitor/gelijkheid/", monitor.toon_gelijkheid, name="gelijkheid"),
    path("monitor/audits/", audit.bestanden, name="audits"),
    path("monitor/audits/<int:pk>/", audit.audit, name="audit"),
    path("monitor/audits/<int:pk>/wissen/", audit.wissen, name="audit_wissen"),
    path("monitor/trainingen/", monitor.toon_trainingen, name="trainingen"),
    path("algoritmes/", algoritmes.lijst, name="algoritmes"),
    path("algoritmes/register.json", algoritmes.als_bestand, name="algoritmes_bestand"),
    path("algoritmes/<slug:soort>/<int:pk>/", algoritmes.algoritme, name="algoritme"),
]
