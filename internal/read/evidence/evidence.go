// Package evidence tells what a quote's claim is said to rest on: witnesses, documents,
// forensics, an intelligence assessment, a court, an unnamed source. And whether that basis
// is laid open (shown), referred to by name (cited), or only said to exist (asserted).
//
// It stands behind quote, speaker and chain and looks at source, cue, content and, where a
// clause of the same sentence hangs on the cue ("citing court papers"), at that. Words come
// from lexicon/en/evidence.tsv; the classes follow the bases of the European Repository of
// Cyber Incidents. A basis is what the text says it is: nothing here weighs it.
//
// An official who tells no basis gives official_statement; nobody official, none_given. It
// never fails. Cost is about 50 ns a token.
package evidence

import (
	"slices"
	"sync"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Input is what is known of the speaker.
type Input struct {
	Official bool             // a state, an office or somebody who speaks under one
	Assesses bool             // a body that writes assessments, or its head: its estimates are their own basis
	Outlet   bool             // the speaker is a medium
	Who      hearsay.Evidence // what [Who] gave
}

var bases = sync.OnceValue(func() *en.EvidenceTable {
	t, err := en.Bases()
	if err != nil {
		panic(err) // misuse by our own data file; a test loads it
	}
	return t
})

// Quote sets q.Evidence, in order of first mention, and q.EvidenceShown, and adds a reason
// for each. Run it behind the act stage: acts that claim nothing (a demand, a promise, a
// refusal) and wishes have no evidence unless a clause behind them cites it.
func Quote(q *hearsay.Quote, d *text.Doc, in Input) {
	r := reader{q: q, d: d}
	if !claims(q.Act) || q.Act == hearsay.Believe && r.wishes() {
		if tail, ok := r.citing(); ok {
			r.scan(tail, tail.End, false)
		}
		r.close()
		return
	}
	if len(q.Source) > 0 {
		for _, sp := range q.Source {
			c := d.Tokens(sp)
			r.scan(c, c.End, true)
		}
	}
	for _, sp := range q.Cue {
		c := d.Tokens(sp)
		r.scan(c, r.sentenceEnd(c.End-1), false)
	}
	for _, sp := range q.Content {
		c := d.Tokens(sp)
		r.scan(c, c.End, false)
	}
	if tail, ok := r.citing(); ok {
		r.scan(tail, tail.End, false)
	}
	for i := range q.Chain {
		if l := &q.Chain[i]; !l.Named {
			for _, sp := range l.Source {
				r.hidden(d.Tokens(sp))
			}
		}
	}
	if in.Outlet && q.Act != hearsay.Believe {
		r.add(hearsay.MediaReport, "the speaker is a medium", first(q.Source))
	}
	if q.Certainty.Confidence != "" || (in.Assesses || q.Certainty.Scale != "") && (q.Act == hearsay.Estimate || q.Certainty.Band != nil) {
		r.add(hearsay.IntelligenceAssessment, "estimate of an assessing body", first(q.Source))
	}
	if in.Who == hearsay.ThirdParty || in.Who == hearsay.CourtOrIndictment {
		r.add(in.Who, "what the speaker is", first(q.Source))
	}
	if len(q.Evidence) == 0 && (in.Official || in.Who == hearsay.OfficialStatement) {
		r.add(hearsay.OfficialStatement, "an official speaks, no other basis is told", first(q.Source))
	}
	r.close()
}

// close notes that no basis is told, if none was, and the way of showing.
func (r *reader) close() {
	q := r.q
	if len(q.Evidence) == 0 {
		r.add(hearsay.NoneGiven, "no words for a basis", hearsay.Span{})
	}
	if r.link() {
		r.show(hearsay.Shown, r.shown)
	}
	if r.showing == "" && r.thing {
		r.show(hearsay.Cited, r.named) // named, and nothing said of where it can be seen
	}
	q.EvidenceShown = r.showing
	if r.showing != "" {
		q.Reasons = append(q.Reasons, hearsay.Reason{Part: "shown", Value: string(r.showing), Because: "words for showing", Span: r.shown})
	}
}

// claims reports whether an act asserts something that could have a basis.
func claims(a hearsay.Act) bool {
	switch a {
	case hearsay.NoComment, hearsay.Demand, hearsay.Promise, hearsay.Ask, hearsay.Intend, hearsay.Threaten, hearsay.Praise, hearsay.Condemn:
		return false
	}
	return true
}

type reader struct {
	q       *hearsay.Quote
	d       *text.Doc
	showing hearsay.Showing
	shown   hearsay.Span
	thing   bool         // a document, picture or trace is named
	named   hearsay.Span // it
}

// scan looks for phrases that begin in c; they may reach to end.
func (r *reader) scan(c text.Range, end int, source bool) {
	t := bases()
	var buf [128]uint64
	for c.Start < c.End {
		w := buf[:0]
		stop := min(end, c.Start+len(buf))
		for i := c.Start; i < stop; i++ {
			w = append(w, en.HashWord(r.d.Text(i)))
		}
		for k := 0; k < len(w) && c.Start+k < c.End; k++ {
			if n, e := t.Showing.Longest(w[k:]); n > 0 {
				r.show(hearsay.Showing(t.Rows[e].Basis), r.span(c.Start+k, n))
			}
			if source {
				if n, e := t.Sources.Longest(w[k:]); n > 0 && (t.Rows[e].Basis != string(hearsay.AnonymousSource) || r.q.Speaker.Actor == "") {
					r.add(hearsay.Evidence(t.Rows[e].Basis), "words of the source", r.span(c.Start+k, n))
				}
			}
			if n, e := t.Words.Longest(w[k:]); n > 0 && (!source || t.Rows[e].Where == "any") && !r.denied(c.Start+k) && !r.taking(c.Start+k) {
				b := hearsay.Evidence(t.Rows[e].Basis)
				r.add(b, "words for a basis", r.span(c.Start+k, n))
				if !r.thing && (b == hearsay.TechnicalForensic || b == hearsay.Imagery || b == hearsay.Document) {
					r.thing, r.named = true, r.span(c.Start+k, n)
				}
				k += n - 1
			}
		}
		if stop-c.Start < len(buf) {
			return
		}
		c.Start = stop - 8 // a phrase may lie across the pieces; add drops what came twice
		if c.End-c.Start <= 8 {
			return
		}
	}
}

// hidden notes a source behind the speaker that is described as one without a name: an
// official, an aide, a person familiar with the matter. Things ("the report"), crowds and
// experts have no name in a chain either, and hide nothing.
func (r *reader) hidden(c text.Range) {
	t := bases()
	var buf [24]uint64
	w := buf[:0]
	for i := c.Start; i < min(c.End, c.Start+len(buf)); i++ {
		w = append(w, en.HashWord(r.d.Text(i)))
	}
	for k := range w {
		if n, e := t.Sources.Longest(w[k:]); n > 0 && t.Rows[e].Basis == string(hearsay.AnonymousSource) {
			r.add(hearsay.AnonymousSource, "unnamed in the chain", r.span(c.Start+k, n))
			return
		}
	}
}

// denied reports whether the words at i are said to be missing: "no evidence", "without
// witnesses".
func (r *reader) denied(i int) bool {
	if i == 0 {
		return false
	}
	switch r.d.Text(i - 1) {
	case "no", "No", "without", "Without", "any":
		return true
	}
	return false
}

// taking reports whether the words at i are what somebody made, stole or wanted, which is told of and rests on nothing:
// "taking photographs of the port", "stole the documents".
func (r *reader) taking(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		switch r.d.Text(k) {
		case "taking", "take", "took", "stole", "stealing", "steal", "stolen", "copied", "copying", "destroyed", "destroying", "forged", "forging", "selling", "sold", "passed", "passing", "handed", "handing":
			return true
		case "the", "The", "some", "secret", "classified", "several", "many", "his", "her", "their", "two", "three":
			continue
		}
		return false
	}
	return false
}

