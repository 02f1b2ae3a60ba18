// Package checkthat reads the files of CheckThat! 2020, task 2 (Barrón-Cedeño and others,
// "Overview of CheckThat! 2020"): short posts, claims that were checked before, and which
// claim each post makes.
package checkthat

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"hearsay/internal/link/claim/match"
)

// Post is one query with the index of the claim that it makes.
type Post struct {
	ID, Text string
	Claim    int // of Claims
}

// Claims returns the checked claims in the order of the file.
func Claims(dir string) ([]match.Doc, error) {
	name := filepath.Join(dir, "linking", "checkthat2020", "verified_claims.docs.tsv.gz")
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []match.Doc
	err = rows(z, 3, func(c []string) error {
		if id, err := strconv.Atoi(c[0]); err != nil || id != len(out) {
			return fmt.Errorf("claim %q, want number %d", c[0], len(out))
		}
		out = append(out, match.Doc{Text: c[1], Title: c[2]})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// Posts returns the queries of a part ("train" or "dev"), ascending as in the file. Each has
// exactly one claim; one without is an error.
func Posts(dir, part string, claims int) ([]Post, error) {
	base := filepath.Join(dir, "linking", "checkthat2020", part)
	f, err := os.Open(filepath.Join(base, "tweet-vclaim-pairs.qrels"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	of := map[string]int{}
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Fields(s.Text())
		if len(c) != 4 {
			return nil, fmt.Errorf("%s: row %q", part, s.Text())
		}
		n, err := strconv.Atoi(c[2])
		if err != nil || n < 0 || n >= claims {
			return nil, fmt.Errorf("%s: claim %q", part, c[2])
		}
		of[c[0]] = n
	}
	g, err := os.Open(filepath.Join(base, "tweets.queries.tsv"))
	if err != nil {
		return nil, err
	}
	defer g.Close()
	var out []Post
	err = rows(g, 2, func(c []string) error {
		n, ok := of[c[0]]
		if !ok {
			return fmt.Errorf("post %q has no claim", c[0])
		}
		out = append(out, Post{ID: c[0], Text: c[1], Claim: n})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", part, err)
	}
	return out, nil
}

// rows calls f for each row of a table with a head.
func rows(r io.Reader, columns int, f func([]string) error) error {
	t := csv.NewReader(r)
	t.Comma, t.LazyQuotes, t.FieldsPerRecord = '\t', true, columns
	for n := 0; ; n++ {
		c, err := t.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			if err := f(c); err != nil {
				return err
			}
		}
	}
}
