package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"hearsay/internal/testutil/browse"
)

// visitor is somebody before a browser. Its methods end the test where what they wait for does not come.
type visitor struct {
	t    *testing.T
	ctx  context.Context
	base string
}

func (r *visitor) do(actions ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	if err := chromedp.Do(r.ctx, actions...); err != nil {
		r.t.Fatal(err)
	}
}

func (r *visitor) open(address string) {
	r.t.Helper()
	r.do(chromedp.Navigate(r.base + address))
}

// ask evaluates a script as words.
func (r *visitor) ask(script string) string {
	r.t.Helper()
	s, err := chromedp.Run(r.ctx, chromedp.Evaluate[string]("String("+script+")"))
	if err != nil {
		r.t.Fatalf("%s: %v", script, err)
	}
	return s
}

// wait returns when the script is true on a page that is loaded.
func (r *visitor) wait(what, script string) {
	r.t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(30 * time.Millisecond) {
		// Between two pages there is nothing to ask.
		if s, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`document.readyState === "complete" ? String(`+script+`) : ""`)); err == nil && s == "true" {
			return
		}
		if time.Now().After(end) {
			r.t.Fatalf("%s: not so at %s: %s", what, r.ask("location.href"), r.ask(`document.querySelector("main").innerText.slice(0, 1500)`))
		}
	}
}

// click clicks on the first that the selector finds and waits for what comes of it.
func (r *visitor) click(selector, what, script string) {
	r.t.Helper()
	if r.ask(`document.querySelector(`+quoteJS(selector)+`) !== null`) != "true" {
		r.t.Fatalf("%s: no %s at %s", what, selector, r.ask("location.href"))
	}
	r.do(chromedp.Click(chromedp.CSS(selector)))
	r.wait(what, script)
}

func (r *visitor) press(keys ...string) {
	r.t.Helper()
	for _, k := range keys {
		r.do(chromedp.KeyEvent(k))
	}
}

func quoteJS(s string) string { b, _ := json.Marshal(s); return string(b) }

