package accuse

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Whom cuts anew, or makes, the quotes of relative clauses of d in which somebody blames who stands before them: "Tarnovia, which Kestria accuses of
// cutting the cable, shut the border", "the crew that Kestria named as the culprit". Source is who blames, cue the verb, content the blamed and the
// rest of the clause, to its comma or the next finite verb. Clauses within what another quote tells are part of that. dst holds the quotes of the field from index
// from on. Cost is a look at each word behind a relative pronoun, and a reading of the sentences that have such a clause.
func (f *Finder) Whom(dst []hearsay.Quote, from int, w *Work, d *text.Doc, pos []tag.Tag, names []name.Name) []hearsay.Quote {
	made := false
	for _, s := range d.Sents {
		if !f.mayBlameBehind(d, s) {
			continue
		}
		w.found.reset()
		f.Find(&w.found, w, &Input{Doc: d, Pos: pos, Range: s, Names: names})
		for k := range w.chunks {
			q, ok := w.whomBlamed(d, k)
			at := func(o hearsay.Quote) bool { return slices.ContainsFunc(o.Cue, q.Cue[0].Overlaps) }
			if !ok || d.Double(d.Tokens(q.Cue[0]).Start) != nil || !slices.ContainsFunc(w.found.Accused, func(a hearsay.Accused) bool { return a.Span.Overlaps(q.Content[0]) }) && !slices.ContainsFunc(dst[from:], at) {
				continue
			}
			if slices.ContainsFunc(dst[from:], func(o hearsay.Quote) bool { return !at(o) && slices.ContainsFunc(o.Content, q.Cue[0].Overlaps) }) {
				continue
			}
			dst = dst[:from+len(slices.DeleteFunc(dst[from:], at))]
			made, dst = true, append(dst, q)
		}
	}
	if made {
		slices.SortStableFunc(dst[from:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// whomBlamed is the quote of the relative clause whose verb is at chunk k; false where it blames nobody before it.
func (w *Work) whomBlamed(d *text.Doc, k int) (hearsay.Quote, bool) {
	cs, t := w.chunks, w.toks
	c := &cs[k]
	if c.kind != verb || c.passive || c.inf || c.ing || c.neg || c.modal || c.scope != 0 || c.subj < 2 || c.subj >= k || cs[c.subj-1].kind != rel && cs[c.subj-1].kind != sub || k+1 >= len(cs) {
		return hearsay.Quote{}, false
	}
	for m := c.subj + 1; m < k; m++ {
		if cs[m].kind != other {
			return hearsay.Quote{}, false
		}
	}
	switch next := &cs[k+1]; {
	case c.blame&(en.VAccuse|en.VBlame|en.VName) != 0 && next.kind == prep && (next.fn == fnOf || next.fn == fnFor || d.Text(t[next.start].at) == "as"):
	case next.fn == fnResponsible && holds[d.Text(t[c.head].at)]:
	case c.blame&reporting != 0 && c.blame&en.VBelieve != 0 && next.kind == verb && !next.inf && !next.ing && !next.reduced: // "the crew that Kestria says cut the cable"
	default:
		return hearsay.Quote{}, false
	}
	h := c.subj - 2
	if cs[h+1].kind == sub && d.Text(t[cs[h+1].start].at) != "that" {
		return hearsay.Quote{}, false
	}
	if cs[h].kind == comma {
		h--
	}
	if h < 0 || cs[h].kind != noun {
		return hearsay.Quote{}, false
	}
	end := k + 2
	for ; end < len(cs) && cs[end].kind != comma && cs[end].kind != stop; end++ {
		if x := &cs[end]; x.kind == verb && !x.inf && !x.ing && !x.reduced {
			break
		}
	}
	who := h
	if cs[h].party < 0 && h >= 2 && cs[h-1].kind == comma && cs[h-2].kind == noun && cs[h-2].party >= 0 {
		who = h - 2 // "Iron Plover, the crew that"
	}
	span := func(from, to int) hearsay.Span {
		return d.Span(text.Range{Start: t[cs[from].start].at, End: t[cs[to].end-1].at + 1})
	}
	q := hearsay.Quote{Source: []hearsay.Span{span(c.subj, c.subj)}, Cue: []hearsay.Span{span(k, k)}, Content: []hearsay.Span{span(who, h), span(k+1, end-1)}, Kind: hearsay.Indirect, Score: blamingScore}
	for i := t[cs[k+1].start].at; i <= t[cs[end-1].end-1].at; i++ {
		if m := d.Double(i); m != nil {
			q.Kind, q.Content[1].End = hearsay.Mixed, max(q.Content[1].End, d.Toks[m.End-1].End)
		}
	}
	return q, true
}

// mayBlameBehind reports whether a relative pronoun of s stands before a verb that blames somebody.
func (f *Finder) mayBlameBehind(d *text.Doc, s text.Range) bool {
	rel := -1
	for i := s.Start; i < s.End; i++ {
		w := d.Text(i)
		switch w {
		case "which", "whom", "who", "that":
			rel = i
		}
		if rel >= 0 && i > rel+1 && i < rel+10 && (f.words.Get(w).blame&(en.VAccuse|en.VBlame|en.VName) != 0 || holds[w]) {
			return true
		}
	}
	return false
}
