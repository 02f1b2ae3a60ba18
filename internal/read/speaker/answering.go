package speaker

import (
	"hearsay"
	"hearsay/lexicon/world"
)

// gainsays reports whether the pronoun at token at denies a charge that its sentence has just told: ", which it denies", ", a charge it has rejected".
func (p *pass) gainsays(at int) bool {
	d := p.f.Doc
	v := at + 1
	for v < len(d.Toks) && (d.Text(v) == "has" || d.Text(v) == "strongly" || d.Text(v) == "vehemently" || d.Text(v) == "repeatedly" || d.Text(v) == "always") {
		v++
	}
	if v >= len(d.Toks) || !rejects(d.Text(v)) || at < 4 {
		return false
	}
	k := at - 1
	if d.Text(k) == "that" {
		k--
	}
	if d.Text(k) == "which" {
		return d.Text(k-1) == ","
	}
	return charges(d.Text(k)) && (d.Text(k-2) == "," || d.Text(k-1) == ",")
}

func rejects(w string) bool {
	switch w {
	case "denies", "denied", "rejects", "rejected", "disputes", "disputed", "dismisses", "dismissed", "refutes", "refuted":
		return true
	}
	return false
}

func charges(w string) bool {
	switch w {
	case "charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims":
		return true
	}
	return false
}

// accused finds whom such a pronoun means: the one organisation or state named from token from to at that has not spoken there, since who lays a
// charge does not deny it.
func (p *pass) accused(from, at int) answer {
	found := -1
	for i := p.firstName(from); i < len(p.f.Names) && p.f.Names[i].Start < at; i++ {
		n := &p.f.Names[i]
		if n.End <= p.dateline() || n.Class == world.Adjective {
			continue
		}
		k := p.entity(n)
		if k == found || !p.body(k) || p.spoke(k, from, at) {
			continue
		}
		if found >= 0 {
			return unknown("the pronoun may mean any of those who are charged")
		}
		found = k
	}
	if found < 0 {
		return unknown("nobody who is charged is named before the pronoun")
	}
	return answer{entity: found, via: hearsay.ViaPronoun, because: "the one who is charged in this sentence", span: p.lastMention(found, at)}
}

// spoke reports whether entity k is the source of a quote from token from to at.
func (p *pass) spoke(k, from, at int) bool {
	for _, ev := range p.events {
		if ev.at >= from && ev.at < at && ev.entity >= 0 && (ev.entity == k || p.entities[ev.entity].country != "" && p.entities[ev.entity].country == p.entities[k].country) {
			return true
		}
	}
	return false
}
