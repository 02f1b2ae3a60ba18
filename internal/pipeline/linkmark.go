package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// A mark tells what views were made from: a sum of tables and reader, and behind "/" one of each statement, as it
// stood then. So what a later run has to make anew is the time of the statements that came, or were taken back.
const (
	tableSum     = 12 // bytes
	statementSum = 6
)

func newMark(tables []byte, statements []hearsay.Statement) (string, error) {
	var b strings.Builder
	b.WriteString(hex.EncodeToString(tables[:tableSum]))
	b.WriteByte('/')
	for i := range statements {
		s, err := sumOf(&statements[i])
		if err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

func sumOf(s *hearsay.Statement) (string, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:statementSum]), nil
}

// changedStatements are the statements that views of a mark were not made with, as they stand; whole where more
// than statements differ, or one is gone.
func changedStatements(mark string, in *linking) (changed []*hearsay.Statement, whole bool, err error) {
	tables, sums, ok := strings.Cut(mark, "/")
	if mine, _, _ := strings.Cut(in.mark, "/"); !ok || tables != mine || len(sums)%(2*statementSum) != 0 {
		return nil, true, nil
	}
	had := map[string]bool{}
	for ; sums != ""; sums = sums[2*statementSum:] {
		had[sums[:2*statementSum]] = true
	}
	seen := 0
	for i := range in.statements {
		s := &in.statements[i]
		sum, err := sumOf(s)
		if err != nil {
			return nil, false, err
		}
		if had[sum] {
			seen++
			continue
		}
		changed = append(changed, s)
		if before := *s; !s.Undone.IsZero() { // was it there before it was taken back?
			before.Undone = time.Time{}
			if sum, err = sumOf(&before); err != nil {
				return nil, false, err
			}
			if had[sum] {
				seen++
			}
		}
	}
	return changed, seen < len(had), nil
}

// since is from when views have to be made anew; zero for all of them.
func (v *Views) since(ctx context.Context, in *linking, mark string, cursor, last int64) (time.Time, error) {
	changed, whole, err := changedStatements(mark, in)
	if whole || v.whole || err != nil {
		return time.Time{}, err
	}
	var first time.Time
	take := func(at time.Time, undated bool, err error) error {
		if whole = whole || undated || at.IsZero(); first.IsZero() || at.Before(first) {
			first = at
		}
		return err
	}
	if cursor < last {
		if err := take(v.l.Earliest(ctx, cursor)); err != nil {
			return time.Time{}, err
		}
	}
	for _, s := range changed {
		for i := range s.About {
			t := &s.About[i]
			if t.Article == "" && t.View == "" { // a name stands in articles of any time
				whole = true
				continue
			}
			if t.View != "" {
				at, undated, err := v.begin(ctx, t.View)
				if !undated || t.Article == "" {
					if err = take(at, undated, err); err != nil {
						return time.Time{}, err
					}
				}
			}
			if t.Article == "" {
				continue
			}
			articles := []hearsay.ArticleID{t.Article}
			if t.To != "" {
				articles = append(articles, t.To)
			}
			if err := take(v.l.EarliestOf(ctx, articles)); err != nil {
				return time.Time{}, err
			}
		}
	}
	if whole || first.IsZero() {
		return time.Time{}, nil
	}
	return first.Add(-reach), nil
}

// begin is when the first member of a view came out; undated where there is no such view, or it is a party's.
func (v *Views) begin(ctx context.Context, id string) (at time.Time, undated bool, err error) {
	x, err := v.l.View(ctx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && x.Kind == store.KindActor {
		return time.Time{}, true, nil
	}
	return x.First, x.First.IsZero(), err
}
