package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"iter"
	"slices"

	"hearsay"
	"hearsay/internal/store"
)

// Shared yields the edges of a stage that match, by the place of their earlier article and then
// of the other. It collects 32 bytes an edge first; articles and passages are read as they are
// asked for, so that stopping early is cheap. Iteration ends at the first error, which wraps
// [store.ErrQuery] for a day that is none.
func (l *Ledger) Shared(ctx context.Context, stage hearsay.StageVersion, q store.SharedQuery) iter.Seq2[store.SharedRow, error] {
	return func(yield func(store.SharedRow, error) bool) {
		err := l.read(ctx, func(tx *sql.Tx) error {
			list, err := sharedList(ctx, tx, stage, q)
			if err != nil {
				return err
			}
			edge, err := tx.PrepareContext(ctx, `SELECT kind, resemblance, of_a, of_b, shared, passages FROM edges WHERE stage = (SELECT id FROM cursors WHERE stage = ?) AND a = ? AND b = ?`)
			if err != nil {
				return err
			}
			defer edge.Close()
			head, err := tx.PrepareContext(ctx, `SELECT i.aid, coalesce(i.ref, i.aid), i.outlet, coalesce(o.kind, ''), i.lang, r.genre, x.title, `+timeList+`
				FROM items i JOIN revisions r ON r.id = i.current JOIN texts x ON x.id = i.current LEFT JOIN outlets o ON o.name = i.outlet WHERE i.id = ?`)
			if err != nil {
				return err
			}
			defer head.Close()
			for _, p := range list {
				row, err := sharedRow(ctx, edge, head, stage, p)
				if err != nil {
					return err
				}
				if !yield(row, nil) {
					return errStop
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(store.SharedRow{}, l.fail("read", err))
		}
	}
}

// sharedPair is an edge by the numbers of its articles, the earlier one first.
type sharedPair struct{ ordA, ordB, a, b int64 }

func sharedList(ctx context.Context, tx *sql.Tx, stage hearsay.StageVersion, q store.SharedQuery) (out []sharedPair, err error) {
	lo, hi, err := window(q.Since, q.Until, "")
	if err != nil {
		return nil, errors.Join(store.ErrQuery, err)
	}
	const joined = ` CROSS JOIN items x ON x.id = e.a CROSS JOIN items y ON y.id = e.b `
	const ofStage = ` e.stage = (SELECT id FROM cursors WHERE stage = ?) `
	from := `edges e` + joined + `WHERE` + ofStage
	args := []any{string(stage)}
	add := func(cond string, values ...any) {
		from += ` AND ` + cond
		args = append(args, values...)
	}
	if q.Since != "" || q.Until != "" { // the window picks articles, and they their edges
		from = `items x CROSS JOIN edges e ON` + ofStage + `AND e.a = x.id CROSS JOIN items y ON y.id = e.b WHERE x.ord >= ? AND x.ord < ?`
		args = append(args, lo, hi)
		add(`y.ord >= ? AND y.ord < ?`, lo, hi)
	}
	if q.Article != "" {
		var id int64
		if err := tx.QueryRowContext(ctx, `SELECT id FROM items WHERE aid = ?`, string(q.Article)).Scan(&id); errors.Is(err, sql.ErrNoRows) {
			return nil, nil
		} else if err != nil {
			return nil, err
		}
		from = `(SELECT * FROM edges e WHERE` + ofStage + `AND e.a = ? UNION ALL SELECT * FROM edges e INDEXED BY edges_b WHERE` + ofStage + `AND e.b = ?) e` + joined + `WHERE x.ord >= ? AND x.ord < ?`
		args = []any{string(stage), id, string(stage), id, lo, hi}
		add(`y.ord >= ? AND y.ord < ?`, lo, hi)
	}
	if q.Kind != "" {
		add(`e.kind = ?`, q.Kind)
	} else {
		add(`e.kind <> 'quotation'`)
	}
	if q.Lang != "" {
		add(`x.lang = ? AND y.lang = ?`, q.Lang, q.Lang)
	}
	if q.Outlet != "" {
		add(`(x.outlet = ? OR y.outlet = ?)`, q.Outlet, q.Outlet)
	}
	rows, err := tx.QueryContext(ctx, `SELECT x.ord, y.ord, x.id, y.id FROM `+from, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p sharedPair
		if err := rows.Scan(&p.ordA, &p.ordB, &p.a, &p.b); err != nil {
			return nil, err
		}
		if p.ordA > p.ordB {
			p = sharedPair{p.ordB, p.ordA, p.b, p.a}
		}
		out = append(out, p)
	}
	slices.SortFunc(out, func(p, q sharedPair) int { return cmp.Or(cmp.Compare(p.ordA, q.ordA), cmp.Compare(p.ordB, q.ordB)) })
	return out, rows.Err()
}

func sharedRow(ctx context.Context, edge, head *sql.Stmt, stage hearsay.StageVersion, p sharedPair) (r store.SharedRow, err error) {
	var passages []byte
	if err := edge.QueryRowContext(ctx, string(stage), min(p.a, p.b), max(p.a, p.b)).Scan(&r.Kind, &r.Resemblance, &r.OfA, &r.OfB, &r.Shared, &passages); err != nil {
		return r, err
	}
	if r.Passages, err = passagesOf(passages); err != nil {
		return r, err
	}
	if p.a > p.b {
		r.OfA, r.OfB = r.OfB, r.OfA
		for i := range r.Passages {
			x := &r.Passages[i]
			x.A, x.B = x.B, x.A
		}
	}
	for _, e := range []struct {
		id int64
		h  *store.Head
	}{{p.a, &r.A}, {p.b, &r.B}} {
		var t timeColumns
		h := e.h
		if err := head.QueryRowContext(ctx, e.id).Scan(append([]any{&h.ID, &h.Ref, &h.Outlet, &h.OutletKind, &h.Lang, &h.Genre, &h.Title}, t.into()...)...); err != nil {
			return r, err
		}
		h.Published = t.time()
	}
	return r, nil
}

// SharedPairs yields the copies and reuses of a stage both of whose articles came out on a day or
// later, "" for all, in no order. It keeps none of them. Iteration ends at the first error, which
// wraps [store.ErrQuery] for a day that is none.
func (l *Ledger) SharedPairs(ctx context.Context, stage hearsay.StageVersion, since string) iter.Seq2[store.SharedPair, error] {
	return func(yield func(store.SharedPair, error) bool) {
		err := l.read(ctx, func(tx *sql.Tx) error {
			lo, _, err := window(since, "", "")
			if err != nil {
				return errors.Join(store.ErrQuery, err)
			}
			rows, err := tx.QueryContext(ctx, `SELECT x.aid, y.aid, e.kind, e.of_a, e.of_b, e.shared, e.passages
				FROM items x CROSS JOIN edges e ON e.stage = (SELECT id FROM cursors WHERE stage = ?) AND e.a = x.id CROSS JOIN items y ON y.id = e.b
				WHERE e.kind <> 'quotation' AND x.ord >= ? AND y.ord >= ?`, string(stage), lo, lo)
			if err != nil {
				return err
			}
			defer rows.Close()
			var p store.SharedPair
			var passages sql.RawBytes
			for rows.Next() {
				if err := rows.Scan(&p.A, &p.B, &p.Kind, &p.OfA, &p.OfB, &p.Shared, &passages); err != nil {
					return err
				}
				if p.Passages, err = passagesInto(p.Passages[:0], passages); err != nil {
					return err
				}
				if !yield(p, nil) {
					return errStop
				}
			}
			return rows.Err()
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(store.SharedPair{}, l.fail("read", err))
		}
	}
}

// Passages are stored as varints: how many, and for each where it begins in A, its bytes there,
// where in B, its bytes there, words, and words quoted.

var errPassages = errors.New("damaged passages")

func appendPassages(b []byte, ps []store.SharedPassage) []byte {
	b = binary.AppendUvarint(b, uint64(len(ps)))
	for _, p := range ps {
		for _, v := range [6]int{p.A.Start, p.A.End - p.A.Start, p.B.Start, p.B.End - p.B.Start, p.Words, p.Quoted} {
			b = binary.AppendUvarint(b, uint64(v))
		}
	}
	return b
}

func passagesOf(b []byte) ([]store.SharedPassage, error) { return passagesInto(nil, b) }

// passagesInto appends the passages of b to out.
func passagesInto(out []store.SharedPassage, b []byte) ([]store.SharedPassage, error) {
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)) {
		return nil, errPassages
	}
	b = b[w:]
	out = slices.Grow(out, int(n))
	for range n {
		var v [6]int
		for k := range v {
			x, w := binary.Uvarint(b)
			if w <= 0 || x > 1<<40 {
				return nil, errPassages
			}
			v[k], b = int(x), b[w:]
		}
		out = append(out, store.SharedPassage{A: hearsay.Span{Start: v[0], End: v[0] + v[1]}, B: hearsay.Span{Start: v[2], End: v[2] + v[3]}, Words: v[4], Quoted: v[5]})
	}
	if len(b) > 0 {
		return nil, errPassages
	}
	return out, nil
}
