"""The embedded broker as a process: ``python -m storeside.broker.embedded --port N --data DIR``.

It is rumqttd, a broker in Rust, as the package iotcore ships it; this is its only door. It keeps
everything in memory and speaks MQTT 3.1.1 and MQTT 5 on a port each. What its clients must mind:

- acknowledgements go out in the order the messages came (MQTT-4.6.0-2), or it disconnects;
- a subscription is given at most 100 retained messages; a session that was kept is given none
  again on subscribing anew, only what changed while it was away;
- a message that is repeated after a reconnect does not carry the DUP flag.
"""

import argparse
import logging
import os
import signal
import sys
import threading
from pathlib import Path

from storeside.broker.settings import rumqttd_toml

CONF_NAME = "rumqttd.toml"

log = logging.getLogger("storeside.broker.embedded")


def main(argv: list[str] | None = None) -> int:
    """Run the broker until SIGTERM or SIGINT; 0 on a clean end, 2 if it cannot be started."""
    options = _parser().parse_args(argv)
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    _quieten()
    conf = _write_conf(options.data, options.port, options.port_mqtt5)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    failure = _serve(conf, stop)
    stop.wait()
    if failure:
        print(f"The embedded broker cannot run: {failure[0]}", file=sys.stderr)
        return 2
    log.info("stopped on request")
    return 0


def _serve(conf: Path, stop: threading.Event) -> list[str]:
    """Run rumqttd beside the main thread, which stays free to take signals.

    If it ends by itself, ``stop`` is set and the reason stands in the returned list.
    """
    failure: list[str] = []

    def run() -> None:
        try:
            from iotcore import IotCoreBroker  # noqa: PLC0415 - so that its absence can be told

            broker = IotCoreBroker(str(conf))
            broker.check_ports()
            broker.run_forever()
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            failure.append(str(error))
        else:
            failure.append("it ended without saying why")
        stop.set()

    threading.Thread(target=run, name="rumqttd", daemon=True).start()
    return failure


def _quieten() -> None:
    # rumqttd wraps the routing of each packet in spans at level ERROR: left on, three log lines
    # for each message, at half the speed. Its connection errors are worth having.
    logging.getLogger("rumqttd").setLevel(logging.CRITICAL)
    logging.getLogger("tracing").setLevel(logging.WARNING)
    connections = logging.getLogger("rumqttd.server.broker")
    connections.setLevel(logging.ERROR)
    connections.addFilter(lambda record: "error=" in record.getMessage())


def _write_conf(data: Path, port: int, port_mqtt5: int | None) -> Path:
    data.mkdir(parents=True, exist_ok=True)
    conf = data / CONF_NAME
    conf.write_text(rumqttd_toml(port=port, port_mqtt5=port_mqtt5), encoding="utf-8")
    return conf


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m storeside.broker.embedded",
        description="An MQTT broker on 127.0.0.1 for where mosquitto cannot be installed.",
    )
    parser.add_argument("--port", type=int, required=True, help="TCP port for MQTT 3.1.1")
    parser.add_argument("--port-mqtt5", type=int, help="TCP port for MQTT 5 (default: none)")
    parser.add_argument("--data", type=Path, required=True, help="folder for its configuration")
    return parser


if __name__ == "__main__":
    code = main()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    # rumqttd cannot be asked to stop: leave without waiting for its threads.
    os._exit(code)
