package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"hearsay/internal/store"
)

// Stages of a redaction, for progress.
const (
	redactTexts = "texts"
	redactNames = "names in readings"
	redactRest  = "feeds, refusals, links"
	redactRaw   = "fetched bodies"
	redactIndex = "word indexes"
)

// Progress is told how far a long job is: done of total, in units of what.
type Progress func(what string, done, total int64)

func (p Progress) tell(what string, done, total int64) {
	if p != nil {
		p(what, done, total)
	}
}

// FindWords returns where a name or passage stands, and changes nothing. Letter case, white
// space and punctuation between words do not count; words are whole. It reads all texts:
// about ten seconds a gigabyte.
func (l *Ledger) FindWords(ctx context.Context, words string, p Progress) (store.Finding, error) {
	rule, err := ruleOf(words)
	if err != nil {
		return store.Finding{}, err
	}
	var f store.Finding
	err = l.read(ctx, func(tx *sql.Tx) error {
		s := &redactor{ctx: ctx, from: snapshot{ctx, tx}, m: newMasker([]redactRule{rule}), last: lastWord(words), progress: p}
		if err := s.run(); err != nil {
			return err
		}
		f = s.found
		return nil
	})
	f.Hash, f.Words = rule.hash, rule.words
	return f, l.fail("read", err)
}

// Redact takes a name or passage out for good, in one transaction: every place in texts,
// titles and bylines, in what feeds and pages said, in messages of refusals and in web
// addresses of articles and links is overwritten by as many "#" as it has bytes, so that all
// spans stay valid; names in readings give way to a note; the word indexes forget the words;
// bodies fetched for these articles are dropped. Only a hash of the words stays, by which
// [Ledger.Deliver] and [Ledger.PutReadings] mask whatever comes in later. Identities do not
// change: the same article fetched again is the same.
//
// Afterwards the bytes are gone from the file and its log: freed room is overwritten, the
// word indexes are merged, the log is folded in. It takes as long as FindWords and then about
// a minute a gigabyte of word index. Doing it again completes what a kill interrupted. The
// error wraps [ErrHeld] if all is done but another process still reads an older state, which
// holds the log; that ends with it.
//
// Copies (backups, copies before upgrades) are not touched.
func (l *Ledger) Redact(ctx context.Context, words, note string, at time.Time, p Progress) (store.Finding, error) {
	rule, err := ruleOf(words)
	if err != nil {
		return store.Finding{}, err
	}
	if l.w == nil {
		return store.Finding{}, errReadOnly
	}
	if err := l.secure(true); err != nil {
		return store.Finding{}, err
	}
	defer l.secure(false)
	var f store.Finding
	err = l.write(ctx, "redact", func(tx *writer) error {
		if err := tx.exec(`INSERT INTO redactions (hash, words, sieve, at, note, hits) VALUES (?, ?, ?, ?, ?, 0)
			ON CONFLICT (hash) DO UPDATE SET note = iif(excluded.note <> '', excluded.note, note)`,
			rule.hash, rule.words, int64(rule.sieve), at.UnixMicro(), note); err != nil {
			return err
		}
		if err := tx.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING`, settingScrub, "unfinished"); err != nil {
			return err
		}
		m := newMasker([]redactRule{rule})
		s := &redactor{ctx: ctx, from: tx, tx: tx, m: m, last: lastWord(words), progress: p}
		if err := s.run(); err != nil {
			return err
		}
		f = s.found
		if err := redactLinked(tx, m); err != nil {
			return err
		}
		return tx.exec(`UPDATE redactions SET hits = hits + ? WHERE hash = ?`, f.Places+f.Names+f.Feeds+f.Refusals+f.Links, rule.hash)
	})
	f.Hash, f.Words = rule.hash, rule.words
	if err != nil {
		return f, err
	}
	return f, l.scrub(ctx, p)
}

// lastWord makes a masker for the last of several words, nil for a single one.
func lastWord(words string) *masker {
	var m masker
	if m.split(words); len(m.words) < 2 {
		return nil
	}
	w := m.words[len(m.words)-1]
	rule, err := ruleOf(words[w.start:w.end])
	if err != nil {
		return nil
	}
	return newMasker([]redactRule{rule})
}

// Redactions returns what was taken out, the newest first.
func (l *Ledger) Redactions(ctx context.Context) (out []store.Redaction, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT hash, words, at, note, hits, (SELECT count(*) FROM redacted d WHERE d.hash = r.hash)
			FROM redactions r ORDER BY at DESC, hash`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r store.Redaction
			var at int64
			if err := rows.Scan(&r.Hash, &r.Words, &at, &r.Note, &r.Hits, &r.Revisions); err != nil {
				return err
			}
			r.At = micro(at)
			out = append(out, r)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

// readRedacted lists what was taken out of the chosen revision.
func readRedacted(ctx context.Context, tx *sql.Tx, revision int64, v *store.ArticleView) error {
	rows, err := tx.QueryContext(ctx, `SELECT d.hash, d.places, r.at FROM redacted d JOIN redactions r ON r.hash = d.hash
		WHERE d.revision = ? ORDER BY r.at, d.hash`, revision)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var r store.Redacted
		var at int64
		if err := rows.Scan(&r.Hash, &r.Places, &at); err != nil {
			return err
		}
		r.At = micro(at)
		v.Redacted = append(v.Redacted, r)
	}
	return rows.Err()
}

// rowSource is what a scan reads from: a snapshot, or the transaction that changes it.
type rowSource interface {
	rows(query string, args []any, f func(scan func(...any) error) error) error
}

type snapshot struct {
	ctx context.Context
	tx  *sql.Tx
}

func (s snapshot) rows(query string, args []any, f func(scan func(...any) error) error) error {
	rows, err := s.tx.QueryContext(s.ctx, query, args...)
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

// masker loads the rules of all redactions; an empty masker if there are none.
func loadMasker(from rowSource) (*masker, error) {
	var rules []redactRule
	err := from.rows(`SELECT hash, words, sieve FROM redactions`, nil, func(scan func(...any) error) error {
		var r redactRule
		err := scan(&r.hash, &r.words, &r.sieve)
		rules = append(rules, r)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("redactions: %w", err)
	}
	return newMasker(rules), nil
}
