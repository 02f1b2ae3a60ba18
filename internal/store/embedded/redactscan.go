package embedded

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"hearsay"
	"hearsay/internal/store"
)

// redactor goes through the ledger for one rule. With tx it changes what it finds.
type redactor struct {
	ctx      context.Context
	from     rowSource
	tx       *writer // nil: look only
	m        *masker
	last     *masker // the last of several words, nil for one
	found    store.Finding
	progress Progress

	words    quoteWords
	readings map[int64]bool // done
	drop     map[int64]bool // raw bodies to drop
}

func (r *redactor) run() error {
	r.readings, r.drop = map[int64]bool{}, map[int64]bool{}
	for _, step := range []func() error{r.texts, r.actors, r.elsewhere, r.bodies} {
		if err := step(); err != nil {
			return err
		}
	}
	if r.tx == nil {
		return nil
	}
	return r.words.put(r.tx)
}

// scanBatch is how many rows are held at a time.
const scanBatch = 200

// revisionText is a revision as the scan reads it.
type revisionText struct {
	id, item, current, ord int64
	title, text, byline    string
}

// texts goes through titles, texts and bylines, and through the readings of those that hit.
func (r *redactor) texts() error {
	var last, total int64
	if err := r.from.rows(`SELECT coalesce(max(id), 0) FROM texts`, nil, func(scan func(...any) error) error { return scan(&total) }); err != nil {
		return err
	}
	items := map[int64]bool{}
	for {
		var batch []revisionText
		if err := r.from.rows(`SELECT t.id, r.item, i.current, i.ord, t.title, t.text, r.byline FROM texts t CROSS JOIN revisions r ON r.id = t.id
			CROSS JOIN items i ON i.id = r.item WHERE t.id > ? ORDER BY t.id LIMIT ?`, []any{last, scanBatch}, func(scan func(...any) error) error {
			var t revisionText
			err := scan(&t.id, &t.item, &t.current, &t.ord, &t.title, &t.text, &t.byline)
			batch = append(batch, t)
			return err
		}); err != nil {
			return err
		}
		if len(batch) == 0 {
			r.found.Articles = len(items)
			return nil
		}
		for i := range batch {
			hit, err := r.revision(&batch[i])
			if err != nil {
				return err
			}
			if hit {
				items[batch[i].item] = true
			}
		}
		last = batch[len(batch)-1].id
		r.progress.tell(redactTexts, last, total)
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
}

// revision masks one title, text and byline; hit reports that they held the words.
func (r *redactor) revision(t *revisionText) (hit bool, err error) {
	old, places := *t, map[string]int{}
	for _, s := range []*string{&t.title, &t.text, &t.byline} {
		*s = r.m.mask(*s, places)
	}
	if len(places) == 0 {
		return false, nil
	}
	r.found.Revisions++
	for _, n := range places {
		r.found.Places += n
	}
	if r.last != nil {
		r.found.Alone += len(r.last.find(t.title)) + len(r.last.find(t.text)) + len(r.last.find(t.byline))
	}
	if err := r.captured(t.id, t.item); err != nil {
		return true, err
	}
	if r.tx != nil {
		if err := r.rewrite(&old, t, places); err != nil {
			return true, err
		}
	}
	var readings []int64
	if err := r.from.rows(`SELECT id FROM readings WHERE revision = ?`, []any{t.id}, func(scan func(...any) error) error {
		var id int64
		err := scan(&id)
		readings = append(readings, id)
		return err
	}); err != nil {
		return true, err
	}
	for _, id := range readings {
		if err := r.reading(id); err != nil {
			return true, err
		}
	}
	return true, nil
}

// rewrite stores a masked revision; both word indexes learn of it.
func (r *redactor) rewrite(old, t *revisionText, places map[string]int) error {
	current := t.id == t.current
	if current {
		if err := r.tx.exec(`INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', ?, ?, ?)`, t.ord, old.title, old.text); err != nil {
			return err
		}
	}
	if err := r.tx.exec(`UPDATE texts SET title = ?, text = ? WHERE id = ?`, t.title, t.text, t.id); err != nil {
		return err
	}
	if err := r.tx.exec(`UPDATE revisions SET byline = ? WHERE id = ?`, t.byline, t.id); err != nil {
		return err
	}
	if err := forgetShared(r.tx, t.item); err != nil {
		return err
	}
	if err := noteRedacted(r.tx, t.id, places); err != nil || !current {
		return err
	}
	if err := r.tx.exec(`INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)`, t.ord, t.title, t.text); err != nil {
		return err
	}
	if _, err := r.words.drop(r.tx, t.id); err != nil {
		return err
	}
	_, err := r.words.restore(r.tx, t.id)
	return err
}

// noteRedacted keeps for the notice how many places of a revision were masked.
func noteRedacted(tx *writer, revision int64, places map[string]int) error {
	for _, hash := range slices.Sorted(maps.Keys(places)) {
		if err := tx.exec(`INSERT INTO redacted (revision, hash, places) VALUES (?, ?, ?)
			ON CONFLICT DO UPDATE SET places = places + excluded.places`, revision, hash, places[hash]); err != nil {
			return err
		}
	}
	return nil
}

// captured marks the bodies fetched for a revision's article.
func (r *redactor) captured(revision, item int64) error {
	return r.from.rows(`SELECT raw FROM captures WHERE revision = ?1 UNION
		SELECT c.raw FROM items i JOIN pages p ON p.article = i.aid JOIN captures c ON c.page = p.id WHERE i.id = ?2`, []any{revision, item}, func(scan func(...any) error) error {
		var raw int64
		err := scan(&raw)
		r.drop[raw] = true
		return err
	})
}

// actors goes through the names in all readings: a reader may have put one together that
// stands nowhere in one piece.
func (r *redactor) actors() error {
	var last, total, step int64
	step = 2000
	if err := r.from.rows(`SELECT coalesce(max(id), 0) FROM readings`, nil, func(scan func(...any) error) error { return scan(&total) }); err != nil {
		return err
	}
	for ; last < total; last += step {
		hits := map[int64]bool{}
		look := func(scan func(...any) error) error {
			var id int64
			var a, b string
			if err := scan(&id, &a, &b); err != nil {
				return err
			}
			if !r.readings[id] && len(r.m.find(a))+len(r.m.find(b)) > 0 {
				hits[id] = true
			}
			return nil
		}
		if err := r.from.rows(`SELECT reading, name, role FROM actors WHERE reading > ? AND reading <= ?`, []any{last, last + step}, look); err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(hits)) {
			if err := r.reading(id); err != nil {
				return err
			}
		}
		r.progress.tell(redactNames, min(last+step, total), total)
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// reading masks the names in one reading.
func (r *redactor) reading(id int64) error {
	r.readings[id] = true
	gone := map[string]bool{}
	type actorRow struct {
		n               int64
		aid, name, role string
		public          bool
	}
	var actors []actorRow
	if err := r.from.rows(`SELECT n, aid, name, role, public FROM actors WHERE reading = ?`, []any{id}, func(scan func(...any) error) error {
		var a actorRow
		if err := scan(&a.n, &a.aid, &a.name, &a.role, &a.public); err != nil {
			return err
		}
		if r.m.actor(&a.name, &a.role, &a.public) {
			gone[a.aid] = true
			actors = append(actors, a)
		}
		return nil
	}); err != nil {
		return err
	}
	r.found.Names += len(actors)
	for _, a := range actors {
		if r.tx == nil {
			break
		}
		if err := r.tx.exec(`UPDATE actors SET name = ?, role = ?, public = ? WHERE reading = ? AND n = ?`, a.name, a.role, a.public, id, a.n); err != nil {
			return err
		}
	}
	return r.quotes(id, gone)
}

// quotes masks the names in the quotes of one reading; gone are actors who lost theirs.
func (r *redactor) quotes(reading int64, gone map[string]bool) error {
	type quoteRow struct {
		ord            int64
		speaker, actor string
		who, claim     *string
	}
	var changed []quoteRow
	if err := r.from.rows(`SELECT q.ord, q.speaker, q.actor, q.who, q.claim FROM readings g JOIN quotes q ON q.ord > g.top - g.quotes AND q.ord <= g.top WHERE g.id = ?`,
		[]any{reading}, func(scan func(...any) error) error {
			var q quoteRow
			if err := scan(&q.ord, &q.speaker, &q.actor, &q.who, &q.claim); err != nil {
				return err
			}
			n := 0
			if _, hit := r.m.name(q.speaker); hit || q.actor != "" && gone[q.actor] {
				q.speaker, q.who = removedName, nil
				n++
			}
			if q.who != nil && len(r.m.find(*q.who)) > 0 {
				q.who = nil
				n++
			}
			if q.claim != nil {
				var c hearsay.Claim
				if err := json.Unmarshal([]byte(*q.claim), &c); err != nil {
					return err
				}
				if k := r.m.claim(&c); k > 0 {
					b, err := json.Marshal(&c)
					if err != nil {
						return err
					}
					s := string(b)
					q.claim, n = &s, n+k
				}
			}
			if n > 0 {
				r.found.Names += n
				changed = append(changed, q)
			}
			return nil
		}); err != nil || r.tx == nil {
		return err
	}
	for _, q := range changed {
		if err := r.tx.exec(`UPDATE quotes SET speaker = ?, who = ?, claim = ? WHERE ord = ?`, q.speaker, q.who, q.claim, q.ord); err != nil {
			return err
		}
	}
	return nil
}
