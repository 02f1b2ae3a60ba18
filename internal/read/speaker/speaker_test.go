package speaker

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/text"
)

// resolve reads title and body, in which each source stands in [brackets], and returns the
// speakers' names, "-" where unknown, and the actors.
func resolve(title, body string) ([]string, []hearsay.Actor) {
	r := New()
	var all []hearsay.Quote
	for _, f := range []struct {
		field hearsay.Field
		text  string
	}{{hearsay.FieldTitle, title}, {hearsay.FieldText, body}} {
		src, quotes := sources(f.text)
		var d text.Doc
		d.Parse(src)
		r.Field(f.field, &d, quotes)
		all = append(all, quotes...)
	}
	actors := r.Actors(all)
	var names []string
	for _, q := range all {
		if q.Speaker.Name == "" {
			q.Speaker.Name = "-"
		}
		names = append(names, q.Speaker.Name)
	}
	return names, actors
}

func sources(s string) (string, []hearsay.Quote) {
	var b strings.Builder
	var out []hearsay.Quote
	for {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			return b.String(), out
		}
		src, rest, _ := strings.Cut(rest, "]")
		out = append(out, hearsay.Quote{Source: []hearsay.Span{{Start: b.Len(), End: b.Len() + len(src)}}})
		b.WriteString(src)
		s = rest
	}
}

func TestSpeakers(t *testing.T) {
	for _, c := range []struct{ what, title, body, want string }{
		{"full name", "", "[Odo Lund] said no.", "Odo Lund"},
		{"full name with apposition", "", "[Odo Lund, mayor of Tembrough,] said no.", "Odo Lund"},
		{"later surname", "", "[Odo Lund] said no. [Lund] said yes.", "Odo Lund, Odo Lund"},
		{"surname with title", "", "[Odo Lund] said no. [Mr. Lund] said yes. [Gen. Lund] left.", "Odo Lund, Odo Lund, Odo Lund"},
		{"two of one surname", "", "[Odo Lund] and [Pia Lund] met. [Lund] said no.", "Odo Lund, Pia Lund, -"},
		{"title is no name", "", "[Minister Odo Lund] said no. [Lund] left.", "Odo Lund, Odo Lund"},
		{"titles alone", "", "[Prime Minister] said no. [The minister] left.", "-, -"},
		{"pronoun and collective", "", "Odo Lund left. [He] said no. [Officials] said yes.", "-, -"},
		{"first word of a sentence", "", "[But Odo Lund] said no. [Then Lund] left.", "Odo Lund, -"},
		{"possessive head", "", "Odo Lund left. [Lund's lawyer] said no.", "-"},
		{"possessive alone", "", "Odo Lund left. [Lund's] said no.", "Odo Lund"},
		{"name as an adjective", "", "Odo Lund left. [The Lund report] said no.", "-"},
		{"name from the headline", "Odo Lund leaves Tembrough", "[Lund] said no.", "Odo Lund"},
		{"unknown surname", "", "[Tosk] said no.", "-"},
		{"two surnames", "", "Odo Lund and Pia Tosk met. [Lund and Tosk] said no.", "-"},
		{"none", "", "[] said no.", "-"},
		{"four words", "", "[Ana Maria Bel Orr] said no. [Orr] left.", "Ana Maria Bel Orr, Ana Maria Bel Orr"},
		{"initials", "", "[J. R. Doe] said no. [Doe] left.", "J. R. Doe, J. R. Doe"},
		{"accents", "", "[Žofie Ürst] said no. [Ürst] left.", "Žofie Ürst, Žofie Ürst"},
	} {
		got, _ := resolve(c.title, c.body)
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %q gives %s, want %s", c.what, c.body, s, c.want)
		}
	}
}

func TestActorsAreNumberedAndMentionsAscend(t *testing.T) {
	_, actors := resolve("Pia Tosk and Odo Lund meet", "Ana Bel left. [Odo Lund] said no. [Lund] said yes. Then Odo Lund left. [Pia Tosk] stayed.")
	var names []string
	for _, a := range actors {
		names = append(names, a.ID+" "+a.Name)
		if !slices.IsSortedFunc(a.Mentions, func(x, y hearsay.Mention) int {
			if x.Field != y.Field {
				return strings.Compare(string(y.Field), string(x.Field))
			}
			return x.Span.Start - y.Span.Start
		}) {
			t.Errorf("%s: mentions %v do not ascend", a.Name, a.Mentions)
		}
		if a.Public || a.Kind != hearsay.KindUnknown {
			t.Errorf("%s: public %v, kind %s", a.Name, a.Public, a.Kind)
		}
	}
	if got, want := strings.Join(names, ", "), "a1 Pia Tosk, a2 Odo Lund"; got != want {
		t.Errorf("actors %s, want %s", got, want)
	}
	if len(actors) == 2 && len(actors[1].Mentions) != 4 {
		t.Errorf("Odo Lund has %d mentions, want 4", len(actors[1].Mentions))
	}
}

// TestRenaming: another surname renames its speaker and changes nothing else.
func TestRenaming(t *testing.T) {
	const body = "[Minister Odo LUND] said no. [Lund] said yes. [Pia Tosk] said so. [The minister] left. [LUND] laughed; [LUND's lawyer] did not."
	was, _ := resolve("", strings.ReplaceAll(body, "LUND", "Lund"))
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`Q[a-z]{3,9}`).Draw(t, "surname")
		now, _ := resolve("", strings.ReplaceAll(strings.ReplaceAll(body, "LUND", name), "Lund", name))
		for i := range was {
			if want := strings.ReplaceAll(was[i], "Lund", name); now[i] != want {
				t.Fatalf("speaker %d is %q, want %q", i, now[i], want)
			}
		}
	})
}
