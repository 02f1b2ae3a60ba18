package pipeline

import (
	"context"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/edit"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/number"
	"hearsay/internal/read"
	"hearsay/internal/read/figure"
	"hearsay/internal/store"
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
	n := 0
	for rep, err := range l.Reports(ctx, store.ReportQuery{Since: sinceDay(q.Since)}) {
		if err != nil {
			return nil, err
		}
		if n++; n%64 == 0 && q.Show != nil {
			q.Show(n)
		}
		day := rep.Revision.Published.Day()
		if q.Articles != nil && !q.Articles[rep.Item.ID] || q.Stories != nil && !slices.Contains(q.Stories, f.story[rep.Item.ID]) ||
			q.Since != "" && day < q.Since || q.Until != "" && (day == "" || day > q.Until) {
			continue
		}
		if out, err = f.report(ctx, out, &rep); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// report appends the numbers of one report to out; none where it is unread or not English.
func (f *figureReader) report(ctx context.Context, out []Given, rep *store.Report) ([]Given, error) {
	if rep.Reading == nil || rep.Reading.Level != hearsay.L2 {
		return out, nil
	}
	facts := f.r.Facts(&rep.Revision)
	if len(facts.Figures) == 0 {
		return out, nil
	}
	who, err := f.parties.Mentions(ctx, rep, &facts)
	if err != nil {
		return out, err
	}
	about := bodiesOf(who)
	day := rep.Revision.Published.Day()
	bulletin := rolling.MatchString(rep.Revision.Title) || rolling.MatchString(rep.Revision.Text)
	from, low := len(out), lower{rep: rep}
	for i := range facts.Figures {
		g, err := given(ctx, f.parties, rep, &facts.Figures[i])
		if err != nil {
			return out, err
		}
		g.About = about
		g.Hint = onlyTime(facts.Times[g.Field], g.Sentence)
		g.Doer = doer(&facts, &g, who[g.Field])
		g.Past = g.From == "" && g.To == "" && longBefore(facts.Times[g.Field], g.Sentence, day)
		g.Rolling = bulletin && g.Kind == hearsay.Count && g.From == "" && g.To == ""
		speaks(&g, rep, who[g.Field], out[from:])
		somebody(&g, rep, facts.Names[g.Field])
		heard(&g, rep)
		low.note(&g)
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

// sinceDay is the beginning of the day before a day, the zero time for "".
func sinceDay(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return t.AddDate(0, 0, -1)
}

// given words a figure of a report, with who gives it.
func given(ctx context.Context, parties *Parties, rep *store.Report, x *figure.Figure) (Given, error) {
	src := x.Field.In(&rep.Revision)
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
	q := innermost(rep.Reading, x.Field, x.Span)
	if q == nil {
		g.Who, g.Own = parties.Outlet(rep.Item.Outlet), true
		g.Notice = x.Field == hearsay.FieldText && edit.NoticeAt(src, x.Span.Start)
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

// rolling are words of a bulletin that counts what the last hours brought.
var rolling = regexp.MustCompile(`(?i)\b(?:over|in|during|for) the (?:past|last|previous) (?:day|night|24 hours|twenty-four hours)\b|\b(?:past|last) 24 hours\b|\boperational (?:information|update)\b`)

// onlyTime is the first and last day of the one time that a sentence names, "/" between; "" for none or several.
func onlyTime(times []hearsay.When, sentence hearsay.Span) string {
	days := ""
	for i := range times {
		if w := &times[i]; sentence.Contains(w.Span) {
			if days != "" || w.From == "" || w.To == "" {
				return ""
			}
			days = firstDay(w.From) + "/" + firstDay(w.To)
		}
	}
	return days
}

// doer is who did what g counts: the name before the verb that its deed is, as a party where the ledger has it.
func doer(facts *read.Facts, g *Given, who []Mentioned) string {
	if len(g.Number.Scope) == 0 {
		return ""
	}
	for i := range facts.Verbs[g.Field] {
		v := &facts.Verbs[g.Field][i]
		if v.Span != g.Number.Scope[0] || v.Doer.Empty() {
			continue
		}
		for _, m := range who {
			if m.At.Overlaps(v.Doer) {
				return Side(m.Party.Key, answersFor(m.Party))
			}
		}
	}
	return ""
}

// longAgo is how many days before publication a time lies that what is new is hardly told for.
const longAgo = 14

// longBefore reports whether a sentence tells of a time long before a day: "the state of emergency, imposed after 130 were killed last November".
func longBefore(times []hearsay.When, sentence hearsay.Span, day string) bool {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return false
	}
	line := at.AddDate(0, 0, -longAgo).Format(time.DateOnly)
	return slices.ContainsFunc(times, func(w hearsay.When) bool {
		return sentence.Contains(w.Span) && w.To != "" && firstDay(w.To) < line
	})
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

// innermost returns the smallest quote whose content holds a place, nil for none.
func innermost(g *hearsay.Reading, f hearsay.Field, sp hearsay.Span) *hearsay.Quote {
	var best *hearsay.Quote
	size := 0
	for i := range g.Quotes {
		q := &g.Quotes[i]
		if q.Field != f || !slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(sp) }) {
			continue
		}
		n := 0
		for _, c := range q.Content {
			n += c.Len()
		}
		if best == nil || n < size {
			best, size = q, n
		}
	}
	return best
}

// phraseWords is how far behind a number its noun is shown.
const phraseWords = 60

// phrase is a number with its noun, where that stands close behind it.
func phrase(x *figure.Figure, src string) hearsay.Span {
	sp := x.Span
	if x.Carried || x.What == "" {
		return sp
	}
	tail := strings.ToLower(src[sp.End:min(x.Sentence.End, len(src))])
	stem := x.What[:max(1, len(x.What)-2)]
	if k := strings.Index(tail, stem); k >= 0 && k < phraseWords && !strings.ContainsAny(tail[:k], ";:") {
		end := k
		for _, c := range tail[k:] {
			if !unicode.IsLetter(c) && c != '-' {
				break
			}
			end += len(string(c))
		}
		if len(tail) == x.Sentence.End-sp.End && sp.End+end <= len(src) { // lower case may change lengths
			sp.End += end
		}
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
