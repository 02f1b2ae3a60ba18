package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"hearsay/internal/ops"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type pruneCmd struct {
	ledgerFlag
	worldFlag
	Raw      string `name:"raw-older-than" default:"90d" placeholder:"AGE" help:"Fetched bodies older than this go: 90d, 12w. Default ${default}."`
	Refusals string `name:"refusals-older-than" default:"365d" placeholder:"AGE" help:"Refusals older than this go. Default ${default}."`
	Apply    bool   `help:"Do it. Otherwise only says what would go."`
	Vacuum   bool   `help:"With --apply: write the file anew, so that it shrinks. Needs room for a second and a third copy meanwhile."`
	Output   string `short:"o" enum:"table,json" default:"table" help:"table or json."`
}

// Help is shown by hearsay prune --help.
func (pruneCmd) Help() string {
	return `Takes out what the ledger no longer needs: readings of older versions of the reader where a
newer one has read the same text, fetched bodies and refusals of some age, robots.txt of hosts
that nothing is followed at any more; then it merges the word indexes. Articles, their versions,
texts, sightings and current readings are never touched. Without a body a page cannot be
extracted anew without fetching.

The file does not shrink by itself: the room is used by what comes next.

  hearsay prune                      what would go?
  hearsay prune --apply
  hearsay prune --apply --vacuum     and make the file smaller`
}

// pruneReport is what prune prints as JSON.
type pruneReport struct {
	Ledger string `json:"ledger"`
	Done   bool   `json:"done"`
	store.Pruned
	Vacuum     bool  `json:"vacuum"`
	VacuumRoom int64 `json:"vacuum_room"` // bytes that --vacuum needs free
}

// Run prunes, or says what would go.
func (c *pruneCmd) Run(a *app) error {
	o, err := c.options(a)
	if err != nil {
		return err
	}
	if c.Vacuum && !c.Apply {
		return usageError{errors.New("prune: --vacuum works with --apply only")}
	}
	p := newLong(a)
	defer p.end()
	r := pruneReport{Done: c.Apply, Vacuum: c.Vacuum}
	open := openReader
	if c.Apply {
		open = openPresent
	}
	l, err := open(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	r.Ledger = l.Path()
	if c.Apply {
		r.Pruned, err = l.Prune(a.ctx, o, p.show)
	} else {
		r.Pruned, err = l.PrunePlan(a.ctx, o)
	}
	if err != nil {
		return ledgerHint(err)
	}
	r.VacuumRoom = 2 * r.UsedBytes
	if c.Vacuum {
		if err := c.vacuum(a, l, &r, p); err != nil {
			return err
		}
	}
	p.end()
	return r.print(a, c.Output)
}

func (c *pruneCmd) options(a *app) (o embedded.PruneOptions, err error) {
	age := func(flag, s string) (t time.Time) {
		d, e := ops.ParseAge(s)
		if e != nil {
			err = errors.Join(err, usageError{hintf(fmt.Errorf("prune: %s: %w", flag, e), "such as %s 90d", flag)})
		}
		return a.now().Add(-d)
	}
	o.RawBefore, o.RefusedBefore = age("--raw-older-than", c.Raw), age("--refusals-older-than", c.Refusals)
	if err != nil {
		return o, err
	}
	reader, err := c.reader()
	if err != nil {
		return o, err
	}
	o.Keep = reader.Version()
	return o, nil
}

// vacuum makes the file smaller, where there is room to.
func (c *pruneCmd) vacuum(a *app, l *embedded.Ledger, r *pruneReport, p *long) error {
	if d, err := ops.DiskOf(filepath.Dir(l.Path())); err == nil && d.Free < r.VacuumRoom {
		return hintf(fmt.Errorf("prune: pruned, but --vacuum needs %s and %s are free", mib(r.VacuumRoom), mib(d.Free)),
			"make room; or hearsay backup FILE on another disk, which is as small, and put that in the ledger's place")
	}
	p.say(fmt.Sprintf("writing %s anew", mib(r.UsedBytes)))
	if err := l.Vacuum(a.ctx); err != nil {
		return ledgerHint(err)
	}
	r.FreeBytes = 0
	return nil
}

// openPresent opens a ledger for writing that must be there.
func openPresent(a *app, f ledgerFlag) (*embedded.Ledger, error) {
	r, err := openReader(a, f)
	if err != nil && !errors.Is(err, store.ErrOlder) {
		return nil, err
	}
	if r != nil {
		r.Close()
	}
	return openWriter(a, f)
}

func (r pruneReport) print(a *app, form string) error {
	if form == "json" {
		b, err := marshal(r)
		if err == nil {
			_, err = a.stdout.Write(b)
		}
		return err
	}
	verb := "would go"
	if r.Done {
		verb = "gone"
	}
	w := a.stdout
	fmt.Fprintf(w, "%s: %s\n", r.Ledger, verb)
	fmt.Fprintf(w, "readings replaced %9d  with %d quotes, about %s\n", r.Readings, r.Quotes, mib(r.ReadingBytes))
	fmt.Fprintf(w, "fetched bodies    %9d  of %d answers, %s\n", r.Raw, r.Captures, mib(r.RawBytes))
	fmt.Fprintf(w, "refusals          %9d\nrobots.txt        %9d\n", r.Refusals, r.Robots)
	if _, err := fmt.Fprintf(w, "file              %s, of which %s are free for what comes\n", mib(r.UsedBytes+r.FreeBytes), mib(r.FreeBytes)); err != nil {
		return err
	}
	if !r.Done {
		fmt.Fprintf(a.stderr, "hearsay: nothing was changed\nhint: --apply takes it out; --apply --vacuum also makes the file smaller and needs about %s free meanwhile\n", mib(r.VacuumRoom))
	}
	return nil
}
