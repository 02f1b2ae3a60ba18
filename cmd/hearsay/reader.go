package main

import (
	"fmt"
	"os"

	"hearsay/internal/read"
	"hearsay/lexicon/en"
	gazetteer "hearsay/lexicon/world"
	"hearsay/sample"
)

// worldFlag is embedded by commands that read articles.
type worldFlag struct {
	World string `placeholder:"FILE" env:"HEARSAY_WORLD" help:"States, services and bodies besides those built in, in the form of sample/world.tsv; otherwise $$HEARSAY_WORLD. A ledger is read again when it changes."`
}

// reader returns the reader with the user's table, if one is named.
func (f worldFlag) reader() (*read.Reader, error) {
	if f.World == "" {
		return read.New()
	}
	b, err := os.ReadFile(f.World)
	if err != nil {
		return nil, hintf(err, "--world and $HEARSAY_WORLD name a table in the form of sample/world.tsv")
	}
	w, err := gazetteer.Load()
	if err != nil {
		return nil, err
	}
	user, err := gazetteer.Parse(string(b))
	if err == nil {
		w, err = w.With(user...)
	}
	if err != nil {
		return nil, hintf(fmt.Errorf("%s: %w", f.World, err), "sample/world.tsv shows the columns")
	}
	return read.In(w, en.Tags, en.Quotes)
}

// sampleReader returns the reader that knows the states of the sample world as well.
func sampleReader() (*read.Reader, error) {
	w, err := sample.World()
	if err != nil {
		return nil, err
	}
	return read.In(w, en.Tags, en.Quotes)
}
