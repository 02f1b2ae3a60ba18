package embedded

import (
	"os"
	"strings"
	"testing"
)

// doc/ledger.md names every table there is.
func TestDocumented(t *testing.T) {
	b, err := os.ReadFile("../../../doc/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	l := open(t, Options{})
	rows, err := l.r.Query(`SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'
		AND name NOT GLOB 'article_words_*' AND name NOT GLOB 'quote_words_*'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), "`"+name+"`") {
			t.Errorf("doc/ledger.md does not tell of %s", name)
		}
	}
}
