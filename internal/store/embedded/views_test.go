package embedded

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay"
	"hearsay/internal/store"
)

func viewID(n int) string { return fmt.Sprintf("%032x", n+0xabcdef0000) }

func TestViews(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	out := add(t, l, article("A", "a", "Minister Aro said words.", 0), article("B", "b", "Minister Bel said no.", 60), article("C", "c", "No.", 120))
	at := func(m int) time.Time { return time.Date(2025, 3, 3, 12, m, 0, 0, time.UTC) }
	view := func(n int, from, to int, members ...hearsay.ArticleID) store.View {
		v := store.View{ID: viewID(n), Kind: store.KindStory, Title: fmt.Sprint("story ", n), First: at(from), Last: at(to), Size: len(members), Body: []byte(`{"n":1}`)}
		for _, a := range members {
			v.Members = append(v.Members, store.Member{Article: a})
		}
		return v
	}
	a, b, c := out[0].Article, out[1].Article, out[2].Article
	one, two := view(1, 0, 10, a, b), view(2, 5, 50, c)
	if err := l.PutViews(ctx, store.ViewChange{Stage: "link/1", Upto: 3, Mark: "m1", Put: []store.View{one, two}}); err != nil {
		t.Fatal(err)
	}
	got, err := l.View(ctx, one.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(one, got); d != "" {
		t.Error(d)
	}
	p, err := l.Views(ctx, store.ViewQuery{Kind: store.KindStory, Limit: 1})
	if err != nil || p.Total != 2 || len(p.Rows) != 1 || p.Rows[0].ID != two.ID || p.Next == "" {
		t.Fatalf("%+v, %v", p, err)
	}
	p, err = l.Views(ctx, store.ViewQuery{Kind: store.KindStory, Limit: 1, After: p.Next})
	if err != nil || len(p.Rows) != 1 || p.Rows[0].ID != one.ID || p.Next != "" {
		t.Fatalf("%+v, %v", p, err)
	}
	if p, err = l.Views(ctx, store.ViewQuery{Kind: store.KindStory, Article: a}); err != nil || p.Total != 1 {
		t.Errorf("of one article: %+v, %v", p, err)
	}
	if p, err = l.Views(ctx, store.ViewQuery{Kind: store.KindStory, Since: "2025-03-04"}); err != nil || p.Total != 0 {
		t.Errorf("later: %+v, %v", p, err)
	}
	if _, err := l.Views(ctx, store.ViewQuery{Kind: store.KindStory, After: "x"}); !errors.Is(err, store.ErrQuery) {
		t.Errorf("bad cursor: %v", err)
	}

	three := view(3, 0, 50, a, b, c) // takes both in
	if err := l.PutViews(ctx, store.ViewChange{Stage: "link/1", Upto: 3, Mark: "m2", Drop: []string{one.ID, two.ID}, Put: []store.View{three}, Redirects: map[string]string{one.ID: three.ID, two.ID: three.ID}}); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{one.ID, two.ID, three.ID[:31], one.ID[:31]} {
		if got, err = l.View(ctx, id); err != nil || got.ID != three.ID {
			t.Errorf("%s: %s, %v", id, got.ID, err)
		}
	}
	if _, err := l.View(ctx, viewID(9)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown id: %v", err)
	}
	if vs, err := l.ViewsSince(ctx, at(51)); err != nil || len(vs) != 0 {
		t.Errorf("since: %v, %v", vs, err)
	}
	if vs, err := l.ViewsSince(ctx, at(50)); err != nil || len(vs) != 1 || len(vs[0].Members) != 3 {
		t.Errorf("since: %v, %v", vs, err)
	}
	if m, err := l.ViewMark(ctx); err != nil || m != "m2" {
		t.Errorf("mark %q, %v", m, err)
	}
	sound(t, l)
}

func TestReports(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	add(t, l, article("A", "a", "Minister Aro said words.", 0), article("B", "b", "Minister Bel said no.", 60))
	readAll(t, l, stageOne)
	var refs []string
	for r, err := range l.Reports(ctx, store.ReportQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Reading == nil || r.Reading.Revision != r.Revision.ID {
			t.Errorf("%s has no reading", r.Revision.RefOrID())
		}
		refs = append(refs, r.Revision.Title)
	}
	if !slices.Equal(refs, []string{"Title of a", "Title of b"}) {
		t.Errorf("reports %q", refs)
	}
	quotes, actors := map[string]int{}, map[string]int{}
	for r, err := range l.Reports(ctx, store.ReportQuery{Whole: func(r *store.Report) bool { return r.Revision.Title == "Title of b" }}) {
		if err != nil {
			t.Fatal(err)
		}
		quotes[r.Revision.Title], actors[r.Revision.Title] = len(r.Reading.Quotes), len(r.Reading.Actors)
	}
	if quotes["Title of a"] != 0 || quotes["Title of b"] == 0 || actors["Title of a"] == 0 || actors["Title of a"] != actors["Title of b"] {
		t.Errorf("quotes %v, actors %v; only b was wanted whole", quotes, actors)
	}
	a, b := article("A", "a", "", 0).Article, article("B", "b", "", 60).Article
	for _, x := range []struct {
		of      []hearsay.ArticleID
		want    time.Time
		undated bool
	}{
		{[]hearsay.ArticleID{b.ID(), a.ID()}, a.Published.UTC, false},
		{[]hearsay.ArticleID{b.ID()}, b.Published.UTC, false},
		{[]hearsay.ArticleID{b.ID(), "none"}, b.Published.UTC, true},
		{nil, time.Time{}, false},
	} {
		if at, undated, err := l.EarliestOf(ctx, x.of); err != nil || !at.Equal(x.want) || undated != x.undated {
			t.Errorf("%v came out at %v, undated %v, %v; want %v", x.of, at, undated, err, x.want)
		}
	}
}

func TestStatements(t *testing.T) {
	ctx := context.Background()
	l := open(t, Options{})
	out := add(t, l, article("A", "a", "Minister Aro said words.", 0))
	s := hearsay.Statement{At: time.Date(2025, 3, 3, 12, 0, 0, 123456789, time.UTC), Who: "Ines", Verb: hearsay.Wrong, Why: "Aro did not say so",
		About: []hearsay.Target{{Kind: "quote", Article: out[0].Article, Revision: out[0].Revision, Field: hearsay.FieldText, Spans: []hearsay.Span{{Start: 9, End: 12}}, Words: "Aro"}}}
	kept, err := l.PutStatement(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := l.PutStatement(ctx, s); err != nil || again.ID != kept.ID {
		t.Errorf("said twice: %s and %s, %v", kept.ID, again.ID, err)
	}
	all, err := l.Statements(ctx)
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	if d := cmp.Diff(kept, all[0]); d != "" {
		t.Error(d)
	}
	if err := l.UndoStatement(ctx, kept.ID[:8], s.At.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if all, err = l.Statements(ctx); err != nil || all[0].Undone.IsZero() {
		t.Errorf("not taken back: %+v, %v", all, err)
	}
	if err := l.UndoStatement(ctx, "00000000", s.At); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("unknown: %v", err)
	}

	// What is taken out of the ledger is taken out here, too; and views are made anew.
	if err := l.PutViews(ctx, store.ViewChange{Stage: "link/1", Mark: "m", Put: []store.View{{ID: viewID(1), Kind: "story", Title: "Aro", Body: []byte("{}")}}}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Redact(ctx, "Aro", "", s.At, nil); err != nil {
		t.Fatal(err)
	}
	if all, err = l.Statements(ctx); err != nil || all[0].About[0].Words != "###" || all[0].Why != "### did not say so" {
		t.Errorf("after redaction: %+v, %v", all, err)
	}
	if _, err := l.View(ctx, viewID(1)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a view outlived the words it was made from: %v", err)
	}
	if m, _ := l.ViewMark(ctx); m != "" {
		t.Errorf("views would not be made anew: mark %q", m)
	}
}

// Pages of any size give the whole list in one order, those without a time last; days choose the same views as looking at
// each does.
func TestViewPages(t *testing.T) {
	ctx := t.Context()
	l := open(t, Options{})
	day := func(n int) time.Time { return time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, n) }
	var all []store.View
	for n := range 40 {
		v := store.View{ID: viewID(n * 7919 % 1000), Kind: store.KindClaim, Title: fmt.Sprint(n), Body: []byte(`{}`)}
		if n%5 != 0 {
			v.First, v.Last = day(n%11), day(n%11+n%4)
		}
		all = append(all, v)
	}
	for i := 0; i < len(all); i += 10 { // the longest come last: the bound grows
		if err := l.PutViews(ctx, store.ViewChange{Stage: "link/1", Mark: "m", Put: all[i : i+10]}); err != nil {
			t.Fatal(err)
		}
	}
	list := func(q store.ViewQuery) (out []string) {
		for {
			p, err := l.Views(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range p.Rows {
				out = append(out, v.ID)
			}
			if q.After = p.Next; p.Next == "" {
				if len(out) != p.Total {
					t.Errorf("%+v: %d listed, %d counted", q, len(out), p.Total)
				}
				return out
			}
		}
	}
	whole := list(store.ViewQuery{Kind: store.KindClaim})
	if len(whole) != 40 {
		t.Fatalf("%d of 40", len(whole))
	}
	at := map[string]store.View{}
	for _, v := range all {
		at[v.ID] = v
	}
	if !slices.IsSortedFunc(whole, func(a, b string) int {
		x, y := at[a], at[b]
		if c := y.Last.Compare(x.Last); c != 0 {
			return c
		}
		return -1 * map[bool]int{true: 1, false: -1}[a > b]
	}) {
		t.Error("not in order")
	}
	for _, limit := range []int{1, 3, 8, 39, 40, 41} {
		if got := list(store.ViewQuery{Kind: store.KindClaim, Limit: limit}); !slices.Equal(got, whole) {
			t.Errorf("pages of %d differ", limit)
		}
	}
	for _, c := range [][2]int{{0, 30}, {3, 3}, {5, 6}, {0, 1}, {12, 30}} {
		q := store.ViewQuery{Kind: store.KindClaim, Since: day(c[0]).Format(time.DateOnly), Until: day(c[1]).Format(time.DateOnly), Limit: 4}
		n := 0
		for _, v := range all {
			if !v.First.IsZero() && v.Last.Format(time.DateOnly) >= q.Since && v.First.Format(time.DateOnly) <= q.Until {
				n++
			}
		}
		if got := list(q); len(got) != n {
			t.Errorf("%s to %s: %d views, want %d", q.Since, q.Until, len(got), n)
		}
	}
}

// Members are written while no view of the run stands: a look-up among long bodies copies them, for each of ten thousand members.
func TestMembersBeforeViews(t *testing.T) {
	ctx := t.Context()
	l := open(t, Options{})
	out := add(t, l, article("A", "a", "Minister Aro said words.", 0), article("B", "b", "Minister Bel said no.", 60))
	if _, err := l.w.conn.ExecContext(ctx, `CREATE TEMP TABLE standing (bytes INTEGER)`); err != nil {
		t.Fatal(err)
	}
	if _, err := l.w.conn.ExecContext(ctx, `CREATE TEMP TRIGGER seen AFTER INSERT ON members BEGIN INSERT INTO standing SELECT coalesce(sum(length(body)), 0) FROM views; END`); err != nil {
		t.Fatal(err)
	}
	var put []store.View
	for n := range 3 {
		put = append(put, store.View{ID: viewID(n), Kind: store.KindStory, Title: "t", Size: 2, Body: []byte(`{"n":1}`), Members: []store.Member{{Article: out[0].Article}, {Article: out[1].Article}}})
	}
	if err := l.PutViews(ctx, store.ViewChange{Stage: "link/1", Mark: "m", Put: put}); err != nil {
		t.Fatal(err)
	}
	var members, most int
	if err := l.w.conn.QueryRowContext(ctx, `SELECT count(*), max(bytes) FROM standing`).Scan(&members, &most); err != nil {
		t.Fatal(err)
	}
	if members != 6 || most != 0 {
		t.Errorf("%d members, written beside up to %d bytes of views; want 6, 0", members, most)
	}
}
