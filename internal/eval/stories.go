package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/story"
	"hearsay/lexicon/world"
)

// storyText is one document with the story it belongs to.
type storyText struct {
	ID, Topic, Story string
	rev              hearsay.Revision
}

// Stories measures package story on ECB+ (Cybulska and Vossen 2014), topics 1 to 35: each topic
// has two stories of similar happenings. All documents are clustered at once; they bear no
// time, so that text alone decides. links.stories.{p,r,f1} are B³ (Bagga and Baldwin 1998) by
// cross-validation over five folds of topics, the bar chosen on the other folds;
// links.stories.naive.f1 stands beside it: one pass over the documents in random order, tf-idf
// centroids, threshold .20, which was chosen on these documents. Intervals are over topics.
//
// links.stories.ruwa.* are of headlines of nine outlets with a day and one of nine events: see
// [ruwa].
func Stories(dir string, r QuoteReader) (*Report, error) {
	texts, err := ecb(filepath.Join(dir, "linking", "ecbplus", "docs_train.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	w, err := world.Load()
	if err != nil {
		return nil, err
	}
	table, err := story.NewTable(w)
	if err != nil {
		return nil, err
	}
	rep := &Report{Version: story.Version, Corpus: "ECB+ topics 1–35, RUWA headlines 2022", Figures: map[string]Figure{}}
	docs := make([]story.Doc, len(texts))
	for i := range texts {
		g := r.Read(&texts[i].rev)
		docs[i] = story.Doc{ID: texts[i].ID, Features: story.FeaturesOf(&link.Report{Revision: &texts[i].rev, Reading: &g}, table)}
	}
	var bars []map[string]tally
	for bar := .10; bar < .245; bar += .01 {
		bars = append(bars, tallies(texts, story.Cluster(docs, story.Options{Bar: bar})))
	}
	topics := topicsOf(texts)
	ours, naive := crossed(bars, topics), tallies(texts, onePass(texts, .20))
	rep.bcubed("links.stories.", ours, topics, true)
	rep.bcubed("links.stories.shipped.", tallies(texts, story.Cluster(docs, story.Options{})), topics, false)
	rep.bcubed("links.stories.naive.", naive, topics, false)
	return rep, ruwa(rep, filepath.Join(dir, "corpora", "ruwa_headlines_2022.jsonl.gz"), table)
}

// ecb reads the corpus: its first sentence is the headline.
func ecb(name string) ([]storyText, error) {
	raw, err := gunzip(name)
	if err != nil {
		return nil, err
	}
	var out []storyText
	sc := bufio.NewScanner(bytes.NewReader(raw))
	for sc.Buffer(nil, 16<<20); sc.Scan(); {
		var d struct {
			ID        string `json:"doc_id"`
			Topic     string
			Subtopic  string
			Sentences []string
		}
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s: document %d: %w", name, len(out)+1, err)
		}
		if len(d.Sentences) == 0 {
			continue
		}
		out = append(out, storyText{ID: d.ID, Topic: d.Topic, Story: d.Subtopic, rev: hearsay.Revision{
			Article: hearsay.ArticleID(d.ID), Title: d.Sentences[0], Text: strings.Join(d.Sentences[1:], "\n"), Lang: "en"}})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no documents in it", name)
	}
	return out, sc.Err()
}

func topicsOf(texts []storyText) []string {
	var out []string
	for i := range texts {
		out = append(out, texts[i].Topic)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tally sums the B³ precision and recall of the n documents of one topic.
type tally struct{ p, r, n float64 }

func (t tally) f1() float64 {
	if t.p+t.r == 0 {
		return 0
	}
	return 2 * t.p * t.r / (t.p + t.r) / t.n
}

// tallies scores clusters by topic: a document's precision is the share of its cluster that is of
// its story, its recall the share of its story that is in its cluster.
func tallies(texts []storyText, clusters [][]int) map[string]tally {
	size := map[string]float64{}
	for i := range texts {
		size[texts[i].Story]++
	}
	out := map[string]tally{}
	for _, c := range clusters {
		of := map[string]float64{}
		for _, i := range c {
			of[texts[i].Story]++
		}
		for _, i := range c {
			hit, t := of[texts[i].Story], out[texts[i].Topic]
			out[texts[i].Topic] = tally{t.p + hit/float64(len(c)), t.r + hit/size[texts[i].Story], t.n + 1}
		}
	}
	return out
}

func total(by map[string]tally, topics []string) (t tally) {
	for _, k := range topics {
		t = tally{t.p + by[k].p, t.r + by[k].r, t.n + by[k].n}
	}
	return t
}

// folds of the cross-validation; every fifth topic is held out in turn.
const folds = 5

// crossed returns the tallies of each topic under the setting that is best on the other folds.
func crossed(settings []map[string]tally, topics []string) map[string]tally {
	out := map[string]tally{}
	for f := range folds {
		var held, rest []string
		for i, t := range topics {
			if i%folds == f {
				held = append(held, t)
			} else {
				rest = append(rest, t)
			}
		}
		best := slices.MaxFunc(settings, func(a, b map[string]tally) int {
			return cmpFloat(total(a, rest).f1(), total(b, rest).f1())
		})
		for _, t := range held {
			out[t] = best[t]
		}
	}
	return out
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// bcubed adds F1, and with all precision and recall, too.
func (r *Report) bcubed(prefix string, by map[string]tally, topics []string, all bool) {
	for _, m := range []struct {
		name string
		of   func(tally) float64
	}{
		{"p", func(t tally) float64 { return t.p / t.n }}, {"r", func(t tally) float64 { return t.r / t.n }}, {"f1", tally.f1},
	} {
		if !all && m.name != "f1" {
			continue
		}
		stat := func(ids []int) float64 {
			drawn := make([]string, len(ids))
			for i, k := range ids {
				drawn[i] = topics[k]
			}
			return 100 * m.of(total(by, drawn))
		}
		lo, hi := bootstrap(len(topics), stat)
		t := total(by, topics)
		r.add(prefix+m.name, Figure{Value: 100 * m.of(t), Lo: lo, Hi: hi, N: int(t.n)})
	}
}

// onePass is the naive baseline: each document joins the centroid it is most like, or
// founds a cluster. The order is random with a fixed seed.
func onePass(texts []storyText, threshold float64) [][]int {
	vectors, df := make([]map[string]float64, len(texts)), map[string]float64{}
	for i := range texts {
		v := map[string]float64{}
		for _, w := range strings.FieldsFunc(strings.ToLower(texts[i].rev.Title+" "+texts[i].rev.Text), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
			v[w]++
		}
		for w := range v {
			df[w]++
		}
		vectors[i] = v
	}
	for _, v := range vectors {
		sum := 0.0
		for _, w := range sortedKeys(v) {
			v[w] = (1 + math.Log(v[w])) * math.Log(float64(len(texts))/df[w])
			sum += v[w] * v[w]
		}
		for w := range v {
			v[w] /= math.Sqrt(sum)
		}
	}
	var out [][]int
	var centroids []map[string]float64
	var norms []float64
	for _, i := range rand.New(rand.NewPCG(1, 2)).Perm(len(texts)) {
		at, best := -1, threshold
		for k, c := range centroids {
			s := 0.0
			for _, w := range sortedKeys(vectors[i]) {
				s += vectors[i][w] * c[w]
			}
			if s /= math.Sqrt(norms[k]); s >= best {
				at, best = k, s
			}
		}
		if at < 0 {
			at = len(out)
			out, centroids, norms = append(out, nil), append(centroids, map[string]float64{}), append(norms, 0)
		}
		out[at] = append(out[at], i)
		for w, x := range vectors[i] {
			centroids[at][w] += x
		}
		norms[at] = 0
		for _, w := range sortedKeys(centroids[at]) {
			norms[at] += centroids[at][w] * centroids[at][w]
		}
	}
	return out
}

// sortedKeys fixes the order of sums.
func sortedKeys(m map[string]float64) []string { return slices.Sorted(maps.Keys(m)) }
