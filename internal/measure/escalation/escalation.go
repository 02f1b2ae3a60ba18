// Package escalation counts what states say to each other, and what is reported that they do to each
// other, by ordered pair, and tests whether one answers the other.
//
// Words said are first-hand: a text shows that a state spoke. Deeds reported are hearsay: a text
// says that somebody says so. They are never added up. Acts are coded in PLOVER's terms: quad
// class (1 verbal, 2 material cooperation, 3 verbal, 4 material conflict) and score, −10 to 10;
// the codebook of 2021 prints +3 for ACCUSE, a misprint, so −3 stands in schema/plover.tsv.
//
// One act a day: acts of one cluster (a claim, incident or story, with its copies), day, pair,
// layer and category are one, however many articles and outlets tell of it. Counts, mean score and share of
// conflict stand side by side, since a sum would mix volume with tone; the share of all acts of
// the day takes out that there is more news. There is no single threat score and no forecast.
//
// Reciprocity of the pair A→B: of the days on which A turns against B, the share after which B
// turns against A within K days, the day itself left out since a day has no order. Against it stand
// the turns of package shift, B's acts moved within four weeks on the clock of everybody else's
// volume. Denials answer a charge by nature and are left out; so are deeds that only
// the recipient tells of, lest mutual blame look like blows. What remains possible: both follow
// a third thing that nobody else follows. The row therefore tells the days before, too.
package escalation

import (
	"cmp"
	"slices"

	"hearsay/internal/measure/stat"
)

// Layer says whether an act is what somebody said or what somebody is said to have done.
type Layer string

const (
	Words Layer = "words"
	Deeds Layer = "deeds"
)

// Act is one place that tells of an act of a state toward another.
type Act struct {
	ID        string // the quote
	Outlet    string
	Publisher string // "" for an unknown one, which equals no other
	From, To  string // states
	Day       int    // from the first day of the window on, from 0; others are left out
	Quad      int    // 1 to 4
	Category  string
	Score     float64
	Layer     Layer
	Cluster   string // the claim, incident or story, copies folded together
	Answer    bool   // it denies a charge
	Alleged   bool   // a deed: the recipient itself says so
}

// Conflict reports whether an act is verbal or material conflict.
func (a *Act) Conflict() bool { return a.Quad >= 3 }

// One is an act with everything that tells of it.
type One struct {
	Act
	IDs        []string // ascending
	Publishers int
	outlets    []string
}

// Once folds acts that are one: the first by id stands for the rest; Alleged holds only if all
// are, Score is the mean. The result is in order of day, pair, layer, category and cluster, whatever the
// order of acts. Acts of no or equal states are left out. Cost is that of sorting.
func Once(acts []Act, days int) []One {
	acts = slices.Clone(acts)
	acts = slices.DeleteFunc(acts, func(a Act) bool {
		return a.From == "" || a.To == "" || a.From == a.To || a.Day < 0 || a.Day >= days || a.Quad < 1 || a.Quad > 4
	})
	slices.SortFunc(acts, func(a, b Act) int {
		return cmp.Or(order(&a, &b), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Score, b.Score))
	})
	var out []One
	n := 0
	for i := range acts {
		a := &acts[i]
		if i == 0 || order(a, &acts[i-1]) != 0 {
			out = append(out, One{Act: *a})
			n = 0
		}
		x := &out[len(out)-1]
		if len(x.IDs) == 0 || x.IDs[len(x.IDs)-1] != a.ID {
			x.IDs = append(x.IDs, a.ID)
		}
		n++
		x.Score += (a.Score - x.Score) / float64(n)
		x.Alleged = x.Alleged && a.Alleged
		x.Answer = x.Answer && a.Answer
		if a.Publisher == "" {
			x.outlets = append(x.outlets, "\x00"+a.ID)
		} else {
			x.outlets = append(x.outlets, a.Publisher)
		}
	}
	for i := range out {
		x := &out[i]
		slices.Sort(x.outlets)
		x.outlets = slices.Compact(x.outlets)
		x.Publishers = len(x.outlets)
	}
	return out
}

// order compares what acts that are one have in common.
func order(a, b *Act) int {
	return cmp.Or(a.Day-b.Day, cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Layer, b.Layer), cmp.Compare(a.Category, b.Category), cmp.Compare(a.Cluster, b.Cluster))
}

// Tally counts acts of one kind.
type Tally struct {
	N          int
	Quads      [4]int
	Mean       float64 // score
	Conflict   int     // acts of quads 3 and 4
	Lo, Hi     float64 // of the share of conflict: Wilson, acts as trials
	Alleged    int     // deeds that only the recipient tells of
	Publishers int
	Top        string  // the category of conflict with the lowest score, "" without conflict
	TopScore   float64 // of that act
	IDs        []string
	outlets    map[string]bool
}

// Share of conflict, 0 for no act.
func (t *Tally) Share() float64 { return float64(t.Conflict) / float64(max(t.N, 1)) }

func (t *Tally) add(x *One) {
	t.N++
	t.Quads[x.Quad-1]++
	t.Mean += (x.Score - t.Mean) / float64(t.N)
	if x.Alleged {
		t.Alleged++
	}
	if x.Conflict() {
		t.Conflict++
		if t.Top == "" || x.Score < t.TopScore || x.Score == t.TopScore && x.Category < t.Top {
			t.Top, t.TopScore = x.Category, x.Score
		}
	}
	t.Lo, t.Hi = stat.Wilson(t.Conflict, t.N)
	t.IDs = append(t.IDs, x.IDs...)
	if t.outlets == nil {
		t.outlets = map[string]bool{}
	}
	for _, o := range x.outlets {
		t.outlets[o] = true
	}
	t.Publishers = len(t.outlets)
}

// Pair is what one state says and is said to do to another.
type Pair struct {
	From, To     string
	Words, Deeds Tally
	WordsAnswer  Answer // of To, to From
	DeedsAnswer  Answer
}

// Pairs counts all ordered pairs, the ones with most acts first, and tests them.
func Pairs(ones []One, o Options) ([]Pair, Result) {
	at := map[[2]string]int{}
	var out []Pair
	for i := range ones {
		x := &ones[i]
		k, ok := at[[2]string{x.From, x.To}]
		if !ok {
			k = len(out)
			at[[2]string{x.From, x.To}] = k
			out = append(out, Pair{From: x.From, To: x.To})
		}
		if x.Layer == Deeds {
			out[k].Deeds.add(x)
		} else {
			out[k].Words.add(x)
		}
	}
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(b.Words.N+b.Deeds.N-a.Words.N-a.Deeds.N, cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out, test(out, ones, o)
}

// Point is a day or week of one ordered pair and layer.
type Point struct {
	First, Last int // days
	Tally
	All int // acts of all pairs of this layer in these days
}

// Series counts the acts of one pair and layer by stretches of step days; every stretch has a
// point.
func Series(ones []One, from, to string, layer Layer, days, step int) []Point {
	step = max(step, 1)
	var out []Point
	for d := 0; d < days; d += step {
		out = append(out, Point{First: d, Last: min(d+step, days) - 1})
	}
	for i := range ones {
		x := &ones[i]
		if x.Layer != layer {
			continue
		}
		p := &out[x.Day/step]
		p.All++
		if x.From == from && x.To == to {
			p.add(x)
		}
	}
	return out
}
