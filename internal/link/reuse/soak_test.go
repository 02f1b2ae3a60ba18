package reuse

import (
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// TestSoak links a million texts of about 4.3 kB one after the other, as a stage that follows a
// ledger does: every tenth takes over half of one of the last 20,000, every hundredth is a copy,
// with a few words changed; an outlet's footer stands under each. It prints time and memory by
// each 100,000. Texts are made again from their number when a pair is verified.
// $HEARSAY_SOAK is how many texts; the test is skipped without it.
func TestSoak(t *testing.T) {
	total, err := strconv.Atoi(os.Getenv("HEARSAY_SOAK"))
	if err != nil {
		t.Skip("HEARSAY_SOAK is unset: it is the number of texts, 1000000 by make copies-soak")
	}
	src := newSoak()
	l := NewLinker()
	var m Maker
	var f Features
	var s []byte
	taken := map[int32]*Text{}
	take := func(id int32) *Text {
		if x := taken[id]; x != nil {
			return x
		}
		x := Take(id, string(src.text(nil, int(id))))
		if len(taken) >= 256 {
			clear(taken)
		}
		taken[id] = x
		return x
	}
	heap := func() float64 {
		runtime.GC()
		var ms runtime.MemStats
		runtime.ReadMemStats(&ms)
		return float64(ms.HeapAlloc)
	}
	base := heap()
	var index, verify time.Duration
	checked, copies, edges, want := 0, 0, 0, 0
	t.Logf("%9s %9s %9s %8s %8s %8s %8s %7s %10s", "texts", "docs/s", "all/s", "pairs", "copies", "edges", "planted", "MiB", "bytes/text")
	step := max(total/10, 1)
	lastIndex, lastVerify := index, verify
	for id := range total {
		s = src.text(s[:0], id)
		if id%10 == 9 {
			want++
		}
		start := time.Now()
		m.Make(&f, string(s))
		l.Add(int32(id), Meta{Outlet: src.outlet(id), Rank: mix(uint64(id)), Day: int32(id / 2000)}, &f)
		index += time.Since(start)
		if id%256 == 255 || id == total-1 {
			start = time.Now()
			for _, p := range l.Due() {
				e, ok := l.Verify(take(p[0]), take(p[1]))
				checked++
				one := 0
				if was := l.Set(p, ok); ok && !was {
					one = 1
				} else if was && !ok {
					one = -1 // a footer, as long as few texts of its outlet were there
				}
				edges += one
				if ok && e.Kind == Copy {
					copies += one
				}
			}
			verify += time.Since(start)
		}
		if (id+1)%step == 0 {
			mem := heap() - base
			n := float64(step)
			t.Logf("%9d %9.0f %9.0f %8d %8d %8d %8d %7.0f %10.0f", id+1, n/(index-lastIndex).Seconds(), n/(index-lastIndex+verify-lastVerify).Seconds(),
				checked, copies, edges, want, mem/(1<<20), mem/float64(id+1))
			lastIndex, lastVerify = index, verify
			if mem/float64(id+1) > 1300+64e6/float64(id+1) {
				t.Errorf("%.0f bytes a text after %d", mem/float64(id+1), id+1)
			}
		}
	}
	if edges < want*99/100 || edges > want*11/10+600 { // a text may have two copies: a pair more
		t.Errorf("%d edges, %d planted", edges, want)
	}
	runtime.KeepAlive(l)
}

// soak makes text number n from n alone.
type soak struct {
	words  []string
	common []uint16 // word numbers by Zipf's law, to be drawn from evenly
}

func newSoak() *soak {
	rng := rand.New(rand.NewPCG(5, 6))
	x := &soak{words: make([]string, 50_000), common: make([]uint16, 1<<18)}
	for i := range x.words {
		w := make([]byte, 2+rng.IntN(4)+rng.IntN(5))
		for k := range w {
			w[k] = byte('a' + rng.IntN(26))
		}
		x.words[i] = string(w)
	}
	zipf := rand.NewZipf(rng, 1.1, 8, uint64(len(x.words)-1))
	for i := range x.common {
		x.common[i] = uint16(zipf.Uint64())
	}
	return x
}

func (x *soak) outlet(n int) string { return strconv.Itoa(int(mix(uint64(n)) % 500)) }

// text appends text n: 4,100 bytes and its outlet's footer.
func (x *soak) text(b []byte, n int) []byte {
	h := mix(uint64(n) + 77)
	if n%10 == 9 {
		from := n - 1 - int(h%uint64(min(n, 20_000)))
		from -= from % 10 / 9 // of originals only
		keep := 2050
		if n%100 == 99 {
			keep = 3900
		}
		b = append(x.body(b, uint64(from), keep), ' ')
		b = x.body(b, uint64(n), 4100-keep)
	} else {
		b = x.body(b, uint64(n), 4100)
	}
	b = append(b, "\n\n"...)
	return x.body(b, 1<<43+mix(uint64(n))%500, 250)
}

func (x *soak) body(b []byte, seed uint64, size int) []byte {
	end := len(b) + size
	for k := uint64(0); len(b) < end; k++ {
		h := mix(seed<<20 + k)
		b = append(append(b, x.words[x.common[h%uint64(len(x.common))]]...), ' ')
	}
	return b
}
