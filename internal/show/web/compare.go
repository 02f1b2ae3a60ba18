package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/reuse"
	"hearsay/internal/show/draw"
	"hearsay/internal/store"
)

// comparePage sets two texts side by side: what they share, and what only one of them has.
type comparePage struct {
	A, B        textHead
	Heading     string
	Shared      int // words
	Passages    int
	Resemblance string
	OfA, OfB    string // share of one text that is in the other
	Lag         string // "" where the times do not tell
	Turned      bool   // A and B were asked for the other way round
	Lost        int    // changes that matter: hedges, names, numbers, negations
	Picture     *draw.Picture
	Rows        []alignedRow
	Changes     string // address of the edit, of two versions of one article
}

// textHead names one of the texts.
type textHead struct {
	Outlet, When, Href, Label, Lang string
	Words                           int
}

// twoTexts is what is compared, with its words.
type twoTexts struct {
	a, b   store.ArticleView
	wa, wb []reuse.Word
	ps     []reuse.Passage // in the order of a
}

// versionNamed finds an article or, behind an @, one version of it.
func (s *site) versionNamed(ctx context.Context, name string) (store.ArticleView, error) {
	if name == "" {
		return store.ArticleView{}, fmt.Errorf("%w: a comparison needs a and b, references of articles", store.ErrQuery)
	}
	if i := strings.LastIndexByte(name, '@'); i > 0 {
		v, err := s.ledger.Article(ctx, name[:i], hearsay.RevisionID(name[i+1:]))
		if err == nil || !isNone(err) {
			return v, err
		}
	}
	return s.ledger.Article(ctx, name, "") // a ref may hold an @
}

func (s *site) twoTexts(ctx context.Context, r *http.Request) (t twoTexts, err error) {
	if t.a, err = s.versionNamed(ctx, r.FormValue("a")); err != nil {
		return t, err
	}
	t.b, err = s.versionNamed(ctx, r.FormValue("b"))
	return t, err
}

func (t *twoTexts) align() {
	t.wa, t.wb = reuse.Words(nil, t.a.Revision.Text), reuse.Words(nil, t.b.Revision.Text)
	t.ps = reuse.Align(t.wa, t.wb)
	slices.SortFunc(t.ps, func(x, y reuse.Passage) int { return cmp.Compare(x.A[0], y.A[0]) })
}

// came is when a text became known: published, or first seen where two versions of one article
// state the same time. exact is false where only the day is known.
func (t *twoTexts) came() (a, b time.Time, exact bool) {
	if t.a.Item.ID == t.b.Item.ID {
		a, b = seen(t.a, t.a.Revision.ID), seen(t.b, t.b.Revision.ID)
		return a, b, !a.IsZero() && !b.IsZero()
	}
	pa, pb := t.a.Revision.Published, t.b.Revision.Published
	return pa.UTC, pb.UTC, pa.Timed() && pb.Timed()
}

