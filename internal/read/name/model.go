package name

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"slices"
	"sync"

	"hearsay"
	"hearsay/internal/read/linear"
	"hearsay/internal/read/model"
	"hearsay/internal/text"
)

// Model tells persons, organisations and places among names that neither gazetteer nor rules
// explain: one logistic regression a sort over what the name and its surroundings look like.
// It is read only and safe for concurrent use.
type Model struct {
	sorts [Place]*linear.Logit // of Person, Organisation, Place
}

var sortNames = [Place]string{"person", "organisation", "place"}

// fingerprint is featureVersion and a hash of rows made of fixed looks.
var fingerprint = sync.OnceValue(func() string {
	h := fnv.New32a()
	binary.Write(h, binary.LittleEndian, []uint32{row(1, 2, 3), row(101, 1<<40, 7)})
	return fmt.Sprintf("%s-%08x", featureVersion, h.Sum32())
})

// LoadModel reads the weights file that `hearsay train names` wrote; nil for no bytes. Errors
// wrap those of package model.
func LoadModel(data []byte) (*Model, error) {
	if len(data) == 0 {
		return nil, nil // taken out: rules alone
	}
	f, err := model.Unpack(data, "names", fingerprint())
	if err != nil {
		return nil, err
	}
	m := &Model{}
	for k, name := range sortNames {
		if m.sorts[k], err = linear.LogitFromFile(f, name); err != nil {
			return nil, fmt.Errorf("names model: %w", err)
		}
		if m.sorts[k].Bits != sortBits {
			return nil, fmt.Errorf("names model: %w: %s has %d bits, want %d", model.ErrFormat, name, m.sorts[k].Bits, sortBits)
		}
	}
	return m, nil
}

// Pack returns the weights file.
func (m *Model) Pack(manifest map[string]string) ([]byte, error) {
	f := model.File{Header: model.Header{Kind: "names", Features: fingerprint(), Manifest: manifest}}
	for k, name := range sortNames {
		f.Sections = append(f.Sections, m.sorts[k].Sections(name)...)
	}
	return f.Pack()
}

// open reports whether the model may have a say in n: the gazetteer's names, organs and crowds
// are settled.
func (n *Name) open() bool { return n.Class == 0 && n.Kind != hearsay.KindPeople }

// scratch is the memory of one document's judging.
type scratch struct {
	rows []uint32
	byID map[string]int32
	sums []vote
}

// vote adds up what the mentions of one name look like.
type vote struct {
	odds [Place]float32
	n    int32
}

var scratches = sync.Pool{New: func() any { return &scratch{byID: map[string]int32{}} }}

// judge gives each open name from s.out[from:] a sort: what its mentions in the document look
// like, on average. Names of unknown kind that are surely persons become persons; extra
// ones that look like nothing go.
func (s *scan) judge(from int) {
	if s.model == nil {
		s.out = slices.DeleteFunc(s.out[:len(s.out):len(s.out)], func(n Name) bool { return n.extra })
		return
	}
	w := scratches.Get().(*scratch)
	defer scratches.Put(w)
	clear(w.byID)
	w.sums = w.sums[:0]
	names, sent := s.out[from:], 0
	for i := range names {
		n := &names[i]
		if !n.open() {
			continue
		}
		for s.d.Sents[sent].End <= n.Start {
			sent++
		}
		w.rows = s.features(w.rows[:0], n, s.d.Sents[sent])
		k, seen := w.byID[n.Name]
		if !seen {
			k = int32(len(w.sums))
			w.byID[n.Name] = k
			w.sums = append(w.sums, vote{})
		}
		v := &w.sums[k]
		v.n++
		for x, m := range s.model.sorts {
			v.odds[x] += m.Score(w.rows)
		}
	}
	kept := names[:0]
	for i := range names {
		n := names[i]
		if n.open() {
			v := &w.sums[w.byID[n.Name]]
			n.decide(v)
			if n.extra && n.sort == NoSort {
				continue
			}
		}
		kept = append(kept, n)
	}
	s.out = s.out[:from+len(kept)]
}

// Log-odds from which a name is called a sort, and from which one of unknown kind becomes a
// person, chosen on held-out parts of the training data: at 0.9 five in six of those are persons, and
// one who is not is hidden, no more. None becomes an organisation: at no threshold were more than six in ten
// of those right, and what is an organisation is shown.
const (
	believe      = 0
	surelyPerson = 0.9
)

// decide sets n's sort, and its kind where that is unknown.
func (n *Name) decide(v *vote) {
	best := 0
	for k := range v.odds {
		if v.odds[k] > v.odds[best] {
			best = k
		}
	}
	odds := v.odds[best] / float32(v.n)
	if odds < believe {
		n.sort, n.judged = NoSort, true
		return
	}
	n.sort, n.judged = Sort(best+1), true
	if n.Kind == hearsay.KindUnknown && n.sort == Person && odds >= surelyPerson {
		n.Kind = hearsay.KindPerson
		if n.Core.Len() > 1 {
			n.ID = "person:" + n.Name
		}
	}
}

// MayBePerson reports whether n may name a person: it does by a rule, or nothing tells what it
// names and the model does not call it an organisation or a place.
func (n *Name) MayBePerson() bool {
	switch n.Kind {
	case hearsay.KindPerson:
		return true
	case hearsay.KindUnknown, "":
		return n.Class == 0 && (!n.judged || n.sort == Person)
	}
	return false
}

// missed adds runs of proper nouns that no rule took, for the model to judge.
func (s *scan) missed(from int) {
	next, covered := from, len(s.out)
	for _, sent := range s.d.Sents {
		for i := sent.Start; i < sent.End; i++ {
			for next < covered && s.out[next].End <= i {
				next++
			}
			if next < covered && s.out[next].Start <= i {
				i = s.out[next].End - 1
				continue
			}
			if !s.likely(i) {
				continue
			}
			end, stop := i+1, sent.End
			if next < covered {
				stop = min(stop, s.out[next].Start)
			}
			for end < stop && s.likely(end) && s.d.Toks[end].Lines == 0 {
				end++
			}
			if r := (text.Range{Start: i, End: end}); r.Len() <= 4 {
				s.out = append(s.out, Name{Range: r, Core: r, Head: i, ID: "word:" + s.text(r), Name: s.text(r), Kind: hearsay.KindUnknown, weak: r.Len() == 1, extra: true})
			}
			i = end - 1
		}
	}
	slices.SortStableFunc(s.out[from:], func(a, b Name) int { return a.Start - b.Start })
}

// likely reports whether token i may be part of a name that the rules missed.
func (s *scan) likely(i int) bool {
	if !s.cap(i) || s.tags.XPOS(s.pos[i]) != "NNP" || lowerStart(s.d.Text(i)) {
		return false
	}
	_, day := lookup(s, s.patterns.Calendar, i, i+1)
	return !day && s.role(i).Class == 0
}
