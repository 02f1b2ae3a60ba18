// Package chain says who stands between an outlet and what is said: agencies, papers and
// reports that pass it on, sources without names, speakers inside speech.
//
// It stands after speaker in the flow. A chain lists its links from the outlet inwards:
// credit line, "according to the paper", "told the agency", then, only if something stands
// behind the speaker or the speaker has no name, the speaker, then who the speaker cites
// ("citing Y", "that the minister had told him"). A chain whose last link is not the speaker
// therefore always holds the speaker as well. The outlet itself is never a link.
//
// Unnamed sources keep their words and, where told, their number: "two officials with
// knowledge of the inquiry" is Named false, Count 2. Rules are word patterns within the
// sentence; what they do not see is left out. Cost is linear in the sentences of quotes.
package chain

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/speaker"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Fill sets Chain of all quotes of in, whose speakers are resolved.
func Fill(in speaker.Input) {
	credit := credits(in)
	for k := range in.Fields {
		f := &in.Fields[k]
		c := chainer{f: f, outlet: in.Outlet}
		for i := range f.Quotes {
			c.before = nil
			if i > 0 {
				c.before = &f.Quotes[i-1]
			}
			c.quote(&f.Quotes[i], credit)
		}
	}
}

type chainer struct {
	f      *speaker.Field
	outlet string
	before *hearsay.Quote // the quote before, nil at the first
	of     text.Range     // the sentence of marks
	marks  []int
}

// quote sets the chain of q.
func (c *chainer) quote(q *hearsay.Quote, credit []hearsay.Link) {
	var out []hearsay.Link
	if q.Speaker.Via != hearsay.ViaOutlet {
		if q.Field == hearsay.FieldText {
			out = append(out, credit...)
		}
		if both := c.quotedBy(q); both != nil {
			q.Chain = append(out, both...)
			return
		}
		out = append(out, c.passedOn(q)...)
	}
	behind := append(c.cited(q), c.nested(q)...)
	if l, ok := c.through(q); ok {
		out = append(out, l)
		if len(behind) == 0 && q.Speaker.Actor != "" && len(q.Source) > 0 {
			out = append(out, hearsay.Link{Name: q.Speaker.Name, Named: true, Kind: c.kind(q), Source: q.Source, Cue: q.Cue})
		}
	}
	if self, ok := c.self(q, len(behind) > 0); ok {
		out = append(out, self)
	}
	q.Chain = append(out, behind...)
}

// self returns the link of the speaker: needed where it has no name or something stands
// behind it.
func (c *chainer) self(q *hearsay.Quote, behind bool) (hearsay.Link, bool) {
	if l, ok := c.again(q, c.before); ok {
		return l, true
	}
	if len(q.Source) == 0 {
		return hearsay.Link{}, false
	}
	l := hearsay.Link{Source: q.Source, Cue: q.Cue}
	if q.Speaker.Actor != "" {
		l.Name, l.Named, l.Kind = q.Speaker.Name, true, c.kind(q)
		return l, behind
	}
	d := c.f.Doc
	r := d.Tokens(q.Source[0])
	if who, ok := c.antecedent(r); ok {
		l.Source, r = []hearsay.Span{d.Span(who)}, who
	}
	if n := r.Len(); n > 1 && possessive(d.Text(r.End-1)) {
		r.End-- // "The company's statement said", cut behind the owner
	}
	if r.Len() == 0 || pronouns[strings.ToLower(d.Text(r.Start))] && r.Len() < 3 || r.Len() == 1 && (d.Toks[r.Start].Kind != text.Word || nobodys[strings.ToLower(d.Text(r.Start))]) {
		return l, false
	}
	if r = c.described(r); c.happening(r) {
		return l, false
	}
	l.Name, l.Kind, l.Count = trim(d, r), hearsay.KindUnknown, count(d, r)
	return l, l.Name != ""
}

// antecedentMost is how many tokens the words before "who" may have.
const antecedentMost = 8

// antecedent returns the words that "who" takes up, back to their determiner or number: "A senior official, who asked not to be
// named, said". False for every other source, and where no determiner opens them.
func (c *chainer) antecedent(r text.Range) (text.Range, bool) {
	d := c.f.Doc
	if r.Len() != 1 || !strings.EqualFold(d.Text(r.Start), "who") || r.Start == 0 {
		return r, false
	}
	end := r.Start
	if d.Text(end-1) == "," {
		end--
	}
	for i := end - 1; i >= 0 && i >= end-antecedentMost; i-- {
		if k := d.Toks[i].Kind; k != text.Word && k != text.Number {
			return r, false
		}
		if opening[strings.ToLower(d.Text(i))] || d.Toks[i].Kind == text.Number {
			return text.Range{Start: i, End: end}, end-i > 1
		}
	}
	return r, false
}

// opening are the words that open a description of people.
var opening = map[string]bool{"a": true, "an": true, "another": true, "some": true, "several": true, "many": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true, "one": true, "other": true}

var pronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "you": true, "who": true, "which": true, "that": true, "both": true, "some": true, "others": true, "one": true, "me": true, "them": true}

// nobodys are single words that describe nobody, which a source cut short may be.
var nobodys = map[string]bool{"him": true, "her": true, "us": true, "his": true, "hers": true, "my": true, "our": true, "your": true, "their": true, "its": true, "this": true, "these": true, "those": true,
	"everyone": true, "everybody": true, "anyone": true, "anybody": true, "nobody": true, "nothing": true, "everything": true, "something": true, "today": true, "yesterday": true, "tomorrow": true, "com": true}

