package pipeline

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/measure/blame"
	"hearsay/internal/measure/commitment"
	"hearsay/internal/read/verb"
	wordlist "hearsay/lexicon/tally"
)

// toldKind is a class of words of commit.tsv.
type toldKind struct {
	class string
	kind  commitment.Kind
}

// toldKinds are the words that an article uses in its own words of what a party is to do, with the kind of commitment; in order of trial.
var toldKinds = []toldKind{{"right", commitment.Threat}, {"threat", commitment.Threat}, {"ready", commitment.Promise}, {"intent", commitment.Plan}, {"shall", commitment.Plan}, {"offer", commitment.Promise}}

// told takes the commitments that an article, statements of press rooms above all, tells in its own words, outside of what
// is read as quotes: "Caldrith is ready to …", "The ministry reserves the right to …", "Pirrin will … by Tuesday". The party must
// be the subject of its sentence's first clause, or a pronoun must stand for it.
func (p *promising) told(f hearsay.Field, who map[hearsay.Field][]Mentioned) {
	if p.rep.Reading.Genre == hearsay.GenreOpinion {
		return
	}
	press, before := p.press(), link.Party{}
	for _, s := range p.sentences(f, who) {
		s.press = press
		x, end := s.subject()
		if !asked(s.src, s.at) {
			if x.Name != "" {
				s.told(x, end)
			}
			s.pronouns(x, before)
		}
		before = x
	}
}

// press is the party whose statement an article is, the zero Party for none.
func (p *promising) press() link.Party {
	if p.rep.Reading.Genre == hearsay.GenreStatement {
		if x := p.parties.Outlet(p.rep.Item.Outlet); !IsOutlet(x.Key) {
			return x
		}
	}
	return link.Party{}
}

// sentence is one sentence that has verbs.
type sentence struct {
	p     *promising
	f     hearsay.Field
	src   string
	at    hearsay.Span
	verbs []verb.Verb
	named []Mentioned // in it, in order of the text
	who   map[hearsay.Field][]Mentioned
	press link.Party // whose statement it is, zero for none

	cond hearsay.Span // the condition that it opens with, empty for none
}

// sentences are those of a field that have verbs.
func (p *promising) sentences(f hearsay.Field, who map[hearsay.Field][]Mentioned) (out []sentence) {
	named := slices.SortedFunc(slices.Values(who[f]), func(a, b Mentioned) int { return a.At.Start - b.At.Start })
	for _, v := range p.facts.Verbs[f] {
		if n := len(out); n == 0 || out[n-1].at != v.Sentence {
			s := sentence{p: p, f: f, src: f.In(&p.rep.Revision), at: v.Sentence, who: who}
			k := sort.Search(len(named), func(k int) bool { return named[k].At.Start >= s.at.Start })
			for ; k < len(named) && named[k].At.Start <= s.at.End; k++ {
				if s.at.Contains(named[k].At) {
					s.named = append(s.named, named[k])
				}
			}
			out = append(out, s)
		}
		last := &out[len(out)-1]
		last.verbs = append(last.verbs, v)
	}
	return out
}

// subject is the party that is named at the beginning, before the first verb, nothing governing it, and where its name ends;
// "our office" and "the ministry" are the press room's, unless the table of states has that office of its state ([sentence.ours]). The
// zero Party where there is none.
func (s *sentence) subject() (link.Party, int) {
	w := placed(s.src[s.at.Start:s.at.End], ourWords)
	first := s.at.End // of the names
	for _, m := range s.named {
		first = min(first, m.At.Start)
	}
	if s.press.Key != "" && len(w) > 2 && (w[0].s == "the" || w[0].s == "this") && (organWords[w[1].s] || w[1].s == "embassy") && !wordlist.Acts()["belongs"].Has(w[2].s) && s.at.Start+w[1].to <= first {
		return s.press, s.at.Start + w[1].to
	}
	s.cond = s.opens()
	main := max(s.at.Start, s.cond.End)
	for _, m := range s.named {
		if m.At.Start < main {
			continue
		}
		if slices.ContainsFunc(s.verbs, func(v verb.Verb) bool { return v.Span.Start >= main && v.Span.Start <= m.At.Start }) {
			break
		}
		lead := s.src[main:m.At.Start]
		t := lowerWords(lead[strings.LastIndexAny(lead, ",-–—")+1:])
		if n := len(t); n > 0 && t[n-1] == "the" {
			t = t[:n-1]
		}
		if n := len(t); m.Itself && n <= titleWords && !(n > 0 && wordlist.Acts()["belongs"].Has(t[n-1])) && !slices.ContainsFunc(lowerWords(lead), supposing) {
			return m.Party, m.At.End
		}
	}
	for i := 2; s.press.Key != "" && len(w) > 0 && w[0].s == "our" && i < len(w); i++ {
		if slices.ContainsFunc(toldKinds, func(k toldKind) bool {
			return slices.ContainsFunc(wordlist.Commit()[k.class], func(x []string) bool { return x[0] == w[i].s })
		}) {
			return s.ours(w[1:i]), s.at.Start + w[i-1].to
		}
	}
	return link.Party{}, 0
}

