// Package number puts numbers that different voices give for one quantity beside each other, and
// says which cannot both be right.
//
// Two figures are of one quantity if they count the same noun (or change of it) in one story or on one
// affair, of the same deed, with nothing that tells them apart: other names ("Quillaran diplomats"), other
// describing words, other periods, other places, or more than [Window] days between their
// publication ([Far] where both are of one and the same day); sums of money need the same describing words. Where one of them does not tell the deed, they are of one quantity only if they are described
// in the same words, neither article counts that noun twice, and one is at most five times the other. What is counted everywhere ("people")
// needs a deed on both sides.
//
// Two figures of one quantity are rivals if two different voices give them and their intervals
// ([Interval]) do not meet. Of people who come to harm, a total that is another's number and one more that one of the two articles tells is none's rival; nor
// are two sums of money of which one article tells both, what a bulletin counts of the last day or so, and expulsions by a state and by whoever.
// A later day's higher count may have grown and is none's rival, unless both are told of one day that was over and of what does not rise; a factor of more than [Apart] between them is taken for two quantities. A
// voice that gives two such numbers in one article speaks of two quantities, or of a part and the
// whole: it is nobody's rival there. One whose count falls on a later day counts anew each day, and is no rival of another day's. One voice that gives another number later has changed it.
//
// A figure that is no rival may play another down (see [Result.down]): "only three were hurt" against "twelve were killed".
//
// There is no model of chance, and nothing says who is right. The result does not depend on the
// order of figures. Cost is quadratic in the figures of one noun within [Far] days.
package number

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"hearsay"
	"hearsay/lexicon/tally"
)

// Rules of what is compared.
const (
	Window = 3    // days between two reports
	Far    = 31   // days between two reports that give their numbers for one and the same day
	Apart  = 20.0 // times one number may be the other
)

// Figure is a number that a voice gives in an article.
type Figure struct {
	ID      string
	Voice   string // key of who gives it; "" for nobody known, who equals no other and is nobody's rival
	Article string
	Scopes  []string // story of the article, its incidents, and claims that tie the story to others: figures without a common one are not compared
	About   []string // bodies that the article names: two in common, or one and the day, stand in for a scope where both tell the deed
	Day     string   // of publication, "" for unknown: compared with none
	Kind    hearsay.NumberKind
	What    string // what is counted, with the currency or unit of a rate
	Deed    string // what was done to so many, "" for not told
	Of      []string
	Lo, Hi  float64
	From    string // days of the period it is told for; "" for not told
	To      string
	Places  []string // countries as codes, other places by name
	Doer    string   // who did it, "" for not told
	Hint    string   // where no period is told, first and last day of the only time of its sentence, "/" between: it may be that of the telling; "" for none
	Rolling bool     // its article counts the last day or so, as a bulletin that comes out every few hours does: compared only with what is told in the same article
	Past    bool     // no period is told for it, but its sentence tells of a time long before: compared only with others such
	Small   bool     // words bound it from above and play it down: "fewer than", "only"
	Worse   bool     // of a small one: its article tells an outcome worse than its deed, too (lexicon/tally)
	Counted bool     // its article gives it in its own voice, and says that it has counted itself
}

// Result says for each figure, in the order given, which others are its rivals, which agree with it, and
// which earlier one of the same voice it changes; and which of a worse outcome it plays down, or is played down by. Places in the list, ascending.
type Result struct {
	Rivals, Same, Changes, PlaysDown, PlayedDown [][]int
	Deeds                                        []string // of each figure: its own or, where it tells none, that of the same number in its article
}

// Compare compares all figures with each other.
func Compare(list []Figure) Result {
	list = repeats(settle(weighed(list)))
	r := Result{make([][]int, len(list)), make([][]int, len(list)), make([][]int, len(list)), make([][]int, len(list)), make([][]int, len(list)), make([]string, len(list))}
	for i := range list {
		r.Deeds[i] = list[i].Deed
	}
	type key struct {
		what string
		kind hearsay.NumberKind
	}
	by := map[key][]int{}
	for i := range list {
		if f := &list[i]; len(f.Scopes) > 0 && f.Day != "" && f.What != "" {
			k := key{f.What, f.Kind}
			by[k] = append(by[k], i)
		}
	}
	for _, m := range by {
		slices.SortFunc(m, func(i, j int) int { return cmp.Or(strings.Compare(list[i].Day, list[j].Day), i-j) })
		r.noun(list, m)
	}
	for _, l := range [][][]int{r.Rivals, r.Same, r.Changes, r.PlaysDown, r.PlayedDown} {
		for _, x := range l {
			slices.Sort(x)
		}
	}
	return r
}

