package train

import (
	"path/filepath"
	"strconv"

	"hearsay/internal/eval/polnear"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// leastSentences that a stem must stand in to be in the table.
const leastSentences = 3

// Rarity counts in how many sentences of PolNeAR train each stem of package claim/term stands. The
// result is a table of hashes and numbers: no text.
func Rarity(dir string) ([]byte, error) {
	articles, err := polnear.Load(filepath.Join(dir, "polnear", "train.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	cut, err := term.New()
	if err != nil {
		return nil, err
	}
	df, n := map[uint64]int{}, 0
	var doc text.Doc
	var terms []term.Term
	for _, a := range articles {
		doc.Parse(a.Text)
		for _, s := range doc.Sents {
			terms = cut.Append(terms[:0], doc.Span(s).In(a.Text))
			n++
			seen := map[uint64]bool{}
			for i := range terms {
				if !seen[terms[i].Stem] {
					seen[terms[i].Stem] = true
					df[terms[i].Stem]++
				}
			}
		}
	}
	return en.NewTermTable(df, n, leastSentences).Pack(map[string]string{
		"what":    "in how many sentences a stem of package claim/term stands, in sixteenths of a nat of its inverse document frequency, by hash",
		"data":    "PolNeAR train: counts only, no text",
		"command": "hearsay train rarity", "sentences": strconv.Itoa(n), "least": strconv.Itoa(leastSentences),
	})
}
