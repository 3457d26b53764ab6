BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'journal','facts_and_heads','2026-11-30 17:15:15.760500+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'mirror','mirror','2026-11-30 17:15:15.765564+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'uplink','uplink','2026-11-30 17:15:15.773527+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'kiosk','selling','2026-11-30 17:15:15.776831+00:00');
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
INSERT INTO "fact" VALUES(1,'kiosk-1','69758df242ee5ec6',1,115816896921600000,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227430222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A307D','0000000000000000000000000000000000000000000000000000000000000000','f836b08e10ae0c7fd24050b9a941f532ebf59307f4b45b1494749d607e72ddf5');
INSERT INTO "fact" VALUES(2,'kiosk-1','69758df242ee5ec6',2,115816896921600001,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227431222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A317D','f836b08e10ae0c7fd24050b9a941f532ebf59307f4b45b1494749d607e72ddf5','b5480a2562e0dde78f70dce1648d3a786af94362145c2900ba0d7f5958a8cd63');
INSERT INTO "fact" VALUES(3,'kiosk-1','69758df242ee5ec6',3,115816896921600002,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227432222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A327D','b5480a2562e0dde78f70dce1648d3a786af94362145c2900ba0d7f5958a8cd63','3da17501f0bd25bf97f142e6512a577aecd5572fd77d3d1934d9f52ee3d289b3');
CREATE TABLE head (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        ;
INSERT INTO "head" VALUES('kiosk-1','69758df242ee5ec6',3,'3da17501f0bd25bf97f142e6512a577aecd5572fd77d3d1934d9f52ee3d289b3',0);
CREATE TABLE intent (
            intent_id TEXT PRIMARY KEY,
            transaction_id TEXT NOT NULL,
            basket BLOB NOT NULL,
            language TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            outcome TEXT
        ) WITHOUT ROWID
        ;
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
CREATE TABLE own_chain (origin TEXT PRIMARY KEY, incarnation TEXT NOT NULL);
INSERT INTO "own_chain" VALUES('kiosk-1','69758df242ee5ec6');
CREATE TABLE sale (
            receipt_number INTEGER PRIMARY KEY,
            transaction_id TEXT NOT NULL UNIQUE,
            intent_id TEXT NOT NULL UNIQUE,
            total_minor INTEGER NOT NULL,
            currency TEXT NOT NULL,
            completed_ms INTEGER NOT NULL
        );
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('fact',3);
COMMIT;
