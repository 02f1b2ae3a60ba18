package embedded

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"hearsay"
	"hearsay/internal/store"
)

// Cursor returns the seq up to which a stage has read the ledger, 0 if it never did.
func (l *Ledger) Cursor(ctx context.Context, stage hearsay.StageVersion) (int64, error) {
	var seq int64
	err := l.r.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM cursors WHERE stage = ?`, string(stage)).Scan(&seq)
	return seq, l.fail("read", err)
}

// LastSeq returns the seq of the newest entry, 0 in an empty ledger.
func (l *Ledger) LastSeq(ctx context.Context) (int64, error) {
	var seq int64
	err := l.r.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM entries`).Scan(&seq)
	return seq, l.fail("read", err)
}

// Entries returns the entries after a seq, ascending: at most limit, and no more than fill
// maxBytes of text, but one if there is any.
func (l *Ledger) Entries(ctx context.Context, after int64, limit, maxBytes int) ([]store.Entry, error) {
	rows, err := l.r.QueryContext(ctx, `SELECT e.seq, r.rid, i.aid, i.ref, i.outlet, t.title, t.text, r.byline, r.lang, r.genre, r.status, `+timeList+`
		FROM entries e CROSS JOIN revisions r ON r.id = e.revision CROSS JOIN items i ON i.id = r.item CROSS JOIN texts t ON t.id = r.id
		WHERE e.seq > ? ORDER BY e.seq LIMIT ?`, after, limit)
	if err != nil {
		return nil, l.fail("read", err)
	}
	defer rows.Close()
	var out []store.Entry
	size := 0
	for rows.Next() {
		var e store.Entry
		var ref *string
		var t timeColumns
		r := &e.Revision
		if err := rows.Scan(append([]any{&e.Seq, &r.ID, &r.Article, &ref, &r.Outlet, &r.Title, &r.Text, &r.Byline, &r.Lang, &r.Genre, &r.Status}, t.into()...)...); err != nil {
			return nil, l.fail("read", err)
		}
		r.Published = t.time()
		if ref != nil {
			r.Ref = *ref
		}
		if size += len(r.Title) + len(r.Text); size > maxBytes && len(out) > 0 {
			break
		}
		out = append(out, e)
	}
	return out, l.fail("read", rows.Err())
}

// PutReadings stores what stage found and then, last, moves its cursor to upto, all in one
// transaction. Each reading becomes its revision's current one; a reading that the ledger
// has from this stage already is left as it is, so that repeating a batch changes nothing.
// quotes is the number of quotes that were not there before.
// Quotes get their ids from [hearsay.Quote.Identify] whatever the reading says.
//
// The error wraps [store.ErrNotFound] for an unknown revision. A span that does not lie in
// the text is an error, too: pipeline checks readings before they come here.
func (l *Ledger) PutReadings(ctx context.Context, stage hearsay.StageVersion, readings []hearsay.Reading, upto int64) (quotes int, err error) {
	err = l.write(ctx, "write to", func(tx *writer) error {
		if err := tx.exec(`INSERT INTO cursors (stage, seq) VALUES (?, 0) ON CONFLICT DO NOTHING`, string(stage)); err != nil {
			return err
		}
		p := putter{tx: tx, tally: newTally()}
		if _, err := tx.one(`SELECT (SELECT id FROM cursors WHERE stage = ?), (SELECT n FROM counters WHERE name = 'serial'),
			(SELECT coalesce(max(id), 0) FROM readings)`, []any{string(stage)}, &p.stage, &p.serial, &p.reading); err != nil {
			return err
		}
		mask, err := loadMasker(tx)
		if err != nil {
			return err
		}
		for i := range readings {
			g, _ := mask.reading(&readings[i])
			if err := p.put(g); err != nil {
				return fmt.Errorf("reading of %s: %w", readings[i].Revision, err)
			}
		}
		if err := p.words.put(tx); err != nil {
			return err
		}
		if err := p.tally.put(tx); err != nil {
			return err
		}
		quotes = int(p.tally.count["serial"])
		return tx.exec(`UPDATE cursors SET seq = max(seq, ?) WHERE id = ?`, upto, p.stage)
	})
	if err != nil {
		return 0, err
	}
	return quotes, nil
}

// putter is one transaction of PutReadings.
type putter struct {
	tx                     *writer
	stage, serial, reading int64
	words                  quoteWords
	tally                  *tally
}

