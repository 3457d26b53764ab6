BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'journal','facts_and_heads','2026-11-30 17:03:27.970065+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'feed','feed','2026-11-30 17:03:27.971191+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'cloud','stores_and_stock','2026-11-30 17:03:27.975308+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'cloud','orders_sales_and_tasks','2026-11-30 17:03:27.976081+00:00');
CREATE TABLE delivery (store_id TEXT, delivery_id TEXT, PRIMARY KEY (store_id, delivery_id)) WITHOUT ROWID;
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
INSERT INTO "fact" VALUES(1,'cloud-1','743c392e09b75fb6',1,115816896921600000,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227430222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A307D','0000000000000000000000000000000000000000000000000000000000000000','e3569f0a781861557084f8aa60726c72c910b56137a52c2ab7efcce6d84338c9');
INSERT INTO "fact" VALUES(2,'cloud-1','743c392e09b75fb6',2,115816896921600001,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227431222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A317D','e3569f0a781861557084f8aa60726c72c910b56137a52c2ab7efcce6d84338c9','f0b5376beb5b28e6916fc3ecb8510315d3e5924745ac594e0b792b4bbb1d6905');
INSERT INTO "fact" VALUES(3,'cloud-1','743c392e09b75fb6',3,115816896921600002,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227432222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A327D','f0b5376beb5b28e6916fc3ecb8510315d3e5924745ac594e0b792b4bbb1d6905','88a82cb94da5623a2c84589917dc5a18ede563497e6bd157580352f1045e47ab');
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
INSERT INTO "feed_name" VALUES('af24c8dd3a1f6195');
CREATE TABLE head (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        ;
INSERT INTO "head" VALUES('cloud-1','743c392e09b75fb6',3,'88a82cb94da5623a2c84589917dc5a18ede563497e6bd157580352f1045e47ab',0);
CREATE TABLE heard (store_id TEXT PRIMARY KEY, heard_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE inventory (
            store_id TEXT NOT NULL,
            sku TEXT NOT NULL,
            on_hand INTEGER NOT NULL,
            reserved INTEGER NOT NULL,
            heard_ms INTEGER NOT NULL,
            PRIMARY KEY (store_id, sku)
        ) WITHOUT ROWID
        ;
CREATE TABLE orders (
            order_id TEXT PRIMARY KEY,
            request_id TEXT NOT NULL UNIQUE,
            request BLOB NOT NULL,
            document BLOB NOT NULL,
            cancel_asked_ms INTEGER
        ) WITHOUT ROWID
        ;
CREATE TABLE own_chain (origin TEXT PRIMARY KEY, incarnation TEXT NOT NULL);
INSERT INTO "own_chain" VALUES('cloud-1','743c392e09b75fb6');
CREATE TABLE sale (
            transaction_id TEXT PRIMARY KEY,
            store_id TEXT NOT NULL,
            kiosk_id TEXT NOT NULL,
            receipt_number INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            completed_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        ;
CREATE TABLE sales_total (
            store_id TEXT NOT NULL,
            day TEXT NOT NULL,
            currency TEXT NOT NULL,
            sales INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            tax_minor INTEGER NOT NULL,
            PRIMARY KEY (store_id, day, currency)
        ) WITHOUT ROWID
        ;
CREATE TABLE store (store_id TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE task (
            task_id TEXT PRIMARY KEY,
            store_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            raised_ms INTEGER NOT NULL,
            closed_ms INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        ) WITHOUT ROWID
        ;
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('fact',3);
COMMIT;
