package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/user"
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link/judge"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type judgeCmd struct {
	Right   judgeOne    `cmd:"" help:"A quote, link, claim, story or incident was read rightly."`
	Wrong   judgeOne    `cmd:"" help:"It was read wrongly: a wrong quote or link counts nowhere."`
	Unsure  judgeOne    `cmd:"" help:"It cannot be told."`
	Same    judgeTwo    `cmd:"" help:"Two quotes say the same, two articles tell one story, two names are one party."`
	NotSame judgeTwo    `cmd:"" name:"not-same" help:"They do not."`
	Join    judgeTwo    `cmd:"" help:"Two claims, stories or incidents are one."`
	Split   judgeTwo    `cmd:"" help:"Take members out of a claim or story."`
	Change  judgeChange `cmd:"" help:"Something was read wrongly in a quote, and this is right."`
	Add     judgeAdd    `cmd:"" help:"These words are a quote that the program did not see."`
	List    judgeList   `cmd:"" help:"List what was said, and whether it still stands for something."`
	Undo    judgeUndo   `cmd:"" help:"Take a statement back; it stays listed."`
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
  hearsay judge change w-0001#5f0c12ab --speaker "Interior Ministry of Quillara" --accused nobody
  hearsay judge add w-0001 "the line had been cut" --source "a signalman" --cue said --act assert
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

// judgeSet is what can be told of a quote.
type judgeSet struct {
	Speaker string   `placeholder:"NAME" help:"Who says it, as the article or the tables name them, or unknown."`
	Accused []string `placeholder:"NAME" sep:";" help:"Whom it accuses (or, with --act deny, clears), or nobody; may be given more than once."`
	Act     string   `placeholder:"ACT" help:"What is done by saying it: assert, accuse, deny, admit, warn …"`
}

func (f *judgeSet) set() map[string]string {
	out := map[string]string{}
	for k, v := range map[string]string{judge.SetSpeaker: f.Speaker, judge.SetAccused: strings.Join(f.Accused, "; "), judge.SetAct: f.Act} {
		if v != "" {
			out[k] = v
		}
	}
	return out
}

type judgeChange struct {
	judgeFlags
	judgeSet
	Of string `arg:"" help:"REF#QUOTE."`
}

func (c *judgeChange) Run(a *app) error { return c.say(a, []string{c.Of}, c.set()) }

type judgeAdd struct {
	judgeFlags
	judgeSet
	Source string `placeholder:"WORDS" help:"The words that name who speaks."`
	Cue    string `placeholder:"WORDS" help:"The words that say that it is said."`
	Of     string `arg:"" help:"REF of the article."`
	Words  string `arg:"" help:"What is claimed, in the words of the article; … between its pieces."`
}

func (c *judgeAdd) Run(a *app) error {
	set := c.set()
	for k, v := range map[string]string{judge.SetSource: c.Source, judge.SetCue: c.Cue} {
		if v != "" {
			set[k] = v
		}
	}
	return c.say(a, []string{c.Of, c.Words}, set)
}

// verb names the sub-command that was called.
func verb(path string) hearsay.Verb {
	for _, v := range []hearsay.Verb{hearsay.NotSame, hearsay.Right, hearsay.Wrong, hearsay.Unsure, hearsay.Same, hearsay.Join, hearsay.Split, hearsay.Change, hearsay.Add} {
		if strings.Contains(path, " "+string(v)+" ") {
			return v
		}
	}
	return ""
}

func (c *judgeOne) Run(a *app) error { return c.say(a, []string{c.Of}, nil) }

func (c *judgeTwo) Run(a *app) error { return c.say(a, append([]string{c.Of}, c.With...), nil) }

func (f *judgeFlags) say(a *app, names []string, set map[string]string) error {
	l, err := openWriter(a, f.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	reader, err := f.reader()
	if err != nil {
		return err
	}
	s, err := pipeline.NewStatement(a.ctx, l, reader.World(), verb(a.command), names, set)
	if err != nil {
		return nameHint(err)
	}
	s.At, s.Who, s.Why = a.now(), f.who(), f.Why
	if s, err = l.PutStatement(a.ctx, s); err != nil {
		return ledgerHint(err)
	}
	if err := ledgerHint(pipeline.NewViews(l, reader).CatchUp(a.ctx)); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "%s  %s says: %s %s%s\n", short(s.ID), s.Who, s.Verb, strings.Join(names, " "), settings(s.Set))
	return nil
}

// settings words what is set, in a fixed order.
func settings(set map[string]string) (out string) {
	for _, k := range slices.Sorted(maps.Keys(set)) {
		out += fmt.Sprintf(", %s: %s", k, set[k])
	}
	return out
}

// nameHint words an error about a name.
func nameHint(err error) error {
	var e *pipeline.NameError
	if !errors.As(err, &e) {
		return ledgerHint(err)
	}
	if e.Hint != "" {
		err = hintf(err, "%s", e.Hint)
	}
	if e.Missing {
		return err
	}
	return usageError{err}
}

func (f *judgeFlags) who() string { return whoOr(f.Who) }

// whoOr is a name, else that of the user.
func whoOr(name string) string {
	if name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return cmp.Or(u.Name, u.Username)
	}
	return cmp.Or(os.Getenv("USER"), "somebody")
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
	all = pipeline.Standing(a.ctx, l, all)
	w := newRows(a, c.Output, column{"ID", 8}, column{"AT", 16}, column{"WHO", 12}, column{"SAYS", 8}, column{"STATE", 6}, column{"ABOUT", 44}, column{"WHY", 0})
	limit := c.limit(a)
	for i := range all {
		if w.full(limit) {
			break
		}
		s := &all[i]
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
	return ledgerHint(pipeline.NewViews(l, reader).CatchUp(a.ctx))
}
