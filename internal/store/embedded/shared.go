package embedded

import (
	"context"
	"database/sql"
	"fmt"

	"hearsay"
	"hearsay/internal/store"
)

// settingShared stands while a redaction has taken features away: the stage that finds shared
// text must then begin anew, since numbers of texts went down without its knowing.
const settingShared = "copies-again"

// sharedText lists what scanShared reads of item i, its current revision r and text x.
const sharedText = `i.id, i.aid, i.outlet, i.current, x.text, coalesce(r.reading, 0), f.body, ` + timeList

// sharedFrom joins them to item i; ?1 is the stage.
const sharedFrom = ` CROSS JOIN revisions r ON r.id = i.current CROSS JOIN texts x ON x.id = i.current
	LEFT JOIN features f ON f.stage = (SELECT id FROM cursors WHERE stage = ?1) AND f.item = i.id `

// SharedPending returns the articles with entries after a stage's cursor, each once, and the
// seq they reach to: at most limit entries, and no more than fill maxBytes of text, but one if
// there is any. Nothing pending is upto 0.
func (l *Ledger) SharedPending(ctx context.Context, stage hearsay.StageVersion, limit, maxBytes int) (out []store.SharedText, upto int64, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT e.seq, `+sharedText+` FROM entries e CROSS JOIN revisions v ON v.id = e.revision CROSS JOIN items i ON i.id = v.item`+sharedFrom+`
			WHERE e.seq > coalesce((SELECT seq FROM cursors WHERE stage = ?1), 0) ORDER BY e.seq LIMIT ?2`, string(stage), limit)
		if err != nil {
			return err
		}
		defer rows.Close()
		seen, size := map[int64]bool{}, 0
		var readings []int64
		for rows.Next() {
			var seq, reading int64
			var t store.SharedText
			if err := scanShared(rows.Scan, &t, &reading, &seq); err != nil {
				return err
			}
			if !seen[t.Item] {
				if size += len(t.Text); size > maxBytes && len(out) > 0 {
					break
				}
				seen[t.Item] = true
				out, readings = append(out, t), append(readings, reading)
			}
			upto = seq
		}
		if err := rows.Err(); err != nil {
			return err
		}
		rows.Close()
		for i := range out {
			if out[i].Said, err = said(ctx, tx, readings[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return out, upto, l.fail("read", err)
}

// SharedText returns one article by its number, as SharedPending does.
func (l *Ledger) SharedText(ctx context.Context, stage hearsay.StageVersion, item int64) (t store.SharedText, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		var reading int64
		if err := scanShared(tx.QueryRowContext(ctx, `SELECT `+sharedText+` FROM items i`+sharedFrom+`WHERE i.id = ?2`, string(stage), item).Scan, &t, &reading); err != nil {
			return err
		}
		t.Said, err = said(ctx, tx, reading)
		return err
	})
	return t, l.fail("read", err)
}

func scanShared(scan func(...any) error, t *store.SharedText, reading *int64, first ...any) error {
	var at timeColumns
	into := append(first, &t.Item, &t.Article, &t.Outlet, &t.Revision, &t.Text, reading, &t.Features)
	err := scan(append(into, at.into()...)...)
	t.Published = at.time()
	return err
}

// said returns the stretches of the text in direct quotes of a reading.
func said(ctx context.Context, tx *sql.Tx, reading int64) (out []hearsay.Span, err error) {
	if reading == 0 {
		return nil, nil
	}
	rows, err := tx.QueryContext(ctx, `SELECT q.spans FROM readings g CROSS JOIN quotes q ON q.ord > g.top - g.quotes AND q.ord <= g.top
		WHERE g.id = ? AND q.kind = ? AND q.title = 0`, reading, string(hearsay.Direct))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var b []byte
		var q hearsay.Quote
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		if err := setQuoteSpans(&q, b); err != nil {
			return nil, err
		}
		out = append(out, q.Content...)
	}
	return out, rows.Err()
}

// SharedFeatures calls f with every row that a stage keeps, in no order.
func (l *Ledger) SharedFeatures(ctx context.Context, stage hearsay.StageVersion, f func(*store.SharedFeatures) error) error {
	return l.fail("read", l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT f.item, f.revision, i.aid, i.outlet, f.body, `+timeList+`
			FROM features f CROSS JOIN items i ON i.id = f.item CROSS JOIN revisions r ON r.id = f.revision
			WHERE f.stage = (SELECT id FROM cursors WHERE stage = ?)`, string(stage))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var x store.SharedFeatures
			var t timeColumns
			if err := rows.Scan(append([]any{&x.Item, &x.Revision, &x.Article, &x.Outlet, &x.Body}, t.into()...)...); err != nil {
				return err
			}
			x.Published = t.time()
			if err := f(&x); err != nil {
				return err
			}
		}
		return rows.Err()
	}))
}

