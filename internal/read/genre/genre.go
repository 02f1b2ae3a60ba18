// Package genre tells what kind of article a revision is where its input does not say so:
// news, opinion, statement, live, analysis, or unknown.
//
// It stands at the end of read. A few signs decide, each strong enough alone or counted
// against the article's length; where they are weak or disagree the genre is unknown, since
// opinion must never be counted as report, nor a report as opinion. It reads English signs
// only, and no outlet's name. Cost is one pass over the tokens.
package genre

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Signs that decide: shares are of all sentences or words. Chosen on the sample world and
// by hand; each errs towards unknown.
const (
	liveEntries    = 3    // paragraphs that open with a time of day
	turnsOfTalk    = 3    // paragraphs that open with who talks: "Q:", "MS HALE:"
	firstPersonOpn = 0.10 // sentences with "I" outside quotation marks make it an opinion
	weShare        = 0.20 // sentences with "we", "our" outside them, a statement's
	cuesForNews    = 2    // sentences with a cue of saying
	shortest       = 3    // sentences below which nothing is told
)

// Of returns the genre of rev, whose text is taken apart in d; speech tells that its headline calls it the words of one
// party, which makes it a statement where it says "I" or "we" often enough.
func Of(rev *hearsay.Revision, d *text.Doc, speech bool) hearsay.Genre {
	if g, ok := named(rev.Byline, rev.Title); ok {
		return g
	}
	s := count(d)
	switch n := max(s.sentences, 1); {
	case s.timed >= liveEntries && 2*s.timed >= len(d.Paras):
		return hearsay.GenreLive
	case s.turns >= turnsOfTalk && 2*s.turns >= len(d.Paras):
		return hearsay.GenreUnknown // a transcript or interview: "I" and "we" are those of the people who talk
	case speech && s.spoken():
		return hearsay.GenreStatement
	case s.sentences < shortest:
		return hearsay.GenreUnknown
	case s.first >= 3 && float64(s.first) >= firstPersonOpn*float64(n):
		return hearsay.GenreOpinion
	case s.body && (s.own || float64(s.we) >= weShare*float64(n)) && s.cues*4 <= n*3:
		return hearsay.GenreStatement
	case float64(s.we) >= 2*weShare*float64(n) && s.cues <= 1:
		return hearsay.GenreStatement
	case (dateline(d) || s.cues >= cuesForNews && s.cues*5 >= n) && s.first == 0 && s.we*10 <= n:
		return hearsay.GenreNews
	}
	return hearsay.GenreUnknown
}

// Spoken reports whether d speaks in the first person often enough to be somebody's speech, and is no report on one.
func Spoken(d *text.Doc) bool {
	s := count(d)
	return s.spoken()
}

func (s *signs) spoken() bool { return float64(s.first+s.we) >= weShare*float64(max(s.sentences, 1)) }

// named reads the genre that byline or headline states in so many words.
func named(byline, title string) (hearsay.Genre, bool) {
	for _, s := range [...]string{byline, title} {
		low := strings.ToLower(s)
		head, _, ok := strings.Cut(low, ":")
		if !ok {
			head, _, ok = strings.Cut(low, "|")
		}
		if !ok && len(low) <= 24 {
			head, ok = low, true
		}
		switch strings.TrimSpace(head) {
		case "opinion", "comment", "commentary", "editorial", "op-ed", "column", "letter", "letters", "viewpoint", "leader", "guest essay":
			return hearsay.GenreOpinion, ok
		case "analysis", "explainer", "news analysis", "background", "q&a":
			return hearsay.GenreAnalysis, ok
		case "live", "live blog", "liveblog", "live updates", "live ticker":
			return hearsay.GenreLive, ok
		case "statement", "press release", "communique", "press statement", "joint statement", "statement by the spokesperson":
			return hearsay.GenreStatement, ok
		}
	}
	return "", false
}

// signs are counts over an article.
type signs struct {
	sentences, timed, turns, first, we, cues int
	body, own                                bool // opens with an institution; it speaks of its own acts in the present
}

