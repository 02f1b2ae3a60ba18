package embedded

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
)

// tally collects what a transaction adds to the counting tables, written once at its end.
type tally struct {
	count map[string]int64 // rows of counters
	daily map[cell]int64   // rows of daily
}

// cell is one key of the daily table.
type cell struct {
	outlet, lang, status string
	day                  int64
}

func newTally() *tally { return &tally{map[string]int64{}, map[cell]int64{}} }

func (t *tally) put(tx *writer) error {
	for name, n := range t.count {
		if n != 0 {
			if err := tx.exec(`UPDATE counters SET n = n + ? WHERE name = ?`, n, name); err != nil {
				return err
			}
		}
	}
	for c, n := range t.daily {
		if n == 0 {
			continue
		}
		if err := tx.exec(`INSERT INTO daily (outlet, lang, status, day, n) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET n = n + excluded.n`, c.outlet, c.lang, c.status, c.day, n); err != nil {
			return err
		}
		if n < 0 {
			if err := tx.exec(`DELETE FROM daily WHERE outlet = ? AND lang = ? AND status = ? AND day = ? AND n = 0`,
				c.outlet, c.lang, c.status, c.day); err != nil {
				return err
			}
		}
	}
	return nil
}

// finish brings both word indexes and the counts in line with what the batch did.
func (b *appender) finish() error {
	if err := b.indexArticles(); err != nil {
		return err
	}
	var words quoteWords
	for _, m := range b.moves {
		if m.from == 0 || m.from == m.to {
			continue // a new item has no quotes yet
		}
		n, err := words.drop(b.tx, m.from)
		if err != nil {
			return err
		}
		b.tally.count["quotes"] -= n
		if n, err = words.restore(b.tx, m.to); err != nil {
			return err
		}
		b.tally.count["quotes"] += n
	}
	if err := words.put(b.tx); err != nil {
		return err
	}
	return b.tally.put(b.tx)
}

// change is one instruction to article_words.
type change struct {
	ord         int64
	insert      bool
	title, text string
}

func (b *appender) indexArticles() error {
	var changes []change
	for _, m := range b.moves {
		if m.from != 0 { // FTS5 wants the old words back to take them out
			c := change{ord: m.fromOrd}
			if err := b.tx.text(m.from, &c.title, &c.text); err != nil {
				return err
			}
			changes = append(changes, c)
		}
		c := change{ord: m.toOrd, insert: true, title: m.title, text: m.text}
		if !m.known {
			if err := b.tx.text(m.to, &c.title, &c.text); err != nil {
				return err
			}
		}
		changes = append(changes, c)
	}
	slices.SortFunc(changes, func(x, y change) int {
		if c := cmp.Compare(x.ord, y.ord); c != 0 || x.insert == y.insert {
			return c
		}
		if y.insert { // out before in
			return -1
		}
		return 1
	})
	for _, c := range changes {
		q := `INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)`
		if c.insert {
			q = `INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)`
		}
		if err := b.tx.exec(q, c.ord, c.title, c.text); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) text(revision int64, title, text *string) error {
	_, err := w.one(`SELECT title, text FROM texts WHERE id = ?`, []any{revision}, title, text)
	return err
}

// quoteWords gathers changes to quote_words, for the same reason as change.
type quoteWords struct {
	drops []ordRange
	docs  []quoteDoc
}

type ordRange struct{ lo, hi int64 } // both included

type quoteDoc struct {
	ord             int64
	source, content string
}

// drop takes the quotes of a revision's current reading out; it returns how many.
func (q *quoteWords) drop(tx *writer, revision int64) (int64, error) {
	_, top, n, err := tx.currentReading(revision)
	if n > 0 {
		q.drops = append(q.drops, ordRange{top - n + 1, top})
	}
	return n, err
}

// restore puts the quotes of a revision's current reading in; it returns how many.
func (q *quoteWords) restore(tx *writer, revision int64) (int64, error) {
	_, top, n, err := tx.currentReading(revision)
	if err != nil || n == 0 {
		return 0, err
	}
	var rev hearsay.Revision
	if err := tx.text(revision, &rev.Title, &rev.Text); err != nil {
		return 0, err
	}
	return n, tx.rows(`SELECT ord, title, spans FROM quotes WHERE ord BETWEEN ? AND ?`, []any{top - n + 1, top},
		func(scan func(...any) error) error {
			var quote hearsay.Quote
			var place int64
			var title bool
			var spans []byte
			if err := scan(&place, &title, &spans); err != nil {
				return err
			}
			quote.Field = fieldOf(title)
			if err := setQuoteSpans(&quote, spans); err != nil {
				return err
			}
			q.add(place, &quote, &rev)
			return nil
		})
}

func (q *quoteWords) add(place int64, quote *hearsay.Quote, rev *hearsay.Revision) {
	text := quote.Field.In(rev)
	q.docs = append(q.docs, quoteDoc{place, pieces(quote.Source, text), pieces(quote.Content, text)})
}

func (q *quoteWords) put(tx *writer) error {
	for _, d := range q.drops {
		if err := tx.exec(`DELETE FROM quote_words WHERE rowid BETWEEN ? AND ?`, d.lo, d.hi); err != nil {
			return err
		}
	}
	slices.SortFunc(q.docs, func(x, y quoteDoc) int { return cmp.Compare(x.ord, y.ord) })
	for _, d := range q.docs {
		if err := tx.exec(`INSERT INTO quote_words (rowid, source, content) VALUES (?, ?, ?)`, d.ord, d.source, d.content); err != nil {
			return err
		}
	}
	return nil
}

// currentReading returns a revision's current reading with the first and the number of its
// quotes; zeros while it is unread.
func (w *writer) currentReading(revision int64) (reading, top, n int64, err error) {
	_, err = w.one(`SELECT g.id, g.top, g.quotes FROM revisions r JOIN readings g ON g.id = r.reading WHERE r.id = ?`,
		[]any{revision}, &reading, &top, &n)
	return reading, top, n, err
}

func fieldOf(title bool) hearsay.Field {
	if title {
		return hearsay.FieldTitle
	}
	return hearsay.FieldText
}

// pieces returns what spans cover, joined as listings print it.
func pieces(spans []hearsay.Span, text string) string {
	switch len(spans) {
	case 0:
		return ""
	case 1:
		return spans[0].In(text)
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(parts, " … ")
}
