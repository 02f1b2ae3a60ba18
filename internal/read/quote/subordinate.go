package quote

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// behindAgent sets as source the noun phrase before a participle with its agent between commas, where the field took the agent for who says what stands
// behind it: "Osk, backed by Velia, says".
func (r *telling) behindAgent() bool {
	d, by := r.d, r.o.Start-1
	if by < r.s.Start+3 || !is(d, by, "by") || d.Text(r.cue.Start-1) != "," || r.cue.Start-1 < r.o.End-1 || r.cue.Start-1 > r.o.End || !r.tensed(r.cue.Start, r.cue.End) || !verbs[d.Text(r.cue.End-1)] && !spoken[d.Text(r.cue.End-1)] && !rejects[d.Text(r.cue.End-1)] {
		return false
	}
	comma, verb := by-1, false
	for comma > r.s.Start && comma > by-longAgent && d.Text(comma) != "," {
		x := r.class(comma)
		if x == tag.Conjunction || r.d.Double(comma) != nil {
			return false
		}
		verb = verb || x == tag.Verb
		comma--
	}
	if !verb || d.Text(comma) != "," || comma < by-2 && !relates[d.Text(comma+1)] {
		return false // ", backed by Velia,", ", who has been charged in May by Velia,"
	}
	for i := r.s.Start; i < comma; i++ {
		if i > r.s.Start && r.class(i-1) != tag.Punctuation && r.class(i-1) != tag.Conjunction && r.class(i-1) != tag.Subordinator {
			continue
		}
		if r.phrase(i, false) == comma && !noSource[strings.ToLower(d.Text(i))] {
			r.o = text.Range{Start: i, End: comma}
			return true
		}
	}
	return false
}

// longAgent is how many tokens may stand between the comma and "by".
const longAgent = 8

// subordinate sets as source the subject of the clause in which the cue stands, where the field took that of the clause before: "Velia denies it after Osk | blamed it".
func (r *telling) subordinate() bool {
	d := r.d
	for k := r.cue.Start - 2; k > r.o.End && k > r.cue.Start-8; k-- {
		if !joins[d.Text(k)] {
			continue
		}
		n := telling{reporting: r.reporting, pos: r.pos, tags: r.tags}
		n.s.Start = k + 1
		if d.Double(k) != nil || !tellsClaim(d.Text(r.cue.End-1)) || !r.finite(r.cue.End-1) || !r.tensed(r.o.End, k) || n.subjectOf(r.cue.Start) < 0 || n.o.Start != k+1 || pronoun(d.Text(k+1)) || r.tensed(k+1, n.o.End) {
			return false
		}
		r.o = n.o
		return true
	}
	return false
}

// tellsClaim reports whether w is a verb that only speech or blame has.
func tellsClaim(w string) bool {
	return verbs[w] || spoken[w] || turned[w] || blames[w] != "" || claimVerbs[w]
}

// claimVerbs are verbs of a claim, a charge or its denial.
var claimVerbs = wordSet("claim claims claimed accuse accuses accused blame blames blamed deny denies denied")

// joins are words that open a clause with a subject of its own.
var joins = wordSet("after when because although though while before until")

// contrary reports whether q tells, as what its source says, the clause that is said against it: "contrary to what Osk says, it rained".
func contrary(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) == 0 || q.Kind == hearsay.Direct {
		return false
	}
	i := d.Tokens(q.Source[0]).Start
	if i < 3 || !is(d, i-1, "what") || !is(d, i-2, "to") || !strings.EqualFold(d.Text(i-3), "contrary") {
		return false
	}
	end := d.Tokens(q.Cue[0]).End
	return end < len(d.Toks) && d.Text(end) == "," && q.Content[len(q.Content)-1].Start >= d.Toks[end].End
}

// toEnd reports whether q is what its source is told to end, and none of its words: "Velia | must refrain from | laying mines".
func toEnd(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Source) != 1 || len(q.Cue) != 1 || q.Kind == hearsay.Direct {
		return false
	}
	if w, _, _ := strings.Cut(q.Cue[0].In(d.Src), " "); w != "must" && w != "should" && w != "shall" {
		return false
	}
	r := d.Tokens(q.Cue[0])
	for i := r.Start + 1; i < r.End; i++ {
		if endings[d.Text(i)] {
			return true
		}
	}
	return false
}

var endings = wordSet("refrain desist cease abstain stop halt end")

// nobodys reports whether the source of q is nobody, who says nothing: "Nobody | knows | who did it". What nobody doubts or denies is said.
func nobodys(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Source) != 1 || len(q.Cue) != 1 || q.Kind == hearsay.Direct {
		return false
	}
	switch q.Source[0].In(d.Src) {
	case "nobody", "Nobody", "no-one", "No-one", "no one", "No one":
	default:
		return false
	}
	cue := d.Tokens(q.Cue[0])
	for i := cue.Start; i < cue.End; i++ {
		if w := d.Text(i); rejects[w] || rejecting[w] || strings.HasPrefix(w, "doubt") || strings.HasPrefix(w, "question") || strings.HasPrefix(w, "den") {
			return false
		}
	}
	return true
}

// nounCue reports whether the cue of q is the noun for a claim that its source rejects, and no verb: "Velia rejects the Oskan | claim | it had no roof".
func nounCue(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) bool {
	if len(q.Source) != 1 || len(q.Cue) != 1 {
		return false
	}
	src, cue := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0])
	if cue.Len() != 1 || cue.Start < src.End+2 || !claimNouns[d.Text(cue.Start)] || !rejecting[d.Text(src.End)] {
		return false
	}
	for i := src.End + 1; i < cue.Start; i++ {
		switch tags.Class(pos[i]) {
		case tag.Adjective, tag.Proper, tag.Noun, tag.Determiner, tag.Particle:
		default:
			return false
		}
	}
	return true
}

var (
	claimNouns = wordSet("claim claims charge charges report reports")
	rejecting  = wordSet("rejects rejected reject denies denied deny dismisses dismissed dismiss refutes refuted disputes disputed slams slammed mocks mocked ridicules ridiculed debunks debunked")
)
