package l1

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/lexicon/l1"
)

// found is a cue beside a pair, with who stands at it.
type found struct {
	cue, source hearsay.Span
	act, name   string
}

// reach is how many words a cue may stand away from the marks, inside the sentence.
const reach = 12

// behind looks for a cue behind x, before to: at once ("…, sagte X"), behind a few words that
// do not part them ("… . Das sagte X"), or behind the name ("…, X a déclaré").
func (p *para) behind(x pair, to int) (found, bool) {
	a, b := p.between(x.End, to)
	b = min(b, a+reach, p.stop(a, b))
	if a == b {
		return found{}, false
	}
	gap := strings.TrimSpace(p.src[x.End:p.words[a].Start])
	if strings.Trim(gap, ",—–-.!?…» ") != "" {
		return found{}, false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.src[:x.End], "\"“”»«„」』 \u00a0"))
	parted := gap != "" || strings.ContainsRune(",.!?…", before)
	for k := a; k < min(b, a+3); k++ {
		c, n := p.cue(k, b)
		if n > 0 {
			if !parted && k > a {
				return found{}, false
			}
			f := found{cue: p.span(k, n), act: c.Act}
			p.after(&f, c, k+n, b)
			return f, true
		}
		if !p.t.Bridge[p.words[k].low] {
			break
		}
	}
	if !parted && !x.dash {
		return found{}, false
	}
	// the name first
	k := a
	for k < b && !p.words[k].upper && (p.t.Rank[p.words[k].low] || p.t.Bridge[p.words[k].low]) {
		k++
	}
	if end := p.run(k, b); end > k {
		if c, n := p.cue(end, b); n > 0 && c.Kind == l1.Verb && p.tight(k, end+n) {
			f := found{cue: p.span(end, n), act: c.Act}
			p.take(&f, k, end, true)
			return f, true
		}
	}
	return found{}, false
}

// before looks for a cue before x and behind from: "X sagte: …", "X a déclaré que …", "laut X
// …", or in a line that opens with a name and a colon.
func (p *para) before(x pair, from int) (found, bool) {
	a, b := p.between(from, x.Start)
	if a == b {
		return found{}, false
	}
	for k := b - 1; k > a; k-- { // the sentence's last part
		if p.ends(p.words[k-1].End, p.words[k].Start) {
			a = k
			break
		}
	}
	a = max(a, b-reach)
	gap := strings.TrimSpace(p.src[p.words[b-1].End:x.Start])
	colon := strings.HasPrefix(gap, ":")
	if strings.Trim(gap, ":,—– ") != "" {
		return found{}, false
	}
	for k := b - 1; k >= a; k-- {
		c, n := p.cue(k, b)
		if n == 0 || !colon && b-k-n > 4 && c.Kind == l1.Verb {
			continue
		}
		f := found{cue: p.span(k, n), act: c.Act}
		if c.Kind != l1.Verb {
			p.after(&f, c, k+n, b)
			if !colon && gap != "," && f.source.Empty() {
				return found{}, false // "laut Bericht …" without anybody
			}
			return f, true
		}
		if !colon && !strings.HasPrefix(gap, ",") && !p.joined(k+n, b) {
			return found{}, false // "nannte er sagte …"
		}
		if s := p.back(k, a); s < k {
			p.take(&f, s, k, s > a || from > p.from)
		} else {
			p.after(&f, c, k+n, b)
		}
		return f, true
	}
	if colon && a == lower(p.words, p.from) {
		k := a
		for k < b && !p.words[k].upper && p.t.Rank[p.words[k].low] {
			k++
		}
		if end := p.run(k, b); end == b && end > k {
			f := found{act: string(hearsay.Assert)}
			at := p.words[b-1].End
			at += strings.IndexByte(p.src[at:x.Start], ':')
			f.cue = hearsay.Span{Start: at, End: at + 1}
			p.take(&f, k, end, false)
			return f, f.name != ""
		}
	}
	return found{}, false
}

// joined reports whether words k to b are few and lead on: "que", "dass", "it was".
func (p *para) joined(k, b int) bool {
	if b-k > 4 {
		return false
	}
	for ; k < b; k++ {
		if p.words[k].upper {
			return false
		}
	}
	return true
}

// cue returns the cue whose words stand at k, and how many; 0 if none does. In German the
// two words of a verb may stand apart: "teilte das Amt mit".
func (p *para) cue(k, end int) (l1.Cue, int) {
	if k >= end {
		return l1.Cue{}, 0
	}
	for _, c := range p.t.Cues[p.words[k].low] {
		n := 0
		for n < len(c.Words) && k+n < end && p.words[k+n].low == c.Words[n] {
			n++
		}
		if n == len(c.Words) {
			return c, n
		}
		if n == 1 && p.t.Lang == "de" && c.Kind == l1.Verb && len(c.Words) == 2 {
			for j := k + 2; j < min(end, k+9); j++ {
				if p.words[j].low == c.Words[1] {
					return c, 1
				}
			}
		}
	}
	return l1.Cue{}, 0
}

