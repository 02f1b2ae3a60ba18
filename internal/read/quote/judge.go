package quote

import (
	"slices"
	"sort"

	"hearsay"
	"hearsay/internal/read/linear"
	"hearsay/internal/text"
)

// The linking rules know distances only. Two small regressions that see the whole quote go
// over what they joined: one says of each content piece whether it belongs to its cue, the
// other gives a quote the probability that its source, cue and content are each at least half
// right. The nearest other sources, and none, are tried in the place of the joined one.

// Chosen by cross-validation on train.
const (
	leastPiece = 0.4  // a piece less likely than this is let go, but for the likeliest one
	leastQuote = 0.12 // a quote less likely than this is none
	sideways   = 80   // tokens on either side of a cue in which other sources are looked for
	manyPieces = 32   // a quote of more is left as it is: no article has one, and time is their square
)

// judge drops pieces and quotes that are hardly right from qs, mends sources and scores.
// Quotes that a layout gave are left alone: the corpus has too few of them to learn from.
func (t *Tagger) judge(w *Work, d *text.Doc, qs []hearsay.Quote) []hearsay.Quote {
	if t.quotes == nil {
		return qs
	}
	out := qs[:0]
	for _, q := range qs {
		if !w.laidOut(d, &q) {
			if n := len(q.Content); n > 1 && n <= manyPieces {
				t.prune(w, d, &q)
			}
			if q.Score = t.source(w, d, &q); q.Score < leastQuote {
				continue
			}
		}
		out = append(out, q)
	}
	return out
}

// laidOut reports whether a part of q was set by package layouts' rules.
func (w *Work) laidOut(d *text.Doc, q *hearsay.Quote) bool {
	if w.prob[d.Tokens(q.Cue[0]).Start] == layoutProb {
		return true
	}
	return slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return w.prob[d.Tokens(s).Start] == layoutProb })
}

// prune lets go the pieces of q that hardly belong to it.
func (t *Tagger) prune(w *Work, d *text.Doc, q *hearsay.Quote) {
	w.odds = w.odds[:0]
	for k := range q.Content {
		w.rows = w.pieceRows(w.rows[:0], d, q, k, t.pieces.Bits)
		w.odds = append(w.odds, t.pieces.Score(w.rows))
	}
	best := slices.Max(w.odds)
	kept := q.Content[:0]
	for k, s := range q.Content {
		if w.odds[k] == best || linear.Sigmoid(w.odds[k]) >= leastPiece {
			kept = append(kept, s)
		}
	}
	q.Content = kept
}

// source gives q the likeliest of its sources and returns the probability of the quote.
func (t *Tagger) source(w *Work, d *text.Doc, q *hearsay.Quote) float64 {
	w.variants(d, q)
	best, runner, at, next := float32(-1e9), float32(-1e9), 0, -1
	for k, v := range w.others {
		w.rows = w.quoteRows(w.rows[:0], d, q, v, k > 0, t.quotes.Bits)
		switch odds := t.quotes.Score(w.rows); {
		case odds > best:
			best, runner, at, next = odds, best, k, at
		case odds > runner:
			runner, next = odds, k
		}
	}
	if r := w.others[at]; at > 0 {
		q.Source = q.Source[:0:0]
		if r.Len() > 0 {
			q.Source = []hearsay.Span{d.Span(r)}
		}
	}
	p := linear.Sigmoid(best)
	if next >= 0 && at != next && linear.Sigmoid(runner) >= rival*p && (w.others[next].Len() > 0 || w.others[at].Len() > 0) {
		w.noteSource(d, q, at, next, p)
	}
	return round4(float64(max(p, 1e-4)))
}

// variants lists the sources that q could have: its own first, then none, then at most two
// pieces on either side of its cue, the nearest first. The empty range stands for none.
func (w *Work) variants(d *text.Doc, q *hearsay.Quote) {
	own := text.Range{}
	if len(q.Source) > 0 {
		own = d.Tokens(q.Source[0])
	}
	w.others = append(w.others[:0], own)
	if own.Len() > 0 {
		w.others = append(w.others, text.Range{})
	}
	c := d.Tokens(q.Cue[0])
	p := d.Paras[sort.Search(len(d.Paras), func(k int) bool { return d.Paras[k].End > c.Start })]
	in := p
	if s := sentenceOf(d, c.Start); !quotes(d, s) {
		in = text.Range{Start: max(p.Start, s.Start), End: min(p.End, s.End)}
	}
	for n, i := 0, c.Start-1; i >= max(in.Start, c.Start-sideways) && n < 2; i-- {
		n += w.variant(p, i, own)
	}
	for n, i := 0, c.End; i < min(in.End, c.End+sideways) && n < 2; i++ {
		n += w.variant(p, i, own)
	}
}

// variant adds the source piece that begins at token i of p, if there is one, and returns 1
// then.
func (w *Work) variant(p text.Range, i int, own text.Range) int {
	if w.tags[i] != BSource {
		return 0
	}
	r := text.Range{Start: i, End: i + 1}
	for r.End < p.End && w.tags[r.End] == ISource {
		r.End++
	}
	if r != own {
		w.others = append(w.others, r)
	}
	return 1
}

// gap tells the distance in tokens between a and b, and whether b comes first.
func gap(a, b text.Range) uint64 {
	if a.Start > b.Start {
		return 16 | length(a.Start-b.End)
	}
	return length(b.Start - a.End)
}

// tenths is the mean marginal of a role in r, in tenths.
func (w *Work) tenths(r text.Range, begin uint8) uint64 {
	sum := float32(0)
	for i := r.Start; i < r.End; i++ {
		sum += w.marg[i][begin] + w.marg[i][begin+1]
	}
	return uint64(10 * sum / float32(max(1, r.Len())))
}

