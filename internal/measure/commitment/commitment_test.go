package commitment

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func day(d int) time.Time { return time.Date(2025, 3, d, 12, 0, 0, 0, time.UTC) }

// Words: 1 reopen (a verb), 2 line, 3 telephone, 4 harbour, 5 lamp.
func promise() Commitment {
	return Commitment{ID: "c", Article: "a", Party: "state:UTD", Kind: Promise, At: day(3), Verbs: []string{"reopen"}, VerbTerm: []uint64{1}, Terms: []uint64{1, 2, 3}}
}

func deed() Report {
	return Report{ID: "r", Article: "b", Party: "state:UTD", At: day(6), Verb: "reopen", Terms: []uint64{1, 2, 3, 9}}
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		name string
		c    func(*Commitment)
		r    func(*Report)
		want Status
	}{
		{"the deed", nil, nil, Kept},
		{"by somebody else", nil, func(r *Report) { r.Party = "state:QLR" }, Open},
		{"in the same article", nil, func(r *Report) { r.Article = "a" }, Open},
		{"before it", nil, func(r *Report) { r.At = day(2) }, Open},
		{"long after it", nil, func(r *Report) { r.At = day(3 + Reach + 1) }, Open},
		{"another deed", nil, func(r *Report) { r.Verb = "cut" }, Open},
		{"the verb alone", nil, func(r *Report) { r.Terms = []uint64{1, 9} }, Open},
		{"one of its two other words", nil, func(r *Report) { r.Terms = []uint64{1, 2} }, Open},
		{"one of its two other words, and toward the same", func(c *Commitment) { c.To = []string{"state:QLR"} }, func(r *Report) { r.Terms, r.Parties = []uint64{1, 2}, []string{"state:QLR"} }, Kept},
		{"its only other word", func(c *Commitment) { c.Terms = []uint64{1, 2} }, func(r *Report) { r.Terms = []uint64{1, 2} }, Kept},
		{"its only other word, late", func(c *Commitment) { c.Terms = []uint64{1, 2} }, func(r *Report) { r.Terms, r.At = []uint64{1, 2}, day(3+Soon+1) }, Open},
		{"one of many other words", func(c *Commitment) { c.Terms = []uint64{1, 2, 3, 4, 5} }, func(r *Report) { r.Terms = []uint64{1, 2} }, Open},
		{"one of many, and toward the same", func(c *Commitment) { c.Terms, c.To = []uint64{1, 2, 3, 4, 5}, []string{"state:QLR"} }, func(r *Report) { r.Terms, r.Parties = []uint64{1, 2}, []string{"state:QLR"} }, Open},
		{"nouns, all", func(c *Commitment) { c.Verbs, c.VerbTerm, c.Terms = nil, nil, []uint64{4, 5} }, func(r *Report) { r.Verb, r.Terms = "send", []uint64{4, 5, 8} }, Kept},
		{"nouns, some", func(c *Commitment) { c.Verbs, c.VerbTerm, c.Terms = nil, nil, []uint64{2, 4, 5} }, func(r *Report) { r.Verb, r.Terms = "send", []uint64{4, 5, 8} }, Open},
		{"its verb as a noun", func(c *Commitment) { c.Terms = []uint64{1, 2, 3} }, func(r *Report) { r.Verb, r.Terms, r.Object = "read", []uint64{1, 2, 3, 9}, []uint64{1} }, Kept},
		{"its verb as a noun that is not the object", func(c *Commitment) { c.Terms = []uint64{1, 2, 3} }, func(r *Report) { r.Verb, r.Terms, r.Object = "read", []uint64{1, 2, 3, 9}, []uint64{9} }, Open},
		{"its verb as a noun, and not all else", func(c *Commitment) { c.Terms = []uint64{1, 2, 3, 4} }, func(r *Report) { r.Verb, r.Terms, r.Object = "read", []uint64{1, 2, 3}, []uint64{1} }, Open},
		{"its verb as a noun, by somebody else", func(c *Commitment) { c.Terms = []uint64{1, 2, 3} }, func(r *Report) {
			r.Verb, r.Terms, r.Object, r.Party = "read", []uint64{1, 2, 3}, []uint64{1}, "state:QLR"
		}, Open},
		{"at another place", func(c *Commitment) { c.Proper = []uint64{20} }, func(r *Report) { r.Proper = []uint64{21} }, Open},
		{"at the place", func(c *Commitment) { c.Proper = []uint64{20} }, func(r *Report) { r.Proper = []uint64{20, 21} }, Kept},
		{"another number", func(c *Commitment) { c.Numbers = []uint64{30} }, func(r *Report) { r.Numbers = []uint64{31} }, Open},
		{"no number", func(c *Commitment) { c.Numbers = []uint64{30} }, nil, Kept},
		{"a part of all", func(c *Commitment) { c.All = true }, nil, Open},
		{"all of all", func(c *Commitment) { c.All = true }, func(r *Report) { r.All = true }, Kept},
		{"what was not to be", func(c *Commitment) { c.Not = true }, nil, Open},
		{"told for a day before it", nil, func(r *Report) { r.On = "2025-03-02" }, Open},
		{"told for its own day", nil, func(r *Report) { r.On = "2025-03-03" }, Kept},
		{"to another state", func(c *Commitment) { c.To = []string{"state:QLR"} }, func(r *Report) { r.Parties = []string{"state:CDT"} }, Open},
		{"nouns, ended", func(c *Commitment) { c.Verbs, c.VerbTerm, c.Terms = nil, nil, []uint64{4, 5} }, func(r *Report) { r.Verb, r.Undo, r.Terms = "lift", true, []uint64{4, 5, 8} }, Open},
		{"taken back", nil, func(r *Report) { r.Verb, r.Back, r.Terms = "", true, []uint64{2, 3} }, Withdrawn},
		{"taken back, of few words", func(c *Commitment) { c.Terms = []uint64{1, 2} }, func(r *Report) { r.Verb, r.Back, r.Terms = "", true, []uint64{2} }, Withdrawn},
		{"one word of what is taken back", nil, func(r *Report) { r.Verb, r.Back, r.Terms = "", true, []uint64{2} }, Open},
		{"taken back at another place", func(c *Commitment) { c.Proper = []uint64{20} }, func(r *Report) { r.Verb, r.Back, r.Terms, r.Proper = "", true, []uint64{2, 3}, []uint64{21} }, Open},
		{"decided against what was not to be", func(c *Commitment) { c.Not = true }, func(r *Report) { r.Verb, r.Back, r.Terms = "", true, []uint64{2, 3} }, Open},
		{"something else taken back", nil, func(r *Report) { r.Verb, r.Back, r.Terms = "", true, []uint64{9} }, Open},
		{"as promised", nil, func(r *Report) { r.Verb, r.Done, r.Terms = "", true, []uint64{2, 3} }, Kept},
		{"a reply", func(c *Commitment) {
			c.Kind, c.Reply, c.Verbs, c.Terms, c.To = Threat, true, nil, nil, []string{"state:QLR"}
		}, func(r *Report) {
			r.Verb, r.Strike, r.Parties, r.Targets = "expel", true, []string{"state:QLR"}, []string{"state:QLR"}
		}, Kept},
		{"a reply, and the one threatened only named", func(c *Commitment) {
			c.Kind, c.Reply, c.Verbs, c.Terms, c.To = Threat, true, nil, nil, []string{"state:QLR"}
		}, func(r *Report) { r.Verb, r.Strike, r.Parties, r.Targets = "expel", true, []string{"state:QLR"}, nil }, Open},
		{"a reply, too late", func(c *Commitment) {
			c.Kind, c.Reply, c.Verbs, c.Terms, c.To = Threat, true, nil, nil, []string{"state:QLR"}
		}, func(r *Report) {
			r.Verb, r.Strike, r.Parties, r.Targets, r.At = "expel", true, []string{"state:QLR"}, []string{"state:QLR"}, day(3+Soon+1)
		}, Open},
		{"a reply under a condition", func(c *Commitment) {
			c.Kind, c.Reply, c.If, c.Verbs, c.Terms, c.To = Threat, true, true, nil, nil, []string{"state:QLR"}
		}, func(r *Report) {
			r.Verb, r.Strike, r.Parties, r.Targets = "expel", true, []string{"state:QLR"}, []string{"state:QLR"}
		}, Open},
		{"a reply to somebody else", func(c *Commitment) {
			c.Kind, c.Reply, c.Verbs, c.Terms, c.To = Threat, true, nil, nil, []string{"state:QLR"}
		}, func(r *Report) {
			r.Verb, r.Strike, r.Parties, r.Targets = "expel", true, []string{"state:CDT"}, []string{"state:CDT"}
		}, Open},
		{"a demand is met by whom it is made to", func(c *Commitment) { c.Kind, c.To = Demand, []string{"state:QLR"} }, func(r *Report) { r.Party = "state:QLR" }, Kept},
		{"and not by who makes it", func(c *Commitment) { c.Kind, c.To = Demand, []string{"state:QLR"} }, nil, Open},
	} {
		x, r := promise(), deed()
		if c.c != nil {
			c.c(&x)
		}
		if c.r != nil {
			c.r(&r)
		}
		got := Judge([]Commitment{x}, []Report{r}, day(31))[0]
		if got.Status != c.want || (got.By >= 0) != (c.want != Open) || (got.Why != "") != (c.want != Open) {
			t.Errorf("%s: %+v, want %s", c.name, got, c.want)
		}
	}
}

