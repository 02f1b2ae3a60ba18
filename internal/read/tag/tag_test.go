package tag

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

func load(t testing.TB) *Tagger {
	t.Helper()
	g, err := Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestPlainSentences(t *testing.T) {
	g := load(t)
	for _, c := range []struct{ text, want string }{
		{"The ministry denied the report.", "DET NOUN VERB DET NOUN PUNCT"},
		{"“We will not pay,” she said.", "PUNCT PRON AUX PART VERB PUNCT PUNCT PRON VERB PUNCT"},
		{"Voss said the attack was carried out by Tarnovia.", "PROPN VERB DET NOUN AUX VERB ADP ADP PROPN PUNCT"},
	} {
		var d text.Doc
		d.Parse(c.text)
		var got []string
		for _, x := range g.Tag(nil, new(Work), &d) {
			got = append(got, g.UPOS(x))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got  %s\n want %s", c.text, s, c.want)
		}
	}
}

func TestTrainIsRepeatable(t *testing.T) {
	sents := []Sentence{
		{Words: []string{"The", "dog", "barks"}, Tags: []string{"DT|DET", "NN|NOUN", "VBZ|VERB"}},
		{Words: []string{"A", "cat", "sleeps"}, Tags: []string{"DT|DET", "NN|NOUN", "VBZ|VERB"}},
	}
	one, err1 := Train(sents, Options{}, map[string]string{})
	two, err2 := Train(sents, Options{}, map[string]string{})
	if err1 != nil || err2 != nil || !bytes.Equal(one, two) {
		t.Fatalf("two trainings differ: %v, %v", err1, err2)
	}
	g, err := Load(one)
	if err != nil {
		t.Fatal(err)
	}
	tags := g.Tag(nil, new(Work), Doc([]string{"The", "cat", "barks"}))
	if g.XPOS(tags[0]) != "DT" || g.XPOS(tags[1]) != "NN" || g.Class(tags[2]) != Verb {
		t.Errorf("tags %v", tags)
	}
	if _, err := Load(one[:len(one)/2]); err == nil {
		t.Error("half a file is read")
	}
}

func TestTagAllocatesNothing(t *testing.T) {
	g, w := load(t), new(Work)
	var d text.Doc
	d.Parse(strings.Repeat("The ministry said on Monday that it had seen nothing unusual. ", 20))
	tags := g.Tag(nil, w, &d)
	if n := testing.AllocsPerRun(20, func() { tags = g.Tag(tags[:0], w, &d) }); n != 0 {
		t.Errorf("%v allocations a text", n)
	}
}
