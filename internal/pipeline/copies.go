package pipeline

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link/reuse"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// CopiesStage names the stage that finds text which articles share, and its version:
// 2 leaves web addresses out of the words.
const CopiesStage hearsay.StageVersion = "link/copies/2"

// SharedLedger is what that stage needs of a store. PutShared takes effect whole or not at all.
type SharedLedger interface {
	SharedPending(ctx context.Context, stage hearsay.StageVersion, limit, maxBytes int) ([]store.SharedText, int64, error)
	SharedText(ctx context.Context, stage hearsay.StageVersion, item int64) (store.SharedText, error)
	SharedFeatures(ctx context.Context, stage hearsay.StageVersion, f func(*store.SharedFeatures) error) error
	SharedEdges(ctx context.Context, stage hearsay.StageVersion, f func(a, b int64)) error
	PutShared(ctx context.Context, stage hearsay.StageVersion, c store.SharedChange) error
	ResetShared(ctx context.Context, stage hearsay.StageVersion) (bool, error)
}

var _ SharedLedger = (*embedded.Ledger)(nil)

// Bounds of one step: what a kill loses.
const (
	sharedEntries = 256
	sharedBytes   = 8 << 20
	// sharedTexts is how many texts taken apart are at hand, some 30 kB each: articles that
	// share text come in within days of each other, and are compared several times.
	sharedTexts = 400
)

// Copies is the stage. It holds the index in memory from the first article that it has to link
// until it is dropped: about 1.4 kB an article of 4 kB, read back from the ledger when it
// starts. It is not safe for concurrent use.
type Copies struct {
	l      SharedLedger
	linker *reuse.Linker // nil until there is something to do, and after an error
	maker  reuse.Maker
	at     map[int32]*reuse.Text
	queue  []int32 // of at, the oldest first
}

// NewCopies returns the stage over a ledger that is open for writing.
func NewCopies(l SharedLedger) *Copies { return &Copies{l: l} }

// CatchUp links every article behind the stage's cursor. Features, edges and cursor of a step
// are written in one transaction, and what is in memory afterwards is what a new start would
// read: a kill at any moment loses nothing. Which edges there are depends on the current
// revisions in the ledger only, not on the order in which they came.
//
// The error is the ledger's, or ctx's; the next call then reads the index anew.
func (c *Copies) CatchUp(ctx context.Context) error {
	if reset, err := c.l.ResetShared(ctx, CopiesStage); err != nil {
		return err
	} else if reset {
		c.drop()
	}
	for {
		texts, upto, err := c.l.SharedPending(ctx, CopiesStage, sharedEntries, sharedBytes)
		if err != nil || upto == 0 {
			return err
		}
		if c.linker == nil {
			if err := c.load(ctx); err != nil {
				c.drop()
				return err
			}
		}
		if err := c.step(ctx, texts, upto); err != nil {
			c.drop()
			return fmt.Errorf("link copies: %w", err)
		}
	}
}

func (c *Copies) drop() { c.linker, c.at, c.queue = nil, nil, nil }

// load reads the index back.
func (c *Copies) load(ctx context.Context) error {
	c.linker, c.at = reuse.NewLinker(), map[int32]*reuse.Text{}
	var f reuse.Features
	if err := c.l.SharedFeatures(ctx, CopiesStage, func(row *store.SharedFeatures) error {
		if err := reuse.ParseFeatures(&f, row.Body); err != nil {
			return fmt.Errorf("article %s: %w", row.Article, err)
		}
		c.linker.Load(int32(row.Item), meta(row.Outlet, row.Article, row.Published), &f)
		return nil
	}); err != nil {
		return err
	}
	return c.l.SharedEdges(ctx, CopiesStage, func(a, b int64) { c.linker.Set([2]int32{int32(a), int32(b)}, true) })
}

// meta is what the index knows of an article besides its words. Days are those of publication;
// an article whose time is in doubt has none.
func meta(outlet string, id hearsay.ArticleID, t hearsay.Time) reuse.Meta {
	m := reuse.Meta{Rank: reuse.Rank(string(id)), Day: reuse.NoDay}
	if hearsay.KnownOutlet(outlet) {
		m.Outlet = outlet
	}
	if !t.IsZero() && t.Doubt == hearsay.DoubtNone {
		m.Day = reuse.DayOf(t.UTC.Add(time.Duration(t.Offset) * time.Minute))
	}
	return m
}

