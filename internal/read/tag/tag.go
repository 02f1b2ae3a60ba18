// Package tag gives each token its part of speech: one joint label of Penn Treebank tag and
// Universal Dependencies class, such as "VBD|VERB".
//
// The method is the greedy averaged perceptron with a dictionary for unambiguous words
// (Collins 2002, "Discriminative Training Methods for Hidden Markov Models", EMNLP; the
// dictionary as in Ratnaparkhi 1996). Trained on UD English EWT and the free part of GUM.
// The states of the gazetteer are not told apart (mask.go).
// It stands after text and before quote, name and parse. It knows sentences only, not
// meaning; headlines in capitals are its weak spot. Cost is about 1.5 µs a token; nothing is
// allocated once a Work has grown.
package tag

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/read/linear"
	"hearsay/internal/read/model"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// FeatureVersion names the features; change the number when they change.
const FeatureVersion = "tag-features/2"

// fingerprint is FeatureVersion and a hash of the rows that the code makes of a fixed
// text: weights made for others are refused.
var fingerprint = sync.OnceValue(func() string {
	d, w := Doc(strings.Fields("The harbour is shut , Lt. Voss-Lund said on “ May 14 ” .")), Work{}
	w.fill(d, &dictionaries{})
	h := fnv.New32a()
	for i := range w.words {
		for _, f := range features(nil, w.words, i, text.Range{Start: 0, End: len(w.words)}, 3, 5) {
			binary.Write(h, binary.LittleEndian, f)
		}
	}
	return fmt.Sprintf("%s-%08x", FeatureVersion, h.Sum32())
})

// Tag is the number of a joint label.
type Tag uint8

// Tagger tags documents. It is read only and safe for concurrent use.
type Tagger struct {
	m     *linear.Model
	dict  dictionaries
	upos  []string
	xpos  []string
	class []Class

	world    *world.World // whose states are not told apart
	standIns [3]standIn
}

// dictionaries of words by hash.
type dictionaries struct {
	Known map[uint64]Tag // words with one tag, by their form as written
	Usual map[uint64]Tag // the most frequent tag of words, by their lower-case form
}

// sections returns the dictionaries as sections of a model file.
func (d *dictionaries) sections() []model.Section {
	section := func(name string, words map[uint64]Tag) model.Section {
		s := model.Section{Name: name, Type: model.Int8, Width: 1}
		for _, h := range slices.Sorted(maps.Keys(words)) {
			s.Add(h, []byte{byte(words[h])})
		}
		return s
	}
	return []model.Section{section("known", d.Known), section("usual", d.Usual)}
}

// Class is a coarse part of speech, the UPOS tags that rules ask for.
type Class uint8

const (
	Other Class = iota
	Noun
	Proper
	Pronoun
	Verb
	Aux
	Adjective
	Adverb
	Adposition
	Determiner
	Conjunction // coordinating
	Subordinator
	Particle
	Numeral
	Punctuation
)

var classOf = map[string]Class{
	"NOUN": Noun, "PROPN": Proper, "PRON": Pronoun, "VERB": Verb, "AUX": Aux, "ADJ": Adjective, "ADV": Adverb, "ADP": Adposition,
	"DET": Determiner, "CCONJ": Conjunction, "SCONJ": Subordinator, "PART": Particle, "NUM": Numeral, "PUNCT": Punctuation,
}

