package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/read/act"
	"hearsay/internal/read/evidence"
	"hearsay/internal/read/hedge"
	"hearsay/internal/read/speaker"
	"hearsay/lexicon/world"
)

// claims adds the article's own voice to out and reads what every quote claims. Speakers and
// chains are filled already; floor tells where the article's own words are somebody's speech. At the end
// quotes stand in order, with ids.
func (r *Reader) claims(w *work, rev *hearsay.Revision, out *hearsay.Reading, floor *speaker.Floor) {
	w.accuse.Forget()
	for i := range out.Quotes {
		t := w.of(out.Quotes[i].Field)
		r.accuse.Quote(&w.accuse, &t.doc, t.pos, t.names, &out.Quotes[i])
	}
	out.Quotes = slices.DeleteFunc(out.Quotes, func(q hearsay.Quote) bool { // Rest finds its sentence
		t := w.of(q.Field)
		return r.accuse.Doing(&w.accuse, &t.doc, t.pos, t.names, &q) || r.accuse.OrderLeftOpen(&w.accuse, &t.doc, t.pos, t.names, &q)
	})
	quotes := len(out.Quotes)
	for k, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		t := &w.fields[k]
		n := len(out.Quotes)
		out.Quotes = r.accuse.Rest(out.Quotes, &w.accuse, &t.doc, t.pos, t.names, f, out.Quotes[:quotes])
		for i := range out.Quotes[n:] {
			q := &out.Quotes[n+i]
			if q.Speaker.Via == hearsay.ViaName && told(q, out.Actors) {
				continue
			}
			because := "the sentence tells of blame and names nobody who says so"
			if who, taken := floor.At(f, q.Start()); taken && q.Speaker.Via == hearsay.ViaOutlet {
				q.Speaker = speaks(who, out.Actors)
				because = "it stands in this party's speech or turn to speak"
			} else if q.Speaker.Via == hearsay.ViaOutlet && k == 0 && t.labelled() {
				q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone}
				because = "the heading names somebody before a colon, who may say it"
			} else if q.Speaker.Via == hearsay.ViaOutlet && k == 1 && r.goesOn(t, q, out.Quotes[:quotes]) {
				q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone}
				because = "the sentence goes on in the past perfect behind what somebody is told to have said"
			} else if q.Speaker.Via == hearsay.ViaOutlet {
				q.Speaker.Name = rev.Outlet
				because = "the article says it itself; no source in the sentence"
			}
			q.Reasons = append(q.Reasons, hearsay.Reason{Part: "speaker", Value: q.Speaker.Name, Because: because})
		}
	}
	who := actorsAt(out.Actors)
	for i := range out.Quotes {
		q := &out.Quotes[i]
		voice := hearsay.Speaker{Name: rev.Outlet, Via: hearsay.ViaOutlet}
		if who, taken := floor.At(q.Field, q.Start()); taken {
			voice = speaks(who, out.Actors)
		}
		r.claim(w, out, q, who, i >= quotes && q.Speaker.Via != hearsay.ViaContinuation, floor.Speech, voice)
	}
	out.Quotes = slices.DeleteFunc(out.Quotes, func(q hearsay.Quote) bool { return twice(&q, out.Quotes) })
	slices.SortStableFunc(out.Quotes, func(a, b hearsay.Quote) int {
		if a.Field != b.Field {
			if a.Field == hearsay.FieldTitle {
				return -1
			}
			return 1
		}
		return a.Start() - b.Start()
	})
	for i := range out.Quotes {
		out.Quotes[i].Identify(rev.ID, r.version)
	}
	act.Replies(out.Quotes, rev)
	out.Actors = speaker.Keep(out.Actors, out.Quotes)
}

// speaks is the actor with this id as who has the floor, nobody if there is none.
func speaks(id string, actors []hearsay.Actor) hearsay.Speaker {
	for i := range actors {
		if actors[i].ID == id {
			return hearsay.Speaker{Actor: id, Name: actors[i].Name, Via: hearsay.ViaContinuation}
		}
	}
	return hearsay.Speaker{Via: hearsay.ViaNone}
}

