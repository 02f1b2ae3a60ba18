package en

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"sync"
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

// Write stores t: "HSCLU1\n", then a gzip stream of hash (8 bytes) and class (1 byte), in
// order of hash.
func (t *ClusterTable) Write(w io.Writer) error {
	if _, err := io.WriteString(w, "HSCLU1\n"); err != nil {
		return err
	}
	z, _ := gzip.NewWriterLevel(w, gzip.BestCompression)
	keys := make([]uint64, 0, len(t.Class))
	for h := range t.Class {
		keys = append(keys, h)
	}
	slices.Sort(keys)
	var b []byte
	for _, h := range keys {
		b = append(binary.LittleEndian.AppendUint64(b, h), t.Class[h])
	}
	if _, err := z.Write(b); err != nil {
		return err
	}
	return z.Close()
}

// ReadClusters reads what Write wrote.
func ReadClusters(data []byte) (*ClusterTable, error) {
	t := &ClusterTable{Class: map[uint64]uint8{}}
	if len(data) == 0 {
		return t, nil // taken out: every word is without class
	}
	rest, ok := bytes.CutPrefix(data, []byte("HSCLU1\n"))
	if !ok {
		return nil, errors.New("not a cluster file of this version")
	}
	z, err := gzip.NewReader(bytes.NewReader(rest))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(z, 64<<20))
	if err != nil {
		return nil, err
	}
	if len(b)%9 != 0 {
		return nil, errors.New("cluster file is cut")
	}
	for ; len(b) > 0; b = b[9:] {
		t.Class[binary.LittleEndian.Uint64(b)] = b[8]
	}
	return t, nil
}
