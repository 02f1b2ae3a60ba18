package accuse

import (
	"strings"

	"hearsay/internal/text"
)

// A charge may stand in a text that does not lay it: behind a label ("False: Tarnovia did it", "Claim: …"), as a headline's question without its
// mark ("Was Tarnovia behind it"), in a cleft that says who it was not, or as what one has no information on, takes down, or is tired of hearing.

// turnedRound reports whether the input opens with the order of a question: a capitalised auxiliary, and its subject right behind it.
// An inverted condition ("Had Tarnovia", "Should Tarnovia", "Were it not") is none.
func (r *reader) turnedRound() bool {
	cs, t := r.w.chunks, r.w.toks
	if len(cs) < 3 || cs[0].kind != verb || cs[0].end != cs[0].start+1 || cs[1].kind != noun || cs[1].start != cs[0].end || !askers[r.text(cs[0].start)] {
		return false
	}
	at := t[cs[0].start].at
	return at == 0 || r.in.Doc.Toks[at-1].Kind == text.Punct || at == r.in.Range.Start && r.in.Pieces == nil
}

// opened returns what the colon or "though" at chunk k makes of the clause behind it: a label that calls it untrue or a claim, "as though".
func (r *reader) opened(k int) scope {
	i := r.w.chunks[k].start
	if i >= len(r.w.toks) || i == r.w.chunks[k].end || i == 0 {
		return 0
	}
	switch w := r.text(i); {
	case w == ":" && i <= longestLabel:
		switch first := strings.ToLower(r.text(0)); {
		case falseLabels[first] && r.deniesItself(k+1):
			return 0 // "False: Tarnovia did not burn it" says so itself, and is no double negation
		case falseLabels[first]:
			return negated
		case openLabels[first] && i == 1:
			return questioned
		}
	case w == ":" && r.w.toks[i-1].fn == fnDoubt:
		return questioned // "Unproven:", "What is also doubtful:"
	case w == "though" && strings.EqualFold(r.text(i-1), "as"):
		return hypothetical
	}
	return 0
}

// deniesItself reports whether the clause from chunk k on has a negation of its own.
func (r *reader) deniesItself(k int) bool {
	cs := r.w.chunks
	for ; k < len(cs) && cs[k].kind != stop; k++ {
		if c := &cs[k]; c.neg || c.fn == fnNot {
			return true
		}
	}
	return false
}

// longestLabel is how many tokens a label has: "Fake news:".
const longestLabel = 2

// ofAClaim reports whether the input stands behind a label of what others claim, which may be a paragraph of its own or stand outside of the pieces that
// are read: "What was claimed:", "The claim". Nobody lays by that what it says.
func (r *reader) ofAClaim() bool {
	d, s := r.in.Doc, r.in.Range.Start
	if s > 0 && d.Text(s-1) == ":" {
		return r.claimLabel(s - 1) // a quote that begins behind it
	}
	if s > 0 && strings.Contains(d.Src[d.Toks[s-1].End:d.Toks[s].Start], "\n") && r.claimLabel(s-1) {
		return true
	}
	for i := s + 1; i < min(r.in.Range.End, s+longestClaim+1); i++ {
		if d.Text(i) == ":" {
			return r.claimLabel(i)
		}
	}
	return false
}

// claimLabel reports whether the words before token end, and none before them in their paragraph, are a label of what others claim.
func (r *reader) claimLabel(end int) bool {
	d := r.in.Doc
	if w := d.Text(end); w != ":" {
		end++ // a paragraph without a colon
	}
	from := end - 1
	for from > 0 && end-from <= longestClaim && !strings.Contains(d.Src[d.Toks[from-1].End:d.Toks[from].Start], "\n") {
		from--
	}
	r.w.low = appendLower(r.w.low[:0], d.Text(end-1))
	last := claimWords[string(r.w.low)]
	r.w.low = appendLower(r.w.low[:0], d.Text(from))
	switch n := end - from; {
	case last == 0 || n > longestClaim:
		return false
	case n == 1:
		return last == 1
	case string(r.w.low) == "what":
		return true
	}
	return last == 1 && end-from == 2 && claimOpens[string(r.w.low)]
}

// longestClaim is how many tokens the label of a claim has: "What the posts claim:".
const longestClaim = 5

// notCleft reports whether the relative pronoun at chunk k stands behind whom a cleft says it was not: "it was not Tarnovia that burned it". What it was
// not only, and what was not the first time, is none.
func (r *reader) notCleft(k int) bool {
	cs := r.w.chunks
	if k < 3 || k+1 >= len(cs) || cs[k+1].kind != verb || cs[k+1].inf || cs[k+1].ing || cs[k-1].kind != noun || cs[k-2].kind != verb || cs[k-3].kind != noun {
		return false
	}
	be := &cs[k-2]
	if !be.copula || !be.neg || be.modal || cs[k-3].end != cs[k-3].start+1 || !strings.EqualFold(r.text(cs[k-3].start), "it") {
		return false
	}
	for i := be.start; i < cs[k-1].end; i++ {
		if limits[r.text(i)] {
			return false
		}
	}
	return true
}

// verbless returns what "not" makes of "behind", "guilty" or "responsible" at chunk k where no verb carries it: "Tarnovia not behind fire".
func (r *reader) verbless(k int) scope {
	cs := r.w.chunks
	if c := &cs[k]; k > 0 && (c.fn == fnBehind || c.fn == fnResponsible) && cs[k-1].kind == other && r.text(cs[k-1].start) == "not" {
		return negated
	}
	return 0
}

// uninformed reports whether the noun at chunk k is knowledge that is not there, of what follows: "no information about", "did not have details of".
func (r *reader) uninformed(k int) bool {
	cs := r.w.chunks
	c := &cs[k]
	if k+1 >= len(cs) || !knowledge[r.text(c.head)] || !c.neg && !(k > 0 && cs[k-1].kind == verb && cs[k-1].neg) {
		return false
	}
	switch w := r.text(cs[k+1].start); w {
	case "about", "on", "of", "regarding", "concerning", "that":
		return true
	}
	return false
}

// nameClaims makes a noun of "Claim" or "Reports" where a sentence opens with it before "that", or a clause before "about" or "of": "Claim that Tarnovia
// did it is false", "he said that claims about it are false".
func (r *reader) nameClaims() {
	cs := r.w.chunks
	for k := range cs {
		if k+1 >= len(cs) || cs[k].kind != verb || cs[k].end != cs[k].start+1 || k > 0 && cs[k-1].kind != sub {
			continue
		}
		opens := k == 0 && cs[k+1].kind == sub && r.text(cs[k+1].start) == "that" || k > 0 && cs[k+1].kind == prep && (r.text(cs[k+1].start) == "about" || r.text(cs[k+1].start) == "of")
		if opens && r.has(r.f.unlaid.Theory, cs[k].head) {
			cs[k].kind, cs[k].party, cs[k].copula = noun, -1, false
		}
	}
}

var (
	askers      = words("Was Is Are Did Does Do Could Can Has Have")
	falseLabels = words("false fake untrue debunked hoax myth fiction fabricated disinformation misinformation")
	openLabels  = words("claim rumour rumor allegation unproven unproved unverified unconfirmed")
	claimWords  = map[string]int{"claim": 1, "rumour": 1, "rumor": 1, "allegation": 1, "claimed": 2, "alleged": 2, "claims": 2, "rumoured": 2, "rumored": 2}
	claimOpens  = words("the this viral original online main false first second third")
	limits      = words("only just merely simply alone solely first")
	knowledge   = words("information details detail data clarity")
	foils       = words("foil foils foiled thwart thwarts thwarted")
)
