package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link/view"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// linked is a ledger that is linked as it grows, with the sample world's states.
type linked struct {
	*embedded.Ledger
	t      testing.TB
	reader *read.Reader
}

func newLinked(t testing.TB) *linked {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	return &linked{open(t, filepath.Join(t.TempDir(), "linked.db")), t, r}
}

// take ingests and links.
func (l *linked) take(rs ...collect.Record) {
	l.t.Helper()
	if _, err := Ingest(context.Background(), l, these(rs), l.reader, Options{After: []func(context.Context) error{NewCopies(l).CatchUp, l.stage(l).CatchUp}}); err != nil {
		l.t.Fatal(err)
	}
}

func (l *linked) stage(over LinkLedger) *Views {
	return NewViews(over, l.reader)
}

// views are all views by id: kind, title, size, members and body.
func (l *linked) views() map[string]string {
	l.t.Helper()
	vs, err := l.ViewsSince(context.Background(), time.Time{})
	if err != nil {
		l.t.Fatal(err)
	}
	out := map[string]string{}
	for _, v := range vs {
		out[v.ID] = fmt.Sprintln(v.Kind, v.Title, v.First, v.Last, v.Size, v.Members, string(v.Body))
	}
	return out
}

// same fails unless the views are those of before.
func (l *linked) same(why string, want map[string]string) {
	l.t.Helper()
	if d := cmp.Diff(want, l.views()); d != "" {
		l.t.Fatalf("%s: views differ:\n%.3000s", why, d)
	}
}

// told are two reports of one accusation, a denial, and a second affair of another week.
func told() []collect.Record {
	at := func(day, hour int) time.Time { return time.Date(2025, 3, day, hour, 0, 0, 0, time.UTC) }
	var out []collect.Record
	for i, x := range []struct {
		outlet, title, text string
		at                  time.Time
	}{
		{"The Meridian Courier", "Tarnovia accused of cutting power in Quillara", "Foreign Minister Ana Aro of Quillara accused Tarnovia of cutting the power lines near Omberlane on 3 March. The lines feed two hospitals.", at(4, 9)},
		{"Harbour Post", "Quillara blames Tarnovia for power cut", "Quillara's Foreign Minister Ana Aro said Tarnovia had cut the power lines near Omberlane on 3 March. Engineers are on their way.", at(4, 11)},
		{"Kestrian Radio", "Tarnovia denies cutting power lines", "Tarnovia denied that it had cut the power lines near Omberlane in Quillara on 3 March.", at(5, 8)},
		{"Harbour Post", "Ferry fares to rise", "Fares on the Tembrough ferry rise by 4 per cent in May, the harbour authority said. Islanders travel free.", at(14, 8)},
	} {
		out = append(out, collect.Record{Source: "in", Pos: i + 1, At: t0, Status: hearsay.StatusOK, Article: &hearsay.Article{Ref: fmt.Sprint("r", i), Outlet: x.outlet, Title: x.title, Text: x.text, Lang: "en",
			URL: fmt.Sprintf("https://x.example/%d", i), Published: hearsay.Time{UTC: x.at, Zone: hearsay.ZoneStated}}})
	}
	return out
}

// claims are the stored claims, largest first.
func (l *linked) claims() (out []view.Claim, ids []string) {
	l.t.Helper()
	p, err := l.Views(context.Background(), store.ViewQuery{Kind: store.KindClaim})
	if err != nil {
		l.t.Fatal(err)
	}
	slices.SortFunc(p.Rows, func(a, b store.View) int { return b.Size - a.Size })
	for _, v := range p.Rows {
		var c view.Claim
		if err := json.Unmarshal(v.Body, &c); err != nil {
			l.t.Fatal(err)
		}
		out, ids = append(out, c), append(ids, v.ID)
	}
	return out, ids
}

