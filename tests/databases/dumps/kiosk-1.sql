BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'journal','facts_and_heads','2026-11-30 17:03:27.905164+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'mirror','mirror','2026-11-30 17:03:27.905974+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'uplink','uplink','2026-11-30 17:03:27.907737+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'kiosk','selling','2026-11-30 17:03:27.909630+00:00');
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
INSERT INTO "fact" VALUES(1,'kiosk-1','23f458484ccb14b2',1,115816896921600000,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227430222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A307D','0000000000000000000000000000000000000000000000000000000000000000','6c5ccfedc32af43638ec25d49563e7098a42689bfc45c6af2bfff5588c037ac0');
INSERT INTO "fact" VALUES(2,'kiosk-1','23f458484ccb14b2',2,115816896921600001,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227431222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A317D','6c5ccfedc32af43638ec25d49563e7098a42689bfc45c6af2bfff5588c037ac0','22adf33d86c8e728c704b1784ac35967af41b1cf1c44537d84b3c634034517e8');
INSERT INTO "fact" VALUES(3,'kiosk-1','23f458484ccb14b2',3,115816896921600002,'TaskRaised',1,'',X'7B2273746F72655F6964223A227331222C227461736B5F6964223A227432222C226B696E64223A22726573746F636B222C227375626A656374223A224131222C2261745F6D73223A327D','22adf33d86c8e728c704b1784ac35967af41b1cf1c44537d84b3c634034517e8','cf1042f7360f614baa13d7873fe03852f827d06c95943c1e48224d81026603c1');
CREATE TABLE head (
            origin TEXT NOT NULL,
            incarnation TEXT NOT NULL,
            seq INTEGER NOT NULL,
            hash TEXT NOT NULL,
            frozen INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (origin, incarnation)
        ) WITHOUT ROWID
        ;
INSERT INTO "head" VALUES('kiosk-1','23f458484ccb14b2',3,'cf1042f7360f614baa13d7873fe03852f827d06c95943c1e48224d81026603c1',0);
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
INSERT INTO "own_chain" VALUES('kiosk-1','23f458484ccb14b2');
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
