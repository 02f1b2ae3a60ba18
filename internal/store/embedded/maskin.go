package embedded

import (
	"hearsay"
	"hearsay/internal/store"
)

// maskIncoming returns in without what was taken out on request: in itself mostly, else a
// copy, with the places by hash.
func (b *appender) maskIncoming(i int, in *store.Incoming) (*store.Incoming, map[string]int) {
	if b.mask.empty() {
		return in, nil
	}
	c, places := *in, map[string]int{}
	a := &c.Article
	for _, s := range []*string{&a.Title, &a.Text, &a.Byline} {
		*s = b.mask.mask(*s, places)
	}
	a.Canonical = b.mask.mask(a.Canonical, nil)
	for n, link := range a.Links {
		if masked := b.mask.mask(link.URL, nil); masked != link.URL {
			a.Links = append([]hearsay.Hyperlink(nil), a.Links...)
			a.Links[n].URL = masked
		}
	}
	if len(places) > 0 {
		if b.masked == nil {
			b.masked = map[int]bool{}
		}
		b.masked[i] = true
	}
	return &c, places
}

// notePlaces keeps for the notice what was masked in a revision that had no notice yet.
func (b *appender) notePlaces(rid hearsay.RevisionID, places map[string]int) error {
	var id int64
	var known bool
	if _, err := b.tx.one(`SELECT id, EXISTS (SELECT 1 FROM redacted d WHERE d.revision = r.id) FROM revisions r WHERE rid = ?`,
		[]any{string(rid)}, &id, &known); err != nil || known {
		return err
	}
	for hash, n := range places {
		if err := b.tx.exec(`UPDATE redactions SET hits = hits + ? WHERE hash = ?`, n, hash); err != nil {
			return err
		}
	}
	return noteRedacted(b.tx, id, places)
}

// maskVisit takes out of a visit what its feed or page says, and its body where that holds
// something that was taken out: a body is kept as it came or not at all.
func (b *appender) maskVisit(v *store.Visit, in []store.Incoming) *store.Visit {
	if b.mask.empty() {
		return v
	}
	c := *v
	c.Title, c.Detail = b.mask.mask(v.Title, nil), b.mask.mask(v.Detail, nil)
	c.Found = append([]store.Page(nil), v.Found...)
	for i := range c.Found {
		p := &c.Found[i]
		p.Title, p.Summary = b.mask.mask(p.Title, nil), b.mask.mask(p.Summary, nil)
	}
	if v.Raw != nil && len(b.mask.find(string(v.Raw.Body))) > 0 {
		c.Raw = nil
	}
	for i := range in {
		if b.masked[i] && in[i].Page == v.Page && v.Page != 0 {
			c.Raw = nil
		}
	}
	return &c
}
