package eval_test

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"compress/gzip"

	"hearsay/internal/eval"
	"hearsay/internal/eval/attribution"
	"hearsay/internal/read"
)

// TestAgreesWithTheOtherScorer compares every figure with the scorer that the notes used,
// which shares no code with ours.
func TestAgreesWithTheOtherScorer(t *testing.T) {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("$HEARSAY_DATA is not set")
	}
	tool := filepath.Join(dir, "..", "tools", "score-quotes")
	if _, err := os.Stat(tool); err != nil {
		t.Skipf("no other scorer: %v", err)
	}
	tmp := t.TempDir()
	bin := filepath.Join(tmp, "score")
	build := exec.Command("go", "build", "-o", bin, ".")
	build.Dir = tool
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	r, err := read.New()
	if err != nil {
		t.Fatal(err)
	}
	gold, pred := filepath.Join(tmp, "gold.jsonl"), filepath.Join(tmp, "pred.jsonl")
	unzip(t, filepath.Join(dir, "polnear", "dev.jsonl.gz"), gold)
	var b bytes.Buffer
	if err := eval.Predictions(dir, r, func(id, text string, q []attribution.Quote) error {
		return json.NewEncoder(&b).Encode(attribution.JSON(id, text, q))
	}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(pred, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(bin, gold, pred).Output()
	if err != nil {
		t.Fatal(err)
	}
	rep, err := eval.Quotes(dir, r)
	if err != nil {
		t.Fatal(err)
	}
	for theirs, ours := range map[string]string{
		"source seg": "quotes.seg.source.f1", "cue seg": "quotes.seg.cue.f1", "content seg": "quotes.seg.content.f1",
		"attribution lenient": "quotes.lenient.f1", "attribution src+cont": "quotes.srccont.f1",
		"content/direct exact": "quotes.direct.exact.f1", "content/indirect exact": "quotes.indirect.exact.f1", "content/mixed exact": "quotes.mixed.exact.f1",
		"attribution/direct src+cont": "quotes.direct.srccont.f1", "attribution/indirect src+cont": "quotes.indirect.srccont.f1", "attribution/mixed src+cont": "quotes.mixed.srccont.f1",
	} {
		m := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(theirs) + ` +[\d.]+ +[\d.]+ +([\d.]+)`).FindSubmatch(out)
		if m == nil {
			t.Errorf("the other scorer prints no %q", theirs)
			continue
		}
		if f, _ := strconv.ParseFloat(string(m[1]), 64); math.Abs(f-rep.Figures[ours].Value) > 0.1 {
			t.Errorf("%s: %.2f, the other scorer says %.1f", ours, rep.Figures[ours].Value, f)
		}
	}
}

func unzip(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
