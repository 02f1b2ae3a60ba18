package web

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"

	"hearsay/internal/show/draw"
)

// bundles puts the rows of growth together; those of claims come behind those of incidents.
func bundles(grown []growRow) (out []bundle) {
	for i := 0; i < len(grown) && len(out) < bundlesShown; {
		j := i
		for j < len(grown) && grown[j].Of == grown[i].Of && grown[j].Bundle == grown[i].Bundle {
			j++
		}
		out = append(out, newBundle(grown[i:j]))
		i = j
	}
	return out
}

func newBundle(days []growRow) bundle {
	last := &days[len(days)-1]
	b := bundle{Anchor: fmt.Sprintf("%s-%d", last.Of, last.Bundle)}
	one := strings.TrimSuffix(last.Of, "s")
	b.Heading = fmt.Sprintf("%s %s, %s, %s", upper(smallNumber(len(last.IDs))), plural(len(last.IDs), one), counted(last.AllTies, "tie"), counted(last.AllTexts, "text"))
	for k, id := range last.IDs {
		title := ""
		if k < len(last.Things) {
			title = last.Things[k]
		}
		b.Affairs = append(b.Affairs, newAffair(last.Of, id, title))
	}
	for i := range days {
		d := growDay{growRow: days[i], Anchor: fmt.Sprintf("%s-day%d", b.Anchor, i+1), Words: cmp.Or(shortDay(days[i].Day), "no date")}
		for _, ref := range days[i].Refs[:min(len(days[i].Refs), bundleArticles)] {
			d.Links = append(d.Links, facetValue{Label: ref, URL: "/go/" + url.PathEscape(ref)})
		}
		b.Days = append(b.Days, d)
	}
	b.strip()
	return b
}

// strip draws the texts of a bundle by day.
func (b *bundle) strip() {
	var counts []draw.Count
	peak := 0
	for i := range b.Days {
		at, err := time.Parse(time.DateOnly, b.Days[i].Day)
		if err != nil {
			continue
		}
		for n := len(counts); n > 0 && counts[n-1].At.AddDate(0, 0, 1).Before(at) && n < 400; n++ {
			counts = append(counts, draw.Count{At: counts[n-1].At.AddDate(0, 0, 1)})
		}
		if len(counts) >= 400 {
			return // more days than a picture has room for
		}
		d := &b.Days[i]
		counts = append(counts, draw.Count{At: at, N: d.Texts, Href: "#" + d.Anchor, Title: d.Words + ": " + counted(d.Texts, "text") + ", " + counted(d.NewTies, "new tie")})
		if counts[peak].N < d.Texts {
			peak = len(counts) - 1
		}
	}
	if len(counts) == 0 {
		return
	}
	b.Finding = fmt.Sprintf("Texts that tell two of them together, by day: most on %s, %d", counts[peak].At.Format("2 Jan 2006"), counts[peak].N)
	wide, narrow, ok := draw.Bars(counts, b.Finding, counts[0].At.Format("2 Jan 2006"), counts[len(counts)-1].At.Format("2 Jan 2006"))
	if ok {
		b.Wide, b.Narrow = &wide, &narrow
	}
}
