// Package train makes the model files of lexicon/ from corpora on the user's disk. Texts
// stay where they are: a model file holds weights, word hashes and how it was made.
package train

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"

	"hearsay"
	"hearsay/internal/eval/polnear"
	"hearsay/internal/read/crf"
	"hearsay/internal/read/quote"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
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
	var examples []quote.Example
	for _, a := range articles {
		examples = append(examples, Examples(a)...)
	}
	pos, err := tag.Load(en.Tags)
	if err != nil {
		return nil, err
	}
	seqs, cues := quote.Corpus(examples, pos, o.Bits)
	o.N, o.Forbidden, o.Progress = len(quote.LabelNames), quote.Forbidden, progress
	m, err := crf.Train(seqs, o.Options)
	if err != nil {
		return nil, fmt.Errorf("train quotes: %w", err)
	}
	extra, err := json.Marshal(cues)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = m.Write(&b, crf.Header{
		Labels: quote.LabelNames, Features: quote.FeatureVersion, Extra: extra,
		Manifest: map[string]string{
			"what":    "source, cue and content tagger of package read/quote",
			"data":    "PolNeAR train, 840 articles (networkdynamics/PolNeAR; Newell, Margolin and Ruths, LREC 2018); weights only, no text",
			"command": "hearsay train quotes",
			"epochs":  strconv.Itoa(o.Epochs), "seed": strconv.FormatUint(o.Seed, 10),
		},
	})
	return b.Bytes(), err
}

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
		for _, role := range []struct {
			to   *[]hearsay.Span
			from []hearsay.Span
		}{{&e.Source, q.Source}, {&e.Cue, q.Cue}, {&e.Content, q.Content}} {
			for _, s := range role.from {
				s.Start, s.End = max(s.Start, part.Start), min(s.End, part.End)
				if !s.Empty() {
					*role.to = append(*role.to, hearsay.Span{Start: s.Start - part.Start, End: s.End - part.Start})
				}
			}
		}
	}
	return e
}