func TestDaysAndDeadline(t *testing.T) {
	x := promise()
	x.Deadline = "2025-03-10"
	for _, c := range []struct {
		asOf    time.Time
		reports []Report
		days    int
		overdue bool
	}{
		{day(10), nil, 7, false}, // 3 to 10 March; the deadline's own day is not over
		{day(11), nil, 8, true},
		{day(31), []Report{deed()}, 3, false}, // done on the 6th
	} {
		if got := Judge([]Commitment{x}, c.reports, c.asOf)[0]; got.Days != c.days || got.Overdue != c.overdue {
			t.Errorf("as of %v: %+v", c.asOf, got)
		}
	}
}

// Two wordings within a fortnight are one, and share its status; a third, later, is another.
func TestAgain(t *testing.T) {
	a, b, c := promise(), promise(), promise()
	b.ID, b.Article, b.At = "b", "b2", day(4)
	c.ID, c.Article, c.At = "d", "d2", day(20)
	got := Judge([]Commitment{c, b, a}, []Report{deed()}, day(31))
	if got[1].Founder != 2 || got[2].Founder != 2 || got[0].Founder != 0 {
		t.Errorf("founders %+v", got)
	}
	if got[1].Status != Kept || got[0].Status != Open {
		t.Errorf("statuses %+v", got)
	}
}

