package name

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

var starters = en.NewWords(en.Starters())

// run reads a stretch of capitalised words that no entry explains.
func (s *scan) run(i int, sent text.Range) int {
	if _, day := lookup(s, s.patterns.Calendar, i, i+1); day {
		return i + 1
	}
	j := s.stretch(i, sent)
	if i == sent.Start && j > i+1 && j < sent.End && s.article(j) && s.d.Toks[j].Space {
		return j + 1 // "Key Takeaways The harbour has": a heading without a line of its own
	}
	from := i
	if i == sent.Start || !s.d.Toks[i].Space || i > 0 && s.d.Toks[i-1].Kind != text.Word {
		if _, starts := lookup(s, starters, i, i+1); s.said(i, j) || starts && !s.joined(i, min(i+3, sent.End)) {
			from++
		} else if j == i+1 && s.class(i) != tag.Proper && !s.titled(i) {
			return j // an ordinary word that starts a sentence
		}
	}
	for from < j && (lowerStart(s.d.Text(from)) || from+1 < j && tied(s.d.Text(from))) {
		from++
	}
	for k := from + 1; k < j; k++ {
		if tied(s.d.Text(k)) {
			from = k + 1 // "North Tarn-linked", "North Tarn-backed Iron Plover"
		}
	}
	if from+1 == j && tied(s.d.Text(from)) {
		return j // "accused Kestria-backed rebels": whose they are, and no name
	}
	if from > i {
		return from // the name, if there is one, starts behind
	}
	title := from // the name starts behind titles
	for k := from; k < j; k++ {
		if c := s.role(k).Class; c != world.NoRole && c != world.Crowd {
			if s.onlyTitle(from, k) {
				title = k + 1
			}
		}
	}
	if title > from && j == title+1 && s.head(title) {
		title = from // "General Assembly": no rank and no person
	}
	if title == from {
		title = s.givenAt(from, j)
	}
	switch {
	case title == j:
		return j // "the Prime Minister": a role, no name
	case s.caps && title == from && !(j-from <= 3 && s.officer(from)):
		return s.headlineRun(from, j)
	}
	if title == from && j < sent.End && j-from <= 3 && s.d.Text(j) == "police" && !(j-from == 1 && starter(s, from)) {
		j++
		r := text.Range{Start: from, End: j}
		return s.add(Name{Range: r, Core: r, Head: from, ID: "org:" + s.text(r), Name: s.text(r), Kind: hearsay.KindOrganisation})
	}
	if j == title+1 && s.head(title) && title == from && !s.acronym(title) && !s.follows(j, sent) {
		return j // "the Institute" refers back
	}
	if s.tail(title, sent) >= j {
		return j // "Group Holdings Ltd": what stands before is the name
	}
	if end := s.organisation(title, j, sent); end > 0 {
		r := text.Range{Start: title, End: end}
		return s.add(Name{Range: r, Core: r, Head: title, ID: "org:" + s.text(r), Name: s.text(r), Kind: hearsay.KindOrganisation})
	}
	return s.person(from, title, j, sent)
}

// said reports whether a sentence starts with its verb of saying at token i: "Said Foreign
// Minister Ilan Voss:". Only a role or a department behind it tells it from the name Said.
func (s *scan) said(i, j int) bool {
	switch s.d.Text(i) {
	case "Said", "Says", "Added", "Adds", "Wrote", "Writes":
		return j > i+1 && (s.department(i+1, j) > 0 || s.role(i+1).Class != world.NoRole && s.role(i+1).Class != world.Crowd)
	}
	return false
}

func starter(s *scan, i int) bool {
	_, ok := lookup(s, starters, i, i+1)
	return ok
}

// follows reports whether "of" or "for" and a capitalised word stand at j: "Bank of …".
func (s *scan) follows(j int, sent text.Range) bool {
	return j+1 < sent.End && (s.word(j, "of") || s.word(j, "for")) && s.cap(nextWord(s, j+1, sent))
}

// givenAt returns where the first given name of a person's name stands if other words come
// before it ("Charlotte Mayor Jane Roe", "Liberal Jane Roe"), else from.
func (s *scan) givenAt(from, j int) int {
	if j-from < 3 || s.head(j-1) {
		return from
	}
	for k := from; k+1 < j; k++ {
		if _, given := s.persons.Given(s.d.Text(k)); given {
			return k
		}
	}
	return from
}

// lowerStart is true of words such as "I" that are capitalised and name nothing.
func lowerStart(w string) bool { return w == "I" || w == "A" }

// tied reports whether a word such as "Tarnovian-aligned" or "Marle-based" stands before a name and is no part of it.
func tied(w string) bool {
	k := strings.LastIndexByte(w, '-')
	if k <= 0 {
		return false
	}
	switch w[k+1:] {
	case "aligned", "backed", "linked", "affiliated", "sponsored", "supported", "controlled", "funded", "based", "born", "led", "run", "owned", "speaking":
		return true
	}
	return false
}

