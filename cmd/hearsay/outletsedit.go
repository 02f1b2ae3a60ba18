package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

type outletsEditCmd struct {
	ledgerFlag
	Name      string   `arg:"" help:"The outlet's name in the table, or an alias."`
	New       bool     `help:"Make a new row."`
	Rename    string   `placeholder:"NAME" help:"Another name; the old one stays as an alias."`
	Domain    *string  `placeholder:"HOST" help:"Its web domain."`
	Owner     *string  `placeholder:"NAME" help:"Who owns it."`
	OwnerKind *string  `placeholder:"KIND" help:"state, public-service, party, private or unknown."`
	Country   *string  `placeholder:"CODE" help:"Three capital letters."`
	Kind      *string  `placeholder:"KIND" help:"agency, paper, broadcaster, official, think tank …"`
	Zone      *string  `placeholder:"ZONE" help:"Time zone of times that state none: Etc/UTC, or as the IANA table has it."`
	Language  *string  `placeholder:"XX" help:"Its main language."`
	SpeaksFor *string  `placeholder:"NAME" help:"A state or body whose organ it is."`
	Alias     []string `sep:"none" placeholder:"NAME" help:"One more name for it, also a credit line such as that of an agency. May be repeated."`
	DropAlias []string `sep:"none" placeholder:"NAME" help:"Takes an alias away. May be repeated."`
}

// Help is shown by hearsay outlets edit --help.
func (outletsEditCmd) Help() string {
	return `Changes what is named and leaves the rest; a value of '' empties a field.

  hearsay outlets edit "The Kestrel Post" --zone Etc/GMT-2 --owner "Kestrel Holding" --owner-kind private
  hearsay outlets edit Northline --new --kind agency --alias "Northline Agency"`
}

// Run changes one row.
func (c *outletsEditCmd) Run(a *app) (err error) {
	l, err := openPresentOr(a, c.ledgerFlag, c.New)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	all, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	o, known := findOutlet(all, c.Name)
	switch {
	case !known && !c.New:
		return hintf(fmt.Errorf("outlets edit: no outlet is called %q", c.Name), "hearsay outlets list prints the names; --new makes one")
	case known && c.New:
		return hintf(fmt.Errorf("outlets edit: %q is there already", o.Name), "leave --new out to change it")
	case !known:
		o.Name = strings.TrimSpace(c.Name)
	}
	before := o.Name
	o = c.apply(o)
	if o, err = outletOf(cellsOf(o)); err != nil {
		return usageError{fmt.Errorf("outlets edit: %w", err)}
	}
	for _, alias := range append([]string{o.Name}, o.Aliases...) {
		if x, ok := findOutlet(all, alias); ok && x.Name != before {
			return hintf(fmt.Errorf("outlets edit: %q stands for %q already", alias, x.Name), "hearsay outlets edit %q --drop-alias %q frees it", x.Name, alias)
		}
	}
	if o.Name != before && known {
		if err := l.RemoveOutlet(a.ctx, before); err != nil {
			return ledgerHint(err)
		}
	}
	if err := l.PutOutlets(a.ctx, []store.Outlet{o}); err != nil {
		return ledgerHint(err)
	}
	_, err = fmt.Fprintf(a.stdout, "%s: kind %s, country %s, owner %s (%s), zone %s, domain %s, aliases %s\n", o.Name, dash(o.Kind), dash(o.Country), dash(o.Owner), dash(o.OwnerKind),
		dash(o.Zone), dash(o.Domain), dash(strings.Join(o.Aliases, "; ")))
	return err
}

func (c *outletsEditCmd) apply(o store.Outlet) store.Outlet {
	for _, f := range []struct {
		to   *string
		from *string
	}{{&o.Domain, c.Domain}, {&o.Owner, c.Owner}, {&o.OwnerKind, c.OwnerKind}, {&o.Country, c.Country}, {&o.Kind, c.Kind}, {&o.Zone, c.Zone}, {&o.Language, c.Language}, {&o.SpeaksFor, c.SpeaksFor}} {
		if f.from != nil {
			*f.to = strings.TrimSpace(*f.from)
		}
	}
	o.Aliases = append(slices.Clone(o.Aliases), c.Alias...)
	if name := strings.TrimSpace(c.Rename); name != "" && name != o.Name {
		o.Name, o.Aliases = name, append(o.Aliases, o.Name)
	}
	o.Aliases = slices.DeleteFunc(o.Aliases, func(s string) bool { return s == o.Name || slices.Contains(c.DropAlias, s) })
	return o
}

// cellsOf gives the cells of a row as a CSV file would, so that one check serves both.
func cellsOf(o store.Outlet) func(column string) string {
	cells := map[string]string{"domain": o.Domain, "name": o.Name, "aliases": strings.Join(o.Aliases, ";"), "owner": o.Owner, "owner_kind": o.OwnerKind,
		"country": o.Country, "kind": o.Kind, "zone": o.Zone, "language": o.Language, "speaks_for": o.SpeaksFor}
	return func(column string) string { return strings.TrimSpace(cells[column]) }
}

