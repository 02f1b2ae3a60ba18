package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"hearsay/internal/store"
)

// Facets counts the values of each facet under the other restrictions of q: the outlets
// whatever outlet is chosen, and so on. Without words they come from the daily counts;
// with words the newest 10,000 matches are looked at. Limit and After play no part.
func (l *Ledger) Facets(ctx context.Context, q store.ArticleQuery) (store.Facets, error) {
	f, err := newFilter("", "", q.Status, q.Since, q.Until, "", q.Text)
	if err != nil {
		return store.Facets{}, err
	}
	picked, err := newFilter("", "", "", "", "", q.Day, "")
	if err != nil {
		return store.Facets{}, err
	}
	outlets, langs, days := map[string]int{}, map[string]int{}, map[int64]int{}
	count := func(outlet, lang string, day int64, n int) {
		o, g := q.Outlet == "" || q.Outlet == outlet, q.Lang == "" || q.Lang == lang
		d := q.Day == "" || day == dayOf(picked.lo)
		if g && d {
			outlets[outlet] += n
		}
		if o && d {
			langs[lang] += n
		}
		if o && g && day >= 0 {
			days[day] += n
		}
	}
	err = l.read(ctx, func(tx *sql.Tx) error {
		if f.words.any() {
			return f.facetsOfWords(ctx, tx, count)
		}
		return f.facetsOfDays(ctx, tx, q, count)
	})
	if err != nil {
		return store.Facets{}, l.fail("read", err)
	}
	out := store.Facets{Outlets: byCount(outlets), Langs: byCount(langs)}
	for day, n := range days {
		out.Days = append(out.Days, store.Facet{Value: dayName(day), Count: n})
	}
	slices.SortFunc(out.Days, func(x, y store.Facet) int { return cmp.Compare(y.Value, x.Value) })
	return out, nil
}

func (f filter) facetsOfWords(ctx context.Context, tx *sql.Tx, count func(outlet, lang string, day int64, n int)) error {
	clause, order, args := f.from(f.hi)
	rows, err := tx.QueryContext(ctx, `SELECT i.outlet, i.lang, i.ord`+clause+` ORDER BY `+order+` DESC LIMIT ?`, append(args, manyMatches)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var outlet, lang string
		var place int64
		if err := rows.Scan(&outlet, &lang, &place); err != nil {
			return err
		}
		count(outlet, lang, dayOf(place), 1)
	}
	return rows.Err()
}

func (f filter) facetsOfDays(ctx context.Context, tx *sql.Tx, q store.ArticleQuery, count func(outlet, lang string, day int64, n int)) error {
	query, args := f.daily("outlet, lang, day, sum(n)", "", "", q.Status)
	rows, err := tx.QueryContext(ctx, query+" GROUP BY outlet, lang, day", args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var outlet, lang string
		var day int64
		var n int
		if err := rows.Scan(&outlet, &lang, &day, &n); err != nil {
			return err
		}
		count(outlet, lang, day, n)
	}
	return rows.Err()
}

// byCount lists values, most frequent first, equal counts by name.
func byCount(m map[string]int) []store.Facet {
	var out []store.Facet
	for v, n := range m {
		out = append(out, store.Facet{Value: v, Count: n})
	}
	slices.SortFunc(out, func(x, y store.Facet) int {
		return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Value, y.Value))
	})
	return out
}

// Totals counts the ledger. It reads counters and the daily counts, no articles.
func (l *Ledger) Totals(ctx context.Context) (store.Totals, error) {
	var t store.Totals
	err := l.read(ctx, func(tx *sql.Tx) (err error) {
		t, err = totals(ctx, tx)
		return err
	})
	return t, l.fail("read", err)
}

func totals(ctx context.Context, tx *sql.Tx) (t store.Totals, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT name, n FROM counters`)
	if err != nil {
		return t, err
	}
	defer rows.Close()
	into := map[string]*int{"revisions": &t.Revisions, "sightings": &t.Sightings, "refusals": &t.Refusals, "readings": &t.Readings, "quotes": &t.Quotes}
	for rows.Next() {
		var name string
		var n int
		if err := rows.Scan(&name, &n); err != nil {
			return t, err
		}
		if p := into[name]; p != nil {
			*p = n
		}
	}
	if err := rows.Err(); err != nil {
		return t, err
	}
	cells, err := tx.QueryContext(ctx, `SELECT status, lang, min(nullif(day, -1)), max(nullif(day, -1)), sum(n) FROM daily GROUP BY status, lang`)
	if err != nil {
		return t, err
	}
	defer cells.Close()
	byStatus, byLang := map[string]int{}, map[string]int{}
	first, last := sql.NullInt64{}, sql.NullInt64{}
	for cells.Next() {
		var status, lang string
		var lo, hi sql.NullInt64
		var n int
		if err := cells.Scan(&status, &lang, &lo, &hi, &n); err != nil {
			return t, err
		}
		t.Articles += n
		byStatus[status] += n
		byLang[lang] += n
		if lo.Valid && (!first.Valid || lo.Int64 < first.Int64) {
			first = lo
		}
		if hi.Valid && (!last.Valid || hi.Int64 > last.Int64) {
			last = hi
		}
	}
	if err := cells.Err(); err != nil {
		return t, err
	}
	if first.Valid {
		t.First, t.Last = dayName(first.Int64), dayName(last.Int64)
	}
	t.ByStatus, t.ByLang = byCount(byStatus), byCount(byLang)
	return t, tx.QueryRowContext(ctx, `SELECT count(*) FROM outlets`).Scan(&t.Outlets)
}
