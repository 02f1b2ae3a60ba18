package grid

import (
	"slices"
	"strings"

	"hearsay"
)

// least is the score from which views count an accusation (doc/methods.md).
const least = .6

// Outcome is what a reading made of one sentence.
type Outcome struct {
	Found   bool     // the accused, in a charge
	By      bool     // and its accuser, or nobody where the sentence tells none
	Wrong   []string // who else is accused; in what is no charge, everybody
	Accused bool     // X is, in what is no charge
}

// Judge compares a reading of s with what s says.
func Judge(s *Sentence, r *hearsay.Reading) (o Outcome) {
	for i := range r.Quotes {
		q := &r.Quotes[i]
		for _, a := range q.Accused {
			switch {
			case a.Score < least || !a.Role.Culprit():
			case !s.is(&a):
				o.Wrong = append(o.Wrong, a.Name)
			case !s.Charge:
				o.Accused = true
				o.Wrong = append(o.Wrong, a.Name)
			default:
				o.Found = true
				o.By = o.By || s.by(q)
			}
		}
	}
	slices.Sort(o.Wrong)
	o.Wrong = slices.Compact(o.Wrong)
	return o
}

// is reports whether a is the accused of s.
func (s *Sentence) is(a *hearsay.Accused) bool {
	return slices.ContainsFunc(s.Keys, func(k string) bool {
		return strings.Contains(a.Name, k) || a.Country == s.Country && a.Name != "" && (s.Accused != "group" && s.Accused != "firm")
	})
}

// by reports whether q is said by the accuser of s.
func (s *Sentence) by(q *hearsay.Quote) bool {
	switch s.Who {
	case "-":
		return q.Speaker.Via == hearsay.ViaNone || q.Speaker.Via == hearsay.ViaOutlet || q.Speaker.Name == ""
	case "x":
		return slices.ContainsFunc(s.Keys, func(k string) bool { return strings.Contains(q.Speaker.Name, k) }) || q.Speaker.Name == ""
	}
	field := s.Text
	if q.Field == hearsay.FieldTitle {
		field = s.Title
	}
	named := func(words string) bool {
		return slices.ContainsFunc(s.ByKeys, func(k string) bool { return strings.Contains(strings.ToLower(words), strings.ToLower(k)) })
	}
	for _, sp := range q.Source {
		if w := field[sp.Start:sp.End]; named(w) || slices.ContainsFunc(s.Stand, func(x string) bool { return strings.EqualFold(x, w) }) {
			return true
		}
	}
	return named(q.Speaker.Name)
}