// quoteRows appends the features of q with source s (empty for none), which is another than
// the linking rules gave if other.
func (w *Work) quoteRows(dst []uint32, d *text.Doc, q *hearsay.Quote, s text.Range, other bool, width int) []uint32 {
	r := rows{dst, 5000, width}
	whole := text.Range{Start: 0, End: len(w.a.toks)}
	at := func(i int) *tokenInfo { return w.a.tok(whole, i) }
	c, n, e := d.Tokens(q.Cue[0]), d.Tokens(q.Content[0]), d.Tokens(q.Content[len(q.Content)-1])
	ps, pc, pn := uint64(20), w.tenths(c, BCue), uint64(10)
	for _, x := range q.Content {
		pn = min(pn, w.tenths(d.Tokens(x), BContent))
	}
	side, apart, first, last, after := uint64(30), uint64(3), &edge, &edge, &edge
	if s.Len() > 0 {
		first, last, after = at(s.Start), at(s.End-1), at(s.End)
		ps, side = w.tenths(s, BSource), gap(s, c)
		apart = uint64(min(3, max(0, at(s.Start).sent-at(c.Start).sent+1)))
	}
	kind := uint64(0)
	if other {
		if kind = 1; s.Len() == 0 {
			kind = 2
		}
	}
	cn := gap(c, n)
	cue, cueEnd, k := at(c.Start).root, at(c.End-1).root, uint64(at(c.Start).class)
	r.add(kind, 0)
	r.add(ps, kind)
	r.add(pc, 0)
	r.add(pn, 0)
	r.add(ps|pc<<8, pn)
	r.add(cue, 0)
	r.add(cue, cueEnd)
	r.add(uint64(at(c.Start).cue), pc)
	r.add(at(c.Start).tag, uint64(c.Len()))
	r.add(cue, ps)
	r.add(cue, pn)
	r.add(cue, cn)
	r.add(cn, 0)
	r.add(cn, pn|pc<<8)
	r.add(side, kind)
	r.add(side, ps|pc<<8)
	r.add(cue, side)
	r.add(side, cn)
	r.add(side, at(c.Start-1).tag)
	r.add(first.form, 0)
	r.add(last.tag, length(s.Len()))
	r.add(after.form, side)
	r.add(uint64(at(n.Start).quote)|uint64(at(n.End-1).quote)<<8|pn<<16, 0)
	r.add(length(e.End-n.Start), uint64(len(q.Content)))
	r.add(length(e.End-n.Start), pn)
	r.add(at(n.Start).form, cn)
	r.add(at(c.End).form, cueEnd)
	r.add(at(n.Start).tag, at(n.Start-1).tag)
	r.add(k, uint64(at(n.Start).class))
	r.add(k, side)
	r.add(apart, uint64(min(4, max(0, at(n.Start).sent-at(c.Start).sent+2))))
	head := uint64(0)
	if w.a.headline {
		head = 1
	}
	r.add(head, 0)
	r.add(head, pn|pc<<8)
	return r.dst
}

// quoted tells whether none (0), some (1) or all (2) of r stands in double quotation marks.
func quoted(d *text.Doc, r text.Range) uint64 {
	n := 0
	for i := r.Start; i < r.End; i++ {
		if d.Double(i) != nil {
			n++
		}
	}
	switch {
	case n == 0:
		return 0
	case n >= r.Len()-1:
		return 2
	}
	return 1
}

// pieceRows appends the features of content piece k of q, beside the others.
func (w *Work) pieceRows(dst []uint32, d *text.Doc, q *hearsay.Quote, k, width int) []uint32 {
	o := rows{dst, 7000, width}
	whole := text.Range{Start: 0, End: len(w.a.toks)}
	at := func(i int) *tokenInfo { return w.a.tok(whole, i) }
	c, r := d.Tokens(q.Cue[0]), d.Tokens(q.Content[k])
	behind := func(r text.Range) uint64 {
		if r.Start > c.Start {
			return 1
		}
		return 0
	}
	others, best := uint64(0), uint64(0) // kinds of the other pieces by side, and the most quoted
	sides := [2]uint64{}
	for j := range q.Content {
		if j == k {
			continue
		}
		x := d.Tokens(q.Content[j])
		kind := quoted(d, x)
		others |= 1 << (kind + 3*behind(x))
		sides[behind(x)]++
		best = max(best, kind)
	}
	me := quoted(d, r) | behind(r)<<2
	far := gap(c, r)
	both, p := me|best<<8, w.tenths(r, BContent)
	cue, cueEnd := at(c.Start).root, at(c.End-1).root
	o.add(me, 0)
	o.add(me, others)
	o.add(me|far<<8, others)
	o.add(me, p|best<<8)
	o.add(both, length(r.Len()))
	o.add(at(r.Start).form, both)
	o.add(at(r.Start-1).form, both)
	o.add(at(r.Start).tag, both|far<<16)
	o.add(at(r.Start).tag, at(r.Start-1).tag|both<<8)
	o.add(at(r.End).form, both)
	o.add(cue, both)
	o.add(cueEnd, both)
	o.add(cue, far)
	o.add(far, at(c.End).tag|me<<8)
	o.add(uint64(min(3, max(0, at(r.Start).sent-at(c.Start).sent+1))), both)
	o.add(min(sides[0], 15)|min(sides[1], 15)<<8, me)
	o.add(length(r.Len()), p)
	o.add(uint64(at(r.Start).class), both)
	cues := float32(0)
	for i := min(c.End, r.End); i < max(c.Start, r.Start); i++ {
		if cues += w.marg[i][BCue]; cues > 4 {
			break
		}
	}
	o.add(uint64(cues*4), both)
	return o.dst
}
