package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Finder finds who a text accuses, clears, asks about and supposes. Package accuse's finder,
// over the sentences of a text, is one.
type Finder interface {
	All(d *text.Doc, pos []tag.Tag, names []name.Name) accuse.Findings
}

// AccusedThreshold is the score from which an accusation counts in the figures: at 0.6 half A
// and the short descriptions lose three right ones of 165, and no record of either half that
// accuses nobody has an accusation left. 0.5 gave P 95.0, R 65.8 and 1.2 % such records.
const AccusedThreshold = 0.6

// Half of a corpus that is split by a hash of the record's id.
type Half int

const (
	HalfA Half = iota // its errors were read while rules were written
	// HalfB is the figure to report. Part of it was seen in a first browse of the corpora,
	// before the split was settled; no error in it was read afterwards.
	HalfB
	Both
)

// halfOf returns the half that a record belongs to: FNV-1a of its id with the finaliser of
// Appleby's murmur3, without which short ids that differ in their last digits fall together.
func halfOf(id string) Half {
	h := fnv.New64a()
	h.Write([]byte(id))
	x := h.Sum64()
	x = (x ^ x>>33) * 0xFF51AFD7ED558CCD
	x = (x ^ x>>33) * 0xC4CEB9FE1A85EC53
	return Half((x ^ x>>33) & 1)
}

// Incident is one record of EuRepoC 1.1 as prepared in events/eurepoc_attribution.jsonl.gz.
type Incident struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	InText []string `json:"accused_country_in_text"`
	// NamesInText are the names of accused that stand in the text, Initiators all names of
	// who is held to have done it, as "['One/Its Alias', 'Two']".
	NamesInText []string `json:"accused_name_in_text"`
	Initiators  string   `json:"initiator_name"`
	Attrib      []struct {
		Accused *string `json:"accused"`
		Country *string `json:"accused_country"`
	} `json:"attributions"`
}

// Incidents returns the records with a description of more than 100 characters.
func Incidents(dir string, half Half) ([]Incident, error) {
	var out []Incident
	err := jsonLines(filepath.Join(dir, "events", "eurepoc_attribution.jsonl.gz"), func(line []byte) error {
		var r Incident
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		if len([]rune(r.Text)) > 100 && (half == Both || halfOf(r.ID) == half) {
			out = append(out, r)
		}
		return nil
	})
	return out, err
}

// jsonLines calls f for each line of a gzipped file.
func jsonLines(path string, f func(line []byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 16<<20)
	for n := 1; s.Scan(); n++ {
		if err := f(s.Bytes()); err != nil {
			return fmt.Errorf("%s: line %d: %w", path, n, err)
		}
	}
	return s.Err()
}

// goldCountries returns the codes of the states accused, of those that the text names, and
// whether anybody at all is accused.
func goldCountries(w *world.World, r *Incident) (all, inText []string, anybody bool) {
	for _, a := range r.Attrib {
		anybody = anybody || a.Country != nil || a.Accused != nil
		if a.Country != nil {
			all = appendNew(all, countryCode(w, *a.Country))
		}
	}
	for _, name := range r.InText {
		if code := countryCode(w, name); slices.Contains(all, code) {
			inText = appendNew(inText, code)
		}
	}
	return all, inText, anybody
}

func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// countryCode finds a state by a name as lists of states write it, "Velia, Republic of".
// Regions and others that are no state keep their name, which no prediction can equal.
func countryCode(w *world.World, name string) string {
	first, rest, inverted := strings.Cut(name, ", ")
	for _, n := range []string{name, rest + " " + first, first} {
		if e := w.Find(strings.TrimSpace(n)); e != nil && e.Class == world.State && e.Country != "" {
			return e.Country
		}
		if !inverted {
			break
		}
	}
	return name
}

// accusedRow is the outcome of one record.
type accusedRow struct {
	tp, pred, gold, found int // found: gold countries in text that were predicted
	clean, wrong          bool
	guessed               int
}

