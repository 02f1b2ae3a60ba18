package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/story"
)

// headline is one row of the RUWA corpus.
type headline struct {
	ID, Outlet, Lang, Published, Title, Text, Event, Keywords string
}

// ruwa adds how well headlines that a keyword tied to one event hold together: their labels
// are by keyword over ten months, so that one event is many stories and many rows of an event have
// nothing to do with it. Asked is therefore of pairs published within a day of each other, and
// of rows with a keyword of their own: links.stories.ruwa.same is the share of pairs in one story
// that are of one event, links.stories.ruwa.chance that share over all pairs as close in time;
// links.stories.ruwa.outlets the share of stories of more than one article that more than one
// outlet tells, and links.stories.ruwa.days the mean number of days that these stories last.
func ruwa(rep *Report, name string, table *story.Table) error {
	raw, err := gunzip(name)
	if err != nil {
		return err
	}
	var rows []headline
	var docs []story.Doc
	sc := bufio.NewScanner(bytes.NewReader(raw))
	for sc.Buffer(nil, 16<<20); sc.Scan(); {
		var h headline
		if err := json.Unmarshal(sc.Bytes(), &h); err != nil {
			return fmt.Errorf("%s: row %d: %w", name, len(rows)+1, err)
		}
		at, err := time.Parse(time.DateOnly, h.Published)
		if err != nil || h.Title+h.Text == "" {
			continue
		}
		rev := hearsay.Revision{Title: h.Title, Text: h.Text, Lang: h.Lang}
		rows = append(rows, h)
		docs = append(docs, story.Doc{ID: h.ID, When: at, Features: story.FeaturesOf(&link.Report{Revision: &rev}, table)})
	}
	clusters := story.Cluster(docs, story.Options{})
	together, right, stories, shared, days := 0, 0, 0, 0, 0.0
	for _, c := range clusters {
		if len(c) < 2 {
			continue
		}
		stories++
		outlets := map[string]bool{}
		for x, i := range c {
			outlets[rows[i].Outlet] = true
			for _, j := range c[x+1:] {
				if labelled(&rows[i], &rows[j]) && within(docs[i].When, docs[j].When) {
					together++
					if rows[i].Event == rows[j].Event {
						right++
					}
				}
			}
		}
		if len(outlets) > 1 {
			shared++
		}
		days += docs[c[len(c)-1]].When.Sub(docs[c[0]].When).Hours() / 24
	}
	near, same := 0, 0
	by := map[time.Time][]int{}
	for i := range rows {
		by[docs[i].When] = append(by[docs[i].When], i)
	}
	for i := range rows {
		for _, d := range []time.Time{docs[i].When, docs[i].When.AddDate(0, 0, 1)} {
			for _, j := range by[d] {
				if (j > i || d != docs[i].When) && labelled(&rows[i], &rows[j]) {
					near++
					if rows[i].Event == rows[j].Event {
						same++
					}
				}
			}
		}
	}
	share := func(name string, a, n int) {
		x := 100 * float64(a) / float64(max(n, 1))
		rep.add("links.stories.ruwa."+name, Figure{Value: x, Lo: x, Hi: x, N: n})
	}
	share("same", right, together)
	share("chance", same, near)
	share("outlets", shared, stories)
	mean := days / float64(max(stories, 1))
	rep.add("links.stories.ruwa.days", Figure{Value: mean, Lo: mean, Hi: mean, N: stories})
	return nil
}

// labelled reports whether both rows were tied to their event by a keyword of their own; the
// corpus has "*" where all of an outlet's rows of a time were taken.
func labelled(a, b *headline) bool { return a.Keywords != "['*']" && b.Keywords != "['*']" }

func within(a, b time.Time) bool { return a.Sub(b).Abs() <= 24*time.Hour }
