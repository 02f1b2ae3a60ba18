// Package sample is the sample world: articles about invented states, persons and papers,
// the outlets that publish them, and gold that says what a careful reader finds in them.
// The demo shows it, tests read it, evaluation scores against it. WORLD.md tells the plot,
// README.md the rules of the gold; all of it is our own writing.
//
// Everything is embedded in the binary, so that `hearsay demo` needs no file. The package
// reads its own files only: an error is a mistake in them, which the tests would have found.
package sample

import (
	"embed"
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/extract"
	"hearsay/internal/store"
)

//go:embed articles/*.txt gold/*.txt plot/*.tsv ticker/*.tsv outlets.csv
var files embed.FS

// now is the clock that stated times are checked against: after the last day of the plot
// and fixed, so that the same bytes come out on any day.
var now = time.Date(2031, 12, 31, 0, 0, 0, 0, time.UTC)

// Names returns the names of the articles by slot, without ".txt". The first thirty-odd slots
// follow the days, the later ones fill them up; an article's later revision has the higher slot.
func Names() []string {
	entries, err := files.ReadDir("articles")
	if err != nil {
		panic(err) // unreachable: embedded
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".txt")
	}
	slices.SortFunc(names, func(a, b string) int { return Slot(a) - Slot(b) })
	return names
}

// Slot returns the number that an article's name begins with, its slot in WORLD.md; 0 if it
// begins with none. The gold of even slots is held out: figures on it are reported, its
// errors are not looked at.
func Slot(name string) int {
	number, _, _ := strings.Cut(name, "-")
	n, err := strconv.Atoi(number)
	if err != nil {
		return 0
	}
	return n
}

// Articles returns the articles in the order of [Names], read as any text file with a
// header is (package extract), so that ingesting the folder gives the same items. Times
// without offset are read in the outlet's zone. Four are later revisions of others: [Plot.Edits].
func Articles() ([]hearsay.Article, error) {
	outlets, err := Outlets()
	if err != nil {
		return nil, err
	}
	zones := map[string]*time.Location{}
	for _, o := range outlets {
		if zones[o.Name], err = time.LoadLocation(o.Zone); err != nil {
			return nil, fmt.Errorf("sample outlet %s: %w", o.Name, err)
		}
	}
	var out []hearsay.Article
	for _, name := range Names() {
		b, err := files.ReadFile(path.Join("articles", name+".txt"))
		if err != nil {
			return nil, err
		}
		a, _, err := extract.Text(b).Article(extract.Options{
			Zone: func(outlet string) *time.Location { return zones[outlet] }, Now: now,
		})
		if err != nil {
			return nil, fmt.Errorf("sample article %s: %w", name, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// columns of outlets.csv, as its header line names them.
const columns = "domain,name,aliases,owner,owner_kind,country,kind,zone,language,speaks_for"

// Outlets returns the outlets table in file order.
func Outlets() ([]store.Outlet, error) {
	f, err := files.Open("outlets.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("sample outlets: %w", err)
	}
	if got := strings.Join(rows[0], ","); got != columns {
		return nil, fmt.Errorf("sample outlets: columns %q, want %q", got, columns)
	}
	var out []store.Outlet
	for _, c := range rows[1:] {
		o := store.Outlet{
			Domain: c[0], Name: c[1], Owner: c[3], OwnerKind: c[4], Country: c[5],
			Kind: c[6], Zone: c[7], Language: c[8], SpeaksFor: c[9],
		}
		if c[2] != "" {
			o.Aliases = strings.Split(c[2], ";")
		}
		out = append(out, o)
	}
	return out, nil
}
