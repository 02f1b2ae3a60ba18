package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"hearsay/internal/link/view"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// storyTables are the tables of a story's page, by the word of their address: /stories/{id}/articles.csv. Each heeds the
// window of the page; "positions" is a question of its own.
var storyTables = map[string]struct {
	cols []string
	rows func(ctx context.Context, p *storyPart) ([]exportRow, error)
}{
	"articles":  {[]string{"id", "ref", "outlet", "title", "published", "genre", "text_of", "text_how"}, articleRows},
	"claims":    {[]string{"id", "proposition", "articles", "articles_of", "quotes", "asserted_by", "denied_by", "reports", "publishers", "origins_min", "origins_max"}, claimExport},
	"incidents": {[]string{"id", "title", "kind", "status", "articles", "articles_of", "quotes", "accused", "reports", "publishers"}, incidentExport},
}

// windowCols are the last columns of a story's tables: the window that they were cut to, as RFC 3339 in UTC, "" for an
// open end; the end is left out.
var windowCols = []string{"window_from", "window_to"}

// storyWindow is the same in an object.
type storyWindow struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Words string `json:"words"` // as the page has it
}

// windowOf is nil for the whole story.
func windowOf(w Span) *storyWindow {
	if !w.Set() {
		return nil
	}
	return &storyWindow{rows.Time(w.From), rows.Time(w.To), w.Words()}
}

// storyAt reads a story and the window of an address; false where it sent an error or led on.
func (s *site) storyAt(ctx context.Context, w http.ResponseWriter, r *http.Request, id string) (v store.View, p *storyPart, ok bool) {
	v, err := s.oneView(ctx, id, store.KindStory)
	if err != nil {
		s.fail(w, r, err)
		return v, nil, false
	}
	x, err := rows.Decode[view.Story](&v)
	var win Span
	if err == nil {
		win, err = spanOf(r)
	}
	if err != nil {
		s.fail(w, r, err)
		return v, nil, false
	}
	return v, &storyPart{s: s, Span: win, story: &x, inside: win.articles(&x), claims: map[string]*view.Claim{}}, true
}

// storyTable sends one table of a story.
func (s *site) storyTable(w http.ResponseWriter, r *http.Request) {
	name, ext, ok := cutForm(r.PathValue("table"))
	t, known := storyTables[name]
	if !ok || rowForms[ext] == "" || !known {
		s.fail(w, r, store.ErrNotFound)
		return
	}
	v, p, ok := s.storyAt(r.Context(), w, r, r.PathValue("id"))
	if !ok {
		return
	}
	list, err := t.rows(r.Context(), p)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	for i := range list {
		list[i].Cells = append(list[i].Cells, rows.Time(p.From), rows.Time(p.To))
	}
	e := export{name: name, file: "story-" + v.ID[:8] + "-" + name, cut: p.vals(), cols: append(append([]string(nil), t.cols...), windowCols...), rows: list}
	e.send(w, s, ext)
}

// storyCut is a story as far as a window has it. What can only be told of the whole stands apart.
type storyCut struct {
	ID        string       `json:"id"`
	Title     string       `json:"title"`
	Window    *storyWindow `json:"window"`
	Articles  []string     `json:"articles"`
	First     string       `json:"first"`
	Last      string       `json:"last"`
	Claims    []string     `json:"claims"`
	Incidents []string     `json:"incidents"`
	Whole     rows.Story   `json:"whole"`
}

