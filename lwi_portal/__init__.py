"""The roof: settings, urls, Celery, embedded services and the demo."""

from lwi_portal.celery import app as celery_app

__all__ = ["celery_app"]
