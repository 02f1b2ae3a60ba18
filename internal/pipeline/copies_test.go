package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/link/reuse"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
)

// sampleVersions is every article of the sample world in every version it had.
func sampleVersions(t *testing.T) []collect.Record {
	t.Helper()
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	var out []collect.Record
	for i := range articles {
		a := articles[i]
		if a.URL == "" {
			a.URL = fmt.Sprintf("https://x.example/%d", i)
		}
		out = append(out, collect.Record{Source: "in", Pos: i + 1, At: t0, Status: hearsay.StatusOK, Article: &a})
	}
	return out
}

func shared(t *testing.T, l *embedded.Ledger, q store.SharedQuery) (out []string) {
	t.Helper()
	for r, err := range l.Shared(context.Background(), CopiesStage, q) {
		if err != nil {
			t.Fatal(err)
		}
		first, lag := r.From()
		a, b := r.A, r.B
		if a.ID > b.ID { // of two with one time the first to arrive stands first
			a, b, first = b, a, -first
			r.OfA, r.OfB = r.OfB, r.OfA
		}
		out = append(out, fmt.Sprintf("%s %s %s %d %v %.4f %.4f %.4f %d %d", a.ID, b.ID, r.Kind, first, lag, r.Resemblance, r.OfA, r.OfB, r.Shared, len(r.Passages)))
	}
	slices.Sort(out)
	return out
}

// these yields some records.
func these(rs []collect.Record) func(func(collect.Record) bool) {
	return func(yield func(collect.Record) bool) {
		for _, r := range rs {
			if !yield(r) {
				return
			}
		}
	}
}

// The edges are the same whether the world comes in at once, shuffled, or in runs of a few
// articles between which the program ends and after which some come in an earlier version
// first.
func TestCopiesInAnyOrder(t *testing.T) {
	ctx := context.Background()
	all := sampleVersions(t)
	run := func(t *testing.T, l *embedded.Ledger, c *Copies, rs []collect.Record) {
		t.Helper()
		if _, err := Ingest(ctx, l, these(rs), &saidReader{version: "said/1"}, Options{After: []func(context.Context) error{c.CatchUp}}); err != nil {
			t.Fatal(err)
		}
	}
	whole := open(t, "")
	run(t, whole, NewCopies(whole), all)
	want := shared(t, whole, store.SharedQuery{})
	if len(want) < 20 {
		t.Fatalf("%d edges in the sample world", len(want))
	}
	rng := rand.New(rand.NewPCG(3, 4))
	items := map[hearsay.ArticleID]int{}
	for _, r := range all {
		items[r.Article.ID()]++
	}
	for round := range 3 {
		var single []collect.Record // items with several versions keep their order
		var rest []collect.Record
		for _, r := range all {
			if items[r.Article.ID()] > 1 {
				rest = append(rest, r)
			} else {
				single = append(single, r)
			}
		}
		rng.Shuffle(len(single), func(i, j int) { single[i], single[j] = single[j], single[i] })
		order := append(single, rest...)
		l := open(t, "")
		c := NewCopies(l)
		for i := 0; i < len(order); {
			n := min(1+rng.IntN(25), len(order)-i)
			var part []collect.Record
			for _, r := range order[i : i+n] {
				if rng.IntN(3) == 0 && items[r.Article.ID()] == 1 {
					early := *r.Article
					early.Text = early.Text[:len(early.Text)/2]
					part = append(part, collect.Record{Source: "early", Pos: i + 1, At: t0, Status: hearsay.StatusOK, Article: &early})
				}
				part = append(part, r)
			}
			run(t, l, c, part)
			if rng.IntN(2) == 0 {
				c = NewCopies(l) // a new process
			}
			i += n
		}
		if got := shared(t, l, store.SharedQuery{}); !slices.Equal(got, want) {
			t.Errorf("round %d: %d edges, want %d:\n%q\n%q", round, len(got), len(want), got, want)
		}
	}
	// Windows and articles pick from the same edges.
	if got := shared(t, whole, store.SharedQuery{Since: "1990-01-01"}); len(got) > len(want) || len(got) == 0 {
		t.Errorf("%d edges since 1990, of %d", len(got), len(want))
	}
	if got := shared(t, whole, store.SharedQuery{Since: "2090-01-01"}); len(got) != 0 {
		t.Errorf("%d edges of the future", len(got))
	}
	for r := range whole.Shared(ctx, CopiesStage, store.SharedQuery{}) {
		of := shared(t, whole, store.SharedQuery{Article: r.B.ID})
		if len(of) == 0 {
			t.Errorf("%s has no edges of its own", r.B.Ref)
		}
		break
	}
}