// told gives q, a sentence that names who blames somebody, that actor as its speaker; false, and
// nobody, where the words name none that may be named.
func told(q *hearsay.Quote, actors []hearsay.Actor) bool {
	k := slices.IndexFunc(q.Reasons, func(r hearsay.Reason) bool { return r.Part == "speaker" })
	if k < 0 {
		q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone}
		return false
	}
	at := q.Reasons[k].Span
	for i := range actors {
		a := &actors[i]
		if a.Kind == hearsay.KindUnknown || a.Kind == hearsay.KindPerson && !a.Public {
			continue
		}
		if slices.ContainsFunc(a.Mentions, func(m hearsay.Mention) bool { return m.Field == q.Field && m.Span.Overlaps(at) }) {
			q.Speaker.Actor, q.Speaker.Name = a.ID, a.Name
			q.Reasons[k].Value = a.Name
			return true
		}
	}
	q.Speaker = hearsay.Speaker{Via: hearsay.ViaNone}
	q.Reasons = slices.Delete(q.Reasons, k, k+1)
	return false
}

// claim reads one quote, whose accused are found already; own says that it is a sentence of
// the article outside its quotes, speech whose speech the text is, voice who tells what nobody in the sentence says. Where the act shows that the speaker claims the deed, the
// accused are looked for once more: only then can it be the speaker. A person who says "we"
// speaks for others, so that no person is made a doer that way.
func (r *Reader) claim(w *work, out *hearsay.Reading, q *hearsay.Quote, who map[place]int, own bool, speech string, voice hearsay.Speaker) {
	t := w.of(q.Field)
	a := hearsay.Actor{}
	for i := range out.Actors {
		if out.Actors[i].ID == q.Speaker.Actor {
			a = out.Actors[i]
		}
	}
	hedge.Quote(q, &t.doc, t.pos, r.tags, hedge.Input{Name: a.Name, Kind: a.Kind, Role: a.Role, Country: a.Country})
	official := a.Kind == hearsay.KindState || a.Kind == hearsay.KindOffice || a.Kind == hearsay.KindPerson && a.Public && (a.Country != "" || a.ID == speech)
	speaks := evidence.Who(q, &t.doc, a.Name, a.Role)
	all := q.Accused
	q.Accused = culprits(all) // who gains by a deed is not accused of it
	in, n := act.Input{Official: official || speaks == hearsay.OfficialStatement, Armed: a.Kind == hearsay.KindArmedGroup || a.Kind == hearsay.KindThreatActor}, len(q.Reasons)
	speaking := act.Quote(q, &t.doc, t.pos, r.tags, in)
	if q.Act == hearsay.Accuse && !own && ofItself(&a, q.Accused) {
		itself := func(x hearsay.Accused) bool { return x.Country == a.Country && stateItself(&x, a.Country, r.world) }
		if slices.ContainsFunc(q.Accused, func(x hearsay.Accused) bool { return itself(x) && slices.ContainsFunc(q.Source, x.Span.Overlaps) }) {
			q.Accused, q.Reasons = all, q.Reasons[:n] // "Kestria is responsible for", "launches": a deed, that somebody else tells
			t.retell(q, voice)
			r.claim(w, out, q, who, voice.Via == hearsay.ViaOutlet, speech, voice)
			return
		}
		q.Accused, all = slices.DeleteFunc(slices.Clone(q.Accused), itself), slices.DeleteFunc(slices.Clone(all), itself) // "called it ridiculous to blame Kestria"
		if len(q.Accused) == 0 {
			q.Reasons = q.Reasons[:n]
			act.Quote(q, &t.doc, t.pos, r.tags, in)
		}
	}
	if q.Act == hearsay.Demand && r.ordered(w, q, &a, all) {
		q.Reasons = q.Reasons[:n]
		voice = t.teller(q, out, voice, r.telling)
		t.retell(q, voice)
		r.claim(w, out, q, who, voice.Via == hearsay.ViaOutlet, speech, voice)
		return
	}
	inSource := func(x hearsay.Accused) bool {
		return len(q.Cue) > 0 && x.Span.Start < q.Cue[0].Start && slices.ContainsFunc(q.Source, x.Span.Overlaps) && !slices.ContainsFunc(q.Content, x.Span.Overlaps)
	}
	if (q.Act == hearsay.Accuse || q.Act == hearsay.Threaten) && !own && slices.ContainsFunc(q.Accused, inSource) { // who threatens a deed, or speaks of others', did not tell its own
		if !speaking { // "The crew cut the cable": the verb is that of the deed
			q.Accused, q.Reasons = all, q.Reasons[:n]
			t.retell(q, voice)
			r.claim(w, out, q, who, voice.Via == hearsay.ViaOutlet, speech, voice)
			return
		}
		all = slices.DeleteFunc(slices.Clone(all), inSource)
		if q.Accused = culprits(all); len(q.Accused) == 0 {
			q.Reasons = q.Reasons[:n]
			act.Quote(q, &t.doc, t.pos, r.tags, in)
		}
	}
	q.Accused = all
	if q.Act != hearsay.ClaimResponsibility && q.Act != hearsay.Admit && !own && accuse.Spoken(&t.doc, q) { // "X attacked the plan": nobody accuses itself by the verb of speaking
		q.Accused = slices.DeleteFunc(q.Accused, func(a hearsay.Accused) bool {
			return slices.ContainsFunc(q.Source, a.Span.Overlaps) && !slices.ContainsFunc(q.Content, a.Span.Overlaps)
		})
	}
	if a.Kind == hearsay.KindOutlet && (q.Act == hearsay.ClaimResponsibility || q.Act == hearsay.RejectResponsibility) {
		q.Act = hearsay.Assert // "The Post Claims the Attack Was Staged": a paper tells of deeds and claims none
	}
	if q.Act == hearsay.ClaimResponsibility && !own && a.Kind != hearsay.KindPerson && a.Kind != hearsay.KindUnknown && a.ID != "" {
		r.accuse.Quote(&w.accuse, &t.doc, t.pos, t.names, q)
	}
	evidence.Quote(q, &t.doc, evidence.Input{Official: official, Who: speaks, Outlet: own || a.Kind == hearsay.KindOutlet})
	r.events.Quote(&w.events, &t.doc, t.pos, t.names, &t.facts, func(i int) string {
		if k, ok := who[place{q.Field, t.doc.Toks[t.names[i].Start].Start}]; ok {
			return out.Actors[k].ID
		}
		return ""
	}, q)
	for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
		for i := range list {
			t.uncued(&list[i], q)
			link(&list[i], q, out.Actors, who)
			t.complete(&list[i])
			if at, hidden := t.hide(&list[i], out, q.Field, r.speaker); hidden && capital(at.In(t.doc.Src)) {
				out.Private = append(out.Private, hearsay.Mention{Field: q.Field, Span: at})
			}
		}
	}
	if q.Act == hearsay.Deny || q.Act == hearsay.RejectResponsibility {
		if fronted(q) {
			for _, x := range q.Accused {
				if !slices.ContainsFunc(q.Denied, func(y hearsay.Accused) bool { return x.Name == y.Name || x.Country != "" && x.Country == y.Country }) {
					q.Denied = append(q.Denied, x)
				}
			}
			q.Accused = nil
		}
		rejectOwn(q, &a)
	}
	for i := range q.Chain {
		t.hideLink(&q.Chain[i], q.Field, out.Actors)
	}
}

