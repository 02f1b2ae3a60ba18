// Package web shows a ledger as pages: what came in, and what each article says who said.
//
// It stands at the end of the flow and only reads. Everything is drawn on the server with
// html/template; the style sheet and one small script are embedded and served under names
// that hold their hash. Every page can be read and used without the script, which only adds
// keys. Nothing is loaded from elsewhere, and the Content-Security-Policy forbids it.
//
// Text that came from outside reaches a page through html/template only; there is no
// template.HTML in this package. Addresses become links only if they are http or https.
//
// Views (stories, claims, incidents) are shown as the linking stages left them: their bodies
// hold only what may be shown outside an article. Nothing is looked up beyond them but the
// sentence that proves an edge, and the two texts of a comparison. A claim is quoted, never
// stated; every page with accusations says how often the program errs.
//
// Persons: the pages have no list or search of speakers; parties (/parties) are states, organisations, offices,
// groups and persons whom a text gives a public role, as views of parties have them, and nobody else. A card beside a paragraph
// names a person only if the text gives that person a public role; every other speaker, and
// whoever might be a person, is shown in the words of the sentence itself, and an accused
// person as "a suspect (named in the source)" (DESIGN 2.1). Reasons follow the same rule.
//
// Why a quote was read so is no part of a ledger: the panel (?why=N) has Options.Explain
// read the article again, and shows reasons only where that is the version that read it.
//
// Failure policy: a page is built whole before its first byte goes out, so that an error is
// an error page with its status. Streams of rows (.json, .csv) are cut off instead: the
// connection breaks, and no reader takes half a list for a whole one.
package web

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"iter"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// Ledger is what the pages need to know. Methods are safe for concurrent use and keep the
// contracts of package store/embedded; errors wrap [store.ErrNotFound] and [store.ErrQuery]
// where the question is at fault.
type Ledger interface {
	Articles(ctx context.Context, q store.ArticleQuery) (store.ArticlePage, error)
	Facets(ctx context.Context, q store.ArticleQuery) (store.Facets, error)
	Article(ctx context.Context, name string, rev hearsay.RevisionID) (store.ArticleView, error)
	Totals(ctx context.Context) (store.Totals, error)
	Views(ctx context.Context, q store.ViewQuery) (store.ViewPage, error)
	View(ctx context.Context, id string) (store.View, error)
	Shared(ctx context.Context, stage hearsay.StageVersion, q store.SharedQuery) iter.Seq2[store.SharedRow, error]
}

// Options of the pages. The zero value works.
type Options struct {
	// Hosts are names under which the server may be asked, besides those of the loopback.
	Hosts []string
	// OneIn is the measured share of wrong quotes: about 1 in OneIn. 0 means not measured;
	// the footer then says "some".
	OneIn int
	// Notice stands above every page, such as that a world is invented. Default none.
	Notice string
	// PerPage is the number of articles on a page of a list. Default 50.
	PerPage int
	// Explain reads a revision again, with reasons, by the reader at hand; false where it
	// cannot. nil: pages say that they cannot explain. Safe for concurrent use.
	Explain func(rev *hearsay.Revision) (hearsay.Reading, bool)
	// Reader is the version of that reader, "" if there is none.
	Reader hearsay.StageVersion
	// Figures are the measured numbers of the reader by name, for the page on method.
	Figures map[string]Figure
	// Copies is the stage whose shared texts an article's page lists; "": none.
	Copies hearsay.StageVersion
	// Links is the stage that made the views, "" where none did.
	Links hearsay.StageVersion
	// Now is the clock of "as of". Default time.Now.
	Now func() time.Time
	// Log hears of failures that are the server's. Default [slog.Default].
	Log *slog.Logger
	// Desk takes what analysts say. nil: pages only read, and show what to type in a terminal.
	Desk Desk
	// Token is asked of everybody before anything is shown. "": nothing is asked.
	Token string
	// Excerpts shows of others' texts the sentences that hold marks only.
	Excerpts bool
	// Asker answers questions by the commands of the program. nil: there are no pages of measures.
	Asker Asker
	// Metrics answers at /metrics. nil: nothing does.
	Metrics http.Handler
}

// pageTimeout bounds the time a page may take from the ledger. Slower answers help nobody
// at a screen; rows for programs are not bounded.
const pageTimeout = 20 * time.Second

