package quote

import (
	"math"

	"hearsay/internal/read/linear"
	"hearsay/internal/text"
)

// rows collects features: each call is another template.
type rows struct {
	dst   []uint32
	tpl   uint32
	width int
}

func (r *rows) add(x, y uint64) {
	r.tpl++
	r.dst = append(r.dst, mix(r.tpl, x, y, r.width))
}

// steps puts a probability's log-odds in 17 steps.
func steps(p float32, perUnit float32) uint64 {
	return uint64(math.Round(float64(max(-8, min(8, linear.LogOdds(p)*perUnit))))) + 8
}

// length puts a number of tokens in 11 steps.
func length(n int) uint64 {
	for k, limit := range [...]int{0, 1, 2, 3, 4, 6, 9, 14, 22, 35} {
		if n <= limit {
			return uint64(k)
		}
	}
	return 10
}

// tok returns token i, or the edge where it lies outside p.
func (a *analysis) tok(p text.Range, i int) *tokenInfo {
	if i < p.Start || i >= p.End {
		return &edge
	}
	return &a.toks[i]
}

// likelyCue is the marginal from which a token counts as part of a cue nearby.
const likelyCue = 0.3

// surroundings notes for each token of p the nearest likely cues before and behind it in
// its sentence, -1 for none.
func (w *Work) surroundings(p text.Range) {
	cue, sent := int32(-1), int32(-1)
	for i := p.Start; i < p.End; i++ {
		t := &w.a.toks[i]
		if t.sent != sent {
			cue, sent = -1, t.sent
		}
		w.near[i] = neighbours{before: cue}
		if w.marg[i][BCue]+w.marg[i][ICue] > likelyCue {
			cue = int32(i)
		}
	}
	cue, sent = -1, -1
	for i := p.End - 1; i >= p.Start; i-- {
		t := &w.a.toks[i]
		if t.sent != sent {
			cue, sent = -1, t.sent
		}
		w.near[i].behind = cue
		if w.marg[i][BCue]+w.marg[i][ICue] > likelyCue {
			cue = int32(i)
		}
	}
}

// neighbours are a token's nearest likely cues, and 1 + the note on the span that starts there.
type neighbours struct{ before, behind, note int32 }

// spanRows appends the features of candidate i of paragraph p: how it stands among its
// rivals, the words at and outside its edges, quotation marks, the sentence's edges, cues
// beside and inside it, and what follows its commas. Time is linear in its length.
func (w *Work) spanRows(dst []uint32, p text.Range, i, width int) []uint32 {
	s, a := w.spans.c[i], &w.a
	role := uint32(s.Begin) * 1000
	r := rows{dst, role, width}
	f, l, pr, nx := a.tok(p, s.Start), a.tok(p, s.End-1), a.tok(p, s.Start-1), a.tok(p, s.End)
	pr2, nx2, f2, l2 := a.tok(p, s.Start-2), a.tok(p, s.End+1), a.tok(p, s.Start+1), a.tok(p, s.End-2)
	n := s.End - s.Start
	ln, lp := length(n), steps(s.P, 2)
	w.rivalry(&r, i, ln, lp)
	// the edges
	for _, t := range [...]*tokenInfo{f, pr, l, nx} {
		r.add(t.form, 0)
	}
	r.add(f.form, pr.form)
	r.add(l.form, nx.form)
	r.add(nx.form, nx2.form)
	r.add(pr.form, pr2.form)
	r.add(f.form, f2.form)
	r.add(l.form, l2.form)
	r.add(f.tag|pr.tag<<8, pr2.tag)
	r.add(l.tag|nx.tag<<8, nx2.tag)
	r.add(f.tag|f2.tag<<8, pr.tag)
	r.add(l.tag|l2.tag<<8, nx.tag)
	r.add(f.tag|pr.tag<<8, ln)
	r.add(l.tag|nx.tag<<8, ln)
	r.add(f.form, ln)
	r.add(nx.form, ln)
	r.add(pr.form, nx.form)
	r.add(f.form, l.form)
	r.add(uint64(f.class)|uint64(pr.class)<<8, 1)
	r.add(uint64(l.class)|uint64(nx.class)<<8, 1)
	w.balance(&r, s.Start, s.End, f, l, pr, nx)
	// the sentence
	first, last := a.d.Sents[f.sent], a.d.Sents[l.sent]
	place := uint64(min(int(l.sent-f.sent), 3))<<16 | uint64(max(0, 3-(last.End-s.End)))<<8
	if s.Start == first.Start {
		place |= 1
	}
	r.add(place, 0)
	r.add(place, ln)
	r.add(place, uint64(nx.shape)|uint64(f.shape)<<8|uint64(pr.shape)<<16)
	w.cuesBeside(&r, p, s.Start, s.End, ln, lp, place, f, l, pr, nx)
	// commas and the clauses behind them
	commas, comma := 0, -1
	for k := s.Start; k < s.End; k++ {
		if a.toks[k].shape == shapeComma {
			commas++
			comma = k
		}
	}
	r.add(uint64(min(commas, 4)), uint64(nx.shape)|uint64(pr.shape)<<8)
	if comma >= 0 {
		c := a.tok(p, comma+1)
		r.add(c.form, 3)
		r.add(c.form, length(s.End-comma))
		r.add(c.tag|a.tok(p, comma+2).tag<<8, nx.form)
	}
	r.tpl = role + 200
	for k := s.Start + 1; k < s.End; k++ {
		t := &a.toks[k]
		if a.toks[k-1].shape == shapeComma {
			r.dst = append(r.dst, mix(r.tpl, t.form, 0, width), mix(r.tpl+1, t.tag, 0, width))
		}
		if t.cue >= strongCue && t.quote == quoteNone {
			r.dst = append(r.dst, mix(r.tpl+2, t.root, 0, width))
		}
	}
	if n <= 6 {
		for k := s.Start; k < s.End; k++ {
			r.dst = append(r.dst, mix(r.tpl+10+uint32(k-s.Start), a.toks[k].tag, 1, width), mix(r.tpl+100, a.toks[k].form, 1, width))
		}
	}
	return r.dst
}

