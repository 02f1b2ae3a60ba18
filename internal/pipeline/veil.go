package pipeline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/judge"
)

// Hidden stands for the name of a private person in words that are shown outside the article.
const Hidden = "[a name]"

// veil returns the words of spans, pieces joined by " … ", with the names of private persons
// left out.
func veil(r *link.Report, f hearsay.Field, spans []hearsay.Span) string {
	s := f.In(r.Revision)
	var out []string
	for _, x := range spans {
		out = append(out, veiled(r, f, s, x))
	}
	return strings.Join(strings.Fields(strings.Join(out, judge.Joint)), " ")
}

// longName is more bytes than any name has.
const longName = 1000

func veiled(r *link.Report, f hearsay.Field, s string, x hearsay.Span) string {
	if r.Reading == nil {
		return x.In(s)
	}
	var b strings.Builder
	at := x.Start
	for _, m := range link.Beside(r.Reading.Private, f, x.Start-longName, x.End) {
		if !m.Span.Overlaps(x) || m.Span.End <= at {
			continue
		}
		b.WriteString(s[at:max(at, m.Span.Start)])
		b.WriteString(Hidden)
		at = min(m.Span.End, x.End)
	}
	b.WriteString(s[at:x.End])
	return b.String()
}

// headline returns a report's title as a view may show it.
func headline(r *link.Report) string {
	return veil(r, hearsay.FieldTitle, []hearsay.Span{{Start: 0, End: len(r.Revision.Title)}})
}

// known is the headline of r as a view of the story of reports may show it: a name that another report of the story gives a
// public role is shown, and so is a surname that only this person of the story bears. Names that stand in no other
// report stay hidden, whatever the ledger knows: elsewhere they may be somebody else's.
func known(r *link.Report, reports []*link.Report) string {
	title := r.Revision.Title
	if r.Reading == nil || !slices.ContainsFunc(r.Reading.Private, func(m hearsay.Mention) bool { return m.Field == hearsay.FieldTitle }) {
		return headline(r)
	}
	var b strings.Builder
	at := 0
	for _, m := range r.Reading.Private {
		if m.Field != hearsay.FieldTitle || m.Span.End <= at {
			continue
		}
		b.WriteString(title[at:max(at, m.Span.Start)])
		if name := m.Span.In(title); public(name, reports) {
			b.WriteString(name)
		} else {
			b.WriteString(Hidden)
		}
		at = m.Span.End
	}
	b.WriteString(title[at:])
	return strings.Join(strings.Fields(b.String()), " ")
}

// public reports whether a name is that of a public person of reports, in full or as the surname, and of nobody else
// whom they name.
func public(name string, reports []*link.Report) bool {
	full := ""
	for _, r := range reports {
		if r.Reading == nil {
			continue
		}
		for i := range r.Reading.Actors {
			a := &r.Reading.Actors[i]
			if a.Kind != hearsay.KindPerson || a.Name != name && !strings.HasSuffix(a.Name, " "+name) {
				continue
			}
			if !a.Public && strings.Contains(a.Name, " ") && a.Name != name || a.Public && full != "" && full != a.Name {
				return false
			}
			if a.Public {
				full = a.Name
			}
		}
		for _, m := range r.Reading.Private {
			if s := m.Span.In(m.Field.In(r.Revision)); s != name && strings.HasSuffix(s, " "+name) && s != full {
				return false // a namesake
			}
		}
	}
	return full != "" && (full == name || strings.Contains(full, " "))
}

// hull is the stretch from the first to the last word of a quote.
func hull(q *hearsay.Quote) hearsay.Span {
	spans := judge.Spans(q)
	if len(spans) == 0 {
		return hearsay.Span{}
	}
	end := slices.MaxFunc(spans, func(a, b hearsay.Span) int { return a.End - b.End }).End
	return hearsay.Span{Start: spans[0].Start, End: end}
}

// goesOn reports whether rest goes on with the word before it: "Ida Pel" is not named in "Ida Pell".
func goesOn(rest string) bool {
	c, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c)
}

// places are where r holds one of names, given by their first words.
func places(r *link.Report, names map[string][]string) (out []hearsay.Mention) {
	if len(names) == 0 {
		return nil
	}
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		s := f.In(r.Revision)
		for at := 0; at < len(s); {
			end := at + strings.IndexFunc(s[at:], func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '.' && c != '\'' })
			if end < at {
				end = len(s)
			}
			for _, name := range names[s[at:end]] {
				if rest, ok := strings.CutPrefix(s[at:], name); ok && !goesOn(rest) {
					out = append(out, hearsay.Mention{Field: f, Span: hearsay.Span{Start: at, End: at + len(name)}})
				}
			}
			if at = end; at < len(s) {
				_, n := utf8.DecodeRuneInString(s[at:])
				at += n
			}
		}
	}
	return out
}
