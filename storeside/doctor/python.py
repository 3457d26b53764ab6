"""Which Python runs this, and whether what it imports is what the lock names."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module, metadata
from pathlib import Path

from storeside.doctor.finding import Finding, mind, ok, stop

PYTHON_MIN = (3, 11)
LOCK = Path(__file__).parents[2] / "requirements.lock"
SET_UP = "Run script/demo: it installs what is missing."

# What each requirement is imported as. A library with a door of its own is imported through it.
MODULES = {
    "argon2-cffi": "argon2",
    "Babel": "babel.numbers",
    "biip": "biip",
    "cryptography": "storecore.signing.keys",
    "jinja2": "jinja2",
    "msgspec": "msgspec",
    "numpy": "numpy",
    "opencv-python": "kiosk.scanner.images",
    "paho-mqtt": "paho.mqtt.client",
    "pillow-heif": "pillow_heif",
    "psycopg": "psycopg",
    "pypinyin": "pypinyin",
    "protobuf": "google.protobuf",
    "pyserial": "serial",
    "PySide6-Essentials": "PySide6.QtQuick",
    "python-alipay-sdk": "alipay",
    "python-escpos": "escpos.printer",
    "python-multipart": "python_multipart",
    "pyzbar": "kiosk.scanner.zbar",
    "requests": "requests",
    "segno": "segno",
    "sqlite-utils": "sqlite_utils",
    "starlette": "starlette",
    "uvicorn": "uvicorn",
    "wechatpayv3": "wechatpayv3",
    "zeroconf": "zeroconf",
    "zxing-cpp": "zxingcpp",
}
# Debian's packages of the shared libraries that these wheels expect of the system.
_SYSTEM_PACKAGES = {
    "opencv-python": "libgl1 libglib2.0-0",
    "PySide6-Essentials": "libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1",
}
_ZBAR_TODO = (
    "Codes are read without it, by one decoder less. Debian and Ubuntu: apt-get install libzbar0; "
    "macOS: brew install zbar."
)


def check_python(version: tuple[int, ...], executable: str) -> Finding:
    """Whether this Python is new enough."""
    text = ".".join(map(str, version[:3]))
    if version[:2] < PYTHON_MIN:
        return stop(
            "python",
            f"Python {text} ({executable}) is older than 3.11.",
            "Install Python 3.11 or newer, delete .venv and run script/demo.",
        )
    return ok("python", f"Python {text} ({executable}).")


def look_at_python() -> list[Finding]:
    """`check_python` of the Python that runs this."""
    return [check_python(tuple(sys.version_info[:3]), sys.executable)]


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions that a lock file names for each package; more than one where markers divide."""
    pins: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.\[\]-]+)==([^\s;\\]+)", lock, re.M):
        pins.setdefault(name.partition("[")[0].lower(), set()).add(version)
    return pins


def check_imports(modules: dict[str, str], load: Callable[[str], str | None]) -> list[Finding]:
    """One finding for each library that cannot be imported, or one good one for all.

    `load` imports a module and returns None, or the reason why it cannot.
    """
    findings = []
    for package, module in modules.items():
        reason = load(module)
        if reason is not None:
            system = _SYSTEM_PACKAGES.get(package)
            todo = f"{SET_UP} Debian and Ubuntu: apt-get install {system}." if system else SET_UP
            findings.append(stop("libraries", f"{package} does not load: {reason}.", todo))
    return findings or [ok("libraries", f"All {len(modules)} libraries load.")]


def check_versions(
    pins: dict[str, set[str]], installed: Callable[[str], str | None]
) -> list[Finding]:
    """Whether the packages that are installed have the versions that were tested."""
    if not pins:
        return [mind("versions", f"{LOCK} names no versions.", "Fetch the file again.")]
    wrong = []
    for package, versions in pins.items():
        found = installed(package)
        if found is not None and found not in versions:
            wrong.append(f"{package} {found} instead of {' or '.join(sorted(versions))}")
    if wrong:
        return [
            mind(
                "versions",
                f"Not as tested: {'; '.join(wrong)}.",
                "Delete .venv and run script/demo.",
            )
        ]
    return [ok("versions", "Every library installed has the version that requirements.lock names.")]


def check_zbar(missing: str | None) -> Finding:
    """`missing` is why zbar cannot be used, or None."""
    if missing is None:
        return ok("zbar", "zbar gives a second opinion on codes.")
    return mind("zbar", missing, _ZBAR_TODO)


def look_at_libraries() -> list[Finding]:
    """All of the above, of this machine."""
    findings = check_imports(MODULES, load_module)
    lock = LOCK.read_text(encoding="utf-8") if LOCK.is_file() else ""
    findings += check_versions(pinned(lock), installed_version)
    if load_module(MODULES["pyzbar"]) is None:
        findings.append(check_zbar(import_module(MODULES["pyzbar"]).MISSING))
    return findings


def load_module(module: str) -> str | None:
    """Import it; None, or in one line why it cannot be imported."""
    try:
        import_module(module)
    except Exception as problem:  # a library may fail in any way of its own while it is loaded
        return " ".join(str(problem).split()) or type(problem).__name__
    return None


def installed_version(package: str) -> str | None:
    """The version of an installed package, None where it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
