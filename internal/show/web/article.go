package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/internal/show/phrase"
	"hearsay/internal/show/record"
	"hearsay/internal/store"
)

// articlePage is one article as its page shows it.
type articlePage struct {
	store.ArticleView
	Headline  string // the title; without one the first words of the text
	Untitled  bool   // Headline is taken from the text
	Hash      hearsay.TextHash
	Published string
	Original  string // web address, "" if there is none that may be a link
	Rows      []row
	Cards     []card // all of them, in order
	Known     int    // cards with a resolved speaker
	Plain     bool   // text without marks
	Older     bool   // not the newest revision
	Unread    string // why there is no ledger, "" if there is one
	Self      string // permalink of this revision
	Toggle    string // the same page with or without marks
	Why       *why   // the open panel where it stands beside no paragraph, nil mostly
	Linked    linked
	Added     []addedQuote // by analysts
}

// row is a paragraph with the cards that stand beside it.
type row struct {
	Label  string // "Headline" beside the first one if the headline holds quotes
	Lead   bool
	Tokens []token
	Cards  []card
	Why    *why // the open panel of one of Cards, nil mostly
}

// card is what the ledger holds of one quote.
type card struct {
	N       int
	Who     string // the speaker, as far as it may be shown
	Unnamed bool   // Who is the text's own words, or nobody
	How     string // how the speaker was found
	About   string // role of a speaker who may be named, "" if not told
	Country string // likewise
	Kind    hearsay.QuoteKind
	Cue     string
	Content string // shortened
	Source  string // as printed
	Score   string // "0.91"
	Open    string // address of this page with the panel that explains this quote
	Claims  []claimLink
	Said    []string // what analysts say of it
	Wrong   string   // the command that says that it was read wrongly
	claim
}

