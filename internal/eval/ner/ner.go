// Package ner reads corpora of named entities: one token a line with its label in the second
// column (Wikigold) or third (Universal NER, whose lines begin with a number), B- and I- in
// front of the kind, an empty line between sentences.
//
// A document's text is built of its sentences, each a paragraph: the sentence's own text
// where the file has it, else the tokens with a space between. Labels that the text does not
// bear out are an error: nothing is guessed.
package ner

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"hearsay"
)

// Name is one entity: its bytes in the document's text and its kind (PER, ORG, LOC, MISC).
type Name struct {
	Span hearsay.Span
	Kind string
}

// Document is one text with its names, ascending and without overlap.
type Document struct {
	ID    string
	Text  string
	Names []Name
}

// Load reads a gzipped file.
func Load(path string) ([]Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	docs, err := Read(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return docs, nil
}

// reader is the state between lines.
type reader struct {
	docs          []Document
	id            string
	fresh         bool // a document begins with the next sentence
	text          string
	words, labels []string
}

// Read reads documents. Errors name the line; cost is linear.
func Read(in io.Reader) ([]Document, error) {
	r := reader{fresh: true}
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<20)
	n := 1
	for ; s.Scan(); n++ {
		line := strings.TrimRight(s.Text(), "\r")
		switch id, isID := strings.CutPrefix(line, "# newdoc id = "); {
		case isID:
			r.id, r.fresh = id, true
		case strings.HasPrefix(line, "# text = "):
			r.text = line[len("# text = "):]
		case strings.TrimSpace(line) == "":
			if err := r.end(); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		case strings.HasPrefix(line, "#") && strings.Contains(line, " = ") && !strings.Contains(line, "\t"):
		default:
			if err := r.token(line); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n, err)
	}
	if err := r.end(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n, err)
	}
	return r.docs, nil
}

func (r *reader) token(line string) error {
	c := strings.Split(line, "\t")
	switch {
	case len(c) >= 4:
		c = c[1:] // numbered
	case len(c) == 3: // number, word, label (Wikigold)
		c = c[1:]
	}
	if len(c) < 2 || c[0] == "" {
		return fmt.Errorf("%d columns, want a word and its label", len(c))
	}
	if c[0] == "-DOCSTART-" {
		r.fresh = true
		return nil
	}
	r.words, r.labels = append(r.words, c[0]), append(r.labels, c[1])
	return nil
}

// end puts the sentence read so far into its document.
func (r *reader) end() error {
	if len(r.words) == 0 {
		r.text = ""
		return nil
	}
	if r.text == "" {
		r.text = spaced(r.words)
	}
	if r.fresh || len(r.docs) == 0 {
		r.docs = append(r.docs, Document{ID: r.id})
		r.fresh = false
	}
	d := &r.docs[len(r.docs)-1]
	if d.Text != "" {
		d.Text += "\n\n"
	}
	base, at := len(d.Text), 0
	open := false
	for i, w := range r.words {
		k := strings.Index(r.text[at:], w)
		if k < 0 {
			return fmt.Errorf("the sentence lacks its word %q", w)
		}
		span := hearsay.Span{Start: base + at + k, End: base + at + k + len(w)}
		at += k + len(w)
		prefix, kind, _ := strings.Cut(r.labels[i], "-")
		switch last := len(d.Names) - 1; {
		case prefix == "I" && open && d.Names[last].Kind == kind:
			d.Names[last].Span.End = span.End
		case prefix == "B" || prefix == "I":
			d.Names = append(d.Names, Name{span, kind})
			open = true
		case prefix == "O":
			open = false
		default:
			return fmt.Errorf("label %q", r.labels[i])
		}
	}
	d.Text += r.text
	r.text, r.words, r.labels = "", r.words[:0], r.labels[:0]
	return nil
}

// spaced joins words as they would be written: no space before what closes or after what opens.
func spaced(words []string) string {
	var b strings.Builder
	tight := true
	for _, w := range words {
		if !tight && !strings.Contains(", . ; : ! ? ) ] 's ' n't % ''", w) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		tight = strings.Contains("( [ $ ``", w)
	}
	return b.String()
}