// titleWords may stand before a name, ourWords in that of a body and the word behind it.
const (
	titleWords = 3
	ourWords   = 7
)

// supposing reports whether a word begins a clause that tells nothing for sure, or what somebody says.
func supposing(w string) bool {
	switch w {
	case "if", "unless", "whether", "that", "when", "before", "after", "while", "since", "though", "although", "until", "because", "once", "what", "who", "which", "how", "why", "where":
		return true
	}
	return false
}

// left is the party that the source of a quote stands for, where reading left it open: for "our office" the press room's, for
// a pronoun the subject of the sentence before or, behind "and", of its own. The zero Party for none.
func (p *promising) left(q *hearsay.Quote, who []Mentioned) link.Party {
	src := q.Field.In(&p.rep.Revision)
	w := strings.ToLower(q.Source[0].In(src))
	if strings.HasPrefix(w, "our ") {
		return p.press()
	}
	if w != "it" && w != "he" && w != "she" {
		return link.Party{}
	}
	sents := p.subjects(q.Field, who)
	k := sort.Search(len(sents), func(k int) bool { return sents[k].at.End >= q.Source[0].End })
	if k == len(sents) || !sents[k].at.Contains(q.Source[0]) {
		return link.Party{}
	}
	before := link.Party{}
	switch {
	case q.Source[0].Start > sents[k].at.Start:
		before = sents[k].party
	case k > 0:
		before = sents[k-1].party
	}
	if before.Key != "" && (before.Kind == hearsay.KindPerson) == (w != "it") {
		return before
	}
	return link.Party{}
}

// subjectOf is a sentence with the party that is its subject.
type subjectOf struct {
	at    hearsay.Span
	party link.Party // zero for none
}

// subjects are those of the sentences of a field that have verbs, whosever statement it is; worked out once for each report.
func (p *promising) subjects(f hearsay.Field, who []Mentioned) []subjectOf {
	out, ok := p.sents[f]
	if !ok {
		for _, s := range p.sentences(f, map[hearsay.Field][]Mentioned{f: who}) {
			x, _ := s.subject()
			out = append(out, subjectOf{s.at, x})
		}
		p.sents[f] = out
	}
	return out
}

// justSpoken is the person whose direct words end right before the source of q, where that is "he" or "she" and reading left it open: “… and I
// am sorry.” She announced that. The zero Party for none.
func (p *promising) justSpoken(q *hearsay.Quote) (link.Party, error) {
	src := q.Field.In(&p.rep.Revision)
	if w := strings.ToLower(q.Source[0].In(src)); w != "he" && w != "she" {
		return link.Party{}, nil
	}
	for i := range p.rep.Reading.Quotes {
		x := &p.rep.Reading.Quotes[i]
		if x == q || x.Field != q.Field || x.Kind == hearsay.Indirect || len(x.Content) == 0 {
			continue
		}
		if end := x.Content[len(x.Content)-1].End; end <= q.Source[0].Start && strings.Trim(src[end:q.Source[0].Start], " \n\r\t.\"”’'»)") == "" {
			who, err := p.parties.Speaker(p.ctx, p.rep, x)
			if err != nil || who.Kind != hearsay.KindPerson {
				return link.Party{}, err
			}
			return who, nil
		}
	}
	return link.Party{}, nil
}

