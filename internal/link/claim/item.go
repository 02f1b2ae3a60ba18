package claim

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// item is one quote prepared for comparison.
type item struct {
	quote    int
	text     string // content, pieces joined by " … "
	terms    []term.Term
	sketch   sketch // of the content
	context  sketch // of the headline and the first words of the article
	alone    bool   // the article says next to nothing besides: its context is the quote again
	names    []string
	roles    map[string]role // of names
	numbers  []uint64        // digits told, dates left out
	days     []int           // days told, since 1970; months and years alone are below zero
	places   []string
	codes    []string // of deeds, "COERCE", "COERCE/cyber"
	negative bool     // the content holds an odd number of negations
	rejects  bool     // the act turns down what the content affirms
	stance   Stance   // of the act, before negation
	day      int      // of publication, days since 1970; 0 if unknown
}

// minContent is the number of content words from which a quote says something by itself.
const minContent = 4

// headWords is how many bytes of the article tell what it is about.
const headWords = 400

// prepare cuts every quote into words, in order of time and id.
func (b *builder) prepare() {
	b.items = make([]item, 0, len(b.quotes))
	for _, n := range b.order {
		q := &b.quotes[n]
		it := item{quote: n}
		if !q.At.IsZero() {
			it.day = int(q.At.Unix() / 86400)
		}
		b.read(&it, q)
		b.items = append(b.items, it)
	}
	b.weigh()
}

// joined returns the pieces of a content as one.
func joined(content []hearsay.Span, src string) string {
	var text strings.Builder
	for i, s := range content {
		if i > 0 {
			text.WriteString(" … ")
		}
		text.WriteString(s.In(src))
	}
	return text.String()
}

// read fills an item from its quote.
func (b *builder) read(it *item, q *Quote) {
	src := q.Q.Field.In(q.Revision)
	if len(q.Q.Content) == 1 {
		it.text = q.Q.Content[0].In(src) // no copy: the revision stays anyway
	} else {
		it.text = joined(q.Q.Content, src)
	}
	b.terms = b.cut.Append(b.terms[:0], it.text)
	it.terms = slices.Clone(b.terms)
	it.sketch = newSketch(it.terms, 0)
	key := q.Article
	if c, ok := b.contexts[key]; ok {
		it.context = c
	} else {
		head := q.Revision.Title + ". " + clip(q.Revision.Text, headWords)
		b.terms = b.cut.Append(b.terms[:0], head)
		it.context = newSketch(b.terms, match.Report|match.Deed)
		b.contexts[key] = it.context
	}
	it.alone = b.alone(q)
	it.stance = StanceOf(q.Q.Act)
	for i := range it.terms {
		if it.terms[i].Class&match.Not != 0 {
			it.negative = !it.negative
		}
	}
	if it.stance == Denies {
		// "It was not us", said as a denial, is negative already, and who denies in words of
		// his own says what is so; only "denied that …" tells what is not.
		it.rejects, it.stance = !it.negative && q.Q.Kind != hearsay.Direct, Asserts
	}
	it.names, it.roles = b.roles(it, q)
	b.slots(it, q)
	for _, e := range q.Q.Events {
		if speech[e.Code] {
			continue
		}
		it.codes = add(it.codes, e.Code)
		for _, m := range e.Mode {
			it.codes = add(it.codes, e.Code+"/"+m)
		}
	}
}

// alone reports whether an article is little more than the quote, as a ticker's item is: beside the words between the first
// and last of source, cue and content it has fewer than minContent content words.
func (b *builder) alone(q *Quote) bool {
	r := q.Revision
	if len(r.Title)+len(r.Text) > headWords {
		return false
	}
	all := slices.Concat(q.Q.Source, q.Q.Cue, q.Q.Content)
	if len(all) == 0 {
		return false
	}
	whole := all[0]
	for _, s := range all {
		whole = hearsay.Span{Start: min(whole.Start, s.Start), End: max(whole.End, s.End)}
	}
	title, text := r.Title, r.Text
	cut := func(s string) string { return s[:whole.Start] + " … " + s[whole.End:] }
	if q.Q.Field == hearsay.FieldTitle {
		title = cut(title)
	} else {
		text = cut(text)
	}
	n := 0
	b.terms = b.cut.Append(b.terms[:0], title+". "+text)
	for i := range b.terms {
		if b.terms[i].Content() {
			n++
		}
	}
	return n < minContent
}

// speech are the PLOVER categories of words, not deeds.
var speech = map[string]bool{"AGREE": true, "CONSULT": true, "SUPPORT": true, "REQUEST": true, "ACCUSE": true, "REJECT": true}

// StanceOf returns what an act does with its content; "" leaves the quote out.
func StanceOf(a hearsay.Act) Stance {
	switch a {
	case hearsay.Deny, hearsay.RejectResponsibility, hearsay.Retract:
		return Denies
	case hearsay.Ask:
		return Asks
	case hearsay.Speculate:
		return Supposes
	case hearsay.NoComment, hearsay.Intend, hearsay.Demand, hearsay.Promise, hearsay.Threaten, hearsay.Praise, hearsay.Condemn:
		return ""
	}
	return Asserts
}

func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

func add[T comparable](l []T, x T) []T {
	for _, y := range l {
		if x == y {
			return l
		}
	}
	return append(l, x)
}

// slots fills numbers, dates and places from the words; what the reading tells of places
// comes first.
func (b *builder) slots(it *item, q *Quote) {
	for _, e := range q.Q.Events {
		for _, p := range e.Where {
			it.places = add(it.places, plain(p.Name))
		}
	}
	dated := it.dates(q)
	for i := range it.terms {
		t := &it.terms[i]
		switch n, ok := numeral[t.Word]; {
		case dated[i]:
		case t.Kind&term.Number != 0:
			it.numbers = add(it.numbers, t.Stem)
		case ok && t.Kind&(term.First|term.Name) == 0:
			it.numbers = add(it.numbers, n)
		}
		if t.Kind&term.Name != 0 && i > 0 && !dated[i] {
			// "of Ustrand" is a party, "of Port Ambry" a place; "the" may stand before a lock, or before a ministry
			name := it.text[t.Start:runEnd(it.terms, i)]
			at, sure := i-1, true
			if articles[it.terms[at].Word] && at > 0 {
				at, sure = at-1, false
			}
			near := it.terms[at].Class&match.Near != 0
			if near && sure || (near || it.terms[at].Word == of && sure) && b.o.Names(name) == "" && !actor(q, name) {
				it.places = add(it.places, plain(name))
			}
		}
	}
}

// actor reports whether the reading knows a name as somebody's, not as a place.
func actor(q *Quote, name string) bool {
	return q.Reading != nil && slices.ContainsFunc(q.Reading.Actors, func(a hearsay.Actor) bool {
		return a.Kind != hearsay.KindState && a.Kind != hearsay.KindUnknown && strings.EqualFold(a.Name, name)
	})
}

// plain is a text in small letters, with one form of apostrophe: houses print "Ustrand's" and "Ustrand’s" of the same copy.
func plain(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}

// runEnd is the end of the run of capitalised words that begins at i.
func runEnd(terms []term.Term, i int) int32 {
	end := terms[i].End
	for j := i + 1; j < len(terms) && terms[j].Kind&term.Name != 0 && terms[j].Start == end+1; j++ {
		end = terms[j].End
	}
	return end
}

// party is a party at the level asked for; key "" if it has none.
func (b *builder) party(p link.Party) link.Party {
	if p.Key == "" {
		return p
	}
	return b.o.Organs(p)
}
