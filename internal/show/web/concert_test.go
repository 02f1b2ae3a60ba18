package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"hearsay/internal/testutil/htmlcheck"
)

// beyondAsker answers concert and narratives with rows that the test gives, by a word of the question that tells them
// apart.
type beyondAsker struct {
	rows  map[string]string // "concert all", "concert claims", "concert with", "narratives", …
	notes []string
	err   error
	asked []string
}

func (f *beyondAsker) Questions() []Question {
	since, until := Param{Name: "since", Kind: "day"}, Param{Name: "until", Kind: "day"}
	text := func(name string) Param { return Param{Name: name, Kind: "text"} }
	flag := func(name string) Param { return Param{Name: name, Kind: "flag"} }
	return []Question{
		{Name: "concert", Title: "Concert", Params: []Param{since, until, {Name: "by", Kind: "choice", Choices: []string{"outlet", "speaker"}, Default: "outlet"}, flag("claims"), text("outlet"), text("with"), text("window"), {Name: "at-least", Kind: "number"}, flag("all")}},
		{Name: "narratives", Title: "Narratives", Params: []Param{since, until, {Name: "of", Kind: "choice", Choices: []string{"affairs", "incidents", "claims", "all"}, Default: "all"}, {Name: "over", Kind: "choice", Choices: []string{"articles", "days"}, Default: "articles"}, text("max-q"), flag("tested"), flag("spoken"), flag("grow"), flag("all")}},
	}
}

func (f *beyondAsker) Ask(_ context.Context, name string, vals url.Values, form string, _ int, w io.Writer) ([]string, error) {
	f.asked = append(f.asked, name+"?"+vals.Encode())
	if f.err != nil {
		return nil, f.err
	}
	for _, key := range []string{"with", "claims", "grow", "spoken", "tested", "all"} {
		if vals.Get(key) != "" {
			name += " " + key
			break
		}
	}
	for line := range strings.Lines(f.rows[name]) {
		if of := vals.Get("of"); of == "" || of == "all" || strings.Contains(line, `"of":"`+of+`"`) {
			io.WriteString(w, line)
		}
	}
	return f.notes, nil
}

func (f *beyondAsker) Command(name string, vals url.Values) string {
	return "hearsay " + name + " " + vals.Encode()
}

func beyondSite(f *beyondAsker) http.Handler {
	return New(&fakeLedger{}, Options{Asker: f, Now: func() time.Time { return now }})
}

// concertJSON is a row as the command prints it.
func concertJSON(a, b string, together, common int, expected float64, lo, hi int, q float64, verdict, note string) string {
	return fmt.Sprintf(`{"a":%q,"b":%q,"together":%d,"common":%d,"expected":%g,"range95":[%d,%d],"p":%g,"q":%g,"verdict":%q,"leads":%q,"power":0.85,"window_s":600,"own_together":%d,"own_common":%d,"own_p":0.01,"stories":["s1"],"by":"outlet","ids":[%q,%q],"shared":2,"needed":17,"note":%q}`+"\n",
		a, b, together, common, expected, lo, hi, q/10, q, verdict, a, together-1, common-2, a, b, note)
}

