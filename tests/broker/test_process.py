"""Starting and stopping a broker, and what outlives it."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storeside.broker.choose import BrokerKind
from storeside.broker.leftover import StillOwnedError, stop_leftover
from storeside.broker.probe import NoAnswerError, check_broker
from storeside.broker.process import LOG_BYTES_MAX, Broker, BrokerStartError, choose_port
from tests.broker.clients import Shopper
from tests.broker.conftest import chosen

pytestmark = pytest.mark.processes

BOTH = pytest.mark.parametrize("kind", ["mosquitto", "embedded"])


@BOTH
def test_queue_and_retained_are_kept_across_a_stop(
    kind: BrokerKind, tmp_path: Path, shoppers: list[Shopper]
) -> None:
    broker = Broker(tmp_path, choice=chosen(kind))
    with broker:
        edge = Shopper(broker.port, "edge", clean=False)
        edge.subscribe("shop/#")
        edge.leave()
        reader = Shopper(broker.port, "reader")
        reader.publish("shop/birth", b"born", retain=True)
        reader.publish("shop/tags", *(b"%d" % number for number in range(50)))
        reader.leave()
    port_before = broker.port
    with broker:
        assert broker.port == port_before
        shoppers.append(Shopper(broker.port, "edge", clean=False))
        assert shoppers[0].session_present
        assert shoppers[0].until_got(51)[1:] == [b"%d" % number for number in range(50)]
        shoppers.append(Shopper(broker.port, "newcomer"))
        shoppers[1].subscribe("shop/birth")
        assert shoppers[1].until_got(1) == [b"born"]


@BOTH
def test_stop_ends_the_process_and_frees_the_port(kind: BrokerKind, tmp_path: Path) -> None:
    broker = Broker(tmp_path, choice=chosen(kind))
    broker.start()
    check_broker(broker.port)
    assert broker.stop()
    assert broker.pid is None
    with pytest.raises(NoAnswerError, match="No broker answers"):
        check_broker(broker.port)
    assert choose_port(broker.port) == broker.port


@BOTH
def test_a_port_in_use_is_told_before_anything_starts(kind: BrokerKind, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(BrokerStartError, match=f"Port {port} .* is in use"):
            Broker(tmp_path, port=port, choice=chosen(kind)).start()
        assert choose_port(port) != port


@BOTH
def test_a_broker_left_by_a_killed_start_is_replaced(kind: BrokerKind, tmp_path: Path) -> None:
    starts_and_dies = (
        "import os, sys, pathlib\n"
        "from storeside.broker.choose import choose_broker\n"
        "from storeside.broker.process import Broker\n"
        "broker = Broker(pathlib.Path(sys.argv[1]), choice=choose_broker(sys.argv[2]))\n"
        "broker.start()\n"
        "print(broker.port, flush=True)\n"
        "os._exit(1)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", starts_and_dies, str(tmp_path), kind],
        capture_output=True,
        text=True,
        check=False,
    )
    port = int(said.stdout)
    check_broker(port)
    with Broker(tmp_path, port=port, choice=chosen(kind)) as broker:
        check_broker(broker.port)


def test_a_broker_whose_owner_lives_is_let_alone(tmp_path: Path) -> None:
    with Broker(tmp_path, choice=chosen("mosquitto")) as broker, _sleeper() as owner:
        pid_file = tmp_path / "broker.pid"
        pid_file.write_text(f"{broker.pid} {owner.pid}\n", encoding="ascii")
        with pytest.raises(StillOwnedError, match="already running"):
            stop_leftover(pid_file, str(tmp_path))
        check_broker(broker.port)


def test_another_process_with_the_old_number_is_let_alone(tmp_path: Path) -> None:
    with _sleeper() as stranger:
        pid_file = tmp_path / "broker.pid"
        pid_file.write_text(f"{stranger.pid} 1\n", encoding="ascii")
        assert not stop_leftover(pid_file, str(tmp_path))
        assert stranger.poll() is None


def test_a_broker_that_cannot_start_says_its_last_words(tmp_path: Path) -> None:
    (tmp_path / "mosquitto").mkdir()
    (tmp_path / "mosquitto" / "mosquitto.db").write_bytes(b"not a database of mosquitto's")
    with pytest.raises(BrokerStartError, match=r"did not start.*last words"):
        Broker(tmp_path, choice=chosen("mosquitto")).start()


def test_a_long_log_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "broker.log").write_bytes(b"x" * (LOG_BYTES_MAX + 1))
    with Broker(tmp_path, choice=chosen("mosquitto")) as broker:
        assert broker.log_file.stat().st_size < LOG_BYTES_MAX
    assert (tmp_path / "broker.log.1").stat().st_size == LOG_BYTES_MAX + 1


def test_the_embedded_broker_tells_a_taken_port_without_a_traceback(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        program = [sys.executable, "-m", "storeside.broker.embedded"]
        said = subprocess.run(
            [*program, "--port", port, "--data", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert said.returncode == 2
    assert "cannot run" in said.stderr
    assert port in said.stderr
    assert "Traceback" not in said.stderr


def test_what_does_not_speak_mqtt_is_told_apart_from_silence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(NoAnswerError, match="No broker answers"):
            check_broker(port, timeout_s=0.05)


@contextlib.contextmanager
def _sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as process:
        try:
            yield process
        finally:
            process.kill()
