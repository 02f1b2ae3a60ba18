package accuse

import "hearsay/lexicon/en"

// What is blamed on somebody or attributed to them may have an "on" or a "to" of its own: "blamed the attack on a tanker on Tarnovia".

// blamedOn returns the noun behind "on" to which the verb of blame at chunk k, with the object obj, lays it, -1 if there is none: the last one before a
// day, since what is blamed may have an "on" of its own, "blamed the attack on a Velian tanker on Tarnovia". Behind "for" stands what somebody is blamed
// for: "blamed Tarnovian soldiers for the attack on a tanker".
func (r *reader) blamedOn(k, obj int) int {
	cs := r.w.chunks
	c := &cs[k]
	told := c.passive || c.reduced
	spying := !told && r.gerundObject(k)
	if spying {
		told = true
	} else if !told && obj >= 0 && obj < k && r.couldBeHarm(obj) && r.weakParty(obj) {
		told = true // "the raid, which Velia blames on Tarnovia"
	} else if !told {
		if obj <= k || !r.weakParty(obj) {
			return -1
		}
		told = r.couldBeHarm(obj) || r.partyOf(obj) == nil && cs[obj].blame&(en.NPerson|en.NGroup|en.NOrgan|en.NBad) == 0
	}
	on := -1
	for j := k + 1; told && j+1 < len(cs) && j < k+13 && (cs[j].kind != verb || spying && j == k+1) && cs[j].kind != stop && cs[j].kind != rel; j++ {
		if cs[j].kind != prep {
			continue
		}
		if cs[j].fn == fnFor && (j == k+1 || r.partyOf(j-1) != nil && r.partyOf(j-1).strength >= person) {
			break
		}
		if cs[j].fn == fnOn && cs[j+1].kind == noun && (on < 0 || !c.passive && !weekdays[r.text(cs[j+1].head)]) {
			on = j + 1
		}
	}
	if spying && on <= k+3 {
		return -1 // "blamed spying on Velia"
	}
	return on
}

// gerundObject reports whether what the verb at chunk k is about is a deed told by a gerund: "attributed spying on lawmakers to Tarnovia".
func (r *reader) gerundObject(k int) bool {
	cs := r.w.chunks
	return k+1 < len(cs) && cs[k+1].kind == verb && cs[k+1].ing && !cs[k+1].neg && cs[k+1].start == cs[k+1].head && cs[k+1].blame&(en.VDeed|en.VSoft) != 0
}

var weekdays = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

// onBehind reports whether another "on" with a noun that is no day stands behind chunk j in its clause.
func (r *reader) onBehind(j int) bool {
	cs := r.w.chunks
	for m := j + 1; m+1 < len(cs) && m < j+6 && (cs[m].kind == noun || cs[m].kind == prep || cs[m].kind == other); m++ {
		if cs[m].kind == prep && cs[m].fn == fnOn && cs[m+1].kind == noun && !weekdays[r.text(cs[m+1].head)] {
			return true
		}
	}
	return false
}

// toBehind reports whether "to" and a noun stand behind chunk j in its clause.
func (r *reader) toBehind(j int) bool {
	cs := r.w.chunks
	for m := j + 1; m+1 < len(cs) && m < j+8 && (cs[m].kind == noun || cs[m].kind == prep || cs[m].kind == other); m++ {
		if cs[m].kind == prep && cs[m].fn == fnTo && cs[m+1].kind == noun {
			return true
		}
	}
	return false
}

// tiedToHarm reports whether a word for a deed stands behind the object of the verb of linking at chunk k: "tied Tarnovia to the cutting of a cable".
func (r *reader) tiedToHarm(k int) bool {
	j := r.object(k)
	return j >= 0 && j+2 < len(r.w.chunks) && r.w.chunks[j+1].kind == prep && r.w.chunks[j+1].fn == fnTo && r.harm(j+2)
}
