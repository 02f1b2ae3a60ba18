//go:build unix

package reuse

import (
	"math/rand/v2"
	"syscall"
	"testing"
	"time"
)

// BenchmarkAdd measures words, shingles, sketch and index of texts of 4.3 kB, of which every
// tenth repeats half of another one: texts a CPU second. The index is
// begun anew after 10,000 texts, growing included; TestSoak shows what more cost, and memory.
func BenchmarkAdd(b *testing.B) {
	texts := invented(10_000)
	var l *Linker
	var m Maker
	var f Features
	n := 0
	b.SetBytes(int64(len(texts[0])))
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		if n%len(texts) == 0 {
			l = NewLinker()
		}
		id := n % len(texts)
		m.Make(&f, texts[id])
		l.Add(int32(id), Meta{Outlet: "x", Rank: mix(uint64(n)), Day: int32(id / 100)}, &f)
		n++
	}
	b.ReportMetric(float64(n)/(cpuTime()-start).Seconds(), "docs/cpu-s")
}

// cpuTime is what this process has used, collector included.
func cpuTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// invented returns texts of about 4.3 kB from a vocabulary of 30,000 words by Zipf's law.
func invented(n int) []string {
	rng := rand.New(rand.NewPCG(1, 2))
	words := make([]string, 30_000)
	for i := range words {
		w := make([]byte, 2+rng.IntN(4)+rng.IntN(5))
		for k := range w {
			w[k] = byte('a' + rng.IntN(26))
		}
		words[i] = string(w)
	}
	zipf := rand.NewZipf(rng, 1.1, 8, uint64(len(words)-1))
	texts := make([]string, n)
	var s []byte
	for i := range texts {
		s = s[:0]
		if i%10 == 9 {
			s = append(s, texts[rng.IntN(i)][:2150]...)
		}
		for len(s) < 4300 {
			s = append(append(s, words[zipf.Uint64()]...), " \n,."[rng.IntN(200)/195:][0], ' ')
		}
		texts[i] = string(s)
	}
	return texts
}
