package crf

// Span is a stretch of positions that may be one piece: labelled Begin, then Begin+1, and
// not gone on with.
type Span struct {
	Start, End int
	Begin      uint8
	P          float32 // its posterior probability
}

// Spans appends to dst every span whose probability is at least least, in order of start,
// then Begin, then end. Call it after Marginals. Labels with an odd number begin a span and
// the next one continues it. The posterior of a chain is itself a Markov chain, so that a
// span's probability is a product along it; stretches too unlikely are given up early.
func (m *Model) Spans(dst []Span, l *Lattice, least float64) []Span {
	n := len(l.Emit)
	et := &l.move
	for i := range n {
		for b := 1; b+1 < m.N; b += 2 {
			surv := l.alpha[i][b] * l.beta[i][b]
			if surv < least {
				continue
			}
			from := b
			for k := i + 1; ; k++ {
				stay := 0.0
				if k < n {
					sum := 0.0
					for y := range m.N {
						sum += et[from][y] * l.exp[k][y] * l.beta[k][y]
					}
					if sum > 0 {
						stay = et[from][b+1] * l.exp[k][b+1] * l.beta[k][b+1] / sum
					}
				}
				if p := surv * (1 - stay); p >= least {
					dst = append(dst, Span{i, k, uint8(b), float32(p)})
				}
				if surv *= stay; surv < least {
					break
				}
				from = b + 1
			}
		}
	}
	return dst
}