// after takes the source behind a cue: the run of capitals, behind at most four words that
// are titles or what goes with them. Somebody told ("à la presse", "den Journalisten") is
// none.
func (p *para) after(f *found, c l1.Cue, k, end int) {
	first := k
	for k < end && k < first+4 && !p.words[k].upper {
		w := p.words[k].low
		if told[w] || k > first && !p.tight(k-1, k+1) {
			return
		}
		ranked := k > first && p.t.Rank[p.words[first].low]
		if !p.t.Rank[w] && !p.t.Bridge[w] && !ranked {
			return
		}
		k++
	}
	if run := p.run(k, end); run > k && (k == first || p.tight(k-1, k+1)) && p.follows(f.cue, first) {
		from := k
		for from > first && (p.t.Rank[p.words[from-1].low] || from-1 > first && p.t.Rank[p.words[first].low]) {
			from--
		}
		if from > first && p.t.Joint[p.words[k-1].low] {
			return // "ministra de Defensa": an office
		}
		p.take(f, k, run, true)
		if from < k && !f.source.Empty() {
			f.source.Start = p.words[from].Start
		}
		if c.Kind == l1.Inflected || from < k && run-k > 2 {
			f.name = "" // "the head of the office of Kestria Ada Weir": who knows where the name begins
		}
	}
}

// told are words before those who are spoken to.
var told = map[string]bool{"à": true, "aux": true, "au": true, "a": true, "al": true, "ai": true, "alla": true, "allo": true, "dem": true, "den": true, "gegenüber": true, "an": true, "z": true, "do": true, "для": true}

// follows reports whether nothing but space stands between the cue and word k.
func (p *para) follows(cue hearsay.Span, k int) bool {
	return k < len(p.words) && strings.TrimSpace(p.src[cue.End:p.words[k].Start]) == ""
}

// back returns where the run of capitals that ends at word k begins, k if none does.
func (p *para) back(k, from int) int {
	s := k
	for s > from && s > k-5 && p.words[s-1].upper && p.tight(s-1, s+1) {
		s--
	}
	if s < k && p.run(s, k) == k {
		return s
	}
	return k
}

// run returns the end of the run of capitals at word k, small words inside names included.
func (p *para) run(k, end int) int {
	if k >= end || !p.words[k].upper {
		return k
	}
	e := k + 1
	for e < end && e < k+5 && p.tight(e-1, e+1) {
		switch {
		case p.words[e].upper:
			e++
		case p.t.Joint[p.words[e].low] && e+1 < end && p.words[e+1].upper && p.tight(e, e+2):
			e += 2
		default:
			return e
		}
	}
	return e
}

// tight reports whether only space, or the point of an initial, stands between the words
// from a to b.
func (p *para) tight(a, b int) bool {
	for k := a; k+1 < min(b, len(p.words)); k++ {
		gap := p.src[p.words[k].End:p.words[k+1].Start]
		if g := strings.TrimSpace(gap); g != "" && !(g == "." && utf8.RuneCountInString(p.words[k].low) <= 2) {
			return false
		}
	}
	return true
}

// take makes words k to end the source, and their name the speaker where it may be one.
// inside says that the run does not open the sentence, where a capital means nothing.
func (p *para) take(f *found, k, end int, inside bool) {
	from := k
	for k < end && p.rank(p.words[k].low) {
		k++
	}
	if k == end {
		return // a title alone
	}
	name := p.src[p.words[k].Start:p.words[end-1].End]
	known := p.known != nil && p.known(name)
	switch {
	case known:
	case end-k == 1 && (p.t.Lang == "de" || !inside && from == k || capitals(name)):
		return
	case p.oblique(p.words[end-1].low):
		return
	}
	f.source = p.span(from, end-from)
	if known || end-k >= 2 && !slices.ContainsFunc(p.words[k:end], func(w word) bool { return capitals(p.src[w.Start:w.End]) }) {
		f.name = name
	}
}

// capitals reports whether w is an acronym: two letters or more, none of them small. Beside a
// name it is the name of somebody's office.
func capitals(w string) bool {
	return utf8.RuneCountInString(w) > 1 && !strings.ContainsFunc(w, unicode.IsLower)
}

// rank reports whether w is a title, or ends as one.
func (p *para) rank(w string) bool {
	if p.t.Rank[w] {
		return true
	}
	for _, s := range p.t.Suffixes {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// oblique reports whether the last word of a Slavic name stands in a case in which nobody
// speaks.
func (p *para) oblique(w string) bool {
	var ends []string
	switch p.t.Lang {
	case "ru", "uk":
		ends = []string{"у", "ю", "ому", "ему", "ым", "им", "ом", "ою", "ой"}
	case "pl":
		ends = []string{"owi", "emu", "iego", "iej", "em", "ą", "ę"}
	default:
		return false
	}
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

func (p *para) span(k, n int) hearsay.Span {
	return hearsay.Span{Start: p.words[k].Start, End: p.words[k+n-1].End}
}

// stop returns the first word of [a, b) that opens another sentence, b if none does.
func (p *para) stop(a, b int) int {
	for k := a + 1; k < b; k++ {
		if p.ends(p.words[k-1].End, p.words[k].Start) {
			return k
		}
	}
	return b
}

// ends reports whether a sentence ends between two words.
func (p *para) ends(from, to int) bool {
	gap := p.src[from:to]
	if !strings.ContainsAny(gap, ".!?…;") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.src[to:])
	start := strings.LastIndexFunc(p.src[p.from:from], func(r rune) bool { return !unicode.IsLetter(r) }) + 1 + p.from
	return (unicode.IsUpper(r) || strings.ContainsAny(gap, "!?;")) && utf8.RuneCountInString(p.src[start:from]) > 2
}
