package pipeline

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/judge"
	"hearsay/internal/store"
	"hearsay/lexicon/world"
)

// StatementLedger is what finding the things that a statement is about needs of a store.
type StatementLedger interface {
	View(ctx context.Context, id string) (store.View, error)
	Article(ctx context.Context, name string, rev hearsay.RevisionID) (store.ArticleView, error)
}

// NameError says that a name stands for nothing that can be judged so, and what would.
type NameError struct {
	Problem, Hint string
	Missing       bool // the ledger has nothing of that name
}

func (e *NameError) Error() string { return e.Problem }

func nameError(hint, format string, args ...any) error {
	return &NameError{Problem: fmt.Sprintf(format, args...), Hint: hint}
}

func missing(hint, format string, args ...any) error {
	return &NameError{Problem: fmt.Sprintf(format, args...), Hint: hint, Missing: true}
}

// NewStatement finds what names stand for: REF#QUOTE (the id or its first characters), A..B for a link,
// name:KEY, the id of a claim, story or incident, else the reference of an article. Who says so, when and
// why are the caller's. set is what change and add tell of a quote (package link/judge), nil for other verbs; add takes the
// article and the words that are claimed. w are the tables that names may come from. Errors are a [*NameError] or the ledger's.
func NewStatement(ctx context.Context, l StatementLedger, w *world.World, verb hearsay.Verb, names []string, set map[string]string) (hearsay.Statement, error) {
	s := hearsay.Statement{Verb: verb, Set: set}
	switch {
	case verb == hearsay.Change || verb == hearsay.Add:
		return correction(ctx, l, w, s, names)
	case len(set) > 0:
		return s, nameError("", "%s sets nothing", verb)
	}
	for i, name := range names {
		t, err := target(ctx, l, name)
		if err != nil {
			return s, err
		}
		if i > 0 && verb != hearsay.Split && together(t.Kind) != together(s.About[0].Kind) {
			return s, nameError("", "%s is a %s and %s a %s: say it of two of one kind", names[0], s.About[0].Kind, name, t.Kind)
		}
		if one := verb == hearsay.Right || verb == hearsay.Wrong || verb == hearsay.Unsure; one && (t.Kind == "article" || t.Kind == "name") {
			return s, nameError("a quote is named REF#QUOTE, a link A..B, a claim, story or incident by its id", "%s is a whole %s: nothing was read there that could be %s", name, t.Kind, verb)
		}
		s.About = append(s.About, t)
		if verb == hearsay.Join { // all that is in them, or what is joined would come apart at the next reading
			more, err := members(ctx, l, &t)
			if err != nil {
				return s, err
			}
			s.About = append(s.About, more...)
		}
	}
	return s, nil
}

// correction makes a statement that changes a quote, or adds one.
func correction(ctx context.Context, l StatementLedger, w *world.World, s hearsay.Statement, names []string) (hearsay.Statement, error) {
	t, err := target(ctx, l, names[0])
	if err != nil {
		return s, err
	}
	switch {
	case s.Verb == hearsay.Change && t.Kind != "quote":
		return s, nameError("a quote is named REF#QUOTE", "%s is a %s: change is said of a quote", names[0], t.Kind)
	case s.Verb == hearsay.Change && len(s.Set) == 0:
		return s, nameError("such as speaker=NAME, accused=NAME, act=deny", "nothing is changed")
	case s.Verb == hearsay.Add && (t.Kind != "article" || len(names) != 2):
		return s, nameError("name the article, then the words that are claimed", "%s is a %s: a quote is added to an article", names[0], t.Kind)
	}
	x, err := l.Article(ctx, string(t.Article), "")
	if err != nil {
		return s, err
	}
	r := &link.Report{Article: x.Item.ID, Ref: x.Revision.RefOrID(), Revision: &x.Revision, Reading: x.Reading}
	if x.Reading == nil {
		return s, nameError("hearsay ingest reads what is not read yet", "%s is not read", names[0])
	}
	if err := judge.Check(s.Set, r, lookup(w)); err != nil {
		return s, nameError("", "%s", err)
	}
	s.About = []hearsay.Target{t}
	if s.Verb == hearsay.Add {
		t.Kind, t.Words, t.Field = "quote", strings.TrimSpace(names[1]), hearsay.FieldText
		for _, f := range []hearsay.Field{hearsay.FieldText, hearsay.FieldTitle} {
			t.Field, s.About[0] = f, t
			s.About[0].Field = f
			q, ok := judge.Find(&s, &x.Revision)
			for _, role := range []string{judge.SetSource, judge.SetCue} {
				if ok && s.Set[role] != "" && !strings.Contains(f.In(&x.Revision), s.Set[role]) {
					return s, nameError("write the words as the article has them", "%s %q does not stand in %s", role, s.Set[role], names[0])
				}
			}
			if ok {
				s.About[0].Spans, s.About[0].Quote = judge.Spans(&q), q.ID
				return s, nil
			}
		}
		return s, nameError("copy them as they stand there", "these words do not stand in %s", names[0])
	}
	return s, nil
}

// lookup finds states, offices, services and bodies in the tables.
func lookup(w *world.World) judge.Lookup {
	return func(name string) (hearsay.Actor, bool) {
		if w == nil {
			return hearsay.Actor{}, false
		}
		e := w.Find(name)
		if e == nil || e.Kind == hearsay.KindPerson || e.Kind == hearsay.KindUnknown {
			return hearsay.Actor{}, false
		}
		return hearsay.Actor{Name: e.Name, Kind: e.Kind, Country: e.Country, Public: true}, true
	}
}

