package web

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"
)

// The pages of what is beyond chance in a real browser, with many findings of long names: nothing sticks out
// sideways, no word of a picture is small, on another or outside.
func TestBrowserBeyond(t *testing.T) {
	ctx := browser(t)
	long := func(n int) string { return fmt.Sprintf("Ministry of Foreign Affairs and Ferries of the Land %d", n) }
	var all, met, ties strings.Builder
	for n := range 24 {
		all.WriteString(concertJSON(long(n%9), long(n*5%17+20), 140-n, 352, 41.7, 31, 53, 0.001, []string{"together", "together", "syndicated"}[n%3], "one owner"))
	}
	for n := range 20 {
		all.WriteString(concertJSON(long(n), "The Tern", 4, 30, 4.1, 1, 8, 0.6, "chance", "") + concertJSON(long(n), "The Rail", 1, 1, 0, 0, 0, 1, "too_few", "one event, too few to test"))
	}
	for n := range 9 {
		met.WriteString(meetingJSON(n+1, fmt.Sprint(n*700), n < 4, "0.3", ""))
	}
	for range 3 {
		ties.WriteString(tieJSON("incidents", strings.Repeat("Lamp out at the lock ", 6), "Ferry stopped", 3, 0.01))
	}
	f := &beyondAsker{notes: []string{"covered: all"}, rows: map[string]string{"concert all": all.String(), "concert with": met.String(), "concert claims": `{"a":"` + long(1) + `","b":"` + long(2) + `","together":4,"of_a":12,"of_b":9,"verdict":"together","ids":["c1","c2"]}` + "\n",
		"narratives tested": ties.String() + strings.ReplaceAll(strings.ReplaceAll(ties.String(), `"i1"`, `"i3"`), `"tied":true`, `"tied":false`), "narratives spoken": strings.NewReplacer(`"tied":true`, `"tied":false`, "First the lamp", "https://gull.example/"+strings.Repeat("lamp", 20)).Replace(affairJSON("")), "narratives grow": growJSON("2025-03-04", 1, 1, `"The Gull"`) + growJSON("2025-03-05", 3, 4, `"The Tern"`) + growJSON("2025-03-08", 1, 5, "")}}
	srv := httptest.NewServer(New(tiedLedger(t, ""), Options{Asker: f}))
	defer srv.Close()
	looksWell(t, ctx, srv.URL, "beyond", map[string]string{"concert": "/concert", "pair": "/concert/The%20Gull/The%20Tern", "narratives": "/narratives"})
}
