package origin

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hearsay"
	"hearsay/internal/link"
)

var day = time.Date(2025, 3, 7, 6, 0, 0, 0, time.UTC)

func out(name string) link.Outlet { return link.Outlet{Name: name} }

// by makes a report of outlet name, h hours after day, with one quote.
func by(name string, h int, s Said) Report {
	s.Field, s.Score = hearsay.FieldText, 0.9
	if s.Span.Empty() {
		s.Span = hearsay.Span{Start: 10, End: 90}
	}
	id := fmt.Sprint(name, h)
	return Report{Article: hearsay.ArticleID(id), Ref: id, Outlet: out(name), At: day.Add(time.Duration(h) * time.Hour), Said: []Said{s}}
}

func cites(name string) Said {
	return Said{Chain: []Step{{Named: true, Name: name, Party: link.Party{Name: name, Kind: hearsay.KindOutlet}}}}
}

func unnamed(desc string, n int) Said { return Said{Chain: []Step{{Name: desc, Persons: n}}} }

func party(name, country string) Said {
	return Said{Speaker: link.Party{Key: "office:" + name, Name: name, Kind: hearsay.KindOffice, Country: country}}
}

func count(t *testing.T, rs []Report, lo, hi int) Result {
	t.Helper()
	r := Build(rs).Count(0)
	if r.Min != lo || r.Max != hi {
		t.Errorf("%d to %d origins, want %d to %d", r.Min, r.Max, lo, hi)
	}
	return r
}

// One unnamed source, and a paper that confirms itself by way of another.
func TestCircle(t *testing.T) {
	rs := []Report{by("Whistle", 0, unnamed("a source close to the investigation", 1)), by("Hotplate", 24, cites("the Whistle")), by("Whistle", 48, cites("The Hotplate"))}
	r := count(t, rs, 1, 1)
	if len(r.Cycles) != 1 || !slices.Equal(r.Cycles[0].Path, []int{2, 1, 0}) {
		t.Errorf("circles %v", r.Cycles)
	}
	if math.Abs(r.Effective-1) > 1e-9 {
		t.Errorf("effective %v", r.Effective)
	}
}

// Two that cite each other, and nobody else: a circle without a way out.
func TestClosedCircle(t *testing.T) {
	rs := []Report{by("A", 0, cites("B")), by("B", 5, cites("A"))}
	r := count(t, rs, 1, 1)
	if len(r.Roots) != 1 || len(r.Roots[0].Members) < 2 {
		t.Errorf("roots %+v", r.Roots)
	}
}

// The press that is cited may be one of the reports at hand: perhaps there is no origin.
func TestUnnamedPress(t *testing.T) {
	count(t, []Report{by("UTS", 0, unnamed("the Quillaran press", 0)), by("Register", 6, cites("UTS")), by("UTS", 40, cites("Register"))}, 0, 1)
}

// "The media of X" are an outlet of X that reported it before, if there is one: so a circle closes.
func TestPressOfAState(t *testing.T) {
	media := unnamed("Caldrithi media", 0)
	media.Chain[0].Country = "CDT"
	rs := []Report{by("Whistle", 0, unnamed("a source close to the investigation", 1)), by("Hotplate", 24, cites("the Whistle")), by("Whistle", 48, media)}
	rs[1].Outlet.Country = "CDT"
	if r := count(t, rs, 1, 1); len(r.Cycles) != 1 {
		t.Errorf("circles %v", r.Cycles)
	}
	rs[1].Outlet.Country = "UTD"
	if r := count(t, rs, 1, 2); len(r.Cycles) != 0 {
		t.Errorf("circles %v", r.Cycles)
	}
}

func TestRelated(t *testing.T) {
	rs := []Report{by("A", 0, party("Network Centre", "QLR")), by("B", 1, party("Defence Minister", "QLR")), by("C", 2, party("Firm", ""))}
	count(t, rs, 2, 3)
	desc := unnamed("a senior member of the government of Quillara", 1)
	desc.Chain[0].Country = "QLR"
	count(t, append(rs, by("D", 3, desc)), 2, 4)
	desc.Chain[0].Country = "UTD"
	count(t, append(rs[:3:3], by("D", 3, desc)), 3, 4)
}

