// Package narrative finds which separate affairs are told as one: incidents, or claims, that stand
// in the same articles beyond chance, who tied them first, and in which articles.
//
// The null model is that of package bicm, with things as rows and articles as columns: each
// thing stands in as many articles as it does, each article holds as many things as it does,
// and beyond that all is random; p is Poisson-binomial, q Benjamini and Yekutieli's over
// all pairs of things that stand in [Least] articles each. Articles of one text are one column, told first
// when the first of them was. Things that are together in fewer than [Least] articles are not
// tested.
//
// Over days instead of articles ([Days]) affairs that are told side by side, in articles of their own, count, too: a column is
// what one outlet tells on one day, and the null model knows on which days, and by which outlets, each affair was told.
//
// What it does not know: whether an article ties two things or only lists them (a review of the
// week), and that things of one week are more often together than things of two: a pair is a
// reason to open the articles, not a finding by itself. The test is conservative, and with
// a handful of things or articles it can find nothing.
package narrative

import (
	"cmp"
	"context"
	"slices"
	"time"

	"hearsay/internal/measure/bicm"
)

// Least is in how many articles two things must be together to be tested.
const Least = 2

// Crowd is how many things a text may tell of. One that tells of more lists all there is (a digest, a war map), ties
// nothing, and would cost the square of what it lists: it is left out.
const Crowd = 200

// Thing is an incident or claim, and the articles that tell of it.
type Thing struct {
	ID       string
	Articles []string // ids
}

// Article is one article. Those of one Text are copies of each other.
type Article struct {
	ID   string
	Text string    // "" for a text of its own
	At   time.Time // zero for unknown: then Day counts, at its end
	// Outlet and Day (YYYY-MM-DD) are needed by [Days] and [Grow]; "" for unknown.
	Outlet, Day string
}

// Tie is two things that at least one article tells together.
type Tie struct {
	A, B     string // ids, A < B
	Together int    // texts
	Expected float64
	P, Q     float64
	Tested   bool
	Articles []string // of each text the first, in order of time; undated ones last
}

// Result are the ties, tested ones first, by p; then those together most often.
type Result struct {
	Ties   []Tie
	Texts  int // that tell of any of the things
	Crowds int // of these, left out since they tell of more than Crowd
	Tested int // things in Least texts or more
}

// inOrder sorts articles by time, undated ones last.
func inOrder(articles []Article) []Article {
	at := make(map[string]time.Time, len(articles))
	for i := range articles {
		a := &articles[i]
		at[a.ID] = a.At
		if d, err := time.Parse(time.DateOnly, a.Day); a.At.IsZero() && err == nil {
			at[a.ID] = d.AddDate(0, 0, 1).Add(-1)
		}
	}
	out := slices.Clone(articles)
	slices.SortFunc(out, func(a, b Article) int {
		x, y := at[a.ID], at[b.ID]
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.Compare(y), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Ties finds them. Articles that are not listed are ignored. The error is that of ctx. Cost is that of bicm.Together.
func Ties(ctx context.Context, things []Thing, articles []Article) (Result, error) {
	b := newBoard(things, articles)
	pairs, err := bicm.Together(ctx, &b.table, Least)
	if err != nil {
		return b.res, err
	}
	return b.ties(ctx, pairs)
}

// board says which things stand in which columns.
type board struct {
	order  []Article     // by time
	things []Thing       // by id
	first  []map[int]int // by thing: column → its first article in it, as place in order
	table  bicm.Table    // rows are things; without crowds
	starts []int         // by column: its first article, as place in order
	res    Result
}

func newBoard(things []Thing, articles []Article) *board {
	b := &board{order: inOrder(articles), things: slices.Clone(things)}
	slices.SortFunc(b.things, func(x, y Thing) int { return cmp.Compare(x.ID, y.ID) })
	column, rank := b.columns()
	used := map[int]int{} // by column: things
	b.first = make([]map[int]int, len(b.things))
	for i := range b.things {
		b.first[i] = map[int]int{}
		for _, id := range b.things[i].Articles {
			c, ok := column[id]
			if !ok {
				continue
			}
			if r, ok := b.first[i][c]; !ok || rank[id] < r {
				b.first[i][c] = rank[id]
			}
		}
		for c := range b.first[i] {
			used[c]++
		}
	}
	for i := range b.things {
		row := make([]int, 0, len(b.first[i]))
		for c := range b.first[i] {
			if used[c] <= Crowd {
				row = append(row, c)
			}
		}
		slices.Sort(row)
		b.table.Rows = append(b.table.Rows, row)
		if len(row) >= Least {
			b.res.Tested++
		}
	}
	b.res.Texts = len(used)
	for _, n := range used {
		if n > Crowd {
			b.res.Crowds++
		}
	}
	return b
}

// columns numbers texts by their first articles; rank is each article's place in order.
func (b *board) columns() (column, rank map[string]int) {
	column, rank = map[string]int{}, map[string]int{}
	byText := map[string]int{}
	for i, a := range b.order {
		if _, ok := rank[a.ID]; ok {
			continue
		}
		rank[a.ID] = i
		text := "\x00" + a.ID
		if a.Text != "" {
			text = a.Text
		}
		c, ok := byText[text]
		if !ok {
			c = b.table.Columns
			byText[text] = c
			b.table.Columns++
			b.starts = append(b.starts, i)
		}
		column[a.ID] = c
	}
	return column, rank
}

// common lists the columns of each two things that share one.
func (b *board) common(ctx context.Context) (map[[2]int][]int, error) {
	holds := make([][]int, b.table.Columns)
	for i, row := range b.table.Rows {
		for _, c := range row {
			holds[c] = append(holds[c], i)
		}
	}
	out := map[[2]int][]int{}
	for c, rows := range holds {
		if c%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for k, i := range rows {
			for _, j := range rows[k+1:] {
				out[[2]int{i, j}] = append(out[[2]int{i, j}], c)
			}
		}
	}
	return out, nil
}

// ties are the pairs that share a column, with what the test says of those that it has.
func (b *board) ties(ctx context.Context, pairs []bicm.Pair) (Result, error) {
	res := b.res
	tested := map[[2]int]*bicm.Pair{}
	for i := range pairs {
		p := &pairs[i]
		tested[[2]int{min(p.A, p.B), max(p.A, p.B)}] = p
	}
	common, err := b.common(ctx)
	if err != nil {
		return res, err
	}
	for k, columns := range common {
		tie := Tie{A: b.things[k[0]].ID, B: b.things[k[1]].ID, Together: len(columns)}
		if p := tested[k]; p != nil {
			tie.Tested, tie.Expected, tie.P, tie.Q = true, p.Expected, p.P, p.Q
		}
		var ranks []int
		for _, c := range columns {
			ranks = append(ranks, max(b.first[k[0]][c], b.first[k[1]][c]))
		}
		slices.Sort(ranks)
		for _, r := range ranks {
			tie.Articles = append(tie.Articles, b.order[r].ID)
		}
		res.Ties = append(res.Ties, tie)
	}
	slices.SortFunc(res.Ties, func(a, b Tie) int {
		if a.Tested != b.Tested {
			if b.Tested {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(a.P, b.P), b.Together-a.Together, cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return res, nil
}
