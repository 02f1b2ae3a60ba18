package eval

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/internal/link/reuse"
)

// Links measures what texts share: the planted near-duplicates of the Edinburgh sets
// (links.copies.p and .r, of pairs), and on Clough and Stevenson's answers (2011, "Developing
// a Corpus of Plagiarised Short Answers") how well containment in the original tells answers
// that used it from those that did not (links.containment.auc), and whether the grades come
// in their order (links.containment.order: mean containment of cut > light > heavy > non).
// links.gen.* are measured on copies made of PolNeAR dev; see generated.
func Links(dir string) (*Report, error) {
	rep := &Report{Version: "link/copies/2", Corpus: "Edinburgh near-duplicates, Clough and Stevenson's short answers, changed copies of PolNeAR dev", Figures: map[string]Figure{}}
	for _, n := range []string{"100", "1000"} {
		p, r, pairs, err := planted(filepath.Join(dir, "linking", "tts_neardup", "articles_"+n))
		if err != nil {
			return nil, err
		}
		rep.add("links.copies.p."+n, Figure{Value: 100 * p, Lo: 100 * p, Hi: 100 * p, N: pairs})
		rep.add("links.copies.r."+n, Figure{Value: 100 * r, Lo: 100 * r, Hi: 100 * r, N: pairs})
	}
	grades, err := answers(filepath.Join(dir, "linking", "clough_stevenson", "answers.tar.gz"))
	if err != nil {
		return nil, err
	}
	stat := func(ids []int) float64 { return 100 * auc(grades, ids) }
	all := make([]int, len(grades))
	for i := range all {
		all[i] = i
	}
	lo, hi := bootstrap(len(grades), stat)
	rep.add("links.containment.auc", Figure{Value: stat(all), Lo: lo, Hi: hi, N: len(grades)})
	order := 0.0
	if m := means(grades); m["cut"] > m["light"] && m["light"] > m["heavy"] && m["heavy"] > m["non"] {
		order = 100
	}
	rep.add("links.containment.order", Figure{Value: order, Lo: order, Hi: order, N: len(grades)})
	return rep, generated(rep, dir, "dev")
}

// planted scores the copies found in one Edinburgh set.
func planted(base string) (p, r float64, n int, err error) {
	raw, err := gunzip(base + ".train.gz")
	if err != nil {
		return 0, 0, 0, err
	}
	var docs []reuse.Doc
	at := map[string]int{}
	for line := range strings.Lines(string(raw)) {
		id, text, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		at[id] = len(docs)
		docs = append(docs, reuse.Doc{Item: id, Text: func() (string, error) { return text, nil }})
	}
	truth, err := os.ReadFile(base + ".truth")
	if err != nil {
		return 0, 0, 0, err
	}
	want := map[[2]int]bool{}
	for line := range strings.Lines(string(truth)) {
		if f := strings.Fields(line); len(f) == 2 {
			want[[2]int{min(at[f[0]], at[f[1]]), max(at[f[0]], at[f[1]])}] = true
		}
	}
	pairs, err := reuse.Find(docs)
	if err != nil {
		return 0, 0, 0, err
	}
	hit, found := 0, 0
	for _, x := range pairs {
		if x.Kind != reuse.Copy {
			continue
		}
		found++
		if want[[2]int{x.A, x.B}] {
			hit++
		}
	}
	return float64(hit) / float64(max(found, 1)), float64(hit) / float64(max(len(want), 1)), len(want), nil
}

// answer is one short answer: its grade, and how much of it stands in the original.
type answer struct {
	grade string // cut, light, heavy, non
	of    float64
}

// answers reads the corpus: originals orig_task{a-e}.txt, answers g*_task{a-e}.txt, and
// file_information.csv with the grades.
func answers(name string) ([]answer, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	texts, grade := map[string]string{}, map[string]string{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		b, err := io.ReadAll(io.LimitReader(t, 1<<20))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		base := path.Base(h.Name)
		switch {
		case strings.HasSuffix(base, ".csv"):
			for s := bufio.NewScanner(strings.NewReader(string(b))); s.Scan(); {
				c := strings.Split(s.Text(), ",")
				if len(c) > 2 && strings.HasSuffix(c[0], ".txt") {
					grade[c[0]] = strings.TrimSpace(c[len(c)-1])
				}
			}
		case strings.HasSuffix(base, ".txt") && strings.Contains(base, "_task"):
			texts[base] = string(b)
		}
	}
	names := make([]string, 0, len(texts))
	for n := range texts {
		names = append(names, n)
	}
	slices.Sort(names)
	var out []answer
	for _, n := range names {
		if strings.HasPrefix(n, "orig_") {
			continue
		}
		task := n[strings.Index(n, "_task"):]
		original, ok := texts["orig"+task]
		if !ok {
			return nil, fmt.Errorf("%s: no original for %s", name, n)
		}
		g := grade[n]
		if g == "" {
			return nil, fmt.Errorf("%s: no grade for %s", name, n)
		}
		a, b := reuse.Set(reuse.Shingles(nil, reuse.Words(nil, texts[n]))), reuse.Set(reuse.Shingles(nil, reuse.Words(nil, original)))
		_, of, _ := reuse.Overlap(a, b)
		out = append(out, answer{g, of})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no answers in it", name)
	}
	return out, nil
}

// auc is the chance that an answer that used the original has more of it than one that did
// not; ties count half.
func auc(as []answer, ids []int) float64 {
	sum, n := 0.0, 0
	for _, i := range ids {
		if as[i].grade == "non" {
			continue
		}
		for _, j := range ids {
			if as[j].grade != "non" {
				continue
			}
			n++
			switch {
			case as[i].of > as[j].of:
				sum++
			case as[i].of == as[j].of:
				sum += 0.5
			}
		}
	}
	return sum / float64(max(n, 1))
}

func means(as []answer) map[string]float64 {
	sum, n := map[string]float64{}, map[string]float64{}
	for _, a := range as {
		sum[a.grade] += a.of
		n[a.grade]++
	}
	for g := range sum {
		sum[g] /= n[g]
	}
	return sum
}
