// Package perturb makes copies of articles that are changed in known ways, as a gold standard
// for what finds shared text: words edited at a rate, ends cut off, paragraphs moved, two
// sources spliced into one, boilerplate wrapped around, headlines changed.
//
// It is a test tool: deterministic by its seed, pure, with no text of its own but boilerplate
// about nothing. A copy is made as desks and scripts make them, not as an adversary would.
package perturb

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// Levels are the shares of words edited, the usual series of measurements.
var Levels = [...]float64{0, 0.005, 0.02, 0.05, 0.15, 0.40}

// Source is an article to be changed.
type Source struct{ Title, Text string }

// Copy is an article made of others.
type Copy struct {
	Title, Text string
	Of          []int   // its sources: one, or two of a splice
	Level       float64 // of word edits
	Cut         float64 // share of the words that was kept, 1 where nothing was cut off
	Moved       bool    // paragraphs were moved
	House       int     // whose header and footer were put around it, from 1; 0 for none
	Words       []int   // of a splice: how many words it takes from each source
}

// Maker makes copies of a set of sources.
type Maker struct {
	sources []Source
	foreign []string // words of all sources, to insert
	rng     *rand.Rand
}

// New returns a maker with a seed. Sources must have text.
func New(sources []Source, seed uint64) *Maker {
	m := &Maker{sources: sources, rng: rand.New(rand.NewPCG(seed, 0x9E3779B97F4A7C15))}
	for i := range sources {
		for k, w := range strings.Fields(sources[i].Text) {
			if k%7 == 0 {
				m.foreign = append(m.foreign, w)
			}
		}
	}
	return m
}

// Copy changes source n: its words at a level; of three copies one is cut to 60–99 %, one of
// four with four paragraphs or more has two of them moved, one of three is wrapped in an
// outlet's header and footer, and every headline but those at level 0 is another.
func (m *Maker) Copy(n int, level float64) Copy {
	s := &m.sources[n]
	c := Copy{Title: s.Title, Of: []int{n}, Level: level, Cut: 1}
	paras := paragraphs(s.Text)
	if m.rng.IntN(4) == 0 && len(paras) >= 4 {
		i := m.rng.IntN(len(paras) - 1)
		paras[i], paras[i+1] = paras[i+1], paras[i]
		c.Moved = true
	}
	if m.rng.IntN(3) == 0 {
		c.Cut = 0.60 + 0.39*m.rng.Float64()
		paras = truncate(paras, c.Cut)
	}
	for i := range paras {
		paras[i] = m.edit(paras[i], level)
	}
	if m.rng.IntN(3) == 0 {
		c.House = 1 + m.rng.IntN(len(headers))
		paras = append(append([]string{headers[c.House-1]}, paras...), footers[c.House-1])
	}
	if level > 0 {
		c.Title = m.headline(s.Title)
	}
	c.Text = strings.Join(paras, "\n\n")
	return c
}

// Splice makes an article of two sources: a passage of the least number of words or more, up to
// twice that, from b, put between paragraphs of a, whose words are edited at a level. Where b
// is shorter it is taken whole.
func (m *Maker) Splice(a, b, least int, level float64) Copy {
	c := Copy{Title: m.headline(m.sources[a].Title), Of: []int{a, b}, Level: level, Cut: 1}
	words := strings.Fields(m.sources[b].Text)
	n := min(least+m.rng.IntN(least+1), len(words))
	from := m.rng.IntN(len(words) - n + 1)
	passage := m.edit(strings.Join(words[from:from+n], " "), level)
	paras := paragraphs(m.sources[a].Text)
	c.Words = []int{len(strings.Fields(m.sources[a].Text)), n}
	for i := range paras {
		paras[i] = m.edit(paras[i], level)
	}
	c.Text = strings.Join(slices.Insert(paras, m.rng.IntN(len(paras)+1), passage), "\n\n")
	return c
}

// edit changes each word with probability level: leaves it out, puts a foreign one before it,
// puts one in its place, or writes it twice.
func (m *Maker) edit(s string, level float64) string {
	if level == 0 {
		return s
	}
	words := strings.Fields(s)
	out := make([]string, 0, len(words)+8)
	for _, w := range words {
		if m.rng.Float64() >= level {
			out = append(out, w)
			continue
		}
		switch m.rng.IntN(4) {
		case 0:
		case 1:
			out = append(out, m.word(), w)
		case 2:
			out = append(out, m.word())
		default:
			out = append(out, w, w)
		}
	}
	return strings.Join(out, " ")
}

func (m *Maker) word() string { return m.foreign[m.rng.IntN(len(m.foreign))] }

// headline changes a third of a headline's words, at least one.
func (m *Maker) headline(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return m.word()
	}
	for range max(1, len(words)/3) {
		words[m.rng.IntN(len(words))] = m.word()
	}
	return strings.Join(words, " ")
}

// Boilerplate of invented outlets. An outlet puts the same around all its articles.
var (
	headers = []string{
		"The Lantern Gazette. Morning edition. All times are those of the coast. Readers abroad may find that pictures load slowly.",
		"Dispatch of the Harbour Wire. For subscribers only. Not to be put on walls, ferries or the backs of eels.",
		"You read the free part of The Slate Hill Observer, which has been printed on Tuesdays since the second flood.",
	}
	footers = []string{
		"Subscribe to our letter and never miss what we write about bridges, ministers and the weather of the coast, every morning at six for two crowns a week. Read also: our large test of umbrellas.",
		"All rights reserved. Passing on, also in parts, needs the consent of the Harbour Wire, which the office on the second floor gives on weekdays between nine and noon.",
		"Follow us where you like to read. Write to the desk if something here is wrong; we put it right and say so below the article, with the date on which we did.",
	}
)

func paragraphs(s string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if strings.TrimFunc(p, unicode.IsSpace) != "" {
			out = append(out, p)
		}
	}
	return out
}

// truncate keeps a share of the words, from the beginning.
func truncate(paras []string, share float64) []string {
	all := 0
	for _, p := range paras {
		all += len(strings.Fields(p))
	}
	left := int(share * float64(all))
	var out []string
	for _, p := range paras {
		words := strings.Fields(p)
		if len(words) > left {
			words = words[:left]
			p = strings.Join(words, " ")
		}
		if left -= len(words); len(words) > 0 {
			out = append(out, p)
		}
	}
	return out
}
