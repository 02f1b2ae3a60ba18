package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"hearsay/internal/testutil/browse"
)

// drag presses the first button at one place of the window, moves to another in steps, and lets go.
func (r *visitor) drag(x0, y0, x1, y1 float64) {
	r.t.Helper()
	mouse := func(kind input.DispatchMouseEventType, x, y float64) chromedp.Action[chromedp.Void] {
		return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			p := input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1}
			if kind != input.DispatchMouseEventTypeMouseReleased {
				p.Buttons = 1
			}
			_, err := cdp.Call(ctx, t, input.DispatchMouseEvent, p)
			return err
		})
	}
	r.do(mouse(input.DispatchMouseEventTypeMousePressed, x0, y0))
	for i := 1; i <= 4; i++ {
		f := float64(i) / 4
		r.do(mouse(input.DispatchMouseEventTypeMouseMoved, x0+(x1-x0)*f, y0+(y1-y0)*f))
	}
	r.do(mouse(input.DispatchMouseEventTypeMouseReleased, x1, y1))
}

// number evaluates a script as a number.
func (r *visitor) number(script string) float64 {
	r.t.Helper()
	f, err := strconv.ParseFloat(r.ask(script), 64)
	if err != nil {
		r.t.Fatalf("%s: %v", script, err)
	}
	return f
}

// brush chooses parts of a story on its strip: by the pointer, by keys, by the form and by links, each with the page, the
// address and the citation in step, and back.
func brush(t *testing.T, ctx context.Context, p *demoPages) {
	r := &visitor{t, ctx, p.URL}
	var all struct {
		Stories []struct {
			ID       string
			Articles []json.RawMessage
		}
	}
	p.rows(t, "/stories.json", &all)
	story, most := "", 0
	for _, s := range all.Stories {
		if len(s.Articles) > most {
			story, most = "/stories/"+s.ID, len(s.Articles)
		}
	}
	const svg = `Array.from(document.querySelectorAll("svg[data-brush]")).find(function (s) { return s.checkVisibility(); })`
	const rows = `document.querySelectorAll("#articles tbody tr").length`
	whole := func(what string) {
		t.Helper()
		r.wait(what, `location.search === "" && document.getElementById("window") === null && `+rows+` === `+fmt.Sprint(most))
	}
	// inside tells the page is of the bars from lo to hi, and that everything on it says so.
	inside := func(what string, lo, hi int) {
		t.Helper()
		r.wait(what, `document.getElementById("window") !== null && `+svg+`.dataset.from === "`+fmt.Sprint(lo)+`" && `+svg+`.dataset.to === "`+fmt.Sprint(hi)+`"`)
		r.wait(what+": the table agrees with the list", `Array.from(document.querySelectorAll("#time tbody tr")).filter(function (x) { return x.lastElementChild.textContent === "yes"; }).reduce(function (n, x) { return n + Number(x.children[1].textContent); }, 0) === `+rows)
		r.wait(what+": heading and note", `document.querySelector("#articles h2").textContent.startsWith(`+rows+` + " of `+fmt.Sprint(most)+`") && document.querySelector("#window strong").textContent.startsWith(`+rows+` + " of `+fmt.Sprint(most)+` articles, ")`)
		r.wait(what+": permalink and citation", `document.getElementById("perma").href === location.href.split("#")[0] && document.getElementById("cite").textContent.includes(" of `+fmt.Sprint(most)+` articles, ")`)
	}
	for _, look := range []browse.Look{{Width: 1280, Scheme: "light"}, {Width: 390, Scheme: "dark"}} {
		r.do(look.Set())
		r.open(story)
		whole("all of it")
		r.do(chromedp.Evaluate[chromedp.Void](svg + `.scrollIntoView({ block: "center" })`))
		bars := int(r.number(svg + ".dataset.bars"))
		at := func(bar float64) float64 { // the middle of the page's pixels of a bar
			return r.number(svg+".getBoundingClientRect().left") + bar*r.number(svg+".dataset.step")
		}
		y := func() float64 { return r.number(svg+".getBoundingClientRect().top") + 30 }
		base := y()
		if bars < 8 {
			t.Fatalf("%s has %d bars", story, bars)
		}
		r.drag(at(2.5), base, at(5.5), base)
		inside("dragging over bars 2 to 5", 2, 6)
		if d := y() - base; d < -2 || d > 2 {
			t.Errorf("the strip moved by %.0f px", d)
		}
		r.drag(at(6)-1, y(), at(float64(bars)-2)-1, y())
		inside("dragging the right handle", 2, bars-2)
		r.drag(at(float64(bars)-3.5), y(), at(1.5), y())
		inside("dragging backwards", 1, bars-3)

		const grip = `document.activeElement.closest(".grip")`
		r.do(chromedp.Evaluate[chromedp.Void](svg + `.querySelector(".grip").focus()`))
		r.press(kb.ArrowLeft)
		inside("an arrow moves the focused end", 0, bars-3)
		r.wait("and the handle keeps the focus", grip+` !== null && `+grip+`.getAttribute("aria-valuenow") === "0"`)
		r.do(chromedp.KeyEvent(kb.ArrowRight, chromedp.KeyModifiers(chromedp.ModifierShift)))
		inside("shift and an arrow move both", 1, bars-2)
		r.wait("its value is a time", `/^\d+ [A-Z][a-z]{2} \d{4}, \d\d:00 UTC$/.test(`+grip+`.getAttribute("aria-valuetext"))`)
		r.press("\x1b")
		whole("Escape shows all again")

		r.do(chromedp.Evaluate[chromedp.Void](svg + `.scrollIntoView({ block: "center" })`))
		r.click("#time svg."+map[bool]string{true: "wide", false: "narrow"}[look.Width > 700]+" a", "a bar shows its hour", `document.getElementById("window") !== null`)
		first := r.ask("location.search")
		r.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".windows select[name=to]").selectedIndex = 3`))
		r.click(".windows button", "the form shows its hours", `location.search !== `+quoteJS(first)+` && document.querySelector("#window strong").textContent.includes(" of `+fmt.Sprint(most)+`")`)
		r.click("#window a", "and the link the whole", `document.getElementById("window") === null && location.search === ""`)
		if r.ask("location.pathname") != story {
			t.Errorf("the whole story is at %s", r.ask("location.href"))
		}
		r.open(strings.TrimPrefix(r.ask("location.pathname"), p.URL) + first)
		r.wait("an address shows what it showed", `document.getElementById("window") !== null`)
		var problems []string
		problems, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](browse.Access))
		if err != nil || len(problems) > 0 {
			t.Errorf("width %d: %v, %v", look.Width, problems, err)
		}
	}
}
