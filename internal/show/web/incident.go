package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/draw"
	"hearsay/internal/show/rows"
	"hearsay/internal/store"
)

// incidentPage is one deed as it is told: what has been said of it, by whom, against whom.
type incidentPage struct {
	Positions       *positionsPart
	Judged          string // an analyst's word on the whole, "" for none
	ID, Title, Kind string
	Facts           []string // when, where, against whom
	Finding         string
	Status          view.Status
	Ladder          []rung
	Matrix          matrix
	Travel          string // how far each charge travelled, "" where nobody answers that
	Lags            []string
	Steps           []stepRow
	Timeline        *draw.Picture
	Spoke           []spokeRow // the statements of the timeline, in order
	Lanes           []string
	Claims          []viewRow
	Stories         []viewRow
	Quotes          []quoteRow
	Reports         int
	Publishers      int
	Warning         *warning
}

// rung is a step of the status ladder.
type rung struct {
	Name, State string // State: done, now or ""
	Words, Href string
}

// stepRow is a change of status with the quote that carries it.
type stepRow struct {
	Status, When, Why string
	Quote             *quoteRow
}

func (s *site) incident(w http.ResponseWriter, r *http.Request) {
	if id, ok := strings.CutSuffix(r.PathValue("id"), ".json"); ok {
		s.viewJSON(w, r, id, store.KindIncident)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), pageTimeout)
	defer cancel()
	v, err := s.oneView(ctx, r.PathValue("id"), store.KindIncident)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if moved(w, r, store.KindIncident, v.ID) {
		return
	}
	x, err := rows.Decode[view.Incident](&v)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	p := newIncidentPage(&v, &x)
	p.Warning = s.warning()
	if s.o.Asker != nil {
		p.Travel = exploring("spread", "claim", v.ID)
	}
	if p.Claims, _, err = s.viewRows(ctx, x.Claims); err == nil {
		p.Stories, _, err = s.viewRows(ctx, x.Stories)
	}
	if err == nil {
		p.Positions, err = s.positions(ctx, v.ID, x.Claims)
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	sh := shell{Title: v.Title, Nav: "incidents", Counted: counted(len(p.Quotes), "quote"), Body: p, JSON: "/incidents/" + v.ID + ".json"}
	if x.Reading != "" {
		sh.Stages = []hearsay.StageVersion{hearsay.StageVersion(x.Reading)}
	}
	s.page(w, http.StatusOK, "incident", sh)
}

func newIncidentPage(v *store.View, x *view.Incident) *incidentPage {
	p := &incidentPage{ID: v.ID, Judged: string(x.Judged), Title: v.Title, Kind: strings.ReplaceAll(x.Kind, "_", " "), Status: x.Status, Reports: x.Reports, Publishers: x.Publishers}
	if x.When != nil && (x.When.From != "" || x.When.To != "") {
		p.Facts = append(p.Facts, whenPeriod(x.When))
	}
	var where []string
	for _, w := range x.Where {
		s := w.Name
		if w.Country != "" {
			s += " (" + w.Country + ")"
		}
		where = append(where, s)
	}
	if len(where) > 0 {
		p.Facts = append(p.Facts, strings.Join(where[:min(3, len(where))], ", "))
	}
	if len(x.Targets) > 0 {
		p.Facts = append(p.Facts, "against "+strings.Join(x.Targets[:min(3, len(x.Targets))], ", "))
	}
	at := map[hearsay.QuoteID]*quoteRow{}
	for _, q := range byTime(x.Quotes) {
		if at[q.ID] != nil {
			continue // a quote of two claims of the incident
		}
		r := newQuoteRow(q)
		r.beyond = len(p.Quotes) >= pageRows
		at[q.ID] = &r
		p.Quotes = append(p.Quotes, r)
	}
	for _, st := range x.Steps {
		r := stepRow{Status: string(st.Status), When: quoteTime(st.At, at[st.Quote]), Why: st.Why, Quote: at[st.Quote]}
		p.Steps = append(p.Steps, r)
	}
	p.Ladder = ladder(x, at)
	p.Matrix = newMatrix(x, at)
	p.Lags = lags(&x.Lags)
	p.timeline(x, at)
	p.Finding = incidentFinding(p, x)
	return p
}

