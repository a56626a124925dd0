"""Find a browser for the browser tests, or install one; prints its path.

Run by `make test`, which hands the path to the tests in LWI_BROWSER. Everything else goes to stderr.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

_NAMEN = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def vind() -> str | None:
    """Return the path of a browser on this machine: LWI_BROWSER, or the first known name on PATH."""
    return os.environ.get("LWI_BROWSER") or next(filter(None, map(shutil.which, _NAMEN)), None)


def installeer() -> str | None:
    """Install a browser from the distribution, or else playwright's own; return its path, if any."""
    if shutil.which("apt-get") and (voorzet := _beheerder()) is not None:
        gelukt = _draai([*voorzet, "apt-get", "update", "-q"])
        gelukt = gelukt and _draai([*voorzet, "apt-get", "install", "-y", "-q", "chromium"])
        if gelukt and (pad := vind()):
            return pad
    if _draai([sys.executable, "-m", "playwright", "install", "chromium"]):
        return _van_playwright()
    return None


def _van_playwright() -> str | None:
    vraag = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    antwoord = subprocess.run([sys.executable, "-c", vraag], capture_output=True, text=True, check=False)
    pad = antwoord.stdout.strip()
    return pad if os.path.exists(pad) else None


def _beheerder() -> Sequence[str] | None:
    """Return the words that make a command run as root; None when that is not possible."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _draai(["sudo", "-n", "true"]) else None


def _draai(opdracht: Sequence[str]) -> bool:
    return subprocess.run(opdracht, stdout=sys.stderr, check=False).returncode == 0


if __name__ == "__main__":
    gevonden = vind() or _van_playwright() or installeer()
    if gevonden is None:
        sys.exit(
            "The browser tests need Chromium, and it could not be installed. Install it (Debian: "
            "apt-get install chromium), or set LWI_BROWSER to the path of Chromium or Chrome."
        )
    print(gevonden)
