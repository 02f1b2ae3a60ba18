package quote

import (
	"fmt"

	"hearsay/internal/read/crf"
	"hearsay/internal/read/linear"
	"hearsay/internal/read/model"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
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
	model    *crf.Model
	cues     *CueTable
	second   // nil ones: the field's best labelling and the linking rules alone
	manifest map[string]string
}

// second is what goes over the field's work: the ranker of spans, and the judges of
// pieces and whole quotes.
type second struct{ spans, pieces, quotes *linear.Logit }

// Load reads the weights file that `hearsay train quotes` wrote, to be used with the states
// of w. Errors wrap those of package model.
func Load(data []byte, w *world.World) (*Tagger, error) {
	f, err := model.Unpack(data, "quotes", fingerprint())
	if err != nil {
		return nil, err
	}
	t := &Tagger{manifest: f.Header.Manifest}
	if len(f.Header.Classes) != int(numLabels) {
		return nil, fmt.Errorf("quotes model: %w: %d labels", model.ErrFormat, len(f.Header.Classes))
	}
	t.model, err = crf.FromFile(f, int(numLabels))
	if err == nil {
		if t.cues, err = cuesFromFile(f); err == nil {
			t.cues.world = w
		}
	}
	for _, s := range []struct {
		name string
		to   **linear.Logit
	}{{"spans", &t.spans}, {"pieces", &t.pieces}, {"quotes", &t.quotes}} {
		if err == nil {
			*s.to, err = linear.LogitFromFile(f, s.name)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("quotes model: %w", err)
	}
	return t, nil
}

// Pack trains the second stage on held parts and returns the weights file of it and of a
// field and cue table trained on all of them. There must be two parts or more.
func Pack(field *crf.Model, cues *CueTable, held []Held, pos *tag.Tagger, manifest map[string]string) ([]byte, error) {
	if len(held) < 2 {
		return nil, fmt.Errorf("quotes model: %d parts held out, want two or more", len(held))
	}
	s := trainSecond(held, pos)
	f := model.File{Header: model.Header{Kind: "quotes", Features: fingerprint(), Classes: LabelNames, Manifest: manifest}}
	f.Sections = append(field.Sections(), cues.sections()...)
	f.Sections = append(f.Sections, s.spans.Sections("spans")...)
	f.Sections = append(f.Sections, s.pieces.Sections("pieces")...)
	f.Sections = append(f.Sections, s.quotes.Sections("quotes")...)
	return f.Pack()
}

// Manifest returns how the weights were made.
func (t *Tagger) Manifest() map[string]string { return t.manifest }

// Work is the memory of one goroutine's tagging.
type Work struct {
	view   view
	a      analysis
	l      crf.Lattice
	rows   []uint32
	tags   []uint8
	prob   []float32             // marginal of the tag chosen
	marg   [][crf.Labels]float32 // marginals of all labels
	near   []neighbours
	spans  spanWork
	notes  []note
	odds   []float32
	others []text.Range
	link   linker
}

// tag fills w.tags and w.prob, the marginal probability of each tag, for all tokens of d as
// features see it, w.view.
func (t *Tagger) tag(w *Work, d *text.Doc, pos []tag.Tag, headline bool) {
	w.view.of(d, pos, t.cues)
	d = &w.view.doc
	w.a.fill(d, w.view.pos, w.view.kinds, t.cues, headline)
	n := len(d.Toks)
	w.tags, w.prob, w.marg, w.near = sized(w.tags, n), sized(w.prob, n), sized(w.marg, n), sized(w.near, n)
	w.notes = w.notes[:0]
	for _, p := range d.Paras {
		t.field(w, p)
		w.surroundings(p)
		if t.spans == nil {
			copy(w.tags[p.Start:p.End], t.model.Decode(&w.l))
		} else {
			w.candidates(t.model, p)
			w.rank(t.spans, p)
			w.choose(p, w.tags)
		}
		for i := p.Start; i < p.End; i++ {
			w.prob[i] = w.marg[i][w.tags[i]]
		}
	}
	layouts(d, w.tags, w.prob)
}

// field scores paragraph p and fills its marginals.
func (t *Tagger) field(w *Work, p text.Range) {
	w.l.Reset(p.Len())
	for i := p.Start; i < p.End; i++ {
		w.rows = w.a.extract(w.rows[:0], i, p.Start, p.End, t.model.Bits)
		t.model.Score(&w.l, i-p.Start, w.rows)
	}
	t.model.Marginals(&w.l)
	for i := p.Start; i < p.End; i++ {
		for y := range int(numLabels) {
			w.marg[i][y] = float32(w.l.Prob(i-p.Start, uint8(y)))
		}
	}
}