// Load reads the model file that `hearsay train tags` wrote.
func Load(data []byte) (*Tagger, error) {
	f, err := model.Unpack(data, "tags", fingerprint())
	if err != nil {
		return nil, err
	}
	m, err := linear.FromFile(f, "rows")
	if err != nil {
		return nil, fmt.Errorf("tags model: %w", err)
	}
	t := &Tagger{m: m}
	for name, to := range map[string]*map[uint64]Tag{"known": &t.dict.Known, "usual": &t.dict.Usual} {
		s, err := f.Section(name, model.Int8, 1)
		if err != nil {
			return nil, fmt.Errorf("tags model: %w", err)
		}
		*to = make(map[uint64]Tag, len(s.IDs))
		for k, id := range s.IDs {
			if int(s.Values[k]) >= len(m.Classes()) {
				return nil, fmt.Errorf("tags model: %w: a word has tag %d", model.ErrFormat, s.Values[k])
			}
			(*to)[id] = Tag(s.Values[k])
		}
	}
	for _, c := range m.Classes() {
		x, u, _ := strings.Cut(c, "|")
		t.xpos, t.upos, t.class = append(t.xpos, x), append(t.upos, u), append(t.class, classOf[u])
	}
	states, err := world.Load()
	if err != nil {
		return nil, fmt.Errorf("tags model: %w", err)
	}
	return t.In(states), nil
}

// In returns a tagger that does not tell the states of w apart, rather than those of the
// shipped gazetteer; with a nil w it tells all apart.
func (t *Tagger) In(w *world.World) *Tagger {
	u := *t
	if u.world = w; w != nil {
		u.standIns = u.stands(w)
	}
	return &u
}

// UPOS returns the Universal Dependencies class of a tag.
func (t *Tagger) UPOS(g Tag) string { return t.upos[g] }

// XPOS returns the Penn Treebank tag of a tag.
func (t *Tagger) XPOS(g Tag) string { return t.xpos[g] }

// Number returns the tag of a joint label, 0 for one that the model does not have.
func (t *Tagger) Number(label string) Tag {
	for i, c := range t.m.Classes() {
		if c == label {
			return Tag(i)
		}
	}
	return 0
}

// Tags returns the number of tags.
func (t *Tagger) Tags() int { return len(t.class) }

// Class returns the coarse part of speech of a tag.
func (t *Tagger) Class(g Tag) Class { return t.class[g] }

// Work is the memory of one goroutine.
type Work struct {
	words  []word
	feats  []uint64
	scores []int32
}

// Tag appends the tag of each token of d to dst.
func (t *Tagger) Tag(dst []Tag, w *Work, d *text.Doc) []Tag {
	w.fill(d, &t.dict)
	t.mask(w, d)
	if w.scores == nil {
		w.scores = make([]int32, len(t.class))
	}
	for _, s := range d.Sents {
		p1, p2 := Tag(254), Tag(255)
		for i := s.Start; i < s.End; i++ {
			g, ok := t.dict.Known[w.words[i].form]
			if f := w.words[i].fixed; f > 0 {
				g, ok = f-1, true
			}
			if !ok {
				clear(w.scores)
				w.feats = features(w.feats[:0], w.words, i, s, p1, p2)
				t.m.Score(w.scores, w.feats)
				g = Tag(linear.Best(w.scores))
			}
			dst = append(dst, g)
			p1, p2 = g, p1
		}
	}
	return dst
}

// word is what features look at.
type word struct {
	form, lower    uint64
	s1, s2, s3, s4 uint64 // suffixes, lower-cased
	p1, p2, p3     uint64 // prefixes
	shape          uint64
	class          uint64 // word cluster (package lexicon/en), 0 for none
	fixed          Tag    // 1 + the tag that it has whatever the model says, 0 for none
	usual          uint64 // 1 + the word's most frequent tag in training, 0 if seldom seen
}

const (
	offset = 14695981039346656037
	prime  = 1099511628211
)

func (w *Work) fill(d *text.Doc, dict *dictionaries) {
	if cap(w.words) < len(d.Toks) {
		w.words = make([]word, len(d.Toks)*3/2+64)
	}
	w.words = w.words[:len(d.Toks)]
	classes := en.WordClasses()
	for i := range w.words {
		w.words[i] = analyse(d.Normal(i))
		w.words[i].class = uint64(classes[w.words[i].lower])
		if g, ok := dict.Usual[w.words[i].lower]; ok {
			w.words[i].usual = uint64(g) + 1
		}
	}
}

