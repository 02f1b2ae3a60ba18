package pipeline

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/lexicon/en"
)

// roleWords are how many words before or behind a name may tell whose head somebody is.
const roleWords = 12

// firm returns the firm, or other body of no state, for which an actor of a report speaks: one that articles name in its own right
// and that the text names right beside the person, with a role of heads.tsv: "Ilan Voss, chief executive of Dorrick Systems",
// "Dorrick Systems' chairman, Ilan Voss". Only persons with a key, and so a public role, have one; what other articles tell of them
// counts nothing here. The zero Party for everybody else, and where an article names two such bodies.
func (in *linking) firm(r *link.Report, id string) link.Party {
	a := actorOf(r, id)
	if a == nil || a.Kind != hearsay.KindPerson || !a.Public || in.who.Party(r.Article, id).Key == "" {
		return link.Party{}
	}
	k := headOf{r.Article, id}
	p, ok := in.heads[k]
	if !ok {
		if in.heads == nil {
			in.heads = map[headOf]link.Party{}
		}
		p = in.firmOf(r, a)
		in.heads[k] = p
	}
	return p
}

// headOf names an actor of an article.
type headOf struct {
	article hearsay.ArticleID
	actor   string
}

func (in *linking) firmOf(r *link.Report, a *hearsay.Actor) (out link.Party) {
	heads, err := en.Heads()
	if err != nil {
		return out // unreachable: the table is tested
	}
	in.knowBodies()
	f := headReader{heads, in.spokes.bodies, in.persons.bearers}
	for _, m := range a.Mentions {
		src := m.Field.In(r.Revision)
		b := f.behind(headWords(src[m.Span.End:], false))
		if b.Key == "" {
			b = f.before(headWords(src[:m.Span.Start], true))
		}
		if b.Key != "" && out.Key != "" && out.Key != b.Key {
			return link.Party{}
		}
		if b.Key != "" {
			out = b
		}
	}
	return out
}

// ownSide reports whether a quote's words are words of p's side: [sameSide], or it is a firm and its head speaks.
func (in *linking) ownSide(r *link.Report, q *claim.Quote, p link.Party) bool {
	return sameSide(q.Speaker, p) || p.Key != "" && in.firm(r, q.Q.Speaker.Actor).Key == p.Key
}

// speaksForWhom returns the code of the state for which the speaker of a quote answers, else the key of the firm whose head it is,
// "" for none.
func (in *linking) speaksForWhom(r *link.Report, q *claim.Quote) string {
	return cmp.Or(answersFor(q.Speaker), in.firm(r, q.Q.Speaker.Actor).Key)
}

// headReader reads words around a person's name; bodies are by name in lower case. One that is called by a surname of the ledger alone is
// none: some text may have taken the person for it.
type headReader struct {
	heads    *en.HeadWords
	bodies   map[string]link.Party
	surnames map[string]map[string]*bearer
}

// headWords are the words of s next to one of its ends, the last ones if back, within the sentence: a
// comma is a word of its own, "'s" cut off as one.
func headWords(s string, back bool) []string {
	const most = 200 // bytes: twelve words and their gaps
	if back {
		s = strings.ToValidUTF8(s[max(0, len(s)-most):], "")
		if i := strings.LastIndexAny(s, "\n;:!?\"“”"); i >= 0 {
			s = s[i:]
		}
	} else {
		s = strings.ToValidUTF8(s[:min(most, len(s))], "")
		if i := strings.IndexAny(s, "\n;:!?\"“”"); i >= 0 {
			s = s[:i]
		}
	}
	s = strings.NewReplacer("’s ", " 's ", "’ ", " 's ", ",", " , ", "(", " ( ", ")", " ) ", "'s ", " 's ", "' ", " 's ", ". ", " . ").Replace(s + " ")
	w := strings.FieldsFunc(s, unicode.IsSpace)
	if back {
		return w[max(0, len(w)-roleWords):]
	}
	return w[:min(roleWords, len(w))]
}

