package main

import (
	"context"
	"testing"

	"hearsay/internal/testutil/browse"
)

// keys presses every key of the list on the pages where it means something.
func keys(t *testing.T, ctx context.Context, p *demoPages) {
	r := &visitor{t, ctx, p.URL}
	r.do(browse.Look{Width: 1280, Scheme: "light"}.Set())

	// g and a letter go to every part that the list names, and to no other.
	r.open("/help")
	for key, path := range map[string]string{"t": "/", "a": "/articles", "s": "/stories", "c": "/claims", "i": "/incidents", "o": "/outlets", "p": "/parties", "d": "/pairs", "x": "/concert", "n": "/narratives", "e": "/explore", "m": "/method"} {
		r.press("g", key)
		r.wait("g "+key, `location.pathname === "`+path+`"`)
		if r.ask(`Array.from(document.querySelectorAll("#keys kbd")).some(function (k, i, all) { return i > 0 && k.textContent === "`+key+`" && all[i - 1].textContent === "g"; })`) != "true" {
			t.Errorf("the list of keys does not name g %s", key)
		}
		// The list of keys opens and closes, and the search box takes what is typed, on each of them.
		r.press("?")
		r.wait("? opens the list on "+path, `document.getElementById("keys").open`)
		r.press("\x1b")
		r.wait("Escape closes it", `!document.getElementById("keys").open`)
		r.press("/")
		r.wait("/ goes to a search box", `document.activeElement.matches("#q, #q2")`)
		r.press("g", "m")
		r.press("\x1b")
		r.wait("Escape leaves it, and letters typed were words", `location.pathname === "`+path+`" && document.activeElement === document.body`)
	}

	// j and k move over rows, Enter opens the chosen one, wherever there are rows.
	for _, path := range []string{"/?day=2025-03-03", "/search?q=harbour", "/incidents", "/outlets", "/parties", "/concert?by=speaker&at-least=3", "/explore", "/explore/claims", "/watch/claims", "/parties/state:UTD"} {
		r.open(path)
		r.press("j", "j", "k", "j")
		r.wait("j, j, k, j on "+path, `(function () { var all = document.querySelectorAll("[data-move]"), here = document.activeElement.closest("[data-move]"); return here !== null && here === all[Math.min(1, all.length - 1)]; })()`)
		to := r.ask(`new URL(document.activeElement.href, location.href).pathname`)
		from := r.ask(`location.pathname + location.search`)
		r.press("\r")
		r.wait("Enter goes on from "+path+" to "+to, `location.pathname + location.search !== "`+from+`" || location.hash !== ""`)
	}

	// y tells the lasting address of the page, t turns the theme and keeps it.
	for _, path := range []string{"/outlets", "/parties/state:UTD", "/explore/claims", "/concert", "/method"} {
		r.open(path)
		r.press("y")
		r.wait("y on "+path, `/^Copied: .*accessed .* UTC\.$|^http/.test(document.getElementById("said").textContent)`)
	}
	was := r.ask(`getComputedStyle(document.body).backgroundColor`)
	r.press("t")
	r.open("/pairs")
	r.wait("t turned dark, and it stays", `getComputedStyle(document.body).backgroundColor !== "`+was+`"`)
	r.press("t")
	r.wait("t turns light", `getComputedStyle(document.body).backgroundColor === "`+was+`"`)

	// Tab follows the document, and where it is can be seen.
	r.do(browse.Look{Width: 1280, Scheme: "dark"}.Set())
	for _, path := range []string{"/?day=2025-03-03", "/claims", "/explore/claims", "/outlets"} {
		r.open(path)
		r.ask(`(window.was = document.body, "")`)
		for n := range 25 {
			r.press("\t")
			if got := r.ask(`(function () { var e = document.activeElement, st = getComputedStyle(e), ok = e === was && e.type === "date" || e !== document.body && !!(was.compareDocumentPosition(e) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) && st.outlineStyle !== "none" && parseFloat(st.outlineWidth) >= 1; was = e; return ok ? "" : e.outerHTML.slice(0, 200) + " " + st.outline; })()`); got != "" {
				t.Errorf("%s, tab %d: %s", path, n+1, got)
				break
			}
		}
	}
	r.do(browse.Look{Width: 1280, Scheme: "light"}.Set())
}
