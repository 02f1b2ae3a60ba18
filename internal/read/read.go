// Package read turns one revision into a reading: its quotes with their speakers.
//
// It is the middle of the flow and pure: the same revision and version give the same
// reading, on any machine. Text is taken apart once (package text), then stages look at it
// in order: tag gives parts of speech, quote finds source, cue and content, speaker says who
// the sources are.
//
// English is read with trained weights (level L2). Other languages get level L0: kept and
// searchable, not read; nothing is pretended. Texts beyond MaxBytes are read up to there.
// A 600-word article takes about 5 ms.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"

	"hearsay"
	"hearsay/internal/read/quote"
	"hearsay/internal/read/speaker"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// stage and version of this reader. Bump the number when the same weights give other
// readings.
//
//	1: first form, quotes and named speakers
const stage = "read/1"

// MaxBytes of one field that are read for quotes.
const MaxBytes = 1 << 20

// Reader reads revisions. It is safe for concurrent use.
type Reader struct {
	tags    *tag.Tagger
	quotes  *quote.Tagger
	version hearsay.StageVersion
	pool    sync.Pool // *work
}

type work struct {
	doc    text.Doc
	pos    []tag.Tag
	tags   tag.Work
	quotes quote.Work
}

// New returns a reader with the weights built into the program.
func New() (*Reader, error) { return With(en.Tags, en.Quotes) }

// With returns a reader with the given model files.
func With(tags, quotes []byte) (*Reader, error) {
	pos, err := tag.Load(tags)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	t, err := quote.Load(quotes)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	sum := sha256.New()
	sum.Write(tags)
	sum.Write(quotes)
	r := &Reader{tags: pos, quotes: t, version: hearsay.StageVersion(stage + "-" + hex.EncodeToString(sum.Sum(nil)[:4]))}
	r.pool.New = func() any { return new(work) }
	return r, nil
}

// Version names this reader and its weights.
func (r *Reader) Version() hearsay.StageVersion { return r.version }

// Manifest says how the quote weights were made.
func (r *Reader) Manifest() map[string]string { return r.quotes.Manifest() }

// Read reads one revision. It never fails; what it cannot read it leaves out.
func (r *Reader) Read(rev *hearsay.Revision) hearsay.Reading {
	w := r.pool.Get().(*work)
	defer r.pool.Put(w)
	out := hearsay.Reading{Revision: rev.ID, Version: r.version, Level: hearsay.L0, Lang: rev.Lang, Genre: rev.Genre}
	if out.Genre == "" {
		out.Genre = hearsay.GenreUnknown
	}
	english := rev.Lang == "en" || strings.HasPrefix(rev.Lang, "en-") || strings.HasPrefix(rev.Lang, "en_")
	names := speaker.New()
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		src := clip(f.In(rev))
		w.doc.Parse(src)
		out.Stats.Tokens += len(w.doc.Toks)
		out.Stats.Sentences += len(w.doc.Sents)
		if !english {
			continue
		}
		out.Level = hearsay.L2
		from := len(out.Quotes)
		w.pos = r.tags.Tag(w.pos[:0], &w.tags, &w.doc)
		out.Quotes = r.quotes.Find(out.Quotes, &w.quotes, &w.doc, w.pos, f == hearsay.FieldTitle)
		found := out.Quotes[from:]
		names.Field(f, &w.doc, found)
		for i := range found {
			found[i].Field = f
			found[i].Identify(rev.ID, r.version)
		}
	}
	out.Actors = names.Actors(out.Quotes)
	return out
}

// clip cuts src at the last paragraph that fits MaxBytes, or at a character.
func clip(src string) string {
	if len(src) <= MaxBytes {
		return src
	}
	if i := strings.LastIndexByte(src[:MaxBytes], '\n'); i > MaxBytes/2 {
		return src[:i]
	}
	i := MaxBytes
	for i > 0 && src[i]&0xC0 == 0x80 {
		i--
	}
	return src[:i]
}
