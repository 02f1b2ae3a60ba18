package eval

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// exchanged is a text whose first two states have changed places.
type exchanged struct {
	text string
	a, b string // codes of the two
	cuts []cut  // ascending
}

// cut is one stretch of the old text and what stands there now.
type cut struct{ old, now hearsay.Span }

// at maps an offset of the old text to the new one; inside a stretch that was replaced it
// gives the start, or the end if end is set.
func (x *exchanged) at(p int, end bool) int {
	shift := 0
	for _, c := range x.cuts {
		switch {
		case p <= c.old.Start:
			return p + shift
		case p < c.old.End || p == c.old.End && end:
			if end {
				return c.now.End
			}
			return c.now.Start
		}
		shift = c.now.End - c.old.End
	}
	return p + shift
}

// span maps a span of the old text.
func (x *exchanged) span(s hearsay.Span) hearsay.Span {
	return hearsay.Span{Start: x.at(s.Start, false), End: x.at(s.End, true)}
}

// exchange swaps the first two states of a text with each other. Texts in which a form has no
// counterpart that would stand as well are left out: an organ, part of a longer name or
// compound, an adjective without its noun. t tells adjectives' nouns and verbs apart.
func exchange(w *world.World, t *tag.Tagger, src string) (out exchanged, ok bool) {
	var d text.Doc
	a, b := "", ""
	d.Parse(src)
	pos := t.Tag(nil, new(tag.Work), &d)
	noun := func(i int) bool { // a noun, or what stands before one
		if i >= len(d.Toks) || d.Toks[i].Kind != text.Word {
			return false
		}
		switch t.Class(pos[i]) {
		case tag.Noun, tag.Proper, tag.Adjective, tag.Numeral:
			return true
		}
		return false
	}
	type place struct {
		e    *world.Entry
		span hearsay.Span
		noun bool // one follows
	}
	var places []place
	for i := 0; i < len(d.Toks); {
		e, n := w.Match(&d, i, len(d.Toks))
		if head, _, ok := strings.Cut(d.Text(i), "-"); n == 0 && ok { // "Tarnovia-backed"
			if e = w.Find(head); e != nil && e.Country != "" {
				start := d.Toks[i].Start
				places = append(places, place{e, hearsay.Span{Start: start, End: start + len(head)}, true})
			}
		}
		if n == 0 {
			i++
			continue
		}
		if e.Country != "" {
			places = append(places, place{e, d.Span(text.Range{Start: i, End: i + n}), noun(i + n)})
			if e.Class != world.Service {
				switch {
				case a == "":
					a = e.Country
				case b == "" && e.Country != a:
					b = e.Country
				}
			}
		}
		i += n
	}
	if b == "" {
		return out, false
	}
	sa, sb := w.ByCode(a), w.ByCode(b)
	var s strings.Builder
	at := 0
	for _, p := range places {
		to := sb
		if p.e.Country == b {
			to = sa
		} else if p.e.Country != a {
			continue
		}
		class := p.e.Class
		if old := p.span.In(src); class == world.State && len(old) < 5 && old == strings.ToUpper(old) && p.noun {
			class = world.Adjective // "his UK counterpart": an acronym does for an adjective, a name does not
		}
		form := counterpart(class, to)
		if form == "" || inName(src, p.span, class) || class == world.Adjective && !p.noun {
			return out, false
		}
		before := src[at:p.span.Start]
		names := class == world.State && !p.noun
		fitted := article(before, form, names)
		old := p.span.In(src)
		if len(old) > 4 && old == strings.ToUpper(old) {
			form = strings.ToUpper(form)
		}
		same := 0
		for same < min(len(before), len(fitted)) && before[same] == fitted[same] {
			same++
		}
		now := hearsay.Span{Start: s.Len() + same}
		s.WriteString(fitted)
		s.WriteString(form)
		c := cut{old: hearsay.Span{Start: at + same, End: p.span.End}}
		drop, put := possessive(old, form, src[p.span.End:])
		s.WriteString(put)
		at = p.span.End + drop
		c.old.End, now.End = at, s.Len()
		c.now = now
		out.cuts = append(out.cuts, c)
	}
	s.WriteString(src[at:])
	out.text, out.a, out.b = s.String(), a, b
	return out, true
}

