// Package polnear reads the PolNeAR corpus (Newell, Margolin and Ruths, "An Attribution
// Relations Corpus for Political News", LREC 2018) as exported to JSON lines: one article a
// line, offsets in code points. No text of the corpus is part of this program.
package polnear

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"hearsay"
)

// Article is one annotated article. Offsets are bytes of Text.
type Article struct {
	ID, Publisher, Text string
	// Body is where the text begins behind the headline, which the corpus repeats as the
	// first line; 0 where the first line is not the headline. Headline is that line without
	// the full stop or semicolon that the corpus added.
	Body     int
	Headline hearsay.Span
	Quotes   []Quote
	Aside    []hearsay.Span // stretches that annotators set aside
}

// Quote is one attribution; Kind is the corpus export's own.
type Quote struct {
	Source, Cue, Content []hearsay.Span
	Kind                 hearsay.QuoteKind
}

// Load reads a file of articles. Errors name the line.
func Load(path string) ([]Article, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []Article
	dec := json.NewDecoder(z)
	for n := 1; ; n++ {
		var r record
		if err := dec.Decode(&r); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: article %d: %w", path, n, err)
		}
		a, err := r.article()
		if err != nil {
			return nil, fmt.Errorf("%s: article %d: %w", path, n, err)
		}
		out = append(out, a)
	}
}

type record struct {
	ID, Publisher, Title, Text string
	Attributions               []struct {
		Source, Cue, Content [][2]int
		Kind                 hearsay.QuoteKind
	}
	Other [][2]json.RawMessage
}

func (r *record) article() (Article, error) {
	a := Article{ID: r.ID, Publisher: r.Publisher, Text: r.Text}
	if line, _, ok := strings.Cut(r.Text, "\n"); ok && line != "" && strings.HasPrefix(letters(r.Title), letters(line)) {
		a.Body = len(line)
		a.Headline.End = len(strings.TrimRight(line, ".; "))
	}
	at := ByteOffsets(r.Text)
	convert := func(in [][2]int) (out []hearsay.Span, err error) {
		for _, s := range in {
			if s[0] < 0 || s[1] >= len(at) || s[0] >= s[1] {
				return nil, fmt.Errorf("%s: span %v outside the text", r.ID, s)
			}
			out = append(out, hearsay.Span{Start: at[s[0]], End: at[s[1]]})
		}
		return out, nil
	}
	for _, x := range r.Attributions {
		q := Quote{Kind: x.Kind}
		var err error
		for _, role := range []struct {
			to   *[]hearsay.Span
			from [][2]int
		}{{&q.Source, x.Source}, {&q.Cue, x.Cue}, {&q.Content, x.Content}} {
			if *role.to, err = convert(role.from); err != nil {
				return a, err
			}
		}
		a.Quotes = append(a.Quotes, q)
	}
	for _, o := range r.Other {
		var sp [][2]int
		if json.Unmarshal(o[1], &sp) != nil {
			continue
		}
		aside, err := convert(sp)
		if err != nil {
			return a, err
		}
		a.Aside = append(a.Aside, aside...)
	}
	return a, nil
}

// letters returns the letters and digits of s in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// ByteOffsets returns the byte offset of each code point of s, and of its end.
func ByteOffsets(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}
