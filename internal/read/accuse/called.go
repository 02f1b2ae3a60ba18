package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// called joins a word for a group with the name of a group that follows "known as", "called",
// "dubbed": "the group known as Iron Plover" is one noun phrase whose head is the name. A name
// that nobody knows as a group's is left: who is called so may be anybody.
func (r *reader) called() {
	w, text := r.w, r.text
	cs := w.chunks
	for k := 0; k+2 < len(cs); k++ {
		if cs[k].kind != noun {
			continue
		}
		j := r.naming(k)
		if j < 0 || cs[k].blame&(en.NGroup|en.NBad) == 0 && r.f.bodies[strings.ToLower(text(cs[k].head))]&en.BodyPeople == 0 {
			continue
		}
		h := &w.toks[cs[j].head]
		if !(h.entry != nil && h.entry.Class == world.Group) && !(h.name > 0 && r.group(&r.in.Names[h.name-1], cs[k].blame)) {
			continue
		}
		end := j
		if cs[k+1].kind == comma {
			end++
		}
		cs[k].end, cs[k].head = cs[j].end, cs[j].head
		w.chunks = slices.Delete(cs, k+1, end+1)
		cs = w.chunks
	}
}

// naming returns the chunk of the name that words behind the noun at chunk k say it is called by, "called X", "known as X", ", known as X,", "who
// call themselves X"; -1 where none do.
func (r *reader) naming(k int) int {
	w, cs := r.w, r.w.chunks
	v := k + 1
	aside := cs[v].kind == comma
	if aside {
		v++
	}
	if v+1 < len(cs) && cs[v].kind == rel && cs[v+1].kind == verb {
		v++
		if s := r.text(cs[v].head); s != "call" && s != "calls" || cs[v].end != cs[v].start+1 || v+2 >= len(cs) || cs[v+1].kind != noun || cs[v+1].end != cs[v+1].start+1 {
			return -1
		}
		if s := r.text(cs[v+1].start); s != "themselves" && s != "itself" {
			return -1
		}
		if cs[v+2].kind != noun || aside && !(v+3 < len(cs) && cs[v+3].kind == comma) {
			return -1
		}
		return v + 2
	}
	if v+1 >= len(cs) || cs[v].kind != verb || cs[v].neg || cs[v].end != cs[v].start+1 {
		return -1
	}
	j := v + 1
	as := cs[j].end == cs[j].start+1 && r.text(cs[j].start) == "as"
	switch {
	case r.text(cs[v].head) == "known" && !as, r.text(cs[v].head) != "known" && w.toks[cs[v].head].fn != fnCalled:
		return -1
	case as:
		j++
	}
	if j >= len(cs) || cs[j].kind != noun || aside && !(j+1 < len(cs) && cs[j+1].kind == comma) {
		return -1
	}
	return j
}

// group reports whether n is a group's name, or a body's of which the word before it, with classes b, says that it is a gang.
func (r *reader) group(n *name.Name, b en.Blame) bool {
	switch n.Kind {
	case hearsay.KindThreatActor, hearsay.KindArmedGroup:
		return true
	case hearsay.KindOrganisation:
		return b&en.NGroup != 0 && n.Class == world.None && n.Country == ""
	}
	return false
}

// surely are the words for a culprit that need no deed beside them, likely those that do unless
// they are called probable: "the author" alone may have written a book.
var (
	surely = map[string]bool{"culprit": true, "perpetrator": true, "mastermind": true, "attacker": true, "attackers": true, "culprits": true, "perpetrators": true, "masterminds": true}
	likely = map[string]bool{"probable": true, "likely": true, "suspected": true, "presumed": true, "alleged": true, "possible": true, "prime": true, "main": true, "chief": true}
)

