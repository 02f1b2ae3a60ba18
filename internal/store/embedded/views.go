package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// Views returns one page of views, the latest first.
func (l *Ledger) Views(ctx context.Context, q store.ViewQuery) (p store.ViewPage, err error) {
	where, args := []string{"v.kind = ?"}, []any{q.Kind}
	order := "v.last"
	if q.Article != "" { // few views: they are found by their ids, not along the order of all
		where[0], order = "+v.kind = ?", "+v.last"
	}
	for _, c := range []struct {
		day, sql string
		add      int
	}{{q.Since, "v.last >= ?", 0}, {q.Until, "v.first < ?", 1}} {
		if c.day == "" {
			continue
		}
		at, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			return p, fmt.Errorf("%w: %q is no day (YYYY-MM-DD)", store.ErrQuery, c.day)
		}
		where, args = append(where, c.sql), append(args, at.AddDate(0, 0, c.add).UnixMicro())
	}
	days := len(args) > 1
	if q.Article != "" {
		where, args = append(where, "v.id IN (SELECT m.view FROM members m JOIN items i ON i.id = m.item WHERE i.aid = ?)"), append(args, string(q.Article))
	}
	err = l.read(ctx, func(tx *sql.Tx) error {
		if q.Until != "" && days { // no view lasts longer than the longest: what ends later began later
			span, err := spanOf(ctx, tx, q.Kind)
			if err != nil {
				return err
			}
			if at, err := time.Parse(time.DateOnly, q.Until); err == nil && span >= 0 {
				where, args = append(where, "v.last < ?"), append(args, at.AddDate(0, 0, 1).UnixMicro()+span)
			}
		}
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM views v WHERE `+strings.Join(where, " AND "), args...).Scan(&p.Total); err != nil {
			return err
		}
		limit := q.Limit
		if limit <= 0 {
			limit = math.MaxInt32 - 1
		}
		// Those with a time first, then the rest: each half in the order of its index.
		part, mark, undated := "v.last IS NOT NULL", []any{}, false
		if q.After != "" {
			last, id, ok := strings.Cut(q.After, "-")
			n, err := strconv.ParseInt(last, 36, 64)
			if undated = last == ""; !ok || err != nil && !undated {
				return fmt.Errorf("%w: %q is no page", store.ErrQuery, q.After)
			}
			if part, mark = "(v.last, v.id) < (?, ?)", []any{n, id}; undated {
				part, mark = "v.last IS NULL AND v.id < ?", []any{id}
			}
		}
		for {
			err := eachView(ctx, tx, `SELECT `+viewList+` FROM views v WHERE `+strings.Join(append(where, part), " AND ")+` ORDER BY `+order+` DESC, v.id DESC LIMIT ?`,
				append(append(slices.Clone(args), mark...), limit+1-len(p.Rows)), func(v store.View) { p.Rows = append(p.Rows, v) })
			if err != nil {
				return err
			}
			if undated || len(p.Rows) > limit {
				break
			}
			part, mark, undated = "v.last IS NULL", nil, true
		}
		if len(p.Rows) > limit {
			p.Rows = p.Rows[:limit]
			x := p.Rows[limit-1]
			if p.Next = "-" + x.ID; !x.Last.IsZero() {
				p.Next = strconv.FormatInt(x.Last.UnixMicro(), 36) + p.Next
			}
		}
		return nil
	})
	if errors.Is(err, store.ErrQuery) {
		return p, err
	}
	return p, l.fail("read", err)
}

// spanName is the setting that bounds how long views of a kind last, in µs.
func spanName(kind string) string { return "view-span-" + kind }

// spanOf returns that bound, -1 where it is not known.
func spanOf(ctx context.Context, tx *sql.Tx, kind string) (int64, error) {
	var s string
	err := tx.QueryRowContext(ctx, `SELECT value FROM settings WHERE name = ?`, spanName(kind)).Scan(&s)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, nil
	}
	if err != nil {
		return -1, err
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return -1, nil // a bound that cannot be read is none
	}
	return n, nil
}

// noteSpans keeps the bounds when views are put. The first time all views are looked at, since an earlier program noted
// none.
func noteSpans(tx *writer, put []store.View) error {
	most := map[string]int64{}
	for i := range put {
		if v := &put[i]; !v.First.IsZero() {
			most[v.Kind] = max(most[v.Kind], v.Last.UnixMicro()-v.First.UnixMicro())
		}
	}
	for kind, n := range most {
		had := ""
		if _, err := tx.one(`SELECT coalesce((SELECT value FROM settings WHERE name = ?), '')`, []any{spanName(kind)}, &had); err != nil {
			return err
		}
		old, err := strconv.ParseInt(had, 10, 64)
		if err != nil {
			if _, err := tx.one(`SELECT coalesce(max(last - first), 0) FROM views WHERE kind = ?`, []any{kind}, &old); err != nil {
				return err
			}
			old = max(old, 0)
		} else if old >= n {
			continue
		}
		if err := tx.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, spanName(kind), strconv.FormatInt(max(old, n), 10)); err != nil {
			return err
		}
	}
	return nil
}

func eachView(ctx context.Context, tx *sql.Tx, query string, args []any, f func(store.View)) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		v, err := scanView(rows.Scan)
		if err != nil {
			return err
		}
		f(v)
	}
	return rows.Err()
}

const viewList = `v.id, v.kind, v.title, v.first, v.last, v.size, v.body`

func scanView(scan func(...any) error) (v store.View, err error) {
	var first, last sql.NullInt64
	err = scan(&v.ID, &v.Kind, &v.Title, &first, &last, &v.Size, &v.Body)
	if first.Valid {
		v.First = micro(first.Int64)
	}
	if last.Valid {
		v.Last = micro(last.Int64)
	}
	return v, err
}

// View returns a view with its members. id may be one that it had earlier, or the first
// eight characters or more of one. The error wraps [store.ErrNotFound].
func (l *Ledger) View(ctx context.Context, id string) (v store.View, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		if v, err = findView(ctx, tx, id); err != nil {
			return err
		}
		v.Members, err = membersOf(ctx, tx, v.ID)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrQuery) {
		return v, err
	}
	return v, l.fail("read", err)
}

func findView(ctx context.Context, tx *sql.Tx, id string) (v store.View, err error) {
	for range 16 { // redirects end: each leads to a view that was there when it was written
		v, err = scanView(tx.QueryRowContext(ctx, `SELECT `+viewList+` FROM views v WHERE v.id = ?`, id).Scan)
		if !errors.Is(err, sql.ErrNoRows) {
			return v, err
		}
		var to string
		err = tx.QueryRowContext(ctx, `SELECT new FROM redirects WHERE old = ?`, id).Scan(&to)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return v, err
		}
		id = to
	}
	if len(id) < 8 || len(id) >= 32 || strings.Trim(id, "0123456789abcdef") != "" {
		return v, fmt.Errorf("view %q: %w", id, store.ErrNotFound)
	}
	var old string
	err = tx.QueryRowContext(ctx, `SELECT old FROM redirects WHERE old >= ? AND old < ? AND NOT EXISTS (SELECT 1 FROM views WHERE id >= ? AND id < ?) LIMIT 1`, id, id+"g", id, id+"g").Scan(&old)
	if err == nil {
		return findView(ctx, tx, old)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return v, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT `+viewList+` FROM views v WHERE v.id >= ? AND v.id < ? LIMIT 2`, id, id+"g")
	if err != nil {
		return v, err
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		if v, err = scanView(rows.Scan); err != nil {
			return v, err
		}
	}
	switch {
	case rows.Err() != nil:
		return v, rows.Err()
	case n == 0:
		return v, fmt.Errorf("view %q: %w", id, store.ErrNotFound)
	case n > 1:
		return v, fmt.Errorf("%w: more than one view begins with %s", store.ErrQuery, id)
	}
	return v, nil
}

