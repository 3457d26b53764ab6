"""`python -m cloud_inventory [ACTION] [--option ...]`: see `main` for the actions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from cloud_inventory.assembly import DATABASE, KEYS, OpenData, cloud_app
from cloud_inventory.backup.command import RestoreOptions, run_backup, run_restore
from cloud_inventory.forgetting.command import ForgetOptions, run_forget
from cloud_inventory.importer.command import run_import
from cloud_inventory.importer.load import load
from cloud_inventory.importer.remote import ImportFailed, send_to_cloud
from cloud_inventory.options import CloudOptions, ImportOptions
from cloud_inventory.pickup.command import PickupKeysOptions, run_pickup_keys
from cloud_inventory.pickup.keys import PickupKeys
from cloud_inventory.staff.badges import run_badges
from cloud_inventory.staff.command import AddUserOptions, run_add_user
from cloud_inventory.staff.enrol import EnrolOptions, run_enrol
from cloud_inventory.store.lock import DataUnusable
from storecore.access.key_list import KeyList
from storecore.access.keys import Keys
from storecore.clock import SystemClock
from storecore.contracts.cloud_api import ImportReport, ImportRequest
from storecore.database.writer import Writer
from storecore.logs import start_logs
from storecore.options.read import read_options
from storecore.replication.feed import Feed
from storecore.serving.key_door import KeyMode, keys_needed
from storecore.serving.run import AppThread, PortTaken, heed_stop

BAD_START = 2


def main(argv: list[str] | None = None) -> int:
    """Run the cloud until it is told to stop, or do what the first word says; the exit code."""
    given = sys.argv[1:] if argv is None else argv
    actions: dict[str, Callable[[list[str]], int]] = {
        "import": lambda rest: run_import(rest, _send),
        "add-user": lambda rest: run_add_user(rest, _open_for_staff),
        "badges": run_badges,
        "pickup-keys": lambda rest: run_pickup_keys(rest, _open_for_keys),
        "forget": lambda rest: run_forget(rest, _open_to_forget),
        "enrol": lambda rest: run_enrol(rest, _open_keys),
        "backup": lambda rest: run_backup(rest, DATABASE),
        "restore": lambda rest: run_restore(rest, DATABASE, _begin_anew),
    }
    if given and given[0] in actions:
        return actions[given[0]](given[1:])
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
            keys_needed=keys_needed(KeyMode(options.keys), options.host),
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


def _open_to_forget(options: ForgetOptions) -> tuple[Writer, Feed, Callable[[], None]]:
    data = OpenData(Path(options.data), database=options.database)
    return data.writer, data.feed, data.close


def _open_keys(options: EnrolOptions) -> tuple[Keys, Callable[[], None]]:
    if not options.database:
        return KeyList(Path(options.data) / KEYS), lambda: None
    data = OpenData(Path(options.data), database=options.database)
    return data.program_keys, data.close


def _begin_anew(options: RestoreOptions) -> None:
    """What was put back has forgotten what stores were sent since: the feed gets another name."""
    data = OpenData(Path(options.data), database=options.database)
    try:
        data.writer.run(data.feed.begin_anew)
    finally:
        data.close()


def _open_for_keys(options: PickupKeysOptions) -> tuple[PickupKeys, Callable[[], None]]:
    data = OpenData(Path(options.data), database=options.database)
    return data.keys, data.close


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
