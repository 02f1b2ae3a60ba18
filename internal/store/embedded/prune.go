package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// PruneOptions say what is no longer wanted.
type PruneOptions struct {
	Keep          hearsay.StageVersion // the reader at hand: its readings stay
	RawBefore     time.Time            // fetched bodies from before; zero: none
	RefusedBefore time.Time            // refusals from before; zero: none
}

// orphanReadings are the readings that may go: not their revision's current one, which there
// must be, and of another stage than the one to keep.
const orphanReadings = `FROM readings g JOIN revisions r ON r.id = g.revision
	WHERE r.reading IS NOT NULL AND r.reading <> g.id AND g.stage <> coalesce((SELECT id FROM cursors WHERE stage = ?), -1)`

// pruneBatch is how many readings, captures or refusals one transaction takes.
const pruneBatch = 500

// PrunePlan counts what [Ledger.Prune] would take out, and changes nothing.
func (l *Ledger) PrunePlan(ctx context.Context, o PruneOptions) (p store.Pruned, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		row := func(query string, args []any, into ...any) error {
			return tx.QueryRowContext(ctx, query, args...).Scan(into...)
		}
		if err := row(`SELECT count(*), coalesce(sum(g.quotes), 0) `+orphanReadings, []any{string(o.Keep)}, &p.Readings, &p.Quotes); err != nil {
			return err
		}
		var a, q int64
		if err := row(`SELECT coalesce(sum((SELECT coalesce(sum(30 + length(name) + length(role) + length(mentions)), 0) FROM actors WHERE reading = g.id)), 0),
			coalesce(sum((SELECT coalesce(sum(60 + length(spans) + length(speaker) + coalesce(length(who) * 2, 0) + coalesce(length(claim), 0)), 0)
			FROM quotes q WHERE q.ord > g.top - g.quotes AND q.ord <= g.top)), 0) `+orphanReadings, []any{string(o.Keep)}, &a, &q); err != nil {
			return err
		}
		p.ReadingBytes = a + q + 60*int64(p.Readings)
		if err := row(`SELECT count(*) FROM captures WHERE at < ?`, []any{o.RawBefore.UnixMicro()}, &p.Captures); err != nil {
			return err
		}
		if err := row(`SELECT count(*), coalesce(sum(length(body)), 0) FROM raw WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.raw = raw.id AND c.at >= ?)`,
			[]any{o.RawBefore.UnixMicro()}, &p.Raw, &p.RawBytes); err != nil {
			return err
		}
		if err := row(`SELECT count(*) FROM refusals WHERE at < ?`, []any{o.RefusedBefore.UnixMicro()}, &p.Refusals); err != nil {
			return err
		}
		origins, err := strayRobots(snapshot{ctx, tx})
		if err != nil {
			return err
		}
		p.Robots = len(origins)
		return row(`SELECT f.freelist_count * s.page_size, (c.page_count - f.freelist_count) * s.page_size
			FROM pragma_freelist_count f, pragma_page_count c, pragma_page_size s`, nil, &p.FreeBytes, &p.UsedBytes)
	})
	return p, l.fail("read", err)
}

// Prune takes out readings that a newer one of the same revision has replaced, fetched bodies
// and refusals from before a day, and robots.txt of hosts that nothing is followed at any
// more; then it merges the word indexes. Revisions, texts, sightings and current readings are
// never touched. The file does not shrink: its free room is used first by what comes next;
// see [Ledger.Vacuum].
//
// It works in transactions of some hundred rows, so that a kill loses nothing, and must be the
// only one to write: references are not enforced meanwhile, since they would cost a search
// of all quotes for each reading. The answer counts what is gone.
func (l *Ledger) Prune(ctx context.Context, o PruneOptions, progress Progress) (p store.Pruned, err error) {
	if l.w == nil {
		return p, errReadOnly
	}
	plan, err := l.PrunePlan(ctx, o)
	if err != nil {
		return p, err
	}
	if err := l.pragma("PRAGMA foreign_keys = OFF"); err != nil {
		return p, err
	}
	defer l.pragma("PRAGMA foreign_keys = ON")
	p.ReadingBytes, p.RawBytes = plan.ReadingBytes, plan.RawBytes
	for _, step := range []func(context.Context, PruneOptions, *store.Pruned, func(int)) error{l.pruneReadings, l.pruneRaw, l.pruneRefusals} {
		if err := step(ctx, o, &p, func(n int) {
			progress.tell("pruning", int64(n), int64(plan.Readings+plan.Captures+plan.Refusals))
		}); err != nil {
			return p, err
		}
	}
	err = l.write(ctx, "prune", func(tx *writer) error {
		origins, err := strayRobots(tx)
		for _, o := range origins {
			if err == nil {
				err = tx.exec(`DELETE FROM robots WHERE origin = ?`, o)
			}
		}
		p.Robots = len(origins)
		return err
	})
	if err != nil {
		return p, err
	}
	for i, table := range []string{"article_words", "quote_words"} {
		progress.tell("merging word indexes", int64(i), 2)
		if err := l.write(ctx, "merge the word index of", func(tx *writer) error {
			return tx.exec(fmt.Sprintf(`INSERT INTO %s (%[1]s) VALUES ('optimize')`, table))
		}); err != nil {
			return p, err
		}
	}
	var busy, pages, done int64
	if err := l.pragma("PRAGMA wal_checkpoint(TRUNCATE)", &busy, &pages, &done); err != nil {
		return p, err
	}
	return p, l.pragma(`SELECT f.freelist_count * s.page_size, (c.page_count - f.freelist_count) * s.page_size
		FROM pragma_freelist_count f, pragma_page_count c, pragma_page_size s`, &p.FreeBytes, &p.UsedBytes)
}

