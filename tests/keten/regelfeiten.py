"""Facts about locations with every kind of value and every way of being unknown, and trees over them."""

import datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Case, DecimalField, Expression, F, OuterRef, TextField, Value, When
from django.db.models.functions import Cast, NullIf
from hypothesis import strategies as st

from keten.models import Arbeidsmarktregio, Ketenpartner, Locatie
from keten.regels.boom import OPERATOREN, Operator
from keten.regels.feiten import Feit, Soort, Waarde

PARTNERS = ("p1", "p2", "p3")
PLAATSEN = ("Ede", "Tiel", "Wijchen")


def _partners() -> Expression:
    codes = Ketenpartner.objects.filter(locaties=OuterRef("pk")).values("code")
    leeg = Value(None, output_field=ArrayField(TextField()))
    return Case(
        When(adres="onbekend", then=leeg), default=Cast(ArraySubquery(codes), ArrayField(TextField()))
    )


FEITEN = {
    feit.code: feit
    for feit in (
        Feit(
            "getal",
            "leeftijd",
            Soort.GETAL,
            Cast(NullIf("telefoon", Value("")), DecimalField(max_digits=20, decimal_places=2)),
            eenheid="jaar",
            minder="jonger dan",
            meer="ouder dan",
        ),
        Feit(
            "janee",
            "startkwalificatie",
            Soort.JANEE,
            Case(
                When(email="ja@lwi.example", then=True),
                When(email="nee@lwi.example", then=False),
                output_field=BooleanField(),
            ),
        ),
        Feit("keuze", "woonplaats", Soort.KEUZE, F("plaats"), keuzes=[(p, p.upper()) for p in PLAATSEN]),
        Feit("datum", "laatste dag", Soort.DATUM, F("geldig_tot")),
        Feit("meer", "belemmeringen", Soort.MEERKEUZE, _partners, keuzes=lambda: [(p, p) for p in PARTNERS]),
    )
}

GETALLEN = ("", "0", "-3", "26.50", "27", "27.01", "1000000")
DATUMS = (None, datetime.date(2026, 2, 28), datetime.date(2026, 3, 1), datetime.date(2030, 1, 1))


def maak_locaties(regio: Arbeidsmarktregio, aantal: int = 84) -> None:
    """Make locations that together have every value of every fact, in many combinations."""
    partners = [Ketenpartner.objects.create(code=code, naam=code, kolom="cwi") for code in PARTNERS]
    locaties = [
        Locatie(
            code=f"rij-{n}",
            naam=f"Rij {n}",
            regio=regio,
            telefoon=GETALLEN[n % len(GETALLEN)],
            email=("", "ja@lwi.example", "nee@lwi.example")[n % 3],
            plaats=("", *PLAATSEN)[n % 4],
            adres="onbekend" if n % 5 == 0 else "",
            geldig_tot=DATUMS[n // 7 % 4],
        )
        for n in range(aantal)
    ]
    Locatie.objects.bulk_create(locaties)
    for n, locatie in enumerate(locaties):
        locatie.partners.set([partner for bit, partner in enumerate(partners) if n >> bit & 1])


_LOS: dict[Soort, st.SearchStrategy[Any]] = {
    Soort.GETAL: st.sampled_from([float(getal) if "." in getal else int(getal) for getal in GETALLEN[1:]])
    | st.integers(-(10**12), 10**12)
    | st.decimals(-100, 100, places=3).map(float),
    Soort.JANEE: st.booleans(),
    Soort.KEUZE: st.sampled_from(PLAATSEN),
    Soort.DATUM: st.sampled_from([datum.isoformat() for datum in DATUMS if datum])
    | st.dates().map(datetime.date.isoformat),
    Soort.MEERKEUZE: st.sampled_from(PARTNERS),
}


@st.composite
def condities(draw: st.DrawFn) -> dict[str, Any]:
    """A valid condition as JSON."""
    feit = draw(st.sampled_from(list(FEITEN.values())))
    operator = draw(st.sampled_from(OPERATOREN[feit.soort]))
    conditie: dict[str, Any] = {"feit": feit.code, "is": operator.value}
    if operator is Operator.TUSSEN:
        conditie["waarde"] = sorted((draw(_LOS[feit.soort]), draw(_LOS[feit.soort])))
    elif operator in (Operator.IN, Operator.BEVAT_EEN_VAN):
        conditie["waarde"] = draw(st.lists(_LOS[feit.soort], min_size=1, max_size=3))
    elif not operator.zonder_waarde:
        conditie["waarde"] = draw(_LOS[feit.soort])
    return conditie


_GRENS: dict[Soort, tuple[Any, Any, list[Any]]] = {
    Soort.GETAL: (27, [0, 26.5], []),
    Soort.DATUM: ("2026-03-01", ["2026-02-28", "2026-03-01"], []),
    Soort.JANEE: (True, None, []),
    Soort.KEUZE: ("Ede", None, ["Ede", "Tiel"]),
    Soort.MEERKEUZE: ("p2", None, ["p1", "p3"]),
}


def elke_vergelijking() -> list[dict[str, Any]]:
    """Every fact with every operator that it knows, once, on a value that some rows have exactly."""
    condities_: list[dict[str, Any]] = []
    for feit in FEITEN.values():
        los, tussen, een_van = _GRENS[feit.soort]
        for operator in OPERATOREN[feit.soort]:
            conditie = {"feit": feit.code, "is": operator.value}
            if operator is Operator.TUSSEN:
                conditie["waarde"] = tussen
            elif not operator.zonder_waarde:
                in_lijst = operator in (Operator.IN, Operator.BEVAT_EEN_VAN)
                conditie["waarde"] = een_van if in_lijst else los
            condities_.append(conditie)
    return condities_


bomen: st.SearchStrategy[dict[str, Any]] = st.recursive(
    condities(),
    lambda delen: st.one_of(
        st.builds(lambda d: {"alle": d}, st.lists(delen, max_size=3)),
        st.builds(lambda d: {"een": d}, st.lists(delen, max_size=3)),
        st.builds(lambda d: {"niet": d}, delen),
    ),
    max_leaves=6,
)

_LEEG: dict[str, Waarde] = {"getal": None, "janee": None, "keuze": None, "datum": None, "meer": None}


def waarden(**bekend: Waarde) -> dict[str, Waarde]:
    """Values of one imaginary person; what is not given is unknown."""
    return {**_LEEG, **bekend}


VOORBEELD = waarden(
    getal=Decimal(24), janee=False, keuze="Ede", datum=datetime.date(2026, 3, 1), meer=frozenset({"p1", "p3"})
)
