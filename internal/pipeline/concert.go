package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/concert"
	"hearsay/internal/store"
)

// Streams are what timing tests see of a ledger.
type Streams struct {
	Stories []concert.Story
	Outlets []string
	Titles  map[string]string // by story id
	// Left out: reports without a time that can be compared, or one coarser than the window;
	// opinion pieces.
	Untimed, Coarse, Opinion int
}

// ViewLister is what measures need of a store.
type ViewLister interface {
	Views(ctx context.Context, q store.ViewQuery) (store.ViewPage, error)
}

// ConcertStreams reads the stories of a time (days; "" unbounded) as package concert takes them.
// Reports that share text have one root; those that tell of a fixed time of release are marked,
// and so are the others of the story within window of one.
func ConcertStreams(ctx context.Context, l ViewLister, since, until string, window time.Duration) (Streams, error) {
	s := Streams{Titles: map[string]string{}}
	index := map[string]int{}
	q := store.ViewQuery{Kind: store.KindStory, Since: since, Until: until, Limit: 500}
	for {
		p, err := l.Views(ctx, q)
		if err != nil {
			return s, err
		}
		for i := range p.Rows {
			var body view.Story
			if err := json.Unmarshal(p.Rows[i].Body, &body); err != nil {
				return s, fmt.Errorf("story %s: %w", p.Rows[i].ID, err)
			}
			s.story(&p.Rows[i], &body, index, window)
		}
		if q.After = p.Next; p.Next == "" {
			return s, nil
		}
	}
}

func (s *Streams) story(v *store.View, body *view.Story, index map[string]int, window time.Duration) {
	root := map[hearsay.ArticleID]hearsay.ArticleID{}
	var find func(hearsay.ArticleID) hearsay.ArticleID
	find = func(a hearsay.ArticleID) hearsay.ArticleID {
		p, ok := root[a]
		if !ok || p == a {
			return a
		}
		root[a] = find(p)
		return root[a]
	}
	for _, e := range body.Copies {
		if a, b := find(e.A), find(e.B); a != b {
			root[max(a, b)] = min(a, b)
		}
	}
	shared := map[hearsay.ArticleID]int{}
	for _, a := range body.Articles {
		shared[find(a.ID)]++
	}
	out := concert.Story{ID: v.ID}
	var fixed []time.Time
	for _, a := range body.Articles {
		if a.Fixed != "" && !a.At.IsZero() {
			fixed = append(fixed, a.At)
		}
	}
	for _, a := range body.Articles {
		switch {
		case a.Genre == hearsay.GenreOpinion:
			s.Opinion++
			continue
		case a.At.IsZero() || !hearsay.KnownOutlet(a.Outlet):
			s.Untimed++
			continue
		case coarse(a.Precision) > window:
			s.Coarse++
			continue
		}
		k, ok := index[a.Outlet]
		if !ok {
			k = len(s.Outlets)
			index[a.Outlet] = k
			s.Outlets = append(s.Outlets, a.Outlet)
		}
		r := concert.Report{Outlet: k, At: float64(a.At.Unix()) / 60}
		if g := find(a.ID); shared[g] > 1 {
			r.Root = string(g)
		}
		for _, t := range fixed {
			r.Fixed = r.Fixed || a.At.Sub(t).Abs() <= window
		}
		out.Reports = append(out.Reports, r)
	}
	if len(out.Reports) > 1 {
		s.Stories = append(s.Stories, out)
		s.Titles[v.ID] = v.Title
	}
}

// coarse is how far a stated time may be from the true one.
func coarse(p hearsay.Precision) time.Duration {
	switch p {
	case hearsay.PrecisionQuarter:
		return 15 * time.Minute
	case hearsay.PrecisionHour:
		return time.Hour
	}
	return time.Minute
}
