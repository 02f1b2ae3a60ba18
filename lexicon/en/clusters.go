package en

import (
	_ "embed"
	"maps"
	"slices"
	"sync"

	"hearsay/internal/read/model"
)

//go:embed clusters.model
var clusters []byte

// ClusterTable gives words that stand between the same neighbours one class. Words are
// kept by hash.
type ClusterTable struct{ Class map[uint64]uint8 }

// HashWord hashes a word lower-cased. Curly apostrophes and quotation marks count as
// straight ones, digits as 0.
func HashWord(w string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for i := 0; i < len(w); i++ {
		b := w[i]
		switch {
		case b >= 'A' && b <= 'Z':
			b |= 0x20
		case b >= '1' && b <= '9':
			b = '0'
		case b == 0xE2 && i+2 < len(w) && w[i+1] == 0x80:
			switch w[i+2] {
			case 0x98, 0x99:
				b, i = '\'', i+2
			case 0x9C, 0x9D:
				b, i = '"', i+2
			}
		}
		h = (h ^ uint64(b)) * prime
	}
	return h
}

// ClusterFile returns the built-in file itself.
func ClusterFile() []byte { return clusters }

// Clusters returns the built-in table.
func Clusters() (*ClusterTable, error) { return ReadClusters(clusters) }

// WordClasses returns the classes of the built-in table, read once.
var WordClasses = sync.OnceValue(func() map[uint64]uint8 {
	t, err := Clusters()
	if err != nil {
		panic(err) // our own data file; a test loads it
	}
	return t.Class
})

// clusterFeatures names what the table's hashes are of.
const clusterFeatures = "word-hash/1"

// Pack returns t as a model file of kind "clusters".
func (t *ClusterTable) Pack(manifest map[string]string) ([]byte, error) {
	s := model.Section{Name: "classes", Type: model.Int8, Width: 1}
	for _, h := range slices.Sorted(maps.Keys(t.Class)) {
		s.Add(h, []byte{t.Class[h]})
	}
	f := model.File{Header: model.Header{Kind: "clusters", Features: clusterFeatures, Manifest: manifest}, Sections: []model.Section{s}}
	return f.Pack()
}

// ReadClusters reads what Pack returned. Errors wrap those of package model.
func ReadClusters(data []byte) (*ClusterTable, error) {
	t := &ClusterTable{Class: map[uint64]uint8{}}
	if len(data) == 0 {
		return t, nil // taken out: every word is without class
	}
	f, err := model.Unpack(data, "clusters", clusterFeatures)
	if err != nil {
		return nil, err
	}
	s, err := f.Section("classes", model.Int8, 1)
	if err != nil {
		return nil, err
	}
	t.Class = make(map[uint64]uint8, len(s.IDs))
	for k, h := range s.IDs {
		t.Class[h] = s.Values[k]
	}
	return t, nil
}
