package train

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/eval/checkthat"
	"hearsay/internal/link/claim/match"
	table "hearsay/lexicon/match"
)

// smallCorpus writes claims and posts of our own in the form of CheckThat and returns its folder.
func smallCorpus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	base := filepath.Join(dir, "linking", "checkthat2020")
	if err := os.MkdirAll(filepath.Join(base, "train"), 0o755); err != nil {
		t.Fatal(err)
	}
	things := strings.Fields("bridge ferry lighthouse harbour quarry orchard tunnel archive")
	claims, posts, pairs := "\tvclaim\ttitle\n", "\ttweet_content\n", ""
	for i, x := range things {
		claims += fmt.Sprintf("%d\tThe %s of Pierstow is closed for \"good\".\tIs the %s closed?\n", i, x, x)
		posts += fmt.Sprintf("p%d\tthey say the %s near Pierstow will be closed\n", i, x)
		pairs += fmt.Sprintf("p%d\t0\t%d\t1\n", i, i)
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(claims))
	w.Close()
	for name, b := range map[string][]byte{"verified_claims.docs.tsv.gz": z.Bytes(), "train/tweets.queries.tsv": []byte(posts), "train/tweet-vclaim-pairs.qrels": []byte(pairs)} {
		if err := os.WriteFile(filepath.Join(base, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestMatching(t *testing.T) {
	dir := smallCorpus(t)
	docs, err := checkthat.Claims(dir)
	if err != nil || len(docs) != 8 || docs[1].Text != `The ferry of Pierstow is closed for "good".` || docs[1].Title != "Is the ferry closed?" {
		t.Fatalf("%d claims, %v", len(docs), err)
	}
	posts, err := checkthat.Posts(dir, "train", len(docs))
	if err != nil || len(posts) != 8 || posts[2].Claim != 2 {
		t.Fatalf("%+v, %v", posts, err)
	}
	if _, err := checkthat.Posts(dir, "train", 3); err == nil {
		t.Error("a post whose claim is not in the list passes")
	}
	var held float64
	a, err := Matching(dir, func(_, ranker float64) { held = ranker })
	if err != nil {
		t.Fatal(err)
	}
	if held != 100 {
		t.Errorf("held out: %.1f, want 100: each post names its thing", held)
	}
	b, err := Matching(dir, nil)
	if err != nil || !bytes.Equal(a, b) {
		t.Error("the same corpus gives other bytes")
	}
	w, err := table.ParseWeights(string(a))
	if err != nil || len(w) != len(match.Features) {
		t.Errorf("%d weights, %v", len(w), err)
	}
}
