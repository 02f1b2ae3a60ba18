package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
)

// tellUnknown says on standard error which outlets that a command was asked about the ledger does not have, and which
// names are near: a name with a slip of the pen has no rows, and no rows look like silence. It is no error, since an
// outlet may be asked about before it publishes.
func tellUnknown(a *app, k *kong.Context) error {
	asked := outletsAsked(k)
	if len(asked) == 0 {
		return nil
	}
	l, err := openReader(a, ledgerFlag{flagText(k, "db")})
	if err != nil {
		return err
	}
	defer l.Close()
	known, err := outletsKnown(a, l)
	if err != nil {
		return ledgerHint(err)
	}
	for _, name := range asked {
		if !slices.Contains(known, name) {
			fmt.Fprintf(a.stderr, "hearsay: no outlet “%s” is in the ledger%s\n", name, meant(name, known))
		}
	}
	return nil
}

// outletsAsked are the names of outlets on a command line whose command asks about them; speakers are not meant, nor
// what ingest and add say of their input.
func outletsAsked(k *kong.Context) (names []string) {
	command, _, _ := strings.Cut(k.Command(), " ")
	switch command {
	case "ingest", "add", "read", "outlets":
		return nil
	}
	if flagText(k, "by") == "speaker" {
		return nil
	}
	for _, flag := range []string{"outlet", "with"} {
		if s := flagText(k, flag); s != "" {
			names = append(names, s)
		}
	}
	for _, f := range k.Flags() {
		if list, ok := f.Target.Interface().([]string); ok && f.Name == "without" {
			names = append(names, list...)
		}
	}
	if s, ok := k.Selected().Target.Addr().Interface().(*sourcesCmd); ok && s.Outlet != "" {
		names = append(names, s.Outlet)
	}
	return names
}

// flagText is the value of a flag of text, "" where the command has none so called.
func flagText(k *kong.Context, name string) string {
	for _, f := range k.Flags() {
		if s, ok := f.Target.Interface().(string); ok && f.Name == name {
			return s
		}
	}
	return ""
}

// outletsKnown are the outlets of articles and of the outlets table.
func outletsKnown(a *app, l *embedded.Ledger) ([]string, error) {
	f, err := l.Facets(a.ctx, store.ArticleQuery{})
	if err != nil {
		return nil, err
	}
	table, err := l.Outlets(a.ctx)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, o := range f.Outlets {
		names = append(names, o.Value)
	}
	for _, o := range table {
		names = append(names, o.Name)
	}
	return names, nil
}

// tellHomeless says how many of what was counted stand in articles of unknown outlets, so that rows add up.
func tellHomeless(a *app, n int, where string) {
	if n > 0 {
		fmt.Fprintf(a.stderr, "hearsay: %d of them %s in articles of unknown outlets and %s\n", n, pluralOf(n, "stands", "stand"), pluralOf(n, strings.Replace(where, "count", "counts", 1), where))
	}
}

// meant asks whether one of up to three known names was meant: those that hold the words, in any case of letters.
func meant(name string, known []string) string {
	var near []string
	for _, x := range known {
		if name != "" && strings.Contains(strings.ToLower(x), strings.ToLower(name)) && !slices.Contains(near, "“"+x+"”") {
			near = append(near, "“"+x+"”")
		}
	}
	if len(near) == 0 || len(near) > 3 {
		return ""
	}
	return "; did you mean " + strings.Join(near, " or ") + "?"
}
