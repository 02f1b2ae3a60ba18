package accuse

import (
	"hearsay"
	"hearsay/internal/read/tag"
)

// pleads reports whether who denies at chunk k does so for somebody else: a person, party p, whom the words before the verb call somebody's
// lawyer. "His lawyer, Merle Fay, denied the charge" clears a client, and nobody has charged Merle Fay. A name that no table knows is a
// person's where it stands beside the word: "through its lawyers, Dorrick denied" is no such case.
func (r *reader) pleads(k int, p *party) bool {
	if p.country != "" {
		return false
	}
	cs, known := r.w.chunks, r.person(p)
	for j := k - 1; j >= 0; j-- {
		switch c := &cs[j]; c.kind {
		case verb, stop, sub:
			return false
		case noun:
			for i := c.start; i < c.end; i++ {
				if lawyers[r.text(i)] && !(i+1 < c.end && (r.text(i+1) == "general" || r.text(i+1) == "General")) {
					return known || (j == 0 || cs[j-1].kind != prep) && r.setOff(j, p)
				}
			}
		}
	}
	return false
}

// setOff reports whether p and the noun phrase at chunk j stand beside each other, a comma between: "a lawyer for the elder of the two, Merrin
// Osk", "Merrin Osk, a lawyer for both".
func (r *reader) setOff(j int, p *party) bool {
	cs := r.w.chunks
	if j > 1 && cs[j-1].kind == comma && cs[j-2].end == p.end {
		return true
	}
	for j++; j+1 < len(cs) && cs[j].start < p.start; j++ {
		if cs[j].kind == comma && cs[j+1].start == p.start {
			return true
		}
	}
	return false
}

// chargeBefore reports whether what the verb at chunk k rejects is a charge that stands before its subject: "a charge [that] Tarnovia denies".
func (r *reader) chargeBefore(k int) bool {
	cs := r.w.chunks
	if k+1 < len(cs) && cs[k+1].kind != stop && cs[k+1].kind != comma {
		return false
	}
	c := &cs[cs[k].subj]
	for i := c.start + 1; i < c.head; i++ {
		if aCharge[r.text(i)] && r.w.toks[i+1].class == tag.Proper {
			return true // both in one noun phrase
		}
	}
	j := cs[k].subj - 1
	if j >= 0 && (cs[j].kind == rel || cs[j].kind == stop && cs[j].start == cs[j].end || cs[j].kind == sub && r.text(cs[j].start) == "that") {
		j-- // a quote leaves "that" out
	}
	return j >= 0 && cs[j].kind == noun && aCharge[r.text(cs[j].head)]
}

// aCharge are words for what somebody is accused of.
var aCharge = map[string]bool{"charge": true, "charges": true, "accusation": true, "accusations": true, "allegation": true, "allegations": true}

// person reports whether the words of p hold the name of a person.
func (r *reader) person(p *party) bool {
	for i := p.start; i < p.end; i++ {
		if k := r.w.toks[i].name; k > 0 && r.in.Names[k-1].Kind == hearsay.KindPerson {
			return true
		}
	}
	return false
}

// lawyers are words for who speaks for an accused before a court.
var lawyers = map[string]bool{"lawyer": true, "Lawyer": true, "lawyers": true, "Lawyers": true, "attorney": true, "Attorney": true, "attorneys": true, "solicitor": true, "solicitors": true,
	"barrister": true, "barristers": true, "counsel": true, "advocate": true, "defender": true}
