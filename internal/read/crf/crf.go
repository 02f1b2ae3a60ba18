// Package crf is a linear-chain conditional random field over hashed features with at
// most eight labels: decoding, marginals, training and the weights file.
//
// A position's score for a label is the sum of the weight rows of its features; a chain's
// score adds transition weights (Lafferty, McCallum and Pereira 2001, "Conditional Random
// Fields", ICML). Features are row numbers in a table of 2^Bits rows, so that a model has
// a fixed size and no dictionary (Weinberger et al. 2009, "Feature Hashing", ICML).
// Weights are int8 times one scale; a row of eight is one 64-bit load.
//
// A Model is read only and safe for concurrent use; a Lattice is the work space of one
// goroutine and allocates nothing once it has grown.
package crf

import "math"

// Labels is the width of a row: the largest number of labels a model may have.
const Labels = 8

// Row is the weights of one feature: that of label y in byte y, the lowest first.
type Row uint64

// At returns the weight of label y.
func (r Row) At(y int) int8 { return int8(r >> (8 * y)) }

// With returns r with weight w for label y, which had none.
func (r Row) With(y int, w int8) Row { return r | Row(uint8(w))<<(8*y) }

// Model is a trained field.
type Model struct {
	N     int   // number of labels in use
	Bits  int   // log2 of the number of rows
	Rows  []Row // weights in units of Scale
	Scale float32
	Trans [Labels][Labels]float32 // from, to; forbidden ones are -Inf
	Start [Labels]float32
}

// Lattice holds the scores of one sequence: fill it with Reset and Add, then Decode or Marginals.
type Lattice struct {
	Emit  [][Labels]float32
	back  [][Labels]uint8
	alpha [][Labels]float64 // scaled forward
	beta  [][Labels]float64
	exp   [][Labels]float64
	Path  []uint8
	rows  [most]Row               // work space of Score
	move  [Labels][Labels]float64 // weights of transitions, without logarithm: from, to
	into  [Labels][Labels]float64 // the same: to, from
}

// Reset prepares for a sequence of n positions with all scores zero.
func (l *Lattice) Reset(n int) {
	if cap(l.Emit) < n {
		c := n + n/2 + 64
		l.Emit = make([][Labels]float32, c)
		l.back = make([][Labels]uint8, c)
		l.alpha = make([][Labels]float64, c)
		l.beta = make([][Labels]float64, c)
		l.exp = make([][Labels]float64, c)
		l.Path = make([]uint8, c)
	}
	l.Emit, l.back, l.alpha, l.beta, l.exp, l.Path = l.Emit[:n], l.back[:n], l.alpha[:n], l.beta[:n], l.exp[:n], l.Path[:n]
	clear(l.Emit)
}

// most is how many rows are added at a time: 256 of the 257 that two words of lanes can take.
const most = 256

// Score sets the scores of position i of l to the sum of the rows of features. Eight
// weights are added at a time: shifted by 128 they are positive, and two words with lanes of
// 16 bits take 257 of them before a lane could run over. Rows are fetched in a loop that does nothing else: they lie far
// apart in memory, and the shorter the loop the more of them the processor waits for at once.
func (m *Model) Score(l *Lattice, i int, features []uint32) {
	const shift, even = 0x8080808080808080, 0x00FF00FF00FF00FF
	var s [Labels]int32
	for len(features) > 0 {
		part := features[:min(most, len(features))]
		features = features[len(part):]
		rows := l.rows[:len(part)]
		for j, f := range part {
			rows[j] = m.Rows[f]
		}
		var lo, hi uint64
		for _, r := range rows {
			x := uint64(r) ^ shift
			lo += x & even
			hi += x >> 8 & even
		}
		n := int32(128 * len(part))
		for y := 0; y < Labels; y += 2 {
			s[y] += int32(lo>>(8*y)&0xFFFF) - n
			s[y+1] += int32(hi>>(8*y)&0xFFFF) - n
		}
	}
	for y := range s {
		l.Emit[i][y] = float32(s[y]) * m.Scale
	}
}

// Decode fills l.Path with the best sequence of labels (Viterbi). Time is O(n·N²).
func (m *Model) Decode(l *Lattice) []uint8 {
	n := len(l.Emit)
	if n == 0 {
		return l.Path
	}
	var cur, next [Labels]float32
	for y := range m.N {
		cur[y] = l.Emit[0][y] + m.Start[y]
	}
	for i := 1; i < n; i++ {
		for y := range m.N {
			best, from := float32(math.Inf(-1)), 0
			for x := range m.N {
				if s := cur[x] + m.Trans[x][y]; s > best {
					best, from = s, x
				}
			}
			next[y] = best + l.Emit[i][y]
			l.back[i][y] = uint8(from)
		}
		cur = next
	}
	best := 0
	for y := 1; y < m.N; y++ {
		if cur[y] > cur[best] {
			best = y
		}
	}
	for i := n - 1; i >= 0; i-- {
		l.Path[i] = uint8(best)
		best = int(l.back[i][best])
	}
	return l.Path
}

// Marginals runs forward and backward passes with scaling, after which Prob answers. It
// returns log Z, the natural logarithm of the partition function.
func (m *Model) Marginals(l *Lattice) float64 {
	n := len(l.Emit)
	if n == 0 {
		return 0
	}
	start := m.expTrans(l)
	logZ := m.forward(l, &start)
	for y := range m.N {
		l.beta[n-1][y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		m.backward(l, i)
	}
	return logZ
}

// forward fills l.exp and l.alpha, each of which adds up to 1 over labels, and returns log Z.
func (m *Model) forward(l *Lattice, start *[Labels]float64) float64 {
	logZ := 0.0
	for i := range l.Emit {
		e, a := &l.exp[i], &l.alpha[i]
		top := l.Emit[i][0]
		for y := 1; y < m.N; y++ {
			top = max(top, l.Emit[i][y])
		}
		for y := range m.N {
			e[y] = math.Exp(float64(l.Emit[i][y] - top))
		}
		logZ += float64(top)
		in := *start
		if i > 0 {
			in = [Labels]float64{}
			for x := range m.N {
				p, row := l.alpha[i-1][x], &l.move[x]
				for y := range row {
					in[y] += p * row[y]
				}
			}
		}
		sum := 0.0
		for y := range m.N {
			a[y] = in[y] * e[y]
			sum += a[y]
		}
		for y := range m.N {
			a[y] /= sum
		}
		logZ += math.Log(sum)
	}
	return logZ
}

// backward fills l.beta of position i from that of the next.
func (m *Model) backward(l *Lattice, i int) {
	var b [Labels]float64
	for y := range m.N {
		e, next, row := l.exp[i+1][y], l.beta[i+1][y], &l.into[y]
		for x := range row {
			b[x] += row[x] * e * next
		}
	}
	sum := 0.0
	for x := range m.N {
		sum += b[x] * l.alpha[i][x]
	}
	for x := range m.N {
		l.beta[i][x] = b[x] / sum
	}
}

// Prob returns the marginal probability of label y at position i, after Marginals.
func (l *Lattice) Prob(i int, y uint8) float64 { return l.alpha[i][y] * l.beta[i][y] }

// expTrans fills l.move and l.into and returns the weights of the start, without logarithm.
func (m *Model) expTrans(l *Lattice) (start [Labels]float64) {
	for x := range m.N {
		start[x] = math.Exp(float64(m.Start[x]))
		for y := range m.N {
			w := math.Exp(float64(m.Trans[x][y]))
			l.move[x][y], l.into[y][x] = w, w
		}
	}
	return start
}
