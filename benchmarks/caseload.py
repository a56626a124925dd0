"""The pages that a werkcoach has open all day, on a small and on a national population.

Prints per page the statements, their time, the total time of the server, its ratio to database plus bare
rendering, the size, and requests per second with two workers; and how the times grow. See README.md.
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
MATEN = {
    "12,000": {"land": 12_000},
    "12,000, caseloads x10": {"land": 112_000, "groot": 100_000, "groot_caseload": 5_540},
    "1,200,000": {"land": 1_200_000, "groot": 100_000, "groot_caseload": 5_540},
}
"""Sizes to compare; the usual location (2,000 dossiers) and caseload (118) are in each of them."""


def main() -> None:
    """Measure the sizes one after the other, and print them beside each other."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--maten", nargs="+", choices=list(MATEN), default=list(MATEN))
    lezer.add_argument("--keer", type=int, default=15, help="how often each page is fetched")
    lezer.add_argument("--seconden", type=float, default=8, help="how long each page is under load")
    lezer.add_argument("--json", type=Path, help="file for the figures")
    keuze = lezer.parse_args()
    uitslagen = {maat: _meet(maat, keuze.keer, keuze.seconden) for maat in keuze.maten}
    for maat, uitslag in uitslagen.items():
        _toon(maat, uitslag)
    if len(uitslagen) > 1:
        _toon_groei(uitslagen)
    if keuze.json:
        keuze.json.write_text(json.dumps(uitslagen, indent=2) + "\n")


def _meet(maat: str, keer: int, seconden: float) -> Any:
    """Fill and measure in a process and with services of its own; nothing is left afterwards."""
    print(f"{maat}: filling and measuring…", file=sys.stderr)
    code = (
        f"from benchmarks.caseload_maat import meet; meet({MATEN[maat]!r}, keer={keer}, seconden={seconden})"
    )
    opdracht = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    with tijdelijke_diensten({}) as diensten:
        omgeving = os.environ | diensten.urls | {"LWI_DEBUG": "false"}
        klaar = subprocess.run(
            opdracht, env=omgeving, cwd=HUIS, check=True, stdout=subprocess.PIPE, text=True
        )
    return json.loads(klaar.stdout.splitlines()[-1])


def _toon(maat: str, uitslag: dict[str, dict[str, float]]) -> None:
    print(f"\n{maat} dossiers")
    print(f"{'page':<38}{'q':>4}{'SQL ms':>9}{'bare ms':>9}{'total ms':>10}{'ratio':>7}{'kB':>7}{'req/s':>8}")
    for naam, k in uitslag.items():
        ratio = k["totaal"] / (k["sql"] + k["kaal"])
        print(
            f"{naam:<38}{k['vragen']:>4.0f}{k['sql'] * 1e3:>9.1f}{k['kaal'] * 1e3:>9.1f}"
            f"{k['totaal'] * 1e3:>10.1f}{ratio:>7.2f}{k['grootte'] / 1e3:>7.0f}{k['per_seconde']:>8.1f}"
        )


def _toon_groei(uitslagen: dict[str, dict[str, dict[str, float]]]) -> None:
    maten = list(uitslagen)
    print(f"\n{'total time, times the first size':<38}" + "".join(f"{maat:>24}" for maat in maten[1:]))
    for naam, eerst in uitslagen[maten[0]].items():
        groei = "".join(f"{uitslagen[maat][naam]['totaal'] / eerst['totaal']:>23.2f}x" for maat in maten[1:])
        print(f"{naam:<38}{groei}")


if __name__ == "__main__":
    main()