// weighed tells weights in one unit (lexicon/tally), so that tonnes are compared with kilograms.
func weighed(list []Figure) []Figure {
	out := slices.Clone(list)
	for i := range out {
		f := &out[i]
		u, ok := tally.Units()[f.What]
		if !ok || f.Kind != hearsay.Count {
			continue
		}
		if u.About {
			f.Lo, f.Hi = f.Lo*about[0], f.Hi*about[1]
		}
		f.What, f.Lo, f.Hi = u.Name, f.Lo*u.Times, f.Hi*u.Times
	}
	return out
}

// about are the ends of what a unit may stand for that is not of one size.
var about = [2]float64{0.9, 1.1}

// settle gives a figure without deed that of another in its article, where that counts the same noun as the same
// number in the same words: "412 trains were cancelled … 412 of them". Two deeds for one number leave it open.
func settle(list []Figure) []Figure {
	type key struct {
		article, what string
		kind          hearsay.NumberKind
		lo, hi        float64
	}
	of := func(f *Figure) key { return key{f.Article, f.What, f.Kind, f.Lo, f.Hi} }
	deeds := map[key][]int{}
	for i := range list {
		if f := &list[i]; f.Deed != "" && f.Lo > few {
			deeds[of(f)] = append(deeds[of(f)], i)
		}
	}
	out := slices.Clone(list)
	for i := range out {
		f := &out[i]
		if f.Deed != "" {
			continue
		}
		same := deeds[of(f)]
		if len(same) > 0 && !slices.ContainsFunc(same, func(k int) bool { return list[k].Deed != list[same[0]].Deed || otherWords(f.Of, list[k].Of) }) {
			f.Deed = list[same[0]].Deed
		}
	}
	return out
}

// few is a number that two things may have by accident.
const few = 12

// noun compares the figures m of one noun, which stand in order of days.
func (r *Result) noun(list []Figure, m []int) {
	two, parts, days := twice(list, m), parts(list, m), daysOf(list, m)
	unsure := map[int]bool{}
	each := func(f func(i, j int)) {
		for a, i := range m {
			for b := a - 1; b >= 0; b-- {
				d := days.between(b, a)
				if d > Far {
					break
				}
				if (d <= Window || sameDay(&list[i], &list[m[b]])) && one(&list[i], &list[m[b]], two) {
					f(i, m[b])
				}
			}
		}
	}
	each(func(i, j int) {
		if x, y := &list[i], &list[j]; x.Article == y.Article && x.Voice == y.Voice && !meets(x, y) {
			unsure[i], unsure[j] = true, true
		}
	})
	moving := map[int]bool{} // a voice's number falls from day to day: each report counts anew
	each(func(i, j int) {
		if x, y := &list[i], &list[j]; x.Voice != "" && x.Voice == y.Voice && x.Day > y.Day && !meets(x, y) && x.Hi < y.Lo && x.Kind == hearsay.Count && y.day() == "" {
			moving[i], moving[j] = true, true
		}
	})
	each(func(i, j int) {
		x, y := &list[i], &list[j]
		switch known := x.Voice != "" && y.Voice != ""; {
		case meets(x, y):
			r.Same[i], r.Same[j] = append(r.Same[i], j), append(r.Same[j], i)
		case !known || unsure[i] || unsure[j]:
		case x.Voice != y.Voice && (whole(x, y, parts) || x.Kind == hearsay.Money && knows(list, m, i, j) || grown(x, y) || anew(x, y) || (moving[i] || moving[j]) && x.Day != y.Day):
		case x.Voice != y.Voice:
			r.Rivals[i], r.Rivals[j] = append(r.Rivals[i], j), append(r.Rivals[j], i)
		case x.Day > y.Day:
			r.Changes[i] = append(r.Changes[i], j)
		}
	})
	r.down(list, m, days, unsure)
}

