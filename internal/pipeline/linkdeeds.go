package pipeline

import (
	"slices"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	wordlist "hearsay/lexicon/tally"
	"hearsay/lexicon/world"
)

// retold is how long after a deed a report of it counts as news of it.
const retold = 31

// deedActs are the acts of speech by which a deed is reported as done.
var deedActs = map[hearsay.Act]bool{
	hearsay.Assert: true, hearsay.Accuse: true, hearsay.Confirm: true, hearsay.Admit: true, hearsay.ClaimResponsibility: true,
	hearsay.Announce: true, hearsay.Condemn: true,
}

// deedCategories are what can be done without words, by a state: it does not demonstrate.
var deedCategories = map[string]bool{
	"CONSULT": true, "CONCEDE": true, "COOPERATE": true, "AID": true, "RETREAT": true,
	"SANCTION": true, "MOBILIZE": true, "COERCE": true, "ASSAULT": true,
}

// attacks are the deeds whose doer may be the one whom the quote accuses.
var attacks = map[string]bool{"COERCE": true, "ASSAULT": true}

// deeds are what the quote says that states did to each other.
func (a *acting) deeds() {
	q := a.q
	if !deedActs[q.Act] || q.Polarity == hearsay.Negated || q.Certainty.Factuality < 1 || len(q.Denied)+len(q.Asked)+len(q.Supposed) > 0 {
		return
	}
	teller := ""
	if a.own == nil {
		teller = a.in.stateOfSpeaker(a.r, q, a.m.quotes[a.n].Speaker)
	}
	for i := range q.Events {
		e := &q.Events[i]
		if !deedCategories[e.Code] || len(e.Trigger) == 0 || strings.EqualFold(e.Trigger[0].In(q.Field.In(a.r.Revision)), "armed") { // "armed group" is no aid
			continue
		}
		x := view.Act{Layer: view.Deeds, Category: e.Code, Teller: teller, Because: e.Trigger[0].In(q.Field.In(a.r.Revision))}
		x.From, x.To = a.party(e, true), a.party(e, false)
		if x.From == "" && len(e.Actor) == 0 && slices.Contains(e.Mode, "expel") {
			x.From = a.left(e.Trigger[0])
		}
		if x.From == "" && a.own == nil && len(e.Actor) == 0 && len(q.Events) == 1 && attacks[e.Code] {
			x.From = a.culprit()
		}
		if (x.To == "" || x.To == x.From) && slices.Contains(e.Mode, "expel") { // "a correspondent of Ustrand One in Vettering"
			x.To = a.employer(e.Trigger[0])
		}
		x.Alleged = q.Act == hearsay.Accuse || teller != "" && teller == x.To
		var ok bool
		if x.Day, ok = a.day(e.When); !ok {
			continue
		}
		mode := ""
		if len(e.Mode) > 0 {
			mode = e.Mode[0]
		}
		a.add(x, mode)
	}
}

// culprit is the one state that the quote accuses, "" for none or several.
func (a *acting) culprit() string {
	state := ""
	for k, p := range a.m.quotes[a.n].Accused {
		s := stateOf(p)
		if x := &a.q.Accused[k]; s == "" || x.Score < blame.Floor || !x.Role.Culprit() || state != "" && state != s {
			return ""
		}
		state = s
	}
	return state
}

// day is when a deed was done: "" where the text does not tell; not ok for a time to come, or one
// that is no news any more.
func (a *acting) day(w *hearsay.When) (string, bool) {
	if w == nil || w.From == "" {
		return "", true
	}
	out, err := time.Parse(time.DateOnly, a.r.Revision.Published.Day())
	at, err2 := time.Parse(time.DateOnly, w.From[:min(len(w.From), len(time.DateOnly))])
	if err != nil || err2 != nil {
		return "", true
	}
	switch late := out.Sub(at).Hours() / 24; {
	case late < 0 || late > retold:
		return "", false
	}
	switch w.Granularity {
	case hearsay.ByMinute, hearsay.ByPartOfDay, hearsay.ByDay:
		return at.Format(time.DateOnly), true
	}
	return "", true
}

// deedReach is how many bytes of words stand between a doer and the deed at most, when it was done left out: five words, none of which is longer than eighty.
const deedReach = 400

// besideDeed is how many bytes, in small letters, stand between a deed and to whom it is done at most.
const besideDeed = 80

// party is the state that an event names as doer or, done to, as the other side: "" unless all names are
// of one state and stand close by in the same clause.
func (a *acting) party(e *hearsay.Event, doer bool) string {
	ids, trigger, state := e.Recipient, e.Trigger[0], ""
	if doer {
		ids = e.Actor
	} else if len(ids) == 0 {
		return a.inside(trigger)
	}
	reach := deedReach
	if e.When != nil {
		reach += e.When.Span.Len()
	}
	for _, id := range ids {
		x := a.actor(id)
		if x == nil {
			return ""
		}
		s := ""
		for _, m := range link.Beside(x.Mentions, a.q.Field, trigger.Start-reach, trigger.End+reach) {
			if m.Field != a.q.Field {
				continue
			}
			if doer && a.does(x, m.Span, e) || !doer && a.close(m.Span, trigger, besideDeed) && !a.place(m.Span) && a.itself(x, m.Span) {
				s = a.state(x)
			}
		}
		if s == "" || state != "" && state != s {
			return ""
		}
		state = s
	}
	return state
}

