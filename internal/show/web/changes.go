package web

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/edit"
	"hearsay/internal/store"
)

// changesPage shows what one edit did, word by word.
type changesPage struct {
	Item         hearsay.Item
	Older, Newer hearsay.Revision
	OlderSeen    time.Time
	NewerSeen    time.Time
	Title, Text  []stretch
	Lists        []markList
	Notices      []string // the outlet's own words, with their kind before them
	Changed      int
	Silent       bool
	English      bool
	Between      string // time between the two sightings
	Self         string
}

// stretch is a run of words; Class is "" where nothing changed, else "cut" or "added".
type stretch struct {
	Class string
	Text  string
	Skip  int // words left out here, 0 mostly; Text is then ""
}

// markList is one line of the table of what came and went.
type markList struct {
	Name      string
	Cut, Came []string
}

// changes shows what a revision changed of the one before it (?to=, the newest by default).
func (s *site) changes(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	older, newer, err := s.twoRevisions(ctx, r.PathValue("id"), hearsay.RevisionID(r.FormValue("to")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	rep := edit.Edit(&older.Revision, &newer.Revision)
	rep.Marks = edit.Hide(rep.Marks, actors(older), actors(newer))
	p := changesPage{Item: newer.Item, Older: older.Revision, Newer: newer.Revision, Changed: rep.Changed, Silent: rep.Silent,
		OlderSeen: seen(newer, older.Revision.ID), NewerSeen: seen(newer, newer.Revision.ID), English: strings.HasPrefix(newer.Revision.Lang, "en"),
		Title: stretches(rep.Title, older.Revision.Title, newer.Revision.Title, false), Text: stretches(rep.Text, older.Revision.Text, newer.Revision.Text, true),
		Lists: markLists(rep.Marks), Self: "/articles/" + string(newer.Item.ID) + "/changes?to=" + string(newer.Revision.ID)}
	if s.o.Excerpts {
		p.Text = excerptStretches(p.Text)
	}
	p.Between = duration(p.NewerSeen.Sub(p.OlderSeen))
	for _, n := range rep.Notices {
		p.Notices = append(p.Notices, n.Kind+": “"+shorten(n.Span.In(n.Field.In(&newer.Revision)), 240)+"”")
	}
	sh := shell{Title: "What changed: " + cmp.Or(newer.Revision.Title, older.Revision.Title, "an article without headline"), Nav: "articles", Counted: counted(rep.Changed, "word") + " changed", Body: p,
		JSON: strings.Replace(p.Self, "/changes?", "/changes.json?", 1)}
	s.page(w, http.StatusOK, "changes", sh)
}

// changesJSON answers with the pieces; offsets are half open, in code points of each text.
func (s *site) changesJSON(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	older, newer, err := s.twoRevisions(ctx, r.PathValue("id"), hearsay.RevisionID(r.FormValue("to")))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	rep := edit.Edit(&older.Revision, &newer.Revision)
	type piece struct {
		Kind edit.Kind `json:"kind"`
		Old  [2]int    `json:"old"`
		New  [2]int    `json:"new"`
	}
	type mark struct {
		Kind  edit.MarkKind `json:"kind"`
		Added bool          `json:"added"`
		Field hearsay.Field `json:"field"`
		Text  string        `json:"text"`
	}
	out := struct {
		Article hearsay.ArticleID  `json:"article"`
		Older   hearsay.RevisionID `json:"older"`
		Newer   hearsay.RevisionID `json:"newer"`
		Silent  bool               `json:"silent"`
		Changed int                `json:"changed"`
		Meaning int                `json:"meaning"`
		Notices []string           `json:"notices"`
		Marks   []mark             `json:"marks"`
		Title   []piece            `json:"title"`
		Text    []piece            `json:"text"`
	}{newer.Item.ID, older.Revision.ID, newer.Revision.ID, rep.Silent, rep.Changed, rep.Meaning, []string{}, []mark{}, []piece{}, []piece{}}
	for _, n := range rep.Notices {
		out.Notices = append(out.Notices, n.Kind)
	}
	for _, m := range edit.Hide(rep.Marks, actors(older), actors(newer)) {
		out.Marks = append(out.Marks, mark{m.Kind, m.Added, m.Field, m.Text})
	}
	points := func(ps []edit.Piece, a, b string) []piece {
		list := []piece{}
		for _, p := range ps {
			list = append(list, piece{p.Kind, codePoints(a, p.Old), codePoints(b, p.New)})
		}
		return list
	}
	out.Title = points(rep.Title, older.Revision.Title, newer.Revision.Title)
	out.Text = points(rep.Text, older.Revision.Text, newer.Revision.Text)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-cache")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.Encode(out)
}

func codePoints(s string, sp hearsay.Span) [2]int {
	start := utf8.RuneCountInString(s[:sp.Start])
	return [2]int{start, start + utf8.RuneCountInString(s[sp.Start:sp.End])}
}

// twoRevisions returns a revision, the newest for "", and the one seen before it.
func (s *site) twoRevisions(ctx context.Context, id string, to hearsay.RevisionID) (older, newer store.ArticleView, err error) {
	if newer, err = s.ledger.Article(ctx, id, to); err != nil {
		return
	}
	for i, r := range newer.Revisions { // newest first
		if r.ID == newer.Revision.ID && i+1 < len(newer.Revisions) {
			older, err = s.ledger.Article(ctx, id, newer.Revisions[i+1].ID)
			return
		}
	}
	return older, newer, fmt.Errorf("version %s of article %s is the first one: %w", newer.Revision.ID, id, store.ErrNotFound)
}

func actors(v store.ArticleView) []hearsay.Actor {
	if v.Reading == nil {
		return nil
	}
	return v.Reading.Actors
}

func seen(v store.ArticleView, id hearsay.RevisionID) time.Time {
	for _, r := range v.Revisions {
		if r.ID == id {
			return r.Seen
		}
	}
	return time.Time{}
}

// around is how many words of what stayed the same are shown beside a change.
const around = 30

// stretches words the pieces with the white space between them; long runs without a change
// are cut in the middle.
func stretches(ps []edit.Piece, older, newer string, skip bool) []stretch {
	var out []stretch
	oldAt, newAt := 0, 0
	for i, p := range ps {
		gap := newer[newAt:p.New.Start]
		if p.Kind == edit.Cut {
			gap = older[oldAt:p.Old.Start]
		}
		if i > 0 && gap == "" && p.Kind == edit.Added && ps[i-1].Kind == edit.Cut {
			gap = " " // two words that stand in each other's place
		}
		if gap != "" && i > 0 {
			out = append(out, stretch{Text: gap})
		}
		oldAt, newAt = p.Old.End, p.New.End
		switch p.Kind {
		case edit.Cut:
			out = append(out, stretch{Class: "cut", Text: p.Old.In(older)})
		case edit.Added:
			out = append(out, stretch{Class: "added", Text: p.New.In(newer)})
		default:
			t := p.New.In(newer)
			if skip {
				out = append(out, middle(t, i > 0, i+1 < len(ps))...)
			} else {
				out = append(out, stretch{Text: t})
			}
		}
	}
	return out
}

// middle leaves out the middle of s, or the end that no change stands beside.
func middle(s string, before, after bool) []stretch {
	var starts []int // of words
	in := false
	for i, r := range s {
		if space := r == ' ' || r == '\n' || r == '\r' || r == '\t'; space {
			in = false
		} else if !in {
			in = true
			starts = append(starts, i)
		}
	}
	keepHead, keepTail := 0, 0
	if before {
		keepHead = around
	}
	if after {
		keepTail = around
	}
	if left := len(starts) - keepHead - keepTail; left > around {
		head, tail := s[:starts[keepHead]], ""
		if keepTail > 0 {
			tail = s[starts[len(starts)-keepTail]:]
		}
		return []stretch{{Text: head}, {Skip: left}, {Text: tail}}
	}
	return []stretch{{Text: s}}
}

func markLists(ms []edit.Mark) []markList {
	var out []markList
	for _, k := range []struct {
		kind edit.MarkKind
		name string
	}{{edit.Hedge, "Hedges"}, {edit.Negation, "Negations"}, {edit.Name, "Names"}, {edit.Number, "Numbers"}} {
		l := markList{Name: k.name}
		for _, m := range ms {
			switch {
			case m.Kind != k.kind:
			case m.Added:
				l.Came = append(l.Came, m.Text)
			default:
				l.Cut = append(l.Cut, m.Text)
			}
		}
		if len(l.Cut)+len(l.Came) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// duration words a stretch of time, "" for none.
func duration(d time.Duration) string {
	switch {
	case d < time.Second:
		return ""
	case d < 2*time.Minute:
		return counted(int(d.Seconds()), "second")
	case d < 2*time.Hour:
		return counted(int(d.Minutes()), "minute")
	case d < 48*time.Hour:
		return counted(int(d.Hours()), "hour")
	}
	return counted(int(d.Hours()/24), "day")
}
