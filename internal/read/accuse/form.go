package accuse

import (
	"strings"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// apart reads a suffix without its hyphen, "a Tarnovia based group": token i, s, stands between
// a state's name and a noun. Words that can be a verb's past need a determiner before the name.
func (f *Finder) apart(w *Work, in *Input, i int, s string) suffix {
	n := len(w.toks)
	if n == 0 || w.toks[n-1].entry == nil || w.toks[n-1].suffix != noSuffix || w.toks[n-1].entry.Class != world.State || i+1 >= in.Range.End {
		return noSuffix
	}
	switch c := f.tags.Class(in.Pos[i+1]); c {
	case tag.Noun, tag.Adjective:
	case tag.Verb:
		if f.words.Get(in.Doc.Text(i+1)).blame&en.MBad == 0 {
			return noSuffix
		}
	default:
		return noSuffix
	}
	switch s {
	case "based", "nexus":
	case "backed", "linked", "sponsored", "affiliated", "aligned":
		for n--; n > 0 && !w.toks[n].first; n-- {
		}
		if n == 0 || w.toks[n-1].class != tag.Determiner {
			return noSuffix
		}
	default:
		return noSuffix
	}
	return suffixes[s]
}

// headlineVerb reports whether a capitalised word behind a state's name is a verb that a
// tagger takes for part of a name in headlines: one that can be no noun, or stands between
// two states.
func (f *Finder) headlineVerb(d *text.Doc, t *token, i int, s string) bool {
	const nouns = en.NDeed | en.NAct | en.NBad | en.NPerson | en.NOrgan | en.NCulp | en.NPenalty | en.NTie | en.NNoHint | en.NCount | en.NUnit
	if t.entry != nil || t.blame&(en.VAccuse|en.VBlame|en.VDeny|en.VDeed|en.VDo) == 0 || !strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ed") {
		return false
	}
	if t.blame&nouns == 0 {
		return true
	}
	e, n := f.world.Match(d, i+1, min(i+5, len(d.Toks)))
	return n > 0 && e.Country != "" && (e.Class == world.State || e.Class == world.Adjective)
}

// joined returns the classes of a noun with another before its last hyphen, at h of its
// lower-case form: "spy-campaign" is a campaign of bad kind. "Counter-attack" is none.
func (f *Finder) joined(low []byte, h int) en.Blame {
	const nouns = en.NDeed | en.NAct | en.NBad | en.NGroup | en.NUnit
	x, _ := f.words.Find(low[h+1:])
	b := x.blame & nouns
	if b == 0 {
		return 0
	}
	a, _ := f.words.Find(low[:h])
	switch {
	case a.fn != fnNone || a.blame&(en.MBad|en.NBad|en.NDeed|en.MWeak) == 0:
		return 0
	case a.blame&en.MWeak != 0:
		return b | en.MWeak
	}
	return b | en.MBad
}

// people reports whether the word after token n, in the plural, can be people of a state: an
// adjective of one stands there, with at most one noun behind it.
func (w *Work) people(n int) bool {
	if n > 0 && w.toks[n].class == tag.Noun && w.toks[n].entry == nil && w.toks[n].blame == 0 {
		n--
	}
	return n >= 0 && w.toks[n].entry != nil && w.toks[n].entry.Class == world.Adjective && w.toks[n].suffix == noSuffix
}

// careless finds a state's adjective that lacks a capital or has a hyphen: "tarnovian",
// "south-Velian". It returns the number of its tokens.
func (f *Finder) careless(w *Work, d *text.Doc, i, end int, capital bool) (*world.Entry, int) {
	s := d.Text(i)
	if len(s) < 4 || capital && strings.IndexByte(s, '-') < 0 {
		return nil, 0
	}
	w.low = appendLower(w.low[:0], s)
	if e, ok := f.lower.Find(w.low); ok {
		return e, 1
	}
	if !capital && len(s) == 5 && i+1 < end { // north, south
		w.low = append(w.low, ' ')
		w.low = appendLower(w.low, d.Text(i+1))
		if e, ok := f.lower.Find(w.low); ok {
			return e, 2
		}
	}
	return nil, 0
}

// compound reads "Tarnovia-backed": the state before the hyphen and what is tied to it.
func (f *Finder) compound(d *text.Doc, i, from int, s string, h int) (*world.Entry, suffix) {
	var best *world.Entry
	n := -1
	for _, p := range f.prefix[s[:h]] {
		if len(p.before) <= n || i-len(p.before) < from {
			continue
		}
		ok := true
		for k, b := range p.before {
			ok = ok && d.Text(i-len(p.before)+k) == b
		}
		if ok {
			best, n = p.entry, len(p.before)
		}
	}
	if best == nil {
		return nil, noSuffix
	}
	if x, ok := suffixes[s[h+1:]]; ok {
		return best, x
	}
	if c := s[h+1]; c >= 'A' && c <= 'Z' { // headlines: "Tarnovia-Linked"
		if x, ok := suffixes[strings.ToLower(s[h+1:])]; ok {
			return best, x
		}
	}
	return best, otherSuffix
}

// nextHyphen returns where the next hyphen of s stands behind h, 0 if none does.
func nextHyphen(s string, h int) int {
	if k := strings.IndexByte(s[h+1:], '-'); k >= 0 {
		return h + 1 + k
	}
	return 0
}

// finiteForm reports whether token i, which the tagger takes for a plural, is a verb of blame
// behind its subject: an article or a name follows, or "to" where it points.
func (f *Finder) finiteForm(w *Work, in *Input, i int, t *token) bool {
	if t.blame&en.VDeed != 0 && !t.cap && f.strikes(w, in, i) {
		return true
	}
	const verbs = en.VPoint | en.VDeny | en.VBlame | en.VAccuse
	if t.blame&verbs == 0 && t.fault&en.VBear == 0 || t.blame&(en.NDeed|en.NAct|en.NBad|en.NCulp|en.NPenalty) != 0 {
		return false
	}
	p := &w.toks[len(w.toks)-1]
	if p.class != tag.Noun && p.class != tag.Proper || p.blame&en.NCount != 0 || t.cap {
		return false
	}
	next := f.tags.Class(in.Pos[i+1])
	if t.blame&en.VPoint != 0 {
		return in.Doc.Text(i+1) == "to" && i+2 < in.Range.End && (p.blame&(en.NNoHint|en.NTrace) != 0 || f.tags.Class(in.Pos[i+2]) == tag.Proper)
	}
	return next == tag.Determiner || next == tag.Pronoun
}
