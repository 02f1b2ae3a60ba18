package story

import "math"

const (
	// freshness is how much more two dated articles of the same minute weigh than two undated
	// ones, staleness how much less at the end of the window: news of one happening come
	// close together.
	freshness, staleness = 1.05, .6

	// nameless weighs texts of which one has no names or numbers (scripts without capitals,
	// headlines in capitals); otherwise the likeness of all terms and that of names and numbers
	// count alike, since similar happenings share words and not names.
	nameless = .8
	// brief is the number of terms under which a text must agree more, by the root of how far it
	// is under: two headlines share half their words by chance.
	brief = 40.0
	// otherDays is taken off where both name days of a month and none in common.
	otherDays = .1
	// Of cohesion: measured on ECB+ as the weights of terms were.
	prior, maxVotes = 4.0, 5.0
	selfLikeness    = .7
)

// near reports whether two groups are close enough in time to be compared.
func (c *clusterer) near(i, j int) bool {
	a, b := &c.groups[i], &c.groups[j]
	return a.dated == 0 || b.dated == 0 || math.Abs(a.at/float64(a.dated)-b.at/float64(b.dated)) <= c.window
}

// score returns how alike two groups are, from 0 to about 1: the geometric mean of two average
// links, of all terms and of names and numbers (the mean scalar product of their members'
// unit vectors), less for short texts, other days, groups that are closer in themselves than
// with each other, and distance in time. 0 outside the window. Symmetric to the last bit.
func (c *clusterer) score(i, j int) float64 {
	if !c.near(i, j) {
		return 0
	}
	if i > j {
		i, j = j, i
	}
	a, b := &c.groups[i], &c.groups[j]
	n := float64(a.n * b.n)
	s := dot(a.sum, b.sum) / n
	if len(a.names) > 0 && len(b.names) > 0 {
		s = math.Sqrt(s * dot(a.names, b.names) / n)
	} else {
		s *= nameless
	}
	terms := math.Min(a.terms/float64(a.n), b.terms/float64(b.n))
	s *= math.Sqrt(math.Min(1, terms/brief))
	if len(a.days) > 0 && len(b.days) > 0 && dot(a.days, b.days) == 0 {
		s *= 1 - otherDays
	}
	if in := c.cohesion(a, b); in > c.bar {
		s *= math.Pow(c.bar/in, selfLikeness)
	}
	if a.dated > 0 && b.dated > 0 {
		gap := math.Abs(a.at/float64(a.dated)-b.at/float64(b.dated)) / c.window
		s *= freshness - float64((freshness-staleness)*gap)
	}
	return s
}

// cohesion returns how alike the members of two groups are among themselves, on average: a
// story is joined with another only if the two are nearly as alike as each is in itself.
// Small groups count less, and together less than `prior` pairs at the bar.
func (c *clusterer) cohesion(a, b *group) float64 {
	in, n := prior*c.bar, prior
	for _, g := range []*group{a, b} {
		if g.n > 1 {
			w := math.Min(maxVotes, float64(g.n-1))
			in += float64(w * (g.self - float64(g.n)) / float64(g.n*(g.n-1)))
			n += w
		}
	}
	return in / n
}
