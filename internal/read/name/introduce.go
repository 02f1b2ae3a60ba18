package name

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// introduce gives names that nothing explains the kind of the words beside them: "the
// ransomware gang X", "a group calling itself X", "X, a shipping firm,", "the X extortion
// crew". What is said of X anywhere in the document holds for all its mentions. A person's
// name can stand there too ("the firm X founded"); where that may be, nothing is given, since
// who is no person is shown. It is called twice: before the model judges, so that it does not
// make a person of a name that the text explains, and afterwards for what needs its verdict.
func (s *scan) introduce(from int, judged bool) {
	sent := 0
	for i := from; i < len(s.out); i++ {
		n := &s.out[i]
		for sent < len(s.d.Sents) && s.d.Sents[sent].End <= n.Start {
			sent++
		}
		if n.Class == 0 && !judged && n.Core.Len() > 1 && n.Kind != hearsay.KindOrganisation && s.body(n.Core.Start)&(en.BodyGroup|en.BodyTrade) == en.BodyGroup|en.BodyTrade {
			n.Core.Start++ // "APT Quillfish"
			n.Name, n.Kind = s.text(n.Core), hearsay.KindThreatActor
			n.ID = "word:" + n.Name
			continue
		}
		was := n.Kind
		if was != hearsay.KindUnknown && !(was == hearsay.KindPerson && s.unlikely(n)) || n.Class != 0 || sent == len(s.d.Sents) {
			continue
		}
		kind, led := s.introduced(n, s.d.Sents[sent], judged), false
		if kind == "" {
			if led = s.led(n, s.d.Sents[sent]); led {
				kind = hearsay.KindOrganisation
			}
		}
		if s.bloc(n) && !slices.ContainsFunc(s.out[from:], func(x Name) bool { return x.ID == n.ID && x.Core.Len() > 1 }) {
			n.Kind = hearsay.KindOrganisation // here only: the same word may be a surname elsewhere
			continue
		}
		if judged {
			n.Article = s.articled(n, s.d.Sents[sent])
		}
		if kind == "" || was == hearsay.KindPerson && kind != hearsay.KindThreatActor && !led && !s.namedGroup(n, s.d.Sents[sent]) && !s.titledFirm(n, s.d.Sents[sent]) {
			continue
		}
		id := n.ID
		for k := from; k < len(s.out); k++ {
			if x := &s.out[k]; x.ID == id && x.Kind == was {
				x.Kind = kind
			}
		}
	}
}

// unlikely reports whether n was taken for a person without a given name or a role that says so:
// what is called a hacking group then is one.
func (s *scan) unlikely(n *Name) bool {
	_, given := s.persons.Given(s.d.Text(n.Core.Start))
	return !given && n.Role.Class == world.NoRole && n.Core.Start == n.Start && n.Gender == 0
}

// introduced returns the kind that the words around n give it, "" if none do.
func (s *scan) introduced(n *Name, sent text.Range, judged bool) hearsay.ActorKind {
	if n.End < sent.End && s.body(n.End)&en.BodyFounder != 0 && !s.founded(n, sent) {
		return ""
	}
	k, called := s.beforeNaming(n, sent)
	if kind := s.bodyAt(k, sent.Start); kind != "" {
		return kind
	}
	if called && k >= sent.Start && s.body(k)&en.BodyPeople != 0 && !s.joins(n, sent, true) {
		return hearsay.KindThreatActor // "crooks called X"
	}
	if kind := s.apposed(n, sent); kind != "" {
		return kind
	}
	if s.somebody(n, sent) {
		return hearsay.KindPerson
	}
	// "the X ransomware gang"
	if judged && n.sort != Place && n.End+1 < sent.End && !(n.End+2 < sent.End && s.cap(n.End+2)) && !strings.ContainsAny(n.Name, "-.") && s.body(n.End)&en.BodyTrade != 0 && s.body(n.End+1)&en.BodyGroup != 0 && !s.cap(n.End) {
		return hearsay.KindThreatActor
	}
	if judged && n.sort != Place && n.Core.Len() > 1 && n.Core.Start > sent.Start && s.word(n.Core.Start-1, "the") && n.End+1 < sent.End && !s.cap(n.End) && s.body(n.End)&(en.BodyGroup|en.BodyTrade) == en.BodyGroup && !nominal(s.class(n.End+1)) {
		return hearsay.KindOrganisation // "the Copper Shrike network"
	}
	return ""
}

// nominal reports whether a word of class c can go on a noun phrase.
func nominal(c tag.Class) bool { return c == tag.Noun || c == tag.Proper || c == tag.Adjective }

