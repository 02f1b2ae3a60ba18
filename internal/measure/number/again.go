package number

import (
	"slices"

	"hearsay"
)

// repeats gives a figure what other articles tell of it where its voice gives the same number of the same thing in the same words, within
// [Window] days: their scopes and, where it has none, their one day. "Fewer than 60 trains were late", said on the
// evening programme and on the next, is one number. Small numbers ([few]), and those of people and other things that are counted everywhere, are the same by accident. The order of figures does not matter:
// what is taken is what the articles tell themselves. Cost is quadratic in the articles in which one voice gives one number.
func repeats(list []Figure) []Figure {
	type key struct {
		voice, what, deed string
		kind              hearsay.NumberKind
		lo, hi            float64
	}
	by, two := map[key][]int{}, unsteady(list)
	for i := range list {
		if f := &list[i]; !two[i] && !common[f.What] && f.Voice != "" && f.Deed != "" && f.Day != "" && !f.Rolling && f.Kind == hearsay.Count && max(f.Lo, min(f.Hi, largestInt)) > few {
			k := key{f.Voice, f.What, f.Deed, f.Kind, f.Lo, f.Hi}
			by[k] = append(by[k], i)
		}
	}
	out := slices.Clone(list)
	for _, m := range by {
		if len(m) < 2 {
			continue
		}
		for _, i := range m {
			x, day, many := &list[i], "", false
			for _, j := range m {
				y := &list[j]
				if j == i || x.Article == y.Article || !again(x, y) {
					continue
				}
				out[i].Scopes = join(out[i].Scopes, y.Scopes)
				if d := y.day(); d != "" && d <= x.Day {
					many = many || day != "" && d != day
					day = d
				}
			}
			if x.From == "" && x.To == "" && x.Hint == "" && !many {
				out[i].From, out[i].To = day, day
			}
		}
	}
	return out
}

// unsteady are figures beside which their article has their voice give another number of the same noun and deed: a correction, or a part.
func unsteady(list []Figure) map[int]bool {
	type key struct{ voice, article, what, deed string }
	first, out := map[key]int{}, map[int]bool{}
	for pass := range 2 { // the first of a list of three is known to be one after all are seen
		for i := range list {
			f := &list[i]
			k := key{f.Voice, f.Article, f.What, f.Deed}
			j, ok := first[k]
			if !ok {
				first[k] = i
			} else if g := &list[j]; f.Lo != g.Lo || f.Hi != g.Hi || pass == 1 && out[j] {
				out[i], out[j] = true, true
			}
		}
	}
	return out
}

// largestInt stands for no upper end.
const largestInt = 1 << 53

// again reports whether two figures of one voice, number, noun and deed are one, told twice.
func again(x, y *Figure) bool {
	return days(x.Day, y.Day) <= Window && x.Past == y.Past && x.Doer == y.Doer && sameWords(x.Of, y.Of) && !otherPeriod(x, y) && !otherPlaces(x.Places, y.Places)
}

// join is a with what it lacks of b, in a slice of its own.
func join(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
