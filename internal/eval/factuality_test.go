package eval_test

import (
	"os"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// TestFactualityFloor holds the figures of the dev file: r ≥ 72 %, MAE ≤ 0.48.
func TestFactualityFloor(t *testing.T) {
	dir := os.Getenv("HEARSAY_DATA")
	if dir == "" {
		t.Skip("$HEARSAY_DATA is not set")
	}
	tg, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	rep, err := eval.Factuality(dir, tg)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range rep.Order {
		f := rep.Figures[name]
		t.Logf("%s %.3f [%.3f, %.3f] n=%d", name, f.Value, f.Lo, f.Hi, f.N)
	}
	if r, mae := rep.Figures["factuality.r"].Value, rep.Figures["factuality.mae"].Value; r < 72 || mae > 0.48 {
		t.Errorf("r %.1f, MAE %.3f", r, mae)
	}
}
