"""A questionnaire as rows that people fill in: from a version to rows, and from rows to a version."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import slugify

from diagnose.models import Afname, Toets
from diagnose.regels.rijen import Rij, lees_rij
from diagnose.regels.waarden import Onleesbaar, lees_waarde, waarde_als_tekst
from diagnose.toetsen import vragen
from diagnose.toetsen.scoren import herscoor
from diagnose.toetsen.vragen import ANTWOORD, Vragenlijst
from keten.models import Locatie
from keten.regels.boom import Alle, Conditie, Knoop, Operator
from keten.regels.feiten import Feit, open_feiten
from keten.regels.valideren import OngeldigeBoom, lees
from keten.regels.verboden import toegestane_feiten

Rijgegevens = dict[str, Any]
_LANGSTE_CODE = 40


class Onleesbaarheid(Exception):
    """Rows that make no questionnaire; `fouten` by part ("vragen", "regels"), row and field."""

    def __init__(self) -> None:
        super().__init__()
        self.fouten: list[tuple[str, int, str, str]] = []

    def meld(self, deel: str, nummer: int, fout: Onleesbaar, namen: Mapping[str, str]) -> None:
        """Keep the messages of one condition, under the names that the fields have in the form."""
        for veld, meldingen in fout.message_dict.items():
            self.fouten += [(deel, nummer, namen[veld], melding) for melding in meldingen]


def als_code(tekst: str, bezet: Iterable[str] = ()) -> str:
    """A code that goes with a text and is not taken: letters, digits and single underscores."""
    kaal = re.sub(r"[-_]+", "_", slugify(tekst))[:_LANGSTE_CODE].strip("_") or "vraag"
    code, nummer = kaal, 1
    while code in set(bezet):
        nummer += 1
        code = f"{kaal}_{nummer}"
    return code


def als_inhoud(
    vraagrijen: list[Rijgegevens], regelrijen: list[Rijgegevens], uitkomstrijen: list[Rijgegevens]
) -> dict[str, Any]:
    """Make a questionnaire of the rows of the three parts.

    Rows of the scoring with the same name hold together; the first of them says how many points they give.

    Raises:
        Onleesbaarheid: a condition cannot be read.
    """
    fouten = Onleesbaarheid()
    gemaakt = _vragen(vraagrijen, fouten)
    feiten = vragen.lees(gemaakt, [], []).feiten()
    regels = _regels(regelrijen, feiten, fouten)
    if fouten.fouten:
        raise fouten
    return {"vragen": gemaakt, "regels": regels, "uitkomsten": _uitkomsten(uitkomstrijen)}


def als_rijen(lijst: Vragenlijst) -> tuple[list[Rijgegevens], list[Rijgegevens], list[Rijgegevens]] | None:
    """Write a questionnaire as rows; None when one of its rules has a shape that rows cannot hold."""
    try:
        return _vraagrijen(lijst), _regelrijen(lijst), [_uitkomstrij(u) for u in lijst.uitkomsten]
    except (_AndereVorm, OngeldigeBoom):
        return None


def verschuiving(lijst: Vragenlijst, toets: Toets, locatie: Locatie) -> tuple[int, int]:
    """How many results of a location there are, and how many would get another outcome; in the database."""
    uitslagen = Afname.objects.filter(toets=toets, klant__locatie=locatie, stand=Afname.Stand.AFGEROND)
    opnieuw: QuerySet[Any] = herscoor(lijst, uitslagen)
    return uitslagen.count(), opnieuw.exclude(band=F("uitkomst")).count()


def feiten_bij(vraagrijen: list[Rijgegevens], *, handhaving: bool) -> dict[str, Feit]:
    """What the scoring can ask, given questions as typed; a row that makes no question is left out.

    Args:
        handhaving: whether it is a test of enforcement, which may ask less about the client.
    """
    codes: list[str] = []
    gemaakt: list[dict[str, Any]] = []
    for rij in vraagrijen:
        tekst = str(rij.get("tekst") or "").strip()
        soort = rij.get("soort")
        code = str(rij.get("code") or "")
        codes.append(code if code and code not in codes else als_code(tekst, codes))
        if tekst and soort in {keuze.value for keuze in vragen.Soort}:
            gemaakt.append({"code": codes[-1], "tekst": tekst, "soort": soort})
    van_klant = toegestane_feiten() if handhaving else open_feiten("klant")
    lijst = vragen.lees(gemaakt, [], [])
    antwoorden = lijst.antwoordfeiten()
    return {code: feit for code, feit in lijst.feiten().items() if code in van_klant or code in antwoorden}


class _AndereVorm(Exception):
    """A rule that is not one condition, or several together."""


def _vragen(rijen: list[Rijgegevens], fouten: Onleesbaarheid) -> list[dict[str, Any]]:
    codes: list[str] = []
    for rij in rijen:
        codes.append(
            rij["code"] if rij["code"] and rij["code"] not in codes else als_code(rij["tekst"], codes)
        )
    kaal = [_vraag(rij, code) for rij, code in zip(rijen, codes, strict=True)]
    feiten = vragen.lees(kaal, [], []).antwoordfeiten()
    for nummer, rij in enumerate(rijen):
        if rij["toon_vraag"] is None:
            continue
        wie = rij["toon_vraag"] - 1
        feit = ANTWOORD + codes[wie] if 0 <= wie < len(codes) else ""
        try:
            kaal[nummer]["toon"] = lees_rij(Rij("", feit, rij["toon_is"], rij["toon_waarde"]), feiten)
        except Onleesbaar as fout:
            namen = {"feit": "toon_vraag", "vergelijking": "toon_is", "waarde": "toon_waarde"}
            fouten.meld("vragen", nummer, fout, namen)
    return kaal


def _vraag(rij: Rijgegevens, code: str) -> dict[str, Any]:
    vraag = {naam: rij[naam] for naam in ("tekst", "soort", "uitleg", "eenheid", "verplicht")}
    vraag |= {"code": code, "van": rij["van"], "tot": rij["tot"]}
    if rij["competentie"]:
        vraag["competentie"] = rij["competentie"]
    teksten = [regel.strip() for regel in rij["keuzes"].splitlines() if regel.strip()]
    if teksten:
        codes: list[str] = []
        for tekst in teksten:
            codes.append(als_code(tekst, codes))
        vraag["keuzes"] = [{"code": c, "tekst": t} for c, t in zip(codes, teksten, strict=True)]
    return vraag


def _regels(
    rijen: list[Rijgegevens], feiten: Mapping[str, Feit], fouten: Onleesbaarheid
) -> list[dict[str, Any]]:
    per_naam: dict[str, tuple[Rijgegevens, list[dict[str, Any]]]] = {}
    regimes: dict[str, list[str]] = {}
    for nummer, rij in enumerate(rijen):
        try:
            conditie = lees_rij(Rij("", rij["feit"], rij["vergelijking"], rij["waarde"]), feiten)
        except Onleesbaar as fout:
            fouten.meld("regels", nummer, fout, {n: n for n in ("feit", "vergelijking", "waarde")})
            continue
        try:
            regimes[rij["naam"].casefold()] = _regimes(rij["regimes"], feiten)
        except Onleesbaar as fout:
            fouten.meld("regels", nummer, fout, {"waarde": "regimes"})
        per_naam.setdefault(rij["naam"].casefold(), (rij, []))[1].append(conditie)
    return [
        {
            "naam": rij["naam"],
            "gebied": rij["gebied"],
            "boom": condities[0] if len(condities) == 1 else {"alle": condities},
            "punten": rij["punten"],
            "regimes": regimes.get(naam, []),
        }
        for naam, (rij, condities) in per_naam.items()
    ]


def _regimes(tekst: str, feiten: Mapping[str, Feit]) -> list[str]:
    """The schemes that were typed, by name; none when the rule counts under all."""
    if not tekst.strip():
        return []
    codes: list[str] = lees_waarde(tekst.strip(), Operator.BEVAT_EEN_VAN, feiten["regimes"])
    return codes


def _uitkomsten(rijen: list[Rijgegevens]) -> list[dict[str, Any]]:
    codes: list[str] = []
    for rij in rijen:
        codes.append(
            rij["code"] if rij["code"] and rij["code"] not in codes else als_code(rij["naam"], codes)
        )
    namen = ("naam", "van", "tot", "professional", "klant", "evc", "kleur")
    return [
        {"code": code, **{naam: rij[naam] for naam in namen}} for code, rij in zip(codes, rijen, strict=True)
    ]


def _vraagrijen(lijst: Vragenlijst) -> list[Rijgegevens]:
    feiten = lijst.antwoordfeiten()
    plek = {vraag.feitcode: nummer for nummer, vraag in enumerate(lijst.vragen, start=1)}
    rijen = []
    for vraag in lijst.vragen:
        rij: Rijgegevens = {
            naam: getattr(vraag, naam)
            for naam in (
                "code",
                "tekst",
                "soort",
                "uitleg",
                "eenheid",
                "verplicht",
                "van",
                "tot",
                "competentie",
            )
        }
        rij["keuzes"] = "\n".join(tekst for _, tekst in vraag.keuzes)
        rij |= {"toon_vraag": None, "toon_is": "", "toon_waarde": ""}
        if vraag.toon is not None:
            [conditie] = _condities(lees(vraag.toon, feiten), hoogstens=1)
            rij["toon_vraag"] = plek[conditie.feit.code]
            rij["toon_is"], rij["toon_waarde"] = conditie.operator.value, waarde_als_tekst(conditie)
        rijen.append(rij)
    return rijen


def _regelrijen(lijst: Vragenlijst) -> list[Rijgegevens]:
    feiten = lijst.feiten()
    namen = feiten["regimes"].keuzelijst()
    return [
        {
            "naam": regel.naam,
            "gebied": regel.gebied,
            "feit": conditie.feit.code,
            "vergelijking": conditie.operator.value,
            "waarde": waarde_als_tekst(conditie),
            "punten": regel.punten,
            "regimes": ", ".join(namen.get(code, code) for code in regel.regimes),
        }
        for regel in lijst.regels
        for conditie in _condities(lees(regel.boom, feiten), hoogstens=20)
    ]


def _uitkomstrij(uitkomst: vragen.Uitkomst) -> Rijgegevens:
    namen = ("code", "naam", "van", "tot", "professional", "klant", "evc", "kleur")
    return {naam: getattr(uitkomst, naam) for naam in namen}


def _condities(knoop: Knoop, *, hoogstens: int) -> list[Conditie]:
    delen = knoop.delen if isinstance(knoop, Alle) else (knoop,)
    vlak = [deel for deel in delen if isinstance(deel, Conditie)]
    if len(vlak) != len(delen) or not 1 <= len(vlak) <= hoogstens:
        raise _AndereVorm
    return vlak
