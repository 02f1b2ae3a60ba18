// Package accuse finds who is said to have done harm to whom, in one sentence or quote.
//
// It stands after name and quote in the flow and is pure. A sentence is cut into chunks (noun
// phrases, verb groups, prepositions), each verb group is given its subject, and frames look
// for a culprit where grammar puts one: subject of a verb of harm, agent after "by", object
// of "blame", goal of "attributed to". Words, frames and their scores are data (blame.tsv of
// lexicon/en). There is no parser behind it, as in the pattern coders of the TABARI family
// (Schrodt 2001; Norris, Schrodt and Beieler 2017, "PETRARCH2", JOSS 2(9)), but voice, scope
// and coordination are read, because turning one of them round turns the culprit round.
//
// A wrongly named culprit is the worst error this program can make; nothing is said where
// grammar leaves a doubt. A state is taken only from words that name it (its name,
// adjective, capital or an organ of it), never from a table of groups. No state is a case of
// its own: the words that stand for one are looked up, and that is all that is known of it.
//
// Firms, parties and groups are accused by the same frames, and by words of fault, omission and
// breach (fault.go, fault.tsv); what only has a capital is nobody (sure.go).
//
// "It", "they", "he" and "she" are resolved where one party alone can be meant (pronoun.go), "the
// company" and "the gang" where one alone is named (definite.go). What it does not know: other
// coreference, irony, and deeds told by words that are not in the lexicon. Time is linear in the tokens, some 0.3 µs each.
package accuse

import (
	"fmt"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// Finder finds accusations. It is read only and safe for concurrent use.
type Finder struct {
	world   *world.World
	tags    *tag.Tagger
	table   *en.BlameTable
	words   *en.Words[word]
	opens   *en.Words[bool] // what begins a verb of two words
	bodies  map[string]en.Body
	hostile *en.HostileWords
	unlaid  *en.UnlaidWords
	prefix  map[string][]prefixForm // last word of a state's form → its forms
	heads   map[string]bool         // headings that pages glue to a sentence
	harms   harmTable
	doings  doings
	lower   *en.Words[*world.Entry] // adjectives of states in lower case, as careless writers have them
}

// word is what one lower-case word form can be.
type word struct {
	blame en.Blame
	fn    function
	harm  uint16 // 1 + index in Finder.harms.rows, 0 if none
	fault en.Fault
}

// prefixForm is a form of a state as it can stand before a hyphen: "North Korea-linked" has
// the words before its last one in before.
type prefixForm struct {
	before []string
	entry  *world.Entry
}

// New returns a finder over a gazetteer, for texts that t has tagged.
func New(w *world.World, t *tag.Tagger) (*Finder, error) {
	table, err := en.BlameWords()
	if err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	bodies, err := en.Bodies()
	if err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	heads, err := en.Headings()
	if err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	hostile, err := en.Hostile()
	if err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	unlaid, err := en.Unlaid()
	if err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	f := &Finder{hostile: hostile, unlaid: unlaid, heads: heads, world: w, tags: t, table: table, bodies: bodies, opens: en.NewWords(table.Opens), prefix: map[string][]prefixForm{}}
	words := map[string]word{}
	for k, b := range table.Word {
		words[k] = word{blame: b}
	}
	fault, err := en.FaultWords()
	if err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	for k, x := range fault {
		y := words[k]
		y.fault = x
		words[k] = y
	}
	if err := f.plainVerbs(words); err != nil {
		return nil, fmt.Errorf("accuse: %w", err)
	}
	if f.doings, err = loadDoings(); err != nil {
		return nil, err
	}
	for k, fn := range functions {
		x := words[k]
		x.fn = fn
		words[k] = x
	}
	f.words = en.NewWords(words)
	var d text.Doc
	lower := map[string]*world.Entry{}
	for i := range w.States() {
		s := &w.States()[i]
		for _, forms := range [][]string{s.Names, s.Adjectives, s.Capitals, s.Seats} {
			for _, form := range forms {
				e := w.Find(form)
				if e == nil || e.Country != s.Code {
					continue
				}
				d.Parse(form)
				p := prefixForm{entry: e}
				for k := range d.Toks[:len(d.Toks)-1] {
					p.before = append(p.before, d.Text(k))
				}
				last := d.Text(len(d.Toks) - 1)
				f.prefix[last] = append(f.prefix[last], p)
				if low := strings.ToLower(form); e.Class == world.Adjective && table.Word[low]&en.WWord == 0 {
					lower[low] = e
					lower[strings.ReplaceAll(low, " ", "-")] = e
				}
			}
		}
	}
	f.lower = en.NewWords(lower)
	return f, nil
}

// Input is one stretch of text: a sentence, or a quote with its source and cue.
type Input struct {
	Doc    *text.Doc
	Pos    []tag.Tag
	Range  text.Range   // tokens to read, within one sentence
	Pieces []text.Range // if not nil, only these tokens of Range are read
	Names  []name.Name  // names in the document, ascending; may be nil
	// Source is where the one who says it is named: "it" is not resolved to somebody there, who
	// speaks of deeds of his own in acts that package act knows.
	Source []hearsay.Span
	// Whole says that ties which others tell in a clause of their own count as well: "Iron Plover, which Kestria ties to Tarnovia".
	Whole bool
	// Speaker is who says it, where that is a state, an organ of one or another body: "we had
	// no part in it" then denies that body's part. Its zero value is nobody.
	Speaker Speaker
}

// Speaker is a state, an organ of one or another body as the source of a quote; Country is ""
// for a firm or a group.
type Speaker struct{ Name, Country string }

// Findings of one input. Lists are in order of the text; each culprit stands in a list at
// most once, with its best finding.
type Findings struct {
	Accused, Denied, Asked, Supposed, Victims []hearsay.Accused
}

// Work is the memory of one goroutine.
type Work struct {
	toks    []token
	chunks  []chunk
	parties []party
	low     []byte
	pieces  []text.Range
	found   Findings
	open    []pending
	by      []accuser
	before  *Work // for the sentence before, where a pronoun asks for it
	held    grid  // the quotes of the text at hand, for Rest
	index   index // of the names of the text at hand, where they are many
}

// Find adds the accusations of in to dst.
func (f *Finder) Find(dst *Findings, w *Work, in *Input) {
	r := f.read(dst, w, in)
	if len(w.open) > 0 {
		r.resolve()
	}
	if !in.Whole {
		r.untie()
	}
}

// read finds what stands in the words of in; pronouns that do harm are left in w.open.
func (f *Finder) read(dst *Findings, w *Work, in *Input) reader {
	w.toks, w.chunks, w.parties, w.open, w.by = w.toks[:0], w.chunks[:0], w.parties[:0], w.open[:0], w.by[:0]
	f.look(w, in)
	f.chunk(w, in)
	r := reader{f: f, w: w, in: in, out: dst}
	r.called()
	r.parties()
	r.scopes()
	r.subjects()
	r.animals()
	r.feints()
	r.frames()
	return r
}
