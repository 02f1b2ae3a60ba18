package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Doing reports whether q is no speech but a deed that the article tells itself: its cue is a
// verb of harm and its source the doer ("The gang of Y knocked out the trains", with "knocked
// out" taken for a cue). Quotations are always speech. Cost is one more reading of the sentence,
// where the cue is such a verb.
func (f *Finder) Doing(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) bool {
	if len(q.Source) == 0 || len(q.Cue) != 1 || q.Kind == hearsay.Direct {
		return false
	}
	if f.did(d, pos, names, q) {
		return true
	}
	if q.Kind != hearsay.Indirect || !f.harmful(d, d.Tokens(q.Cue[0])) && !struck(d, names, q) && !f.carriesOn(d, d.Tokens(q.Cue[0])) {
		return false
	}
	at := d.Tokens(q.Cue[0]).Start
	for _, s := range d.Sents {
		if at < s.Start || s.End <= at {
			continue
		}
		w.found.reset()
		f.Find(&w.found, w, &Input{Doc: d, Pos: pos, Range: s, Names: names})
		return slices.ContainsFunc(w.found.Accused, func(a hearsay.Accused) bool {
			return deedFrames[a.Rule] && slices.ContainsFunc(q.Source, a.Span.Overlaps)
		}) && !w.attributed()
	}
	return false
}

// harmful reports whether a cue is a verb of harm and nothing that is said.
func (f *Finder) harmful(d *text.Doc, cue text.Range) bool {
	deed := false
	for i := cue.Start; i < cue.End; i++ {
		low := strings.ToLower(d.Text(i))
		b := f.words.Get(low).blame
		if b&(reporting|en.VClaim|en.VPlan|en.VName) != 0 || slices.ContainsFunc(alsoSaid, func(v string) bool { return strings.HasPrefix(low, v) }) {
			return false
		}
		if i+1 < cue.End {
			b |= f.table.Particle[low+" "+strings.ToLower(d.Text(i+1))]
		}
		deed = deed || b&(en.VDeed|en.VSoft) != 0
	}
	return deed
}

// struck reports whether a cue such as "attacked" or "struck" tells of blows: a state or its forces strike, and what they
// strike is no plan, word or critic ("Ukraine attacked a depot", not "Ukraine attacked the plan as reckless").
func struck(d *text.Doc, names []name.Name, q *hearsay.Quote) bool {
	at := d.Tokens(q.Cue[0])
	if at.Len() != 1 || len(q.Content) == 0 || !slices.Contains(blows, strings.ToLower(d.Text(at.Start))) {
		return false
	}
	armed := false
	for _, sp := range q.Source {
		r := d.Tokens(sp)
		over := name.Over(names, r)
		for i := range over {
			if n := &over[i]; n.Start < r.End {
				switch n.Kind {
				case hearsay.KindState, hearsay.KindArmedGroup:
					armed = true
				case hearsay.KindPerson, hearsay.KindOutlet:
					return false
				}
			}
		}
		for i := r.Start; i < r.End; i++ {
			armed = armed || slices.Contains(forces, strings.ToLower(d.Text(i)))
		}
	}
	if !armed {
		return false
	}
	return !slices.ContainsFunc(q.Content, func(sp hearsay.Span) bool {
		r := d.Tokens(sp)
		return ofWords(d, text.Range{Start: r.Start, End: min(r.End, r.Start+objectReach)})
	})
}

// objectReach is how many tokens behind a blow what it strikes is looked for: "that" and "what" further on are of other clauses.
const objectReach = 8

// carriesOn reports whether a cue says only that somebody goes on with what follows, or that others say so: "continued shelling",
// "has reportedly stolen".
func (f *Finder) carriesOn(d *text.Doc, cue text.Range) bool {
	ok := false
	for i := cue.Start; i < cue.End; i++ {
		low := strings.ToLower(d.Text(i))
		switch fn := f.words.Get(low).fn; {
		case fn == fnHave, fn == fnBe:
		case low == "reportedly", low == "allegedly", low == "supposedly", low == "purportedly", low == "continued", low == "continues", low == "continue", low == "began", low == "keeps", low == "kept":
			ok = true
		default:
			return false
		}
	}
	return ok
}

// Spoken reports whether the cue of q is a blow that is dealt with words: "attacked the plan as reckless".
func Spoken(d *text.Doc, q *hearsay.Quote) bool {
	if len(q.Cue) != 1 || len(q.Content) == 0 {
		return false
	}
	at := d.Tokens(q.Cue[0])
	if at.End-at.Start != 1 || !slices.Contains(blows, strings.ToLower(d.Text(at.Start))) {
		return false
	}
	return slices.ContainsFunc(q.Content, func(sp hearsay.Span) bool { return ofWords(d, d.Tokens(sp)) })
}

// ofWords reports whether a stretch names a plan, words, or those who speak.
func ofWords(d *text.Doc, r text.Range) bool {
	for i := r.Start; i < r.End; i++ {
		low := strings.ToLower(d.Text(i))
		if slices.Contains(spokenOf, low) || slices.Contains(spokenOf, strings.TrimSuffix(low, "s")) {
			return true
		}
	}
	return false
}

var (
	blows    = []string{"attack", "attacks", "attacked", "hit", "hits", "strike", "strikes", "struck", "targets", "targeted", "assault", "assaults", "assaulted"}
	forces   = []string{"forces", "troops", "army", "navy", "military", "drones", "jets", "warplanes", "missiles", "militants", "rebels", "fighters", "gunmen", "soldiers", "artillery", "hackers"}
	spokenOf = []string{"as", "for", "over", "plan", "policy", "decision", "move", "proposal", "law", "bill", "remark", "statement", "comment", "report", "claim", "word", "speech", "critic", "opposition", "leadership", "media", "press", "deal", "agreement", "treaty", "idea",
		"role", "record", "stance", "approach", "resolution", "sanction", "tariff", "rule", "ruling", "verdict", "article", "account", "note", "tone", "who", "what", "that", "how"}
)

// alsoSaid begin the verbs of harm that are also done with words: "attacked the plan as
// reckless", "leaked that", "misled the house".
var alsoSaid = []string{"attack", "assault", "hit", "str", "target", "provok", "leak", "spread", "mislea", "misled", "deceiv", "manipulat", "interfer", "meddl", "interven", "terror", "expose", "fabricat", "falsif"}
