package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
)

// Layouts that carry attribution without a sentence around it. The field has seen too few
// of them to learn them, and they are regular enough for rules:
//
//	“…” ― Name            testimonials, press releases
//	NAME: …               transcripts, where at least three paragraphs start so
//	Q: … A: …             questions and answers, on one line or on two
//	… said: ¶ “…”         a quotation set off in paragraphs of its own
//	“… ¶ “…”, … said      a quotation of several paragraphs whose speaker follows

// transcriptTurns is the number of "NAME:" paragraphs from which a text is a transcript.
const transcriptTurns = 3

// layouts overrides tags in paragraphs that follow one of the layouts, with probability
// layoutProb.
func layouts(d *text.Doc, tags []uint8, prob []float32) {
	turns, off, asked := 0, false, false
	for _, p := range d.Paras {
		asked = answered(d, p, asked, tags, prob)
		if n, _ := turnOf(d, p, false); n > 0 {
			turns++
		}
		signed(d, p, tags, prob)
		m := d.Double(p.Start)
		whole := m != nil && m.Start == p.Start && m.End >= p.End-1
		if off && whole {
			set(tags, prob, p, O)
			set(tags, prob, m.Range, BContent)
		}
		if whole && m.Continues && m.Len() >= 4 && untagged(tags, p) {
			set(tags, prob, m.Range, BContent) // its speaker stands in a paragraph after
		}
		if o := d.Double(p.End - 1); o != nil && o.Continues && o.Start > p.Start && o.Len() >= 3 && untagged(tags, o.Range) {
			set(tags, prob, o.Range, BContent) // “…,” she said. “… and the next paragraph goes on
		}
		_, introduces := setOff(d, p, tags)
		off = introduces || off && whole && m.Continues
	}
	if turns >= transcriptTurns {
		transcript(d, tags, prob)
	}
}

// transcript tags the turns of a text whose paragraphs are "NAME: …"; paragraphs without a
// name go on with the turn before as long as nothing in them is reported speech.
func transcript(d *text.Doc, tags []uint8, prob []float32) {
	open := false
	for k, p := range d.Paras {
		n, colon := turnOf(d, p, true)
		switch {
		case n > 0:
			set(tags, prob, p, O)
			set(tags, prob, text.Range{Start: p.Start, End: p.Start + n}, BSource)
			set(tags, prob, text.Range{Start: colon, End: colon + 1}, BCue)
			set(tags, prob, text.Range{Start: colon + 1, End: withoutStop(d, p)}, BContent)
			open = true
		case open && k > 0 && !labelled(d, p) && plainSpeech(tags, p):
			set(tags, prob, text.Range{Start: p.Start, End: withoutStop(d, p)}, BContent)
		default:
			open = false
		}
	}
}

// labelled reports whether a part in a talk or the label of a question begins paragraph p, however short it is: "Question: Why?".
func labelled(d *text.Doc, p text.Range) bool {
	return p.Len() > 1 && d.Text(p.Start+1) == ":" && (talkParts[d.Text(p.Start)] || d.Text(p.Start) == "Q" || d.Text(p.Start) == "A")
}

// layoutProb is the score of a layout: right in nearly all cases, not a certainty.
const layoutProb = 0.9

func set(tags []uint8, prob []float32, r text.Range, begin uint8) {
	for i := r.Start; i < r.End; i++ {
		tags[i], prob[i] = begin, layoutProb
		if i > r.Start && begin != O {
			tags[i] = begin + 1 // the I label of the role
		}
	}
}

// turnOf returns the number of tokens of the speaker's name and the colon behind it where p is "NAME: text" with at
// least three words of text, else 0. A name is one to five capitalised words; in mixed case
// it has at least two, so that "Update: …" is none, or is a part in a talk ("Question", "Spokesperson"). Words in brackets may stand behind it:
// "ILAN OSK (translated): …". In a transcript one capitalised word that asks a question is a name as well: "Lamp: Is it true?".
func turnOf(d *text.Doc, p text.Range, transcript bool) (n, colon int) {
	upper := true
	for i := p.Start; i < p.End && n <= 5; i++ {
		w := d.Text(i)
		if w == "(" && n > 0 {
			for k := i + 1; k < min(p.End-1, i+longestNote); k++ {
				if d.Text(k) == ")" && d.Text(k+1) == ":" {
					w, i = ":", k+1
					break
				}
			}
		}
		if w == ":" {
			if n == 0 || p.End-i < 4 || label(d, text.Range{Start: p.Start, End: p.Start + n}) {
				return 0, 0
			}
			if !upper && n < 2 && !talkParts[d.Text(p.Start)] && !(transcript && d.Text(p.End-1) == "?") {
				return 0, 0
			}
			return n, i
		}
		r, size := utf8.DecodeRuneInString(w)
		if d.Toks[i].Kind != text.Word || !unicode.IsUpper(r) {
			return 0, 0
		}
		for _, c := range w[size:] {
			upper = upper && !unicode.IsLower(c)
		}
		n++
	}
	return 0, 0
}

