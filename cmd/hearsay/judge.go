package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/user"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/judge"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type judgeCmd struct {
	Right   judgeOne  `cmd:"" help:"A quote, link, claim, story or incident was read rightly."`
	Wrong   judgeOne  `cmd:"" help:"It was read wrongly: a wrong quote or link counts nowhere."`
	Unsure  judgeOne  `cmd:"" help:"It cannot be told."`
	Same    judgeTwo  `cmd:"" help:"Two quotes say the same, two articles tell one story, two names are one party."`
	NotSame judgeTwo  `cmd:"" name:"not-same" help:"They do not."`
	Join    judgeTwo  `cmd:"" help:"Two claims, stories or incidents are one."`
	Split   judgeTwo  `cmd:"" help:"Take members out of a claim or story."`
	List    judgeList `cmd:"" help:"List what was said, and whether it still stands for something."`
	Undo    judgeUndo `cmd:"" help:"Take a statement back; it stays listed."`
}

// Help is shown by hearsay judge --help.
func (judgeCmd) Help() string {
	return `Keeps what an analyst says, with who, when and why. Nothing automatic overwrites it: it survives
reading and clustering anew, found again by the words it is about; what is not found again is
listed as lost. It takes effect at once.

A quote is named by its id, as quotes -o jsonl prints it, behind its article's reference:
REF#QUOTE (eight characters do). A link is A..B, two articles. Claims, stories and incidents go by
their id, names as name:KEY.

  hearsay judge wrong w-0001#5f0c12ab --why "he quotes the centre, not the minister"
  hearsay judge not-same 1f3a90c2 77b0e1d4
  hearsay judge split 1f3a90c2 w-0001#5f0c12ab
  hearsay judge list`
}

type judgeFlags struct {
	ledgerFlag
	worldFlag
	Who string `placeholder:"NAME" env:"HEARSAY_WHO" help:"Who says so; otherwise $$HEARSAY_WHO, otherwise the name of the user."`
	Why string `placeholder:"TEXT" help:"The reason, for whoever asks later."`
}

type judgeOne struct {
	judgeFlags
	Of string `arg:"" help:"REF#QUOTE, A..B, or the id of a claim, story or incident."`
}

type judgeTwo struct {
	judgeFlags
	Of   string   `arg:"" help:"REF#QUOTE, REF, name:KEY, or the id of a claim, story or incident."`
	With []string `arg:"" help:"The other, or others."`
}

// verb names the sub-command that was called.
func verb(path string) hearsay.Verb {
	for _, v := range []hearsay.Verb{hearsay.NotSame, hearsay.Right, hearsay.Wrong, hearsay.Unsure, hearsay.Same, hearsay.Join, hearsay.Split} {
		if strings.Contains(path, " "+string(v)+" ") {
			return v
		}
	}
	return ""
}

func (c *judgeOne) Run(a *app) error { return c.say(a, []string{c.Of}) }

func (c *judgeTwo) Run(a *app) error { return c.say(a, append([]string{c.Of}, c.With...)) }