// beforeNaming returns the token before n and before a word that only says that it is a name, "the gang, known as X", "criminals who call
// themselves X", and whether there is such a word.
func (s *scan) beforeNaming(n *Name, sent text.Range) (k int, called bool) {
	k = n.Start - 1
	for k > sent.Start && opens(s.d.Text(k)) {
		k--
	}
	if k > sent.Start && s.word(k, "the") {
		k-- // "dubbed the Night Herons"
	}
	self := k >= sent.Start && (s.word(k, "itself") || s.word(k, "themselves"))
	if self {
		k--
	}
	if k > sent.Start && s.word(k, "as") && s.word(k-1, "known") {
		k--
	}
	if k > sent.Start+2 && s.word(k, "as") && (s.word(k-1, "tracks") || s.word(k-1, "track") || s.word(k-1, "tracked")) && (s.class(k-2) == tag.Pronoun || s.class(k-2) == tag.Proper) {
		if k -= 3; k > sent.Start && (s.word(k, "that") || s.word(k, "which")) { // "a group that it tracks as X"
			k--
		}
		return k, true
	}
	if k > sent.Start {
		switch w := strings.ToLower(s.d.Text(k)); w {
		case "called", "named", "dubbed", "nicknamed", "calling", "known", "call", "calls":
			if w != "call" && w != "calls" || self {
				k, called = k-1, true
			}
		}
	}
	if called && k > sent.Start && (s.word(k, "who") || s.word(k, "that") || s.word(k, "which")) {
		k--
	}
	if called && k > sent.Start && s.d.Text(k) == "," {
		k--
	}
	return k, called
}

// namedGroup reports whether n is said to be what a group or a gang is called: then it is no person, whatever it looks like.
func (s *scan) namedGroup(n *Name, sent text.Range) bool {
	k, called := s.beforeNaming(n, sent)
	return called && k >= sent.Start && s.body(k)&en.BodyGroup != 0 && !s.joins(n, sent, false)
}

// joins reports whether another name is joined to n: "crooks named Ilan Voss and Mara Pell" are persons. list says that a comma may do that.
func (s *scan) joins(n *Name, sent text.Range, list bool) bool {
	if n.End+1 >= sent.End || !s.cap(n.End+1) {
		return false
	}
	w := s.d.Text(n.End)
	return w == "and" || w == "or" || list && w == ","
}

// bloc reports whether n means states together: "the West", "the collective West", not "the West Bank", nor "West said".
func (s *scan) bloc(n *Name) bool {
	k := n.Core.End - 1
	if n.Core.Len() != 1 || s.body(k)&en.BodyBloc == 0 || !s.cap(k) || k == 0 || n.End < len(s.d.Toks) && s.d.Toks[n.End].Kind == text.Word && s.cap(n.End) {
		return false
	}
	return s.word(k-1, "the") || s.word(k-1, "collective")
}

// led reports whether n has a chief executive or founder, as a firm or other body has: "Merrow CEO Ilan Voss", "Merrow's interim CEO", "CEO of Merrow",
// "Merrow founder Ilan Voss". What a person of the text is called by, and a place, has none.
func (s *scan) led(n *Name, sent text.Range) bool {
	return n.sort != Place && n.Role.Class == world.NoRole && s.leading(n, sent) && !s.surnamed(n) // last, since it asks all names
}

// leading reports whether the words beside n are those of its chief executive or founder.
func (s *scan) leading(n *Name, sent text.Range) bool {
	if k := n.End; k < sent.End {
		if s.executive(k) > 0 {
			return true
		}
		if (s.word(k, "founder") || s.word(k, "co-founder")) && k+1 < sent.End && s.cap(k+1) {
			return true
		}
		if clitic(s.d.Text(k)) {
			if k++; k < sent.End && (s.word(k, "interim") || s.word(k, "acting") || s.word(k, "new") || s.word(k, "former")) {
				k++
			}
			return s.executive(k) > 0
		}
	}
	k := n.Start - 1
	if k > sent.Start+1 && s.word(k, "of") && !(n.End < sent.End && s.cap(n.End)) {
		return s.executive(k-1) == 1
	}
	return false
}

// surnamed reports whether the last word of n is that of a person's whole name in the text.
func (s *scan) surnamed(n *Name) bool {
	last := s.d.Text(n.Core.End - 1)
	return slices.ContainsFunc(s.out, func(x Name) bool {
		return x.Kind == hearsay.KindPerson && x.Core.Len() > n.Core.Len() && s.d.Text(x.Core.End-1) == last
	})
}

