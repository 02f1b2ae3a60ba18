package speaker

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/world"
)

// third resolves "he" or "she" at token at: whose words a clause "in which he says" tells, else [pass.person].
func (p *pass) third(at int, g world.Gender) answer {
	if k := p.author(at); k >= 0 && p.fits(k, g) {
		return p.meant(k, g, at, "whose words the clause tells")
	}
	return p.person(at, g)
}

// author returns the person whose words the clause "in which he" at token at tells, -1 if the phrase before it does not say:
// "remarks made by Ilan Voss in which he said", "Ilan Voss's letter, in which he said".
func (p *pass) author(at int) int {
	d := p.f.Doc
	if at < 4 || d.Text(at-1) != "which" || d.Text(at-2) != "in" {
		return -1
	}
	end := at - 2
	if d.Text(end-1) == "," {
		end--
	}
	i := p.firstName(end) - 1
	if i < 0 {
		return -1
	}
	n := &p.f.Names[i]
	if n.Kind != hearsay.KindPerson || n.End > end || n.Start <= d.Sents[p.sentence(at)].Start {
		return -1
	}
	if n.End == end {
		if d.Text(n.Start-1) == "by" {
			return p.entity(n)
		}
		return -1
	}
	if !clitic(d.Text(n.End)) || n.End+1 >= end {
		return -1
	}
	for k := n.End + 1; k < end; k++ {
		if c := p.tags.Class(p.f.Tags[k]); c != tag.Noun && c != tag.Adjective && c != tag.Proper && c != tag.Punctuation {
			return -1
		}
	}
	return p.entity(n)
}

// first reports whether who spoke at token ev said "I" or "we" in the turn or speech in which "he" stands at token at: that is
// somebody else.
func (p *pass) first(ev, at int) bool {
	d := p.f.Doc
	switch d.Text(ev) {
	case "I", "we", "We":
		return d.Double(ev) == d.Double(at) && p.floor(ev) == p.floor(at) && (p.speech >= 0 || p.floor(at) != -1)
	}
	return false
}

// opens reports whether name n is the label of a turn, "Ilan Voss:": who speaks there says "I" of himself.
func (p *pass) opens(n *name.Name) bool {
	for _, t := range p.turns {
		if t.at == n.End {
			return true
		}
	}
	return false
}

// holds reports whether entity k is an office that one person holds and that "he" or "she" may mean.
func (p *pass) holds(k int, g world.Gender) bool {
	if k < 0 {
		return false
	}
	e := &p.entities[k]
	return strings.HasPrefix(e.id, "office:") && (e.gender == 0 || e.gender == g)
}

// asker reports whether ev is who puts a question in the clause before the pronoun, "Asked by Voss whether it rained, | he said": somebody else answers.
func (p *pass) asker(ev event) bool {
	if ev.at < 2 || p.f.Doc.Text(ev.at-1) != "by" {
		return false
	}
	switch lower(p.f.Doc.Text(ev.at - 2)) {
	case "asked", "questioned", "pressed", "challenged":
		return true
	}
	return false
}

// unexplained reports whether ev is a name of which nothing tells what it is: "he" behind it may be that one.
func (p *pass) unexplained(ev event) bool {
	return ev.entity >= 0 && p.entities[ev.entity].kind == hearsay.KindUnknown && p.entities[ev.entity].gender == 0 && !determiners[lower(p.f.Doc.Text(ev.at))]
}

// speaksOf reports whether the direct quote that is resolved names entity k: nobody speaks of himself by name. Cost is linear in the names that it holds.
func (p *pass) speaksOf(k int) bool {
	if k < 0 {
		return false
	}
	for _, x := range p.said {
		r := p.f.Doc.Tokens(x)
		for i := p.firstName(r.Start); i < len(p.f.Names) && p.f.Names[i].Start < r.End; i++ {
			n := &p.f.Names[i]
			if m := p.f.Doc.Quoted(n.Start); m != nil && m.Start > r.Start {
				continue // words of others that he repeats
			}
			if p.entity(n) == k {
				return true
			}
		}
	}
	return false
}
