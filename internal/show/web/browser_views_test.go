package web

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"hearsay/internal/show/rows"
	"hearsay/internal/testutil/browse"
)

// smallText is a script that names words of a picture that are drawn smaller than 11 px, and
// those that stick out of their picture.
const smallText = `(function () {
	var out = [];
	document.querySelectorAll("svg text").forEach(function (e) {
		var r = e.getBoundingClientRect(), svg = e.closest("svg"), box = svg.getBoundingClientRect();
		if (!r.width) return;
		var scale = box.width / svg.viewBox.baseVal.width, size = parseFloat(getComputedStyle(e).fontSize) * scale;
		if (size < 10.99) out.push(size.toFixed(1) + " px: " + e.textContent);
		if (r.right > box.right + 1 || r.left < box.left - 1 || r.bottom > box.bottom + 1) out.push("outside: " + e.textContent);
	});
	return out.slice(0, 5).join("; ");
})()`

// overlapping is a script that names words of a picture that stand on others.
const overlapping = `(function () {
	var out = [];
	document.querySelectorAll("svg").forEach(function (svg) {
		var all = Array.prototype.map.call(svg.querySelectorAll("text"), function (e) { return [e.textContent, e.getBoundingClientRect()]; }).filter(function (x) { return x[1].width; });
		for (var i = 0; i < all.length; i++) for (var k = i + 1; k < all.length; k++) {
			var a = all[i][1], b = all[k][1];
			if (a.left + 1 < b.right && b.left + 1 < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom) out.push(all[i][0] + " / " + all[k][0]);
		}
	});
	return out.slice(0, 5).join("; ");
})()`

// looksWell opens pages by name in both themes and four widths: nothing on the console, no sideways scroll, no word of a picture
// under 11 px, on another or outside, nothing that keeps people out. Pictures go to "PREFIX-NAME-LOOK".
func looksWell(t *testing.T, ctx context.Context, base, prefix string, pages map[string]string) {
	t.Helper()
	var c complaints
	c.listen(t, ctx)
	for name, path := range pages {
		for _, l := range append([]look{{"laptop", 1280, "light"}, {"tablet", 820, "light"}}, looks...) {
			if err := chromedp.Do(ctx, l.set(), chromedp.Navigate(base+path)); err != nil {
				t.Fatalf("%s, %s: %v", name, l.name, err)
			}
			for what, script := range map[string]string{"sticks out": tooWide, "words": smallText, "overlap": overlapping, "access": accessible} {
				said, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
				if err != nil {
					t.Fatal(err)
				}
				if said != "" {
					t.Errorf("%s, %s: %s: %s", name, l.name, what, said)
				}
			}
			shoot(t, ctx, prefix+"-"+name+"-"+l.name)
		}
	}
	for _, s := range c.take() {
		t.Error(s)
	}
}

// accessible is a script that names what keeps people out of a page.
var accessible = browse.Access + `.join("; ")`

// busiest returns the addresses of the views to look at: of each kind the ones with most in
// them, and a comparison of two articles that share text.
func busiest(t *testing.T, h http.Handler) map[string]string {
	t.Helper()
	rowsOf := func(path string, into any) {
		t.Helper()
		if err := json.Unmarshal(get(t, h, path).Body.Bytes(), into); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	var all struct {
		Stories   []rows.Story
		Claims    []rows.Claim
		Incidents []rows.Incident
	}
	rowsOf("/stories.json", &all)
	rowsOf("/claims.json", &all)
	rowsOf("/incidents.json", &all)
	if len(all.Stories) == 0 || len(all.Claims) == 0 || len(all.Incidents) == 0 {
		t.Fatalf("%d stories, %d claims, %d incidents", len(all.Stories), len(all.Claims), len(all.Incidents))
	}
	most := func(n int, size func(i int) int) int {
		best := 0
		for i := range n {
			if size(i) > size(best) {
				best = i
			}
		}
		return best
	}
	st := all.Stories[most(len(all.Stories), func(i int) int { return len(all.Stories[i].Articles) })]
	cl := all.Claims[most(len(all.Claims), func(i int) int { return all.Claims[i].Reports })]
	de := all.Claims[most(len(all.Claims), func(i int) int { return len(all.Claims[i].DeniedBy)*100 + len(all.Claims[i].Quotes) })]
	in := all.Incidents[most(len(all.Incidents), func(i int) int { return len(all.Incidents[i].Attributions) })]
	return map[string]string{"stories": "/stories", "claims": "/claims", "incidents": "/incidents", "none": "/stories?since=1999-01-01&until=1999-01-02",
		"story": "/stories/" + st.ID, "claim": "/claims/" + cl.ID, "proof": "/claims/" + cl.ID + "?edge=1", "strict": "/claims/" + cl.ID + "?min=0.9", "contested": "/claims/" + de.ID,
		"incident": "/incidents/" + in.ID, "compare": "/compare?a=w-0001&b=fa-0297", "versions": versions(t, h, "fa-0304")}
}

// versions is the address of a comparison of two versions of an article.
func versions(t *testing.T, h http.Handler, ref string) string {
	t.Helper()
	body := get(t, h, "/articles/"+ref).Body.String()
	var revs []string
	for _, part := range strings.Split(body, "?rev=")[1:] {
		if r := part[:32]; !slices.Contains(revs, r) {
			revs = append(revs, r)
		}
	}
	if len(revs) < 2 {
		t.Fatalf("%s has versions %v", ref, revs)
	}
	return "/compare?a=" + ref + "@" + revs[1] + "&b=" + ref + "@" + revs[0]
}

// The pages of views in a real browser, in both themes and three widths: nothing on the
// console, no sideways scroll, no word of a picture under 11 px, on another or outside.
func TestBrowserViews(t *testing.T) {
	ctx := browser(t)
	h := New(readWorld(t))
	srv := httptest.NewServer(h)
	defer srv.Close()
	looksWell(t, ctx, srv.URL, "view", busiest(t, h))
}