// One commitment in two reports' words: a threat that a press room tells as a plan, and a deed by one day with its object in other words.
func TestOneInOtherWords(t *testing.T) {
	for _, c := range []struct {
		name string
		b    func(*Commitment)
		same bool
	}{
		{"a threat told as a plan", func(b *Commitment) { b.Kind = Threat }, true},
		{"a threat of which the plan tells a part", func(b *Commitment) { b.Kind, b.Terms = Threat, []uint64{1, 2} }, true},
		{"a threat of more than the verb", func(b *Commitment) { b.Kind, b.Terms = Threat, []uint64{1, 4, 5} }, false},
		{"a threat that shares one word of several, by the same day", func(b *Commitment) { b.Kind, b.Terms, b.VerbTerm = Threat, []uint64{2}, nil }, false},
		{"a threat not to", func(b *Commitment) { b.Kind, b.Not = Threat, true }, false},
		{"a demand in the same words", func(b *Commitment) { b.Kind = Demand }, false},
		{"the same verb by the same day", func(b *Commitment) { b.Terms, b.Deadline = []uint64{1, 4, 5}, "2025-03-10" }, true},
		{"the same verb by another day", func(b *Commitment) { b.Terms, b.Deadline = []uint64{1, 4, 5}, "2025-03-11" }, false},
		{"another verb by the same day", func(b *Commitment) { b.VerbTerm, b.Terms, b.Deadline = []uint64{5}, []uint64{4, 5}, "2025-03-10" }, false},
		{"the same verb and day at another place", func(b *Commitment) {
			b.Terms, b.Deadline, b.Proper = []uint64{1, 4, 5}, "2025-03-10", []uint64{21}
		}, false},
	} {
		a, b := promise(), promise()
		a.Kind, a.Deadline, a.Proper = Plan, "2025-03-10", []uint64{20}
		b.ID, b.Article, b.At = "b", "b2", day(4)
		c.b(&b)
		if got := Judge([]Commitment{a, b}, nil, day(31)); (got[1].Founder == 0) != c.same {
			t.Errorf("%s: founders %+v, want one: %v", c.name, got, c.same)
		}
	}
}

