package embedded

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"

	"hearsay/internal/store"
)

// pack compresses the bodies of visits, before a transaction holds anybody up. A place in
// the answer is nil where a visit brought no body.
func pack(vs []store.Visit) ([][]byte, error) {
	out := make([][]byte, len(vs))
	for i := range vs {
		if vs[i].Raw == nil {
			continue
		}
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		if err != nil {
			return nil, err
		}
		if _, err := z.Write(vs[i].Raw.Body); err != nil {
			return nil, err
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
		out[i] = b.Bytes()
	}
	return out, nil
}

// visit records v. in and out are the articles of the delivery and what became of them.
func (b *appender) visit(v *store.Visit, packed []byte, in []store.Incoming, out []store.Outcome) error {
	if v.Feed != 0 {
		if err := b.tx.exec(`UPDATE feeds SET title = iif(?1 <> '', ?1, title), (`+checkList+`) = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) WHERE id = ?12`,
			append(append([]any{v.Title}, checkValues(&v.Check)...), v.Feed)...); err != nil {
			return err
		}
		return b.found(v)
	}
	article, revision := any(nil), any(nil)
	for i := range in {
		if in[i].Page == v.Page {
			article = string(out[i].Article)
			var id int64
			if _, err := b.tx.one(`SELECT id FROM revisions WHERE rid = ?`, []any{string(out[i].Revision)}, &id); err != nil {
				return err
			}
			revision = id
		}
	}
	if err := b.tx.exec(`UPDATE pages SET article = coalesce(?1, article), visits = visits + 1, (`+checkList+`) = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) WHERE id = ?12`,
		append(append([]any{article}, checkValues(&v.Check)...), v.Page)...); err != nil {
		return err
	}
	if v.Raw == nil {
		return nil
	}
	return b.capture(v, packed, revision)
}

// capture keeps what a page sent.
func (b *appender) capture(v *store.Visit, packed []byte, revision any) error {
	sha, err := hex.DecodeString(v.Raw.SHA256)
	if err != nil || len(sha) != 32 {
		return fmt.Errorf("capture of page %d: %q is no SHA-256", v.Page, v.Raw.SHA256)
	}
	if err := b.tx.exec(`INSERT OR IGNORE INTO raw (sha, size, body) VALUES (?, ?, ?)`, sha, len(v.Raw.Body), packed); err != nil {
		return err
	}
	return b.tx.exec(`INSERT OR REPLACE INTO captures (page, at, raw, url, type, revision)
		SELECT ?, ?, id, ?, ?, ? FROM raw WHERE sha = ?`, v.Page, v.Last.UnixMicro(), v.Raw.URL, v.Raw.ContentType, revision, sha)
}

// found adds the addresses that a feed named. One that is known becomes due again where its
// feed says that it was modified, unless it is due before.
func (b *appender) found(v *store.Visit) error {
	for i := range v.Found {
		p := &v.Found[i]
		if err := b.tx.exec(`INSERT INTO pages (url, host, canonical, feed, title, summary, published, altered, found, visits, `+checkList+`)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
			ON CONFLICT (canonical) DO UPDATE SET due = min(coalesce(due, ?10), ?10), altered = ?8, title = ?5, summary = ?6 WHERE feed = ?4 AND (altered <> ?8 OR title <> ?5)`,
			append([]any{p.URL, hostOf(p.URL), p.Canonical, v.Feed, p.Title, p.Summary, p.Published, p.Modified, p.Found.UnixMicro()}, checkValues(&p.Check)...)...); err != nil {
			return err
		}
	}
	return nil
}

// Captures yields what was fetched from pages and kept, oldest first, each with its body.
// Iteration ends at the first error.
func (l *Ledger) Captures(ctx context.Context) iter.Seq2[store.Capture, error] {
	return func(yield func(store.Capture, error) bool) {
		var page, at int64
		for {
			var c store.Capture
			more := false
			err := l.read(ctx, func(tx *sql.Tx) error {
				var sha, packed []byte
				err := tx.QueryRowContext(ctx, `SELECT c.page, c.at, c.url, c.type, coalesce(v.rid, ''), r.sha, r.body FROM captures c JOIN raw r ON r.id = c.raw
					LEFT JOIN revisions v ON v.id = c.revision WHERE (c.page, c.at) > (?, ?) ORDER BY c.page, c.at LIMIT 1`, page, at).Scan(&c.Page, &at, &c.URL, &c.ContentType, &c.Revision, &sha, &packed)
				if errors.Is(err, sql.ErrNoRows) {
					return nil
				}
				if err != nil {
					return err
				}
				more, page = true, c.Page
				c.At, c.SHA256 = micro(at), hex.EncodeToString(sha)
				z, err := gzip.NewReader(bytes.NewReader(packed))
				if err != nil {
					return err
				}
				c.Body, err = io.ReadAll(z)
				return err
			})
			if err != nil {
				yield(c, l.fail("read", err))
				return
			}
			if !more || !yield(c, nil) {
				return
			}
		}
	}
}

// Page returns one followed address with its feed.
func (l *Ledger) Page(ctx context.Context, id int64) (p store.Page, f store.Feed, err error) {
	err = l.read(ctx, func(tx *sql.Tx) (err error) {
		if p, err = scanPage(tx.QueryRowContext(ctx, `SELECT `+pageList+` FROM pages p WHERE id = ?`, id).Scan); err != nil {
			return err
		}
		f, err = scanFeed(tx.QueryRowContext(ctx, `SELECT `+feedList+` FROM feeds f WHERE id = ?`, p.Feed).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return p, f, fmt.Errorf("page %d: %w", id, store.ErrNotFound)
	}
	return p, f, l.fail("read", err)
}

// Reextract takes in what the bytes of a capture give now. The new revision is noted as one
// of the same bytes, so that nobody takes it for an edit of the outlet.
func (l *Ledger) Reextract(ctx context.Context, c store.Capture, in store.Incoming) (o store.Outcome, err error) {
	err = l.write(ctx, "write to", func(tx *writer) error {
		b := appender{tx: tx, sources: map[string]int64{}, moves: map[int64]*move{}, tally: newTally()}
		if err := b.begin(); err != nil {
			return err
		}
		if o, err = b.add(0, &in); err != nil {
			return err
		}
		var rev int64
		if _, err := tx.one(`SELECT id FROM revisions WHERE rid = ?`, []any{string(o.Revision)}, &rev); err != nil {
			return err
		}
		// One microsecond later: the time is part of the key, and a page sent nothing then.
		if err := tx.exec(`INSERT OR REPLACE INTO captures (page, at, raw, url, type, revision)
			SELECT page, at + 1, raw, url, type, ? FROM captures WHERE page = ? AND at = ?`, rev, c.Page, c.At.UnixMicro()); err != nil {
			return err
		}
		if err := tx.exec(`UPDATE pages SET article = ? WHERE id = ?`, string(o.Article), c.Page); err != nil {
			return err
		}
		return b.finish()
	})
	return o, err
}
