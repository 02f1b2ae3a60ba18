package hearsay

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// Ids are the first 128 bits of a SHA-256 over length-prefixed parts, in lower-case
// hexadecimal (32 characters). They depend on content only, so two machines agree.
type (
	ArticleID  string // names an Item: see [Article.ID]
	RevisionID string // names one frozen title and text of an item: see [Article.RevisionID]
	QuoteID    string // names a quote of one reading: see [Quote.Identify]
	TextHash   string // SHA-256 of a text, 64 hexadecimal characters
)

// StageVersion names a stage, its version and a hash of its options, lexicon and
// weights, such as "read/1-9f2c41d0". A stage with another version reads the ledger anew.
type StageVersion string

type idHash struct{ h hash.Hash }

func newID(kind string) idHash {
	d := idHash{sha256.New()}
	d.str(kind)
	return d
}

// str adds one part. The length goes first, so that ("ab","c") and ("a","bc") differ.
func (d idHash) str(s string) {
	d.num(len(s))
	d.h.Write([]byte(s))
}

func (d idHash) num(n int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	d.h.Write(b[:])
}

func (d idHash) sum() string { return hex.EncodeToString(d.h.Sum(nil)[:16]) }

// HashText returns the SHA-256 of a text as other programs compute it.
func HashText(text string) TextHash {
	s := sha256.Sum256([]byte(text))
	return TextHash(hex.EncodeToString(s[:]))
}