// gap is the words between a name and a trigger in lower case; not ok if they are no one clause. Cost is that of the clause, not of the
// text between: a name is asked after at each of its mentions.
func (a *acting) gap(m, trigger hearsay.Span) (string, bool) {
	text := a.q.Field.In(a.r.Revision)
	words := ""
	switch {
	case m.End <= trigger.Start:
		words = text[m.End:trigger.Start]
	case m.Start >= trigger.End:
		words = text[trigger.End:m.Start]
	}
	if parted(words) {
		return "", false
	}
	return strings.ToLower(words), true
}

// parted reports whether words hold what ends a clause, or a quotation mark. It goes byte by byte, since [strings.ContainsAny] is slow
// where not all it looks for is ASCII, and names are many.
func parted(words string) bool {
	for i := range len(words) {
		switch words[i] {
		case '.', ';', ':', '?', '!', '\n', '"':
			return true
		case "“"[0]:
			if strings.HasPrefix(words[i:], "“") || strings.HasPrefix(words[i:], "”") {
				return true
			}
		}
	}
	return false
}

func (a *acting) close(m, trigger hearsay.Span, most int) bool {
	if max(trigger.Start-m.End, m.Start-trigger.End) > 3*most { // no letter is less than a third as long when small
		return false
	}
	words, ok := a.gap(m, trigger)
	return ok && len(words) <= most && !strings.Contains(words, ",") && !strings.Contains(words, " and ")
}

// place reports whether a name tells where: "near Omberlane" was done to nobody.
func (a *acting) place(m hearsay.Span) bool {
	text := a.q.Field.In(a.r.Revision)
	before := strings.Fields(strings.ToLower(text[max(0, m.Start-16):m.Start]))
	if n := len(before); n > 1 && before[n-1] == "the" {
		before = before[:n-1]
	}
	n := len(before)
	return n > 0 && wordlist.Acts()["place"].Has(before[n-1])
}

// notWord reports whether a word ends in a short "not".
func notWord(w string) bool { return strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") }

// does reports whether a name is that of the doer of a trigger's deed: right before it, or behind "by", in a
// clause without words of what could be. "Citizens of Ustrand" and "Ustrandic hackers" are
// not Ustrand; "Ustrand's blockade" is its deed.
func (a *acting) does(x *hearsay.Actor, m hearsay.Span, e *hearsay.Event) bool {
	trigger := e.Trigger[0]
	words, ok := a.gap(m, trigger)
	if !ok {
		return false
	}
	text := a.q.Field.In(a.r.Revision)
	if t := e.When; t != nil && m.End <= t.Span.Start && t.Span.End <= trigger.Start { // "Ustrand on Monday expelled"
		words = strings.TrimSuffix(strings.TrimRight(words[:t.Span.Start-m.End], " "), " on") + words[t.Span.End-m.End:]
	}
	f := strings.Fields(words)
	if len(f) > 5 {
		return false
	}
	start := max(0, m.Start-100)
	if i := strings.LastIndexAny(text[start:m.Start], ".;?!\n"); i >= 0 {
		start += i + 1
	}
	ahead := lowerWords(text[start:max(m.Start, trigger.Start)])
	if _, _, ok := wordlist.Acts()["supposed"].In(ahead); ok || slices.ContainsFunc(ahead, notWord) {
		return false
	}
	if m.Start >= trigger.End {
		return len(f) > 0 && (f[len(f)-1] == "by" || len(f) > 1 && f[len(f)-2] == "by" && f[len(f)-1] == "the")
	}
	if own := len(f) > 0 && (f[0] == "'s" || f[0] == "’s"); own {
		return len(f) == 1 // "Ustrand's blockade"
	}
	if slices.ContainsFunc(f, func(w string) bool {
		return !wordlist.Acts()["doing"].Has(w) && !organWords[w] && !strings.HasSuffix(w, "ly")
	}) {
		return false
	}
	if x.Kind != hearsay.KindState {
		return true
	}
	if e := a.in.world.Find(m.In(text)); e != nil && (e.Class == world.Adjective || e.Class == world.People) {
		return len(f) > 0 && (organWords[f[0]] || f[0] == "troops")
	}
	before := strings.Fields(strings.ToLower(text[max(0, m.Start-24):m.Start]))
	if n := len(before); n > 0 && before[n-1] == "the" {
		before = before[:n-1]
	}
	n := len(before)
	return n == 0 || !wordlist.Acts()["belongs"].Has(before[n-1])
}
