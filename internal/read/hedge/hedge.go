// Package hedge reads how sure a speaker says to be: the words that weaken a claim, the
// words of estimative probability with the band their scale gives them, the analytic
// confidence, and the factuality of the content's main event.
//
// It stands behind quote and speaker: Quote fills the Certainty of one quote. Words come
// from lexicon/en/{estimative,hedges,factuality}.tsv; where several entries begin at a token
// the longest is taken, so that "more likely than not" is no "likely". Words, scale, band
// and confidence stay apart (notes on certainty; Kent 1964, "Words of Estimative
// Probability"): a band needs a scale, and a scale needs a speaker who is known to use one
// or a text that names it.
//
// It does not know irony, nor a scale that a speaker defined elsewhere. It never fails.
// Cost is about 50 ns a token of the quote; only hedges found allocate.
package hedge

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Found is a hedge with what its words stand for.
type Found struct {
	text.Range
	Term       string
	Level      en.Level // NoLevel for all but estimative words
	Confidence string   // "low", "moderate", "high"; "" if the words are none of confidence
}

// tables are the data files, compiled once.
type tables struct {
	est   *en.EstimativeTable
	hedge *en.HedgeTable
	fact  *en.FactualityTable

	judged *en.JudgedWords
}

// scan is one run over a range of tokens.
type scan struct {
	tables
	d     *text.Doc
	pos   []tag.Tag
	t     *tag.Tagger
	r     text.Range
	words []uint64 // hashes of the tokens of r and of three behind it
	cue   bool
}

// Find appends the hedges among the tokens of r to dst, in their order, without overlap.
// cue says that r is a quote's cue, where "could" is no hedge and "suggested" neither.
func Find(dst []Found, d *text.Doc, pos []tag.Tag, t *tag.Tagger, r text.Range, cue bool) []Found {
	var buf [192]uint64
	s := scan{tables: load(), d: d, pos: pos, t: t, r: r, cue: cue, words: buf[:0]}
	for i := r.Start; i < min(r.End+3, len(d.Toks)); i++ {
		s.words = append(s.words, en.HashWord(d.Text(i)))
	}
	for i := r.Start; i < r.End; {
		f, skip := s.at(i)
		if f.Len() > 0 && !s.mentioned(f.Range) {
			dst = append(dst, f)
		}
		i += max(skip, 1)
	}
	return dst
}

// at returns the hedge that begins at token i, empty if none does, and how many tokens to
// go on.
func (s *scan) at(i int) (Found, int) {
	words := s.words[i-s.r.Start:]
	words = words[:min(len(words), s.r.End+3-i)]
	n, e := s.hedge.Words.Longest(words)
	if f, m := s.estimate(i, words); m > 0 && m >= n {
		return f, m
	}
	if beForms[words[0]] || n == 0 {
		if f, m := s.passive(i); m > 0 {
			return f, m
		}
	}
	if n = s.reach(i, n); n == 0 {
		return Found{}, 1
	}
	row := s.hedge.Terms[e]
	f := Found{Range: text.Range{Start: i, End: i + n}, Term: row.Term, Level: en.NoLevel}
	switch row.Class {
	case "none":
		return Found{}, n
	case "low", "moderate", "high":
		f.Confidence = row.Class
	case "modal":
		if s.cue || s.t.XPOS(s.pos[i]) != "MD" || s.ability(i) {
			return Found{}, 1
		}
	case "adjective":
		if !s.before(i + n) {
			return Found{}, 1
		}
	case "verb":
		if i > s.r.Start && isNot(s.words[i-1-s.r.Start]) || !s.verb(i, n) || s.cue && !s.ownDoubt(row.Term) {
			return Found{}, 1
		}
	}
	return f, n
}

// reach returns how many of the n tokens of an entry at i lie in what is looked at, 0 if it goes beyond. Of a cue the "that" behind
// it counts, too, and is left to the content: "thinks it almost certain | that".
func (s *scan) reach(i, n int) int {
	switch {
	case i+n <= s.r.End:
		return n
	case s.cue && n > 1 && i+n == s.r.End+1 && s.words[s.r.End-s.r.Start] == hThat:
		return n - 1
	}
	return 0
}