// analyse hashes one token. Curly apostrophes and quotation marks count as straight ones,
// digits as 0.
func analyse(s string) word {
	var out word
	form, lower := uint64(offset), uint64(offset)
	var low [32]byte
	n := 0
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 {
			switch s[i+2] {
			case 0x98, 0x99:
				b, i = '\'', i+2
			case 0x9C, 0x9D:
				b, i = '"', i+2
			}
		}
		if b >= '1' && b <= '9' {
			b = '0'
		}
		form = (form ^ uint64(b)) * prime
		if b >= 'A' && b <= 'Z' {
			b |= 0x20
		}
		lower = (lower ^ uint64(b)) * prime
		if n < len(low) {
			low[n] = b
			n++
		} else { // keep the end for suffixes
			copy(low[4:], low[5:])
			low[n-1] = b
		}
	}
	out.form, out.lower = form, lower
	l := low[:n]
	suffix := func(k int) uint64 {
		if k > len(l) {
			return 0
		}
		return hash(l[len(l)-k:])
	}
	out.s1, out.s2, out.s3, out.s4 = suffix(1), suffix(2), suffix(3), suffix(4)
	out.p1, out.p2, out.p3 = hash(l[:min(1, len(l))]), hash(l[:min(2, len(l))]), hash(l[:min(3, len(l))])
	out.shape = shape(s)
	return out
}

func hash(b []byte) uint64 {
	h := uint64(offset)
	for _, c := range b {
		h = (h ^ uint64(c)) * prime
	}
	return h
}

// shape folds runs of capitals, small letters, digits and others to one sign each, at most
// six signs: "Xx", "X.X.", "0-x".
func shape(s string) uint64 {
	h, last, n := uint64(offset), byte(0), 0
	for i := 0; i < len(s) && n < 6; {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		var c byte
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = '0'
		case r < utf8.RuneSelf:
			c = byte(r)
		default:
			c = '?'
		}
		if c != last {
			h = (h ^ uint64(c)) * prime
			last = c
			n++
		}
	}
	return h
}

// features appends the rows of token i of sentence s, given the two tags before it.
func features(dst []uint64, words []word, i int, s text.Range, p1, p2 Tag) []uint64 {
	none := word{form: 3, lower: 3}
	at := func(k int) *word {
		if k < s.Start || k >= s.End {
			return &none
		}
		return &words[k]
	}
	w, a, b, y, z := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	t := uint32(0)
	f := func(x, y uint64) {
		t++
		dst = append(dst, linear.Mix(t, x, y))
	}
	first := uint64(0)
	if i == s.Start {
		first = 1
	}
	q1, q2 := uint64(p1), uint64(p2)
	f(0, 0)
	f(w.form, 0)
	f(w.lower, 0)
	f(w.s1, 0)
	f(w.s2, 0)
	f(w.s3, 0)
	f(w.s4, 0)
	f(w.p1, 0)
	f(w.p2, 0)
	f(w.p3, 0)
	f(w.shape, first)
	f(w.shape, w.s2)
	f(q1, 0)
	f(q1, q2)
	f(q1, w.lower)
	f(q1, w.s3)
	f(q1, w.shape)
	f(a.lower, 0)
	f(a.lower, w.lower)
	f(b.lower, 0)
	f(a.s3, 0)
	f(y.lower, 0)
	f(y.lower, w.lower)
	f(z.lower, 0)
	f(y.s3, 0)
	f(y.s2, q1)
	f(y.shape, w.shape)
	f(y.lower, q1)
	f(a.lower, y.lower)
	f(y.usual, q1)
	f(y.usual, z.usual)
	f(y.usual, w.s3)
	f(w.usual, q1)
	f(w.usual, y.usual|q1<<16)
	f(w.usual, w.shape)
	f(q1|q2<<8, w.lower)
	f(b.s3, 0)
	f(z.s3, 0)
	f(a.form, w.shape)
	f(w.class, q1)
	f(w.class, y.class|a.class<<8)
	f(y.class, q1)
	f(w.class, w.s3)
	f(w.class, w.shape|first<<32)
	return dst
}

// ClassOf returns the coarse part of speech of a Universal Dependencies class.
func ClassOf(upos string) Class { return classOf[upos] }