// SharedEdges calls f with both ends of every edge of a stage.
func (l *Ledger) SharedEdges(ctx context.Context, stage hearsay.StageVersion, f func(a, b int64)) error {
	return l.fail("read", l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT a, b FROM edges WHERE stage = (SELECT id FROM cursors WHERE stage = ?)`, string(stage))
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var a, b int64
			if err := rows.Scan(&a, &b); err != nil {
				return err
			}
			f(a, b)
		}
		return rows.Err()
	}))
}

// PutShared stores one step of a stage and moves its cursor, all in one transaction.
func (l *Ledger) PutShared(ctx context.Context, stage hearsay.StageVersion, c store.SharedChange) error {
	return l.write(ctx, "write to", func(tx *writer) error {
		id, err := stageID(tx, stage)
		if err != nil {
			return err
		}
		for i := range c.Features {
			f := &c.Features[i]
			if err := tx.exec(`INSERT OR REPLACE INTO features (stage, item, revision, body) VALUES (?, ?, ?, ?)`, id, f.Item, f.Revision, f.Body); err != nil {
				return err
			}
		}
		for _, p := range c.Gone {
			if err := tx.exec(`DELETE FROM edges WHERE stage = ? AND a = ? AND b = ?`, id, p[0], p[1]); err != nil {
				return err
			}
		}
		for i := range c.Edges {
			e := &c.Edges[i]
			if e.A >= e.B {
				return fmt.Errorf("edge from %d to %d", e.A, e.B)
			}
			if err := tx.exec(`INSERT OR REPLACE INTO edges (stage, a, b, kind, resemblance, of_a, of_b, shared, passages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				id, e.A, e.B, e.Kind, e.Resemblance, e.OfA, e.OfB, e.Shared, appendPassages(nil, e.Passages)); err != nil {
				return err
			}
		}
		return tx.exec(`UPDATE cursors SET seq = max(seq, ?) WHERE id = ?`, c.Upto, id)
	})
}

func stageID(tx *writer, stage hearsay.StageVersion) (id int64, err error) {
	if err := tx.exec(`INSERT INTO cursors (stage, seq) VALUES (?, 0) ON CONFLICT DO NOTHING`, string(stage)); err != nil {
		return 0, err
	}
	_, err = tx.one(`SELECT id FROM cursors WHERE stage = ?`, []any{string(stage)}, &id)
	return id, err
}

// ResetShared forgets what a stage found where a redaction asks for it, so that it begins
// anew; done tells whether it did.
func (l *Ledger) ResetShared(ctx context.Context, stage hearsay.StageVersion) (done bool, err error) {
	s, err := l.Setting(ctx, settingShared)
	if err != nil || s == "" {
		return false, err
	}
	return true, l.write(ctx, "write to", func(tx *writer) error {
		id, err := stageID(tx, stage)
		if err != nil {
			return err
		}
		for _, q := range []string{`DELETE FROM features WHERE stage = ?`, `DELETE FROM edges WHERE stage = ?`, `UPDATE cursors SET seq = 0 WHERE id = ?`} {
			if err := tx.exec(q, id); err != nil {
				return err
			}
		}
		return tx.exec(`DELETE FROM settings WHERE name = ?`, settingShared)
	})
}

// forgetShared takes away what linking keeps of an article whose words were taken out.
func forgetShared(tx *writer, item int64) error {
	for _, q := range []string{
		`DELETE FROM features WHERE stage IN (SELECT id FROM cursors) AND item = ?`,
		`DELETE FROM edges WHERE stage IN (SELECT id FROM cursors) AND a = ?`,
		`DELETE FROM edges WHERE stage IN (SELECT id FROM cursors) AND b = ?`,
	} {
		if err := tx.exec(q, item); err != nil {
			return err
		}
	}
	return tx.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING`, settingShared, "redacted")
}
