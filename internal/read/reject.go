package read

import (
	"slices"

	"hearsay"
)

// fronted reports whether what is denied stands wholly before who denies it: "Velia accused Kestria of it, a charge Kestria denies".
func fronted(q *hearsay.Quote) bool {
	return len(q.Source) > 0 && len(q.Content) > 0 && len(q.Cue) > 0 && q.Kind == hearsay.Indirect &&
		q.Content[len(q.Content)-1].End < q.Source[0].Start && q.Source[0].End < q.Cue[0].End
}

// rejectOwn moves those of the speaker's own side from accused to rejected: "the Ministry of X
// rejects the suggestion that X's services staged the fire" accuses nobody.
func rejectOwn(q *hearsay.Quote, speaker *hearsay.Actor) {
	if speaker.ID == "" {
		return
	}
	own := func(a hearsay.Accused) bool {
		return a.Actor == speaker.ID || speaker.Country != "" && a.Country == speaker.Country
	}
	var kept []hearsay.Accused
	for _, a := range q.Accused {
		if own(a) {
			q.Denied = append(q.Denied, a)
		} else {
			kept = append(kept, a)
		}
	}
	q.Accused = kept
}

// twice reports whether q is a deed that was told anew (retell) and stands within what one of qs tells.
func twice(q *hearsay.Quote, qs []hearsay.Quote) bool {
	if len(q.Source)+len(q.Cue) > 0 || q.Kind != hearsay.Indirect || len(q.Content) != 1 {
		return false
	}
	return slices.ContainsFunc(qs, func(x hearsay.Quote) bool {
		return x.Field == q.Field && len(x.Source) > 0 && x.Act == q.Act && slices.ContainsFunc(x.Content, func(c hearsay.Span) bool { return c.Contains(q.Content[0]) })
	})
}
