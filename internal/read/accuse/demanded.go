package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Who is told to stop a deed of his is said to do it: "stop" and "cease" presuppose what they end (Karttunen 1971, "Implicative verbs", Language 47(2)),
// under "must" and in a demand as elsewhere. What somebody is to refrain from is presupposed only if it is called theirs.

// ending are verbs of stopping; true where a gerund behind them is presupposed, too.
var ending = map[string]bool{"stop": true, "cease": true, "quit": true, "end": true, "halt": true, "discontinue": true, "refrain": false, "desist": false, "abandon": false}

// refraining are verbs behind which "from" and a gerund tell what is not done.
var refraining = words("refrain refrains refrained refraining desist desists desisted desisting abstain abstains abstained abstaining")

// warring are nouns of hostile acts where it is told against whom: "its war on", "its harassment of".
var warring = words("war campaign harassment bullying siege blockade occupation")

// demanded blames who is told to end a deed, the verb at chunk k: "Tarnovia must cease its attacks on", "called on Tarnovia to stop shelling". Cost is
// one look-up for verbs under "must" and infinitives.
func (r *reader) demanded(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.neg || c.passive || !c.inf && !c.modal || c.scope&^hypothetical != 0 {
		return
	}
	gerund, ok := ending[r.text(c.head)]
	if !ok || !r.theirs(k, gerund) {
		return
	}
	who := c.subj
	if c.inf {
		who = k - 1
		if k < 2 || cs[who].kind != noun || cs[k-2].kind != verb && cs[k-2].fn != fnOn && cs[k-2].fn != fnTo && cs[k-2].fn != fnFor {
			return
		}
	} else if w := strings.ToLower(r.text(c.start)); w != "must" && w != "should" && w != "shall" {
		return
	}
	for j := 0; j < k; j++ {
		if cs[j].kind == sub && cs[j].fn == fnIf || cs[j].kind == verb && j < k-1 && cs[j].scope&(negated|questioned) != 0 {
			return
		}
	}
	sc := c.scope
	c.scope = 0
	r.each(who, func(m int) { r.blame(m, k, "ended", organ) })
	c.scope = sc
}

// theirs reports whether a deed of harm stands behind the verb at chunk k, or behind its "from", that is its subject's: "its attacks", "their war on";
// where gerund is set "bombing the town" as well.
func (r *reader) theirs(k int, gerund bool) bool {
	cs := r.w.chunks
	j := k + 1
	for j < len(cs) && cs[j].kind == other {
		j++
	}
	if j < len(cs) && cs[j].kind == prep && cs[j].fn == fnFrom {
		j++
	}
	if j >= len(cs) {
		return false
	}
	x := &cs[j]
	if x.kind == verb {
		o := r.object(j)
		return gerund && x.ing && !r.compound(j) && o > j && (x.blame&en.VDeed != 0 || x.blame&en.VFund != 0 && (cs[o].blame&(en.NGroup|en.NArmed|en.NBad) != 0 || r.partyOf(o) != nil && r.partyOf(o).strength >= group))
	}
	if w := r.text(x.start); x.kind == noun && gerund && strings.HasSuffix(w, "ing") && x.end > x.start+1 && r.w.toks[x.start].blame&en.VDeed != 0 && x.party < 0 {
		return true // "shelling towns", taken for a noun phrase
	}
	if x.kind != noun || r.w.toks[x.start].fn != fnIt || r.w.toks[x.start].class != tag.Pronoun && r.w.toks[x.start].class != tag.Determiner || x.end < x.start+2 {
		return false
	}
	return r.harm(j) || warring[r.text(x.head)] && j+1 < len(cs) && cs[j+1].kind == prep
}
