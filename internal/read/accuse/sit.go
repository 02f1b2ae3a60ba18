package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// sit blames hackers that are said to be in a state when they did the deed at chunk k: "hackers in Tarnovia and Velia defaced
// pages". It reports whether the noun at chunk s is that. Other culprits may fight or hide where they are.
func (r *reader) sit(s, k int) bool {
	cs := r.w.chunks
	p := r.partyOf(s)
	if r.objectOf(s) {
		return false // "arrested hackers in Tarnovia for": the place of the arrest
	}
	if p == nil || p.country != "" || p.proper || p.strength != bad || !hackers(r.text(cs[s].head)) || s+2 >= len(cs) || cs[s+1].kind != prep || cs[k].blame&(en.VDeed|en.VSoft|en.VDo) == 0 {
		return false
	}
	for m := s; m < k; m++ {
		if cs[m].kind == verb && cs[m].blame&en.VPunish != 0 {
			return false // "hackers in Tarnovia were arrested for"
		}
	}
	at := s + 2
	switch {
	case cs[s+1].fn == fnFrom && s+4 < len(cs) && countries(r, at):
		at += 2 // "hackers from countries such as Tarnovia and Velia"
	case cs[s+1].fn != fnIn:
		return false
	}
	found := false
	r.states(at, func(q *party) {
		x := *p
		x.country = q.country
		r.add(r.list(cs[k].scope), &x, "based", r.score("based", &x))
		found = true
	})
	return found
}

// hackers reports whether a word names people who break into computers.
func hackers(w string) bool {
	w = strings.ToLower(w)
	return strings.HasPrefix(w, "hack") || strings.HasPrefix(w, "cyber")
}

// strikes reports whether the word at token i, a verb of harm that the tagger takes for a plural, is what a name before it does: "the
// Iron Plover crew" no, "Iron Plover hacks the bank" yes, "hacks and defaces Marle Systems". Behind a preposition it is a noun: "in the
// Marle hacks the crew".
func (f *Finder) strikes(w *Work, in *Input, i int) bool {
	d, t := in.Doc, w.toks
	n := len(t) - 1
	if p := &t[n]; p.fn == fnAnd && n > 0 && t[n-1].class == tag.Verb && t[n-1].form == formFinite && t[n-1].blame&en.VDeed != 0 {
		return f.takesObject(in, i+1)
	}
	if p := &t[n]; p.class != tag.Proper || !p.cap {
		return false
	}
	for n >= 0 && t[n].cap && (t[n].class == tag.Proper || t[n].class == tag.Adjective || t[n].class == tag.Noun) {
		n--
	}
	if n >= 0 && t[n].class == tag.Determiner {
		n--
	}
	if n >= 0 && !(d.Text(t[n].at) == "," || d.Text(t[n].at) == ":" || t[n].fn == fnThat || t[n].quote) {
		return false
	}
	if next := i + 1; next+1 < in.Range.End && d.Text(next) == "and" {
		b := f.words.Get(strings.ToLower(d.Text(next + 1))).blame
		return b&en.VDeed != 0 && strings.HasSuffix(d.Text(next+1), "s") && f.takesObject(in, next+2)
	}
	return f.takesObject(in, i+1)
}

// takesObject reports whether a noun phrase with an article, a possessive pronoun or a name starts at token i.
func (f *Finder) takesObject(in *Input, i int) bool {
	if i >= in.Range.End {
		return false
	}
	switch f.tags.Class(in.Pos[i]) {
	case tag.Determiner, tag.Pronoun, tag.Proper:
		return true
	}
	return false
}

// workOf blames the state whose work the noun at chunk j says a deed is: "a breach thought to be Tarnovia's work".
func (r *reader) workOf(k, j int) {
	c, t := &r.w.chunks[j], r.w.toks
	for i := c.start; i+1 < c.end; i++ {
		if e := t[i].entry; e != nil && e.Country != "" && e.Class == world.State && t[i].suffix == noSuffix && t[i+1].entry != e && possessive(r.text(i+1)) {
			q := party{strength: state, country: e.Country, name: e.Name, start: i, end: i + 1}
			r.add(r.list(r.w.chunks[k].scope), &q, "behind", r.score("behind", &q))
			return
		}
	}
}

// states calls f for each state of the list that starts at chunk m, "Tarnovia", "Tarnovia and Velia", "Tarnovia, Velia and Kestria". A
// comma without "and" behind it ends no list: nothing is found then.
func (r *reader) states(m int, f func(*party)) {
	cs := r.w.chunks
	end, open := m, false // last state of the list
	for q := m; ; {
		if p := r.stateAt(q); p == nil || p.strength != state {
			break
		}
		end = q
		n := q + 1
		open = n < len(cs) && cs[n].kind == comma
		if open && n+1 < len(cs) && cs[n+1].kind == conj {
			n, open = n+1, false
		}
		if n+1 >= len(cs) || cs[n].kind != comma && cs[n].kind != conj {
			break
		}
		q = n + 1
	}
	for q := m; q <= end && !open; q++ {
		if p := r.stateAt(q); p != nil {
			f(p)
		}
	}
}

// countries reports whether the noun at chunk j is "countries", and "such as" or "including" a list of them follows.
func countries(r *reader, j int) bool {
	c, next := &r.w.chunks[j], &r.w.chunks[j+1]
	n, such := 0, next.kind == prep && next.end == next.start+1 && (r.text(next.start) == "as" || r.text(next.start) == "including" || r.text(next.start) == "like")
	for i := c.start; i < c.end; i++ {
		switch r.text(i) {
		case "countries", "states", "nations":
			n++
		}
	}
	return n > 0 && such
}

// crewDoes reports whether the capitalised word at token i is what a headline says that the group before it does: "Ransomware Gang
// Claims Breach", "Hackers Target Banks". The group is called one by what it lives by, so that no "Harbour Group Targets" is taken.
func (f *Finder) crewDoes(w *Work, in *Input, i int, t *token) bool {
	n := len(w.toks) - 1
	p := &w.toks[n]
	s := in.Doc.Text(i)
	plural := strings.HasSuffix(in.Doc.Text(p.at), "s")
	if t.entry != nil || !p.cap || t.blame&(en.VDeed|en.VSoft|en.VClaim) == 0 || plural == strings.HasSuffix(s, "s") || !startsUpper(in.Doc.Text(i+1)) {
		return false
	}
	if p.blame&en.NBad != 0 && plural {
		return true
	}
	return p.blame&en.NGroup != 0 && n > 0 && w.toks[n-1].cap && w.toks[n-1].blame&(en.MBad|en.NBad) != 0
}

func startsUpper(s string) bool { return s[0] >= 'A' && s[0] <= 'Z' }