func (f *judgeFlags) say(a *app, names []string) error {
	l, err := openWriter(a, f.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	s := hearsay.Statement{At: a.now(), Who: f.who(), Verb: verb(a.command), Why: f.Why}
	for i, name := range names {
		t, err := target(a, l, name)
		if err != nil {
			return err
		}
		if i > 0 && s.Verb != hearsay.Split && kindOf(t.Kind) != kindOf(s.About[0].Kind) {
			return usageError{fmt.Errorf("%s is a %s and %s a %s: say it of two of one kind", names[0], s.About[0].Kind, name, t.Kind)}
		}
		if one := s.Verb == hearsay.Right || s.Verb == hearsay.Wrong || s.Verb == hearsay.Unsure; one && (t.Kind == "article" || t.Kind == "name") {
			return usageError{hintf(fmt.Errorf("%s is a whole %s: nothing was read there that could be %s", name, t.Kind, s.Verb), "a quote is named REF#QUOTE, a link A..B, a claim, story or incident by its id")}
		}
		s.About = append(s.About, t)
		if s.Verb == hearsay.Join { // all that is in them, or what is joined would come apart at the next reading
			more, err := members(a, l, &t)
			if err != nil {
				return err
			}
			s.About = append(s.About, more...)
		}
	}
	if s, err = l.PutStatement(a.ctx, s); err != nil {
		return ledgerHint(err)
	}
	if err := relink(a, l, f.worldFlag); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s  %s says: %s %s\n", short(s.ID), s.Who, s.Verb, strings.Join(names, " "))
	return nil
}

// kindOf lets a view and its members stand together.
func kindOf(kind string) string {
	switch kind {
	case store.KindClaim, "quote":
		return "quote"
	case store.KindStory, "article":
		return "article"
	}
	return kind
}

func (f *judgeFlags) who() string {
	if f.Who != "" {
		return f.Who
	}
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Name, u.Username)
	}
	return cmp.Or(os.Getenv("USER"), "somebody")
}

// members are the other members of the claim or story that t stands for.
func members(a *app, l *embedded.Ledger, t *hearsay.Target) (out []hearsay.Target, err error) {
	if t.View == "" {
		return nil, usageError{errors.New("join takes the ids of two claims, stories or incidents; say same of two quotes or articles")}
	}
	v, err := l.View(a.ctx, t.View)
	if err != nil {
		return nil, ledgerHint(err)
	}
	for i, m := range v.Members {
		if i == 0 {
			continue
		}
		x := hearsay.Target{Kind: "article", Article: m.Article}
		if m.Quote != "" {
			if x, err = quoteTarget(a, l, string(m.Article), string(m.Quote)); err != nil {
				return nil, err
			}
		}
		out = append(out, x)
	}
	return out, nil
}

