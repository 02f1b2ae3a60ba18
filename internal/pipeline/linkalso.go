package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/origin"
	"hearsay/internal/link/view"
)

// also resolves who says a quote beside its speaker ("X and Y said"): parties with a key, each once.
func (in *linking) also(r *link.Report, q *hearsay.Quote) []link.Party {
	var out []link.Party
	for i := range q.Also {
		p := in.party(r, q.Also[i].Actor, "")
		if p.Key == "" || p.Key == in.speaker(r, q).Key || slices.ContainsFunc(out, func(o link.Party) bool { return o.Key == p.Key }) {
			continue
		}
		out = append(out, p)
	}
	return out
}

// voicesOf are all who say a quote: its speaker, known or not, and those beside it.
func voicesOf(q *claim.Quote) []link.Party {
	return append([]link.Party{q.Speaker}, q.Also...)
}

// alsoOfSide reports whether one of those who say a quote beside its speaker is the accused, or answers for its state.
func alsoOfSide(q *claim.Quote, accused link.Party, state string) bool {
	return slices.ContainsFunc(q.Also, func(p link.Party) bool {
		return p.Key == accused.Key || state != "" && answersFor(p) == state
	})
}

// saidBy gives one quote to package origin, once for each who says it.
func (in *linking) saidBy(r *link.Report, q *claim.Quote) []origin.Said {
	s := in.said(r, q)
	out := []origin.Said{s}
	for _, p := range q.Also {
		if s.Own {
			break
		}
		s.Speaker, s.VoiceOf = p, in.voice(p)
		s.Speaker.Country = answersFor(p)
		out = append(out, s)
	}
	return out
}

// by gives parties the form of a view.
func by(list []link.Party) []view.By {
	var out []view.By
	for _, p := range list {
		out = append(out, view.By{Name: p.Name, Key: p.Key, SpeaksFor: answersFor(p)})
	}
	return out
}

// voices are who says some quotes, in order of their first word.
func (in *linking) voices(m *made, quotes []int) []view.Voice {
	at := map[string]int{}
	out := []view.Voice{}
	for _, n := range quotes {
		q := &m.quotes[n]
		t := timed(in.reports[m.report[n]])
		for _, p := range voicesOf(q) {
			key := cmp.Or(p.Key, strings.ToLower(p.Name), "unknown")
			k, ok := at[key]
			if !ok {
				k = len(out)
				at[key] = k
				out = append(out, view.Voice{Name: cmp.Or(p.Name, "unknown"), Key: p.Key, First: t, Last: t})
			}
			v := &out[k]
			v.Times++
			if !t.IsZero() {
				if v.First.IsZero() || t.Before(v.First) {
					v.First = t
				}
				if t.After(v.Last) {
					v.Last = t
				}
			}
		}
	}
	return out
}
