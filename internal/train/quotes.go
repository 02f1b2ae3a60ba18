// Package train makes the model files of lexicon/ from corpora on the user's disk. Texts
// stay where they are: a model file holds weights, word hashes and how it was made.
package train

import (
	"fmt"
	"path/filepath"
	"strconv"

	"hearsay"
	"hearsay/internal/eval/polnear"
	"hearsay/internal/read/crf"
	"hearsay/internal/read/quote"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// QuoteOptions are the recipe of the quote weights. The zero value is the recipe of the
// shipped file.
type QuoteOptions struct {
	crf.Options
}

// recipe fills in what was chosen on PolNeAR dev: small steps and seven passes beat the
// larger steps of the notes' probe by 2 points of content F1; the bias against O gives back
// half of the recall that averaging costs.
func recipe(o crf.Options) crf.Options {
	if o.Bits == 0 {
		o.Bits = 20
	}
	if o.Epochs == 0 {
		o.Epochs = 7
	}
	if o.Rate == 0 {
		o.Rate = 0.03
	}
	if o.Bias == 0 {
		o.Bias = 0.1
	}
	if o.L2 == 0 {
		o.L2 = 0.001
	}
	if o.Runs == 0 {
		o.Runs = 3
	}
	return o
}

// Quotes trains the quote tagger on PolNeAR train under dir and returns the weights file.
func Quotes(dir string, o QuoteOptions, progress func(epoch int, loss float64)) ([]byte, error) {
	articles, err := polnear.Load(filepath.Join(dir, "polnear", "train.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	o.Options = recipe(o.Options)
	pos, err := tag.Load(en.Tags)
	if err != nil {
		return nil, err
	}
	states, err := world.Load()
	if err != nil {
		return nil, err
	}
	o.N, o.Forbidden, o.Progress = len(quote.LabelNames), quote.Forbidden, progress
	field := func(runs int, take func(i int) bool) (*crf.Model, *quote.CueTable, error) {
		var examples []quote.Example
		for i, a := range articles {
			if take(i) {
				examples = append(examples, Examples(a)...)
			}
		}
		seqs, cues := quote.Corpus(examples, pos, states, o.Bits)
		c := o.Options
		c.Runs = runs
		m, err := crf.Train(seqs, c)
		return m, cues, err
	}
	held := make([]quote.Held, parts)
	for k := range held {
		h := &held[k]
		if h.Field, h.Cues, err = field(1, func(i int) bool { return i%parts != k }); err != nil {
			return nil, fmt.Errorf("train quotes: %w", err)
		}
		for i := k; i < len(articles); i += parts {
			h.Examples = append(h.Examples, Examples(articles[i])...)
		}
	}
	m, cues, err := field(o.Runs, func(int) bool { return true })
	if err != nil {
		return nil, fmt.Errorf("train quotes: %w", err)
	}
	return quote.Pack(m, cues, held, pos, map[string]string{
		"what":    "source, cue and content tagger of package read/quote, its ranker and judges",
		"data":    fmt.Sprintf("PolNeAR train, %d articles (networkdynamics/PolNeAR; Newell, Margolin and Ruths, LREC 2018); weights only, no text", len(articles)),
		"command": "hearsay train quotes",
		"epochs":  strconv.Itoa(o.Epochs), "runs": strconv.Itoa(o.Runs), "parts": strconv.Itoa(parts), "seed": strconv.FormatUint(o.Seed, 10),
	})
}

// parts is the number of parts of the corpus that are held out by turns.
const parts = 4

// Examples turns a corpus article into training examples: headline, where there is one,
// and body.
func Examples(a polnear.Article) []quote.Example {
	out := []quote.Example{example(a, hearsay.Span{Start: a.Body, End: len(a.Text)})}
	if a.Body > 0 {
		out = append(out, example(a, a.Headline))
		out[1].Headline = true
	}
	return out
}

func example(a polnear.Article, part hearsay.Span) quote.Example {
	e := quote.Example{Text: part.In(a.Text)}
	for _, q := range a.Quotes {
		var in hearsay.Quote
		for k, role := range []struct {
			to   *[]hearsay.Span
			from []hearsay.Span
		}{{&e.Source, q.Source}, {&e.Cue, q.Cue}, {&e.Content, q.Content}} {
			for _, s := range role.from {
				s.Start, s.End = max(s.Start, part.Start), min(s.End, part.End)
				if !s.Empty() {
					s.Start, s.End = s.Start-part.Start, s.End-part.Start
					*role.to = append(*role.to, s)
					joined := [...]*[]hearsay.Span{&in.Source, &in.Cue, &in.Content}[k]
					*joined = append(*joined, s)
				}
			}
		}
		if len(in.Content) > 0 {
			e.Quotes = append(e.Quotes, in)
		}
	}
	return e
}
