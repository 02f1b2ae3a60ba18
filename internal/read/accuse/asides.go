package accuse

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Asides gives what stands between commas behind who speaks a quote of its own where it accuses somebody: "Mara Pell, who still considers Iron
// Plover the culprit, said …", "the spokesman, blaming Tarnovia for the fire, said …". The clause is no part of the source. Its source is that of the quote, by
// whose words linking knows for whom he speaks. dst holds the quotes of the field from index from on. Cost is a look at each quote, and a reading
// of the asides that have a verb of blame.
func (f *Finder) Asides(dst []hearsay.Quote, from int, w *Work, d *text.Doc, pos []tag.Tag, names []name.Name) []hearsay.Quote {
	n := len(dst)
	for k := from; k < n; k++ {
		q := &dst[k]
		if len(q.Source) != 1 || len(q.Cue) == 0 || q.Cue[0].Start < q.Source[0].End {
			continue
		}
		x := beside{f: f, d: d, pos: pos, src: d.Tokens(q.Source[0]), end: d.Tokens(q.Cue[0]).Start - 1}
		if !x.find() || !x.accuses(w, names) {
			continue
		}
		q.Source[0] = d.Span(x.src)
		aside := d.Span(text.Range{Start: x.src.End, End: x.end})
		if kept := slices.DeleteFunc(slices.Clone(q.Content), aside.Contains); len(kept) > 0 {
			q.Content = kept
		}
		own := hearsay.Quote{Source: []hearsay.Span{d.Span(x.who)}, Cue: []hearsay.Span{d.Span(x.verb)}, Content: []hearsay.Span{d.Span(x.content)}, Kind: hearsay.Indirect, Score: blamingScore}
		if i := slices.IndexFunc(dst[from:], func(o hearsay.Quote) bool { return slices.ContainsFunc(o.Cue, own.Cue[0].Overlaps) }); i >= 0 {
			if o := &dst[from+i]; len(o.Source) == 0 {
				o.Source = own.Source // the field found no source
			}
			continue
		}
		dst = append(dst, own)
	}
	if len(dst) > n {
		slices.SortStableFunc(dst[from:], func(a, b hearsay.Quote) int { return a.Start() - b.Start() })
	}
	return dst
}

// beside is what stands between who speaks and the verb of saying.
type beside struct {
	f                  *Finder
	d                  *text.Doc
	pos                []tag.Tag
	src                text.Range // who speaks, without the clause
	end                int        // the comma before the verb of saying
	who, verb, content text.Range
}

// find looks for a clause between a comma and that before the cue, whose verb is one of blame.
func (x *beside) find() bool {
	d := x.d
	if x.end < 2 || d.Text(x.end) != "," || x.end-x.src.Start > 60 {
		return false
	}
	c := x.src.Start
	for c < x.end && !(d.Text(c) == "," && c >= x.src.Start+1 && x.opens(c+1)) {
		c++
	}
	if c >= x.end-2 || c > x.src.End {
		return false
	}
	x.src.End = min(x.src.End, c)
	i := c + 1
	rel := d.Text(i) == "who" || d.Text(i) == "which"
	x.who = x.src
	if rel {
		i++
	} else if d.Text(i) == "while" {
		i++
	}
	x.verb = text.Range{Start: i, End: i + 1}
	for v := i; v < i+5 && v < x.end; v++ {
		switch w := d.Text(v); {
		case x.f.tags.Class(x.pos[v]) == tag.Verb && x.f.words.Get(w).blame&(en.VBlame|en.VAccuse|en.VName|en.VPoint) != 0:
			x.verb.End = v + 1
			x.content = text.Range{Start: v + 1, End: x.end}
			return x.content.Len() > 1 && d.Double(v) == nil
		case w == "was" || w == "were" || w == "is" || w == "are" || w == "been" || w == "not":
			return false
		case x.f.tags.Class(x.pos[v]) != tag.Adverb && x.f.tags.Class(x.pos[v]) != tag.Aux:
			return false
		}
	}
	return false
}

// opens reports whether a relative clause or a participle of blame begins at token i.
func (x *beside) opens(i int) bool {
	w := x.d.Text(i)
	if w == "who" || w == "which" || w == "while" {
		return true
	}
	return len(w) > 6 && w[len(w)-3:] == "ing" && x.f.words.Get(w).blame&(en.VBlame|en.VAccuse) != 0
}

// accuses reports whether the clause, read on its own, accuses somebody who is named.
func (x *beside) accuses(w *Work, names []name.Name) bool {
	w.found.reset()
	x.f.Find(&w.found, w, &Input{Doc: x.d, Pos: x.pos, Names: names, Range: text.Range{Start: x.verb.Start, End: x.content.End}})
	return slices.ContainsFunc(w.found.Accused, func(a hearsay.Accused) bool { return telling[a.Rule] })
}
