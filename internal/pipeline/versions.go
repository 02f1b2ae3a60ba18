package pipeline

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/drift"
	"hearsay/internal/store"
)

// What makes two quotes of two versions of an article one that was edited: so much of their words in common (Jaccard), or so
// much of the shorter one's in the longer one, words of doubt apart, where that has so many.
const (
	likeness = 0.5
	inLonger = 0.6
	fewWords = 6
)

// Version is how sure one version of an article was.
type Version struct {
	Revision hearsay.RevisionID
	Seen     time.Time
	Quote    *hearsay.Quote
	Hedges   []string // of names only these are shown: who is named in an older version was not looked at beside the newest
	Sure     float64  // [0,1]
	// Change is that to the version before, [drift.First] for the oldest, by By; Lost: that one hedged and this does not.
	Change drift.Change
	By     float64
	Lost   bool
}

// VersionLedger is what [SureVersions] reads from.
type VersionLedger interface {
	Article(ctx context.Context, id string, rev hearsay.RevisionID) (store.ArticleView, error)
}

// SureVersions tells how sure each version of an article was, the oldest first, if it has several: of
// each version the quote whose words are most like q's. A version without such a quote, or that was
// never read, is left out; nil where fewer than two remain. Cost is that of reading all versions.
func SureVersions(ctx context.Context, l VersionLedger, q *view.Quote) ([]Version, error) {
	now, err := l.Article(ctx, string(q.Article), "")
	if err != nil || len(now.Revisions) < 2 {
		return nil, err
	}
	var out []Version
	for i := len(now.Revisions) - 1; i >= 0; i-- {
		rev := &now.Revisions[i]
		v := now
		if !rev.Current {
			if v, err = l.Article(ctx, string(q.Article), rev.ID); err != nil {
				return nil, err
			}
		}
		if v.Reading == nil {
			continue
		}
		x := likest(&v.Revision, v.Reading, q)
		if x == nil {
			continue
		}
		y := Version{Revision: rev.ID, Seen: rev.Seen, Quote: x, Change: drift.First}
		for _, h := range x.Certainty.Hedges {
			y.Hedges = append(y.Hedges, h.Span.In(x.Field.In(&v.Revision)))
		}
		y.Sure = drift.Sureness(x.Certainty.Band, x.Certainty.Factuality, len(y.Hedges) > 0)
		if n := len(out); n > 0 {
			before := &out[n-1]
			y.By = y.Sure - before.Sure
			y.Lost = len(before.Hedges) > 0 && len(y.Hedges) == 0
			y.Change = drift.ChangeOf(y.By)
		}
		out = append(out, y)
	}
	if len(out) < 2 {
		return nil, nil
	}
	return out, nil
}

// likest is the quote with the words most like those of q, nil if none is like them.
func likest(rev *hearsay.Revision, r *hearsay.Reading, q *view.Quote) *hearsay.Quote {
	want := bagOf(q.Words, q.Hedges)
	var best *hearsay.Quote
	most := 0.0
	for i := range r.Quotes {
		x := &r.Quotes[i]
		if s := like(want, wordsOf(rev, x)); s > most {
			best, most = x, s
		}
	}
	return best
}

// wordsOf are the distinct words of a quote, as [bagOf] has them.
func wordsOf(rev *hearsay.Revision, q *hearsay.Quote) []string {
	var pieces, hedges []string
	for _, sp := range q.Content {
		pieces = append(pieces, sp.In(q.Field.In(rev)))
	}
	for _, h := range q.Certainty.Hedges {
		hedges = append(hedges, h.Span.In(q.Field.In(rev)))
	}
	return bagOf(strings.Join(pieces, " "), hedges)
}

// bagOf are the distinct words of s, sorted, small, less those of hedges.
func bagOf(s string, hedges []string) []string {
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	var doubt []string
	for _, h := range hedges {
		doubt = append(doubt, split(h)...)
	}
	w := slices.DeleteFunc(split(s), func(w string) bool { return slices.Contains(doubt, w) })
	slices.Sort(w)
	return slices.Compact(w)
}

// like is the Jaccard likeness of two sorted lists without repetitions, 0 where they are not alike enough.
func like(a, b []string) float64 {
	n := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			n++
		}
	}
	least := min(len(a), len(b))
	if n == 0 {
		return 0
	}
	s := float64(n) / float64(len(a)+len(b)-n)
	if s >= likeness || least >= fewWords && float64(n) >= inLonger*float64(least) {
		return s
	}
	return 0
}
