package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
)

// lines are the rows of a question as objects, not yet decoded, with what was said beside them.
type lines struct {
	rows  [][]byte
	notes []string
}

// answered asks a question for a page and decodes its rows, all of them. What was answered lately is kept, and
// given while it is asked anew; T's fields have the JSON names of the command's rows.
func answered[T any](ctx context.Context, s *site, name string, vals url.Values) (rows []T, notes []string, err error) {
	l, err := s.lines.get(ctx, name+"?"+vals.Encode(), func(ctx context.Context) (*lines, error) {
		var b bytes.Buffer
		notes, err := s.o.Asker.Ask(ctx, name, vals, "jsonl", 0, &b)
		if err != nil {
			return nil, err
		}
		out := &lines{notes: notes}
		for line := range bytes.Lines(b.Bytes()) {
			out.rows = append(out.rows, line)
		}
		return out, nil
	})
	if err != nil {
		return nil, nil, err
	}
	rows = make([]T, len(l.rows))
	for i, line := range l.rows {
		if err := json.Unmarshal(line, &rows[i]); err != nil {
			return nil, nil, fmt.Errorf("rows of %s: %w", name, err)
		}
	}
	return rows, l.notes, nil
}