// findOutlet returns the outlet of this name or alias.
func findOutlet(all []store.Outlet, name string) (store.Outlet, bool) {
	name = strings.TrimSpace(name)
	for _, o := range all {
		if o.Name == name || slices.Contains(o.Aliases, name) {
			return o, true
		}
	}
	return store.Outlet{}, false
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

type outletsRemoveCmd struct {
	ledgerFlag
	Name string `arg:"" help:"The outlet's name in the table."`
}

// Run takes one row out.
func (c *outletsRemoveCmd) Run(a *app) (err error) {
	l, err := openPresent(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	err = l.RemoveOutlet(a.ctx, c.Name)
	if errors.Is(err, store.ErrNotFound) {
		return hintf(fmt.Errorf("outlets remove: no outlet is called %q", c.Name), "hearsay outlets list prints the names; aliases go with hearsay outlets edit --drop-alias")
	}
	if err != nil {
		return ledgerHint(err)
	}
	_, err = fmt.Fprintf(a.stdout, "%s is out of the table; its articles stay\n", c.Name)
	return err
}

// openPresentOr opens a ledger for writing; one that is not there is made only if asked to.
func openPresentOr(a *app, f ledgerFlag, make bool) (*embedded.Ledger, error) {
	if make {
		return openWriter(a, f)
	}
	return openPresent(a, f)
}

type outletsOwnersCmd struct {
	ledgerFlag
	rowsFlag
}

// ownerRow is a row of outlets owners.
type ownerRow struct {
	Owner     string   `json:"owner"`
	OwnerKind []string `json:"owner_kind"`
	Outlets   []string `json:"outlets"`
	Countries []string `json:"countries"`
}

// Run prints owners with what they own, the largest families first.
func (c *outletsOwnersCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	header := []string{"owner", "owner_kind", "outlets", "countries"}
	w := newRows(a, c.Output, column{"OWNER", 32}, column{"KIND", 16}, column{"OUTLETS", 7}, column{"", 0})
	families := owners(all)
	for i, r := range families {
		if n := c.limit(a); n > 0 && i == n {
			break
		}
		names, kinds := strings.Join(r.Outlets, "; "), strings.Join(r.OwnerKind, "; ")
		if err := w.row(r, []string{r.Owner, kinds, fmt.Sprint(len(r.Outlets)), names}, header, []string{r.Owner, kinds, names, strings.Join(r.Countries, ";")}); err != nil {
			return err
		}
	}
	if err := w.end(header); err != nil {
		return err
	}
	if c.Output == "table" && len(families) == 0 {
		fmt.Fprintln(a.stderr, "hearsay: no outlet has an owner\nhint: hearsay outlets edit NAME --owner OWNER")
	}
	return nil
}

// owners gathers outlets by owner; letter case and white space of the name do not count.
func owners(all []store.Outlet) []ownerRow {
	at := map[string]int{}
	var out []ownerRow
	for _, o := range all {
		key := strings.ToLower(strings.Join(strings.Fields(o.Owner), " "))
		if key == "" {
			continue
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, ownerRow{Owner: o.Owner, OwnerKind: []string{}, Countries: []string{}})
		}
		r := &out[i]
		r.Outlets = append(r.Outlets, o.Name)
		for _, x := range []struct {
			list *[]string
			s    string
		}{{&r.OwnerKind, o.OwnerKind}, {&r.Countries, o.Country}} {
			if x.s != "" && !slices.Contains(*x.list, x.s) {
				*x.list = append(*x.list, x.s)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y ownerRow) int {
		if d := len(y.Outlets) - len(x.Outlets); d != 0 {
			return d
		}
		return strings.Compare(x.Owner, y.Owner)
	})
	return out
}

type outletsAgenciesCmd struct {
	ledgerFlag
}

// Help is shown by hearsay outlets agencies --help.
func (outletsAgenciesCmd) Help() string {
	return `Prints the outlets of kind agency with their names and aliases in the form that --world and
$HEARSAY_WORLD take, so that the reader knows their credit lines wherever they stand: "told the
Northline agency", "reporting by Northline". Credit lines in brackets, "VELM (Northline) —", are seen
without. A ledger is read again when the table changes, so it is not done behind your back.

  hearsay outlets agencies > agencies.tsv
  hearsay ingest --world agencies.tsv --once`
}

// Run prints rows of a user's table of the world.
func (c *outletsAgenciesCmd) Run(a *app) error {
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	all, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	n := 0
	for _, o := range all {
		if o.Kind != "agency" {
			continue
		}
		n++
		if _, err := fmt.Fprintf(a.stdout, "body\t%s\t%s\t%s\tagency\n", cell(o.Name), cell(strings.Join(o.Aliases, ";")), o.Country); err != nil {
			return err
		}
	}
	if n == 0 {
		fmt.Fprintln(a.stderr, "hearsay: no outlet of the table is of kind agency\nhint: hearsay outlets edit NAME --kind agency")
	}
	return nil
}

// cell makes s fit between tabs.
func cell(s string) string { return strings.Join(strings.Fields(s), " ") }
