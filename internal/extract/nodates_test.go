package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/markusmobius/go-dateparser"
)

// No page makes its library search running text for dates: the module that would is not in the program (internal/nodates).
func TestDatesAreNotSearched(t *testing.T) {
	body := strings.Repeat("<p>The harbour master of Velm said on 3 March 2025 that the ferry had left berth four in good order, and that nobody had been hurt.</p>", 12)
	for k, head := range []string{
		"<p class=date>Published on the third of March 2025</p>",
		"<time>3 March 2025, 14:00</time>",
		"<meta name=date content='le 3 mars 2025'>",
		"<div class=byline>By Ilan Voss, 3 märz 2025</div>",
		"",
	} {
		page := fmt.Sprintf("<html><head><title>Ferry leaves Velm</title>%s</head><body><article><h1>Ferry leaves Velm</h1>%s%s</article></body></html>", head, head, body)
		a, _, err := HTML([]byte(page), "https://gull.example/2025/ferry", Options{})
		if err != nil || a.Text == "" {
			t.Fatalf("%d: %v", k, err)
		}
	}
	if n := dateparser.Asked(); n != 0 {
		t.Errorf("asked %d times", n)
	}
}
