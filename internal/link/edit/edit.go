package edit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// MarkKind says what sort of word came or went.
type MarkKind string

const (
	Hedge    MarkKind = "hedge"
	Name     MarkKind = "name"
	Number   MarkKind = "number"
	Negation MarkKind = "negation"
)

// Mark is a word or phrase that an edit took out or put in.
type Mark struct {
	Kind  MarkKind
	Added bool // false: it was taken out
	Field hearsay.Field
	Span  hearsay.Span // of the older revision's field where it was taken out, else of the newer one's
	Text  string
}

// Notice is an outlet's own word that it changed something.
type Notice struct {
	Kind  string // correction, retraction, clarification, update
	Field hearsay.Field
	Span  hearsay.Span // of the paragraph, in the newer revision
}

// Report is what an edit did.
type Report struct {
	Title, Text []Piece
	Marks       []Mark   // title before text, in order of place, what was taken out first
	Notices     []Notice // that the older revision did not carry
	Changed     int      // words taken out or put in, punctuation apart
	Meaning     int      // of them words that bear meaning: no function words, no typing errors
	Silent      bool     // Meaning > 0 and no notice
}

// Edit compares two revisions. In languages other than English no hedges and notices are
// known: an edit there is never called silent.
func Edit(older, newer *hearsay.Revision) Report {
	var r Report
	e := editor{r: &r, english: english(newer.Lang) && english(older.Lang)}
	r.Title = e.field(hearsay.FieldTitle, older.Title, newer.Title)
	r.Text = e.field(hearsay.FieldText, older.Text, newer.Text)
	r.Silent = e.english && r.Meaning > 0 && len(r.Notices) == 0
	return r
}

func english(lang string) bool { return lang == "en" || strings.HasPrefix(lang, "en-") }

type editor struct {
	r       *Report
	english bool
}

func (e *editor) field(f hearsay.Field, older, newer string) []Piece {
	var a, b text.Doc
	a.Parse(older)
	b.Parse(newer)
	pieces := compare(&a, &b)
	// Words of all that changed: what only moved is no change of words.
	gone, come := map[string]int{}, map[string]int{}
	for _, p := range pieces {
		switch p.Kind {
		case Cut:
			e.count(&a, p.Old, gone)
		case Added:
			e.count(&b, p.New, come)
		}
	}
	for _, p := range pieces {
		switch p.Kind {
		case Cut:
			e.marks(f, &a, p.Old, false)
		case Added:
			e.marks(f, &b, p.New, true)
		}
	}
	for w, n := range gone {
		n -= min(n, come[w])
		e.r.Changed += n
		if n > 0 && bears(w) && !typo(w, come, gone) {
			e.r.Meaning += n
		}
	}
	for w, n := range come {
		n -= min(n, gone[w])
		e.r.Changed += n
		if n > 0 && bears(w) && !typo(w, gone, come) {
			e.r.Meaning += n
		}
	}
	e.notices(f, &a, &b)
	return pieces
}

// count adds the words of a span, folded.
func (e *editor) count(d *text.Doc, sp hearsay.Span, into map[string]int) {
	r := d.Tokens(sp)
	for k := r.Start; k < r.End; k++ {
		if d.Toks[k].Kind != text.Punct {
			into[strings.ToLower(fold(d.Text(k)))]++
		}
	}
}

// marks notes hedges, names, numbers and negations in what changed.
func (e *editor) marks(f hearsay.Field, d *text.Doc, sp hearsay.Span, added bool) {
	r := d.Tokens(sp)
	note := func(kind MarkKind, from, to int) {
		s := d.Span(text.Range{Start: from, End: to})
		e.r.Marks = append(e.r.Marks, Mark{kind, added, f, s, s.In(d.Src)})
	}
	for k := r.Start; k < r.End; {
		n := 0
		if e.english {
			n = hedge(d, k, r.End)
		}
		switch w := d.Text(k); {
		case n > 0:
			note(Hedge, k, k+n)
			k += n
			continue
		case negations[strings.ToLower(fold(w))]:
			note(Negation, k, k+1)
		case d.Toks[k].Kind == text.Number:
			note(Number, k, k+1)
		case nameAt(d, k):
			to := k + 1
			for to < r.End && (nameAt(d, to) || to+1 < r.End && joins[d.Text(to)] && nameAt(d, to+1)) {
				to++
			}
			note(Name, k, to)
			k = to
			continue
		}
		k++
	}
}

