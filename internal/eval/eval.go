// Package eval measures the reader against gold corpora on the user's disk: figures with
// counts and bootstrap intervals, floors they must not fall under, and the published and
// human figures they stand beside.
//
// Train on train, choose on dev; anything else is held out and not here. Every figure
// names the corpus it comes from. The results file (results.json beside this package) holds
// what was reached and the floor of each figure; floors are only raised.
package eval

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// Figure is one measured number. Percentages run from 0 to 100.
type Figure struct {
	Value float64 `json:"value"`
	Lo    float64 `json:"lo"` // 95 % bootstrap interval over documents
	Hi    float64 `json:"hi"`
	N     int     `json:"n"` // gold items it rests on
}

// Report is the outcome of one evaluation.
type Report struct {
	Version string            `json:"version"` // of the reader measured
	Corpus  string            `json:"corpus"`
	Figures map[string]Figure `json:"figures"`
	Order   []string          `json:"-"` // names in the order to print
}

// Floor is what a figure may not fall under, with what it stands beside.
type Floor struct {
	Floor     float64 `json:"floor,omitempty"`
	Ceiling   float64 `json:"ceiling,omitempty"` // for figures of which less is better; 0 with reached 0 means none at all
	Reached   float64 `json:"reached"`
	Human     float64 `json:"human,omitempty"`     // agreement of two people, same scorer
	Published float64 `json:"published,omitempty"` // best comparable published system
	Goal      float64 `json:"goal,omitempty"`
}

// unbound tells a figure that only has a goal, which no run must reach: times, since machines differ.
func (f Floor) unbound() bool { return f.Floor == 0 && f.Ceiling == 0 && f.Reached == 0 && f.Goal > 0 }

//go:embed results.json
var results []byte

// Floors returns the versioned results by figure name.
func Floors() (map[string]Floor, error) {
	var f struct {
		Figures map[string]Floor `json:"figures"`
	}
	if err := json.Unmarshal(results, &f); err != nil {
		return nil, fmt.Errorf("results.json: %w", err)
	}
	return f.Figures, nil
}

// Under returns the names of r's figures that lie under their floors or above their
// ceilings, sorted. Figures are compared to two decimals.
func (r *Report) Under(floors map[string]Floor) []string {
	var out []string
	for name, f := range r.Figures {
		fl, ok := floors[name]
		v := math.Round(f.Value*100) / 100
		if ok && !fl.unbound() && (v < fl.Floor || fl.Floor == 0 && v > fl.Ceiling) {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

// resamples of the bootstrap; the interval's ends move by about a tenth of a point.
const resamples = 400

// bootstrap returns the 95 % percentile interval (Efron 1979) of stat over samples of n
// documents with replacement, with a fixed seed.
func bootstrap(n int, stat func(docs []int) float64) (lo, hi float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	docs := make([]int, n)
	values := make([]float64, resamples)
	for k := range values {
		for i := range docs {
			docs[i] = rng.IntN(n)
		}
		values[k] = stat(docs)
	}
	slices.Sort(values)
	return values[resamples*25/1000], values[resamples*975/1000]
}
