// Package term draws readings for a terminal. It measures in columns, wraps at spaces, and
// uses colour only when told to: meaning never hangs on it.
package term

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/mattn/go-runewidth"

	"hearsay"
	"hearsay/internal/show/phrase"
	"hearsay/internal/show/record"
)

// Options of a drawing.
type Options struct {
	Width int           // columns, at least 40
	Color bool          // SGR sequences
	Name  string        // of the input, shown where the article has no outlet
	Took  time.Duration // shown if not zero
}

type pen struct {
	w     io.Writer
	color bool
	width int
	err   error
}

func (p *pen) print(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

func (p *pen) line(s string) { p.print(s + "\n") }

func (p *pen) sgr(code, s string) string {
	if !p.color || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p *pen) bold(s string) string   { return p.sgr("1", s) }
func (p *pen) dim(s string) string    { return p.sgr("2", s) }
func (p *pen) italic(s string) string { return p.sgr("3", s) }
func (p *pen) accent(s string) string { return p.sgr("36", s) }

// Reading draws the ledger of one article: for each quote its number, the speaker, the cue
// and the content, shortened to three lines, and how it was quoted.
func Reading(w io.Writer, rev *hearsay.Revision, r *hearsay.Reading, o Options) error {
	p := &pen{w: w, color: o.Color, width: max(40, min(o.Width, 110))}
	p.head(rev, r, o)
	if r.Level == hearsay.L0 {
		p.line("")
		for _, l := range wrap(unread(rev), p.width-2, 3) {
			p.line("  " + l)
		}
		return p.err
	}
	if len(r.Quotes) == 0 {
		p.line("")
		p.line("  Nobody is quoted: no source, cue and content found.")
		return p.err
	}
	for i := range r.Quotes {
		p.line("")
		p.quote(i+1, rev, &r.Quotes[i], r.Actors)
	}
	p.foot(r, o)
	return p.err
}

func (p *pen) head(rev *hearsay.Revision, r *hearsay.Reading, o Options) {
	title := Clean(rev.Title)
	if title == "" {
		title = "(no headline)"
	}
	for _, l := range wrap(title, p.width, 2) {
		p.line(p.bold(l))
	}
	var parts []string
	for _, s := range []string{Clean(rev.Outlet), when(rev.Published), Clean(genre(r.Genre)), Clean(r.Lang)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if rev.Outlet == "" && o.Name != "" {
		parts = append([]string{Clean(o.Name)}, parts...)
	}
	if len(parts) > 0 {
		p.line(p.dim(clip(strings.Join(parts, " · "), p.width)))
	}
	p.line(p.dim(strings.Repeat("─", p.width)))
}

func unread(rev *hearsay.Revision) string {
	if rev.Lang == "" {
		return "Language not recognised, as of very short texts: kept as words, not read for quotes. Say it: --lang en."
	}
	return fmt.Sprintf("Language %q: kept as words, not read for quotes. English is read.", Clean(rev.Lang))
}

func genre(g hearsay.Genre) string {
	if g == hearsay.GenreUnknown {
		return ""
	}
	return string(g)
}

func when(t hearsay.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Precision == hearsay.PrecisionDay:
		return t.UTC.Format("2 January 2006")
	case t.Zone == hearsay.ZoneUnknown:
		return t.UTC.Format("2 January 2006, 15:04") + " (zone unknown)"
	}
	return t.UTC.Format("2 January 2006, 15:04 UTC")
}

// antecedent is whom "who" takes up, as the chain describes them: "a senior official"; who itself where it does not.
func antecedent(q *hearsay.Quote, who string) string {
	for i := len(q.Chain) - 1; i >= 0; i-- {
		if l := &q.Chain[i]; !l.Named && l.Name != "" && slices.Equal(l.Cue, q.Cue) {
			return Clean(l.Name)
		}
	}
	return who
}

// quote draws one quote: number and speaker on the left of the first line, cue and kind
// behind, the content below.
func (p *pen) quote(n int, rev *hearsay.Revision, q *hearsay.Quote, actors []hearsay.Actor) {
	src := q.Field.In(rev)
	source, cue := Clean(record.Pieces(src, q.Source)), Clean(record.Pieces(src, q.Cue))
	content := Clean(record.Pieces(src, q.Content))
	speaker, as := q.Speaker.Name, ""
	known := named(q, actors)
	if !known {
		speaker = ""
	}
	if speaker == "" && strings.EqualFold(source, "who") {
		source = antecedent(q, source)
	}
	switch {
	case speaker == "" && source == "" && q.Speaker.Name != "":
		speaker = "a person (named in the source)"
	case speaker == "" && source == "" && cue == "" && q.Speaker.Via != hearsay.ViaNone: // nobody is who is said to blame and not named
		speaker = "the article's own words"
	case speaker == "" && source == "":
		speaker = "nobody named"
	case speaker == "":
		speaker = "“" + source + "”"
	case len(q.Also) > 0:
		speaker += phrase.Also(q, actors)
	case source != speaker:
		as = " as “" + source + "”"
	}
	kind := string(q.Kind)
	if q.Field == hearsay.FieldTitle {
		kind = "headline, " + kind
	}
	num := fmt.Sprintf("%3d  ", n)
	left := clip(Clean(speaker), p.width-len(num)-runewidth.StringWidth(kind)-2)
	room := p.width - len(num) - runewidth.StringWidth(left) - runewidth.StringWidth(kind) - 2
	as = clip(as, room)
	if runewidth.StringWidth(as) < 9 {
		as = ""
	}
	pad := p.width - len(num) - runewidth.StringWidth(left) - runewidth.StringWidth(as) - runewidth.StringWidth(kind)
	name := p.bold(left)
	if !known {
		name = left
	}
	p.line(p.dim(num) + name + p.dim(as) + strings.Repeat(" ", max(1, pad)) + p.dim(kind))
	act := phrase.Act(q.Act)
	if q.Speaker.Via == hearsay.ViaOutlet {
		act = strings.TrimSuffix("in its own voice: "+act, ": ")
	}
	switch cue = clip(cue, p.width-5); {
	case cue != "" && act != "" && runewidth.StringWidth(cue)+3+runewidth.StringWidth(act) <= p.width-5:
		p.line("     " + p.accent(p.italic(cue)) + p.dim(" · ") + p.bold(act))
	case cue != "":
		p.line("     " + p.accent(p.italic(cue)))
	case act != "":
		p.line("     " + p.bold(clip(act, p.width-5)))
	}
	for _, l := range wrap(content, p.width-5, 3) {
		p.line("     " + l)
	}
	p.claim(q, src, actors)
}

// claim draws what was read beyond the words: certainty, parties, evidence, chain.
func (p *pen) claim(q *hearsay.Quote, src string, actors []hearsay.Actor) {
	var parts []string
	if h := phrase.Hedges(q.Certainty, src); len(h) > 0 {
		s := "“" + strings.Join(h, "”, “") + "”"
		if b := phrase.Band(q.Certainty); b != "" {
			s += " (" + b + ")"
		}
		parts = append(parts, s)
	}
	if q.Certainty.Confidence != "" {
		parts = append(parts, q.Certainty.Confidence+" confidence")
	}
	for _, x := range phrase.Parties(q, actors) {
		parts = append(parts, strings.TrimSuffix(x.Verb+" "+x.Name+" "+x.Role, " "))
	}
	if e := phrase.Evidence(&q.Claim); e != "" && q.Evidence[0] != hearsay.NoneGiven {
		parts = append(parts, "evidence: "+e)
	}
	if d := phrase.Deeds(&q.Claim); d != "" {
		parts = append(parts, "told of "+d)
	}
	if n := phrase.Numbers(&q.Claim); n != "" {
		parts = append(parts, "figures: "+n)
	}
	if c := phrase.Chain(q, actors, src); c != "" {
		parts = append(parts, "by way of "+c)
	}
	if len(parts) == 0 {
		return
	}
	for i, l := range wrap(Clean(strings.Join(parts, " · ")), p.width-7, 3) {
		mark := "▸ "
		if i > 0 {
			mark = "  "
		}
		p.line("     " + p.dim(mark+l))
	}
}

// named reports whether the speaker of q stands here by name: somebody with a public role, or a body. Others are shown only
// in the words that name them, and are not counted as known either.
func named(q *hearsay.Quote, actors []hearsay.Actor) bool {
	return q.Speaker.Name != "" && !slices.ContainsFunc(actors, func(a hearsay.Actor) bool { return a.ID == q.Speaker.Actor && !phrase.Named(&a) })
}

func (p *pen) foot(r *hearsay.Reading, o Options) {
	kinds, known := map[hearsay.QuoteKind]int{}, 0
	for i := range r.Quotes {
		kinds[r.Quotes[i].Kind]++
		if named(&r.Quotes[i], r.Actors) {
			known++
		}
	}
	p.line("")
	p.line(p.dim(strings.Repeat("─", p.width)))
	s := fmt.Sprintf("%s: %d direct, %d mixed, %d indirect · speaker known for %d", count(len(r.Quotes), "quote"), kinds[hearsay.Direct], kinds[hearsay.Mixed], kinds[hearsay.Indirect], known)
	if o.Took > 0 {
		s += fmt.Sprintf(" · %d words in %.1f ms", r.Stats.Tokens, float64(o.Took.Microseconds())/1000)
	}
	for _, s := range []string{s, "Read by a program, which errs: open the sentence before you quote."} {
		for _, l := range wrap(s, p.width, 3) {
			p.line(p.dim(l))
		}
	}
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Clean makes text of others safe for a terminal: white space becomes single spaces,
// control and format characters go.
func Clean(s string) string {
	f := strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r): // escapes; bidi overrides, zero widths, tags
			return -1
		}
		return r
	}, s))
	return strings.Join(f, " ")
}

// clip cuts s to width columns, the last one an ellipsis.
func clip(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return runewidth.Truncate(s, width, "…")
}

// wrap breaks s at spaces into at most lines lines of width columns; the last one ends in
// an ellipsis where something was cut.
func wrap(s string, width, lines int) []string {
	var out []string
	words := strings.Split(s, " ")
	for i := 0; i < len(words); {
		if len(out) == lines-1 {
			return append(out, clip(strings.Join(words[i:], " "), width))
		}
		l := clip(words[i], width)
		for i++; i < len(words) && runewidth.StringWidth(l)+1+runewidth.StringWidth(words[i]) <= width; i++ {
			l += " " + words[i]
		}
		out = append(out, l)
	}
	return out
}
