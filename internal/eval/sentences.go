package eval

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/internal/eval/attribution"
	"hearsay/internal/text"
)

// Sentences scores sentence boundaries on UD English EWT test, as the CoNLL 2018 shared
// task does: a sentence is right if both its ends are. The raw text is rebuilt from the
// sentences' own texts: one space between sentences, a blank line between documents and
// paragraphs where the export marks them. A second figure counts the ends at stops alone.
func Sentences(dir string) (*Report, error) {
	docs, err := loadSentences(filepath.Join(dir, "lang", "ud_en", "en_ewt-ud-test.conllu.gz"))
	if err != nil {
		return nil, err
	}
	counts := make([]attribution.Counts, len(docs))
	for i, d := range docs {
		counts[i] = d.score()
	}
	total := func(ids []int) (c attribution.Counts) {
		for _, k := range ids {
			c.Add(counts[k])
		}
		return c
	}
	all := make([]int, len(docs))
	for i := range all {
		all[i] = i
	}
	c := total(all)
	_, _, v := c.PRF()
	lo, hi := bootstrap(len(docs), func(ids []int) float64 { _, _, f := total(ids).PRF(); return f })
	rep := &Report{Version: "text/1", Corpus: "UD English EWT test", Figures: map[string]Figure{}}
	rep.add("text.sentences.f1", Figure{Value: v, Lo: lo, Hi: hi, N: c.G})
	stops := make([]attribution.Counts, len(docs))
	for i, d := range docs {
		stops[i] = d.stops()
	}
	sum := func(ids []int) (c attribution.Counts) {
		for _, k := range ids {
			c.Add(stops[k])
		}
		return c
	}
	c = sum(all)
	_, _, v = c.PRF()
	lo, hi = bootstrap(len(docs), func(ids []int) float64 { _, _, f := sum(ids).PRF(); return f })
	rep.add("text.stops.f1", Figure{Value: v, Lo: lo, Hi: hi, N: c.G})
	return rep, nil
}

// add appends a figure.
func (r *Report) add(name string, f Figure) {
	r.Figures[name] = f
	r.Order = append(r.Order, name)
}

// stops scores the ends of sentences that end in a stop or a closing mark after one. The
// corpus lost its line breaks, so that the ends of headings, greetings and signatures, a
// third of all, cannot be seen in the text; these can.
func (d *sentenceDoc) stops() attribution.Counts {
	var doc text.Doc
	doc.Parse(d.text)
	ends := map[int]bool{}
	stop := func(at int) bool {
		s := strings.TrimRight(d.text[:at], "\"')]”’ ")
		return s != "" && strings.ContainsRune(".!?", rune(s[len(s)-1]))
	}
	var c attribution.Counts
	for _, s := range d.gold {
		if stop(s.End) {
			ends[s.End] = true
			c.G++
		}
	}
	for _, s := range doc.Sents {
		e := doc.Span(s).End
		if !stop(e) {
			continue
		}
		c.P++
		if ends[e] {
			c.HitP++
			c.HitG++
		}
	}
	return c
}

type sentenceDoc struct {
	text string
	gold []hearsay.Span
}

func (d *sentenceDoc) score() attribution.Counts {
	var doc text.Doc
	doc.Parse(d.text)
	want := map[hearsay.Span]bool{}
	for _, s := range d.gold {
		want[s] = true
	}
	c := attribution.Counts{P: len(doc.Sents), G: len(d.gold)}
	for _, s := range doc.Sents {
		if want[doc.Span(s)] {
			c.HitP++
			c.HitG++
		}
	}
	return c
}

func loadSentences(path string) ([]sentenceDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var docs []sentenceDoc
	para := false
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		line := s.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			docs = append(docs, sentenceDoc{})
		case strings.HasPrefix(line, "# newpar"):
			para = true
		case strings.HasPrefix(line, "# text = "):
			if len(docs) == 0 {
				docs = append(docs, sentenceDoc{})
			}
			d, t := &docs[len(docs)-1], strings.TrimSpace(line[len("# text = "):])
			if d.text != "" {
				d.text += map[bool]string{false: " ", true: "\n\n"}[para]
			}
			para = false
			d.gold = append(d.gold, hearsay.Span{Start: len(d.text), End: len(d.text) + len(t)})
			d.text += t
		}
	}
	return docs, s.Err()
}