// ladder tells for each status whether it was reached, by what, or what it would need.
func ladder(x *view.Incident, at map[hearsay.QuoteID]*quoteRow) []rung {
	out := []rung{{Name: "Reported", Words: counted(x.Reports, "report") + " by " + counted(x.Publishers, "publisher"), Href: "#quotes"},
		{Name: "Attributed", Words: "needs somebody to say who did it"}, {Name: "Contested", Words: "needs another to be accused, or somebody to deny it"},
		{Name: "Admitted", Words: "needs the accused, or a claimant, to say so"}, {Name: "Withdrawn", Words: "needs an accuser to take it back"}}
	order := []view.Status{view.Reported, view.Attributed, view.Contested, view.Admitted, view.Withdrawn}
	for i, st := range order {
		r := &out[i]
		if i == 0 {
			r.State = "done"
		}
		for _, s := range x.Steps {
			if s.Status != st {
				continue
			}
			r.State, r.Words = "done", upper(s.Why)
			if t := quoteTime(s.At, at[s.Quote]); t != noDate {
				r.Words = "since " + t + ": " + s.Why
			}
			if q := at[s.Quote]; q != nil {
				r.Href = q.To()
			}
			break
		}
		if st == x.Status {
			r.State = "now"
		}
	}
	return out
}

// lags words how long it took, where both ends are known to the time of day.
func lags(l *view.Lags) (out []string) {
	for _, x := range []struct {
		s    *int64
		what string
		none string
	}{{l.ToAccusation, "The first accusation came %s the first report.", ""}, {l.ToDenial, "The first denial came %s the first accusation.", "No denial is known to the time of day."},
		{l.ToEvidence, "Evidence was first shown or cited %s the first accusation.", "No evidence that is shown or cited is known to the time of day."}} {
		switch {
		case x.s == nil && x.none != "":
			out = append(out, x.none)
		case x.s == nil:
		case *x.s == 0:
			out = append(out, fmt.Sprintf(x.what, "at the same time as"))
		case *x.s < 0:
			out = append(out, fmt.Sprintf(x.what, duration(-time.Duration(*x.s)*time.Second)+" before"))
		default:
			out = append(out, fmt.Sprintf(x.what, duration(time.Duration(*x.s)*time.Second)+" after"))
		}
	}
	return out
}

func incidentFinding(p *incidentPage, x *view.Incident) string {
	accusers := len(p.Matrix.Rows)
	if len(x.Attributions) == 0 && x.Status != view.Reported {
		return rejectedOnly(p, x)
	}
	s := fmt.Sprintf("%s by %s. ", upper(counted(x.Reports, "report")), counted(x.Publishers, "publisher"))
	switch x.Status {
	case view.Reported:
		return s + "Nobody is accused in what the ledger holds."
	case view.Attributed:
		return s + fmt.Sprintf("%s %s %s; nobody rejects it in what the ledger holds.", upper(counted(accusers, "accuser")), nameNames(accusers), p.Matrix.named())
	case view.Contested:
		return s + fmt.Sprintf("%s %s %s. %s: who did it is contested.", upper(counted(accusers, "accuser")), nameNames(accusers), p.Matrix.named(), p.Matrix.answered())
	case view.Admitted:
		return s + fmt.Sprintf("Accused %s %s. %s.", areIs(len(p.Matrix.Accused)), p.Matrix.named(), p.Matrix.answered())
	case view.Withdrawn:
		return s + "An accusation, or a claim of it, was taken back."
	}
	return s
}

