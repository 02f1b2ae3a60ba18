package number

import "time"

// Saying is one quote of a party that does something with words: denies, accuses, threatens.
type Saying struct {
	Party, Article, Story string
	Act                   string
	At                    time.Time // zero: not counted
}

// Before is how often a party did the same before a moment, in the articles at hand.
type Before struct {
	Quotes, Articles int // of all stories
	InStory          int // articles of the story at hand
	Days             int // on which it did
}

// Often counts for each place in asked what its party had done with words of the same act in other
// articles before it came out; an article's quotes are one time. Ones without a party or time count nothing. The order of list
// does not matter. Cost is that of one party's sayings for each place asked.
func Often(list []Saying, asked []int) []Before {
	type key struct{ party, act string }
	by := map[key][]int{}
	for i := range list {
		if s := &list[i]; s.Party != "" && !s.At.IsZero() {
			by[key{s.Party, s.Act}] = append(by[key{s.Party, s.Act}], i)
		}
	}
	out := make([]Before, len(asked))
	for n, i := range asked {
		s, b := &list[i], &out[n]
		if s.Party == "" || s.At.IsZero() {
			continue
		}
		articles, inStory, days := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, j := range by[key{s.Party, s.Act}] {
			x := &list[j]
			if x.Article == s.Article || !x.At.Before(s.At) {
				continue
			}
			b.Quotes++
			articles[x.Article], days[x.At.UTC().Format(time.DateOnly)] = true, true
			if x.Story != "" && x.Story == s.Story {
				inStory[x.Article] = true
			}
		}
		b.Articles, b.InStory, b.Days = len(articles), len(inStory), len(days)
	}
	return out
}

// Fewer reports whether the ledger knows of fewer times than a wording says, this one included; the
// others may lie before its window, or with outlets that it does not have.
func Fewer(times int, b Before) bool { return b.Articles+1 < times }
