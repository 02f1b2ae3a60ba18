package hedge

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Input is what is known of a quote's speaker. The zero Input is an unknown speaker, whose
// words have no scale.
type Input struct {
	Name    string
	Kind    hearsay.ActorKind
	Role    string // "head of the external service"
	Country string // ISO 3166-1 alpha-3
	// Assesses says that the speaker is, or heads, a body that writes intelligence assessments,
	// where a gazetteer tells so. Names and roles of organisations and offices are looked at, too.
	Assesses bool
}

// Quote fills q.Certainty and adds its reasons. d is the field of q taken apart and tagged.
// Hedges of the cue stand before those of the content.
func Quote(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, t *tag.Tagger, in Input) {
	var buf [16]Found
	found := buf[:0]
	for _, sp := range q.Cue {
		found = Find(found, d, pos, t, d.Tokens(sp), true)
	}
	cues := len(found)
	for _, sp := range q.Content {
		r := d.Tokens(sp)
		found = Find(found, d, pos, t, r, false)
		if q.Kind != hearsay.Direct {
			found = distanced(found, d, pos, t, r)
		}
	}
	c := hearsay.Certainty{Scale: scaleOf(q, d, in)}
	slices.SortStableFunc(found[cues:], func(a, b Found) int { return a.Start - b.Start })
	for _, f := range found {
		h := f.hedge(d)
		c.Hedges = append(c.Hedges, h)
		switch {
		case f.Confidence != "" && c.Confidence == "":
			c.Confidence = f.Confidence
		case f.Level != en.NoLevel && c.Band == nil && c.Scale != hearsay.ScaleNone:
			c.Band = slices.Clone(load().est.Levels[f.Level].Band[string(c.Scale)])
			q.Reasons = append(q.Reasons, hearsay.Reason{Part: "certainty", Value: f.Term, Because: "band of scale " + string(c.Scale), Span: h.Span})
		}
	}
	c.Factuality = factuality(q, d, pos, t)
	q.Certainty = c
}

// scaleOf returns the scale that q names, else that of an assessing speaker, else none.
func scaleOf(q *hearsay.Quote, d *text.Doc, in Input) hearsay.Scale {
	est := load().est
	var buf [8]uint64
	for _, spans := range [...][]hearsay.Span{q.Cue, q.Content} {
		for _, sp := range spans {
			r := d.Tokens(sp)
			for i := r.Start; i < r.End; i++ {
				if b := d.Text(i)[0] | 0x20; b != 'p' && b != 'i' && b != 'k' && b != 's' && b != 'a' {
					continue // opens no scale's name
				}
				w := buf[:0]
				for k := i; k < min(r.End, i+len(buf)); k++ {
					w = append(w, en.HashWord(d.Text(k)))
				}
				if n, e := est.Cites.Longest(w); n > 0 {
					return hearsay.Scale(est.Scales[e])
				}
			}
		}
	}
	if !assesses(in) {
		return hearsay.ScaleNone
	}
	if s, ok := est.Default[in.Country]; ok {
		return hearsay.Scale(s)
	}
	return hearsay.Scale(est.Default["*"])
}

// assesses reports whether in names an assessing body or its head. A person counts by role,
// everything else by its name; parties' and papers' people have neither.
func assesses(in Input) bool {
	switch {
	case in.Assesses:
		return true
	case in.Kind == hearsay.KindOffice || in.Kind == hearsay.KindOrganisation:
		return namesBody(in.Name)
	case in.Kind == hearsay.KindPerson:
		return namesBody(in.Role)
	}
	return false
}

func namesBody(s string) bool {
	if s == "" {
		return false
	}
	var buf [24]uint64
	w := buf[:0]
	for f := range fields(s) {
		w = append(w, en.HashWord(f))
	}
	for i := range w {
		if n, _ := load().est.Bodies.Longest(w[i:]); n > 0 {
			return true
		}
	}
	return false
}

// fields yields the words of s.
func fields(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i := 0; i <= len(s); i++ {
			word := i < len(s) && s[i] != ' ' && s[i] != ',' && s[i] != '(' && s[i] != ')'
			switch {
			case word && start < 0:
				start = i
			case !word && start >= 0:
				if !yield(s[start:i]) {
					return
				}
				start = -1
			}
		}
	}
}

