package eval

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/actor"
	"hearsay/internal/link/claim"
	"hearsay/internal/link/story"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

// ClaimQuotes reads articles into what package claim takes. Parties are a stand-in for those
// of package actor: an entry of the gazetteer, else the normalised name with its kind; who is
// private or has no name has no key. story names an article's story, nil for none.
func ClaimQuotes(r QuoteReader, w *world.World, articles []hearsay.Article, story func(i int) string) []claim.Quote {
	var out []claim.Quote
	for i := range articles {
		a := &articles[i]
		id := a.ID()
		rev := &hearsay.Revision{ID: a.RevisionID(), Article: id, Outlet: a.Outlet, Title: a.Title, Text: a.Text, Lang: "en", Published: a.Published, Genre: a.Genre}
		reading := r.Read(rev)
		for k := range reading.Quotes {
			q := &reading.Quotes[k]
			c := claim.Quote{ID: q.ID, Article: id, At: a.Published.UTC, Outlet: link.Outlet{Name: a.Outlet}, Genre: reading.Genre, Q: q, Revision: rev, Reading: &reading}
			if story != nil {
				c.Story = story(i)
			}
			c.Speaker = standIn(w, &reading, q.Speaker.Actor, q.Speaker.Name, "")
			for _, l := range []struct {
				from []hearsay.Accused
				to   *[]link.Party
			}{{q.Accused, &c.Accused}, {q.Denied, &c.Denied}, {q.Asked, &c.Asked}, {q.Supposed, &c.Supposed}} {
				for _, x := range l.from {
					*l.to = append(*l.to, standIn(w, &reading, x.Actor, x.Name, x.Country))
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// standIn is the party of an actor of a reading.
func standIn(w *world.World, r *hearsay.Reading, id, name, country string) link.Party {
	if name == "" || name == hearsay.PrivateParty {
		return link.Party{}
	}
	if e := w.Find(name); e != nil {
		return link.Party{Key: e.ID, Name: e.Name, Kind: e.Kind, Country: e.Country}
	}
	i := slices.IndexFunc(r.Actors, func(a hearsay.Actor) bool { return a.ID == id })
	if i < 0 {
		return link.Party{}
	}
	a := &r.Actors[i]
	if a.Kind == hearsay.KindPerson && !a.Public || a.Kind == hearsay.KindUnknown || a.Kind == hearsay.KindPeople {
		return link.Party{}
	}
	if country == "" {
		country = a.Country
	}
	return link.Party{Key: string(a.Kind) + ":" + strings.ToLower(a.Name), Name: a.Name, Kind: a.Kind, Country: country}
}

// Organs merges an organ with its state, for pages at the level of states.
func Organs(p link.Party) link.Party {
	if c := AnswersFor(p); c != "" && p.Kind != hearsay.KindPerson {
		return link.Party{Key: "state:" + c, Name: c, Kind: hearsay.KindState, Country: c}
	}
	return p
}

// AnswersFor tells which state a stand-in speaks for: states, their ministries, embassies and
// services, and officials whose state the text tells; no firm, union or paper.
func AnswersFor(p link.Party) string {
	if strings.HasPrefix(p.Key, "body:") || strings.HasPrefix(p.Key, "firm:") || p.Kind == hearsay.KindOutlet || p.Kind == hearsay.KindThreatActor {
		return ""
	}
	return p.Country
}

// StandInNames is claim.Options.Names for the gazetteer: forms of a state are the state.
func StandInNames(w *world.World) func(string) string {
	return func(name string) string {
		if e := w.Find(name); e != nil && e.Country != "" && strings.HasPrefix(e.ID, "state:") && (e.Class == world.State || e.Class == world.Adjective || e.Class == world.People) {
			return e.ID
		}
		return ""
	}
}

// StandInOptions are the options of package claim for the stand-ins.
func StandInOptions(w *world.World) claim.Options {
	return claim.Options{AnswersFor: AnswersFor, Names: StandInNames(w)}
}

// SampleClaims reads the whole sample world, puts its articles into stories, its actors into
// parties and its quotes into claims; slots are the file numbers of the quotes' articles.
func SampleClaims(r QuoteReader, w *world.World, o claim.Options) ([]claim.Quote, []int, claim.Result, error) {
	fail := func(err error) ([]claim.Quote, []int, claim.Result, error) { return nil, nil, claim.Result{}, err }
	articles, err := sample.Articles()
	if err != nil {
		return fail(err)
	}
	table, err := story.NewTable(w)
	if err != nil {
		return fail(err)
	}
	seen := map[hearsay.ArticleID]bool{}
	var docs []story.Doc
	var names []actor.Name
	var outlets []link.Outlet
	for i := range articles {
		a := &articles[i]
		rev := &hearsay.Revision{ID: a.RevisionID(), Article: a.ID(), Outlet: a.Outlet, Title: a.Title, Text: a.Text, Lang: "en", Published: a.Published, Genre: a.Genre}
		reading := r.Read(rev)
		rep := &link.Report{Article: rev.Article, Revision: rev, Reading: &reading, Outlet: link.Outlet{Name: a.Outlet}}
		if seen[rev.Article] {
			rep.Article += hearsay.ArticleID(fmt.Sprint("#", i)) // a later version of one article
		}
		seen[rev.Article] = true
		docs = append(docs, story.Doc{ID: string(rep.Article), When: rep.When(), Features: story.FeaturesOf(rep, table)})
		names = append(names, actor.Names(rep)...)
		outlets = append(outlets, link.Outlet{Name: a.Outlet})
	}
	d, err := actor.New(w, outlets, nil, names, actor.Statements{})
	if err != nil {
		return fail(err)
	}
	of := make([]string, len(articles))
	for n, s := range story.Cluster(docs, story.Options{}) {
		for _, i := range s {
			of[i] = fmt.Sprint("s", n)
		}
	}
	quotes := ClaimQuotes(r, w, articles, func(i int) string { return of[i] })
	index := quoteArticles(quotes, articles)
	files := sample.Names()
	slots := make([]int, len(quotes))
	for k := range quotes {
		q := &quotes[k]
		slots[k] = sample.Slot(files[index[k]])
		id := hearsay.ArticleID(docs[index[k]].ID)
		known := func(actor string, p *link.Party) {
			if actor != "" {
				*p = d.Party(id, actor)
			}
		}
		known(q.Q.Speaker.Actor, &q.Speaker)
		for _, l := range []struct {
			from []hearsay.Accused
			to   []link.Party
		}{{q.Q.Accused, q.Accused}, {q.Q.Denied, q.Denied}, {q.Q.Asked, q.Asked}, {q.Q.Supposed, q.Supposed}} {
			for i := range l.from {
				known(l.from[i].Actor, &l.to[i])
			}
		}
	}
	res, err := claim.Link(quotes, o)
	return quotes, slots, res, err
}

// quoteArticles returns the index of each quote's article; quotes are in the order of articles.
func quoteArticles(quotes []claim.Quote, articles []hearsay.Article) []int {
	out := make([]int, len(quotes))
	n := -1
	var last *hearsay.Revision
	for k := range quotes {
		if rev := quotes[k].Revision; rev != last {
			for n++; articles[n].Text != rev.Text || articles[n].Title != rev.Title; n++ {
			}
			last = rev
		}
		out[k] = n
	}
	return out
}
