package pipeline

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/narrative"
)

func TestGroupsIn(t *testing.T) {
	byFirst := map[string][]string{"Grey": {"Grey Vole", "Grey Vole Two"}, "Ödland": {"Ödland"}}
	for words, want := range map[string]string{
		"that the ministry shelters Grey Vole": "Grey Vole",
		"Grey Vole Two, and not another":       "Grey Vole,Grey Vole Two",
		"a grey vole in the cellar":            "",
		"Grey Voles":                           "",
		"AGrey Vole":                           "",
		"Grey\nVole":                           "",
		"(Grey Vole)’s":                        "Grey Vole",
		"von Ödland":                           "Ödland",
		"Ödländer":                             "",
		"":                                     "",
		"Grey":                                 "",
		"what Greyish people call Grey Vole’s own": "Grey Vole",
	} {
		var got []string
		groupsIn(words, byFirst, func(name string) { got = append(got, name) })
		if strings.Join(got, ",") != want {
			t.Errorf("%q: %v, want %s", words, got, want)
		}
	}
	if firstWord("Grey Vole") != "Grey" || firstWord("Ödland") != "Ödland" || firstWord("!x") != "" {
		t.Error("first words")
	}
}

func FuzzGroupsIn(f *testing.F) {
	f.Add("that Grey Vole did it", "Grey Vole")
	f.Add("\xff Grey\xf0 Vole", "Grey\xf0")
	f.Fuzz(func(t *testing.T, words, name string) {
		groupsIn(words, map[string][]string{firstWord(name): {name}}, func(got string) {
			if got != name || !strings.Contains(words, name) {
				t.Fatalf("%q in %q", got, words)
			}
			if r, _ := utf8.DecodeRuneInString(name); !inWord(r) {
				t.Fatalf("%q is no name", name)
			}
		})
	})
}

// A group that is accused in one incident only stands for it: not before, not 60 days after, not where it is accused of
// two, not within its own.
func TestNamed(t *testing.T) {
	day := time.Date(2025, 4, 1, 12, 0, 0, 0, time.UTC)
	charged := func(article, name, key string, days int, score float64) view.Quote {
		return view.Quote{Article: hearsay.ArticleID(article), ID: hearsay.QuoteID("of " + article), At: day.AddDate(0, 0, days), Words: name + " did it", Charged: []view.Charged{{Key: key, Name: name, Score: score}}}
	}
	naming := func(article, words string) view.Quote {
		return view.Quote{Article: hearsay.ArticleID(article), ID: hearsay.QuoteID("of " + article), Words: words}
	}
	const remark = "the remark that it shelters Grey Vole"
	for _, x := range []struct {
		name    string
		mill    []view.Quote // of the incident that Grey Vole may stand for
		shelter view.Quote
		days    int // when the article of the shelter incident was told
		other   []view.Quote
		want    bool
	}{
		{"named", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, naming("s", remark), 3, nil, true},
		{"not named", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, naming("s", "a vole"), 3, nil, false},
		{"before", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, naming("s", remark), -1, nil, false},
		{"long after", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, naming("s", remark), 61, nil, false},
		{"of two", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, naming("s", remark), 3, []view.Quote{charged("o", "Grey Vole", "group:grey vole", 1, .9)}, false},
		{"of another long ago", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, naming("s", remark), 3, []view.Quote{charged("o", "Grey Vole", "group:grey vole", -90, .9)}, true},
		{"of its own", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .9)}, charged("s", "Grey Vole", "group:grey vole", 3, .9), 3, nil, false},
		{"unsure", []view.Quote{charged("m", "Grey Vole", "group:grey vole", 0, .5)}, naming("s", remark), 3, nil, false},
		{"a firm", []view.Quote{charged("m", "Grey Vole", "org:grey vole", 0, .9)}, naming("s", remark), 3, nil, false},
	} {
		in := &Retold{Heads: map[string]*view.Article{"m": {At: day}, "s": {At: day.AddDate(0, 0, x.days)}, "o": {At: day}}, passages: map[[2]string][]string{}}
		var g groupNames
		incidents, things := map[string][]view.Quote{"mill": x.mill, "shelter": {x.shelter}, "other": x.other}, map[string]*narrative.Thing{}
		for id, quotes := range incidents {
			g.note(id, quotes)
			things[id] = &narrative.Thing{ID: id, Articles: []string{id[:1]}}
		}
		for id, quotes := range incidents {
			in.named(&g, id, quotes, things)
		}
		if got := slices.Contains(things["mill"].Articles, "s"); got != x.want || got != (len(in.Passages("mill", "s")) == 1) {
			t.Errorf("%s: told %v, passages %v", x.name, got, in.Passages("mill", "s"))
		}
		for _, th := range things {
			if th.ID != "mill" && len(th.Articles) != 1 {
				t.Errorf("%s: %s is told by %v", x.name, th.ID, th.Articles)
			}
		}
	}
}
