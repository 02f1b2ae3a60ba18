package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// blocs groups outlets by a column of their table, or by a file of the user's. Outlets without a
// value are in no bloc; an owner kind that says that it is not known is none.
func blocs(a *app, l *embedded.Ledger, which string) (map[string]string, error) {
	table, err := l.Outlets(a.ctx)
	if err != nil {
		return nil, ledgerHint(err)
	}
	column := map[string]func(*store.Outlet) string{
		"owner-kind": func(o *store.Outlet) string {
			if o.OwnerKind == "unknown" {
				return ""
			}
			return o.OwnerKind
		},
		"country": func(o *store.Outlet) string { return o.Country },
		"owner":   func(o *store.Outlet) string { return o.Owner },
		"kind":    func(o *store.Outlet) string { return o.Kind },
	}[which]
	if column == nil {
		return blocFile(which, table)
	}
	out := map[string]string{}
	for i := range table {
		if b := column(&table[i]); b != "" {
			out[table[i].Name] = b
		}
	}
	if len(out) == 0 {
		return nil, hintf(fmt.Errorf("blame --by bloc: the table of outlets has no %s", which), "hearsay outlets import FILE.csv fills it; --bloc FILE.csv groups outlets for once")
	}
	return out, nil
}

// blocFile reads a CSV file with a header that names outlet and bloc. An outlet may be called by its
// name, domain or an alias in the table.
func blocFile(name string, table []store.Outlet) (map[string]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, usageError{hintf(fmt.Errorf("--bloc: %w", err), "owner-kind, country, owner, kind, or a CSV file with the columns outlet, bloc")}
	}
	defer f.Close()
	m, err := readBlocs(f, table)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

var errBlocs = errors.New("the first line names no columns outlet and bloc")

func readBlocs(r io.Reader, table []store.Outlet) (map[string]string, error) {
	in := csv.NewReader(r)
	in.FieldsPerRecord, in.Comment = -1, '#'
	head, err := in.Read()
	if err != nil {
		return nil, errBlocs
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	o, b := slices.Index(head, "outlet"), slices.Index(head, "bloc")
	if o < 0 || b < 0 {
		return nil, errBlocs
	}
	known := map[string]string{}
	for i := range table {
		for _, n := range append([]string{table[i].Domain}, table[i].Aliases...) {
			if n != "" {
				known[strings.ToLower(n)] = table[i].Name
			}
		}
	}
	out := map[string]string{}
	for {
		rec, err := in.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := in.FieldPos(0)
		if len(rec) <= max(o, b) {
			return nil, fmt.Errorf("line %d: too few fields", line)
		}
		outlet, bloc := strings.TrimSpace(rec[o]), strings.TrimSpace(rec[b])
		if n := known[strings.ToLower(outlet)]; n != "" {
			outlet = n
		}
		if was := out[outlet]; was != "" && bloc != "" && was != bloc {
			return nil, fmt.Errorf("line %d: %s is in %s and in %s", line, outlet, was, bloc)
		}
		if bloc != "" {
			out[outlet] = bloc
		}
	}
}