//go:embed templates/*.html
var templateFiles embed.FS

// site is the handler with what it needs.
type site struct {
	ledger Ledger
	o      Options
	assets assets
	pages  map[string]*template.Template
	tongue map[string]string // language names by ISO 639-1 code

	sessions  *sessions
	questions []Question
	kept
	counting chan struct{} // holds one while something heavy is counted
}

// New returns the handler of all pages. It panics if the embedded files do not fit
// together, which tests would have found.
func New(ledger Ledger, o Options) http.Handler {
	if o.PerPage <= 0 {
		o.PerPage = 50
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &site{ledger: ledger, o: o, assets: loadAssets(), pages: map[string]*template.Template{}, tongue: languages(), sessions: newSessions(o.Token, o.Now), kept: newKept(o.Now), counting: make(chan struct{}, 1)}
	if o.Asker != nil {
		s.questions = o.Asker.Questions()
	}
	funcs := s.funcs()
	for _, name := range []string{"today", "list", "article", "changes", "views", "story", "claim", "incident", "compare", "explore", "concert", "meetings", "narratives", "pairs", "pair", "parties", "party", "outlets", "outlet", "ops", "watch", "statements", "login", "help", "method", "error"} {
		s.pages[name] = template.Must(template.New("base.html").Funcs(funcs).ParseFS(templateFiles, "templates/base.html", "templates/parts.html", "templates/"+name+".html"))
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.today)
	for _, ext := range exportForms {
		mux.HandleFunc("GET /today"+ext, s.todayRows(ext))
	}
	mux.HandleFunc("GET /articles", s.list)
	mux.HandleFunc("GET /articles.json", s.listJSON)
	mux.HandleFunc("GET /articles.csv", s.listCSV)
	mux.HandleFunc("GET /articles.jsonl", s.listJSONL)
	mux.HandleFunc("GET /search.jsonl", s.listJSONL)
	mux.HandleFunc("GET /articles/{id}", s.article)
	mux.HandleFunc("GET /articles/{id}/changes", s.changes)
	mux.HandleFunc("GET /articles/{id}/changes.json", s.changesJSON)
	mux.HandleFunc("GET /articles/{id}/quotes/{quote}", s.quoteAt)
	for path := range kindOf {
		mux.HandleFunc("GET "+path, s.views)
		mux.HandleFunc("GET "+path+".json", s.viewsJSON)
		mux.HandleFunc("GET "+path+".csv", s.viewsCSV)
		mux.HandleFunc("GET "+path+".jsonl", s.viewsJSONL)
	}
	mux.HandleFunc("GET /stories/{id}", s.story)
	mux.HandleFunc("GET /stories/{id}/{table}", s.storyTable)
	mux.HandleFunc("GET /claims/{id}", s.claim)
	mux.HandleFunc("GET /claims/{id}/origins.json", s.originsJSON)
	mux.HandleFunc("GET /incidents/{id}", s.incident)
	mux.HandleFunc("GET /compare", s.compare)
	mux.HandleFunc("GET /compare.json", s.compareJSON)
	if o.Asker != nil {
		mux.HandleFunc("GET /outlets", s.outlets)
		for _, ext := range exportForms {
			mux.HandleFunc("GET /outlets"+ext, s.outletTableRows(ext))
		}
		mux.HandleFunc("GET /outlets/{name}", s.outlet)
		mux.HandleFunc("GET /ops", s.ops)
		mux.HandleFunc("GET /pairs", s.pairs)
		mux.HandleFunc("GET /pairs/{a}/{b}", s.pair)
		mux.HandleFunc("GET /parties", s.partyList)
		mux.HandleFunc("GET /parties.json", s.partyList)
		mux.HandleFunc("GET /parties/{key}", s.party)
		mux.HandleFunc("GET /explore", s.exploreAll)
		mux.HandleFunc("GET /explore/{name}", s.explore)
		mux.HandleFunc("GET /watch/{name}", s.watch)
		mux.HandleFunc("GET /api/v1/openapi.json", s.openAPI)
		mux.HandleFunc("GET /api/v1/{name}", s.api)
		mux.HandleFunc("GET /concert", s.concert)
		mux.HandleFunc("GET /concert/{a}/{b}", s.concertPair)
		mux.HandleFunc("GET /narratives", s.narratives)
	}
	mux.HandleFunc("GET /go/{id}", s.goTo)
	mux.HandleFunc("GET /search", s.list)
	mux.HandleFunc("GET /search.json", s.listJSON)
	mux.HandleFunc("GET /search.csv", s.listCSV)
	mux.HandleFunc("GET /pulse", s.pulse)
	mux.HandleFunc("GET /statements", s.statements)
	for _, ext := range exportForms {
		mux.HandleFunc("GET /statements"+ext, s.statementRows(ext))
	}
	mux.HandleFunc("GET /login", s.login)
	mux.HandleFunc("POST /login", s.enter)
	mux.HandleFunc("POST /logout", s.leave)
	mux.HandleFunc("POST /say", s.say)
	if o.Metrics != nil {
		mux.Handle("GET /metrics", o.Metrics)
	}
	mux.HandleFunc("GET /help", s.help)
	mux.HandleFunc("GET /method", s.method)
	mux.HandleFunc("GET /static/{name}", s.assets.serve)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, fmt.Errorf("no page at %s: %w", r.URL.Path, store.ErrNotFound))
	})
	return s.guard(mux)
}

