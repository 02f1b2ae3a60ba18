package accuse

import "hearsay/lexicon/en"

// climb goes from a noun after a preposition to the noun it modifies: "hackers from Velia"
// is about hackers.
func (r *reader) climb(j, floor int) int {
	cs := r.w.chunks
	for {
		m := j - 1
		for m > floor && (cs[m].kind == prep || cs[m].kind == other && m < j-1 && cs[m-1].kind == prep && r.text(cs[m].start) == "all") {
			m-- // "from all over Velia"
		}
		if i := r.listed(j, floor); i > floor && i-2 >= floor && cs[i-1].kind == prep && cs[i-1].fn != fnBy && !r.apart(i) && cs[i-2].kind == noun {
			j = i - 2 // "firms in Velia, Kestria and Tarnovia"
			continue
		}
		switch {
		case m < j-1 && r.apart(j):
			return j
		case m == j-1 && m-3 >= floor && cs[m].kind == conj && cs[m-1].kind == noun && cs[m-2].kind == prep && cs[m-3].kind == noun && cs[m-2].fn != fnBy:
			j = m - 3 // "hackers from Velia and Tarnovia"
		case m == j-1 && m-1 >= floor && cs[m].kind == verb && cs[m].fn == fnCalled && cs[m-1].kind == noun:
			j = m - 1 // "a group called Velian Night"
		case m == j-1 || m < floor:
			return j
		case cs[m].kind == noun:
			if cs[j-1].fn == fnBy {
				return j
			}
			j = m
		case cs[m].kind == verb && m-1 >= floor && cs[m-1].kind == noun && (cs[m].reduced || cs[m].ing):
			j = m - 1 // "a group linked to Velia"
		case cs[m].kind == verb && cs[m].inf && (r.text(cs[m].head) == "be" || cs[m].blame&en.VWork != 0) && m-2 >= floor && cs[m-1].kind == verb && cs[m-2].kind == noun && (cs[m-1].reduced || cs[m-1].ing || cs[m-1].start == cs[m-1].head && cs[m-1].blame&en.VBelieve != 0):
			j = m - 2 // "a crew claiming to be from Velia", "hackers believed to be from Velia"
		default:
			return j
		}
	}
}

// apart reports whether the preposition before the noun at chunk j begins words that say no more than when: "crossed into Velia since Tarnovia
// attacked", "the raid during the tours given by", "Velia in mourning as Tarnovia attacks".
func (r *reader) apart(j int) bool {
	cs := r.w.chunks
	p := &cs[j-1]
	switch r.text(p.start) {
	case "during", "amid":
		return true
	case "as", "As":
		q := r.partyOf(j)
		return q != nil && q.strength >= organ && j+1 < len(cs) && cs[j+1].kind == verb && !cs[j+1].inf && !cs[j+1].ing && j > 1 && cs[j-2].kind == noun
	}
	return p.fn == fnSince
}

// listed returns the first noun of the list that ends with "and" and the noun at chunk j, or j.
func (r *reader) listed(j, floor int) int {
	cs := r.w.chunks
	i, n := j, 0
	for i-2 >= floor {
		m := i - 1
		if cs[m].kind == conj && cs[m-1].kind == comma && m-2 >= floor {
			m-- // ", and"
		} else if cs[m].kind != conj && (cs[m].kind != comma || n == 0) {
			break
		}
		if m-1 < floor || cs[m-1].kind != noun {
			break
		}
		i = m - 1
		n++
	}
	return i
}
