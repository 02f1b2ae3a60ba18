package quote

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Bare takes out what has the form of a quote and tells nothing said. dst holds the quotes of d from index first on; pos are
// the tags of its tokens.
//
//	Opinion: nobody knows who did it        a heading of headings.txt before a colon is no speaker
//	Siege of Velm: nobody knows who did it  neither is what a heading is about (topics.txt)
//	… that the charge was voiced in spring  "that the charge" is the subject of the cue, and nobody says it
//	Neither crew claimed responsibility     what nobody does is no quote
//
// Cost is linear in the quotes.
func Bare(dst []hearsay.Quote, first int, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) []hearsay.Quote {
	heads, err := en.Headings()
	if err != nil {
		return dst // a test loads it
	}
	topics, err := en.Topics()
	if err != nil {
		return dst
	}
	kept := slices.DeleteFunc(dst[first:], func(q hearsay.Quote) bool {
		return headed(&q, d, heads) || topical(&q, d, topics) || bareSubject(&q, d, pos, tags) || unclaimed(&q, d) || acrossStop(&q, d)
	})
	return dst[:first+len(kept)]
}

// headed reports whether the source of q is a heading at the start of its paragraph with nothing but a colon behind it.
func headed(q *hearsay.Quote, d *text.Doc, heads map[string]bool) bool {
	if len(q.Source) != 1 || len(q.Cue) != 1 || q.Cue[0].In(d.Src) != ":" {
		return false
	}
	r := d.Tokens(q.Source[0])
	return q.Source[0].End <= q.Cue[0].Start && heads[strings.ToLower(strings.Join(strings.Fields(q.Source[0].In(d.Src)), " "))] &&
		slices.ContainsFunc(d.Paras, func(p text.Range) bool { return p.Start == r.Start })
}

// topical reports whether what stands before the colon of q, its cue or the end of it, at the start of a paragraph is a topic: the
// last word before the first preposition is a noun of topics.txt, as in "Ferry fire", "The siege of Velm", "Latest updates".
func topical(q *hearsay.Quote, d *text.Doc, topics map[string]bool) bool {
	if len(q.Cue) != 1 || len(q.Source) > 1 {
		return false
	}
	cue := d.Tokens(q.Cue[0])
	r := text.Range{Start: cue.Start, End: cue.End - 1}
	if r.Len() < 0 || d.Text(r.End) != ":" {
		return false
	}
	if len(q.Source) == 1 {
		s := d.Tokens(q.Source[0])
		if s.End > cue.Start {
			return false
		}
		r.Start = s.Start
	}
	if r.Len() == 0 || !slices.ContainsFunc(d.Paras, func(p text.Range) bool { return p.Start <= r.Start && r.Start < p.End && r.Start-p.Start <= 1 }) {
		return false
	}
	head := r.Start
	for head+1 < r.End && !about[strings.ToLower(d.Text(head+1))] {
		head++
	}
	return topics[strings.ToLower(d.Text(head))]
}

// unclaimed reports whether q is a claim of responsibility or credit, or a charge, by nobody: "no group has claimed responsibility", "no state has blamed
// the crew".
func unclaimed(q *hearsay.Quote, d *text.Doc) bool {
	if len(q.Source) != 1 || len(q.Cue) == 0 || !none[strings.ToLower(d.Text(d.Tokens(q.Source[0]).Start))] {
		return false
	}
	if unanswered(q, d) {
		return true
	}
	for _, w := range [...]string{"blame", "accus", "attribut"} {
		if strings.Contains(q.Cue[0].In(d.Src), w) {
			return true
		}
	}
	claims := slices.ContainsFunc(q.Cue, func(s hearsay.Span) bool { return strings.Contains(s.In(d.Src), "claim") })
	return claims && slices.ContainsFunc(slices.Concat(q.Cue, q.Content), func(s hearsay.Span) bool {
		return strings.Contains(s.In(d.Src), "responsibility") || strings.Contains(s.In(d.Src), "credit")
	})
}

// none are words for nobody.
var none = wordSet("no neither none nobody")

// about are the prepositions that end the first noun phrase of a topic.
var about = wordSet("of in on from for at against to over with by about near inside between as after amid around across")

// bareSubject reports whether q has no source, and as content "that" with a subject and no verb, right before its cue.
func bareSubject(q *hearsay.Quote, d *text.Doc, pos []tag.Tag, tags *tag.Tagger) bool {
	if len(q.Source) != 0 || len(q.Cue) != 1 || len(q.Content) != 1 {
		return false
	}
	r, cue := d.Tokens(q.Content[0]), d.Tokens(q.Cue[0])
	if r.End != cue.Start || r.Len() < 2 || !is(d, r.Start, "that") || d.Double(r.Start) != nil {
		return false
	}
	for i := r.Start; i < r.End; i++ {
		switch tags.Class(pos[i]) {
		case tag.Verb, tag.Aux:
			return false
		}
	}
	return true
}

// unanswered reports whether q, whose source is nobody, has a question as what would have been said: "nobody was able to say who fired".
func unanswered(q *hearsay.Quote, d *text.Doc) bool {
	if q.Kind == hearsay.Direct || len(q.Content) == 0 || !question[d.Text(d.Tokens(q.Content[len(q.Content)-1]).Start)] {
		return false
	}
	last := d.Text(d.Tokens(q.Cue[len(q.Cue)-1]).End - 1)
	return answering[last]
}

var (
	question  = wordSet("who what why how when where whether which")
	answering = wordSet("say said says tell told explain explained answer answered")
)

// acrossStop reports whether the words of q end before a semicolon behind which who says them and the cue stand: that is a clause of its own, "the draft
// blames Velia; Kestria voted against". An answer may be to what stands before.
func acrossStop(q *hearsay.Quote, d *text.Doc) bool {
	if q.Kind == hearsay.Direct || len(q.Source) == 0 || len(q.Cue) == 0 || len(q.Content) == 0 {
		return false
	}
	end := d.Tokens(q.Content[len(q.Content)-1]).End
	from := min(d.Tokens(q.Source[0]).Start, d.Tokens(q.Cue[0]).Start)
	if end >= len(d.Toks) || from <= end || rejects[d.Text(d.Tokens(q.Cue[0]).Start)] || answers[d.Text(d.Tokens(q.Cue[0]).Start)] {
		return false
	}
	for i := end; i < min(from, end+2); i++ {
		if d.Text(i) == ";" {
			return true
		}
	}
	return false
}
