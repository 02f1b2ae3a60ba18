package embedded

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

func TestWords(t *testing.T) {
	l := open(t, Options{})
	add(t, l,
		article("A", "0", "The minister denied that ships were near the harbour.", 0),
		article("A", "1", "Ministers deny nothing; the ship is in Café Straße, U.S. waters.", 1),
		article("A", "2", "A well-known pilot, NEAR the tower: 42 knots.", 2))
	readAll(t, l, stageOne)
	for _, tt := range []struct{ text, want string }{
		{"", "2 1 0"},
		{"  \t", "2 1 0"},
		{"minister", "1 0"},
		{"MINISTERS denied", "1 0"},
		{"ship harbour", "0"},
		{`"ships were"`, "0"},
		{`"were ships"`, ""},
		{`“ships were”`, "0"},
		{"minister -harbour", "1"},
		{`minister -"ship is"`, "0"},
		{"-minister", "2"},
		{`-minister -pilot`, ""},
		{"harb*", "0"},
		{`"well kno"*`, "2"},
		{"cafe", "1"},
		{"U.S.", "1"},
		{"well-known", "2"},
		{"near", "2 0"},
		{"NEAR(minister ships)", ""},
		{"tower:", "2"},
		{"title:tower", ""},
		{"ships OR pilot", ""}, // "or" is a word
		{`"ships`, "1 0"},
		{`""`, ""}, {`"`, ""}, {"*", ""}, {"-", ""}, {"!!! ???", ""}, {"minister !!!", "1 0"}, {"minister *", "1 0"},
		{"minister\x00ship", "1 0"}, {"\xff minister", "1 0"}, {"{title text}: x", ""}, {"^minister", "1 0"}, {"a + b", ""},
		{"- minister", "1 0"}, {"--minister", "2"}, {"'; DROP TABLE items; --", ""},
		{"title", "2 1 0"}, // headlines count
	} {
		if got := titles(list(t, l, store.ArticleQuery{Text: tt.text})); got != tt.want {
			t.Errorf("%q finds %q, want %q (as %+v)", tt.text, got, tt.want, parseMatch(tt.text))
		}
	}
	p := list(t, l, store.ArticleQuery{Text: "harbour ship"})
	want := []store.Snip{{Text: "The minister denied that "}, {Text: "ships", Hit: true}, {Text: " were near the "}, {Text: "harbour", Hit: true}, {Text: "."}}
	if d := cmp.Diff(want, p.Rows[0].Snippet); d != "" {
		t.Error(d)
	}
}

// FuzzQuery: whatever is typed neither fails nor changes anything, and excluding a query
// leaves what the query does not find.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"", "word", `"a phrase" -not pre*`, `"`, `""""`, "-", "* * *", "NEAR(a b, 3)", "a AND", "(", "title : x", "{a b}:c", "^x",
		"\x00", "é\xff", `-"x`, "a-b", "🙂 x", "x" + strings.Repeat(" y", 300), strings.Repeat(`"a `, 50), strings.Repeat("(", 2000)} {
		f.Add(s)
	}
	l := open(f, Options{})
	add(f, l, article("A", "0", "The minister denied that ships were near. Ada said a word.", 0), article("A", "1", "A phrase, a b c x y.", 1))
	readAll(f, l, stageOne)
	f.Fuzz(func(t *testing.T, s string) {
		ctx := context.Background()
		p, err := l.Articles(ctx, store.ArticleQuery{Text: s})
		if err != nil || p.Total != len(p.Rows) {
			t.Fatalf("%q (%+v): %d of %d, %v", s, parseMatch(s), len(p.Rows), p.Total, err)
		}
		if fc, err := l.Facets(ctx, store.ArticleQuery{Text: s}); err != nil || len(fc.Days) > 1 {
			t.Fatalf("%q: facets %+v, %v", s, fc, err)
		}
		quotes(t, l, store.QuoteQuery{Text: s})
		if n := mustTotals(t, l).Articles; n != 2 {
			t.Fatalf("%q: %d articles left", s, n)
		}
	})
}