func possessive(s string) bool { return s == "'s" || s == "’s" || s == "'" || s == "’" }

// kind returns the kind of the name in the source, as far as it stands there.
func (c *chainer) kind(q *hearsay.Quote) hearsay.ActorKind {
	over := name.Over(c.f.Names, c.f.Doc.Tokens(q.Source[0]))
	for i := range over {
		if n := &over[i]; q.Source[0].Overlaps(c.f.Doc.Span(n.Core)) && n.Name == q.Speaker.Name {
			return n.Kind
		}
	}
	return hearsay.KindUnknown
}

// trim returns the words of r without punctuation around them.
func trim(d *text.Doc, r text.Range) string {
	for r.Len() > 0 && d.Toks[r.Start].Kind == text.Punct {
		r.Start++
	}
	for r.Len() > 0 && d.Toks[r.End-1].Kind == text.Punct && d.Toks[r.End-1].Abbr == 0 {
		r.End--
	}
	return d.Span(r).In(d.Src)
}

var numbers = map[string]int{"one": 1, "a": 1, "an": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "dozen": 12}

// count returns how many persons a description counts, 0 if it does not tell.
func count(d *text.Doc, r text.Range) int {
	for i := r.Start; i < min(r.End, r.Start+3); i++ {
		if n, ok := numbers[strings.ToLower(d.Text(i))]; ok {
			return n
		}
		if t := d.Text(i); d.Toks[i].Kind == text.Number && len(t) == 1 {
			return int(t[0] - '0')
		}
	}
	return 0
}

// link makes a link of a name.
func (c *chainer) link(n *name.Name, kind hearsay.ActorKind, cue text.Range) hearsay.Link {
	return hearsay.Link{Name: n.Name, Kind: kind, Named: true, Source: []hearsay.Span{c.f.Doc.Span(n.Core)}, Cue: []hearsay.Span{c.f.Doc.Span(cue)}}
}

// after returns the name that starts at token i, an article skipped.
func (c *chainer) after(i int) *name.Name {
	d := c.f.Doc
	for k := i; k < min(i+2, len(d.Toks)); k++ {
		if x, ok := slices.BinarySearchFunc(c.f.Names, k, func(n name.Name, k int) int { return n.Start - k }); ok {
			return &c.f.Names[x]
		}
		if w := strings.ToLower(d.Text(k)); w != "the" && w != "news" {
			return nil
		}
	}
	return nil
}

// own reports whether a name is the publishing outlet's.
func (c *chainer) own(n string) bool { return same(n, c.outlet) }

func same(a, b string) bool {
	a, b = strings.TrimPrefix(a, "The "), strings.TrimPrefix(b, "The ")
	if a == "" || b == "" {
		return false
	}
	return strings.EqualFold(a, b) || strings.HasPrefix(b, a+" ") || strings.HasPrefix(a, b+" ")
}

// sentence returns the tokens of the sentence that q's cue lies in, or its content if it
// has no cue.
func (c *chainer) sentence(q *hearsay.Quote) text.Range {
	at := q.Content
	if len(q.Cue) > 0 {
		at = q.Cue
	}
	if len(at) == 0 {
		return text.Range{}
	}
	t := c.f.Doc.Tokens(at[0])
	sents := c.f.Doc.Sents
	if k, _ := slices.BinarySearchFunc(sents, t.Start, func(s text.Range, i int) int { return s.End - 1 - i }); k < len(sents) && sents[k].Start <= t.Start {
		return sents[k]
	}
	return text.Range{}
}

// marked returns the tokens of sentence s with which a rule may begin, ascending. They are looked for once a sentence,
// however many quotes it has, and good until the next sentence is asked for.
func (c *chainer) marked(s text.Range) []int {
	if s == c.of {
		return c.marks
	}
	c.of, c.marks = s, c.marks[:0]
	for i := s.Start; i < s.End; i++ {
		if begins[en.HashWord(c.f.Doc.Text(i))] {
			c.marks = append(c.marks, i)
		}
	}
	return c.marks
}

// begins holds the first words of what passedOn, cited and through look for, by hash, since words need no copy in small letters then.
var begins = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range []string{"citing", "quoting", "report", "statement", "study", "analysis", "letter", "paper", "through", "via"} {
		m[en.HashWord(w)] = true
	}
	for _, words := range passing {
		m[en.HashWord(words[0])] = true
	}
	return m
}()

func (c *chainer) is(i int, words ...string) bool {
	d := c.f.Doc
	if i < 0 || i+len(words) > len(d.Toks) {
		return false
	}
	for k, w := range words {
		if t := d.Text(i + k); w != "*" && (len(t) != len(w) || t[0]|0x20 != w[0] || !strings.EqualFold(t, w)) {
			return false
		}
	}
	return true
}

// passes reports whether a name can pass news on: an outlet, an organisation that is no organ
// of a state, or a word of unknown kind where only somebody who interviews can stand.
func (c *chainer) passes(n *name.Name) bool {
	switch n.Kind {
	case hearsay.KindOutlet:
		return true
	case hearsay.KindOrganisation:
		return n.Class == world.None
	case hearsay.KindUnknown:
		return c.is(n.End, "on", "condition") || c.is(n.End, "in", "an", "interview") || c.is(n.End, "by", "telephone") || c.is(n.End, "by", "phone")
	}
	return false
}
