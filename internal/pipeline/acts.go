package pipeline

import (
	"context"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/escalation"
	"hearsay/internal/store"
	"hearsay/schema"
)

// ActQuery selects what states say and are said to do to each other. Since and Until are days, ""
// unbounded; Outlet "" is all.
type ActQuery struct {
	Since, Until, Outlet string
	Without              []string // outlets whose articles are left out
}

// Acts are those of a window, as package escalation takes them, with what leads back to quotes.
type Acts struct {
	List    []escalation.Act
	First   time.Time // the first day of the window
	Days    int
	News    []int             // articles of each day
	Refs    map[string]string // by id of an act: its article's ref
	Own     map[string]string // by id: the sentence, where no quote but the article's own words tell it
	Undated int               // acts without a day, left out
}

// Date words a day of the window.
func (a *Acts) Date(day int) string { return a.First.AddDate(0, 0, day).Format(time.DateOnly) }

// quads are the numbers of PLOVER's quad classes.
var quads = map[string]int{"VCOOP": 1, "MCOOP": 2, "VCONF": 3, "MCONF": 4}

// quadOf is the quad class of an act. PLOVER's codebook of 2021 puts SANCTION under verbal conflict, the older one and most
// of its users under material conflict; a sanction that is told as done (an embargo, diplomats sent home) is a deed here, one that
// is announced or threatened is in words already.
func quadOf(x *view.Act) int {
	if x.Layer == view.Deeds && x.Category == "SANCTION" {
		return quads["MCONF"]
	}
	return quads[schema.Quad(x.Category)]
}

// ReadActs reads them from the stories of a ledger. Copies of one text count on the day of the
// first of them; a deed on the day that the text tells, if that is in the window.
func ReadActs(ctx context.Context, l ViewLister, q ActQuery) (*Acts, error) {
	out := &Acts{Refs: map[string]string{}, Own: map[string]string{}}
	news := map[string]int{}
	type dated struct {
		escalation.Act
		day string
	}
	var list []dated
	err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindStory, Since: q.Since, Until: q.Until}, func(v *store.View, body *view.Story) {
		wanted := func(a *view.Article) bool {
			return (q.Outlet == "" || a.Outlet == q.Outlet) && !slices.Contains(q.Without, a.Outlet)
		}
		for i := range body.Articles {
			if a := &body.Articles[i]; a.Day != "" && wanted(a) && within(a.Day, q.Since, q.Until) {
				news[a.Day]++
			}
		}
		first := firstDays(body, wanted)
		for i := range body.Acts {
			x := &body.Acts[i]
			a := &body.Articles[x.Article]
			if !wanted(a) {
				continue
			}
			day := x.Day
			if day == "" {
				day = first[x.Article]
			}
			if day == "" {
				out.Undated++
				continue
			}
			if !within(day, q.Since, q.Until) {
				continue
			}
			act := escalation.Act{ID: string(x.Quote), Outlet: a.Outlet, Publisher: a.Publisher, From: x.From, To: x.To, Quad: quadOf(x),
				Category: x.Category, Score: x.Score, Layer: escalation.Layer(x.Layer), Cluster: x.Affair, Answer: x.Answer, Alleged: x.Alleged}
			if act.Cluster == "" {
				act.Cluster = v.ID
			}
			if x.Own != "" {
				act.ID = string(a.ID) + "/" + x.From + "/" + x.To + "/" + x.Category
				out.Own[act.ID] = x.Own
			}
			out.Refs[act.ID] = a.Ref
			list = append(list, dated{act, day})
		}
	})
	if err != nil {
		return nil, err
	}
	from, to := q.Since, q.Until
	for d := range news {
		if q.Since == "" && (from == "" || d < from) {
			from = d
		}
		if q.Until == "" {
			to = max(to, d)
		}
	}
	for i := range list { // a deed may be older than its first report
		if d := list[i].day; q.Since == "" && d < from {
			from = d
		}
	}
	start, err1 := time.Parse(time.DateOnly, from)
	end, err2 := time.Parse(time.DateOnly, to)
	if err1 != nil || err2 != nil || end.Before(start) {
		return out, nil // an empty window
	}
	out.First, out.Days = start, int(end.Sub(start).Hours()/24)+1
	out.News = make([]int, out.Days)
	for d, n := range news {
		if k := dayIn(start, d); k >= 0 && k < out.Days {
			out.News[k] += n
		}
	}
	for _, x := range list {
		x.Day = dayIn(start, x.day)
		if x.Day >= 0 && x.Day < out.Days {
			out.List = append(out.List, x.Act)
		}
	}
	return out, nil
}

// dayIn numbers a day from start on; −1 if it is none.
func dayIn(start time.Time, day string) int {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Before(start) {
		return -1
	}
	return int(t.Sub(start).Hours() / 24)
}

// within reports whether a day lies in a window of days.
func within(day, since, until string) bool {
	return (since == "" || day >= since) && (until == "" || day <= until)
}

// firstDays tells for each article of a story the earliest day of those wanted that are one text with it.
func firstDays(body *view.Story, wanted func(*view.Article) bool) []string {
	at := map[hearsay.ArticleID]int{}
	root := make([]int, len(body.Articles))
	for i := range body.Articles {
		at[body.Articles[i].ID], root[i] = i, i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, c := range body.Copies {
		a, okA := at[c.A]
		b, okB := at[c.B]
		if c.Kind == "copy" && okA && okB {
			x, y := find(a), find(b)
			root[max(x, y)] = min(x, y)
		}
	}
	first := make([]string, len(root))
	for i := range root {
		if d, r := body.Articles[i].Day, find(i); d != "" && wanted(&body.Articles[i]) && (first[r] == "" || d < first[r]) {
			first[r] = d
		}
	}
	out := make([]string, len(root))
	for i := range root {
		out[i] = first[find(i)]
	}
	return out
}
