package concert

import "math"

// Meeting is one common story of a pair.
type Meeting struct {
	Story string
	A, B  Report  // as stated
	Lag   float64 // minutes from A's report to B's, rounded times being spread as in the test; 0 where Out says coarse
	P     float64 // probability to be together in this story, were the two independent; 0 where it is out of the test
	// Together is told of stories in the test only. Shared: both have one text, or were released at a stated time.
	Together, Shared bool
	Out              Reason // why the story is out of the test, "" where it is in it
}

// Reason for which a common story is out of the test.
type Reason string

const (
	TooCoarse Reason = "a time is rounded to more than the window"
	OneText   Reason = "both stand in one text, or a release was fixed"
)

// Meetings returns the common stories of outlets a and b, in the order of stories, with what [Test] makes of each
// by the same options: over those in the test the sum of P is the pair's Expected, and the count of
// Together its Together. Nil if they have none. Cost is that of Test: who else moves together is no measure for the pair.
func Meetings(stories []Story, n int, o Options, a, b int) []Meeting {
	var out []Meeting
	var at []int // places of the stories
	for i, s := range first(stories) {
		x, y := place(s.Reports, a), place(s.Reports, b)
		if x < 0 || y < 0 || a == b {
			continue
		}
		m := Meeting{Story: s.ID, A: s.Reports[x], B: s.Reports[y]}
		m.Shared = shared(&m.A, &m.B)
		out, at = append(out, m), append(at, i)
	}
	if len(out) == 0 {
		return nil
	}
	t := newTester(stories, n, o)
	t.run()
	for k := range out {
		m, rs := &out[k], t.stories[at[k]].Reports
		x, y := place(rs, a), place(rs, b)
		if x < 0 || y < 0 {
			m.Out = TooCoarse
			continue
		}
		if m.Lag = rs[y].At - rs[x].At; m.Shared && o.Apart {
			m.Out = OneText
			continue
		}
		m.P = t.chance(rs, t.reference(rs), min(x, y), max(x, y))
		m.Together = math.Abs(m.Lag) <= t.o.Window
	}
	return out
}

// place of an outlet's report, -1 for none.
func place(rs []Report, outlet int) int {
	for i := range rs {
		if rs[i].Outlet == outlet {
			return i
		}
	}
	return -1
}

// Null is the distribution of the number of stories in which a pair is together by chance, given the chance
// of each ([Meeting.P]): element k is the probability of exactly k. It has one element more than p. Cost is quadratic.
func Null(p []float64) []float64 { return distribution(p) }
