-- Following: what the user asked to follow, the addresses found there, what was fetched,
-- what was taken out. Format 2.

-- +goose Up
PRAGMA user_version = 2;

CREATE TABLE feeds (
    id       INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL,          -- store.FeedKind
    url      TEXT    NOT NULL UNIQUE,
    host     TEXT    NOT NULL,          -- of url, with port; '' for a folder
    title    TEXT    NOT NULL,
    outlet   TEXT    NOT NULL,
    country  TEXT    NOT NULL,
    lang     TEXT    NOT NULL,
    added    INTEGER NOT NULL,
    paused   INTEGER NOT NULL,
    due      INTEGER,                   -- NULL: never by itself; the columns from here on are store.Check
    every    INTEGER NOT NULL,          -- seconds
    last     INTEGER,
    changed  INTEGER,
    fails    INTEGER NOT NULL,
    status   TEXT    NOT NULL,
    detail   TEXT    NOT NULL,
    etag     TEXT    NOT NULL,
    modified TEXT    NOT NULL,
    hash     TEXT    NOT NULL
) STRICT;
CREATE INDEX feeds_due ON feeds (host, due) WHERE due IS NOT NULL AND paused = 0;

CREATE TABLE pages (
    id        INTEGER PRIMARY KEY,
    url       TEXT    NOT NULL,
    host      TEXT    NOT NULL,
    canonical TEXT    NOT NULL UNIQUE,
    feed      INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    title     TEXT    NOT NULL,         -- the next four as the feed gave them
    summary   TEXT    NOT NULL,
    published TEXT    NOT NULL,
    altered   TEXT    NOT NULL,         -- store.Page.Modified
    found     INTEGER NOT NULL,
    article   TEXT,                     -- items.aid
    visits    INTEGER NOT NULL,
    due       INTEGER,                  -- from here on as in feeds
    every     INTEGER NOT NULL,
    last      INTEGER,
    changed   INTEGER,
    fails     INTEGER NOT NULL,
    status    TEXT    NOT NULL,
    detail    TEXT    NOT NULL,
    etag      TEXT    NOT NULL,
    modified  TEXT    NOT NULL,
    hash      TEXT    NOT NULL
) STRICT;
CREATE INDEX pages_due ON pages (host, due, visits) WHERE due IS NOT NULL;
CREATE INDEX pages_feed ON pages (feed);
CREATE INDEX pages_article ON pages (article) WHERE article IS NOT NULL;

CREATE TABLE robots (
    origin  TEXT PRIMARY KEY,           -- scheme://host:port
    fetched INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    code    INTEGER NOT NULL,
    body    BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

-- Fetched bodies, gzip, under their SHA-256 before compression; and which page gave which.
CREATE TABLE raw (
    id   INTEGER PRIMARY KEY,
    sha  BLOB    NOT NULL UNIQUE,
    size INTEGER NOT NULL,              -- before compression
    body BLOB    NOT NULL
) STRICT;

CREATE TABLE captures (
    page     INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    raw      INTEGER NOT NULL REFERENCES raw (id),
    url      TEXT    NOT NULL,          -- after redirects
    type     TEXT    NOT NULL,          -- Content-Type as sent
    revision INTEGER REFERENCES revisions (id), -- what came of it, NULL for no article
    PRIMARY KEY (page, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX captures_raw ON captures (raw);
CREATE INDEX captures_revision ON captures (revision) WHERE revision IS NOT NULL;

-- Links of a revision's text to other addresses, for chains.
CREATE TABLE links (
    revision INTEGER NOT NULL REFERENCES revisions (id),
    n        INTEGER NOT NULL,          -- place in the text, from 0
    start    INTEGER NOT NULL,          -- bytes of the text
    end      INTEGER NOT NULL,
    url      TEXT    NOT NULL,          -- canonical
    PRIMARY KEY (revision, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_url ON links (url);

-- When the outlet says it last changed the article; NULL: not told.
ALTER TABLE revisions ADD COLUMN altered INTEGER;

-- Names and passages taken out on request: their hash, never their words.
CREATE TABLE redactions (
    hash  TEXT PRIMARY KEY,             -- SHA-256 of the folded words
    words INTEGER NOT NULL,             -- how many
    sieve INTEGER NOT NULL,             -- 16 bits of their rolling hash (mask.go)
    at    INTEGER NOT NULL,
    note  TEXT    NOT NULL,
    hits  INTEGER NOT NULL              -- places masked so far
) STRICT, WITHOUT ROWID;

-- Which revisions were touched, for the notice on their page.
CREATE TABLE redacted (
    revision INTEGER NOT NULL REFERENCES revisions (id),
    hash     TEXT    NOT NULL REFERENCES redactions (hash),
    places   INTEGER NOT NULL,
    PRIMARY KEY (revision, hash)
) STRICT, WITHOUT ROWID;

-- What others say of an outlet; never mixed with the user's own table.
CREATE TABLE labels (
    outlet  TEXT NOT NULL,              -- name or domain, in lower case
    key     TEXT NOT NULL,
    value   TEXT NOT NULL,
    said_by TEXT NOT NULL,
    PRIMARY KEY (outlet, key, said_by, value)
) STRICT, WITHOUT ROWID;

-- What the user told the program for good, such as the contact that fetches carry.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
