package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// Append takes articles in, in order and in one transaction, and returns what each became.
//
// An unknown item is new. The item's current revision seen again is the same: at most a
// sighting is added. Any other text is an update: that revision becomes the current one and
// the old one is kept; if the text went back to an earlier one, only the pointer moves. A
// sighting recorded before (same revision, source, position and time) changes nothing at
// all and is the same, so that reading an interrupted or finished file again adds nothing,
// even where it holds versions A, B, A of one item.
//
// Every new revision and every change of the current one gets a seq, by which stages see
// it. A ref belongs for good to the item that brought it first.
//
// The cost is about a millisecond per 600-word article, half of it the full-text index.
func (l *Ledger) Append(ctx context.Context, in []store.Incoming) ([]store.Outcome, error) {
	return l.Deliver(ctx, store.Delivery{In: in})
}

// Deliver takes articles in as [Ledger.Append] does, records refusals as [Ledger.Refuse]
// does and moves the states of what was visited, all in one transaction. Visits are recorded
// behind the articles, so that a capture finds the revision it brought.
func (l *Ledger) Deliver(ctx context.Context, d store.Delivery) ([]store.Outcome, error) {
	if len(d.In)+len(d.Refused)+len(d.Visits) == 0 {
		return nil, nil
	}
	packed, err := pack(d.Visits)
	if err != nil {
		return nil, err
	}
	out := make([]store.Outcome, len(d.In))
	err = l.write(ctx, "write to", func(tx *writer) error {
		b := appender{tx: tx, sources: map[string]int64{}, moves: map[int64]*move{}, tally: newTally()}
		if err := b.begin(); err != nil {
			return err
		}
		for i := range d.In {
			var err error
			if out[i], err = b.add(i, &d.In[i]); err != nil {
				return err
			}
		}
		if err := b.refuse(d.Refused); err != nil {
			return err
		}
		for i := range d.Visits {
			if err := b.visit(b.maskVisit(&d.Visits[i], d.In), packed[i], d.In, out); err != nil {
				return err
			}
		}
		return b.finish()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// appender is one transaction of Append. Row ids are given here, not by the engine, since
// item and revision refer to each other.
type appender struct {
	tx                  *writer
	seq, item, revision int64 // last ones used
	sources             map[string]int64
	moves               map[int64]*move // by item: what the batch did to its place and text
	tally               *tally
	mask                *masker      // what was taken out on request
	masked              map[int]bool // by place in the delivery: articles that held it
}

// move is the net change of one item's current revision. The full-text index is told once
// at the end of a batch, in ascending order of documents: FTS5 flushes its buffer whenever
// a document number does not ascend.
type move struct {
	from, to       int64 // revisions; from is 0 for a new item
	fromOrd, toOrd int64
	title, text    string // of to, if known
	known          bool
}

// itemRow is the part of items that Append decides on.
type itemRow struct {
	id, current, ord     int64
	ref                  sql.NullString
	outlet, lang, status string
}

func (b *appender) begin() (err error) {
	if b.mask, err = loadMasker(b.tx); err != nil {
		return err
	}
	_, err = b.tx.one(`SELECT (SELECT coalesce(max(seq), 0) FROM entries),
		(SELECT coalesce(max(id), 0) FROM items), (SELECT coalesce(max(id), 0) FROM revisions)`,
		nil, &b.seq, &b.item, &b.revision)
	return err
}

// add takes the article at place i of the delivery in. What was taken out on request is
// masked after ids were computed, so that the same article is known again.
func (b *appender) add(i int, in *store.Incoming) (store.Outcome, error) {
	o := store.Outcome{Article: in.Article.ID(), Revision: in.Article.RevisionID()}
	in, places := b.maskIncoming(i, in)
	o, err := b.take(in, o)
	if err != nil || len(places) == 0 {
		return o, err
	}
	return o, b.notePlaces(o.Revision, places)
}

func (b *appender) take(in *store.Incoming, o store.Outcome) (store.Outcome, error) {
	a := &in.Article
	src, err := b.source(in.Source)
	if err != nil {
		return o, err
	}
	var it itemRow
	known, err := b.tx.one(`SELECT id, current, ord, ref, outlet, lang, status FROM items WHERE aid = ?`,
		[]any{string(o.Article)}, &it.id, &it.current, &it.ord, &it.ref, &it.outlet, &it.lang, &it.status)
	if err != nil {
		return o, err
	}
	if !known {
		o.Fate = store.FateNew
		o.RefTaken, err = b.newItem(in, &o, src)
		return o, err
	}
	var rev int64
	seen, err := b.tx.one(`SELECT id FROM revisions WHERE rid = ?`, []any{string(o.Revision)}, &rev)
	if err != nil {
		return o, err
	}
	o.Fate = store.FateSame
	if seen {
		n, err := b.tx.changed(`INSERT OR IGNORE INTO sightings (revision, source, pos, at) VALUES (?, ?, ?, ?)`, rev, src, in.Pos, in.At.UnixMicro())
		if err != nil {
			return o, err
		}
		b.tally.count["sightings"] += n
		if n == 0 { // recorded before: nothing changes, but the answer is the same as then
			owner, err := b.refOwner(a.Ref)
			if err == nil && owner.id != 0 && owner.id != it.id {
				o.RefTaken = owner.aid
			}
			return o, err
		}
	}
	if o.RefTaken, err = b.takeRef(&it, a.Ref); err != nil {
		return o, err
	}
	switch {
	case !seen:
		o.Fate = store.FateUpdated
		if rev, err = b.newRevision(it.id, in, &o, src); err == nil {
			err = b.makeCurrent(&it, rev, listSecond(a.Published), a.Lang, string(in.Status), a)
		}
	case rev != it.current:
		o.Fate = store.FateUpdated
		err = b.goBack(&it, rev)
	}
	return o, err
}

func (b *appender) newItem(in *store.Incoming, o *store.Outcome, src int64) (taken hearsay.ArticleID, err error) {
	a := &in.Article
	b.item++
	place, err := ord(listSecond(a.Published), b.item)
	if err != nil {
		return "", err
	}
	owner, err := b.refOwner(a.Ref)
	if err != nil {
		return "", err
	}
	var ref any
	if a.Ref != "" && owner.id == 0 {
		ref = a.Ref
	}
	id := b.item
	if err := b.tx.exec(`INSERT INTO items (id, aid, ref, outlet, country, url, lang, status, current, ord, revisions)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`, id, string(o.Article), ref, a.Outlet, a.OutletCountry, a.Canonical,
		a.Lang, string(in.Status), b.revision+1, place); err != nil {
		return "", err
	}
	if ref != nil {
		if err := b.tx.exec(`INSERT INTO refs (ref, item) VALUES (?, ?)`, a.Ref, id); err != nil {
			return "", err
		}
	}
	rev, err := b.newRevision(id, in, o, src)
	if err != nil {
		return "", err
	}
	b.moves[id] = &move{to: rev, toOrd: place, title: a.Title, text: a.Text, known: true}
	b.tally.daily[cell{a.Outlet, a.Lang, string(in.Status), dayOf(place)}]++
	return owner.aid, b.entry(rev)
}

// newRevision stores the text with its first sighting.
func (b *appender) newRevision(item int64, in *store.Incoming, o *store.Outcome, src int64) (int64, error) {
	a := &in.Article
	b.revision++
	id := b.revision
	var published any
	if !a.Published.IsZero() {
		published = a.Published.UTC.UnixMicro()
	}
	p := a.Published
	var altered any
	if !a.Modified.IsZero() {
		altered = a.Modified.UTC.UnixMicro()
	}
	if err := b.tx.exec(`INSERT INTO revisions (id, rid, item, seen, byline, lang, genre, status, published, utcoffset, zone, prec, doubt, altered)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, string(o.Revision), item, in.At.UnixMicro(), a.Byline, a.Lang,
		string(a.Genre), string(in.Status), published, p.Offset, string(p.Zone), string(p.Precision), string(p.Doubt), altered); err != nil {
		return 0, err
	}
	if err := b.tx.exec(`INSERT INTO texts (id, title, text) VALUES (?, ?, ?)`, id, a.Title, a.Text); err != nil {
		return 0, err
	}
	for n, link := range a.Links {
		if err := b.tx.exec(`INSERT INTO links (revision, n, start, end, url) VALUES (?, ?, ?, ?, ?)`, id, n, link.Span.Start, link.Span.End, link.URL); err != nil {
			return 0, err
		}
	}
	b.tally.count["revisions"]++
	b.tally.count["sightings"]++
	return id, b.tx.exec(`INSERT INTO sightings (revision, source, pos, at) VALUES (?, ?, ?, ?)`, id, src, in.Pos, in.At.UnixMicro())
}

// goBack makes an earlier revision current again, with the time and language it came with.
func (b *appender) goBack(it *itemRow, rev int64) error {
	var lang, status string
	var t timeColumns
	if _, err := b.tx.one(`SELECT lang, status, `+timeList+` FROM revisions r WHERE id = ?`, []any{rev},
		append([]any{&lang, &status}, t.into()...)...); err != nil {
		return err
	}
	return b.makeCurrent(it, rev, listSecond(t.time()), lang, status, nil)
}

// makeCurrent points the item at rev; a is the article that brought its text, if at hand.
func (b *appender) makeCurrent(it *itemRow, rev, second int64, lang, status string, a *hearsay.Article) error {
	place, err := ord(second, it.id)
	if err != nil {
		return err
	}
	more := 0
	if a != nil {
		more = 1
	}
	if err := b.tx.exec(`UPDATE items SET current = ?, ord = ?, lang = ?, status = ?, revisions = revisions + ? WHERE id = ?`,
		rev, place, lang, status, more, it.id); err != nil {
		return err
	}
	b.tally.daily[cell{it.outlet, it.lang, it.status, dayOf(it.ord)}]--
	b.tally.daily[cell{it.outlet, lang, status, dayOf(place)}]++
	m := b.moves[it.id]
	if m == nil {
		m = &move{from: it.current, fromOrd: it.ord}
		b.moves[it.id] = m
	}
	m.to, m.toOrd, m.known = rev, place, a != nil
	if m.known {
		m.title, m.text = a.Title, a.Text
	}
	return b.entry(rev)
}

func (b *appender) entry(rev int64) error {
	b.seq++
	return b.tx.exec(`INSERT INTO entries (seq, revision) VALUES (?, ?)`, b.seq, rev)
}

// source returns the number of a source, giving it one if it is unknown.
func (b *appender) source(name string) (int64, error) {
	if id, ok := b.sources[name]; ok {
		return id, nil
	}
	id, err := b.tx.source(name)
	if err == nil {
		b.sources[name] = id
	}
	return id, err
}

func (w *writer) source(name string) (int64, error) {
	var id int64
	found, err := w.one(`SELECT id FROM sources WHERE name = ?`, []any{name}, &id)
	if err != nil || found {
		return id, err
	}
	return w.insert(`INSERT INTO sources (name) VALUES (?)`, name)
}

type owner struct {
	id  int64
	aid hearsay.ArticleID
}

// refOwner returns the item that owns ref, the zero owner if none does.
func (b *appender) refOwner(ref string) (o owner, err error) {
	if ref == "" {
		return o, nil
	}
	_, err = b.tx.one(`SELECT i.id, i.aid FROM refs r JOIN items i ON i.id = r.item WHERE r.ref = ?`, []any{ref}, &o.id, &o.aid)
	return o, err
}

// takeRef gives ref to a known item if it is free, and returns the other item that has it.
func (b *appender) takeRef(it *itemRow, ref string) (taken hearsay.ArticleID, err error) {
	if ref == "" || it.ref.String == ref {
		return "", nil
	}
	o, err := b.refOwner(ref)
	switch {
	case err != nil:
		return "", err
	case o.id == it.id:
		return "", nil
	case o.id != 0:
		return o.aid, nil
	}
	if err := b.tx.exec(`INSERT INTO refs (ref, item) VALUES (?, ?)`, ref, it.id); err != nil {
		return "", err
	}
	return "", b.tx.exec(`UPDATE items SET ref = ? WHERE id = ? AND ref IS NULL`, ref, it.id)
}

// Refuse records what was not accepted. The same refusal of the same place changes nothing.
func (l *Ledger) Refuse(ctx context.Context, rs []store.Refusal) error {
	if len(rs) == 0 {
		return nil
	}
	return l.write(ctx, "write to", func(tx *writer) error {
		b := appender{tx: tx, sources: map[string]int64{}, tally: newTally()}
		var err error
		if b.mask, err = loadMasker(tx); err != nil {
			return err
		}
		if err := b.refuse(rs); err != nil {
			return err
		}
		return b.tally.put(tx)
	})
}

func (b *appender) refuse(rs []store.Refusal) error {
	for _, r := range rs {
		src, err := b.source(r.Source)
		if err != nil {
			return err
		}
		r.Detail = b.mask.mask(r.Detail, nil)
		n, err := b.tx.changed(`INSERT OR IGNORE INTO refusals (source, pos, at, reason, detail) VALUES (?, ?, ?, ?, ?)`,
			src, r.Pos, r.At.UnixMicro(), r.Reason, r.Detail)
		if err != nil {
			return fmt.Errorf("refusal of %s:%d: %w", r.Source, r.Pos, err)
		}
		b.tally.count["refusals"] += n
	}
	return nil
}

// timeList names the columns of a published time of the table aliased r.
const timeList = "r.published, r.utcoffset, r.zone, r.prec, r.doubt"

// timeColumns receives them.
type timeColumns struct {
	at                sql.NullInt64
	offset            int
	zone, prec, doubt string
}

func (t *timeColumns) into() []any { return []any{&t.at, &t.offset, &t.zone, &t.prec, &t.doubt} }

func (t *timeColumns) time() hearsay.Time {
	if !t.at.Valid {
		return hearsay.Time{}
	}
	return hearsay.Time{UTC: micro(t.at.Int64), Offset: t.offset, Zone: hearsay.Zone(t.zone),
		Precision: hearsay.Precision(t.prec), Doubt: hearsay.Doubt(t.doubt)}
}

func micro(us int64) time.Time { return time.UnixMicro(us).UTC() }
