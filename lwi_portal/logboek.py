"""Logging: one JSON object per line on stderr, without anything about a person.

A line says what the software did: never a query string, form data, IP address, name, e-mail address or BSN.
Who saw which dossier stands in the access register (`klanten.Inzage`), not here.
"""

import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import psycopg2
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from pythonjsonlogger.json import JsonFormatter

_verzoek: ContextVar[str] = ContextVar("verzoek", default="")
_KENMERK = re.compile(r"[A-Za-z0-9-]{8,64}")  # what we accept as X-Request-ID of a proxy
# Attributes that a log call may add by `extra`; everything else is left out.
_TOEGESTAAN = ("method", "path", "status", "duration_ms", "user", "system")
# Celery puts the task's result and the error's text in the message; both may hold a client's data.
_CELERY_GEHEIM = ("exc", "traceback", "return_value", "args", "kwargs")
# A net under messages of libraries: query strings, e-mail addresses, IPv4 addresses and numbers as long as
# a BSN.
_PERSOONLIJK = re.compile(
    r"(?<=/)\?\S+"
    r"|[\w.+-]+@[\w-]+(\.[\w-]+)+"
    r"|\b(?!127\.)\d{1,3}(\.\d{1,3}){3}\b"
    r"|(?<![\w-])\d{8,9}(?![\w-])"
)
# Whoever takes a BSN for a klantnummer puts it in an address; nothing of ours has nine digits.
_BSN_IN_PAD = re.compile(r"(?<![\w-])\d{9}(?![\w-])")
# Errors in the program itself: their text names code, not what somebody typed.
_ZEGBAAR = (
    ImportError,
    NameError,
    AttributeError,
    ImproperlyConfigured,
    TemplateDoesNotExist,
    TemplateSyntaxError,
)
_MAX_PLEKKEN = 40
_STIL = ("/static/", "/gezond/")  # asked for all the time; only worth a line when it goes wrong

_log = logging.getLogger(__name__)


class Regel(JsonFormatter):
    """Formats a log record from a list of allowed fields."""

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Fill the line; overrides the library's "everything that was given"."""
        log_data["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        log_data["level"] = record.levelname
        log_data["logger"] = record.name
        log_data["message"] = _PERSOONLIJK.sub("…", _bericht(record))
        if kenmerk := _verzoek.get():
            log_data["request_id"] = kenmerk
        log_data.update({veld: getattr(record, veld) for veld in _TOEGESTAAN if hasattr(record, veld)})
        if record.exc_info and record.exc_info[1]:
            log_data["exception"] = _fout(record.exc_info[1])


class Toegang:
    """Middleware, the outermost: one line per request, and a number that ties its lines together."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Handle the request and log method, path, status, duration and user number."""
        aangeboden = request.headers.get("X-Request-ID", "")
        kenmerk = aangeboden if _KENMERK.fullmatch(aangeboden) else uuid.uuid4().hex
        merk = _verzoek.set(kenmerk)
        begin = time.perf_counter()
        try:
            response = self.get_response(request)
            _log.log(_niveau(request, response), "request", extra=_velden(request, response, begin))
        finally:
            _verzoek.reset(merk)
        response["X-Request-ID"] = kenmerk
        return response


def _velden(request: HttpRequest, response: HttpResponseBase, begin: float) -> dict[str, object]:
    # `request.user` would ask the database; `_cached_user` is there when something has asked already.
    gebruiker = getattr(request, "_cached_user", None)
    systeem = getattr(request, "systeem_of_niets", None)
    if systeem is not None:
        gebruiker = request.user  # known from the key, without a session
    return {
        "method": request.method,
        "path": _BSN_IN_PAD.sub("…", request.path),
        "status": response.status_code,
        "duration_ms": round((time.perf_counter() - begin) * 1000, 1),
        "user": gebruiker.pk if gebruiker is not None else None,
        "system": systeem.pk if systeem is not None else None,
    }


def _niveau(request: HttpRequest, response: HttpResponseBase) -> int:
    if response.status_code >= 500:
        return logging.ERROR
    return logging.DEBUG if request.path.startswith(_STIL) else logging.INFO


def _bericht(record: logging.LogRecord) -> str:
    """Return the message, with type instead of contents where Celery fills in data."""
    if isinstance(record.args, dict) and record.name.startswith("celery"):
        return str(record.msg) % {**record.args, **{naam: "…" for naam in _CELERY_GEHEIM}}
    return record.getMessage()


def _fout(fout: BaseException) -> dict[str, object]:
    """Describe an error by type and place, and for a constraint of the database by its name.

    Its text is left out: that of a database error quotes the row, that of a validation error the input.
    """
    keten: list[BaseException] = [fout]
    while (oorzaak := keten[-1].__cause__ or keten[-1].__context__) is not None and oorzaak not in keten:
        keten.append(oorzaak)
    plekken = traceback.extract_tb(fout.__traceback__)[-_MAX_PLEKKEN:]
    beschrijving: dict[str, object] = {
        "types": [f"{type(deel).__module__}.{type(deel).__qualname__}" for deel in keten],
        "trace": [f"{plek.filename}:{plek.lineno} {plek.name}" for plek in plekken],
    }
    if isinstance(fout, _ZEGBAAR):
        beschrijving["text"] = str(fout)
    if namen := [deel.diag.constraint_name for deel in keten if isinstance(deel, psycopg2.Error)]:
        beschrijving["constraint"] = namen[0]
    return beschrijving


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": Regel, "json_ensure_ascii": False}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Django's own set-up mails errors with the form data in them, and prints query strings.
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},  # 4xx is in our own line already
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
        "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
