package accuse

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// longAnswer is how many tokens "The army of Velia did" may have: a longer answer has a verb of its own.
const longAnswer = 7

// answers adds the party that q, an answer of hardly more than a name, gives to the question before it: "Q: Who attacked the port? A: Velia did."
// Cost is a look at its source for other quotes.
func (f *Finder) answers(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) {
	if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) != 1 || len(w.found.Accused)+len(w.found.Denied) > 0 {
		return
	}
	label, at := d.Tokens(q.Source[0]), d.Tokens(q.Content[0])
	for i := at.Start + 1; i < min(at.End, at.Start+longAnswer+1); i++ {
		if d.Text(i) == "." { // what follows explains it
			at.End = i
		}
	}
	if label.Len() != 1 || label.Start == 0 || at.Len() > longAnswer || label.End >= len(d.Toks) || d.Text(label.End) != ":" || d.Text(label.Start)[0] != 'A' || d.Text(label.Start-1) != "?" {
		return
	}
	var ask text.Range
	for _, s := range slices.Backward(d.Over(text.Range{End: label.Start})) {
		if s.End <= at.End {
			ask = text.Range{Start: s.Start, End: min(s.End, label.Start)}
			break
		}
	}
	for i := ask.Start; i < ask.End; i++ {
		if w := d.Text(i); w == "Who" || w == "who" && i > ask.Start && d.Text(i-1) == "," {
			ask.Start = i
		}
	}
	if w := d.Text(ask.Start); ask.Len() < 3 || w != "Who" && w != "who" {
		return
	}
	var none Findings
	r := f.read(&none, w, &Input{Doc: d, Pos: pos, Names: names, Range: ask})
	if !r.whoDid() {
		return
	}
	r = f.read(&none, w, &Input{Doc: d, Pos: pos, Names: names, Range: at})
	cs := r.w.chunks
	if len(cs) == 0 || len(cs) > 4 || cs[0].kind != noun || cs[0].neg || r.partyOf(0) == nil || r.partyOf(0).strength < organ {
		return
	}
	for k := 1; k < len(cs); k++ {
		if c := &cs[k]; c.kind == verb && (c.neg || c.modal || !c.copula && r.w.toks[c.head].fn != fnDo && r.w.toks[c.head].fn != fnHave) || c.kind != verb && c.kind != prep && c.kind != noun {
			return
		}
	}
	r.out = &w.found
	r.add(&w.found.Accused, r.partyOf(0), "did", r.score("did", r.partyOf(0)))
}

// whoDid reports whether the input asks who did a deed of harm: its first verb is one, or "did it", "was behind".
func (r *reader) whoDid() bool {
	cs := r.w.chunks
	for k := range cs {
		c := &cs[k]
		if c.kind != verb {
			continue
		}
		if c.neg || c.modal || c.passive && !c.reduced {
			return false
		}
		o := r.object(k)
		switch {
		case c.blame&en.VDeed != 0, r.w.toks[c.head].fn == fnDo && o >= 0 && cs[o].fn == fnIt, c.blame&(en.VDo|en.VSoft) != 0 && o >= 0 && r.harm(o), r.w.toks[c.head].harm != 0 && r.doesHarm(k, nil):
			return true
		case c.copula:
			for j := k + 1; j < len(cs) && j < k+3; j++ {
				if cs[j].fn == fnBehind || cs[j].fn == fnResponsible {
					return true
				}
			}
		}
		return false
	}
	return false
}