// Words taken out are taken out of the index, and its edges found anew.
func TestCopiesAfterRedaction(t *testing.T) {
	ctx := context.Background()
	l := open(t, "")
	c := NewCopies(l)
	text := "Every train on the main lines stood still for nine hours on Monday after the signalling network near Zvorgath failed shortly before dawn, the railways said, and nobody knew why."
	in := func(text string) collect.Record {
		return collect.Record{Source: "in", Pos: 1, At: t0, Status: hearsay.StatusOK, Article: &hearsay.Article{Outlet: "Lamp" + text[:3], URL: "https://x.example/" + fmt.Sprint(len(text)), Title: "t", Text: text, Lang: "en"}}
	}
	if _, err := Ingest(ctx, l, these([]collect.Record{in(text), in("And so. " + text)}), &saidReader{version: "said/1"}, Options{After: []func(context.Context) error{c.CatchUp}}); err != nil {
		t.Fatal(err)
	}
	before := shared(t, l, store.SharedQuery{})
	if len(before) != 1 {
		t.Fatalf("%q", before)
	}
	if _, err := l.Redact(ctx, "network near Zvorgath", "", t0, nil); err != nil {
		t.Fatal(err)
	}
	if got := shared(t, l, store.SharedQuery{}); len(got) != 0 {
		t.Errorf("edges of the old words: %q", got)
	}
	if err := c.CatchUp(ctx); err != nil {
		t.Fatal(err)
	}
	if after := shared(t, l, store.SharedQuery{}); len(after) != 1 || after[0] == before[0] {
		t.Errorf("%q, before %q", after, before)
	}
}

// failing is a ledger whose step fails now and then, after which the stage goes on.
type failing struct {
	*embedded.Ledger
	left int
}

var errStep = errors.New("no")

func (f *failing) PutShared(ctx context.Context, stage hearsay.StageVersion, c store.SharedChange) error {
	if f.left--; f.left < 0 {
		return errStep
	}
	return f.Ledger.PutShared(ctx, stage, c)
}

func TestCopiesAfterFailure(t *testing.T) {
	ctx := context.Background()
	l := open(t, "")
	f := &failing{Ledger: l}
	c := NewCopies(f)
	_, err := Ingest(ctx, l, these(sampleVersions(t)), &saidReader{version: "said/1"}, Options{After: []func(context.Context) error{c.CatchUp}})
	if !errors.Is(err, errStep) {
		t.Fatalf("%v", err)
	}
	if got := shared(t, l, store.SharedQuery{}); len(got) != 0 {
		t.Errorf("edges of a step that failed: %d", len(got))
	}
	f.left = 100
	if err := c.CatchUp(ctx); err != nil {
		t.Fatal(err)
	}
	if got := shared(t, l, store.SharedQuery{}); len(got) < 20 {
		t.Errorf("%d edges", len(got))
	}
}

// A run that goes on links while it waits for input.
func TestCopiesWhileFollowing(t *testing.T) {
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	l := open(t, "")
	linked := make(chan struct{})
	c := NewCopies(l)
	after := func(ctx context.Context) error {
		err := c.CatchUp(ctx)
		if at, _ := l.Cursor(ctx, CopiesStage); at == 5 {
			select {
			case <-linked:
			default:
				close(linked)
			}
		}
		return err
	}
	_, err := Ingest(ctx, l, func(yield func(collect.Record) bool) {
		for i := range 5 {
			if !yield(record(i, "Aro said no.")) {
				return
			}
		}
		select { // the input stays open until the stage has met them
		case <-linked:
		case <-ctx.Done():
			t.Error("nothing was linked while the input was open")
		}
	}, &saidReader{version: "said/1"}, Options{After: []func(context.Context) error{after}})
	if err != nil {
		t.Fatal(err)
	}
}

// Pairs of more texts than are at hand are verified by squares, so that few texts are read twice.
func TestTiled(t *testing.T) {
	const n = 3 * sharedTexts
	var pairs [][2]int32
	for a := range int32(n) {
		for b := a + 1; b < n; b++ {
			pairs = append(pairs, [2]int32{a, b})
		}
	}
	c := &Copies{at: map[int32]*reuse.Text{}}
	read := 0
	for _, p := range tiled(pairs) {
		for _, id := range p {
			if c.at[id] == nil {
				read++
				c.keep(reuse.Take(id, "ferry"))
			}
		}
	}
	if most := n * (n/tile + 2); read > most {
		t.Errorf("%d texts read for the pairs of %d, at most %d", read, n, most)
	}
}