func membersOf(ctx context.Context, tx *sql.Tx, id string) (out []store.Member, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT i.aid, m.quote FROM members m JOIN items i ON i.id = m.item WHERE m.view = ? ORDER BY i.ord >> 29 = 0, i.ord >> 29, i.aid, m.quote`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var m store.Member
		if err := rows.Scan(&m.Article, &m.Quote); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

// ViewsSince returns the views, with their members, of which any member is not older than
// since, and those without a date; the zero time asks for all.
func (l *Ledger) ViewsSince(ctx context.Context, since time.Time) (out []store.View, err error) {
	from := int64(math.MinInt64)
	if !since.IsZero() {
		from = since.UnixMicro()
	}
	err = l.read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `SELECT `+viewList+` FROM views v WHERE v.last IS NULL OR v.last >= ? ORDER BY v.id`, from)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scanView(rows.Scan)
			if err != nil {
				return err
			}
			out = append(out, v)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		rows.Close()
		for i := range out {
			if out[i].Members, err = membersOf(ctx, tx, out[i].ID); err != nil {
				return err
			}
		}
		return nil
	})
	return out, l.fail("read", err)
}

// Reports yields the current revisions of articles published at since or later, with their
// readings, the earliest first; the zero time asks for all, undated ones included. Teasers and
// other articles whose text was not had are left out. Iteration ends at the first error.
func (l *Ledger) Reports(ctx context.Context, q store.ReportQuery) iter.Seq2[store.Report, error] {
	return func(yield func(store.Report, error) bool) {
		after := int64(-1)
		if !q.Since.IsZero() {
			after = listSecond(hearsay.Time{UTC: q.Since, Precision: hearsay.PrecisionSecond})<<serialBits - 1
		}
		for {
			var batch []store.Report
			err := l.read(ctx, func(tx *sql.Tx) (err error) {
				batch, after, err = reportsBehind(ctx, tx, after, 256, q.Whole)
				return err
			})
			if err != nil {
				yield(store.Report{}, l.fail("read", err))
				return
			}
			if len(batch) == 0 {
				return
			}
			for i := range batch {
				if !yield(batch[i], nil) {
					return
				}
			}
		}
	}
}

func reportsBehind(ctx context.Context, tx *sql.Tx, after int64, n int, wanted func(*store.Report) bool) (out []store.Report, last int64, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT i.ord, i.aid, coalesce(i.ref, ''), i.outlet, i.country, i.url, r.id, r.reading, r.rid, x.title, x.text, r.byline, r.lang, r.genre, r.status, `+timeList+`
		FROM items i JOIN revisions r ON r.id = i.current JOIN texts x ON x.id = r.id WHERE i.ord > ? ORDER BY i.ord LIMIT ?`, after, n)
	if err != nil {
		return nil, after, err
	}
	defer rows.Close()
	type more struct {
		revision int64
		reading  sql.NullInt64
	}
	var ids []more
	last = after
	for rows.Next() {
		var p store.Report
		var m more
		var t timeColumns
		r := &p.Revision
		if err := rows.Scan(append([]any{&last, &p.Item.ID, &p.Item.Ref, &p.Item.Outlet, &p.Item.OutletCountry, &p.Item.URL, &m.revision, &m.reading,
			&r.ID, &r.Title, &r.Text, &r.Byline, &r.Lang, &r.Genre, &r.Status}, t.into()...)...); err != nil {
			return nil, after, err
		}
		r.Article, r.Ref, r.Outlet, r.Published = p.Item.ID, p.Item.Ref, p.Item.Outlet, t.time()
		out, ids = append(out, p), append(ids, m)
	}
	if err := rows.Err(); err != nil {
		return nil, after, err
	}
	rows.Close()
	for i, m := range ids {
		whole := wanted == nil || wanted(&out[i])
		if m.reading.Valid {
			if out[i].Reading, err = readReading(ctx, tx, m.reading.Int64, &out[i].Revision, whole); err != nil {
				return nil, after, err
			}
		}
		if !whole {
			continue
		}
		if out[i].Links, err = linksOf(ctx, tx, m.revision); err != nil {
			return nil, after, err
		}
	}
	return out, last, nil
}

