package pipeline

import (
	"context"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/number"
	"hearsay/internal/read"
	"hearsay/internal/read/figure"
	"hearsay/internal/store"
	wordlist "hearsay/lexicon/tally"
)

// FigureLedger is what numbers and commitments are read from.
type FigureLedger interface {
	PartyLister
	Reports(ctx context.Context, q store.ReportQuery) iter.Seq2[store.Report, error]
}

// Given is a number that somebody gives in an article.
type Given struct {
	number.Figure
	Number   hearsay.Number
	Story    string
	Quote    hearsay.QuoteID // that holds it, "" for the article's own words
	Ref      string
	Outlet   string
	Genre    hearsay.Genre
	Revision hearsay.RevisionID
	Field    hearsay.Field
	Sentence hearsay.Span
	At       time.Time  // where it can be compared with other times
	Who      link.Party // who gives it
	Own      bool       // the outlet in its own voice
	Act      hearsay.Act
	Words    string // the number with the noun, as written
	Carried  bool   // what it counts stands in an earlier sentence
	Notice   bool   // in the article's own words, where it says what it corrected
	said     bool   // its giver is told by "speaks of"
	unknown  string // what the text calls its giver, lower case, where no party of the article is called so; the whole name of a person
}

// Rejected reports whether the quote that holds the number does not assert it.
func (g *Given) Rejected() bool {
	switch g.Act {
	case hearsay.Deny, hearsay.RejectResponsibility, hearsay.Ask, hearsay.Retract:
		return true
	}
	return false
}

// FigureQuery selects articles; zero fields do not restrict. Days are included.
type FigureQuery struct {
	Since, Until string
	Articles     map[hearsay.ArticleID]bool // nil for all
	Stories      []string                   // ids; only articles of these, nil for all
	Show         func(articles int)         // called now and then, nil for nobody

	// Seen is called with the text of each article that has numbers, in order, while that is at hand; nil for nobody. It must keep neither.
	Seen func(rev *hearsay.Revision, of []Given)
}

// figureReader reads the numbers of reports beside what the ledger has linked.
type figureReader struct {
	r       *read.Reader
	parties *Parties
	story   map[hearsay.ArticleID]string
	affairs map[hearsay.ArticleID][]string // incidents that an article tells of
	inStory map[string]map[hearsay.ArticleID]bool
	shared  map[string][]string // by story: claims that another story tells, too
}

// newFigureReader gathers stories, incidents and claims of the days since and until, included; "" for no bound.
func newFigureReader(ctx context.Context, l FigureLedger, r *read.Reader, since, until string) (*figureReader, error) {
	parties, err := ReadParties(ctx, l)
	if err != nil {
		return nil, err
	}
	f := &figureReader{r: r, parties: parties, story: map[hearsay.ArticleID]string{}, affairs: map[hearsay.ArticleID][]string{}, inStory: map[string]map[hearsay.ArticleID]bool{}, shared: map[string][]string{}}
	of := func(kind string) store.ViewQuery { return store.ViewQuery{Kind: kind, Since: since, Until: until} }
	if err := eachOf(ctx, l, of(store.KindStory), func(v *store.View, body *view.Story) {
		f.inStory[v.ID] = map[hearsay.ArticleID]bool{}
		for i := range body.Articles {
			f.story[body.Articles[i].ID], f.inStory[v.ID][body.Articles[i].ID] = v.ID, true
		}
	}); err != nil {
		return nil, err
	}
	if err := eachOf(ctx, l, of(store.KindIncident), func(v *store.View, body *view.Incident) {
		for i := range body.Quotes {
			if a := body.Quotes[i].Article; !slices.Contains(f.affairs[a], v.ID) {
				f.affairs[a] = append(f.affairs[a], v.ID)
			}
		}
	}); err != nil {
		return nil, err
	}
	return f, eachOf(ctx, l, of(store.KindClaim), func(v *store.View, body *view.Claim) {
		if len(body.Stories) > 1 {
			for _, s := range body.Stories {
				f.shared[s] = append(f.shared[s], v.ID)
			}
		}
	})
}

// ReadFigures reads the numbers of a ledger's articles, in order of publication: the texts are gone through anew
// for quantities, at about a third of the cost of a reading, since readings hold those of quotes only. What has no reading, and
// what is not English, has none.
func ReadFigures(ctx context.Context, l FigureLedger, r *read.Reader, q FigureQuery) ([]Given, error) {
	f, err := newFigureReader(ctx, l, r, q.Since, q.Until)
	if err != nil {
		return nil, err
	}
	return f.all(ctx, l, q)
}