// ofItself reports whether a state, its government, a ministry or an office of it is said to accuse somebody of that
// state, which it does of bodies and men, and not of itself.
func ofItself(speaker *hearsay.Actor, accused []hearsay.Accused) bool {
	switch speaker.Kind {
	case hearsay.KindState, hearsay.KindOffice:
	case hearsay.KindOrganisation:
		if !strings.Contains(speaker.Name, "Ministry") && !strings.Contains(speaker.Name, "Embassy") {
			return false
		}
	default:
		return false
	}
	return speaker.Country != "" && slices.ContainsFunc(accused, func(x hearsay.Accused) bool { return x.Country == speaker.Country })
}

// retell makes q, whose source did what it tells, a sentence in the voice of who tells it.
func (t *field) retell(q *hearsay.Quote, voice hearsay.Speaker) {
	first, last := q.Start(), 0
	for _, list := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, sp := range list {
			last = max(last, sp.End)
		}
	}
	q.Source, q.Cue, q.Content = nil, nil, []hearsay.Span{{Start: first, End: last}}
	q.Speaker, q.Also, q.Chain, q.Kind = voice, nil, nil, hearsay.Indirect
	q.Reasons = slices.DeleteFunc(q.Reasons, func(r hearsay.Reason) bool { return r.Part == "speaker" || r.Part == "certainty" }) // read anew
	q.Reasons = append(q.Reasons, hearsay.Reason{Part: "speaker", Value: voice.Name, Because: "the sentence tells a deed of its subject, which does not accuse itself"})
}

// stateItself reports whether an accused is a state or its government, not a body of it.
func stateItself(x *hearsay.Accused, country string, w *world.World) bool {
	s := w.ByCode(country)
	return s != nil && (x.Name == s.Name || x.Name == "Government of "+s.Name)
}

// culprits returns those of list that are said to have had the deed done; list itself where
// all are.
func culprits(list []hearsay.Accused) []hearsay.Accused {
	if !slices.ContainsFunc(list, func(a hearsay.Accused) bool { return !a.Role.Culprit() }) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(a hearsay.Accused) bool { return !a.Role.Culprit() })
}

