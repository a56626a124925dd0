"""Celery tasks that send one mail each. They need only `mailen`, so whatever asks for a mail can import them.

The worker finds them because `werkgevers.tasks` imports this module.
"""

from celery import shared_task

from werkgevers import mailen


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def mail_gast(uitnodiging_id: int) -> None:
    """Tell a guest of another department that a question waits (W-07)."""
    mailen.mail_gast(uitnodiging_id)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def mail_antwoord(vraag_id: int) -> None:
    """Tell an employer with an account that there is an answer in the portal (W-05)."""
    mailen.mail_antwoord(vraag_id)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def mail_kandidaten(vacature_id: int) -> None:
    """Tell an employer that candidates wait (W-27)."""
    mailen.mail_kandidaten(vacature_id)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=6)
def mail_tevredenheid(tevredenheid_id: int) -> None:
    """Mail the link to one questionnaire."""
    mailen.mail_tevredenheid(tevredenheid_id)
