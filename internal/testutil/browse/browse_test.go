package browse

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A page that is as it should be has no problems; each thing that is wrong is named.
func TestAccess(t *testing.T) {
	ctx := Start(t)
	const good = `<main><h1>H</h1><h2>Part</h2><label>Name <input name="n" style="border:1px solid #777" placeholder="words"></label><p style="color:#666">grey enough</p>
<figure><svg role="group" aria-label="Bars" width="90" height="40"><rect width="9" height="40" fill="#367"><title>4</title></rect><rect x="20" width="40" height="40" fill="#000"/><text x="22" y="20" fill="#fff" font-size="12">on</text></svg><table><tr><td>4</td></tr></table></figure></main>`
	body := ""
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>t</title><body style="background:#fff;color:#000">`+body)
	}))
	defer srv.Close()
	var c Complaints
	c.Listen(t, ctx)
	for _, x := range []struct{ old, new, want string }{
		{"", "", ""},
		{"<h1>H</h1>", "<p>H</p>", "not one h1"},
		{"h2>", "h3>", "h3 after h1: Part"},
		{"Name ", "", "no name: input n"},
		{"#666", "#888", "contrast 3.54: p"},
		{"#666", "#000;opacity:.4", "contrast 2.85: p"},
		{"color:#666", "color:#666;background:#999", "contrast 2.0"},
		{`fill="#fff"`, `fill="#555"`, "contrast 2.8"},
		{"#367", "#cde", "mark rect"},
		{"#777", "#ddd", "outline of input n"},
		{"<table><tr><td>4</td></tr></table>", "", "no rows beside the picture: Bars"},
		{` aria-label="Bars"`, "", "no name: svg"},
		{"grey enough", `<b style="display:inline-block;width:3000px">wide</b>`, "sticks out: b"},
		{"<main>", `<main><a href="/x" tabindex="3">x</a>`, "tabindex 3"},
		{"<main>", `<main><button aria-labelledby="gone">x</button>`, "aria-labelledby of button leads nowhere: gone"},
	} {
		body = strings.Replace(good, x.old, x.new, -1)
		if x.old == "" {
			body = good
		}
		if err := chromedp.Do(ctx, Look{"", 800, "light"}.Set(), chromedp.Navigate(srv.URL)); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](Access))
		if err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(got, "; "); x.want == "" && all != "" || !strings.Contains(all, x.want) {
			t.Errorf("%q for %q: %q, want %q", x.new, x.old, all, x.want)
		}
	}
	if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](`console.error("heard")`)); err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(c.Take(), " "); !strings.Contains(said, "console error") || len(c.Take()) > 0 {
		t.Errorf("the console said %q", said)
	}
}