func (r *reader) span(i, n int) hearsay.Span { return r.d.Span(text.Range{Start: i, End: i + n}) }

func (r *reader) add(e hearsay.Evidence, because string, sp hearsay.Span) {
	if slices.Contains(r.q.Evidence, e) {
		return
	}
	r.q.Evidence = append(r.q.Evidence, e)
	r.q.Reasons = append(r.q.Reasons, hearsay.Reason{Part: "evidence", Value: string(e), Because: because, Span: sp})
}

// rank orders ways of showing: what is laid open outweighs what is referred to.
func rank(s hearsay.Showing) int {
	switch s {
	case hearsay.Shown:
		return 3
	case hearsay.Cited:
		return 2
	case hearsay.Asserted:
		return 1
	}
	return 0
}

func (r *reader) show(s hearsay.Showing, sp hearsay.Span) {
	if rank(s) > rank(r.showing) {
		r.showing, r.shown = s, sp
	}
}

// link reports whether the content holds a web address.
func (r *reader) link() bool {
	for _, sp := range r.q.Content {
		c := r.d.Tokens(sp)
		for i := c.Start; i < c.End; i++ {
			if w := r.d.Text(i); len(w) > 10 && (w[:7] == "http://" || w[:8] == "https://") {
				r.shown = r.d.Span(text.Range{Start: i, End: i + 1})
				return true
			}
		}
	}
	return false
}

// citing returns the clause of the quote's sentence that opens with "citing", "based on",
// "quoting" behind the quote's last piece.
func (r *reader) citing() (text.Range, bool) {
	last := 0
	for _, role := range [...][]hearsay.Span{r.q.Source, r.q.Cue, r.q.Content} {
		for _, sp := range role {
			last = max(last, sp.End)
		}
	}
	if last == 0 {
		return text.Range{}, false
	}
	i := r.d.Tokens(hearsay.Span{Start: last - 1, End: last}).End
	end := r.sentenceEnd(i - 1)
	for k := i; k < min(end, i+3); k++ {
		switch r.d.Text(k) {
		case "citing", "quoting", "based", "referring", "pointing":
			return text.Range{Start: k, End: end}, true
		}
	}
	return text.Range{}, false
}

// sentenceEnd returns the end of the sentence that token i stands in.
func (r *reader) sentenceEnd(i int) int {
	k, ok := slices.BinarySearchFunc(r.d.Sents, i, func(s text.Range, i int) int {
		switch {
		case s.End <= i:
			return -1
		case s.Start > i:
			return 1
		}
		return 0
	})
	if !ok {
		return i + 1
	}
	return r.d.Sents[k].End
}

func first(sp []hearsay.Span) hearsay.Span {
	if len(sp) == 0 {
		return hearsay.Span{}
	}
	return sp[0]
}
