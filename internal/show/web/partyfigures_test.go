package web

import (
	"context"
	"io"
	"net/url"
	"strings"
	"testing"
	"time"

	"hearsay/internal/testutil/htmlcheck"
)

// saidAsker answers questions by lines of JSON that the test gives by name.
type saidAsker map[string]string

func (a saidAsker) Questions() (out []Question) {
	for name := range a {
		out = append(out, Question{Name: name, Title: name, Group: "One", Params: []Param{{Name: "disagree", Kind: "flag"}, {Name: "party", Kind: "text"}}})
	}
	return out
}

func (a saidAsker) Ask(_ context.Context, name string, _ url.Values, _ string, _ int, w io.Writer) ([]string, error) {
	_, err := io.WriteString(w, a[name])
	return nil, err
}

func (saidAsker) Command(name string, _ url.Values) string { return "hearsay " + name }

const trains = `{"quantity":"train, cancelled","value":">=500","group":"g","who_key":"state:PLL","words":"more than 500","at":"2025-03-03T17:05:00Z","outlet":"The Lark","ref":"l-1","quote":"q1","rivals":[{"value":"412","who":"The Gull","ref":"g-1"},{"value":"412","who":"The Gull","ref":"g-2"},{"value":"3000-4000","who":"","ref":"g-3"}]}
{"quantity":"train, cancelled","value":">=500","group":"g","who_key":"state:PLL","words":"more than 500","at":"2025-03-03T18:05:00Z","outlet":"The Tern","ref":"t-1","quote":"","rivals":[{"value":"~60","who":"The Rail","ref":"r-1"}],"against":[{"kind":"played_down","outcome":"late","value":"<=30","who":"The Tern","ref":"t-2"}]}
{"quantity":"boat, sunk","value":"2","group":"h","who_key":"state:PLL","words":"two","at":"2025-03-04","outlet":"","ref":"l-2","quote":"","rivals":[{"value":"1","who":"A"},{"value":"3","who":"B"},{"value":"4","who":"C"},{"value":"5","who":"D"},{"value":"6","who":"E"}]}
{"quantity":"boat, sunk","value":"1","group":"h","who_key":"state:TRN","words":"one","at":"2025-03-04","ref":"l-3","rivals":[]}
`

const promised = `{"id":"a/text/1","kind":"promise","who_key":"state:PLL","side":"state:PLL","what":"to pay","at":"2025-03-03T17:05:00Z","outlet":"The Lark","ref":"l-1","status":"open"}
{"id":"b","kind":"threat","who_key":"org:lock office","side":"state:PLL","what":"to close the lock","at":"2025-03-04","outlet":"The Lark","ref":"l-2","status":"kept","by":{"ref":"l-9","day":"2025-03-06","quote":"q"}}
{"id":"c","kind":"threat","who_key":"state:PLL","side":"state:PLL","what":"to open it","at":"2025-03-05","outlet":"The Lark","ref":"l-3","status":"open","overdue":true}
`

// What a party promised and what became of it, and its numbers beside those of others, stand on its page with their
// sentences; of a party without them the page says so.
func TestPartyFigures(t *testing.T) {
	h := New(partyLedger(t), Options{Asker: saidAsker{"numbers": trains, "commitments": promised}, Now: func() time.Time { return now }})
	doc := open(t, h, "/parties/state:PLL", 200)
	figures, promises := section(doc, "figures"), section(doc, "commitments")
	for _, want := range []string{"2 numbers of Pell, where others say another", "“more than 500”2", "412 The Gull; 3000 to 4000 somebody not named; about 60 The Rail; at most 30 The Tern (late: not the same outcome)", "plays the worse one down", "1 A; 3 B; 4 C; 5 D; 1 more", "hearsay numbers"} {
		if !strings.Contains(figures, want) {
			t.Errorf("no %q in %q", want, figures)
		}
	}
	if boat, train := strings.Index(figures, "boat"), strings.Index(figures, "train"); boat < 0 || train < boat {
		t.Errorf("not the latest first: %q", figures)
	}
	for _, want := range []string{"3 threats, promises, plans and demands: 2 open, 1 kept", "open, past its day", "“to close the lock”"} {
		if !strings.Contains(promises, want) {
			t.Errorf("no %q in %q", want, promises)
		}
	}
	var links []string
	for _, a := range htmlcheck.All(inPage(doc, "figures"), "a") {
		links = append(links, htmlcheck.Attr(a, "href"))
	}
	if got := strings.Join(links, " "); !strings.Contains(got, "/articles/l-1/quotes/q1 /explore/numbers?disagree=1&f.group=g&f.value=%3E%3D500&f.who_key=state%3APLL /articles/g-1 /articles/g-3 /articles/r-1 /articles/t-2") {
		t.Errorf("links %s", got)
	}
	doc = open(t, h, partyHref("org:water office"), 200)
	if got := section(doc, "figures") + section(doc, "commitments"); !strings.Contains(got, "No number that others contradict") || !strings.Contains(got, "No threat, promise, plan or demand is read") {
		t.Errorf("a party without: %q", got)
	}
}

func TestFigureWords(t *testing.T) {
	for in, want := range map[string]string{"412": "412", ">=500": "at least 500", "<=3.4 %": "at most 3.4 %", "~400": "about 400", "3000-4000": "3000 to 4000", "-40 %": "-40 %", "x2": "x2", ">=3-4": "at least 3 to 4", "": ""} {
		if got := figureWords(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