// rivalry adds how candidate i stands among those of its role that share tokens with it.
func (w *Work) rivalry(r *rows, i int, ln, lp uint64) {
	s := &w.spans.c[i]
	best, total, longer, shorter, sameEnd := float32(0), float32(0), float32(0), float32(0), float32(0)
	rank := uint64(0)
	w.spans.rivals(i, func(k int) {
		o := &w.spans.c[k]
		best = max(best, o.P)
		total += o.P
		if o.P > s.P {
			rank++
		}
		switch {
		case o.Start == s.Start && o.End > s.End:
			longer += o.P
		case o.Start == s.Start:
			shorter += o.P
		case o.End == s.End:
			sameEnd += o.P
		}
	})
	ratio := uint64(math.Round(max(-6, min(6, 2*math.Log(float64(s.P)/float64(best+0.01))))) + 6)
	r.add(0, 0)
	r.add(lp, 0)
	r.add(lp, ln)
	r.add(ratio, 0)
	r.add(ratio, lp)
	r.add(min(rank, 4), 0)
	r.add(uint64(total*8), lp)
	r.add(uint64((longer+shorter+s.P)*10), uint64((sameEnd+s.P)*10))
	r.add(uint64(longer*8), uint64(shorter*8))
	r.add(ln, 0)
}

// balance adds the quotation marks at the edges of [from, to) and inside.
func (w *Work) balance(r *rows, from, to int, f, l, pr, nx *tokenInfo) {
	edges := uint64(f.quote) | uint64(l.quote)<<8
	outside := uint64(pr.quote)<<16 | uint64(nx.quote)<<24
	r.add(edges, 0)
	r.add(edges|outside, 0)
	r.add(edges|outside, uint64(f.shape)|uint64(l.shape)<<8|uint64(pr.shape)<<16|uint64(nx.shape)<<24)
	opens, closes := uint64(0), uint64(0)
	for k := from; k < to; k++ {
		switch w.a.toks[k].quote {
		case quoteFirst, quoteOpen:
			opens++
		case quoteLast:
			closes++
		}
	}
	r.add(min(opens, 3)|min(closes, 3)<<8, edges)
}

// cuesBeside adds the cues inside [from, to), the nearest ones on either side, and whether
// a source stands beside it.
func (w *Work) cuesBeside(r *rows, p text.Range, from, to int, ln, lp, place uint64, f, l, pr, nx *tokenInfo) {
	inside := float32(0)
	for k := from; k < to; k++ {
		inside += w.marg[k][BCue]
	}
	in := uint64(min(inside, 2) * 4)
	r.add(in, 0)
	r.add(in, lp)
	before, behind, bw, nw := uint64(15), uint64(15), uint64(1), uint64(1)
	if k := w.near[from].before; k >= 0 {
		before, bw = length(from-int(k)-1), w.a.toks[k].root
	}
	if k := w.near[to-1].behind; k >= 0 {
		behind, nw = length(int(k)-to), w.a.toks[k].root
	}
	both := before | behind<<8
	r.add(both, 0)
	r.add(both, lp)
	r.add(both, ln)
	r.add(both, place)
	r.add(bw, f.form)
	r.add(bw, f.tag|before<<8)
	r.add(bw, before|ln<<8)
	r.add(bw, place>>8&3)
	r.add(nw, l.form)
	r.add(nw, behind|ln<<8)
	r.add(before, f.form)
	r.add(behind, nx.form)
	r.add(before, pr.form)
	sl, sr := float32(0), float32(0)
	for k := max(p.Start, from-3); k < from; k++ {
		sl = max(sl, w.marg[k][BSource]+w.marg[k][ISource])
	}
	for k := to; k < min(p.End, to+4); k++ {
		sr = max(sr, w.marg[k][BSource]+w.marg[k][ISource])
	}
	r.add(uint64(sl*4), uint64(sr*4))
}
