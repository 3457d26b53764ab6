"""Whether there is an MQTT broker to run, and whether the one of a running store answers."""

from __future__ import annotations

from urllib.parse import urlsplit

from storeside.broker.choose import BrokerChoice, BrokerMissingError, choose_broker
from storeside.broker.probe import NoAnswerError, check_broker
from storeside.doctor.finding import Finding, mind, ok, stop


def check_choice(choice: BrokerChoice | str) -> Finding:
    """`choice` is the broker that would be started, or why there is none."""
    if isinstance(choice, str):
        return stop("broker", choice, "Run script/demo: it installs mosquitto where it may.")
    if choice.kind == "embedded":
        return mind(
            "broker",
            _told(choice),
            "Good for a try. A shop needs mosquitto, which carries more and has proved itself.",
        )
    return ok("broker", _told(choice))


def _told(choice: BrokerChoice) -> str:
    return choice.sentence.removeprefix("Broker: ")


def check_running(address: str, problem: str | None, *, store_runs: bool) -> Finding | None:
    """`problem` is why the broker noted for this store does not answer, None when it does."""
    if problem is None:
        return ok("broker", f"The store's broker answers at {address}.")
    if not store_runs:
        return None
    return stop(
        "broker",
        f"The store is running but its broker is not: {problem}.",
        "Look at broker/broker.log in the store's folder, then start the store again.",
    )


def look_at_broker(address: str, *, store_runs: bool) -> list[Finding]:
    """Both; `address` is `mqtt://host:port` of the store's broker, empty where none is noted."""
    try:
        choice: BrokerChoice | str = choose_broker()
    except BrokerMissingError as missing:
        choice = str(missing)
    findings = [check_choice(choice)]
    if address:
        running = check_running(address, broker_problem(address), store_runs=store_runs)
        findings += [running] if running else []
    return findings


def broker_problem(address: str) -> str | None:
    """None when a broker answers there, else why not."""
    where = urlsplit(address)
    try:
        check_broker(where.port or 1883, host=where.hostname or "127.0.0.1")
    except (NoAnswerError, ValueError) as problem:
        return str(problem)
    return None
