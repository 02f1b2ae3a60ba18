package quote

import (
	"encoding/json"
	"fmt"

	"hearsay/internal/read/crf"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Labels of a token. A span starts with its B label, so that two that touch stay apart.
const (
	O uint8 = iota
	BSource
	ISource
	BCue
	ICue
	BContent
	IContent
	numLabels
)

// LabelNames in the order of their numbers.
var LabelNames = []string{"O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"}

// Forbidden reports whether label to cannot follow label from (-1 for the start): an I
// label goes on with a span of its own role only.
func Forbidden(from, to int) bool {
	switch uint8(to) {
	case ISource, ICue, IContent:
		return from != to && from != to-1
	}
	return false
}

// Tagger labels the tokens of texts. It is read only and safe for concurrent use.
type Tagger struct {
	model *crf.Model
	cues  *CueTable
	head  crf.Header
}

// Load reads the weights file that `hearsay train quotes` wrote.
func Load(data []byte) (*Tagger, error) {
	m, h, err := crf.Read(data)
	if err != nil {
		return nil, fmt.Errorf("quote weights: %w", err)
	}
	if h.Features != FeatureVersion {
		return nil, fmt.Errorf("quote weights: made for features %q, this program has %q", h.Features, FeatureVersion)
	}
	t := &Tagger{model: m, cues: NewCueTable(), head: h}
	if err := json.Unmarshal(h.Extra, t.cues); err != nil {
		return nil, fmt.Errorf("quote weights: %w", err)
	}
	return t, nil
}

// Manifest returns how the weights were made.
func (t *Tagger) Manifest() map[string]string { return t.head.Manifest }

// Work is the memory of one goroutine's tagging.
type Work struct {
	a    analysis
	l    crf.Lattice
	rows []uint32
	tags []uint8
	prob []float32
	link linker
}

// tag fills w.tags and w.prob, the marginal probability of each tag, for all tokens of d.
func (t *Tagger) tag(w *Work, d *text.Doc, pos []tag.Tag, headline bool) {
	w.a.fill(d, pos, t.cues, headline)
	n := len(d.Toks)
	if cap(w.tags) < n {
		w.tags, w.prob = make([]uint8, n+n/2), make([]float32, n+n/2)
	}
	w.tags, w.prob = w.tags[:n], w.prob[:n]
	for _, p := range d.Paras {
		w.l.Reset(p.Len())
		for i := p.Start; i < p.End; i++ {
			w.rows = w.a.extract(w.rows[:0], i, p.Start, p.End, t.model.Bits)
			t.model.Score(&w.l, i-p.Start, w.rows)
		}
		path := t.model.Decode(&w.l)
		t.model.Marginals(&w.l)
		for k, y := range path {
			w.tags[p.Start+k] = y
			w.prob[p.Start+k] = float32(w.l.Prob(k, y))
		}
	}
	layouts(d, w.tags, w.prob)
}