// all reads what stands now in the articles that q selects.
func (f *figureReader) all(ctx context.Context, l FigureLedger, q FigureQuery) (out []Given, err error) {
	wanted := func(rep *store.Report) bool { return f.selects(&q, rep) }
	last, n := pastDay(q.Until), 0
	reports := l.Reports(ctx, store.ReportQuery{Since: sinceDay(q.Since), Whole: wanted})
	for rep, err := range factsAhead(ctx, reports, f.r, func(rep *store.Report) bool { return wanted(rep) && readWhole(rep) }) {
		if err != nil {
			return nil, err
		}
		if n++; n%64 == 0 && q.Show != nil {
			q.Show(n)
		}
		if !last.IsZero() && rep.Revision.Published.UTC.After(last) {
			break // the others are later still
		}
		from := len(out)
		if out, err = f.figures(ctx, out, &rep.Report, &rep.facts); err != nil {
			return nil, err
		}
		if q.Seen != nil && len(out) > from {
			q.Seen(&rep.Revision, out[from:])
		}
	}
	return out, nil
}

// selects reports whether the numbers of a report are asked for.
func (f *figureReader) selects(q *FigureQuery, rep *store.Report) bool {
	day := rep.Revision.Published.Day()
	return (q.Articles == nil || q.Articles[rep.Item.ID]) && (q.Stories == nil || slices.Contains(q.Stories, f.story[rep.Item.ID])) &&
		(q.Since == "" || day >= q.Since) && (q.Until == "" || day != "" && day <= q.Until)
}

// report appends the numbers of one report to out; none where it is unread or not English.
func (f *figureReader) report(ctx context.Context, out []Given, rep *store.Report) ([]Given, error) {
	if !readWhole(rep) {
		return out, nil
	}
	facts := f.r.Facts(&rep.Revision)
	return f.figures(ctx, out, rep, &facts)
}

// readWhole reports whether a report has a reading with quotes.
func readWhole(rep *store.Report) bool { return rep.Reading != nil && rep.Reading.Level == hearsay.L2 }

// figures appends the numbers of one report, whose facts are read, to out.
func (f *figureReader) figures(ctx context.Context, out []Given, rep *store.Report, facts *read.Facts) ([]Given, error) {
	if len(facts.Figures) == 0 {
		return out, nil
	}
	who, err := f.parties.Mentions(ctx, rep, facts)
	if err != nil {
		return out, err
	}
	about := bodiesOf(who)
	day := rep.Revision.Published.Day()
	texts := map[hearsay.Field]*figureText{}
	from, low, bulletin := len(out), lower{rep: rep}, bulletin{rep: rep}
	for i := range facts.Figures {
		x := &facts.Figures[i]
		t := texts[x.Field]
		if t == nil {
			t = newFigureText(rep, x.Field, facts, who[x.Field])
			texts[x.Field] = t
		}
		g, err := given(ctx, f.parties, rep, x, t)
		if err != nil {
			return out, err
		}
		g.About = about
		t.reach(&g)
		g.Hint = t.line.hint
		g.Doer = t.doer(&g)
		g.Past = g.From == "" && g.To == "" && t.line.past
		g.Rolling = g.Kind == hearsay.Count && g.From == "" && g.To == "" && bulletin.rolls()
		t.speaks(&g, out[from:])
		t.somebody(&g)
		t.heard(&g)
		low.note(&g, t)
		if g.Story, g.Day = f.story[rep.Item.ID], day; g.Story != "" {
			if err := g.known(ctx, f.parties, f.inStory[g.Story]); err != nil {
				return out, err
			}
			g.Scopes = slices.Concat([]string{g.Story}, f.affairs[rep.Item.ID], f.shared[g.Story])
		}
		out = append(out, g)
	}
	return out, nil
}

