package embedded

import (
	"context"

	"hearsay/internal/store"
)

// markName is the setting that holds what the views were made from.
const markName = "link-mark"

// PutViews commits what a run of the linking stages made, and its cursor, in one transaction.
func (l *Ledger) PutViews(ctx context.Context, c store.ViewChange) error {
	return l.write(ctx, "write to", func(tx *writer) error {
		if err := tx.exec(`INSERT INTO cursors (stage, seq) VALUES (?, 0) ON CONFLICT DO NOTHING`, string(c.Stage)); err != nil {
			return err
		}
		for _, id := range c.Drop {
			if err := tx.exec(`DELETE FROM views WHERE id = ?`, id); err != nil {
				return err
			}
		}
		// Members come before all views: each is looked up among the views that stand, and SQLite copies every row whole that it passes on the
		// way to a key. Behind their views, ten thousand quotes of a few long claims are copies of gigabytes.
		for i := range c.Put {
			if err := putMembers(tx, &c.Put[i]); err != nil {
				return err
			}
		}
		for i := range c.Put {
			if err := putView(tx, &c.Put[i]); err != nil {
				return err
			}
		}
		if err := noteSpans(tx, c.Put); err != nil {
			return err
		}
		for old, to := range c.Redirects {
			if err := tx.exec(`INSERT INTO redirects (old, new) VALUES (?, ?) ON CONFLICT (old) DO UPDATE SET new = excluded.new`, old, to); err != nil {
				return err
			}
		}
		if err := tx.exec(`DELETE FROM redirects WHERE old IN (SELECT id FROM views)`); err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, markName, c.Mark); err != nil {
			return err
		}
		return tx.exec(`UPDATE cursors SET seq = max(seq, ?) WHERE stage = ?`, c.Upto, string(c.Stage))
	})
}

// putMembers writes the members of a view; the view itself must follow in the same transaction. One that is named twice, or gone, is left out.
func putMembers(tx *writer, v *store.View) error {
	for _, m := range v.Members {
		if err := tx.exec(`INSERT INTO members (view, item, quote) SELECT ?, id, ? FROM items WHERE aid = ? ON CONFLICT DO NOTHING`, v.ID, string(m.Quote), string(m.Article)); err != nil {
			return err
		}
	}
	return nil
}

func putView(tx *writer, v *store.View) error {
	var first, last any
	if !v.First.IsZero() {
		first, last = v.First.UnixMicro(), v.Last.UnixMicro()
	}
	return tx.exec(`INSERT INTO views (id, kind, title, first, last, size, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		v.ID, v.Kind, v.Title, first, last, v.Size, string(v.Body))
}

// ViewMark returns what the views were made from, "" if they never were.
func (l *Ledger) ViewMark(ctx context.Context) (string, error) { return l.Setting(ctx, markName) }