// distanced appends the quotation marks that keep a word at arm's length: one or two words
// of indirect content in double marks, behind an article and in front of their noun ("the
// “independent” commission"). A quoted predicate is a quotation, not a distance.
func distanced(dst []Found, d *text.Doc, pos []tag.Tag, t *tag.Tagger, r text.Range) []Found {
	for i := r.Start + 1; i < r.End; i++ {
		m := d.Double(i)
		if m == nil || m.Start != i {
			continue
		}
		end := m.End
		if n := m.Len() - 2; !m.Open && n >= 1 && n <= 2 && end < r.End &&
			t.Class(pos[i-1]) == tag.Determiner && t.Class(pos[end]) == tag.Noun && t.Class(pos[i+1]) == tag.Adjective {
			dst = append(dst, Found{Range: text.Range{Start: i, End: end}, Term: "quotation marks", Level: en.NoLevel})
		}
		i = end - 1
	}
	return dst
}

// factuality is that of the content's main event, its first finite verb, turned by what the
// cue commits the speaker to: asking leaves nothing, denying turns it round, believing and
// claiming weaken it.
func factuality(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, t *tag.Tagger) float64 {
	if len(q.Content) == 0 {
		return 0
	}
	event := MainEvent(d, pos, t, q.Content)
	if event < 0 {
		return 0
	}
	r := sentence(d, event) // the part of it that is content: the cue is counted below
	for _, sp := range q.Content {
		if c := d.Tokens(sp); c.Start <= event && event < c.End {
			r = text.Range{Start: max(r.Start, c.Start), End: min(r.End, c.End)}
		}
	}
	f, most := within(d, pos, t, event, r), headed(d, pos, t, r)
	f = max(-most, min(f, most))
	if opensQuestion(d, q.Content[0]) {
		return 0
	}
	if x, ok := judgement(q, d); ok {
		return round1(f * x)
	}
	neg := false
	for _, sp := range q.Cue {
		r := d.Tokens(sp)
		for i := r.Start; i < r.End; i++ {
			g := load().fact.Word[en.HashWord(d.Text(i))]
			switch {
			case isNot(en.HashWord(d.Text(i))):
				neg = true
			case g&en.GDeny != 0:
				if neg {
					f /= 2 // "did not deny": leaves it standing
				} else {
					f = -f
				}
				return round1(f)
			case g&en.GDoubt != 0:
				return 0
			case g&(en.GSay|en.GKnow) != 0:
				if neg {
					return 0 // "has not confirmed that"
				}
				return round1(f)
			case g&en.GBelieve != 0:
				if neg {
					f = -f
				}
				return round1(f * .8)
			case g&(en.GHope|en.GWant|en.GOrder) != 0:
				return round1(min(f, 1))
			}
		}
	}
	if neg {
		return 0
	}
	return round1(f)
}

// headed returns how far from 0 a word of likelihood at the head of the content r lets its factuality be, 3 without one: "it is possible that" and
// "perhaps" as far as "may" does, "it is likely that" and "probably" as a judge's "considers it likely"; of what is unlikely nothing is left.
func headed(d *text.Doc, pos []tag.Tag, t *tag.Tagger, r text.Range) float64 {
	j := load().judged
	for i := r.Start; i < min(r.End, r.Start+longHead); i++ {
		switch w := strings.ToLower(d.Text(i)); {
		case j.Possible[w]:
			return 1.5
		case j.Probable[w]:
			return 2.4
		case j.Doubtful[w]:
			return 0
		case d.Toks[i].Kind == text.Punct, w == "that", w == "it", w == "is", w == "was", w == "'s", w == "’s", t.Class(pos[i]) == tag.Adverb && !isNot(en.HashWord(w)):
		default:
			return 3
		}
	}
	return 3
}

// longHead is how many tokens "that it was “very likely”" may have.
const longHead = 7

// judgement returns what a cue that judges how likely the content is, or tells of no doubt of it, leaves of its factuality, as a factor:
// "considers it likely" weakens, "deems it doubtful" leaves nothing, "has no doubt" all. ok is false for other cues.
func judgement(q *hearsay.Quote, d *text.Doc) (factor float64, ok bool) {
	for _, sp := range q.Cue {
		r := d.Tokens(sp)
		switch load().judged.Of(r.Len(), func(i int) string { return d.Text(r.Start + i) }) {
		case en.Undoubted:
			return 1, true
		case en.Likely:
			return .8, true
		case en.NotLikely:
			return -.8, true
		case en.Doubtful:
			return 0, true
		case en.NotDoubtful:
			return .5, true
		}
	}
	return 0, false
}