func (s *site) article(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if name, ok := strings.CutSuffix(id, ".json"); ok {
		s.articleJSON(w, r, name)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v, err := s.ledger.Article(ctx, id, hearsay.RevisionID(r.FormValue("rev")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := newArticlePage(v, r.FormValue("plain") == "1" && !s.o.Excerpts)
	if s.o.Excerpts {
		p.Rows, p.Toggle = excerpt(p.Rows), ""
	}
	if n, err := strconv.Atoi(r.FormValue("why")); err == nil && 0 < n && n <= len(p.Cards) && !p.Plain {
		p.open(s.why(&v, &p.Cards[n-1], p.Self))
	}
	if err := s.said(ctx, &p); err != nil {
		s.fail(w, r, err)
		return
	}
	if err := s.linksOf(ctx, &p); err != nil {
		s.fail(w, r, err)
		return
	}
	sh := shell{Title: p.Headline, Nav: "articles", Counted: "1 article, " + counted(len(p.Cards), "quote"), Body: p, Cite: citedArticle(&v), Perma: p.Self}
	if v.Reading != nil {
		sh.Stages = []hearsay.StageVersion{v.Reading.Version}
	}
	sh.JSON = strings.Replace(p.Self, "?", ".json?", 1)
	s.page(w, http.StatusOK, "article", sh)
}

// articleJSON answers with the record that `hearsay read` prints, text included where whole texts are
// shown: offsets mean nothing without it. An article that is not read has no quotes and an empty level.
func (s *site) articleJSON(w http.ResponseWriter, r *http.Request, id string) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v, err := s.ledger.Article(ctx, id, hearsay.RevisionID(r.FormValue("rev")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	g := v.Reading
	if g == nil {
		g = &hearsay.Reading{Lang: v.Revision.Lang, Genre: v.Revision.Genre}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the type is JSON and nosniff is set
	e.Encode(articleRecord{record.Reading(&v.Revision, g, !s.o.Excerpts), v.Redacted})
}

// articleRecord is a reading's record with the notice of what was taken out on request.
type articleRecord struct {
	record.Article
	Redacted []store.Redacted `json:"redacted,omitempty"`
}

// RedactedPlaces counts the passages taken out of this version.
func (p articlePage) RedactedPlaces() (n int) {
	for _, r := range p.Redacted {
		n += r.Places
	}
	return n
}

func newArticlePage(v store.ArticleView, plain bool) articlePage {
	p := articlePage{ArticleView: v, Headline: v.Revision.Title, Hash: hearsay.HashText(v.Revision.Text),
		Published: timeWords(v.Revision.Published), Original: webAddress(v.Item.URL), Plain: plain}
	if p.Headline == "" {
		p.Headline, p.Untitled = shorten(v.Revision.Text, 80), true
	}
	for _, r := range v.Revisions {
		p.Older = p.Older || r.ID == v.Revision.ID && !r.Current
	}
	p.Self = "/articles/" + string(v.Item.ID) + "?rev=" + string(v.Revision.ID)
	p.Toggle = p.Self
	if !plain {
		p.Toggle += "&plain=1"
	}
	if v.Reading == nil {
		p.Unread = statusWords(v.Revision.Status, "")
		v.Reading = &hearsay.Reading{}
	}
	p.Cards = cards(v.Reading, &v.Revision)
	for i := range p.Cards {
		c := &p.Cards[i]
		c.Open = p.Self + "&why=" + strconv.Itoa(c.N) + "#why"
		if !c.Unnamed {
			p.Known++
		}
	}
	if !plain {
		p.Rows = paragraphRows(v.Reading, &v.Revision, p.Cards)
	}
	return p
}

// open puts a panel under the paragraph whose cards hold its quote, else under the text.
func (p *articlePage) open(w *why) {
	for i := range p.Rows {
		for _, c := range p.Rows[i].Cards {
			if c.N == w.N {
				p.Rows[i].Why = w
				return
			}
		}
	}
	p.Why = w
}

// paragraphRows sets each paragraph beside the cards of the quotes whose anchor it holds.
func paragraphRows(g *hearsay.Reading, rev *hearsay.Revision, all []card) []row {
	var out []row
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		text := f.In(rev)
		ms := marks(g.Quotes, f, text)
		paras := blocks(text)
		if f == hearsay.FieldTitle {
			if len(ms) == 0 {
				continue // the page's heading is enough
			}
			paras = []hearsay.Span{{End: len(text)}}
		}
		anchor := anchors(ms)
		for i, para := range paras {
			ro := row{Tokens: tokens(text, para, ms, anchor), Lead: i == 0}
			if f == hearsay.FieldTitle {
				ro.Label = "Headline"
			}
			for _, c := range all {
				if m, ok := anchor[c.N]; ok && para.Start <= m.Start && m.Start < para.End {
					ro.Cards = append(ro.Cards, c)
				}
			}
			out = append(out, ro)
		}
	}
	return out
}

// cards makes the ledger of one reading.
func cards(g *hearsay.Reading, rev *hearsay.Revision) []card {
	who := newCast(g.Actors)
	number := map[hearsay.QuoteID]int{}
	for i := range g.Quotes {
		if id := g.Quotes[i].ID; id != "" {
			number[id] = i + 1
		}
	}
	out := make([]card, len(g.Quotes))
	for i := range g.Quotes {
		q := &g.Quotes[i]
		text := q.Field.In(rev)
		c := card{N: i + 1, Kind: q.Kind, Score: percentOf(q.Score)}
		c.Source, c.Cue, c.Content = shorten(said(q.Source, text), 80), said(q.Cue, text), shorten(said(q.Content, text), 68)
		a := who.actor(q.Speaker.Actor)
		c.Who, c.How, c.Unnamed = speaker(q, a, rev.Outlet, c.Source)
		c.claim = newClaim(q, who, text)
		if !c.Unnamed && !c.Own {
			c.Who += phrase.Also(q, g.Actors)
		}
		if a != nil && !c.Unnamed && !c.Own {
			c.About, c.Country = a.Role, a.Country
		}
		if n := number[q.RepliesTo]; q.RepliesTo != "" && n != c.N {
			c.Answers = n
		}
		out[i] = c
	}
	return out
}

// speaker says who spoke, and how the reader knows. A person without a public role is
// never named here, even where the text does, nor is what may be a person: the card repeats
// the words of the sentence it belongs to and resolves nothing (DESIGN 2.1).
func speaker(q *hearsay.Quote, a *hearsay.Actor, outlet, printed string) (who, how string, unnamed bool) {
	switch {
	case q.Speaker.Via == hearsay.ViaOutlet:
		if outlet == "" {
			outlet = "this article"
		}
		return outlet, "own voice: the article says it itself", false
	case a != nil && !named(a):
		if printed == "" {
			return "a person", "goes on; without public role, not named", true
		}
		if a.Kind == hearsay.KindPerson {
			return "“" + printed + "”", "as printed; no public role seen", true
		}
		return "“" + printed + "”", "as printed; not known who or what that is", true
	case a == nil || q.Speaker.Via == hearsay.ViaNone:
		if printed == "" {
			return "unknown", "no source in the sentence", true
		}
		return "unknown", "not resolved: “" + printed + "”", true
	}
	how = map[hearsay.Via]string{
		hearsay.ViaName: "by name", hearsay.ViaTitle: "by title", hearsay.ViaPronoun: "by pronoun", hearsay.ViaContinuation: "goes on from before",
	}[q.Speaker.Via]
	if q.Speaker.Via == hearsay.ViaTitle || q.Speaker.Via == hearsay.ViaPronoun {
		how += ": “" + printed + "”"
	}
	return a.Name, how, false
}

// said joins the pieces of one role. A span that does not fit the text is left out.
func said(spans []hearsay.Span, text string) string {
	var parts []string
	for _, sp := range spans {
		if sp.Check(text) == nil {
			parts = append(parts, strings.TrimSpace(sp.In(text)))
		}
	}
	return strings.Join(parts, " … ")
}