// bodiesOf are the keys of organisations and offices that a report names themselves, sorted.
func bodiesOf(who map[hearsay.Field][]Mentioned) []string {
	bodies := map[string]bool{}
	for _, list := range who {
		for _, m := range list {
			if m.Itself && m.Party.Kind != hearsay.KindState && m.Party.Kind != hearsay.KindPerson {
				bodies[m.Party.Key] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(bodies))
}

// sinceDay is the beginning of the day before a day, pastDay two days behind one, whatever the zone; the zero time for "".
func sinceDay(day string) time.Time { return dayAnd(day, -1) }

func pastDay(day string) time.Time { return dayAnd(day, 2) }

func dayAnd(day string, days int) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return t.AddDate(0, 0, days)
}

// given words a figure of a report, with who gives it.
func given(ctx context.Context, parties *Parties, rep *store.Report, x *figure.Figure, t *figureText) (Given, error) {
	src := t.src
	g := Given{Number: x.Number, Ref: rep.Revision.RefOrID(), Outlet: rep.Item.Outlet, Genre: rep.Reading.Genre, Revision: rep.Revision.ID, Field: x.Field, Sentence: x.Sentence, Carried: x.Carried}
	lr := &link.Report{Revision: &rep.Revision, Reading: rep.Reading}
	g.At = timed(lr)
	g.Words = veil(lr, x.Field, []hearsay.Span{phrase(x, src)})
	g.ID = string(rep.Item.ID) + "/" + string(x.Field) + "/" + strconv.Itoa(x.Span.Start)
	g.Article = string(rep.Item.ID)
	g.Kind, g.What, g.Deed, g.Of = x.Kind, strings.Clone(x.What), x.Deed, shownWords(x.Of, rep)
	g.Lo, g.Hi = number.Interval(&x.Number)
	if x.Kind == hearsay.Rate {
		if _, per, ok := strings.Cut(x.Unit, "/"); ok {
			g.What += "/" + per
		}
		if x.Value < 1 { // "one in four" is 25 per cent
			g.Kind, g.Lo, g.Hi = hearsay.Percent, 100*g.Lo, 100*g.Hi
		}
	}
	if x.Bound == hearsay.AtLeast && vague(x.Span.In(src)) {
		g.Lo /= 2 // who says "dozens" has not counted
	}
	if x.Period != nil {
		g.From, g.To = firstDay(x.Period.From), firstDay(x.Period.To)
	}
	for _, p := range x.Places {
		if p.Country != "" {
			g.Places = append(g.Places, strings.Clone(p.Country))
		} else {
			g.Places = append(g.Places, strings.Clone(p.Name))
		}
	}
	q := t.quotes.innermost(x.Span)
	if q == nil {
		g.Who, g.Own = parties.Outlet(rep.Item.Outlet), true
		g.Notice = x.Field == hearsay.FieldText && t.notices.At(x.Span.Start)
		if g.Voice = g.Who.Key; rep.Reading.Genre == hearsay.GenreStatement && IsOutlet(g.Voice) {
			g.Voice = "" // a transcript's words are somebody's, who is not told
		}
		return g, nil
	}
	g.Quote, g.Act, g.Own = q.ID, q.Act, q.Speaker.Via == hearsay.ViaOutlet
	var err error
	g.Who, err = parties.Speaker(ctx, rep, q)
	if !g.Rejected() {
		g.Voice = g.Who.Key
	}
	return g, err
}

// vague reports whether a number is no more than "dozens" or "hundreds".
func vague(words string) bool {
	if strings.ContainsAny(words, "0123456789") {
		return false
	}
	last := words[strings.LastIndexByte(words, ' ')+1:]
	switch strings.ToLower(last) {
	case "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions":
		return true
	}
	return false
}

// phraseWords is how many bytes behind a number its noun is shown.
const phraseWords = 60

// phrase is a number with its noun, where that stands close behind it.
func phrase(x *figure.Figure, src string) hearsay.Span {
	sp := x.Span
	if x.Carried || x.What == "" {
		return sp
	}
	stem := x.What[:max(1, len(x.What)-2)]
	near := sp.End + phraseWords + len(stem)
	for near < len(src) && !utf8.RuneStart(src[near]) {
		near++
	}
	tail := src[sp.End:min(near, x.Sentence.End, len(src))]
	low := strings.ToLower(tail)
	k := strings.Index(low, stem)
	if k < 0 || k >= phraseWords || strings.ContainsAny(low[:k], ";:") || len(low) != len(tail) { // lower case may change lengths
		return nextWord(x, sp, src)
	}
	sp.End += k
	for _, c := range src[sp.End:min(x.Sentence.End, len(src))] {
		if !unicode.IsLetter(c) && c != '-' {
			break
		}
		sp.End += utf8.RuneLen(c)
	}
	return sp
}

// nextWord is sp with the word behind it where that stands for what is counted: "9 dead", "200 kg".
func nextWord(x *figure.Figure, sp hearsay.Span, src string) hearsay.Span {
	rest := src[sp.End:x.Sentence.End]
	word := strings.TrimLeft(rest, " \u00a0")
	n := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(word)
	}
	end := sp.End + len(rest) - len(word) + n
	_, unit := wordlist.Units()[strings.ToLower(word[:n])]
	if unit || len(x.Scope) > 0 && x.Scope[0].End == end {
		sp.End = end
	}
	return sp
}

// shownWords leaves out words of private persons' names.
func shownWords(of []string, rep *store.Report) (out []string) {
	for _, w := range of {
		if w == strings.ToLower(w) || !slices.ContainsFunc(rep.Reading.Private, func(m hearsay.Mention) bool {
			return strings.Contains(m.Span.In(m.Field.In(&rep.Revision)), w)
		}) {
			out = append(out, strings.Clone(w)) // a word must not keep its article's text
		}
	}
	return out
}

func firstDay(s string) string { return s[:min(len(s), 10)] }