// pronouns looks for what "it", "he" or "she" at the sentence's beginning or behind "and" is to do: the sentence's own subject,
// or at its beginning that of the one before.
func (s *sentence) pronouns(own, before link.Party) {
	text := s.at.In(s.src)
	for _, w := range []string{"It ", "He ", "She ", " and it ", " and he ", " and she ", " but it "} {
		k := strings.Index(text, w)
		if k < 0 || unicode.IsUpper(rune(w[0])) && k > 0 {
			continue
		}
		x := own
		if k == 0 {
			x = before
		}
		person := !strings.Contains(strings.ToLower(w), "it ")
		if x.Key != "" && (x.Kind == hearsay.KindPerson) == person {
			s.told(x, s.at.Start+k+len(w)-1)
		}
	}
}

// told takes what the words behind a subject, from byte at on, say that it is to do.
func (s *sentence) told(x link.Party, at int) {
	rest := s.src[at:s.at.End]
	w := placed(rest, 12)
	i := 0
	for i < len(w) && i < 3 && (wordlist.Commit()["aside"].Has(w[i].s) || w[i].s == "on" && i+1 < len(w) && strings.HasSuffix(w[i+1].s, "day") || i > 0 && w[i-1].s == "on") {
		i++
	}
	if i == len(w) || strings.ContainsAny(rest[:w[i].from], ".;:!?()\"“”") {
		return
	}
	for _, k := range toldKinds {
		for _, phrase := range wordlist.Commit()[k.class] {
			if n := len(phrase); i+n < len(w) && slices.EqualFunc(phrase, w[i:i+n], func(a string, b spot) bool { return a == b.s }) {
				s.commit(x, k.class, k.kind, at+w[i].from, at+w[i+n-1].to, at+w[i+n-1].from)
				return
			}
		}
	}
}

// commit makes a commitment of what stands behind words that end at byte end, whose last begins at last.
func (s *sentence) commit(x link.Party, class string, kind commitment.Kind, cue, end, last int) {
	p := s.p
	side := Side(x.Key, answersFor(x))
	if IsOutlet(x.Key) || p.quoted(s.f, hearsay.Span{Start: cue, End: end}) {
		return
	}
	if s.f == hearsay.FieldTitle && slices.ContainsFunc(p.out.Of[p.from:], func(c Committed) bool { return c.Party == side }) {
		return // the text tells it better
	}
	stop := s.stop(end)
	span := hearsay.Span{Start: end, End: stop}
	for span.Start < span.End && s.src[span.Start] == ' ' {
		span.Start++
	}
	main := -1
	if class != "offer" {
		main = slices.IndexFunc(s.verbs, func(v verb.Verb) bool { return v.Span.Start >= span.Start && v.Span.End <= span.End })
		if main < 0 || wishes(s.verbs[main].Lemma) || s.verbs[main].Lemma == "have" || slices.ContainsFunc(lowerWords(s.src[span.Start:s.verbs[main].Span.Start]), func(w string) bool { return !wordlist.Commit()["aside"].Has(w) && !strings.HasSuffix(w, "ly") }) {
			return
		}
		if s.src[last:end] == "to" {
			span.Start = last
		}
	}
	words := lowerWords(span.In(s.src))
	if len(words) < 2 {
		return
	}
	if Side(s.press.Key, answersFor(s.press)) != side && (class != "right" && s.charged(span, side) || s.others(side)) {
		return
	}
	switch {
	case class == "offer":
		to, _ := namedSides(s.named, []hearsay.Span{{Start: span.Start, End: min(span.Start+40, span.End)}}, side)
		if _, _, idle := wordlist.Commit()["idle"].In(words); idle || words[0] == "to" || len(to) == 0 || !strings.HasPrefix(side, "state:") {
			return
		}
	case class == "shall" && Side(s.press.Key, answersFor(s.press)) != side:
		spans := []hearsay.Span{span}
		if k := strings.IndexByte(s.cond.In(s.src), ' '); k > 0 {
			spans = append(spans, hearsay.Span{Start: s.cond.Start + k, End: s.cond.End}) // "answers within five days"
		}
		if p.due(spans, s.f, kind) == nil {
			return
		}
	}
	if !s.cond.Empty() && class == "shall" && main >= 0 {
		if _, _, hostile := wordlist.Commit()["strike"].In([]string{s.verbs[main].Lemma}); hostile {
			kind = commitment.Threat
		}
	}
	id := string(p.rep.Item.ID) + "/" + string(s.f) + "/" + strconv.Itoa(span.Start)
	p.take(&promised{id: id, field: s.f, cue: hearsay.Span{Start: cue, End: end}, party: x, kind: kind, spans: []hearsay.Span{span}, clause: s.cond, verbs: s.verbs, main: main}, s.who)
}

