package pipeline

import (
	"context"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/concert"
	"hearsay/internal/store"
)

// Streams are what timing tests see of a ledger.
type Streams struct {
	Stories []concert.Story
	Outlets []string          // or keys of parties
	Names   map[string]string // of parties, as some quote has them
	Titles  map[string]string // by story id
	// Left out: reports without a time that can be compared, or one coarser than the window;
	// opinion pieces.
	Untimed, Coarse, Opinion int

	watch  *watch // nil for nobody
	window time.Duration
	roll   *roll
}

// ViewLister is what measures need of a store.
type ViewLister interface {
	Views(ctx context.Context, q store.ViewQuery) (store.ViewPage, error)
}

// ConcertStreams reads the stories of a time (days; "" unbounded) as package concert takes them.
// Reports that share text have one root; those that tell of a fixed time of release are marked,
// and so are the others of the story within window of one.
func ConcertStreams(ctx context.Context, l ViewLister, since, until string, window time.Duration) (Streams, error) {
	return outletStreams(ctx, l, since, until, window, nil)
}

func outletStreams(ctx context.Context, l ViewLister, since, until string, window time.Duration, w *watch) (Streams, error) {
	return one(streams(ctx, l, since, until, []time.Duration{window}, w, (*Streams).story))
}

// one of streams at one window.
func one(ss []Streams, err error) (Streams, error) { return ss[0], err }

// Looks reads the stories of a time once for several windows, of outlets or of speakers; those whose streams these are
// have the same number in each.
func Looks(ctx context.Context, l ViewLister, speakers bool, since, until string, windows []time.Duration) ([]Streams, error) {
	if speakers {
		return streams(ctx, l, since, until, windows, nil, (*Streams).speakers)
	}
	return streams(ctx, l, since, until, windows, nil, (*Streams).story)
}

// streams reads a stream for each window, by what adds one story to it.
func streams(ctx context.Context, l ViewLister, since, until string, windows []time.Duration, w *watch, add func(*Streams, *store.View, *view.Story)) ([]Streams, error) {
	all := &roll{index: map[string]int{}}
	out := make([]Streams, len(windows))
	for k, window := range windows {
		out[k] = Streams{Titles: map[string]string{}, Names: map[string]string{}, watch: w, window: window, roll: all}
	}
	err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindStory, Since: since, Until: until}, func(v *store.View, body *view.Story) {
		for k := range out {
			add(&out[k], v, body)
		}
	})
	for k := range out {
		out[k].Outlets = all.names
	}
	return out, err
}

// roll numbers outlets, or parties by key.
type roll struct {
	index map[string]int
	names []string
}

func (r *roll) number(name string) int {
	k, ok := r.index[name]
	if !ok {
		k = len(r.names)
		r.index[name] = k
		r.names = append(r.names, name)
	}
	return k
}

// family tells which articles of a story are one text, and which were released at a stated time.
type family struct {
	root   map[hearsay.ArticleID]hearsay.ArticleID
	shared map[hearsay.ArticleID]int // by root
	fixed  []time.Time
}

func newFamily(body *view.Story) *family {
	f := &family{root: map[hearsay.ArticleID]hearsay.ArticleID{}, shared: map[hearsay.ArticleID]int{}}
	for _, e := range body.Copies {
		if a, b := f.find(e.A), f.find(e.B); a != b {
			f.root[max(a, b)] = min(a, b)
		}
	}
	for _, a := range body.Articles {
		f.shared[f.find(a.ID)]++
		if a.Fixed != "" && !a.At.IsZero() {
			f.fixed = append(f.fixed, a.At)
		}
	}
	return f
}

func (f *family) find(a hearsay.ArticleID) hearsay.ArticleID {
	p, ok := f.root[a]
	if !ok || p == a {
		return a
	}
	f.root[a] = f.find(p)
	return f.root[a]
}

// released reports whether at lies within window of a fixed release of the story.
func (f *family) released(at time.Time, window time.Duration) bool {
	for _, t := range f.fixed {
		if at.Sub(t).Abs() <= window {
			return true
		}
	}
	return false
}

// untimed says why an article cannot be compared by time, and counts it as left out; "" if it can.
func (s *Streams) untimed(a *view.Article) string {
	switch {
	case a.Genre == hearsay.GenreOpinion:
		s.Opinion++
		return "an opinion piece"
	case a.At.IsZero() || !hearsay.KnownOutlet(a.Outlet):
		s.Untimed++
		return "no time that can be compared"
	case coarse(a.Precision) > s.window:
		s.Coarse++
		return string(concert.TooCoarse)
	}
	return ""
}

// add keeps a story of two reports or more.
func (s *Streams) add(v *store.View, rs []concert.Report) {
	s.watch.end(v)
	if len(rs) > 1 {
		s.Stories = append(s.Stories, concert.Story{ID: v.ID, Reports: rs})
		s.Titles[v.ID] = v.Title
	}
}

func (s *Streams) story(v *store.View, body *view.Story) {
	f := newFamily(body)
	var out []concert.Report
	for i := range body.Articles {
		a := &body.Articles[i]
		why := s.untimed(a)
		s.watch.note(a.Outlet, a.ID, why)
		if why != "" {
			continue
		}
		r := concert.Report{Outlet: s.roll.number(a.Outlet), At: float64(a.At.Unix()) / 60, Fixed: f.released(a.At, s.window), Round: rounded(a.Precision), Article: string(a.ID)}
		if g := f.find(a.ID); f.shared[g] > 1 {
			r.Root = string(g)
		}
		out = append(out, r)
	}
	s.add(v, out)
}

// rounded is the step of a stated time in minutes, 0 where it is known to the minute.
func rounded(p hearsay.Precision) float64 {
	if c := coarse(p); c > time.Minute {
		return c.Minutes()
	}
	return 0
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
