package speaker

import (
	"strings"

	"hearsay"
	"hearsay/internal/text"
)

// aside returns the token behind the bracket that opens at token i and holds no more than an abbreviation or years, "(HB)", "(1995-2005)",
// before token end; i if it is another or none.
func (p *pass) aside(i, end int) int {
	d := p.f.Doc
	if d.Text(i) != "(" {
		return i
	}
	for k := i + 1; k < min(end, i+5); k++ {
		w := d.Text(k)
		switch {
		case w == ")" && k > i+1:
			return k + 1
		case w == strings.ToLower(w) && d.Toks[k].Kind != text.Number && w != "-" && w != "–":
			return i
		}
	}
	return i
}

// unbracketed returns where the source in tokens r begins, behind a bracket that opens before it: "(2nd LEAD) Norvel says" is Norvel's word.
func (p *pass) unbracketed(r text.Range) int {
	d := p.f.Doc
	for i := r.Start; i < min(r.End, r.Start+4); i++ {
		switch d.Text(i) {
		case "(":
			return r.Start
		case ")":
			if i+1 < r.End && d.Toks[i+1].Kind != text.Punct {
				return i + 1
			}
			return r.Start
		}
	}
	return r.Start
}

// addressed resolves the source of a heading's "Voss to Pell: We will rebuild": who stands before "to" says it to whom the label ends with.
// ok is false for other quotes.
func (p *pass) addressed(q *hearsay.Quote) (a answer, ok bool) {
	d := p.f.Doc
	at := d.Tokens(q.Source[0]).Start
	if len(q.Cue) != 1 || q.Cue[0].In(d.Src) != ":" || at == 0 || d.Text(at-1) != "to" || at > 1 && lower(d.Text(at-2)) == "according" {
		return a, false
	}
	n := p.nameAt(d.Sents[p.sentence(at)].Start)
	if n == nil || n.End != at-1 {
		return unknown("who is spoken to is not who speaks"), true
	}
	return p.named(n), true
}
