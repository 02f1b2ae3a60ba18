package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"hearsay/internal/read/hedge"
	"hearsay/internal/read/tag"
)

// factSentence is one sentence with the events it tells, in tokens as the corpus cuts them.
type factSentence struct {
	Dataset string `json:"dataset"`
	Text    string `json:"text"` // tokens separated by spaces
	Targets []struct {
		Tok        [2]int  `json:"tok"` // half open
		Factuality float64 `json:"factuality"`
	} `json:"targets"`
}

// Factuality scores package hedge on the UW part (Lee et al. 2015, "Event Detection and
// Factuality Assessment with Non-Expert Supervision") of events/factuality_dev under dir.
// factuality.r is Pearson's correlation times 100, factuality.mae the mean absolute error in
// points of the scale from −3 to 3. The points of factuality.tsv were chosen on this very
// file; its test part is not here.
func Factuality(dir string, t *tag.Tagger) (*Report, error) {
	sents, err := loadFactuality(filepath.Join(dir, "events", "factuality_dev.jsonl.gz"), "UW")
	if err != nil {
		return nil, err
	}
	type pair struct{ got, want float64 }
	pairs, n := make([][]pair, len(sents)), 0
	var w tag.Work
	for k, s := range sents {
		d := tag.Doc(strings.Fields(s.Text))
		pos := t.Tag(nil, &w, d)
		for _, x := range s.Targets {
			if x.Tok[0] < 0 || x.Tok[0] >= len(d.Toks) {
				return nil, fmt.Errorf("factuality: target %v outside %d tokens", x.Tok, len(d.Toks))
			}
			pairs[k] = append(pairs[k], pair{hedge.Factuality(d, pos, t, x.Tok[0]), x.Factuality})
			n++
		}
	}
	rep := &Report{Version: "hedge/1", Corpus: "UW dev", Figures: map[string]Figure{}}
	all := make([]int, len(sents))
	for i := range all {
		all[i] = i
	}
	for _, f := range []struct {
		name string
		of   func(docs []int) float64
	}{
		{"factuality.r", func(docs []int) float64 {
			var m, x, y, xx, yy, xy float64
			for _, d := range docs {
				for _, p := range pairs[d] {
					m, x, y, xx, yy, xy = m+1, x+p.got, y+p.want, xx+p.got*p.got, yy+p.want*p.want, xy+p.got*p.want
				}
			}
			return 100 * (m*xy - x*y) / math.Sqrt((m*xx-x*x)*(m*yy-y*y))
		}},
		{"factuality.mae", func(docs []int) float64 {
			var m, e float64
			for _, d := range docs {
				for _, p := range pairs[d] {
					m, e = m+1, e+math.Abs(p.got-p.want)
				}
			}
			return e / m
		}},
	} {
		lo, hi := bootstrap(len(sents), f.of)
		rep.add(f.name, Figure{Value: f.of(all), Lo: lo, Hi: hi, N: n})
	}
	return rep, nil
}

// loadFactuality returns the sentences of one data set of path.
func loadFactuality(path, dataset string) ([]factSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []factSentence
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		var r factSentence
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", path, n, err)
		}
		if r.Dataset == dataset {
			out = append(out, r)
		}
	}
	return out, s.Err()
}
