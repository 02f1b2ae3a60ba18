package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay"
	"hearsay/internal/store"
)

type doctorCmd struct {
	ledgerFlag
	worldFlag
	Refused bool   `help:"Instead: what was refused, one a row, the latest first."`
	Output  string `short:"o" enum:"table,json" default:"table" help:"table or json."`
}

// Help is shown by hearsay doctor --help.
func (doctorCmd) Help() string {
	return `Examines the ledger and changes nothing: that the file holds together, that the indexes and
counts agree with what they index and count, that nothing taken out on request came back, what
was refused and why, whether every article was read; how feeds and pages do and what to do about
each, clocks and zones, room on the disk, the last backup. Exit code 1 if the ledger is unsound.
It reads everything: ten seconds a gigabyte.

  hearsay doctor
  hearsay doctor --refused -o json`
}

// doctorReport is what doctor prints as JSON.
type doctorReport struct {
	Ledger   string                `json:"ledger"`
	Sound    bool                  `json:"sound"`
	Problems []string              `json:"problems"`
	Format   int                   `json:"format"`
	Bytes    int64                 `json:"bytes"`
	Tables   []doctorTable         `json:"tables"`
	Counts   map[string]int        `json:"counts"`
	Statuses []store.Facet         `json:"statuses"`
	Langs    []store.Facet         `json:"langs"`
	Refusals []store.Facet         `json:"refusals"`
	LastSeq  int64                 `json:"last_seq"`
	Stages   []doctorStage         `json:"stages"`
	Reader   hearsay.StageVersion  `json:"reader"`
	Unread   int64                 `json:"unread"`
	First    string                `json:"first"`
	Last     string                `json:"last"`
	Follow   doctorFollow          `json:"follow"`
	Troubles []store.OutletTrouble `json:"outlets"` // by status other than ok
	Clock    doctorClock           `json:"clock"`
	Disk     doctorDisk            `json:"disk"`
	Backup   doctorBackup          `json:"backup"`
	Next     []string              `json:"next"`
}

type doctorTable struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
}

type doctorStage struct {
	Stage    hearsay.StageVersion `json:"stage"`
	Seq      int64                `json:"seq"`
	Readings int                  `json:"readings"`
}