// surname reports whether a firm's short name at j, behind the given name at i, is a person's: "Fenella Dorrick" of
// Dorrick Systems.
func (s *scan) surname(i, j int, e *world.Entry) bool {
	if j != i+1 || e.Class != world.Body && e.Class != world.Firm || j+1 < len(s.d.Toks) && s.cap(j+1) {
		return false
	}
	_, given := s.persons.Given(s.d.Text(i))
	return given
}

// stretch returns the end of the capitalised words from i, particles of names between them
// included; states and bodies of the gazetteer end it.
func (s *scan) stretch(i int, sent text.Range) int {
	j := i + 1
	for j < sent.End && s.d.Toks[j].Lines == 0 {
		if s.cap(j) {
			if !s.caps && s.article(j) || s.leaves(i, j) {
				break // "Merrow CEO Ilan Voss": the firm's name ends
			}
			if _, day := lookup(s, s.patterns.Calendar, j, j+1); day {
				break
			}
			if e, n := s.world.Match(s.d, j, sent.End); e != nil && (n > 1 || e.Class != world.State && e.Class != world.Capital && e.Class != world.Group) && !(n == 1 && s.surname(i, j, e)) {
				break
			}
			j++
			continue
		}
		k := j
		for k < sent.End && k < j+2 {
			if _, ok := lookup(s, s.patterns.Particle, k, k+1); !ok {
				break
			}
			k++
		}
		if k == j || k >= sent.End || !s.cap(k) || !s.d.Toks[j].Space {
			if s.members(i, j, sent) {
				j += 2
				continue
			}
			if s.d.Text(j) == "&" && j+1 < sent.End && s.cap(j+1) && !s.givenName(j+1) {
				j += 2
				continue
			}
			if s.d.Text(j) == "." && j+1 < sent.End && s.d.Toks[j-1].Len() == 1 && s.cap(j+1) && !s.d.Toks[j].Space {
				j++ // an initial
				continue
			}
			break
		}
		j = k + 1
	}
	return j
}

// leaves reports whether a firm's name that begins at token i ends before the title at token j: "Merrow CEO Ilan Voss", "Merrow CEO resigns", not "Interim CEO",
// nor in a headline of capitals ("Merrow CEO Quits Over Fire").
func (s *scan) leaves(i, j int) bool {
	n := s.executive(j)
	if n == 0 || s.caps || s.onlyTitle(i, j) {
		return false
	}
	if j+n >= len(s.d.Toks) || !s.cap(j+n) {
		return true
	}
	_, given := s.persons.Given(s.d.Text(j + n))
	return given || s.class(j+n) == tag.Proper && !strings.HasSuffix(s.d.Text(j+n), "s") // "Merrow CEO Quits"
}

// onlyTitle reports whether tokens from..k-1 can stand before the role word k in a title.
func (s *scan) onlyTitle(from, k int) bool {
	for x := from; x < k; x++ {
		if s.role(x).Class != world.NoRole || s.d.Text(x) == "." {
			continue
		}
		if _, ok := lookup(s, s.patterns.Modifier, x, x+1); ok {
			continue
		}
		if _, ok := lookup(s, s.patterns.Department, x, x+1); ok {
			continue
		}
		if s.word(x, "affairs") || s.word(x, "under") && x+1 <= k && s.word(x+1, "secretary") {
			continue
		}
		return false
	}
	return true
}

// titled reports whether the word before i is a title or role.
func (s *scan) titled(i int) bool {
	if i == 0 {
		return false
	}
	c := s.role(i - 1).Class
	return c != world.NoRole && c != world.Crowd
}

// headlineRun reads a stretch of a headline in title case: only the parts tagged as proper
// nouns can be names, and they stay weak.
func (s *scan) headlineRun(from, to int) int {
	for k := from; k < to; k++ {
		if s.class(k) == tag.Proper {
			r := text.Range{Start: k, End: k + 1}
			s.add(Name{Range: r, Core: r, Head: k, ID: "word:" + s.text(r), Name: s.text(r), Kind: hearsay.KindUnknown, weak: true})
		}
	}
	return to
}

// officer reports whether the title of a state's office stands right before token i: "Prime Minister of Kestria Ilan Voss".
func (s *scan) officer(i int) bool {
	if len(s.out) == 0 {
		return false
	}
	n := &s.out[len(s.out)-1]
	k := n.Start - 1
	return n.End == i && n.Class == world.State && k > 0 && s.word(k, "of") && s.role(k-1).Class == world.Office
}

