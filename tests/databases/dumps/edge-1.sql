BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'journal','facts_and_heads','2026-11-30 17:03:27.930916+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'feed','feed','2026-11-30 17:03:27.932611+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'mirror','mirror','2026-11-30 17:03:27.934845+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'uplink','uplink','2026-11-30 17:03:27.937829+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'edge','devices_and_shelves','2026-11-30 17:03:27.939239+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'edge','stock_orders_and_tasks','2026-11-30 17:03:27.940778+00:00');
CREATE TABLE customer_order (
        order_id TEXT PRIMARY KEY,
        pickup_code TEXT NOT NULL,
        ended_ms INTEGER,
        document BLOB NOT NULL
    ) WITHOUT ROWID
    ;
CREATE TABLE device (
        device TEXT PRIMARY KEY,
        bridge TEXT NOT NULL DEFAULT '',
        online INTEGER NOT NULL DEFAULT 1,
        listed INTEGER NOT NULL DEFAULT 0,
        reading TEXT NOT NULL DEFAULT '',
        seen_ms INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    ;
CREATE TABLE fact (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hlc INTEGER NOT NULL,
            type TEXT NOT NULL,
            version INTEGER NOT NULL,
            correlation TEXT NOT NULL,
            payload BLOB NOT NULL,
            prev_hash TEXT NOT NULL,
            hash TEXT NOT NULL,
            UNIQUE (origin, incarnation, seq)
        );
INSERT INTO "fact" VALUES(1,'edge-1','9ece1c574e8fb1ba',1,115816896921600000,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227430222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A307D','0000000000000000000000000000000000000000000000000000000000000000','a16acc9b47e4ddda06048041b2e6c41a548fd9d71edd89caa225b9304e08fe34');
INSERT INTO "fact" VALUES(2,'edge-1','9ece1c574e8fb1ba',2,115816896921600001,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227431222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A317D','a16acc9b47e4ddda06048041b2e6c41a548fd9d71edd89caa225b9304e08fe34','79ca2f5ccb2f637c38da4419f6bb2730ba03d762a0cc590f399afd7b3f93ea58');
INSERT INTO "fact" VALUES(3,'edge-1','9ece1c574e8fb1ba',3,115816896921600002,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227432222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A327D','79ca2f5ccb2f637c38da4419f6bb2730ba03d762a0cc590f399afd7b3f93ea58','b3d318120727833662521ab78d96d68bfc1cf3cf61f899728a4e08c43653839b');
CREATE TABLE feed (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            scope TEXT NOT NULL,
            collection TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            document BLOB,
            UNIQUE (scope, collection, key)
        );
CREATE TABLE feed_name (name TEXT NOT NULL);
INSERT INTO "feed_name" VALUES('91c1552c79afa984');
CREATE TABLE head (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        ;
INSERT INTO "head" VALUES('edge-1','9ece1c574e8fb1ba',3,'b3d318120727833662521ab78d96d68bfc1cf3cf61f899728a4e08c43653839b',0);
CREATE TABLE mirror (
            collection TEXT NOT NULL,
            key TEXT NOT NULL,
            version INTEGER NOT NULL,
            document BLOB NOT NULL,
            feed TEXT NOT NULL,
            PRIMARY KEY (collection, key)
        ) WITHOUT ROWID
        ;
CREATE TABLE mirror_cursor (feed TEXT, cursor INTEGER, starting_over INTEGER);
INSERT INTO "mirror_cursor" VALUES('',0,1);
CREATE TABLE own_chain (origin TEXT PRIMARY KEY, incarnation TEXT NOT NULL);
INSERT INTO "own_chain" VALUES('edge-1','9ece1c574e8fb1ba');
CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        topic TEXT NOT NULL,
        reason TEXT NOT NULL,
        detail TEXT NOT NULL,
        payload BLOB NOT NULL,
        payload_bytes INTEGER NOT NULL,
        payload_sha256 TEXT NOT NULL,
        at_ms INTEGER NOT NULL
    );
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
    ;
CREATE TABLE received_delivery (delivery_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE request_done (
        request_id TEXT PRIMARY KEY,
        asked TEXT NOT NULL,
        answer BLOB NOT NULL,
        at_ms INTEGER NOT NULL
    ) WITHOUT ROWID
    ;
CREATE TABLE scale (
        device TEXT PRIMARY KEY,
        grams INTEGER NOT NULL,
        stable INTEGER NOT NULL,
        settled INTEGER NOT NULL
    ) WITHOUT ROWID
    ;
CREATE TABLE shelf (
        place TEXT PRIMARY KEY,
        sku TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        seen_ms INTEGER NOT NULL,
        dismissed INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    ;
CREATE TABLE stock (
        sku TEXT PRIMARY KEY,
        on_hand INTEGER NOT NULL DEFAULT 0,
        reserved INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID
    ;
CREATE TABLE tag (
        epc TEXT PRIMARY KEY,
        sku TEXT NOT NULL,
        place TEXT NOT NULL,
        device TEXT NOT NULL,
        arrived_ms INTEGER NOT NULL
    ) WITHOUT ROWID
    ;
CREATE TABLE task (
        task_id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        open INTEGER NOT NULL DEFAULT 1,
        document BLOB NOT NULL
    ) WITHOUT ROWID
    ;
CREATE TABLE uplink (position INTEGER NOT NULL);
INSERT INTO "uplink" VALUES(0);
CREATE TABLE uplink_frozen (origin TEXT, incarnation TEXT, PRIMARY KEY (origin, incarnation)) WITHOUT ROWID;
CREATE TABLE verdict (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (origin, incarnation, seq)
        ) WITHOUT ROWID
        ;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX quarantine_content ON quarantine (topic, payload_sha256);
CREATE INDEX tag_place ON tag (place, sku);
CREATE INDEX order_ended ON customer_order (ended_ms) WHERE ended_ms IS NOT NULL;
CREATE INDEX order_code ON customer_order (pickup_code);
CREATE UNIQUE INDEX task_one_open ON task (kind, subject) WHERE open;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('fact',3);
COMMIT;