// Of one particular word alone, a threat and a plan are one where both are by one day.
func TestOneByOneDay(t *testing.T) {
	day4 := day(4)
	for by, same := range map[string]bool{"2025-03-10": true, "2025-03-11": false, "": false} {
		a, b := promise(), promise()
		a.Kind, a.Deadline, a.Terms, a.VerbTerm = Threat, "2025-03-10", []uint64{2}, nil
		b.ID, b.Article, b.At, b.Kind, b.Deadline, b.Terms, b.VerbTerm = "b", "b2", day4, Plan, by, []uint64{2}, nil
		if got := Judge([]Commitment{a, b}, nil, day4.AddDate(0, 0, 27)); (got[1].Founder == 0) != same {
			t.Errorf("by %q: founders %+v, want one: %v", by, got, same)
		}
	}
}

// The order of commitments and reports does not matter.
func TestOrder(t *testing.T) {
	words := func(t *rapid.T) (out []uint64) {
		for w := uint64(1); w <= 5; w++ {
			if rapid.Bool().Draw(t, "word") {
				out = append(out, w)
			}
		}
		return out
	}
	party := rapid.SampledFrom([]string{"state:UTD", "state:QLR"})
	verb := rapid.SampledFrom([]string{"reopen", "cut", ""})
	rapid.Check(t, func(t *rapid.T) {
		var list []Commitment
		var reports []Report
		for i := range rapid.IntRange(1, 6).Draw(t, "commitments") {
			c := Commitment{ID: fmt.Sprint("c", i), Article: fmt.Sprint("a", i), Party: party.Draw(t, "party"), Kind: rapid.SampledFrom([]Kind{Promise, Threat, Demand}).Draw(t, "kind"), At: day(rapid.IntRange(1, 9).Draw(t, "day")), Terms: words(t), To: []string{party.Draw(t, "to")}}
			if v := verb.Draw(t, "verb"); v != "" {
				c.Verbs = []string{v}
			}
			list = append(list, c)
		}
		for i := range rapid.IntRange(0, 6).Draw(t, "reports") {
			reports = append(reports, Report{ID: fmt.Sprint("r", i), Article: fmt.Sprint("b", i), Party: party.Draw(t, "party"), At: day(rapid.IntRange(1, 12).Draw(t, "day")), Verb: verb.Draw(t, "verb"), Terms: words(t), Back: rapid.Bool().Draw(t, "back")})
		}
		want := Judge(list, reports, day(20))
		r := rand.New(rand.NewPCG(uint64(len(list)), uint64(len(reports))))
		pc, pr := r.Perm(len(list)), r.Perm(len(reports))
		list2, reports2 := make([]Commitment, len(list)), make([]Report, len(reports))
		for i, k := range pc {
			list2[i] = list[k]
		}
		for i, k := range pr {
			reports2[i] = reports[k]
		}
		got := Judge(list2, reports2, day(20))
		for i, k := range pc {
			x, y := want[k], got[i]
			by := func(n int, l []Report) string {
				if n < 0 {
					return ""
				}
				return l[n].ID
			}
			if x.Status != y.Status || x.Days != y.Days || list[x.Founder].ID != list2[y.Founder].ID || by(x.By, reports) != by(y.By, reports2) {
				t.Fatalf("%s: %+v, in another order %+v", list[k].ID, x, y)
			}
			if x.By >= 0 && !reports[x.By].At.After(list[x.Founder].At) {
				t.Fatalf("%s is told %s by an earlier report", list[k].ID, x.Status)
			}
		}
	})
}

// Of a headline and a text that tell one promise, the text founds it, whatever their ids.
func TestFounderTellsMost(t *testing.T) {
	for _, ids := range [][2]string{{"a", "b"}, {"b", "a"}} {
		title, text := promise(), promise()
		title.ID, text.ID, text.Deadline = ids[0], ids[1], "2025-04-10"
		if out := Judge([]Commitment{title, text}, nil, day(9)); out[0].Founder != 1 || out[1].Founder != 1 {
			t.Errorf("%v: founded by %d and %d", ids, out[0].Founder, out[1].Founder)
		}
	}
}
