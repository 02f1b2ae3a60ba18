package web

import (
	"net/url"
	"strings"
	"testing"

	"hearsay/internal/testutil/htmlcheck"
)

// A form can set right what was read of a quote, and add one; fields belong to the quote or article that
// they are named after.
func TestSayChanges(t *testing.T) {
	d := &fakeDesk{}
	v := &visitor{t: t, h: New(smallLedger(t), Options{Desk: d})}
	word := v.word("/help")
	for _, c := range []struct {
		form url.Values
		code int
		said string
	}{
		{says(word, "change w#q1", "speaker:w#q1", " Ustrand ", "accused:w#q1", "nobody", "speaker:w#q2", "Quillara", "why", "x"), 303, "change|w#q1|x|accused: nobody|speaker: Ustrand"},
		{says(word, "change w#q1", "speaker:w#q2", "Quillara"), 409, ""},
		{says(word, "add a1", "words:a1", "We saw lamps", "source:a1", "she", "act:a1", "deny"), 303, "add|a1|We saw lamps||act: deny|source: she"},
		{says(word, "add a1", "words:a2", "We saw lamps"), 409, ""},
		{says(word, "wrong w#q1", "speaker:w#q1", "Ustrand"), 303, "wrong|w#q1|"},
		{says(word, "change w#q1", "speaker:w#q1", strings.Repeat("x", 1001)), 409, ""},
		{says("", "change w#q1", "speaker:w#q1", "x"), 403, ""},
	} {
		d.said = nil
		if w := v.do("POST", "/say", c.form); w.Code != c.code || strings.Join(d.said, ";") != c.said {
			t.Errorf("%v: %d, said %q", c.form, w.Code, d.said)
		}
	}
}

// What was said of an article's quotes stands on its page at once.
func TestSaidOnPage(t *testing.T) {
	l := smallLedger(t)
	v := l.views[0]
	page := htmlcheck.Words(open(t, New(l, Options{Desk: &fakeDesk{}}), "/articles/"+string(v.Item.ID), 200))
	for _, want := range []string{"Add a quote that was missed"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	page = htmlcheck.Words(open(t, New(l, Options{}), "/articles/"+string(v.Item.ID), 200))
	if strings.Contains(page, "Add a quote") {
		t.Error("a form without a desk")
	}
}
