package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"hearsay/internal/testutil/htmlcheck"
)

// slowAsker takes its time for every answer.
type slowAsker struct {
	*beyondAsker
	takes time.Duration
}

func (f slowAsker) Ask(ctx context.Context, name string, vals url.Values, form string, most int, w io.Writer) ([]string, error) {
	time.Sleep(f.takes)
	return f.beyondAsker.Ask(ctx, name, vals, form, most, w)
}

// A page that takes longer than anybody waits says that it is under way, opens itself again, and is there then; the
// log hears of nothing.
func TestUnderWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said strings.Builder
		f := slowAsker{&beyondAsker{rows: map[string]string{"narratives tested": tieJSON("incidents", "Lamp out", "Ferry stopped", 3, 0.01)}}, 15 * time.Second}
		h := New(tiedLedger(t, ""), Options{Asker: f, Log: slog.New(slog.NewTextHandler(&said, nil))})
		w := get(t, h, "/narratives?of=incidents")
		if w.Code != http.StatusAccepted || !strings.Contains(w.Body.String(), "This is being worked out") || w.Header().Get("Refresh") != "10" {
			t.Errorf("%d, refresh %q: %s", w.Code, w.Header().Get("Refresh"), w.Body)
		}
		for _, ext := range []string{".json", ".jsonl"} {
			w := httptest.NewRecorder()
			new(site).fail(w, httptest.NewRequest("GET", "/outlets"+ext, nil), errUnderWay)
			if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "10" {
				t.Errorf("%s: %d, retry after %q", ext, w.Code, w.Header().Get("Retry-After"))
			}
		}
		time.Sleep(20 * time.Second)
		if w := get(t, h, "/narratives?of=incidents"); w.Code != http.StatusOK || w.Header().Get("Refresh") != "" {
			t.Errorf("later: %d, refresh %q", w.Code, w.Header().Get("Refresh"))
		}
		if said.Len() > 0 {
			t.Errorf("the log: %s", said.String())
		}
		m := newMemo[int](time.Second, time.Minute, 2, time.Now)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := m.get(ctx, "a", func(context.Context) (int, error) { time.Sleep(time.Minute); return 1, nil })
		if !errors.Is(err, errUnderWay) || !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
		time.Sleep(time.Hour) // all that was begun ends
	})
}

// Words that are the same in all rows are told once, and a figure for each day in exports only; what is told of a
// column with two values, of few rows, or of a number stays in the table.
func TestFold(t *testing.T) {
	days := strings.TrimSpace(strings.Repeat("1 ", foldedDays))
	rows := func(n int) [][]string {
		var out [][]string
		for i := range n {
			out = append(out, []string{"outlet", []string{"The Gull", "The Tern"}[i%2], "7", days})
		}
		return out
	}
	for _, x := range []struct {
		n                 int
		shown, same, away string
	}{
		{foldRows, "outlet count", "By: outlet", "Days"},
		{foldRows - 1, "by outlet count", "", "Days"},
		{0, "by outlet count days", "", ""},
	} {
		tab := &table{cols: []string{"by", "outlet", "count", "days"}, rows: rows(x.n)}
		tab.look()
		cols := []exploreCol{{Name: "by", Words: "By", kind: textCol, lead: -1}, {Name: "outlet", Words: "Outlet", k: 1, kind: textCol, lead: -1}, {Name: "count", Words: "Count", k: 2, kind: numberCol, lead: -1, lo: -1}, {Name: "days", Words: "Days", k: 3, kind: listCol, lead: -1}}
		var p explorePage
		var shown []string
		for _, c := range p.fold(tab, cols, tab.rows) {
			shown = append(shown, c.Name)
		}
		if got := strings.Join(shown, " "); got != x.shown || strings.Join(p.Same, ";") != x.same || strings.Join(p.Apart, ";") != x.away {
			t.Errorf("%d rows: %q, the same %q, apart %q", x.n, got, p.Same, p.Apart)
		}
	}
	one := &table{cols: []string{"by"}, rows: [][]string{{"a"}, {"a"}, {"a"}, {"a"}, {"a"}}}
	one.look()
	if got := new(explorePage).fold(one, []exploreCol{{Name: "by", kind: textCol, lead: -1}}, one.rows); len(got) != 1 {
		t.Error("a table without columns")
	}
}

// Rows of shared text lead to both texts and to their comparison, and nothing is counted by an article's id; of
// outlets added up, neither holds.
func TestSharedTextRows(t *testing.T) {
	tab := &table{cols: []string{"a", "b", "kind", "words"}, rows: [][]string{{"g-1", "t-1", "copy", "90"}, {"g-1", "t-2", "reuse", "40"}, {"g-1", "t-1", "copy", "30"}, {"g-2", "t-1", "reuse", "20"}}}
	tab.look()
	for _, added := range []bool{false, true} {
		a := asking{q: &Question{Name: "copies"}, vals: url.Values{}}
		if added {
			a.vals.Set("by-outlet", "1")
		}
		cols, _ := a.columns(tab)
		var links []string
		for i := range cols {
			if c := cols[i].cell(tab, tab.rows[0], nil); c.Href != "" {
				links = append(links, c.Href)
			}
		}
		want := []string{"/compare?a=g-1&b=t-1", "/go/g-1", "/go/t-1"}
		if added {
			want = nil
		}
		slices.Sort(links)
		if !slices.Equal(links, want) {
			t.Errorf("added up %t: links %q", added, links)
		}
		counted := slices.ContainsFunc(a.facets(tab), func(f facet) bool { return f.Name == "First article" })
		if counted != added {
			t.Errorf("added up %t: counted by article %t", added, counted)
		}
	}
}

