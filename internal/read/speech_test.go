package read

import (
	"testing"

	"hearsay"
)

// A text whose headline calls it the words of one party is that party's, not its outlet's and not opinion; a report on a
// speech, a joint statement and a headline that tells something are nobody's.
func TestSpeech(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const body = "We thank our friends. I told the assembly that Norway must be held to account. We will never forget it. Norwegian forces shelled our harbour."
	for _, c := range []struct{ title, want string }{
		{"Address by President of Denmark Mara Pell to the assembly", "Mara Pell"},
		{"We will rebuild - address by the President of Denmark", "President of Denmark"},
		{"Danish Foreign Minister Mara Pell's remarks at the harbour", "Mara Pell"},
		{"Full text: Speech of Prime Minister Mara Pell", "Mara Pell"},
		{"Comment by Foreign Ministry spokeswoman Mara Pell on the talks", "Mara Pell"},
		{"Comment by Mara Pell", ""},
		{"A letter from Mara Pell", ""},
		{"Joint statement by President Mara Pell and President Hob Lund", ""},
		{"Statement by President Mara Pell and Prime Minister Hob Lund", ""},
		{"Speech by President Mara Pell angered Norway", ""},
		{"Speech by President Mara Pell angers Norway", ""},
		{"Norway angered", ""},
	} {
		g := r.Read(&hearsay.Revision{ID: "r", Outlet: "Harbour Post", Title: c.title, Text: body, Lang: "en"})
		if c.want != "" && g.Genre != hearsay.GenreStatement {
			t.Errorf("%q: genre %s", c.title, g.Genre)
		}
		own, told := "none", "none"
		for _, q := range g.Quotes {
			rev := hearsay.Revision{Text: body}
			if q.Field != hearsay.FieldText {
				continue
			}
			if len(q.Source) > 0 && q.Source[0].In(rev.Text) == "I" {
				told = q.Speaker.Name
			}
			if len(q.Source) == 0 && len(q.Accused) > 0 {
				own = q.Speaker.Name
			}
		}
		want := c.want
		if want == "" {
			want = "Harbour Post"
		}
		if told != c.want || own != want {
			t.Errorf("%q: \"I\" is %q, the shelling is told by %q; want %q and %q", c.title, told, own, c.want, want)
		}
	}
}

// A report under the headline of a speech, and a correspondent's letter, keep their own voice.
func TestReportOnSpeech(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for title, text := range map[string]string{
		"Speech by President Mara Pell": "The president thanked the house on Monday. Norwegian forces shelled the harbour. The ships are back. The town was dark for two days.",
		"Letter from Oslo":              "We walked along the pier. Our host was late. We saw no ship. Danish forces shelled the harbour.",
	} {
		g := r.Read(&hearsay.Revision{ID: "r", Outlet: "Harbour Post", Title: title, Text: text, Lang: "en"})
		own := 0
		for _, q := range g.Quotes {
			if len(q.Source) == 0 && len(q.Accused) > 0 {
				if own++; q.Speaker.Via != hearsay.ViaOutlet {
					t.Errorf("%q: the shelling is told by %s", title, q.Speaker.Name)
				}
			}
		}
		if own == 0 {
			t.Errorf("%q: no shelling: %+v", title, g.Quotes)
		}
	}
}

// In an interview the label of an answer is who the headline says answers.
func TestInterview(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	text := "Q: Did Norway order the fire?\n\nA: That is absurd. We have nothing to do with it.\n\nQ: Who did it then?\n\nA: I cannot say."
	g := r.Read(&hearsay.Revision{ID: "r", Title: "Interview with Ambassador Mara Pell", Text: text, Lang: "en"})
	answers := 0
	for _, q := range g.Quotes {
		if len(q.Source) == 0 {
			continue
		}
		switch label := q.Source[0].In(text); {
		case label == "A" && q.Speaker.Name == "Mara Pell":
			answers++
		case label == "Q" && q.Speaker.Name != "":
			t.Errorf("the question is %s's", q.Speaker.Name)
		}
	}
	if answers == 0 {
		t.Errorf("no answer is hers: %+v", g.Quotes)
	}
}
