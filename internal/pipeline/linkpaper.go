package pipeline

import (
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/lexicon/world"
)

// paper is the outlet of the ledger that says a quote, where the reader has no kind for its speaker and no party was found (p has no key), and
// the source is the outlet's name and nothing else: "The Lark reported". One word in a heading may be anything ("Deadline to file claims"). Whoever passes for a
// person stays one. The zero Party for none.
func (in *linking) paper(r *link.Report, q *hearsay.Quote, p link.Party) link.Party {
	if p.Key != "" || p.Kind != hearsay.KindUnknown || len(q.Source) != 1 {
		return link.Party{}
	}
	name := strings.TrimSpace(q.Source[0].In(q.Field.In(r.Revision)))
	if q.Field == hearsay.FieldTitle && !strings.Contains(name, " ") {
		return link.Party{}
	}
	return in.paperCalled(name)
}

// paperCalled returns the outlet of the ledger, or of the table, that has a name, with or without "the", in letters of either case; the zero Party for none, and
// for a name that the gazetteer gives to somebody else.
func (in *linking) paperCalled(name string) link.Party {
	called := in.papers[bare(name)]
	if called == "" {
		return link.Party{}
	}
	if e := in.world.Find(called); e != nil && e.Class != world.Outlet {
		return link.Party{}
	}
	return in.who.Outlet(called)
}

// bare is a name in small letters without "the".
func bare(name string) string { return strings.TrimPrefix(strings.ToLower(name), "the ") }
