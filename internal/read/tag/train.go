package tag

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"hearsay"
	"hearsay/internal/read/linear"
	"hearsay/internal/read/model"
	"hearsay/internal/text"
)

// Sentence is one gold sentence: words and their joint labels, "XPOS|UPOS".
type Sentence struct{ Words, Tags []string }

// Options of training. The zero value is the recipe of the shipped file.
type Options struct {
	Epochs int     // 8
	Prune  float64 // averaged weights below are dropped; 1.2: 1.6 MB instead of 4.1, 0.1 points less
	Seed   uint64

	Progress func(epoch int, right float64) // share of tokens tagged right while learning
}

// Train returns the model file. Words seen at least 20 times of which at least 99.5 % had
// one tag are answered from a dictionary.
func Train(sents []Sentence, o Options, manifest map[string]string) ([]byte, error) {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Prune == 0 {
		o.Prune = 1.2
	}
	classes, number := labels(sents)
	docs := make([]text.Doc, len(sents))
	for i, s := range sents {
		docs[i] = *Doc(s.Words)
	}
	dict := dictionary(sents, number)
	p := linear.NewPerceptron(classes)
	order := make([]int, len(sents))
	for i := range order {
		order[i] = i
	}
	var w Work
	scores := make([]float32, len(classes))
	for e := range o.Epochs {
		rand.New(rand.NewPCG(o.Seed, uint64(e))).Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right, all := 0, 0
		for _, k := range order {
			d := &docs[k]
			w.fill(d, &dict)
			whole := text.Range{Start: 0, End: len(d.Toks)}
			p1, p2 := Tag(254), Tag(255)
			for i, name := range sents[k].Tags {
				want := number[name]
				got, ok := dict.Known[w.words[i].form]
				if !ok {
					w.feats = features(w.feats[:0], w.words, i, whole, p1, p2)
					p.Score(scores, w.feats)
					best := 0
					for c := range scores {
						if scores[c] > scores[best] {
							best = c
						}
					}
					p.Update(w.feats, int(want), best)
					got = Tag(best)
				}
				if got == want {
					right++
				}
				all++
				p1, p2 = got, p1
			}
		}
		if o.Progress != nil {
			o.Progress(e+1, float64(right)/float64(max(all, 1)))
		}
	}
	manifest["epochs"], manifest["seed"] = strconv.Itoa(o.Epochs), strconv.FormatUint(o.Seed, 10)
	f := model.File{Header: model.Header{Kind: "tags", Features: fingerprint(), Classes: classes, Manifest: manifest}}
	f.Sections = append(dict.sections(), p.Model(o.Prune).Section("rows"))
	return f.Pack()
}

func labels(sents []Sentence) (classes []string, number map[string]Tag) {
	number = map[string]Tag{}
	for _, s := range sents {
		for _, t := range s.Tags {
			number[t] = 0
		}
	}
	for t := range number {
		classes = append(classes, t)
	}
	slices.Sort(classes)
	for i, t := range classes {
		number[t] = Tag(i)
	}
	return classes, number
}

// usualCount is how often a word must be seen for its most frequent tag to be a feature.
const usualCount = 4

func dictionary(sents []Sentence, number map[string]Tag) dictionaries {
	forms, lowers := map[uint64]map[Tag]int{}, map[uint64]map[Tag]int{}
	add := func(m map[uint64]map[Tag]int, k uint64, t Tag) {
		if m[k] == nil {
			m[k] = map[Tag]int{}
		}
		m[k][t]++
	}
	for _, s := range sents {
		for i, w := range s.Words {
			x := analyse(w)
			add(forms, x.form, number[s.Tags[i]])
			add(lowers, x.lower, number[s.Tags[i]])
		}
	}
	out := dictionaries{map[uint64]Tag{}, map[uint64]Tag{}}
	for f, tags := range forms {
		if t, n, total := most(tags); total >= 20 && float64(n) >= 0.995*float64(total) {
			out.Known[f] = t
		}
	}
	for f, tags := range lowers {
		if t, _, total := most(tags); total >= usualCount {
			out.Usual[f] = t
		}
	}
	return out
}

// most returns the most frequent tag, the lowest of equals, its count and that of all.
func most(tags map[Tag]int) (best Tag, n, total int) {
	for t, k := range tags {
		total += k
		if k > n || k == n && t < best {
			best, n = t, k
		}
	}
	return best, n, total
}

// Doc makes a document of given words: one sentence, one space between words.
func Doc(words []string) *text.Doc {
	d := &text.Doc{}
	for i, w := range words {
		if i > 0 {
			d.Src += " "
		}
		start := len(d.Src)
		d.Src += w
		d.Toks = append(d.Toks, text.Token{Span: hearsay.Span{Start: start, End: len(d.Src)}})
	}
	all := text.Range{Start: 0, End: len(d.Toks)}
	d.Paras, d.Sents = []text.Range{all}, []text.Range{all}
	return d
}
