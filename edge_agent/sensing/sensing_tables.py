"""What the senses keep: how tags stand, what is odd about shelves."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

SENSING_MIGRATIONS = Migrations("sensing")


@SENSING_MIGRATIONS()
def life_of_tags(db: Database) -> None:
    """`tag` keeps every tag now: `state` is of `tags.life.TagState`, `place` is empty where nothing
    reads it, and `arrived_ms` is when it came to where it stands."""
    db.conn.execute("ALTER TABLE tag ADD COLUMN state TEXT NOT NULL DEFAULT 'present'")
    db.conn.execute("CREATE INDEX tag_sku ON tag (sku, state)")
    db.conn.execute("CREATE TABLE tag_mark (number INTEGER NOT NULL)")
    db.conn.execute("INSERT INTO tag_mark VALUES (0)")


@SENSING_MIGRATIONS()
def odd_shelves(db: Database) -> None:
    """`wrong`: what lies there does not weigh what pieces of its item would; `misplaced`: so many
    tags of other goods lie there."""
    db.conn.execute("ALTER TABLE shelf ADD COLUMN wrong INTEGER NOT NULL DEFAULT 0")
    db.conn.execute("ALTER TABLE shelf ADD COLUMN misplaced INTEGER NOT NULL DEFAULT 0")


@SENSING_MIGRATIONS()
def goods_on_scales(db: Database) -> None:
    """`document` is a `scales.shelf.ShelfWeight`."""
    db.conn.execute(
        "CREATE TABLE scale_goods (device TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID"
    )
