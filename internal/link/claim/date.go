package claim

import (
	"strconv"
	"time"

	"hearsay/internal/link/claim/term"
	"hearsay/lexicon/en"
)

var (
	yesterday = en.HashWord("yesterday")
	today     = en.HashWord("today")
	tonight   = en.HashWord("tonight")
	months    = ordered("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
	weekdays  = ordered("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
)

// ordered numbers words from 1.
func ordered(words ...string) map[uint64]int {
	out := map[uint64]int{}
	for i, w := range words {
		out[en.HashWord(w)] = i + 1
	}
	return out
}

// DateWord reports whether a capitalised word is a month or a day of the week.
func DateWord(h uint64) bool { return months[h] > 0 || weekdays[h] > 0 }

// dates fills the days that the words tell and returns which words tell them. A day of the
// week is the last one up to the day of publication; where that is unknown, and for a month
// or a year alone, the value is below zero and equals only itself. "March" is a month
// where a number stands beside it or "in" before it; "may" never without a number.
func (it *item) dates(q *Quote) map[int]bool {
	told := map[int]bool{}
	for i := range it.terms {
		t := &it.terms[i]
		capital := t.Kind&(term.Name|term.First) != 0
		switch {
		case capital && weekdays[t.Word] > 0:
			told[i] = true
			w := weekdays[t.Word] - 1
			if it.day == 0 {
				it.days = add(it.days, -10-w)
				continue
			}
			it.days = add(it.days, it.day-((it.day+4)%7-w+7)%7) // 1 January 1970 was a Thursday
		case t.Word == yesterday && it.day > 0:
			told[i] = true
			it.days = add(it.days, it.day-1)
		case (t.Word == today || t.Word == tonight) && it.day > 0:
			told[i] = true
			it.days = add(it.days, it.day)
		case capital && months[t.Word] > 0:
			it.month(i, told, q)
		case t.Kind&term.Number != 0 && !told[i]:
			if y := it.figure(i); y >= 1900 && y < 2100 && t.End-t.Start == 4 {
				told[i] = true
				it.days = add(it.days, -y)
			}
		}
	}
	return told
}

// month reads the date around the month at word i.
func (it *item) month(i int, told map[int]bool, q *Quote) {
	m, day := months[it.terms[i].Word], 0
	for _, j := range []int{i - 1, i + 1} {
		if d := it.figure(j); d >= 1 && d <= 31 {
			day = d
			told[j] = true
			break
		}
	}
	if day == 0 && it.text[it.terms[i].Start:it.terms[i].End] == "May" && it.terms[i].Kind&term.First != 0 {
		return
	}
	told[i] = true
	year := 0
	for _, j := range []int{i + 1, i + 2} {
		if y := it.figure(j); y >= 1900 && y < 2100 {
			year = y
			told[j] = true
		}
	}
	if year == 0 && it.day > 0 {
		year = q.At.Year()
	}
	if day == 0 || year == 0 {
		it.days = add(it.days, -100000-m*100-day)
		return
	}
	it.days = add(it.days, int(time.Date(year, time.Month(m), day, 0, 0, 0, 0, time.UTC).Unix()/86400))
}

// figure is the whole number at word i, -1 if there is none.
func (it *item) figure(i int) int {
	if i < 0 || i >= len(it.terms) || it.terms[i].Kind&term.Number == 0 {
		return -1
	}
	n, err := strconv.Atoi(it.text[it.terms[i].Start:it.terms[i].End])
	if err != nil {
		return -1
	}
	return n
}

// otherDays reports whether both tell days and none is the same.
func otherDays(a, b *item) bool {
	if len(a.days) == 0 || len(b.days) == 0 {
		return false
	}
	comparable := false
	for _, x := range a.days {
		for _, y := range b.days {
			if x == y {
				return false
			}
			comparable = comparable || sortOf(x) == sortOf(y)
		}
	}
	return comparable
}

// sortOf tells days, weekdays without a week, years and months apart.
func sortOf(x int) int {
	switch {
	case x >= 0:
		return 0
	case x > -100:
		return 1
	case x > -100000:
		return 2
	}
	return 3
}
