package hearsay

import (
	"fmt"
	"unicode/utf8"
)

// Field names the frozen text of a revision that spans point into.
type Field string

const (
	FieldText  Field = "text"  // the article's main text
	FieldTitle Field = "title" // its headline
)

// Span is a half-open range of byte offsets, [Start, End), into one frozen text.
// The zero Span is empty. Code that prints spans for other programs converts them
// to code points (package show/record); nothing else does.
type Span struct{ Start, End int }

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In returns the bytes of text that s covers. It panics if s does not lie in text.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Check returns an error that says why s cannot stand for a piece of text:
// outside it, empty, or cutting a UTF-8 sequence. Cost is constant.
func (s Span) Check(text string) error {
	switch {
	case s.Start < 0 || s.End > len(text):
		return fmt.Errorf("span [%d,%d) outside text of %d bytes", s.Start, s.End, len(text))
	case s.Empty():
		return fmt.Errorf("span [%d,%d) is empty", s.Start, s.End)
	case !onRune(text, s.Start) || !onRune(text, s.End):
		return fmt.Errorf("span [%d,%d) cuts a character", s.Start, s.End)
	}
	return nil
}

func onRune(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