func TestConcertPage(t *testing.T) {
	f := &beyondAsker{notes: []string{"clocks go in steps"}, rows: map[string]string{
		"concert all": concertJSON("The Gull", "The Tern", 14, 20, 4.2, 1, 8, 0.001, "together", "one owner") + concertJSON("Auk/Skua News", "The Tern", 12, 21, 4.4, 1, 8, 0.02, "together", "") +
			concertJSON("The Auk", "The Tern", 9, 20, 3.1, 1, 6, 0.03, "syndicated", "") + concertJSON("The Auk", "The Gull", 5, 20, 4.0, 1, 8, 0.4, "chance", "") + concertJSON("The Auk", "The Rail", 1, 1, 0, 0, 0, 1, "too_few", "one event, too few to test"),
		"concert claims": `{"a":"The Gull","b":"The Rail","together":4,"of_a":12,"of_b":9,"expected":1.1,"p":0.001,"q":0.01,"own_together":3,"own_expected":0.9,"own_p":0.02,"verdict":"together","ids":["c1","c2"]}` + "\n"}}
	h := beyondSite(f)
	doc := open(t, h, "/concert?at-least=3", 200)
	words := htmlcheck.Words(doc)
	for _, want := range []string{"Three outlets publish together beyond chance", "within 5 minutes, 30 minutes or 2 hours of each other", "Together of commonWithinExpected", "14 of 2010 minutes4.2", "p is taken as many times as windows were tried", "4 pairs of outlets with 3 common stories or more were tested", "14 of 20", "4.2 (1–8)", "3.3×", "13 of 18p 0.010", "< 0.001", "0.020", "one owner", "1 set apart",
		"probability 0.85 (median of the 4 pairs tested, each at the window where it is surest)", "one event, too few to test", "Clocks go in steps", "One group", "Auk/Skua News · The Gull · The Tern", "One pair of outlets carries the same claims beyond chance", "12 and 9", "“c1”", "some accusations are wrong", "hearsay concert all=1&at-least=3"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %s", want, words)
		}
	}
	links := map[string]bool{}
	for _, a := range htmlcheck.All(doc, "a") {
		links[htmlcheck.Attr(a, "href")] = true
	}
	for _, want := range []string{"/concert/Auk%2FSkua%20News/The%20Tern?at-least=3", "/concert/The%20Gull/The%20Tern?at-least=3#stories", "/explore/concert?all=1&at-least=3&f.verdict=chance", "/claims/c1", "/explore/concert.json?all=1&at-least=3", "/concert?at-least=3&by=speaker"} {
		if !links[want] {
			t.Errorf("no link to %s in %v", want, links)
		}
	}
	// The picture has the lines of the table, each once in both widths.
	lines, rows := 0, 0
	for _, n := range htmlcheck.All(doc, "path") {
		if c := htmlcheck.Attr(n, "class"); strings.HasPrefix(c, "tie") && n.Parent.Data == "a" {
			lines++
		}
	}
	for _, n := range htmlcheck.All(doc, "section") {
		if htmlcheck.Attr(n, "id") == "network" {
			rows = len(htmlcheck.All(n, "tr")) - 1
		}
	}
	if rows != 3 || lines != 2*rows {
		t.Errorf("%d lines in two pictures, %d rows", lines, rows)
	}
	for path, status := range map[string]int{"/concert?outlet=x": 400, "/concert?nonsense=1": 400, "/concert/The%20Gull": 404} {
		if w := get(t, h, path); w.Code != status {
			t.Errorf("%s: %d, want %d", path, w.Code, status)
		}
	}
	n := len(f.asked)
	open(t, h, "/concert?at-least=3&by=outlet", 200)
	if len(f.asked) != n {
		t.Errorf("asked again: %v", f.asked[n:])
	}
	if w := get(t, handler(&fakeLedger{}), "/concert"); w.Code != 404 {
		t.Errorf("without commands: %d", w.Code)
	}
	f.err = fmt.Errorf("%w: --since x is no day", ErrAsked)
	if w := get(t, h, "/concert?since=x"); w.Code != 400 || !strings.Contains(w.Body.String(), "--since x is no day") {
		t.Errorf("a mistake: %d", w.Code)
	}
	f.err = errors.New("broken")
	if w := get(t, h, "/concert?since=y"); w.Code != 500 {
		t.Errorf("a broken ledger: %d", w.Code)
	}
}

// What was not found is told with how sure that is; what could not be tested is not told as not found.
func TestConcertNothing(t *testing.T) {
	for want, rows := range map[string]string{
		"No concert was found": concertJSON("A", "B", 1, 9, 1.1, 0, 3, 0.6, "chance", ""),
		"No pair of outlets has enough common stories to be tested":        concertJSON("A", "B", 1, 2, 0, 0, 0, 1, "too_few", "2 events, too few to test"),
		"One pair of outlets publishes together beyond chance":             concertJSON("A", "B", 9, 9, 1.1, 0, 3, 0.01, "together", ""),
		"Two pairs of outlets publish together beyond chance":              concertJSON("A", "B", 9, 9, 1.1, 0, 3, 0.01, "together", "") + concertJSON("C", "D", 9, 9, 1.1, 0, 3, 0.01, "together", ""),
		"No two outlets stand in one story at times that can be compared.": "",
	} {
		words := htmlcheck.Words(open(t, beyondSite(&beyondAsker{rows: map[string]string{"concert all": rows}}), "/concert", 200))
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %s", want, words)
		}
		if sure := strings.Contains(words, "would have been found with probability 0.85"); sure != strings.Contains(rows, "chance") && !strings.Contains(rows, "together\",\"leads") {
			t.Errorf("%s: sure %v", want, sure)
		}
	}
}

func meetingJSON(n int, lag string, together bool, p, out string) string {
	first := ""
	if lag != "null" && lag != "0" {
		first = "The Gull"
		if lag[0] == '-' {
			first = "The Tern"
		}
	}
	return fmt.Sprintf(`{"story":"s%d","title":"Story %d","a":"The Gull","b":"The Tern","ids":["The Gull","The Tern"],"articles":["a%d","b%d"],"refs":["x","y"],"at_a":"2025-03-0%dT10:00:00Z","at_b":"2025-03-0%d","lag_s":%s,"first":%q,"together":%v,"p_story":%s,"shared":%v,"out":%q}`+"\n", n, n, n, n, n, n, lag, first, together, p, n == 2, out)
}

