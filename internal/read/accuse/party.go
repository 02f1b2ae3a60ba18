package accuse

import (
	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// strength says what a noun phrase can be accused as.
type strength uint8

const (
	inert  strength = iota // something that does no harm by itself: a company, a paper, a server
	lone                   // a state's adjective without noun, in "Tarnovian and Velian hackers"
	person                 // people of a state, or a named person
	named                  // any other name
	organ                  // organ of a state
	state                  // a state, its capital or seat
	group                  // a group known for it
	bad                    // hackers, spies: harm by the word's meaning
)

// party is who a noun phrase names.
type party struct {
	strength strength
	country  string
	name     string
	start    int // tokens that name it
	end      int
	frame    string // how the country was found: noun, compound, based, work; "" if none
	weak     bool   // the country is only part of a longer name
	proper   bool   // has a name of its own
	tied     int    // chunk of the state that the words after it tie it to, 0 if none
}

// parties gives each noun chunk its party.
func (r *reader) parties() {
	for k := range r.w.chunks {
		c := &r.w.chunks[k]
		if c.kind != noun {
			continue
		}
		if p := r.nounParty(c); p.strength != inert || p.country != "" {
			c.party = len(r.w.parties)
			r.w.parties = append(r.w.parties, p)
		}
	}
	for k := range r.w.chunks {
		r.attach(k)
	}
	for k := range r.w.chunks {
		r.apposition(k)
		r.split(k)
	}
}

// apposition gives a name the state of the words that explain it: "Grey Finch, a Tarnovian
// group,", "Oleg Marten, a Tarnovian national,".
func (r *reader) apposition(k int) {
	cs := r.w.chunks
	if k+2 >= len(cs) || cs[k].kind != noun || cs[k+1].kind != comma || cs[k+2].kind != noun || cs[k].party < 0 {
		return
	}
	x := &cs[k+2]
	p, q := &r.w.parties[cs[k].party], r.partyOf(k+2)
	if p.country != "" || !p.proper || p.strength == inert || q == nil || q.country == "" || q.strength < person || q.weak ||
		x.blame&(en.NPerson|en.NGroup|en.NUnit|en.NBad) == 0 {
		return
	}
	h := &r.w.toks[cs[k].head]
	if h.name == 0 || h.entry != nil && h.entry.Class != world.Group {
		return
	}
	switch r.text(x.start) {
	case "a", "an", "the":
	default:
		return
	}
	for j := k - 2; j >= 0 && cs[j+1].kind == comma; j -= 2 {
		if cs[j].kind == noun {
			return // one of a list
		}
	}
	end := k + 3
	if q.tied > 0 {
		end = q.tied + 1
	}
	if end < len(cs) && cs[end].kind != comma && cs[end].kind != stop && cs[end].kind != rel && cs[end].kind != prep {
		return
	}
	p.country, p.frame = q.country, q.frame
}

// split joins "a Tarnovian, Kestrian-speaking group", which a comma cuts in two: the
// adjective before the comma is the group's.
func (r *reader) split(k int) {
	cs := r.w.chunks
	if k+2 >= len(cs) || cs[k].kind != noun || cs[k+1].kind != comma || cs[k+2].kind != noun || cs[k].end-cs[k].start != 2 {
		return
	}
	switch r.text(cs[k].start) {
	case "a", "an", "the", "A", "An", "The":
	default:
		return
	}
	t := r.w.toks
	e, y := t[cs[k].head].entry, &t[cs[k+2].start]
	if e == nil || e.Class != world.Adjective || e.Country == "" || t[cs[k].head].suffix != noSuffix || y.class == tag.Determiner {
		return
	}
	if q := r.partyOf(k + 2); q != nil && q.country == "" && q.strength >= group {
		q.country, q.frame, q.start = e.Country, "noun", cs[k].head
	}
}

// nounParty reads one noun phrase. The state that counts is the last one before the head;
// "pro-Tarnovian" is a view, not a state's doing, and counts as none.
func (r *reader) nounParty(c *chunk) party {
	t := r.w.toks
	p := party{start: c.start, end: c.end}
	culprit := -1 // last token that makes it a culprit by meaning
	var where *token
	mbad, mweak, other := false, false, false
	var before *token // the state named before the culprit
	for i := c.start; i < c.end; i++ {
		x := &t[i]
		if x.quote {
			continue
		}
		if e := x.entry; e != nil && e.Class != world.None {
			if !x.first {
				continue
			}
			switch e.Class {
			case world.State, world.Adjective, world.Capital, world.Seat, world.People, world.Service:
				if e.Country == "" {
					break
				}
				if culprit >= 0 && before == nil && e.Class == world.Adjective && (i == culprit+1 || i == culprit+2 && t[i-1].quote) && i < c.end-1 && x.suffix == noSuffix {
					before = x // `the group "Velian Dawn"`
				}
				if where == nil || x.suffix != otherSuffix {
					where, other = x, false
					p.country = e.Country
				}
				if e.Class == world.Service {
					p.strength, p.name = max(p.strength, organ), e.Name
				}
			case world.Group:
				culprit, before = i, where
				p.name = e.Name
			case world.Outlet, world.Firm, world.Body:
				p.name = e.Name
				if i == c.head || c.head > i && t[c.head].entry == e {
					other = true
				}
			}
			continue
		}
		mbad = mbad || x.blame&(en.MBad|en.NBad) != 0 || where != nil && where.suffix != noSuffix
		mweak = mweak || x.blame&en.MWeak != 0
		switch {
		case x.blame&en.NBad != 0, x.blame&en.NGroup != 0 && (mbad || mweak), x.blame&en.NUnit != 0 && mbad:
			culprit, before = i, where
		case i > culprit && culprit >= 0 && !x.cap && x.blame&(en.NGroup|en.NUnit|en.NPerson|en.MBad) == 0 && isNounClass(x):
			culprit = -1 // "hacker forum"
		}
	}
	if culprit >= 0 {
		where = before
		p.country = ""
		if where != nil && (where.entry.Class != world.State && where.entry.Class != world.Capital || where.suffix != noSuffix || r.owns(where) || r.acronym(where)) {
			p.country = where.entry.Country
		}
	}
	h := &t[c.head]
	possessed := r.possessed(c)
	var called *name.Name // a longer name than the gazetteer's form at the head
	if h.name > 0 {
		if n := &r.in.Names[h.name-1]; h.entry == nil || n.Len() > 1 && n.Class != h.entry.Class {
			called = n
		}
	}
	switch {
	case called != nil && culprit < 0 && called.Kind != hearsay.KindState && called.Kind != hearsay.KindPeople:
		own := p.country
		p.country, p.name = "", called.Name
		switch {
		case called.Class == world.Service:
			p.strength, p.country = organ, called.Country
		case called.Kind == hearsay.KindThreatActor, called.Kind == hearsay.KindArmedGroup:
			p.strength = group
		case called.Kind == hearsay.KindPerson:
			p.strength = person
		case called.Class == world.Outlet:
			p.strength = inert
		case own != "" && h.blame&(en.NGroup|en.NUnit|en.NOrgan) != 0:
			p.strength, p.country = organ, own // "the Tarnovian Security Bureau"
		case h.entry != nil && h.entry.Class == world.State && called.Class == world.None && called.Len() == 2:
			p.strength, p.country, p.weak = named, h.entry.Country, true // "Nightshift Tarnovia"
		default:
			p.strength = named
		}
		if p.country == "" {
			where = nil
		}
	case other && culprit < 0:
		p.country = ""
		p.strength = inert
	case culprit >= 0:
		p.strength = bad
		if h.entry != nil && h.entry.Class == world.Group {
			p.strength = group
			if p.country != "" && h.entry.Kind == hearsay.KindThreatActor {
				p.strength = bad // an armed group does other things, too
			}
		}
	case h.entry != nil && (h.entry.Class == world.State || h.entry.Class == world.Capital) && r.partOfName(c):
		p.strength, p.weak = named, true
	case p.country != "" && h.entry != nil && (h.entry.Class == world.State || h.entry.Class == world.Capital || h.entry.Class == world.Seat) && h.suffix == noSuffix && !possessed:
		p.strength = state
	case h.entry != nil && h.entry.Class == world.People:
		p.strength = person
	case h.entry != nil && h.entry.Class == world.Adjective && c.end-c.start == 1:
		p.strength = lone
	case p.country != "" && (h.blame&en.NOrgan != 0 || h.entry != nil && h.entry.Class == world.Service):
		p.strength = organ
	case p.country != "" && h.blame&(en.NGroup|en.NUnit) != 0:
		p.strength = organ
	case p.country != "" && h.blame&en.NPerson != 0:
		p.strength = person
	case p.strength == organ && h.entry != nil && h.entry.Class == world.Service:
	default:
		if p.country == "" {
			return p
		}
		p.strength = inert
	}
	if where != nil && p.country != "" {
		p.frame = "noun"
		switch where.suffix {
		case sponsored, linked:
			p.frame = "compound"
		case based:
			p.frame = "based"
		case otherSuffix:
			if where.entry.Class != world.Adjective || p.strength == bad { // "Tarnovian-speaking"
				p.country, p.frame = "", ""
			}
		}
	}
	p.proper = p.name != "" || h.cap && h.class == tag.Proper && h.blame&(en.NBad|en.NGroup) == 0
	if p.name == "" {
		p.name = r.title(c, &p)
	}
	return p
}

func isNounClass(x *token) bool { return x.class == tag.Noun }

// owns reports whether a possessive follows the name at x.
func (r *reader) owns(x *token) bool {
	for i := range r.w.toks {
		if &r.w.toks[i] == x {
			for i++; i < len(r.w.toks) && r.w.toks[i].entry == x.entry; i++ {
			}
			return i < len(r.w.toks) && (r.text(i) == "'s" || r.text(i) == "’s" || r.text(i) == "'" || r.text(i) == "’")
		}
	}
	return false
}

// acronym reports whether a state's name is one that stands before nouns as it is: "US hackers".
func (r *reader) acronym(x *token) bool {
	s := r.in.Doc.Text(x.at)
	for i := 0; i < len(s); i++ {
		if s[i] >= 'a' && s[i] <= 'z' {
			return false
		}
	}
	return true
}

// partOfName reports whether a capitalised word that is no state stands right before the
// state's name: "Anonymous Velia" is no state.
func (r *reader) partOfName(c *chunk) bool {
	t := r.w.toks
	i := c.head
	for i > c.start && t[i-1].entry == t[c.head].entry {
		i--
	}
	return i > c.start && t[i-1].cap && t[i-1].entry == nil && t[i-1].class == tag.Proper && i-1 > 0
}

// possessed reports whether the phrase goes on after a possessive: "Tarnovia's ministry".
func (r *reader) possessed(c *chunk) bool {
	for i := c.start + 1; i < c.head; i++ {
		if r.text(i) == "'s" || r.text(i) == "’s" {
			return true
		}
	}
	return false
}

func (r *reader) text(i int) string { return r.in.Doc.Text(r.w.toks[i].at) }

// title names a party: a state by its name, others by the words without their article.
func (r *reader) title(c *chunk, p *party) string {
	t := r.w.toks
	if p.strength == state {
		return t[c.head].entry.Name
	}
	from := c.start
	for from < c.end-1 && (t[from].class == tag.Determiner || t[from].class == tag.Numeral || t[from].quote || t[from].class == tag.Adverb) {
		from++
	}
	p.start = from
	return r.in.Doc.Src[r.in.Doc.Toks[t[from].at].Start:r.in.Doc.Toks[t[c.end-1].at].End]
}

// attach gives a culprit without a state the state that the words after it tie it to:
// "hackers from Tarnovia", "a group linked to the Tarnovian government", "working for".
func (r *reader) attach(k int) {
	cs := r.w.chunks
	c := &cs[k]
	if c.kind != noun {
		return
	}
	var p *party
	if c.party >= 0 {
		p = &r.w.parties[c.party]
	}
	culprit := p != nil && p.strength >= group
	people := c.blame&(en.NOrgan|en.NPerson|en.NGroup|en.NUnit) != 0
	if !culprit && !people || p != nil && p.country != "" {
		return
	}
	j := k + 1
	// the organ or the people of a state
	if j+1 < len(cs) && cs[j].kind == prep {
		q := r.stateAt(j + 1)
		switch {
		case q == nil:
		case cs[j].fn == fnOf && c.blame&(en.NOrgan|en.NPerson|en.NUnit|en.NGroup) != 0:
			r.tie(k, j+1, q, organ, "noun")
			return
		case cs[j].fn == fnFrom:
			s := person
			if culprit {
				s = bad
			}
			if q.strength == state {
				r.tie(k, j+1, q, s, "based")
			}
			return
		}
	}
	if !culprit && c.blame&(en.NPerson|en.NGroup) == 0 {
		return
	}
	// participles after it
	steps := 0
	for ; j < len(cs) && steps < 6; j++ {
		x := &cs[j]
		switch {
		case x.kind == comma || x.kind == rel:
			if j > k+2 {
				return
			}
		case x.kind == verb && x.neg:
			return
		case x.kind == noun && x.blame&en.NTie != 0 && j+2 < len(cs) && cs[j+1].kind == prep && (cs[j+1].fn == fnTo || cs[j+1].fn == fnWith):
			if q := r.stateAt(j + 2); q != nil && x.scope == 0 {
				r.tie(k, j+2, q, bad, "work")
			}
			return
		case x.kind == prep && x.fn == fnWith, x.kind == verb && x.blame == 0 && j > k+1:
		case x.kind == verb && x.blame&(en.VLink|en.VTo|en.VWork|en.VBase|en.VSponsor) != 0 && !(x.blame&en.VWork == 0 && !x.passive && !x.reduced && x.blame&en.VBase == 0),
			x.kind == other && x.blame&(en.VLink|en.VTo|en.VBase) != 0:
			r.ties(k, j)
			return
		case x.kind == verb && (x.copula || x.blame&en.VBelieve != 0 && (x.passive || x.reduced)), x.kind == other, x.kind == sub && r.text(x.start) == "as":
		default:
			return
		}
		steps++
	}
}

// ties reads what follows the participle at chunk j for the party at chunk k.
func (r *reader) ties(k, j int) {
	cs := r.w.chunks
	x := &cs[j]
	m := j + 1
	for m < len(cs) && (cs[m].kind == other || cs[m].kind == prep && cs[m].fn == fnNone) {
		m++
	}
	if m+1 >= len(cs) || cs[m].kind != prep {
		return
	}
	// "on behalf of"
	if cs[m].fn == fnOn && m+3 < len(cs) && cs[m+1].kind == noun && cs[m+1].fn == fnBehalf {
		m += 2
	}
	q := r.stateAt(m + 1)
	if q == nil {
		return
	}
	p := r.partyOf(k)
	switch fn := cs[m].fn; {
	case x.blame&en.VBase != 0 && !hacking(p):
	case x.blame&en.VBase != 0 && (fn == fnIn || fn == fnFrom || fn == fnOf) && q.strength == state:
		r.tie(k, m+1, q, bad, "based")
	case x.blame&(en.VLink|en.VTo) != 0 && (fn == fnTo || fn == fnWith) && q.strength >= organ:
		r.tie(k, m+1, q, bad, "work")
	case x.blame&en.VWork != 0 && (fn == fnFor || fn == fnOf || fn == fnWith) && q.strength >= organ:
		r.tie(k, m+1, q, bad, "work")
	case x.blame&en.VWork != 0 && (fn == fnFrom || fn == fnIn) && q.strength == state:
		r.tie(k, m+1, q, bad, "based")
	case x.blame&en.VSponsor != 0 && fn == fnBy && q.strength >= organ:
		if p != nil && p.strength >= group || r.hostile(k) {
			r.tie(k, m+1, q, bad, "work")
		}
	}
}

// hacking reports whether p does harm from where it sits. An armed group is no doing of the
// state whose land it holds.
func hacking(p *party) bool { return p != nil && p.strength == bad }

// stateAt returns the party of the noun at chunk k if it names a state.
func (r *reader) stateAt(k int) *party {
	if k >= len(r.w.chunks) || r.w.chunks[k].kind != noun || r.w.chunks[k].party < 0 {
		return nil
	}
	p := &r.w.parties[r.w.chunks[k].party]
	if p.country == "" || p.strength < organ {
		return nil
	}
	return p
}

// tie gives the noun at chunk k the country of q.
func (r *reader) tie(k, at int, q *party, s strength, frame string) {
	c := &r.w.chunks[k]
	if c.party < 0 {
		c.party = len(r.w.parties)
		np := party{start: c.start, end: c.end, strength: s}
		np.name = r.title(c, &np)
		r.w.parties = append(r.w.parties, np)
	}
	p := &r.w.parties[c.party]
	p.country, p.frame, p.tied = q.country, frame, at
	p.strength = max(p.strength, s)
}

// bits returns the classes of all words of a chunk.
func (r *reader) bits(c *chunk) en.Blame {
	var b en.Blame
	for i := c.start; i < c.end; i++ {
		b |= r.w.toks[i].blame
	}
	return b
}
