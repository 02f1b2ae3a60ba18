package accuse

import (
	"strings"

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
	mild     bool   // a culprit only by what it is tied to: "the group", which may do no harm at all
	folk     bool   // people of whom nothing is said but whom they work for: what they do is laid at its door, they are nobody
	meant    bool   // a phrase such as "the company" that stands for the one named before
	tied     int    // chunk of the state that the words after it tie it to, 0 if none
	teller   int    // chunk of who ties it there in a clause of its own, 0 if nobody does
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
		if t := r.attach(k); t > 0 && r.partyOf(k) != nil {
			r.partyOf(k).teller = t
		}
	}
	for k := range r.w.chunks {
		r.apposition(k)
		r.split(k)
		r.tracked(k)
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
	if end < len(cs) && cs[end].kind != comma && cs[end].kind != stop && cs[end].kind != rel && cs[end].kind != prep && !(cs[end].kind == verb && cs[end].reduced && cs[end].blame&(en.VAccuse|en.VBlame) != 0 && end+1 < len(cs) && cs[end+1].kind == prep) {
		return
	}
	p.country, p.frame = q.country, q.frame
	if q.strength == bad && p.strength == named {
		p.strength = group // a group by the words that explain it
	}
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
	mbad, mweak, other, firm := false, false, false, false
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
				if e.Class == world.Service && where != nil && where.entry.Country != e.Country && where.suffix == noSuffix && where.entry.Class != world.Service {
					p.strength, p.name = max(p.strength, organ), "" // "Tarnovia's Revolutionary Guard" is no other state's
					break
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
					other, firm = true, e.Class != world.Outlet && culprit < 0
					culprit = -1 // "… by hackers Marle Systems said", where two phrases run together
				}
			}
			continue
		}
		mbad = mbad || x.blame&(en.MBad|en.NBad) != 0 && !(i+1 < c.end && t[i+1].entry != nil && x.blame&en.VDeed != 0) || where != nil && where.suffix != noSuffix
		mweak = mweak || x.blame&en.MWeak != 0
		switch {
		case x.blame&en.NBad != 0, x.blame&en.NGroup != 0 && (mbad || mweak), x.blame&en.NUnit != 0 && mbad,
			x.blame&en.NArmed != 0 && where != nil && (where.suffix == sponsored || where.suffix == linked): // "Tarnovia-backed rebels"
			culprit, before = i, where
		case i > culprit && culprit >= 0 && !x.cap && x.blame&(en.NGroup|en.NUnit|en.NPerson|en.MBad) == 0 && isNounClass(x):
			culprit = -1 // "hacker forum"
		}
	}
	if h := t[c.head].blame; culprit >= 0 && culprit < c.head && h&en.NDeed != 0 && h&(en.NBad|en.NGroup|en.NPerson) == 0 && t[c.head].name == 0 {
		culprit = -1 // "a terrorist attack"
	}
	if t[c.head].blame&en.NFoe != 0 && where != nil && where.suffix == noSuffix && (culprit < 0 || r.owns(where)) {
		where, before, p.country = nil, nil, "" // "Tarnovia's adversaries"
	}
	if culprit >= 0 {
		where = before
		p.country = ""
		if where != nil && (where.entry.Class != world.State && where.entry.Class != world.Capital || where.suffix != noSuffix || r.owns(where) || r.acronym(where) || r.sponsors(where)) {
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
		if n := c.head + 1; n < c.end && t[n].class == tag.Numeral && t[n].at == called.End {
			p.name = r.in.Doc.Src[r.in.Doc.Toks[called.Core.Start].Start:r.in.Doc.Toks[t[n].at].End] // "Storm 12"
		}
		switch {
		case called.Class == world.Service:
			p.strength, p.country = organ, called.Country
		case called.Kind == hearsay.KindThreatActor, called.Kind == hearsay.KindArmedGroup:
			p.strength = group
		case called.Kind == hearsay.KindPerson && !(own != "" && h.blame&en.NOrgan != 0):
			p.strength = person
		case called.Class == world.Outlet:
			p.strength = inert
		case own != "" && r.groupBefore(c, called):
			p.strength, p.country = bad, own // "the Tarnovian group “Grey Finch”"
		case own != "" && h.blame&(en.NGroup|en.NUnit|en.NOrgan) != 0:
			p.strength, p.country = organ, own // "the Tarnovian Security Bureau"
		case h.entry != nil && h.entry.Class == world.State && called.Class == world.None && called.Len() == 2:
			p.strength, p.country, p.weak = named, h.entry.Country, true // "Nightshift Tarnovia"
		case own != "" && where != nil && (where.suffix == sponsored || where.suffix == linked) && called.Class == world.None:
			p.strength, p.country = named, own // "Tarnovia-backed Iron Plover"
		default:
			p.strength = named
		}
		if p.country == "" {
			where = nil
		}
	case culprit < 0 && p.country == "" && r.bodyBefore(c) != nil:
		p.name, p.strength = r.bodyBefore(c).Name, named // "the Copper Shrike network"
	case other && culprit < 0:
		p.country = ""
		p.strength = inert
		if firm {
			p.strength = named // a firm or an alliance of the table, as one that no table has
		}
	case culprit >= 0:
		p.strength = bad
		if h.entry != nil && h.entry.Class == world.Group {
			p.strength = group
			if p.country != "" && h.entry.Kind == hearsay.KindThreatActor {
				p.strength = bad // an armed group does other things, too
			}
		}
		if n := r.groupIn(c); n != nil && p.name == "" && (p.country == "" || t[c.head].name > 0 && &r.in.Names[t[c.head].name-1] == n && n.Class == world.None) {
			p.name = n.Name // "the ransomware gang X", "the X ransomware gang"
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
	case p.country != "" && h.blame&en.NPerson != 0 && r.anybody(c):
		p.strength = inert // "a Kestrian man": no deed of Kestria
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

// anybody reports whether the head of c is a word for a person who does nothing in a state's name.
func (r *reader) anybody(c *chunk) bool {
	switch r.text(c.head) {
	case "man", "men", "woman", "women", "teenager", "student", "students", "resident", "residents", "businessman", "businesswoman", "boy", "girl", "couple":
		return true
	}
	return false
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

// sponsors reports whether "state-sponsored" or the like follows the name at x.
func (r *reader) sponsors(x *token) bool {
	t := r.w.toks
	for i := range t {
		if &t[i] == x {
			for i++; i < len(t) && t[i].entry == x.entry; i++ {
			}
			return i < len(t) && t[i].blame&en.MBad != 0 && strings.IndexByte(r.text(i), '-') > 0
		}
	}
	return false
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
	for i := from; i < c.head; i++ {
		if t[i].quote && i+1 < c.end {
			from = i + 1 // "'Obvious' Tarnovian forces"
		}
	}
	p.start = from
	return r.in.Doc.Src[r.in.Doc.Toks[t[from].at].Start:r.in.Doc.Toks[t[c.end-1].at].End]
}

// bits returns the classes of all words of a chunk.
func (r *reader) bits(c *chunk) en.Blame {
	var b en.Blame
	for i := c.start; i < c.end; i++ {
		b |= r.w.toks[i].blame
	}
	return b
}
