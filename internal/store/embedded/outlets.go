package embedded

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"hearsay/internal/store"
)

// PutOutlets adds rows to the outlets table; a row of the same name is replaced whole. An
// alias or a name that would stand for two outlets is an error, and then nothing is changed.
func (l *Ledger) PutOutlets(ctx context.Context, outlets []store.Outlet) error {
	err := l.write(ctx, "write outlets to", func(tx *writer) error {
		for _, o := range outlets {
			if err := tx.exec(`INSERT INTO outlets (name, domain, owner, owner_kind, country, kind, zone, language, speaks_for)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET domain = excluded.domain, owner = excluded.owner,
				owner_kind = excluded.owner_kind, country = excluded.country, kind = excluded.kind, zone = excluded.zone,
				language = excluded.language, speaks_for = excluded.speaks_for`,
				o.Name, o.Domain, o.Owner, o.OwnerKind, o.Country, o.Kind, o.Zone, o.Language, o.SpeaksFor); err != nil {
				return err
			}
			if err := tx.exec(`DELETE FROM aliases WHERE outlet = ?`, o.Name); err != nil {
				return err
			}
		}
		for _, o := range outlets { // after all names are known
			for _, alias := range o.Aliases {
				if err := putAlias(tx, alias, o.Name); err != nil {
					return err
				}
			}
		}
		var both, name string
		clash, err := tx.one(`SELECT a.alias, a.outlet FROM aliases a JOIN outlets o ON o.name = a.alias AND o.name <> a.outlet`, nil, &both, &name)
		if clash {
			return fmt.Errorf("%q is an outlet and an alias of %q", both, name)
		}
		return err
	})
	l.zonesMu.Lock()
	l.zones, l.domains = nil, nil
	l.zonesMu.Unlock()
	return err
}

func putAlias(tx *writer, alias, name string) error {
	if alias == name {
		return nil
	}
	var other string
	taken, err := tx.one(`SELECT outlet FROM aliases WHERE alias = ?`, []any{alias}, &other)
	switch {
	case err != nil:
		return err
	case taken && other != name:
		return fmt.Errorf("alias %q names both %q and %q", alias, other, name)
	case taken:
		return nil
	}
	return tx.exec(`INSERT INTO aliases (alias, outlet) VALUES (?, ?)`, alias, name)
}

// Outlets returns the outlets table by name, aliases by name, too.
func (l *Ledger) Outlets(ctx context.Context) ([]store.Outlet, error) {
	var out []store.Outlet
	err := l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT name, domain, owner, owner_kind, country, kind, zone, language, speaks_for,
			coalesce((SELECT group_concat(alias, char(31) ORDER BY alias) FROM aliases a WHERE a.outlet = o.name), '')
			FROM outlets o ORDER BY name`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var o store.Outlet
			var aliases string
			if err := rows.Scan(&o.Name, &o.Domain, &o.Owner, &o.OwnerKind, &o.Country, &o.Kind, &o.Zone, &o.Language, &o.SpeaksFor, &aliases); err != nil {
				return err
			}
			if aliases != "" {
				o.Aliases = strings.Split(aliases, "\x1f")
			}
			out = append(out, o)
		}
		return rows.Err()
	})
	return out, l.fail("read", err)
}

// OutletZone returns the time zone of the outlet of this name, alias or domain, whatever
// its letter case, or nil where the table does not tell. The table is read once. A table
// that cannot be read tells nothing: times then stay local, which is the truth as known.
func (l *Ledger) OutletZone(name string) *time.Location {
	l.zonesMu.Lock()
	defer l.zonesMu.Unlock()
	if l.zones == nil {
		l.zones = map[string]*time.Location{}
		outlets, err := l.Outlets(context.Background())
		if err != nil {
			return nil
		}
		for _, o := range outlets {
			loc, err := time.LoadLocation(o.Zone)
			if o.Zone == "" || err != nil {
				continue
			}
			for _, key := range append([]string{o.Domain, o.Name}, o.Aliases...) {
				if key != "" {
					l.zones[strings.ToLower(key)] = loc
				}
			}
		}
	}
	return l.zones[strings.ToLower(strings.TrimSpace(name))]
}