// Run examines the ledger.
func (c *doctorCmd) Run(a *app) error {
	l, err := openReader(a, c.ledgerFlag)
	if errors.Is(err, store.ErrDamaged) {
		return hintf(errors.Unwrap(err), "it cannot be opened, so no more can be said: put the last backup in its place, or ingest the same input into a new ledger (--db NEW)")
	}
	if err != nil {
		return err
	}
	defer l.Close()
	if c.Refused {
		return c.refused(a, l)
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	p := newLong(a)
	defer p.end()
	check, err := l.CheckWith(a.ctx, p.show)
	if err != nil {
		return ledgerHint(err)
	}
	r := reportOf(l.Path(), check, reader.Version())
	if err := r.health(a.ctx, l, a.now()); err != nil && r.Sound { // torn pages were told of
		return ledgerHint(err)
	}
	p.end()
	if c.Output == "json" {
		r.Problems, r.Tables, r.Statuses, r.Langs = list(r.Problems), list(r.Tables), list(r.Statuses), list(r.Langs)
		r.Refusals, r.Stages, r.Next = list(r.Refusals), list(r.Stages), list(r.Next)
		b, err := marshal(r)
		if err == nil {
			_, err = a.stdout.Write(b)
		}
		if err != nil {
			return err
		}
	} else {
		r.print(a.stdout)
	}
	if !r.Sound {
		return hintf(fmt.Errorf("doctor: %s is unsound: %d %s", l.Path(), len(r.Problems), plural(len(r.Problems), "problem")),
			"keep the file, and ingest the same input into a new ledger (--db NEW)")
	}
	return nil
}

func reportOf(path string, c store.Checkup, reader hearsay.StageVersion) doctorReport {
	t := c.Totals
	r := doctorReport{Ledger: path, Sound: len(c.Problems) == 0, Problems: c.Problems, Format: c.Format, Bytes: c.Bytes,
		Counts: map[string]int{"articles": t.Articles, "revisions": t.Revisions, "sightings": t.Sightings, "readings": t.Readings,
			"quotes": t.Quotes, "refusals": t.Refusals, "outlets": t.Outlets},
		Statuses: t.ByStatus, Langs: t.ByLang, Refusals: c.Refusals, LastSeq: c.LastSeq, Reader: reader, Unread: c.LastSeq, First: t.First, Last: t.Last}
	for _, s := range c.Tables {
		r.Tables = append(r.Tables, doctorTable(s))
	}
	for _, s := range c.Cursors {
		r.Stages = append(r.Stages, doctorStage{s.Stage, s.Seq, s.Readings})
		if s.Stage == reader {
			r.Unread = c.LastSeq - s.Seq
		}
	}
	switch {
	case len(c.Problems) > 0:
	case t.Articles == 0:
		r.Next = append(r.Next, "hearsay ingest FILE… fills the ledger")
	case r.Unread > 0:
		r.Next = append(r.Next, r.unread())
	}
	if t.Articles > 0 && t.Outlets == 0 {
		r.Next = append(r.Next, "hearsay outlets import FILE.csv tells who owns an outlet and in which time zone it writes")
	}
	return r
}

// unread says what to do about entries that this reader has not read. Where the same reader has read them with other tables,
// an ingest without these would read them again and no longer know the states that they add.
func (r doctorReport) unread() string {
	version, _, _ := strings.Cut(string(r.Reader), "-")
	for _, s := range r.Stages {
		if s.Stage != r.Reader && s.Seq == r.LastSeq && strings.HasPrefix(string(s.Stage), version+"-") {
			return fmt.Sprintf("all entries are read by %s, the same reader with another table of states: name it (--world FILE or $HEARSAY_WORLD) here and to hearsay ingest, or ingest reads them again without it", s.Stage)
		}
	}
	return fmt.Sprintf("%d %s not read by %s; any hearsay ingest reads them", r.Unread, pluralOf(int(r.Unread), "entry is", "entries are"), r.Reader)
}

// list gives JSON an empty list for none.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func (r doctorReport) print(w io.Writer) {
	verdict := "sound"
	if !r.Sound {
		verdict = "UNSOUND"
	}
	fmt.Fprintf(w, "%s: %s, format %d, %s\n", r.Ledger, verdict, r.Format, mib(r.Bytes))
	for _, p := range r.Problems {
		fmt.Fprintf(w, "  problem: %s\n", p)
	}
	fmt.Fprintln(w, "\ncontents")
	for _, name := range []string{"articles", "revisions", "sightings", "readings", "quotes", "refusals", "outlets", "redactions"} {
		fmt.Fprintf(w, "  %-20s %10d\n", name, r.Counts[name])
	}
	if r.First != "" {
		fmt.Fprintf(w, "  %-20s %s to %s\n", "published", r.First, r.Last)
	}
	section := func(name string, rows []store.Facet) {
		if len(rows) > 0 {
			fmt.Fprintf(w, "\n%s\n", name)
		}
		for _, f := range rows {
			v := f.Value
			if v == "" {
				v = "(unknown)"
			}
			fmt.Fprintf(w, "  %-20s %10d\n", v, f.Count)
		}
	}
	section("articles by status", r.Statuses)
	section("articles by language", r.Langs)
	section("refusals by reason", r.Refusals)
	r.printHealth(w)
	fmt.Fprintf(w, "\nstages (last entry %d)\n", r.LastSeq)
	for _, s := range r.Stages {
		state := "caught up"
		if s.Seq < r.LastSeq {
			state = fmt.Sprintf("%d behind", r.LastSeq-s.Seq)
		}
		if strings.HasPrefix(string(s.Stage), "read/") {
			state = fmt.Sprintf("%d %s, %s", s.Readings, plural(s.Readings, "reading"), state)
			if s.Stage != r.Reader {
				state += ", not this program's reader"
			}
		}
		fmt.Fprintf(w, "  %-20s %10d  %s\n", s.Stage, s.Seq, state)
	}
	fmt.Fprintln(w, "\nroom by table, indexes included")
	for _, t := range r.Tables {
		fmt.Fprintf(w, "  %-20s %10s\n", t.Name, mib(t.Bytes))
	}
	for i, n := range r.Next {
		if i == 0 {
			fmt.Fprintln(w, "\nnext")
		}
		fmt.Fprintf(w, "  %s\n", n)
	}
}

func mib(bytes int64) string { return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20)) }
