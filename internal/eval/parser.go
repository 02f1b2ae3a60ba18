package eval

import (
	"path/filepath"

	"hearsay/internal/eval/conllu"
	"hearsay/internal/read/parse"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/internal/train"
	"hearsay/lexicon/en"
)

// Parser scores UAS and LAS (subtypes as trained, punctuation included) with the tagger's
// own tags on gold tokens of UD English EWT test and PUD, and the F1 of subjects and objects.
// No parser is built into the program yet; model is a file of `hearsay train parser`.
func Parser(dir string, model []byte) (*Report, error) {
	tagger, err := tag.Load(en.Tags)
	if err != nil {
		return nil, err
	}
	p, err := parse.Load(model)
	if err != nil {
		return nil, err
	}
	rep := &Report{Version: parse.FeatureVersion, Corpus: "UD English EWT test, PUD", Figures: map[string]Figure{}}
	for _, bank := range []struct{ name, file string }{{"ewt", "en_ewt-ud-test"}, {"pud", "en_pud-ud-test"}} {
		sents, err := conllu.Load(filepath.Join(dir, "lang", "ud_en", bank.file+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		type count struct{ n, uas, las, pred, gold, core int }
		counts := make([]count, len(sents))
		var w parse.Work
		var tw tag.Work
		for i, s := range sents {
			d := tag.Doc(train.Words(s))
			arcs := make([]parse.Arc, len(d.Toks))
			p.Parse(arcs, &w, d, tagger.Tag(nil, &tw, d), text.Range{Start: 0, End: len(d.Toks)})
			for k, a := range arcs {
				want, got := train.Relation(s.Words[k].Rel), p.Name(a.Rel)
				right := int(a.Head) == s.Words[k].Head-1
				c := &counts[i]
				c.n++
				if right {
					c.uas++
				}
				if right && want == got {
					c.las++
				}
				if core[want] {
					c.gold++
				}
				if core[got] {
					c.pred++
					if right && want == got {
						c.core++
					}
				}
			}
		}
		figures := []struct {
			name string
			of   func(c count) (float64, float64)
		}{
			{"uas", func(c count) (float64, float64) { return float64(c.uas), float64(c.n) }},
			{"las", func(c count) (float64, float64) { return float64(c.las), float64(c.n) }},
			{"core", func(c count) (float64, float64) { return 2 * float64(c.core), float64(c.pred + c.gold) }},
		}
		for _, f := range figures {
			stat := func(ids []int) float64 {
				a, b := 0.0, 0.0
				for _, k := range ids {
					x, y := f.of(counts[k])
					a, b = a+x, b+y
				}
				return 100 * a / max(b, 1)
			}
			all, n := make([]int, len(counts)), 0
			for i := range all {
				all[i] = i
				n += counts[i].n
			}
			lo, hi := bootstrap(len(counts), stat)
			rep.add("parse."+f.name+"."+bank.name, Figure{Value: stat(all), Lo: lo, Hi: hi, N: n})
		}
	}
	return rep, nil
}

var core = map[string]bool{"nsubj": true, "nsubj:pass": true, "obj": true}
