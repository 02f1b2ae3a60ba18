package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// The pages of three thousand articles of one template, and of a claim that all of them quote, stay below a megabyte and say what they leave out;
// files have all.
func TestLargeStory(t *testing.T) {
	const n, most = 3000, 1 << 20
	at := func(i int) time.Time {
		return time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC).Add(time.Duration(i) * time.Minute / 2)
	}
	story, claim := view.Story{Claims: []string{heronID}}, view.Claim{Kind: "attribution", Proposition: "that the heron did it"}
	claim.Reports = n
	for i := range n {
		id := hearsay.ArticleID(fmt.Sprintf("%032x", i))
		outlet := fmt.Sprint("Outlet ", i%300)
		story.Articles = append(story.Articles, view.Article{ID: id, Ref: fmt.Sprint("t", i), Outlet: outlet, Title: fmt.Sprint("The heron did it, report ", i), At: at(i), Day: "2025-03-03"})
		for k := max(0, i-80); k < i; k++ {
			story.Copies = append(story.Copies, view.Link{A: story.Articles[k].ID, B: id, Kind: "copy", Words: 200})
		}
		stance := view.Asserts
		if i%10 == 9 {
			stance = view.Denies
			claim.Denials = append(claim.Denials, view.Denial{By: hearsay.QuoteID(fmt.Sprintf("%032x", n+i)), Of: []hearsay.QuoteID{hearsay.QuoteID(fmt.Sprintf("%032x", n+i-1))}})
		}
		claim.Quotes = append(claim.Quotes, view.Quote{ID: hearsay.QuoteID(fmt.Sprintf("%032x", n+i)), Article: id, Ref: fmt.Sprint("t", i), Outlet: outlet, At: at(i), Day: "2025-03-03", Stance: stance, Speaker: fmt.Sprint("Speaker ", i), Words: "the heron did it"})
		claim.AssertedBy = append(claim.AssertedBy, view.Voice{Name: fmt.Sprint("Speaker ", i), Times: 1})
	}
	story.Copies = view.Thin(story.Articles, story.Copies)
	l := &fakeLedger{}
	for _, v := range []struct {
		id, kind string
		body     any
	}{{storyID, store.KindStory, story}, {heronID, store.KindClaim, claim}} {
		b, err := json.Marshal(v.body)
		if err != nil {
			t.Fatal(err)
		}
		if v.kind == store.KindStory && len(b) > 2<<20 {
			t.Errorf("a story of %d articles takes %d bytes", n, len(b))
		}
		l.stored = append(l.stored, store.View{ID: v.id, Kind: v.kind, Title: "The heron", First: at(0), Last: at(n), Size: n, Body: b})
	}
	h := New(l, Options{Now: func() time.Time { return now }})
	for path, want := range map[string]string{
		"/stories/" + storyID:           "2,640 later articles more",
		"/stories/" + storyID + ".json": `"t2999"`,
		"/claims/" + heronID:            "2,700 later quotes more",
		"/claims/" + heronID + ".json":  `"t2999"`,
	} {
		res := get(t, h, path)
		body := res.Body.String()
		if res.Code != http.StatusOK || len(body) > most {
			t.Errorf("%s: %d, %d bytes, at most %d", path, res.Code, len(body), most)
		}
		if !strings.Contains(body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	page := get(t, h, "/claims/"+heronID).Body.String()
	for _, to := range regexp.MustCompile(`href="#(q-[0-9a-f]+)"`).FindAllStringSubmatch(page, -1) {
		if !strings.Contains(page, `id="`+to[1]+`"`) {
			t.Fatalf("the claim's page leads to %s, whose row it leaves out", to[1])
		}
	}
	if rows := strings.Count(get(t, h, "/stories/"+storyID+"/articles.csv").Body.String(), "\n"); rows != n+1 {
		t.Errorf("the file has %d lines, want %d", rows, n+1)
	}
}
