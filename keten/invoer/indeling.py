"""The published layout of every kind of file: as an example in CSV and XML, and as tables in the manual."""

from xml.sax.saxutils import escape

from keten.invoer.soorten import Invoersoort, alle
from keten.rekenblad import als_csv as csv_regels


def als_csv(soort: Invoersoort) -> str:
    """The headings of a kind and one invented row."""
    koppen = [kolom.naam for kolom in soort.kolommen]
    regels = csv_regels(koppen, [[kolom.voorbeeld for kolom in soort.kolommen]])
    return "".join(regels).removeprefix("\ufeff")


def als_xml(soort: Invoersoort) -> str:
    """A file of a kind with one invented row.

    Raises:
        ValueError: this kind does not come in XML.
    """
    if soort.xml is None:
        raise ValueError(f"{soort.code} has no XML.")
    wortel, rij = soort.xml
    velden = "".join(f"    <{k.naam}>{escape(k.voorbeeld)}</{k.naam}>\n" for k in soort.kolommen)
    kop = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{kop}<{wortel}>\n  <{rij}>\n{velden}  </{rij}>\n</{wortel}>\n"


def als_tabellen() -> str:
    """The layouts of all kinds in Markdown, as `docs/koppelingen.md` holds them."""
    return "\n".join(_tabel(soort) for soort in alle())


def _tabel(soort: Invoersoort) -> str:
    vorm = f"CSV, or XML with `<{soort.xml[0]}>` around each `<{soort.xml[1]}>`" if soort.xml else "CSV"
    kop = (
        f"### `{soort.code}`: {soort.naam}\n\n{soort.uitleg}\n\n"
        f"{vorm}; at most {soort.meeste_rijen} rows; right `{soort.recht.value}`; "
        f"{'can be undone' if soort.draai_terug else 'cannot be undone'}.\n\n"
        "| column | must be there | meaning | example | values |\n|---|---|---|---|---|\n"
    )
    regels = (
        f"| `{k.naam}` | {'yes' if k.verplicht else 'no'} | {k.uitleg} | {k.voorbeeld} | "
        f"{', '.join(f'`{code}`' for code, _woord in k.keuzes)} |\n"
        for k in soort.kolommen
    )
    return kop + "".join(regels)
