// Package judge finds what analysts' statements are about in today's readings, and turns
// them into what the linking stages obey: pairs that belong together or apart, quotes and
// links that are wrong.
//
// A statement was made about words at a place of one revision. When the article is read by
// another reader, or has a new revision, the words are looked for again: a quote whose spans
// overlap by half or more (Jaccard, of bytes) stands for the one that was judged; where there
// is none the statement is lost, which is listed, and has no effect. Nothing automatic changes
// or drops a statement.
package judge

import (
	"strings"

	"hearsay"
	"hearsay/internal/link"
)

// States of a statement.
const (
	Holds = "holds"
	Moved = "moved" // its words were found again elsewhere
	Lost  = "lost"  // they were not
)

// Enough is the overlap from which a quote stands for the one that was judged.
const Enough = 0.5

// Verdicts are what the linking stages obey.
type Verdicts struct {
	State map[string]string                // by statement
	Now   map[string][]hearsay.QuoteID     // by statement: the quotes that stand for those judged
	Quote map[hearsay.QuoteID]hearsay.Verb // right, wrong or unsure; the last word counts
	View  map[string]hearsay.Verb
	Link  map[[2]hearsay.ArticleID]hearsay.Verb // smaller id first

	SameQuotes, ApartQuotes     [][2]hearsay.QuoteID
	SameArticles, ApartArticles [][2]hearsay.ArticleID
	SameNames, ApartNames       [][2]string
}

// Resolve looks for what statements are about. Those taken back are passed over. find returns
// today's report of an article; nil where it is not at hand, which leaves a statement as it is.
// Statements come in the order in which they were made: of two that contradict each other
// the later one counts.
func Resolve(statements []hearsay.Statement, find func(hearsay.ArticleID) *link.Report) Verdicts {
	v := Verdicts{State: map[string]string{}, Now: map[string][]hearsay.QuoteID{}, Quote: map[hearsay.QuoteID]hearsay.Verb{}, View: map[string]hearsay.Verb{}, Link: map[[2]hearsay.ArticleID]hearsay.Verb{}}
	for i := range statements {
		if s := &statements[i]; s.Undone.IsZero() {
			v.resolve(s, find)
		}
	}
	return v
}

func (v *Verdicts) resolve(s *hearsay.Statement, find func(hearsay.ArticleID) *link.Report) {
	state := Holds
	quotes := make([]hearsay.QuoteID, len(s.About))
	if s.Verb == hearsay.Add {
		v.added(s, find)
		return
	}
	for i := range s.About {
		t := &s.About[i]
		if t.Quote == "" {
			continue
		}
		r := find(t.Article)
		if r == nil || r.Reading == nil {
			quotes[i] = t.Quote
			continue
		}
		q, how := Attach(t, r)
		quotes[i] = q
		if how == Lost || how == Moved && state == Holds {
			state = how
		}
		if q != "" {
			v.Now[s.ID] = append(v.Now[s.ID], q)
		}
	}
	v.State[s.ID] = state
	if state == Lost || len(s.About) == 0 {
		return
	}
	t := &s.About[0]
	switch s.Verb {
	case hearsay.Right, hearsay.Wrong, hearsay.Unsure:
		switch {
		case t.Kind == "quote":
			v.Quote[quotes[0]] = s.Verb
		case t.Kind == "link":
			v.Link[Pair(t.Article, t.To)] = s.Verb
		default:
			v.View[t.View] = s.Verb
		}
	case hearsay.Change: // what it changes is changed already (see Correct); somebody looked at it
		v.Quote[quotes[0]] = hearsay.Right
	case hearsay.Same, hearsay.NotSame, hearsay.Join, hearsay.Split:
		for i := 1; i < len(s.About); i++ {
			v.relate(s.Verb == hearsay.Same || s.Verb == hearsay.Join, t, &s.About[i], quotes[0], quotes[i])
		}
	}
}

// added looks for the words of a quote that was added.
func (v *Verdicts) added(s *hearsay.Statement, find func(hearsay.ArticleID) *link.Report) {
	v.State[s.ID] = Holds
	if len(s.About) == 0 {
		return
	}
	r := find(s.About[0].Article)
	if r == nil {
		return
	}
	q, ok := Find(s, r.Revision)
	switch {
	case !ok:
		v.State[s.ID] = Lost
		return
	case s.About[0].Revision != r.Revision.ID:
		v.State[s.ID] = Moved
	}
	v.Now[s.ID], v.Quote[q.ID] = []hearsay.QuoteID{q.ID}, hearsay.Right
}

