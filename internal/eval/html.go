package eval

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"hearsay/internal/extract"
)

// shingleWords is the length of the runs of words that are compared, as in the article
// extraction benchmark of Scrapinghub (2020).
const shingleWords = 4

// HTML scores the main text of the benchmark's pages: bags of runs of four words, precision
// and recall averaged over pages, F1 of the averages. The pages' texts are compared as sets
// with counts, so that order does not matter and repetition does.
func HTML(dir string) (*Report, error) {
	dir = filepath.Join(dir, "corpora", "html")
	raw, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	var truth map[string]struct{ URL, ArticleBody string }
	if err := json.Unmarshal(raw, &truth); err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(truth))
	for id := range truth {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	type pr struct{ p, r float64 }
	scores, errs := make([]pr, len(ids)), make([]error, len(ids))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				page, err := gunzip(filepath.Join(dir, ids[i]+".html.gz"))
				if err != nil {
					errs[i] = err
					continue
				}
				s, err := extract.PageStated(page, truth[ids[i]].URL)
				if err != nil {
					s.Text = "" // a page that cannot be read has no text
				}
				scores[i].p, scores[i].r = shingleScore(truth[ids[i]].ArticleBody, s.Text)
			}
		})
	}
	for i := range ids {
		next <- i
	}
	close(next)
	wg.Wait()
	if err := firstError(errs); err != nil {
		return nil, err
	}
	rep := &Report{Version: "extract/2", Corpus: "article extraction benchmark, 89 of its pages", Figures: map[string]Figure{}}
	mean := func(of func(pr) float64) func([]int) float64 {
		return func(docs []int) float64 {
			sum := 0.0
			for _, k := range docs {
				sum += of(scores[k])
			}
			return 100 * sum / float64(max(len(docs), 1))
		}
	}
	p, r := mean(func(x pr) float64 { return x.p }), mean(func(x pr) float64 { return x.r })
	f1 := func(docs []int) float64 {
		a, b := p(docs), r(docs)
		if a+b == 0 {
			return 0
		}
		return 2 * a * b / (a + b)
	}
	all := make([]int, len(ids))
	for i := range all {
		all[i] = i
	}
	for _, f := range []struct {
		name string
		stat func([]int) float64
	}{{"html.p", p}, {"html.r", r}, {"html.f1", f1}} {
		lo, hi := bootstrap(len(ids), f.stat)
		rep.add(f.name, Figure{Value: f.stat(all), Lo: lo, Hi: hi, N: len(ids)})
	}
	return rep, nil
}

func firstError(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func gunzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

var shingleWord = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingleScore returns precision and recall of got's runs of words against want's; of two
// texts without words both are 1, and a precision or recall over nothing is 0.
func shingleScore(want, got string) (p, r float64) {
	a, b := shingleBag(want), shingleBag(got)
	if len(a) == 0 && len(b) == 0 {
		return 1, 1
	}
	hit, na, nb := 0, 0, 0
	for g, n := range a {
		hit += min(n, b[g])
		na += n
	}
	for _, n := range b {
		nb += n
	}
	return float64(hit) / float64(max(nb, 1)), float64(hit) / float64(max(na, 1))
}

// shingleBag counts the runs of four words of s; a shorter text is one run.
func shingleBag(s string) map[string]int {
	words := shingleWord.FindAllString(s, -1)
	out := map[string]int{}
	if len(words) == 0 {
		return out
	}
	for i := range max(1, len(words)-shingleWords+1) {
		out[strings.Join(words[i:min(i+shingleWords, len(words))], " ")]++
	}
	return out
}
