package train

import (
	"fmt"
	"path/filepath"

	"hearsay"
	"hearsay/internal/eval/ner"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// nameParts is the number of parts of the corpora that are held out by turns to measure the recipe.
const nameParts = 5

// nameSorts maps the kinds of the corpora; those of others stay no sort of ours.
var nameSorts = map[string]name.Sort{"PER": name.Person, "ORG": name.Organisation, "LOC": name.Place}

// Names trains the model that tells sorts of names on Wikigold and UNER English EWT dev under
// dir and returns the model file. Progress, if not nil, is told the names whose ends and sort are both right (F1, percent)
// in parts held out by turns, without and with the model.
func Names(dir string, progress func(rules, model float64)) ([]byte, error) {
	var docs []name.Labelled
	for _, file := range []string{"wikigold.conllu.gz", "en_ewt-ud-dev.iob2.gz"} {
		bank, err := ner.Load(filepath.Join(dir, "lang", "ner", file))
		if err != nil {
			return nil, err
		}
		for _, d := range bank {
			l := name.Labelled{Text: d.Text, Names: map[hearsay.Span]name.Sort{}}
			for _, n := range d.Names {
				l.Names[n.Span] = nameSorts[n.Kind]
			}
			docs = append(docs, l)
		}
	}
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
	rules, model := heldNames{finder: f.With(nil), tags: t}, heldNames{tags: t}
	for k := range nameParts {
		var in, out []name.Labelled
		for i, d := range docs {
			if i%nameParts == k {
				out = append(out, d)
			} else {
				in = append(in, d)
			}
		}
		model.finder = f.With(f.Fit(in))
		rules.score(out)
		model.score(out)
	}
	if progress != nil {
		progress(rules.f1(), model.f1())
	}
	return f.Fit(docs).Pack(map[string]string{
		"what":    "model of package read/name that tells persons, organisations and places",
		"data":    fmt.Sprintf("Wikigold (Balasuriya et al. 2009) and Universal NER English EWT dev (Mayhew et al. 2024), %d documents", len(docs)),
		"licence": "CC BY-SA 4.0 (Universal NER), CC BY 4.0 (Wikigold)",
		"command": "hearsay train names",
		"heldout": fmt.Sprintf("F1 %.1f, rules alone %.1f", model.f1(), rules.f1()),
	})
}

// heldNames counts what a finder gets right.
type heldNames struct {
	finder             *name.Finder
	tags               *tag.Tagger
	work               tag.Work
	found, gold, right int
}

func (h *heldNames) score(docs []name.Labelled) {
	for _, l := range docs {
		var d text.Doc
		d.Parse(l.Text)
		for _, s := range l.Names {
			if s != name.NoSort {
				h.gold++
			}
		}
		for _, n := range h.finder.Find(nil, &d, h.tags.Tag(nil, &h.work, &d)) {
			if s := n.Sort(); s != name.NoSort {
				h.found++
				if l.Names[d.Span(n.Core)] == s {
					h.right++
				}
			}
		}
	}
}

func (h *heldNames) f1() float64 { return 200 * float64(h.right) / float64(max(1, h.found+h.gold)) }
