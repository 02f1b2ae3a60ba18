package web

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/phrase"
	"hearsay/internal/show/rows"
)

// bodiesOf looks up incidents, each once.
type bodiesOf struct {
	s     *site
	x     *partyIndex
	have  map[int32]*view.Incident
	title map[int32]string
}

// charges words a party's accusations, the latest first, those of the cut; left is how many
// it leaves out.
func (b *bodiesOf) charges(ctx context.Context, list []int32, cut partyCut, most int, gets bool) (out []chargeRow, left int, err error) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(i, k int32) int { return cmp.Compare(b.x.charges[k].first, b.x.charges[i].first) })
	for _, i := range list {
		c := &b.x.charges[i]
		other := c.to
		if gets {
			other = c.from
		}
		if cut.with != everyOne && other != cut.with || cut.standing != "" && cut.standing != c.standing && (cut.standing != rejectedOnes || !c.rejected) {
			continue
		}
		if len(out) == most {
			left++
			continue
		}
		in, err := b.incident(ctx, c.incident)
		if err != nil {
			return nil, 0, err
		}
		if in == nil || int(c.at) >= len(in.Attributions) {
			left++ // made anew since
			continue
		}
		r, ok := b.row(c, in, other, gets)
		if !ok {
			left++
			continue
		}
		r.Anchor = fmt.Sprintf("c%d", i)
		out = append(out, r)
	}
	return out, left, nil
}

// whenOrDay writes when the first, or with -1 the last, words were published.
func whenOrDay(in *view.Incident, a *view.Attribution, n int) string {
	if n == 0 && !a.First.IsZero() || n < 0 && !a.Last.IsZero() {
		return whenWords(whenOf(in, a, n), "")
	}
	if t := whenOf(in, a, n); !t.IsZero() {
		return shortDay(t.Format(time.DateOnly))
	}
	return "no date"
}

// answerLag writes how long after an accusation its denial came; it may answer an earlier one of the same deed.
func answerLag(d time.Duration) string {
	switch {
	case d == 0:
		return "at the same time"
	case d < 0:
		return strings.TrimPrefix(lagWords(d), "−") + " before"
	}
	return strings.TrimPrefix(lagWords(d), "+") + " later"
}

func (b *bodiesOf) incident(ctx context.Context, k int32) (*view.Incident, error) {
	if in, ok := b.have[k]; ok {
		return in, nil
	}
	v, err := b.s.ledger.View(ctx, b.x.incidents[k])
	if isNone(err) {
		b.have[k] = nil
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	in, err := rows.Decode[view.Incident](&v)
	if err != nil {
		return nil, err
	}
	b.have[k], b.title[k] = &in, v.Title
	return &in, nil
}

// row words one; not ok where the incident has become another since the index was made.
func (b *bodiesOf) row(c *charge, in *view.Incident, other int32, gets bool) (r chargeRow, ok bool) {
	a := &in.Attributions[c.at]
	if k, has := b.x.at[a.AccusedKey]; !has || k != c.to || a.Accused == hearsay.PrivateParty || a.Accuser == hearsay.PrivateParty {
		return r, false
	}
	r = chargeRow{Who: a.Accused, WhoHref: partyHref(a.AccusedKey), Act: "accuses", Glyph: "full", Words: slanted(quoted(shorten(a.Words[0], 160)), a.Hedges[0]), When: whenOrDay(in, a, 0), Reports: a.Reports,
		Incident: "/incidents/" + b.x.incidents[c.incident], Title: b.title[c.incident], Standing: a.Standing, Change: changeWords[a.Standing], Score: percentOf(a.Score), Reviewed: a.Reviewed}
	if gets {
		if r.Who, r.WhoHref, r.Own = voiceName(a.Accuser, a.AccuserKey), "", a.Own; other >= 0 {
			r.WhoHref = partyHref(a.AccuserKey)
		}
	}
	if a.Hedges[0] != "" {
		r.Act, r.Glyph = "accuses, hedged", "half"
	}
	if a.Words[1] != a.Words[0] {
		r.Last, r.To = slanted(quoted(shorten(a.Words[1], 160)), a.Hedges[1]), whenOrDay(in, a, -1)
	}
	r.Evidence = cmp.Or(phrase.Evidence(&hearsay.Claim{Evidence: a.Basis, EvidenceShown: a.Shown}), "none given")
	r.Quote = r.Incident
	for i := range in.Quotes {
		if q := &in.Quotes[i]; len(a.Quotes) > 0 && q.ID == a.Quotes[0] {
			r.Quote = quoteAddress(q.Article, q.Revision, q.ID)
			break
		}
	}
	own, _ := answersOf(a)
	var w answer
	for _, v := range own {
		w.add(v, in, nil)
	}
	if len(w.Words) > 0 {
		x := w.Words[0]
		if x.When == whenWords(time.Time{}, "") {
			x.When = ""
		}
		r.Answer, r.AnswerWhen, r.AnswerTo = cmp.Or(x.Words, "denies"), x.When, r.Incident+cmp.Or(x.Href, "#ledger")
		if c.timed {
			r.Lag = answerLag(time.Duration(c.lag) * time.Second)
		}
	}
	return r, true
}