// organisation returns the end of an organisation's name in tokens i..j-1, 0 if it is none:
// its last word, or the word before "of" or "for", is a head noun, or it is an acronym.
func (s *scan) organisation(i, j int, sent text.Range) int {
	if _, given := s.persons.Given(s.d.Text(i)); given && j-i <= 3 && !s.head(j-1) {
		return 0
	}
	if j-i == 1 && s.acronym(i) || s.joined(i, j) {
		return j
	}
	if s.trading(i, j) {
		return j
	}
	if !s.head(j - 1) {
		return 0
	}
	if j-i == 1 && !s.follows(j, sent) {
		return 0 // a lone "Bank" or "Post" refers back
	}
	for j+1 < sent.End && (s.word(j, "of") || s.word(j, "for") || s.word(j, "on")) {
		k := nextWord(s, j+1, sent)
		if k >= sent.End || !s.cap(k) {
			break
		}
		if _, day := lookup(s, s.patterns.Calendar, k, k+1); day {
			break
		}
		at := k
		k = s.stretch(k, sent)
		if s.governs(i, sent) {
			if b := s.bearer(at, k); b < k {
				return b // "Head of the Office of the President Ilan Voss"
			}
		}
		for k+1 < sent.End && s.word(k, "and") && s.cap(k+1) && !s.head(k+1) && s.persons.Role(s.d.Text(k+1)).Class == world.NoRole {
			if e, _ := s.world.Match(s.d, k+1, sent.End); e != nil {
				break
			}
			k = s.stretch(k+1, sent)
		}
		j = k
	}
	return j
}

// nextWord skips "the".
func nextWord(s *scan, k int, sent text.Range) int {
	if k < sent.End && s.word(k, "the") {
		k++
	}
	return min(k, sent.End-1)
}

func (s *scan) acronym(i int) bool {
	w := s.d.Text(i)
	if len(w) < 2 || len(w) > 7 || s.caps {
		return false
	}
	up := 0
	for _, r := range w {
		if r >= 'A' && r <= 'Z' {
			up++
		} else if r != '-' && (r < '0' || r > '9') && r != '.' {
			return false
		}
	}
	return up >= 2 && !s.shouts(i-1) && !s.shouts(i+1)
}

// shouts reports whether token i is a word in capitals, so that its neighbour is no acronym
// but part of a heading.
func (s *scan) shouts(i int) bool {
	if i < 0 || i >= len(s.d.Toks) || s.d.Toks[i].Kind != text.Word || s.d.Toks[i].Len() < 2 {
		return false
	}
	w := s.d.Text(i)
	if w == "US" || w == "UK" || w == "UN" || w == "EU" {
		return false
	}
	for x := 0; x < len(w); x++ {
		if w[x] < 'A' || w[x] > 'Z' {
			return false
		}
	}
	return true
}

// person adds what is left: a person where a title, a given name, a role or the place in the
// sentence says so, else a name of unknown kind.
func (s *scan) person(from, title, j int, sent text.Range) int {
	core := text.Range{Start: title, End: j}
	if core.Len() > 4 || core.Len() == 1 && s.shouts(title) && (s.shouts(title-1) || s.shouts(title+1)) {
		return j // a heading in capitals
	}
	n := Name{Range: text.Range{Start: from, End: j}, Core: core, Head: from, Name: s.text(core), Kind: hearsay.KindUnknown, weak: core.Len() == 1}
	g, given := s.persons.Given(s.d.Text(title))
	n.Gender = g
	s.before(&n, sent)
	s.after(&n, sent)
	if !s.holder(&n, sent, given) {
		s.accredited(&n, sent)
	}
	the := from > sent.Start && (s.word(from-1, "the") || s.word(from-1, "The")) || core.Len() > 1 && s.d.Text(title) == "The" // "as The Crag reported"
	place := from > sent.Start && title == from && (s.word(from-1, "in") || s.word(from-1, "at") || s.word(from-1, "near") || s.word(from-1, "of") && !given)
	switch {
	case n.Role.Class != world.NoRole || n.Role.Private:
		n.Kind = hearsay.KindPerson
	case given && !the && core.Len() > 1:
		n.Kind = hearsay.KindPerson
	case core.Len() > 1 && !the && !place && !s.plural(j-1) && s.speaks(n.Range, sent):
		n.Kind = hearsay.KindPerson
	}
	if n.Role.Gender != 0 {
		n.Gender = n.Role.Gender
	}
	switch {
	case n.Kind == hearsay.KindPerson && core.Len() > 1:
		n.ID = "person:" + n.Name
	default:
		n.ID = "word:" + n.Name
	}
	return s.add(n)
}

// plural reports whether token i is tagged as a proper noun in the plural: a crowd.
func (s *scan) plural(i int) bool { return s.tags.XPOS(s.pos[i]) == "NNPS" }

// speaks reports whether a verb of saying or an age stands beside r.
func (s *scan) speaks(r text.Range, sent text.Range) bool {
	if r.End < sent.End {
		switch s.class(r.End) {
		case tag.Verb, tag.Aux:
			return true
		}
		if s.d.Text(r.End) == "," && r.End+1 < sent.End && (s.d.Toks[r.End+1].Kind == text.Number && !s.dated(r.End+1, sent) || s.word(r.End+1, "who")) {
			return true
		}
	}
	return r.Start > sent.Start && s.class(r.Start-1) == tag.Verb && (s.word(r.Start-1, "said") || s.word(r.Start-1, "says"))
}
