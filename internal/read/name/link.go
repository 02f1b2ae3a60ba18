package name

import (
	"strings"
	"unicode"

	"hearsay"
	"hearsay/lexicon/world"
)

// Link joins short mentions to long ones over one document, whose fields are given in
// reading order: a lone surname or given name to its one person, an acronym or first word to
// its one organisation, and names of unknown kind to what the same words are elsewhere.
// Where two candidates differ nothing is joined.
func Link(fields ...[]Name) {
	abbreviations(fields)
	ownBodies(fields)
	if len(fields) > 1 {
		looseRoles(fields)
	}
	long := map[string]*Name{} // key → mention that explains it, or nil where two do
	put := func(key string, n *Name) {
		if key == "" {
			return
		}
		if old, ok := long[key]; ok && (old == nil || old.ID != n.ID) {
			long[key] = nil
			return
		}
		long[key] = n
	}
	var labels uint64 // lengths of names in capitals
	for _, f := range fields {
		for i := range f {
			if label(&f[i]) {
				labels |= 1 << min(len(f[i].Name), 63)
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			n := &f[i]
			switch {
			case n.weak:
			case n.Kind == hearsay.KindPerson:
				put("full:"+n.Name, n)
				put(last(n.Name), n)
				if s := last(n.Name); labels>>min(len(s), 63)&1 != 0 {
					put(shouted(s), n)
				}
				if labels>>min(len(n.Name), 63)&1 != 0 {
					put(shouted(n.Name), n)
				}
				if first, _, ok := strings.Cut(n.Name, " "); ok {
					put("first:"+first, n)
				}
			case n.Kind == hearsay.KindOrganisation && n.Country == "" || strings.HasPrefix(n.ID, "org:") || strings.HasPrefix(n.ID, "service:"):
				put(initials(n.Name), n)
				if first, _, ok := strings.Cut(n.Name, " "); ok && !strings.HasPrefix(n.ID, "organ:") {
					put(first, n)
				}
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			if n := &f[i]; alike(f, i) {
				if to := long[last(n.Name)]; to != nil && to.Kind == hearsay.KindPerson && to.Name != n.Name && rivals(fields, to) {
					long[last(n.Name)] = &Name{ID: "person:" + last(n.Name), Name: last(n.Name), Kind: hearsay.KindPerson} // somebody, and nobody knows who
				}
			}
		}
	}
	for _, f := range fields {
		for i := range f {
			n := &f[i]
			if n.Class == world.Capital && n.Len() == 1 { // a person's surname, rather than the place
				if to := long[n.form]; to != nil && to.Kind == hearsay.KindPerson {
					n.ID, n.Name, n.Kind, n.Country, n.Class = to.ID, to.Name, to.Kind, "", world.None
				}
				continue
			}
			if !strings.HasPrefix(n.ID, "word:") && !strings.HasPrefix(n.ID, "org:") {
				continue
			}
			key := n.Name
			if strings.HasPrefix(n.ID, "word:") && !n.weak {
				key = "full:" + n.Name
			}
			to := long[key]
			if to == nil && label(n) {
				to = long[shouted(n.Name)] // the label of a transcript: "VOSS:"
			}
			if to == nil && n.weak {
				to = long["first:"+n.Name]
			}
			if to != nil && to.ID != n.ID && len(to.Name) >= len(n.Name) {
				n.ID, n.Name, n.Kind, n.Country, n.Class = to.ID, to.Name, to.Kind, to.Country, to.Class
				n.sort, n.judged = to.sort, to.judged
				if n.Gender == 0 {
					n.Gender = to.Gender
				}
			}
		}
	}
}

// alike reports whether name i of f, of unknown kind, has the look of a person's full name: the model takes it for one, or it stands beside one of the same
// surname, "Khizr and Mary Orven" written in full.
func alike(f []Name, i int) bool {
	n := &f[i]
	if n.weak || n.Kind != hearsay.KindUnknown || n.Core.Len() < 2 || n.Class != world.None || strings.Contains(n.Name, ". ") || strings.HasPrefix(n.Name, "The ") {
		return false
	}
	if n.Sort() == Person {
		return true
	}
	beside := func(k int) bool {
		return k >= 0 && k < len(f) && f[k].Kind == hearsay.KindPerson && f[k].Core.Len() > 1 && last(f[k].Name) == last(n.Name) && (f[k].Start == n.End+1 || n.Start == f[k].End+1)
	}
	return beside(i-1) || beside(i+1)
}

// rivals reports whether others with the surname of the person to, whose given names no table knows, are named in full at least as often as that one: then
// the surname alone is somebody's whom the words do not tell.
func rivals(fields [][]Name, to *Name) bool {
	one, others := 0, 0
	for _, f := range fields {
		for i := range f {
			switch n := &f[i]; {
			case n.Name == to.Name && n.Role.Class == world.Office:
				return false // who holds an office is meant
			case n.Name == to.Name:
				one++
			case last(n.Name) == last(to.Name) && !variant(n.Name, to.Name) && alike(f, i):
				others++
			}
		}
	}
	return others >= one
}

// label reports whether n, which nothing else explains, may be a person's name in capitals, as transcripts label who speaks. What shouted
// takes for an acronym is none.
func label(n *Name) bool {
	return len(n.Name) >= 4 && (strings.HasPrefix(n.ID, "word:") || strings.HasPrefix(n.ID, "org:")) &&
		!strings.ContainsFunc(n.Name, func(c rune) bool { return unicode.ToUpper(c) != c })
}

// shouted is the key of a person's name or surname in capitals, "" where it is short enough for an acronym.
func shouted(s string) string {
	if len(s) < 4 {
		return ""
	}
	return "caps:" + strings.ToUpper(s)
}

func last(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// initials returns the acronym that the capitalised words of a name would give, "" for
// fewer than three.
func initials(s string) string {
	b := make([]byte, 0, 8)
	for w := range strings.FieldsSeq(s) {
		if c := w[0]; c >= 'A' && c <= 'Z' {
			b = append(b, c)
		}
	}
	if len(b) < 3 {
		return ""
	}
	return string(b)
}

// variant reports whether name is another way to write the full name of somebody: with a word before it or an initial within, "Harbourmaster Ilan Voss",
// "Ilan T. Voss".
func variant(name, full string) bool {
	first, _, _ := strings.Cut(full, " ")
	return strings.HasSuffix(name, " "+full) || strings.HasSuffix(full, " "+name) || strings.HasPrefix(name, first+" ")
}
