package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"

	"hearsay/internal/eval/polnear"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// ClusterOptions of word clustering. Zero fields take the default named.
type ClusterOptions struct {
	Classes  int // 256
	MinCount int // 5; rarer words get no class
	Rounds   int // 12
	Progress func(round int, moved int)
}

// Clusters groups words that stand between the same neighbours, by the exchange algorithm
// on class bigrams (Kneser and Ney 1993; Martin, Liermann and Ney 1998, "Algorithms for
// bigram and trigram word clustering"). Words start in classes by frequency rank, and move,
// most frequent first, to the class that raises the likelihood most, until few move. The
// result is a word list by hash: no text. Time is about a second a round on 3 million tokens.
func Clusters(dir string, o ClusterOptions) ([]byte, error) {
	if o.Classes == 0 {
		o.Classes = 256
	}
	if o.MinCount == 0 {
		o.MinCount = 5
	}
	if o.Rounds == 0 {
		o.Rounds = 12
	}
	var s stream
	if err := s.load(dir); err != nil {
		return nil, err
	}
	c := newClusterer(&s, o)
	for r := range o.Rounds {
		moved := c.round()
		if o.Progress != nil {
			o.Progress(r+1, moved)
		}
		if moved*200 < len(c.class) {
			break
		}
	}
	t := &en.ClusterTable{Class: map[uint64]uint8{}}
	for w, k := range c.class {
		if w > 0 {
			t.Class[c.hash[w]] = k
		}
	}
	return t.Pack(map[string]string{
		"what":    "classes of words that stand between the same neighbours, by hash",
		"data":    "co-occurrence counts over the English text of the corpora in doc/data.md; counts only, no text",
		"command": "hearsay train clusters",
		"classes": strconv.Itoa(o.Classes), "least": strconv.Itoa(o.MinCount), "rounds": strconv.Itoa(o.Rounds),
	})
}

// stream is the training text as word numbers; 0 stands for sentence edges and rare words.
type stream struct {
	count map[uint64]int
	words []uint64 // hashes of lower-cased words; 0 between sentences
}

func (s *stream) add(src string) {
	var d text.Doc
	d.Parse(src)
	for _, sent := range d.Sents {
		for i := sent.Start; i < sent.End; i++ {
			h := en.HashWord(d.Text(i))
			s.count[h]++
			s.words = append(s.words, h)
		}
		s.words = append(s.words, 0)
	}
}

// load reads the English unlabelled text under dir.
func (s *stream) load(dir string) error {
	s.count = map[uint64]int{}
	train, err := polnear.Load(filepath.Join(dir, "polnear", "train.jsonl.gz"))
	if err != nil {
		return err
	}
	for _, a := range train {
		s.add(a.Text)
	}
	files, err := filepath.Glob(filepath.Join(dir, "corpora", "*.jsonl.gz"))
	if err != nil {
		return err
	}
	sort.Strings(files)
	for _, f := range files {
		if err := s.corpus(f); err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
	}
	return nil
}

func (s *stream) corpus(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 64<<20)
	for sc.Scan() {
		var a struct{ Lang, Title, Text string }
		if json.Unmarshal(sc.Bytes(), &a) == nil && a.Lang == "en" {
			s.add(a.Title)
			s.add(a.Text)
		}
	}
	return sc.Err()
}

type pair struct {
	word int32
	n    int32
}

// clusterer holds counts of words and classes.
type clusterer struct {
	k           int
	hash        []uint64
	class       []uint8
	n           []int32 // of words
	left, right [][]pair
	self        []int32
	bigram      []int32 // class × class
	out, in     []int32 // of classes, as first and as second
	lf, rf      []int32 // neighbour class counts of the word at hand
	lc, rc      []int
	xlogx       []float64
}

