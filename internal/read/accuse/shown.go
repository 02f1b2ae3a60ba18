package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// shown reports whether sentence s, which no quote holds, only shows words by which somebody else accuses a: the deed or the doer stands in
// quotation marks, the doer is an alleged one, a noun or a court tells that it is claimed ("the theory that", "the court heard that"), or the
// headline speaks of "I". Then the article does not say it itself. Cost is linear in the sentence.
func (w *Work) shown(d *text.Doc, s text.Range, field hearsay.Field, a *hearsay.Accused, pos []tag.Tag, tags *tag.Tagger) bool {
	r := d.Tokens(a.Span)
	if supposedly[strings.ToLower(d.Text(r.Start))] || r.Start > s.Start && supposedly[strings.ToLower(d.Text(r.Start-1))] {
		return true
	}
	next := r.End
	for next < s.End && (tags.Class(pos[next]) == tag.Aux || tags.Class(pos[next]) == tag.Adverb) {
		next++
	}
	return next+2 < s.End && opens(d, next) || inSingles(d, s.Start, r.Start) || w.claimedBefore(d, r.Start) || field == hearsay.FieldTitle && firstPerson(d, s)
}

// turn reports whether sentence s begins with a party's name, its title before it, or a handle, and a colon, as turns of a talk and entries of a channel do:
// "Minister Mara Pell: …", "The head of the Osk region, Ilan Voss: …", "@velm_now: …". A verb before the colon makes it a sentence.
func turn(d *text.Doc, pos []tag.Tag, tags *tag.Tagger, s text.Range, names []name.Name) bool {
	i := s.Start
	for i < min(s.End, s.Start+longestTurn) && d.Text(i) != ":" {
		switch tags.XPOS(pos[i]) {
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
		i++
	}
	if i >= s.End || d.Text(i) != ":" {
		return false
	}
	if d.Text(s.Start)[0] == '@' && i <= s.Start+2 {
		return true
	}
	return slices.ContainsFunc(name.Over(names, text.Range{Start: i - 1, End: i}), func(n name.Name) bool {
		return n.End == i && n.Start >= s.Start && (n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindOffice)
	})
}

// longestTurn is how many tokens stand before the colon of a turn, at most.
const longestTurn = 12

// opens reports whether token i is a quotation mark before a word, with a gap before it.
func opens(d *text.Doc, i int) bool {
	switch d.Text(i) {
	case "'", "‘", "\"", "“":
		return i > 0 && i+1 < len(d.Toks) && d.Toks[i-1].End < d.Toks[i].Start && d.Toks[i].End == d.Toks[i+1].Start
	}
	return false
}

// inSingles reports whether token at stands behind a single quotation mark that opens from token start on and is not closed before it.
func inSingles(d *text.Doc, start, at int) bool {
	open := false
	for i := start; i < at; i++ {
		switch d.Text(i) {
		case "'", "‘", "’":
			first := i == 0 || i == start || d.Toks[i-1].End < d.Toks[i].Start
			open = first && d.Toks[i].End == d.Toks[i+1].Start
		}
	}
	return open
}

// claimedBefore reports whether what stands before token at says that a clause with it is claimed or was heard: "the theory that", "the jury heard that".
func (w *Work) claimedBefore(d *text.Doc, at int) bool {
	cs, t := w.chunks, w.toks
	for k := 0; k+1 < len(cs) && t[cs[k].start].at < at; k++ {
		c, next := &cs[k], &cs[k+1]
		if next.kind != sub && next.kind != rel || d.Text(t[next.start].at) != "that" || t[next.start].at >= at {
			continue
		}
		head := strings.ToLower(d.Text(t[c.head].at))
		if c.kind == noun && supposals[head] || c.kind == verb && head == "heard" && c.subj >= 0 && cs[c.subj].blame&en.NPerson == 0 {
			return true
		}
	}
	return false
}

// firstPerson reports whether sentence s has a pronoun of who speaks outside quotation marks.
func firstPerson(d *text.Doc, s text.Range) bool {
	for i := s.Start; i < s.End; i++ {
		switch d.Text(i) {
		case "I", "my", "My", "me", "we", "We", "our", "Our":
			return true
		}
	}
	return false
}

var (
	supposedly = words("alleged suspected presumed purported supposed so-called")
	supposals  = words("theory theories claim claims allegation allegations accusation accusations suspicion suspicions idea notion suggestion suggestions belief charge charges")
)

// motive reports whether what the party at sp did is only named as what somebody answers, who lays it then, and nobody in his own voice: "threatens
// strikes in response to provocations by Velia".
func (w *Work) motive(d *text.Doc, sp hearsay.Span) bool {
	for k := 4; k < len(w.chunks); k++ {
		c := &w.chunks[k]
		if c.kind != noun || c.party < 0 || !d.Span(text.Range{Start: w.toks[c.start].at, End: w.toks[c.end-1].at + 1}).Overlaps(sp) {
			continue
		}
		by, deed, to, what := &w.chunks[k-1], &w.chunks[k-2], &w.chunks[k-3], &w.chunks[k-4]
		if by.kind != prep || by.fn != fnBy || deed.kind != noun || to.kind != prep || what.kind != noun {
			continue
		}
		switch d.Text(w.toks[what.head].at) {
		case "response", "retaliation", "reply", "answer", "revenge", "reaction", "retribution", "protest":
			return true
		}
	}
	return false
}
