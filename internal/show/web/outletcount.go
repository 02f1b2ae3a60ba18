package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"

	"hearsay"
)

// byOutlet returns the rows of a command that goes over the whole ledger, by the outlet that they are of. A build goes on
// when the page that asked for it has gone; one heavy build runs at a time, so that pages stay quick.
func byOutlet[T any](ctx context.Context, s *site, heavy bool, name string, vals url.Values, outlet func(*T) string) (map[string][]T, error) {
	kept := s.outletCounts
	if heavy {
		kept = s.outletSums
	}
	v, err := kept.get(ctx, name+"?"+vals.Encode(), func(context.Context) (any, error) {
		ctx, cancel := context.WithTimeout(context.Background(), countTimeout)
		defer cancel()
		if heavy {
			s.counting <- struct{}{}
			defer func() { <-s.counting }()
		}
		var b bytes.Buffer
		if _, err := s.o.Asker.Ask(ctx, name, vals, "jsonl", 0, &b); err != nil {
			return nil, err
		}
		out := map[string][]T{}
		for line := range bytes.Lines(b.Bytes()) {
			var row T
			if err := json.Unmarshal(line, &row); err != nil {
				return nil, fmt.Errorf("rows of %s: %w", name, err)
			}
			out[outlet(&row)] = append(out[outlet(&row)], row)
		}
		return out, nil
	})
	if err != nil {
		return nil, err
	}
	return v.(map[string][]T), nil
}

// part takes rows by outlet into a page: what is not counted yet is told in late, other errors are returned.
func part[T any](ctx context.Context, s *site, late *[]string, words, name string, vals url.Values, outlet func(*T) string) (map[string][]T, error) {
	rows, err := byOutlet(ctx, s, true, name, vals, outlet)
	if errors.Is(err, context.DeadlineExceeded) {
		*late = append(*late, words)
		return nil, nil
	}
	return rows, err
}

// outletHref is the page of an outlet.
func outletHref(name string) string { return "/outlets/" + url.PathEscape(name) }

// outletAddress is where the name of an outlet leads: its page, or its articles where there are no pages of measures.
func (s *site) outletAddress(name string) string {
	if s.o.Asker == nil || !hearsay.KnownOutlet(name) {
		return articlesOf(name, "")
	}
	return outletHref(name)
}

// articlesOf is the list of an outlet's articles, of one day if one is given.
func articlesOf(outlet, day string) string {
	vals := url.Values{"outlet": {outlet}}
	if day != "" {
		vals.Set("day", day)
	}
	return address("/articles", vals)
}

// exploring is the address of a question with words, given as key and value in turn.
func exploring(name string, words ...string) string {
	vals := url.Values{}
	for i := 0; i+1 < len(words); i += 2 {
		vals.Set(words[i], words[i+1])
	}
	return address("/explore/"+name, vals)
}

// percent words a share: "52 %", and "< 1 %" for what is not nothing.
func percent(v float64) string {
	if v > 0 && v < 0.005 {
		return "< 1 %"
	}
	return fmt.Sprintf("%.0f %%", 100*v)
}

// ranged words an interval of shares in percent: "42–62".
func ranged(ci *[2]float64) string { return fmt.Sprintf("%.0f–%.0f", 100*ci[0], 100*ci[1]) }
