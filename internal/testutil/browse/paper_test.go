package browse

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A page that prints as a report has no problems; each thing that does not belong on paper is named.
func TestPaper(t *testing.T) {
	ctx := Start(t)
	const good = `<style>:root{--g:#fff;--i:#000}@media (prefers-color-scheme:dark){:root:not([x]){--g:#111;--i:#eee}}body{background:var(--g);color:var(--i)}
@media print{:root:root{--g:#fff;--i:#000}form,nav{display:none}}</style><nav>there</nav><main><h1>H</h1><form><input></form><p>words</p></main><p>Cite <a id="perma" href="/x">http://here/x</a></p>`
	body := ""
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><html lang="en"><title>t</title><body style="margin:0">`+body)
	}))
	defer srv.Close()
	for _, x := range []struct{ old, new, want string }{
		{"", "", ""},
		{"form,nav", "nav", "printed: form"},
		{"form,nav", "form", "printed: nav"},
		{"<p>words</p>", `<p>words <button>press</button></p>`, "printed: button"},
		{":root:root{", ":root{", "on rgb(17, 17, 17)"},
		{`id="perma"`, `id="perma" style="display:none"`, "no address to cite"},
		{"http://here/x", "here", "no address to cite"},
		{"<p>words</p>", `<div style="width:710px">wide</div>`, "cut off: div"},
		{"form,nav{", "body{page:across}form,nav{", ""},
	} {
		body = good
		if x.old != "" {
			body = strings.Replace(good, x.old, x.new, 1)
		}
		if x.want == "" && x.old != "" { // across, there is room
			body = strings.Replace(body, "<p>words</p>", `<div style="width:1000px">wide</div>`, 1)
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(srv.URL), OnPaper()); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](Paper))
		if err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(got, "; "); x.want == "" && all != "" || !strings.Contains(all, x.want) {
			t.Errorf("%q for %q: %q, want %q", x.new, x.old, all, x.want)
		}
	}
}
