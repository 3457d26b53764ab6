"""Tables of the edge agent, beside those of the journal and the two exchanges."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

EDGE_MIGRATIONS = Migrations("edge")

_DEVICES_AND_SHELVES = (
    # How far each device of each bridge has been taken in.
    """
    CREATE TABLE reading_position (
        bridge TEXT NOT NULL,
        boot_id TEXT NOT NULL,
        device TEXT NOT NULL,
        seq INTEGER NOT NULL,
        gaps INTEGER NOT NULL DEFAULT 0,
        repeats INTEGER NOT NULL DEFAULT 0,
        moved_ms INTEGER NOT NULL,
        PRIMARY KEY (bridge, boot_id, device)
    ) WITHOUT ROWID
    """,
    # Messages that nobody here can read. AUTOINCREMENT: the highest id ever is the count.
    """
    CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        topic TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL,
        payload BLOB NOT NULL,
        payload_bytes INTEGER NOT NULL,
        payload_sha256 TEXT NOT NULL,
        at_ms INTEGER NOT NULL
    )
    """,
    "CREATE INDEX quarantine_content ON quarantine (topic, payload_sha256)",
    # `seen_ms` 0: never heard. `listed` 0: a program such as a bridge, not a device.
    """
    CREATE TABLE device (
        device TEXT PRIMARY KEY,
        bridge TEXT NOT NULL DEFAULT '',
        online INTEGER NOT NULL DEFAULT 1,
        listed INTEGER NOT NULL DEFAULT 0,
        reading TEXT NOT NULL DEFAULT '',
        seen_ms INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    """,
    # Tags that are present, each at one place.
    """
    CREATE TABLE tag (
        epc TEXT PRIMARY KEY,
        sku TEXT NOT NULL,
        place TEXT NOT NULL,
        device TEXT NOT NULL,
        arrived_ms INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX tag_place ON tag (place, sku)",
    # The newest weight of each scale; `settled` once it has become a level.
    """
    CREATE TABLE scale (
        device TEXT PRIMARY KEY,
        grams INTEGER NOT NULL,
        stable INTEGER NOT NULL,
        settled INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    # What the sensors believe. `dismissed`: staff said done while it was still low.
    """
    CREATE TABLE shelf (
        place TEXT PRIMARY KEY,
        sku TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        seen_ms INTEGER NOT NULL,
        dismissed INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    """,
)

_STOCK_ORDERS_TASKS = (
    # Pieces, or grams for goods sold by weight.
    """
    CREATE TABLE stock (
        sku TEXT PRIMARY KEY,
        on_hand INTEGER NOT NULL DEFAULT 0,
        reserved INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    """,
    "CREATE TABLE received_delivery (delivery_id TEXT PRIMARY KEY) WITHOUT ROWID",
    # `ended_ms` only while kiosks still see an order that has ended.
    """
    CREATE TABLE customer_order (
        order_id TEXT PRIMARY KEY,
        pickup_code TEXT NOT NULL,
        ended_ms INTEGER,
        document BLOB NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX order_ended ON customer_order (ended_ms) WHERE ended_ms IS NOT NULL",
    "CREATE INDEX order_code ON customer_order (pickup_code)",
    # Requests that were carried out, with the answer that was given.
    """
    CREATE TABLE request_done (
        request_id TEXT PRIMARY KEY,
        asked TEXT NOT NULL,
        answer BLOB NOT NULL,
        at_ms INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE task (
        task_id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        open INTEGER NOT NULL DEFAULT 1,
        document BLOB NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX task_one_open ON task (kind, subject) WHERE open",
)

_RAW_READINGS = (
    """
    CREATE TABLE reading_batch (
        id INTEGER PRIMARY KEY,
        at_ms INTEGER NOT NULL,
        messages INTEGER NOT NULL,
        body BLOB NOT NULL
    )
    """,
    "CREATE INDEX reading_batch_time ON reading_batch (at_ms)",
    # One row: what is kept now, and how much has been let go.
    """
    CREATE TABLE reading_kept (
        messages INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        let_go INTEGER NOT NULL
    )
    """,
    "INSERT INTO reading_kept VALUES (0, 0, 0)",
)


@EDGE_MIGRATIONS()
def devices_and_shelves(db: Database) -> None:
    """What devices said and what follows for the shelves."""
    for statement in _DEVICES_AND_SHELVES:
        db.conn.execute(statement)


@EDGE_MIGRATIONS()
def stock_orders_and_tasks(db: Database) -> None:
    """What the store has, owes and has to do."""
    for statement in _STOCK_ORDERS_TASKS:
        db.conn.execute(statement)


@EDGE_MIGRATIONS()
def raw_readings(db: Database) -> None:
    """What devices said, as it came; see `ingest/kept.py`."""
    for statement in _RAW_READINGS:
        db.conn.execute(statement)


@EDGE_MIGRATIONS()
def floods(db: Database) -> None:
    """Messages of readers beyond their share; see `ingest/floods.py`."""
    db.conn.execute(
        """
        CREATE TABLE flood (
            topic TEXT PRIMARY KEY,
            let_go INTEGER NOT NULL,
            at_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        """
    )


@EDGE_MIGRATIONS()
def tasks_taken_since(db: Database) -> None:
    """`taken_ms` 0: nobody has it."""
    db.conn.execute("ALTER TABLE task ADD COLUMN taken_ms INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("CREATE INDEX task_taken ON task (taken_ms) WHERE open AND taken_ms > 0")
