package web

import "context"

// whoseText says whose article a passage stands in, and when it came out.
func (s *site) whoseText(ctx context.Context, p *passage) error {
	if p.Outlet != "" {
		return nil // a quote told it
	}
	v, err := s.ledger.Article(ctx, p.Ref, "")
	if isNone(err) {
		return nil
	}
	if err == nil {
		p.Outlet, p.When = outletWords(v.Item.Outlet), timeWords(v.Revision.Published)
	}
	return err
}

// apart tells two affairs of the same title by their days.
func (s *site) apart(ctx context.Context, sides *[2]affair, ids [2]string) error {
	if sides[0].Title != sides[1].Title {
		return nil
	}
	for k := range sides {
		v, err := s.ledger.View(ctx, ids[k])
		if isNone(err) {
			continue
		}
		if err != nil {
			return err
		}
		sides[k].Title += " (" + days(v.First, v.Last) + ")"
	}
	return nil
}