// journey is the main path as an analyst lives it: from the list of the morning to the words that prove where a report has a
// claim from, to saying what is read wrongly, to addresses and rows that others can use.
func journey(t *testing.T, ctx context.Context, p *demoPages) {
	r := &visitor{t, ctx, p.URL}
	r.do(browse.Look{Width: 1280, Scheme: "light"}.Set())

	// The morning's list, a story, its claim, the proof of an edge, both texts, the article.
	r.open("/?day=2025-03-03")
	r.wait("the list of a day", `document.querySelectorAll(".stories > li").length > 0`)
	r.press("j", "\r")
	r.wait("Enter opens the first story", `location.pathname.startsWith("/stories/")`)
	r.click(`#claims a[href^="/claims/"]`, "the story's first claim", `location.pathname.startsWith("/claims/")`)
	claim := r.ask("location.pathname")
	r.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#tree details.data").open = true`))
	edges := r.ask(`document.querySelectorAll("#tree details.data a.n").length`)
	for n := 0; ; n++ { // an edge that rests on shared text leads to both
		if fmt.Sprint(n) == edges {
			t.Fatalf("none of %s edges of %s leads to a comparison", edges, claim)
		}
		r.open(claim)
		r.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#tree details.data").open = true`))
		r.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelectorAll("#tree details.data a.n")[%d].click()`, n)))
		r.wait("a score opens its proof", `location.search.includes("edge=") && document.querySelector("#proof mark") !== null`)
		if r.ask(`document.querySelector('#proof a[href^="/compare"]') !== null`) == "true" {
			break
		}
	}
	r.click(`#proof a[href^="/compare"]`, "both texts, aligned", `location.pathname === "/compare" && document.querySelectorAll(".al[id]").length > 0`)
	r.click(`.byline a[href^="/articles/"]`, "the left article", `location.pathname.startsWith("/articles/")`)

	// The quote of that claim, and why it reads so.
	card := `Array.from(document.querySelectorAll(".card")).findIndex(function (x) { return x.querySelector('a[href^="` + claim + `"]'); })`
	n := 0
	if _, err := fmt.Sscan(r.ask(card), &n); err != nil || n < 0 {
		t.Fatalf("no quote of %s in %s", claim, r.ask("location.href"))
	}
	for range n + 1 {
		r.press("j")
	}
	id := fmt.Sprintf("q%d", n+1)
	r.wait("j goes to it", `document.activeElement.closest("[data-move]").id === "`+id+`"`)
	r.press("e")
	r.wait("e tells why", fmt.Sprintf(`document.getElementById("why") !== null && document.getElementById("why").dataset.n === "%d" && document.querySelectorAll("#why tbody tr").length > 2`, n+1))
	r.press("y")
	r.wait("y names version and quote", `/^(Copied: Quote \d+ in: .* )?http\S+\/articles\/[0-9a-f]{32}\?rev=[0-9a-f]{32}#`+id+`(, accessed .* UTC\.)?$/.test(document.getElementById("said").textContent)`)

	// It is wrong; it says so at the quote and in the claim, until it is taken back.
	fill := func(selector, words string) {
		t.Helper()
		r.do(chromedp.Click(chromedp.CSS(selector)), chromedp.SendKeys(chromedp.CSS(selector), words))
	}
	unfold := func(selector string) {
		t.Helper()
		r.do(chromedp.Evaluate[chromedp.Void](`(function () { for (var d = document.querySelector(` + quoteJS(selector) + `); d; d = d.parentElement) if (d.tagName === "DETAILS" && !d.open) d.querySelector("summary").click(); })()`))
	}
	quote := strings.TrimPrefix(r.ask(`document.querySelector("#`+id+` button[value^='wrong ']").value`), "wrong ")
	unfold(`#` + id + ` button[value^="wrong "]`)
	fill(`#`+id+` .wrong input[name="why"]`, "the sentence goes on otherwise")
	r.click(`#`+id+` button[value^="wrong "]`, "what was said is told", `document.querySelector(".note[role=status]").textContent.includes("Kept as")`)
	r.wait("and stands at the quote", `/Wrong; said by Edda: the sentence goes on otherwise/.test(document.getElementById("`+id+`").textContent)`)
	row := `Array.from(document.querySelectorAll("#quotes tr[id]")).find(function (x) { return x.querySelector("button[value='wrong ` + quote + `']"); })`
	r.open(claim)
	r.wait("the claim knows", `!(`+row+`) || `+row+`.textContent.includes("wrong, says an analyst")`)
	undo := func() {
		t.Helper()
		r.open("/statements")
		open := r.ask(`document.querySelectorAll("button[value^='undo ']").length`)
		r.click(`button[value^="undo "]`, "it is taken back", `document.querySelector(".note[role=status]").textContent.includes("Taken back") && document.querySelectorAll("button[value^='undo ']").length === `+open+` - 1`)
	}
	undo()
	r.open(claim)
	r.wait("the claim is as it was", `!`+row+`.textContent.includes("says an analyst")`)

	// Somebody else said it: the claim names that speaker, until it is taken back.
	speaker := r.ask(row + `.children[1].innerText.trim()`)
	other := "Ustrand"
	if strings.Contains(speaker, other) {
		other = "Quillara"
	}
	field := `input[name="speaker:` + quote + `"]`
	unfold(field)
	fill(field, other)
	r.click(`button[value="change `+quote+`"]`, "the change is kept", `document.querySelector(".note[role=status]").textContent.includes("Kept as")`)
	r.open(claim)
	r.wait("the claim names the other speaker", row+`.children[1].innerText.includes("`+other+`")`)
	r.open("/statements")
	r.wait("the statement is listed", `document.querySelector("main tbody tr").textContent.includes("speaker: `+other+`")`)
	undo()
	r.open(claim)
	r.wait("the claim names the first again", row+`.children[1].innerText.trim() === `+quoteJS(speaker))

	// Two claims become one: the address of either leads to it.
	var all struct {
		Claims []struct {
			ID, Kind string
			Stories  []string
			Quotes   []json.RawMessage
		}
	}
	p.rows(t, "/claims.json", &all)
	mine, second := strings.TrimPrefix(claim, "/claims/"), ""
	story := ""
	for pass := range 2 {
		for _, x := range all.Claims {
			if pass == 0 && x.ID == mine {
				story = strings.Join(x.Stories, " ")
			}
			if pass == 1 && x.ID != mine && second == "" && len(x.Stories) > 0 && strings.Contains(story, x.Stories[0]) {
				second = x.ID
			}
		}
	}
	r.press("y")
	r.wait("y cites the claim", `/(^|, )?http\S+\/claims\/[0-9a-f]{32}/.test(document.getElementById("said").textContent)`)
	permalinks := []string{r.ask(`document.getElementById("perma").href`), p.URL + "/claims/" + second}
	unfold(`.judge input[name="with"]`)
	fill(`.judge input[name="with"]`, permalinks[1])
	r.click(`button[value="join `+mine+`"]`, "the two are one", `document.querySelector(".note[role=status]").textContent.includes("Kept as")`)
	var ends []string
	for _, to := range permalinks {
		r.do(chromedp.Navigate(to))
		ends = append(ends, r.ask("location.pathname"))
		r.wait("there is a claim", `document.querySelector("h1").textContent.startsWith("Claim:")`)
	}
	if ends[0] != ends[1] || ends[0] == "/claims/"+mine && ends[1] == "/claims/"+second {
		t.Errorf("after the two were made one their addresses lead to %v", ends)
	}
	undo()

	// A question, a facet, its rows in three forms, a watch and its feeds.
	r.open("/explore")
	r.click(`a[href="/explore/claims"]`, "a question", `location.pathname === "/explore/claims" && document.querySelectorAll("table.cells tbody tr").length > 0`)
	before := r.ask(`document.querySelectorAll("table.cells tbody tr").length`)
	r.click(`.facet a[href*="f."]`, "a facet", `location.search.includes("f.") && document.querySelectorAll(".chips a").length > 0`)
	rows := 0
	fmt.Sscan(r.ask(`document.querySelectorAll("table.cells tbody tr").length`), &rows)
	if rows == 0 || fmt.Sprint(rows) == before {
		t.Errorf("a facet leaves %d of %s rows", rows, before)
	}
	for _, form := range []string{"csv", "json", "jsonl"} {
		to := r.ask(`document.querySelector("main a[href*='/explore/claims.` + form + `?']").href`)
		code, body := fetchPage(t, to)
		n, err := 0, error(nil)
		switch form {
		case "csv":
			var got [][]string
			got, err = csv.NewReader(strings.NewReader(body)).ReadAll()
			n = len(got) - 1
		case "json":
			var got []map[string]any
			err = json.Unmarshal([]byte(body), &got)
			n = len(got)
		default:
			for line := range strings.Lines(body) {
				if n++; !json.Valid([]byte(line)) {
					err = fmt.Errorf("no JSON: %s", line)
				}
			}
		}
		if code != 200 || err != nil || n != rows {
			t.Errorf("%s: %d, %d rows of %d, %v", to, code, n, rows, err)
		}
	}
	r.click(`.do a[href^="/watch/claims"]`, "the watch", `location.pathname === "/watch/claims" && document.querySelectorAll(".entries > li").length > 0`)
	entries := r.ask(`document.querySelectorAll(".entries > li").length`)
	for form, tag := range map[string]string{".rss": "item", ".atom": "entry", ".feed": ""} {
		to := r.ask(`document.querySelector(".feeds a[href*='claims` + form + `?']").href`)
		code, body := fetchPage(t, to)
		n, links := 0, 0
		if tag == "" {
			var got struct {
				Items []struct{ ID, URL, Title string }
			}
			if err := json.Unmarshal([]byte(body), &got); err != nil {
				t.Errorf("%s: %v", to, err)
			}
			for _, x := range got.Items {
				if n++; strings.HasPrefix(x.URL, p.URL+"/go/") && x.ID != "" && x.Title != "" {
					links++
				}
			}
		} else {
			d := xml.NewDecoder(strings.NewReader(body))
			for {
				tok, err := d.Token()
				if err != nil {
					if err.Error() != "EOF" {
						t.Errorf("%s: %v", to, err)
					}
					break
				}
				if s, ok := tok.(xml.StartElement); ok && s.Name.Local == tag {
					n++
				}
			}
			links = strings.Count(body, p.URL+"/go/")
		}
		if code != 200 || n < rows || fmt.Sprint(n) != entries && n != 100 || links != n {
			t.Errorf("%s: %d, %d entries with %d links; the preview has %s", to, code, n, links, entries)
		}
	}
	r.click(`.entries a[data-go]`, "an entry leads to its claim", `location.pathname.startsWith("/claims/")`)
}
