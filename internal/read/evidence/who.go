package evidence

import (
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Who returns the basis that the speaker alone gives: official_statement for an office or an
// organ of a state, court_or_indictment for prosecutors and courts, third_party for experts;
// "" where no word tells. It looks at the source as printed, then at the speaker's role, then
// at the name. A word such as "former" takes an office back, and who is somebody's friend or
// family ("a pal of the mayor", "the minister's wife") has none. Cost is linear in the words.
func Who(q *hearsay.Quote, d *text.Doc, name, role string) hearsay.Evidence {
	var buf [48]uint64
	w := buf[:0]
	for _, sp := range q.Source {
		c := d.Tokens(sp)
		for i := c.Start; i < c.End && len(w) < cap(w); i++ {
			w = append(w, en.HashWord(d.Text(i)))
		}
	}
	if relation(q, d) {
		return ""
	}
	if e, ok := who(w); ok {
		return e
	}
	for _, s := range [...]string{role, name} {
		w = buf[:0]
		for s != "" && len(w) < cap(w) {
			var word string
			s = strings.TrimLeftFunc(s, unicode.IsSpace)
			if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
				word, s = s[:i], s[i:]
			} else {
				word, s = s, ""
			}
			w = append(w, en.HashWord(strings.Trim(word, ",")))
		}
		if e, ok := who(w); ok {
			return e
		}
	}
	return ""
}

// relation reports whether the source is a relation of somebody else: "a friend of …", "…'s brother".
func relation(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Source) == 0 {
		return false
	}
	c := d.Tokens(q.Source[0])
	for i := c.Start; i < min(c.End, c.Start+8); i++ {
		switch w := strings.ToLower(d.Text(i)); {
		case !relations[w]:
		case i+1 < c.End && strings.EqualFold(d.Text(i+1), "of"), i > c.Start && (strings.HasSuffix(d.Text(i-1), "'s") || strings.HasSuffix(d.Text(i-1), "’s")):
			return true
		}
		if d.Text(i) == "," {
			break // "Odo Lund, a friend of …" has its name first
		}
	}
	return false
}

var relations = map[string]bool{"friend": true, "friends": true, "pal": true, "pals": true, "mate": true, "neighbour": true, "neighbor": true, "neighbours": true, "neighbors": true, "wife": true, "husband": true,
	"widow": true, "widower": true, "partner": true, "mother": true, "father": true, "mum": true, "mom": true, "dad": true, "parents": true, "brother": true, "sister": true, "son": true, "daughter": true, "cousin": true,
	"uncle": true, "aunt": true, "nephew": true, "niece": true, "grandmother": true, "grandfather": true, "family": true, "relative": true, "relatives": true, "supporter": true, "supporters": true,
	"critic": true, "critics": true, "opponent": true, "opponents": true, "rival": true, "rivals": true, "fan": true, "fans": true, "victim": true, "victims": true, "biographer": true}

// who returns the basis of the first words that tell one; ok with "" for an office that is
// taken back.
func who(w []uint64) (hearsay.Evidence, bool) {
	t := bases()
	for k := 0; k < len(w); k++ {
		n, e := t.Who.Longest(w[k:])
		if n == 0 {
			continue
		}
		if b := hearsay.Evidence(t.Rows[e].Basis); b != hearsay.NoneGiven {
			return b, true
		}
		return "", true
	}
	return "", false
}

// wishes reports whether q's cue tells a wish or a fear, or its content what ought to be: a
// belief that needs no basis.
func (r *reader) wishes() bool {
	for _, sp := range r.q.Cue {
		for c := r.d.Tokens(sp); c.Start < c.End; c.Start++ {
			if wishWords[strings.ToLower(r.d.Text(c.Start))] {
				return true
			}
		}
	}
	for _, sp := range r.q.Content {
		for c := r.d.Tokens(sp); c.Start < c.End; c.Start++ {
			switch r.d.Text(c.Start) {
			case "must", "should", "ought":
				return true
			}
		}
	}
	return false
}

var wishWords = map[string]bool{"hope": true, "hopes": true, "hoped": true, "hoping": true, "want": true, "wants": true, "wanted": true, "wish": true, "wishes": true,
	"wished": true, "fear": true, "fears": true, "feared": true, "expect": true, "expects": true, "expected": true, "worry": true, "worries": true, "worried": true,
	"afraid": true, "dread": true, "dreads": true, "dream": true, "dreams": true}
