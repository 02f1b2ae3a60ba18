package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/spread"
	"hearsay/internal/read"
	"hearsay/internal/store"
)

// sameWords is how much of the words of two quotes, words of doubt apart, must be in common for the older one to tell
// the newer one's claim (Jaccard). It is strict: an article that is edited keeps the sentences that it keeps.
const sameWords = 0.8

// Dropped is a claim in an earlier version of an article that no longer tells it.
type Dropped struct {
	Article  hearsay.ArticleID
	Ref      string
	Outlet   string
	Revision hearsay.RevisionID // the last that tells it
	Day      string             // of publication
	Gone     time.Time          // first sight of the version without it
	Hedged   bool
	Own      bool // in the outlet's own voice
}

// DroppedLedger is what [ReadDropped] reads from.
type DroppedLedger interface {
	FigureLedger
	VersionLedger
	View(ctx context.Context, id string) (store.View, error)
}

// pastVersion is a version of an article that another has replaced.
type pastVersion struct {
	store.Report
	gone time.Time // first sight of the next one
}

// ReadDropped returns the articles of a claim's stories that told it in an earlier version and do not assert it now, by
// id: a quote in the same words as one of the claim's, or, of a claim that is a figure, the same number of the same thing, in a
// quote or outside of any. Opinion is left out, and so are versions that nobody read. r may be nil for claims that are no figure.
//
// Cost is that of reading all versions of the edited articles of these stories; of a figure, of their stories' texts, too.
func ReadDropped(ctx context.Context, l DroppedLedger, r *read.Reader, c *view.Claim) ([]Dropped, error) {
	versions, err := readEarlier(ctx, l, c)
	if err != nil || len(versions) == 0 {
		return nil, err
	}
	told := quotedBefore(c, versions)
	if c.Number != nil {
		if told, err = figuredBefore(ctx, l, r, c, versions); err != nil {
			return nil, err
		}
	}
	var out []Dropped
	for i, d := range told {
		v := &versions[i]
		if d == nil || len(out) > 0 && out[len(out)-1].Article == v.Item.ID {
			continue
		}
		d.Article, d.Ref, d.Outlet, d.Revision = v.Item.ID, v.Revision.RefOrID(), v.Item.Outlet, v.Revision.ID
		d.Day, d.Gone = v.Revision.Published.Day(), v.gone
		out = append(out, *d)
	}
	return out, nil
}

// readEarlier are the earlier versions of a claim's stories' articles that do not assert it now: by article, the newest first.
func readEarlier(ctx context.Context, l DroppedLedger, c *view.Claim) (out []pastVersion, err error) {
	ids, err := articlesOf(ctx, l, c.Stories)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if slices.ContainsFunc(c.Quotes, func(q view.Quote) bool { return q.Article == id && q.Stance == view.Asserts }) {
			continue
		}
		now, err := l.Article(ctx, string(id), "")
		if err != nil {
			return nil, err
		}
		for i := 1; i < len(now.Revisions); i++ {
			v, err := l.Article(ctx, string(id), now.Revisions[i].ID)
			if err != nil {
				return nil, err
			}
			if v.Reading != nil && v.Reading.Genre != hearsay.GenreOpinion {
				out = append(out, pastVersion{store.Report{Item: v.Item, Revision: v.Revision, Reading: v.Reading}, now.Revisions[i-1].Seen})
			}
		}
	}
	return out, nil
}

// articlesOf are the articles of stories, sorted. A story that is no more has none.
func articlesOf(ctx context.Context, l DroppedLedger, stories []string) (out []hearsay.ArticleID, err error) {
	for _, id := range stories {
		v, err := l.View(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var body view.Story
		if err := json.Unmarshal(v.Body, &body); err != nil {
			return nil, fmt.Errorf("story %s: %w", id, err)
		}
		for i := range body.Articles {
			out = append(out, body.Articles[i].ID)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// quotedBefore finds in which versions a quote asserts c in the same words; nil elsewhere.
func quotedBefore(c *view.Claim, versions []pastVersion) []*Dropped {
	var known [][]string
	for i := range c.Quotes {
		if q := &c.Quotes[i]; q.Stance == view.Asserts {
			known = append(known, bagOf(q.Words, q.Hedges))
		}
	}
	out := make([]*Dropped, len(versions))
	for i := range versions {
		v := &versions[i]
		for k := range v.Reading.Quotes {
			q := &v.Reading.Quotes[k]
			if claim.StanceOf(q.Act) != claim.Asserts {
				continue
			}
			words := wordsOf(&v.Revision, q)
			if slices.ContainsFunc(known, func(w []string) bool { return almost(words, w) }) {
				out[i] = &Dropped{Hedged: len(q.Certainty.Hedges) > 0, Own: q.Speaker.Via == hearsay.ViaOutlet}
				break
			}
		}
	}
	return out
}

// almost reports whether two sorted lists of words without repetitions are the same but for a few, and none of these a number.
func almost(a, b []string) bool {
	both := 0
	for _, w := range a {
		if _, ok := slices.BinarySearch(b, w); ok {
			both++
		} else if hasDigit(w) {
			return false
		}
	}
	if slices.ContainsFunc(b, func(w string) bool { _, ok := slices.BinarySearch(a, w); return !ok && hasDigit(w) }) {
		return false
	}
	return both > 0 && float64(both) >= sameWords*float64(len(a)+len(b)-both)
}

func hasDigit(w string) bool { return strings.ContainsAny(w, "0123456789") }

// figuredBefore finds in which versions a number is that of a claim; nil elsewhere.
func figuredBefore(ctx context.Context, l DroppedLedger, r *read.Reader, c *view.Claim, versions []pastVersion) ([]*Dropped, error) {
	q := figuresNear(c)
	f, err := newFigureReader(ctx, l, r, q.Since, q.Until)
	if err != nil {
		return nil, err
	}
	given, err := f.all(ctx, l, q)
	if err != nil {
		return nil, err
	}
	still := map[string]bool{}
	for i, same := range sameAs(given, c) {
		if same && !given[i].Rejected() && !given[i].Notice {
			still[given[i].Article] = true
		}
	}
	out := make([]*Dropped, len(versions))
	for i := range versions {
		id := string(versions[i].Item.ID)
		if still[id] {
			continue
		}
		// Each version is held against what others say now: two numbers of one article would contradict each other.
		others := slices.DeleteFunc(slices.Clone(given), func(g Given) bool { return g.Article == id })
		n := len(others)
		if others, err = f.report(ctx, others, &versions[i].Report); err != nil {
			return nil, err
		}
		for k, same := range sameAs(others, c) {
			if k >= n && same && !others[k].Rejected() && !others[k].Notice {
				out[i] = &Dropped{Own: others[k].Own}
			}
		}
	}
	return out, nil
}

// Leaving returns what articles no longer tell as package spread takes reports. table is the table of outlets by name.
func Leaving(dropped []Dropped, table map[string]store.Outlet) (out []spread.Report) {
	for i := range dropped {
		d := &dropped[i]
		o := table[d.Outlet]
		out = append(out, spread.Report{Article: string(d.Article), Outlet: d.Outlet, Owner: o.Owner, Country: o.Country, Day: d.Day, Hedges: d.Hedged, Own: d.Own, Gone: d.Gone.UTC().Format(time.DateOnly)})
	}
	return out
}
