"""Faults as `application/problem+json` (RFC 9457), in Dutch, with the field that they are about."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError, IntegrityError
from django.http import Http404, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

from keten.fouten import TUSSENTIJDS, NietToegestaan, RechtOntbreekt, VersieConflict

MEDIATYPE = "application/problem+json"
VELDEN = "Niet alles is goed ingevuld."

_TITELS = {
    400: "Verzoek niet begrepen",
    401: "Niet ingelogd",
    403: "Niet toegestaan",
    404: "Niet gevonden",
    405: "Kan hier niet",
    406: "Dit formaat is er niet",
    409: "Kan nu niet",
    412: "Intussen gewijzigd",
    413: "Te groot",
    415: "Dit formaat wordt niet gelezen",
    422: "Niet goed ingevuld",
    428: "Versie ontbreekt",
    429: "Te veel verzoeken",
}
# What the framework says in words of its own is said here in ours.
_ZINNEN: dict[type[exceptions.APIException], str] = {
    exceptions.NotAuthenticated: "Dit verzoek heeft geen geldig toegangsbewijs.",
    exceptions.AuthenticationFailed: "Dit verzoek heeft geen geldig toegangsbewijs.",
    exceptions.MethodNotAllowed: "Deze handeling bestaat niet op dit adres.",
    exceptions.NotAcceptable: "De API antwoordt alleen met application/json.",
    exceptions.UnsupportedMediaType: "De API leest alleen application/json in UTF-8.",
}


class Geweigerd(exceptions.APIException):
    """A fault that we word ourselves, with a status.

    Attributes:
        velden: pairs of a field and what is wrong with it.
    """

    def __init__(self, code: int, melding: str, *, velden: list[tuple[str, str]] | None = None) -> None:
        super().__init__(melding)
        self.status_code = code
        self.velden = velden or []


def probleem(
    code: int, melding: str, *, velden: list[dict[str, str]] | None = None, **extra: Any
) -> dict[str, Any]:
    """The body of a fault; `type` is a name, for there is no page for each."""
    inhoud: dict[str, Any] = {
        "type": "about:blank",
        "title": _TITELS.get(code, "Fout"),
        "status": code,
        "detail": melding,
        **extra,
    }
    if velden:
        inhoud["velden"] = velden
    return inhoud


def antwoord(fout: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what went wrong into an answer; None leaves a fault of ours to Django (500)."""
    if isinstance(fout, exceptions.APIException) and not isinstance(fout, exceptions.ValidationError):
        inhoud = _van_framework(fout, context)
    elif isinstance(fout, VersieConflict):
        inhoud = _conflict(fout, context)
    else:
        gevonden = _van_portaal(fout, context)
        if gevonden is None:
            return None
        inhoud = gevonden
    resultaat = Response(inhoud, status=inhoud["status"], headers=_koppen(fout))
    resultaat.content_type = MEDIATYPE
    return resultaat


def als_antwoord(code: int, melding: str) -> JsonResponse:
    """A fault from before an operation was found: a wrong address, or a request that makes no sense."""
    return JsonResponse(probleem(code, melding), status=code, content_type=MEDIATYPE)


def _van_portaal(fout: Exception, context: dict[str, Any]) -> dict[str, Any] | None:
    """What the house itself refuses."""
    match fout:
        case RechtOntbreekt() | PermissionDenied():
            return probleem(403, str(fout) or "Dit mag niet.")
        case NietToegestaan(veld=str() as veld) if veld:
            velden = [{"veld": _veldnaam(veld, context), "melding": fout.melding}]
            return probleem(422, VELDEN, velden=velden)
        case NietToegestaan():
            return probleem(409, fout.melding)
        case Http404():
            return probleem(404, "Dit bestaat niet, of niet voor u.")
        case ValidationError():
            return probleem(422, VELDEN, velden=_velden(fout, context))
        case exceptions.ValidationError():
            return probleem(422, VELDEN, velden=list(_uit_serializer(fout.detail)))
        case IntegrityError():
            return probleem(409, str(TUSSENTIJDS))
        case OverflowError() | DataError():
            return probleem(422, "Een getal of een datum is te groot of te klein.")
    return None


def _koppen(fout: Exception) -> dict[str, str]:
    """Headers that go with a fault: when to try again, and what kind of key is needed."""
    koppen: dict[str, str] = {}
    if wacht := getattr(fout, "wait", None):
        koppen["Retry-After"] = str(int(wacht) + 1)
    if kop := getattr(fout, "auth_header", None):
        koppen["WWW-Authenticate"] = kop
    return koppen


def _conflict(fout: VersieConflict, context: dict[str, Any]) -> dict[str, Any]:
    """Both versions beside each other: what was sent, and what stands there now."""
    view, request = context["view"], context["request"]
    return probleem(
        412,
        "Iemand anders heeft deze gegevens gewijzigd. Vergelijk de twee versies.",
        ingestuurd=request.data,
        opgeslagen=view.weergave(fout.opgeslagen),
        versie=fout.opgeslagen.versie,
    )


def _van_framework(fout: exceptions.APIException, context: dict[str, Any]) -> dict[str, Any]:
    zin = next((zin for soort, zin in _ZINNEN.items() if isinstance(fout, soort)), str(fout.detail))
    if isinstance(fout, exceptions.UnsupportedMediaType) and context["view"].bestand:
        zin = "Op dit adres hoort een bestand: stuur multipart/form-data."
    velden = [{"veld": veld, "melding": melding} for veld, melding in getattr(fout, "velden", [])]
    return probleem(fout.status_code, zin, velden=velden)


def _velden(fout: ValidationError, context: dict[str, Any]) -> list[dict[str, str]]:
    if not hasattr(fout, "error_dict"):
        return [{"veld": "", "melding": melding} for melding in fout.messages]
    return [
        {"veld": "" if veld == "__all__" else _veldnaam(veld, context), "melding": melding}
        for veld, meldingen in fout.message_dict.items()
        for melding in meldingen
    ]


def _uit_serializer(detail: Any, pad: str = "") -> Any:
    """Every message of a serializer, with the path to its field."""
    if isinstance(detail, dict):
        for naam, dieper in detail.items():
            los = "" if naam == "non_field_errors" else _kameel(str(naam))
            yield from _uit_serializer(dieper, f"{pad}.{los}".strip("."))
    elif isinstance(detail, list):
        for nummer, dieper in enumerate(detail):
            stap = f"{pad}[{nummer}]" if isinstance(dieper, (dict, list)) else pad
            yield from _uit_serializer(dieper, stap)
    else:
        yield {"veld": pad, "melding": str(detail)}


def _veldnaam(veld: str, context: dict[str, Any]) -> str:
    """A field of a domain function by the name that the operation gives it."""
    return _kameel(getattr(context["view"], "veldnamen", {}).get(veld, veld))


def _kameel(naam: str) -> str:
    """A name as it stands in JSON."""
    return re.sub(r"(?<=[a-z0-9])_([a-z])", lambda letter: letter[1].upper(), naam)
