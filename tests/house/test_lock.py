"""Dependencies are pinned by version and hash, in files that name no index and no host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-tryton.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text().strip(), flags=re.IGNORECASE)
    for entry in entries:
        assert re.match(r"[a-z0-9._\[\]-]+==\S+", entry, re.IGNORECASE), entry
        assert "--hash=sha256:" in entry


def test_both_locks_agree() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.\[\]-]+==[^ ;]+", (ROOT / name).read_text(), re.M))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_what_is_asked_for_is_locked() -> None:
    for lock in LOCKS:
        source = lock.replace(".lock", ".in")
        wanted = re.findall(r"^([A-Za-z][\w.-]*)", (ROOT / source).read_text(), re.M)
        locked = (ROOT / lock).read_text().lower().replace("_", "-")
        for package in wanted:
            assert re.search(rf"^{package.lower()}==", locked, re.M), package
