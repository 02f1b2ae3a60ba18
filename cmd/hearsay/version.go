package main

import (
	"crypto/sha256"
	"fmt"
	"runtime"
	"runtime/debug"

	"hearsay/internal/pipeline"
	"hearsay/internal/read"
	"hearsay/internal/store/embedded"
	"hearsay/lexicon/en"
	"hearsay/lexicon/match"
)

// version is set at release time with -ldflags -X.
var version = "devel"

type versionCmd struct{}

// Run prints the program's version and commit, the stages of reading and linking, the first eight digits of
// each model file's SHA-256, and the format of the ledgers it writes.
func (versionCmd) Run(a *app) error {
	commit := "unknown commit"
	if b, ok := debug.ReadBuildInfo(); ok {
		for _, s := range b.Settings {
			if s.Key == "vcs.revision" {
				commit = s.Value
			}
		}
	}
	r, err := read.New()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "hearsay %s (%s, %s, %s/%s)\n", version, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(a.stdout, "reading  %s\nlinking  %s, %s\n", r.Version(), pipeline.CopiesStage, pipeline.LinkStage)
	for _, m := range []struct {
		name string
		data []byte
	}{{"clusters", en.ClusterFile()}, {"tags", en.Tags}, {"quotes", en.Quotes}, {"names", en.Names}, {"terms", en.TermFile()}, {"rarity", match.RarityFile()}} {
		fmt.Fprintf(a.stdout, "model    %-8s  %.4x, %d bytes\n", m.name, sha256.Sum256(m.data), len(m.data))
	}
	_, err = fmt.Fprintf(a.stdout, "ledger   format %d\n", embedded.Format())
	return err
}
