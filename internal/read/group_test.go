package read

import (
	"testing"

	"hearsay"
)

// Who denies a deed of people that are tied to a body of his own denies a part of his own; no army is cleared by that.
func TestDeniesForGroup(t *testing.T) {
	r := invented(t)
	for _, c := range []struct{ text, want string }{
		{"Kestria's government said a group linked to the army had no part in the attack.", "Government of Kestria"},
		{"The defence ministry of Kestria denied that a group linked to the army had attacked the port.", "Defence Ministry of Kestria"},
		{"Kestria denied that a group linked to the army of Tarnovia had attacked the port.", "group, Armed Forces of Tarnovia"},
		{"Kestria's government said a group linked to the harvest had no part in the fair.", ""},
	} {
		rev := &hearsay.Revision{ID: "r", Outlet: "Gazette", Lang: "en", Text: c.text}
		got := ""
		for _, q := range r.Read(rev).Quotes {
			for _, a := range q.Denied {
				if got != "" {
					got += ", "
				}
				got += a.Name
			}
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Questions and answers on one line, and answers that are hardly more than a name.
func TestAnswers(t *testing.T) {
	r := invented(t)
	for _, c := range []struct{ text, want string }{
		{"Q: Who did it? A: Kestria did.", "Q | Who did it? =>  | A | Kestria did => Kestria"},
		{"Q: Who attacked the port?\nA: The Kestrian army.", "A | The Kestrian army => Armed Forces of Kestria"},
		{"Q: Who was behind the fire? A: Kestria was. We saw it.", "Q | Who was behind the fire? =>  | A | Kestria was. We saw it => Kestria"},
		{"Q: General, who was behind the shelling? A: The Kestrian army was.", "Q | General, who was behind the shelling? =>  | A | The Kestrian army was => Armed Forces of Kestria"},
		{"Q: Who rebuilt the port? A: Kestria did.", "Q | Who rebuilt the port? =>  | A | Kestria did => "},
		{"Q: Who attacked the port? A: Not Kestria.", "Q | Who attacked the port? =>  | A | Not Kestria => "},
		{"Q: Kestria says it was your guns. A: That is a lie. My men never fired.", "Q | Kestria says it was your guns =>  | A | That is a lie. My men never fired => "},
	} {
		got := ""
		for _, q := range r.Read(&hearsay.Revision{ID: "r", Outlet: "Gazette", Lang: "en", Text: c.text}).Quotes {
			if len(q.Source) == 0 {
				continue
			}
			if got != "" {
				got += " | "
			}
			got += q.Source[0].In(c.text) + " | " + q.Content[0].In(c.text) + " => "
			for _, a := range q.Accused {
				got += a.Name
			}
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Who answers questions is told by the headline or by the first sentences.
func TestAnswersQuestions(t *testing.T) {
	r := invented(t)
	text := "Kestrian Foreign Minister Mara Pell answered questions on Thursday.\nQuestion: Who attacked the port?\nAnswer: The Tarnovian navy did. It was a fine day.\nQuestion: Why?\nAnswer: Nobody told us."
	got := ""
	for _, q := range r.Read(&hearsay.Revision{ID: "r", Outlet: "Gazette", Lang: "en", Text: text}).Quotes {
		got += q.Speaker.Name
		for _, a := range q.Accused {
			got += " accuses " + a.Name
		}
		got += "; "
	}
	if want := "; Mara Pell accuses Armed Forces of Tarnovia; Mara Pell; "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