func (v *Verdicts) relate(same bool, a, b *hearsay.Target, qa, qb hearsay.QuoteID) {
	switch {
	case qa != "" && qb != "":
		x := [2]hearsay.QuoteID{min(qa, qb), max(qa, qb)}
		settle(&v.SameQuotes, &v.ApartQuotes, x, same)
	case a.Name != "" && b.Name != "":
		settle(&v.SameNames, &v.ApartNames, [2]string{min(a.Name, b.Name), max(a.Name, b.Name)}, same)
	case a.Article != "" && b.Article != "":
		settle(&v.SameArticles, &v.ApartArticles, Pair(a.Article, b.Article), same)
	}
}

// settle enters a pair on one side and takes it off the other.
func settle[T comparable](together, apart *[]T, x T, same bool) {
	to, from := together, apart
	if !same {
		to, from = apart, together
	}
	kept := (*from)[:0]
	for _, y := range *from {
		if y != x {
			kept = append(kept, y)
		}
	}
	*from = kept
	for _, y := range *to {
		if y == x {
			return
		}
	}
	*to = append(*to, x)
}

// Pair orders two articles.
func Pair(a, b hearsay.ArticleID) [2]hearsay.ArticleID {
	return [2]hearsay.ArticleID{min(a, b), max(a, b)}
}

// Attach finds the quote of r that t is about, and how: it holds, was moved, or is lost.
func Attach(t *hearsay.Target, r *link.Report) (hearsay.QuoteID, string) {
	for i := range r.Reading.Quotes {
		if r.Reading.Quotes[i].ID == t.Quote {
			return t.Quote, Holds
		}
	}
	field := t.Field
	spans := t.Spans
	if t.Revision != r.Revision.ID {
		if spans = locate(t.Words, field.In(r.Revision)); spans == nil {
			return "", Lost
		}
	}
	best, bestOverlap := hearsay.QuoteID(""), 0.0
	for i := range r.Reading.Quotes {
		q := &r.Reading.Quotes[i]
		if q.Field != field {
			continue
		}
		if o := jaccard(spans, Spans(q)); o > bestOverlap {
			best, bestOverlap = q.ID, o
		}
	}
	if bestOverlap < Enough {
		return "", Lost
	}
	return best, Moved
}

// Joint stands between the pieces of a target's words.
const Joint = " … "

// locate finds the pieces of words in text, in order; nil where one is missing.
func locate(words, text string) (out []hearsay.Span) {
	at := 0
	for piece := range strings.SplitSeq(words, Joint) {
		i := strings.Index(text[at:], piece)
		if i < 0 {
			if i = strings.Index(text, piece); i < 0 || piece == "" {
				return nil
			}
			at = 0
		}
		out = append(out, hearsay.Span{Start: at + i, End: at + i + len(piece)})
		at += i + len(piece)
	}
	return out
}

// Spans returns all spans of a quote in order of place.
func Spans(q *hearsay.Quote) []hearsay.Span {
	var out []hearsay.Span
	out = append(append(append(out, q.Source...), q.Cue...), q.Content...)
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Start < out[j-1].Start; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// About makes the target of a quote of r.
func About(r *link.Report, q *hearsay.Quote) hearsay.Target {
	t := hearsay.Target{Kind: "quote", Article: r.Article, Ref: r.Ref, Revision: r.Revision.ID, Quote: q.ID, Field: q.Field, Spans: Spans(q)}
	var words []string
	for _, s := range t.Spans {
		words = append(words, s.In(q.Field.In(r.Revision)))
	}
	t.Words = strings.Join(words, Joint)
	return t
}

// jaccard is the share of bytes that two lists of spans have in common, of all that either has.
func jaccard(a, b []hearsay.Span) float64 {
	both, all := 0, 0
	for _, x := range a {
		all += x.Len()
		for _, y := range b {
			both += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	for _, y := range b {
		all += y.Len()
	}
	if all -= both; all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}