func (p *putter) put(g *hearsay.Reading) error {
	var rev, item, current int64
	var r hearsay.Revision
	var t timeColumns
	found, err := p.tx.one(`SELECT r.id, r.item, i.current, x.title, x.text, `+timeList+`
		FROM revisions r JOIN items i ON i.id = r.item JOIN texts x ON x.id = r.id WHERE r.rid = ?`,
		[]any{string(g.Revision)}, append([]any{&rev, &item, &current, &r.Title, &r.Text}, t.into()...)...)
	if err != nil {
		return err
	}
	if !found {
		return store.ErrNotFound
	}
	var have int64
	if found, err := p.tx.one(`SELECT id FROM readings WHERE revision = ? AND stage = ?`, []any{rev, p.stage}, &have); found || err != nil {
		return err
	}
	if rev == current {
		n, err := p.words.drop(p.tx, rev)
		if err != nil {
			return err
		}
		p.tally.count["quotes"] += int64(len(g.Quotes)) - n
	}
	p.serial += int64(len(g.Quotes))
	top, err := ord(listSecond(t.time()), p.serial)
	if err != nil {
		return err
	}
	p.reading++
	p.tally.count["readings"]++
	p.tally.count["serial"] += int64(len(g.Quotes))
	if err := p.tx.exec(`INSERT INTO readings (id, revision, stage, level, lang, genre, tokens, sentences, quotes, top, private)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, p.reading, rev, p.stage, string(g.Level), g.Lang, string(g.Genre),
		g.Stats.Tokens, g.Stats.Sentences, len(g.Quotes), top, mentionSpans(g.Private)); err != nil {
		return err
	}
	if err := p.tx.exec(`UPDATE revisions SET reading = ? WHERE id = ?`, p.reading, rev); err != nil {
		return err
	}
	for i := range g.Actors {
		a := &g.Actors[i]
		if err := p.tx.exec(`INSERT INTO actors (reading, n, aid, name, kind, public, role, country, mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			p.reading, i, a.ID, a.Name, string(a.Kind), a.Public, a.Role, a.Country, mentionSpans(a.Mentions)); err != nil {
			return err
		}
	}
	for i := range g.Quotes {
		if err := p.quote(g, i, top-int64(i), &r, rev == current); err != nil {
			return fmt.Errorf("quote %d: %w", i+1, err)
		}
	}
	return nil
}

func (p *putter) quote(g *hearsay.Reading, i int, place int64, r *hearsay.Revision, current bool) error {
	q := &g.Quotes[i]
	if err := CheckQuote(q, r); err != nil {
		return err
	}
	if current {
		p.words.add(place, q, r)
	}
	claim, err := claimJSON(&q.Claim)
	if err != nil {
		return err
	}
	return p.tx.exec(`INSERT INTO quotes (ord, reading, title, kind, score, spans, actor, speaker, via, who, act, claim)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, place, p.reading, q.Field == hearsay.FieldTitle, string(q.Kind), q.Score,
		quoteSpans(q), q.Speaker.Actor, q.Speaker.Name, string(q.Speaker.Via), who(q, g.Actors, r), string(q.Act), claim)
}

// claimJSON packs what was read beyond the spans; nil if nothing was. Accused and links
// carry spans into the text, which CheckQuote has seen.
func claimJSON(c *hearsay.Claim) (any, error) {
	b, err := json.Marshal(c)
	if err != nil || len(b) <= len("{}") {
		return nil, err
	}
	return string(b), nil
}

// CheckQuote says why the ledger cannot hold q as a quote of r: a span outside the text, or
// neither cue nor content.
func CheckQuote(q *hearsay.Quote, r *hearsay.Revision) error {
	if q.Field != hearsay.FieldText && q.Field != hearsay.FieldTitle {
		return fmt.Errorf("unknown field %q", q.Field)
	}
	if len(q.Cue)+len(q.Content) == 0 {
		return errors.New("neither cue nor content")
	}
	text := q.Field.In(r)
	check := func(spans ...hearsay.Span) error {
		for _, s := range spans {
			if err := s.Check(text); err != nil {
				return err
			}
		}
		return nil
	}
	err := errors.Join(check(q.Source...), check(q.Cue...), check(q.Content...))
	for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
		for _, a := range list {
			err = errors.Join(err, check(a.Span))
		}
	}
	for _, h := range q.Certainty.Hedges {
		err = errors.Join(err, check(h.Span))
	}
	for _, l := range q.Chain {
		err = errors.Join(err, check(l.Source...), check(l.Cue...))
	}
	for _, e := range q.Events {
		err = errors.Join(err, check(e.Trigger...), checkWhen(e.When, check))
		for _, p := range e.Where {
			err = errors.Join(err, check(p.Span))
		}
	}
	for _, n := range q.Numbers {
		err = errors.Join(err, check(n.Span), check(n.Scope...), checkWhen(n.Period, check))
	}
	return err
}

func checkWhen(w *hearsay.When, check func(...hearsay.Span) error) error {
	if w == nil {
		return nil
	}
	return check(w.Span)
}

// who returns the name by which lists may select and count a quote's speaker, or nil.
// A person who is not public has none: nothing links what private persons said across
// articles. An actor of unknown kind may be such a person. Where nobody was resolved it is
// the source's own words, as long as they name nobody ("officials").
func who(q *hearsay.Quote, actors []hearsay.Actor, r *hearsay.Revision) any {
	name := q.Speaker.Name
	for i := range actors {
		if a := &actors[i]; a.ID == q.Speaker.Actor {
			if !a.Public && (a.Kind == hearsay.KindPerson || a.Kind == hearsay.KindUnknown) {
				return nil
			}
			name = a.Name
		}
	}
	if name == "" {
		name = pieces(q.Source, q.Field.In(r))
	}
	if name == "" || isMasked(name) {
		return nil
	}
	return name
}
