package en

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"sync"
)

//go:embed *.tsv *.txt names.model
var tables embed.FS

// Sum returns a checksum of all tables of this package, so that a reading's version tells
// which words it was made with. Of the model files names.model is in it; the others are in the version by themselves.
var Sum = sync.OnceValue(func() string {
	h := sha256.New()
	fs.WalkDir(tables, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := tables.ReadFile(name)
		h.Write([]byte(name))
		h.Write(b)
		return err
	})
	return hex.EncodeToString(h.Sum(nil))
})