// culpritAlone reports whether the noun at chunk j calls somebody the doer, without a deed
// beside it: "as the culprit", "as the probable author".
func (r *reader) culpritAlone(j int) bool {
	cs := r.w.chunks
	if j >= len(cs) || cs[j].kind != noun || cs[j].blame&en.NCulprit == 0 || cs[j].neg || r.partyOf(j) != nil && r.partyOf(j).country != "" {
		return false
	}
	if j+1 < len(cs) && cs[j+1].kind == prep && cs[j+1].fn == fnOf {
		return false // what it is the author of decides
	}
	word := r.text(cs[j].head)
	if surely[word] {
		return true
	}
	for i := cs[j].start; i < cs[j].head; i++ {
		if likely[r.text(i)] {
			return word == "author" || word == "authors" || word == "suspect"
		}
	}
	return false
}

// pastApposition returns the chunk behind an apposition between commas that starts at chunk j:
// "Iron Plover, a crew without a home, as the …".
func (r *reader) pastApposition(j int) int {
	cs := r.w.chunks
	if j+2 >= len(cs) || cs[j].kind != comma || cs[j+1].kind != noun {
		return j
	}
	for m := j + 2; m < min(len(cs), j+10); m++ {
		switch cs[m].kind {
		case comma:
			return m + 1
		case stop, rel, sub:
			return j
		}
	}
	return j
}

// namesInside: "the report names Y as the culprit" where the tagger takes "names" for a noun,
// so that all up to Y is one noun phrase.
func (r *reader) namesInside(k int) {
	cs := r.w.chunks
	c := &cs[k]
	verb := false
	for i := c.start + 1; i < c.head; i++ {
		if w := r.text(i); w == "names" || w == "name" {
			verb = true
		}
	}
	if j := r.pastApposition(k + 1); verb && j+1 < len(cs) && cs[j].end == cs[j].start+1 && r.text(cs[j].start) == "as" && (r.culpritNoun(j+1) || r.culpritAlone(j+1)) {
		r.blame(k, k, "named", named)
	}
}

// groupIn returns the name of a group that the phrase c holds, nil if it holds none.
func (r *reader) groupIn(c *chunk) *name.Name {
	for i := c.start; i < c.end; i++ {
		if k := r.w.toks[i].name; k > 0 {
			n := &r.in.Names[k-1]
			if i+1 < c.end && r.w.toks[i+1].name == 0 && r.w.toks[i+1].class == tag.Numeral {
				return nil // its number belongs to it
			}
			switch n.Kind {
			case hearsay.KindThreatActor, hearsay.KindArmedGroup:
				return n
			case hearsay.KindOrganisation:
				if n.Country == "" && n.Class == world.None {
					return n
				}
			}
		}
	}
	return nil
}

// bodyBefore returns the name of an organisation that stands right before the head of the phrase c, a word for people who act together, nil if there is none.
func (r *reader) bodyBefore(c *chunk) *name.Name {
	t := r.w.toks
	if h := &t[c.head]; h.cap || h.blame&(en.NGroup|en.NUnit) == 0 || h.name != 0 || c.head == c.start || t[c.head-1].name == 0 {
		return nil
	}
	if n := &r.in.Names[t[c.head-1].name-1]; n.Kind == hearsay.KindOrganisation && n.Country == "" && n.Class == world.None {
		return n
	}
	return nil
}

// groupBefore reports whether a state's adjective and a word for a group stand right before
// the name n in the phrase c.
func (r *reader) groupBefore(c *chunk, n *name.Name) bool {
	t := r.w.toks
	i := c.head
	for i > c.start && (t[i].at >= n.Start || t[i].quote) {
		i--
	}
	if t[i].blame&en.NGroup == 0 || t[i].cap {
		return false
	}
	for i--; i > c.start && (t[i].class == tag.Noun || t[i].class == tag.Adjective) && t[i].entry == nil; i-- {
	}
	return i >= c.start && t[i].entry != nil && t[i].entry.Class == world.Adjective && t[i].suffix == noSuffix
}