func newClusterer(s *stream, o ClusterOptions) *clusterer {
	var keep []uint64
	for h, n := range s.count {
		if n >= o.MinCount {
			keep = append(keep, h)
		}
	}
	slices.SortFunc(keep, func(a, b uint64) int {
		if d := s.count[b] - s.count[a]; d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	c := &clusterer{k: o.Classes, hash: append([]uint64{0}, keep...)}
	number := map[uint64]int32{}
	for i, h := range c.hash {
		number[h] = int32(i)
	}
	v := len(c.hash)
	c.class, c.n, c.self = make([]uint8, v), make([]int32, v), make([]int32, v)
	for i := 1; i < v; i++ { // class 0 is for edges and rare words alone
		c.class[i] = uint8(1 + (i-1)%(c.k-1))
	}
	pairs := map[[2]int32]int32{}
	for i := 1; i < len(s.words); i++ {
		pairs[[2]int32{number[s.words[i-1]], number[s.words[i]]}]++
	}
	keys := make([][2]int32, 0, len(pairs))
	for k := range pairs {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]int32) int { return slices.Compare(a[:], b[:]) })
	c.left, c.right = make([][]pair, v), make([][]pair, v)
	c.bigram, c.out, c.in = make([]int32, c.k*c.k), make([]int32, c.k), make([]int32, c.k)
	for _, k := range keys {
		n := pairs[k]
		a, b := k[0], k[1]
		if a == b {
			c.self[a] += n
		} else {
			c.right[a] = append(c.right[a], pair{b, n})
			c.left[b] = append(c.left[b], pair{a, n})
		}
		c.n[a] += n
		x, y := int(c.class[a]), int(c.class[b])
		c.bigram[x*c.k+y] += n
		c.out[x] += n
		c.in[y] += n
	}
	c.lf, c.rf = make([]int32, c.k), make([]int32, c.k)
	c.xlogx = make([]float64, 1<<16)
	for i := range c.xlogx {
		c.xlogx[i] = slowXLogX(float64(i))
	}
	return c
}

func slowXLogX(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return x * math.Log(x)
}

func (c *clusterer) f(n int32) float64 {
	if int(n) < len(c.xlogx) {
		return c.xlogx[n]
	}
	return slowXLogX(float64(n))
}

// round moves each word once and returns how many changed class.
func (c *clusterer) round() int {
	moved := 0
	for w := 1; w < len(c.class); w++ {
		c.neighbours(w)
		old := int(c.class[w])
		c.shift(w, old, -1)
		best, gain := old, c.gain(w, old)
		for k := 1; k < c.k; k++ {
			if k == old {
				continue
			}
			if g := c.gain(w, k); g > gain+1e-9 {
				best, gain = k, g
			}
		}
		c.shift(w, best, 1)
		if best != old {
			c.class[w] = uint8(best)
			moved++
		}
	}
	return moved
}

// neighbours counts the classes beside word w.
func (c *clusterer) neighbours(w int) {
	for _, k := range c.lc {
		c.lf[k] = 0
	}
	for _, k := range c.rc {
		c.rf[k] = 0
	}
	c.lc, c.rc = c.lc[:0], c.rc[:0]
	for _, p := range c.left[w] {
		k := int(c.class[p.word])
		if c.lf[k] == 0 {
			c.lc = append(c.lc, k)
		}
		c.lf[k] += p.n
	}
	for _, p := range c.right[w] {
		k := int(c.class[p.word])
		if c.rf[k] == 0 {
			c.rc = append(c.rc, k)
		}
		c.rf[k] += p.n
	}
}

// shift adds (sign 1) or removes (−1) word w to or from class k in the counts.
func (c *clusterer) shift(w, k int, sign int32) {
	total := sign * c.self[w]
	c.bigram[k*c.k+k] += sign * c.self[w]
	in, out := total, total
	for _, x := range c.lc {
		c.bigram[x*c.k+k] += sign * c.lf[x]
		in += sign * c.lf[x]
	}
	for _, y := range c.rc {
		c.bigram[k*c.k+y] += sign * c.rf[y]
		out += sign * c.rf[y]
	}
	c.in[k] += in
	c.out[k] += out
}

// gain returns the change of the log-likelihood if w, which is in no class, joined k.
func (c *clusterer) gain(w, k int) float64 {
	g := 0.0
	in, out := c.self[w], c.self[w]
	same := c.self[w] + c.lf[k] + c.rf[k]
	for _, x := range c.lc {
		n := c.lf[x]
		in += n
		if x != k {
			b := c.bigram[x*c.k+k]
			g += c.f(b+n) - c.f(b)
		}
	}
	for _, y := range c.rc {
		n := c.rf[y]
		out += n
		if y != k {
			b := c.bigram[k*c.k+y]
			g += c.f(b+n) - c.f(b)
		}
	}
	if same > 0 {
		b := c.bigram[k*c.k+k]
		g += c.f(b+same) - c.f(b)
	}
	g -= c.f(c.in[k]+in) - c.f(c.in[k])
	g -= c.f(c.out[k]+out) - c.f(c.out[k])
	return g
}