// together lets a view and its members stand side by side.
func together(kind string) string {
	switch kind {
	case store.KindClaim, "quote":
		return "quote"
	case store.KindStory, "article":
		return "article"
	}
	return kind
}

// members are the other members of the claim or story that t stands for.
func members(ctx context.Context, l StatementLedger, t *hearsay.Target) (out []hearsay.Target, err error) {
	if t.View == "" {
		return nil, nameError("", "join takes the ids of two claims, stories or incidents; say same of two quotes or articles")
	}
	v, err := l.View(ctx, t.View)
	if err != nil {
		return nil, err
	}
	for i, m := range v.Members {
		if i == 0 {
			continue
		}
		x := hearsay.Target{Kind: "article", Article: m.Article}
		if m.Quote != "" {
			if x, err = quoteTarget(ctx, l, string(m.Article), string(m.Quote)); err != nil {
				return nil, err
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// target finds what a name stands for.
func target(ctx context.Context, l StatementLedger, name string) (hearsay.Target, error) {
	if key, ok := strings.CutPrefix(name, "name:"); ok {
		return hearsay.Target{Kind: "name", Name: key}, nil
	}
	if ref, id, ok := strings.Cut(name, "#"); ok && id != "" {
		return quoteTarget(ctx, l, ref, id)
	}
	if x, y, ok := strings.Cut(name, ".."); ok {
		return linkTarget(ctx, l, x, y)
	}
	v, err := l.View(ctx, name)
	if err == nil {
		t := hearsay.Target{Kind: v.Kind, View: v.ID, Words: v.Title}
		if len(v.Members) > 0 {
			m := v.Members[0]
			if m.Quote != "" {
				q, err := quoteTarget(ctx, l, string(m.Article), string(m.Quote))
				if err != nil {
					return q, err
				}
				q.Kind, q.View = v.Kind, v.ID
				return q, nil
			}
			t.Article = m.Article
		}
		return t, nil
	}
	if !errors.Is(err, store.ErrNotFound) {
		return hearsay.Target{}, err
	}
	x, err := l.Article(ctx, name, "")
	if errors.Is(err, store.ErrNotFound) {
		return hearsay.Target{}, missing("quotes are named REF#QUOTE, links A..B, names name:KEY", "%q is no claim, story, incident or article of this ledger", name)
	}
	if err != nil {
		return hearsay.Target{}, err
	}
	return hearsay.Target{Kind: "article", Article: x.Item.ID, Ref: x.Revision.RefOrID(), Revision: x.Revision.ID, Words: x.Revision.Title}, nil
}

func quoteTarget(ctx context.Context, l StatementLedger, ref, id string) (hearsay.Target, error) {
	v, err := l.Article(ctx, ref, "")
	if errors.Is(err, store.ErrNotFound) {
		return hearsay.Target{}, missing("hearsay search lists articles with their refs", "%s", err)
	}
	if err != nil {
		return hearsay.Target{}, err
	}
	r := &link.Report{Article: v.Item.ID, Ref: v.Revision.RefOrID(), Revision: &v.Revision, Reading: v.Reading}
	var found *hearsay.Quote
	if v.Reading != nil {
		for i := range v.Reading.Quotes {
			if q := &v.Reading.Quotes[i]; strings.HasPrefix(string(q.ID), id) {
				if found != nil {
					return hearsay.Target{}, nameError("", "more than one quote of %s begins with %s", ref, id)
				}
				found = q
			}
		}
	}
	if found == nil {
		return hearsay.Target{}, missing(fmt.Sprintf("hearsay quotes --article %s -o jsonl prints them with their ids", ref), "article %s has no quote %s", ref, id)
	}
	return judge.About(r, found), nil
}

func linkTarget(ctx context.Context, l StatementLedger, x, y string) (hearsay.Target, error) {
	t := hearsay.Target{Kind: "link"}
	for i, name := range []string{x, y} {
		v, err := l.Article(ctx, name, "")
		if errors.Is(err, store.ErrNotFound) {
			return t, missing("hearsay copies lists links with the refs of their articles", "%s", err)
		}
		if err != nil {
			return t, err
		}
		if i == 0 {
			t.Article, t.Ref = v.Item.ID, v.Revision.RefOrID()
		} else {
			t.To = v.Item.ID
		}
	}
	return t, nil
}

// Standing returns statements as listings show them: with the state of each and what its anchors stand for
// today.
func Standing(ctx context.Context, l StatementLedger, all []hearsay.Statement) []hearsay.Statement {
	v := judge.Resolve(all, func(id hearsay.ArticleID) *link.Report {
		x, err := l.Article(ctx, string(id), "")
		if err != nil {
			return nil
		}
		return &link.Report{Article: x.Item.ID, Ref: x.Revision.RefOrID(), Revision: &x.Revision, Reading: x.Reading}
	})
	for i := range all {
		s := &all[i]
		s.State = v.State[s.ID]
		if !s.Undone.IsZero() {
			s.State = "undone"
		}
		for _, q := range v.Now[s.ID] {
			s.Moved = append(s.Moved, string(q))
		}
	}
	return all
}
