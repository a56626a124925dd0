"""Measures how pages and the nightly job grow with the number of clients; see README.md beside this file."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from lwi_portal.diensten.samen import tijdelijke_diensten

HUIS = Path(__file__).resolve().parent.parent
Uitslag = dict[str, float]


def main() -> None:
    """Measure each size, and print them beside each other."""
    keuze = _argumenten()
    uitslagen = {aantal: _meet(aantal, keuze.locaties, keuze.keer) for aantal in sorted(keuze.klanten)}
    _toon(uitslagen)
    if keuze.json:
        keuze.json.write_text(json.dumps(uitslagen, indent=2) + "\n")


def _argumenten() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klanten", type=int, nargs="+", default=[10_000, 100_000], help="sizes to compare")
    lezer.add_argument("--locaties", type=int, default=6)
    lezer.add_argument("--keer", type=int, default=9, help="how often each page is fetched")
    lezer.add_argument("--json", type=Path, help="file for the figures")
    return lezer.parse_args()


def _meet(aantal: int, locaties: int, keer: int) -> Uitslag:
    """Measure one size in a process and with services of its own; nothing is left afterwards."""
    print(f"{aantal:,} clients: filling and measuring…", file=sys.stderr)
    code = f"from benchmarks.een_maat import meet; meet({aantal}, {locaties}, {keer})"
    opdracht = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    with tijdelijke_diensten({}) as diensten:
        omgeving = os.environ | diensten.urls | {"LWI_DEBUG": "false"}
        klaar = subprocess.run(
            opdracht, env=omgeving, cwd=HUIS, check=True, stdout=subprocess.PIPE, text=True
        )
    uitslag: Uitslag = json.loads(klaar.stdout)
    return uitslag


def _toon(uitslagen: dict[int, Uitslag]) -> None:
    """One row per measurement: each size, and how many times the largest takes what the smallest takes."""
    maten = list(uitslagen)
    print(f"{'seconds':<30}{''.join(f'{maat:>14,}' for maat in maten)}{'ratio':>10}")
    for naam in uitslagen[maten[0]]:
        waarden = [uitslagen[maat][naam] for maat in maten]
        cellen = "".join(f"{waarde:>14.3f}" for waarde in waarden)
        print(f"{naam:<30}{cellen}{waarden[-1] / waarden[0]:>9.1f}x")


if __name__ == "__main__":
    main()
