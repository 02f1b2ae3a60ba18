package embedded

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// traces counts a word, whatever its letter case, in the ledger's file and log.
func traces(t testing.TB, l *Ledger, word string) (n int) {
	t.Helper()
	for _, name := range []string{l.path, l.path + "-wal"} {
		b, err := os.ReadFile(name)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		n += bytes.Count(bytes.ToLower(b), []byte(strings.ToLower(word)))
	}
	return n
}

const testName = "Mara Zvorgath"

// redactWorld holds a name in every place where the ledger keeps words.
func redactWorld(t *testing.T) *Ledger {
	t.Helper()
	ctx := context.Background()
	l := open(t, Options{})
	f := addFeed(t, l, store.Feed{Kind: store.FeedSyndication, URL: "https://k.example/feed", Added: t0})
	p := store.Page{URL: "https://k.example/1", Canonical: "https://k.example/1", Title: "Held: " + testName, Summary: "mara zvorgath, 41", Found: t0, Check: store.Check{Due: t0, Status: "new"}}
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{{Feed: f.ID, Check: store.Check{Last: t0, Status: "ok"}, Found: []store.Page{p}}}}); err != nil {
		t.Fatal(err)
	}
	in := heldArticle()
	in.Page = 1
	if _, err := l.Deliver(ctx, store.Delivery{
		In:      []store.Incoming{in, article("Meridian Radio", "m.example/2", "Minister Aro said Zvorgath stayed. Hob Lund said nothing.", 9)},
		Refused: []store.Refusal{{Source: "a.jsonl", Pos: 3, At: t0, Reason: "bad JSON", Detail: `near "Mara Zvorgath"`}},
		Visits:  []store.Visit{capture(1, "<b>Mara</b> <i>Zvorgath</i>", t0)},
	}); err != nil {
		t.Fatal(err)
	}
	readAll(t, l, stageOne)
	old := at(heldArticle(), "b.jsonl", 1)
	old.Article.Text = "Earlier: Mara Zvorgath said no. Somebody said Zvorgath left."
	add(t, l, old)
	readAll(t, l, stageOne)
	return l
}

func heldArticle() store.Incoming {
	in := article("The Kestrel Post", "k.example/1", "Mara Zvorgath said it was a lie. Minister Aro said MARA\nZVORGATH fled.", 0)
	in.Article.Title, in.Article.Byline, in.Article.Canonical = "Mara Zvorgath held", "Mara Zvorgath and others", "https://k.example/mara-zvorgath-held"
	in.Article.Links = []hearsay.Hyperlink{{Span: hearsay.Span{Start: 0, End: 4}, URL: "https://m.example/mara-zvorgath"}}
	return in
}

func capture(page int64, body string, at time.Time) store.Visit {
	sum := sha256.Sum256([]byte(body))
	return store.Visit{Page: page, Check: store.Check{Last: at, Status: "ok"}, Raw: &store.Raw{SHA256: hex.EncodeToString(sum[:]), URL: "https://k.example/1", Body: []byte(body)}}
}

