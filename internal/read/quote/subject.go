package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Subjects mends sources that the field cut at the wrong comma, and takes out what only tells that somebody is not named. dst holds the
// quotes of d from index first on; pos are the tags of its tokens.
//
//	One clerk, who left in May, said it   "who left in May," is no source, "One clerk" is
//	sent by Velia, the mayor of Osk said  not "Velia, the mayor of Osk": the first name ends what is told
//	a clerk who asked not to be named     is no demand
//	Velia, which Osk accuses, denies it   Velia denies it, not Osk
//	Osk said it rained, while Velia       Osk does not say that Velia said so
//	  said it did not
//	ten died, an attack Osk blamed on     Osk blames, not "ten died, an attack Osk"
//	Osk, backed by Velia, says it rains   Osk says so, not Velia
//	Velia denies it after Osk blamed it   Osk blamed it, not Velia
//	contrary to what Osk says, it rains   Osk does not say that it rains
//	Velia rejects Oskan claim it rained   Velia rejects, and claims nothing
//	Osk accused Velia; the mayor, a       the mayor denied it, not Osk, and is not part of what Osk says
//	  roofer, denied it
//	Osk, which reported the leak, left    "left" is not reported
//	the Lamp, citing Osk, reports that    "reports" is the cue
//	Velia has shared its view that        Velia is who shares it, no words
//	a video seen on the Lamp claims       the video claims, not the Lamp
//	Osk and Velia say it rains            both do, not Velia alone
//	Osk suspects that the crew, said to    the crew is said to be so, and Osk suspects all of it
//	  be Velian, cut the cable
//	a man who hides his name says         the man says it, not "his name"
//	Osk, which was hired by Velia, says   Osk says so, and nobody hires "which"
//	Velia denied it, and its army in Osk  its army accused Osk, not Velia
//	  accused Osk
//
// Cost is linear in the quotes.
func Subjects(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	kept := slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
		return unnamed(&q, d) || downed(&q, d) || contrary(&q, d) || nobodys(&q, d) || toEnd(&q, d) || onlyRelative(&q, d) || supposedAside(&q, dst[first:], d) || nounCue(&q, d, pos, tags)
	})
	dst = dst[:first+len(kept)]
	for i := range kept {
		q := &kept[i]
		secondTeller(q, d, pos, tags)
		subjectAsWords(q, d, pos, tags)
		behindCiting(q, d)
		asideOnly(q, d, pos, tags)
		if len(q.Source) != 1 || len(q.Cue) != 1 || q.Source[0].End > q.Cue[0].Start {
			continue
		}
		src, cue := d.Tokens(q.Source[0]), d.Tokens(q.Cue[0])
		s := sentenceOf(d, src.Start)
		if src.Len() == 0 || cue.End > s.End || d.Double(src.Start) != nil {
			continue
		}
		r := telling{reporting: reporting{d: d, s: s, o: src, cue: cue}, pos: pos, tags: tags}
		if r.behindRelative() || r.beforeRelative() {
			aside := hearsay.Span{Start: d.Toks[r.o.End].Start, End: d.Toks[cue.Start].Start}
			if kept := slices.DeleteFunc(slices.Clone(q.Content), aside.Contains); len(kept) > 0 { // "whom", taken for a piece
				q.Content = kept
			}
			q.Source[0] = d.Span(r.o)
		} else if r.behindAgent() || r.subordinate() {
			q.Source[0] = d.Span(r.o)
		} else if from := r.newClause(); from > 0 {
			q.Source[0] = d.Span(r.o)
			for j := range kept {
				endBefore(kept[j].Content, d.Toks[from].Start, d.Toks[from-1].End)
			}
		} else if r.carrier(src) || r.joined(src) || r.nameless(src) {
			q.Source[0] = d.Span(r.o)
		} else if from := r.deedBy(); from > 0 {
			q.Source[0] = d.Span(text.Range{Start: from, End: src.End})
			q.Content = append([]hearsay.Span{d.Span(text.Range{Start: from - 2, End: from})}, q.Content...)
		} else if comma := r.clauseEnd(); comma > 0 {
			r.o.Start = comma + 1
			q.Source[0] = d.Span(r.o)
			if n := len(q.Content); n > 0 && q.Content[n-1].End <= d.Toks[src.Start].Start && q.Content[n-1].Start >= d.Toks[s.Start].Start {
				q.Content = append(q.Content[:0:0], hearsay.Span{Start: q.Content[0].Start, End: d.Toks[comma-1].End})
				q.Kind = kindOf(d, q.Content)
			}
		}
	}
	return dst
}