// hide takes the name of a person who is not public, or of somebody who may be one, out of
// a: the sentence that a.Span points into names them, nothing else does. It returns where the name stands, and
// whether it was taken out. What stands before a name, "the Kestrian hacker Ilka Dorn", is left.
func (t *field) hide(a *hearsay.Accused, out *hearsay.Reading, f hearsay.Field, who *speaker.Resolver) (hearsay.Span, bool) {
	at := a.Span
	if k := strings.Index(at.In(t.doc.Src), a.Name); k >= 0 {
		at = hearsay.Span{Start: at.Start + k, End: at.Start + k + len(a.Name)} // in "Maran Radio's Ilka Dorn" the station is no excuse
	}
	for i := range out.Actors {
		if x := &out.Actors[i]; x.ID == a.Actor {
			if x.Kind == hearsay.KindPerson && !x.Public {
				a.Name = hearsay.PrivateParty
			}
			return at, a.Name == hearsay.PrivateParty
		}
	}
	for _, m := range out.Private {
		if m.Field == f && m.Span.Overlaps(at) && m.Span.End >= at.End {
			before := strings.TrimSpace(t.doc.Src[at.Start:max(at.Start, m.Span.Start)])
			last := before[strings.LastIndexByte(before, ' ')+1:]
			if a.Name = before; last == "" || last != strings.ToLower(last) { // "pro-Kestrian" is nobody
				a.Name = hearsay.PrivateParty
			}
			return m.Span, false // known already
		}
	}
	if a.Country != "" || who.Plain(a.Name) {
		return at, false
	}
	r := t.doc.Tokens(at)
	for i := range t.names {
		if n := &t.names[i]; n.Start < r.End && r.Start < n.End && (n.Article || n.Kind != hearsay.KindPerson && n.Kind != hearsay.KindUnknown && n.Kind != hearsay.KindPeople) {
			return at, false
		}
	}
	a.Name = hearsay.PrivateParty
	return at, true
}

// capital reports whether s begins like a name.
func capital(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// of returns the field that a quote's spans point into.
func (w *work) of(f hearsay.Field) *field {
	if f == hearsay.FieldTitle {
		return &w.fields[0]
	}
	return &w.fields[1]
}

// complete gives a culprit without a name the state that stands behind the word for it: "a citizen of Kestria" is
// no "citizen", who might be anybody's.
func (t *field) complete(a *hearsay.Accused) {
	if a.Actor != "" || a.Country == "" || a.Name != strings.ToLower(a.Name) {
		return
	}
	r := t.doc.Tokens(a.Span)
	i := r.End + 1
	if i >= len(t.doc.Toks) || t.doc.Text(r.End) != "of" || !strings.HasSuffix(a.Span.In(t.doc.Src), a.Name) {
		return
	}
	if t.doc.Text(i) == "the" {
		i++
	}
	for k := range t.names {
		if n := &t.names[k]; n.Start == i && n.Class == world.State && n.Country == a.Country {
			a.Name += " of " + n.Name
			return
		}
	}
}

// uncued takes the cue, and what stands behind it, off an accused before it: "Hacking Group Iron Wren Blamed For".
func (t *field) uncued(a *hearsay.Accused, q *hearsay.Quote) {
	for _, c := range q.Cue {
		if a.Span.Start < c.Start && c.Start < a.Span.End {
			whole := a.Name == a.Span.In(t.doc.Src)
			a.Span.End = t.doc.Toks[t.doc.Tokens(c).Start-1].End
			if whole {
				a.Name = a.Span.In(t.doc.Src)
			}
		}
	}
}

// link sets the actor that a names: one of the same name, else one mentioned in its words.
func link(a *hearsay.Accused, q *hearsay.Quote, actors []hearsay.Actor, who map[place]int) {
	for i := range actors {
		if actors[i].Name == a.Name {
			a.Actor = actors[i].ID
			return
		}
	}
	if _, ok := who[place{q.Field, a.Span.Start}]; !ok {
		return // nobody is named there
	}
	for i := range actors {
		for _, m := range actors[i].Mentions {
			if m.Field == q.Field && m.Span == a.Span {
				a.Actor = actors[i].ID
				return
			}
		}
	}
}

// place is where a mention starts.
type place struct {
	field hearsay.Field
	at    int
}

// actorsAt returns the actors by the places that mention them.
func actorsAt(actors []hearsay.Actor) map[place]int {
	out := map[place]int{}
	for k := range actors {
		for _, m := range actors[k].Mentions {
			out[place{m.Field, m.Span.Start}] = k
		}
	}
	return out
}
