package speaker

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
)

// Floor tells whose words a text outside of its quotes is: one party's, where its headline calls it a speech
// ("Address by …"), or those of whose turn it is in a transcript. The zero value is a text that is its outlet's.
type Floor struct {
	Speech string // id of the actor whose speech the whole text is, "" if it is none
	turns  []held
}

// held is a turn: from byte at of the text on the actor has the floor, "" for somebody unknown.
type held struct {
	at    int
	actor string
}

// At returns the actor who has the floor at byte at of field f, "" for somebody who is not known; taken is false where
// the words are the outlet's.
func (f *Floor) At(field hearsay.Field, at int) (actor string, taken bool) {
	for i := len(f.turns) - 1; i >= 0 && field == hearsay.FieldText; i-- {
		if f.turns[i].at < at {
			return f.turns[i].actor, true
		}
	}
	return f.Speech, f.Speech != ""
}

// turn is who has the floor from token at on: an entity or nobody.
type turn struct{ at, who int }

// floor returns who speaks at token at of a transcript: the person of the last label before
// it, "Harbour Master Ilan Voss:" at the head of a sentence or behind a heading; -1 if there is none, nobody if
// somebody has the floor whom the label does not name ("Question:"). A label counts only where no quotation follows it
// and its paragraph ends as a sentence and says "I" or "we", so that a headline "Voss: We will rebuild" is none.
func (p *pass) floor(at int) int {
	d := p.f.Doc
	if d.Double(at) != nil {
		return -1
	}
	for i := len(p.turns) - 1; i >= 0; i-- {
		if p.turns[i].at < at {
			return p.turns[i].who
		}
	}
	return -1
}

// findTurns returns the turns of a transcript.
func (p *pass) findTurns() (out []turn) {
	d := p.f.Doc
	for i := 1; i < len(d.Toks); i++ {
		if d.Toks[i].Kind == text.Punct && d.Text(i) == ":" && d.Double(i) == nil && !(i+1 < len(d.Toks) && d.Double(i+1) != nil) {
			if who := p.labelled(i); who != -1 {
				out = append(out, turn{i, who})
			}
		}
	}
	return out
}

// labelled returns whom the label that ends at colon i gives the floor, -1 if it is no label.
func (p *pass) labelled(i int) int {
	d := p.f.Doc
	end := i
	if d.Text(end-1) == ")" { // "Ilan Voss (translated):"
		for k := end - 2; k > 0 && k > end-8; k-- {
			if d.Text(k) == "(" {
				end = k
				break
			}
		}
	}
	start := d.Sents[p.sentence(i)].Start
	if n := p.nameBefore(end); n != nil && n.Kind == hearsay.KindPerson {
		if (n.Start-start <= 12 && p.label(start, n.Start) || p.headed(start, n)) && p.talks(n) {
			return p.entity(n)
		}
		return -1
	}
	if p.someone(start, end) {
		return nobody
	}
	return p.entitled(start, end)
}

// nobody is who has the floor without being known.
const nobody = -2

// someone reports whether the tokens from from to end are the label of one who is not known: "Question", "MODERATOR",
// "Hob Lund" where the name was not found. One word at the head of a sentence is capital anyhow.
func (p *pass) someone(from, end int) bool {
	d := p.f.Doc
	for i := from; i < end; i++ {
		if !capital(d.Text(i)) || d.Toks[i].Kind != text.Word {
			return false
		}
	}
	switch end - from {
	case 1:
		w := d.Text(from)
		switch lower(w) {
		case "question", "q", "answer", "a", "moderator", "reply", "remark", "journalist", "reporter", "interviewer", "host":
			return true
		}
		return len(w) > 3 && w == strings.ToUpper(w)
	case 2, 3:
		return true
	}
	return false
}

// nameBefore returns the name that ends before token end, or nil.
func (p *pass) nameBefore(end int) *name.Name {
	k, _ := slices.BinarySearchFunc(p.f.Names, end, func(n name.Name, at int) int { return n.Start - at })
	if k > 0 && p.f.Names[k-1].End == end {
		return &p.f.Names[k-1]
	}
	return nil
}

// label reports whether the tokens from from to end are a title before a name, capitals and
// the small words between them.
func (p *pass) label(from, end int) bool {
	for i := from; i < end; i++ {
		w := p.f.Doc.Text(i)
		if !capital(w) && w != "of" && w != "the" && w != "and" && w != "for" && w != "*" {
			return false
		}
	}
	return true
}

// headed reports whether a public title before name n opens a turn behind a heading that lacks its full stop: "Speech at the
// meeting Harbour Master Ilan Voss:". A verb before it makes it a sentence.
func (p *pass) headed(from int, n *name.Name) bool {
	if !n.Role.Class.Public() || n.Start-from > 40 {
		return false
	}
	for i := from; i < n.Start; i++ {
		switch p.tags.XPOS(p.f.Tags[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return true
}

// talks reports whether what follows the label of name n is speech in the first person.
func (p *pass) talks(n *name.Name) bool { return p.talksFrom(n.End) }

// talksFrom reports whether what follows the label that ends at token end is speech in the first person.
func (p *pass) talksFrom(end int) bool {
	d := p.f.Doc
	para := d.Paras[p.para(d.Toks[end-1].Start)]
	last := para.End - 1
	for last > end && d.Double(last) == nil && (d.Text(last) == ")" || d.Text(last) == "\"" || d.Text(last) == "”" || d.Text(last) == ">" || d.Text(last) == "]") {
		last--
	}
	if w := d.Text(last); w != "." && w != "!" && w != "?" && w != "…" {
		return false
	}
	for i := end + 1; i < para.End; i++ {
		switch d.Text(i) {
		case "I", "we", "We", "our", "Our", "my", "My", "me", "us":
			if d.Double(i) == nil {
				return true
			}
		}
	}
	return false
}
