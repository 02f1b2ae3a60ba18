package eval

import (
	"path/filepath"

	"strings"

	"hearsay/internal/eval/conllu"
	"hearsay/internal/read/lemma"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Tags scores UPOS and XPOS accuracy, gold tokens, on UD English EWT test, and on PUD,
// which the training data knows nothing of; and lemmas, capitals aside, of gold tokens and
// classes (tags.lemma.ewt).
func Tags(dir string) (*Report, error) {
	t, err := tag.Load(en.Tags)
	if err != nil {
		return nil, err
	}
	lemmas, err := lemma.New()
	if err != nil {
		return nil, err
	}
	rep := &Report{Version: tag.FeatureVersion, Corpus: "UD English EWT test, PUD", Figures: map[string]Figure{}}
	for _, bank := range []struct{ name, file string }{{"ewt", "en_ewt-ud-test"}, {"pud", "en_pud-ud-test"}} {
		sents, err := conllu.Load(filepath.Join(dir, "lang", "ud_en", bank.file+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		type count struct{ n, upos, xpos, lemma int }
		counts := make([]count, len(sents))
		var w tag.Work
		for i, s := range sents {
			words := make([]string, len(s.Words))
			for k, x := range s.Words {
				words[k] = x.Form
			}
			for k, g := range t.Tag(nil, &w, tag.Doc(words)) {
				counts[i].n++
				if t.UPOS(g) == s.Words[k].UPOS {
					counts[i].upos++
				}
				if t.XPOS(g) == s.Words[k].XPOS {
					counts[i].xpos++
				}
				if strings.EqualFold(string(lemmas.Append(nil, s.Words[k].Form, tag.ClassOf(s.Words[k].UPOS))), s.Words[k].Lemma) {
					counts[i].lemma++
				}
			}
		}
		for _, f := range []struct {
			name string
			of   func(count) int
		}{{"upos", func(c count) int { return c.upos }}, {"xpos", func(c count) int { return c.xpos }}, {"lemma", func(c count) int { return c.lemma }}} {
			stat := func(ids []int) float64 {
				n, hit := 0, 0
				for _, k := range ids {
					n += counts[k].n
					hit += f.of(counts[k])
				}
				return 100 * float64(hit) / float64(max(n, 1))
			}
			all, n := make([]int, len(counts)), 0
			for i := range all {
				all[i] = i
				n += counts[i].n
			}
			lo, hi := bootstrap(len(counts), stat)
			rep.add("tags."+f.name+"."+bank.name, Figure{Value: stat(all), Lo: lo, Hi: hi, N: n})
		}
	}
	return rep, nil
}
