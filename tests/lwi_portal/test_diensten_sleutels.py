"""The secrets: required in production, made once elsewhere."""

import json
import subprocess
import sys

import environ
import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from lwi_portal.diensten.plaats import KLOON
from lwi_portal.diensten.sleutelbos import eigen_sleutels, sleutels

NAMEN = ["LWI_GEHEIM", "LWI_BSN_SLEUTELS", "LWI_BSN_ZOEKSLEUTEL"]


@pytest.fixture
def waarden():
    return {
        "LWI_GEHEIM": "g" * 60,
        "LWI_BSN_SLEUTELS": f"{Fernet.generate_key().decode()}, {Fernet.generate_key().decode()}",
        "LWI_BSN_ZOEKSLEUTEL": "z" * 40,
    }


def omgeving(waarden: dict[str, str]) -> environ.Env:
    env = environ.Env()
    env.ENVIRON = waarden
    return env


def test_de_sleutels_komen_uit_de_omgeving_met_de_nieuwste_voorop(waarden):
    bos = sleutels(omgeving(waarden), verplicht=True)
    assert bos.geheim == "g" * 60
    assert bos.bsn == waarden["LWI_BSN_SLEUTELS"].split(", ")


@pytest.mark.parametrize("naam", NAMEN)
def test_in_productie_noemt_de_fout_de_instelling_die_ontbreekt(waarden, naam):
    del waarden[naam]
    with pytest.raises(ImproperlyConfigured, match=naam):
        sleutels(omgeving(waarden), verplicht=True)


@pytest.mark.parametrize(
    ("naam", "fout"), [("LWI_BSN_SLEUTELS", "nep-sleutel"), ("LWI_BSN_ZOEKSLEUTEL", "kort")]
)
def test_een_onbruikbare_sleutel_wordt_geweigerd_en_niet_getoond(waarden, naam, fout):
    waarden[naam] = fout
    with pytest.raises(ImproperlyConfigured, match=naam) as melding:
        sleutels(omgeving(waarden), verplicht=True)
    assert fout not in str(melding.value)


def test_eigen_sleutels_blijven_dezelfde_en_zijn_alleen_voor_de_eigenaar(tmp_path):
    eerste = eigen_sleutels(tmp_path / "lwi")
    assert eigen_sleutels(tmp_path / "lwi") == eerste
    assert (tmp_path / "lwi" / "sleutels.json").stat().st_mode & 0o777 == 0o600
    assert [pad.name for pad in (tmp_path / "lwi").iterdir()] == ["sleutels.json"]


def test_processen_die_tegelijk_starten_hebben_dezelfde_sleutels(tmp_path):
    code = (
        "import sys, pathlib; from lwi_portal.diensten.sleutelbos import eigen_sleutels; "
        "print('klaar', flush=True); sys.stdin.readline(); "
        "print(eigen_sleutels(pathlib.Path(sys.argv[1])).geheim)"
    )
    opdracht = [sys.executable, "-c", code, str(tmp_path / "lwi")]
    stroom = subprocess.PIPE
    processen = [
        subprocess.Popen(opdracht, cwd=KLOON, stdin=stroom, stdout=stroom, text=True) for _ in range(4)
    ]
    for proces in processen:
        assert proces.stdout is not None and proces.stdout.readline() == "klaar\n"
    geheimen = set()
    for proces in processen:
        assert proces.stdin is not None
        proces.stdin.write("\n")
        proces.stdin.flush()
    for proces in processen:
        geheimen.add(proces.communicate()[0].strip())
    assert geheimen == {json.loads((tmp_path / "lwi" / "sleutels.json").read_text())["geheim"]}
