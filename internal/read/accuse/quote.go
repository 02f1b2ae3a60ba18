package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// All returns what is found in the sentences of d, each on its own and whoever may say so in
// it; culprits only named in passing are left out, as in readings. It serves evaluation;
// readings go through Quote and Rest.
func (f *Finder) All(d *text.Doc, pos []tag.Tag, names []name.Name) Findings {
	var out Findings
	var w Work
	for _, s := range d.Sents {
		f.Find(&out, &w, &Input{Doc: d, Pos: pos, Range: s, Names: names, Whole: true})
	}
	passing := func(a hearsay.Accused) bool { return a.Rule == "nominal" || a.Rule == "mention" }
	out.Accused = slices.DeleteFunc(out.Accused, passing)
	return out
}

// Quote fills in whom q accuses, clears, asks about and supposes, and the victims, with a
// reason for each. Source and cue are read with the content, since they hold the verb
// ("accused", "denied") that says how the content is meant. Old values are dropped.
func (f *Finder) Quote(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) {
	w.pieces = w.pieces[:0]
	for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, s := range spans {
			w.pieces = append(w.pieces, d.Tokens(s))
		}
	}
	if r, ok := antecedent(d, names, q); ok && f.disowns(d, d.Tokens(q.Cue[0])) {
		w.pieces = append(w.pieces, r)
	}
	if r, ok := aside(d, q); ok {
		w.pieces = append(w.pieces, r)
	}
	slices.SortFunc(w.pieces, func(a, b text.Range) int { return a.Start - b.Start })
	f.ungap(w, d, q)
	underAsk(d, w.pieces, q)
	w.found.reset()
	if len(w.pieces) > 0 {
		in := Input{Doc: d, Pos: pos, Pieces: w.pieces, Names: names, Source: q.Source, Speaker: w.speaker(d, names, q)}
		first, last := w.pieces[0].Start, w.pieces[len(w.pieces)-1].End
		for _, s := range d.Over(text.Range{Start: first, End: last}) {
			in.Range = text.Range{Start: max(s.Start, first), End: min(s.End, last)}
			f.Find(&w.found, w, &in)
		}
	}
	f.answers(w, d, pos, names, q)
	f.meant(&w.found, d, pos, names, q)
	f.speakerOnly(&w.found, d, q)
	f.beforehand(&w.found, d, q)
	w.found.Accused = slices.DeleteFunc(w.found.Accused, func(a hearsay.Accused) bool { return f.byOthers(w, d, q, &a) })
	passing := func(a hearsay.Accused) bool { return mentions[a.Rule] || !w.somebody(names, d, &a) }
	w.found.Accused, w.found.Asked, w.found.Supposed = slices.DeleteFunc(w.found.Accused, passing), slices.DeleteFunc(w.found.Asked, passing), slices.DeleteFunc(w.found.Supposed, passing)
	w.found.Denied = slices.DeleteFunc(w.found.Denied, func(a hearsay.Accused) bool { return a.Rule == "mention" || !w.somebody(names, d, &a) })
	if q.Act == hearsay.ClaimResponsibility && len(w.found.Accused) == 0 && q.Speaker.Name != "" && q.Polarity != hearsay.Negated && !f.merit(d, q) {
		w.found.Accused = append(w.found.Accused, f.claimant(w, d, names, q))
	}
	if a, ok := f.other(d, pos, names, q); ok {
		w.found.Accused = append(w.found.Accused[:0], a)
	}
	q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims = slices.Clone(w.found.Accused), slices.Clone(w.found.Denied), slices.Clone(w.found.Asked), slices.Clone(w.found.Supposed), slices.Clone(w.found.Victims)
	q.Reasons = slices.DeleteFunc(q.Reasons, func(r hearsay.Reason) bool { return r.Part == "accused" })
	for _, l := range []struct {
		how  string
		list []hearsay.Accused
	}{{"asserts", q.Accused}, {"rejects", q.Denied}, {"asks", q.Asked}, {"supposes", q.Supposed}} {
		for _, a := range l.list {
			q.Reasons = append(q.Reasons, hearsay.Reason{Part: "accused", Value: a.Name, Because: l.how + ", frame " + a.Rule, Span: a.Span, Score: a.Score})
		}
	}
}

// antecedent returns the name that a source of one relative pronoun stands for: "Tarnovia, which has denied any role".
func antecedent(d *text.Doc, names []name.Name, q *hearsay.Quote) (text.Range, bool) {
	if len(q.Source) != 1 || len(q.Cue) == 0 || q.Speaker.Via != hearsay.ViaPronoun {
		return text.Range{}, false
	}
	r := d.Tokens(q.Source[0])
	if w := d.Text(r.Start); r.Len() != 1 || r.Start < 2 || w != "which" && w != "who" {
		return text.Range{}, false
	}
	end := r.Start
	if d.Toks[end-1].Kind == text.Punct {
		end--
	}
	if i := name.From(names, end-1); i < len(names) && names[i].End == end {
		return names[i].Range, true
	}
	return text.Range{}, false
}

