package quote

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math/bits"
	"sync"

	"hearsay/internal/read/crf"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// FeatureVersion names the features; change the number when they change.
const FeatureVersion = "quote-features/8"

// fingerprint is FeatureVersion and a hash of the rows that the code makes of a fixed text:
// weights made for others are refused. It sees the features of field and ranker, not those
// of the judges.
var fingerprint = sync.OnceValue(func() string {
	var d text.Doc
	d.Parse("“The harbour is shut,” Voss said on Monday. He denied it.")
	h := fnv.New32a()
	var w Work
	cues := NewCueTable()
	for range 5 {
		cues.add(hashLower("said"), hashLower("said"), true, 1)
	}
	w.a.fill(&d, make([]tag.Tag, len(d.Toks)), nil, cues, false)
	w.marg, w.near = make([][crf.Labels]float32, len(d.Toks)), make([]neighbours, len(d.Toks))
	p := d.Paras[0]
	w.surroundings(p)
	w.spans.c = []crf.Span{{Start: p.Start, End: p.Start + 6, Begin: BContent, P: 0.5}, {Start: p.Start, End: p.Start + 7, Begin: BContent, P: 0.25}}
	for i := range d.Toks {
		w.rows = w.a.extract(w.rows[:0], i, p.Start, p.End, 20)
		binary.Write(h, binary.LittleEndian, w.rows)
	}
	binary.Write(h, binary.LittleEndian, w.spanRows(nil, p, 0, 20))
	return fmt.Sprintf("%s-%08x", FeatureVersion, h.Sum32())
})

// mix hashes a template and two values into a row number of the given width.
func mix(template uint32, x, y uint64, width int) uint32 {
	h := (x + uint64(template)*0x9E3779B97F4A7C15) * 0xFF51AFD7ED558CCD
	h ^= bits.RotateLeft64(y*0xC4CEB9FE1A85EC53, 31)
	h *= 0x9FB21C651E98DF25
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return uint32(h >> (64 - width))
}

func distance(n int) uint64 {
	switch {
	case n <= 3:
		return uint64(n)
	case n <= 6:
		return 4
	case n <= 12:
		return 5
	case n <= 24:
		return 6
	}
	return 7
}

// edge stands for tokens outside the paragraph.
var edge = tokenInfo{word: 1, stem: 1, form: 1, root: 1, suf2: 1, suf3: 1, shape: 15, prev: -1, next: -1, comma: -1}

