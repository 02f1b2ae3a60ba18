package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"

	"hearsay"
	"hearsay/internal/eval/polnear"
	"hearsay/internal/read"
	"hearsay/sample"
)

// Passes counts what each rule behind the field model does (read.Passes): the share of quotes that are there or have these spans only with
// it, of PolNeAR dev, a quarter of the headlines of RUWA and the sample world. It is for who changes them: a rule without effect can go, one that a later rule
// needs shows more than its own. There is no gold in it. Cost is that of reading the texts once for every rule.
func Passes(dir string, r *read.Reader) (*Report, error) {
	var texts []hearsay.Revision
	articles, err := polnear.Load(filepath.Join(dir, "polnear", "dev.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		texts = append(texts, hearsay.Revision{Text: a.Text, Lang: "en"})
	}
	heads, err := ruwaTitles(dir)
	if err != nil {
		return nil, err
	}
	for _, h := range heads {
		texts = append(texts, hearsay.Revision{Title: h, Lang: "en"})
	}
	own, err := sample.Articles()
	if err != nil {
		return nil, err
	}
	for i := range own {
		texts = append(texts, hearsay.Revision{Title: own[i].Title, Text: own[i].Text, Outlet: own[i].Outlet, Lang: "en"})
	}
	whole := make([]map[string]bool, len(texts))
	all := 0
	for i := range texts {
		whole[i] = spansOf(r, &texts[i])
		all += len(whole[i])
	}
	rep := &Report{Version: string(r.Version()), Corpus: fmt.Sprintf("%d texts, quotes that each pass makes, mends or takes out", len(texts)), Figures: map[string]Figure{}}
	defer r.Skip("")
	for _, name := range read.Passes() {
		if err := r.Skip(name); err != nil {
			return nil, err
		}
		changed := 0
		for i := range texts {
			without := spansOf(r, &texts[i])
			lost, gained := 0, 0
			for s := range whole[i] {
				if !without[s] {
					lost++
				}
			}
			for s := range without {
				if !whole[i][s] {
					gained++
				}
			}
			changed += max(lost, gained)
		}
		v := 100 * float64(changed) / float64(max(all, 1))
		rep.add("passes."+name, Figure{Value: v, Lo: v, Hi: v, N: changed})
	}
	return rep, nil
}

// ruwaTitles are every fourth headline of RUWA.
func ruwaTitles(dir string) ([]string, error) {
	raw, err := gunzip(filepath.Join(dir, "corpora", "ruwa_headlines_2022.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	var out []string
	n := 0
	sc := bufio.NewScanner(bytes.NewReader(raw))
	for sc.Buffer(nil, 16<<20); sc.Scan(); n++ {
		var h headline
		if err := json.Unmarshal(sc.Bytes(), &h); err != nil {
			return nil, fmt.Errorf("RUWA: row %d: %w", n+1, err)
		}
		if n%4 == 0 && h.Title != "" {
			out = append(out, h.Title)
		}
	}
	return out, sc.Err()
}

// spansOf are the quotes of a reading as their spans.
func spansOf(r *read.Reader, rev *hearsay.Revision) map[string]bool {
	out := map[string]bool{}
	g := r.Read(rev)
	for i := range g.Quotes {
		q := &g.Quotes[i]
		out[fmt.Sprint(q.Field, q.Source, q.Cue, q.Content)] = true
	}
	return out
}
