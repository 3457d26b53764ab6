"""Tables of the cloud's own, after those of the journal and the feed."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cloud_inventory.pickup.keys import PICKUP_KEY_MIGRATIONS
from cloud_inventory.staff.book import STAFF_MIGRATIONS
from cloud_inventory.store.backlog import BACKLOG_MIGRATIONS
from cloud_inventory.store.contact import CONTACT_MIGRATIONS
from cloud_inventory.store.gift_cards import GIFT_MIGRATIONS
from cloud_inventory.store.member_rights import MEMBER_RIGHTS_MIGRATIONS
from cloud_inventory.store.open_orders import OPEN_ORDER_MIGRATIONS
from cloud_inventory.store.owners import OWNER_MIGRATIONS
from cloud_inventory.store.promises import PROMISE_MIGRATIONS
from cloud_inventory.store.receipts import RECEIPT_MIGRATIONS
from cloud_inventory.store.returns import RETURN_MIGRATIONS
from cloud_inventory.store.told_stock import TOLD_STOCK_MIGRATIONS
from storecore.access.key_table import KEY_MIGRATIONS
from storecore.escrow.migrations import ESCROW_MIGRATIONS
from storecore.journal.migrations import JOURNAL_MIGRATIONS
from storecore.replication.migrations import FEED_MIGRATIONS

CLOUD_MIGRATIONS = Migrations("cloud")
ALL_MIGRATIONS = (
    JOURNAL_MIGRATIONS,
    FEED_MIGRATIONS,
    ESCROW_MIGRATIONS,
    PROMISE_MIGRATIONS,
    CLOUD_MIGRATIONS,
    RECEIPT_MIGRATIONS,
    STAFF_MIGRATIONS,
    BACKLOG_MIGRATIONS,
    GIFT_MIGRATIONS,
    CONTACT_MIGRATIONS,
    PICKUP_KEY_MIGRATIONS,
    OWNER_MIGRATIONS,
    KEY_MIGRATIONS,
    OPEN_ORDER_MIGRATIONS,
    MEMBER_RIGHTS_MIGRATIONS,
    TOLD_STOCK_MIGRATIONS,
    RETURN_MIGRATIONS,
)

PARTED = {
    "fact": "origin",
    "verdict": "origin",
    "inventory": "store_id",
    "delivery": "store_id",
    "sale": "store_id",
    "sales_total": "store_id",
    "task": "store_id",
}
"""Tables that grow with the number of stores, each with what tells stores apart in it."""


@CLOUD_MIGRATIONS()
def stores_and_stock(db: Database) -> None:
    """What is known of each store: itself, when it was heard, its stock, what it received."""
    db.conn.execute(
        "CREATE TABLE store (store_id TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute(
        "CREATE TABLE heard (store_id TEXT PRIMARY KEY, heard_ms INTEGER NOT NULL) WITHOUT ROWID"
    )
    db.conn.execute(
        """
        CREATE TABLE inventory (
            store_id TEXT NOT NULL,
            sku TEXT NOT NULL,
            on_hand INTEGER NOT NULL,
            reserved INTEGER NOT NULL,
            heard_ms INTEGER NOT NULL,
            PRIMARY KEY (store_id, sku)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        "CREATE TABLE delivery (store_id TEXT, delivery_id TEXT, "
        "PRIMARY KEY (store_id, delivery_id)) WITHOUT ROWID"
    )


@CLOUD_MIGRATIONS()
def orders_sales_and_tasks(db: Database) -> None:
    """`orders` keeps the request as sent, to tell a repeat from a mix-up, and a wish to cancel."""
    db.conn.execute(
        """
        CREATE TABLE orders (
            order_id TEXT PRIMARY KEY,
            request_id TEXT NOT NULL UNIQUE,
            request BLOB NOT NULL,
            document BLOB NOT NULL,
            cancel_asked_ms INTEGER
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE sale (
            transaction_id TEXT PRIMARY KEY,
            store_id TEXT NOT NULL,
            kiosk_id TEXT NOT NULL,
            receipt_number INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            completed_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE sales_total (
            store_id TEXT NOT NULL,
            day TEXT NOT NULL,
            currency TEXT NOT NULL,
            sales INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            tax_minor INTEGER NOT NULL,
            PRIMARY KEY (store_id, day, currency)
        ) WITHOUT ROWID
        """
    )
    db.conn.execute(
        """
        CREATE TABLE task (
            task_id TEXT PRIMARY KEY,
            store_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            raised_ms INTEGER NOT NULL,
            closed_ms INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        ) WITHOUT ROWID
        """
    )


@CLOUD_MIGRATIONS()
def coupons_and_pairs(db: Database) -> None:
    """Coupons that were used, and how often goods were in a basket, alone and together."""
    for statement in (
        "CREATE TABLE coupon_used (coupon_id TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE baskets (total INTEGER NOT NULL)",
        "INSERT INTO baskets VALUES (0)",
        "CREATE TABLE sku_baskets (sku TEXT PRIMARY KEY, baskets INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE TABLE pair_baskets (sku TEXT, other TEXT, baskets INTEGER NOT NULL, "
        "PRIMARY KEY (sku, other)) WITHOUT ROWID",
    ):
        db.conn.execute(statement)


@CLOUD_MIGRATIONS()
def transfers(db: Database) -> None:
    """Goods on their way from one store to another; in transit until `received_ms` is known."""
    db.conn.execute(
        "CREATE TABLE transfer (transfer_id TEXT PRIMARY KEY, from_store TEXT NOT NULL, "
        "to_store TEXT NOT NULL, lines BLOB NOT NULL, sent_ms INTEGER NOT NULL, "
        "received_ms INTEGER) WITHOUT ROWID"
    )


@CLOUD_MIGRATIONS()
def sales_and_tasks_of_each_store(db: Database) -> None:
    """The store is part of their names, as it has to be where tables are parted by store."""
    for table, columns, key in (
        (
            "sale",
            "transaction_id TEXT, store_id TEXT, kiosk_id TEXT NOT NULL, "
            "receipt_number INTEGER NOT NULL, total_minor INTEGER NOT NULL, "
            "currency TEXT NOT NULL, completed_ms INTEGER NOT NULL",
            "transaction_id, store_id",
        ),
        (
            "task",
            "task_id TEXT, store_id TEXT, kind TEXT NOT NULL, subject TEXT NOT NULL, "
            "raised_ms INTEGER NOT NULL, closed_ms INTEGER, reason TEXT NOT NULL DEFAULT ''",
            "task_id, store_id",
        ),
    ):
        db.conn.execute(f"CREATE TABLE {table}_new ({columns}, PRIMARY KEY ({key})) WITHOUT ROWID")
        db.conn.execute(f"INSERT INTO {table}_new SELECT * FROM {table}")  # noqa: S608
        db.conn.execute(f"DROP TABLE {table}")
        db.conn.execute(f"ALTER TABLE {table}_new RENAME TO {table}")
