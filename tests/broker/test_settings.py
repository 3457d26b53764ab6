"""The settings written for mosquitto."""

from __future__ import annotations

from pathlib import Path

from storeside.broker.settings import (
    mosquitto_conf,
    write_mosquitto_conf,
)

DEPLOYED = Path(__file__).parents[2] / "deploy" / "mosquitto" / "storeside.conf"


def test_the_deployed_file_is_the_one_that_is_tested() -> None:
    """Not one option may differ: only port, folder and user are given."""
    assert DEPLOYED.read_text(encoding="utf-8") == mosquitto_conf(
        port=1883, data_dir="/var/lib/mosquitto", user="mosquitto"
    )


def test_every_option_stands_under_a_line_that_explains_it() -> None:
    explained = False
    for line in mosquitto_conf(port=1, data_dir="/x", user="u").splitlines():
        if not line:
            explained = False
        elif line.startswith("#"):
            explained = True
        else:
            assert explained, f"nothing explains: {line}"


def test_the_written_file_names_its_folder_and_port(tmp_path: Path) -> None:
    lines = write_mosquitto_conf(tmp_path, 1999).read_text(encoding="utf-8").splitlines()
    assert "listener 1999 127.0.0.1" in lines
    assert f"persistence_location {tmp_path}/mosquitto/" in lines
    assert (tmp_path / "mosquitto").is_dir()