// target finds what a name on the command line stands for.
func target(a *app, l *embedded.Ledger, name string) (hearsay.Target, error) {
	if key, ok := strings.CutPrefix(name, "name:"); ok {
		return hearsay.Target{Kind: "name", Name: key}, nil
	}
	if ref, id, ok := strings.Cut(name, "#"); ok && id != "" {
		return quoteTarget(a, l, ref, id)
	}
	if x, y, ok := strings.Cut(name, ".."); ok {
		return linkTarget(a, l, x, y)
	}
	v, err := l.View(a.ctx, name)
	if err == nil {
		t := hearsay.Target{Kind: v.Kind, View: v.ID, Words: v.Title}
		if len(v.Members) > 0 {
			m := v.Members[0]
			if m.Quote != "" {
				q, err := quoteTarget(a, l, string(m.Article), string(m.Quote))
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
		return hearsay.Target{}, ledgerHint(err)
	}
	x, err := l.Article(a.ctx, name, "")
	if errors.Is(err, store.ErrNotFound) {
		return hearsay.Target{}, hintf(fmt.Errorf("%q is no claim, story, incident or article of this ledger", name), "quotes are named REF#QUOTE, links A..B, names name:KEY")
	}
	if err != nil {
		return hearsay.Target{}, ledgerHint(err)
	}
	return hearsay.Target{Kind: "article", Article: x.Item.ID, Ref: x.Revision.RefOrID(), Revision: x.Revision.ID, Words: x.Revision.Title}, nil
}

func quoteTarget(a *app, l *embedded.Ledger, ref, id string) (hearsay.Target, error) {
	v, err := l.Article(a.ctx, ref, "")
	if errors.Is(err, store.ErrNotFound) {
		return hearsay.Target{}, hintf(err, "hearsay search lists articles with their refs")
	}
	if err != nil {
		return hearsay.Target{}, ledgerHint(err)
	}
	r := &link.Report{Article: v.Item.ID, Ref: v.Revision.RefOrID(), Revision: &v.Revision, Reading: v.Reading}
	var found *hearsay.Quote
	if v.Reading != nil {
		for i := range v.Reading.Quotes {
			if q := &v.Reading.Quotes[i]; strings.HasPrefix(string(q.ID), id) {
				if found != nil {
					return hearsay.Target{}, usageError{fmt.Errorf("more than one quote of %s begins with %s", ref, id)}
				}
				found = q
			}
		}
	}
	if found == nil {
		return hearsay.Target{}, hintf(fmt.Errorf("article %s has no quote %s", ref, id), "hearsay quotes --article %s -o jsonl prints them with their ids", ref)
	}
	return judge.About(r, found), nil
}

func linkTarget(a *app, l *embedded.Ledger, x, y string) (hearsay.Target, error) {
	t := hearsay.Target{Kind: "link"}
	for i, name := range []string{x, y} {
		v, err := l.Article(a.ctx, name, "")
		if errors.Is(err, store.ErrNotFound) {
			return t, hintf(err, "hearsay copies lists links with the refs of their articles")
		}
		if err != nil {
			return t, ledgerHint(err)
		}
		if i == 0 {
			t.Article, t.Ref = v.Item.ID, v.Revision.RefOrID()
		} else {
			t.To = v.Item.ID
		}
	}
	return t, nil
}

type judgeList struct {
	ledgerFlag
	rowsFlag
}

var judgeHeader = []string{"id", "at", "who", "verb", "state", "about", "why"}

// Run lists statements, the latest last.
func (c *judgeList) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Statements(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	v := judge.Resolve(all, func(id hearsay.ArticleID) *link.Report {
		x, err := l.Article(a.ctx, string(id), "")
		if err != nil {
			return nil
		}
		return &link.Report{Article: x.Item.ID, Ref: x.Revision.RefOrID(), Revision: &x.Revision, Reading: x.Reading}
	})
	w := newRows(a, c.Output, column{"ID", 8}, column{"AT", 16}, column{"WHO", 12}, column{"SAYS", 8}, column{"STATE", 6}, column{"ABOUT", 44}, column{"WHY", 0})
	limit := c.limit(a)
	for i := range all {
		if limit > 0 && w.n == limit {
			break
		}
		s := &all[i]
		s.State = v.State[s.ID]
		if !s.Undone.IsZero() {
			s.State = "undone"
		}
		for _, q := range v.Now[s.ID] {
			s.Moved = append(s.Moved, string(q))
		}
		var about []string
		for _, t := range s.About {
			about = append(about, strings.TrimSpace(t.Kind+" "+cmp.Or(t.Ref, t.Name, short(t.View))+" "+t.Words))
		}
		cells := []string{short(s.ID), s.At.Format("2006-01-02 15:04"), s.Who, string(s.Verb), s.State, strings.Join(about, " | "), s.Why}
		csv := append([]string{s.ID, s.At.Format(time.RFC3339)}, cells[2:]...)
		if err := w.row(s, cells, judgeHeader, csv); err != nil {
			return err
		}
	}
	if err := w.end(judgeHeader); err != nil {
		return err
	}
	if w.n == 0 && c.Output == "table" {
		fmt.Fprintln(a.stderr, "hearsay: nobody has said anything yet; see hearsay judge --help")
	}
	return nil
}

type judgeUndo struct {
	ledgerFlag
	worldFlag
	ID string `arg:"" help:"Id of a statement, or its first eight characters."`
}

// Run takes a statement back.
func (c *judgeUndo) Run(a *app) error {
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	err = l.UndoStatement(a.ctx, c.ID, a.now())
	if errors.Is(err, store.ErrNotFound) {
		return hintf(err, "hearsay judge list shows their ids")
	}
	if err != nil {
		return ledgerHint(err)
	}
	return relink(a, l, c.worldFlag)
}

// relink makes views anew, so that what was said takes effect.
func relink(a *app, l *embedded.Ledger, w worldFlag) error {
	reader, err := w.reader()
	if err != nil {
		return err
	}
	return ledgerHint(pipeline.NewViews(l, reader.World(), reader.Version()).CatchUp(a.ctx))
}
