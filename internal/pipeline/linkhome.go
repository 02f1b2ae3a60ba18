package pipeline

import (
	"cmp"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// atHome gives a ministry that a text names without its state ("the foreign ministry") the state of the outlet, where the quote
// rejects something that is said of that state and names no other: nobody else answers there for what an outlet's own state is said to have done.
// Everything else stays without a state, since outlets write of other countries' ministries so, too. The zero Party where it cannot be told.
func (in *linking) atHome(r *link.Report, q *hearsay.Quote, p link.Party) link.Party {
	state := in.world.ByCode(r.Outlet.Country)
	if state == nil || p.Country != "" || p.Kind != hearsay.KindOrganisation || q.Act != hearsay.Deny && q.Act != hearsay.RejectResponsibility {
		return link.Party{}
	}
	body := in.reader.Voice(strings.ToLower(p.Name) + " spokesperson")
	if body == "" || !in.onlyOf(r, q, r.Outlet.Country) {
		return link.Party{}
	}
	in.knowBodies()
	name := body + " of " + state.Name
	if b := in.spokes.bodies[strings.ToLower(name)]; b.Key != "" && cmp.Or(b.Country, r.Outlet.Country) == r.Outlet.Country {
		return b
	}
	return link.Party{Name: name, Kind: hearsay.KindOrganisation, Country: r.Outlet.Country} // no article names it in full
}

// onlyOf reports whether a quote's content names the state of code, by whatever form of its name, and no other.
func (in *linking) onlyOf(r *link.Report, q *hearsay.Quote, code string) bool {
	found := false
	for _, s := range q.Content {
		in.doc.Parse(s.In(q.Field.In(r.Revision)))
		for i := 0; i < len(in.doc.Toks); i++ {
			e, n := in.world.Match(&in.doc, i, len(in.doc.Toks))
			if e == nil || e.Country == "" || e.Class != world.State && e.Class != world.Adjective && e.Class != world.People {
				continue // a town is where something was said or printed, too
			}
			if e.Country != code {
				return false
			}
			found = true
			i += n - 1
		}
	}
	return found
}