// Accused scores f on one half of EuRepoC. Predictions above the threshold that assert count;
// precision takes all gold countries, recall those the text names.
func Accused(dir string, f Finder, t *tag.Tagger, w *world.World, half Half) (*Report, error) {
	records, err := Incidents(dir, half)
	if err != nil {
		return nil, err
	}
	rows := make([]accusedRow, len(records))
	read, err := newTexts(w, t)
	if err != nil {
		return nil, err
	}
	for i := range records {
		rows[i] = scoreAccused(w, &records[i], read.findings(f, records[i].Text).Accused)
	}
	rep := &Report{Version: "accuse/1", Corpus: "EuRepoC 1.1, descriptions over 100 characters, half " + [...]string{"A (developed on)", "B (kept apart, totals seen)", "A and B"}[half], Figures: map[string]Figure{}}
	addAccused(rep, rows)
	return rep, nil
}

// texts takes texts apart for a Finder.
type texts struct {
	tags  *tag.Tagger
	names *name.Finder
	work  tag.Work
	doc   text.Doc
	pos   []tag.Tag
	found []name.Name
}

func newTexts(w *world.World, t *tag.Tagger) (*texts, error) {
	n, err := name.New(w, t)
	return &texts{tags: t, names: n}, err
}

func (x *texts) findings(f Finder, src string) accuse.Findings {
	x.doc.Parse(src)
	x.pos = x.tags.Tag(x.pos[:0], &x.work, &x.doc)
	x.found = x.names.Find(x.found[:0], &x.doc, x.pos)
	return f.All(&x.doc, x.pos, x.found)
}

func scoreAccused(w *world.World, r *Incident, found []hearsay.Accused) accusedRow {
	all, inText, anybody := goldCountries(w, r)
	row := accusedRow{gold: len(inText), clean: len(all) == 0 && !anybody}
	var pred []string
	for _, a := range found {
		if a.Country == "" || !a.Role.Culprit() || a.Score < AccusedThreshold || slices.Contains(pred, a.Country) {
			continue
		}
		pred = append(pred, a.Country)
		row.pred++
		if slices.Contains(all, a.Country) {
			row.tp++
		}
		if !named(w, r.Text, a.Country) {
			row.guessed++
		}
	}
	for _, c := range inText {
		if slices.Contains(pred, c) {
			row.found++
		}
	}
	row.wrong = row.pred > 0
	return row
}

// named reports whether a text holds any form that stands for a state or one of its organs.
func named(w *world.World, src, code string) bool {
	src = strings.ReplaceAll(src, "-", " ")
	for _, s := range []string{src, titled(src)} {
		var d text.Doc
		d.Parse(s)
		for i := range d.Toks {
			if e, n := w.Match(&d, i, len(d.Toks)); n > 0 && e.Country == code {
				return true
			}
		}
	}
	return false
}

// titled gives every word a capital: the corpus was typed in haste.
func titled(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] >= 'a' && b[i] <= 'z' && (i == 0 || b[i-1] == ' ') {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

func addAccused(rep *Report, rows []accusedRow) {
	sum := func(ids []int) (s accusedRow, clean, wrong int) {
		for _, k := range ids {
			r := &rows[k]
			s.tp, s.pred, s.gold, s.found, s.guessed = s.tp+r.tp, s.pred+r.pred, s.gold+r.gold, s.found+r.found, s.guessed+r.guessed
			if r.clean {
				clean++
				if r.wrong {
					wrong++
				}
			}
		}
		return s, clean, wrong
	}
	share := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	p := func(ids []int) float64 { s, _, _ := sum(ids); return share(s.tp, s.pred) }
	rc := func(ids []int) float64 { s, _, _ := sum(ids); return share(s.found, s.gold) }
	ids := make([]int, len(rows))
	for i := range ids {
		ids[i] = i
	}
	s, clean, _ := sum(ids)
	for _, f := range []struct {
		name string
		n    int
		stat func([]int) float64
	}{
		{"accused.p", s.pred, p}, {"accused.r", s.gold, rc},
		{"accused.f1", s.gold, func(ids []int) float64 {
			p, r := p(ids), rc(ids)
			if p+r == 0 {
				return 0
			}
			return 2 * p * r / (p + r)
		}},
		{"accused.false", clean, func(ids []int) float64 { _, c, w := sum(ids); return share(w, c) }},
		{"accused.guessed", s.pred, func(ids []int) float64 { s, _, _ := sum(ids); return share(s.guessed, s.pred) }},
	} {
		lo, hi := bootstrap(len(rows), f.stat)
		rep.add(f.name, Figure{Value: f.stat(ids), Lo: lo, Hi: hi, N: f.n})
	}
}
