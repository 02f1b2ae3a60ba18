// Package read turns one revision into a reading: its quotes, who said them, and what they
// claim.
//
// It is the middle of the flow and pure: the same revision and version give the same
// reading, on any machine. Text is taken apart once (package text), then stages look at it
// in order: tag gives parts of speech, name finds parties, quote finds source, cue and
// content, speaker says who the sources are, chain who stands between, accuse whom a quote
// names as doer, hedge how sure it is, act what it does, evidence what it rests on, event
// which deed it tells, with the times, places and quantities that when, where and number find.
// What the article itself says of a deed is a quote in its own voice.
//
// English is read with trained weights (level L2). Languages that have a table in lexicon/l1
// get level L1: quotation marks and cue words only (package l1). Others get level L0: kept
// and searchable, not read; nothing is pretended. Texts beyond MaxBytes are read up to there.
// A 600-word article takes about 5 ms.
package read

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"sync"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/read/chain"
	"hearsay/internal/read/event"
	"hearsay/internal/read/figure"
	"hearsay/internal/read/genre"
	"hearsay/internal/read/l1"
	"hearsay/internal/read/name"
	"hearsay/internal/read/number"
	"hearsay/internal/read/quote"
	"hearsay/internal/read/speaker"
	"hearsay/internal/read/tag"
	"hearsay/internal/read/verb"
	"hearsay/internal/read/when"
	"hearsay/internal/read/where"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	l1tables "hearsay/lexicon/l1"
	"hearsay/lexicon/world"
)

// stage and version of this reader. Bump the number when the same weights give other
// readings.
//
//	1: first form, quotes and named speakers
//	2: names, roles, titles, pronouns, public persons
//	3: acts, certainty, evidence, accused, events, own voice
//	4: time and place of events, quantities
//	5: level L1 for other languages; acts, evidence and chains read anew
//	6: where private persons are named
//	7: what outlets are said to report; more ways to accuse, deny and take back
//	8: clauses that stand before who says them
//	9: parties that are no states: fault, omission, denial, who accuses them; names that the words beside them explain
//	10: quantities: whose dollars, no weeks or halves counted, "another 20"; the accused:
//	    what is seized, spread, feared or only possible, whose denial it is, headings that are glued to names
//	11  speeches and turns are their speakers'; whose president it is
//	13  who "considers it unlikely that" accuses nobody; deeds that were taken for words; headings: who stands behind a dash is heard,
//	    a topic before a colon and the page's tail are not; who says it beside the speaker; who ordered a deed
//	15  answers given in passing (", which denies it", ", a charge Kestria rejects"); headings of several clauses; who tells of others' words;
//	    "neither", "nor" and "never" before who did nothing; prime ministers as PM;
//	    "consider Y to be behind it", "a charge Y denies", "; Y denies this", bare answers; bodies named by the plural of their members;
//	    turns whose label ends in a title, "he" who is not "I", "the president" who is the subject; "This was stated by N"; places are no officials;
//	    no culprits: whom a clause before the verb is done to, whom a deed is staged to blame, who shoots down what is fired at him
//	16  clauses that tell who is meant are no quotes; who is quoted as saying it, who stands behind "according to" and "- said"; subjects of severed contents;
//	    who accuses each other is two quotes; whom a clause ties to a state; doers that are told by a clause within the source
//	17  holding responsible is the holder's word, a tie told in a clause its teller's; "neither confirmed nor denied"; whose a foiled plot is; subjects put right
//	    with "not"; what stands behind a relative clause; "the latter"; headings that put who did it before the deed;
//	    who is blamed in a relative clause; charges that are called untrue; whole clauses before who says them, views told by nouns
//	18  bodies named by common words are those of the state that the text gives them;
//	    labels ("False: …"), clefts, headline questions without a mark, claims dropped or apologised for; words that are only shown are nobody's own voice;
//	    who stands behind a colon at a headline's end; the subject of the clause in which the verb of blame stands
//	19 blame that nobody lays ("those who accuse", "has yet to accuse", "attacked nobody", texts that one votes against), attributions told by nouns,
//	    who is accused by a participle; abbreviations are whose the text says; nobody under 18 is public;
//	    who stands behind ", says" at a heading's end; words that open a sentence are no part of who speaks;
//	    posts and videos that claim; "with moderate confidence" in the cue; deeds behind "according to"; live entries;
//	    names of two words behind "the" are no persons'; firms named right behind the word for one
//	20  who is told to end his attacks, for whom somebody spies, orders that are given, weapons and blows on people, members of a group; questions and
//	    answers on one line; abbreviations that the text spells out elsewhere; ministries of the state that speaks first under a dateline;
//	    labels of claims, headings' verbs taken for nouns, wars begun, war crimes; charges taken back or blamed on by others; turns with notes, parts of a
//	    talk, entries of channels; what goes on behind an aside; who answers a charge by "which it denies"; who stands behind ", court finds"; unknown names and handles before a colon are not the outlet
//	21  deeds told by nouns of verbs, gerunds that are nouns, two "on", false reports that are spread; hands seen, doors, whose operation it is called;
//	    who links, ties, traces and punishes is the accuser; X-backed is no name; names before a word for a group
//	22  who stops harm, launches for practice or only closes something is no culprit; hackers of whom no harm is told; charges called absurd or made up,
//	    and what is only proposed; surnames that several bear; firms called by their trade; bodies whose name goes on
const stage = "read/22"