func count(d *text.Doc) signs {
	var s signs
	s.sentences = len(d.Sents)
	for _, p := range d.Paras {
		if timeOfDay(d, p.Start) {
			s.timed++
		}
		s.turns += b(turn(d, p))
	}
	for _, r := range d.Sents {
		var first, we, cue bool
		for i := r.Start; i < r.End; i++ {
			if d.Quoted(i) != nil {
				continue
			}
			switch h := en.HashWord(d.Text(i)); {
			case h == hI && d.Text(i) == "I", h == hMy, h == hMe:
				first = true
			case h == hWe, h == hOur, h == hUs && d.Text(i) != "US":
				we = true
			case sayWords[h]:
				cue = true
			}
		}
		s.first, s.we, s.cues = s.first+b(first), s.we+b(we), s.cues+b(cue)
	}
	s.body, s.own = institution(d)
	return s
}

// institution reports whether the first sentence's subject is an institution ("The Ministry
// of …"), and whether it acts there and then: "condemns", "notes", "expresses".
func institution(d *text.Doc) (body, own bool) {
	if len(d.Sents) == 0 {
		return false, false
	}
	r := d.Sents[0]
	for i := r.Start; i < min(r.End, r.Start+14); i++ {
		h := en.HashWord(d.Text(i))
		if i < r.Start+4 && bodyWords[h] {
			body = true
		}
		if body && declares[h] {
			return true, true
		}
	}
	return body, false
}

// timeOfDay reports whether the token at i, or the one behind a bracket, reads "06:40",
// "6.40pm" or "0640 GMT".
func timeOfDay(d *text.Doc, i int) bool {
	w := d.Text(i)
	if len(w) >= 4 && len(w) <= 5 {
		k := strings.IndexAny(w, ":.")
		if k >= 1 && digits(w[:k]) && len(w)-k == 3 && digits(w[k+1:]) {
			return true
		}
	}
	return i+2 < len(d.Toks) && digits(w) && d.Text(i+1) == ":" && digits(d.Text(i+2)) && len(d.Text(i+2)) == 2
}

// turn reports whether paragraph p opens with who talks: one to five capitalised words and a colon.
func turn(d *text.Doc, p text.Range) bool {
	for i := p.Start; i < min(p.End-1, p.Start+6); i++ {
		w := d.Text(i)
		if w == ":" {
			return i > p.Start
		}
		if c, _ := utf8.DecodeRuneInString(w); w != "." && !unicode.IsUpper(c) {
			return false
		}
	}
	return false
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// dateline reports whether the text opens with a place in capitals, with a date, an agency
// in marks or a dash behind it.
func dateline(d *text.Doc) bool {
	n := 0
	for i := 0; i < min(8, len(d.Toks)); i++ {
		w := d.Text(i)
		if w == "—" || w == "–" || w == "-" || w == "--" || w == "/" || w == "(" || w == "," && n > 0 && i <= 4 {
			return n > 0
		}
		if len(w) < 3 || strings.ToUpper(w) != w || digits(w) {
			return false
		}
		n++
	}
	return false
}

func b(x bool) int {
	if x {
		return 1
	}
	return 0
}

func set(words ...string) map[uint64]bool {
	out := make(map[uint64]bool, len(words))
	for _, w := range words {
		out[en.HashWord(w)] = true
	}
	return out
}

var (
	hI, hMy, hMe   = en.HashWord("i"), en.HashWord("my"), en.HashWord("me")
	hWe, hOur, hUs = en.HashWord("we"), en.HashWord("our"), en.HashWord("us")

	sayWords = set("said", "says", "told", "according", "added", "announced", "reported", "denied", "confirmed", "warned", "accused", "claimed",
		"asked", "stated", "argued", "insisted", "rejected", "declined", "refused", "wrote", "called", "tells", "denies", "confirms")
	bodyWords = set("ministry", "government", "embassy", "office", "secretariat", "department", "spokesperson", "spokesman", "spokeswoman", "commission",
		"council", "alliance", "league", "agency", "authority", "directorate", "bureau", "committee", "presidency", "chancellery", "mission", "delegation")
	declares = set("condemns", "notes", "expresses", "rejects", "calls", "welcomes", "regrets", "declares", "informs", "announces", "urges", "reaffirms",
		"reiterates", "confirms", "considers", "deplores", "publishes", "summoned", "issues", "takes", "demands", "denies", "wishes", "stands", "assesses")
)
