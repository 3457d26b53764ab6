"""`storeside connect BACKEND [--option value ...]`: a connector, until it is told to stop."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from cloud_inventory.connectors.book import Book
from cloud_inventory.connectors.cloud import CloudClient, CloudSaysNo
from cloud_inventory.connectors.connector import Connector, Joined
from cloud_inventory.connectors.options import ConnectOptions
from cloud_inventory.connectors.port import Backend, BackendDown
from cloud_inventory.connectors.tryton.backend import TrytonBackend
from cloud_inventory.connectors.tryton.rpc import TrytonRpc
from storecore.access.keys import KeyFileUnusable, read_key
from storecore.logs import Log, start_logs
from storecore.options.read import read_options
from storecore.replication.backoff import Backoff
from storecore.serving.run import heed_stop

log = Log(__name__)

GOOD, NOT_DONE, BAD_USE = 0, 1, 2


def main(argv: list[str] | None = None) -> int:
    """Join the backend that the first word names; the exit code, 2 where it cannot begin."""
    given = sys.argv[1:] if argv is None else argv
    backend, rest = (given[0], given[1:]) if given and given[0][:1] != "-" else ("", given)
    options = read_options(ConnectOptions, "connect", rest)
    if backend != "tryton":
        print("storeside connect: say which backend: storeside connect tryton", file=sys.stderr)
        return BAD_USE
    return _connect(backend, options, lambda: _tryton(options))


def _connect(name: str, options: ConnectOptions, open_backend: Callable[[], Backend]) -> int:
    start_logs(f"connect-{name}", Path(options.logs) if options.logs else None, options.log_level)
    try:
        cloud = CloudClient(options.cloud_url, read_key(options.cloud_key_file))
        backend = open_backend()
        book = Book(Path(options.data) / f"{name}.db")
    except (KeyFileUnusable, OSError) as problem:
        print(f"storeside connect {name}: {problem}", file=sys.stderr)
        return BAD_USE
    joined = Joined(
        name=name,
        store_id=options.store_id,
        store_name=options.store_name,
        tax_percent=options.tax_percent,
    )
    try:
        connector = Connector(joined, backend, cloud, book)
        return _once(connector) if options.once else _until_stopped(connector, options.poll_s)
    finally:
        cloud.close()
        book.close()


def _once(connector: Connector) -> int:
    try:
        connector.round()
    except (BackendDown, CloudSaysNo) as problem:
        print(f"storeside connect: {problem}", file=sys.stderr)
        return NOT_DONE
    return GOOD


def _until_stopped(connector: Connector, poll_s: float) -> int:
    wait_for_stop = heed_stop()
    over = threading.Event()
    worker = threading.Thread(target=_rounds, args=(connector, poll_s, over), name="rounds")
    worker.start()
    wait_for_stop()
    over.set()
    worker.join()
    return GOOD


def _rounds(connector: Connector, poll_s: float, over: threading.Event) -> None:
    backoff = Backoff(first_s=1.0, last_s=max(60.0, poll_s))
    while not over.is_set():
        try:
            connector.round()
        except (BackendDown, CloudSaysNo) as problem:
            log.warning("round_not_finished", problem=str(problem))
            over.wait(backoff.next_s())
            continue
        backoff.reset()
        over.wait(poll_s)


def _tryton(options: ConnectOptions) -> Backend:
    password = _secret(options.tryton_password_file)
    rpc = TrytonRpc(options.tryton_url, options.tryton_database, options.tryton_user, password)
    return TrytonBackend(rpc, options.tryton_warehouse)


def _secret(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    sys.exit(main())