// MaxBytes of one field that are read for quotes.
const MaxBytes = 1 << 20

// Reader reads revisions. It is safe for concurrent use.
type Reader struct {
	tags    *tag.Tagger
	quotes  *quote.Tagger
	speaker *speaker.Resolver
	accuse  *accuse.Finder
	events  *event.Coder
	when    *when.Finder
	where   *where.Finder
	number  *number.Finder
	figures *figure.Finder
	verbs   *verb.Finder
	world   *world.World
	version hearsay.StageVersion
	pool    sync.Pool // *work

	addressed *en.AddressedTable
	furniture *en.Phrases
	skip      string          // a pass that is left out
	telling   map[string]bool // verbs of saying, lower case
}

type work struct {
	fields          [2]field
	tags            tag.Work
	quotes          quote.Work
	accuse          accuse.Work
	events          event.Work
	when            when.Work
	outlets, organs []text.Range
	heard, speakers []text.Range
	places, states  []text.Range
	sides           []quote.Side
	passing         passing
}

// field is one field of a revision, taken apart.
type field struct {
	doc   text.Doc
	pos   []tag.Tag
	names []name.Name
	facts event.Facts
	from  int // its quotes start here
}

// New returns a reader with the weights and the gazetteer built into the program.
func New() (*Reader, error) { return With(en.Tags, en.Quotes) }

// With returns a reader with the given model files and the shipped gazetteer.
func With(tags, quotes []byte) (*Reader, error) {
	w, err := world.Load()
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	return In(w, tags, quotes)
}

