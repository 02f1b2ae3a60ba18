package main

import (
	"os"
	"path/filepath"
	"testing"

	"hearsay/internal/measure/narrative"
	"hearsay/internal/pipeline"
)

// What was read is given again for the same question of the same ledger only, and nothing large is held.
func TestRetoldKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	q := pipeline.RetoldQuery{Since: "2025-03-01", Kinds: []string{"affairs"}}
	if retoldKey(path, &q) != "" {
		t.Error("a key of no ledger")
	}
	write(path, "a ledger")
	key := retoldKey(path, &q)
	if key == "" || key != retoldKey(path, &q) {
		t.Fatalf("key %q is not the same twice", key)
	}
	other := q
	other.Until = "2025-03-02"
	if retoldKey(path, &other) == key {
		t.Error("two questions have one key")
	}
	var k retoldKept
	in := &pipeline.Retold{}
	k.put(key, in)
	if k.get(key) != in || k.get(retoldKey(path, &other)) != nil || k.get("") != nil {
		t.Error("held is not what was put")
	}
	write(path+"-wal", "a commit")
	if k.get(retoldKey(path, &q)) != nil {
		t.Error("given again after a commit")
	}
	k.put(key, &pipeline.Retold{Articles: make([]narrative.Article, retoldMost+1)})
	k.put("", &pipeline.Retold{})
	if k.get(key) != in {
		t.Error("what is too large, or of no key, was held")
	}
	var none *retoldKept
	none.put(key, in)
	if none.get(key) != nil {
		t.Error("nothing holds something")
	}
}