func TestRedact(t *testing.T) {
	ctx := context.Background()
	l := redactWorld(t)
	before, err := l.Article(ctx, string(heldID()), heldRevision())
	if err != nil {
		t.Fatal(err)
	}
	look, err := l.FindWords(ctx, "MARA zvorgath", nil)
	if err != nil {
		t.Fatal(err)
	}
	if look.Articles != 1 || look.Revisions != 2 || look.Places != 7 || look.Feeds != 2 || look.Refusals != 1 || look.Links != 3 || look.Raw != 1 || look.Names == 0 || look.Alone != 1 {
		t.Errorf("found %+v", look)
	}
	if traces(t, l, "zvorgath") == 0 {
		t.Fatal("the look changed something, or the test looks in the wrong place")
	}
	did, err := l.Redact(ctx, testName, "asked for", t0, nil)
	if err != nil || did != look {
		t.Fatalf("Redact %+v, %v; found before %+v", did, err, look)
	}
	if n := traces(t, l, "mara zvorgath") + traces(t, l, "mara-zvorgath"); n != 0 {
		t.Errorf("the name stands in %d places of the file", n)
	}
	if again, err := l.FindWords(ctx, testName, nil); err != nil || again.Places+again.Names+again.Feeds+again.Refusals+again.Links+again.Raw != 0 {
		t.Errorf("after redaction: %+v, %v", again, err)
	}
	after, err := l.Article(ctx, string(heldID()), heldRevision())
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Revision.Text) != len(before.Revision.Text) || !strings.HasPrefix(after.Revision.Text, "############# said it was a lie.") {
		t.Errorf("text %q", after.Revision.Text)
	}
	if len(after.Redacted) != 1 || after.Redacted[0].Places != 4 || !after.Redacted[0].At.Equal(t0) || after.Redacted[0].Hash != did.Hash {
		t.Errorf("notice %+v", after.Redacted)
	}
	for i, q := range after.Reading.Quotes {
		if q.ID != before.Reading.Quotes[i].ID || strings.Contains(q.Speaker.Name, "Zvorgath") {
			t.Errorf("quote %d: %+v, was %+v", i, q, before.Reading.Quotes[i])
		}
	}
	for _, q := range []string{"mara", `"mara zvorgath"`} {
		for _, row := range list(t, l, store.ArticleQuery{Text: q}).Rows {
			if row.Outlet == "The Kestrel Post" {
				t.Errorf("search for %s finds %+v", q, row)
			}
		}
	}
	if got := quotes(t, l, store.QuoteQuery{Text: "zvorgath"}); len(got) != 2 || got[0].Outlet != "Meridian Radio" || got[1].ContentText != "Zvorgath left." {
		t.Errorf("quotes with the surname alone: %+v", got)
	}
	rs, err := l.Redactions(ctx)
	if err != nil || len(rs) != 1 || rs[0].Revisions != 2 || rs[0].Note != "asked for" || rs[0].Words != 2 {
		t.Errorf("redactions %+v, %v", rs, err)
	}
}

func heldID() hearsay.ArticleID { in := heldArticle(); return in.Article.ID() }
func heldRevision() hearsay.RevisionID {
	in := heldArticle()
	return in.Article.RevisionID()
}