// behind reads ", chief executive of Dorrick Systems" and ", Dorrick Systems' chairman".
func (f *headReader) behind(w []string) link.Party {
	if len(w) < 2 || w[0] != "," {
		return link.Party{}
	}
	w = w[1:]
	one := strings.EqualFold(w[0], "a") || strings.EqualFold(w[0], "an")
	if isArticle(w[0]) {
		w = w[1:]
	}
	if n := f.role(w); n > 0 {
		if one && !f.heads.Voice[strings.ToLower(w[n-1])] { // "a founder of": one of several, who may be gone
			return link.Party{}
		}
		w = w[n:]
		if len(w) > 1 && (w[0] == "of" || w[0] == "for" || w[0] == "at") {
			w = behindArticle(w[1:])
			if b, k := f.body(w); k == len(w) || strings.Contains(",.()", w[k]) { // not "the founder of a Merrow group"
				return b
			}
		}
		return link.Party{}
	}
	b, n := f.body(w)
	if n == 0 || n == len(w) {
		return link.Party{}
	}
	if w = w[n:]; w[0] == "'s" {
		w = w[1:]
	}
	if f.role(w) == 0 {
		return link.Party{}
	}
	return b
}

// before reads "Dorrick Systems' chief executive", "Dorrick Systems CEO" and "chief executive of Dorrick Systems," before a name.
func (f *headReader) before(w []string) link.Party {
	w = slices.Clone(w)
	comma := len(w) > 0 && w[len(w)-1] == ","
	if comma {
		w = w[:len(w)-1]
	}
	for from := range w { // the longest role goes first
		if n := f.role(w[from:]); n == 0 || from+n != len(w) {
			continue
		}
		end := from
		if end > 0 && w[end-1] == "'s" {
			end--
		}
		for k := 0; k < end; k++ {
			if b, n := f.body(w[k:end]); n == end-k && !f.barred(w, k) {
				return b
			}
		}
		return link.Party{}
	}
	if !comma {
		return link.Party{}
	}
	for from := range w {
		n := f.role(w[from:])
		if at := from + n; n == 0 || at+1 >= len(w) || w[at] != "of" && w[at] != "for" && w[at] != "at" || f.barred(w, from) {
			continue
		}
		rest := behindArticle(w[from+n+1:])
		if b, k := f.body(rest); k > 0 && k == len(rest) {
			return b
		}
	}
	return link.Party{}
}

// barred reports whether a word right before w[k] makes a role or a body's name another's, or the past's: "former", "Velm County".
func (f *headReader) barred(w []string, k int) bool {
	if k == 0 {
		return false
	}
	c, _ := utf8.DecodeRuneInString(w[k-1])
	return f.heads.Barred[strings.ToLower(w[k-1])] || unicode.IsUpper(c) && !isArticle(w[k-1])
}

// role returns how many words of w are a role whose bearer speaks for a body, 0 for none.
func (f *headReader) role(w []string) int {
	at := 0
	for at < len(w) && f.heads.Office[strings.ToLower(w[at])] && !f.heads.Speaks[low(w[at:min(at+2, len(w))])] && !f.heads.Speaks[low(w[at:min(at+3, len(w))])] {
		at++
	}
	for n := min(5, len(w)-at); n > 0; n-- {
		if f.heads.Speaks[low(w[at:at+n])] {
			return at + n
		}
	}
	return 0
}

// body returns the body that the longest beginning of w names, with how many words; zero for none, and for those that vote.
func (f *headReader) body(w []string) (link.Party, int) {
	if len(w) == 0 || w[0] == strings.ToLower(w[0]) {
		return link.Party{}, 0 // "a military spokesman"
	}
	for n := min(6, len(w)); n > 0; n-- {
		if b := f.bodies[low(w[:n])]; b.Key != "" && (n > 1 || !f.surname(w[0])) {
			votes := slices.ContainsFunc(strings.Fields(strings.ToLower(b.Name)), func(x string) bool { return f.heads.Voting[x] || organWords[x] }) // or a state's, of which the name does not tell
			if votes || b.Country != "" {
				return link.Party{}, 0
			}
			return b, n
		}
	}
	return link.Party{}, 0
}

// surname reports whether somebody with a whole name is called w in the ledger; a firm that some text took for a person has none.
func (f *headReader) surname(w string) bool {
	for whole := range f.surnames[w] {
		if strings.Contains(whole, " ") {
			return true
		}
	}
	return false
}

func behindArticle(w []string) []string {
	if len(w) > 0 && isArticle(w[0]) {
		return w[1:]
	}
	return w
}

func isArticle(w string) bool {
	w = strings.ToLower(w)
	return w == "the" || w == "a" || w == "an" || w == "its"
}

func low(w []string) string { return strings.ToLower(strings.Join(w, " ")) }