// behindRelative sets as source the noun phrase before ", who …," where the field took words of that clause and the cue stands behind it.
func (r *telling) behindRelative() bool {
	d, at := r.d, r.o.Start
	cut := at > r.s.Start+1 && relates[d.Text(at-1)] && r.tensed(r.cue.Start, r.cue.End)
	if cut {
		at-- // "whom | Osk accuses, said"
	}
	if at == r.s.Start || !relates[d.Text(at)] || d.Text(at-1) != "," {
		return false
	}
	v := r.cue.Start
	if d.Text(v-1) != "," || v-1 <= at+1 || !cut && !r.tensed(at+1, v-1) {
		return false
	}
	comma := at - 1
	for i := r.s.Start; i < comma; i++ {
		if c := r.class(max(i-1, 0)); cut && i > r.s.Start && c != tag.Punctuation && c != tag.Conjunction && c != tag.Subordinator {
			continue // "spoke of the law, which he called new, and said"
		}
		if (r.phrase(i, false) == comma || i == r.s.Start && comma-i < 4 && r.class(i) != tag.Pronoun && !r.tensed(i, comma)) && !noSource[strings.ToLower(d.Text(i))] {
			r.o = text.Range{Start: i, End: comma}
			return true
		}
	}
	return false
}

// relates are the pronouns of a relative clause.
var relates = wordSet("who which whom whose")

// subjectAsWords makes the first words of a quote without source, a noun phrase that opens its sentence right before an active cue, who speaks: "| Velia
// | has shared | its assessment that …".
func subjectAsWords(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	if len(q.Source) > 0 || len(q.Cue) != 1 || len(q.Content) != 2 || q.Content[1].Start < q.Cue[0].End {
		return
	}
	c, cue := d.Tokens(q.Content[0]), d.Tokens(q.Cue[0])
	s := sentenceOf(d, cue.Start)
	r := telling{reporting: reporting{d: d, s: s, cue: cue}, pos: pos, tags: tags}
	if c.Start != s.Start || c.End != cue.Start || c.Len() == 0 || r.phrase(c.Start, false) != cue.Start || noSource[strings.ToLower(d.Text(c.Start))] {
		return
	}
	active := false // "has shared", "shares"; a bare past may be passive: "Velia accused of"
	for i := cue.Start; i < cue.End; i++ {
		if beForms[d.Text(i)] || d.Text(i) == "been" || d.Text(i) == "be" || seeming[d.Text(i)] {
			return
		}
		active = active || owns[d.Text(i)] || d.Text(i) == "have" || tags.XPOS(pos[i]) == "VBZ"
	}
	if !active {
		return
	}
	q.Source, q.Content = q.Content[:1:1], q.Content[1:]
	q.Kind = kindOf(d, q.Content)
}

// behindCiting moves a cue from whom somebody cites to the verb that tells: "the Lamp, | citing | two clerks, reports that".
func behindCiting(q *hearsay.Quote, d *text.Doc) {
	if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) != 1 || q.Cue[0].In(d.Src) != "citing" || q.Source[0].End > q.Cue[0].Start {
		return
	}
	c := d.Tokens(q.Content[0])
	for i := c.Start + 1; i+leastClause < c.End && i < c.Start+longAside; i++ {
		if d.Text(i) != "," || !spoken[d.Text(i+1)] && d.Text(i+1) != "report" {
			continue
		}
		q.Cue[0] = d.Span(text.Range{Start: i + 1, End: i + 2})
		q.Content[0].Start = d.Toks[i+2].Start
		q.Kind = kindOf(d, q.Content)
		return
	}
}

// asideOnly ends what a relative clause between commas tells at its second comma, where the verb of the main clause follows: "the firm, which | first
// reported | the leak |, was more careful".
func asideOnly(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	if len(q.Source) != 1 || len(q.Cue) != 1 || len(q.Content) != 1 || q.Content[0].Start < q.Cue[0].End {
		return
	}
	src, c := d.Tokens(q.Source[0]), d.Tokens(q.Content[0])
	if src.Len() != 1 || src.Start == 0 || !relates[d.Text(src.Start)] || d.Text(src.Start-1) != "," {
		return
	}
	r := telling{reporting: reporting{d: d, s: sentenceOf(d, src.Start)}, pos: pos, tags: tags}
	for i := c.Start + 1; i+1 < c.End && !is(d, c.Start, "that") && !r.tensed(i-1, i); i++ { // not in a clause of its own
		if d.Text(i) == "," && d.Double(i) == nil && r.tensed(i+1, i+2) && r.class(i+1) != tag.Noun {
			q.Content[0].End = d.Toks[i-1].End
			return
		}
	}
}

