package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/judge"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/internal/store/embedded"
	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
	"hearsay/lexicon/world"
)

// LinkStage names the stage that makes stories, claims, incidents and actors, and its version.
// A new number makes all of them anew.
//
//	2  quotes tell whom they accuse and whether the article hears them; stories, who speaks
//	4  stories tell what states say, and are said to do, to each other
//	5  accusations tell where in the article the accused is heard
//	6  deeds that an article tells in its own words, too
//	7  whose correspondent is sent home; deeds told as days later
//	8  the accused is heard only where it speaks, also through officials and spokespeople without a name; that it did not answer is read from the text, too
//	9  headlines of stories show names that another of their reports gives a public role
//	10 another place, or no word in common, makes another deed; an item of one sentence is no context of its own
//	11 quotes tell which charges against its own side a speaker rejects; who only puts an answer off is not heard
//	12 a denial told again without its charge goes to the denial
//	13 a place is the same whichever apostrophe its name has; a figure's claim holds its number; who is well known, and what names nobody, is shown
//	   all who say a quote together are heard; the head of a firm speaks for it
//	14 what an outlet tells as news is of the day of the report: charges and incidents of other days, towns or areas are others
//	15 firms that the whole world knows have keys though news writes their names as words; presidents and heads speak for bodies
//	17 a charge in a relative clause is of the deed that stands before the clause; read/18: whose bodies of common names are
//	18 a charge that leaves its deed to the text means the one told before it; who rejects a denial, or charges others, denies nothing
//	19 an incident is called by a headline as its outlet's words; who bears the name of an outlet of the ledger is that outlet
//	20 claims that tell one charge in other words name each other, and who rejects it
//	21 a story keeps, of the text that its articles share, two links an article at most: they tell its page and counts all
const LinkStage hearsay.StageVersion = "link/views/21"

// LinkLedger is what that stage needs of a store. PutViews takes effect whole or not at all.
type LinkLedger interface {
	Cursor(ctx context.Context, stage hearsay.StageVersion) (int64, error)
	LastSeq(ctx context.Context) (int64, error)
	Earliest(ctx context.Context, after int64) (at time.Time, undated bool, err error)
	EarliestOf(ctx context.Context, articles []hearsay.ArticleID) (at time.Time, undated bool, err error)
	Reports(ctx context.Context, q store.ReportQuery) iter.Seq2[store.Report, error]
	Outlets(ctx context.Context) ([]store.Outlet, error)
	Statements(ctx context.Context) ([]hearsay.Statement, error)
	SharedPairs(ctx context.Context, stage hearsay.StageVersion, since string) iter.Seq2[store.SharedPair, error]
	ViewsSince(ctx context.Context, since time.Time) ([]store.View, error)
	Views(ctx context.Context, q store.ViewQuery) (store.ViewPage, error)
	View(ctx context.Context, id string) (store.View, error)
	ViewMark(ctx context.Context) (string, error)
	PutViews(ctx context.Context, c store.ViewChange) error
}

var _ LinkLedger = (*embedded.Ledger)(nil)

// reach is how far back of the earliest new article views are made anew: quotes further apart
// than that are never in one claim (package claim), nor articles in one story.
const reach = 31 * 24 * time.Hour

// Views is the stage behind the readings and the copies. What a run over everything makes depends on
// the current readings, the tables and what analysts said, not on the order in which they came. A
// run over a part makes views anew from all articles of the time that new ones touch, whole, and
// replaces the old ones in one transaction; what its first month has in common with what lies before
// may come out otherwise, since groups grow pair by pair and incidents weigh words by the charges at hand.
// Its memory is that of the readings and texts of that time, and of
// the names in older ones, which it reads through once; it keeps none between runs.
type Views struct {
	l     LinkLedger
	r     Teller
	whole bool
}

// Teller is what linking needs of the reader whose readings it links.
type Teller interface {
	Version() hearsay.StageVersion
	World() *world.World // its gazetteer
	// Voice returns the ministry, without its state, whose spokesperson a role tells of, "" for none.
	Voice(role string) string
	// Told returns what the article tells in its own words, as [read.Reader.Told] does.
	Told(*hearsay.Revision, []hearsay.Quote) []read.Told
}

// NewViews returns the stage over a ledger that is open for writing.
func NewViews(l LinkLedger, r Teller) *Views { return &Views{l: l, r: r} }

// Whole lets every run of v be one over everything, whether or not anything came: ledgers with the same
// texts, tables and statements then have the same views, in however many parts these came.
func (v *Views) Whole() *Views {
	v.whole = true
	return v
}