// step links some articles and stores what came of it.
func (c *Copies) step(ctx context.Context, texts []store.SharedText, upto int64) error {
	change := store.SharedChange{Upto: upto}
	for i := range texts {
		t := &texts[i]
		id := int32(t.Item)
		var f, old reuse.Features
		c.maker.Make(&f, t.Text)
		m := meta(t.Outlet, t.Article, t.Published)
		if t.Features == nil {
			c.linker.Add(id, m, &f)
		} else {
			if err := reuse.ParseFeatures(&old, t.Features); err != nil {
				return fmt.Errorf("article %s: %w", t.Article, err)
			}
			c.linker.Replace(id, m, &old, &f)
		}
		change.Features = append(change.Features, store.SharedFeatures{Item: t.Item, Revision: t.Revision, Body: f.Append(nil)})
		c.keep(reuse.Take(id, t.Text, t.Said...))
	}
	for _, id := range c.linker.Again() {
		t, err := c.l.SharedText(ctx, CopiesStage, int64(id))
		if err != nil {
			return err
		}
		var f reuse.Features
		c.maker.Make(&f, t.Text)
		c.linker.Rescan(id, &f)
	}
	for _, p := range tiled(c.linker.Due()) {
		a, err := c.text(ctx, p[0])
		if err != nil {
			return err
		}
		b, err := c.text(ctx, p[1])
		if err != nil {
			return err
		}
		e, ok := c.linker.Verify(a, b)
		switch was := c.linker.Set(p, ok); {
		case ok:
			change.Edges = append(change.Edges, edge(a, b, p, &e))
		case was:
			change.Gone = append(change.Gone, [2]int64{int64(p[0]), int64(p[1])})
		}
	}
	return c.l.PutShared(ctx, CopiesStage, change)
}

// tile is how many texts on either side are compared with each other before others are: those of three tiles are at hand at once.
const tile = sharedTexts / 3

// tiled puts pairs in the order in which they are verified: by squares of tile times tile texts. Pairs of a thousand texts with much in common, one text
// after the other, would read each from the ledger as often as it has pairs. What comes of them does not depend on the order.
func tiled(pairs [][2]int32) [][2]int32 {
	slices.SortFunc(pairs, func(p, q [2]int32) int {
		return cmp.Or(cmp.Compare(p[0]/tile, q[0]/tile), cmp.Compare(p[1]/tile, q[1]/tile), cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]))
	})
	return pairs
}

// text returns a text taken apart. A revision that came since the step was begun may be read
// here for the one before it; its own step, which comes later, verifies the pair again.
func (c *Copies) text(ctx context.Context, id int32) (*reuse.Text, error) {
	if t := c.at[id]; t != nil {
		return t, nil
	}
	s, err := c.l.SharedText(ctx, CopiesStage, int64(id))
	if err != nil {
		return nil, err
	}
	t := reuse.Take(id, s.Text, s.Said...)
	c.keep(t)
	return t, nil
}

func (c *Copies) keep(t *reuse.Text) {
	if c.at[t.ID()] == nil {
		if len(c.queue) == sharedTexts {
			delete(c.at, c.queue[0])
			c.queue = append(c.queue[:0], c.queue[1:]...)
		}
		c.queue = append(c.queue, t.ID())
	}
	c.at[t.ID()] = t
}

func edge(a, b *reuse.Text, p [2]int32, e *reuse.Edge) store.SharedEdge {
	out := store.SharedEdge{A: int64(p[0]), B: int64(p[1]), Kind: string(e.Kind), Resemblance: e.Resemblance, OfA: e.OfA, OfB: e.OfB, Shared: e.Shared}
	for _, x := range e.Passages {
		out.Passages = append(out.Passages, store.SharedPassage{A: a.Bytes(x.A), B: b.Bytes(x.B), Words: x.Shared, Quoted: x.Quoted})
	}
	return out
}
