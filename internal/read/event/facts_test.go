package event

import (
	"strings"
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/read/number"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/when"
	"hearsay/internal/read/where"
	"hearsay/lexicon/world"
)

// claim reads the part of s between "{" and "}" as the content of a quote in an article of 6
// March 2025.
func (k *kit) claim(t *testing.T, s string) (string, hearsay.Quote) {
	t.Helper()
	i, j := strings.IndexByte(s, '{'), strings.IndexByte(s, '}')-1
	s = strings.NewReplacer("{", "", "}", "").Replace(s)
	d, names, _ := k.code(s)
	var tw tag.Work
	pos := k.tags.Tag(nil, &tw, d)
	times, err := when.New(k.tags)
	if err != nil {
		t.Fatal(err)
	}
	w, err := world.Load()
	if err != nil {
		t.Fatal(err)
	}
	places, err := where.New(w, k.tags)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := number.New(k.tags)
	if err != nil {
		t.Fatal(err)
	}
	var f Facts
	base := when.Published(hearsay.Time{UTC: time.Date(2025, 3, 6, 9, 0, 0, 0, time.UTC)})
	f.Times = times.Find(nil, &when.Work{}, d, pos, base, when.Line{Date: when.None})
	f.Places = places.Find(nil, d, pos, names, f.Times)
	f.Numbers = numbers.Find(nil, d, pos, f.Times)
	q := hearsay.Quote{Content: []hearsay.Span{{Start: i, End: j}}}
	var work Work
	k.c.Quote(&work, d, pos, names, &f, func(i int) string { return names[i].Name }, &q)
	return s, q
}

// TestClauses: a time or place goes to the deed of its own clause, and to nobody where
// another verb has it.
func TestClauses(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ text, when, where string }{
		{"Kestria said on Tuesday that {Tarnovia had shelled the town}.", "", ""},
		{"Kestria said {on Tuesday Tarnovia shelled the town}.", "", ""},
		{"Kestria said that {Tarnovia had shelled the town on Tuesday}.", "2025-03-04", ""},
		{"{Tarnovia shelled the town, Kestria said on Tuesday}.", "", ""},
		{"{Tarnovia shelled a village near Sarn on Monday}, Kestria said on Tuesday.", "2025-03-03", "Sarn"},
		{"{On Monday, Tarnovia shelled a village in Kestria}.", "2025-03-03", "Kestria"},
		{"{Tarnovia shelled the town after talks had failed on Monday}.", "", ""},
		{"{Tarnovia shelled the town where the two had met on Monday}.", "", ""},
		{"{Tarnovia, which left the league in 2014, shelled the town}.", "", ""},
		{"{Tarnovia expelled two Kestrian diplomats last week}.", "2025-02-24", ""},
		{"{A village in Kestria was shelled by Tarnovia on 4 March}.", "2025-03-04", "Kestria"},
		{"In Orrin on Wednesday, the minister said {Tarnovia had expelled two diplomats}.", "", ""},
		{"{Tarnovia will bomb Velm on Friday}.", "2025-03-07", ""},
		{"{Two men arrested on Monday shelled the town}.", "", ""},
		{"{After the riot on Monday, Tarnovia shelled the town}.", "", ""},
		{"{Since the crisis in Kestria, Tarnovia has shelled two towns}.", "", ""},
		{"Kestria said {that on Monday, Tarnovia had shelled the town}.", "2025-03-03", ""},
		{"{Tarnovia withdrew its troops from Kestria, saying on Monday that it was tired}.", "", ""},
	} {
		_, q := k.claim(t, c.text)
		if len(q.Events) != 1 {
			t.Errorf("%q: %d events, want 1", c.text, len(q.Events))
			continue
		}
		from, place := "", ""
		if w := q.Events[0].When; w != nil {
			from = w.From
		}
		for _, p := range q.Events[0].Where {
			place += p.Name
		}
		if from != c.when || place != c.where {
			t.Errorf("%q: got %q in %q, want %q in %q", c.text, from, place, c.when, c.where)
		}
	}
}

func TestNumbers(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		text         string
		value        float64
		unit, scope  string
		from         string
		reasonsAbout string
	}{
		{"{Tarnovia expelled four Kestrian officers on Monday}.", 4, "officer", "expelled", "2025-03-03", "number"},
		{"Kestria said {12 soldiers were killed on Monday}.", 12, "soldier", "killed", "2025-03-03", "number"},
		{"{Kestria said at least 12 of its soldiers had died}.", 12, "soldier", "died", "", "number"},
		{"{Exports fell by 40 per cent in 2024}.", 0.6, "", "fell", "2024-01-01", "number"},
		{"{The number of attacks tripled between 2022 and 2024}.", 3, "", "", "2022-01-01", "number"},
	} {
		src, q := k.claim(t, c.text)
		if len(q.Numbers) != 1 {
			t.Errorf("%q: %d numbers, want 1", c.text, len(q.Numbers))
			continue
		}
		n := q.Numbers[0]
		scope, from := "", ""
		if len(n.Scope) > 0 {
			scope = n.Scope[0].In(src)
		}
		if n.Period != nil {
			from = n.Period.From
		}
		if n.Value != c.value || n.Unit != c.unit || scope != c.scope && !strings.Contains("tripled", scope) || from != c.from {
			t.Errorf("%q: got %v %q %q from %q", c.text, n.Value, n.Unit, scope, from)
		}
		parts := ""
		for _, r := range q.Reasons {
			parts += r.Part
			if err := r.Span.Check(src); err != nil {
				t.Error(err)
			}
		}
		if !strings.Contains(parts, c.reasonsAbout) {
			t.Errorf("%q: no reason for the number", c.text)
		}
	}
}

// Exchanging the two states changes neither time nor number.
func TestFactsUnderSwap(t *testing.T) {
	k := newKit(t)
	const s = "{Tarnovia expelled four Kestrian officers on Monday}."
	_, a := k.claim(t, s)
	_, b := k.claim(t, strings.NewReplacer("Tarnovia", "Kestria", "Kestrian", "Tarnovian").Replace(s))
	if a.Events[0].When.From != b.Events[0].When.From || a.Numbers[0].Value != b.Numbers[0].Value || a.Numbers[0].Unit != b.Numbers[0].Unit {
		t.Errorf("%+v\n%+v", a.Numbers, b.Numbers)
	}
}

func TestClauseJoinsNothingAcrossSentences(t *testing.T) {
	k := newKit(t)
	_, q := k.claim(t, "{Tarnovia shelled the town. On Monday it rained.}")
	if len(q.Events) != 1 || q.Events[0].When != nil {
		t.Errorf("got %+v", q.Events)
	}
}
