package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // outlets name time zones, and not every machine has the table

	"hearsay/internal/store"
)

type outletsCmd struct {
	Import   outletsImportCmd   `cmd:"" help:"Add rows of a CSV file to the outlets table."`
	List     outletsListCmd     `cmd:"" help:"Print the outlets table."`
	Edit     outletsEditCmd     `cmd:"" help:"Change or add one outlet."`
	Remove   outletsRemoveCmd   `cmd:"" help:"Take one outlet out of the table."`
	Owners   outletsOwnersCmd   `cmd:"" help:"Print who owns which outlets."`
	Agencies outletsAgenciesCmd `cmd:"" help:"Print the agencies as a table that the reader takes (--world)."`
	Labels   outletsLabelsCmd   `cmd:"" help:"What others say of outlets, opt-in."`
}

type outletsImportCmd struct {
	ledgerFlag
	File string `arg:"" help:"CSV file with a heading line, or - for standard input."`
}

// Help is shown by hearsay outlets import --help.
func (outletsImportCmd) Help() string {
	return `Columns, in any order: name (required), domain, aliases (separated by ;), owner, owner_kind
(state, public-service, party, private, unknown), country (three capital letters), kind, zone
(IANA, such as Etc/UTC), language, speaks_for. Lines that start with # are comments. A row
replaces the one of the same name. All rows are taken or none.`
}

// outletColumns are the columns of the table, in the order of list.
var outletColumns = []string{"domain", "name", "aliases", "owner", "owner_kind", "country", "kind", "zone", "language", "speaks_for"}

var ownerKinds = []string{"", "state", "public-service", "party", "private", "unknown"}

// Run imports the file.
func (c *outletsImportCmd) Run(a *app) (err error) {
	in := io.Reader(a.stdin)
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("outlets import: %w", err)
		}
		defer f.Close()
		in = f
	}
	rows, err := readOutlets(in)
	if err != nil {
		return fmt.Errorf("outlets import: %s%w", c.File, err)
	}
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	if err := l.PutOutlets(a.ctx, rows); err != nil {
		return ledgerHint(err)
	}
	_, err = fmt.Fprintf(a.stdout, "%d outlets imported\n", len(rows))
	return err
}

// readOutlets reads and checks the whole file. Errors begin with " line N: " where they
// have a line.
func readOutlets(in io.Reader) ([]store.Outlet, error) {
	r := csv.NewReader(bufio.NewReader(in))
	r.Comment = '#'
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err == io.EOF {
		return nil, errors.New(": no heading line")
	}
	if err != nil {
		return nil, csvError(err)
	}
	at := map[string]int{}
	for i, h := range head {
		h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if !slices.Contains(outletColumns, h) {
			return nil, fmt.Errorf(" line %d: unknown column %q; there are %s", lineOf(r), h, strings.Join(outletColumns, ", "))
		}
		if _, twice := at[h]; twice {
			return nil, fmt.Errorf(" line %d: column %q stands twice", lineOf(r), h)
		}
		at[h] = i
	}
	if _, ok := at["name"]; !ok {
		return nil, fmt.Errorf(" line %d: no column \"name\"", lineOf(r))
	}
	var out []store.Outlet
	lines := map[string]int{}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, csvError(err)
		}
		line := lineOf(r)
		if len(cells) != len(head) {
			return nil, fmt.Errorf(" line %d: %d cells under %d columns", line, len(cells), len(head))
		}
		o, err := outletOf(func(column string) string {
			if i, ok := at[column]; ok {
				return strings.TrimSpace(cells[i])
			}
			return ""
		})
		if err != nil {
			return nil, fmt.Errorf(" line %d: %w", line, err)
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			if before := lines[name]; before > 0 && before != line {
				return nil, fmt.Errorf(" line %d: %q stands for another outlet on line %d", line, name, before)
			}
			lines[name] = line
		}
		out = append(out, o)
	}
}

func outletOf(cell func(column string) string) (o store.Outlet, err error) {
	o = store.Outlet{Domain: strings.ToLower(cell("domain")), Name: cell("name"), Owner: cell("owner"), OwnerKind: cell("owner_kind"),
		Country: cell("country"), Kind: cell("kind"), Zone: cell("zone"), Language: cell("language"), SpeaksFor: cell("speaks_for")}
	for _, alias := range strings.Split(cell("aliases"), ";") {
		if alias = strings.TrimSpace(alias); alias != "" {
			o.Aliases = append(o.Aliases, alias)
		}
	}
	if o.Name == "" {
		return o, errors.New("no name")
	}
	if !slices.Contains(ownerKinds, o.OwnerKind) {
		return o, fmt.Errorf("owner_kind %q is none of %s", o.OwnerKind, strings.Join(ownerKinds[1:], ", "))
	}
	if strings.IndexFunc(o.Country, func(r rune) bool { return r < 'A' || r > 'Z' }) >= 0 || o.Country != "" && len(o.Country) != 3 {
		return o, fmt.Errorf("country %q is not three capital letters", o.Country)
	}
	if o.Zone != "" {
		if _, err := time.LoadLocation(o.Zone); err != nil || o.Zone == "Local" {
			return o, fmt.Errorf("zone %q is not in the time zone table", o.Zone)
		}
	}
	return o, nil
}

