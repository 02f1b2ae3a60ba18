package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// blamingScore is that of a quote that Blaming makes: the frames are surer of whom than of where the words end.
const blamingScore = 0.8

// phraseMost is how many tokens a subject may have: longer ones are sentences that were misread.
const phraseMost = 14

// Blaming appends to dst, from from on the quotes of field, those of sentences that hold no quote and whose subject blames, accuses or names
// a state, a body or a group: "It names Iron Plover as the culprit", "He also accused Velia of it". Source is the subject, cue the verb, content the rest.
// It runs before speakers are resolved, so that a pronoun finds its name. Cost is a look at each word, and a reading of the sentences that have
// such a verb. A quote that has the finger which points at somebody as its source goes.
func (f *Finder) Blaming(dst []hearsay.Quote, from int, w *Work, d *text.Doc, pos []tag.Tag, names []name.Name) []hearsay.Quote {
	dst = dst[:from+len(slices.DeleteFunc(dst[from:], func(q hearsay.Quote) bool { return len(q.Source) == 1 && f.finger(d, d.Tokens(q.Source[0])) }))]
	found := dst[from:]
	w.Forget()
	for _, s := range d.Sents {
		if !f.mayBlame(d, s) || taken(d, found, s) {
			continue
		}
		w.found.reset()
		f.Find(&w.found, w, &Input{Doc: d, Pos: pos, Range: s, Names: names})
		if len(w.found.Accused) == 0 {
			continue
		}
		k := slices.IndexFunc(w.by, func(b accuser) bool {
			return b.phrase.Len() > 0 && b.phrase.Len() <= phraseMost && b.of.Start >= d.Toks[b.verb.End-1].End && slices.ContainsFunc(w.found.Accused, func(a hearsay.Accused) bool {
				return a.Span == b.of && telling[a.Rule] && (a.Country != "" || w.groupNamed(names, d, &a))
			})
		})
		if k < 0 {
			continue
		}
		b := &w.by[k]
		src := b.phrase
		for src.End > src.Start+1 && (d.Toks[src.End-1].Kind == text.Punct || f.tags.Class(pos[src.End-1]) == tag.Adverb) {
			src.End--
		}
		end := s.End
		for end > b.verb.End && d.Toks[end-1].Kind == text.Punct {
			end--
		}
		if end == b.verb.End || d.Double(src.Start) != nil || f.clausal(d, pos, src) || f.finger(d, src) {
			continue
		}
		dst = append(dst, hearsay.Quote{Source: []hearsay.Span{d.Span(src)}, Cue: []hearsay.Span{d.Span(b.verb)}, Content: []hearsay.Span{d.Span(text.Range{Start: b.verb.End, End: end})}, Kind: hearsay.Indirect, Score: blamingScore})
	}
	return dst
}

// clausal reports whether the subject src holds a clause of its own, which may be another's verb ("Kestria could shell the port, blame Velia"),
// or begins a relative clause, whose object stands before it ("which Kestria blames on Velia").
func (f *Finder) clausal(d *text.Doc, pos []tag.Tag, src text.Range) bool {
	for i := src.Start; i < src.End; i++ {
		if c := f.tags.Class(pos[i]); c == tag.Verb || c == tag.Aux {
			return true
		}
	}
	if src.Start == 0 {
		return false
	}
	switch strings.ToLower(d.Text(src.Start - 1)) {
	case "which", "that", "who", "whom":
		return true
	}
	return false
}

// finger reports whether src is what points at somebody, and nobody who says so: "fingers pointed at", "the finger of blame points at".
func (f *Finder) finger(d *text.Doc, src text.Range) bool {
	for i := src.Start; i < min(src.End, src.Start+2); i++ {
		if w := d.Text(i); f.words.Get(w).fn == fnFinger || w == "Fingers" || w == "Finger" {
			return true
		}
	}
	return false
}

// mayBlame reports whether a word of s can be a verb by which somebody is blamed.
func (f *Finder) mayBlame(d *text.Doc, s text.Range) bool {
	for i := s.Start; i < s.End; i++ {
		w := d.Text(i)
		if b := f.words.Get(w).blame; b&(en.VBlame|en.VAccuse|en.VPoint) != 0 || b&en.VName != 0 && b&en.VBelieve == 0 || b&en.VTo != 0 && w[0] != 'c' && !strings.HasPrefix(w, "track") || b&(en.VLay|en.NMark) != 0 || w == "hand" {
			return true // "attributes", "linked", not "tracked"
		}
	}
	return false
}

// taken reports whether a quote holds words of s.
func taken(d *text.Doc, quotes []hearsay.Quote, s text.Range) bool {
	in := d.Span(s)
	for i := range quotes {
		for _, l := range [][]hearsay.Span{quotes[i].Source, quotes[i].Cue, quotes[i].Content} {
			if slices.ContainsFunc(l, in.Overlaps) {
				return true
			}
		}
	}
	return false
}
