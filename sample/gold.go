package sample

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// GoldArticle is one article with the quotes a careful reader finds in it. Title and Text
// are what is left when the marks are taken away: byte for byte the article's own.
type GoldArticle struct {
	Title, Text string
	Quotes      []GoldQuote // by number
}

// GoldQuote is one quote with its reading. Spans ascend; Source may be empty.
type GoldQuote struct {
	Number               int // as in the marks, from 1
	Field                hearsay.Field
	Source, Cue, Content []hearsay.Span

	Speaker   string // resolved full name; "" if unknown
	Described string // how an unknown speaker is described, "" otherwise
	Private   bool   // the speaker is a private person: never listed
	Via       hearsay.Via
	Act       string // one of the acts of DESIGN 4.2
	Polarity  string // "+" or "-"
	// Who is said by this quote to have done wrong; and whom it rejects, asks about or
	// supposes to have. "unknown (…)" names a doer who is only described.
	Accused, Denied, Asked, Supposed []string
	Hedges                           []string // as printed

	Basis *GoldBasis // nil where the file does not tell
}

// ErrGold reports a gold file that does not follow README.md.
var ErrGold = errors.New("bad gold file")

// Gold returns the gold of the article of this name (see [Names]).
func Gold(name string) (GoldArticle, error) {
	b, err := files.ReadFile(path.Join("gold", name+".txt"))
	if err != nil {
		return GoldArticle{}, err
	}
	g, err := ParseGold(string(b))
	if err != nil {
		return g, fmt.Errorf("sample gold %s: %w", name, err)
	}
	return g, nil
}

// ParseGold reads a gold file: "# title", an empty line, the text with marks such as
// "[S1,2 the minister]", a line "---", one reading a quote. Every quote has a reading and
// every reading a quote; a quote stands in the title or in the text, never in both; marks
// do not nest. The error wraps [ErrGold]. Cost is linear.
func ParseGold(s string) (GoldArticle, error) {
	title, rest, ok := strings.Cut(s, "\n\n")
	body, readings, ok2 := strings.Cut(rest, "\n---\n")
	if !ok || !ok2 || !strings.HasPrefix(title, "# ") || strings.Contains(title, "\n") {
		return GoldArticle{}, fmt.Errorf("%w: want \"# title\", empty line, text, \"---\", readings", ErrGold)
	}
	p := goldParser{quotes: map[int]*GoldQuote{}}
	var g GoldArticle
	var err error
	if g.Title, err = p.strip(title[2:], hearsay.FieldTitle); err != nil {
		return g, err
	}
	if g.Text, err = p.strip(body+"\n", hearsay.FieldText); err != nil {
		return g, err
	}
	for line := range strings.Lines(readings) {
		if err := p.reading(strings.TrimRight(line, "\n")); err != nil {
			return g, err
		}
	}
	for n, q := range p.quotes {
		if q.Act == "" {
			return g, fmt.Errorf("%w: quote %d has no reading", ErrGold, n)
		}
		if len(q.Cue) == 0 && len(q.Content) == 0 {
			return g, fmt.Errorf("%w: quote %d has neither cue nor content", ErrGold, n)
		}
		if q.Basis != nil {
			for _, r := range q.Basis.Replies {
				if r == n || p.quotes[r] == nil {
					return g, fmt.Errorf("%w: quote %d answers %d", ErrGold, n, r)
				}
			}
		}
		g.Quotes = append(g.Quotes, *q)
	}
	slices.SortFunc(g.Quotes, func(a, b GoldQuote) int { return a.Number - b.Number })
	return g, nil
}

type goldParser struct{ quotes map[int]*GoldQuote }