// storyJSON answers with the row of a story, or with what a window has of it.
func (s *site) storyJSON(w http.ResponseWriter, r *http.Request, id string) {
	ctx := r.Context()
	v, p, ok := s.storyAt(ctx, w, r, id)
	if !ok {
		return
	}
	whole, err := rows.StoryOf(&v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if !p.Set() {
		sendJSON(w, whole)
		return
	}
	out := storyCut{ID: whole.ID, Title: whole.Title, Window: windowOf(p.Span), Articles: []string{}, Claims: []string{}, Incidents: []string{}, Whole: whole}
	for _, a := range storyArticles(p.story) {
		if !p.inside[a.ID] {
			continue
		}
		at := a.Moment()
		if out.Articles = append(out.Articles, a.Ref); out.First == "" {
			out.First = at
		}
		out.Last = at
	}
	err = p.eachClaim(ctx, func(id string, _ *view.Claim, in claimInside) { out.Claims = append(out.Claims, id) })
	if err == nil {
		err = p.eachIncident(ctx, func(v *store.View, _ *view.Incident, in incidentInside) { out.Incidents = append(out.Incidents, v.ID) })
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	sendJSON(w, out)
}

// eachClaim and eachIncident go over those of the story with words inside.
func (p *storyPart) eachClaim(ctx context.Context, do func(id string, x *view.Claim, in claimInside)) error {
	return eachView(ctx, p.s, p.story.Claims, func(v *store.View, x *view.Claim) {
		if in := p.ofClaim(x); len(in.Articles) > 0 {
			do(v.ID, x, in)
		}
	})
}

func (p *storyPart) eachIncident(ctx context.Context, do func(v *store.View, x *view.Incident, in incidentInside)) error {
	return eachView(ctx, p.s, p.story.Incidents, func(v *store.View, x *view.Incident) {
		if in := p.ofIncident(x); len(in.Articles) > 0 {
			do(v, x, in)
		}
	})
}

// eachView reads the views of some ids; those that went while the story was told are left out.
func eachView[T any](ctx context.Context, s *site, ids []string, do func(v *store.View, x *T)) error {
	for _, id := range ids {
		v, err := s.ledger.View(ctx, id)
		if isNone(err) {
			continue
		}
		if err != nil {
			return err
		}
		x, err := rows.Decode[T](&v)
		if err != nil {
			return err
		}
		do(&v, &x)
	}
	return nil
}

func articleRows(_ context.Context, p *storyPart) (out []exportRow, err error) {
	type row struct {
		ID        string       `json:"id"`
		Ref       string       `json:"ref"`
		Outlet    string       `json:"outlet"`
		Title     string       `json:"title"`
		Published string       `json:"published"`
		Genre     string       `json:"genre"`
		Of        string       `json:"text_of"`  // the outlet whose text it has, "" for none
		How       string       `json:"text_how"` // copy or reuse
		Window    *storyWindow `json:"window"`
	}
	for _, a := range storyArticles(p.story) {
		if !p.inside[a.ID] {
			continue
		}
		at := rows.Time(a.At)
		if at == "" {
			at = a.Day
		}
		r := row{string(a.ID), a.Ref, a.Outlet, a.Title, at, string(a.Genre), a.Of, a.How, windowOf(p.Span)}
		out = append(out, exportRow{r, []string{r.ID, r.Ref, r.Outlet, r.Title, r.Published, r.Genre, r.Of, r.How}})
	}
	return out, nil
}

func claimExport(ctx context.Context, p *storyPart) (out []exportRow, err error) {
	type row struct {
		ID          string       `json:"id"`
		Proposition string       `json:"proposition"`
		Articles    []string     `json:"articles"`    // in the window, as are quotes and voices
		Of          int          `json:"articles_of"` // of the whole claim, as are the figures below
		Quotes      []string     `json:"quotes"`
		AssertedBy  []string     `json:"asserted_by"`
		DeniedBy    []string     `json:"denied_by"`
		Reports     int          `json:"reports"`
		Publishers  int          `json:"publishers"`
		Origins     [2]int       `json:"origins"` // at least, at most
		Window      *storyWindow `json:"window"`
	}
	err = p.eachClaim(ctx, func(id string, x *view.Claim, in claimInside) {
		r := row{id, x.Proposition, in.Articles, in.Of, in.Quotes, voiceNames(in.AssertedBy), voiceNames(in.DeniedBy), x.Reports, x.Publishers, [2]int{x.Origins.Min, x.Origins.Max}, windowOf(p.Span)}
		out = append(out, exportRow{r, []string{r.ID, r.Proposition, strings.Join(r.Articles, " "), strconv.Itoa(r.Of), strings.Join(r.Quotes, " "), strings.Join(r.AssertedBy, "; "), strings.Join(r.DeniedBy, "; "),
			strconv.Itoa(r.Reports), strconv.Itoa(r.Publishers), strconv.Itoa(r.Origins[0]), strconv.Itoa(r.Origins[1])}})
	})
	return out, err
}

// voiceNames are the names of voices as pages have them.
func voiceNames(list []view.Voice) []string {
	out := []string{}
	for _, v := range list {
		out = append(out, voiceName(v.Name, v.Key))
	}
	return out
}

func incidentExport(ctx context.Context, p *storyPart) (out []exportRow, err error) {
	type row struct {
		ID         string       `json:"id"`
		Title      string       `json:"title"`
		Kind       string       `json:"kind"`
		Status     string       `json:"status"`
		Articles   []string     `json:"articles"`    // in the window, as are quotes and accused
		Of         int          `json:"articles_of"` // of the whole incident, as are the figures below
		Quotes     []string     `json:"quotes"`
		Accused    []string     `json:"accused"`
		Reports    int          `json:"reports"`
		Publishers int          `json:"publishers"`
		Window     *storyWindow `json:"window"`
	}
	err = p.eachIncident(ctx, func(v *store.View, x *view.Incident, in incidentInside) {
		accused := []string{}
		y := *x
		y.Attributions = in.Attributions
		for _, a := range incidentViewRow(v, &y).Accused {
			accused = append(accused, a.Name)
		}
		r := row{v.ID, v.Title, x.Kind, string(x.Status), in.Articles, in.Of, in.Quotes, accused, x.Reports, x.Publishers, windowOf(p.Span)}
		out = append(out, exportRow{r, []string{r.ID, r.Title, r.Kind, r.Status, strings.Join(r.Articles, " "), strconv.Itoa(r.Of), strings.Join(r.Quotes, " "), strings.Join(r.Accused, "; "), strconv.Itoa(r.Reports), strconv.Itoa(r.Publishers)}})
	})
	return out, err
}

// tableLinks are the links to a table of a story under a window.
func tableLinks(self, name string, win url.Values) []facetValue { return formsOf(self+"/"+name, win) }
