package pipeline

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	wordlist "hearsay/lexicon/tally"
	"hearsay/lexicon/world"
	"hearsay/schema"
)

// spokenActs are acts of speech that are turned toward somebody, with category and mode.
var spokenActs = map[hearsay.Act][2]string{
	hearsay.Condemn: {"ACCUSE", "disapprove"}, hearsay.Threaten: {"THREATEN", ""}, hearsay.Warn: {"THREATEN", "restrict"},
	hearsay.Demand: {"REQUEST", "change"}, hearsay.Praise: {"SUPPORT", ""}, hearsay.Promise: {"AGREE", ""},
}

// acts lists what the reports of a story tell of states toward each other, in order of article
// and quote. Opinion is left out.
func (in *linking) acts(m *made, reports []int) []view.Act {
	var out []view.Act
	for place, i := range reports {
		r := in.reports[i]
		if r.Reading == nil || r.Revision.Genre == hearsay.GenreOpinion {
			continue
		}
		names := link.NamesOf(r.Reading)
		for n := m.from[i]; n < m.from[i+1]; n++ {
			a := acting{in: in, m: m, n: n, r: r, q: m.quotes[n].Q, names: names}
			a.words()
			a.deeds()
			for _, x := range a.out {
				x.Article, x.Quote, x.Affair = place, m.quotes[n].ID, m.affairOf(n)
				if k := slices.IndexFunc(out, func(y view.Act) bool { return toldTwice(&x, &y) }); k >= 0 {
					x.Affair = out[k].Affair
				}
				out = append(out, x)
			}
		}
	}
	said := out
	for place, i := range reports {
		for _, x := range in.told(m, i) {
			x.Article = place
			if k := slices.IndexFunc(said, func(y view.Act) bool {
				return y.Layer == x.Layer && y.From == x.From && y.To == x.To && y.Category == x.Category
			}); k >= 0 {
				x.Affair = said[k].Affair // so that one deed does not count twice
			}
			out = append(out, x)
		}
	}
	return out
}

// toldTwice reports whether two acts are one deed that an article tells in two quotes, its headline and its text.
func toldTwice(x, y *view.Act) bool {
	return x.Layer == view.Deeds && y.Layer == view.Deeds && x.Article == y.Article && x.From == y.From && x.To == y.To && x.Category == y.Category && (x.Day == y.Day || x.Day == "" || y.Day == "")
}

// affairOf is the first incident that a quote belongs to, else the first claim worth a view.
func (m *made) affairOf(n int) string {
	if m.home == nil {
		m.home = map[int]string{}
		for i := range m.affairs {
			for _, x := range m.affairs[i].Said {
				if m.home[x.Quote] == "" {
					m.home[x.Quote] = m.affair[i]
				}
			}
		}
		for i := range m.claims {
			for _, x := range m.claims[i].Members {
				if m.home[x.Quote] == "" && m.kept(i) {
					m.home[x.Quote] = m.claimID[i]
				}
			}
		}
	}
	return m.home[n]
}

// acting reads one quote for acts of states.
type acting struct {
	in    *linking
	m     *made
	n     int
	r     *link.Report
	q     *hearsay.Quote
	own   map[string]*hearsay.Actor // in place of the reading's, for a sentence of the article's own words
	names *link.Names               // of the reading, nil with own
	out   []view.Act
}

// actor finds one by id, nil for none.
func (a *acting) actor(id string) *hearsay.Actor {
	if a.own != nil {
		return a.own[id]
	}
	return a.names.Actor(id)
}

// state is the one for which an actor answers.
func (a *acting) state(x *hearsay.Actor) string {
	if a.own == nil {
		return a.in.stateOfActor(a.r, x)
	}
	if x.Kind == hearsay.KindPerson { // what office, is not told
		return ""
	}
	return answersFor(link.Party{Kind: x.Kind, Name: x.Name, Country: x.Country})
}

// add takes an act between two different states, once a quote, layer and pair and category.
func (a *acting) add(x view.Act, mode string) {
	if x.From == "" || x.To == "" || x.From == x.To {
		return
	}
	for _, y := range a.out {
		if y.From == x.From && y.To == x.To && y.Layer == x.Layer && y.Category == x.Category {
			return
		}
	}
	x.Score = schema.PloverScore(x.Category, mode)
	a.out = append(a.out, x)
}

