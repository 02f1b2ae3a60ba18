package story

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/link"
)

// Reason is one term that two articles share.
type Reason struct {
	Kind  Kind
	Text  string  // as the first article writes it; "" for all names that are not shown, together
	Share float64 // of what the two have in common, [0,1]
}

// Explain tells which terms tie two articles, the weightiest first. Terms are found anew, since they
// are kept by hash. A name is shown only where a reading knows it as a public party or a
// place; what may be a private person's is counted under one reason without text, and so is
// what a script without capitals writes, where nobody can tell. Shares sum to 1; none for
// articles that share nothing.
func Explain(a, b *link.Report, t *Table) []Reason {
	x, y := explained(a), explained(b)
	var shared []weighted
	mine := map[uint32]weighted{}
	for _, w := range top(x.weigh(t)) {
		mine[uint32(w.hash)] = w
	}
	sum := 0.0
	for _, w := range top(y.weigh(t)) {
		if m, ok := mine[uint32(w.hash)]; ok {
			kind := max(m.kind, w.kind)
			shared = append(shared, weighted{m.hash, kind, m.w * w.w})
			sum += m.w * w.w
		}
	}
	var out []Reason
	hidden := 0.0
	for _, w := range shared {
		text := x.show(w.hash)
		if text == "" {
			text = y.show(w.hash)
		}
		if x.secret[w.hash] || y.secret[w.hash] || text == "" {
			hidden += w.w / sum
			continue
		}
		out = append(out, Reason{w.kind, text, w.w / sum})
	}
	if hidden > 0 {
		out = append(out, Reason{Name, "", hidden})
	}
	slices.SortFunc(out, func(p, q Reason) int { return cmp.Or(cmp.Compare(q.Share, p.Share), cmp.Compare(p.Text, q.Text)) })
	return out
}

// top returns the terms that features keep.
func top(l []weighted) []weighted {
	slices.SortFunc(l, func(a, b weighted) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.hash, b.hash)) })
	return l[:min(len(l), MaxTerms)]
}

// explainer is an extractor that remembers how terms are written.
type explainer struct {
	*extractor
	plain  map[uint64]string // words with small letters, numbers, days
	public map[uint64]string // names of public parties and places
	secret map[uint64]bool   // words of names that are not public
}

func (x *explainer) show(hash uint64) string { return cmp.Or(x.public[hash], x.plain[hash]) }

func explained(r *link.Report) *explainer {
	x := &explainer{newExtractor(), map[uint64]string{}, map[uint64]string{}, map[uint64]bool{}}
	x.outlet(r)
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		src := f.In(r.Revision)
		open, closed := x.mentions(r.Reading, f)
		x.field(src, r.Revision.Lang, f == hearsay.FieldTitle, func(h uint64, at hearsay.Span) {
			s := at.In(src)
			switch {
			case overlaps(closed, at):
				x.secret[h] = true
			case overlaps(open, at):
				set(x.public, h, s)
			case !named(s):
				set(x.plain, h, s)
			}
		})
	}
	if r.Reading != nil {
		x.reading(r.Reading)
		for i := range r.Reading.Actors {
			if a := &r.Reading.Actors[i]; a.Kind == hearsay.KindState && a.Country != "" {
				set(x.public, countryHash(a.Country), a.Name)
			}
		}
	}
	return x
}

// mentions returns where a field names public parties or places, and where others.
func (x *explainer) mentions(g *hearsay.Reading, f hearsay.Field) (open, closed []hearsay.Span) {
	if g == nil {
		return nil, nil
	}
	for i := range g.Actors {
		a := &g.Actors[i]
		for _, m := range a.Mentions {
			if m.Field != f {
				continue
			}
			if a.Public {
				open = append(open, m.Span)
			} else {
				closed = append(closed, m.Span)
			}
		}
	}
	for i := range g.Quotes {
		q := &g.Quotes[i]
		if q.Field != f {
			continue
		}
		for k := range q.Events {
			for _, p := range q.Events[k].Where {
				open = append(open, p.Span)
			}
		}
	}
	return open, closed
}

func overlaps(list []hearsay.Span, s hearsay.Span) bool {
	return slices.ContainsFunc(list, s.Overlaps)
}

func set(m map[uint64]string, h uint64, s string) {
	if m[h] == "" {
		m[h] = strings.ToValidUTF8(s, "")
	}
}

// named reports whether a word may be a name: it has a capital, or its script has none.
func named(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsLower(r) {
			return true
		}
	}
	return false
}

// Title returns the headline of the member that is nearest to the centre of a story: of
// reports and statements first, then of analyses and unknown ones, of opinion and live pages
// only where there is nothing else; without any headline the first words of a text. One that
// names somebody private, who is left out where it is shown, yields to one without that is nearly as near.
// Features are those of the members, in the same order. "" for no members.
func Title(members []*link.Report, features []Features) string {
	var sum vector
	units := make([]vector, len(features))
	for i, f := range features {
		units[i] = f.unit(anyKind)
		sum = plus(sum, units[i])
	}
	best, class, near := -1, 0, math.Inf(-1)
	for i, r := range members {
		c, s := choice(r), dot(units[i], sum)
		if best < 0 || c < class || c == class && (s > near || s == near && r.Before(members[best])) {
			best, class, near = i, c, s
		}
	}
	if best < 0 {
		return ""
	}
	if gaps(members[best]) {
		most := nearBy * near
		for i, r := range members {
			if s := dot(units[i], sum); choice(r) == class && !gaps(r) && (s > most || s == most && gaps(members[best])) {
				best, most = i, s
			}
		}
	}
	return headline(members[best].Revision)
}

// nearBy is how near to the centre, as a share of the nearest, a headline without gaps must be to be taken instead.
const nearBy = 0.75

// gaps reports whether a headline names somebody private, which is left out where it is shown.
func gaps(r *link.Report) bool {
	return r.Reading != nil && slices.ContainsFunc(r.Reading.Private, func(m hearsay.Mention) bool { return m.Field == hearsay.FieldTitle })
}

// choice orders members by what their headlines are worth for a story.
func choice(r *link.Report) int {
	genre := r.Revision.Genre
	if r.Reading != nil {
		genre = r.Reading.Genre
	}
	c := 1
	switch genre {
	case hearsay.GenreNews, hearsay.GenreStatement:
		c = 0
	case hearsay.GenreOpinion, hearsay.GenreLive:
		c = 2
	}
	if strings.TrimSpace(r.Revision.Title) == "" {
		c += 3
	}
	return c
}

// titleBytes is how much of a text stands for a headline.
const titleBytes = 90

func headline(r *hearsay.Revision) string {
	if t := strings.TrimSpace(r.Title); t != "" {
		return t
	}
	t := strings.Join(strings.Fields(r.Text[:min(len(r.Text), 4*titleBytes)]), " ")
	if len(t) <= titleBytes {
		return strings.ToValidUTF8(t, "")
	}
	if i := strings.LastIndexByte(t[:titleBytes], ' '); i > 0 {
		t = t[:i]
	} else {
		t = strings.ToValidUTF8(t[:titleBytes], "")
	}
	return t + " …"
}
