package main

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"hearsay/internal/pipeline"
)

// retoldKept holds what was read last of who tells of what, since a page of narratives asks for pairs and then for
// how they grow, and reading the texts is most of both. It is given again only for the same question of a ledger whose
// files did not change meanwhile, and let go after retoldRest; one that is larger than retoldMost is not held. The zero
// value works, nil holds nothing. Safe for concurrent use; what it gives is only read.
type retoldKept struct {
	mu    sync.Mutex
	key   string
	value *pipeline.Retold
	drop  *time.Timer
}

const (
	retoldRest = 20 * time.Second
	retoldMost = 50_000 // articles, about 15 kB each
)

// retoldKey tells questions and states of a ledger apart: SQLite's write-ahead log grows, or is begun anew, with each
// commit. "" where that cannot be told.
func retoldKey(path string, q *pipeline.RetoldQuery) string {
	b := new(strings.Builder)
	fmt.Fprintf(b, "%s %s %q %t", q.Since, q.Until, q.Kinds, q.Terms != nil)
	for i, name := range []string{path, path + "-wal"} {
		s, err := os.Stat(name)
		switch {
		case err == nil:
			fmt.Fprintf(b, " %d %d", s.Size(), s.ModTime().UnixNano())
		case i == 0:
			return ""
		}
	}
	return b.String()
}

// get returns what is held for key, or nil.
func (k *retoldKept) get(key string) *pipeline.Retold {
	if k == nil || key == "" {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.key != key {
		return nil
	}
	return k.value
}

// put holds what was read for a key that was made before it was read.
func (k *retoldKept) put(key string, in *pipeline.Retold) {
	if k == nil || key == "" || len(in.Articles) > retoldMost {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.key, k.value = key, in
	if k.drop == nil {
		k.drop = time.AfterFunc(retoldRest, func() {
			k.mu.Lock()
			defer k.mu.Unlock()
			k.key, k.value = "", nil
		})
	} else {
		k.drop.Reset(retoldRest)
	}
}
