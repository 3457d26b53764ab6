"""`python -m cloud_inventory [import FILE.csv | add-user NAME] [--option value ...]`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from cloud_inventory.assembly import OpenData, cloud_app
from cloud_inventory.importer.command import run_import
from cloud_inventory.importer.load import load
from cloud_inventory.importer.remote import ImportFailed, send_to_cloud
from cloud_inventory.options import CloudOptions, ImportOptions
from cloud_inventory.staff.command import AddUserOptions, run_add_user
from cloud_inventory.store.lock import DataUnusable
from storecore.clock import SystemClock
from storecore.contracts.cloud_api import ImportReport, ImportRequest
from storecore.database.writer import Writer
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.serving.run import AppThread, PortTaken, heed_stop

BAD_START = 2


def main(argv: list[str] | None = None) -> int:
    """Run the cloud until it is told to stop, import a catalogue, or make an account of staff;
    returns the exit code."""
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["import"]:
        return run_import(given[1:], _send)
    if given[:1] == ["add-user"]:
        return run_add_user(given[1:], _open_for_staff)
    return _serve(read_options(CloudOptions, "cloud", given))


def _serve(options: CloudOptions) -> int:
    wait_for_stop = heed_stop()
    start_logs("cloud", Path(options.logs) if options.logs else None, options.log_level)
    try:
        data = OpenData(
            Path(options.data),
            promise_quiet_s=options.promise_quiet_s,
            database=options.database,
        )
    except (DataUnusable, OSError) as problem:
        print(f"storeside cloud: {problem}", file=sys.stderr)
        return BAD_START
    try:
        app = cloud_app(
            data,
            SystemClock(),
            name=options.name,
            import_token=options.import_token,
            assets=Path(options.assets) if options.assets else None,
        )
        server = AppThread(app, options.host, options.port)
        server.start()
        wait_for_stop()
        server.stop()
    except PortTaken as problem:
        print(f"storeside cloud: {problem}", file=sys.stderr)
        return BAD_START
    finally:
        data.close()
    return 0


def _open_for_staff(options: AddUserOptions) -> tuple[Writer, Callable[[], None]]:
    data = OpenData(Path(options.data), database=options.database)
    return data.writer, data.close


def _send(options: ImportOptions, request: ImportRequest) -> ImportReport:
    """Into a running cloud where its address is given, else straight into the data folder."""
    if options.url:
        return send_to_cloud(options.url, options.import_token, request)
    try:
        data = OpenData(Path(options.data), database=options.database)
    except (DataUnusable, OSError) as problem:
        raise ImportFailed(str(problem)) from problem
    try:
        return load(data.store, request)
    finally:
        data.close()


if __name__ == "__main__":
    sys.exit(main())
