package web

import (
	"fmt"
	"slices"
	"time"

	"hearsay/internal/show/draw"
)

// volumePart is the strip of a story: how many articles fell into each hour, six hours, day or week, and the window
// that is chosen out of it. Without script a bar or the form chooses one; with it, dragging over the strip does.
type volumePart struct {
	Finding      string
	Wide, Narrow draw.Brushed
	First        string // begin of the first bar, as an address has it
	Hours        int    // of a bar
	Lit          draw.Lit
	Bars         []bucket
	Caption      string
	Path         string // of the story
	From, To     []choice
}

// Chosen reports whether a window is.
func (p *volumePart) Chosen() bool { return p.Lit.To > p.Lit.From }

// stripOf is one picture of the part.
type stripOf struct {
	Volume  *volumePart
	Picture draw.Brushed
}

// Of puts the part beside one of its pictures.
func (p *volumePart) Of(picture draw.Brushed) stripOf { return stripOf{p, picture} }

// bucket is a stretch of time with the articles that fell into it.
type bucket struct {
	Words  string
	N      int
	Href   string
	Inside string // of the window: yes, partly, no
}

// choice is a value that a form offers.
type choice struct {
	Value, Words string
	Chosen       bool
}

// volumeStep is a stretch of time that a bar can stand for, with the longest story for it.
type volumeStep struct {
	step, most         time.Duration
	name, from, layout string
}

var volumeSteps = []volumeStep{
	{time.Hour, 36 * time.Hour, "an hour", "from", "2 Jan 2006, 15:04"},
	{6 * time.Hour, 8 * 24 * time.Hour, "six hours", "from", "2 Jan 2006, 15:04"},
	{24 * time.Hour, 180 * 24 * time.Hour, "a day", "on", "2 Jan 2006"},
	{7 * 24 * time.Hour, time.Duration(draw.BrushMost-1) * 7 * 24 * time.Hour, "a week", "from", "2 Jan 2006"},
}

// barTimes says where each article stands on the strip, zero for nowhere: at its time, or, where bars are days
// or weeks because of most articles no more is known or because the story is long, at its day.
func barTimes(articles []storyArticle) (times []time.Time, byDay bool) {
	hours := 0
	var first, last time.Time
	for _, a := range articles {
		t := a.At.UTC()
		if times = append(times, t); a.At.IsZero() {
			times[len(times)-1] = time.Time{}
			continue
		}
		if hours++; hours == 1 || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	if byDay = hours*2 < len(articles) || last.Sub(first) > volumeSteps[1].most; byDay {
		for i, a := range articles {
			if day, err := time.Parse(time.DateOnly, a.Day); times[i].IsZero() && err == nil {
				times[i] = day
			}
		}
	}
	return times, byDay
}

// newVolume draws the strip of a story; nil where its articles fill fewer than three bars, or more than a strip has room for.
func newVolume(articles []storyArticle, w Span, path string) *volumePart {
	times, byDay := barTimes(articles)
	var first, last time.Time
	undated := 0
	for _, t := range times {
		if t.IsZero() {
			undated++
			continue
		}
		if first.IsZero() || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	kind := slices.IndexFunc(volumeSteps, func(k volumeStep) bool { return last.Sub(first) <= k.most && (!byDay || k.step >= 24*time.Hour) })
	if first.IsZero() || kind < 0 {
		return nil
	}
	k := volumeSteps[kind]
	begin := first.Truncate(k.step)
	p := &volumePart{First: spanValue(begin), Hours: int(k.step / time.Hour), Path: path}
	counts := make([]draw.Count, int(last.Sub(begin)/k.step)+1)
	firsts := make([]int, len(counts))
	peak := 0
	for j, a := range articles {
		if times[j].IsZero() {
			continue
		}
		i := int(times[j].Sub(begin) / k.step)
		if counts[i].N++; counts[i].N == 1 {
			firsts[i] = a.N
		}
		if counts[i].N > counts[peak].N {
			peak = i
		}
	}
	if w.Set() {
		p.Lit = draw.Lit{From: 0, To: float64(len(counts))}
		if !w.From.IsZero() {
			p.Lit.From = float64(w.From.Sub(begin)) / float64(k.step)
		}
		if !w.To.IsZero() {
			p.Lit.To = float64(w.To.Sub(begin)) / float64(k.step)
		}
	}
	for i := range counts {
		c := &counts[i]
		c.At = begin.Add(time.Duration(i) * k.step)
		bar := Span{c.At, c.At.Add(k.step)}
		words := c.At.Format(k.layout)
		c.Title = words + ": " + counted(c.N, "article")
		if c.Href = address(path, bar.vals()) + "#time"; bar == w { // a chosen bar leads on to what it counts
			c.Href = fmt.Sprintf("#a%d", firsts[i])
		}
		b := bucket{Words: words, N: c.N, Href: c.Href}
		switch {
		case w.within(bar.From, bar.To):
			b.Inside = "yes"
		case w.meets(bar.From, bar.To):
			b.Inside = "partly"
		default:
			b.Inside = "no"
		}
		if c.N > 0 {
			p.Bars = append(p.Bars, b)
		}
	}
	p.Finding = "At most " + counted(counts[peak].N, "article") + " in " + k.name + ": " + k.from + " " + counts[peak].At.Format(k.layout)
	ok := false
	if p.Wide, p.Narrow, ok = draw.Brush(counts, k.step, p.Lit, p.Finding); !ok {
		return nil
	}
	p.Caption = "A bar is " + k.name + ", UTC. Where no bar stands, the ledger has no article of the story: none published, or none collected."
	if undated > 0 {
		p.Caption += fmt.Sprintf(" %s whose %s is not known %s in no bar.", upper(counted(undated, "article")), map[bool]string{true: "day", false: "hour"}[byDay], standStands(undated))
	}
	p.choices(counts, k.step, w)
	return p
}

func standStands(n int) string {
	if n == 1 {
		return "stands"
	}
	return "stand"
}

// choices fill the form: every bar's begin, every bar's end, and the ends of the window where they are others. Of bars that
// are days the end is the last day shown, as in an address.
func (p *volumePart) choices(counts []draw.Count, step time.Duration, w Span) {
	begin, end := counts[0].At, counts[len(counts)-1].At.Add(step)
	if w.From.IsZero() {
		w.From = begin
	}
	if w.To.IsZero() {
		w.To = end
	}
	made := func(t time.Time, last int, chosen bool) choice {
		if step >= 24*time.Hour && w.days() {
			t = t.AddDate(0, 0, last)
			return choice{t.Format(time.DateOnly), t.Format("2 Jan 2006"), chosen}
		}
		return choice{spanValue(t), t.Format("2 Jan 2006, 15:04"), chosen}
	}
	fill := func(from, chosen time.Time, last int) (list []choice) {
		if k := chosen.Sub(from); k < 0 || k%step != 0 || chosen.After(from.Add(time.Duration(len(counts)-1)*step)) {
			list = append(list, made(chosen, last, true))
		}
		for i := range counts {
			t := from.Add(time.Duration(i) * step)
			list = append(list, made(t, last, t.Equal(chosen)))
		}
		return list
	}
	p.From, p.To = fill(begin, w.From, 0), fill(begin.Add(step), w.To, -1)
}
