package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"hearsay"
	"hearsay/internal/testutil/browse"
)

// browser starts the chromium of this machine, or skips the test where there is none.
func browser(t *testing.T) context.Context { t.Helper(); return browse.Start(t) }

// complaints collects what the browser's console reports.
type complaints struct{ browse.Complaints }

func (c *complaints) listen(t *testing.T, ctx context.Context) { t.Helper(); c.Listen(t, ctx) }
func (c *complaints) take() []string                           { return c.Take() }

// look is a way of looking at a page.
type look struct {
	name   string
	width  int64
	scheme string
}

var looks = []look{{"light", 1440, "light"}, {"dark", 1440, "dark"}, {"narrow", 390, "light"}, {"narrow-dark", 390, "dark"}}

func (l look) set() chromedp.Action[chromedp.Void] {
	return browse.Look{Name: l.name, Width: l.width, Scheme: l.scheme}.Set()
}

// tooWide is a script that names what sticks out of the page to the right.
const tooWide = `(function () {
	var w = document.documentElement.clientWidth, out = [];
	if (document.documentElement.scrollWidth > w) out.push("page " + document.documentElement.scrollWidth + " > " + w);
	document.querySelectorAll("main *").forEach(function (e) {
		var r = e.getBoundingClientRect();
		if (r.width && r.right > w + 1 && !e.closest(".scroll, .tabs, .vh, pre")) out.push(e.tagName + "." + e.className + " to " + Math.round(r.right));
	});
	return out.slice(0, 5).join("; ");
})()`

// The pages of the sample world in a real browser, in both themes and two widths: nothing
// on the console, no sideways scroll, nothing that sticks out of its box. With
// HEARSAY_SHOTS=FOLDER pictures of them are left there.
func TestBrowserPages(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(New(readWorld(t)))
	defer srv.Close()
	var c complaints
	c.listen(t, ctx)
	for name, path := range map[string]string{
		"today": "/", "articles": "/articles", "outlet": "/articles?outlet=The+Morning+Fathom", "article": "/articles/w-0019", "fathom": "/articles/fa-0304", "plain": "/articles/fa-0304?plain=1",
		"search": "/search?q=%22highly+likely%22", "ask": "/search", "none": "/search?q=zzzz&outlet=x", "help": "/help",
		"method": "/method", "why": "/articles/w-0019?why=4", "changes": "/articles/fa-0304/changes", "claimed": "/articles/w-0033",
	} {
		for _, l := range looks {
			if err := chromedp.Do(ctx, l.set(), chromedp.Navigate(srv.URL+path)); err != nil {
				t.Fatalf("%s, %s: %v", name, l.name, err)
			}
			over, err := chromedp.Run(ctx, chromedp.Evaluate[string](tooWide))
			if err != nil {
				t.Fatal(err)
			}
			ground, err := chromedp.Run(ctx, chromedp.Evaluate[string](`getComputedStyle(document.body).backgroundColor`))
			if err != nil {
				t.Fatal(err)
			}
			if over != "" {
				t.Errorf("%s, %s: sticks out: %s", name, l.name, over)
			}
			if dark := ground == "rgb(20, 22, 26)"; dark != (l.scheme == "dark") {
				t.Errorf("%s, %s: background %s", name, l.name, ground)
			}
			shoot(t, ctx, name+"-"+l.name)
		}
	}
	for _, s := range c.take() {
		t.Error(s)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(srv.URL+"/nowhere")); err != nil {
		t.Fatal(err)
	}
	if said := c.take(); len(said) != 1 || !strings.Contains(said[0], "404") {
		t.Errorf("the console should hear of a missing page and nothing else, heard %q", said)
	}
}

// Names of 500 letters without a break stay within the page.
func TestBrowserLongNames(t *testing.T) {
	ctx := browser(t)
	long := strings.Repeat("O", 500)
	l := &fakeLedger{}
	v := l.put(hearsay.Article{Ref: long, Outlet: long, Title: long, Text: "The ships were near. " + long, Byline: long, Lang: "en"}, hearsay.StatusOK, nil)
	srv := httptest.NewServer(handler(l))
	defer srv.Close()
	for _, path := range []string{"/articles", "/articles/" + string(v.Item.ID), "/search?q=" + long} {
		for _, l := range looks {
			var over string
			err := chromedp.Do(ctx, l.set(), chromedp.Navigate(srv.URL+path))
			if err == nil {
				over, err = chromedp.Run(ctx, chromedp.Evaluate[string](tooWide))
			}
			if err != nil {
				t.Fatal(err)
			}
			if over != "" {
				t.Errorf("%s, %s: sticks out: %s", path[:9], l.name, over)
			}
		}
	}
}