func (s *site) compare(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	t, err := s.twoTexts(ctx, r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := comparePage{}
	at, bt, exact := t.came()
	if exact && bt.Before(at) { // what was cut and added is told from the earlier one
		t.a, t.b, p.Turned = t.b, t.a, true
		at, bt = bt, at
	}
	t.align()
	p.fill(&t)
	if s.o.Excerpts {
		for i := range p.Rows {
			p.Rows[i].A, p.Rows[i].B = excerptStretches(p.Rows[i].A), excerptStretches(p.Rows[i].B)
		}
	}
	if exact {
		p.Lag = lagWords(bt.Sub(at))
	}
	same := t.a.Item.ID == t.b.Item.ID
	if same {
		p.Changes = "/articles/" + string(t.b.Item.ID) + "/changes?to=" + string(t.b.Revision.ID)
		if k := len(t.b.Revisions); k < 2 || t.b.Revisions[k-1].ID == t.b.Revision.ID {
			p.Changes = "" // the first version changes nothing
		}
	}
	p.Heading = compareHeading(&p, same)
	s.page(w, http.StatusOK, "compare", shell{Title: p.Heading, Nav: "articles", Counted: "2 texts, " + counted(p.Passages, "shared passage"), Body: p,
		JSON: "/compare.json?a=" + string(t.a.Item.ID) + "@" + string(t.a.Revision.ID) + "&b=" + string(t.b.Item.ID) + "@" + string(t.b.Revision.ID)})
}

func newTextHead(v *store.ArticleView, words int, same bool) textHead {
	h := textHead{Outlet: upper(outletWords(v.Item.Outlet)), When: timeWords(v.Revision.Published), Href: "/articles/" + string(v.Item.ID) + "?rev=" + string(v.Revision.ID), Words: words, Lang: v.Revision.Lang}
	h.Label = h.Outlet
	if same {
		h.When = "first seen " + whenWords(seen(*v, v.Revision.ID), "")
		h.Label += ", " + h.When
	}
	return h
}

// fill aligns the texts and counts.
func (p *comparePage) fill(t *twoTexts) {
	same := t.a.Item.ID == t.b.Item.ID
	p.A, p.B = newTextHead(&t.a, len(t.wa), same), newTextHead(&t.b, len(t.wb), same)
	like, ofA, ofB := reuse.Overlap(reuse.Set(reuse.Shingles(nil, t.wa)), reuse.Set(reuse.Shingles(nil, t.wb)))
	p.Resemblance, p.OfA, p.OfB, p.Passages = percentOf(like), percentOf(ofA), percentOf(ofB), len(t.ps)
	var drawn []draw.Passage
	for i, x := range t.ps {
		p.Shared += x.Shared
		drawn = append(drawn, draw.Passage{A: x.A, B: x.B, Href: fmt.Sprintf("#p%d", i+1), Title: fmt.Sprintf("Passage %d: %s the same", i+1, counted(x.Shared, "word"))})
	}
	p.Rows = t.rows()
	for _, r := range p.Rows {
		p.Lost += r.weight
	}
	if len(t.ps) > 0 && len(t.ps) <= 60 {
		pic, ok := draw.Passages(len(t.wa), len(t.wb), p.A.Label+", "+counted(len(t.wa), "word"), p.B.Label+", "+counted(len(t.wb), "word"), drawn, fmt.Sprintf("Map of %s that both texts have", counted(len(t.ps), "passage")))
		if ok {
			p.Picture = &pic
		}
	}
}

// compareHeading states what is shared, and which hedges are gone in the later text.
func compareHeading(p *comparePage, same bool) string {
	a, b := p.A.Outlet, p.B.Outlet
	if same {
		a, b = "the older version", "The newer version"
	}
	if !same && a == b {
		a = "another article of its own"
	}
	if p.Passages == 0 {
		return upper(b) + " and " + a + " share no passage"
	}
	s := upper(b) + " shares " + counted(p.Shared, "word") + " with " + a
	if p.Lag != "" {
		if d, ok := strings.CutPrefix(p.Lag, "+"); ok && d != "0 s" {
			s += ", " + d + " later"
		} else {
			s += ", published at the same time"
		}
	}
	var gone []string
	for _, r := range p.Rows {
		for _, h := range r.hedges {
			if q := "“" + h + "”"; !slices.Contains(gone, q) {
				gone = append(gone, q)
			}
		}
	}
	switch {
	case len(gone) > 3:
		s += fmt.Sprintf(", without %d words of doubt", len(gone))
	case len(gone) > 0:
		s += ", without " + strings.Join(gone, ", ")
	}
	return s
}

// compareJSON answers with the passages; offsets are half open, in code points of each text.
func (s *site) compareJSON(w http.ResponseWriter, r *http.Request) {
	t, err := s.twoTexts(r.Context(), r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	t.align()
	type passage struct {
		A     [2]int `json:"a"`
		B     [2]int `json:"b"`
		Words int    `json:"words"`
	}
	type side struct {
		Article  hearsay.ArticleID  `json:"article"`
		Revision hearsay.RevisionID `json:"revision"`
		Outlet   string             `json:"outlet"`
		Words    int                `json:"words"`
	}
	like, ofA, ofB := reuse.Overlap(reuse.Set(reuse.Shingles(nil, t.wa)), reuse.Set(reuse.Shingles(nil, t.wb)))
	out := struct {
		A           side      `json:"a"`
		B           side      `json:"b"`
		Resemblance float64   `json:"resemblance"`
		OfA         float64   `json:"of_a"` // share of a that is in b
		OfB         float64   `json:"of_b"`
		Passages    []passage `json:"passages"`
	}{side{t.a.Item.ID, t.a.Revision.ID, t.a.Item.Outlet, len(t.wa)}, side{t.b.Item.ID, t.b.Revision.ID, t.b.Item.Outlet, len(t.wb)}, like, ofA, ofB, []passage{}}
	for _, p := range t.ps {
		a, b := t.spans(p)
		out.Passages = append(out.Passages, passage{codePoints(t.a.Revision.Text, a), codePoints(t.b.Revision.Text, b), p.Shared})
	}
	sendJSON(w, out)
}

// spans are the bytes of a passage in both texts.
func (t *twoTexts) spans(p reuse.Passage) (a, b hearsay.Span) {
	return hearsay.Span{Start: int(t.wa[p.A[0]].Start), End: int(t.wa[p.A[1]-1].End)}, hearsay.Span{Start: int(t.wb[p.B[0]].Start), End: int(t.wb[p.B[1]-1].End)}
}
