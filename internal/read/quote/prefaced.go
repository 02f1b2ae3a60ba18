package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Prefaced puts right who speaks where the field took the words before a heading's colon for the source of a cue behind it. dst holds the quotes of d from
// index first on, pos are the tags of its tokens, speakers the names of persons and bodies, organs those of bodies.
//
//	Port Velm: the council calls for a ferry     the council calls
//	Velm fire: prosecutors suspect a diver       the prosecutors suspect
//	Ilan Osk: captive may be ill, says Velia     Velia says
//	Minister Osk: Velia does not promise peace   the minister says all behind the colon
//
// Where the verb stands right behind the colon, or "I" and "we" before it, the words before the colon are its subject ("Deputies: called for a ferry").
// Who is found nowhere, and who may be a person that nobody knows ("Brandt: Velia does not promise peace"), is unknown. Cost is linear in the quotes.
func Prefaced(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger, speakers, organs []text.Range) {
	topics, err := en.Topics()
	if err != nil {
		return // a test loads it
	}
	for i := first; i < len(dst); i++ {
		q := &dst[i]
		if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) == 0 {
			continue
		}
		before, cue := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0])
		if is(d, before.End, ":") && cue.Start == before.End {
			r := telling{reporting: reporting{d: d, s: sentenceOf(d, cue.Start)}, pos: pos, tags: tags}
			c := credit{d: d, pos: pos, tags: tags, who: before}
			known := slices.ContainsFunc(speakers, func(n text.Range) bool { return n.Start < before.End && before.Start < n.End })
			if before.Start == r.s.Start && !quotes(d, r.s) && (!known || slices.Contains(organs, before)) && !c.officed() {
				r.topicOf(q, &c, cue.End)
			}
			continue
		}
		if !is(d, before.End, ":") || cue.Start <= before.End+1 || d.Toks[before.End].End == d.Toks[before.End+1].Start {
			continue
		}
		r := telling{reporting: reporting{d: d, s: sentenceOf(d, cue.Start)}, pos: pos, tags: tags}
		if r.s.Start > before.End || quotes(d, r.s) {
			continue
		}
		named := slices.ContainsFunc(speakers, func(n text.Range) bool { return n.Start < before.End && before.Start < n.End })
		r.prefaced(q, before.End+1, cue, named, !named && r.surname(before, topics))
	}
}

// topicOf gives q, all that stands behind a heading's colon at token from, the subject and the verb of telling or blaming that it has itself: "Port Velm:
// prosecutors suspect a diver".
func (r *telling) topicOf(q *hearsay.Quote, c *credit, from int) {
	d := r.d
	v := r.phrase(from, false)
	for k := from + 1; k < v; k++ {
		if suspects[d.Text(k)] && strings.HasSuffix(d.Text(k-1), "s") {
			v = k // "prosecutors suspect", taken for a noun
		}
	}
	if v <= from || v+2 >= r.s.End {
		return
	}
	if w := d.Text(v); !suspects[w] && !verbs[w] && blames[w] == "" && !rejects[w] {
		return
	}
	if !c.heads(v - 1) { // officed has read its tables
		return
	}
	q.Source, q.Cue = []hearsay.Span{d.Span(text.Range{Start: from, End: v})}, []hearsay.Span{d.Span(text.Range{Start: v, End: v + 1})}
	q.Content = []hearsay.Span{d.Span(text.Range{Start: v + 1, End: r.stop()})}
	q.Kind = kindOf(d, q.Content)
}

// surname reports whether words before a colon may be a person's name: one to three, all with a capital, none a topic.
func (r *telling) surname(before text.Range, topics map[string]bool) bool {
	if before.Len() > 3 {
		return false
	}
	for i := before.Start; i < before.End; i++ {
		if w := r.d.Text(i); !capital(w) || r.class(i) != tag.Proper || topics[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

// prefaced mends one quote, whose colon stands before token from; named tells that a known name stands before that, unknown that a name may.
func (r *telling) prefaced(q *hearsay.Quote, from int, cue text.Range, named, unknown bool) {
	d := r.d
	if to := r.phrase(cue.End, false); to > cue.End && q.Content[0].Start < q.Cue[0].Start && spoken[d.Text(cue.End-1)] {
		q.Source[0] = d.Span(text.Range{Start: cue.End, End: to})
		return
	}
	verb := cue.Start
	for verb > from && (r.class(verb-1) == tag.Aux || r.class(verb-1) == tag.Adverb || is(d, verb-1, "not") || is(d, verb-1, "n't")) {
		verb--
	}
	subject := r.nominal(text.Range{Start: from, End: verb})
	switch first := strings.ToLower(d.Text(from)); {
	case verb == from || first == "i" || first == "we":
	case named && subject:
		q.Cue[0] = d.Span(text.Range{Start: from - 1, End: from})
		q.Content = []hearsay.Span{d.Span(text.Range{Start: from, End: r.stop()})}
		q.Kind = kindOf(d, q.Content)
	case subject && !unknown:
		q.Source[0] = d.Span(text.Range{Start: from, End: verb})
	case !named:
		q.Source = nil
	}
}

// nominal reports whether all of at is one noun phrase, whatever the tagger says of the verb behind it.
func (r *telling) nominal(at text.Range) bool {
	noun := false
	for i := at.Start; i < at.End; i++ {
		switch c := r.class(i); c {
		case tag.Noun, tag.Proper:
			noun = true
		case tag.Pronoun:
			if at.Len() > 1 && !possessive[strings.ToLower(r.d.Text(i))] {
				return false
			}
			noun = noun || at.Len() == 1
		case tag.Determiner, tag.Adjective, tag.Numeral, tag.Particle:
		case tag.Adposition:
			if !noun {
				return false
			}
		default:
			return false
		}
	}
	return noun
}