// The guard of TestBrowserPages: what the policy forbids does reach the console.
func TestBrowserHearsPolicy(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(handler(smallLedger(t)))
	defer srv.Close()
	var c complaints
	c.listen(t, ctx)
	err := chromedp.Do(ctx, chromedp.Navigate(srv.URL+"/articles"),
		chromedp.Evaluate[chromedp.Void](`(function () { var i = document.createElement("img"); i.src = "https://elsewhere.invalid/x.png"; document.body.append(i); })()`), chromedp.Sleep(300*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(c.take(), "\n"); !strings.Contains(said, "Content Security Policy") {
		t.Errorf("console heard %q", said)
	}
}

func TestBrowserKeys(t *testing.T) {
	ctx := browser(t)
	srv := httptest.NewServer(New(readWorld(t)))
	defer srv.Close()
	var c complaints
	c.listen(t, ctx)
	press := func(keys string) chromedp.Action[chromedp.Void] { return chromedp.KeyEvent(keys) }
	want := func(what, script, want string) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			for until := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) { // a page may be long in coming
				got, err := chromedp.Evaluate[string](`document.readyState === "complete" ? String(`+script+`) : "loading"`)(ctx, target)
				switch {
				case err == nil && got == want:
					return nil
				case time.Now().Before(until) && ctx.Err() == nil:
				case err != nil:
					return fmt.Errorf("%s: %w", what, err)
				default:
					t.Errorf("%s: %q, want %q", what, got, want)
					return nil
				}
			}
		})
	}
	const focused = `document.activeElement.closest("[data-move]")`
	err := chromedp.Do(ctx, looks[0].set(), chromedp.Navigate(srv.URL+"/articles"),
		press("/"), want("/ goes to the search box", "document.activeElement.id", "q"),
		chromedp.Evaluate[chromedp.Void](`document.activeElement.value = ""`), // the protocol's "/" is typed though its keydown is taken
		press("j?t"), want("keys are text there", "document.activeElement.value", "j?t"), press("\x1b"),
		press("j"), press("j"), press("k"), press("j"), want("j, j, k, j: the second article", `Array.from(document.querySelectorAll("[data-move]")).indexOf(`+focused+`)`, "1"),
		press("y"), want("y tells the address", `document.getElementById("said").textContent.includes(`+focused+`.dataset.href)`, "true"),
		press("?"), want("? opens the keys", `document.getElementById("keys").open`, "true"), press("\x1b"), want("Escape closes them", `document.getElementById("keys").open`, "false"),
		press("t"), want("t turns dark", `document.documentElement.dataset.theme`, "dark"), chromedp.Reload(), want("dark is kept", `document.documentElement.dataset.theme`, "dark"),
		press("g"), press("c"), want("g c goes to claims", "location.pathname", "/claims"),
		press("j"), want("j moves in it", focused+`.dataset.href.slice(0, 8)`, "/claims/"), press("g"), press("z"), press("s"), want("another key ends it", "location.pathname", "/claims"),
		press("g"), press("s"), want("g s goes to stories", "location.pathname", "/stories"),
		press("t"), want("t turns light", `document.documentElement.dataset.theme`, "light"),
		chromedp.Navigate(srv.URL+"/articles/fa-0304"), press("j"), press("j"), want("j moves to the second quote", focused+`.id`, "q2"),
		want("its marks light up", `document.querySelectorAll(".on").length > 0`, "true"),
		press("y"), want("its address names version and quote", `/^Copied: Quote 2 in: .* \S+\/articles\/[0-9a-f]{32}\?rev=[0-9a-f]{32}#q2, accessed .* UTC\.$|^http\S+#q2$/.test(document.getElementById("said").textContent)`, "true"),
		press("e"), want("e opens the panel of the chosen quote", `document.getElementById("why").dataset.n + location.hash`, "2#why"),
		want("with reasons", `document.querySelectorAll("#why tbody tr").length > 3`, "true"),
		press("j"), want("j goes on from it", focused+`.id`, "q3"), press("k"), press("e"), press("\x1b"), chromedp.Sleep(300*time.Millisecond),
		want("Escape closes it", `String(document.getElementById("why")) + location.hash`, "null#q2"),
		press("k"), want("k goes back from there", focused+`.id`, "q1"), press("\x1b"), want("Escape alone does nothing", "location.hash", "#q2"),
		chromedp.Click(chromedp.CSS(`a.q-t`)), want("a mark leads to its card", "/^#q\\d+$/.test(location.hash)", "true"),
		want("what is copied is what was stored", `document.querySelector(".ptext:not(.heading)").innerText.includes("[")`, "false"),
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range c.take() {
		t.Error(s)
	}
}

// shoot leaves a picture of the whole page in $HEARSAY_SHOTS.
func shoot(t *testing.T, ctx context.Context, name string) {
	dir := os.Getenv("HEARSAY_SHOTS")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644)
	}
	if err != nil {
		t.Errorf("picture %s: %v", name, err)
	}
}
