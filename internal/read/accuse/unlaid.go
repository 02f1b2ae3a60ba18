package accuse

import (
	"strings"

	"hearsay/lexicon/en"
)

// Blame that is not laid: somebody does not speak it yet or any more, shrinks back from it, takes it back, or will not
// put a name to a text that does; or nobody in particular speaks it, "those who accuse Tarnovia".

// unlaid returns what the words before the verb of blame at chunk k make of it and of what follows: "no longer blames", "not ready to blame", "has yet
// to accuse", "came close to accusing", "it would be wrong to blame", "tired of being blamed", "avoided blaming", "apologised for accusing".
func (r *reader) unlaid(k int) scope {
	cs := r.w.chunks
	c := &cs[k]
	lay := c.blame&(en.VBlame|en.VAccuse) != 0
	if c.inf && k > 0 && (lay || c.blame&en.VTo != 0) && r.pressed(k-1) {
		return hypothetical // "was asked to attribute it to"
	}
	if lay && k > 0 && !c.inf && !c.ing && !c.passive && !(c.reduced && k+1 < len(cs) && cs[k+1].kind == prep) && (r.nobody(r.headed(k-1)) || r.none(r.headed(k-1)) || r.neither(k-1)) || lay && r.contrasted(k) || lay && c.passive && k+2 < len(cs) && cs[k+1].fn == fnBy && r.nobody(k+2) || lay && r.unspecific(k) {
		return questioned // "nobody accuses", "those who accuse"
	}
	if lay && (c.start < c.head && r.seemingly(c.start) || c.start > 0 && r.seemingly(c.start-1)) {
		return questioned // "supposedly blames"
	}
	if c.blame&(en.VBlame|en.VAccuse|en.VPoint|en.VName) == 0 || c.start < 2 {
		return 0
	}
	one, two := r.text(c.start-1), r.text(c.start-2)
	switch {
	case one == "longer" && (two == "no" || two == "No"):
		return questioned
	case c.inf && two == "not" && willing[one], c.inf && reluctant[one], lay && c.inf && (r.f.hostile.Yet[one] || one == "due"):
		return hypothetical
	case lay && c.inf && (one == "yet" || r.f.unlaid.Untimely[one]):
		return questioned
	case lay && c.ing && r.keepsOn(k):
		return questioned // "it is absurd to keep blaming"
	case lay && c.ing && (one == "to" && (two == "close" || two == "closer" || two == "near") || one == "of" && two == "short" || one == "than" && two == "rather" || one == "of" && two == "instead"):
		return hypothetical
	case c.ing && c.passive && r.f.unlaid.Weary[two] && (one == "of" || one == "with" || one == "about"):
		return questioned
	case (c.ing || r.text(c.start) == "having") && r.refrains(k):
		return hypothetical
	}
	return 0
}

// seemingly reports whether the word at token i says that something is only so by what others say.
func (r *reader) seemingly(i int) bool {
	switch r.text(i) {
	case "supposedly", "purportedly", "ostensibly":
		return true
	}
	return false
}

// contrasted reports whether the verb at chunk k tells of whom a sentence sets against another: "it is Kestria that accuses, not Tarnovia that accuses".
func (r *reader) contrasted(k int) bool {
	cs := r.w.chunks
	if k < 2 || cs[k-1].kind != rel && cs[k-1].kind != sub || cs[k-2].kind != noun || cs[k-2].start == 0 {
		return false
	}
	w := r.text(cs[k-1].start)
	return (w == "that" || w == "who") && r.w.toks[cs[k-2].start-1].fn == fnNot
}

// pressed reports whether the verb at chunk k says of its subject that others want it to do what follows: "was asked to", "has been urged to".
func (r *reader) pressed(k int) bool {
	c := &r.w.chunks[k]
	return c.kind == verb && c.passive && (c.blame&en.VAsk != 0 || r.has(r.f.unlaid.Press, c.head))
}

// unconfirmed reports whether the verb at chunk k says that what follows cannot be confirmed, which neither states it nor clears anybody: "cannot
// confirm reports that", "could not verify that".
func (r *reader) unconfirmed(k int) bool {
	c := &r.w.chunks[k]
	return !c.passive && (c.neg && c.modal || r.text(c.start) == "cannot") && r.has(confirming, c.head)
}

var confirming = words("confirm verify corroborate substantiate")

// keepsOn reports whether the verb before the gerund of blame at chunk k is an infinitive of going on with it that one should not: "absurd to keep
// blaming".
func (r *reader) keepsOn(k int) bool {
	cs := r.w.chunks
	if k == 0 || cs[k-1].kind != verb || !cs[k-1].inf || cs[k-1].start == 0 || !r.has(r.f.unlaid.Untimely, cs[k-1].start-1) {
		return false
	}
	switch r.text(cs[k-1].head) {
	case "keep", "continue", "go", "start", "begin":
		return true
	}
	return false
}