// funcs are what templates call.
func (s *site) funcs() template.FuncMap {
	return template.FuncMap{
		"asset": s.assets.url, "plural": plural, "num": number, "web": webAddress, "genre": genreWords, "language": s.language, "upper": upper, "px": draw.Px, "day": shortDay, "quoted": quoted, "field": fieldWords,
		"shell": shellWord, "desk": func() bool { return s.o.Desk != nil }, "acts": func() []hearsay.Act { return hearsay.Acts }, "asks": func() bool { return s.o.Asker != nil },
		"outlet": s.outletAddress, "head": head, "beyond": beyond,
		"party": func(key string) string {
			if s.o.Asker == nil {
				return ""
			}
			return partyHref(key)
		},
		"paragraphs": func(help string) []string { return strings.Split(help, "\n\n") },
	}
}

// shell is what every page has around its own part.
type shell struct {
	Title   string // of the window, without the program's name
	Nav     string // the chosen entry of the main navigation
	Notice  string
	Query   string // what stands in the search box
	JSON    string // this page for programs, "" if it has no such form
	CSV     string
	JSONL   string // set with CSV
	AsOf    string
	Counted string // what the page is made of: "30 articles"
	Stages  []hearsay.StageVersion
	OneIn   int
	Body    any

	Cite  string // what a citation names, the address aside
	Perma string // the page's lasting address
	Base  string // the server that stands before it

	CSRF    string // the word of the page's forms, "" where it has none
	Back    string // where they lead back to
	Told    string // what was kept
	Desk    bool   // statements can be made
	Busy    bool   // views are being made anew
	Session bool   // somebody named the token
}

// ofViews are the pages of what linking made: their footer names the stages.
var ofViews = map[string]bool{"today": true, "views": true, "story": true, "claim": true, "incident": true, "explore": true, "concert": true, "meetings": true, "narratives": true, "pairs": true, "pair": true, "parties": true, "party": true, "outlets": true, "outlet": true}

