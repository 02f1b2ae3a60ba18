package speaker

import (
	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// by finds whose speech the whole text is, where the headline calls it one: "Address by
// President Mara Pell to the assembly", "We will rebuild – statement of the Foreign Ministry",
// "Foreign Minister Ilan Voss's remarks at the harbour". Such a heading is a phrase without a
// verb that tells, or its last part behind a dash, colon or bar is; "Speech by the minister angers allies" is
// none, nor is a joint statement, which two parties speak. -1 if there is none.
func (p *pass) by() int {
	d := p.f.Doc
	if !p.headline || len(d.Sents) == 0 {
		return -1
	}
	end := len(d.Toks)
	for end > 0 && d.Toks[end-1].Kind == text.Punct && d.Toks[end-1].Abbr == 0 {
		end--
	}
	from := 0
	for i := 0; i < end; i++ {
		switch d.Text(i) {
		case "-", "–", "—", "--", "|":
			from = i + 1
		case ":":
			if !p.speechNoun(i - 1) {
				from = i + 1
			}
		}
	}
	for i := from; i < end; i++ {
		switch p.tags.XPOS(p.f.Tags[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			if !p.speechNoun(i) && p.nameAt(i) == nil {
				return -1
			}
		}
		if lower(d.Text(i)) == "joint" || d.Double(i) != nil {
			return -1
		}
	}
	for i := from; i < end; i++ {
		if !p.speechNoun(i) {
			continue
		}
		if i > from && clitic(d.Text(i-1)) {
			return p.spoken(text.Range{Start: from, End: i - 1})
		}
		for k := from; k < i; k++ {
			if !p.words.Kind[lower(d.Text(k))] {
				return -1
			}
		}
		for k := i + 1; k < end; k++ {
			if w := lower(d.Text(k)); w == "by" || w == "from" || w == "of" && k == i+1 {
				who := p.spoken(text.Range{Start: k + 1, End: end})
				if who >= 0 && p.entities[who].kind == hearsay.KindState && w != "by" {
					return -1 // "Letter from Velm": a rubric of correspondents
				}
				return who
			}
		}
		return -1
	}
	return -1
}

// interviewed finds who answers in a text whose headline calls it an interview: "Interview with Ilan Voss, head of the
// Harbour Board". -1 if it is none.
func (p *pass) interviewed() int {
	d := p.f.Doc
	for i := 0; p.headline && i+2 < len(d.Toks); i++ {
		if w := lower(d.Text(i)); w != "interview" && w != "conversation" {
			continue
		}
		if w := lower(d.Text(i + 1)); w == "with" || w == "of" {
			if k := p.spoken(text.Range{Start: i + 2, End: len(d.Toks)}); k >= 0 && p.entities[k].kind == hearsay.KindPerson {
				return k
			}
		}
		return -1
	}
	return -1
}

// openings are how many sentences may stand before the one that tells who answers.
const openings = 4

// questioned finds who answers in a text of questions and answers whose first sentences tell it: "Harbour Master Ilan Voss answered questions". -1 if they do not,
// or name somebody else beside that one.
func (p *pass) questioned() int {
	d := p.f.Doc
	for _, s := range d.Sents[:min(openings, len(d.Sents))] {
		for i := s.Start + 1; i+1 < s.End; i++ {
			if w := d.Text(i); w != "answered" && w != "answers" && w != "took" || d.Text(i+1) != "questions" {
				continue
			}
			if n := p.nameBefore(i); n != nil && n.Kind == hearsay.KindPerson && d.Double(i) == nil {
				return p.entity(n)
			}
			return -1
		}
	}
	return -1
}

// answers reports whether r is the label of an answer: "A:", "Answer:".
func (p *pass) answers(r text.Range) bool {
	d := p.f.Doc
	if r.Len() != 1 || r.End >= len(d.Toks) || d.Text(r.End) != ":" {
		return false
	}
	w := d.Text(r.Start)
	return w == "A" || w == "Answer" || w == "ANSWER"
}

func (p *pass) speechNoun(i int) bool { return i >= 0 && p.words.Speech[lower(p.f.Doc.Text(i))] }

// spoken returns the one party that the tokens of r begin with, -1 if it is none or one of
// several. A title without a name is the office, or who is said to bear it for that state:
// whoever is greeted as "Mr President" is not who speaks.
func (p *pass) spoken(r text.Range) int {
	d := p.f.Doc
	for i := r.Start; i < r.End; i++ {
		w := lower(d.Text(i))
		if (w == "and" || w == "&") && p.another(i+1, r.End) {
			return -1
		}
		if c := p.tags.Class(p.f.Tags[i]); i > r.Start && (c == tag.Adposition && w != "of" && w != "for" || w == "to" || w == "," || p.tags.XPOS(p.f.Tags[i]) == "VBG") {
			r.End = i
		}
	}
	if r.Len() == 0 || p.nameBefore(r.End) == nil {
		return -1 // "Speech by President Pell angers Kestria": what follows a name is no part of it
	}
	a := answer{entity: -1}
	if n, ph := p.read(r); n != nil {
		for i := r.Start; i < r.End; i++ {
			if m := p.nameAt(i); m != nil && m != n && m.Kind == hearsay.KindPerson {
				return -1
			}
		}
		a = p.named(n)
	} else if ph.head >= 0 && ph.country != "" {
		word := lower(d.Text(ph.head))
		for _, full := range [...]bool{true, false} {
			if k := p.bears(r, ph, word, full, true); k >= 0 {
				return k
			}
		}
		return p.office(ph, word)
	}
	if a.entity < 0 || p.entities[a.entity].kind == hearsay.KindOutlet || p.entities[a.entity].kind == hearsay.KindPerson && !p.entities[a.entity].public() {
		return -1 // "Letter from Ida Pell": a reader's
	}
	return a.entity
}

// another reports whether the next few tokens from i name a person or a public role.
func (p *pass) another(i, end int) bool {
	for k := i; k < min(end, i+4); k++ {
		if n := p.nameAt(k); n != nil && n.Kind == hearsay.KindPerson || p.persons.Role(p.f.Doc.Text(k)).Class.Public() {
			return true
		}
	}
	return false
}

// own resolves "I" and "we" of a text that is one party's speech, outside of quotation marks; a
// body does not say "I".
func (p *pass) own(w string, at int) int {
	k := p.speech
	if k < 0 || p.f.Doc.Double(at) != nil || p.f.Doc.Quoted(at) != nil || w == "i" && p.entities[k].kind != hearsay.KindPerson && p.entities[k].kind != hearsay.KindOffice {
		return -1
	}
	return k
}

// spokenBy returns whose speech the text is, where the source of a headline is the office that gives it: "We will rebuild – address by
// the President of Kestria" is nobody whom the speech names as some president. -1 for other sources.
func (p *pass) spokenBy(ph phrase, word string) int {
	if !p.headline || p.speech < 0 || p.entities[p.speech].kind != hearsay.KindOffice || p.office(ph, word) != p.speech {
		return -1
	}
	return p.speech
}