// The page of a pair: its distribution is drawn and listed alike, and adds up to one; stories together come first.
func TestConcertPair(t *testing.T) {
	f := &beyondAsker{notes: []string{"of the whole test"}, rows: map[string]string{"concert all": concertJSON("The Gull", "The Tern", 2, 4, 0.8, 0, 2, 0.04, "together", ""),
		"concert with": meetingJSON(1, "90000", false, "0.2", "") + meetingJSON(2, "-120", true, "0.3", "") + meetingJSON(3, "null", false, "null", "no time that can be compared") + meetingJSON(4, "0", true, "0.1", "") + meetingJSON(5, "7200", false, "0.2", "")}}
	h := beyondSite(f)
	doc := open(t, h, "/concert/The%20Gull/The%20Tern?window=10m", 200)
	words := htmlcheck.Words(doc)
	for _, want := range []string{"The Gull and The Tern: together in 2 of 4 common stories", "By chance it would be 0 to 2", "within 10 minutes", "2.5× the expected 0.8", "17 common stories for a power of 0.8", "not tested: no time that can be compared", "25 hours", "2 minutes", "at one moment", "The Tern in 1 of 1", "observed: 2", "Of the whole test", "shared, or a fixed release"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in %s", want, words)
		}
	}
	if a, b := strings.Index(words, "Story 2"), strings.Index(words, "Story 1"); a < 0 || a > b {
		t.Error("a story together stands behind one apart")
	}
	sum, observed := 0.0, ""
	bars := map[string]bool{}
	for _, n := range htmlcheck.All(doc, "section") {
		if htmlcheck.Attr(n, "id") != "chance" {
			continue
		}
		for _, tr := range htmlcheck.All(n, "tr")[1:] {
			p, err := strconv.ParseFloat(strings.TrimSpace(htmlcheck.Text(htmlcheck.All(tr, "td")[0])), 64)
			if err != nil {
				t.Fatal(err)
			}
			k := strings.TrimSpace(htmlcheck.Text(htmlcheck.All(tr, "th")[0]))
			if sum += p; strings.Contains(htmlcheck.Text(tr), "observed") {
				observed = k
			}
			bars[fmt.Sprintf("%s: probability %.3f", k, p)] = true
		}
		for _, title := range htmlcheck.Find(n, func(x *html.Node) bool { return x.Data == "title" && x.Parent.Data == "rect" }) {
			if !bars[htmlcheck.Text(title)] {
				t.Errorf("the picture says %q, the table %v", htmlcheck.Text(title), bars)
			}
		}
	}
	if math.Abs(sum-1) > 0.004 || observed != "2" || len(bars) != 5 {
		t.Errorf("the distribution sums to %v over %d counts, observed %q", sum, len(bars), observed)
	}
	if q := f.asked[len(f.asked)-1]; q != "concert?outlet=The+Gull&window=10m&with=The+Tern" {
		t.Errorf("asked %s", q)
	}
	// Of several windows the stories are asked for at the one where the pair is told.
	words = htmlcheck.Words(open(t, beyondSite(f), "/concert/The%20Gull/The%20Tern", 200))
	if q := f.asked[len(f.asked)-1]; q != "concert?outlet=The+Gull&window=10m&with=The+Tern" || !strings.Contains(words, "Together is within 10 minutes of each other") || !strings.Contains(words, "p is taken as many times as windows were tried") {
		t.Errorf("asked %s, told %s", q, words)
	}
	if words := htmlcheck.Words(open(t, h, "/concert/The%20Tern/The%20Gull", 200)); !strings.Contains(words, "The Gull and The Tern") {
		t.Error("the other way round is another pair")
	}
	f.rows["concert with"] = meetingJSON(1, "90000", false, "0.2", "")
	if words := htmlcheck.Words(open(t, h, "/concert/The%20Gull/Nobody?at-least=2", 200)); !strings.Contains(words, "Too few to test") || strings.Contains(words, "observed:") {
		t.Error("a pair that was not tested has a test")
	}
	f.rows["concert with"] = ""
	if w := get(t, h, "/concert/The%20Gull/Auk%2FSkua?at-least=4"); w.Code != 404 {
		t.Errorf("no common story: %d", w.Code)
	}
	if w := get(t, h, "/concert/The%20Gull/The%20Tern?all=1"); w.Code != 400 {
		t.Errorf("a word that the page does not take: %d", w.Code)
	}
}