func lineOf(r *csv.Reader) int {
	line, _ := r.FieldPos(0)
	return line
}

func csvError(err error) error {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return fmt.Errorf(" line %d: %w", p.Line, p.Err)
	}
	return fmt.Errorf(": %w", err)
}

type outletsListCmd struct {
	ledgerFlag
	rowsFlag
	Words     string `arg:"" optional:"" help:"Only outlets whose name, alias or domain holds this."`
	Owner     string `placeholder:"NAME" help:"Only outlets whose owner's name holds this."`
	OwnerKind string `placeholder:"KIND" help:"Only this kind of owner."`
	Kind      string `placeholder:"KIND" help:"Only this kind of outlet."`
	Country   string `placeholder:"CODE" help:"Only this country."`
	Without   string `enum:",domain,owner,owner_kind,country,kind,zone,language" default:"" placeholder:"FIELD" help:"Only outlets whose FIELD is empty: ${enum}."`
}

// wants reports whether the filters let o through. Letter case does not count.
func (c *outletsListCmd) wants(o *store.Outlet) bool {
	holds := func(s, part string) bool { return strings.Contains(strings.ToLower(s), strings.ToLower(part)) }
	named := holds(o.Name, c.Words) || holds(o.Domain, c.Words) || slices.ContainsFunc(o.Aliases, func(s string) bool { return holds(s, c.Words) })
	return named && holds(o.Owner, c.Owner) && (c.OwnerKind == "" || o.OwnerKind == c.OwnerKind) && (c.Kind == "" || strings.EqualFold(o.Kind, c.Kind)) &&
		(c.Country == "" || strings.EqualFold(o.Country, c.Country)) && (c.Without == "" || cellsOf(*o)(c.Without) == "")
}

// outletRow is a row of outlets list.
type outletRow struct {
	Domain    string   `json:"domain"`
	Name      string   `json:"name"`
	Aliases   []string `json:"aliases"`
	Owner     string   `json:"owner"`
	OwnerKind string   `json:"owner_kind"`
	Country   string   `json:"country"`
	Kind      string   `json:"kind"`
	Zone      string   `json:"zone"`
	Language  string   `json:"language"`
	SpeaksFor string   `json:"speaks_for"`
	// Labels are what others say; the CSV form has none, so that it can be imported again.
	Labels []store.Label `json:"labels,omitempty"`
}

// Run prints the table; its CSV can be imported again.
func (c *outletsListCmd) Run(a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	l, err := openReader(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer l.Close()
	outlets, err := l.Outlets(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	all := len(outlets)
	outlets = slices.DeleteFunc(outlets, func(o store.Outlet) bool { return !c.wants(&o) })
	labels, err := l.Labels(a.ctx)
	if err != nil {
		return ledgerHint(err)
	}
	said := labelsOf(labels)
	columns := []column{{"NAME", 28}, {"KIND", 12}, {"COUNTRY", 7}, {"OWNER KIND", 14}, {"ZONE", 16}, {"OWNER", 0}}
	if len(labels) > 0 {
		columns = []column{{"NAME", 28}, {"KIND", 12}, {"COUNTRY", 7}, {"OWNER KIND", 14}, {"ZONE", 16}, {"OWNER", 24}, {"OTHERS SAY", 0}}
	}
	w := newRows(a, c.Output, columns...)
	limit := c.limit(a)
	for _, o := range outlets {
		if limit > 0 && w.n == limit {
			break
		}
		row := outletRow{o.Domain, o.Name, o.Aliases, o.Owner, o.OwnerKind, o.Country, o.Kind, o.Zone, o.Language, o.SpeaksFor, said(o)}
		row.Aliases = list(row.Aliases)
		if err := w.row(row, []string{o.Name, o.Kind, o.Country, o.OwnerKind, o.Zone, o.Owner, labelWords(row.Labels)}[:len(columns)], outletColumns,
			[]string{o.Domain, o.Name, strings.Join(o.Aliases, ";"), o.Owner, o.OwnerKind, o.Country, o.Kind, o.Zone, o.Language, o.SpeaksFor}); err != nil {
			return err
		}
	}
	if err := w.end(outletColumns); err != nil {
		return err
	}
	if c.Output == "table" && len(outlets) > w.n {
		fmt.Fprintf(a.stderr, "hearsay: %d shown of %d; --limit N shows more\n", w.n, len(outlets))
	}
	if c.Output == "table" && len(outlets) == 0 && all > 0 {
		fmt.Fprintf(a.stderr, "hearsay: none of %d outlets is like that\n", all)
	}
	if c.Output == "table" && all == 0 {
		fmt.Fprintln(a.stderr, "hearsay: the table is empty\nhint: hearsay outlets import FILE.csv fills it")
	}
	return nil
}