// inName reports whether a state's form is part of a longer name or compound: another
// capitalised word stands before it or, but for adjectives, behind it ("Velia Daily", "South
// Velian Sea", "Velian-Ustrandic", "UK TODAY").
func inName(src string, at hearsay.Span, class world.Class) bool {
	upper := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	rest := src[at.End:]
	if len(rest) > 2 && rest[0] == ' ' && upper(rest[1]) && (class != world.Adjective || upper(rest[2])) ||
		len(rest) > 1 && rest[0] == '-' && upper(rest[1]) || at.Start > 0 && strings.ContainsRune("-–/", rune(src[at.Start-1])) {
		return true
	}
	before, ok := strings.CutSuffix(src[:at.Start], " ")
	if !ok {
		return false
	}
	w := lastWord(before)
	rest = strings.TrimRight(before[:len(before)-len(w)], " ")
	return w != "" && upper(w[0]) && w != "The" && w != "A" && w != "An" && !strings.ContainsAny(w, ".,;:!?'’") &&
		rest != "" && !strings.ContainsRune(".!?:\n", rune(rest[len(rest)-1]))
}

// article fits the words before a state's form to it: a name that stands with "the" gets one
// and another loses it ("the United Kingdom", "Velia"), and "a" and "an" follow the sound.
func article(before, form string, state bool) string {
	stem, last := before, ""
	if cut, ok := strings.CutSuffix(before, " "); ok {
		stem = cut[:len(cut)-len(lastWord(cut))]
		last = lastWord(cut)
	}
	end := strings.TrimRight(before, " \n\"'“‘”’(")
	start := end == "" || strings.ContainsRune(".!?:", rune(end[len(end)-1])) || strings.HasSuffix(before, "\n")
	switch needs := strings.HasPrefix(form, "United ") || strings.HasSuffix(form, "s") || strings.Contains(form, "Republic"); {
	case last == "a" || last == "an" || last == "A" || last == "An":
		if strings.ContainsRune("AEIO", rune(form[0])) {
			return stem + last[:1] + "n "
		}
		return stem + last[:1] + " "
	case !state:
	case needs && start:
		return before + "The "
	case needs && last != "the" && last != "The":
		return before + "the "
	case !needs && (last == "the" || last == "The"):
		return stem
	}
	return before
}

// lastWord returns what follows the last space or line end of s.
func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n\t(“\"")+1:] }

// possessive returns how many bytes of rest, which follows the old form, belong to its
// possessive, and what the new form takes in their place: names in s take an apostrophe alone.
func possessive(old, form, rest string) (drop int, put string) {
	for _, mark := range []string{"'", "’"} {
		after, ok := strings.CutPrefix(rest, mark)
		if !ok {
			continue
		}
		s := strings.HasPrefix(after, "s") && (len(after) == 1 || after[1] == ' ')
		switch {
		case s && strings.HasSuffix(form, "s"):
			return len(mark) + 1, mark
		case !s && strings.HasSuffix(old, "s") && !strings.HasSuffix(form, "s") && (after == "" || after[0] == ' '):
			return len(mark), mark + "s"
		}
	}
	return 0, ""
}

// counterpart is the form of a state in a class, "" if it has none.
func counterpart(c world.Class, s *world.StateEntry) string {
	var l []string
	switch c {
	case world.State:
		return s.Name
	case world.Adjective:
		l = s.Adjectives
	case world.People:
		l = s.Peoples
	case world.Capital:
		l = s.Capitals
	}
	if len(l) == 0 {
		return ""
	}
	return l[0]
}
