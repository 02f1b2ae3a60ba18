package eval

import (
	"path/filepath"
	"strings"

	"hearsay"
	"hearsay/internal/eval/attribution"
	"hearsay/internal/eval/ner"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// nameBanks are the corpora of eval names. Weights are trained on Wikigold and EWT dev: their
// figures say what was learned, not what is to be expected.
var nameBanks = []struct{ name, file string }{
	{"ewt", "en_ewt-ud-test.iob2.gz"}, {"pud", "en_pud-ud-test.iob2.gz"},
	{"train.ewtdev", "en_ewt-ud-dev.iob2.gz"}, {"train.wikigold", "wikigold.conllu.gz"},
}

// sortOf maps the kinds of the corpora to ours. MISC has no counterpart: adjectives of states, works and
// events are names of nobody who speaks or acts.
var sortOf = map[string]name.Sort{"PER": name.Person, "ORG": name.Organisation, "LOC": name.Place}

// Names scores the names found, titles aside, against persons, organisations and places of
// Universal NER's English EWT and PUD (Mayhew et al., NAACL 2024) and of Wikigold (Balasuriya
// et al. 2009): an entity is right if both its ends and its kind are (names.{ewt,pud}.f1, and
// by kind); names.….span counts the ends alone, names of unknown kind included. States
// and capitals count as places, organs, outlets, firms and groups as organisations,
// adjectives and peoples as no entity. Documents are read from their raw text.
func Names(dir string) (*Report, error) {
	t, err := tag.Load(en.Tags)
	if err != nil {
		return nil, err
	}
	w, err := world.Load()
	if err != nil {
		return nil, err
	}
	f, err := name.New(w, t)
	if err != nil {
		return nil, err
	}
	rep := &Report{Version: name.Version, Corpus: "UNER English EWT test, PUD; trained on: EWT dev, Wikigold", Figures: map[string]Figure{}}
	for _, bank := range nameBanks {
		docs, err := ner.Load(filepath.Join(dir, "lang", "ner", bank.file))
		if err != nil {
			return nil, err
		}
		var k nameCounter
		for i := range docs {
			k.read(f, t, &docs[i])
		}
		k.report(rep, "names."+bank.name)
	}
	return rep, nil
}

// nameRow counts one document: all, each sort, spans alone.
type nameRow [len(nameFigures)]attribution.Counts

var nameFigures = [...]string{"f1", "per.f1", "org.f1", "loc.f1", "span.f1"}

type nameCounter struct {
	rows []nameRow
	work tag.Work
	doc  text.Doc
	pos  []tag.Tag
	got  []name.Name
}

// read adds the counts of one document.
func (c *nameCounter) read(f *name.Finder, t *tag.Tagger, d *ner.Document) {
	c.doc.Parse(d.Text)
	c.pos = t.Tag(c.pos[:0], &c.work, &c.doc)
	c.got = f.Find(c.got[:0], &c.doc, c.pos)
	var row nameRow
	gold := map[hearsay.Span]name.Sort{}
	for _, g := range d.Names {
		if s := sortOf[g.Kind]; s != name.NoSort {
			gold[g.Span] = s
			row[0].G++
			row[s].G++
			row[4].G++
		}
	}
	for i := range c.got {
		n := &c.got[i]
		span, s := c.doc.Span(n.Core), n.Sort()
		want, found := gold[span]
		if n.Class != world.Adjective && n.Class != world.People {
			row[4].P++
			if found {
				hit(&row[4])
			}
		}
		if s == name.NoSort || strings.ToLower(span.In(d.Text)) == span.In(d.Text) {
			continue // "the government" names an organ, but is no name
		}
		row[0].P++
		row[s].P++
		if found && want == s {
			hit(&row[0])
			hit(&row[s])
		}
	}
	c.rows = append(c.rows, row)
}

func hit(c *attribution.Counts) { c.HitP, c.HitG = c.HitP+1, c.HitG+1 }

func (c *nameCounter) report(rep *Report, prefix string) {
	ids := make([]int, len(c.rows))
	for i := range ids {
		ids[i] = i
	}
	for k, figure := range nameFigures {
		total := func(ids []int) (n attribution.Counts) {
			for _, i := range ids {
				n.Add(c.rows[i][k])
			}
			return n
		}
		all := total(ids)
		_, _, v := all.PRF()
		lo, hi := bootstrap(len(c.rows), func(ids []int) float64 { n := total(ids); _, _, f := n.PRF(); return f })
		rep.add(prefix+"."+figure, Figure{Value: v, Lo: lo, Hi: hi, N: all.G})
	}
}
