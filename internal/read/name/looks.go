package name

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/read/linear"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// featureVersion names the features of the trained model; change the number when they change.
const featureVersion = "name-features/1"

// sortBits is log2 of the size of each table of weights.
const sortBits = 15

// looks is what features see of one token. Of a word that the gazetteer knows as a state's
// they see only that it is one, so that no state is read otherwise than another.
type looks struct {
	word, ending, class uint64
	shape, tag          uint64
}

// Shapes of words.
const (
	small uint64 = iota
	capital
	capitals
	mixed
	dotted
	noWord
)

// edges of a sentence, and what stands for a state's names.
var (
	outside   = looks{word: 1, ending: 1, shape: noWord, tag: 31}
	stateLook = [...]looks{{word: 2, ending: 2, shape: capital, tag: 30}, {word: 3, ending: 3, shape: capital, tag: 29}, {word: 4, ending: 4, shape: capital, tag: 28}}
)

func (s *scan) look(i int, sent text.Range) looks {
	if i < sent.Start || i >= sent.End {
		return outside
	}
	w := s.d.Text(i)
	up := s.cap(i)
	if up {
		if e, n := s.world.Match(s.d, i, i+1); n > 0 {
			switch e.Class {
			case world.State, world.Capital:
				return stateLook[0]
			case world.Adjective:
				return stateLook[1]
			case world.People:
				return stateLook[2]
			}
		}
	}
	h := en.HashWord(w)
	l := looks{word: h, class: uint64(en.WordClasses()[h]), tag: uint64(s.class(i)), ending: h}
	if len(w) > 4 {
		l.ending = en.HashWord(w[len(w)-3:])
	}
	if s.d.Toks[i].Kind != text.Word {
		l.shape = noWord
		return l
	}
	lower, upper := false, false
	for k, r := range w {
		switch {
		case r == '.':
			l.shape = dotted
			return l
		case k > 0 && unicode.IsUpper(r):
			upper = true
		case unicode.IsLower(r):
			lower = true
		}
	}
	switch {
	case !up:
		l.shape = small
	case upper && lower:
		l.shape = mixed
	case upper || utf8.RuneCountInString(w) == 1:
		l.shape = capitals
	default:
		l.shape = capital
	}
	return l
}

// rows collects features.
type rows struct {
	dst []uint32
	tpl uint32
}

func (r *rows) add(x, y uint64) {
	r.tpl++
	r.dst = append(r.dst, row(r.tpl, x, y))
}

func row(tpl uint32, x, y uint64) uint32 {
	return uint32(linear.Mix(tpl, x, bits.RotateLeft64(y, 17)) >> (64 - sortBits))
}

// features appends the rows of n, a name in sentence sent: its words, their endings, shapes and
// classes, what rules made of it, and what stands on either side.
func (s *scan) features(dst []uint32, n *Name, sent text.Range) []uint32 {
	r := rows{dst: dst}
	c := n.Core
	first, last := s.look(c.Start, sent), s.look(c.End-1, sent)
	p1, p2 := s.look(n.Start-1, sent), s.look(n.Start-2, sent)
	n1, n2, n3 := s.look(c.End, sent), s.look(c.End+1, sent), s.look(c.End+2, sent)
	length := uint64(min(5, c.Len()))
	ruled := uint64(n.ruled())
	flags := s.flags(n, sent)
	r.add(0, 0)
	r.add(ruled, length)
	r.add(flags, length)
	r.add(flags, ruled|uint64(n.Role.Class)<<8)
	r.add(first.word, 0)
	r.add(last.word, 0)
	r.add(first.word, length)
	r.add(last.word, length)
	r.add(first.ending, 0)
	r.add(last.ending, 0)
	r.add(first.class, 0)
	r.add(last.class, 0)
	r.add(first.class, last.class)
	r.add(last.class, length|flags<<8)
	r.add(first.shape|last.shape<<4, length)
	r.add(last.shape|flags<<8, p1.tag)
	r.add(last.tag, length)
	r.add(p1.word, 0)
	r.add(p1.word, length)
	r.add(p1.word, last.shape)
	r.add(p1.word, p2.word)
	r.add(p1.tag, p2.tag)
	r.add(p1.class, 0)
	r.add(p2.word, 0)
	r.add(p2.class, p1.class)
	r.add(n1.word, 0)
	r.add(n1.word, length)
	r.add(n1.word, n2.word)
	r.add(n1.tag, n2.tag)
	r.add(n1.class, 0)
	r.add(n2.word, 0)
	r.add(n2.class, n1.word)
	r.add(n3.word, n1.word)
	r.add(p1.word, n1.word)
	r.add(p1.tag, n1.tag)
	r.add(p1.class, n1.class)
	r.add(p1.tag|n1.tag<<8, ruled|length<<8)
	r.tpl = 100
	for k := c.Start; k < c.End; k++ {
		l := s.look(k, sent)
		r.dst = append(r.dst, row(101, l.word, 0), row(102, l.class, 0))
	}
	return r.dst
}

// flags tells what the tables know of a name's words.
func (s *scan) flags(n *Name, sent text.Range) uint64 {
	f, c := uint64(0), n.Core
	set := func(bit int, is bool) {
		if is {
			f |= 1 << bit
		}
	}
	_, given := s.persons.Given(s.d.Text(c.Start))
	set(0, given)
	set(1, s.head(c.End-1))
	set(2, c.Start > sent.Start && s.word(c.Start-1, "the"))
	set(3, n.Start == sent.Start)
	set(4, c.End < sent.End && clitic(s.d.Text(c.End)))
	set(5, n.extra)
	set(6, s.caps)
	set(7, c.Start < n.Start || s.titled(c.Start))
	set(8, c.End < sent.End && s.class(c.End) == tag.Verb)
	return f
}
