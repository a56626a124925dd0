"""The public map at 124 locations and ten years of measurements, against the bare statement that it needs.

Prints per page the statements, their time, the total time of the server (the first visit after something was
submitted, and every next one), and the ratio of the first visit to the one statement that reads all scores.
See README.md.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from lwi_portal.diensten.samen import tijdelijke_diensten

HUIS = Path(__file__).resolve().parent.parent


def main() -> None:
    """Fill and measure in a process and with services of its own; nothing is left afterwards."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--metingen", type=int, default=20, help="measurements per location, over ten years")
    lezer.add_argument("--keer", type=int, default=15, help="how often each page is fetched")
    keuze = lezer.parse_args()
    code = f"from benchmarks.landkaart_maat import meet; meet({keuze.metingen}, {keuze.keer})"
    opdracht = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    with tijdelijke_diensten({}) as diensten:
        omgeving = os.environ | diensten.urls | {"LWI_DEBUG": "false"}
        klaar = subprocess.run(
            opdracht, env=omgeving, cwd=HUIS, check=True, stdout=subprocess.PIPE, text=True
        )
    _toon(json.loads(klaar.stdout.splitlines()[-1]))


def _toon(uitslag: dict[str, Any]) -> None:
    kaal = uitslag["kaal"]
    print(f"{uitslag['locaties']} locations, {uitslag['scores']:,} scores; reading them: {kaal:.1f} ms")
    koppen = ("q", "SQL ms", "first ms", "next ms", "ratio", "304 ms", "kB")
    breed = (4, 9, 10, 9, 7, 8, 6)
    print(f"{'page':<28}" + "".join(f"{kop:>{n}}" for kop, n in zip(koppen, breed, strict=True)))
    for naam, k in uitslag["paginas"].items():
        print(
            f"{naam:<28}{k['vragen']:>4}{k['sql']:>9.1f}{k['eerst']:>10.1f}{k['daarna']:>9.1f}"
            f"{k['eerst'] / kaal:>7.2f}{k['onveranderd']:>8.1f}{k['grootte'] / 1e3:>6.0f}"
        )


if __name__ == "__main__":
    main()
