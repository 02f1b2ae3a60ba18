package speaker

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// things finds, among names that no table, rule or role explains, those that name no person, so that headlines need not hide
// them: "Norvel customers", "the retailer Norvel", "NorvelPay", "at Stile Ford", and words that are capitals of a headline alone
// ("Data Breach"). Who speaks and is known by the spelling alone may be somebody's handle and stays hidden. What has a given name, a title, a role or a gender stays a person. A name
// that is a thing once is one throughout; the document is asked before any list (Mikheev 1999, "A knowledge-free method for
// capitalized word disambiguation", ACL): a word that the text writes small, and never with a capital inside a sentence, is no name.
func (t *table) things(r *Resolver, in Input) {
	var body *text.Doc
	for i := range in.Fields {
		if in.Fields[i].Field == hearsay.FieldText {
			body = in.Fields[i].Doc
		}
	}
	plain := map[hearsay.Mention]bool{}
	for _, f := range in.Fields {
		for i := range f.Names {
			n := &f.Names[i]
			k := t.of[side(f.Field)][i]
			e := &t.entities[k]
			if f.Field == hearsay.FieldTitle && (e.kind == hearsay.KindUnknown || e.kind == hearsay.KindPerson) && (r.Plain(f.Doc.Span(n.Core).In(f.Doc.Src)) || modal(f.Doc, n)) {
				plain[hearsay.Mention{Field: f.Field, Span: f.Doc.Span(n.Core)}] = true // "User Records": whatever stands before
				continue
			}
			if !e.vague(r) {
				continue
			} else if r.thing.Known[lower(e.name)] || r.besideThing(f.Doc, n) || r.landmark(f.Doc, n) || abbreviated(f.Doc, n) {
				e.thing = true
			} else if r.spelt(f.Doc, n) {
				e.spelt = true
			} else if r.Plain(f.Doc.Span(n.Core).In(f.Doc.Src)) || f.Field == hearsay.FieldTitle && r.plain(f.Doc, n.Core, body) {
				plain[hearsay.Mention{Field: f.Field, Span: f.Doc.Span(n.Core)}] = true
			}
		}
	}
	if len(plain) == 0 {
		return
	}
	for k := range t.entities {
		e := &t.entities[k]
		e.hidden = slices.DeleteFunc(e.hidden, func(m hearsay.Mention) bool { return plain[m] })
		if len(e.mentions) > 0 && !slices.ContainsFunc(e.mentions, func(m hearsay.Mention) bool { return !plain[m] }) {
			e.thing = true
		}
	}
}

// modal reports whether n is the verb of a headline of capitals: "Nets May Be Torn".
func modal(d *text.Doc, n *name.Name) bool {
	if i := n.Core.End; n.Core.Len() == 1 && i < len(d.Toks) && (d.Text(i-1) == "May" || d.Text(i-1) == "Will") {
		w := lower(d.Text(i))
		return w == "have" || w == "be"
	}
	return false
}

// vague reports whether nothing but the looks of it makes e a person.
func (e *entity) vague(r *Resolver) bool {
	if e.kind != hearsay.KindUnknown && e.kind != hearsay.KindPerson && e.kind != "" || len(e.roles) > 0 || e.gender != 0 || e.private {
		return false
	}
	first, _, _ := strings.Cut(e.name, " ")
	_, given := r.persons.Given(first)
	return !given
}

// besideThing reports whether a word beside n, or its last one, tells that it is no person.
func (r *Resolver) besideThing(d *text.Doc, n *name.Name) bool {
	if last := lower(d.Text(n.Core.End - 1)); n.Core.Len() > 1 && (r.thing.Before[last] || r.thing.After[last]) {
		return true // "Norvel Law Firm", "Norvel HQ"
	}
	if i := n.Core.End; i < len(d.Toks) && d.Toks[i].Kind == text.Word && d.Toks[i].Lines == 0 {
		w := lower(d.Text(i))
		if i+1 < len(d.Toks) && (w == "data" || w == "cyber") {
			if next := lower(d.Text(i + 1)); r.thing.After[next] || next == "attack" || next == "leak" || next == "incident" {
				return true
			}
		}
		if r.thing.After[w] {
			return true
		}
	}
	if i := n.Start - 1; i >= 0 && d.Toks[i].Kind == text.Word && d.Toks[n.Start].Lines == 0 && r.thing.Before[lower(d.Text(i))] {
		return true
	}
	return false
}