// What a passage says of its sources is taken over with it.
func TestCopiesShareTheirSources(t *testing.T) {
	rs := []Report{by("Agency", 0, unnamed("two officials with knowledge of the inquiry", 2))}
	for i := range 6 {
		r := by(fmt.Sprint("Paper ", i), i+1, unnamed("two officials", 2))
		r.Shares = []Share{{With: 0, Kind: Copy, Field: hearsay.FieldText, Span: hearsay.Span{End: 1000}, Score: 0.8}}
		rs = append(rs, r)
	}
	r := count(t, rs, 1, 2)
	if r.Reports != 7 || r.Publishers != 7 || len(r.Roots) != 1 {
		t.Errorf("%d reports, %d publishers, roots %v", r.Reports, r.Publishers, r.Roots)
	}
	if g := Build(rs).Count(0.9); g.Max < 7 {
		t.Errorf("without the copies %d", g.Max)
	}
}

func TestUnstated(t *testing.T) {
	count(t, []Report{by("A", 0, Said{}), by("B", 1, Said{}), by("C", 2, party("Office", "QLR"))}, 1, 3)
	count(t, []Report{by("A", 0, Said{}), by("B", 1, Said{})}, 1, 2)
}

// Who shares a view adds none; of a source of whom nothing is told nobody knows that it is another.
func TestEcho(t *testing.T) {
	echo := party("Island Ministry", "PRN")
	echo.Echo = true
	count(t, []Report{by("A", 0, party("Network Centre", "QLR")), by("B", 1, echo)}, 1, 2)
	count(t, []Report{by("A", 0, party("Network Centre", "QLR")), by("B", 1, unnamed("a source", 1))}, 1, 2)
}

// A ministry's spokesperson is no origin beside it; one of nobody that is told is.
func TestVoice(t *testing.T) {
	ministry := party("Foreign Ministry", "QLR")
	person := Said{Speaker: link.Party{Key: "person:ada fenn", Name: "Ada Fenn", Kind: hearsay.KindPerson, Country: "QLR"}}
	count(t, []Report{by("A", 0, ministry), by("B", 1, person)}, 1, 2)
	person.VoiceOf = ministry.Speaker
	r := count(t, []Report{by("A", 0, ministry), by("B", 1, person)}, 1, 1)
	if len(r.Roots) != 1 || r.Roots[0].Reports != 2 {
		t.Errorf("%+v", r.Roots)
	}
}

func TestPressRoomSpeaksForItself(t *testing.T) {
	r := by("Foreign Ministry", 0, Said{Own: true})
	r.Outlet.Kind, r.Outlet.Country = "official", "QLR"
	res := count(t, []Report{r, by("A", 3, party("Other Ministry", "QLR"))}, 1, 2)
	if !res.Roots[0].Stated {
		t.Error("a press room's own statement is an origin that is stated")
	}
}

func TestEffective(t *testing.T) {
	var rs []Report
	for i := range 39 {
		rs = append(rs, by(fmt.Sprint("P", i), i, party("One", "")))
	}
	rs = append(rs, by("Q", 50, party("Two", "")))
	r := count(t, rs, 2, 2)
	want := math.Exp(-(39.0/40*math.Log(39.0/40) + 1.0/40*math.Log(1.0/40)))
	if math.Abs(r.Effective-want) > 1e-9 {
		t.Errorf("effective %v, want %v", r.Effective, want)
	}
}

func TestClassify(t *testing.T) {
	for in, want := range map[string]string{
		"two officials with knowledge of the inquiry": ClassOfficial, "a source in the state security bodies": ClassService, "the Quillaran press": ClassPress,
		"a person (named in the source)": ClassPrivate, "a source": ClassAny, "people familiar with the matter": ClassAny, "": ClassAny,
		"Western intelligence officers": ClassService, "the reports": ClassPress, "a former engineer": ClassStaff,
	} {
		if got := Classify(in); got != want {
			t.Errorf("%q is %s, want %s", in, got, want)
		}
	}
}