// CatchUp makes views of what came since the last run, and of the time that analysts' statements made or taken back since
// then touch; all of them where tables or reader have changed, or statements about names. It costs one lookup where nothing has.
func (v *Views) CatchUp(ctx context.Context) error {
	last, err := v.l.LastSeq(ctx)
	if err != nil {
		return err
	}
	read, err := v.l.Cursor(ctx, v.r.Version())
	if err != nil {
		return err
	}
	last = min(last, read) // what was appended meanwhile and is not read yet comes with the next run
	cursor, err := v.l.Cursor(ctx, LinkStage)
	if err != nil {
		return err
	}
	in, err := v.tables(ctx)
	if err != nil {
		return err
	}
	mark, err := v.l.ViewMark(ctx)
	if err != nil {
		return err
	}
	if mark == in.mark && cursor >= last && !v.whole {
		return nil
	}
	since, err := v.since(ctx, in, mark, cursor, last)
	if err != nil {
		return err
	}
	old, err := v.l.ViewsSince(ctx, since)
	if err != nil {
		return err
	}
	for i := range old {
		old[i].Body = nil // what is replaced is known by its members
	}
	in.window = newWindow(since, old)
	if !since.IsZero() {
		in.window.stored = v.holder(ctx)
		if err := in.window.freeze(); err != nil {
			return err
		}
		if err := v.parties(ctx, &in.window); err != nil {
			return err
		}
	}
	if err := v.load(ctx, in); err != nil {
		return fmt.Errorf("link: %w", err)
	}
	put, err := in.views()
	if err != nil {
		return fmt.Errorf("link: %w", err)
	}
	if old, err = v.gone(ctx, &in.window, old, put); err != nil {
		return err
	}
	change := store.ViewChange{Stage: LinkStage, Upto: last, Mark: in.mark, Put: put, Redirects: redirects(old, put)}
	for _, list := range [][]store.View{old, put} {
		for i := range list {
			change.Drop = append(change.Drop, list[i].ID)
		}
	}
	return v.l.PutViews(ctx, change)
}

// tables reads what views depend on besides readings, and the mark of it all.
func (v *Views) tables(ctx context.Context) (*linking, error) {
	in := &linking{reader: v.r, world: v.r.World()}
	outlets, err := v.l.Outlets(ctx)
	if err != nil {
		return nil, err
	}
	if in.statements, err = v.l.Statements(ctx); err != nil {
		return nil, err
	}
	in.corrections = map[hearsay.ArticleID][]*hearsay.Statement{}
	for i := range in.statements {
		if s := &in.statements[i]; (s.Verb == hearsay.Change || s.Verb == hearsay.Add) && len(s.About) > 0 {
			in.corrections[s.About[0].Article] = append(in.corrections[s.About[0].Article], s)
		}
	}
	h := sha256.New()
	h.Write(en.TermFile())
	h.Write(match.RarityFile())
	e := json.NewEncoder(h)
	for _, x := range []any{LinkStage, CopiesStage, v.r.Version(), v.r.World().Sum(), outlets} {
		if err := e.Encode(x); err != nil {
			return nil, err
		}
	}
	if in.mark, err = newMark(h.Sum(nil), in.statements); err != nil {
		return nil, err
	}
	in.table(outlets)
	return in, nil
}

// load reads the reports of the window, and the names in all others. Cost is linear in the
// ledger where there is a window, as where there is none.
func (v *Views) load(ctx context.Context, in *linking) error {
	var from time.Time // of the first report that is linked
	whole := func(r *store.Report) bool {
		return len(in.corrections[r.Item.ID]) > 0 || in.window.wants(&link.Report{Article: r.Item.ID, Revision: &r.Revision})
	}
	for r, err := range v.l.Reports(ctx, store.ReportQuery{Whole: whole}) {
		if err != nil {
			return err
		}
		if rep := in.report(&r); in.window.wants(rep) {
			if at := rep.Revision.Published.UTC; from.IsZero() || at.Before(from) {
				from = at
			}
			in.add(rep, r.Item.URL)
		} else {
			in.pass(rep)
		}
	}
	day := ""
	if !in.window.since.IsZero() && !from.IsZero() {
		day = from.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	for p, err := range v.l.SharedPairs(ctx, CopiesStage, day) {
		if err != nil {
			return err
		}
		in.shared.add(in.at, &p)
	}
	in.shared.index(len(in.reports))
	in.verdicts = judge.Resolve(in.statements, in.find)
	return nil
}

// redirects tells for every view that is no more which one took its place: the one with most
// of its members.
func redirects(old, put []store.View) map[string]string {
	at := map[store.Member][]int{}
	is := map[string]bool{}
	for i := range put {
		is[put[i].ID] = true
		for _, m := range put[i].Members {
			at[m] = append(at[m], i)
		}
	}
	out := map[string]string{}
	for i := range old {
		x := &old[i]
		if is[x.ID] {
			continue
		}
		n := map[int]int{}
		best := -1
		for _, m := range x.Members {
			for _, j := range at[m] {
				if put[j].Kind != x.Kind {
					continue
				}
				n[j]++
				if best < 0 || n[j] > n[best] || n[j] == n[best] && put[j].ID < put[best].ID {
					best = j
				}
			}
		}
		if best >= 0 {
			out[x.ID] = put[best].ID
		}
	}
	return out
}
