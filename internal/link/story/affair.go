package story

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// What stands for an affair. Chosen on the sample world and by eye on English press (doc/methods.md).
const (
	affairTerms = 24  // the most that are kept
	affairShare = 0.4 // of its texts that must have a term
	affairTexts = 2   // fewer tell nothing about which words are its own
	rareEnough  = 2.2 // nats: what is more common is no term of an affair
	rareName    = 4.0 // nats: a more common word with a capital ("Ministry") holds no passage
	openingLen  = 60  // words of the text that say, with the headline, what it is about
	shortNumber = 3   // characters: a shorter number stands for anything
)

// Affairs are things that several texts tell of (stories, incidents), by the words that are theirs, to find the passages
// of other texts that refer to them ([Affairs.Find]).
//
// A term (word, name, number or day) is an affair's own as far as most of its texts have it (share) and few other
// texts open with it, or have it anywhere (precision: the geometric mean of both): it weighs the square root of share times precision. Texts are added once, in any
// order, copies only once, then [Affairs.Seal] weighs; what comes is pure. Memory is that of the different words of all texts, of
// those of affairs whose texts are not all there yet, and of what may stand for the others. The zero value is not ready: [NewAffairs].
type Affairs struct {
	table   *Table
	of      []affair
	opening map[uint64]uint32    // by term: texts that open with it
	all     map[uint64]uint32    // by term: texts that have it
	names   map[uint64]bool      // words of outlets' names
	index   map[uint64][]posting // by term, those first told earlier first
	sc      scanner
	seen    map[uint64]bool // of the text at hand: whether it opens with it
	texts   int
}

// affair is one of them.
type affair struct {
	first  time.Time
	left   int // texts that are still to come
	texts  int
	counts map[uint64]*termCount // until all are there; nil for what is no term of any affair
	may    []candidate           // from then on, until it is sealed
	terms  []salient             // from then on
}

// candidate is a term that most texts of an affair have.
type candidate struct {
	hash         uint64
	share        float32
	opens        int32 // texts that open with it
	anchor, fact bool
}

// termCount is how the texts of an affair have a term.
type termCount struct {
	texts, opens int
	last         int // text that was counted
	lastOpens    int
	upper, lower int
	fact         bool // number or day
}

// salient is a term that stands for an affair.
type salient struct {
	hash   uint64
	weight float64 // 0 to 1
	anchor bool    // a name, number or day: a passage needs one
	fact   bool    // number or day
}

// posting is an affair that a term stands for.
type posting struct {
	affair int32
	first  int64 // seconds since 1970: when it was first told
	salient
}

// NewAffairs returns none. Words of the names of outlets stand for no affair: give them all.
func NewAffairs(t *Table, outlets []string) *Affairs {
	a := &Affairs{table: t, opening: map[uint64]uint32{}, all: map[uint64]uint32{}, names: map[uint64]bool{}, seen: map[uint64]bool{}}
	for _, name := range outlets {
		Vocabulary(name, "en", func(h uint64) { a.names[h] = true })
	}
	return a
}

// New begins an affair that was first told at a time, in so many texts (0: not known), and returns its number, from 0.
func (a *Affairs) New(first time.Time, texts int) int {
	a.of = append(a.of, affair{first: first, left: texts})
	return len(a.of) - 1
}

// Add counts a text that tells of affairs (none for a text of its own) and was published at a time. Cost is linear.
func (a *Affairs) Add(affairs []int, title, text, lang string, at time.Time) {
	a.texts++
	affairs = slices.DeleteFunc(slices.Clone(affairs), func(i int) bool { return a.of[i].left > 0 && a.of[i].texts == a.of[i].left }) // all were there
	for _, i := range affairs {
		x := &a.of[i]
		x.texts++
		if x.counts == nil && (x.left == 0 || x.left >= affairTexts) {
			x.counts = map[uint64]*termCount{}
		}
	}
	clear(a.seen)
	for _, s := range []string{title, text} {
		a.sc.reset(s, lang)
		n := 0
		var before word
		for w := (word{}); a.sc.next(&w); before = w {
			n++
			a.count(affairs, s[w.start:w.end], &w, w.hash, n <= openingLen)
			if d := dayNamed(s, &before, &w, at); d != 0 {
				a.count(affairs, "", &w, d, n <= openingLen)
			}
		}
	}
	for _, i := range affairs {
		if x := &a.of[i]; x.left == x.texts {
			a.settle(x)
		}
	}
}

