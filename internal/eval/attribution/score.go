// Package attribution scores quotes against gold ones the way the literature on PolNeAR and
// PARC does, so that figures stand beside published ones.
//
//	seg      each contiguous piece of a role counted once a document, exact tokens
//	         (CofeNet, COLING 2022, "exact match")
//	exact    a role's whole token set identical, one to one (Pareti 2013, "strict")
//	lenient  whole quotes one to one; each role's token F1 ≥ .5 or both empty
//	srccont  as lenient, the cue left out: what a ledger of who said what needs
//
// Tokens are runs of letters, digits, apostrophes and hyphens, or single other characters,
// so that systems with other tokenisers can be compared. Cost is quadratic in the quotes of
// a document, which are few.
package attribution

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"hearsay"
)

// Quote is what is scored: three roles of byte spans.
type Quote struct{ Source, Cue, Content []hearsay.Span }

// Counts are the sums that precision and recall are made of: hits over predicted, and
// hits over gold (they differ where kinds are scored apart).
type Counts struct{ HitP, P, HitG, G int }

// Add adds d to c.
func (c *Counts) Add(d Counts) {
	c.HitP += d.HitP
	c.P += d.P
	c.HitG += d.HitG
	c.G += d.G
}

// PRF returns precision, recall and F1 in percent.
func (c Counts) PRF() (p, r, f float64) {
	if c.P > 0 {
		p = 100 * float64(c.HitP) / float64(c.P)
	}
	if c.G > 0 {
		r = 100 * float64(c.HitG) / float64(c.G)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return
}

// Score returns the counts of one document by figure: seg.source, seg.cue, seg.content,
// lenient, srccont, and for direct, indirect and mixed content each X.exact (content) and
// X.srccont.
func Score(text string, gold, pred []Quote) map[string]Counts {
	toks := tokenize(text)
	g, p := build(gold, toks), build(pred, toks)
	out := map[string]Counts{}
	for k, role := range []string{"source", "cue", "content"} {
		out["seg."+role] = segments(p, g, k)
	}
	out["lenient"] = whole(p, g, "", 0)
	out["srccont"] = whole(p, g, "", 1<<1)
	for _, kind := range []string{"direct", "indirect", "mixed"} {
		out[kind+".exact"] = exactContent(p, g, kind)
		out[kind+".srccont"] = whole(p, g, kind, 1<<1)
	}
	return out
}

type token struct {
	hearsay.Span
	punct, quoted bool
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' || r == '-'
}

func tokenize(s string) []token {
	var out []token
	in := false
	word := -1
	letters := false
	flush := func(end int) {
		if word >= 0 {
			out = append(out, token{hearsay.Span{Start: word, End: end}, !letters, in})
			word, letters = -1, false
		}
	}
	for i, r := range s {
		if wordRune(r) {
			if word < 0 {
				word = i
			}
			letters = letters || unicode.IsLetter(r) || unicode.IsDigit(r)
			continue
		}
		flush(i)
		if unicode.IsSpace(r) {
			if r == '\n' {
				in = false
			}
			continue
		}
		q := in
		switch r {
		case '“':
			in, q = true, true
		case '”':
			in, q = false, true
		case '"':
			q = true
			in = !in
		}
		out = append(out, token{hearsay.Span{Start: i, End: i + len(string(r))}, true, q})
	}
	flush(len(s))
	return out
}

type set []int // ascending token indexes

func inter(a, b set) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

func f1(a, b set) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	return 2 * float64(inter(a, b)) / float64(len(a)+len(b))
}

type item struct {
	roles [3]set
	segs  [3][][2]int
	kind  string
}

func build(qs []Quote, toks []token) []item {
	var out []item
	for _, q := range qs {
		var it item
		for k, sp := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
			for _, s := range sp {
				i := sort.Search(len(toks), func(i int) bool { return toks[i].End > s.Start })
				from := i
				for ; i < len(toks) && toks[i].Start < s.End; i++ {
					it.roles[k] = append(it.roles[k], i)
				}
				if i > from {
					it.segs[k] = append(it.segs[k], [2]int{from, i})
				}
			}
			slices.Sort(it.roles[k])
			it.roles[k] = slices.Compact(it.roles[k])
		}
		in, words := 0, 0
		for _, i := range it.roles[2] {
			if !toks[i].punct {
				words++
				if toks[i].quoted {
					in++
				}
			}
		}
		switch in {
		case 0:
			it.kind = "indirect"
		case words:
			it.kind = "direct"
		default:
			it.kind = "mixed"
		}
		if len(it.roles[0])+len(it.roles[1])+len(it.roles[2]) > 0 {
			out = append(out, it)
		}
	}
	return out
}

func segments(p, g []item, k int) Counts {
	collect := func(l []item) map[[2]int]bool {
		m := map[[2]int]bool{}
		for _, it := range l {
			for _, s := range it.segs[k] {
				m[s] = true
			}
		}
		return m
	}
	a, b := collect(p), collect(g)
	c := Counts{P: len(a), G: len(b)}
	for s := range a {
		if b[s] {
			c.HitP++
			c.HitG++
		}
	}
	return c
}

// match pairs predicted and gold one to one, best score first.
func match(p, g int, score func(p, g int) float64) []int {
	type pair struct {
		p, g int
		s    float64
	}
	var all []pair
	for i := range p {
		for j := range g {
			if s := score(i, j); s > 0 {
				all = append(all, pair{i, j, s})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].s > all[j].s })
	out := slices.Repeat([]int{-1}, p)
	used := make([]bool, g)
	for _, x := range all {
		if out[x.p] < 0 && !used[x.g] {
			out[x.p], used[x.g] = x.g, true
		}
	}
	return out
}

// tally counts pairs whose predicted, and whose gold, item is of the kind; "" takes all.
func tally(p, g []item, pairs []int, kind string, ok func(*item) bool) Counts {
	var c Counts
	hit := make([]bool, len(g))
	for i, j := range pairs {
		if j >= 0 {
			hit[j] = true
		}
		if ok(&p[i]) && (kind == "" || p[i].kind == kind) {
			c.P++
			if j >= 0 {
				c.HitP++
			}
		}
	}
	for j := range g {
		if ok(&g[j]) && (kind == "" || g[j].kind == kind) {
			c.G++
			if hit[j] {
				c.HitG++
			}
		}
	}
	return c
}

func exactContent(p, g []item, kind string) Counts {
	pairs := match(len(p), len(g), func(i, j int) float64 {
		if len(p[i].roles[2]) > 0 && slices.Equal(p[i].roles[2], g[j].roles[2]) {
			return 1
		}
		return 0
	})
	return tally(p, g, pairs, kind, func(it *item) bool { return len(it.roles[2]) > 0 })
}

// whole matches whole quotes leniently; skip is a bit set of roles left out.
func whole(p, g []item, kind string, skip int) Counts {
	pairs := match(len(p), len(g), func(i, j int) float64 {
		sum := 0.01
		for k := range 3 {
			a, b := p[i].roles[k], g[j].roles[k]
			f := f1(a, b)
			if skip&(1<<k) == 0 && len(a)+len(b) > 0 && (inter(a, b) == 0 || f < 0.5) {
				return 0
			}
			sum += f
		}
		return sum
	})
	return tally(p, g, pairs, kind, func(*item) bool { return true })
}

// Names lists the figures of Score in a fixed order.
func Names() []string {
	return strings.Fields("seg.source seg.cue seg.content lenient srccont direct.exact direct.srccont indirect.exact indirect.srccont mixed.exact mixed.srccont")
}