// mentions are the frames of deeds and culprits named in passing: who speaks of a war since
// "the Tarnovian invasion" does not accuse by that.
var mentions = map[string]bool{"nominal": true, "nominal-on": true, "mention": true}

// somebody reports whether a has a country or a name of its own.
func (w *Work) somebody(names []name.Name, d *text.Doc, a *hearsay.Accused) bool {
	if a.Country != "" || a.Rule == "pronoun" || len(name.Over(names, d.Tokens(a.Span))) > 0 {
		return true
	}
	_, ok := w.called(d, names, a.Name)
	return ok
}

// claimant is the speaker of a quote that claims the deed, at the words that name it: its
// source, or the cue where there is none.
func (f *Finder) claimant(w *Work, d *text.Doc, names []name.Name, q *hearsay.Quote) hearsay.Accused {
	frame := f.table.Frame["claim"]
	a := hearsay.Accused{Name: q.Speaker.Name, Country: w.speaker(d, names, q).Country, Role: hearsay.Role(frame.Role), Rule: "claim", Score: frame.Score}
	for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		if len(spans) > 0 {
			a.Span = spans[0]
			break
		}
	}
	return a
}

func (fs *Findings) reset() {
	fs.Accused, fs.Denied, fs.Asked, fs.Supposed, fs.Victims = fs.Accused[:0], fs.Denied[:0], fs.Asked[:0], fs.Supposed[:0], fs.Victims[:0]
}

// speakerOnly drops accusations whose culprit stands in the source and is not the one who
// claims the deed: "a Tarnovian intelligence officer said" accuses nobody.
func (f *Finder) speakerOnly(fs *Findings, d *text.Doc, q *hearsay.Quote) {
	inSource := func(a hearsay.Accused) bool {
		if a.Rule == "claim" || a.Rule == "deny" || a.Rule == "to" { // "attributed to Tarnovia" makes it no speaker
			return false
		}
		return slices.ContainsFunc(q.Source, func(s hearsay.Span) bool { return s.Overlaps(a.Span) }) && !f.noSpeech(d, q, a.Rule)
	}
	fs.Accused, fs.Denied = slices.DeleteFunc(fs.Accused, inSource), slices.DeleteFunc(fs.Denied, inSource)
	fs.Asked, fs.Supposed = slices.DeleteFunc(fs.Asked, inSource), slices.DeleteFunc(fs.Supposed, inSource)
}

// noSpeech reports whether the cue of q is no speech of its source, who was found as accused by
// a rule: "Tarnovia was accused of …", "Tarnovia blamed for …".
func (f *Finder) noSpeech(d *text.Doc, q *hearsay.Quote, rule string) bool {
	var cue en.Blame
	of := false    // "accused of": said of the source, not by it
	owned := false // "Tarnovia's attack on": a deed that was taken for a cue
	if n := len(q.Source); n > 0 && len(q.Cue) > 0 {
		src, cue := d.Tokens(q.Source[n-1]), d.Tokens(q.Cue[0])
		owned = src.Len() > 0 && genitive(d.Text(src.End-1)) || cue.Len() > 0 && genitive(d.Text(cue.Start))
	}
	for _, s := range q.Cue {
		r := d.Tokens(s)
		of = r.End > r.Start && d.Text(r.End-1) == "of"
		for i := r.Start; i < r.End; i++ {
			cue |= f.words.Get(strings.ToLower(d.Text(i))).blame
		}
	}
	switch rule {
	case "accuse", "blame", "charge", "suspect":
		return cue&(en.VAccuse|en.VBlame) != 0
	case "noun", "nominal-told":
		return owned
	case "active":
		return of && cue&en.VAccuse != 0
	}
	return false
}

func genitive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// speaker returns the state, organ or other body that speaks in q: named in its source, or
// resolved. A person is none: who says "we" speaks for others.
func (w *Work) speaker(d *text.Doc, names []name.Name, q *hearsay.Quote) Speaker {
	person := false
	for _, s := range q.Source {
		r := d.Tokens(s)
		over := name.Over(names, r)
		for i := range over {
			n := &over[i]
			person = person || n.Kind == hearsay.KindPerson && n.Start >= r.Start && n.End <= r.End
		}
	}
	for _, s := range q.Source {
		r := d.Tokens(s)
		over := name.Over(names, r)
		for i := range over {
			n := &over[i]
			if person && n.Country == "" {
				continue
			}
			if n.Start >= r.Start && n.End <= r.End && body(n) {
				return Speaker{n.Name, n.Country}
			}
		}
	}
	if q.Speaker.Name != "" {
		if b, _ := w.called(d, names, q.Speaker.Name); b.body != nil {
			return Speaker{b.body.Name, b.body.Country}
		}
	}
	return Speaker{}
}

