package eval

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store/embedded"
	"hearsay/sample"
)

// ticker tests five tickers, their planted claims taken for stories.
func (m *measured) ticker() {
	found, pairs, wrong := 0, 0, 0
	for seed := range uint64(5) {
		articles, truth := sample.Ticker(seed)
		group := map[string]bool{}
		for _, o := range truth.Group.Outlets {
			group[o] = true
		}
		pairs += len(group) * (len(group) - 1) / 2
		var names []string
		stories := make([]concert.Story, len(truth.Claims))
		for i := range truth.Items {
			it, a := &truth.Items[i], &articles[i]
			k := slices.Index(names, a.Outlet)
			if k < 0 {
				k = len(names)
				names = append(names, a.Outlet)
			}
			text := i
			if it.Kind == "wire" {
				text = it.Of
			}
			s := &stories[it.Claim]
			s.ID = strconv.Itoa(it.Claim)
			s.Reports = append(s.Reports, concert.Report{Outlet: k, At: float64(a.Published.UTC.Unix()) / 60, Root: strconv.Itoa(text)})
		}
		for _, f := range concert.Test(stories, len(names), concert.Options{Window: 45}).Findings {
			switch {
			case f.Verdict != concert.Together:
			case group[names[f.A]] && group[names[f.B]]:
				found++
			default:
				wrong++
				m.miss("concert: ticker %d: %s and %s are called together", seed, names[f.A], names[f.B])
			}
		}
	}
	m.share("measures.concert.ticker.found", found, pairs)
	m.rep.add("measures.concert.ticker.wrong", Figure{Value: float64(wrong), Lo: float64(wrong), Hi: float64(wrong), N: pairs})
}

// linkedTicker reads and links one ticker and tests what the ledger then holds: the stories that linking
// makes, not those that were planted.
func (m *measured) linkedTicker(r *read.Reader) error {
	dir, err := os.MkdirTemp("", "hearsay-ticker")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	articles, truth := sample.Ticker(1)
	l, err := embedded.Open(m.ctx, filepath.Join(dir, "ticker.db"), embedded.Options{})
	if err != nil {
		return err
	}
	defer l.Close()
	records := func(yield func(collect.Record) bool) {
		for i := range articles {
			if !yield(collect.Record{Source: "ticker", Pos: i + 1, At: articles[i].Published.UTC, Status: hearsay.StatusOK, Article: &articles[i]}) {
				return
			}
		}
	}
	if _, err := pipeline.Ingest(m.ctx, l, records, r, pipeline.Options{After: []func(context.Context) error{pipeline.NewCopies(l).CatchUp, pipeline.NewViews(l, r).CatchUp}}); err != nil {
		return err
	}
	const window = 45 * time.Minute
	s, err := pipeline.ConcertStreams(m.ctx, l, "", "", window)
	if err != nil {
		return err
	}
	found, wrong := 0, 0
	group := truth.Group.Outlets
	for _, f := range concert.Test(s.Stories, len(s.Outlets), concert.Options{Window: window.Minutes()}).Findings {
		a, b := s.Outlets[f.A], s.Outlets[f.B]
		switch {
		case f.Verdict != concert.Together:
		case slices.Contains(group, a) && slices.Contains(group, b):
			found++
		default:
			wrong++
			m.miss("concert: linked ticker: %s and %s are called together", a, b)
		}
	}
	pairs := len(group) * (len(group) - 1) / 2
	m.share("measures.concert.linked.found", found, pairs)
	m.rep.add("measures.concert.linked.wrong", Figure{Value: float64(wrong), Lo: float64(wrong), Hi: float64(wrong), N: pairs})
	if err := m.usualOf(l, "ticker", [][]string{group}); err != nil {
		return err
	}
	return m.tickerBlame(l, articles, &truth)
}