func round1(f float64) float64 {
	if f < 0 {
		return -round1(-f)
	}
	return float64(int(f*10+.5)) / 10
}

// opensQuestion reports whether a content begins with "if" or "whether".
func opensQuestion(d *text.Doc, sp hearsay.Span) bool {
	r := d.Tokens(sp)
	if r.Len() == 0 {
		return false
	}
	w := en.HashWord(d.Text(r.Start))
	return w == hIf || w == hWhether
}

// MainEvent returns the token that heads the main event of a content: the verb of its first
// finite verb group, its adjective's or noun's copula where there is no other, the first
// verb at all, or the first noun; -1 if it has none of these.
func MainEvent(d *text.Doc, pos []tag.Tag, t *tag.Tagger, content []hearsay.Span) int {
	verb, noun := -1, -1
	for k, sp := range content {
		r := d.Tokens(sp)
		if k == 0 {
			r.Start = undoubted(d, r)
		}
		sub := false
		for i := r.Start; i < r.End; i++ {
			switch t.Class(pos[i]) {
			case tag.Verb:
				x := t.XPOS(pos[i])
				if x == "VBD" || x == "VBZ" || x == "VBP" {
					if !sub {
						return i
					}
				}
				if verb < 0 {
					verb = i
				}
			case tag.Aux:
				h := head(d, pos, t, i, r.End)
				if !sub {
					return h
				}
				if verb < 0 {
					verb = h
				}
				i = h
			case tag.Subordinator:
				w := en.HashWord(d.Text(i))
				sub = w != hThat && w != hWhether
			case tag.Pronoun:
				if x := t.XPOS(pos[i]); x == "WDT" || x == "WP" && i > r.Start {
					sub = true
				}
			case tag.Punctuation:
				if d.Text(i) == "," {
					sub = false
				}
			case tag.Noun:
				if noun < 0 {
					noun = i
				}
			}
		}
	}
	if verb >= 0 {
		return verb
	}
	return noun
}

// undoubted returns the token behind "there is no doubt" and "it is no secret" where r begins so, else its first: what follows is the event.
func undoubted(d *text.Doc, r text.Range) int {
	if r.Len() < 4 {
		return r.Start
	}
	if w := en.HashWord(d.Text(r.Start)); w != hThere && w != hIt || !beForms[en.HashWord(d.Text(r.Start+1))] {
		return r.Start
	}
	if w := en.HashWord(d.Text(r.Start + 2)); w != hNo && w != hLittle || !doubts[en.HashWord(d.Text(r.Start+3))] {
		return r.Start
	}
	return r.Start + 4
}

// head returns the verb that auxiliary i belongs to, or i itself where it is a copula.
func head(d *text.Doc, pos []tag.Tag, t *tag.Tagger, i, end int) int {
	for k := i + 1; k < end && k-i <= 5; k++ {
		switch t.Class(pos[k]) {
		case tag.Verb:
			return k
		case tag.Aux:
			i = k
		case tag.Adverb, tag.Particle, tag.Pronoun:
		case tag.Punctuation:
			if !quoteMark(d.Text(k)) { // are “not looking”
				return i
			}
		default:
			return i
		}
	}
	return i
}

// Negated reports whether the event headed by token i is negated in its own clause: in its
// verb group or behind its copula, by its subject ("nobody"), or by its object ("no part").
func Negated(d *text.Doc, pos []tag.Tag, t *tag.Tagger, i int) bool {
	j := judge{tables: load(), d: d, pos: pos, t: t, s: sentence(d, i)}
	g := j.group(i)
	if not, _ := j.subject(g.start); g.not || not {
		return true
	}
	for k := i + 1; k < j.s.End && k-i <= 3; k++ {
		switch w := j.word(k); {
		case quoteMark(j.d.Text(k)):
		case isNot(w), w == hNo, w == hNothing:
			return true
		case j.class(k) != tag.Adverb:
			return false
		}
	}
	return false
}
