package narrative

import (
	"cmp"
	"slices"
)

// Bundle is things that ties hold together, and how it grew.
type Bundle struct {
	Things []string // ids, ascending
	Ties   []int    // places in the ties given
	Steps  []Step   // by day
}

// Step is what one day added to a bundle.
type Step struct {
	Day     string // "" for undated, last
	Texts   int    // that tie two of its things on that day
	Ties    []int  // ties first told on that day
	Outlets []string
	// So far, that day included.
	AllTexts, AllTies, AllOutlets int
	Articles                      []string // of the day, in order of time
}

// Grow joins ties that share a thing into bundles, the largest first, and tells how each grew. A tie is
// told on the day of the first of its articles; Outlets are those that had tied nothing of the bundle before.
// Cost is that of sorting the ties' articles.
func Grow(ties []Tie, articles []Article) []Bundle {
	parent := map[string]string{}
	var find func(string) string
	find = func(x string) string {
		if p, ok := parent[x]; ok && p != x {
			parent[x] = find(p)
			return parent[x]
		}
		parent[x] = x
		return x
	}
	for i := range ties {
		if a, b := find(ties[i].A), find(ties[i].B); a != b {
			parent[max(a, b)] = min(a, b)
		}
	}
	at := map[string]*Article{}
	for i := range articles {
		at[articles[i].ID] = &articles[i]
	}
	byRoot := map[string]*Bundle{}
	for i := range ties {
		r := find(ties[i].A)
		b := byRoot[r]
		if b == nil {
			b = &Bundle{}
			byRoot[r] = b
		}
		b.Ties = append(b.Ties, i)
		for _, id := range []string{ties[i].A, ties[i].B} {
			if !slices.Contains(b.Things, id) {
				b.Things = append(b.Things, id)
			}
		}
	}
	var out []Bundle
	for _, b := range byRoot {
		slices.Sort(b.Things)
		b.Steps = steps(b, ties, at)
		out = append(out, *b)
	}
	slices.SortFunc(out, func(x, y Bundle) int {
		return cmp.Or(len(y.Things)-len(x.Things), len(y.Ties)-len(x.Ties), cmp.Compare(x.Things[0], y.Things[0]))
	})
	return out
}

// steps sorts a bundle's articles into days.
func steps(b *Bundle, ties []Tie, at map[string]*Article) []Step {
	day := map[string][]string{}
	first := map[string][]int{}
	for _, i := range b.Ties {
		for n, id := range ties[i].Articles {
			d := ""
			if a := at[id]; a != nil {
				d = a.Day
			}
			if !slices.Contains(day[d], id) {
				day[d] = append(day[d], id)
			}
			if n == 0 {
				first[d] = append(first[d], i)
			}
		}
	}
	var days []string
	for d := range day {
		days = append(days, d)
	}
	slices.SortFunc(days, func(x, y string) int {
		if (x == "") != (y == "") {
			return cmp.Compare(y, x)
		}
		return cmp.Compare(x, y)
	})
	var out []Step
	outlets := map[string]bool{}
	texts, told := 0, 0
	for _, d := range days {
		ids := day[d]
		slices.SortFunc(ids, func(x, y string) int {
			a, b := at[x], at[y]
			if a == nil || b == nil {
				return cmp.Compare(x, y)
			}
			return cmp.Or(a.At.Compare(b.At), cmp.Compare(x, y))
		})
		s := Step{Day: d, Texts: len(ids), Ties: first[d], Articles: ids}
		for _, id := range ids {
			if a := at[id]; a != nil && a.Outlet != "" && !outlets[a.Outlet] {
				outlets[a.Outlet] = true
				s.Outlets = append(s.Outlets, a.Outlet)
			}
		}
		texts, told = texts+s.Texts, told+len(s.Ties)
		s.AllTexts, s.AllTies, s.AllOutlets = texts, told, len(outlets)
		out = append(out, s)
	}
	return out
}