// words are what the speaker says toward other states.
func (a *acting) words() {
	from := a.in.stateOfSpeaker(a.r, a.q, a.m.quotes[a.n].Speaker)
	if from == "" && a.m.quotes[a.n].Speaker.Key == "" {
		from = a.in.officials(sourceOf(&a.m.quotes[a.n]))
	}
	if from == "" {
		return
	}
	say := func(to, category, mode, because string) {
		a.add(view.Act{From: from, To: to, Layer: view.Words, Category: category, Because: because}, mode)
	}
	accused := func(mode string) {
		for k, p := range a.m.quotes[a.n].Accused {
			if x := &a.q.Accused[k]; x.Score >= blame.Floor && x.Role.Culprit() {
				say(stateOf(p), "ACCUSE", mode, "accused")
			}
		}
	}
	switch act := a.q.Act; act {
	case hearsay.Accuse:
		accused("allege")
	case hearsay.Deny, hearsay.RejectResponsibility:
		if to := a.answered(); to != "" && to != from {
			say(to, "REJECT", "", "answers")
			if k := len(a.out) - 1; k >= 0 && a.out[k].Category == "REJECT" {
				a.out[k].Answer = true
			}
		}
	default:
		c, ok := spokenActs[act]
		if !ok {
			break
		}
		if act == hearsay.Condemn {
			accused(c[1])
		}
		if to, words := a.addressed(); to != "" {
			say(to, c[0], c[1], words)
		}
	}
}

// officials is the state for which those speak whom words describe and nobody names: "Ustrandic officials", "a senior Ustrandic security
// official". It is "" for none: "officials in Vettering" may be anybody's.
func (in *linking) officials(words string) string {
	w := replyWords(words)
	if len(w) == 0 || len(w) > officialWords {
		return ""
	}
	if _, _, other := wordlist.Reply()["apart"].In(w); other {
		return ""
	}
	d := &in.doc
	d.Parse(words)
	state := ""
	for i := 0; i < len(d.Toks); i++ {
		low := strings.ToLower(d.Text(i))
		if state != "" && governing[low] {
			return state
		}
		if e, n := in.world.Match(d, i, len(d.Toks)); e != nil {
			if state != "" || e.Country == "" || e.Class != world.Adjective && !(e.Class == world.State && i+n < len(d.Toks) && (short(d.Text(i)) || clitic(d.Text(i+n)))) {
				return "" // of two, or of an alliance
			}
			state = e.Country
			i += n - 1
			continue
		}
		if low == "in" || low == "at" || low == "of" || low == "to" || low == "," {
			return ""
		}
	}
	return ""
}

// officialWords is how many words a description of officials may have; governing are those who speak for the state before them.
const officialWords = 8

var governing = map[string]bool{"officials": true, "official": true, "authorities": true, "diplomats": true, "diplomat": true, "ministers": true, "minister": true, "ambassador": true, "envoy": true, "officers": true, "commanders": true, "government": true}

// short reports whether a name is an acronym, which stands before a noun as it is: "US officials".
func short(w string) bool { return w == strings.ToUpper(w) }