// page renders a page whole and then sends it.
func (s *site) page(w http.ResponseWriter, status int, name string, sh shell) {
	if len(sh.Stages) == 0 && s.o.Links != "" && ofViews[name] {
		ctx := context.Background()
		if v, ok := w.(*visit); ok {
			ctx = v.r.Context()
		}
		sh.Stages = s.madeBy(ctx)
	}
	if sh.CSV != "" {
		sh.JSONL = strings.Replace(sh.CSV, ".csv", ".jsonl", 1)
	}
	if sh.Cite == "" {
		sh.Cite = cited(&sh)
	}
	if v, ok := w.(*visit); ok {
		v.around(&sh)
		if sh.Perma == "" {
			sh.Perma = v.r.URL.RequestURI()
		}
		sh.Base = baseOf(v.r)
	}
	if status != http.StatusOK || name == "login" {
		sh.Cite = ""
	}
	if l, ok := sh.Body.(loginPage); ok {
		l.CSRF = sh.CSRF
		sh.Body = l
	}
	sh.Notice, sh.OneIn, sh.AsOf = s.o.Notice, s.o.OneIn, s.o.Now().UTC().Format("2 January 2006, 15:04 UTC")
	var b bytes.Buffer
	if err := s.pages[name].Execute(&b, sh); err != nil {
		s.o.Log.Error("page not drawn", "page", name, "err", err)
		http.Error(w, "the page could not be drawn", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	unturned.WriteString(w, b.String())
}

// unturned takes out the characters that turn the direction of what follows: with them an outlet's name can be written
// so that it reads as another's. What they stand in is shown in the order in which it was read; right-to-left scripts
// need none of them. Addresses keep them, as %E2%80%AE.
var unturned = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "", "\u202d", "", "\u202e", "", "\u2066", "", "\u2067", "", "\u2068", "", "\u2069", "")

// fail answers with the page, or for programs the problem, that fits err.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
		return // nobody waits for the answer
	}
	var desk *DeskError
	p := problem{Status: http.StatusInternalServerError, Title: "The ledger could not be read",
		Detail: "The cause stands in the terminal where hearsay runs.", Hint: "hearsay doctor checks the ledger."}
	switch {
	case errors.Is(err, store.ErrNotFound):
		p = problem{Status: http.StatusNotFound, Title: "Nothing at this address", Detail: "The ledger has no such article or page.",
			Hint: "An article keeps its address as long as it is in the ledger. Search by its words instead."}
	case errors.Is(err, store.ErrQuery):
		p = problem{Status: http.StatusBadRequest, Title: "This cannot be asked", Detail: upper(err.Error()) + ".",
			Hint: "Days are written 2026-03-05. Addresses of later pages come from the page before."}
	case errors.Is(err, errSpan):
		p = problem{Status: http.StatusBadRequest, Title: "This window cannot be shown", Detail: upper(strings.TrimPrefix(err.Error(), errSpan.Error()+": ")) + ".", Hint: spanHint}
	case errors.Is(err, ErrAsked):
		p = problem{Status: http.StatusBadRequest, Title: "This cannot be asked", Detail: upper(strings.TrimPrefix(err.Error(), ErrAsked.Error()+": ")) + ".", Hint: "/explore says what can."}
	case errors.Is(err, errForm):
		p = problem{Status: http.StatusForbidden, Title: "This form was not taken", Detail: upper(err.Error()) + ".", Hint: "Open the page again and say it there; nothing was changed."}
	case errors.As(err, &desk):
		p = problem{Status: http.StatusConflict, Title: "Nothing was kept", Detail: upper(desk.Problem) + ".", Hint: desk.Hint}
	case errors.Is(err, errMethod):
		p = problem{Status: http.StatusMethodNotAllowed, Title: "Pages can only be read", Detail: "This address answers GET and HEAD."}
		w.Header().Set("Allow", "GET, HEAD")
	case errors.Is(err, errUnderWay):
		p = problem{Status: http.StatusAccepted, Title: "This is being worked out",
			Detail: "It adds up much of the ledger, which goes on behind this page and is kept.", Hint: "The page opens itself again every ten seconds until it is there. Fewer days are answered faster."}
		if forPrograms(r) || path.Ext(r.URL.Path) == ".csv" { // a page without the rows is no answer to them
			p.Status = http.StatusServiceUnavailable
		}
		w.Header().Set("Retry-After", "10")
		w.Header().Set("Refresh", "10")
	case errors.Is(err, context.DeadlineExceeded):
		p = problem{Status: http.StatusServiceUnavailable, Title: "This took too long",
			Detail: "The ledger did not answer within 20 seconds.", Hint: "Fewer days or rarer words are answered faster."}
		w.Header().Set("Retry-After", "10")
	}
	if p.Status >= 500 && !errors.Is(err, errUnderWay) {
		s.o.Log.Error("request failed", "path", r.URL.Path, "err", err)
	}
	if forPrograms(r) {
		p.send(w)
		return
	}
	s.page(w, p.Status, "error", shell{Title: p.Title, Query: r.FormValue("q"), Body: p})
}

// forPrograms reports whether an address is of rows or feeds that are told of problems in their own form.
func forPrograms(r *http.Request) bool {
	ext := path.Ext(r.URL.Path)
	return ext == ".json" || ext == ".jsonl" || feedForms[ext] != ""
}

func (s *site) help(w http.ResponseWriter, r *http.Request) {
	s.page(w, http.StatusOK, "help", shell{Title: "How to read these pages", Nav: "help"})
}
