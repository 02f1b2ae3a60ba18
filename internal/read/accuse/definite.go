package accuse

import (
	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// nearby is how many tokens back "the company" looks for its name: about five sentences.
const nearby = 150

// definite returns the party that "the company" or "the gang" at chunk j means: the only one of
// its kind that is named in the tokens before. Where another organisation, or a name that nothing
// explains, stands among them nobody is meant. Firms are looked for by frames that blame, groups
// by all.
func (r *reader) definite(j int, frame string) *party {
	c := &r.w.chunks[j]
	if c.end != c.start+2 || !pointing(r.text(c.start)) || j+1 < len(r.w.chunks) && r.w.chunks[j+1].kind == prep && r.w.chunks[j+1].fn == fnOf {
		return nil
	}
	b := r.f.bodies[r.text(c.head)]
	group := b&(en.BodyGroup|en.BodyArmed) != 0
	switch {
	case !group && (b&en.BodyFirm == 0 || !blaming[frame]), r.plural(c):
		return nil
	}
	one := r.oneNamed(r.w.toks[c.start].at, group)
	if one == nil {
		return nil
	}
	s := named
	if group {
		s = bad
	}
	return &party{strength: s, name: one.Name, proper: true, start: c.start, end: c.end, meant: true}
}

// oneNamed returns the only group, or firm, that is named in the tokens before here; nil where there is none, where others of its kind or
// names that nothing explains compete, and for the speaker.
func (r *reader) oneNamed(here int, group bool) *name.Name {
	var one *name.Name
	for i := range r.in.Names {
		n := &r.in.Names[i]
		if n.End > here {
			break
		}
		if n.Start < here-nearby {
			continue
		}
		switch n.Kind {
		case hearsay.KindThreatActor, hearsay.KindArmedGroup:
			if !group {
				continue
			}
		case hearsay.KindOrganisation:
			if n.Class == world.Service || n.Country != "" {
				continue
			}
		case hearsay.KindUnknown:
			if n.Country != "" || n.Class != world.None || n.Sort() == name.Person || n.Sort() == name.Place || r.dated(n) {
				continue
			}
			return nil
		default:
			continue
		}
		if group != (n.Kind != hearsay.KindOrganisation) || one != nil && one.ID != n.ID {
			return nil
		}
		one = n
	}
	if one == nil || one.Name == r.in.Speaker.Name {
		return nil
	}
	return one
}

// pointing reports whether a word before a noun says that it was told before whom it means.
func pointing(w string) bool {
	switch w {
	case "the", "The", "this", "This":
		return true
	}
	return false
}

// dated reports whether a number stands beside n: "March 3".
func (r *reader) dated(n *name.Name) bool {
	t := r.in.Doc.Toks
	return n.End < len(t) && t[n.End].Kind == text.Number || n.Start > 0 && t[n.Start-1].Kind == text.Number
}

// blaming are the frames that say that somebody is blamed, or did not do what they had to.
var blaming = map[string]bool{"blame": true, "accuse": true, "charge": true, "suspect": true, "behind": true, "neglect": true, "caused": true, "breach": true, "point": true, "named": true}
