package drift

import "slices"

// Day is how sure the reports of one day are.
type Day struct {
	Day                string // YYYY-MM-DD, "" for undated
	Reports            int
	Hedged, Plain, Own int     // Own are plain ones in the outlet's own voice, counted in Plain, too
	Sure               float64 // mean
	Least, Most        float64
}

// ByDay adds reports up; days gives each report's day. Undated ones come last.
func ByDay(rs []Report, days []string) []Day {
	at := map[string]*Day{}
	for i := range rs {
		r := &rs[i]
		d := at[days[i]]
		if d == nil {
			d = &Day{Day: days[i], Least: r.Sure, Most: r.Sure}
			at[days[i]] = d
		}
		d.Reports++
		d.Sure += r.Sure
		d.Least, d.Most = min(d.Least, r.Sure), max(d.Most, r.Sure)
		switch {
		case r.Hedged:
			d.Hedged++
		default:
			d.Plain++
			if r.Own {
				d.Own++
			}
		}
	}
	var out []Day
	for _, d := range at {
		d.Sure /= float64(d.Reports)
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Day) int {
		switch {
		case a.Day == b.Day:
			return 0
		case b.Day == "" || a.Day != "" && a.Day < b.Day:
			return -1
		}
		return 1
	})
	return out
}

// Lost returns the first hop at which a doubt was lost, and the first that says so in the outlet's own
// voice; −1 for none. Both are places in hops.
func Lost(hops []Hop) (lost, stated int) {
	lost = slices.IndexFunc(hops, func(h Hop) bool { return h.Lost })
	stated = slices.IndexFunc(hops, func(h Hop) bool { return h.Stated })
	return lost, stated
}

// FirstPlain returns the place in hops of the first report without a doubt that comes after one with it,
// whether or not it is known to have it from there; −1 for none. Undated reports do not count.
func FirstPlain(rs []Report, hops []Hop) int {
	hedged := false
	for i, h := range hops {
		r := &rs[h.Report]
		switch {
		case r.At.IsZero():
		case r.Hedged:
			hedged = true
		case hedged:
			return i
		}
	}
	return -1
}
