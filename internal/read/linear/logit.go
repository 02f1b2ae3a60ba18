package linear

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Logit is a logistic regression over hashed features (Weinberger et al. 2009, "Feature
// Hashing", ICML): what turns guesses of an earlier stage into calibrated probabilities. It is read
// only and safe for concurrent use.
type Logit struct {
	Bits  int     // log2 of the number of weights
	Scale float32 // of one step of W
	W     []int8
}

// Score returns the log-odds that the features speak for, to be added to a base.
func (m *Logit) Score(rows []uint32) float32 {
	s := int32(0)
	for _, r := range rows {
		s += int32(m.W[r])
	}
	return float32(s) * m.Scale
}

// Sigmoid turns log-odds into a probability.
func Sigmoid(x float32) float32 { return float32(1 / (1 + math.Exp(-float64(x)))) }

// LogOdds is the inverse of Sigmoid, kept finite for 0 and 1.
func LogOdds(p float32) float32 { return float32(math.Log(float64(p+1e-6) / float64(1-p+1e-6))) }

// LogitExample is one example: its features, the log-odds known before, and whether it is right.
type LogitExample struct {
	Rows []uint32
	Base float32
	Yes  bool
}

// LogitOptions of training. Zero fields take the default named.
type LogitOptions struct {
	Bits   int     // 16
	Epochs int     // 5
	Rate   float64 // AdaGrad step; 0.03
	L2     float64 // decay per update of a weight; 0.001
	Seed   uint64
}

// TrainLogit fits the log-likelihood by AdaGrad and averages the weights of the passes
// after the first. The same examples and options give the same model.
func TrainLogit(ex []LogitExample, o LogitOptions) *Logit {
	if o.Bits == 0 {
		o.Bits = 16
	}
	if o.Epochs == 0 {
		o.Epochs = 5
	}
	if o.Rate == 0 {
		o.Rate = 0.03
	}
	if o.L2 == 0 {
		o.L2 = 0.001
	}
	const damping = 0.3
	w, g2, sum := make([]float32, 1<<o.Bits), make([]float32, 1<<o.Bits), make([]float32, 1<<o.Bits)
	order := rand.New(rand.NewPCG(o.Seed, 1)).Perm(len(ex))
	for e := range o.Epochs {
		rand.New(rand.NewPCG(o.Seed, uint64(e)+2)).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			x := &ex[k]
			s := x.Base
			for _, r := range x.Rows {
				s += w[r]
			}
			g := -Sigmoid(s)
			if x.Yes {
				g++
			}
			if g < 1e-3 && g > -1e-3 {
				continue
			}
			for _, r := range x.Rows {
				d := g - float32(o.L2)*w[r]
				g2[r] += d * d
				w[r] += float32(o.Rate) * d / (float32(math.Sqrt(float64(g2[r]))) + damping)
			}
		}
		if e > 0 || o.Epochs == 1 {
			for i := range w {
				sum[i] += w[i]
			}
		}
	}
	return quantized(sum, float32(max(1, o.Epochs-1)), o.Bits)
}

// quantized rounds sum/n to int8; the scale lets one weight in 2,000 saturate.
func quantized(sum []float32, n float32, bits int) *Logit {
	m := &Logit{Bits: bits, Scale: 1, W: make([]int8, len(sum))}
	var abs []float32
	for _, s := range sum {
		if s != 0 {
			abs = append(abs, float32(math.Abs(float64(s/n))))
		}
	}
	if len(abs) == 0 {
		return m
	}
	slices.Sort(abs)
	m.Scale = abs[min(len(abs)-1, len(abs)-len(abs)/2000-1)] / 127
	for i, s := range sum {
		m.W[i] = int8(max(-127, min(127, math.Round(float64(s/n/m.Scale)))))
	}
	return m
}
