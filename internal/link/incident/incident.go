// Package incident puts claims of who did it beside each other: the deeds that are told, and
// every accuser's word on every accused.
//
// An incident is built from claims, never from one event that a program coded: attributions
// (package claim) belong together where the same deed is meant, told by the words for it, the
// story and the day, whoever is accused. What they say of its day or kind (lexicon/match,
// kinds.tsv) must not contradict; twenty-one days apart they are two. What is said outside claims
// comes after (after.go): withdrawals, denials in other words, confessions. Status and standing tell what has been
// said, never what is true (DESIGN 2); every step names the quote that carries it. Only roles
// that make a culprit count ([hearsay.Role.Culprit]).
//
// Build is a pure function; the order of claims and quotes does not matter.
package incident

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/text"
	"hearsay/lexicon/match"
)

// Incident is one deed as it is told. Quotes and claims are those given to [Build].
type Incident struct {
	Claims       []int
	Said         []Said // in order of time
	Kind         string
	When         *hearsay.When
	Where        []Place
	Targets      []string
	Status       Status
	Steps        []Step
	Attributions []Attribution
	Confirmed    []int // quotes that confirm the deed or the charge
	Admitted     []int
	Narrow       [][2]int // pairs of claims that assert one deed, told by something particular; see [Incident.Charges]
}

// Said is one quote's stance on one claim of the incident.
type Said struct {
	Quote  int
	Claim  int
	Stance claim.Stance
}

// Place is where it is said to have happened, with the number of quotes that say so.
type Place struct {
	hearsay.Place
	N int
}

// Rules of what is one deed.
const (
	apartDays = 21 * 24 * time.Hour // between the first words on two deeds
	joinFrom  = 0.30                // likeness of two charges' deeds from which they are one
	average   = 0.16                // and of all pairs of two groups, on average
	together  = 0.20                // mean of all pairs from which two groups are one though no pair ties them
	inStory   = 0.25                // added where they share a story,
	onDay     = 0.25                // or a day that both tell,
	inBreath  = 0.25                // or one speaker makes both within a few sentences,
	ofKind    = 0.15                // or both tell one particular kind
	ofAccused = 0.10                // or both charge one party, or one state and its organs,
	answers   = 0.20                // and more where one of the two is nothing but denials
	otherwise = 0.40                // likeness of the words of two charges from which another place makes another deed
	unlike    = 0.24                // likeness of words under which two charges in one story, both of which tell their deed, tell two
	toldWords = 2                   // words from which a charge tells its deed
	breath    = 400                 // bytes between two quotes that are made in one breath
	headWord  = 0.5                 // weight of a headline's word beside one of the quote
)

// Build groups the attributions among claims. Minor claims, which no quote asserts and none
// rejects, are left out.
func Build(claims []claim.Claim, quotes []claim.Quote) ([]Incident, error) {
	cut, err := term.New()
	if err != nil {
		return nil, err
	}
	k, err := newKinds(cut)
	if err != nil {
		return nil, err
	}
	b := builder{claims: claims, quotes: quotes, cut: cut, kinds: k, df: map[uint64]int{}}
	for i := range claims {
		if u, ok := b.unit(i); ok {
			b.units = append(b.units, u)
		}
	}
	slices.SortFunc(b.units, func(x, y unit) int {
		return cmp.Or(x.first.Compare(y.first), quotes[x.head].Compare(&quotes[y.head]), x.claim-y.claim)
	})
	for i := range b.units {
		for s := range b.units[i].words {
			b.df[s]++
		}
	}
	for i := range b.units {
		b.refer(&b.units[i])
	}
	var out []Incident
	groups := b.group()
	for _, g := range groups {
		out = append(out, b.incident(g))
	}
	b.afterwards(out, groups)
	for i := range out {
		b.tell(&out[i])
	}
	slices.SortFunc(out, func(x, y Incident) int { return b.before(x.Said[0].Quote, y.Said[0].Quote) })
	return out, nil
}

