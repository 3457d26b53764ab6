"""The installer: writes once, keeps a shop's settings, and its units are what systemd accepts."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import msgspec
import pytest

from edge_agent.options import EdgeOptions
from firmware_bridge.options import BridgeOptions
from kiosk.options import KioskOptions
from storecore.options.read import parse_options

ROOT = Path(__file__).parents[2]
INSTALL = ROOT / "deploy" / "install.sh"
UNITS = ("storeside-edge.service", "storeside-bridge.service", "storeside-kiosk.service")
SETTINGS: dict[str, type[msgspec.Struct]] = {
    "edge": EdgeOptions,
    "bridge": BridgeOptions,
    "kiosk": KioskOptions,
}


def install(destination: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installer into a folder."""
    return subprocess.run(
        [str(INSTALL), *arguments],
        env={**os.environ, "DESTDIR": str(destination)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def tree(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file below a folder with its text and mode."""
    return {
        str(path.relative_to(folder)): (path.read_text(), path.stat().st_mode)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_installing_again_changes_nothing(tmp_path: Path) -> None:
    assert install(tmp_path).returncode == 0
    first = tree(tmp_path)
    again = install(tmp_path)
    assert (again.returncode, again.stdout) == (0, "")
    assert tree(tmp_path) == first
    assert not any("@ROOT@" in text for text, _ in first.values())


def test_a_shop_s_settings_are_kept_and_our_own_files_renewed(tmp_path: Path) -> None:
    install(tmp_path)
    settings = tmp_path / "etc/storeside/kiosk.toml"
    settings.write_text('name = "kiosk-7"\n')
    unit = tmp_path / "etc/systemd/system/storeside-kiosk.service"
    unit.write_text("old")
    install(tmp_path)
    assert settings.read_text() == 'name = "kiosk-7"\n'
    assert "WatchdogSec" in unit.read_text()


def test_a_dry_run_says_what_it_would_do_and_does_nothing(tmp_path: Path) -> None:
    said = install(tmp_path, "--dry-run")
    assert said.returncode == 0
    assert tree(tmp_path) == {}
    for unit in UNITS:
        assert f"would write {tmp_path}/etc/systemd/system/{unit}" in said.stdout


@pytest.mark.parametrize(
    ("role", "units"), [("store", UNITS[:2]), ("kiosk", UNITS[2:]), ("all", UNITS)]
)
def test_each_role_gets_its_own(tmp_path: Path, role: str, units: tuple[str, ...]) -> None:
    install(tmp_path, "--role", role)
    found = {path.name for path in (tmp_path / "etc/systemd/system").glob("*.service")}
    assert found == set(units)


@pytest.mark.parametrize("arguments", [("--role",), ("--role", "cloud"), ("--nonsense",)])
def test_a_wrong_option_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = install(tmp_path, *arguments)
    assert said.returncode == 2
    assert "install.sh:" in said.stderr
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("program", SETTINGS)
def test_the_settings_that_come_along_are_read(tmp_path: Path, program: str) -> None:
    install(tmp_path)
    path = tmp_path / f"etc/storeside/{program}.toml"
    options = parse_options(SETTINGS[program], ["--config", str(path)])
    given = tomllib.loads(path.read_text())
    assert {name: getattr(options, name) for name in given} == given
    assert given["data"] == f"/var/lib/storeside/{program}"
    assert path.stat().st_mode & 0o007 == 0  # the staff's PIN may stand in it


def unit_lines(name: str) -> dict[str, str]:
    """A unit's settings; the last one counts."""
    text = (ROOT / "deploy/systemd" / name).read_text()
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.M))


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_comes_back_however_it_ends_and_has_no_more_rights_than_it_needs(name: str) -> None:
    unit = unit_lines(name)
    assert unit["Restart"] == "always"
    assert unit["StartLimitIntervalSec"] == "0"
    assert unit["Type"] == "notify"
    assert int(unit["WatchdogSec"]) >= 4 * 5  # several beats may be late
    assert unit["User"] not in {"", "root"}
    assert unit["NoNewPrivileges"] == "yes"
    assert unit["CapabilityBoundingSet"] == ""


def test_the_kiosk_has_the_screen_to_itself() -> None:
    unit = unit_lines("storeside-kiosk.service")
    arguments = unit["ExecStart"].split(" -- ")[0].split()
    assert arguments == ["/usr/bin/cage", "-d"]  # -s would let keys switch consoles
    assert unit["Conflicts"] == "getty@tty1.service"
    logind = (ROOT / "deploy/etc/logind.conf").read_text()
    assert "NAutoVTs=0" in logind and "ReserveVT=0" in logind
    assert "kernel.sysrq = 0" in (ROOT / "deploy/etc/sysctl.conf").read_text()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    install(tmp_path)
    folder = tmp_path / "etc/systemd/system"
    for name in UNITS:
        # What is started need not be installed on the machine that builds.
        path = folder / name
        path.write_text(
            path.read_text()
            .replace("/usr/bin/cage", shutil.which("true") or "/bin/true")
            .replace(f"{ROOT}/.venv/bin/python", sys.executable)
        )
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(folder / name) for name in UNITS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    ours = [line for line in done.stderr.splitlines() if "storeside" in line]
    assert ours == [], done.stderr