// The interval covers the truth of made-up trees, and says something: it is narrower than
// "one to the number of reports".
func TestSynthetic(t *testing.T) {
	covered, width, trivial, n := 0, 0, 0, 2000
	for seed := range uint64(n) {
		rs, truth := Synthetic(seed)
		r := Build(rs).Count(0)
		if r.Min <= truth && truth <= r.Max {
			covered++
		}
		width += r.Max - r.Min
		trivial += len(rs) - 1
	}
	if 100*covered < 95*n {
		t.Errorf("%d of %d covered", covered, n)
	}
	if 2*width > trivial {
		t.Errorf("mean width %.1f, of %.1f without any edge", float64(width)/float64(n), float64(trivial)/float64(n))
	}
	t.Logf("covered %.1f %%, mean width %.2f", 100*float64(covered)/float64(n), float64(width)/float64(n))
}

// The order in which reports are given changes nothing.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs, _ := Synthetic(rapid.Uint64().Draw(t, "seed"))
		want := Build(rs).Count(0.3)
		to := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Perm(len(rs))
		moved := make([]Report, len(rs))
		for i, j := range to {
			moved[j] = rs[i]
			moved[j].Shares = slices.Clone(rs[i].Shares)
			for k := range moved[j].Shares {
				moved[j].Shares[k].With = to[moved[j].Shares[k].With]
			}
		}
		got := Build(moved).Count(0.3)
		if got.Min != want.Min || got.Max != want.Max || math.Abs(got.Effective-want.Effective) > 1e-9 || len(got.Cycles) != len(want.Cycles) || len(got.Roots) != len(want.Roots) {
			t.Fatalf("moved: %+v, want %+v", got, want)
		}
	})
}

// More edges never make more roots of the reports' own.
func TestMinScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs, _ := Synthetic(rapid.Uint64().Draw(t, "seed"))
		g := Build(rs)
		own := func(r Result) (n int) {
			for _, x := range r.Roots {
				if !x.Stated {
					n++
				}
			}
			return n
		}
		if a, b := own(g.Count(0)), own(g.Count(0.95)); a > b {
			t.Fatalf("%d unstated roots with all edges, %d with the surest only", a, b)
		}
	})
}

func BenchmarkCount(b *testing.B) {
	rs, _ := Synthetic(3)
	for b.Loop() {
		Build(rs).Count(0)
	}
}

// Six copies of one dispatch and a report of its own are two texts; if the latter quotes
// whom the dispatch quotes, they may be one.
func TestTexts(t *testing.T) {
	rs := []Report{by("Agency", 0, party("Railways", ""))}
	for i := range 6 {
		r := by(fmt.Sprint("Paper ", i), i+1, party("Railways", ""))
		r.Shares = []Share{{With: 0, Kind: Copy, Field: hearsay.FieldText, Span: hearsay.Span{End: 1000}, Score: 0.8}}
		rs = append(rs, r)
	}
	rs = append(rs, by("Broadcaster", 9, party("Union", "")), by("Late Paper", 12, cites("Agency")))
	source := func(i int) []string {
		if i == 7 {
			return []string{"union"}
		}
		return []string{"railways"}
	}
	lo, hi, eff := Texts(rs, source)
	if lo != 2 || hi != 2 || eff < 1.2 || eff > 2 {
		t.Errorf("%d to %d, effective %v", lo, hi, eff)
	}
	if lo, hi, _ = Texts(rs, func(int) []string { return []string{"railways"} }); lo != 1 || hi != 2 {
		t.Errorf("one source: %d to %d", lo, hi)
	}
	if lo, hi, _ = Texts(rs, func(int) []string { return nil }); lo != 1 || hi != 2 {
		t.Errorf("nobody quoted: %d to %d", lo, hi)
	}
	if lo, hi, _ = Texts(nil, nil); lo != 0 || hi != 0 {
		t.Errorf("nothing: %d to %d", lo, hi)
	}
}
