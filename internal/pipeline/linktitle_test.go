package pipeline

import (
	"context"
	"testing"

	"hearsay/internal/store"
)

// An incident is called by a headline as the words of its outlet: one that accuses must not stand as the ledger's own.
func TestIncidentTitle(t *testing.T) {
	for _, x := range []struct{ outlet, title, want string }{
		{"The Meridian Courier", "Quillara blames Ustrand for power cut", "The Meridian Courier: “Quillara blames Ustrand for power cut”"},
		{"The Meridian Courier", "Two hospitals without power", "The Meridian Courier: “Two hospitals without power”"},
		{"Harbour Post", "Quillara: “They cut our power”", "Harbour Post: ‘Quillara: “They cut our power”’"},
		{"unknown", "Ustrandians cut power lines", "an unknown outlet: “Ustrandians cut power lines”"},
		{"The Meridian Courier", "", "Harbour Post: “Two hospitals without power”"}, // the next report of the story
	} {
		l := newLinked(t)
		rs := told()[:2]
		for i := range rs {
			rs[i].Article.Title, rs[i].Article.Text = "Two hospitals without power", "Foreign Minister Ana Aro of Quillara accused Ustrand of cutting the power lines near Omberlane on 3 March. The lines feed two hospitals."
		}
		rs[0].Article.Outlet, rs[0].Article.Title = x.outlet, x.title
		l.take(rs...)
		p, err := l.Views(context.Background(), store.ViewQuery{Kind: store.KindIncident})
		if err != nil || len(p.Rows) != 1 {
			t.Fatalf("%q: %d incidents, %v", x.title, len(p.Rows), err)
		}
		if got := p.Rows[0].Title; got != x.want {
			t.Errorf("%q: %q, want %q", x.title, got, x.want)
		}
	}
}
