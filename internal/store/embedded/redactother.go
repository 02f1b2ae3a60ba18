package embedded

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"

	"hearsay/internal/store"
)

// otherText are the columns besides texts and readings that may hold words, as numbered rows;
// count receives how many rows hold the words.
var otherText = []struct {
	count  func(*store.Finding) *int
	query  string // key columns, then the text
	update string // the text, then the key; "" leaves it
}{
	{func(f *store.Finding) *int { return &f.Feeds }, `SELECT id, 0, '', title FROM feeds`, `UPDATE feeds SET title = ?1 WHERE id = ?2`},
	{func(f *store.Finding) *int { return &f.Feeds }, `SELECT id, 0, '', detail FROM feeds`, `UPDATE feeds SET detail = ?1 WHERE id = ?2`},
	{func(f *store.Finding) *int { return &f.Feeds }, `SELECT id, 0, '', title FROM pages`, `UPDATE pages SET title = ?1 WHERE id = ?2`},
	{func(f *store.Finding) *int { return &f.Feeds }, `SELECT id, 0, '', summary FROM pages`, `UPDATE pages SET summary = ?1 WHERE id = ?2`},
	{func(f *store.Finding) *int { return &f.Feeds }, `SELECT id, 0, '', detail FROM pages`, `UPDATE pages SET detail = ?1 WHERE id = ?2`},
	{func(f *store.Finding) *int { return &f.Refusals }, `SELECT source, pos, at || ' ' || reason, detail FROM refusals`,
		`UPDATE refusals SET detail = ?1 WHERE source = ?2 AND pos = ?3 AND at || ' ' || reason = ?4`},
	{func(f *store.Finding) *int { return &f.Links }, `SELECT id, 0, '', url FROM items`, `UPDATE items SET url = ?1 WHERE id = ?2`},
	{func(f *store.Finding) *int { return &f.Links }, `SELECT revision, n, '', url FROM links`, `UPDATE links SET url = ?1 WHERE revision = ?2 AND n = ?3`},
	{func(f *store.Finding) *int { return &f.Addresses }, `SELECT id, 0, '', url FROM pages`, ""},
	{func(f *store.Finding) *int { return &f.Addresses }, `SELECT id, 0, '', name FROM sources`, ""},
	{func(f *store.Finding) *int { return &f.Addresses }, `SELECT item, 0, '', ref FROM refs`, ""},
}

func (r *redactor) elsewhere() error {
	for i, c := range otherText {
		type row struct {
			k1, k2   int64
			k3, text string
		}
		var changed []row
		if err := r.from.rows(c.query, nil, func(scan func(...any) error) error {
			var x row
			if err := scan(&x.k1, &x.k2, &x.k3, &x.text); err != nil {
				return err
			}
			if masked := r.m.mask(x.text, nil); masked != x.text {
				*c.count(&r.found)++
				x.text = masked
				changed = append(changed, x)
			}
			return nil
		}); err != nil {
			return err
		}
		for _, x := range changed {
			if r.tx == nil || c.update == "" {
				break
			}
			args := []any{x.text, x.k1, x.k2, x.k3}
			if err := r.tx.exec(c.update, args[:2+countKeys(c.update)]...); err != nil {
				return err
			}
		}
		r.progress.tell(redactRest, int64(i+1), int64(len(otherText)))
	}
	return nil
}

// countKeys returns how many keys beyond the first an update names.
func countKeys(update string) (n int) {
	for _, p := range []string{"?3", "?4"} {
		if strings.Contains(update, p) {
			n++
		}
	}
	return n
}

// bodies looks into what was fetched: a page may name somebody in a list of other articles.
func (r *redactor) bodies() error {
	var ids []int64
	if err := r.from.rows(`SELECT id FROM raw`, nil, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		ids = append(ids, id)
		return err
	}); err != nil {
		return err
	}
	for i, id := range ids {
		if !r.drop[id] {
			var packed []byte
			if err := r.from.rows(`SELECT body FROM raw WHERE id = ?`, []any{id}, func(scan func(...any) error) error { return scan(&packed) }); err != nil {
				return err
			}
			if body, err := unpack(packed); err == nil && len(r.m.find(string(body))) > 0 {
				r.drop[id] = true
			}
		}
		if r.drop[id] && r.tx != nil {
			if err := r.tx.exec(`DELETE FROM captures WHERE raw = ?`, id); err != nil {
				return err
			}
			if err := r.tx.exec(`DELETE FROM raw WHERE id = ?`, id); err != nil {
				return err
			}
		}
		r.progress.tell(redactRaw, int64(i+1), int64(len(ids)))
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
	r.found.Raw = len(r.drop)
	return nil
}

func unpack(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