type builder struct {
	claims []claim.Claim
	quotes []claim.Quote
	cut    *term.Cutter
	kinds  kinds
	units  []unit
	df     map[uint64]int
	buf    []term.Term
	doc    text.Doc
	cuts   []string // sentences of doc

	inStory map[string]int  // units by story
	breath  map[[2]int]bool // units that one speaker charges within a few sentences
	names   map[uint64]int  // units by name; nil until asked for
	cores   map[int]unit    // by claim: what most of its quotes tell
}

// unit is one attribution with what tells its deed.
type unit struct {
	claim       int
	head        int // the first member's quote, -1 for none: for order
	words       map[uint64]float64
	names       map[uint64]bool // of what the quotes and their headlines speak of, the accused apart
	places      map[uint64]bool // of these, the ones that a quote tells as a place
	towns       map[uint64]bool // names that no party of their reading has, but those of wide areas
	areas       map[uint64]bool // names of wide areas: "in the Sollet region"
	stories     map[string]bool
	days        map[string]bool
	times       []claim.Told    // when its quotes tell the deed for, where they do
	told        map[int]float64 // words for each kind of deed
	kind        int             // of the deed, -1 where it is not told
	quotes      []int           // that assert or reject it
	accused     map[string]bool // keys of parties charged or cleared, and their states
	charges     bool            // somebody asserts it
	first, last time.Time
}

// unit takes a claim apart, unless nobody asserts or rejects in it that a culprit did it.
func (b *builder) unit(i int) (unit, bool) {
	c := &b.claims[i]
	u := unit{claim: i, head: -1, words: map[uint64]float64{}, names: map[uint64]bool{}, places: map[uint64]bool{}, towns: map[uint64]bool{}, areas: map[uint64]bool{}, stories: map[string]bool{}, days: map[string]bool{}, told: map[int]float64{}, accused: map[string]bool{}}
	heads := map[*hearsay.Revision]bool{}
	if c.Kind != claim.Attribution || len(c.Members) == 0 || sanction(c.Codes) {
		return u, false
	}
	culprit := false
	for _, m := range c.Members {
		q := &b.quotes[m.Quote]
		if m.Stance == claim.Mentions {
			continue
		}
		culprit = culprit || names(q, m.Stance)
		if u.head < 0 {
			u.head = m.Quote
		}
		if !q.At.IsZero() {
			if u.first.IsZero() || q.At.Before(u.first) {
				u.first = q.At
			}
			if q.At.After(u.last) {
				u.last = q.At
			}
		}
		if q.Story != "" {
			u.stories[q.Story] = true
		}
		u.quotes = append(u.quotes, m.Quote)
		if t := claim.When(b.cut, q); t != (claim.Told{}) && !slices.Contains(u.times, t) {
			u.times = append(u.times, t)
		}
		u.charges = u.charges || m.Stance == claim.Asserts
		b.deed(&u, q)
		if !heads[q.Revision] {
			heads[q.Revision] = true
			b.words(&u, q.Revision.Title, headWord)
		}
	}
	for _, p := range c.Accused {
		u.charge(p)
	}
	for _, n := range u.quotes {
		for _, list := range [][]link.Party{b.quotes[n].Accused, b.quotes[n].Denied} {
			for _, p := range list {
				u.charge(p)
			}
		}
	}
	not := b.parties(&u)
	parties := b.partyWords(&u)
	for _, n := range u.quotes {
		q := &b.quotes[n]
		for _, x := range q.Q.Content {
			b.name(&u, x.In(q.Q.Field.In(q.Revision)), not)
			b.place(&u) // of the words just cut
			b.site(&u, parties)
		}
		b.name(&u, q.Revision.Title, not)
	}
	u.kind = b.kinds.of(u.told)
	return u, culprit && u.head >= 0
}

