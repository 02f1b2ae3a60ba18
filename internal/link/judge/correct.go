package judge

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
)

// What may be told of a quote that is changed or added.
const (
	SetSpeaker = "speaker" // a name, or "unknown"
	SetAccused = "accused" // names with ";" between, or "nobody"
	SetAct     = "act"     // one of [hearsay.Acts]
	SetSource  = "source"  // of an added quote: the words that name who speaks
	SetCue     = "cue"     // of an added quote: the words that say that it is said
)

// Unknown and Nobody take a speaker, and all accused, away.
const (
	Unknown = "unknown"
	Nobody  = "nobody"
)

// Added marks quotes that an analyst found.
const Added hearsay.StageVersion = "analyst"

// Lookup returns a state, office, service or other public body of the program's tables by a name; false if there
// is none.
type Lookup func(name string) (hearsay.Actor, bool)

// Check says what is wrong with a change: a value that is none, a name that neither the article's reading
// nor the tables have. Persons can be named only as the reading has them, so that who is private stays so.
func Check(set map[string]string, r *link.Report, known Lookup) error {
	if r.Reading != nil { // names of the tables join a copy
		g := *r.Reading
		g.Actors = slices.Clone(g.Actors)
		r = &link.Report{Article: r.Article, Revision: r.Revision, Reading: &g}
	}
	for key, v := range set {
		switch key {
		case SetSpeaker, SetAccused:
			for name := range strings.SplitSeq(v, ";") {
				if name = strings.TrimSpace(name); name == "" || name == Unknown || name == Nobody {
					continue
				}
				if _, ok := actorNamed(r, name, known); !ok {
					return fmt.Errorf("%s %q: the article's reading names nobody so, and no state, office, service or body is called that", key, name)
				}
			}
		case SetAct:
			if !slices.Contains(hearsay.Acts, hearsay.Act(v)) {
				return fmt.Errorf("act %q is none of %v", v, hearsay.Acts)
			}
		case SetSource, SetCue:
		default:
			return fmt.Errorf("%q cannot be told of a quote; speaker, accused and act can", key)
		}
	}
	return nil
}

// Correct returns r's reading with what statements change in it and add to it; the reading itself, which others may
// hold, stays as it is. What is lost has no effect. Statements come in the order in which they were made.
func Correct(r *link.Report, statements []*hearsay.Statement, known Lookup) *hearsay.Reading {
	if r.Reading == nil || len(statements) == 0 {
		return r.Reading
	}
	g := *r.Reading
	g.Quotes, g.Actors = slices.Clone(g.Quotes), slices.Clone(g.Actors)
	c := &link.Report{Article: r.Article, Ref: r.Ref, Outlet: r.Outlet, Revision: r.Revision, Reading: &g}
	for _, s := range statements {
		if len(s.About) == 0 || s.About[0].Article != r.Article || !s.Undone.IsZero() {
			continue
		}
		t := &s.About[0]
		switch s.Verb {
		case hearsay.Change:
			id, how := Attach(t, c)
			if how == Lost {
				continue
			}
			for i := range g.Quotes {
				if g.Quotes[i].ID == id {
					apply(&g.Quotes[i], s.Set, c, known)
				}
			}
		case hearsay.Add:
			if q, ok := Find(s, r.Revision); ok {
				apply(&q, s.Set, c, known)
				g.Quotes = append(g.Quotes, q)
			}
		}
	}
	return &g
}