// What an analyst says changes views, and taking it back restores them, ids and all.
func TestViewsJudged(t *testing.T) {
	ctx := context.Background()
	l := newLinked(t)
	l.take(told()...)
	before := l.views()
	claims, ids := l.claims()
	if len(claims) == 0 || len(claims[0].Quotes) < 2 {
		t.Fatalf("no claim of two reports: %v", claims)
	}
	target := func(q view.Quote) hearsay.Target {
		return hearsay.Target{Kind: "quote", Article: q.Article, Revision: q.Revision, Quote: q.ID, Field: q.Field, Spans: q.Spans, Words: q.Words}
	}
	first, last := claims[0].Quotes[0], claims[0].Quotes[1]
	for _, s := range []hearsay.Statement{
		{Verb: hearsay.Wrong, About: []hearsay.Target{target(first)}},
		{Verb: hearsay.NotSame, About: []hearsay.Target{target(first), target(last)}},
	} {
		s.Who, s.At = "somebody", t0
		said, err := l.PutStatement(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		l.take()
		after := l.views()
		if cmp.Equal(before, after) {
			t.Errorf("%s changes nothing", s.Verb)
		}
		if s.Verb == hearsay.Wrong { // its founder gone, the claim bears another id
			v, err := l.View(ctx, ids[0])
			if err != nil || v.ID == ids[0] || v.Kind != store.KindClaim {
				t.Errorf("the old id leads to %+v, %v", v, err)
			}
			if strings.Contains(string(v.Body), string(first.ID)) {
				t.Error("the quote that is wrong still stands in the claim")
			}
		}
		if err := l.UndoStatement(ctx, said.ID, t0.Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		l.take()
		l.same(string(s.Verb)+" taken back", before)
	}
	if v, err := l.View(ctx, ids[0]); err != nil || v.ID != ids[0] {
		t.Errorf("a claim that is back leads to %s, %v", v.ID, err)
	}
}

// A new version of an article, and another table of outlets, change views; so does going back.
func TestViewsFollowTables(t *testing.T) {
	l := newLinked(t)
	rs := told()
	l.take(rs...)
	before := l.views()

	changed := *rs[1].Article
	changed.Title = "Power cut in Quillara"
	changed.Text = "Power lines near Omberlane were cut on 3 March. Nobody said by whom. Engineers are on their way."
	l.take(collect.Record{Source: "in", Pos: 9, At: t0.Add(time.Hour), Status: hearsay.StatusOK, Article: &changed})
	claims, _ := l.claims()
	for _, c := range claims {
		for _, q := range c.Quotes {
			if q.Ref == "r1" && c.Kind == "attribution" {
				t.Errorf("%q stands in a claim after its text changed", q.Words)
			}
		}
	}
	l.take(collect.Record{Source: "in", Pos: 10, At: t0.Add(2 * time.Hour), Status: hearsay.StatusOK, Article: rs[1].Article})
	l.same("the first text again", before)

	if err := l.PutOutlets(context.Background(), []store.Outlet{{Name: "The Meridian Courier", Owner: "Lantern House"}, {Name: "Harbour Post", Owner: "Lantern House"}}); err != nil {
		t.Fatal(err)
	}
	l.take()
	claims, _ = l.claims()
	if got := claims[0].Publishers; got != 1 {
		t.Errorf("%d publishers of two outlets of one owner", got)
	}
}

// brokenPut is a ledger whose disk is full for some time.
type brokenPut struct {
	*embedded.Ledger
	left int
}

var errFull = errors.New("full")

func (b *brokenPut) PutViews(ctx context.Context, c store.ViewChange) error {
	if b.left--; b.left >= 0 {
		return errFull
	}
	return b.Ledger.PutViews(ctx, c)
}

// A run that fails before its commit leaves the views as they were; the next one makes them up.
func TestViewsAfterFailure(t *testing.T) {
	ctx := context.Background()
	whole := newLinked(t)
	whole.take(told()...)
	want := whole.views()

	l := newLinked(t)
	l.take(told()[:2]...)
	before := l.views()
	if _, err := Ingest(ctx, l, these(told()[2:]), l.reader, Options{After: []func(context.Context) error{NewCopies(l).CatchUp}}); err != nil {
		t.Fatal(err)
	}
	b := &brokenPut{l.Ledger, 2}
	for range 2 {
		if err := l.stage(b).CatchUp(ctx); !errors.Is(err, errFull) {
			t.Fatal(err)
		}
		l.same("after a failure", before)
	}
	if err := l.stage(b).CatchUp(ctx); err != nil {
		t.Fatal(err)
	}
	l.same("after the next run", want)
	if err := l.stage(b).CatchUp(ctx); err != nil || b.left != -1 {
		t.Errorf("a run without anything new wrote: %d, %v", b.left, err)
	}
}

// A ledger of months that grows in any order, so that most runs make anew a part of it: every
// article is in one story, parties and stories are those of one run over everything, and
// what views name is there.
func TestViewsOfMonths(t *testing.T) {
	rs := worldOfMonths(t)
	whole := newLinked(t)
	whole.take(rs...)
	want := whole.views()
	for seed := range uint64(3) {
		l := newLinked(t)
		shuffled := slices.Clone(rs)
		rand.New(rand.NewPCG(seed, 3)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if seed == 0 { // as it comes out
			slices.SortFunc(shuffled, func(a, b collect.Record) int { return a.Article.Published.UTC.Compare(b.Article.Published.UTC) })
		}
		for part := range slices.Chunk(shuffled, 40) {
			l.take(part...)
		}
		compareViews(t, l, want)
	}
}

// worldOfMonths is half of the sample world, four times.
func worldOfMonths(t *testing.T) []collect.Record {
	t.Helper()
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	var rs []collect.Record
	for k := range 4 { // the same world again every fifty days
		for i := range articles[:60] {
			a := articles[i]
			if a.Published.UTC.IsZero() {
				continue
			}
			a.Ref, a.URL = fmt.Sprintf("%s-%d", a.Ref, k), fmt.Sprintf("https://x%d.example/%d", k, i)
			a.Canonical = a.URL
			a.Published.UTC = a.Published.UTC.AddDate(0, 0, 50*k-400)
			rs = append(rs, collect.Record{Source: "in", Pos: len(rs) + 1, At: t0, Status: hearsay.StatusOK, Article: &a})
		}
	}
	return rs
}

// What an analyst says of one article makes anew the time that it touches: the same views as a run over everything, while
// what is older is not looked at. A statement about a name is about all articles.
func TestViewsJudgedOfMonths(t *testing.T) {
	ctx := context.Background()
	rs := worldOfMonths(t)
	l := newLinked(t)
	l.take(rs...)
	claims, _ := l.claims()
	late := slices.IndexFunc(claims, func(c view.Claim) bool {
		return len(c.Quotes) > 2 && c.Quotes[0].Article != c.Quotes[1].Article && strings.HasSuffix(c.Quotes[0].Ref, "-3")
	})
	if late < 0 {
		t.Fatal("no claim of the last world")
	}
	target := func(q view.Quote) hearsay.Target {
		return hearsay.Target{Kind: "quote", Article: q.Article, Revision: q.Revision, Quote: q.ID, Field: q.Field, Spans: q.Spans, Words: q.Words}
	}
	a, b := claims[late].Quotes[0], claims[late].Quotes[1]
	for _, s := range []hearsay.Statement{
		{Verb: hearsay.Wrong, About: []hearsay.Target{target(a)}},
		{Verb: hearsay.NotSame, About: []hearsay.Target{target(a), target(b)}},
		{Verb: hearsay.Same, About: []hearsay.Target{{Kind: "name", Name: "Odo Lund"}, {Kind: "name", Name: "Lund"}}},
	} {
		s.Who, s.At = "somebody", t0
		said, err := l.PutStatement(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		for _, what := range []string{"said", "taken back"} {
			if what == "taken back" {
				if err := l.UndoStatement(ctx, said.ID, t0.Add(time.Hour)); err != nil {
					t.Fatal(err)
				}
			}
			w := &watchedPut{LinkLedger: l.Ledger}
			if err := l.stage(w).CatchUp(ctx); err != nil {
				t.Fatal(err)
			}
			if about := s.About[0].Kind; w.all != (about == "name") {
				t.Errorf("%s %s of a %s: made anew from the beginning: %v", s.Verb, what, about, w.all)
			}
			whole := newLinked(t)
			for _, x := range []func() error{
				func() error { _, err := whole.PutStatement(ctx, s); return err },
				func() error {
					if what == "said" {
						return nil
					}
					return whole.UndoStatement(ctx, said.ID, t0.Add(time.Hour))
				},
			} {
				if err := x(); err != nil {
					t.Fatal(err)
				}
			}
			whole.take(rs...)
			compareViews(t, l, whole.views())
			if t.Failed() {
				t.Fatalf("%s %s", s.Verb, what)
			}
		}
	}
}

// watchedPut tells whether a run looked at the views of all times.
type watchedPut struct {
	LinkLedger
	all bool
}

func (w *watchedPut) ViewsSince(ctx context.Context, since time.Time) ([]store.View, error) {
	w.all = w.all || since.IsZero()
	return w.LinkLedger.ViewsSince(ctx, since)
}

// compareViews wants stories, claims and parties as they are in want; incidents weigh words by
// how often the attributions at hand use them.
func compareViews(t *testing.T, l *linked, want map[string]string) {
	t.Helper()
	got := l.views()
	ids := func(m map[string]string, kind string) (out []string) {
		for id, v := range m {
			if strings.HasPrefix(v, kind+" ") {
				out = append(out, id)
			}
		}
		slices.Sort(out)
		return out
	}
	if d := cmp.Diff(ids(want, store.KindStory), ids(got, store.KindStory)); d != "" {
		t.Errorf("stories differ: %.1000s", d)
	}
	if d := cmp.Diff(ids(want, store.KindClaim), ids(got, store.KindClaim)); d != "" {
		t.Errorf("claims differ: %.1000s", d)
	}
	for _, id := range ids(want, store.KindActor) {
		if got[id] != want[id] {
			t.Errorf("party differs:\n%.500s\n%.500s", got[id], want[id])
		}
	}
	vs, err := l.ViewsSince(context.Background(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	stories := map[hearsay.ArticleID]int{}
	for _, v := range vs {
		if len(v.Members) == 0 {
			t.Errorf("%s %s has no member", v.Kind, v.ID)
		}
		if v.Kind != store.KindStory {
			continue
		}
		var s view.Story
		if err := json.Unmarshal(v.Body, &s); err != nil {
			t.Fatal(err)
		}
		for _, m := range v.Members {
			stories[m.Article]++
		}
		for _, id := range append(s.Claims, s.Incidents...) {
			if _, err := l.View(context.Background(), id); err != nil {
				t.Errorf("story %s names %s: %v", v.ID, id, err)
			}
		}
	}
	for id, n := range stories {
		if n != 1 {
			t.Errorf("article %s is in %d stories", id, n)
		}
	}
}
