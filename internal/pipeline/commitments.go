package pipeline

import (
	"context"
	"slices"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/measure/commitment"
	"hearsay/internal/read"
	"hearsay/internal/store"
	"hearsay/lexicon/en"
	wordlist "hearsay/lexicon/tally"
	"hearsay/lexicon/world"
)

// CommitmentLedger is what commitments are read from.
type CommitmentLedger interface {
	FigureLedger
	Article(ctx context.Context, ref string, rev hearsay.RevisionID) (store.ArticleView, error)
}

// Committed is a quote that commits its speaker, or a sentence of the article's own words that tells what a party
// is to do, as rows show it.
type Committed struct {
	commitment.Commitment
	Ref      string
	Outlet   string
	Quote    hearsay.QuoteID // "" where the article tells it in its own words
	Day      string
	Act      hearsay.Act
	Who      link.Party
	Names    map[string]string // of To
	Due      *hearsay.When     // where the deadline comes from
	Revision hearsay.RevisionID
	Field    hearsay.Field
	Spans    []hearsay.Span // of what the commitment is told in, condition included
	Clause   hearsay.Span   // the condition, empty for none
	Told     hearsay.Span   // the words that make it one, where no quote does

	Cue, Words, Condition string // filled by [Commitments.Word]
}

// Fulfilment is the place of a report behind a status.
type Fulfilment struct {
	Article  hearsay.ArticleID
	Ref      string
	Outlet   string
	Day      string
	Quote    hearsay.QuoteID // "" where the article tells it in its own words
	Field    hearsay.Field
	Sentence hearsay.Span
	Words    string // filled by [Commitments.Show]
}

// Commitments are those of a ledger, with the reports that may tell what became of them.
type Commitments struct {
	List    []commitment.Commitment
	Of      []Committed // beside List
	Reports []commitment.Report
	At      []Fulfilment // beside Reports
	Last    time.Time    // of the latest article
	l       CommitmentLedger
	persons persons
	last    *link.Report // that was shown last
	lastRev hearsay.RevisionID
}