// secondTeller ends the content of q, behind its cue and in plain words, at the comma before somebody else's telling: "Osk said that it rained, while
// Velia said".
func secondTeller(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) {
	if len(q.Content) != 1 || len(q.Cue) == 0 || len(q.Source) == 0 || q.Content[0].Start < q.Cue[0].End {
		return
	}
	at := d.Tokens(q.Content[0])
	s := sentenceOf(d, at.Start)
	r := telling{reporting: reporting{d: d, s: s}, pos: pos, tags: tags}
	for k := at.Start + leastClause - 1; k+leastClause < min(at.End, s.End); k++ {
		if d.Text(k) != "," || !contrasts[d.Text(k+1)] || d.Double(k) != nil {
			continue
		}
		v := r.phrase(k+2, false)
		for v < at.End && v > k+2 && r.class(v) == tag.Adverb {
			v++
		}
		if v > k+2 && v < at.End && verbs[d.Text(v)] && r.finite(v) && (r.tensed(v+1, at.End) || is(d, v+1, "that")) {
			q.Content[0].End = d.Toks[k-1].End
			q.Kind = kindOf(d, q.Content)
			return
		}
	}
}

// contrasts are words that join what two parties say.
var contrasts = wordSet("while whereas but")

// beforeRelative sets as source the noun phrase before ", which Osk accuses," where the field took the subject of that clause for who says
// what stands behind it.
func (r *telling) beforeRelative() bool {
	src := r.o
	if r.d.Text(r.cue.Start-1) != "," || r.subjectOf(r.cue.Start) < 0 || r.o.End+1 >= src.Start || src.End >= r.cue.Start {
		r.o = src
		return false
	}
	switch r.d.Text(r.o.End + 1) { // behind the comma
	case "which", "who", "whom", "whose":
		return true
	}
	r.o = src
	return false
}

// joined sets as source the whole noun phrase that opens the sentence, where the field took what stands behind its last "and": "Osk & Sons and | Velia |
// said".
func (r *telling) joined(src text.Range) bool {
	if src.Start < r.s.Start+2 || src.End != r.cue.Start || !is(r.d, src.Start-1, "and") || r.phrase(r.s.Start, false) != r.cue.Start || noSource[strings.ToLower(r.d.Text(r.s.Start))] {
		return false
	}
	r.o = text.Range{Start: r.s.Start, End: src.End}
	return true
}

// newClause sets as source who stands between the last semicolon, or the last ", and", and the cue, where the field took one before it, and
// returns the semicolon or comma; 0 where none stands there.
func (r *telling) newClause() int {
	for k := r.cue.Start - 1; k > r.o.End; k-- {
		if w := r.d.Text(k + 1); r.d.Text(k) == "," && (w == "and" || w == "but") && r.d.Double(k) == nil {
			if k+3 >= r.cue.Start || r.phrase(k+2, false) != r.cue.Start {
				return 0
			}
			r.o = text.Range{Start: k + 2, End: r.cue.Start}
			return k
		}
		if r.d.Text(k) != ";" || r.d.Double(k) != nil {
			continue
		}
		n := telling{reporting: r.reporting, pos: r.pos, tags: r.tags}
		n.s.Start = k + 1
		if n.subjectOf(n.cue.Start) < 0 {
			return 0
		}
		r.o = n.o
		return k
	}
	return 0
}

// endBefore ends those of spans that reach over the bytes at from, at end.
func endBefore(spans []hearsay.Span, from, end int) {
	for i := range spans {
		if s := &spans[i]; s.Start < from && s.End > from {
			s.End = end
		}
	}
}

// deedBy returns where who speaks begins behind ", an attack |", which names the clause before that the field took for a part of the source: "gunmen
// killed ten, an attack Velia | blamed on". 0 if there is none.
func (r *telling) deedBy() int {
	d := r.d
	for k := r.o.End - 1; k >= max(r.o.Start-1, r.s.Start+leastClause) && k > r.o.End-8; k-- {
		if d.Text(k) != "," {
			continue
		}
		if w := d.Text(k + 1); w != "an" && w != "a" || k+3 >= r.o.End || r.class(k+2) != tag.Noun || r.o.End != r.cue.Start || blames[d.Text(r.cue.Start)] == "" {
			return 0
		}
		if r.phrase(k+3, false) != r.o.End || !capital(d.Text(k+3)) && r.class(k+3) != tag.Determiner {
			return 0
		}
		return k + 3
	}
	return 0
}

