//go:build unix

package read

import (
	"syscall"
	"testing"
	"time"
)

func cpuTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkRead reports articles of about 600 words a second of CPU time.
func BenchmarkRead(b *testing.B) {
	r, err := New()
	if err != nil {
		b.Fatal(err)
	}
	revs := words600(b)
	n := 0
	for i := range revs { // grow the work space
		r.Read(&revs[i])
	}
	start := cpuTime()
	b.ReportAllocs()
	for b.Loop() {
		r.Read(&revs[n%len(revs)])
		n++
	}
	b.ReportMetric(float64(n)/(cpuTime()-start).Seconds(), "articles/cpu-s")
}
