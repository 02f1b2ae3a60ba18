package train

import (
	"path/filepath"
	"strings"

	"hearsay/internal/eval/conllu"
	"hearsay/internal/read/parse"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Parser trains the dependency parser on UD English EWT train and the free part of GUM
// train under dir. Tags are the tagger's own, jackknifed in four parts, so that the parser
// learns with the errors it will meet.
func Parser(dir string, o parse.Options) ([]byte, error) {
	var bank []conllu.Sentence
	for _, f := range []string{"en_ewt-ud-train.conllu.gz", "en_gum-free-train.conllu.gz"} {
		b, err := conllu.Load(filepath.Join(dir, "lang", "ud_en", f))
		if err != nil {
			return nil, err
		}
		bank = append(bank, b...)
	}
	tags, err := jackknife(bank, 4)
	if err != nil {
		return nil, err
	}
	trees := make([]parse.Tree, len(bank))
	for i, s := range bank {
		trees[i] = Tree(s, tags[i])
	}
	return parse.Train(trees, o, map[string]string{
		"what":    "dependency parser of package read/parse",
		"data":    "UD English EWT train and UD English GUM train without its non-commercial genres (universaldependencies.org)",
		"licence": "CC BY-SA 4.0, with attribution to the treebanks' authors",
		"command": "hearsay train parser",
	})
}

// jackknife tags each part of bank with a tagger trained on the other parts, in the tag
// numbers of the shipped tagger.
func jackknife(bank []conllu.Sentence, parts int) ([][]tag.Tag, error) {
	shipped, err := tag.Load(en.Tags)
	if err != nil {
		return nil, err
	}
	out := make([][]tag.Tag, len(bank))
	for k := range parts {
		var rest []conllu.Sentence
		for i, s := range bank {
			if i%parts != k {
				rest = append(rest, s)
			}
		}
		data, err := tag.Train(TagSentences(rest), tag.Options{Epochs: 4}, map[string]string{})
		if err != nil {
			return nil, err
		}
		t, err := tag.Load(data)
		if err != nil {
			return nil, err
		}
		var w tag.Work
		for i := k; i < len(bank); i += parts {
			for _, g := range t.Tag(nil, &w, tag.Doc(Words(bank[i]))) {
				out[i] = append(out[i], shipped.Number(t.XPOS(g)+"|"+t.UPOS(g)))
			}
		}
	}
	return out, nil
}

// Words returns the forms of a treebank sentence.
func Words(s conllu.Sentence) []string {
	out := make([]string, len(s.Words))
	for i, w := range s.Words {
		out[i] = w.Form
	}
	return out
}

// keptSubtypes are relation subtypes that rules ask for; the others are dropped.
var keptSubtypes = map[string]bool{"nsubj:pass": true, "csubj:pass": true, "aux:pass": true, "nmod:poss": true, "compound:prt": true, "acl:relcl": true, "obl:agent": true}

// Relation drops subtypes that the parser does not learn.
func Relation(r string) string {
	if keptSubtypes[r] {
		return r
	}
	r, _, _ = strings.Cut(r, ":")
	return r
}

// Tree turns a treebank sentence into a training tree.
func Tree(s conllu.Sentence, tags []tag.Tag) parse.Tree {
	t := parse.Tree{Doc: tag.Doc(Words(s)), Tags: tags}
	for _, w := range s.Words {
		t.Head = append(t.Head, w.Head-1)
		t.Rel = append(t.Rel, Relation(w.Rel))
	}
	return t
}
