package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/view"
)

// sameSide reports whether words of p are words of accused: it is the same party, or both
// answer for one state.
func sameSide(p, accused link.Party) bool {
	if p.Key != "" && p.Key == accused.Key {
		return true
	}
	state := answersFor(accused)
	return state != "" && state == answersFor(p)
}

// charged lists the parties that quote n accuses and that have a key ([linking.keyOf]), and whether its article hears them.
func (in *linking) charged(m *made, n int) []view.Charged {
	q := &m.quotes[n]
	var out []view.Charged
	for k, p := range q.Accused {
		key, label := in.keyOf(p)
		if key == "" || slices.ContainsFunc(out, func(c view.Charged) bool { return c.Key == key }) {
			continue
		}
		a := &q.Q.Accused[k]
		c := view.Charged{Key: key, Name: label, Country: p.Country, SpeaksFor: answersFor(p), Role: a.Role, Score: round4(a.Score), Self: q.Speaker.Kind != hearsay.KindOutlet && in.ownSide(in.reports[m.report[n]], q, p)}
		if p.Key == "" && p.Kind == hearsay.KindOrganisation {
			c.SpeaksFor = p.Country
		}
		c.Self = c.Self || p.Key == "" && slices.ContainsFunc(q.Q.Source, a.Span.Overlaps) // "officers of the Velian police nabbed six for hacking"
		if (p.Kind == hearsay.KindThreatActor || p.Key == "" && p.Kind == hearsay.KindArmedGroup) && a.Country != answersFor(q.Speaker) {
			c.TiedTo = a.Country
		}
		c.Heard, c.Answer = in.heard(m, n, p, c.SpeaksFor, c.TiedTo)
		out = append(out, c)
	}
	return out
}

// rejected lists the parties with a key that reject in quote n, each for its own side, what they are charged with: whoever carries that
// carries the charge with its answer. An organ that rejects a charge of which it is not told whom it names ("the embassy rejected the
// charge") answers for its state; a person who does may answer for himself, and is left out.
func (in *linking) rejected(m *made, n int) []view.Charged {
	q := &m.quotes[n]
	if q.Speaker.Key == "" || q.Speaker.Kind == hearsay.KindOutlet {
		return nil
	}
	var out []view.Charged
	for k, p := range q.Denied {
		key, label := in.keyOf(p)
		if p.Key == q.Speaker.Key && p.Kind != hearsay.KindState && !slices.ContainsFunc(q.Q.Content, q.Q.Denied[k].Span.Overlaps) {
			if p.Kind == hearsay.KindPerson {
				continue
			}
			if state := in.world.ByCode(p.Country); state != nil && answersFor(p) != "" {
				key, label = "state:"+p.Country, state.Name
			}
		}
		if key == "" || !in.ownSide(in.reports[m.report[n]], q, p) || slices.ContainsFunc(out, func(c view.Charged) bool { return c.Key == key }) {
			continue
		}
		a := &q.Q.Denied[k]
		out = append(out, view.Charged{Key: key, Name: label, Country: p.Country, SpeaksFor: cmp.Or(answersFor(p), answersFor(q.Speaker)), Role: a.Role, Score: round4(a.Score), Heard: view.HeardYes, Answer: answerAt(in.reports[m.report[n]], q)})
	}
	return out
}

// heard looks through the other quotes of the article for words of the accused's side, or of the
// state to which it is tied ([linking.answering]); where there are none, through its text for the news that it was asked ([linking.askedOf]).
// What the accuser says that the accused says, within its own words, is not heard. Cost is the number of
// that side's quotes, and once a side that of the article's quotes and text. With it comes the first such place, the headline before the text.
func (in *linking) heard(m *made, n int, accused link.Party, speaksFor, tiedTo string) (view.Heard, *view.Answer) {
	i := m.report[n]
	mine := &m.quotes[n]
	whole := hull(mine.Q)
	out := view.HeardNo
	s := side{accused, cmp.Or(tiedTo, speaksFor)}
	var first *view.Answer
	for _, x := range in.answersOf(m, i, s).list {
		q := &m.quotes[x.quote]
		if x.quote == n || q.Q.Field == mine.Q.Field && whole.Contains(x.whole) && whole != x.whole {
			continue
		}
		if q.Q.Act == hearsay.NoComment || x.putsOff {
			if out == view.HeardNo {
				out = view.HeardAsked
			}
			continue
		}
		out = view.HeardYes
		if f := q.Q.Field; first == nil || f == hearsay.FieldTitle && first.Field != f || f == first.Field && x.whole.Start < first.Span.Start {
			first = answerAt(in.reports[i], q)
		}
	}
	if out == view.HeardNo && in.asked(m, i, s) {
		out = view.HeardAsked
	}
	return out, first
}

// answerAt is where a quote stands in its article.
func answerAt(r *link.Report, q *claim.Quote) *view.Answer {
	x := &view.Answer{Quote: q.ID, Field: q.Q.Field, Span: hull(q.Q)}
	if n := len(r.Revision.Text); n > 0 && x.Field != hearsay.FieldTitle {
		x.Before = round4(min(float64(x.Span.Start)/float64(n), 1))
	}
	return x
}

// spoken lists who is quoted in the reports of a story, in order of the first article, then key.
// Outlets are no parties, press rooms speak for theirs, and private persons have no key.
func (in *linking) spoken(m *made, reports []int) []view.Spoken {
	var out []view.Spoken
	at := map[string]int{}
	for place, i := range reports {
		first := len(out)
		for k := m.from[i]; k < m.from[i+1]; k++ {
			q := &m.quotes[k]
			for _, p := range voicesOf(q) {
				if p.Key == "" || p.Kind == hearsay.KindOutlet {
					continue
				}
				n, ok := at[p.Key]
				if !ok {
					n = len(out)
					at[p.Key] = n
					out = append(out, view.Spoken{Name: p.Name, Key: p.Key, SpeaksFor: answersFor(p)})
					if p.Key == q.Speaker.Key {
						out[n].SpeaksFor = in.speaksForWhom(in.reports[i], q)
					}
				}
				s := &out[n]
				if q.Q.Act != hearsay.NoComment && last(s.Voiced) != place && spoken(q) && !putsOff(q) {
					s.Voiced = append(s.Voiced, place)
				}
				said, declined := last(s.Said) == place, last(s.Declined) == place
				switch {
				case said:
				case q.Q.Act != hearsay.NoComment:
					if declined {
						s.Declined = s.Declined[:len(s.Declined)-1]
					}
					s.Said = append(s.Said, place)
				case !declined:
					s.Declined = append(s.Declined, place)
				}
			}
		}
		slices.SortFunc(out[first:], func(a, b view.Spoken) int { return strings.Compare(a.Key, b.Key) })
		for n := first; n < len(out); n++ {
			at[out[n].Key] = n
		}
	}
	return out
}

// last returns the last of a list, −1 for none.
func last(list []int) int {
	if len(list) == 0 {
		return -1
	}
	return list[len(list)-1]
}