// body reports whether n is somebody who can say "we" and mean a party: a state, an organ, an
// organisation, a group.
func body(n *name.Name) bool {
	switch n.Kind {
	case hearsay.KindPerson, hearsay.KindPeople, hearsay.KindOutlet, hearsay.KindUnknown, "":
		return false
	case hearsay.KindOrganisation, hearsay.KindThreatActor, hearsay.KindArmedGroup:
		return true
	}
	return n.Country != ""
}

// ownScore is the score from which an accusation outside quotes is kept, ownScoreOther that
// of what the article itself rejects, asks or supposes.
const (
	ownScore      = 0.5
	ownScoreOther = 0.8
)

// Rest finds what the sentences of d say of doers beyond the quotes of the article. A doer
// named in a quote's content whom that quote's own reading passed over (its spans were cut
// too short) is added to the quote. One named outside all quotes is the article's own: Rest
// appends to dst a quote of the sentence without its final stop. Where a frame of deeds, or a
// word for a culprit (plainFrames), found the doer and nobody is named as saying so, the speaker is the outlet (via outlet, whose
// name the caller knows); where the sentence tells that somebody is blamed, suspected or said
// to have done it, nobody is the speaker (via none), unless the verb of blame has a subject with a
// name: then that is, with a reason of part "speaker" whose span names it; the caller knows which actor. Deeds and culprits named in passing (mentions) are nobody's
// accusation.
func (f *Finder) Rest(dst []hearsay.Quote, w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, field hearsay.Field, quotes []hearsay.Quote) []hearsay.Quote {
	w.held.lay(quotes, field, len(d.Src))
	for _, s := range d.Sents {
		w.found.reset()
		f.Find(&w.found, w, &Input{Doc: d, Pos: pos, Range: s, Names: names})
		var own [4][]hearsay.Accused
		any := false
		for k, list := range [][]hearsay.Accused{w.found.Accused, w.found.Denied, w.found.Asked, w.found.Supposed} {
			for _, a := range list {
				if a.Score < ownScore || mentions[a.Rule] || a.Rule == "nominal-part" && k != 1 || a.Country == "" && k == 0 && a.Actor == "" && a.Rule != "pronoun" && !w.groupNamed(names, d, &a) {
					continue
				}
				q, told := f.holder(d, &w.held, a.Span)
				if k == 0 && q != nil && !told && slices.ContainsFunc(q.Source, a.Span.Overlaps) && !ownDeed(a) && a.Rule != "to" && !f.noSpeech(d, q, a.Rule) {
					told = true // "a Tarnovian officer said": the source, not the doer
				}
				noSpeech := k == 0 && q != nil && a.Rule == "nominal-told" && slices.ContainsFunc(q.Source, a.Span.Overlaps) && f.noSpeech(d, q, a.Rule)
				passing := k == 0 && q != nil && (slices.ContainsFunc(q.Source, a.Span.Overlaps) && w.inPassing(a.Span) || f.byOthers(w, d, q, &a))
				switch {
				case noSpeech, passing, k == 0 && q != nil && !told && slices.ContainsFunc(q.Source, a.Span.Overlaps) && w.another(a.Span, q.Source):
					own[k], any = append(own[k], a), true
				case told, q != nil && k == 0 && a.Rule == "nominal-told": // the quote's own reading knows whether it condemns
				case q != nil && (k == 0 || !slices.ContainsFunc(q.Source, a.Span.Overlaps)):
					add(q, k, a)
				case q != nil && k == 1 && a.Rule == "deny" && len(q.Cue) > 0 && f.disowns(d, d.Tokens(q.Cue[0])):
					add(q, k, a) // who denies it says so in a quote of his own
				case q == nil && k == 1 && a.Rule != "deny" && f.goesOn(d, s, quotes, field, a):
				case k == 0 || (a.Country != "" || k == 1 && a.Rule == "deny" && w.groupNamed(names, d, &a)) && a.Score >= ownScoreOther:
					own[k], any = append(own[k], a), true
				}
			}
		}
		if any {
			dst = append(dst, f.ownQuote(w, d, pos, names, s, field, own))
		}
	}
	return dst
}