// refrains reports whether the verb before the gerund of blame at chunk k, and before a preposition between, says that it is not done, or was wrong.
func (r *reader) refrains(k int) bool {
	cs := r.w.chunks
	m := k - 1
	if m > 0 && cs[m].kind == prep {
		m--
	}
	return m >= 0 && cs[m].kind == verb && !cs[m].neg && (r.has(r.f.unlaid.Shun, cs[m].head) || r.has(r.f.unlaid.Apologise, cs[m].head))
}

// spurns reports whether the verb at chunk k turns away a text that blames somebody, and blames nobody by that: "abstained on a text accusing",
// "voted against a motion blaming", "refused to sign a letter that accuses", "did not back a statement blaming".
func (r *reader) spurns(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	switch {
	case r.has(r.f.unlaid.Endorse, c.head):
		if !c.neg && !(c.inf && k > 0 && cs[k-1].kind == verb && r.has(r.f.unlaid.Decline, cs[k-1].head)) {
			return false
		}
	case c.neg || c.passive:
		return false
	case !r.has(r.f.unlaid.Spurn, c.head) && !(strings.HasPrefix(r.text(c.head), "vot") && k+1 < len(cs) && cs[k+1].fn == fnAgainst):
		return false
	}
	for j := k + 1; j+1 < len(cs) && j < k+6; j++ {
		switch x := &cs[j]; x.kind {
		case noun:
			n := &cs[j+1]
			if n.kind == rel && j+2 < len(cs) {
				n = &cs[j+2]
			}
			if n.kind == verb && n.blame&(en.VBlame|en.VAccuse) != 0 && (n.ing || n != &cs[j+1]) {
				return true
			}
		case prep, other:
		default:
			return false
		}
	}
	return false
}

// unspecific reports whether the verb at chunk k tells what no one in particular says: "whoever says that", "those who accuse", "anyone who claims".
func (r *reader) unspecific(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.blame&(en.VBlame|en.VAccuse|en.VClaim) == 0 && !r.f.unlaid.Alleging[r.text(c.head)] && !strings.HasPrefix(r.text(c.head), "say") && !strings.HasPrefix(r.text(c.head), "believe") || c.inf || c.ing || k == 0 {
		return false
	}
	p := &cs[k-1]
	if p.end == p.start+1 && strings.EqualFold(r.text(p.start), "whoever") {
		return true
	}
	if k < 2 || p.kind != rel || !strings.EqualFold(r.text(p.start), "who") || cs[k-2].kind != noun || cs[k-2].end != cs[k-2].start+1 {
		return false
	}
	return r.has(anyone, cs[k-2].head)
}

// onlySaid reports whether the verb at chunk k says of pictures what others say that they show: "a video said to show", "is alleged to depict".
func (r *reader) onlySaid(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if !c.passive && !c.reduced || k+1 >= len(cs) || !(cs[k+1].kind == verb && cs[k+1].inf) {
		return false
	}
	return r.has(r.f.unlaid.Told, c.head) && r.has(r.f.unlaid.Show, cs[k+1].head)
}

// unsaid reports whether what the verb at chunk k says is said no more, or was one's fault: "no longer says that", "has stopped saying that",
// "apologised for writing that".
func (r *reader) unsaid(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.blame&(en.VBelieve|en.VClaim) == 0 && !r.f.unlaid.Alleging[r.text(c.head)] && r.text(c.head) != "writing" {
		return false
	}
	for i := max(c.start-2, 0) + 1; i <= c.head; i++ {
		if r.text(i) == "longer" && strings.EqualFold(r.text(i-1), "no") {
			return true
		}
	}
	if !c.ing || k == 0 {
		return false
	}
	p := &cs[k-1]
	if p.kind == prep && k > 1 {
		p = &cs[k-2]
		return p.kind == verb && r.f.unlaid.Apologise[r.text(p.head)]
	}
	return p.kind == verb && (strings.HasPrefix(r.text(p.head), "stop") || strings.HasPrefix(r.text(p.head), "ceas"))
}

// takesDown reports whether the verb at chunk k takes a claim away without saying that it is untrue: "removed a statement that", "dropped charges that".
func (r *reader) takesDown(k int) bool {
	c := &r.w.chunks[k]
	return c.kind == verb && !c.neg && r.f.unlaid.Drop[strings.ToLower(r.text(c.head))]
}

// retractsBare reports whether the verb at chunk k takes back a claim told without "that", as headlines have it: "retracts claim Tarnovia did it".
func (r *reader) retractsBare(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || c.passive || !r.f.unlaid.Retract[strings.ToLower(r.text(c.head))] || k+2 >= len(cs) || cs[k+1].kind != noun {
		return false
	}
	n := &cs[k+1]
	if r.f.unlaid.Theory[r.text(n.head)] {
		return k+3 < len(cs) && cs[k+2].kind == noun && cs[k+3].kind == verb
	}
	return n.end > n.start+1 && r.f.unlaid.Theory[r.text(n.start)] && cs[k+2].kind == verb
}

var (
	willing     = words("ready prepared willing")
	reluctant   = words("unwilling reluctant loath hesitant")
	anyone      = words("those anyone anybody everyone everybody people")
	askingWords = words("who what when where why how")
)
