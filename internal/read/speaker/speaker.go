// Package speaker says who the sources of quotes are: which full name a source names, and
// which earlier full name a later surname means.
//
// It stands after quote in the flow. Its first form knows names only: a source that holds a
// full name is that name; a lone surname is the one full name of the text that ends in it.
// Titles, pronouns, collectives and offices stay unknown, which is always better than a
// guess. Names are what the text says; nothing is looked up, and nobody is called public.
// Cost is linear in the tokens.
package speaker

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

var titles = en.Titles()

// Resolver collects the names of one revision and resolves its sources. Use one for each
// revision, the title first.
type Resolver struct {
	actors  []hearsay.Actor
	byName  map[string]int
	surname map[string]int // last word of a full name → actor, -1 where two share it
	found   []nameRun      // full names of the field at hand
}

type nameRun struct {
	r    text.Range
	name string
}

// New returns an empty resolver.
func New() *Resolver {
	return &Resolver{byName: map[string]int{}, surname: map[string]int{}}
}

// Field resolves the quotes of one field, whose text is d.
func (r *Resolver) Field(f hearsay.Field, d *text.Doc, quotes []hearsay.Quote) {
	r.found = names(r.found[:0], d)
	for _, n := range r.found {
		r.note(f, d, n)
	}
	for i := range quotes {
		if q := &quotes[i]; len(q.Source) > 0 {
			q.Speaker = r.resolve(f, d, q.Source[0])
		} else {
			q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone}
		}
	}
}

// Actors returns the names that speak, in order of first mention, renumbered so that ids
// have no gaps, and sets the ids of quotes accordingly.
func (r *Resolver) Actors(quotes []hearsay.Quote) []hearsay.Actor {
	id := map[string]string{}
	for _, q := range quotes {
		if q.Speaker.Actor != "" {
			id[q.Speaker.Actor] = ""
		}
	}
	var out []hearsay.Actor
	for _, a := range r.actors {
		if _, speaks := id[a.ID]; speaks {
			old := a.ID
			a.ID = "a" + strconv.Itoa(len(out)+1)
			id[old] = a.ID
			slices.SortStableFunc(a.Mentions, func(x, y hearsay.Mention) int { // surnames came last
				if x.Field != y.Field {
					return strings.Compare(string(y.Field), string(x.Field)) // title, then text
				}
				return x.Span.Start - y.Span.Start
			})
			out = append(out, a)
		}
	}
	for i := range quotes {
		if s := &quotes[i].Speaker; s.Actor != "" {
			s.Actor = id[s.Actor]
		}
	}
	return out
}

// note records a full name.
func (r *Resolver) note(f hearsay.Field, d *text.Doc, n nameRun) {
	k, ok := r.byName[n.name]
	if !ok {
		k = len(r.actors)
		r.byName[n.name] = k
		r.actors = append(r.actors, hearsay.Actor{ID: "t" + strconv.Itoa(k), Name: n.name, Kind: hearsay.KindUnknown})
		last := n.name[strings.LastIndexByte(n.name, ' ')+1:]
		if _, taken := r.surname[last]; taken {
			r.surname[last] = -1
		} else {
			r.surname[last] = k
		}
	}
	r.actors[k].Mentions = append(r.actors[k].Mentions, hearsay.Mention{Field: f, Span: d.Span(n.r)})
}

// resolve returns the speaker that source names.
func (r *Resolver) resolve(f hearsay.Field, d *text.Doc, source hearsay.Span) hearsay.Speaker {
	first, _ := slices.BinarySearchFunc(r.found, source.Start, func(n nameRun, at int) int { return d.Toks[n.r.Start].Start - at })
	if first < len(r.found) { // the first full name inside the source
		if n := r.found[first]; source.Contains(d.Span(n.r)) {
			a := r.actors[r.byName[n.name]]
			return hearsay.Speaker{Actor: a.ID, Name: a.Name, Via: hearsay.ViaName}
		}
	}
	if i := loneName(d, d.Tokens(source)); i >= 0 {
		if k, ok := r.surname[d.Text(i)]; ok && k >= 0 {
			a := &r.actors[k]
			a.Mentions = append(a.Mentions, hearsay.Mention{Field: f, Span: d.Toks[i].Span})
			return hearsay.Speaker{Actor: a.ID, Name: a.Name, Via: hearsay.ViaName}
		}
	}
	return hearsay.Speaker{Via: hearsay.ViaNone}
}

// loneName returns the only capitalised word of a source that is neither a title nor a
// word that starts sentences, -1 if there is none or more than one.
func loneName(d *text.Doc, s text.Range) int {
	at := -1
	for i := s.Start; i < s.End; i++ {
		if !capitalised(d, i) || title(d.Text(i)) {
			if d.Toks[i].Kind == text.Word && !title(d.Text(i)) && !clitic(d.Text(i)) {
				return -1 // "the Voss report": another word is the head
			}
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

func clitic(w string) bool { return w[0] == '\'' || strings.HasPrefix(w, "’") }

// names appends the full names of d: runs of two to four capitalised words without their
// titles, in which the first word of a sentence counts only if a capitalised one follows
// and it is no function word.
func names(dst []nameRun, d *text.Doc) []nameRun {
	for _, s := range d.Sents {
		for i := s.Start; i < s.End; {
			j := i
			for j < s.End && capitalised(d, j) && (j == i || d.Toks[j].Lines == 0) {
				j++
			}
			if j == i {
				i++
				continue
			}
			from := i
			for from < j && (title(d.Text(from)) || from == s.Start && starter(d.Text(from))) {
				from++
			}
			if n := j - from; n >= 2 && n <= 4 {
				dst = append(dst, nameRun{text.Range{Start: from, End: j}, join(d, from, j)})
			}
			i = j
		}
	}
	return dst
}

func join(d *text.Doc, from, to int) string {
	w := make([]string, 0, 4)
	for i := from; i < to; i++ {
		w = append(w, d.Text(i))
	}
	return strings.Join(w, " ")
}

func capitalised(d *text.Doc, i int) bool {
	if d.Toks[i].Kind != text.Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(d.Src[d.Toks[i].Start:])
	return unicode.IsUpper(r)
}

var starters = en.Starters()

func starter(w string) bool { return starters[strings.ToLower(w)] }
func title(w string) bool   { return titles[strings.TrimSuffix(strings.ToLower(w), ".")] }