// What nobody else says stands in a feed without the words for a speaker.
func TestFeedOwnVoice(t *testing.T) {
	cols := []string{"source_text", "cue_text", "content_text", "outlet", "accused", "denied", "speaker"}
	for _, x := range []struct {
		row  []string
		want string
	}{
		{[]string{"", "", "the lamp was out", "The Gull", "Tarnovia", "", "The Gull"}, "In The Gull; accused Tarnovia."},
		{[]string{"", "", "the lamp was out ...", "First. Nearly.", "", "", ""}, "In First. Nearly."},
		{[]string{"The warden", "said", "the lamp was out", "The Gull", "", "", ""}, "The warden said. In The Gull."},
	} {
		if got := (&table{cols: cols}).worded(entryWords["quotes"].text, x.row); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
}

// A claim that no report asserts has no number of reports in a feed, and letters that turn what follows stay out of it.
func TestFeedWords(t *testing.T) {
	cols := []string{"proposition", "asserted_by", "denied_by", "reports", "publishers", "origins_min", "origins_max"}
	for _, x := range []struct {
		row  []string
		want string
	}{
		{[]string{"the lamp was out", "The warden", "", "3", "2", "1", "2"}, "Asserted by The warden. Reports: 3; publishers: 2; origins: 1 to 2."},
		{[]string{"the lamp was out", "", "The warden", "0", "0", "0", "0"}, "Rejected by The warden. No report asserts it."},
		{[]string{"the lamp was out", "Evil\u202elluG ehT\u2066", "", "1", "1", "1", "1"}, "Asserted by EvillluG ehT. Reports: 1; publishers: 1; origins: 1."},
	} {
		if got := (&table{cols: cols}).worded(entryWords["claims"].text, x.row); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
	}
	turned := claimCols[slices.Index(claimCols, "kind")]
	row := make([]string, len(claimCols))
	for i := range row {
		row[i] = "Evil\u202eteltuo\u2066 press"
	}
	row[9] = "2026-03-08T10:00:00Z"
	h := exploreSite(&fakeAsker{cols: claimCols, rows: [][]string{row}})
	for _, ext := range []string{".rss", ".atom", ".feed"} {
		w := get(t, h, "/explore/claims"+ext+"?f."+turned+"="+url.QueryEscape(row[0]))
		if s := w.Body.String(); w.Code != 200 || !strings.Contains(s, "Evilteltuo press") || strings.ContainsAny(s, "\u202e\u2066") {
			t.Errorf("%s: %d\n%s", ext, w.Code, s)
		}
	}
}

func TestCompareHeadingOwn(t *testing.T) {
	p := &comparePage{Passages: 1, Shared: 34, Lag: "+37 min"}
	p.A.Outlet, p.B.Outlet = "The Gull", "The Gull"
	if got, want := compareHeading(p, false), "The Gull shares 34 words with another article of its own, 37 min later"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A long list of articles is folded, none is left out, and a handful is not folded.
func TestStoryRows(t *testing.T) {
	for n, open := range map[int]int{0: 0, 1: 1, storyShown + 10: storyShown + 10, storyShown + 11: storyShown} {
		p := &storyPage{Articles: make([]storyArticle, n), Copies: 2}
		got, rest := p.Rows(false), p.Rows(true)
		shown, folded := 0, 0
		if got != nil {
			shown = len(got.Articles)
		}
		if rest != nil {
			folded = len(rest.Articles)
		}
		if shown != open || shown+folded != n {
			t.Errorf("%d articles: %d open, %d folded", n, shown, folded)
		}
	}
}

// A pair of affairs that no sentence ties is shown by the headlines of their own articles.
func TestOwnHeadlines(t *testing.T) {
	row := affairJSON("")
	row = row[:strings.Index(row, `"refers"`)] + `"own":[{"to":"i1","ref":"g-1","title":"Lamp dark for a night"},{"to":"i2","ref":"g-9","title":""},{"to":"i2","ref":"g-1","title":""}]}]}` + "\n"
	f := &beyondAsker{rows: map[string]string{"narratives spoken": row}}
	words := htmlcheck.Words(open(t, New(tiedLedger(t, ""), Options{Asker: f, Now: func() time.Time { return now }}), "/narratives?of=affairs", 200))
	for _, want := range []string{"“Lamp dark for a night”", "its headline", "An article of its own, without a headline"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %s", want, words)
		}
	}
}