func (l *Ledger) pruneReadings(ctx context.Context, o PruneOptions, p *store.Pruned, tell func(int)) error {
	type reading struct{ id, top, quotes int64 }
	for {
		var batch []reading
		err := l.write(ctx, "prune", func(tx *writer) error {
			batch = batch[:0]
			if err := tx.rows(`SELECT g.id, g.top, g.quotes `+orphanReadings+` LIMIT ?`, []any{string(o.Keep), pruneBatch}, func(scan func(...any) error) error {
				var g reading
				err := scan(&g.id, &g.top, &g.quotes)
				batch = append(batch, g)
				return err
			}); err != nil {
				return err
			}
			for _, g := range batch {
				if err := tx.exec(`DELETE FROM quotes WHERE ord > ? AND ord <= ? AND reading = ?`, g.top-g.quotes, g.top, g.id); err != nil {
					return err
				}
				if err := tx.exec(`DELETE FROM actors WHERE reading = ?`, g.id); err != nil {
					return err
				}
				if err := tx.exec(`DELETE FROM readings WHERE id = ?`, g.id); err != nil {
					return err
				}
			}
			if err := tx.exec(`UPDATE counters SET n = n - ? WHERE name = 'readings'`, len(batch)); err != nil || len(batch) > 0 {
				return err
			}
			// A stage without readings would pass for one that read everything and found nothing;
			// linking stages never have any.
			n, err := tx.changed(`DELETE FROM cursors WHERE stage <> ? AND stage NOT GLOB 'link/*' AND NOT EXISTS (SELECT 1 FROM readings g WHERE g.stage = cursors.id)`, string(o.Keep))
			p.Stages = int(n)
			return err
		})
		if err != nil || len(batch) == 0 {
			return err
		}
		p.Readings += len(batch)
		for _, g := range batch {
			p.Quotes += int(g.quotes)
		}
		tell(p.Readings)
	}
}

func (l *Ledger) pruneRaw(ctx context.Context, o PruneOptions, p *store.Pruned, tell func(int)) error {
	for {
		var captures, raw int64
		err := l.write(ctx, "prune", func(tx *writer) (err error) {
			if captures, err = tx.changed(`DELETE FROM captures WHERE (page, at) IN (SELECT page, at FROM captures WHERE at < ? LIMIT ?)`, o.RawBefore.UnixMicro(), pruneBatch); err != nil {
				return err
			}
			raw, err = tx.changed(`DELETE FROM raw WHERE id IN (SELECT id FROM raw WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.raw = raw.id) LIMIT ?)`, pruneBatch)
			return err
		})
		if err != nil || captures+raw == 0 {
			return err
		}
		p.Captures, p.Raw = p.Captures+int(captures), p.Raw+int(raw)
		tell(p.Readings + p.Captures)
	}
}

func (l *Ledger) pruneRefusals(ctx context.Context, o PruneOptions, p *store.Pruned, tell func(int)) error {
	for {
		var n int64
		err := l.write(ctx, "prune", func(tx *writer) (err error) {
			if n, err = tx.changed(`DELETE FROM refusals WHERE (source, pos, at, reason) IN (SELECT source, pos, at, reason FROM refusals WHERE at < ? LIMIT ?)`,
				o.RefusedBefore.UnixMicro(), pruneBatch); err != nil {
				return err
			}
			return tx.exec(`UPDATE counters SET n = n - ? WHERE name = 'refusals'`, n)
		})
		if err != nil || n == 0 {
			return err
		}
		p.Refusals += int(n)
		tell(p.Readings + p.Captures + p.Refusals)
	}
}

// strayRobots lists origins at whose host nothing is followed.
func strayRobots(from rowSource) ([]string, error) {
	used := map[string]bool{}
	if err := from.rows(`SELECT DISTINCT host FROM feeds UNION SELECT DISTINCT host FROM pages`, nil, func(scan func(...any) error) error {
		var h string
		err := scan(&h)
		used[hostName(h)] = true
		return err
	}); err != nil {
		return nil, err
	}
	var out []string
	err := from.rows(`SELECT origin FROM robots`, nil, func(scan func(...any) error) error {
		var origin string
		if err := scan(&origin); err != nil {
			return err
		}
		if u, err := url.Parse(origin); err != nil || !used[hostName(u.Host)] {
			out = append(out, origin)
		}
		return nil
	})
	return out, err
}

// hostName drops the port.
func hostName(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(host)
}

// Vacuum writes the whole file anew without its free room. It needs twice as much room as
// is used, half of it for a file beside the ledger and half for the log, and nobody else
// should read meanwhile, or the log stays long. The error wraps [store.ErrFull].
func (l *Ledger) Vacuum(context.Context) error {
	if l.w == nil {
		return errReadOnly
	}
	// Sorters of this writer live in memory; a whole ledger should not. An engine that takes no
	// folder for its files uses the system's.
	for _, p := range []string{"PRAGMA temp_store_directory = " + quoteSQL(filepath.Dir(l.path)), "PRAGMA temp_store = FILE"} {
		if err := l.pragma(p); err != nil {
			return err
		}
	}
	defer l.pragma("PRAGMA temp_store_directory = ''")
	defer l.pragma("PRAGMA temp_store = MEMORY")
	if err := l.pragma("VACUUM"); err != nil {
		return err
	}
	var busy, pages, done int64
	return l.pragma("PRAGMA wal_checkpoint(TRUNCATE)", &busy, &pages, &done)
}

func quoteSQL(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
