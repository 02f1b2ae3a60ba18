package eval

import (
	"math"
	"testing"

	"hearsay"
)

// TestBcubed: a hand-computed case. Stories a = {0, 1, 2}, b = {3}; clusters {0, 1}, {2, 3}.
func TestBcubed(t *testing.T) {
	texts := []storyText{{Topic: "1", Story: "a"}, {Topic: "1", Story: "a"}, {Topic: "1", Story: "a"}, {Topic: "2", Story: "b"}}
	by := tallies(texts, [][]int{{0, 1}, {2, 3}})
	got := total(by, []string{"1", "2"})
	p, r := (1+1+.5+.5)/4, (2./3+2./3+1./3+1)/4
	if math.Abs(got.p/got.n-p) > 1e-12 || math.Abs(got.r/got.n-r) > 1e-12 || got.n != 4 {
		t.Errorf("%+v, want p %f, r %f", got, p, r)
	}
	if f := got.f1(); math.Abs(f-2*p*r/(p+r)) > 1e-12 {
		t.Errorf("f1 %f", f)
	}
	if got := total(by, []string{"2"}); got.p != .5 || got.r != 1 {
		t.Errorf("topic 2: %+v", got)
	}
	if (tally{}).f1() != 0 {
		t.Error("nothing has an F1")
	}
}

// TestCrossed: a held-out topic never chooses its own setting.
func TestCrossed(t *testing.T) {
	topics := []string{"1", "2", "3", "4", "5"}
	good, bad := tally{1, 1, 1}, tally{.1, .1, 1}
	all, one := map[string]tally{}, map[string]tally{}
	for _, k := range topics {
		all[k], one[k] = tally{.5, .5, 1}, bad
	}
	one["3"] = good // best for topic 3 alone
	if got := crossed([]map[string]tally{one, all}, topics); got["3"] != all["3"] || got["1"] != all["1"] {
		t.Errorf("%+v", got)
	}
}

// TestOnePass: the baseline tells unlike texts apart and joins equal ones.
func TestOnePass(t *testing.T) {
	var texts []storyText
	for _, s := range []string{"the ferry gannet drifted", "the ferry gannet drifted", "the wheat harvest fell", "the wheat harvest fell", "the book prize"} {
		texts = append(texts, storyText{rev: hearsay.Revision{Text: s}})
	}
	at := map[int]int{}
	for k, c := range onePass(texts, .2) {
		for _, i := range c {
			at[i] = k
		}
	}
	if len(at) != 5 || at[0] != at[1] || at[2] != at[3] || at[0] == at[2] || at[4] == at[0] || at[4] == at[2] {
		t.Errorf("%v", at)
	}
}