// longestNote is how many tokens a note in brackets behind a speaker's name has: "(speaking through an interpreter)".
const longestNote = 8

// talkParts are who has a part in a talk and is not named.
var talkParts = wordSet("Question Answer Spokesperson Spokesman Spokeswoman Moderator Reporter Journalist Correspondent Interviewer Presenter Host Anchor")

// label reports whether r names no speaker but what follows: "THE CLAIM", "OUR FINDING", "What We
// Did", as fact-checks and reports head their paragraphs.
func label(d *text.Doc, r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		if headings[strings.ToLower(d.Text(i))] {
			return true
		}
	}
	return false
}

var headings = map[string]bool{"our": true, "we": true, "what": true, "how": true, "why": true, "where": true, "when": true, "claim": true, "claims": true, "finding": true, "findings": true,
	"verdict": true, "rating": true, "fact": true, "facts": true, "conclusion": true, "conclusions": true, "background": true, "update": true, "updated": true, "summary": true, "note": true,
	"correction": true, "context": true, "method": true, "methodology": true, "evidence": true, "takeaway": true, "takeaways": true, "embargo": true, "contact": true, "contacts": true, "enquiries": true}

// untagged reports whether p has no span of any role.
func untagged(tags []uint8, p text.Range) bool {
	for i := p.Start; i < p.End; i++ {
		if tags[i] != O {
			return false
		}
	}
	return true
}

// plainSpeech reports whether nothing in p was tagged as a cue.
func plainSpeech(tags []uint8, p text.Range) bool {
	for i := p.Start; i < p.End; i++ {
		if tags[i] == BCue {
			return false
		}
	}
	return true
}

// withoutStop returns the end of p without a final full stop.
func withoutStop(d *text.Doc, p text.Range) int {
	if w := d.Text(p.End - 1); w == "." && p.Len() > 1 {
		return p.End - 1
	}
	return p.End
}

// signed tags a paragraph that is one closed double quotation followed by a dash and a
// capitalised name of at most twelve tokens.
func signed(d *text.Doc, p text.Range, tags []uint8, prob []float32) {
	m := d.Double(p.Start)
	if m == nil || m.Open || m.Start != p.Start || m.End >= p.End-1 || p.End-m.End > 13 {
		return
	}
	switch d.Text(m.End) {
	case "―", "—", "–", "-", "--", "~":
	default:
		return
	}
	if r, _ := utf8.DecodeRuneInString(d.Text(m.End + 1)); !unicode.IsUpper(r) {
		return
	}
	for i := m.End + 1; i < p.End; i++ {
		if tags[i] == BCue || d.Text(i) == "." && i < p.End-1 {
			return // a sentence goes on behind the dash
		}
	}
	end := withoutStop(d, p)
	for i := m.End + 2; i < end; i++ { // the name ends before its apposition
		if w := d.Text(i); w == "," || w == "(" {
			end = i
			break
		}
	}
	set(tags, prob, p, O)
	set(tags, prob, m.Range, BContent)
	set(tags, prob, text.Range{Start: m.End, End: m.End + 1}, BCue)
	set(tags, prob, text.Range{Start: m.End + 1, End: end}, BSource)
}

// setOff reports whether paragraph p introduces a quotation that stands in paragraphs of
// its own: its last cue is followed by nothing but a colon. It returns the cue's range.
func setOff(d *text.Doc, p text.Range, tags []uint8) (text.Range, bool) {
	i := p.End - 1
	if d.Text(i) != ":" && tags[i] != ICue && tags[i] != BCue {
		return text.Range{}, false
	}
	colon := d.Text(i) == ":"
	if colon && tags[i] == O {
		i--
	}
	if !colon || i < p.Start || tags[i] != BCue && tags[i] != ICue {
		return text.Range{}, false
	}
	end := i + 1
	for i > p.Start && tags[i] == ICue {
		i--
	}
	return text.Range{Start: i, End: end}, true
}