// executive returns how many tokens from i on are the title of a firm's chief executive or officer, 0 if none: "CEO", "chief executive officer".
func (s *scan) executive(i int) int {
	if i >= len(s.d.Toks) {
		return 0
	}
	switch s.d.Text(i) {
	case "CEO", "CFO", "CTO", "COO", "CISO":
		return 1
	}
	if i+2 < len(s.d.Toks) && s.word(i, "chief") && s.word(i+2, "officer") {
		for _, w := range [...]string{"executive", "operating", "financial", "technology"} {
			if s.word(i+1, w) {
				return 3
			}
		}
	}
	return 0
}

// founded reports whether the verb behind n is said of a body all the same: it stands before
// a participle ("set fire" is none; "backed by" is).
func (s *scan) founded(n *Name, sent text.Range) bool {
	return n.End+1 < sent.End && s.word(n.End+1, "by")
}

// bodyAt returns the kind of the body that the word at token k, in lower case, is: nothing of
// a person may stand there.
func (s *scan) bodyAt(k, start int) hearsay.ActorKind {
	if k < start || s.d.Toks[k].Kind != text.Word || s.cap(k) && k > start {
		return ""
	}
	b := s.body(k)
	if k > start && b&en.BodyGroup == 0 {
		if v, ok := lookup(s, s.bodies, k-1, k+1); ok {
			b |= v
		}
	}
	switch {
	case b&en.BodyGroup != 0:
		for j := k; j >= start && j > k-4; j-- {
			if x := s.body(j); x&en.BodyTrade != 0 && j < k || j == k && x&(en.BodyTrade|en.BodyGroup) == en.BodyTrade|en.BodyGroup {
				return hearsay.KindThreatActor
			}
		}
		if strings.HasSuffix(strings.ToLower(s.d.Text(k)), "s") {
			return ""
		}
		return hearsay.KindOrganisation
	case b&en.BodyArmed != 0:
		return hearsay.KindArmedGroup
	case b&en.BodyFirm != 0:
		return hearsay.KindOrganisation
	}
	return ""
}

// apposed reads "X, a hacking group known for …": an article, words in lower case, a body, and
// nothing of a sentence of its own behind it ("X, the firm said").
func (s *scan) apposed(n *Name, sent text.Range) hearsay.ActorKind {
	k := n.End
	if k+2 >= sent.End || s.d.Text(k) != "," {
		return ""
	}
	switch k++; strings.ToLower(s.d.Text(k)) {
	case "a", "an", "the":
	default:
		return ""
	}
	for k++; k < sent.End && k < n.End+9; k++ {
		switch c := s.class(k); {
		case s.d.Toks[k].Kind != text.Word || c != tag.Noun && c != tag.Adjective && c != tag.Proper && c != tag.Adverb && c != tag.Verb:
			return ""
		}
		kind := s.bodyAt(k, sent.Start)
		if kind == "" {
			continue
		}
		if k+1 >= sent.End {
			return kind
		}
		switch c := s.class(k + 1); {
		case s.d.Text(k+1) == ",", s.d.Text(k+1) == ".", s.d.Text(k+1) == ")":
			return kind
		case c == tag.Adposition, s.word(k+1, "that"), s.word(k+1, "which"), s.word(k+1, "whose"):
			return kind
		case s.tags.XPOS(s.pos[k+1]) == "VBN" && k+2 < sent.End && (s.class(k+2) == tag.Adposition || s.d.Text(k+2) == "to"):
			return kind
		case s.class(k+1) == tag.Noun || s.class(k+1) == tag.Adjective:
			continue
		}
		return ""
	}
	return ""
}

// Crew reports whether the noun at token head of d is a word for a group with one of what it lives by between from and it:
// "hacker group", "ransomware gang".
func (f *Finder) Crew(d *text.Doc, from, head int) bool {
	s := scan{Finder: f, d: d}
	if head < 0 || s.body(head)&en.BodyGroup == 0 {
		return false
	}
	for i := max(from, 0); i < head; i++ {
		if s.body(i)&en.BodyTrade != 0 {
			return true
		}
	}
	return false
}

// body returns the classes of bodies.tsv that the word at token i has.
func (s *scan) body(i int) en.Body {
	b, _ := lookup(s, s.bodies, i, i+1)
	return b
}

func opens(w string) bool {
	switch w {
	case "\"", "“", "‘", "«", "„", "'", "`":
		return true
	}
	return false
}