// ownQuote makes a quote of sentence s, which accuses, clears, asks about or supposes own.
func (f *Finder) ownQuote(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, s text.Range, field hearsay.Field, own [4][]hearsay.Accused) hearsay.Quote {
	end := s.End
	for end > s.Start+1 && d.Toks[end-1].Kind == text.Punct && d.Text(end-1) != "?" {
		end--
	}
	q := hearsay.Quote{Field: field, Content: []hearsay.Span{d.Span(text.Range{Start: s.Start, End: end})}, Kind: hearsay.Indirect, Speaker: hearsay.Speaker{Via: hearsay.ViaOutlet}}
	for k := range own {
		for _, a := range own[k] {
			if !deedFrames[a.Rule] && !plainFrames[a.Rule] || w.charged(a.Span) || w.motive(d, a.Span) || w.attributed() || suspected(d, s) || turn(d, pos, f.tags, s, names) || d.Double(d.Tokens(a.Span).Start) != nil || k != 1 && w.shown(d, s, field, &a, pos, f.tags) {
				q.Speaker.Via = hearsay.ViaNone // blamed by others, or somebody's words that are only shown
			}
			q.Score = max(q.Score, a.Score)
			add(&q, k, a)
		}
	}
	if at, ok := w.speaks(d, s, own[0], own[1]); ok {
		q.Speaker = hearsay.Speaker{Via: hearsay.ViaName, Name: at.In(d.Src)}
		q.Reasons = append(q.Reasons, hearsay.Reason{Part: "speaker", Because: "the sentence names who says so", Span: at})
	}
	q.Victims = slices.Clone(w.found.Victims)
	return q
}

// suspected reports whether sentence s tells of a suspicion, which is somebody's: "arrested on suspicion of".
func suspected(d *text.Doc, s text.Range) bool {
	for i := s.Start; i < s.End; i++ {
		if d.Text(i) == "suspicion" {
			return true
		}
	}
	return false
}

// ownDeed reports whether a was found as the subject of the deed itself: then it is the doer
// also where it stands as the source ("the group claimed to have broken into …").
func ownDeed(a hearsay.Accused) bool {
	return a.Score >= 0.9 && (deedFrames[a.Rule] || a.Rule == "compound" || a.Rule == "noun")
}

// add puts a into list k of q: accused, denied, asked, supposed.
func add(q *hearsay.Quote, k int, a hearsay.Accused) {
	list := [...]*[]hearsay.Accused{&q.Accused, &q.Denied, &q.Asked, &q.Supposed}[k]
	*list = append(*list, a)
	how := [...]string{"asserts", "rejects", "asks", "supposes"}[k]
	q.Reasons = append(q.Reasons, hearsay.Reason{Part: "accused", Value: a.Name, Because: how + ", by its sentence, frame " + a.Rule, Span: a.Span, Score: a.Score})
}

// groupNamed reports whether a is a group, or an organisation that is no state's and has a
// name which shows that it is one: of a deed that the article tells itself, "ATM" is no doer.
func (w *Work) groupNamed(names []name.Name, d *text.Doc, a *hearsay.Accused) bool {
	r := d.Tokens(a.Span)
	if a.Country == "" {
		if b, _ := w.called(d, names, a.Name); b.group > 0 && b.group <= r.Start {
			return true // "the group", named before
		}
	}
	return slices.ContainsFunc(name.Over(names, r), func(n name.Name) bool {
		switch n.Kind {
		case hearsay.KindThreatActor, hearsay.KindArmedGroup:
			return true
		case hearsay.KindOrganisation:
			if n.Country != "" || n.Class == world.Service || n.Name != a.Name || n.End < r.End {
				return false
			}
			c := d.Text(n.Core.Start)[0]
			return c >= 'A' && c <= 'Z' && !(deedFrames[a.Rule] && len(n.Name) < 4 && n.Name == strings.ToUpper(n.Name) && a.Rule != "by")
		}
		return false
	})
}

// deedFrames are those that tell a deed; the others report that somebody is blamed.
var deedFrames = map[string]bool{"active": true, "do": true, "by": true, "soft": true, "harm": true, "behind": true, "nominal-on": true, "nominal-told": true, "sponsor": true,
	"did": true, "caused": true, "breach": true, "ended": true,
	"order": true, "gain": true, "neglect": true, "pronoun": true}

// plainFrames name a culprit by what it is and does; where nobody is said to say so, the
// article does: "The state's hackers blacked out the port."
var plainFrames = map[string]bool{"noun": true, "compound": true, "work": true, "work-order": true}

// attributed reports whether the sentence just read names a verb of saying or blaming, or a
// word such as "allegedly": then it is not the outlet that says so.
func (w *Work) attributed() bool {
	for i := range w.chunks {
		if c := &w.chunks[i]; c.kind == verb && (c.blame&reporting != 0 || c.fn == fnCondemn || c.passive && w.toks[c.head].fn == fnHeard) {
			return true
		}
	}
	for i := range w.toks {
		if w.toks[i].fn == fnAccording {
			return true
		}
	}
	return false
}
