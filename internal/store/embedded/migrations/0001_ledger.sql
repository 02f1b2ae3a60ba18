-- The ledger, format 1. doc/ledger.md explains every table; package embedded is its only
-- writer. Integer keys are local to this file; text ids (aid, rid) are hashes of content
-- and agree between machines. Times are microseconds since 1970 in UTC.

-- +goose Up
PRAGMA application_id = 1212498258; -- 0x48454152, "HEAR"
PRAGMA user_version = 1;

CREATE TABLE items (
    id        INTEGER PRIMARY KEY,
    aid       TEXT    NOT NULL UNIQUE,  -- hearsay.ArticleID
    ref       TEXT,                     -- the input's id, where this item owns one
    outlet    TEXT    NOT NULL,
    country   TEXT    NOT NULL,
    url       TEXT    NOT NULL,         -- canonical
    lang      TEXT    NOT NULL,         -- of the current revision, as are the next three
    status    TEXT    NOT NULL,
    current   INTEGER NOT NULL REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED,
    ord       INTEGER NOT NULL UNIQUE,  -- place in every list: published, then id (order.go)
    revisions INTEGER NOT NULL          -- how many
) STRICT;
CREATE INDEX items_outlet ON items (outlet, ord);
CREATE INDEX items_outlet_lang ON items (outlet, lang, ord);
CREATE INDEX items_lang ON items (lang, ord);
CREATE INDEX items_status ON items (status, ord);

-- Every ref that an item brought first, also beyond items.ref.
CREATE TABLE refs (
    ref  TEXT PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES items (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
    id        INTEGER PRIMARY KEY,
    rid       TEXT    NOT NULL UNIQUE,  -- hearsay.RevisionID
    item      INTEGER NOT NULL REFERENCES items (id),
    reading   INTEGER REFERENCES readings (id) DEFERRABLE INITIALLY DEFERRED, -- the current one; NULL while unread
    seen      INTEGER NOT NULL,         -- when its first sighting was current
    byline    TEXT    NOT NULL,
    lang      TEXT    NOT NULL,
    genre     TEXT    NOT NULL,
    status    TEXT    NOT NULL,
    published INTEGER,                  -- NULL: no time given
    utcoffset INTEGER NOT NULL,         -- minutes east
    zone      TEXT    NOT NULL,
    prec      TEXT    NOT NULL,
    doubt     TEXT    NOT NULL
) STRICT;
CREATE INDEX revisions_item ON revisions (item);

-- Frozen texts, apart from revisions so that lists never page them in.
CREATE TABLE texts (
    id    INTEGER PRIMARY KEY REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    text  TEXT NOT NULL
) STRICT;

-- What happened, in order: a revision came, or became current again. Stages follow seq.
CREATE TABLE entries (
    seq      INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL REFERENCES revisions (id)
) STRICT;
CREATE INDEX entries_revision ON entries (revision);

CREATE TABLE sources (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE sightings (
    revision INTEGER NOT NULL REFERENCES revisions (id),
    source   INTEGER NOT NULL REFERENCES sources (id),
    pos      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (revision, source, pos, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusals (
    source INTEGER NOT NULL REFERENCES sources (id),
    pos    INTEGER NOT NULL,
    at     INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    PRIMARY KEY (source, pos, at, reason)
) STRICT, WITHOUT ROWID;

-- Stages by version, and how far each has read entries.
CREATE TABLE cursors (
    id    INTEGER PRIMARY KEY,
    stage TEXT    NOT NULL UNIQUE,      -- hearsay.StageVersion
    seq   INTEGER NOT NULL
) STRICT;

CREATE TABLE readings (
    id        INTEGER PRIMARY KEY,
    revision  INTEGER NOT NULL REFERENCES revisions (id),
    stage     INTEGER NOT NULL REFERENCES cursors (id),
    level     TEXT    NOT NULL,
    lang      TEXT    NOT NULL,
    genre     TEXT    NOT NULL,
    tokens    INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    quotes    INTEGER NOT NULL,         -- how many
    top       INTEGER NOT NULL,         -- ord of its first quote; the others count down from it
    UNIQUE (revision, stage)
) STRICT;

CREATE TABLE actors (
    reading  INTEGER NOT NULL REFERENCES readings (id),
    n        INTEGER NOT NULL,          -- place in the reading, from 0
    aid      TEXT    NOT NULL,          -- "a1", "a2", …
    name     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    public   INTEGER NOT NULL,
    role     TEXT    NOT NULL,          -- as the text gives it, "" if it gives none
    country  TEXT    NOT NULL,          -- ISO 3166-1 alpha-3 or the user's code, "" if not told
    mentions BLOB    NOT NULL,          -- spans.go
    PRIMARY KEY (reading, n)
) STRICT, WITHOUT ROWID;

-- Newest article first means ord downwards; within one reading the first quote is highest.
CREATE TABLE quotes (
    ord     INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (id),
    title   INTEGER NOT NULL,           -- 1: spans point into the title
    kind    TEXT    NOT NULL,
    score   REAL    NOT NULL,
    spans   BLOB    NOT NULL,           -- source, cue, content (spans.go)
    actor   TEXT    NOT NULL,           -- actors.aid, "" if unknown
    speaker TEXT    NOT NULL,
    via     TEXT    NOT NULL,
    who     TEXT,                       -- what lists may select by; NULL for persons who are not public
    act     TEXT    NOT NULL,           -- hearsay.Act, "" where none was read
    claim   TEXT                        -- hearsay.Claim as JSON, spans in bytes; NULL where nothing was read
) STRICT;
CREATE INDEX quotes_who ON quotes (who) WHERE who IS NOT NULL;

-- Items per cell, for facets and totals without a scan.
CREATE TABLE daily (
    outlet TEXT    NOT NULL,
    lang   TEXT    NOT NULL,
    status TEXT    NOT NULL,
    day    INTEGER NOT NULL,            -- days since 1700 (order.go); -1: no date
    n      INTEGER NOT NULL,
    PRIMARY KEY (outlet, lang, status, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counters (name, n) VALUES
    ('revisions', 0), ('sightings', 0), ('refusals', 0), ('readings', 0),
    ('quotes', 0), ('serial', 0);

CREATE TABLE outlets (
    name       TEXT PRIMARY KEY,
    domain     TEXT NOT NULL,
    owner      TEXT NOT NULL,
    owner_kind TEXT NOT NULL,
    country    TEXT NOT NULL,
    kind       TEXT NOT NULL,
    zone       TEXT NOT NULL,
    language   TEXT NOT NULL,
    speaks_for TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
    alias  TEXT PRIMARY KEY,
    outlet TEXT NOT NULL REFERENCES outlets (name) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_outlet ON aliases (outlet);

-- Words of current revisions. The content is a view, so texts are stored once; the
-- document number is items.ord, so that hits come out newest first without a sort.
CREATE VIEW current_texts AS
    SELECT i.ord AS ord, t.title AS title, t.text AS text
    FROM items i JOIN texts t ON t.id = i.current;
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'current_texts', content_rowid = 'ord',
    tokenize = 'porter unicode61 remove_diacritics 2');

-- Words of quotes of current readings of current revisions, numbered by quotes.ord. Their
-- text is not stored again: spans give it back.
CREATE VIRTUAL TABLE quote_words USING fts5 (
    source, content, content = '', contentless_delete = 1,
    tokenize = 'porter unicode61 remove_diacritics 2');