// Find makes the quote that a statement adds, where its words stand in a revision.
func Find(s *hearsay.Statement, rev *hearsay.Revision) (q hearsay.Quote, ok bool) {
	t := &s.About[0]
	text := t.Field.In(rev)
	content := locate(t.Words, text)
	if content == nil {
		return q, false
	}
	q = hearsay.Quote{Field: t.Field, Content: content, Score: 1, Kind: hearsay.Indirect, Claim: hearsay.Claim{Act: hearsay.Assert, Polarity: hearsay.Affirmed, Certainty: hearsay.Certainty{Factuality: 3}}}
	q.Source, q.Cue = near(text, s.Set[SetSource], content[0].Start), near(text, s.Set[SetCue], content[0].Start)
	if a, b := content[0].Start, content[len(content)-1].End; strings.ContainsAny(text[max(0, a-3):a], `"“„«`) && strings.ContainsAny(text[b:min(len(text), b+3)], `"”“»`) {
		q.Kind = hearsay.Direct
	}
	q.Identify(rev.ID, Added)
	return q, true
}

// near finds the place of words in text that is nearest to at.
func near(text, words string, at int) (out []hearsay.Span) {
	if words == "" {
		return nil
	}
	best := -1
	for i := 0; ; {
		k := strings.Index(text[i:], words)
		if k < 0 {
			break
		}
		k += i
		if best < 0 || abs(k-at) < abs(best-at) {
			best = k
		}
		i = k + 1
	}
	if best < 0 {
		return nil
	}
	return []hearsay.Span{{Start: best, End: best + len(words)}}
}

func abs(n int) int { return max(n, -n) }

// apply sets in q what a statement tells.
func apply(q *hearsay.Quote, set map[string]string, r *link.Report, known Lookup) {
	if v, ok := set[SetAct]; ok && slices.Contains(hearsay.Acts, hearsay.Act(v)) {
		q.Act = hearsay.Act(v)
	}
	if v, ok := set[SetSpeaker]; ok {
		q.Speaker, q.Also = hearsay.Speaker{Via: hearsay.ViaNone}, nil
		if a, ok := actorNamed(r, v, known); ok && v != Unknown {
			q.Speaker = hearsay.Speaker{Actor: a.ID, Name: a.Name, Via: hearsay.ViaName}
		}
	}
	v, ok := set[SetAccused]
	if !ok {
		return
	}
	var list []hearsay.Accused
	for name := range strings.SplitSeq(v, ";") {
		name = strings.TrimSpace(name)
		a, found := actorNamed(r, name, known)
		if !found || name == Nobody {
			continue
		}
		x := hearsay.Accused{Actor: a.ID, Name: a.Name, Country: a.Country, Role: hearsay.Perpetrator, Rule: string(Added), Score: 1, Span: hull(q)}
		if a.Kind == hearsay.KindPerson && !a.Public {
			x.Name = hearsay.PrivateParty
		}
		if s := near(q.Field.In(r.Revision), name, x.Span.Start); len(s) > 0 && s[0].Overlaps(x.Span) {
			x.Span = s[0]
		}
		list = append(list, x)
	}
	if q.Act == hearsay.Deny || q.Act == hearsay.RejectResponsibility {
		q.Denied, q.Accused = list, nil
	} else {
		q.Accused = list
	}
}

func hull(q *hearsay.Quote) hearsay.Span {
	s := Spans(q)
	if len(s) == 0 {
		return hearsay.Span{}
	}
	out := s[0]
	for _, x := range s {
		out.End = max(out.End, x.End)
	}
	return out
}

// actorNamed returns who is called so: an actor of the reading, else one of the tables, who then becomes one of the
// reading's.
func actorNamed(r *link.Report, name string, known Lookup) (hearsay.Actor, bool) {
	name = strings.TrimSpace(name)
	if r.Reading == nil || name == "" {
		return hearsay.Actor{}, false
	}
	for _, a := range r.Reading.Actors {
		if strings.EqualFold(a.Name, name) {
			return a, true
		}
	}
	a, ok := known(name)
	if !ok {
		return a, false
	}
	for _, x := range r.Reading.Actors {
		if x.Name == a.Name {
			return x, true
		}
	}
	a.ID = fmt.Sprintf("j%d", len(r.Reading.Actors)+1)
	r.Reading.Actors = append(r.Reading.Actors, a)
	return a, true
}
