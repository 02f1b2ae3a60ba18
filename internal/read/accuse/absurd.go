package accuse

import "strings"

// Charges that a sentence names to turn them away, or tells somebody to have made up: "accusing Tarnovia of it looks cynical", "you cannot blame
// Kestria", "doctored pictures to produce proof that Velia did it"; and what is only proposed: "recommended that Tarnovia burn the letters".

// absurd marks as rejected what the gerund of blame at chunk k says where its clause calls that unreasonable: "accusing Tarnovia of the raid is
// nonsense", "blaming Velia for it looks cynical".
func (r *reader) absurd(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if !c.ing || c.neg || c.start != c.head || k > 0 && cs[k-1].kind != sub && cs[k-1].kind != stop && cs[k-1].kind != conj {
		return
	}
	for j := k + 1; j < len(cs) && j < k+longTheory; j++ {
		switch x := &cs[j]; x.kind {
		case stop, sub, rel:
			return
		case verb:
			if x.inf || x.ing || x.reduced {
				continue
			}
			if !x.neg && (x.copula || seeming[r.text(x.head)]) && r.unreasonable(j+1) {
				r.reject(k, j)
			}
			return
		}
	}
}

// unreasonable reports whether one of the next words from chunk j on says that something should not be said.
func (r *reader) unreasonable(j int) bool {
	for n := 0; n < 3 && j < len(r.w.chunks); n, j = n+1, j+1 {
		c := &r.w.chunks[j]
		if c.kind == verb && c.inf && c.copula || c.kind == prep {
			continue
		}
		if c.kind != other && c.kind != noun {
			return false
		}
		for i := c.start; i < c.end; i++ {
			if w := r.text(i); unjust[w] || r.has(r.f.unlaid.Untrue, i) || r.f.hostile.Unreal[w] || r.f.unlaid.Untimely[w] && w != "easy" && w != "hard" && w != "difficult" {
				return true
			}
		}
	}
	return false
}

var (
	seeming = words("looks look looked seems seem seemed sounds sound sounded appears appear appeared remains")
	unjust  = words("cynical hypocritical baseless groundless unfounded insane crazy mad shameful unacceptable dishonest slander slanderous provocative illogical senseless pointless meaningless stupid disgusting outrageous")
)

// madeUp reports whether the infinitive at chunk k says what doctored pictures or papers are to prove, so that what follows "that" is nobody's deed:
// "manipulated images to produce proof that", "faked a video to show that". Chunk last is the verb before it.
func (r *reader) madeUp(k, last int) bool {
	cs := r.w.chunks
	if last < 0 || !cs[k].inf || !r.tampered(cs[last].start, cs[k].start) {
		return false
	}
	if r.has(proving, cs[k].head) {
		return true
	}
	for j := k + 1; j+1 < len(cs) && j < k+4; j++ {
		if cs[j].kind == noun && evidential[strings.Trim(strings.ToLower(r.text(cs[j].head)), `"'`)] && cs[j+1].kind == sub {
			return true
		}
	}
	return false
}

// tampered reports whether one of the tokens from i to j is a verb of who makes a thing up.
func (r *reader) tampered(i, j int) bool {
	for ; i < j; i++ {
		if r.has(r.f.hostile.Feign, i) || r.has(tampers, i) {
			return true
		}
	}
	return false
}

var (
	tampers    = words("manipulate manipulates manipulated manipulating doctor doctors doctored doctoring falsify falsifies falsified falsifying forge forges forged forging alter alters altered altering edit edits edited editing")
	proving    = words("show prove suggest claim imply allege pretend")
	evidential = words("proof evidence impression claim claims story")
)

// proposed reports whether the verb at chunk k is what somebody wants done and nothing that was: "recommended that Tarnovia burn it". Its bare form says
// so where its subject is one; chunk last is the verb before it.
func (r *reader) proposed(k, last int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if last < 0 || c.inf || c.ing || c.passive || c.subj < 0 || c.start != c.head || cs[last].passive || strings.HasSuffix(r.text(c.head), "s") || strings.HasSuffix(r.text(c.head), "ed") || pastAlike[r.text(c.head)] || !r.has(mandative, cs[last].head) {
		return false
	}
	that := false
	for j := last + 1; j < k; j++ {
		that = that || (cs[j].kind == sub || cs[j].kind == rel) && r.text(cs[j].start) == "that"
	}
	return that && !r.plural(&cs[c.subj])
}

// pastAlike are verbs of harm whose past has the form of the infinitive.
var pastAlike = words("hit cut set spread shut put beat shed burst hurt")

var mandative = words("recommend recommends recommended recommending demand demands demanded demanding propose proposes proposed proposing insist insists insisted request requests requested urge urges urged suggest suggests suggested")

// verbBefore returns the verb before chunk k in its sentence part, -1 if there is none.
func (r *reader) verbBefore(k int) int {
	for k--; k >= 0 && r.w.chunks[k].kind != stop; k-- {
		if r.w.chunks[k].kind == verb {
			return k
		}
	}
	return -1
}
