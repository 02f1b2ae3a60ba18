package main

import (
	"errors"
	"fmt"
	"time"

	"hearsay/internal/collect/follow"
	"hearsay/internal/extract"
	"hearsay/internal/pipeline"
	"hearsay/internal/store"
)

// again extracts every page that was kept once more, the oldest first, and reads what is new.
// A page whose text stays the same changes nothing; another text is a new version that is
// known to come from the same bytes.
func (c *ingestCmd) again(a *app) (err error) {
	if len(c.Files) > 0 {
		return usageError{errors.New("ingest: --again takes no files: it extracts what the ledger kept")}
	}
	reader, err := c.reader()
	if err != nil {
		return err
	}
	l, err := openWriter(a, c.ledgerFlag)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	all, changed, lost := 0, 0, 0
	told := time.Now()
	for k, err := range l.Captures(a.ctx) {
		if err != nil {
			return ledgerHint(err)
		}
		all++
		if time.Since(told) > 10*time.Second {
			told = time.Now()
			fmt.Fprintf(a.stderr, "hearsay: %d pages extracted again, %d with another text\n", all, changed)
		}
		page, feed, err := l.Page(a.ctx, k.Page)
		if err != nil {
			return ledgerHint(err)
		}
		outlet := ""
		if u, err := extract.CanonicalURL(k.URL); err == nil {
			outlet = l.OutletAt(extract.Host(u))
		}
		art, status, err := follow.Extract(k.Body, k.ContentType, k.URL, store.Target{Page: &page, Of: &feed}, outlet, extract.Options{Zone: l.OutletZone, Now: k.At})
		if err != nil {
			if k.Revision != "" { // it gave an article once
				lost++
				fmt.Fprintf(a.stderr, "hearsay: %s gives no article any more (%v); the old one stays\n", k.URL, err)
			}
			continue
		}
		if art.RevisionID() == k.Revision {
			continue
		}
		if _, err := l.Reextract(a.ctx, k, store.Incoming{Article: art, Status: status, Source: feed.URL, Pos: int(page.ID), At: k.At, Page: page.ID}); err != nil {
			return ledgerHint(err)
		}
		changed++
	}
	sum, err := pipeline.CatchUp(a.ctx, l, reader, pipeline.Options{Workers: c.Workers, After: linking(l, reader)})
	if err != nil {
		return ledgerHint(err)
	}
	fmt.Fprintf(a.stdout, "pages     %9d extracted again, %d with another text\nquotes    %9d added\nledger    %s\n", all, changed, sum.Quotes, l.Path())
	if lost > 0 {
		return partialError{fmt.Errorf("ingest: %d pages gave no article any more", lost)}
	}
	return nil
}
