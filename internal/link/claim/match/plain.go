package match

import "math"

// Plain is BM25 over words as they are given, with the customary constants 1.2 and .75: the
// baseline that anybody can build in a minute, for comparison.
type Plain struct {
	postings map[string][]posting
	length   []float64
	mean     float64
}

// NewPlain builds a baseline of documents given as words.
func NewPlain(docs [][]string) *Plain {
	p := &Plain{postings: map[string][]posting{}}
	sum := 0.0
	for i, words := range docs {
		count := map[string]float32{}
		for _, w := range words {
			count[w]++
		}
		for w, n := range count {
			p.postings[w] = append(p.postings[w], posting{int32(i), n})
		}
		p.length = append(p.length, float64(len(words)))
		sum += float64(len(words))
	}
	p.mean = max(sum/float64(max(len(docs), 1)), 1)
	return p
}

// Rank returns the k best documents; a word counts as often as the query holds it.
func (p *Plain) Rank(query []string, k int) []Hit {
	score := make([]float64, len(p.length))
	n := float64(len(p.length))
	for _, w := range query {
		l := p.postings[w]
		idf := math.Log(1 + (n-float64(len(l))+.5)/(float64(len(l))+.5))
		for _, d := range l {
			tf := float64(d.tf)
			score[d.doc] += idf * tf * 2.2 / (tf + 1.2*(.25+.75*p.length[d.doc]/p.mean))
		}
	}
	var hits []Hit
	for i, s := range score {
		if s > 0 {
			hits = append(hits, Hit{i, s})
		}
	}
	sortHits(hits)
	return hits[:min(k, len(hits))]
}
