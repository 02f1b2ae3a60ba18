package quote

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lexicon/world"
)

// A text has the same quotes whichever states it names, however many words their names have.
// Scores are the same where the names are of one word: the tags of the words beside a longer
// name can differ a little.
func TestStatesAlike(t *testing.T) {
	f := newFinder(t)
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	read := func(a, b *world.StateEntry, the string) string {
		src := a.Adjectives[0] + " officials said on Monday that " + the + b.Name + " had closed the port. The ministry in " + a.Capitals[0] +
			" denied it.\n\n“We know nothing,” a diplomat of " + the + b.Name + " told reporters."
		var out []string
		for _, q := range f.find(src, false) {
			var s string
			for _, role := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
				for _, sp := range role {
					s += sp.In(src) + "|"
				}
				s += "; "
			}
			s = strings.NewReplacer(a.Adjectives[0], "{a}", a.Capitals[0], "{c}", the+b.Name, "{B}").Replace(s)
			s += string(q.Kind)
			if !strings.Contains(b.Name, " ") {
				s += fmt.Sprint(q.Score)
			}
			out = append(out, s)
		}
		return strings.Join(out, "\n")
	}
	want, n := map[bool]string{}, 0
	states := w.States()
	for i := range states {
		a, b := &states[i], &states[(i+41)%len(states)]
		plain := true
		for _, c := range []struct {
			form  string
			class world.Class
		}{{a.Adjectives[0], world.Adjective}, {a.Capitals[0], world.Capital}, {b.Name, world.State}} {
			e := w.Find(c.form)
			plain = plain && e != nil && e.Class == c.class && !strings.ContainsAny(c.form, "-'’.")
		}
		if !plain || strings.Contains(a.Adjectives[0], b.Name) || strings.Contains(b.Name, a.Capitals[0]) || strings.Contains(a.Capitals[0], b.Name) || strings.Contains(a.Adjectives[0]+a.Capitals[0], " ") {
			continue
		}
		n++
		the := ""
		if strings.HasPrefix(b.Name, "United ") {
			the = "the "
		}
		got := read(a, b, the)
		long := strings.Contains(b.Name, " ")
		if want[long] == "" {
			want[long] = got
		}
		if got != want[long] {
			t.Errorf("%s, %s:\n got %s\nwant %s", a.Name, b.Name, got, want[long])
		}
	}
	if n < 50 || strings.Count(want[true], "\n") < 2 || strings.Count(want[false], "\n") < 2 {
		t.Errorf("%d pairs of states, quotes %q and %q", n, want[false], want[true])
	}
}