// rejectedOnly words an incident of which the ledger has no accusation, only what was said against one.
func rejectedOnly(p *incidentPage, x *view.Incident) string {
	var who []string
	for i := range p.Quotes {
		q := &p.Quotes[i]
		name := q.Who
		if q.Unnamed {
			name = "somebody unnamed"
		}
		if q.Stance == view.Denies && !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	s := fmt.Sprintf("%s by %s. Nobody is accused in what the ledger holds", upper(counted(x.Reports, "report")), counted(x.Publishers, "publisher"))
	if len(who) == 0 {
		return s + "."
	}
	return s + ": " + listedWords(who) + map[bool]string{true: " rejects", false: " reject"}[len(who) == 1] + " a charge whose accuser it does not have."
}

func nameNames(n int) string {
	if n == 1 {
		return "names"
	}
	return "name"
}

// named lists the accused: the four that most reports name, and how many more.
func (m *matrix) named() string {
	all := slices.SortedStableFunc(slices.Values(m.Accused), func(a, b accusedHead) int { return b.Reports - a.Reports })
	const most = 4
	var out []string
	for _, a := range all[:min(len(all), most)] {
		out = append(out, accusedWords(a.Name))
	}
	if n := len(all) - most; n > 0 {
		return strings.Join(out, ", ") + " and " + number(n) + " more"
	}
	return listedWords(out)
}

// answered says which of the accused deny it, and which say that they did it.
func (m *matrix) answered() string {
	var no, yes []string
	for i, a := range m.Answers {
		for _, w := range a.Words {
			list := &no
			if w.Act == "says so" {
				list = &yes
			}
			if name := accusedWords(m.Accused[i].Name); !slices.Contains(*list, name) {
				*list = append(*list, name)
			}
		}
	}
	var out []string
	if len(no) > 0 {
		out = append(out, listedWords(no)+" "+map[bool]string{true: "rejects", false: "reject"}[len(no) == 1]+" it")
	}
	if len(yes) > 0 {
		out = append(out, listedWords(yes)+" "+map[bool]string{true: "says that it did it", false: "say that they did it"}[len(yes) == 1])
	}
	if len(out) == 0 {
		return "No answer of an accused is read"
	}
	return strings.Join(out, "; ")
}

// accusedWords is how a sentence names an accused: a mere description in the marks of the text that has it.
func accusedWords(name string) string {
	if r, _ := utf8.DecodeRuneInString(name); unicode.IsLower(r) && !strings.Contains(name, hiddenPerson) && !strings.Contains(name, " of ") {
		return "“" + name + "”"
	}
	return name
}

// listedWords joins names: "A, B and C".
func listedWords(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// spokeRow is one statement of the timeline.
type spokeRow struct {
	When, Who, How, Words, Accused, Href string
	Mark                                 string

	at   time.Time
	lane int
}

// timeline gathers the first and, if they are others, last words of each accuser on each
// accused, and the denials; the first of each kind.
func (p *incidentPage) timeline(x *view.Incident, at map[hearsay.QuoteID]*quoteRow) {
	var lanes []draw.Lane
	lane := func(name string) int {
		for i := range lanes {
			if lanes[i].Name == name {
				return i
			}
		}
		lanes = append(lanes, draw.Lane{Name: name})
		return len(lanes) - 1
	}
	seen := map[string]bool{}
	add := func(q *quoteRow, n int, how string) {
		key := fmt.Sprintf("%s/%d", q.ID, n)
		if q.At.IsZero() || seen[key] {
			return
		}
		seen[key] = true
		mark := q.Glyph
		if mark == "dash" {
			mark = "half"
		}
		p.Spoke = append(p.Spoke, spokeRow{When: q.When, Who: q.Who, How: how, Words: cmp.Or(q.Doubt, "no hedge"), Accused: lanes[n].Name, Href: q.To(), Mark: mark, at: q.At, lane: n})
	}
	for i := range x.Attributions {
		a := &x.Attributions[i]
		n := lane(a.Accused)
		for k, id := range a.Quotes {
			if q := at[id]; q != nil && (k == 0 || k == len(a.Quotes)-1 && a.Words[0] != a.Words[1]) {
				add(q, n, "accuses")
			}
		}
		for _, d := range a.DeniedBy {
			for k := range p.Quotes {
				if q := &p.Quotes[k]; q.Stance == view.Denies && (d.Key != "" && q.SaidBy(d.Key) || d.Key == "" && q.Speaker == d.Name) && q.At.Equal(d.First) {
					add(q, n, "denies")
					break
				}
			}
		}
	}
	slices.SortStableFunc(p.Spoke, func(a, b spokeRow) int { return cmp.Or(a.at.Compare(b.at), strings.Compare(a.Who, b.Who)) })
	for _, r := range p.Spoke {
		words := r.Words
		if r.How == "denies" || words == "no hedge" {
			words = r.How
		}
		lanes[r.lane].Points = append(lanes[r.lane].Points, draw.Point{At: r.at, Who: r.Who, Words: words, Mark: r.Mark, Href: r.Href, Title: r.When + ": " + r.Who + " " + r.How + ", " + r.Words})
	}
	for _, l := range lanes {
		p.Lanes = append(p.Lanes, l.Name)
	}
	if len(p.Spoke) == 0 {
		return
	}
	pic, ok := draw.Lanes(lanes, dayLines(p.Spoke[0].at, p.Spoke[len(p.Spoke)-1].at), fmt.Sprintf("Timeline: %s on %s accused, the first of each kind. Every one is in the table below", counted(len(p.Spoke), "statement"), number(len(lanes))))
	if ok {
		p.Timeline = &pic
	}
}

// dayLines are the midnights between two moments, at most a dozen of them.
func dayLines(first, last time.Time) (out []draw.Day) {
	days := int(last.Sub(first)/(24*time.Hour)) + 1
	step := (days + 11) / 12
	layout := "Mon 2 Jan"
	if days > 300 {
		layout = "2 Jan 2006"
	}
	for t := first.UTC().Truncate(24 * time.Hour); !t.After(last); t = t.AddDate(0, 0, step) {
		out = append(out, draw.Day{At: t, Text: t.Format(layout)})
	}
	return out
}
