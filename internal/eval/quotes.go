package eval

import (
	"path/filepath"

	"hearsay"
	"hearsay/internal/eval/attribution"
	"hearsay/internal/eval/polnear"
)

// QuoteReader reads one revision; package read's Reader is one.
type QuoteReader interface {
	Read(*hearsay.Revision) hearsay.Reading
	Version() hearsay.StageVersion
}

// quoteFigures maps the names of the contract to those of the scorer.
var quoteFigures = []struct{ name, score string }{
	{"quotes.seg.source.f1", "seg.source"}, {"quotes.seg.cue.f1", "seg.cue"}, {"quotes.seg.content.f1", "seg.content"},
	{"quotes.lenient.f1", "lenient"}, {"quotes.srccont.f1", "srccont"},
	{"quotes.direct.exact", "direct.exact"}, {"quotes.direct.srccont", "direct.srccont"},
	{"quotes.indirect.exact", "indirect.exact"}, {"quotes.indirect.srccont", "indirect.srccont"},
	{"quotes.mixed.exact", "mixed.exact"}, {"quotes.mixed.srccont", "mixed.srccont"},
}

// Quotes scores r on PolNeAR dev under dir. Quotes in the outlet's own voice and nothing
// else are left out: the corpus marks attributed speech only.
func Quotes(dir string, r QuoteReader) (*Report, error) {
	articles, err := polnear.Load(filepath.Join(dir, "polnear", "dev.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	byDoc := make([]map[string]attribution.Counts, len(articles))
	for i, a := range articles {
		byDoc[i] = attribution.Score(a.Text, goldQuotes(a), predicted(r, a))
	}
	rep := &Report{Version: string(r.Version()), Corpus: "polnear dev", Figures: map[string]Figure{}}
	for _, f := range quoteFigures {
		total := func(docs []int) (c attribution.Counts) {
			for _, d := range docs {
				c.Add(byDoc[d][f.score])
			}
			return c
		}
		all := make([]int, len(articles))
		for i := range all {
			all[i] = i
		}
		c := total(all)
		_, _, v := c.PRF()
		lo, hi := bootstrap(len(articles), func(docs []int) float64 { _, _, f := total(docs).PRF(); return f })
		name := f.name
		if name[len(name)-3:] != ".f1" {
			name += ".f1"
		}
		rep.add(name, Figure{Value: v, Lo: lo, Hi: hi, N: c.G})
	}
	return rep, nil
}

func goldQuotes(a polnear.Article) []attribution.Quote {
	var out []attribution.Quote
	for _, q := range a.Quotes {
		out = append(out, attribution.Quote{Source: q.Source, Cue: q.Cue, Content: q.Content})
	}
	return out
}

// predicted reads the article and returns what it finds in the offsets of the corpus text,
// which repeats the headline.
func predicted(r QuoteReader, a polnear.Article) []attribution.Quote {
	var out []attribution.Quote
	for _, q := range r.Read(&hearsay.Revision{Title: a.Headline.In(a.Text), Text: a.Text[a.Body:], Lang: "en"}).Quotes {
		if own(&q) {
			continue
		}
		if q.Field == hearsay.FieldText {
			q.Source, q.Cue, q.Content = shift(q.Source, a.Body), shift(q.Cue, a.Body), shift(q.Content, a.Body)
		}
		out = append(out, attribution.Quote{Source: q.Source, Cue: q.Cue, Content: q.Content})
	}
	return out
}

// own reports whether q is a sentence of the article's own, which no corpus of attributed
// speech marks.
func own(q *hearsay.Quote) bool { return len(q.Source)+len(q.Cue) == 0 }

func shift(in []hearsay.Span, by int) []hearsay.Span {
	out := make([]hearsay.Span, len(in))
	for i, s := range in {
		out[i] = hearsay.Span{Start: s.Start + by, End: s.End + by}
	}
	return out
}

// Predictions writes what r finds on PolNeAR dev in the form that other scorers read.
func Predictions(dir string, r QuoteReader, yield func(id, text string, quotes []attribution.Quote) error) error {
	articles, err := polnear.Load(filepath.Join(dir, "polnear", "dev.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, a := range articles {
		if err := yield(a.ID, a.Text, predicted(r, a)); err != nil {
			return err
		}
	}
	return nil
}