// grown reports whether one of two counts, of a later day, may count on from the other: tolls rise. Those of people who come to
// harm, and of what is destroyed, rise by the hour; of two articles of one day either may be the later.
func grown(x, y *Figure) bool {
	if x.Kind != hearsay.Count {
		return false
	}
	if x.Day == y.Day {
		return x.Article != y.Article && rising[x.Deed]
	}
	if x.Day < y.Day {
		x, y = y, x
	}
	return x.Lo > y.Hi && !closed(x, y)
}

// closed reports whether two counts are told for one day that was over when both were told, of what is known then and does not rise:
// "142 trains were cancelled on Monday", told on Wednesday and on Saturday.
func closed(x, y *Figure) bool {
	day := x.day()
	return day != "" && day == y.day() && x.Day > day && y.Day > day && x.Deed == y.Deed && outcomes()[x.Deed] && !rising[x.Deed]
}

// anew reports whether two articles may count two things that are alike: what is done every day, on two days, where lexicon/tally
// has no such outcome; or a few people who come to harm, at no common place.
func anew(x, y *Figure) bool {
	if x.Day != y.Day && !sameDay(x, y) && (x.Deed != y.Deed || !outcomes()[x.Deed]) {
		return true
	}
	return rising[x.Deed] && x.Article != y.Article && max(x.Lo, y.Lo) <= few && !slices.ContainsFunc(x.Places, func(p string) bool { return slices.Contains(y.Places, p) })
}

// rising are deeds of lexicon/tally whose count is not known at once.
var rising = map[string]bool{"killed": true, "injured": true, "arrested": true, "missing": true, "abducted": true, "displaced": true, "destroyed": true, "damaged": true}

// outcomes are the deeds of lexicon/tally, by name: what is counted once and for all.
var outcomes = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, d := range tally.Deeds() {
		m[d] = true
	}
	return m
})

// twice are the articles of m that count the noun more than once.
func twice(list []Figure, m []int) map[string]bool {
	first, out := map[string]int{}, map[string]bool{}
	for _, i := range m {
		x := &list[i]
		if k, ok := first[x.Article]; !ok {
			first[x.Article] = i
		} else if y := &list[k]; x.Lo != y.Lo || x.Hi != y.Hi {
			out[x.Article] = true
		}
	}
	return out
}

// meets reports whether two intervals have a number in common.
func meets(x, y *Figure) bool { return x.Lo <= y.Hi && y.Lo <= x.Hi }

// common are nouns that are counted in every story.
var common = map[string]bool{"person": true, "people": true, "man": true, "woman": true, "child": true, "member": true, "official": true, "officer": true, "soldier": true,
	"country": true, "state": true, "case": true, "time": true, "place": true, "part": true, "side": true, "thing": true, "point": true, "other": true, "percent": true,
	"second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decade": true, "mile": true, "km": true, "kg": true, "hectare": true, "acre": true, "kilometre": true, "kilometer": true, "metre": true, "meter": true, "foot": true, "odds": true,
	"rate": true, "share": true, "number": true, "amount": true, "total": true, "market": true, "level": true, "barrel": true, "ton": true, "tonne": true, "unit": true, "piece": true, "head": true, "quarter": true}

// one reports whether two figures of one noun are of one quantity; two are the articles that
// count it more than once.
func one(x, y *Figure, two map[string]bool) bool {
	if apartFrom(x, y) || !scoped(x, y, x.Deed != "" && x.Deed == y.Deed) {
		return false
	}
	same := sameWords(x.Of, y.Of)
	if x.Kind == hearsay.Money && (!same || !slices.ContainsFunc(x.Of, func(w string) bool { return !common[w] })) {
		return false // of what, is told in too many ways; "$10 an hour" is of nothing
	}
	if x.Deed != "" && y.Deed != "" {
		return x.Deed == y.Deed && (same || ratio(x, y) <= alike)
	}
	if !same || common[x.What] {
		return false
	}
	if x.Kind == hearsay.Count {
		if x.What == "kilogram" && x.Deed != y.Deed && ratio(x, y) > alike {
			return false // 90 kilograms that were seized are not the 600 that went off
		}
		return x.Deed != y.Deed && !two[x.Article] && !two[y.Article] && ratio(x, y) <= alike || len(x.Of) > 0
	}
	return x.Deed == y.Deed && (x.Deed != "" || len(x.Of) > 0) // "a third of citizens": who do what?
}

