BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'journal','facts_and_heads','2026-11-30 17:03:43.391186+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'journal','times_and_breaches','2026-11-30 17:03:43.406295+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'journal','what_was_let_go','2026-11-30 17:03:43.409652+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'mirror','mirror','2026-11-30 17:03:43.410474+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'uplink','uplink','2026-11-30 17:03:43.412941+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'uplink','told_again','2026-11-30 17:03:43.421505+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'escrow','rights','2026-11-30 17:03:43.423024+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'kiosk','selling','2026-11-30 17:03:43.434673+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'kiosk','presence','2026-11-30 17:03:43.443197+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'kiosk','goods_by_code','2026-11-30 17:03:43.445587+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'kiosk_paying','tenders','2026-11-30 17:03:43.452066+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'kiosk_paying','money_back','2026-11-30 17:03:43.461920+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'kiosk_paying','bills_and_days','2026-11-30 17:03:43.465355+00:00');
INSERT INTO "_sqlite_migrations" VALUES(14,'kiosk_receipts','receipts','2026-11-30 17:03:43.468650+00:00');
INSERT INTO "_sqlite_migrations" VALUES(15,'kiosk_tickets','tickets','2026-11-30 17:03:43.474556+00:00');
CREATE TABLE announced_key (key_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE bill (
            bill_number INTEGER PRIMARY KEY,
            intent_id TEXT NOT NULL UNIQUE,
            opened_ms INTEGER NOT NULL,
            outcome TEXT
        );
CREATE TABLE breach (
            id INTEGER PRIMARY KEY,
            at_ms INTEGER NOT NULL,
            reason TEXT NOT NULL,
            previous TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            over INTEGER NOT NULL DEFAULT 0
        );
CREATE TABLE business_day (
            z_number INTEGER PRIMARY KEY,
            position INTEGER NOT NULL,
            opened_ms INTEGER NOT NULL,
            closed_ms INTEGER
        );
CREATE TABLE claim (
            claim_id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            intent_id TEXT NOT NULL,
            transaction_id TEXT NOT NULL,
            way TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            raised_ms INTEGER NOT NULL,
            settled_ms INTEGER
        ) WITHOUT ROWID
        ;
CREATE TABLE demand (
            item TEXT NOT NULL,
            node TEXT NOT NULL,
            weight REAL NOT NULL,
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (item, node)
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
            hash TEXT NOT NULL, here_ms INTEGER NOT NULL DEFAULT 0,
            UNIQUE (origin, incarnation, seq)
        );
INSERT INTO "fact" VALUES(1,'kiosk-1','0acbef89abe9c187',1,115816896921600000,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227430222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A307D','0000000000000000000000000000000000000000000000000000000000000000','04992aca8c8fd52e989073c3ce406b7cfe4e3151f1c5f5ebee11d5aeb51bd166',1767225600000);
INSERT INTO "fact" VALUES(2,'kiosk-1','0acbef89abe9c187',2,115816896921600001,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227431222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A317D','04992aca8c8fd52e989073c3ce406b7cfe4e3151f1c5f5ebee11d5aeb51bd166','648097167eb4d9991d9cc9a807f7a4d311dd2acb052b6a1a3d5231bdd55084ce',1767225600000);
INSERT INTO "fact" VALUES(3,'kiosk-1','0acbef89abe9c187',3,115816896921600002,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227432222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A327D','648097167eb4d9991d9cc9a807f7a4d311dd2acb052b6a1a3d5231bdd55084ce','159b085e38b5df1b9c7abe2b4490682f016bc808ed9644230f6c5c74fc82c2da',1767225600000);
CREATE TABLE head (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        ;
INSERT INTO "head" VALUES('kiosk-1','0acbef89abe9c187',3,'159b085e38b5df1b9c7abe2b4490682f016bc808ed9644230f6c5c74fc82c2da',0);
CREATE TABLE intent (
            intent_id TEXT PRIMARY KEY,
            transaction_id TEXT NOT NULL,
            basket BLOB NOT NULL,
            language TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            outcome TEXT
        , way TEXT NOT NULL DEFAULT 'card', kind TEXT NOT NULL DEFAULT 'card', part INTEGER NOT NULL DEFAULT 1, minor INTEGER NOT NULL DEFAULT 0, currency TEXT NOT NULL DEFAULT '', terminal_id TEXT NOT NULL DEFAULT '', reference TEXT NOT NULL DEFAULT '', stamp TEXT NOT NULL DEFAULT '', offline INTEGER NOT NULL DEFAULT 0, watch TEXT NOT NULL DEFAULT '') WITHOUT ROWID
        ;
CREATE TABLE let_go (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            first_seq INTEGER NOT NULL,
            last_seq INTEGER NOT NULL,
            last_hash TEXT NOT NULL,
            link TEXT NOT NULL,
            PRIMARY KEY (origin, incarnation, first_seq)
        ) WITHOUT ROWID
        ;
CREATE TABLE looked_at (position INTEGER NOT NULL);
INSERT INTO "looked_at" VALUES(0);
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
CREATE TABLE open_basket (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            basket BLOB NOT NULL,
            language TEXT NOT NULL
        );
CREATE TABLE own_chain (origin TEXT PRIMARY KEY, incarnation TEXT NOT NULL, fenced INTEGER NOT NULL DEFAULT 0);
INSERT INTO "own_chain" VALUES('kiosk-1','0acbef89abe9c187',0);
CREATE TABLE presence (one INTEGER PRIMARY KEY CHECK (one = 1), at_ms INTEGER NOT NULL);
CREATE TABLE print_job (
            job INTEGER PRIMARY KEY AUTOINCREMENT,
            receipt_number INTEGER NOT NULL,
            language TEXT NOT NULL,
            slip BLOB,
            asked_ms INTEGER NOT NULL
        );
CREATE TABLE printer_told (one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL);
CREATE TABLE receipt (
            receipt_number INTEGER PRIMARY KEY,
            document BLOB NOT NULL,
            url TEXT NOT NULL,
            copies INTEGER NOT NULL DEFAULT 0
        );
CREATE TABLE refund (
            refund_id TEXT PRIMARY KEY,
            request_id TEXT NOT NULL,
            intent_id TEXT NOT NULL,
            transaction_id TEXT NOT NULL,
            minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            reason TEXT NOT NULL,
            asked INTEGER NOT NULL DEFAULT 0,
            at_ms INTEGER NOT NULL,
            outcome TEXT
        ) WITHOUT ROWID
        ;
CREATE TABLE rights (
            ledger TEXT NOT NULL,
            item TEXT NOT NULL,
            minted INTEGER NOT NULL DEFAULT 0,
            sold INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (ledger, item)
        ) WITHOUT ROWID
        ;
CREATE TABLE rights_with (
            ledger TEXT NOT NULL,
            item TEXT NOT NULL,
            node TEXT NOT NULL,
            given INTEGER NOT NULL DEFAULT 0,
            seen INTEGER NOT NULL DEFAULT 0,
            spent INTEGER NOT NULL DEFAULT 0,
            keep INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (ledger, item, node)
        ) WITHOUT ROWID
        ;
CREATE TABLE sale (
            receipt_number INTEGER PRIMARY KEY,
            transaction_id TEXT NOT NULL UNIQUE,
            intent_id TEXT NOT NULL UNIQUE,
            total_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            completed_ms INTEGER NOT NULL
        );
CREATE TABLE shown_ticket (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            ticket BLOB NOT NULL,
            language TEXT NOT NULL
        );
CREATE TABLE snapshot (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            link TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            public_key TEXT NOT NULL,
            signature TEXT NOT NULL,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        ;
CREATE TABLE suspended_here (
            ticket_id TEXT PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            basket BLOB NOT NULL,
            expires_ms INTEGER NOT NULL
        ) WITHOUT ROWID
        ;
CREATE TABLE taken (sender TEXT, log TEXT, position INTEGER NOT NULL, PRIMARY KEY (sender, log)) WITHOUT ROWID;
CREATE TABLE taken_ticket (ticket_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE uplink (position INTEGER NOT NULL);
INSERT INTO "uplink" VALUES(0);
CREATE TABLE uplink_frozen (origin TEXT, incarnation TEXT, PRIMARY KEY (origin, incarnation)) WITHOUT ROWID;
CREATE TABLE uplink_told (origin TEXT, incarnation TEXT, seq INTEGER, PRIMARY KEY (origin, incarnation, seq)) WITHOUT ROWID;
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
CREATE INDEX item_by_gtin ON mirror (CASE WHEN json_valid(CAST(document AS TEXT)) THEN json_extract(CAST(document AS TEXT), '$.gtin') END) WHERE collection = 'item';
CREATE INDEX item_by_plu ON mirror (CASE WHEN json_valid(CAST(document AS TEXT)) THEN json_extract(CAST(document AS TEXT), '$.plu') END) WHERE collection = 'item';
CREATE INDEX item_by_in_store_code ON mirror (CASE WHEN json_valid(CAST(document AS TEXT)) THEN json_extract(CAST(document AS TEXT), '$.in_store_code') END) WHERE collection = 'item';
CREATE INDEX facing_by_sku ON mirror (CASE WHEN json_valid(CAST(document AS TEXT)) THEN json_extract(CAST(document AS TEXT), '$.sku') END) WHERE collection = 'facing';
CREATE INDEX intent_transaction ON intent (transaction_id);
CREATE INDEX intent_open ON intent (at_ms) WHERE outcome IS NULL;
CREATE INDEX intent_watched ON intent (at_ms) WHERE watch <> '';
CREATE INDEX refund_intent ON refund (intent_id);
CREATE INDEX refund_open ON refund (at_ms) WHERE outcome IS NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('fact',3);
COMMIT;