// Earliest returns the earliest publication among the articles of entries behind a seq, and
// whether any of them has no date.
func (l *Ledger) Earliest(ctx context.Context, after int64) (at time.Time, undated bool, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		var first sql.NullInt64
		var none int
		if err := tx.QueryRowContext(ctx, `SELECT min(r.published), count(*) - count(r.published) FROM entries e JOIN revisions x ON x.id = e.revision
			JOIN items i ON i.id = x.item JOIN revisions r ON r.id IN (x.id, i.current) WHERE e.seq > ?`, after).Scan(&first, &none); err != nil {
			return err
		}
		if first.Valid {
			at = micro(first.Int64)
		}
		undated = none > 0
		return nil
	})
	return at, undated, l.fail("read", err)
}

// EarliestOf returns when the first of some articles came out, by their current revisions; undated where one has no date or is
// not there.
func (l *Ledger) EarliestOf(ctx context.Context, articles []hearsay.ArticleID) (at time.Time, undated bool, err error) {
	err = l.read(ctx, func(tx *sql.Tx) error {
		for _, id := range articles {
			var published sql.NullInt64
			err := tx.QueryRowContext(ctx, `SELECT r.published FROM items i JOIN revisions r ON r.id = i.current WHERE i.aid = ?`, id).Scan(&published)
			switch {
			case errors.Is(err, sql.ErrNoRows) || err == nil && !published.Valid:
				undated = true
			case err != nil:
				return err
			case at.IsZero() || micro(published.Int64).Before(at):
				at = micro(published.Int64)
			}
		}
		return nil
	})
	return at, undated, l.fail("read", err)
}
