package en

import (
	_ "embed"
	"maps"
	"math"
	"slices"
	"sync"

	"hearsay/internal/read/model"
)

//go:embed terms.model
var terms []byte

// TermFile returns the bytes of terms.model.
func TermFile() []byte { return terms }

// TermTable tells in how many texts a term stands. Terms are kept by hash (package
// link/story cuts and hashes them).
type TermTable struct {
	Rarity map[uint64]uint8 // TermSteps times the natural logarithm of texts/texts with the term
	Rarest uint8            // of a term that is not in the table
}

// TermSteps are the steps of one unit of Rarity.
const TermSteps = 16

// Of returns the inverse document frequency of a term in nats, from 0 for one that stands in
// every text.
func (t *TermTable) Of(term uint64) float64 {
	if r, ok := t.Rarity[term]; ok {
		return float64(r) / TermSteps
	}
	return float64(t.Rarest) / TermSteps
}

// NewTermTable returns the table of terms that stand in df texts of n each. Terms in fewer
// than least texts are left out and count as the rarest.
func NewTermTable(df map[uint64]int, n, least int) *TermTable {
	step := func(x float64) uint8 { return uint8(min(255, math.Round(TermSteps*max(0, x)))) }
	t := &TermTable{Rarity: map[uint64]uint8{}, Rarest: step(math.Log(float64(n) / max(1, float64(least)-1)))}
	for h, k := range df {
		if k >= least {
			t.Rarity[h] = step(math.Log(float64(n) / float64(k)))
		}
	}
	return t
}

// Merge adds the terms of o, a table of another language: a term of both is as rare as where it
// is most frequent, and none is rarer than t's rarest.
func (t *TermTable) Merge(o *TermTable) {
	for h, r := range o.Rarity {
		old, ok := t.Rarity[h]
		if !ok {
			old = t.Rarest
		}
		if r < old || ok {
			t.Rarity[h] = min(r, old)
		}
	}
}

// termFeatures names what the table's hashes are of.
const termFeatures = "story-term/1"

// Pack returns t as a model file of kind "terms".
func (t *TermTable) Pack(manifest map[string]string) ([]byte, error) {
	all := model.Section{Name: "rarity", Type: model.Int8, Width: 1}
	for _, h := range slices.Sorted(maps.Keys(t.Rarity)) {
		all.Add(h, []byte{t.Rarity[h]})
	}
	rest := model.Section{Name: "rarest", Type: model.Int8, Width: 1}
	rest.Add(1, []byte{t.Rarest})
	f := model.File{Header: model.Header{Kind: "terms", Features: termFeatures, Manifest: manifest}, Sections: []model.Section{all, rest}}
	return f.Pack()
}

// ReadTerms reads what Pack returned; of no bytes, a table in which all terms are alike.
// Errors wrap those of package model.
func ReadTerms(data []byte) (*TermTable, error) {
	t := &TermTable{Rarity: map[uint64]uint8{}, Rarest: 6 * TermSteps}
	if len(data) == 0 {
		return t, nil
	}
	f, err := model.Unpack(data, "terms", termFeatures)
	if err != nil {
		return nil, err
	}
	rest, err := f.Section("rarest", model.Int8, 1)
	if err != nil {
		return nil, err
	}
	if len(rest.Values) == 1 {
		t.Rarest = rest.Values[0]
	}
	s, err := f.Section("rarity", model.Int8, 1)
	if err != nil {
		return nil, err
	}
	for k, h := range s.IDs {
		t.Rarity[h] = s.Values[k]
	}
	return t, nil
}

// Terms returns the built-in table, read once.
var Terms = sync.OnceValues(func() (*TermTable, error) { return ReadTerms(terms) })