// charged reports whether what a side is told to plan is rather what it is accused of: it harms, or a quote of the article accuses
// the side. Who means to burn something down has not promised it.
func (s *sentence) charged(span hearsay.Span, side string) bool {
	p := s.p
	if p.harms(span.In(s.src)) {
		return true
	}
	var accused []hearsay.Span
	for i := range p.rep.Reading.Quotes {
		q := &p.rep.Reading.Quotes[i]
		for k := range q.Accused {
			if x := &q.Accused[k]; q.Field == s.f && x.Score >= blame.Floor && x.Role.Culprit() {
				accused = append(accused, x.Span)
			}
		}
	}
	return slices.ContainsFunc(s.who[s.f], func(m Mentioned) bool {
		return Side(m.Party.Key, answersFor(m.Party)) == side && slices.ContainsFunc(accused, m.At.Overlaps)
	})
}

// others reports whether the sentence ends in the name of somebody of another side who says it, as headlines do: "… - Marrin".
func (s *sentence) others(side string) bool {
	text := s.at.In(s.src)
	k := max(strings.LastIndex(text, " - "), strings.LastIndex(text, " – "), strings.LastIndex(text, " — "))
	return k >= 0 && slices.ContainsFunc(s.named, func(m Mentioned) bool {
		return m.At.Start > s.at.Start+k && m.At.Start < s.at.Start+k+8 && Side(m.Party.Key, answersFor(m.Party)) != side
	})
}

// stop is where the clause from byte from on ends: at the sentence's end, or before something else is told.
func (s *sentence) stop(from int) int {
	text := s.src[from:s.at.End]
	end := len(strings.TrimRight(text, " .!?\n\"”’'"))
	for _, w := range []string{";", " — ", " – ", ", which ", ", who ", ", while ", ", although ", ", though ", ", but ", ", as ", ", where ", ", because ", ", after ", ", its ", ", his ", ", her ", ", the "} {
		if k := strings.Index(text, w); k >= 0 && k < end {
			end = k
		}
	}
	return from + end
}

// quoted reports whether a place stands in what somebody else is quoted with, or in a quote that is a commitment already.
func (p *promising) quoted(f hearsay.Field, at hearsay.Span) bool {
	return slices.ContainsFunc(p.rep.Reading.Quotes, func(q hearsay.Quote) bool {
		in := func(s hearsay.Span) bool { return s.Overlaps(at) }
		if q.Field != f || !slices.ContainsFunc(q.Content, in) && !slices.ContainsFunc(q.Cue, in) {
			return false
		}
		return q.Speaker.Via != hearsay.ViaOutlet && slices.ContainsFunc(q.Content, in) || slices.ContainsFunc(p.out.Of[p.from:], func(c Committed) bool { return c.Quote == q.ID })
	})
}

// spot is a word in lower case with its bytes.
type spot struct {
	s        string
	from, to int
}

// placed are the first n words of s.
func placed(s string, n int) (out []spot) {
	for i := 0; i < len(s) && len(out) < n; {
		k := strings.IndexFunc(s[i:], unicode.IsLetter)
		if k < 0 {
			break
		}
		i += k
		end := len(s)
		if m := strings.IndexFunc(s[i:], func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' && c != '-' }); m >= 0 {
			end = i + m
		}
		out = append(out, spot{strings.ToLower(s[i:end]), i, end})
		i = end
	}
	return out
}
