package eval

import (
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/claim/hard"
	"hearsay/lexicon/world"
)

// HardOutcome is what became of one hard case.
type HardOutcome struct {
	hard.Case
	Got hard.Relation
}

// Right reports whether the outcome is the one wanted.
func (h HardOutcome) Right() bool { return h.Got == h.Relation }

// hardFrames tell a clause as a quote, in turn.
var hardFrames = []struct{ before, after string }{
	{"A spokesman for the shipping office said that ", "."},
	{"The shipping office said on Friday that ", "."},
	{"According to the shipping office, ", "."},
}

// HardClaims reads both sentences of every case of the rows whose number has the given
// remainder by 2, each as an article of its own, and tells how package claim relates them.
// Where the reader finds no quote the clause is taken as it stands, without its slots.
func HardClaims(r QuoteReader, w *world.World, parity int, o claim.Options) ([]HardOutcome, error) {
	cases, err := hard.Cases()
	if err != nil {
		return nil, err
	}
	var out []HardOutcome
	for i, c := range cases {
		if c.Row%2 != parity {
			continue
		}
		quotes := append(hardQuote(r, w, c.A, i, 0), hardQuote(r, w, c.B, i+1, 1)...)
		res, err := claim.Link(quotes, o)
		if err != nil {
			return nil, err
		}
		got := hard.Apart
		for _, k := range res.Claims {
			var stance [2]claim.Stance
			for _, m := range k.Members {
				stance[quotes[m.Quote].ID[0]-'a'] = m.Stance
			}
			if stance[0] != "" && stance[1] != "" {
				got = hard.Same
				if (stance[0] == claim.Denies) != (stance[1] == claim.Denies) {
					got = hard.Opposite
				}
			}
		}
		out = append(out, HardOutcome{c, got})
	}
	return out, nil
}

// hardQuote reads a clause in a frame.
func hardQuote(r QuoteReader, w *world.World, clause string, frame, side int) []claim.Quote {
	f := hardFrames[frame%len(hardFrames)]
	at := time.Date(2025, 3, 21, 9+side, 0, 0, 0, time.UTC)
	article := hearsay.Article{Ref: string(rune('a' + side)), Outlet: "Outlet " + string(rune('A'+side)), Lang: "en",
		Text: f.before + clause + f.after, Published: hearsay.Time{UTC: at}}
	quotes := ClaimQuotes(r, w, []hearsay.Article{article}, nil)
	var out []claim.Quote
	from := len(f.before)
	for _, q := range quotes {
		if len(q.Q.Content) > 0 && q.Q.Content[0].Start <= from+12 && q.Q.Content[len(q.Q.Content)-1].End >= from+len(clause)/2 {
			out = append(out, q)
			break
		}
	}
	if len(out) == 0 {
		reading := hearsay.Reading{Lang: "en"}
		if len(quotes) > 0 {
			reading = *quotes[0].Reading
		}
		rev := &hearsay.Revision{Text: article.Text, Lang: "en", Published: article.Published}
		out = append(out, claim.Quote{Article: article.ID(), At: at, Q: &hearsay.Quote{Field: hearsay.FieldText, Score: 1,
			Content: []hearsay.Span{{Start: from, End: from + len(clause)}}, Claim: hearsay.Claim{Act: hearsay.Assert}}, Revision: rev, Reading: &reading})
	}
	out[0].ID = hearsay.QuoteID(strings.Repeat(string(rune('a'+side)), 4))
	out[0].Q.ID = out[0].ID
	return out
}

// hardFigures adds the shares of hard cases that come out right, in percent.
func hardFigures(rep *Report, outcomes []HardOutcome) {
	for _, f := range []struct {
		name string
		of   func(HardOutcome) bool
	}{
		{"links.claims.together", func(h HardOutcome) bool { return h.Relation == hard.Same }},
		{"links.claims.opposite", func(h HardOutcome) bool { return h.Relation == hard.Opposite }},
		{"links.claims.apart", func(h HardOutcome) bool { return h.Relation == hard.Apart }},
	} {
		var right []float64
		for _, h := range outcomes {
			if f.of(h) {
				v := 0.0
				if h.Right() {
					v = 100
				}
				right = append(right, v)
			}
		}
		mean := func(ids []int) float64 {
			s := 0.0
			for _, i := range ids {
				s += right[i]
			}
			return s / float64(max(len(ids), 1))
		}
		all := make([]int, len(right))
		for i := range all {
			all[i] = i
		}
		lo, hi := bootstrap(len(right), mean)
		rep.add(f.name, Figure{Value: mean(all), Lo: lo, Hi: hi, N: len(right)})
	}
}