// ReadCommitments reads those of parties with a key that are no outlets, in order of publication. Every
// text is gone through anew for its verbs and times, at about a third of the cost of a reading.
func ReadCommitments(ctx context.Context, l CommitmentLedger, r *read.Reader, show func(articles int)) (*Commitments, error) {
	parties, err := ReadParties(ctx, l)
	if err != nil {
		return nil, err
	}
	cut, err := term.New()
	if err != nil {
		return nil, err
	}
	out := &Commitments{l: l}
	p := promising{out: out, ctx: ctx, world: r.World(), parties: parties, cut: cut, thin: map[uint64]bool{}, harm: map[string]bool{}}
	for _, w := range wordlist.Commit()["thin"] {
		for _, s := range w {
			p.thin[term.Hash(s)] = true
		}
	}
	harm, err := en.BlameWords()
	if err != nil {
		return nil, err
	}
	for w, class := range harm.Word {
		if class&(en.VDeed|en.NDeed) != 0 {
			p.harm[w] = true
		}
	}
	n := 0
	commits := func(rep *store.Report) bool { return readWhole(rep) && !reported(rep).When().IsZero() }
	for rep, err := range factsAhead(ctx, l.Reports(ctx, store.ReportQuery{}), r, commits) {
		if err != nil {
			return nil, err
		}
		if n++; n%64 == 0 && show != nil {
			show(n)
		}
		p.rep, p.r, p.facts = &rep.Report, reported(&rep.Report), rep.facts
		out.persons.note(p.r)
		if !commits(p.rep) {
			continue
		}
		if p.r.When().After(out.Last) {
			out.Last = p.r.When()
		}
		if err := p.article(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// reported is a report as linking takes it.
func reported(rep *store.Report) *link.Report {
	return &link.Report{Article: rep.Item.ID, Revision: &rep.Revision, Reading: rep.Reading}
}

// promising is one pass over a ledger.
type promising struct {
	out     *Commitments
	ctx     context.Context
	world   *world.World
	parties *Parties
	cut     *term.Cutter
	thin    map[uint64]bool
	harm    map[string]bool // words of deeds that do harm
	buf     []term.Term

	rep   *store.Report
	r     *link.Report
	facts read.Facts
	who   map[hearsay.Field]*mentions
	sents map[hearsay.Field][]subjectOf // asked for by left
	from  int                           // the first commitment of the report
}

// mentions are the places of a field that name parties, found by place.
type mentions struct {
	list []Mentioned
	at   *spanIndex
}

func newMentions(list []Mentioned) *mentions {
	return &mentions{list, newSpanIndex(len(list), func(i int) hearsay.Span { return list[i].At })}
}

// in are those that overlap spans, in the order of the list.
func (m *mentions) in(spans []hearsay.Span) []Mentioned {
	if m == nil {
		return nil
	}
	var places []int
	for _, s := range spans {
		m.at.overlapping(s, func(i int) { places = append(places, i) })
	}
	slices.Sort(places)
	out := make([]Mentioned, 0, len(places))
	for _, i := range slices.Compact(places) {
		out = append(out, m.list[i])
	}
	return out
}

// article takes the commitments of a report, and what it tells of its parties.
func (p *promising) article() error {
	p.from = len(p.out.Of)
	who, err := p.parties.Mentions(p.ctx, p.rep, &p.facts)
	if err != nil {
		return err
	}
	p.who, p.sents = map[hearsay.Field]*mentions{}, map[hearsay.Field][]subjectOf{}
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		p.who[f] = newMentions(who[f])
	}
	for i := range p.rep.Reading.Quotes {
		q := &p.rep.Reading.Quotes[i]
		x, err := p.parties.Speaker(p.ctx, p.rep, q)
		if err != nil {
			return err
		}
		if x.Key == "" && len(q.Source) == 1 {
			x = p.left(q, who[q.Field])
			if x.Key == "" {
				if x, err = p.justSpoken(q); err != nil {
					return err
				}
			}
		}
		if x.Key == "" || IsOutlet(x.Key) {
			continue
		}
		if kind, main := p.kind(q, Side(x.Key, answersFor(x)), who[q.Field]); kind != "" {
			p.commit(q, x, kind, main, who)
		} else {
			p.say(q, x)
		}
	}
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		p.deeds(f, who[f])
	}
	p.told(hearsay.FieldText, who)
	p.told(hearsay.FieldTitle, who)
	return nil
}

// namedSides are the sides that are named in spans of a field, own left out.
func (p *promising) namedSides(f hearsay.Field, spans []hearsay.Span, own string) (keys []string, names map[string]string) {
	return namedSides(p.who[f].in(spans), spans, own)
}

// namedSides are the sides of a list that are named in spans, own left out.
func namedSides(list []Mentioned, spans []hearsay.Span, own string) (keys []string, names map[string]string) {
	names = map[string]string{}
	for _, m := range list {
		if k := Side(m.Party.Key, answersFor(m.Party)); k != own && slices.ContainsFunc(spans, m.At.Overlaps) {
			if !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
			if names[k] == "" || m.Party.Kind == hearsay.KindState {
				names[k] = m.Party.Name
			}
		}
	}
	return keys, names
}

// Word fills in what is shown of commitment i, names of private persons left out: its article is read again, so that
// a ledger's texts need not be kept.
func (c *Commitments) Word(ctx context.Context, i int) error {
	x := &c.Of[i]
	r, err := c.veiled(ctx, hearsay.ArticleID(x.Article), x.Revision)
	if err != nil {
		return err
	}
	cue := []hearsay.Span{x.Told}
	if x.Quote != "" {
		k := slices.IndexFunc(r.Reading.Quotes, func(q hearsay.Quote) bool { return q.ID == x.Quote })
		if k < 0 {
			return nil
		}
		cue = r.Reading.Quotes[k].Cue
	}
	x.Words, x.Cue = veil(r, x.Field, x.Spans), veil(r, x.Field, cue)
	if !x.Clause.Empty() {
		x.Condition = veil(r, x.Field, []hearsay.Span{x.Clause})
	}
	return nil
}

// veiled is an article with the places that name anybody who is private in the ledger.
// The last one is kept, since what is shown comes article by article.
func (c *Commitments) veiled(ctx context.Context, article hearsay.ArticleID, rev hearsay.RevisionID) (*link.Report, error) {
	if c.last != nil && c.last.Article == article && c.lastRev == rev {
		return c.last, nil
	}
	v, err := c.l.Article(ctx, string(article), rev)
	if err != nil {
		return nil, err
	}
	if v.Reading == nil {
		v.Reading = new(hearsay.Reading)
	}
	r := &link.Report{Article: article, Revision: &v.Revision, Reading: v.Reading}
	in := linking{reports: []*link.Report{r}, persons: c.persons}
	in.privates()
	c.last, c.lastRev = r, rev
	return r, nil
}

// Show returns the place behind a status with its words, names of private persons left out.
func (c *Commitments) Show(ctx context.Context, by int) (Fulfilment, error) {
	at := c.At[by]
	r, err := c.veiled(ctx, at.Article, "")
	if err != nil {
		return at, err
	}
	at.Words = veil(r, at.Field, []hearsay.Span{at.Sentence})
	return at, nil
}