func clitic(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// answered is the state whose words the quote answers, "" if unknown.
func (a *acting) answered() string {
	if a.q.RepliesTo == "" {
		return ""
	}
	i := a.m.report[a.n]
	for k := a.m.from[i]; k < a.m.from[i+1]; k++ {
		if x := &a.m.quotes[k]; x.ID == a.q.RepliesTo {
			return a.in.stateOfSpeaker(a.r, x.Q, x.Speaker)
		}
	}
	return ""
}

// towards are the words between a cue and whom it is turned toward; "that" only where the act has
// its addressee as the doer of what is wanted or foreseen ("demanded that Ustrand explain").
var towards = map[string]bool{"": true, "the": true, "on": true, "on the": true, "upon": true, "at": true, "at the": true, "to": true, "to the": true, "against": true, "against the": true}

// addressed is the state that the quote is turned toward: named right behind the cue ("warned
// Ustrand that …"), or as the one from whom something is demanded. "" for none: a state that is
// only spoken of is not spoken to.
func (a *acting) addressed() (state, words string) {
	text := a.q.Field.In(a.r.Revision)
	for i := len(a.q.Cue) - 1; i >= 0; i-- {
		cue := a.q.Cue[i]
		for _, m := range a.names.Within(a.q.Field, cue.End, cue.End+20) { // persons, and offices that have no entry of their own
			if x := &a.r.Reading.Actors[m.Of]; x.Kind != hearsay.KindState && a.toward(text[cue.End:m.Span.Start], false) {
				if to := a.in.stateOfActor(a.r, x); to != "" {
					return to, text[cue.Start:m.Span.End]
				}
			}
		}
		if to, end := a.named(text, cue); to != "" {
			return to, text[cue.Start:end]
		}
	}
	return "", ""
}

// toward reports whether words between a cue and a name, or within the cue before it, turn the act toward the one named.
func (a *acting) toward(words string, inside bool) bool {
	words = strings.ToLower(strings.TrimSpace(words))
	wants := a.q.Act == hearsay.Demand || a.q.Act == hearsay.Threaten
	switch {
	case inside:
		f := strings.Fields(words)
		return len(f) > 1 && towards[f[len(f)-1]] // "calls on Ustrand to explain"
	case towards[words], wants && (words == "that" || words == "that the"):
		return true
	}
	return a.q.Act == hearsay.Demand && strings.HasSuffix(words, " from") && !strings.ContainsAny(words, ".;,") // "demands an apology from Ustrand"
}

// named looks for the first state or body of one that is named in or behind a cue, and where its name ends.
func (a *acting) named(text string, cue hearsay.Span) (state string, end int) {
	d := &a.in.doc
	d.Parse(text[cue.Start:min(cue.End+90, len(text))])
	for i := range d.Toks {
		e, n := a.in.world.Match(d, i, len(d.Toks))
		if e == nil {
			continue
		}
		from, to := cue.Start+d.Toks[i].Start, cue.Start+d.Toks[i+n-1].End
		if from < cue.End && to > cue.End || e.Country == "" {
			return "", 0
		}
		words := text[cue.Start:from]
		if from >= cue.End {
			words = text[cue.End:from]
		}
		next := ""
		if i+n < len(d.Toks) {
			next = strings.ToLower(d.Text(i + n))
		}
		switch e.Class {
		case world.State, world.Capital, world.Seat, world.Service:
			if next == "'s" || next == "’s" || next == "-" || strings.HasPrefix(text[to:], "'s") || strings.HasPrefix(text[to:], "’s") {
				return "", 0
			}
		case world.Adjective:
			if !organWords[next] && next != "side" && next != "foreign" && next != "leadership" {
				return "", 0
			}
		default:
			return "", 0
		}
		if !a.toward(words, from < cue.End) {
			return "", 0
		}
		return e.Country, to
	}
	return "", 0
}

// stateOfActor is the state for which an actor of a report answers.
func (in *linking) stateOfActor(r *link.Report, x *hearsay.Actor) string {
	if x.Kind == hearsay.KindPerson && !in.holdsOffice(x.Role) {
		return ""
	}
	return stateOf(in.who.Party(r.Article, x.ID))
}

// stateOfSpeaker is the state for which the speaker of a quote answers; a press room's is its own.
func (in *linking) stateOfSpeaker(r *link.Report, q *hearsay.Quote, p link.Party) string {
	if x := actorOf(r, q.Speaker.Actor); x != nil && p.Kind == hearsay.KindPerson && !in.holdsOffice(x.Role) {
		return ""
	}
	return stateOf(p)
}

// stateOf is the state for which a party with a key answers.
func stateOf(p link.Party) string {
	if p.Key == "" {
		return ""
	}
	return answersFor(p)
}

// past and other sides: who was or opposes does not speak for the state.
var notInOffice = []string{"former", "ex-", "opposition", "shadow", "exiled", "retired", "candidate", "designate", "honorary"}

// holdsOffice reports whether a role is one in which a person speaks for a state: an office, a rank,
// its spokesperson, or the head of a body.
func (in *linking) holdsOffice(role string) bool {
	role = strings.ToLower(role)
	if role == "" || in.roles == nil {
		return false
	}
	if slices.ContainsFunc(notInOffice, func(w string) bool { return strings.Contains(role, w) }) {
		return false
	}
	organ, head := false, false
	for w := range strings.FieldsFuncSeq(role, func(c rune) bool { return c == ' ' || c == ',' }) {
		switch in.roles.Role(w).Class {
		case world.Office, world.Rank, world.Spokes:
			return true
		case world.Head:
			head = true
		}
		organ = organ || organWords[w]
	}
	return organ && head
}
