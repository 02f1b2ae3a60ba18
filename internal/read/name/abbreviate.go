package name

import (
	"strings"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// An abbreviation that the gazetteer knows is somebody else's where the text says so: beside a longer name that it stands for, "the National Insurance
// Scheme (NIS)", "the NIS, short for National Insurance Scheme"; behind another state's name, "Kestria's NIS"; among words of arms, "the paramilitary RSF".

// shortened reports whether abbreviations of a class of the gazetteer may be other bodies' as well.
func shortened(c world.Class) bool {
	switch c {
	case world.Service, world.Body, world.Firm, world.Outlet:
		return true
	}
	return false
}

// abbreviate gives the abbreviations from index from on what the words beside them say that they stand for. Cost is a look at each name.
func (s *scan) abbreviate(from int) {
	sent := 0
	for i := from; i < len(s.out); i++ {
		n := &s.out[i]
		if n.form == "" || n.Class == world.Capital {
			continue
		}
		for sent < len(s.d.Sents) && s.d.Sents[sent].End <= n.Start {
			sent++
		}
		if sent == len(s.d.Sents) {
			return
		}
		in := s.d.Sents[sent]
		if i > from && s.standsFor(&s.out[i-1], n, n.form) {
			n.become(&s.out[i-1])
		} else if i+1 < len(s.out) && s.standsFor(n, &s.out[i+1], n.form) {
			n.become(&s.out[i+1])
		} else if i > from && s.othersOwn(&s.out[i-1], n, in) {
			n.become(s.ofState(n, &s.out[i-1]))
		} else if n.Class == world.Body && s.armed(n, in) {
			n.become(&Name{ID: "word:" + n.form, Name: n.form, Kind: hearsay.KindArmedGroup})
		}
	}
}

// become makes of n a mention of what to is, for good: nothing joins it to the gazetteer's body again.
func (n *Name) become(to *Name) {
	n.instead = n.ID
	n.ID, n.Name, n.Kind, n.Country, n.Class, n.entry = to.ID, to.Name, to.Kind, to.Country, to.Class, to.entry
	n.sort, n.judged = to.sort, to.judged
}

// Instead reports whether n is an abbreviation that the text has stand for another body than the gazetteer does.
func (n *Name) Instead() bool { return n.instead != "" }

// standsFor reports whether only words that explain an abbreviation stand between a and b, and the longer of them has the initials short.
func (s *scan) standsFor(a, b *Name, short string) bool {
	long := a
	if a.Core.Len() == 1 {
		long = b
	}
	if long.Core.Len() < 2 || b.Start <= a.End || b.Start > a.End+5 || initials(s.text(long.Core)) != short {
		return false
	}
	tied := false
	for i := a.End; i < b.Start; i++ {
		switch w := s.d.Text(i); w {
		case "(", "known", "or", "short", "stands", "abbreviated", "called":
			tied = true
		case ",", "as", "for", "the", "which", "to", "also", "is":
		default:
			return false
		}
	}
	return tied
}

// othersOwn reports whether the name of another state than n's stands right before n and owns it: "Kestria's NIS", "the Kestrian NIS". With a noun
// behind, it owns that: "Kestria's NIS contacts".
func (s *scan) othersOwn(before, n *Name, sent text.Range) bool {
	if before.Country == "" || before.Country == n.Country || n.Class == world.Outlet || n.Class == world.Firm {
		return false
	}
	owns := before.Class == world.State && before.End == n.Start-1 && clitic(s.d.Text(before.End)) || before.Class == world.Adjective && before.End == n.Start
	if !owns || s.world.ByCode(before.Country) == nil {
		return false
	}
	if n.End < sent.End {
		switch s.class(n.End) {
		case tag.Noun, tag.Proper, tag.Adjective, tag.Numeral:
			return false
		}
	}
	return true
}

// ofState is the body of n's abbreviation of the state that owner names; whether it is one of its organs the words do not tell.
func (s *scan) ofState(n, owner *Name) *Name {
	full := n.form + " of " + s.world.ByCode(owner.Country).Name
	x := &Name{ID: "org:" + full, Name: full, Kind: hearsay.KindOrganisation}
	if n.Class == world.Service {
		x.ID, x.Country, x.Class = "organ:"+full, owner.Country, world.Service
	}
	return x
}

// armed reports whether words of arms stand right before or behind n: "the paramilitary RSF", "RSF militants".
func (s *scan) armed(n *Name, sent text.Range) bool {
	if n.End < sent.End && (s.body(n.End)&en.BodyArmed != 0 || s.word(n.End, "fighters") || strings.HasPrefix(s.d.Text(n.End), "paramilitar")) {
		return true
	}
	return n.Start > sent.Start && (s.word(n.Start-1, "paramilitary") || s.body(n.Start-1)&en.BodyArmed != 0)
}

// abbreviations gives every mention of an abbreviation in a document what one of them was said to stand for. Where two are said to stand for
// different things, both stay as they are.
func abbreviations(fields [][]Name) {
	for _, f := range fields {
		for i := range f {
			if n := &f[i]; len(n.form) > 2 && n.instead == "" && shortened(n.Class) {
				if long := spelled(fields, n); long != nil {
					n.become(long)
				}
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			if n := &f[i]; n.instead != "" {
				restand(fields, n)
			}
		}
	}
}

// restand makes what n is of the other mentions that are written like it and that the gazetteer knows as the same body.
func restand(fields [][]Name, n *Name) {
	for _, f := range fields {
		for i := range f {
			if x := &f[i]; x.instead != "" && x.form == n.form && x.ID != n.ID {
				return
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			if x := &f[i]; x.form == n.form && x.ID == n.instead {
				x.become(n)
			}
		}
	}
}

// spelled is the only longer name of a document that has n's letters for its initials, where the document nowhere spells out the body that the gazetteer has
// under them: "the Rapid Support Forces … the RSF". nil if there is none, or several.
func spelled(fields [][]Name, n *Name) *Name {
	var long *Name
	for _, f := range fields {
		for i := range f {
			switch x := &f[i]; {
			case x.ID == n.ID && x.form == "":
				return nil
			case x.ID == n.ID || x.Core.Len() < 2 || initials(x.Name) != n.form:
			case long != nil && long.ID != x.ID:
				return nil
			default:
				long = x
			}
		}
	}
	return long
}