// extract appends the rows of token i of the paragraph [from, to) to dst.
func (a *analysis) extract(dst []uint32, i, from, to, width int) []uint32 {
	at := func(k int) *tokenInfo {
		if k += i; k < from || k >= to {
			return &edge
		}
		return &a.toks[k]
	}
	t := at(0)
	p1, p2, p3, n1, n2, n3 := at(-1), at(-2), at(-3), at(1), at(2), at(3)
	tpl := uint32(0)
	one := func(x uint64) {
		tpl++
		dst = append(dst, mix(tpl, x, 0, width))
	}
	two := func(x, y uint64) {
		tpl++
		dst = append(dst, mix(tpl, x, y, width))
	}
	q := uint64(t.quote)
	ql := q<<8 | uint64(t.qlen)
	sh := uint64(t.shape)
	one(0)
	// words around
	one(t.form)
	one(p1.form)
	one(p2.form)
	one(p3.form)
	one(n1.form)
	one(n2.form)
	one(n3.form)
	two(p1.form, t.form)
	two(t.form, n1.form)
	two(p2.form, p1.form)
	two(n1.form, n2.form)
	two(p1.form, n1.form)
	one(t.root)
	two(t.root, q)
	// form
	one(t.suf2)
	one(t.suf3)
	two(p1.suf3, t.suf3)
	two(t.suf3, n1.suf3)
	one(sh)
	one(sh | uint64(p1.shape)<<8)
	one(sh | uint64(n1.shape)<<8)
	one(sh | uint64(p1.shape)<<8 | uint64(n1.shape)<<16)
	one(sh | uint64(p1.shape)<<8 | uint64(p2.shape)<<16 | uint64(n1.shape)<<24 | uint64(n2.shape)<<32)
	// parts of speech
	one(t.tag)
	one(p1.tag)
	one(n1.tag)
	one(t.tag | p1.tag<<8)
	one(t.tag | n1.tag<<8)
	one(t.tag | p1.tag<<8 | p2.tag<<16)
	one(t.tag | n1.tag<<8 | n2.tag<<16)
	one(t.tag | p1.tag<<8 | n1.tag<<16)
	one(p1.tag | p2.tag<<8 | p3.tag<<16)
	one(n1.tag | n2.tag<<8 | n3.tag<<16)
	two(t.tag|n1.tag<<8, p1.form)
	two(p1.tag|t.tag<<8, n1.form)
	two(t.form, n1.tag)
	two(t.form, p1.tag)
	two(t.root, n1.tag|n2.tag<<8)
	one(t.tag | uint64(t.cue)<<8 | q<<16)
	one(t.tag | uint64(t.cue)<<8 | n1.tag<<16 | q<<24)
	// word classes
	k, kp, kn, kp2, kn2 := uint64(t.class), uint64(p1.class), uint64(n1.class), uint64(p2.class), uint64(n2.class)
	one(k)
	one(kp)
	one(kn)
	one(kp2)
	one(kn2)
	one(k | kp<<8)
	one(k | kn<<8)
	one(k | kp<<8 | kn<<16)
	one(k | kp<<8 | kp2<<16)
	one(k | kn<<8 | kn2<<16)
	one(k | q<<8 | uint64(t.cue)<<16)
	one(k | t.tag<<8 | n1.tag<<16)
	one(k | t.tag<<8 | p1.tag<<16)
	// quotation
	one(ql)
	two(ql, t.form)
	one(q | uint64(p1.quote)<<8 | uint64(p1.shape)<<16)
	one(q | uint64(n1.quote)<<8 | uint64(n1.shape)<<16)
	two(ql, sh)
	two(q, p1.form)
	two(q, n1.form)
	// cue words
	cues := uint64(t.cue) | uint64(p1.cue)<<8 | uint64(n1.cue)<<16
	one(uint64(t.cue) | q<<8)
	one(uint64(t.cue) | uint64(p1.cue)<<8 | q<<16)
	one(uint64(t.cue) | uint64(n1.cue)<<8 | q<<16)
	two(cues, uint64(n2.cue)|uint64(p2.cue)<<8)
	two(uint64(t.cue), p1.suf3)
	two(uint64(t.cue), n1.suf3)
	two(uint64(t.cue)|sh<<8, p1.form)
	two(uint64(t.cue)|sh<<8, n1.form)
	// nearest cues in the sentence
	pd, nd := uint64(0), uint64(0)
	pw, nw, pafter := uint64(0), uint64(0), uint64(0)
	if t.prev >= 0 {
		pd = 1 + distance(i-int(t.prev))
		pw = a.toks[t.prev].form
		pafter = at(int(t.prev) + 1 - i).form
	}
	if t.next >= 0 {
		nd = 1 + distance(int(t.next)-i)
		nw = a.toks[t.next].form
	}
	one(pd | nd<<8 | q<<16)
	one(pd | nd<<8 | q<<16 | sh<<24)
	two(pd|q<<8, pw)
	two(nd|q<<8, nw)
	two(pw, q)
	two(nw, q)
	two(pw, t.form)
	two(nw, t.form)
	two(pw, t.tag|p1.tag<<8)
	two(nw, t.tag|n1.tag<<8)
	two(pd|nd<<8, t.tag|p1.tag<<8|n1.tag<<16)
	two(pafter, t.tag|pd<<8)
	two(pw, pafter|q)
	two(pd|sh<<8|uint64(n1.shape)<<16, pafter)
	// commas and cues: which comes first
	cd := uint64(0)
	if t.comma >= 0 {
		cd = 1 + distance(i-int(t.comma))
		if t.comma > t.prev {
			cd |= 1 << 8
		}
	}
	one(cd | pd<<16 | nd<<24 | q<<32)
	two(cd, t.form)
	two(cd|pd<<16, sh|nd<<8)
	// edges
	s := a.d.Sents[t.sent]
	fromStart, toEnd := distance(i-s.Start), distance(s.End-1-i)
	one(fromStart | sh<<8 | q<<16)
	one(toEnd | sh<<8 | q<<16)
	one(toEnd | nd<<8 | pd<<16 | q<<24)
	two(fromStart, t.form)
	first := &a.toks[s.Start]
	two(first.form, q|pd<<8|nd<<16)
	two(uint64(first.quote)|q<<8, pd|nd<<8)
	par := distance(i - from)
	title := uint64(0)
	if a.headline {
		title = 1
	}
	one(par | title<<8 | q<<16)
	one(title | q<<8 | sh<<16 | uint64(t.cue)<<24)
	// the words beside the quotation that token i stands in
	before, after := uint64(0), uint64(0)
	bc, ac := uint64(0), uint64(0)
	if m := a.d.Double(i); m != nil {
		for k := m.End; k < to && k < m.End+5; k++ {
			if c := a.toks[k].cue; uint64(c) > ac {
				ac, after = uint64(c), a.toks[k].form
			}
		}
		for k := m.Start - 1; k >= from && k >= m.Start-4; k-- {
			if c := a.toks[k].cue; uint64(c) > bc {
				bc, before = uint64(c), a.toks[k].form
			}
		}
		lastStop := uint64(0)
		if m.End-2 > m.Start {
			lastStop = uint64(a.toks[m.End-2].shape)
		}
		one(bc | ac<<8 | ql<<16 | lastStop<<32)
		two(before, ql)
		two(after, ql)
		two(lastStop|uint64(a.toks[min(m.Start+1, to-1)].shape)<<8, ql)
	}
	return dst
}
