package linear

import (
	"math"
	"slices"
)

// Perceptron trains a Model by the averaged perceptron (Freund and Schapire 1999; Collins
// 2002, "Discriminative Training Methods for Hidden Markov Models", EMNLP). Drive it with
// Score and Update over the examples; the same calls give the same model.
type Perceptron struct {
	classes []string
	index   map[uint64]int32
	keys    []uint64
	rows    [][]cell
	now     int64
}

type cell struct {
	class uint8
	w     float32
	sum   float64 // w summed over the updates until stamp
	stamp int64
}

// NewPerceptron returns a trainer for at most 256 classes.
func NewPerceptron(classes []string) *Perceptron {
	return &Perceptron{classes: classes, index: map[uint64]int32{}}
}

// Score fills scores with the present weights.
func (p *Perceptron) Score(scores []float32, features []uint64) {
	clear(scores)
	for _, h := range features {
		if k, ok := p.index[h]; ok {
			for i := range p.rows[k] {
				scores[p.rows[k][i].class] += p.rows[k][i].w
			}
		}
	}
}

// Update moves the weights of features towards class want and away from class got, and
// counts one example. Call it for right answers too, with want == got.
func (p *Perceptron) Update(features []uint64, want, got int) {
	p.now++
	if want == got {
		return
	}
	for _, h := range features {
		k, ok := p.index[h]
		if !ok {
			k = int32(len(p.rows))
			p.index[h] = k
			p.keys = append(p.keys, h)
			p.rows = append(p.rows, nil)
		}
		p.add(k, uint8(want), 1)
		p.add(k, uint8(got), -1)
	}
}

func (p *Perceptron) add(k int32, class uint8, d float32) {
	row := p.rows[k]
	for i := range row {
		if c := &row[i]; c.class == class {
			c.sum += float64(c.w) * float64(p.now-c.stamp)
			c.stamp = p.now
			c.w += d
			return
		}
	}
	p.rows[k] = append(row, cell{class: class, w: d, stamp: p.now})
}

// Model returns the averaged weights. Those below prune (in units of one update kept
// through half the training) are dropped; features that lose all of theirs vanish.
func (p *Perceptron) Model(prune float64) *Model {
	const unit = 64 // int16 steps for a weight of one
	order := make([]int32, len(p.keys))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		if p.keys[a] < p.keys[b] {
			return -1
		}
		return 1
	})
	var keys []uint64
	var rows [][]entry
	for _, k := range order {
		var row []entry
		for _, c := range p.rows[k] {
			avg := (c.sum + float64(c.w)*float64(p.now-c.stamp)) / float64(max(p.now, 1))
			if math.Abs(avg) < prune {
				continue
			}
			if w := math.Round(avg * unit); w != 0 {
				row = append(row, entry{c.class, int16(max(-32767, min(32767, w)))})
			}
		}
		if len(row) > 0 {
			slices.SortFunc(row, func(a, b entry) int { return int(a.class) - int(b.class) })
			keys, rows = append(keys, p.keys[k]), append(rows, row)
		}
	}
	return build(p.classes, keys, rows)
}
