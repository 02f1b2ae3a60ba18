package origin

import (
	"fmt"
	"math/rand/v2"
	"time"

	"hearsay"
	"hearsay/internal/link"
)

// Synthetic makes up the reports of one claim from a provenance tree that is known, and
// returns with them the true number of independent origins. One to six origins (parties,
// some of one state of whom one relies on the other; unnamed people, some described alike)
// are passed on by up to forty reports of twenty outlets. What a reader sees of it is what
// real reports show: shared text, a named outlet, a named speaker, a description, or nothing
// (one link in eight is missing); outlets that are named without their report being at hand;
// citations that were inserted and carry nothing; and outlets that cite each other in a
// circle. Equal seeds give equal trees.
func Synthetic(seed uint64) (reports []Report, truth int) {
	r := rand.New(rand.NewPCG(seed, 0x6f726967))
	w := synth{r: r, at: time.Date(2025, 3, 1, 6, 0, 0, 0, time.UTC)}
	w.roots()
	n := 2 + r.IntN(38)
	for i := range n {
		w.report(i)
	}
	seen := map[int]bool{}
	for _, o := range w.of {
		seen[w.same[o]] = true
	}
	return w.out, len(seen)
}

type synthRoot struct {
	party link.Party
	desc  string
}

type synth struct {
	r     *rand.Rand
	at    time.Time
	root  []synthRoot
	same  []int // root → the root that it truly is: itself, or the one it relies on
	out   []Report
	of    []int // report → root
	spans int
}

func (w *synth) roots() {
	states := []string{"QLR", "UTD", "CDT", "PRN"}
	descs := []string{"a senior official", "a source in the security services", "two diplomats", "a source close to the inquiry", "a witness"}
	for i := range 1 + w.r.IntN(6) {
		w.same = append(w.same, i)
		switch w.r.IntN(4) {
		case 0: // unnamed
			w.root = append(w.root, synthRoot{desc: descs[w.r.IntN(len(descs))]})
		case 1: // of the state of an earlier party: half of them rely on it
			c := states[w.r.IntN(len(states))]
			w.root = append(w.root, synthRoot{party: link.Party{Key: fmt.Sprint("office:", i), Name: fmt.Sprint("Office ", i), Kind: hearsay.KindOffice, Country: c}})
			for j := range i {
				if w.root[j].party.Country == c && w.r.IntN(2) == 0 {
					w.same[i] = w.same[j]
					break
				}
			}
		default:
			w.root = append(w.root, synthRoot{party: link.Party{Key: fmt.Sprint("org:", i), Name: fmt.Sprint("Body ", i), Kind: hearsay.KindOrganisation}})
		}
	}
}

func (w *synth) outlet(i int) link.Outlet {
	kind := "paper"
	if i%7 == 0 {
		kind = "agency"
	}
	return link.Outlet{Name: fmt.Sprint("Outlet ", i), Owner: fmt.Sprint("Owner ", i/2), Kind: kind}
}

// span returns a stretch of text that nothing else of the report has.
func (w *synth) span() hearsay.Span {
	w.spans += 200
	return hearsay.Span{Start: w.spans, End: w.spans + 100}
}

func (w *synth) report(i int) {
	w.at = w.at.Add(time.Duration(1+w.r.IntN(300)) * time.Minute)
	at := w.r.IntN(20)
	rep := Report{Article: hearsay.ArticleID(fmt.Sprintf("%032x", i)), Ref: fmt.Sprint("r", i), Outlet: w.outlet(at), At: w.at}
	said := Said{Field: hearsay.FieldText, Span: w.span(), Score: 0.8}
	missing := w.r.IntN(8) == 0
	if i == 0 || w.r.IntN(3) == 0 { // from a root
		o := w.r.IntN(len(w.root))
		w.of = append(w.of, o)
		x := w.root[o]
		switch {
		case missing:
		case x.desc != "":
			n := 0
			if x.desc == "two diplomats" {
				n = 2
			}
			said.Chain = []Step{{Name: x.desc, Persons: n, Field: said.Field, Span: said.Span}}
		default:
			said.Speaker = x.party
			if w.r.IntN(5) == 0 { // by way of an outlet that is not at hand
				p := link.Party{Key: "outlet:elsewhere", Name: "Elsewhere Agency", Kind: hearsay.KindOutlet}
				said.Chain = []Step{{Party: p, Name: p.Name, Named: true, Field: said.Field, Span: said.Span}}
			}
		}
	} else { // from a report
		j := w.r.IntN(i)
		w.of = append(w.of, w.of[j])
		p := link.Party{Key: "outlet:" + w.out[j].Outlet.Name, Name: w.out[j].Outlet.Name, Kind: hearsay.KindOutlet}
		switch k := w.r.IntN(10); {
		case missing:
		case k < 5:
			kind := Copy
			if k < 2 {
				kind = Reuse
			}
			rep.Shares = append(rep.Shares, Share{With: j, Kind: kind, Field: said.Field, Span: said.Span, Score: 0.6 + 0.4*w.r.Float64()})
		case k < 6: // an outlet is named that is not in the ledger, and has it from there
			p = link.Party{Key: "outlet:far", Name: fmt.Sprint("Far Outlet ", w.r.IntN(3)), Kind: hearsay.KindOutlet}
			fallthrough
		case w.out[j].Outlet.Name != rep.Outlet.Name:
			said.Chain = []Step{{Party: p, Name: p.Name, Named: true, Field: said.Field, Span: said.Span}}
		}
	}
	rep.Said = append(rep.Said, said)
	if i > 0 && w.r.IntN(6) == 0 { // an inserted citation of a report of the same root
		for range 4 {
			if j := w.r.IntN(i); w.same[w.of[j]] == w.same[w.of[i]] && w.out[j].Outlet.Name != rep.Outlet.Name {
				p := link.Party{Name: w.out[j].Outlet.Name, Kind: hearsay.KindOutlet}
				s := Said{Field: hearsay.FieldText, Span: w.span(), Score: 0.7}
				s.Chain = []Step{{Party: p, Name: p.Name, Named: true, Field: s.Field, Span: s.Span}}
				rep.Said = append(rep.Said, s)
				break
			}
		}
	}
	w.out = append(w.out, rep)
}
