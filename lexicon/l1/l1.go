// Package l1 holds, for languages without trained weights, the few words by which what
// stands in quotation marks is told to be speech: forms of verbs of speech with the act they
// state, "according to", titles before names. One file a language, our own lists.
package l1

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed *.tsv
var files embed.FS

// Kind says what an entry of a table is.
type Kind uint8

const (
	Verb      Kind = iota + 1 // of speech
	Phrase                    // before a source in its base form
	Inflected                 // before a source in another form, whose name is not taken
)

// Cue is one entry: its words and what it states.
type Cue struct {
	Kind  Kind
	Act   string
	Words []string // lower case
}

// Table is one language. It is read only.
type Table struct {
	Lang                       string
	Cues                       map[string][]Cue // by first word, longest first
	Bridge, Rank, Joint, Title map[string]bool
	Suffixes                   []string // endings of words that are ranks
	Forms                      int      // cue forms listed
}

// Tables returns all languages by code, loaded once.
var Tables = sync.OnceValues(func() (map[string]*Table, error) {
	out := map[string]*Table{}
	list, err := fs.Glob(files, "*.tsv")
	if err != nil {
		return nil, err
	}
	for _, name := range list {
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		t, err := parse(strings.TrimSuffix(name, ".tsv"), string(b))
		if err != nil {
			return nil, fmt.Errorf("l1: %s: %w", name, err)
		}
		out[t.Lang] = t
	}
	return out, nil
})

func parse(lang, src string) (*Table, error) {
	t := &Table{Lang: lang, Cues: map[string][]Cue{}, Bridge: map[string]bool{}, Rank: map[string]bool{}, Joint: map[string]bool{}, Title: map[string]bool{}}
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 3 {
			return nil, fmt.Errorf("bad row %q", line)
		}
		for form := range strings.SplitSeq(c[2], ";") {
			if form == "" || form != strings.ToLower(form) {
				return nil, fmt.Errorf("bad form %q", form)
			}
			if err := t.add(c[0], c[1], form); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

func (t *Table) add(kind, act, form string) error {
	sets := map[string]map[string]bool{"bridge": t.Bridge, "rank": t.Rank, "joint": t.Joint, "title": t.Title}
	kinds := map[string]Kind{"verb": Verb, "phrase": Phrase, "inflected": Inflected}
	switch {
	case sets[kind] != nil:
		sets[kind][form] = true
	case kind == "suffix":
		t.Suffixes = append(t.Suffixes, form)
	case kinds[kind] != 0 && act != "-":
		w := strings.Fields(form)
		list := t.Cues[w[0]]
		at := 0
		for at < len(list) && len(list[at].Words) >= len(w) {
			at++
		}
		t.Cues[w[0]] = append(list[:at:at], append([]Cue{{kinds[kind], act, w}}, list[at:]...)...)
		t.Forms++
	default:
		return fmt.Errorf("unknown kind %q", kind)
	}
	return nil
}

// Sum returns a checksum of all tables.
var Sum = sync.OnceValue(func() string {
	h := sha256.New()
	list, _ := fs.Glob(files, "*.tsv")
	for _, name := range list {
		b, _ := files.ReadFile(name)
		h.Write([]byte(name))
		h.Write(b)
	}
	return hex.EncodeToString(h.Sum(nil)[:4])
})