// verb reports whether the word at i is a verb; "points to" behind a noun is one, too,
// whatever the tagger takes it for, and so is a word that is all of a cue: "the police | suspect |".
func (s *scan) verb(i, n int) bool {
	if s.t.Class(s.pos[i]) == tag.Verb || s.cue && n == s.r.Len() {
		return true
	}
	return n > 1 && i > s.r.Start && s.t.Class(s.pos[i]) == tag.Noun && s.t.Class(s.pos[i-1]) == tag.Noun
}

// ownDoubt: as a cue, "suspect" says how sure the speaker is, "suggest" only how it was said.
func (s *scan) ownDoubt(term string) bool {
	return term != "suggests" && term != "indicates" && term != "points to" && term != "reckons" && term != "speculates"
}

// ability reports whether the modal at i is negated, and no perfect follows: "could not
// guard a henhouse" tells an ability, "may not have known" a doubt.
func (s *scan) ability(i int) bool {
	w := s.words[i-s.r.Start]
	if w != hCould {
		return false
	}
	return i+1 < s.r.End && isNot(s.words[i+1-s.r.Start]) && !(i+2 < s.r.End && s.words[i+2-s.r.Start] == hHave)
}

// before reports whether an adjective that ends before token i stands in front of a noun
// or behind a form of "be", or is a verb of the speaker's own ("we suspected").
func (s *scan) before(i int) bool {
	if i < len(s.pos) {
		switch s.t.Class(s.pos[i]) {
		case tag.Noun, tag.Proper, tag.Adjective:
			return true
		}
		if s.t.XPOS(s.pos[i]) == "VBG" || s.d.Text(i) == "\"" || s.d.Text(i) == "“" {
			return true
		}
	}
	k := i - 2
	for k >= s.r.Start && s.t.Class(s.pos[k]) == tag.Adverb {
		k--
	}
	if k >= s.r.Start && beForms[s.words[k-s.r.Start]] {
		return true
	}
	return s.words[i-1-s.r.Start] == hSuspected && s.t.Class(s.pos[i-1]) == tag.Verb
}

// passive returns "is widely believed" at i, or "believed" before "to be".
func (s *scan) passive(i int) (Found, int) {
	k := i
	be := beForms[s.words[i-s.r.Start]]
	if be {
		for k++; k < s.r.End && k-i <= 3 && s.t.Class(s.pos[k]) == tag.Adverb; k++ {
		}
	}
	if k >= s.r.End {
		return Found{}, 0
	}
	n, e := s.hedge.Passives.Longest(s.words[k-s.r.Start : k-s.r.Start+1])
	if n == 0 || k+1 >= len(s.d.Toks) {
		return Found{}, 0
	}
	next := en.HashWord(s.d.Text(k + 1))
	to := next == hTo
	switch {
	case be && (to || next == hThat):
	case be && s.cue && k+1 == s.r.End:
	case be && k+1 < len(s.pos) && s.t.Class(s.pos[k+1]) == tag.Adjective:
	case !be && to && s.t.XPOS(s.pos[k]) == "VBN" && k+2 < len(s.d.Toks) && infinitive[en.HashWord(s.d.Text(k+2))]:
	default:
		return Found{}, 0
	}
	return Found{Range: text.Range{Start: i, End: k + 1}, Term: s.hedge.Terms[e].Term, Level: en.NoLevel}, k + 1 - i
}

