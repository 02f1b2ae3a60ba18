package pipeline

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay/internal/collect"
)

// BenchmarkFigures reads numbers from a ledger of texts whose sentences are of ordinary length, and from one that is a single sentence. Of the latter, time a
// byte must not grow with length.
func BenchmarkFigures(b *testing.B) {
	for _, c := range []struct {
		name          string
		articles, len int
		stop          string
	}{{"articles", 40, 4000, ". "}, {"sentence/10k", 1, 10000, " "}, {"sentence/40k", 1, 40000, " "}} {
		b.Run(c.name, func(b *testing.B) {
			l := newLinked(b)
			var rs []collect.Record
			size := 0
			for i := range c.articles {
				text := numbersText(rand.New(rand.NewPCG(9, uint64(i))), c.len, c.stop)
				rs, size = append(rs, borderArticle(i, "The Gull", text)), size+len(text)
			}
			l.take(rs...)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ReadFigures(b.Context(), l, l.reader, FigureQuery{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// numbersText is n bytes of clauses with numbers.
func numbersText(rng *rand.Rand, n int, stop string) string {
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "and the harbour counted %d %s near %s in May while it spoke of %d boats%s", 20+rng.IntN(9000), []string{"trains", "houses", "crates"}[rng.IntN(3)], []string{"Port Ambry", "Stile Ford", "Quillara"}[rng.IntN(3)], 20+rng.IntN(500), stop)
	}
	return b.String()
}
