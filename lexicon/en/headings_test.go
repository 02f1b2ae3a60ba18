package en

import "testing"

// Topics speak for nobody, speakers are no topics.
func TestTopics(t *testing.T) {
	topics, err := Topics()
	if err != nil {
		t.Fatal(err)
	}
	speakers, err := Speakers()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"killings", "crises", "siege"} {
		if !topics[w] {
			t.Errorf("%s: no topic", w)
		}
	}
	for _, w := range []string{"agencies", "police", "studies"} {
		if !speakers[w] {
			t.Errorf("%s: no speaker", w)
		}
	}
	for w := range topics {
		if speakers[w] {
			t.Errorf("%s: both", w)
		}
	}
	if _, err := nouns("war;war\n", "x"); err == nil {
		t.Error("a noun twice")
	}
}
