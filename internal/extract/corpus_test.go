package extract

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// TestCorpus extracts the pages of scrapinghub/article-extraction-benchmark and scores
// their main text. Two figures: F1 over words (floor here), and F1 over runs of four
// words with each page weighing the same, as the benchmark's evaluate.py computes it
// (what DESIGN §5 means by F1). The texts stay outside the project (DESIGN §7).
func TestCorpus(t *testing.T) {
	data := os.Getenv("HEARSAY_DATA")
	if data == "" {
		t.Skip("HEARSAY_DATA is unset: it names the folder with corpora/html")
	}
	dir := filepath.Join(data, "corpora", "html")
	raw, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		t.Fatal(err)
	}
	var truth map[string]struct{ URL, ArticleBody string }
	if err := json.Unmarshal(raw, &truth); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var wg sync.WaitGroup
	var words, runs score
	misjudged := 0
	next := make(chan string)
	for range 2 {
		wg.Go(func() {
			for id := range next {
				page, err := readGzip(filepath.Join(dir, id+".html.gz"))
				if err != nil {
					t.Error(err)
					continue
				}
				s, err := PageStated(page, truth[id].URL)
				if err != nil {
					t.Errorf("%s: %v", id, err)
				}
				if again, _ := PageStated(page, truth[id].URL); !reflect.DeepEqual(again, s) {
					t.Errorf("%s: two extractions differ", id)
				}
				if judged, err := Fetched(page, "text/html", truth[id].URL); err != nil || judged.Paywall {
					mu.Lock()
					misjudged++
					mu.Unlock()
					t.Logf("%s: taken for no article: %v, paywall %v, %d words, links %d", id[:8], err, judged.Paywall, len(strings.Fields(s.Text)), len(s.Links))
				}
				w, r := compare(truth[id].ArticleBody, s.Text, 1), compare(truth[id].ArticleBody, s.Text, 4)
				if w.f1() < 0.8 {
					t.Logf("%s: F1 %.3f, %d of %d bytes, published %q lang %q title %q", id[:8], w.f1(), len(s.Text), len(truth[id].ArticleBody), s.Published, s.Lang, s.Title)
				}
				mu.Lock()
				words.add(w)
				runs.add(r)
				mu.Unlock()
			}
		})
	}
	for id := range truth {
		next <- id
	}
	close(next)
	wg.Wait()
	t.Logf("%d pages: words F1 %.4f; runs of four F1 %.4f P %.4f R %.4f", len(truth), words.sum/float64(words.n), runs.f1(), runs.p(), runs.r())
	if misjudged > 2 { // two say in their own data that they are not free to read
		t.Errorf("%d of %d articles were taken for walls or lists", misjudged, len(truth))
	}
	if f := words.sum / float64(words.n); f < 0.93 {
		t.Errorf("mean F1 over words = %.4f, want at least 0.93", f)
	}
}

func readGzip(name string) ([]byte, error) {
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

// score holds true and false positives and false negatives, as shares of their sum.
type score struct {
	tp, fp, fn float64
	sum        float64 // of the F1 of each page
	n          int
}

func (s *score) add(o score) {
	s.tp, s.fp, s.fn = s.tp+o.tp, s.fp+o.fp, s.fn+o.fn
	s.sum, s.n = s.sum+o.f1(), s.n+1
}
func (s score) p() float64 { return s.tp / max(s.tp+s.fp, 1e-9) }
func (s score) r() float64 { return s.tp / max(s.tp+s.fn, 1e-9) }
func (s score) f1() float64 {
	return 2 * s.p() * s.r() / max(s.p()+s.r(), 1e-9)
}

var word = regexp.MustCompile(`[\p{L}\p{N}_]+`)

func compare(want, got string, n int) score {
	a, b := grams(want, n), grams(got, n)
	var s score
	for g, k := range a {
		s.tp += float64(min(k, b[g]))
		s.fn += float64(max(0, k-b[g]))
	}
	for g, k := range b {
		s.fp += float64(max(0, k-a[g]))
	}
	if all := s.tp + s.fp + s.fn; all > 0 {
		s.tp, s.fp, s.fn = s.tp/all, s.fp/all, s.fn/all
	}
	return s
}

func grams(s string, n int) map[string]int {
	words := word.FindAllString(s, -1)
	out := map[string]int{}
	for i := range max(1, len(words)-n+1) {
		g := ""
		for _, w := range words[min(i, len(words)):min(i+n, len(words))] {
			g += w + " "
		}
		if g != "" {
			out[g]++
		}
	}
	return out
}

// BenchmarkPages extracts the benchmark's pages one after the other: pages/s is the figure.
func BenchmarkPages(b *testing.B) {
	data := os.Getenv("HEARSAY_DATA")
	if data == "" {
		b.Skip("HEARSAY_DATA is unset: it names the folder with corpora/html")
	}
	names, err := filepath.Glob(filepath.Join(data, "corpora", "html", "*.html.gz"))
	if err != nil || len(names) == 0 {
		b.Fatal("no pages", err)
	}
	var pages [][]byte
	for _, n := range names {
		page, err := readGzip(n)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, page)
	}
	n := 0
	for b.Loop() {
		for _, p := range pages {
			Fetched(p, "text/html", "https://courier.example/a")
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pages/s")
}
