package train

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"hearsay/internal/eval/polnear"
	"hearsay/internal/link/story"
	"hearsay/lexicon/en"
)

// leastTexts that a term must stand in to be in the table; a rarer one tells as much as one
// never seen.
const leastTexts = 3

// Terms counts in how many texts each term of package link/story stands: for English in PolNeAR
// train, for Ukrainian in the official addresses, for Russian in posts of channels. A term of
// several languages is as rare as where it is most frequent. The result is a table of hashes and
// numbers: no text.
func Terms(dir string) ([]byte, error) {
	articles, err := polnear.Load(filepath.Join(dir, "polnear", "train.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	english := counter{df: map[uint64]int{}}
	for _, a := range articles {
		english.add(a.Text, "en")
	}
	table := en.NewTermTable(english.df, english.n, 2)
	texts := strconv.Itoa(english.n)
	for _, c := range []struct{ file, lang string }{
		{"official_ua_addresses_uk_en_2022.jsonl.gz", "uk"}, {"telegram_ru_channels_2024.jsonl.gz", "ru"},
	} {
		other := counter{df: map[uint64]int{}}
		if err := other.corpus(filepath.Join(dir, "corpora", c.file), c.lang); err != nil {
			return nil, err
		}
		table.Merge(en.NewTermTable(other.df, other.n, leastTexts))
		texts += "+" + strconv.Itoa(other.n)
	}
	return table.Pack(map[string]string{
		"what":    "in how many texts a term stands, in sixteenths of a nat of its inverse document frequency, by hash",
		"data":    "PolNeAR train; official addresses in Ukrainian; posts of channels in Russian: counts only, no text",
		"command": "hearsay train terms",
		"texts":   texts, "least": "2+" + strconv.Itoa(leastTexts) + "+" + strconv.Itoa(leastTexts),
	})
}

// counter counts the texts that terms stand in.
type counter struct {
	df map[uint64]int
	n  int
}

func (c *counter) add(text, lang string) {
	c.n++
	story.Vocabulary(text, lang, func(t uint64) { c.df[t]++ })
}

// corpus adds the texts of one language of an article file.
func (c *counter) corpus(path, lang string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	r := bufio.NewReader(z)
	for dec := json.NewDecoder(r); ; {
		var a struct{ Lang, Title, Text string }
		if err := dec.Decode(&a); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s: text %d: %w", path, c.n+1, err)
		}
		if a.Lang == lang {
			c.add(a.Title+"\n"+a.Text, lang)
		}
	}
}
