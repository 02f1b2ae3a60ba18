package site

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Synthetic returns sites of invented outlets at the hosts given, for tests of endurance:
// feeds of all kinds, pages of all layouts. Each outlet publishes an article every pause or
// so, from start to stop; every third one is changed once, after the pause called later. The
// same arguments give the same sites.
func Synthetic(hosts []string, start, stop time.Time, pause, later time.Duration) []*Site {
	kinds := []Feed{RSS, Atom, JSON, Sitemap, Front}
	out := make([]*Site, len(hosts))
	for i, h := range hosts {
		rng := rand.New(rand.NewPCG(uint64(i), 7))
		s := &Site{Host: h, Name: fmt.Sprintf("The %s Courier %d", towns[i%len(towns)], i+1), Feed: kinds[i%len(kinds)], Layout: i % Layouts}
		n := 0
		for at := start.Add(time.Duration(rng.Int64N(int64(pause)))); at.Before(stop); at = at.Add(pause/2 + time.Duration(rng.Int64N(int64(pause)))) {
			n++
			a := Article{Path: fmt.Sprintf("/news/%d/story-number-%d", i+1, n), Published: at.Truncate(time.Second)}
			who, where, hedge := ministers[rng.IntN(len(ministers))], towns[rng.IntN(len(towns))], hedges[rng.IntN(len(hedges))]
			title := fmt.Sprintf("Minister speaks of story %d of outlet %d", n, i+1)
			body := func(hedge string) string {
				return fmt.Sprintf("Minister %s said in %s on Monday that it is %s that the crane of pier %d was cut by somebody from abroad.\n\n"+
					"The harbour office keeps a register of such events under number %d-%d, and the register is open on weekdays until noon.\n\n"+
					"“We have seen nothing of the kind,” a spokesman of the port said, and he refused to speak of the crane that fell in May.", who, where, hedge, n, i+1, n)
			}
			a.Versions = []Version{{At: at, Title: title, Text: body(hedge)}}
			if n%3 == 0 && at.Add(later).Before(stop.Add(later)) {
				a.Versions = append(a.Versions, Version{At: at.Add(later), Title: title, Text: strings.Replace(body(hedge), "it is "+hedge+" that ", "", 1)})
			}
			s.Articles = append(s.Articles, a)
		}
		out[i] = s
	}
	return out
}

var (
	towns     = []string{"Tembrough", "Vettering", "Omberlane", "Sollet", "Pierstow", "Port Ambry"}
	ministers = []string{"Corin Beswater", "Teodra Winsgate", "Ivo Mendrake", "Rafe Undermoor"}
	hedges    = []string{"highly likely", "possible", "probable", "almost certain"}
)
