package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// withheld returns what the verb at chunk k makes of a charge behind it that nobody lays: it is not settled ("was not proven that", "could not
// confirm that"), said by nobody ("nobody has said that"), too early to say, or jumped to. It clears nobody either, but "nothing suggests that", which
// denies as "no evidence that" does.
func (r *reader) withheld(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	if k+1 >= len(cs) {
		return 0
	}
	head := strings.ToLower(r.text(c.head))
	tells := r.f.unlaid.Settle[head] || c.blame&(en.VClaim|en.VBelieve|en.VPoint) != 0
	opens := r.clauseAt(k + 1)
	switch {
	case c.neg && r.f.unlaid.Settle[head] && opens:
		return questioned
	case c.neg && (head == "show" || head == "depict") && cs[k+1].kind == noun && cs[k+1].blame&(en.NNoHint|en.NCulp) == 0:
		return questioned // "the video does not show Tarnovian troops burning it"
	case k == 0:
		return 0
	case tells && opens && !c.inf && r.nobody(r.headed(k-1)):
		return questioned
	case (tells || r.f.unlaid.Assume[head] || head == "indicate") && c.inf && cs[k-1].kind == noun && strings.EqualFold(r.text(cs[k-1].head), "nothing"):
		return negated
	case (tells || r.f.unlaid.Assume[head]) && c.inf && (cs[k-1].kind == other || r.itWith(k-1)) && r.f.unlaid.Untimely[strings.ToLower(r.text(cs[k-1].end-1))] && opens:
		return questioned // "too early to say that", "called it absurd to suggest that"
	case r.f.unlaid.Leap[head] && r.concludes(k+1):
		return questioned
	case r.f.unlaid.Label[head] && !c.passive && r.claimed(k+1) && r.tailFalse(k+1):
		return negated // "called the claim that … a lie"
	}
	return 0
}

// clauseAt reports whether a clause stands at chunk k, behind "for sure" or the like: "that Tarnovia did it", "Tarnovia did it".
func (r *reader) clauseAt(k int) bool {
	cs := r.w.chunks
	for n := 0; n < 2 && k+1 < len(cs) && cs[k].kind == prep && (cs[k+1].kind == noun || cs[k+1].kind == other); n++ {
		k += 2
	}
	if k >= len(cs) {
		return false
	}
	return r.claimed(k) || cs[k].kind == sub || cs[k].kind == stop || cs[k].kind == rel || cs[k].kind == noun && k+1 < len(cs) && cs[k+1].kind == verb && !cs[k+1].inf && !cs[k+1].ing
}

// theorised returns what a sentence makes of a charge that it names by a noun and then does not uphold: "the theory that Tarnovia did it was never
// proven", "evidence that it did was lacking". k is the chunk of the noun.
func (r *reader) theorised(k int) scope {
	if !r.claimed(k) {
		return 0
	}
	return r.unupheld(k + 2)
}

// unupheld returns what the verb behind a clause makes of it that begins at chunk k: "… was never proven", "… is unproven".
func (r *reader) unupheld(k int) scope {
	cs := r.w.chunks
	first := -1 // the verb of the clause
	for j := k; j < len(cs) && j < k+longTheory; j++ {
		switch c := &cs[j]; c.kind {
		case stop, sub, rel, conj:
			return 0
		case verb:
			if first < 0 {
				first = j
				continue
			}
			if c.inf || c.ing && !c.passive || cs[j-1].kind != noun && cs[j-1].kind != other && cs[j-1].kind != comma {
				continue
			}
			if r.lacks(j) || c.neg && !(j+1 < len(cs) && (r.text(cs[j+1].start) == "true" || r.text(cs[j+1].start) == "correct")) {
				return questioned // what is called untrue, feints tells
			}
			return 0
		}
	}
	return 0
}

// longTheory is how many chunks behind a noun its predicate is looked for.
const longTheory = 14

// claimed reports whether chunk k is a noun for what is claimed, with "that" behind it.
func (r *reader) claimed(k int) bool {
	cs := r.w.chunks
	if k+1 >= len(cs) || cs[k].kind != noun || cs[k+1].kind != sub && cs[k+1].kind != rel || r.text(cs[k+1].start) != "that" {
		return false
	}
	return cs[k].blame&(en.NCulp|en.NNoHint) != 0 || r.has(r.f.unlaid.Theory, cs[k].head)
}

// headed returns the noun phrase that those before chunk k belong to by prepositions: "nobody in Velm".
func (r *reader) headed(k int) int {
	cs := r.w.chunks
	for k >= 2 && cs[k].kind == noun && cs[k-1].kind == prep && cs[k-2].kind == noun {
		k -= 2
	}
	return k
}

// nobody reports whether chunk k is "nobody", "no investigator", "none of them".
func (r *reader) nobody(k int) bool {
	c := &r.w.chunks[k]
	if c.kind != noun {
		return false
	}
	switch strings.ToLower(r.text(c.start)) {
	case "nobody", "none", "neither":
		return true
	case "no": // "no doubt, she said"
		return strings.EqualFold(r.text(c.head), "one") || c.blame&(en.NPerson|en.NOrgan) != 0
	}
	return false
}

// concludes reports whether "to" and "conclusion" stand from chunk k on.
func (r *reader) concludes(k int) bool {
	cs := r.w.chunks
	return k+1 < len(cs) && cs[k].kind == prep && cs[k].fn == fnTo && cs[k+1].kind == noun && strings.HasPrefix(strings.ToLower(r.text(cs[k+1].head)), "conclusion")
}

// tailFalse reports whether the last words of the sentence say that something is untrue.
func (r *reader) tailFalse(k int) bool {
	t := r.w.toks
	for i := max(r.w.chunks[k].end, len(t)-3); i < len(t); i++ {
		if t[i].fn == fnFalse || r.f.hostile.Unreal[strings.ToLower(r.text(i))] {
			return true
		}
	}
	return false
}

// lacks reports whether the verb at chunk k says that something is missing: "was lacking", "was thin", "remains unproven".
func (r *reader) lacks(k int) bool {
	cs := r.w.chunks
	if r.f.unlaid.Missing[strings.ToLower(r.text(cs[k].head))] {
		return true
	}
	if cs[k].passive && r.has(r.f.unlaid.Drop, cs[k].head) {
		return true // "was struck from the minutes"
	}
	return k+1 < len(cs) && cs[k+1].kind != verb && r.f.unlaid.Missing[strings.ToLower(r.text(cs[k+1].end-1))]
}
