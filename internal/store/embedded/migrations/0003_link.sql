-- Linking: what articles share, views over readings, what analysts say of them. Format 3.

-- +goose Up
PRAGMA user_version = 3;

-- What a linking stage keeps of an article so as not to take its text apart again. Written for
-- one revision; a row of another revision than the current one is out of date.
CREATE TABLE features (
    stage    INTEGER NOT NULL REFERENCES cursors (id),
    item     INTEGER NOT NULL REFERENCES items (id),
    revision INTEGER NOT NULL REFERENCES revisions (id),
    body     BLOB    NOT NULL,          -- the stage's own encoding
    PRIMARY KEY (stage, item)
) STRICT, WITHOUT ROWID;

-- Articles that share text, a < b. Of one stage: a newer one writes its own.
CREATE TABLE edges (
    stage       INTEGER NOT NULL REFERENCES cursors (id),
    a           INTEGER NOT NULL REFERENCES items (id),
    b           INTEGER NOT NULL REFERENCES items (id),
    kind        TEXT    NOT NULL,       -- copy, reuse, quotation
    resemblance REAL    NOT NULL,       -- of sets of shingles
    of_a        REAL    NOT NULL,       -- containment of a in b
    of_b        REAL    NOT NULL,
    shared      INTEGER NOT NULL,       -- words
    passages    BLOB    NOT NULL,       -- byte ranges of both texts
    PRIMARY KEY (stage, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX edges_b ON edges (stage, b);

-- Views: stories, claims, incidents, actors. Built anew from readings and statements.
CREATE TABLE views (
    id    TEXT PRIMARY KEY,             -- hash of kind and founding member
    kind  TEXT    NOT NULL,             -- story, claim, incident, actor
    title TEXT    NOT NULL,
    first INTEGER,                      -- publication of the first and last member, NULL: none is dated
    last  INTEGER,
    size  INTEGER NOT NULL,             -- articles
    body  TEXT    NOT NULL              -- the view as JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX views_kind ON views (kind, last, id);

CREATE TABLE members (
    view  TEXT    NOT NULL REFERENCES views (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    item  INTEGER NOT NULL REFERENCES items (id),
    quote TEXT    NOT NULL,             -- hearsay.QuoteID, '' where the article as a whole is the member
    PRIMARY KEY (view, item, quote)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_item ON members (item);

-- Ids that views once had, for good.
CREATE TABLE redirects (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What analysts say of views, links and quotes. Nothing automatic changes a row.
CREATE TABLE statements (
    id     TEXT PRIMARY KEY,            -- hash of what follows
    at     INTEGER NOT NULL,
    who    TEXT    NOT NULL,
    verb   TEXT    NOT NULL,            -- split, join, same, not-same, right, wrong, unsure
    body   TEXT    NOT NULL,            -- store.Statement as JSON, with its anchors
    undone INTEGER                      -- when it was taken back, NULL: it holds
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_at ON statements (at, id);

-- Where private persons are named: two span lists, title and text (spans.go). NULL: a reader
-- before read/6 did not tell.
ALTER TABLE readings ADD COLUMN private BLOB;
