"""The published description (OpenAPI 3.1), made from the operations themselves."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework.serializers import CharField, ChoiceField

from keten.api import herhalen, toegang
from keten.api.bereik import Bereik
from keten.api.bladeren import Bladeren, sorteerkeuzes
from keten.api.fouten import MEDIATYPE
from keten.doelen import SYSTEEMDOELEN

VERSIE = "1.0.0"

_SLEUTEL = "oauth2"
_PROBLEEM = {"$ref": "#/components/schemas/Probleem"}
_FOUTEN = {
    "400": "Het verzoek is niet te begrijpen.",
    "401": "Er is geen geldig toegangsbewijs.",
    "403": "Dit mag dit systeem of deze medewerker niet.",
    "404": "Dit bestaat niet, of niet voor deze medewerker.",
    "409": "Een regel staat dit nu niet toe.",
    "412": "Iemand anders heeft dit intussen gewijzigd; beide versies staan erbij.",
    "413": "Het verzoek is te groot.",
    "415": "De inhoud heeft een formaat dat hier niet wordt gelezen.",
    "422": "Niet alles is goed ingevuld; per veld staat wat eraan schort.",
    "428": "De gelezen versie ontbreekt.",
    "429": "Er komen te veel verzoeken; wacht tot de tijd in Retry-After voorbij is.",
    "default": "Een andere fout.",
}
_PLEKKEN = {
    "klantnummer": "Het openbare nummer van de klant; nooit een BSN.",
    "code": "De code, zoals in de lijst.",
    "document": "Het kenmerk van het document, zoals in de lijst.",
}
_NUMMER = "Het nummer, zoals in de lijst."
_LEZEN = ("400", "401", "403", "404", "429", "default")
_SCHRIJVEN = (*_LEZEN, "409", "413", "415", "422")


class Beschrijver(AutoSchema):
    """Reads from an operation who may do it, which headers it takes and what goes in and out."""

    view: Any  # a `keten.api.views.Bewerking`, which reads this module

    def get_summary(self) -> str:
        """The first sentence, in Dutch."""
        zin: str = self._toegang.zin
        return zin

    def get_description(self) -> str:  # type: ignore[override]  # as drf-spectacular has it
        """What it asks, in words."""
        vraagt = self._toegang
        if vraagt.bereik is None or vraagt.recht is None:
            return "Openbaar."
        return f"Bereik: {vraagt.bereik.value}. Recht van de medewerker: {vraagt.recht.label}."

    def get_request_serializer(self) -> Any:
        """What comes in."""
        return self.view.invoer if self.method in {"POST", "PATCH"} else None

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Which scope the key needs."""
        bereik = self._toegang.bereik
        return [{_SLEUTEL: [bereik.value]}] if bereik else []

    def _is_list_view(self, serializer: Any = None) -> bool:
        return self.view.bladert and self.method == "GET"

    def get_override_parameters(self) -> list[Any]:
        """The headers of an operation, and how its list can be sorted."""
        koppen: list[OpenApiParameter] = []
        if self._is_list_view() and (keuzes := sorteerkeuzes(self.view)):
            koppen.append(
                OpenApiParameter(
                    Bladeren.sorteer_query_param,
                    str,
                    description=Bladeren.sorteer_query_description,
                    enum=list(keuzes),
                )
            )
        if self._toegang.bereik is not None:
            koppen += [
                _kop(toegang.NAMENS, "E-mailadres van de medewerker voor wie het systeem dit vraagt."),
                _kop(
                    toegang.LOCATIE, "Code van de locatie; anders de eerste die systeem en medewerker delen."
                ),
            ]
        dossier = getattr(self.view, "dossier", False)
        if dossier or self.method in self.view.met_doel:
            doelen = [doel.value for doel in SYSTEEMDOELEN]
            koppen.append(
                _kop(toegang.DOEL, "Waarvoor in het dossier wordt gekeken.", verplicht=True, enum=doelen)
            )
        if dossier:
            koppen.append(_kop(toegang.REDEN, "Waarom, buiten de eigen caseload; geldt de rest van de dag."))
        if self.method in {"POST", "PATCH", "DELETE"}:
            uitleg = "8 tot en met 100 tekens: nog een keer sturen doet niets extra."
            koppen.append(_kop(herhalen.KOP, uitleg, vorm=herhalen.VORM))
        if self.view.met_versie and self.method in {"PATCH", "DELETE"}:
            koppen.append(_kop("If-Match", "De ETag van de versie die is gelezen.", verplicht=True))
        return koppen

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        """One field; what can be empty in an answer says so, for of fields that only go out that is lost."""
        schema = super()._map_serializer_field(  # type: ignore[no-untyped-call]
            field, direction, bypass_extensions
        )
        leeg = direction == "response" and _kan_leeg(field)
        if leeg and "enum" in schema and "" not in schema["enum"]:
            schema["enum"] = [*schema["enum"], ""]
        return schema

    def _insert_field_validators(self, field: Any, schema: Any) -> None:
        """What the field checks; an empty text has no format such as that of an e-mail address."""
        super()._insert_field_validators(field, schema)  # type: ignore[no-untyped-call]
        if field.read_only and _kan_leeg(field):
            schema.pop("format", None)

    @property
    def _toegang(self) -> Any:
        return self.view.toegang[self.method]