// parties are the stems of the names of whom u is about and of who says it.
func (b *builder) parties(u *unit) map[uint64]bool {
	not := map[uint64]bool{}
	b.accusedWords(not, b.claims[u.claim].Accused)
	for _, n := range u.quotes {
		q := &b.quotes[n]
		b.accusedWords(not, q.Accused)
		b.accusedWords(not, q.Denied)
		b.accusedWords(not, []link.Party{q.Speaker})
	}
	return not
}

// charge notes whom it charges.
func (u *unit) charge(p link.Party) {
	if k := id(p); k != "" && p.Name != hearsay.PrivateParty {
		u.accused[k] = true
	}
	if p.Country != "" {
		u.accused["state:"+p.Country] = true
	}
}

// names reports whether the quote names a culprit, or rejects the charge.
func names(q *claim.Quote, s claim.Stance) bool {
	for _, list := range [][]hearsay.Accused{q.Q.Accused, q.Q.Denied, q.Q.Asked, q.Q.Supposed} {
		if slices.ContainsFunc(list, func(a hearsay.Accused) bool { return a.Role == "" || a.Role.Culprit() }) {
			return true
		}
	}
	switch q.Q.Act {
	case hearsay.ClaimResponsibility, hearsay.RejectResponsibility, hearsay.Admit:
		return true
	}
	return false
}

// deed gathers the words of a quote that are neither names nor particles, and the days it tells.
func (b *builder) deed(u *unit, q *claim.Quote) {
	s := q.Q.Field.In(q.Revision)
	b.words(u, b.antecedent(q.Q, s), 1)
	for _, x := range q.Q.Content {
		b.words(u, x.In(s), 1)
	}
	for i := range q.Q.Events {
		w := q.Q.Events[i].When
		if w != nil && claim.Material(q.Q.Events[i].Code) && (w.Granularity == hearsay.ByDay || w.Granularity == hearsay.ByMinute || w.Granularity == hearsay.ByPartOfDay) && len(w.From) >= 10 {
			u.days[w.From[:10]] = true
		}
	}
}

// antecedent is what a content that is a relative pronoun and whom it charges speaks of, as far as it stands before the pronoun in its
// sentence ("the blast at the mill, which Kestria blames on Velia"); "" for others. The article's headline may be of another deed.
func (b *builder) antecedent(q *hearsay.Quote, s string) string {
	if len(q.Content) == 0 {
		return ""
	}
	switch at := q.Content[0]; strings.ToLower(strings.TrimSpace(at.In(s))) {
	case "which", "that", "whom":
		before := s[max(0, at.Start-farBack):at.Start]
		if list := b.sentences(before); len(list) > 0 {
			return list[len(list)-1]
		}
	}
	return ""
}

// words adds the content words of s, and what they tell of the kind of deed.
func (b *builder) words(u *unit, s string, weight float64) {
	b.buf = b.cut.Append(b.buf[:0], s)
	for i := range b.buf {
		t := &b.buf[i]
		if !t.Content() || t.Kind&(term.Name|term.Inner|term.Number) != 0 || term.OfPlace(b.buf, i) {
			continue
		}
		stem := t.Stem
		if other, ok := b.kinds.other[t.Word]; ok {
			stem = other
		} else if k, ok := b.kinds.at(b.buf, i); ok {
			u.told[k] += weight
			if b.kinds.list[k].Only {
				stem = uint64(k) // "the intruder" and "the hackers" tell one sort of deed
			}
		}
		if t.Class&(match.Report|match.Deed) == 0 { // "took part in the incident" tells no deed
			u.words[stem] += weight
		}
	}
}

// sanction reports whether all that is told are measures taken in the open, which need no
// attribution.
func sanction(codes []string) bool {
	open := false
	for _, c := range codes {
		switch c {
		case "COERCE", "ASSAULT", "MOBILIZE", "cyber":
			return false
		case "SANCTION":
			open = true
		}
	}
	return open
}

// before orders quotes as claims do.
func (b *builder) before(x, y int) int {
	return b.quotes[x].Compare(&b.quotes[y])
}
