package sample_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"hearsay/sample"
)

// Nobody private is named in any article but those that the plot gives.
func TestPlotPrivate(t *testing.T) {
	b := openBook(t)
	kinds := map[string]bool{}
	for _, p := range b.plot.Private {
		kinds[p.Kind] = true
		for s := range b.at {
			if b.holds(s, p.Core) != slices.Contains(p.Slots, s) {
				t.Errorf("%s: named in slot %d: %v", p.Person, s, b.holds(s, p.Core))
			}
			for _, q := range b.gold[s].Quotes {
				if strings.Contains(q.Speaker, p.Core) && !q.Private && p.Kind != "false-name" { // which names nobody
					t.Errorf("%s: quote %d of slot %d has no mark of privacy", p.Person, q.Number, s)
				}
			}
		}
	}
	for _, k := range []string{"suspect", "victim", "witness", "relative"} {
		if !kinds[k] {
			t.Errorf("no %s among the private persons", k)
		}
	}
}

func TestPlotEdits(t *testing.T) {
	b := openBook(t)
	silent := 0
	for _, e := range b.plot.Edits {
		before, after := b.at[e.Before], b.at[e.After]
		if before.ID() != after.ID() || before.RevisionID() == after.RevisionID() || !e.Seen.Equal(b.seen(e.After)) || !e.Seen.After(before.Published.UTC) {
			t.Errorf("%d is not a later version of %d", e.After, e.Before)
		}
		if !e.Notice {
			silent++
		}
		for _, w := range e.Removed {
			if !b.holds(e.Before, w) || b.holds(e.After, w) {
				t.Errorf("%d to %d: %q is not what was removed", e.Before, e.After, w)
			}
		}
		for _, w := range e.Added {
			if b.holds(e.Before, w) || !b.holds(e.After, w) {
				t.Errorf("%d to %d: %q is not what was added", e.Before, e.After, w)
			}
		}
	}
	if silent == 0 || silent == len(b.plot.Edits) {
		t.Errorf("%d of %d edits are silent", silent, len(b.plot.Edits))
	}
	for _, c := range b.plot.Corrections {
		b.words("corrections", c.Slot, c.Words)
		for _, s := range slices.Concat(c.Of, c.Taken) {
			if b.seen(s).After(b.time(c.Slot)) != slices.Contains(c.Taken, s) {
				t.Errorf("correction %d: slot %d stands on the wrong side of it in time", c.Slot, s)
			}
		}
		for _, s := range c.Never {
			if c.Kind == "correction" && (!b.holds(s, c.Wrong) || b.holds(s, c.Right)) {
				t.Errorf("correction %d: slot %d does not stay wrong", c.Slot, s)
			}
		}
	}
	slices.SortFunc(b.plot.Expulsions, func(x, y sample.Expulsion) int { return cmp.Compare(x.Date.Unix(), y.Date.Unix()) })
	for i, x := range b.plot.Expulsions {
		if !x.AnswerTo.IsZero() && (i == 0 || !slices.ContainsFunc(b.plot.Expulsions[:i], func(y sample.Expulsion) bool { return y.Date.Equal(x.AnswerTo) && y.By == x.Of && y.Of == x.By })) {
			t.Errorf("expulsion of %v answers nothing", x.Date)
		}
	}
}