// grid fills a ledger with n articles over three outlets, two languages and some days.
func grid(t testing.TB, n int) *Ledger {
	t.Helper()
	l := open(t, Options{})
	var batch []store.Incoming
	for i := range n {
		k := i * 7919 % n // not in order of time
		in := article([]string{"Alpha", "Beta", "Gamma"}[k%3], fmt.Sprint(k), fmt.Sprintf("Minister Aro said number %d. Ada said rest. End of it.", k), k/2*97)
		if k%5 == 0 {
			in.Article.Lang = "de"
		}
		if k%11 == 0 {
			in.Article.Published = hearsay.Time{}
		}
		if k%13 == 0 {
			in.Status = hearsay.StatusHeadlineOnly
		}
		batch = append(batch, in)
	}
	add(t, l, batch...)
	readAll(t, l, stageOne)
	return l
}

var gridQueries = []store.ArticleQuery{
	{}, {Outlet: "Beta"}, {Lang: "de"}, {Outlet: "Beta", Lang: "en"}, {Since: "2026-03-06", Until: "2026-03-08"}, {Until: "2026-03-06"}, {Since: "2026-03-07"},
	{Status: "headline-only"}, {Status: "ok", Lang: "de"}, {Day: "2026-03-06"}, {Day: "2026-03-06", Outlet: "Alpha"}, {Text: "rest"}, {Text: "rest -number"}, {Text: "-nothing", Outlet: "Gamma"},
	{Text: "number", Outlet: "Gamma", Since: "2026-03-06"}, {Text: "aro", Day: "2026-03-07", Lang: "en"}, {Outlet: "Nobody"}, {Since: "2026-03-09", Until: "2026-03-01"},
}

