package speaker

import (
	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// ofTwo resolves "the latter" and "the former": the last and the first of two parties that the words before it in its sentence name, else the sentence
// before. Two that "and" joins go before others; where more or fewer are named nobody is meant. A sentence that begins with such words itself hangs on the
// one before it. It returns false for other sources.
func (p *pass) ofTwo(r text.Range) (answer, bool) {
	d := p.f.Doc
	if r.Len() != 2 || lower(d.Text(r.Start)) != "the" || d.Text(r.Start+1) != "latter" && d.Text(r.Start+1) != "former" {
		return answer{}, false
	}
	none := unknown("not two parties before it, of whom it is one")
	s := p.sentence(r.Start)
	from, to := d.Sents[s].Start, r.Start
	for s > 0 && (to-from <= 1 || p.hangs(from)) {
		s--
		if p.apart(p.para(d.Toks[d.Sents[s].Start].Start), p.para(d.Toks[r.Start].Start)) > 1 {
			return none, true
		}
		from, to = d.Sents[s].Start, d.Sents[s].End
	}
	one, two, ok := p.two(from, to)
	if !ok {
		return none, true
	}
	n := two
	if d.Text(r.Start+1) == "former" {
		n = one
	}
	a := p.named(n)
	if a.entity >= 0 {
		a.via, a.because = hearsay.ViaPronoun, "one of the two parties named before it"
	}
	return a, true
}

// hangs reports whether the sentence that begins at token i begins with "the latter" or "the former".
func (p *pass) hangs(i int) bool {
	d := p.f.Doc
	return i+1 < len(d.Toks) && lower(d.Text(i)) == "the" && (d.Text(i+1) == "latter" || d.Text(i+1) == "former")
}

// two returns the two parties named from token from to token to; false where there are not two.
func (p *pass) two(from, to int) (one, two *name.Name, ok bool) {
	d := p.f.Doc
	var seen []*name.Name
	pairs := 0
	for i := p.firstName(from); i < len(p.f.Names) && p.f.Names[i].Start < to; i++ {
		n := &p.f.Names[i]
		if !p.party(n) {
			continue
		}
		k := len(seen) - 1
		if k >= 0 && seen[k].End == n.Start-1 && d.Text(n.Start-1) == "and" {
			one, two = seen[k], n
			pairs++
		}
		same := false
		for _, m := range seen {
			same = same || p.entity(m) == p.entity(n)
		}
		if !same {
			seen = append(seen, n)
		}
	}
	switch {
	case pairs == 1:
		return one, two, p.entity(one) != p.entity(two)
	case pairs == 0 && len(seen) == 2:
		return seen[0], seen[1], true
	}
	return nil, nil, false
}

// party reports whether n names somebody who can speak, and is no more than whose somebody else is.
func (p *pass) party(n *name.Name) bool {
	d := p.f.Doc
	if n.Class == world.Adjective || n.Class == world.People || n.End < len(d.Toks) && clitic(d.Text(n.End)) {
		return false
	}
	k := p.entity(n)
	return p.body(k) || p.entities[k].kind == hearsay.KindPerson
}