// estimate returns the estimative words at token i, degree and negation included.
func (s *scan) estimate(i int, words []uint64) (Found, int) {
	dn, de := 0, -1
	n, e := s.est.Words.Longest(words)
	if m, x := s.est.Degrees.Longest(words); m > 0 {
		if k, y := s.est.Words.Longest(words[m:]); k > 0 && m+k > n {
			dn, de, n, e = m, x, m+k, y
		} else if k == 0 && m < len(words) { // "very highly likely"
			if m2, x2 := s.est.Degrees.Longest(words[m:]); m2 > 0 {
				if k, y := s.est.Words.Longest(words[m+m2:]); k > 0 {
					dn, de, n, e = m+m2, x2, m+m2+k, y
				}
			}
		}
	}
	if n = s.reach(i, n); n == 0 {
		return Found{}, 0
	}
	row := s.est.Terms[e]
	f := Found{Range: text.Range{Start: i, End: i + n}, Term: row.Term, Level: row.Level}
	raised := false
	if de >= 0 {
		to, ok := s.est.Degree[de][row.Level]
		if !ok {
			f.Start, dn = i+dn, 0 // "still even"
		} else {
			raised = to != row.Level
			f.Level = to
			f.Term = s.term(to, row.Term)
		}
	}
	if k := s.negation(f.Start); k >= 0 && row.Level != en.NoLevel {
		if f.Level = s.est.Levels[f.Level].Negated; raised {
			f.Level = en.NoLevel // "not highly likely" leaves everything below open
		}
		f.Term = "not " + row.Term
		f.Start = k
	} else if end := s.denied(f.End); end > 0 && row.Level != en.NoLevel {
		f.Level = s.est.Levels[f.Level].Denied
		f.Term += " not"
		f.End = end
	}
	return f, f.End - i
}

// term names a raised level by its words: "almost certain", "very likely". A term that
// keeps its level keeps its name.
func (s *scan) term(l en.Level, base string) string {
	for _, t := range s.est.Terms {
		if t.Level == l && (base == "certain" || base == "impossible" || len(t.Term) > len(base) && t.Term[len(t.Term)-len(base):] == base) {
			return t.Term
		}
	}
	return base
}

// negation returns where the "not" begins that stands right before token i, -1 if none does.
func (s *scan) negation(i int) int {
	k := i - 1
	if k >= s.r.Start && s.words[k-s.r.Start] == hA {
		k--
	}
	if k < s.r.Start || !isNot(s.words[k-s.r.Start]) {
		return -1
	}
	if s.words[k-s.r.Start] == hNt && k > s.r.Start {
		return k - 1 // "isn't likely"
	}
	return k
}

// denied returns where the "not" ends that stands behind an adverb which ends before token
// i, an auxiliary between them or not; 0 if there is none.
func (s *scan) denied(i int) int {
	if i == 0 || s.t.Class(s.pos[i-1]) != tag.Adverb || i >= s.r.End {
		return 0
	}
	if s.t.Class(s.pos[i]) == tag.Aux && i+1 < s.r.End {
		i++
	}
	if w := s.words[i-s.r.Start]; isNot(w) && w != hNever {
		return i + 1
	}
	return 0
}

// mentioned reports whether a hedge stands alone in quotation marks as a word that is talked
// about: after a preposition or an article ("the finding of 'highly likely'"), near a word
// for words, or as a subject ("'highly likely' is a mood"). What is used stands as the
// predicate ("it was 'highly likely' that").
func (s *scan) mentioned(r text.Range) bool {
	m := s.d.Quoted(r.Start)
	if m == nil || r.Start-m.Start > 1 || m.End-r.End > 2 {
		return false
	}
	for i := max(0, m.Start-4); i < min(m.End+3, len(s.d.Toks)); i++ {
		if wordWords[en.HashWord(s.d.Text(i))] {
			return true
		}
	}
	if m.End < len(s.pos) && s.t.Class(s.pos[m.End]) == tag.Aux || m.End < len(s.d.Toks) && beForms[en.HashWord(s.d.Text(m.End))] {
		if m.Start == 0 || s.startsClause(m.Start) {
			return true
		}
	}
	if m.Start == 0 {
		return false
	}
	switch s.t.Class(s.pos[m.Start-1]) {
	case tag.Adposition, tag.Determiner:
		return true
	}
	return false
}

func (s *scan) startsClause(i int) bool {
	switch s.t.Class(s.pos[i-1]) {
	case tag.Punctuation, tag.Subordinator, tag.Conjunction:
		return true
	}
	k, _ := slices.BinarySearchFunc(s.d.Sents, i, func(r text.Range, i int) int { return r.Start - i })
	return k < len(s.d.Sents) && s.d.Sents[k].Start == i
}

// hedge returns f as the vocabulary has it.
func (f Found) hedge(d *text.Doc) hearsay.Hedge {
	return hearsay.Hedge{Span: d.Span(f.Range), Term: f.Term}
}
