package speaker

import (
	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// relative resolves "who" and "which": the name directly before, unless it only says whose man somebody is
// ("a spokesman for Pell, who said …").
func (p *pass) relative(at int) answer {
	d := p.f.Doc
	k := at
	for k > 0 && d.Toks[k-1].Kind == text.Punct && at-k < 1 {
		k--
	}
	for i := len(p.f.Names) - 1; i >= 0; i-- {
		if n := &p.f.Names[i]; n.End <= k {
			if n.End == k {
				if n.Start > 1 && d.Text(n.Start-1) == "not" && d.Text(n.Start-2) == "," { // "it was Voss, not Pell, who said"
					if i == 0 || p.f.Names[i-1].End != n.Start-2 {
						return unknown("a relative pronoun behind who it is not")
					}
					i--
					n = &p.f.Names[i]
				}
				if lower(d.Text(at)) == "who" {
					m := p.employed(n, i)
					if m == n && p.belongs(n) {
						return unknown("a relative pronoun behind somebody else's name")
					}
					n = m
				} else if m, inside := p.explained(n); m != nil {
					n = m
				} else if inside {
					return unknown("a relative pronoun behind what explains somebody else")
				}
				a := p.named(n)
				if a.entity >= 0 {
					a.via, a.because = hearsay.ViaPronoun, "a relative pronoun means the name before it"
				}
				return a
			}
			break
		}
	}
	return unknown("a relative pronoun behind no name")
}

// employed returns the person whose body is n, the name at index i, where nothing but a preposition stands between them, or an apposition that tells
// what the person is there: "Ilan Voss of the Harbour Board, who", "Ilan Voss, a clerk at the Harbour Board, who" is Voss. Else it returns n.
func (p *pass) employed(n *name.Name, i int) *name.Name {
	if n.Kind == hearsay.KindPerson || i == 0 {
		return n
	}
	d, k := p.f.Doc, n.Start-1
	if k > 0 && determiners[lower(d.Text(k))] {
		k--
	}
	m := &p.f.Names[i-1]
	if p.post(k, m.End) && p.like(m) {
		return m
	}
	if k <= 0 || m.End != k || !p.like(m) {
		return n
	}
	if m.Kind == hearsay.KindUnknown && m.Start > 0 && p.tags.Class(p.f.Tags[m.Start-1]) == tag.Adposition {
		return n // "head of Harbour Works at Pinfold, who"
	}
	switch lower(d.Text(k)) {
	case "of", "at", "from", "with", "for", "in":
		return m
	}
	return n
}

// post reports whether nothing but a comma at token end and a noun phrase without a name stand before the preposition at token k: ", a clerk | at".
func (p *pass) post(k, end int) bool {
	d := p.f.Doc
	if k-end < 3 || k-end > longPost || d.Text(end) != "," || !determiners[lower(d.Text(end+1))] {
		return false
	}
	switch lower(d.Text(k)) {
	case "of", "at", "from", "with", "for", "in":
	default:
		return false
	}
	for j := end + 2; j < k; j++ {
		switch p.tags.Class(p.f.Tags[j]) {
		case tag.Noun, tag.Adjective, tag.Adverb, tag.Particle:
		default:
			return false
		}
	}
	return true
}

// longPost is how many tokens ", a senior research fellow" may have.
const longPost = 7

// explained looks for the comma that opens an apposition which n closes: "the Vane Institute, a body funded by Kestria, which" is the institute. It returns
// the name before that comma, nil for none and for a person, whom "which" does not mean, and whether n only belongs to what explains something else.
func (p *pass) explained(n *name.Name) (before *name.Name, inside bool) {
	d, k := p.f.Doc, n.Start-1
	if k > 0 && determiners[lower(d.Text(k))] {
		k--
	}
	if k < 0 || lower(d.Text(k)) == "as" || lower(d.Text(k)) == "like" || p.tags.Class(p.f.Tags[k]) != tag.Adposition && p.tags.XPOS(p.f.Tags[k]) != "VBG" {
		return nil, false
	}
	for j := k - 1; j > 1 && j > k-longPost; j-- {
		w := lower(d.Text(j))
		if d.Text(j-1) == "," && (w == "a" || w == "an") {
			for i := range p.f.Names {
				if m := &p.f.Names[i]; m.End == j-1 {
					if m.Kind == hearsay.KindPerson {
						return nil, false
					}
					return m, true
				}
			}
			return nil, true
		}
		if x := p.tags.XPOS(p.f.Tags[j]); d.Text(j) == "," || x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" {
			return nil, false
		}
	}
	return nil, false
}