var negations = map[string]bool{"not": true, "n't": true, "no": true, "never": true, "nobody": true, "none": true, "nothing": true, "neither": true, "nor": true, "without": true, "denied": true, "denies": true, "deny": true}

var joins = map[string]bool{"of": true, "de": true, "von": true, "van": true, "al": true, "bin": true, "the": true, "for": true}

// hedge returns how many tokens from k on are a hedge or a word of estimative probability.
func hedge(d *text.Doc, k, end int) int {
	h, err := en.Hedges()
	if err != nil {
		return 0 // unreachable: a test loads the file
	}
	est, err := en.Estimative()
	if err != nil {
		return 0 // unreachable, as above
	}
	var words [8]uint64
	n := 0
	for ; n < len(words) && k+n < end; n++ {
		words[n] = en.HashWord(d.Text(k + n))
	}
	best, entry := h.Words.Longest(words[:n])
	if best > 0 && h.Terms[entry].Class == "none" {
		best = 0
	}
	if m, _ := h.Passives.Longest(words[:n]); m > best && k > 0 && beForms[strings.ToLower(d.Text(k-1))] {
		best = m
	}
	degree, _ := est.Degrees.Longest(words[:n])
	if m, _ := est.Words.Longest(words[degree:n]); m > 0 && degree+m > best {
		best = degree + m
	}
	return best
}

var beForms = set("is are was were be been being")

// nameAt reports whether token k is written as a name: a capital that does not open a
// sentence, or several in one word.
func nameAt(d *text.Doc, k int) bool {
	w := d.Text(k)
	c, n := utf8.DecodeRuneInString(w)
	if d.Toks[k].Kind == text.Punct || !unicode.IsUpper(c) || w == "I" || functions[strings.ToLower(w)] || utf8.RuneCountInString(w) < 2 {
		return false
	}
	if strings.IndexFunc(w[n:], unicode.IsUpper) >= 0 && utf8.RuneCountInString(w) > 1 {
		return true
	}
	_, opens := slices.BinarySearchFunc(d.Sents, k, func(s text.Range, k int) int { return s.Start - k })
	if opens {
		return k+1 < len(d.Toks) && d.Toks[k+1].Kind != text.Punct && startsUpper(d.Text(k+1))
	}
	if k > 0 && d.Toks[k-1].Kind == text.Punct && strings.ContainsAny(d.Text(k-1), `"“„«‘'`) {
		return startsUpper(next(d, k))
	}
	return true
}

func next(d *text.Doc, k int) string {
	if k+1 < len(d.Toks) {
		return d.Text(k + 1)
	}
	return ""
}

func startsUpper(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// bears reports whether a folded word bears meaning by itself.
func bears(w string) bool {
	if negations[w] {
		return true
	}
	if strings.IndexFunc(w, unicode.IsDigit) >= 0 {
		return true
	}
	return utf8.RuneCountInString(w) > 2 && !functions[w]
}

// functions are the words of English that carry grammar rather than meaning. Modals are not
// among them: they are hedges.
var functions = set(`the and that this these those for from with into onto over under than then there here which who whom whose what when where why how
	was were are been being has have had having does did doing its his her hers their theirs our ours your yours him them they she you
	but also too very just more most much many such any each every both some other another own same while after before during since until about
	against between through because said says say saying told tells according one two out off only even still yet again once`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// typo reports whether w is a word of five or more letters that differs by one edit from one
// on the other side that has gone or come with it: a correction of spelling. Digits, hedges
// and negations are never taken for that.
func typo(w string, other, own map[string]int) bool {
	if utf8.RuneCountInString(w) < 5 || strings.IndexFunc(w, unicode.IsDigit) >= 0 || len(other) > 5000 {
		return false
	}
	for o, n := range other {
		if n > own[o] && oneEdit(w, o) && !inflection(w, o) {
			return true
		}
	}
	return false
}

// inflection reports whether two words differ by an ending: "attack" and "attacks" are not a
// typing error.
func inflection(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) || strings.HasSuffix(b, a)
}

// oneEdit reports whether one letter put in, taken out, changed, or two neighbours exchanged
// make b of a.
func oneEdit(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	switch rest := len(x) - i - j; {
	case len(x) == len(y) && rest == 2:
		return x[i] == y[i+1] && x[i+1] == y[i]
	default:
		return rest <= 1 && len(y)-i-j == 1
	}
}
