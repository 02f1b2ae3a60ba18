package reuse

import (
	"cmp"
	"slices"
)

// Passage is a run of words that stands in both texts, with few words changed. Ends are half
// open numbers of words.
type Passage struct {
	A, B   [2]int
	Shared int // words that are the same
	Quoted int // of them those in quotation marks in both texts, where [Linker.Verify] says

	frame int      // of the words not quoted the longest run
	runs  [][3]int // first words in both texts and length
}

// Bounds of passages.
const (
	maxGap      = 8  // words on either side between two shared runs of one passage
	minWords    = 12 // a shorter passage is a phrase
	commonPlace = 16 // a shingle that stands so often in one text starts no passage
	// thin is the least share of same words in a passage; below it two runs that happen to
	// be near are two passages.
	thin = 0.5
)

// Align returns the passages that two texts share, longest first, none overlapping another in
// either text. Seeds are shared runs of five words, extended to both sides word by word, and
// joined where at most eight words lie between them. Cost is linear but for words that
// stand in either text very often.
func Align(a, b []Word) []Passage {
	runs := seeds(a, b)
	slices.SortFunc(runs, func(x, y Passage) int { return cmp.Or(x.A[0]-y.A[0], x.B[0]-y.B[0]) })
	var joined []Passage
	for _, r := range runs {
		if best := joinTo(joined, r); best >= 0 {
			p := &joined[best]
			p.A[1], p.B[1], p.Shared = r.A[1], r.B[1], p.Shared+r.Shared
			p.runs = append(p.runs, r.runs...)
			continue
		}
		joined = append(joined, r)
	}
	joined = slices.DeleteFunc(joined, func(p Passage) bool { return p.Shared < minWords })
	slices.SortFunc(joined, func(x, y Passage) int { return cmp.Or(y.Shared-x.Shared, x.A[0]-y.A[0], x.B[0]-y.B[0]) })
	var out []Passage
	for _, p := range joined {
		if !slices.ContainsFunc(out, func(q Passage) bool { return cross(p.A, q.A) || cross(p.B, q.B) }) {
			out = append(out, p)
		}
	}
	return out
}

func cross(x, y [2]int) bool { return x[0] < y[1] && y[0] < x[1] }

// joinTo returns the passage that run goes on, -1 for none: the one that ends nearest.
func joinTo(ps []Passage, run Passage) int {
	best, gap := -1, maxGap+1
	for i := len(ps) - 1; i >= 0 && i >= len(ps)-32; i-- {
		p := &ps[i]
		ga, gb := run.A[0]-p.A[1], run.B[0]-p.B[1]
		if ga < 0 || gb < 0 || ga > maxGap || gb > maxGap || max(ga, gb) >= gap {
			continue
		}
		if words := max(run.A[1]-p.A[0], run.B[1]-p.B[0]); float64(p.Shared+run.Shared) < thin*float64(words) {
			continue
		}
		best, gap = i, max(ga, gb)
	}
	return best
}

// run is where a shingle stands in a text: n places, chained from the first to the last.
type run struct{ first, last, n int32 }

// seeds returns all longest runs of at least five same words.
func seeds(a, b []Word) []Passage {
	if len(a) < shingle || len(b) < shingle {
		return nil
	}
	in := Shingles(nil, b)
	at := make(map[uint64]run, len(in))
	next := make([]int32, len(in)) // the next place of the same shingle
	for i, h := range in {
		p := at[h]
		if p.n == 0 {
			p.first = int32(i)
		} else {
			next[p.last] = int32(i)
		}
		p.last = int32(i)
		p.n++
		at[h] = p
	}
	var out []Passage
	ends := map[int]int{} // by diagonal
	for i, h := range Shingles(nil, a) {
		places := at[h]
		if places.n > commonPlace {
			continue
		}
		for j, left := places.first, places.n; left > 0; j, left = next[j], left-1 {
			d := i - int(j)
			if end, ok := ends[d]; ok && i < end {
				continue // inside a run that was found
			}
			x, y := i, int(j)
			for x > 0 && y > 0 && a[x-1].Hash == b[y-1].Hash && !(ends[d] > 0 && x-1 < ends[d]) {
				x, y = x-1, y-1
			}
			n := i - x
			for x+n < len(a) && y+n < len(b) && a[x+n].Hash == b[y+n].Hash {
				n++
			}
			if n < shingle {
				continue // two shingles of the same hash
			}
			out = append(out, Passage{A: [2]int{x, x + n}, B: [2]int{y, y + n}, Shared: n, runs: [][3]int{{x, y, n}}})
			ends[d] = x + n
		}
	}
	return out
}
