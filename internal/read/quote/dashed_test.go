package quote

import (
	"testing"

	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// Speech that is set in dashes, and what only has dashes.
func TestDashed(t *testing.T) {
	tags := tagger(t)
	for _, x := range []struct{ found, want string }{
		{"- The bridge is shut. Nobody knows why - said the mayor.", "- [Q1 The bridge is shut. Nobody knows why] - [C1 said] [S1 the mayor]."},
		{"— The bridge is shut, — said Mara Pell. — We wait.", "— [Q1 The bridge is shut], — [C1 said] [S1 Mara Pell]. — [Q1 We wait.]"},
		{"- The bridge - said Mara Pell - is shut.", "- [Q1 The bridge] - [C1 said] [S1 Mara Pell] - [Q1 is shut.]"},
		{"- The bridge is shut - he admitted.", "- [Q1 The bridge is shut] - [C1 admitted] [S1 he]."},
		{"The office met.- The bridge is shut - says Mara Pell, head of the office.", "The office met.- [Q1 The bridge is shut] - [C1 says] [S1 Mara Pell, head of the office]."},
		{"The bridge will stay shut until May - said on the radio Mara Pell.", "[Q1 The bridge will stay shut until May] - [C1 said] on the radio [S1 Mara Pell]."},
		// another's words within, and what the field made of the rest
		{"[S1 Velia] will remain a border of the bridge - [C1 said] [Q1 Pell].", "[Q1 Velia will remain a border of the bridge] - [C1 said] [S1 Pell]."},
		{"He has a plan: - The bridge stays shut - he said.", "He has a plan: - [Q1 The bridge stays shut] - [S1 he] [C1 said]."},
		{"- The bridge is shut - he pointed out.", "- [Q1 The bridge is shut] - [S1 he] [C1 pointed out]."},
		{"- The bridge is shut - said Pell of the East -West office.", "- [Q1 The bridge is shut] - [C1 said] [S1 Pell of the East -West office]."},
		{"- The bridge is shut - he said, noting that it is old.", "- [Q1 The bridge is shut] - [S1 he] [C1 said], noting that it is old."},
		{"- The bridge is shut - said [S1 Pell], [C1 noting] [Q1 that Velia fell].", "- [Q2 The bridge is shut] - [C2 said] [S1,2 Pell], [C1 noting] [Q1 that Velia fell]."},
		{"- [S1 We] must close the bridge - said Pell, [C1 noting] [Q1 that Velia fell].", "- [Q2 We must close the bridge] - [C2 said] [S1,2 Pell], [C1 noting] [Q1 that Velia fell]."},
		// no speech
		{"It can be had earlier than in May - not later, I said.", "It can be had earlier than in May - not later, I said."},
		{"It can be had earlier than in May - I said.", "It can be had earlier than in May - I said."},
		{"Velia feared for the bridge, because if it fell - they said so - all would be lost.", "Velia feared for the bridge, because if it fell - they said so - all would be lost."},
		{"The mayor - said to be ill - resigned.", "The mayor - said to be ill - resigned."},
		{"The plan for the bridge was good - announced Monday.", "The plan for the bridge was good - announced Monday."},
		{"The bridge is shut - the mayor has no plan.", "The bridge is shut - the mayor has no plan."},
		{"- The bridge is shut\n\n- The mayor left", "- The bridge is shut\n\n- The mayor left"},
	} {
		src, got := gold(t, x.found)
		wanted, want := gold(t, x.want)
		var d text.Doc
		d.Parse(src)
		got = Dashed(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
		for i := range got {
			got[i].Score, got[i].Kind = 0, ""
		}
		if draw(src, got) != draw(wanted, want) {
			t.Errorf("%s\ngot\n%swant\n%s", src, draw(src, got), draw(wanted, want))
		}
	}
}

// A quote within what is said in dashes stays, whose words are not.
func TestDashedWithin(t *testing.T) {
	tags := tagger(t)
	src, got := gold(t, "- The bridge is shut, and [S1 Velia] [C1 says] [Q1 that it will stay so] - said the mayor.")
	var d text.Doc
	d.Parse(src)
	got = Dashed(got, 0, &d, tags.Tag(nil, new(tag.Work), &d), tags)
	if len(got) != 2 || got[0].Content[0].In(src) != "The bridge is shut, and Velia says that it will stay so" || got[1].Source[0].In(src) != "Velia" {
		t.Errorf("got\n%s", draw(src, got))
	}
}
