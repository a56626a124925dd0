"""One vacancy against 100,000 available clients, and one client against 20,000 vacancies.

Prints the time of the bare ranking statement, of the same with the names and explanations of the first page,
and of the whole page in the server, each as a ratio to the bare statement. See README.md.
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
    """Fill, measure in a process and with services of its own, and print; nothing is left afterwards."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klanten", type=int, default=100_000)
    lezer.add_argument("--vacatures", type=int, default=20_000)
    lezer.add_argument("--keer", type=int, default=9, help="how often each is measured; the median counts")
    lezer.add_argument("--json", type=Path, help="file for the figures")
    keuze = lezer.parse_args()
    code = (
        "from benchmarks.matching_maat import meet; "
        f"meet(klanten={keuze.klanten}, vacatures={keuze.vacatures}, keer={keuze.keer})"
    )
    opdracht = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    print("filling and measuring…", file=sys.stderr)
    with tijdelijke_diensten({}) as diensten:
        omgeving = os.environ | diensten.urls | {"LWI_DEBUG": "false"}
        klaar = subprocess.run(
            opdracht, env=omgeving, cwd=HUIS, check=True, stdout=subprocess.PIPE, text=True
        )
    uitslag = json.loads(klaar.stdout.splitlines()[-1])
    _toon(uitslag)
    if keuze.json:
        keuze.json.write_text(json.dumps(uitslag, indent=2) + "\n")


def _toon(uitslag: dict[str, dict[str, Any]]) -> None:
    print(f"{'match':<40}{'SQL ms':>9}{'explained ms':>14}{'ratio':>7}{'page ms':>10}{'ratio':>7}")
    for naam, k in uitslag.items():
        print(
            f"{naam:<40}{k['sql'] * 1e3:>9.0f}{k['uitgelegd'] * 1e3:>14.0f}{k['uitgelegd'] / k['sql']:>7.2f}"
            f"{k['bladzijde'] * 1e3:>10.0f}{k['bladzijde'] / k['sql']:>7.2f}"
        )


if __name__ == "__main__":
    main()
