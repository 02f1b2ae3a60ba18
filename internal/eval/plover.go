package eval

import (
	"encoding/json"
	"path/filepath"

	"hearsay/internal/read/event"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/schema"
)

// ploverRow is one sentence of PLOVER's gold standard records.
type ploverRow struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Code string `json:"event16"`
	Quad string `json:"quad"`
}

// Events scores category and quad accuracy on one half of PLOVER's gold standard records.
// A sentence may be coded several times in the gold; each record counts.
func Events(dir string, c *event.Coder, t *tag.Tagger, half Half) (*Report, error) {
	var rows []ploverRow
	err := jsonLines(filepath.Join(dir, "events", "plover_gsr_cameo.jsonl.gz"), func(line []byte) error {
		var r ploverRow
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		if half == Both || halfOf(r.ID) == half {
			rows = append(rows, r)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	category, quad := make([]float64, len(rows)), make([]float64, len(rows))
	for i := range rows {
		got := codeOf(c, t, rows[i].Text)
		if got == rows[i].Code {
			category[i] = 1
		}
		if got != "" && schema.Quad(got) == rows[i].Quad {
			quad[i] = 1
		}
	}
	rep := &Report{Version: "event/1", Corpus: "PLOVER gold standard records, half " + [...]string{"A (developed on)", "B (kept apart, totals seen)", "A and B"}[half], Figures: map[string]Figure{}}
	ids := make([]int, len(rows))
	for i := range ids {
		ids[i] = i
	}
	for _, f := range []struct {
		name string
		hits []float64
	}{{"events.category", category}, {"events.quad", quad}} {
		mean := func(ids []int) float64 {
			s := 0.0
			for _, k := range ids {
				s += f.hits[k]
			}
			return 100 * s / float64(max(len(ids), 1))
		}
		lo, hi := bootstrap(len(rows), mean)
		rep.add(f.name, Figure{Value: mean(ids), Lo: lo, Hi: hi, N: len(rows)})
	}
	return rep, nil
}

// codeOf returns the category of the first event of a text, "" if it has none.
func codeOf(c *event.Coder, t *tag.Tagger, src string) string {
	var d text.Doc
	d.Parse(src)
	var tw tag.Work
	var w event.Work
	pos := t.Tag(nil, &tw, &d)
	for _, s := range d.Sents {
		if e := c.Code(nil, &w, &d, pos, nil, s); len(e) > 0 {
			return e[0].Code
		}
	}
	return ""
}
