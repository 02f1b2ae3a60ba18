package read

import (
	"strings"
	"testing"

	"hearsay"
)

func TestHeadline(t *testing.T) {
	for _, c := range []struct{ title, outlet, want string }{
		{"Bridge falls into the river | The Dale Post", "", "Bridge falls into the river"},
		{"Bridge falls into the river | News | dale.example", "", "Bridge falls into the river"},
		{"Bridge falls into river (04.11.26 19:05) « War on the river | Dale.Net", "", "Bridge falls into river"},
		{"Bridge falls into the river. PHOTOS (04.11.26 19:05) « Dale.Net", "", "Bridge falls into the river"},
		{"Bridge falls into the river - The Dale Post", "The Dale Post", "Bridge falls into the river"},
		{"Bridge falls into the river – Dale Post", "dalepost.example", "Bridge falls into the river"},
		{"Bridge falls into the river – police", "The Dale Post", "Bridge falls into the river – police"},
		{"Opinion | The bridge should have been mended long ago", "", "Opinion | The bridge should have been mended long ago"},
		{"Dale | The Post", "", "Dale | The Post"},
		{"Mayor calls it « a fall » of the town", "", "Mayor calls it « a fall » of the town"},
		{"Bridge falls into the river (again)", "", "Bridge falls into the river (again)"},
		{"Bridge (2026)", "", "Bridge (2026)"},
		{"", "", ""},
	} {
		if got := headline(c.title, c.outlet); got != c.want {
			t.Errorf("headline(%q, %q) = %q, want %q", c.title, c.outlet, got, c.want)
		}
	}
}

// Whatever the title, its headline is a beginning of it.
func FuzzHeadline(f *testing.F) {
	for _, s := range []string{"a b c | D", "a b c « D | E (12.12.12 10:10)", "| | |", "« «", "a b c d - E", "x (1.1.11 1:11)"} {
		f.Add(s, "E")
	}
	f.Fuzz(func(t *testing.T, title, outlet string) {
		if got := headline(title, outlet); !strings.HasPrefix(title, got) {
			t.Fatalf("%q of %q", got, title)
		}
	})
}

// Headings as pages give them: what the page adds is not read, who stands behind the dash is heard, a topic is nobody.
func TestHeadings(t *testing.T) {
	r := sampleReader(t)
	for title, want := range map[string]string{
		"Ustrandic troops shell the harbour of Sollet again – Quillaran defence ministry":                        "Quillaran defence ministry: Ustrandic troops shell the harbour of Sollet again",
		"Siege of Sollet: no bread left in the town, - Mayor Osk (04.11.26 19:05) « War on the river | Dale.Net": "Mayor Osk: no bread left in the town",
		"Siege of Sollet: nobody knows who cut the cable | The Dale Post":                                        "",
		"Quillara denies that it cut the cable | The Dale Post":                                                  "Quillara: that it cut the cable",
	} {
		rev := &hearsay.Revision{ID: "r", Article: "a", Title: title, Lang: "en", Outlet: "The Mill"}
		var got []string
		for _, q := range r.Read(rev).Quotes {
			if len(q.Source) == 1 {
				got = append(got, q.Source[0].In(title)+": "+strings.TrimSpace(q.Content[0].In(title)))
			}
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\ngot  %s\nwant %s", title, s, want)
		}
	}
}
