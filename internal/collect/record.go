// Package collect brings articles in. It is the program's I/O end: it opens what the
// user names (files, folders, standard input), tells by content what each one is, and
// yields one [Record] per article found, in order. Package collect/jsonl splits article
// JSONL, collect/folder walks folders and tells kinds apart, and package extract turns
// the bytes of one page or text into an article. Nothing is read twice and nothing is
// held but the record at hand.
//
// Failure policy: a record is an article or a [store.Refusal] with source, line and
// reason, never silence. Only a cancelled context ends a run early; a file that cannot
// be opened, a line that is no JSON or an archive cut in the middle is refused and the
// rest goes on.
package collect

import (
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// Record is one thing a source gave: an article or a refusal, never both, or a visit.
type Record struct {
	Article *hearsay.Article // nil for a refusal
	Status  hearsay.Status   // of Article: ok, headline-only or too-large
	Refusal *store.Refusal   // nil for an article

	// Visit is the look at a feed or page that this record ends, nil for files. A record may
	// be nothing but a visit: one that found nothing new.
	Visit *store.Visit
	Page  int64  // the followed page that Article was fetched from, 0 for none
	Done  func() // called once the record is in the ledger; may be nil

	JSON   bool      // came as a line of article JSONL: the reader of the output has the text already
	Source string    // file path as given with slashes, a folder's files as folder/inside; "-" for standard input
	Pos    int       // line number in article JSONL, 1 for a file that is one article; from 1, 0 for a refused file
	At     time.Time // when Source was current: its modification time in UTC; Options.Now for standard input
	Bytes  int64     // read so far of all sources, as stored (compressed), for progress; of File, of this one
}

// Options say how records are read. The zero value works.
type Options struct {
	// Outlet, OutletCountry and Lang stand in where a record states none.
	Outlet, OutletCountry, Lang string
	// Zone returns the time zone of an outlet, or nil where it is unknown. A nil Zone
	// knows none: times without offset are then kept as local.
	Zone func(outlet string) *time.Location
	// Since leaves out what an archive fetched before; zero takes everything.
	Since time.Time
	// OutletAt returns the outlet of a host, "" where unknown; nil knows none.
	OutletAt func(host string) string
	// Now is the clock against which times ahead are marked; zero means time.Now.
	Now time.Time
	// MaxBytes bounds one record (a JSONL line or a file), in bytes after decompression.
	// Default 64 MiB: a hundred times the longest news text seen in the corpora, and
	// still little beside the memory of a laptop.
	MaxBytes int64
}
