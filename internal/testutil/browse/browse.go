// Package browse drives the chromium of the machine in tests of pages: it starts it, looks at pages as people with
// other screens and eyes do, and collects what the console reports. Tests skip where there is no chromium.
package browse

import (
	"context"
	_ "embed"
	"fmt"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Access is a script whose value is an array of what is wrong with a page: names of controls, order of headings,
// computed contrasts, pictures without rows, what sticks out sideways. Empty: nothing is.
//
//go:embed access.js
var Access string

// Paper is a script whose value is an array of what is wrong with a page as [OnPaper] makes it look: controls and
// navigation, no address to cite, a dark ground, what is cut off at the right. Empty: nothing is.
//
//go:embed paper.js
var Paper string

// Widths in CSS pixels of an A4 page without its margins: upright, and across as pages are that have a style
// named so.
const (
	paperUpright = 703
	paperAcross  = 1016
)

// OnPaper makes the page be looked at as it is printed, by somebody whose screen is dark, until the next [Look].
func OnPaper() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		wide := func(px int64) error {
			_, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: px, Height: 1000, DeviceScaleFactor: 1})
			return err
		}
		if _, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}); err != nil {
			return err
		}
		if err := wide(paperUpright); err != nil {
			return err
		}
		page, err := chromedp.Evaluate[string](`getComputedStyle(document.body).page || ""`)(ctx, t)
		if err == nil && page == "across" {
			err = wide(paperAcross)
		}
		return err
	})
}

// Start starts a browser with one page, which ends with the test and three minutes later at the latest. The test is
// skipped under -short and where there is no browser.
func Start(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a browser")
	}
	var bin string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			bin = p
			break
		}
	}
	if bin == "" {
		t.Skip("no chromium here; apt-get install chromium, or the like, runs this test")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(bin), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.Flag("hide-scrollbars", true), chromedp.WSURLReadTimeout(time.Minute))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // its context must outlive the test: no timeout here
		t.Fatalf("%s does not start: %v", bin, err)
	}
	ctx, cancel = context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// Complaints collects what the browser's console reports: exceptions, errors and warnings, and what the
// Content-Security-Policy blocked. The zero value works; methods are safe for concurrent use.
type Complaints struct {
	mu   sync.Mutex
	said []string
}

// Listen begins to collect.
func (c *Complaints) Listen(t *testing.T, ctx context.Context) {
	t.Helper()
	err := chromedp.Listen(ctx, func(ev any) {
		c.mu.Lock()
		defer c.mu.Unlock()
		switch e := ev.(type) {
		case *runtime.EventExceptionThrown:
			c.said = append(c.said, fmt.Sprintf("exception: %+v", e.ExceptionDetails))
		case *runtime.EventConsoleAPICalled:
			if k := string(e.Type); k == "error" || k == "warning" || k == "assert" {
				c.said = append(c.said, fmt.Sprintf("console %s: %+v", e.Type, e.Args))
			}
		case *log.EventEntryAdded:
			if k := string(e.Entry.Level); k == "error" || k == "warning" {
				c.said = append(c.said, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
			}
		}
	})
	if err == nil {
		_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// Take returns what was said since the last call.
func (c *Complaints) Take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.said
	c.said = nil
	return out
}

// Look is a way of looking at a page: the window's width in CSS pixels, and "light" or "dark".
type Look struct {
	Name   string
	Width  int64
	Scheme string
}

// Set makes the page be looked at so, without loading it again.
func (l Look) Set() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: l.Width, Height: 1200, DeviceScaleFactor: 1, Mobile: l.Width < 500})
		if err == nil {
			_, err = cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: l.Scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		}
		return err
	})
}
