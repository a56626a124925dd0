"""E-mail and sms through NotifyNL, the Dutch government's installation of GOV.UK Notify."""

from typing import Any

from django.conf import settings
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from klanten.kanalen.basis import Geweigerd, Stand, Tijdelijk
from klanten.models import Zending

_SECONDEN = 20
_STANDEN = {
    "delivered": Stand(Zending.Stand.AFGELEVERD),
    "permanent-failure": Stand(
        Zending.Stand.MISLUKT, "Dit adres of nummer bestaat niet (NotifyNL).", adres_fout=True
    ),
    "temporary-failure": Stand(Zending.Stand.MISLUKT, "De telefoon of mailbox was te lang niet bereikbaar."),
    "technical-failure": Stand(Zending.Stand.MISLUKT, "NotifyNL kon niet versturen door een storing."),
}
_ONDERWEG = Stand(Zending.Stand.VERZONDEN)


class Notify:
    """Hands mail and sms to the API; its templates hold only ((onderwerp)) and ((tekst))."""

    naam = "notify"

    def __init__(self) -> None:
        maak: Any = NotificationsAPIClient  # says that it has types, but has none
        self._client = maak(settings.NOTIFY_SLEUTEL, base_url=settings.NOTIFY_ADRES, timeout=_SECONDEN)

    def verstuur(self, zending: Zending) -> str:
        """Send one message; before a second try it asks whether the first one arrived after all."""
        try:
            if zending.pogingen > 1 and (bekend := self._zoek(zending)):
                return bekend
            return str(self._bied_aan(zending)["id"])
        except APIError as fout:
            raise _fout(fout) from fout

    def stand(self, kenmerk: str) -> Stand:
        """Ask how it is with something sent.

        Raises:
            Tijdelijk: the service did not answer.
        """
        try:
            return lees_stand(self._client.get_notification_by_id(kenmerk)["status"])
        except APIError as fout:
            raise Tijdelijk(f"NotifyNL antwoordt niet ({fout.status_code}).") from fout

    def _zoek(self, zending: Zending) -> str:
        gevonden = self._client.get_all_notifications(reference=str(zending.pk))["notifications"]
        return str(gevonden[0]["id"]) if gevonden else ""

    def _bied_aan(self, zending: Zending) -> dict[str, Any]:
        waarden = {"tekst": zending.tekst}
        gemeen: dict[str, Any] = {"template_id": _sjabloon(zending), "reference": str(zending.pk)}
        antwoord: dict[str, Any]
        if zending.kanaal == Zending.Kanaal.SMS:
            antwoord = self._client.send_sms_notification(zending.aan, personalisation=waarden, **gemeen)
        else:
            waarden["onderwerp"] = zending.onderwerp
            antwoord = self._client.send_email_notification(zending.aan, personalisation=waarden, **gemeen)
        return antwoord


def lees_stand(status: str) -> Stand:
    """A status of the API in our states; what we do not know is still on its way."""
    return _STANDEN.get(status, _ONDERWEG)


def _sjabloon(zending: Zending) -> str:
    """The template: one for this text and language, or else the one of the channel."""
    namen = (
        f"{zending.kanaal}:{zending.code}:{zending.taal}",
        f"{zending.kanaal}:{zending.taal}",
        zending.kanaal,
    )
    gevonden = next(
        (settings.NOTIFY_SJABLONEN[naam] for naam in namen if naam in settings.NOTIFY_SJABLONEN), ""
    )
    if not gevonden:
        raise Tijdelijk("Er is geen sjabloon van NotifyNL ingesteld.")
    return str(gevonden)


def _fout(fout: APIError) -> Tijdelijk | Geweigerd:
    """Only a message that is refused as such is refused for good; a wrong key or a full queue is not."""
    if fout.status_code != 400:
        return Tijdelijk(f"NotifyNL neemt nu niets aan ({fout.status_code}).")
    woorden = str(fout.message)
    if "email_address" in woorden or "phone_number" in woorden:
        return Geweigerd("NotifyNL kent dit adres of nummer niet (400).", adres_fout=True)
    return Geweigerd("NotifyNL neemt dit bericht niet aan (400).", adres_fout=False)
