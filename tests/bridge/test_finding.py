"""Devices that announce themselves are offered; serial ports by identity."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from zeroconf import ServiceInfo, Zeroconf

from firmware_bridge.__main__ import main
from firmware_bridge.finding.lan import listen
from firmware_bridge.finding.offers import Announced, Family, SerialPort, offers
from firmware_bridge.finding.serial_ports import serial_ports

LOOPBACK = ["127.0.0.1"]
READER = Announced("_llrp._tcp.local.", "impinj-1._llrp._tcp.local.", "192.168.1.20", 5084)


@pytest.fixture
def announced() -> Iterator[None]:
    """A reader that announces itself on this machine's own interface."""
    speaker = Zeroconf(interfaces=LOOPBACK)
    info = ServiceInfo(
        "_llrp._tcp.local.",
        "reader-under-test._llrp._tcp.local.",
        port=5084,
        addresses=[socket.inet_aton("127.0.0.1")],
        server="reader-under-test.local.",
    )
    speaker.register_service(info)
    yield
    speaker.unregister_all_services()
    speaker.close()


def test_a_reader_that_announces_itself_is_found(announced: None) -> None:
    found = listen(1.5, LOOPBACK)
    assert (
        Announced("_llrp._tcp.local.", "reader-under-test._llrp._tcp.local.", "127.0.0.1", 5084)
        in found
    )


def test_an_offer_says_what_to_write_where() -> None:
    printer = Announced(
        "_pdl-datastream._tcp.local.", "TM._pdl-datastream._tcp.local.", "192.168.1.9", 9100
    )
    other = Announced("_ssh._tcp.local.", "x._ssh._tcp.local.", "192.168.1.7", 22)
    scale = SerialPort("/dev/ttyUSB0", "/dev/serial/by-id/usb-MT-1", "MT", "Scale", "42")
    plain = SerialPort("/dev/ttyUSB1", "", "", "", "")
    found = offers([printer, READER, READER, other], [plain, scale])
    assert [offer.family for offer in found] == [
        Family.READER,
        Family.PRINTER,
        Family.SERIAL,
        Family.SERIAL,
    ]
    assert 'host = "192.168.1.20"' in found[0].write
    assert "tcp://192.168.1.9:9100" in found[1].write
    assert found[2].what == "MT Scale 42 at /dev/ttyUSB0"
    assert "/dev/serial/by-id/usb-MT-1" in found[2].write
    assert "/dev/ttyUSB0" not in found[2].write, "its number is another after a restart"
    assert "same socket" in found[3].write


def test_a_port_without_a_device_behind_it_is_left_out(tmp_path: Path) -> None:
    assert all(port.path for port in serial_ports(tmp_path))


def test_the_command_ends_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--seconds", "0.1"]) == 0
    assert capsys.readouterr().out.strip()
