package pipeline

import (
	"maps"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/actor"
	"hearsay/internal/link/judge"
	"hearsay/internal/link/story"
	"hearsay/internal/store"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// linking is one run of the stage: what it was given, and what came of it so far.
type linking struct {
	reader     Teller
	world      *world.World           // its gazetteer
	outlets    map[string]link.Outlet // by folded name, alias and domain
	all        []link.Outlet
	statements []hearsay.Statement
	// corrections are the statements that change or add quotes, by article.
	corrections map[hearsay.ArticleID][]*hearsay.Statement
	mark        string
	window      window

	reports  []*link.Report // in order of publication
	features []story.Features
	url      map[string]int // canonical address → report
	at       map[hearsay.ArticleID]int
	shared   sharings
	verdicts judge.Verdicts
	persons  persons
	papers   map[string]string // outlets of all reports, by name in small letters without "the"; of two the first in order

	terms *story.Table
	who   *actor.Directory
	heads map[headOf]link.Party // for which firm an actor speaks, kept once asked for
	roles *world.Persons

	spokes spokes
	doc    text.Doc
}

// table takes the user's table of outlets.
func (in *linking) table(outlets []store.Outlet) {
	in.outlets, in.papers = map[string]link.Outlet{}, map[string]string{}
	for _, o := range outlets {
		x := link.Outlet{Name: o.Name, Domain: o.Domain, Aliases: o.Aliases, Owner: o.Owner, OwnerKind: o.OwnerKind, Kind: o.Kind, Country: o.Country, SpeaksFor: o.SpeaksFor}
		in.all = append(in.all, x)
		for _, name := range append([]string{o.Name, o.Domain}, o.Aliases...) {
			if name != "" {
				in.outlets[strings.ToLower(name)] = x
			}
		}
	}
	in.url, in.at = map[string]int{}, map[hearsay.ArticleID]int{}
}

// report words an article as linking sees it.
func (in *linking) report(r *store.Report) *link.Report {
	rep := &link.Report{Article: r.Item.ID, Ref: r.Revision.RefOrID(), Revision: &r.Revision, Reading: r.Reading, Links: r.Links}
	if o, ok := in.outlets[strings.ToLower(r.Item.Outlet)]; ok {
		rep.Outlet = o
	} else if hearsay.KnownOutlet(r.Item.Outlet) {
		rep.Outlet = link.Outlet{Name: r.Item.Outlet, Country: r.Item.OutletCountry}
	}
	if n := rep.Outlet.Name; n != "" {
		if k := bare(n); in.papers[k] == "" || n < in.papers[k] {
			in.papers[k] = n
		}
	}
	if r.Reading != nil && r.Reading.Genre != "" && r.Reading.Genre != hearsay.GenreUnknown {
		rep.Revision.Genre = r.Reading.Genre
	}
	rep.Reading = judge.Correct(rep, in.corrections[rep.Article], lookup(in.world))
	in.persons.note(rep)
	return rep
}

// add takes one report to be linked.
func (in *linking) add(rep *link.Report, url string) {
	in.at[rep.Article] = len(in.reports)
	if url != "" {
		in.url[url] = len(in.reports)
	}
	in.reports = append(in.reports, rep)
}

// pass takes the names of a report that is not linked.
func (in *linking) pass(rep *link.Report) {
	for _, n := range actor.Names(rep) {
		n.Short = strings.Clone(n.Short) // the rest of the text may go
		in.window.names = append(in.window.names, n)
	}
	in.window.past[rep.Article] = rep.When()
}

// when returns the time of an article.
func (in *linking) when(id hearsay.ArticleID) time.Time {
	if i, ok := in.at[id]; ok {
		return in.reports[i].When()
	}
	return in.window.past[id]
}

func (in *linking) find(id hearsay.ArticleID) *link.Report {
	if i, ok := in.at[id]; ok {
		return in.reports[i]
	}
	return nil
}

// wrongLink reports whether an analyst said that two reports do not share text in earnest.
func (in *linking) wrongLink(x *sharing) bool {
	return in.verdicts.Link[judge.Pair(in.reports[x.a].Article, in.reports[x.b].Article)] == hearsay.Wrong
}

// resolve makes the directory of parties.
func (in *linking) resolve() error {
	names := in.window.names
	for _, r := range in.reports {
		names = append(names, actor.Names(r)...)
	}
	refs := map[string]actor.Ref{} // the first that bears a spelling
	for _, n := range names {
		k := strings.ToLower(n.Name)
		if _, ok := refs[k]; !ok {
			refs[k] = n.Ref
		}
	}
	pairs := func(list [][2]string) (out [][2]actor.Ref) {
		for _, p := range list {
			a, okA := refs[strings.ToLower(p[0])]
			b, okB := refs[strings.ToLower(p[1])]
			if okA && okB {
				out = append(out, [2]actor.Ref{a, b})
			}
		}
		return out
	}
	var err error
	in.who, err = actor.New(in.world, in.all, slices.Collect(maps.Values(in.papers)), names, actor.Statements{Same: pairs(in.verdicts.SameNames), NotSame: pairs(in.verdicts.ApartNames)})
	return err
}

// party returns the party of an actor of a report's reading, or one without key that has no
// more than a name that may be shown.
func (in *linking) party(r *link.Report, id, name string) link.Party {
	if id != "" {
		if p := in.who.Party(r.Article, id); p.Key != "" {
			return p
		}
	}
	a := actorOf(r, id)
	switch {
	case a == nil:
		return link.Party{Name: name, Kind: hearsay.KindUnknown}
	case a.Public || a.Kind != hearsay.KindPerson && a.Kind != hearsay.KindUnknown:
		return link.Party{Name: a.Name, Kind: a.Kind, Country: a.Country}
	}
	return link.Party{Name: hearsay.PrivateParty, Kind: a.Kind}
}

func actorOf(r *link.Report, id string) *hearsay.Actor {
	if r.Reading != nil && id != "" {
		for i := range r.Reading.Actors {
			if r.Reading.Actors[i].ID == id {
				return &r.Reading.Actors[i]
			}
		}
	}
	return nil
}

// speaker returns who says a quote, as it may be shown: a party; the description of somebody
// unnamed; the zero Party where the text does not tell.
func (in *linking) speaker(r *link.Report, q *hearsay.Quote) link.Party {
	switch {
	case q.Speaker.Via == hearsay.ViaOutlet:
		if p := in.who.Outlet(r.Outlet.Name); p.Name != "" {
			return p
		}
		return link.Party{Name: r.Outlet.Name, Kind: hearsay.KindOutlet}
	case q.Speaker.Actor != "":
		p := in.party(r, q.Speaker.Actor, "")
		if paper := in.paper(r, q, p); paper.Key != "" {
			return paper
		}
		if home := in.atHome(r, q, p); home.Name != "" {
			return home
		}
		return p
	case in.membersOf(r, q).Key != "":
		return in.membersOf(r, q)
	case len(q.Chain) > 0:
		if l := q.Chain[len(q.Chain)-1]; !l.Named {
			return link.Party{Name: l.Name, Kind: hearsay.KindUnknown}
		}
	}
	return link.Party{}
}

// parties resolves a list of accused.
func (in *linking) parties(r *link.Report, list []hearsay.Accused) []link.Party {
	out := make([]link.Party, len(list))
	for i := range list {
		out[i] = in.party(r, list[i].Actor, list[i].Name)
		if out[i].Key == "" && out[i].Name != hearsay.PrivateParty {
			// "a group", which the actor's name would pass for more than it is; one apostrophe for
			// all outlets, or "X's hackers" are two.
			out[i].Name = strings.ReplaceAll(list[i].Name, "’", "'")
			out[i] = describe(out[i], out[i].Name, list[i].Country)
		}
	}
	return out
}

// country returns the state that a description names: "a Quillaran official".
func (in *linking) country(description string) string {
	in.doc.Parse(description)
	for i := range in.doc.Toks {
		if e, _ := in.world.Match(&in.doc, i, len(in.doc.Toks)); e != nil && e.Country != "" {
			return e.Country
		}
	}
	return ""
}

// stories clusters the reports; it returns for each its story's number. Frozen ones come last,
// as they are stored.
func (in *linking) stories() (clusters [][]int, of []int) {
	var docs []story.Doc
	var open []int // reports, by document
	place := make([]int, len(in.reports))
	in.features = make([]story.Features, len(in.reports))
	var frozen [][]int
	number := map[string]int{} // of stored stories, in frozen
	for i, r := range in.reports {
		place[i] = -1
		if id := in.window.story[r.Article]; id != "" {
			n, ok := number[id]
			if !ok {
				n = len(frozen)
				number[id], frozen = n, append(frozen, nil)
			}
			frozen[n] = append(frozen[n], i)
			continue
		}
		place[i] = len(docs)
		in.features[i] = story.FeaturesOf(r, in.terms)
		docs, open = append(docs, story.Doc{ID: string(r.Article), When: r.When(), Features: in.features[i]}), append(open, i)
	}
	within := func(pairs [][2]int) (out [][2]int) {
		for _, p := range pairs {
			if a, b := place[p[0]], place[p[1]]; a >= 0 && b >= 0 {
				out = append(out, [2]int{a, b})
			}
		}
		return out
	}
	var copies [][2]int
	for k := range in.shared.all {
		if x := &in.shared.all[k]; x.copied && !in.wrongLink(x) {
			copies = append(copies, [2]int{int(x.a), int(x.b)})
		}
	}
	clusters = story.Cluster(docs, story.Options{Same: within(in.pairs(in.verdicts.SameArticles)), Apart: within(in.pairs(in.verdicts.ApartArticles)), Copies: within(copies)})
	for _, c := range clusters {
		for k, d := range c {
			c[k] = open[d]
		}
	}
	clusters = append(clusters, frozen...)
	of = make([]int, len(in.reports))
	for n, c := range clusters {
		for _, i := range c {
			of[i] = n
		}
	}
	return clusters, of
}

func (in *linking) pairs(list [][2]hearsay.ArticleID) (out [][2]int) {
	for _, p := range list {
		a, okA := in.at[p[0]]
		b, okB := in.at[p[1]]
		if okA && okB {
			out = append(out, [2]int{a, b})
		}
	}
	return out
}

// timed returns when a report came out, if that can be compared with others' times.
func timed(r *link.Report) time.Time {
	if r.Revision.Published.Timed() {
		return r.Revision.Published.UTC
	}
	return time.Time{}
}