// count counts one term where it stands; words is "" for a day.
func (a *Affairs) count(affairs []int, words string, w *word, h uint64, opens bool) {
	opened, ok := a.seen[h]
	if !ok {
		a.all[h]++
	}
	if opens && !opened {
		a.opening[h]++
	}
	a.seen[h] = opened || opens
	for _, i := range affairs {
		x := &a.of[i]
		if x.counts == nil {
			continue
		}
		c, ok := x.counts[h]
		if !ok {
			c = a.term(words, w, h)
			x.counts[h] = c
		}
		if c == nil {
			continue
		}
		if c.last != a.texts {
			c.last = a.texts
			c.texts++
		}
		if opens && c.lastOpens != a.texts {
			c.lastOpens = a.texts
			c.opens++
		}
		switch {
		case w.upper && !w.opens:
			c.upper++
		case !w.upper:
			c.lower++
		}
	}
}

// term begins the count of a term; nil for what can be none of any affair.
func (a *Affairs) term(words string, w *word, h uint64) *termCount {
	fact, bare := words == "" || w.digits, words != "" && (w.year || len(words) < shortNumber)
	if bare || a.names[h] || a.table.states[h] || weekdays[h] > 0 || months[h] > 0 || !fact && a.table.rarity(h) < rareEnough {
		return nil
	}
	return &termCount{fact: fact}
}

// Seal ends the counting.
func (a *Affairs) Seal() {
	a.index = map[uint64][]posting{}
	for i := range a.of {
		x := &a.of[i]
		a.settle(x)
		x.terms = a.salient(x)
		x.may = nil
		for _, t := range x.terms {
			a.index[t.hash] = append(a.index[t.hash], posting{int32(i), x.first.Unix(), t})
		}
	}
	for _, list := range a.index {
		slices.SortFunc(list, func(x, y posting) int { return cmp.Or(cmp.Compare(x.first, y.first), cmp.Compare(x.affair, y.affair)) })
	}
	a.opening, a.all = nil, nil
}

// settle keeps of what was counted of an affair the terms that may stand for it.
func (a *Affairs) settle(x *affair) {
	for h, c := range x.counts {
		if c == nil {
			continue
		}
		share := float64(c.texts) / float64(x.texts)
		if x.texts < affairTexts || c.texts < affairTexts || 3*c.opens < c.texts || share < affairShare {
			continue
		}
		rarity := a.table.rarity(h)
		x.may = append(x.may, candidate{h, float32(share), int32(c.opens), c.fact || c.upper > c.lower && rarity >= rareName, c.fact})
	}
	x.counts = nil
}

// salient are the terms that stand for an affair, the weightiest first.
func (a *Affairs) salient(x *affair) (out []salient) {
	for _, c := range x.may {
		precision := float64(c.opens) / math.Sqrt(float64(max(1, a.opening[c.hash]))*float64(max(1, a.all[c.hash])))
		out = append(out, salient{c.hash, math.Sqrt(float64(c.share) * precision), c.anchor, c.fact})
	}
	slices.SortFunc(out, func(x, y salient) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.hash, y.hash)) })
	return slices.Clip(out[:min(len(out), affairTerms)])
}

// weekdays by hash of their English names, from 1 for Sunday.
var weekdays = func() map[uint64]int {
	out := map[uint64]int{}
	for i, s := range []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} {
		out[hashOf(stem([]byte(s), "en"))] = i + 1
	}
	return out
}()

// dayNamed returns the hash of the day that a word names, with the one before it: "3 March", or a weekday, which is the
// latest before the day of publication ("next Monday" is taken for the last, too: nothing was told of the next). 0 for none.
func dayNamed(s string, before, w *word, at time.Time) uint64 {
	d := weekdays[w.hash]
	if d == 0 {
		return dayOf(s, before, w)
	}
	back := (int(at.Weekday()) - (d - 1) + 7) % 7
	if at.IsZero() || back == 0 { // of the day itself, as datelines write
		return 0
	}
	day := at.AddDate(0, 0, -back)
	return hashOf([]byte{'d', byte(day.Month()), byte(day.Day())})
}
