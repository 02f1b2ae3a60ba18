package edit

import (
	"testing"

	"hearsay"
	"hearsay/sample"
)

// Every edit planted in the sample world is silent, or owned up to, as its gold says.
func TestSampleEdits(t *testing.T) {
	plot, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	all, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	at := map[int]*hearsay.Article{}
	for i, name := range sample.Names() {
		at[sample.Slot(name)] = &all[i]
	}
	for _, e := range plot.Edits {
		a, b := at[e.Before], at[e.After]
		r := Edit(&hearsay.Revision{Title: a.Title, Text: a.Text, Lang: "en"}, &hearsay.Revision{Title: b.Title, Text: b.Text, Lang: "en"})
		if r.Silent == e.Notice || r.Meaning == 0 {
			t.Errorf("slots %d and %d: silent %v, notices %v, gold says notice %v", e.Before, e.After, r.Silent, r.Notices, e.Notice)
		}
	}
}
