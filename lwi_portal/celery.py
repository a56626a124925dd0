"""The Celery application; tasks live in each app's `tasks.py`, or in a module that it imports."""

import os
from logging.config import dictConfig

from celery import Celery
from celery.signals import setup_logging, worker_ready
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lwi_portal.settings")

app = Celery("lwi_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def _gebruik_ons_logboek(**_: object) -> None:
    """Keep Celery from putting its own log format, with task results in it, in place of ours."""
    dictConfig(settings.LOGGING)


@worker_ready.connect
def _geef_een_teken(**_: object) -> None:
    """Let `/gezond/` know of a worker at once, not only at beat's first heartbeat."""
    app.send_task("keten.tasks.hartslag")
