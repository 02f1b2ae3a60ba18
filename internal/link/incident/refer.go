package incident

import (
	"maps"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/match"
)

// A charge may leave to the text around it what was done: "it was possible that the gang had carried out the attack", "they were responsible",
// and a heading "President blames Velia". Definite descriptions and verbs without an object of their own mean what was last told (Prince 1981,
// "Toward a Taxonomy of Given-New Information"): the last sentence before it that tells a sort of deed; a heading means the first one below it.

const (
	farBack   = 1200 // bytes before a charge, and below a heading, in which its deed is looked for
	referWord = 0.5  // weight of a word of that sentence beside one of the charge
)

// refer adds to u the words and names of the sentences that tell what its quotes leave untold. Words that stand in no charge are left out,
// and how rare a word is depends on charges alone: what an article tells beside one must not move others.
func (b *builder) refer(u *unit) {
	more := unit{words: map[uint64]float64{}, names: map[uint64]bool{}, told: u.told}
	not := b.parties(u)
	for _, n := range u.quotes {
		if q := &b.quotes[n]; !b.tells(q, not) {
			sentence := b.meant(q)
			b.words(&more, sentence, referWord)
			b.name(&more, sentence, not)
		}
	}
	for w, n := range more.words {
		if b.df[w] > 0 {
			u.words[w] += n
		}
	}
	maps.Copy(u.names, more.names)
	u.kind = b.kinds.of(u.told)
}

// tells reports whether a word of the quote tells what was done: one that is neither a name, nor of the parties' names, nor says only who did it, how surely, or that there
// was some deed.
func (b *builder) tells(q *claim.Quote, parties map[uint64]bool) bool {
	s := q.Q.Field.In(q.Revision)
	if b.antecedent(q.Q, s) != "" {
		return true
	}
	for _, x := range q.Q.Content {
		b.buf = b.cut.Append(b.buf[:0], x.In(s))
		for i := range b.buf {
			t := &b.buf[i]
			name := t.Kind&(term.Name|term.Inner) != 0 && q.Q.Field != hearsay.FieldTitle // capitals of a heading need not be a name's
			if t.Content() && !name && !parties[t.Stem] && t.Kind&term.Number == 0 && t.Class&(match.Report|match.Deed|match.Vague|match.Force) == 0 {
				return true
			}
		}
	}
	return false
}

// meant returns the sentence that q's deed is told in, "" if none near it tells a sort of deed.
func (b *builder) meant(q *claim.Quote) string {
	body := q.Revision.Text
	if q.Q.Field == hearsay.FieldTitle {
		for _, s := range b.sentences(body[:min(len(body), farBack)]) {
			if b.deedTold(s) {
				return s
			}
		}
		return ""
	}
	if len(q.Q.Content) == 0 {
		return ""
	}
	end := q.Q.Content[0].Start
	list := b.sentences(body[max(0, end-farBack):end])
	for i := len(list) - 1; i >= 0; i-- {
		if b.deedTold(list[i]) {
			return list[i]
		}
	}
	return ""
}

// deedTold reports whether a sentence tells a particular sort of deed.
func (b *builder) deedTold(s string) bool {
	b.buf = b.cut.Append(b.buf[:0], s)
	for i := range b.buf {
		if b.buf[i].Kind&(term.Name|term.Inner) != 0 {
			continue
		}
		if k, ok := b.kinds.at(b.buf, i); ok && b.kinds.list[k].Only {
			return true
		}
	}
	return false
}

// sentences are those of s as readings have them (package text); valid until the next call. The first may be the end of one where s is cut out of a text.
func (b *builder) sentences(s string) []string {
	b.doc.Parse(s)
	b.cuts = b.cuts[:0]
	for _, r := range b.doc.Sents {
		b.cuts = append(b.cuts, b.doc.Span(r).In(s))
	}
	return b.cuts
}