// strip takes the marks out of s and notes their spans. A bracket that opens no mark is
// an error, too: the articles have none, and a mistyped mark would otherwise be text.
func (p *goldParser) strip(s string, f hearsay.Field) (string, error) {
	var out strings.Builder
	for {
		i := strings.IndexAny(s, "[]")
		if i < 0 {
			out.WriteString(s)
			return out.String(), nil
		}
		out.WriteString(s[:i])
		end := strings.IndexAny(s[i+1:], "[]") + i + 1
		if s[i] == ']' || end == i || s[end] != ']' {
			return "", fmt.Errorf("%w: stray bracket at %q", ErrGold, head(s[i:]))
		}
		mark, text, ok := strings.Cut(s[i+1:end], " ")
		if !ok || text == "" || len(mark) < 2 {
			return "", fmt.Errorf("%w: empty mark at %q", ErrGold, head(s[i:]))
		}
		sp := hearsay.Span{Start: out.Len(), End: out.Len() + len(text)}
		for id := range strings.SplitSeq(mark[1:], ",") {
			if err := p.add(mark[0], id, f, sp); err != nil {
				return "", err
			}
		}
		out.WriteString(text)
		s = s[end+1:]
	}
}

func (p *goldParser) add(role byte, id string, f hearsay.Field, sp hearsay.Span) error {
	n, err := strconv.Atoi(id)
	if err != nil || n < 1 {
		return fmt.Errorf("%w: mark %c%s has no number", ErrGold, role, id)
	}
	q := p.quotes[n]
	if q == nil {
		q = &GoldQuote{Number: n, Field: f}
		p.quotes[n] = q
	}
	if q.Field != f {
		return fmt.Errorf("%w: quote %d stands in title and text", ErrGold, n)
	}
	switch role {
	case 'S':
		q.Source = append(q.Source, sp)
	case 'C':
		q.Cue = append(q.Cue, sp)
	case 'Q':
		q.Content = append(q.Content, sp)
	default:
		return fmt.Errorf("%w: mark %c%s is none of S, C, Q", ErrGold, role, id)
	}
	return nil
}

// reading reads "id | speaker | via | act | polarity | accused | hedges", and behind it,
// or not, "| evidence | chain | replies".
func (p *goldParser) reading(line string) error {
	c := strings.Split(line, "|")
	if len(c) != 7 && len(c) != 10 {
		return fmt.Errorf("%w: reading %q has %d cells, want 7 or 10", ErrGold, head(line), len(c))
	}
	for i := range c {
		c[i] = strings.TrimSpace(c[i])
	}
	n, _ := strconv.Atoi(c[0])
	q := p.quotes[n]
	switch {
	case q == nil:
		return fmt.Errorf("%w: reading %q belongs to no quote", ErrGold, head(line))
	case q.Act != "":
		return fmt.Errorf("%w: quote %d has two readings", ErrGold, n)
	case c[1] == "" || c[3] == "" || c[4] != "+" && c[4] != "-":
		return fmt.Errorf("%w: reading %q lacks speaker, act or polarity", ErrGold, head(line))
	}
	q.Speaker, q.Private = strings.CutSuffix(c[1], " (private person)")
	if d, ok := strings.CutPrefix(q.Speaker, "unknown ("); ok {
		q.Speaker, q.Described = "", strings.TrimSuffix(d, ")")
	}
	q.Via, q.Act, q.Polarity, q.Hedges = hearsay.Via(c[2]), c[3], c[4], list(c[6])
	if len(c) == 10 {
		var err error
		if q.Basis, err = basis(c[7], c[8], c[9]); err != nil {
			return fmt.Errorf("quote %d: %w", n, err)
		}
	}
	for _, who := range list(c[5]) {
		into := &q.Accused
		for prefix, other := range map[string]*[]string{"denied:": &q.Denied, "asked:": &q.Asked, "supposed:": &q.Supposed} {
			if after, ok := strings.CutPrefix(who, prefix); ok {
				into, who = other, after
			}
		}
		*into = append(*into, who)
	}
	return nil
}

// list splits a cell at semicolons.
func list(cell string) []string {
	var out []string
	for v := range strings.SplitSeq(cell, ";") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func head(s string) string {
	if len(s) > 40 {
		return strings.ToValidUTF8(s[:40], "") + "…"
	}
	return s
}