// The pages of a list, put together, are the list; facets and totals count it.
func TestPages(t *testing.T) {
	l := grid(t, 200)
	for _, q := range gridQueries {
		whole := list(t, l, q)
		if whole.Next != "" || whole.Total != len(whole.Rows) {
			t.Errorf("%+v: %d rows, total %d, next %q", q, len(whole.Rows), whole.Total, whole.Next)
		}
		if !slices.IsSortedFunc(whole.Rows, func(x, y store.ArticleRow) int {
			return int(listSecond(y.Published) - listSecond(x.Published))
		}) {
			t.Errorf("%+v: not newest first", q)
		}
		for _, r := range whole.Rows {
			if d := r.Published.Day(); q.Since != "" && d < q.Since || q.Until != "" && (d > q.Until || d == "") || q.Day != "" && d != q.Day ||
				q.Outlet != "" && r.Outlet != q.Outlet || q.Lang != "" && r.Lang != q.Lang || q.Status != "" && string(r.Status) != q.Status {
				t.Errorf("%+v returned %+v", q, r)
			}
		}
		for _, size := range []int{1, 7, 200} {
			var pages []store.ArticleRow
			for p := q; ; {
				p.Limit = size
				page := list(t, l, p)
				if page.Total != whole.Total {
					t.Fatalf("%+v: total %d on a page, %d on the whole", p, page.Total, whole.Total)
				}
				pages = append(pages, page.Rows...)
				if p.After = page.Next; p.After == "" {
					break
				}
			}
			if d := cmp.Diff(whole.Rows, pages); d != "" {
				t.Errorf("%+v in pages of %d: %s", q, size, d)
			}
		}
		f, err := l.Facets(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range f.Outlets {
			p := q
			if p.Outlet = v.Value; list(t, l, p).Total != v.Count {
				t.Errorf("%+v: outlet %s has %d, facet says %d", q, v.Value, list(t, l, p).Total, v.Count)
			}
		}
		for _, v := range f.Langs {
			p := q
			if p.Lang = v.Value; list(t, l, p).Total != v.Count {
				t.Errorf("%+v: language %s has %d, facet says %d", q, v.Value, list(t, l, p).Total, v.Count)
			}
		}
		for _, v := range f.Days {
			p := q
			if p.Day = v.Value; list(t, l, p).Total != v.Count {
				t.Errorf("%+v: day %s has %d, facet says %d", q, v.Value, list(t, l, p).Total, v.Count)
			}
		}
	}
}

func TestQuotePages(t *testing.T) {
	l := grid(t, 100)
	some := list(t, l, store.ArticleQuery{Limit: 1}).Rows[0].ID
	for _, q := range []store.QuoteQuery{{}, {Outlet: "Beta"}, {Lang: "de", Since: "2026-03-06"}, {Text: "number"}, {Text: "Ada rest"}, {Text: "rest", Outlet: "Alpha"},
		{Text: "-rest"}, {Text: "!"}, {Article: some}, {Article: some, Text: "rest"}, {Speaker: "Minister Aro"}, {Speaker: "Minister Aro", Text: "number", Lang: "en"}} {
		whole := quotes(t, l, q)
		for _, r := range whole {
			if text := r.Quote.Field.In(&hearsay.Revision{Title: r.Title, Text: r.Text}); !strings.Contains(text, r.ContentText) || r.ContentText == "" {
				t.Fatalf("%+v: %+v", q, r)
			}
		}
		var pages []store.QuoteRow
		for p := q; ; {
			p.Limit = 3
			rows := quotes(t, l, p)
			pages = append(pages, rows...)
			if len(rows) < 3 {
				break
			}
			p.After = rows[2].After
		}
		if d := cmp.Diff(whole, pages); d != "" {
			t.Errorf("%+v: %s", q, d)
		}
	}
	all, number := quotes(t, l, store.QuoteQuery{}), quotes(t, l, store.QuoteQuery{Text: "number"})
	if len(all) != 200 || len(number) != 100 || len(all) != mustTotals(t, l).Quotes {
		t.Errorf("%d quotes, %d with number", len(all), len(number))
	}
	if s := contents(quotes(t, l, store.QuoteQuery{Article: some})); !strings.HasPrefix(s, "number") || !strings.HasSuffix(s, "rest.") {
		t.Errorf("quotes of one article: %s", s)
	}
	// "Ada" is a person without a public role: her words are found, she is no list's subject.
	if rows := quotes(t, l, store.QuoteQuery{Speaker: "Ada"}); len(rows) != 0 {
		t.Errorf("%d quotes listed under a private person", len(rows))
	}
	for range l.Quotes(context.Background(), store.QuoteQuery{}) { // leaving early is allowed
		break
	}
}

func TestBadQueries(t *testing.T) {
	l := open(t, Options{})
	for _, q := range []store.ArticleQuery{{Since: "yesterday"}, {Until: "2026-13-01"}, {Day: "5"}, {After: "x"}, {After: "p-5"}} {
		if _, err := l.Articles(context.Background(), q); !errors.Is(err, store.ErrQuery) {
			t.Errorf("%+v: %v", q, err)
		}
	}
	for _, err := range l.Quotes(context.Background(), store.QuoteQuery{After: "p1"}) {
		if !errors.Is(err, store.ErrQuery) {
			t.Errorf("bad cursor: %v", err)
		}
	}
	if p := list(t, l, store.ArticleQuery{Text: "x", Outlet: "y", Since: "1500-01-01", Until: "9999-12-31"}); p.Total != 0 {
		t.Error("an empty ledger has articles")
	}
}

// No question of every day reads a whole table or sorts more than the quotes of one article.
func TestPlans(t *testing.T) {
	l := grid(t, 50)
	check := func(name, query string, args []any) {
		t.Helper()
		rows, err := l.r.Query("EXPLAIN QUERY PLAN "+query, args...)
		if err != nil {
			t.Fatal(name, err)
		}
		defer rows.Close()
		for rows.Next() {
			var id, parent, zero int
			var detail string
			if err := rows.Scan(&id, &parent, &zero, &detail); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(detail, "SCAN") && !strings.Contains(detail, "VIRTUAL TABLE") || strings.Contains(detail, "TEMP B-TREE FOR ORDER") {
				t.Errorf("%s: %s", name, detail)
			}
		}
	}
	for _, q := range gridQueries {
		f, err := newFilter(q.Outlet, q.Lang, q.Status, q.Since, q.Until, q.Day, q.Text)
		if err != nil {
			t.Fatal(err)
		}
		query, args := articlesSQL(f, f.hi, 50)
		check(fmt.Sprintf("articles %+v", q), query, args)
	}
	for _, q := range []store.QuoteQuery{{}, {Outlet: "Beta"}, {Lang: "de"}, {Text: "number"}, {Text: "number", Outlet: "Beta"}, {Article: "x"}, {Speaker: "x"}, {Speaker: "x", Text: "y"}} {
		query, args, err := quotesSQL(q)
		if err != nil {
			t.Fatal(err)
		}
		check(fmt.Sprintf("quotes %+v", q), query, args)
	}
}
