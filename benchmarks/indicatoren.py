"""All figures of the chain over a year for the whole country, beside the bare queries that count them.

Prints the time of working out and storing every figure of every month, of the same queries without storing
anything, and of reading a dashboard. See README.md.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from lwi_portal.diensten.samen import tijdelijke_diensten

HUIS = Path(__file__).resolve().parent.parent


def main() -> None:
    """Fill, measure in a process and with services of its own, and print; nothing is left afterwards."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--dossiers", type=int, default=1_200_000)
    lezer.add_argument("--maanden", type=int, default=12)
    lezer.add_argument("--json", type=Path, help="file for the figures")
    keuze = lezer.parse_args()
    code = (
        "from benchmarks.indicatoren_maat import meet; "
        f"meet(dossiers={keuze.dossiers}, maanden={keuze.maanden})"
    )
    opdracht = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
    print("filling and measuring…", file=sys.stderr)
    with tijdelijke_diensten({}) as diensten:
        omgeving = os.environ | diensten.urls | {"LWI_DEBUG": "false"}
        migreer = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(migreer, env=omgeving, cwd=HUIS, check=True)
        klaar = subprocess.run(
            opdracht, env=omgeving, cwd=HUIS, check=True, stdout=subprocess.PIPE, text=True
        )
    uitslag = json.loads(klaar.stdout.splitlines()[-1])
    _toon(uitslag)
    if keuze.json:
        keuze.json.write_text(json.dumps(uitslag, indent=2) + "\n")


def _toon(k: dict[str, float]) -> None:
    print(f"{k['dossiers']:,.0f} dossiers at {k['locaties']:.0f} locations")
    print(f"{k['cijfers']:.0f} figures, {k['maanden']:.0f} months: {k['waarden']:,.0f} values")
    print(f"the bare queries        {k['kaal']:>10.2f} s")
    print(f"the job                 {k['taak']:>10.2f} s  {k['taak'] / k['kaal']:>8.2f} x the bare queries")
    print(f"the job once more       {k['nogmaals']:>10.2f} s")
    print(f"reading a dashboard     {k['lezen'] * 1000:>10.1f} ms")


if __name__ == "__main__":
    main()