// apartFrom reports whether something tells two figures of one noun apart, whatever was done: time, doer, size, describing words, places.
func apartFrom(x, y *Figure) bool {
	return x.What == "other" || x.Past != y.Past || (x.Rolling || y.Rolling) && x.Article != y.Article || x.Doer != y.Doer && (x.Doer != "" && y.Doer != "" || x.Deed == "expelled" || y.Deed == "expelled") ||
		ratio(x, y) > Apart || otherWords(x.Of, y.Of) || otherPeriod(x, y) || otherPlaces(x.Places, y.Places)
}

// scoped reports whether two figures are told of one affair: bodies stand in for one where both tell deeds that are compared.
func scoped(x, y *Figure, deeds bool) bool {
	if slices.ContainsFunc(x.Scopes, func(s string) bool { return slices.Contains(y.Scopes, s) }) {
		return true
	}
	if !deeds || common[x.What] {
		return false
	}
	n := 0
	for _, b := range x.About {
		if slices.Contains(y.About, b) {
			n++
		}
	}
	return n >= 2 || n == 1 && sameDay(x, y)
}

// sameDay reports whether one of two figures is told for one day, and the other for it or, without a period, on it.
func sameDay(x, y *Figure) bool {
	on := func(a, b *Figure) bool {
		return a.From != "" && a.From == a.To && (b.From == a.From && b.To == a.To || b.From == "" && b.To == "" && b.Day == a.From)
	}
	return on(x, y) || on(y, x)
}

// alike is how many times one number may be the other where one of them has a describing word or a deed that
// the other lacks: seventeen such cases and 270 cases are two things.
const alike = 5

func sameWords(a, b []string) bool {
	in := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
	}
	return in(a, b) && in(b, a)
}

// otherWords reports whether describing words tell two quantities apart: names on both sides, or other
// words on both sides, of which none is the same.
func otherWords(a, b []string) bool {
	split := func(l []string) (names, words []string) {
		for _, w := range l {
			if w != strings.ToLower(w) {
				names = append(names, w)
			} else {
				words = append(words, w)
			}
		}
		return
	}
	an, aw := split(a)
	bn, bw := split(b)
	return apart(an, bn) || apart(aw, bw)
}

func apart(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// long is how many days a period has that is more than the date of one happening.
const long = 7

// otherPeriod reports whether two figures are told for different times: for two days; or both tell a period, and the ends
// are more than a day apart; or one alone does, and it is longer than a week.
func otherPeriod(x, y *Figure) bool {
	a, b := x.From != "" || x.To != "", y.From != "" || y.To != ""
	if d, e := cmp.Or(x.days(), x.Hint), cmp.Or(y.days(), y.Hint); d != "" && e != "" && d != e && (!(a && b) || x.day() != "" && y.day() != "") {
		return true // tolls of two days
	}
	if a && b {
		return days(cmp.Or(x.From, x.To), cmp.Or(y.From, y.To)) > 1 || days(cmp.Or(x.To, x.From), cmp.Or(y.To, y.From)) > 1
	}
	if b {
		x = y
	}
	return (a || b) && (x.From == "" || x.To == "" || days(x.From, x.To) > long)
}

// day is the one day that f is told for, "" for none or more.
func (f *Figure) day() string {
	if f.From == f.To {
		return f.From
	}
	return ""
}

// days are the first and last day that f is told for, "/" between; "" where they are not told.
func (f *Figure) days() string {
	if f.From == "" || f.To == "" {
		return ""
	}
	return f.From + "/" + f.To
}

// otherPlaces reports whether both tell places, and none is the same.
func otherPlaces(a, b []string) bool { return apart(a, b) }

// ratio is how many times the nearer end of the larger interval is that of the smaller.
func ratio(x, y *Figure) float64 {
	if x.Lo > y.Hi {
		x, y = y, x
	}
	if x.Hi >= y.Lo {
		return 1
	}
	if x.Hi <= 0 {
		return math.Inf(1)
	}
	return y.Lo / x.Hi
}
