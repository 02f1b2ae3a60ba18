package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hearsay/internal/store/embedded"
)

type backupCmd struct {
	ledgerFlag
	File   string `arg:"" help:"Where to: a file that does not exist yet."`
	Force  bool   `help:"Write over a file that exists, once the new copy is whole."`
	Output string `short:"o" enum:"table,json" default:"table" help:"table or json."`
}

// Help is shown by hearsay backup --help.
func (backupCmd) Help() string {
	return `Copies the ledger as it is at one moment into one file, while others read, ingest or serve.
The copy is made under another name, examined, and renamed when it is whole; it is a ledger like
any other and as small as can be. Needs as much room as the ledger.

  hearsay backup hearsay-$(date +%F).db
  hearsay search --db hearsay-2026-03-09.db harbour     look into it
To go back, stop what writes and copy the file over the ledger, with no x.db-wal beside it.`
}

// backupReport is what backup prints as JSON.
type backupReport struct {
	File      string  `json:"file"`
	Bytes     int64   `json:"bytes"`
	Articles  int     `json:"articles"`
	Revisions int     `json:"revisions"`
	Quotes    int     `json:"quotes"`
	LastSeq   int64   `json:"last_seq"`
	Seconds   float64 `json:"seconds"`
}

// Run makes the copy.
func (c *backupCmd) Run(a *app) error {
	start := time.Now()
	path, err := c.path()
	if err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	if same(path, c.File) {
		return usageError{errors.New("backup: this is the ledger itself")}
	}
	if fi, err := os.Stat(c.File); err == nil && fi.IsDir() {
		return usageError{hintf(fmt.Errorf("backup: %s is a folder", c.File), "name a file in it, such as %s", filepath.Join(c.File, "hearsay.db"))}
	} else if err == nil && !c.Force {
		return hintf(fmt.Errorf("backup: %s exists", c.File), "name another file, or write over it with --force")
	}
	p := newLong(a)
	defer p.end()
	b, err := l.Backup(a.ctx, c.File, func(what string, done, total int64) {
		p.say(fmt.Sprintf("%s, %s of about %s", what, mib(done), mib(total)))
	})
	p.end()
	if err != nil {
		return backupHint(err)
	}
	r := backupReport{File: c.File, Bytes: b.Bytes, Articles: b.Totals.Articles, Revisions: b.Totals.Revisions, Quotes: b.Totals.Quotes, LastSeq: b.LastSeq, Seconds: time.Since(start).Round(time.Millisecond).Seconds()}
	noteBackup(a, path, c.File)
	if c.Output == "json" {
		out, err := marshal(r)
		if err == nil {
			_, err = a.stdout.Write(out)
		}
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "%s: sound, %s\narticles  %9d\nversions  %9d\nquotes    %9d\nlast entry %8d\nseconds   %9.2f\n", r.File, mib(r.Bytes), r.Articles, r.Revisions, r.Quotes, r.LastSeq, r.Seconds)
	return err
}

func backupHint(err error) error {
	if errors.Is(err, embedded.ErrCopy) {
		return hintf(err, "nothing was kept of it; hearsay doctor examines the ledger itself")
	}
	return ledgerHint(err)
}

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// backupNote stands beside a ledger, in x.db-backup: when and where it was copied last. It is
// no part of the ledger, since a backup runs while another process writes.
type backupNote struct {
	At   time.Time `json:"at"`
	File string    `json:"file"`
}

// noteBackup keeps the note. A folder that cannot be written to has none.
func noteBackup(a *app, ledger, file string) {
	if abs, err := filepath.Abs(file); err == nil {
		file = abs
	}
	b, err := json.Marshal(backupNote{a.now().UTC(), file})
	if err == nil {
		err = os.WriteFile(ledger+"-backup", append(b, '\n'), 0o644)
	}
	if err != nil {
		fmt.Fprintf(a.stderr, "hearsay: the date of this backup could not be noted for doctor: %v\n", err)
	}
}

// lastBackup returns the note of the last backup; ok is false where there is none.
func lastBackup(ledger string) (n backupNote, ok bool) {
	b, err := os.ReadFile(ledger + "-backup")
	if err != nil || json.Unmarshal(b, &n) != nil || n.At.IsZero() {
		return backupNote{}, false
	}
	return n, true
}
