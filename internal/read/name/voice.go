package name

import (
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// Voice returns the ministry that a role makes somebody the voice of, as an organ of a state is
// named without its state: "Ministry of Foreign Affairs" for "foreign ministry spokeswoman",
// "Defence Ministry" for "spokesperson for the Ministry of Defence". It is "" where the role is
// not that of a spokesperson or names no ministry, or two.
func (f *Finder) Voice(role string) string {
	var d text.Doc
	d.Parse(role)
	s := scan{Finder: f, d: &d}
	all := text.Range{End: len(d.Toks)}
	body, speaks := "", false
	for k := 0; k < all.End; k++ {
		speaks = speaks || s.role(k).Class == world.Spokes
		to, what := s.ministry(k, all)
		if to == k {
			continue
		}
		if body != "" && body != what {
			return ""
		}
		body, k = what, to-1
	}
	if !speaks {
		return ""
	}
	return body
}

// Headed returns the ministry whose minister a role makes somebody, without its state:
// "Ministry of Foreign Affairs" for "Foreign Minister", "Foreign Secretary" and "Minister for
// Foreign Affairs", "" for everything else, deputies and former ministers among it.
func (f *Finder) Headed(role string) string {
	var d text.Doc
	d.Parse(role)
	s := scan{Finder: f, d: &d}
	end := len(d.Toks)
	if n := s.department(0, end); n > 0 && n+1 == end && (s.word(n, "minister") || s.word(n, "secretary")) {
		dept, _ := lookup(&s, s.patterns.Department, 0, n)
		return ministryOf(dept)
	}
	if end < 3 || !s.word(0, "minister") || !s.word(1, "of") && !s.word(1, "for") {
		return ""
	}
	from := 2
	if s.word(from, "the") {
		from++
	}
	if n := s.department(from, end); n > 0 && from+n == end {
		dept, _ := lookup(&s, s.patterns.Department, from, end)
		return ministryOf(dept)
	}
	return ""
}
