package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"os"

	"hearsay/internal/store"
)

// Check examines the whole ledger and changes nothing: the file's pages and indexes, that
// rows refer to rows, that the word indexes hold exactly the current texts and quotes, that
// counts and cursors agree with what they count. It reads every page: some ten seconds per
// gigabyte. The error tells that the examination failed, the Checkup what it found.
func (l *Ledger) Check(ctx context.Context) (store.Checkup, error) { return l.CheckWith(ctx, nil) }

// CheckWith is Check that tells p how far it is, in steps.
func (l *Ledger) CheckWith(ctx context.Context, p Progress) (store.Checkup, error) {
	var c store.Checkup
	for _, name := range []string{l.path, l.path + "-wal"} {
		if fi, err := os.Stat(name); err == nil {
			c.Bytes += fi.Size()
		}
	}
	p.tell("pages and indexes", 0, 1)
	if err := l.checkPages(ctx, &c); ctx.Err() != nil {
		return c, ctx.Err()
	} else if err != nil {
		c.Problems = append(c.Problems, fmt.Sprintf("cannot be examined further: %v", err))
	}
	err := l.read(ctx, func(tx *sql.Tx) error {
		k := checker{ctx, tx, &c, p}
		count := func() (err error) {
			c.Totals, err = totals(ctx, tx)
			return err
		}
		steps := []struct {
			what string
			do   func() error
		}{{"references", k.references}, {"counts", k.statements}, {"redactions", k.redactions}, {"room", k.tables}, {"totals", count}}
		for i, s := range steps {
			p.tell(s.what, int64(i+1), int64(len(steps)+1))
			step := s.do
			if err := step(); ctx.Err() != nil {
				return ctx.Err()
			} else if err != nil {
				// Torn pages make the engine fail in many ways, "out of memory" among them.
				k.problem("cannot be examined further: %v", err)
			}
		}
		return nil
	})
	if err != nil {
		return c, l.fail("check", err)
	}
	return c, l.checkWords(&c)
}

// checker is one examination, over one snapshot.
type checker struct {
	ctx context.Context
	tx  *sql.Tx
	c   *store.Checkup

	progress Progress
}

func (k checker) problem(format string, args ...any) {
	k.c.Problems = append(k.c.Problems, fmt.Sprintf(format, args...))
}

// checkPages asks the engine about pages, B-trees, indexes and the inside of both word
// indexes. It does so on a connection of its own: FTS5 (SQLite 3.54) examines an index by what
// the connection knows of its segments from earlier, and calls those corrupt that a writer has
// merged away since.
func (l *Ledger) checkPages(ctx context.Context, c *store.Checkup) error {
	db, err := sql.Open("sqlite", dsn(l.path, cmp.Or(l.mode, readOnly), "busy_timeout(10000)", "query_only(1)", "temp_store(2)"))
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.QueryContext(ctx, `PRAGMA integrity_check(20)`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			c.Problems = append(c.Problems, "integrity: "+s)
		}
	}
	return rows.Err()
}

func (k checker) references() error {
	return k.each(`SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2`, func(scan func(...any) error) error {
		var table, parent string
		var n int
		err := scan(&table, &parent, &n)
		k.problem("%d rows of %s point at no row of %s", n, table, parent)
		return err
	})
}

// invariants are questions whose answer is 0 in a sound ledger.
var invariants = []struct{ what, query string }{
	{"articles missing from the word index", `SELECT count(*) FROM (SELECT ord FROM items EXCEPT SELECT id FROM article_words_docsize)`},
	{"documents in the word index without article", `SELECT count(*) FROM (SELECT id FROM article_words_docsize EXCEPT SELECT ord FROM items)`},
	{"quotes missing from the word index", `SELECT count(*) FROM (SELECT q.ord ` + currentQuotes + ` EXCEPT SELECT id FROM quote_words_docsize)`},
	{"documents in the word index without quote", `SELECT count(*) FROM (SELECT id FROM quote_words_docsize EXCEPT SELECT q.ord ` + currentQuotes + `)`},
	{"articles whose current revision is another's", `SELECT count(*) FROM items i JOIN revisions r ON r.id = i.current WHERE r.item <> i.id`},
	{"revisions whose current reading is another's", `SELECT count(*) FROM revisions r JOIN readings g ON g.id = r.reading WHERE g.revision <> r.id`},
	{"revisions without entry", `SELECT count(*) FROM revisions WHERE id NOT IN (SELECT revision FROM entries)`},
	{"revisions without sighting", `SELECT count(*) FROM revisions WHERE id NOT IN (SELECT revision FROM sightings)`},
	{"revisions without text", `SELECT count(*) FROM revisions WHERE id NOT IN (SELECT id FROM texts)`},
	{"readings with another number of quotes than they say", `SELECT count(*) FROM readings g WHERE quotes <> (SELECT count(*) FROM quotes q
		WHERE q.ord > g.top - g.quotes AND q.ord <= g.top AND q.reading = g.id)`},
	{"cursors behind the last entry's number", `SELECT count(*) FROM cursors WHERE seq > (SELECT coalesce(max(seq), 0) FROM entries)`},
	{"entries that a stage passed without reading", `SELECT count(*) FROM cursors c JOIN entries e ON e.seq <= c.seq JOIN revisions r ON r.id = e.revision
		WHERE EXISTS (SELECT 1 FROM readings g WHERE g.stage = c.id) AND NOT EXISTS (SELECT 1 FROM readings g WHERE g.revision = e.revision AND g.stage = c.id)
		AND NOT EXISTS (SELECT 1 FROM readings g WHERE g.id = r.reading AND g.stage <> c.id)`}, // another stage's is current: this one's may be pruned
	{"days with a wrong count", `SELECT count(*) FROM (SELECT outlet, lang, status, day, sum(n) AS n FROM (
		SELECT outlet, lang, status, day, n FROM daily UNION ALL
		SELECT outlet, lang, status, iif(ord >> 29 = 0, -1, (ord >> 29) / 86400), -1 FROM items) GROUP BY 1, 2, 3, 4) WHERE n <> 0`},
	{"wrong counters", `SELECT count(*) FROM counters WHERE n <> CASE name
		WHEN 'revisions' THEN (SELECT count(*) FROM revisions) WHEN 'sightings' THEN (SELECT count(*) FROM sightings)
		WHEN 'refusals' THEN (SELECT count(*) FROM refusals) WHEN 'readings' THEN (SELECT count(*) FROM readings)
		WHEN 'quotes' THEN (SELECT count(*) ` + currentQuotes + `) ELSE n END`},
}

