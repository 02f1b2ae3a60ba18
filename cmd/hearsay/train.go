package main

import (
	"fmt"
	"os"
	"path/filepath"

	"hearsay/internal/read/parse"
	"hearsay/internal/read/tag"
	"hearsay/internal/train"
)

// dataFlag is embedded by commands that need corpora.
type dataFlag struct {
	Data string `placeholder:"DIR" env:"HEARSAY_DATA" help:"Folder of corpora; otherwise $$HEARSAY_DATA. doc/data.md says where to get them."`
}

func (d dataFlag) dir() (string, error) {
	if d.Data == "" {
		return "", usageError{hintf(fmt.Errorf("no corpora: neither --data nor $HEARSAY_DATA is set"), "doc/data.md says which public repositories they come from")}
	}
	return d.Data, nil
}

type trainCmd struct {
	dataFlag
	What string `arg:"" enum:"clusters,terms,rarity,tags,names,quotes,matching,parser" help:"clusters: word classes. terms, rarity: how rare words are, for stories and for claims (lexicon/match/rarity.model). tags: parts of speech. names: persons, organisations, places. quotes: sources, cues and contents. matching: the ranker of known claims (lexicon/match/ranker.tsv). parser: dependencies (not built in)."`
	Out  string `required:"" placeholder:"FILE" help:"File to write; the program embeds lexicon/en/WHAT.model."`
}

// Help is shown by hearsay train --help.
func (trainCmd) Help() string {
	return `Trains a model from corpora on this machine and writes its weights with a manifest of how
they were made. The same corpus gives the same bytes. Texts are not copied into the file.
Each model uses those before it, as they are embedded in the program: clusters, tags, names, quotes.

  hearsay train quotes --data DIR --out lexicon/en/quotes.model`
}

// Run trains and writes to a temporary file first, so that a stop leaves the old weights.
func (c *trainCmd) Run(a *app) error {
	dir, err := c.dir()
	if err != nil {
		return err
	}
	var weights []byte
	switch c.What {
	case "clusters":
		weights, err = train.Clusters(dir, train.ClusterOptions{Progress: func(round, moved int) {
			fmt.Fprintf(a.stderr, "round %d: %d words moved\n", round, moved)
		}})
	case "terms":
		weights, err = train.Terms(dir)
	case "rarity":
		weights, err = train.Rarity(dir)
	case "tags":
		weights, err = train.Tags(dir, tag.Options{Progress: func(epoch int, right float64) {
			fmt.Fprintf(a.stderr, "pass %d: %.2f %% right while learning\n", epoch, 100*right)
		}})
	case "parser":
		weights, err = train.Parser(dir, parse.Options{Progress: func(epoch int, right float64) {
			fmt.Fprintf(a.stderr, "pass %d: %.2f %% of moves right while learning\n", epoch, 100*right)
		}})
	case "names":
		weights, err = train.Names(dir, func(rules, model float64) {
			fmt.Fprintf(a.stderr, "held out: F1 %.1f with rules alone, %.1f with the model\n", rules, model)
		})
	case "matching":
		weights, err = train.Matching(dir, func(bm25, ranker float64) {
			fmt.Fprintf(a.stderr, "held out: MAP@5 %.1f with BM25, %.1f with the ranker\n", bm25, ranker)
		})
	case "quotes":
		weights, err = train.Quotes(dir, train.QuoteOptions{}, func(epoch int, loss float64) {
			fmt.Fprintf(a.stderr, "pass %d: loss %.3f nats a paragraph\n", epoch, loss)
		})
	}
	if err != nil {
		return hintf(fmt.Errorf("train %s: %w", c.What, err), "doc/data.md says which files it needs and where they come from")
	}
	tmp, err := os.CreateTemp(filepath.Dir(c.Out), ".train-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	if _, err := tmp.Write(weights); err != nil {
		return err
	}
	if err := tmp.Chmod(0o644); err != nil {
		return err
	}
	if err := tmp.Close(); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), c.Out); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "%s: %d bytes\n", c.Out, len(weights))
	return err
}
