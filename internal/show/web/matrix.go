package web

import (
	"cmp"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/show/phrase"
)

// matrix is the attribution ledger: a row for each accuser, in order of the first accusation, a
// column for each accused, and a last row for what the accused say themselves.
type matrix struct {
	Accused []accusedHead
	Rows    []matrixRow
	Answers []answer // one for each accused
}

type accusedHead struct {
	Name, Key, Standing string
	Reports             int
}

type matrixRow struct {
	Accuser, Key string
	Own          bool
	Cells        [][]cell // by accused; none: nothing said
}

// cell is an accuser's word on an accused: first words, and the last if they are others.
type cell struct {
	Act, Glyph  string
	First, Last []piece
	From, To    string
	Change      string // ▲ hardened, ▽ softened, "" for none
	Evidence    string
	Reports     int
	Role        string
	Denied      []string // who rejects it, other than the accused
	Score       string
	Reviewed    bool
	Href, Claim string
}

// answer is what an accused says to it.
type answer struct {
	Name  string
	Words []answerWords
}

type answerWords struct {
	Act, Glyph, Who, Words, When, Href string
}

// changeWords say what became of an attribution.
var changeWords = map[string]string{view.Hardened: "▲ hardened", view.Softened: "▽ softened", view.TakenBack: "withdrawn"}

func newMatrix(x *view.Incident, at map[hearsay.QuoteID]*quoteRow) matrix {
	var m matrix
	var column columns
	row := map[string]int{}
	for i := range x.Attributions {
		a := &x.Attributions[i]
		k := column.of(a)
		if k == len(m.Accused) {
			m.Accused = append(m.Accused, accusedHead{Name: a.Accused, Key: a.AccusedKey})
		}
		m.Accused[k].Key = cmp.Or(m.Accused[k].Key, a.AccusedKey)
		m.Accused[k].Reports += a.Reports
		if st := standingWords(a.Standing); !strings.Contains(m.Accused[k].Standing, st) {
			m.Accused[k].Standing = strings.TrimPrefix(m.Accused[k].Standing+", "+st, ", ")
		}
		if bySelf(a) {
			continue
		}
		who := cmp.Or(a.AccuserKey, a.Accuser)
		if _, ok := row[who]; !ok {
			row[who] = len(m.Rows)
			m.Rows = append(m.Rows, matrixRow{Accuser: voiceName(a.Accuser, a.AccuserKey), Key: a.AccuserKey, Own: a.Own})
		}
	}
	for i := range m.Rows {
		m.Rows[i].Cells = make([][]cell, len(m.Accused))
	}
	m.Answers = make([]answer, len(m.Accused))
	for i := range x.Attributions {
		a := &x.Attributions[i]
		k := column.of(a)
		m.Answers[k].Name = a.Accused
		if bySelf(a) {
			m.Answers[k].admits(a, at)
			continue
		}
		r := row[cmp.Or(a.AccuserKey, a.Accuser)]
		own, others := answersOf(a)
		c := newCell(a, at)
		for _, v := range others {
			c.Denied = append(c.Denied, voiceName(v.Name, v.Key))
		}
		m.Rows[r].Cells[k] = append(m.Rows[r].Cells[k], c)
		for _, v := range own {
			m.Answers[k].add(v, x, at)
		}
	}
	for k := range m.Answers {
		for _, v := range x.AdmittedBy {
			if v.Name == m.Answers[k].Name && !slices.ContainsFunc(m.Answers[k].Words, func(w answerWords) bool { return w.Who == v.Name && w.Act == "says so" }) {
				m.Answers[k].Words = append(m.Answers[k].Words, answerWords{Act: "says so", Glyph: "full", Who: v.Name, When: whenWords(v.First, "")})
			}
		}
	}
	return m
}

// columns numbers the accused. Words that name one without telling who that is stand with the one who is called so: a
// second column of the same name would say nothing.
type columns []struct{ name, key string }

func (c *columns) of(a *view.Attribution) int {
	for i := range *c {
		x := &(*c)[i]
		if a.AccusedKey != "" && a.AccusedKey == x.key || a.Accused == x.name && (a.AccusedKey == "" || x.key == "") {
			x.key = cmp.Or(x.key, a.AccusedKey)
			return i
		}
	}
	*c = append(*c, struct{ name, key string }{a.Accused, a.AccusedKey})
	return len(*c) - 1
}