// What comes in afterwards is masked: the same article is the same, another one that holds
// the name is taken without it, and a new reader cannot bring it back.
func TestRedactSurvives(t *testing.T) {
	ctx := context.Background()
	l := redactWorld(t)
	if _, err := l.Redact(ctx, testName, "", t0, nil); err != nil {
		t.Fatal(err)
	}
	out := add(t, l, at(heldArticle(), "c.jsonl", 1))
	if out[0].Fate != store.FateUpdated || out[0].Revision != heldRevision() { // back to the first text
		t.Errorf("the same article became %+v", out[0])
	}
	if out := add(t, l, at(heldArticle(), "c.jsonl", 2)); out[0].Fate != store.FateSame {
		t.Errorf("seen again: %+v", out[0])
	}
	other := article("Meridian Radio", "m.example/9", "Mara Zvorgath said she was elsewhere.", 5)
	d := store.Delivery{In: []store.Incoming{other}, Visits: []store.Visit{capture(1, "a page on Mara Zvorgath and more", t0.Add(time.Hour)), capture(1, "a page on nobody", t0.Add(2*time.Hour))},
		Refused: []store.Refusal{{Source: "c.jsonl", Pos: 9, At: t0, Reason: "bad JSON", Detail: "at Mara Zvorgath"}}}
	if _, err := l.Deliver(ctx, d); err != nil {
		t.Fatal(err)
	}
	if d.In[0].Article.Text[:4] != "Mara" {
		t.Error("the caller's article was changed")
	}
	bodies := 0
	for c, err := range l.Captures(ctx) {
		if err != nil || strings.Contains(string(c.Body), "Zvorgath") {
			t.Errorf("kept body %q, %v", c.Body, err)
		}
		bodies++
	}
	if bodies != 1 {
		t.Errorf("%d bodies kept, want the one on nobody", bodies)
	}
	// A feed that names the page again, as it did: masked, and no reason to fetch it again.
	feeds, err := l.Feeds(ctx)
	if err != nil {
		t.Fatal(err)
	}
	before, _, err := l.Page(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	again := store.Page{URL: "https://k.example/1", Canonical: "https://k.example/1", Title: "Held: " + testName, Summary: "mara zvorgath, 41", Found: t0, Check: store.Check{Due: t0, Status: "new"}}
	if _, err := l.Deliver(ctx, store.Delivery{Visits: []store.Visit{{Feed: feeds[0].ID, Title: "All on Mara Zvorgath", Check: store.Check{Last: t0, Status: "ok", Detail: "Mara Zvorgath"}, Found: []store.Page{again}}}}); err != nil {
		t.Fatal(err)
	}
	if p, f, err := l.Page(ctx, 1); err != nil || p.Title != "Held: #############" || p.Summary != "#############, 41" || !p.Due.Equal(before.Due) || f.Title != "All on #############" || f.Detail != "#############" {
		t.Errorf("page %+v, feed %+v, %v", p, f, err)
	}
	// A reader that knows the name from elsewhere.
	v, err := l.Article(ctx, string(other.Article.ID()), "")
	if err != nil || len(v.Redacted) != 1 {
		t.Fatal(v.Redacted, err)
	}
	g := readOne(&v.Revision, "test/2")
	g.Actors = append(g.Actors, hearsay.Actor{ID: "a9", Name: "Dr Mara Zvorgath", Public: true, Kind: hearsay.KindPerson})
	g.Quotes[0].Speaker = hearsay.Speaker{Actor: "a9", Name: "Dr Mara Zvorgath", Via: hearsay.ViaName}
	g.Quotes[0].Accused = []hearsay.Accused{{Name: testName, Span: hearsay.Span{Start: 0, End: 4}}}
	if _, err := l.PutReadings(ctx, "test/2", []hearsay.Reading{g}, 1); err != nil {
		t.Fatal(err)
	}
	if g.Quotes[0].Accused[0].Name != testName {
		t.Error("the caller's reading was changed")
	}
	if err := l.clearLog(); err != nil {
		t.Fatal(err)
	}
	if n := traces(t, l, "mara zvorgath"); n != 0 {
		t.Errorf("the name stands in %d places of the file", n)
	}
	rows := quotes(t, l, store.QuoteQuery{Article: other.Article.ID()})
	if len(rows) != 1 || rows[0].Quote.Speaker.Name != "" || rows[0].Quote.Accused[0].Name != removedName {
		t.Errorf("quotes %+v", rows)
	}
	readAll(t, l, stageOne)
	readAll(t, l, "test/2")
}

// A ledger that holds what was taken out is unsound.
func TestRedactChecked(t *testing.T) {
	ctx := context.Background()
	l := redactWorld(t)
	if _, err := l.Redact(ctx, testName, "", t0, nil); err != nil {
		t.Fatal(err)
	}
	if err := l.w.exec(`UPDATE refusals SET detail = 'mara zvorgath'`); err != nil {
		t.Fatal(err)
	}
	c, err := l.Check(ctx)
	if err != nil || len(c.Problems) != 1 || !strings.Contains(c.Problems[0], "taken out") {
		t.Errorf("problems %q, %v", c.Problems, err)
	}
	if err := l.w.exec(`UPDATE refusals SET detail = ''`); err != nil {
		t.Fatal(err)
	}
}

// While another process reads an older state, the log cannot be cleared, and that is said.
func TestRedactHeld(t *testing.T) {
	ctx := context.Background()
	l := redactWorld(t)
	r, err := OpenReader(ctx, l.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	tx, err := r.r.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := tx.QueryRow(`SELECT count(*) FROM items`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	if err := l.pragma("PRAGMA busy_timeout = 50"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Redact(ctx, testName, "", t0, nil); err == nil || !strings.Contains(err.Error(), ErrHeld.Error()) {
		t.Errorf("Redact beside a reader: %v", err)
	}
	tx.Rollback()
	if _, err := l.Redact(ctx, testName, "", t0, nil); err != nil {
		t.Fatal(err)
	}
	if n := traces(t, l, "mara zvorgath"); n != 0 {
		t.Errorf("the name stands in %d places of the file", n)
	}
}