// clauseEnd returns the comma behind a name that the field took for the beginning of its source and that a preposition before makes the end of the
// clause: "by | Velia, the mayor of Osk". 0 if there is none.
func (r *telling) clauseEnd() int {
	d := r.d
	if r.o.Start == r.s.Start || r.class(r.o.Start-1) != tag.Adposition || is(d, r.o.Start-1, "to") && is(d, r.o.Start-2, "according") {
		return 0
	}
	for k := r.o.Start + 1; k < min(r.o.End-1, r.o.Start+5); k++ {
		switch {
		case d.Text(k) == ",":
			if r.phrase(k+1, false) == r.o.End && r.cue.Start == r.o.End && spoken[d.Text(r.cue.Start)] {
				return k
			}
			return 0
		case r.class(k) != tag.Proper && r.class(k) != tag.Noun:
			return 0
		}
	}
	return 0
}

// downed reports whether q shoots down what flies, and no claim.
func downed(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Cue) != 1 || len(q.Content) == 0 || q.Content[0].Start < q.Cue[0].End {
		return false
	}
	c, at := d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
	if c.Len() < 2 || !is(d, c.End-1, "down") || !strings.HasPrefix(d.Text(c.End-2), "sho") {
		return false
	}
	for i := at.Start; i < min(at.End, at.Start+6); i++ {
		if flies[d.Text(i)] {
			return true
		}
	}
	return false
}

// flies are things that are shot down.
var flies = wordSet("drone drones plane planes aircraft airplane jet jets helicopter helicopters missile missiles rocket rockets balloon balloons airliner airliners UAV UAVs warplane warplanes fighter bomber bombers object objects target targets")

// supposedAside reports whether the cue of q is the participle of an aside that tells what its noun is said to be, "the crew, | said | to be Velian, …";
// the quote that was cut off at the comma before it goes on to the end of q.
func supposedAside(q *hearsay.Quote, all []hearsay.Quote, d *text.Doc) bool {
	if len(q.Cue) != 1 || len(q.Content) != 1 || len(q.Source) != 1 {
		return false
	}
	cue, c := d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
	if cue.Len() != 1 || cue.Start == 0 || d.Text(cue.Start-1) != "," || !supposed[d.Text(cue.Start)] || c.Start != cue.End || !is(d, c.Start, "to") || q.Source[0].End >= d.Toks[cue.Start-1].Start {
		return false
	}
	comma := d.Toks[cue.Start-1].Start
	for i := range all {
		p := &all[i]
		if n := len(p.Content); n > 0 && len(p.Cue) > 0 && p.Cue[0] != q.Cue[0] && p.Content[n-1].End == comma && len(p.Source) == 1 && p.Source[0] == q.Source[0] {
			p.Content[n-1].End = q.Content[0].End
		}
	}
	return true
}

// supposed are participles of what others say or believe.
var supposed = wordSet("said believed thought reported alleged suspected understood known rumoured rumored")

var reflexive = wordSet("himself herself itself themselves")

// onlyRelative reports whether all that q tells is a reflexive pronoun, or that of a passive relative clause: "Osk, | which | was hired | by | Velia |, says".
func onlyRelative(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Content) == 1 && len(q.Cue) == 1 && reflexive[q.Content[0].In(d.Src)] {
		return true // "ordered by | Osk | himself"
	}
	return len(q.Content) == 1 && len(q.Cue) == 1 && len(q.Source) == 1 && q.Content[0].Start < q.Cue[0].Start && q.Cue[0].Start < q.Source[0].Start &&
		relates[q.Content[0].In(d.Src)] && beForms[d.Text(d.Tokens(q.Cue[0]).Start)]
}

// unnamed reports whether q tells that its source is not to be named: "declined to be named", "asked not to be identified".
func unnamed(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Cue) != 1 || len(q.Content) == 0 || q.Kind != hearsay.Indirect && q.Content[0].Start < q.Cue[0].End {
		return false
	}
	c, at := d.Tokens(q.Cue[0]), d.Tokens(q.Content[0])
	if at.Start < c.End || at.Start > c.End+1 || !asksFor[strings.ToLower(d.Text(c.End-1))] && !asksFor[strings.ToLower(d.Text(c.Start))] {
		return false
	}
	for i := c.Start; i < min(at.Start+6, at.End); i++ {
		if namings[d.Text(i)] {
			return i > c.Start
		}
	}
	return false
}

// asksFor are verbs before "not to be named".
var asksFor = wordSet("asked asks requested requests declined declines refused refuses wished wishes wanted wants preferred prefers insisted insists spoke speaks to on")