// In returns a reader with the given gazetteer and model files.
func In(w *world.World, tags, quotes []byte) (*Reader, error) {
	pos, err := tag.Load(tags)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	pos = pos.In(w)
	var t *quote.Tagger // nil where the weights were taken out: English is level L0 then, too
	if len(quotes) > 0 {
		if t, err = quote.Load(quotes, w); err != nil {
			return nil, fmt.Errorf("read: %w", err)
		}
	}
	who, err := speaker.New(w, pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	blame, err := accuse.New(w, pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	deeds, err := event.New(pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	times, err := when.New(pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	places, err := where.New(w, pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	numbers, err := number.New(pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	figures, err := figure.New(pos, deeds)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	verbs, err := verb.New(pos)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	addressed, err := en.Addressed()
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	furniture, err := en.Furniture()
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	sources, err := en.Sources()
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	sum := sha256.New()
	io.WriteString(sum, w.Sum())
	io.WriteString(sum, en.Sum())
	io.WriteString(sum, l1tables.Sum())
	sum.Write(tags)
	sum.Write(quotes)
	r := &Reader{world: w, tags: pos, quotes: t, speaker: who, accuse: blame, events: deeds, when: times, where: places, number: numbers, figures: figures, verbs: verbs, addressed: addressed, furniture: furniture, telling: sources.Telling, version: hearsay.StageVersion(stage + "-" + hex.EncodeToString(sum.Sum(nil)[:4]))}
	r.pool.New = func() any { return new(work) }
	return r, nil
}

// Version names this reader and its weights.
func (r *Reader) Version() hearsay.StageVersion { return r.version }

// Voice returns the ministry, without its state, that a role makes somebody the voice of, "" for none.
func (r *Reader) Voice(role string) string { return r.speaker.Names().Voice(role) }

// World is the gazetteer that this reader knows.
func (r *Reader) World() *world.World { return r.world }

// Manifest says how the quote weights were made.
func (r *Reader) Manifest() map[string]string {
	if r.quotes == nil {
		return nil
	}
	return r.quotes.Manifest()
}

// Read reads one revision. It never fails; what it cannot read it leaves out.
func (r *Reader) Read(rev *hearsay.Revision) hearsay.Reading {
	w := r.pool.Get().(*work)
	defer r.pool.Put(w)
	out := hearsay.Reading{Revision: rev.ID, Version: r.version, Level: hearsay.L0, Lang: rev.Lang, Genre: rev.Genre}
	if out.Genre == "" {
		out.Genre = hearsay.GenreUnknown
	}
	english := r.quotes != nil && (rev.Lang == "en" || strings.HasPrefix(rev.Lang, "en-") || strings.HasPrefix(rev.Lang, "en_"))
	in := speaker.Input{Outlet: rev.Outlet}
	for k, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		t := &w.fields[k]
		src := clip(f.In(rev))
		if f == hearsay.FieldTitle {
			src = headline(src, rev.Outlet)
		}
		t.doc.Parse(src)
		out.Stats.Tokens += len(t.doc.Toks)
		out.Stats.Sentences += len(t.doc.Sents)
		if !english {
			continue
		}
		out.Level = hearsay.L2
		t.from = len(out.Quotes)
		t.pos = r.tags.Tag(t.pos[:0], &w.tags, &t.doc)
		t.names = r.speaker.Names().Find(t.names[:0], &t.doc, t.pos)
		out.Quotes = r.find(out.Quotes, w, t, f == hearsay.FieldTitle)
		for i := range out.Quotes[t.from:] {
			out.Quotes[t.from+i].Field = f
		}
	}
	if !english {
		if t := l1.Knows(rev.Lang); t != nil {
			r.rules(&out, rev, t)
		}
		return out
	}
	for k, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		t := &w.fields[k]
		to := len(out.Quotes)
		if k == 0 {
			to = w.fields[1].from
		}
		in.Fields = append(in.Fields, speaker.Field{Field: f, Doc: &t.doc, Tags: t.pos, Names: t.names, Quotes: out.Quotes[t.from:to]})
	}
	var floor speaker.Floor
	out.Actors, out.Private, floor = r.speaker.Resolve(in)
	if floor.Speech != "" && !genre.Spoken(&w.fields[1].doc) {
		floor.Speech = "" // a report under such a headline
	}
	chain.Fill(in)
	if rev.Genre == "" || rev.Genre == hearsay.GenreUnknown {
		out.Genre = genre.Of(rev, &w.fields[1].doc, floor.Speech != "")
	}
	r.facts(w, rev)
	r.claims(w, rev, &out, &floor)
	out.Private = hearsay.SortMentions(out.Private) // those who are accused came last
	return out
}

// facts finds the times, places and quantities of both fields. The headline has the dateline
// of the text.
func (r *Reader) facts(w *work, rev *hearsay.Revision) {
	base := when.Published(rev.Published)
	line := r.when.Dateline(&w.when, &w.fields[1].doc, base)
	for k := range w.fields {
		t := &w.fields[k]
		at := line
		if k == 0 {
			at.Range = text.Range{}
		}
		t.facts.Times = r.when.Find(t.facts.Times[:0], &w.when, &t.doc, t.pos, base, at)
		t.facts.Places = r.where.Find(t.facts.Places[:0], &t.doc, t.pos, t.names, t.facts.Times)
		t.facts.Numbers = r.number.Find(t.facts.Numbers[:0], &t.doc, t.pos, t.facts.Times)
	}
}

// clip cuts src at the last paragraph that fits MaxBytes, or at a character.
func clip(src string) string {
	if len(src) <= MaxBytes {
		return src
	}
	if i := strings.LastIndexByte(src[:MaxBytes], '\n'); i > MaxBytes/2 {
		return src[:i]
	}
	i := MaxBytes
	for i > 0 && src[i]&0xC0 == 0x80 {
		i--
	}
	return src[:i]
}
