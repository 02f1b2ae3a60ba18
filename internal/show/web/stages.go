package web

import (
	"context"
	"strings"

	"hearsay"
)

// madeBy are the stages that made what pages show: those of this program where the ledger has come that far with them, else
// those that it has come farthest with. A page must not name a version that its rows were not made by.
func (s *site) madeBy(ctx context.Context) []hearsay.StageVersion {
	mine := []hearsay.StageVersion{s.o.Reader, s.o.Links}
	l, ok := s.ledger.(operations)
	if !ok {
		return stageNames(mine)
	}
	v, err := s.tallies.get(ctx, "stages", func(ctx context.Context) (any, error) {
		g, err := l.Gauges(ctx, s.o.Now())
		return g.Cursors, err
	})
	if err != nil {
		return stageNames(mine) // the footer is no reason for a page not to be shown
	}
	cursors := v.(map[hearsay.StageVersion]int64)
	for i, stage := range mine {
		mine[i] = farthest(cursors, stage)
	}
	return stageNames(mine)
}

// farthest is the stage of the same kind that came farthest, stage itself where none came farther.
func farthest(cursors map[hearsay.StageVersion]int64, stage hearsay.StageVersion) hearsay.StageVersion {
	kind, _, _ := strings.Cut(string(stage), "-")
	if i := strings.LastIndexByte(kind, '/'); i >= 0 {
		kind = kind[:i+1]
	}
	best := stage
	for x, seq := range cursors {
		if strings.HasPrefix(string(x), kind) && (seq > cursors[best] || seq == cursors[best] && best != stage && x > best) {
			best = x
		}
	}
	return best
}

// stageNames leaves out what has no name.
func stageNames(stages []hearsay.StageVersion) (out []hearsay.StageVersion) {
	for _, s := range stages {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
