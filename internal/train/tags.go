package train

import (
	"path/filepath"

	"hearsay/internal/eval/conllu"
	"hearsay/internal/read/tag"
)

// Tags trains the part-of-speech tagger on UD English EWT train and the free part of GUM
// train under dir and returns the model file.
func Tags(dir string, o tag.Options) ([]byte, error) {
	var sents []tag.Sentence
	for _, f := range []string{"en_ewt-ud-train.conllu.gz", "en_gum-free-train.conllu.gz"} {
		bank, err := conllu.Load(filepath.Join(dir, "lang", "ud_en", f))
		if err != nil {
			return nil, err
		}
		sents = append(sents, TagSentences(bank)...)
	}
	return tag.Train(sents, o, map[string]string{
		"what":    "part-of-speech tagger of package read/tag",
		"data":    "UD English EWT train and UD English GUM train without its non-commercial genres (universaldependencies.org)",
		"licence": "CC BY-SA 4.0, with attribution to the treebanks' authors",
		"command": "hearsay train tags",
	})
}

// TagSentences turns treebank sentences into examples.
func TagSentences(bank []conllu.Sentence) []tag.Sentence {
	out := make([]tag.Sentence, len(bank))
	for i, s := range bank {
		for _, w := range s.Words {
			out[i].Words = append(out[i].Words, w.Form)
			out[i].Tags = append(out[i].Tags, w.XPOS+"|"+w.UPOS)
		}
	}
	return out
}