const currentQuotes = `FROM items i JOIN revisions r ON r.id = i.current JOIN readings g ON g.id = r.reading
	JOIN quotes q ON q.ord > g.top - g.quotes AND q.ord <= g.top`

func (k checker) statements() error {
	for _, inv := range invariants {
		var n int
		if err := k.tx.QueryRowContext(k.ctx, inv.query).Scan(&n); err != nil {
			return fmt.Errorf("%s: %w", inv.what, err)
		}
		if n != 0 {
			k.problem("%d %s", n, inv.what)
		}
	}
	return nil
}

// counters compares the counters with what they count.
func (k checker) counters() error {
	last := invariants[len(invariants)-1]
	var n int
	if err := k.tx.QueryRowContext(k.ctx, last.query).Scan(&n); err != nil {
		return fmt.Errorf("%s: %w", last.what, err)
	}
	if n != 0 {
		k.problem("%d %s", n, last.what)
	}
	return nil
}

// redactions looks for words that were taken out.
func (k checker) redactions() error {
	m, err := loadMasker(snapshot{k.ctx, k.tx})
	if err != nil || m.empty() {
		return err
	}
	r := &redactor{ctx: k.ctx, from: snapshot{k.ctx, k.tx}, m: m, progress: k.progress}
	if err := r.run(); err != nil {
		return err
	}
	if f := r.found; f.Places+f.Names+f.Feeds+f.Refusals+f.Links > 0 {
		k.problem("words that were taken out on request stand in %d texts, %d names, %d feeds or pages, %d refusals, %d web addresses", f.Revisions, f.Names, f.Feeds, f.Refusals, f.Links)
	}
	return nil
}

func (k checker) tables() error {
	if err := k.tx.QueryRowContext(k.ctx, `SELECT user_version, (SELECT coalesce(max(seq), 0) FROM entries) FROM pragma_user_version`).
		Scan(&k.c.Format, &k.c.LastSeq); err != nil {
		return err
	}
	err := k.each(`SELECT stage, seq, (SELECT count(*) FROM readings g WHERE g.stage = c.id) FROM cursors c ORDER BY stage`, func(scan func(...any) error) error {
		var row store.CursorRow
		err := scan(&row.Stage, &row.Seq, &row.Readings)
		k.c.Cursors = append(k.c.Cursors, row)
		return err
	})
	if err != nil {
		return err
	}
	// Indexes and the shadow tables of a word index count with their table.
	err = k.each(`SELECT CASE WHEN s.tbl_name GLOB 'article_words*' THEN 'article_words' WHEN s.tbl_name GLOB 'quote_words*' THEN 'quote_words'
		ELSE s.tbl_name END AS name, sum(d.pgsize) FROM dbstat d JOIN sqlite_schema s ON s.name = d.name
		WHERE d.aggregate = 1 GROUP BY 1 ORDER BY 2 DESC, 1`, func(scan func(...any) error) error {
		var row store.TableSize
		err := scan(&row.Name, &row.Bytes)
		k.c.Tables = append(k.c.Tables, row)
		return err
	})
	if err != nil {
		return err
	}
	return k.each(`SELECT reason, count(*) FROM refusals GROUP BY reason ORDER BY 2 DESC, 1`, func(scan func(...any) error) error {
		var row store.Facet
		err := scan(&row.Value, &row.Count)
		k.c.Refusals = append(k.c.Refusals, row)
		return err
	})
}

func (k checker) each(query string, f func(scan func(...any) error) error) error {
	rows, err := k.tx.QueryContext(k.ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// checkWords compares the article word index with the texts, word by word. FTS5 takes the
// order to do so as an INSERT, so only a writer can.
func (l *Ledger) checkWords(c *store.Checkup) error {
	if l.w == nil {
		return nil
	}
	l.w.mu.Lock()
	defer l.w.mu.Unlock()
	if err := l.w.exec(`INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)`); err != nil {
		c.Problems = append(c.Problems, fmt.Sprintf("word index disagrees with the texts: %v", err))
	}
	return nil
}