// landmark reports whether n ends in such a word and stands where a place does: "crossed the river at Stile Ford". "By" and
// "of" are no such words, nor is one word alone.
func (r *Resolver) landmark(d *text.Doc, n *name.Name) bool {
	if n.Core.Len() < 2 || n.Core.Start != n.Start || !r.words.Landmark[lower(d.Text(n.Core.End-1))] || n.Start == 0 {
		return false
	}
	i := n.Start - 1
	if i > 0 && lower(d.Text(i)) == "the" {
		i--
	}
	switch lower(d.Text(i)) {
	case "at", "in", "near", "across", "outside", "over", "through", "around", "beyond", "off", "along":
		return true
	case "from": // "a miller from Stile Ford", "bakers from …"; a letter from there may be somebody's
		return i > 0 && r.words.Dweller[lower(d.Text(i-1))]
	}
	return false
}

// spelt reports whether n is spelt as no person's name is: capitals inside a word ("NorvelPay"), digits, signs.
func (r *Resolver) spelt(d *text.Doc, n *name.Name) bool {
	for i := n.Core.Start; i < n.Core.End; i++ {
		w := d.Text(i)
		if d.Toks[i].Kind == text.Number || d.Toks[i].Kind == text.Symbol || w == "&" {
			return true
		}
		if strings.ContainsAny(w, "0123456789&") || oddCapitals(w) {
			return true
		}
	}
	return false
}

// abbreviated reports whether n is a firm's "M & S" or the plural of an abbreviation: "MPs", "IDs". Nobody is called so, speaking or not.
func abbreviated(d *text.Doc, n *name.Name) bool {
	for i := n.Core.Start; i < n.Core.End; i++ {
		if strings.Contains(d.Text(i), "&") {
			return true
		}
	}
	w, plural := strings.CutSuffix(d.Text(n.Core.End-1), "s")
	return plural && len(w) > 1 && !strings.ContainsFunc(w, func(c rune) bool { return !unicode.IsUpper(c) })
}

// prefixes of surnames that have a capital behind them.
var prefixes = []string{"Mc", "Mac", "De", "Di", "Da", "Du", "Del", "La", "Le", "Van", "Von", "Fitz", "St", "San", "Al", "El", "Ben", "Bin", "Abu", "Ter", "Ten", "Vander", "Saint", "Ap", "Ó", "O"}

// oddCapitals reports whether w has small and capital letters in an order that no surname has.
func oddCapitals(w string) bool {
	first := 0
	seenLower := false
	for k, c := range w {
		switch {
		case unicode.IsLower(c):
			seenLower = true
		case !unicode.IsLetter(c):
			return false // "O'Neill", "Al-Amin"
		case k > 0 && seenLower && first == 0:
			first = k
		}
	}
	if first == 0 {
		return false
	}
	if slices.Contains(prefixes, w[:first]) {
		return false
	}
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// Plain reports whether words are all ordinary ones, which name nobody though a headline writes them with a capital.
func (r *Resolver) Plain(words string) bool {
	n := 0
	for w := range strings.FieldsSeq(words) {
		if n++; !r.thing.Plain[lower(strings.Trim(w, ",.:;!?'\"“”‘’"))] {
			return false
		}
	}
	return n > 0
}

// plain reports whether the words of a headline's name are ordinary ones: of the list, or such as the text writes small.
func (r *Resolver) plain(d *text.Doc, core text.Range, body *text.Doc) bool {
	for i := core.Start; i < core.End; i++ {
		w := d.Text(i)
		if d.Toks[i].Kind != text.Word || !r.thing.Plain[lower(w)] && !small(w, body) {
			return false
		}
	}
	return core.Len() > 0
}

// small reports whether body has the word w with a small letter, and nowhere with a capital but where a sentence begins.
func small(w string, body *text.Doc) bool {
	if body == nil || len(w) < 4 {
		return false
	}
	found := false
	for _, s := range body.Sents {
		for i := s.Start; i < s.End; i++ {
			x := body.Text(i)
			if len(x) != len(w) || !strings.EqualFold(x, w) {
				continue
			}
			if x[0] >= 'a' && x[0] <= 'z' {
				found = true
			} else if i > s.Start && body.Double(i) == nil {
				return false
			}
		}
	}
	return found
}

// subject reports whether name n is the subject of the first verb with a tense of its sentence, which begins at token from: "A year later | Osk Systems | seized".
func (p *pass) subject(n *name.Name, from int) bool {
	if n.End >= len(p.f.Tags) {
		return false
	}
	tensed := func(i int) bool {
		switch p.tags.XPOS(p.f.Tags[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
		return false
	}
	for i := from; i < n.Start; i++ {
		if c := p.tags.Class(p.f.Tags[i]); tensed(i) || c == tag.Subordinator || c == tag.Adposition && i == n.Start-1 {
			return false
		}
	}
	return tensed(n.End)
}
