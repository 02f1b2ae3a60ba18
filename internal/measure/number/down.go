package number

import (
	"slices"

	"hearsay"
	"hearsay/lexicon/tally"
)

// down finds the figures of m, which stand in order of days and are of one noun, that play down others: not the same outcome, so they
// contradict nobody by what they say; but who says "fewer than 60 trains were late" where others say that 412 were cancelled lets his
// hearers conclude that no such number was cancelled (scalar implicature: Horn 1972; Levinson 2000, Presumptive Meanings). It is told only where
//
//   - the number has an upper bound in words that point downwards ([Figure.Small]), below the other's lower end;
//   - its outcome is below the other's on a scale of lexicon/tally (outcomes.tsv);
//   - two known voices give them, on one affair and of one time, as two rivals would;
//   - its own article does not tell a worse outcome as well, since "12 were killed and only three hurt" adds up: unless it says that it has counted
//     itself ([Figure.Counted]), and its voice gives no number of the worse outcome.
//
// days are those of m; unsure are figures of voices that give two numbers in one article.
func (r *Result) down(list []Figure, m []int, days dayList, unsure map[int]bool) {
	for a, i := range m {
		for b := a - 1; b >= 0; b-- {
			j := m[b]
			d := days.between(b, a)
			if d > Far {
				break
			}
			low, high := i, j
			if !list[low].Small {
				low, high = j, i
			}
			if list[low].Small && list[high].Small && tally.Worse(list[high].Deed, list[low].Deed) {
				low, high = high, low
			}
			if x, y := &list[low], &list[high]; !unsure[low] && !unsure[high] && playsDown(x, y, d) && !both(list, m, low) {
				r.PlaysDown[low], r.PlayedDown[high] = append(r.PlaysDown[low], high), append(r.PlayedDown[high], low)
			}
		}
	}
}

// playsDown reports whether x, told d days from y, plays it down.
func playsDown(x, y *Figure, d int) bool {
	return x.Small && x.Kind == hearsay.Count && x.Hi < y.Lo && tally.Worse(x.Deed, y.Deed) && x.Voice != "" && y.Voice != "" && x.Voice != y.Voice &&
		(x.Counted || !x.Worse) && (d <= Window || sameDay(x, y)) && !apartFrom(x, y) && scoped(x, y, true) && !grownFrom(x, y)
}

// grownFrom reports whether the number that x plays down may be of what was done after x was told, or of another day's doings: a later one, unless both are
// told for one day that was over and of what does not rise; and on one day that of what rises by the hour.
func grownFrom(x, y *Figure) bool {
	rise := rising[x.Deed] || rising[y.Deed]
	if x.Day == y.Day {
		return x.Article != y.Article && rise
	}
	day := x.day()
	if day != "" && day == y.day() && x.Day > day && y.Day > day && !rise {
		return false
	}
	return y.Day > x.Day || !sameDay(x, y) && !outcomes()[y.Deed]
}

// both reports whether the voice of figure i gives a number of a worse outcome in its article.
func both(list []Figure, m []int, i int) bool {
	x := &list[i]
	return slices.ContainsFunc(m, func(k int) bool {
		y := &list[k]
		return y.Article == x.Article && y.Voice == x.Voice && tally.Worse(x.Deed, y.Deed)
	})
}