def _kan_leeg(veld: Any) -> bool:
    """Whether a field shows a text of a model that may be empty."""
    model = getattr(getattr(veld.parent, "Meta", None), "model", None)
    if model is None or not isinstance(veld, (ChoiceField, CharField)):
        return False
    try:
        van_model = model._meta.get_field(veld.source)
    except FieldDoesNotExist:
        return False
    return isinstance(van_model, models.CharField) and van_model.blank


def vul_aan(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Put in the description what all operations share: faults, the version of the API, the kind of key."""
    onderdelen = result.setdefault("components", {})
    onderdelen.setdefault("schemas", {})["Probleem"] = _probleem()
    result["tags"] = [{"name": naam, "description": zin} for naam, zin in _groepen(result).items()]
    onderdelen["securitySchemes"] = {_SLEUTEL: _sleutelsoort()}
    for handelingen in result["paths"].values():
        for werkwoord, handeling in handelingen.items():
            for plek in handeling.get("parameters", []):
                if plek["in"] == "path":
                    plek.setdefault("description", _PLEKKEN.get(plek["name"], _NUMMER))
                if plek["in"] == "query":
                    plek["schema"] = _mag_leeg(plek["schema"])
            antwoorden = handeling["responses"]
            codes = list(_LEZEN if werkwoord == "get" else _SCHRIJVEN)
            if any(kop["name"] == "If-Match" for kop in handeling.get("parameters", [])):
                codes += ["412", "428"]
            for code in codes:
                antwoorden.setdefault(
                    code, {"description": _FOUTEN[code], "content": {MEDIATYPE: {"schema": _PROBLEEM}}}
                )
            for antwoord in antwoorden.values():
                antwoord.setdefault("headers", {})["API-Version"] = {
                    "description": "Versie van de API.",
                    "schema": {"type": "string", "examples": [VERSIE]},
                }
    return result


def _mag_leeg(vorm: dict[str, Any]) -> dict[str, Any]:
    """A choice in an address is text, also when it stands for records; an empty choice or day is none."""
    if "enum" in vorm:
        return {**vorm, "type": "string", "enum": [*vorm["enum"], ""]}
    if "format" in vorm:
        return {"anyOf": [vorm, {"type": "string", "maxLength": 0}]}
    return vorm


def _groepen(result: dict[str, Any]) -> dict[str, str]:
    """The first words of addresses, by which operations are grouped."""
    namen = sorted(
        {naam for paden in result["paths"].values() for een in paden.values() for naam in een["tags"]}
    )
    return {naam: f"Alles onder /{naam}." for naam in namen}


def _kop(
    naam: str, uitleg: str, *, verplicht: bool = False, enum: list[str] | None = None, vorm: str = ""
) -> OpenApiParameter:
    soort: Any = {"type": "string", "pattern": f"^({vorm})?$"} if vorm else str
    return OpenApiParameter(
        naam, soort, OpenApiParameter.HEADER, description=uitleg, required=verplicht, enum=enum
    )


def _probleem() -> dict[str, Any]:
    tekst = {"type": "string"}
    veld = {
        "type": "object",
        "required": ["veld", "melding"],
        "properties": {"veld": tekst, "melding": tekst},
    }
    return {
        "type": "object",
        "description": "Wat er misging (RFC 9457), in het Nederlands.",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {**tekst, "format": "uri-reference"},
            "title": tekst,
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": tekst,
            "velden": {"type": "array", "items": veld},
            "ingestuurd": {"type": "object", "description": "Bij 412: wat u stuurde."},
            "opgeslagen": {"type": "object", "description": "Bij 412: wat er nu staat."},
            "versie": {"type": "integer", "description": "Bij 412: de versie die er nu is."},
        },
    }


def _sleutelsoort() -> dict[str, Any]:
    bereiken = {bereik.value: str(bereik.label) for bereik in Bereik}
    return {
        "type": "oauth2",
        "description": "Een toegangsbewijs geldt een kwartier.",
        "flows": {
            "clientCredentials": {"tokenUrl": "/identity/o/api/token", "scopes": bereiken},
            "authorizationCode": {
                "authorizationUrl": "/identity/o/authorize",
                "tokenUrl": "/identity/o/api/token",
                "scopes": bereiken,
            },
        },
    }
