// Package conllu reads treebanks in CoNLL-U form (universaldependencies.org/format), plain
// or gzip.
package conllu

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Word is one syntactic word. Head is 0 for the root, else the number of a word, from 1.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int
	Rel                     string
	SpaceAfter              bool
}

// Sentence is one tree with its document's id.
type Sentence struct {
	Doc   string
	Words []Word
}

// Load reads a file. Multiword tokens and empty nodes are left out; the words of a
// multiword token have no space between them. Errors name the line.
func Load(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	out, err := Read(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// Read reads a stream; see Load.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	doc, joined := "", 0
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	n := 0
	end := func() {
		if len(s.Words) > 0 {
			s.Doc = doc
			out = append(out, s)
		}
		s, joined = Sentence{}, 0
	}
	for sc.Scan() {
		n++
		line := sc.Text()
		switch {
		case line == "":
			end()
			continue
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = line[len("# newdoc id = "):]
			continue
		case line[0] == '#':
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) < 8 {
			return nil, fmt.Errorf("line %d: %d columns, want 10", n, len(c))
		}
		if a, b, ok := strings.Cut(c[0], "-"); ok {
			last, err := strconv.Atoi(b)
			if err != nil {
				return nil, fmt.Errorf("line %d: word %q–%q", n, a, b)
			}
			joined = last
			continue
		}
		id, err := strconv.Atoi(c[0])
		if err != nil {
			if strings.Contains(c[0], ".") {
				continue
			}
			return nil, fmt.Errorf("line %d: word number %q", n, c[0])
		}
		head, err := strconv.Atoi(c[6])
		if err != nil && c[6] != "_" {
			return nil, fmt.Errorf("line %d: head %q", n, c[6])
		}
		w := Word{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Head: head, Rel: c[7], SpaceAfter: id >= joined}
		if len(c) > 9 && strings.Contains(c[9], "SpaceAfter=No") {
			w.SpaceAfter = false
		}
		s.Words = append(s.Words, w)
	}
	end()
	return out, sc.Err()
}