// standingWords names a standing for the tag of an accused.
func standingWords(s string) string {
	switch s {
	case view.Stands, view.Hardened, view.Softened:
		return "attributed"
	}
	return s
}

// bySelf reports whether an attribution is the accused's own: it is no accusation, and stands
// with their answers.
func bySelf(a *view.Attribution) bool {
	return a.AccuserKey != "" && a.AccuserKey == a.AccusedKey || a.Standing == view.SelfAdmitted && a.Accuser == a.Accused
}

// admits notes that an accused says so.
func (w *answer) admits(a *view.Attribution, at map[hearsay.QuoteID]*quoteRow) {
	out := answerWords{Act: "says so", Glyph: "full", Who: a.Accused, Words: shorten(a.Words[1], 90), When: endTime(a, 0, at)}
	if len(a.Quotes) > 0 && at[a.Quotes[len(a.Quotes)-1]] != nil {
		out.Href = at[a.Quotes[len(a.Quotes)-1]].To()
	}
	w.Words = append(w.Words, out)
}

// answersOf parts those who deny an attribution into the accused and others. The accused is who
// has the same key; of a state also an organ that bears its name, where the linking says that
// the accused denies.
func answersOf(a *view.Attribution) (own, others []view.Voice) {
	for _, v := range a.DeniedBy {
		if v.Key != "" && v.Key == a.AccusedKey || v.Name == a.Accused || organOf(a, v) {
			own = append(own, v)
		} else {
			others = append(others, v)
		}
	}
	return own, others
}

func organOf(a *view.Attribution, v view.Voice) bool {
	return a.Standing == view.Denied && strings.HasPrefix(a.AccusedKey, "state:") && strings.HasPrefix(v.Key, "org:") && strings.HasSuffix(v.Name, " of "+a.Accused)
}

// add notes the denial of a voice once, with its words.
func (w *answer) add(v view.Voice, x *view.Incident, at map[hearsay.QuoteID]*quoteRow) {
	if slices.ContainsFunc(w.Words, func(y answerWords) bool { return y.Who == v.Name }) {
		return
	}
	out := answerWords{Act: "denies", Glyph: "struck", Who: v.Name, When: whenWords(v.First, "")}
	for i := range x.Quotes {
		q := &x.Quotes[i]
		if q.Stance == view.Denies && (v.Key != "" && q.SaidBy(v.Key) || v.Key == "" && q.Speaker == v.Name) && q.At.Equal(v.First) {
			out.Words, out.Href = shorten(q.Words, 90), "#q-"+string(q.ID)
			break
		}
	}
	w.Words = append(w.Words, out)
}

// endTime writes when the first words of an attribution were published, or with -1 the last.
func endTime(a *view.Attribution, n int, at map[hearsay.QuoteID]*quoteRow) string {
	t := a.First
	if n < 0 {
		n, t = len(a.Quotes)-1, a.Last
	}
	if n < 0 || n >= len(a.Quotes) {
		return quoteTime(t, nil)
	}
	return quoteTime(t, at[a.Quotes[n]])
}

func newCell(a *view.Attribution, at map[hearsay.QuoteID]*quoteRow) cell {
	c := cell{Act: "accuses", Glyph: "full", First: slanted(quoted(shorten(a.Words[0], 110)), a.Hedges[0]), From: endTime(a, 0, at), Reports: a.Reports, Score: percentOf(a.Score), Reviewed: a.Reviewed, Change: changeWords[a.Standing]}
	switch {
	case a.Standing == view.SelfAdmitted:
		c.Act = "says so"
	case a.Hedges[0] != "":
		c.Act, c.Glyph = "accuses, hedged", "half"
	}
	if a.Role != "" && a.Role != "perpetrator" {
		c.Role = "as " + strings.ReplaceAll(string(a.Role), "_", " ")
	}
	if a.Words[1] != a.Words[0] || c.Change != "" {
		c.Last, c.To = slanted(quoted(shorten(a.Words[1], 110)), a.Hedges[1]), endTime(a, -1, at)
	}
	c.Evidence = cmp.Or(phrase.Evidence(&hearsay.Claim{Evidence: a.Basis, EvidenceShown: a.Shown}), "none given")
	if len(a.Quotes) > 0 && at[a.Quotes[0]] != nil {
		c.Href = at[a.Quotes[0]].To()
	}
	if a.Claim != "" {
		c.Claim = "/claims/" + a.Claim
	}
	return c
}
