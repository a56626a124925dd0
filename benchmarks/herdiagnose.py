"""The nightly re-diagnosis of the whole country, beside one plain scan and beside dossier by dossier.

Prints the time of the job, of one sequential scan of the tables that it reads, of the same work done object
by object on a sample, and of trying a rule on a location of 20,000 dossiers. See README.md.
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
    lezer.add_argument("--steekproef", type=int, default=500, help="dossiers that are done one by one")
    lezer.add_argument("--json", type=Path, help="file for the figures")
    keuze = lezer.parse_args()
    code = (
        "from benchmarks.herdiagnose_maat import meet; "
        f"meet(dossiers={keuze.dossiers}, steekproef={keuze.steekproef})"
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
    per_stuk = k["een_voor_een"] / k["steekproef"] * k["dossiers"]
    print(f"{k['dossiers']:,.0f} dossiers at {k['locaties']:.0f} locations; {k['taken']:,.0f} tasks made")
    print(f"one scan of the tables          {k['scan']:>10.2f} s")
    print(f"the nightly job                 {k['taak']:>10.2f} s  {k['taak'] / k['scan']:>8.1f} x the scan")
    print(f"the job once more               {k['nogmaals']:>10.2f} s")
    print(f"object by object, extrapolated  {per_stuk:>10.0f} s  {per_stuk / k['taak']:>8.1f} x the job")
    print(f"trying a rule, {k['klanten_daar']:,.0f} dossiers  {k['simulatie']:>10.2f} s")


if __name__ == "__main__":
    main()
