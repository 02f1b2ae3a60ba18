package ops

import (
	"math"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"
)

func TestParseSize(t *testing.T) {
	for s, want := range map[string]int64{"0": 0, "64M": 64 << 20, "64MiB": 64 << 20, "64 mb": 64 << 20, "1.5G": 3 << 29, "2T": 2 << 40, "1024": 1024, "5B": 5, "7K": 7168} {
		if got, err := ParseSize(s); err != nil || got != want {
			t.Errorf("ParseSize(%q) = %d, %v, want %d", s, got, err, want)
		}
	}
	for _, s := range []string{"", "M", "-1", "1X", "0x10", "1e3", "NaN", "Inf", "9999999T", "+1", "1_0"} {
		if got, err := ParseSize(s); err == nil {
			t.Errorf("ParseSize(%q) = %d", s, got)
		}
	}
}

func TestParseAge(t *testing.T) {
	day := 24 * time.Hour
	for s, want := range map[string]time.Duration{"90d": 90 * day, "2w": 14 * day, "36h": 36 * time.Hour, "0": 0, " 1D": day} {
		if got, err := ParseAge(s); err != nil || got != want {
			t.Errorf("ParseAge(%q) = %s, %v, want %s", s, got, err, want)
		}
	}
	for _, s := range []string{"", "d", "-1d", "1.5d", "-2h", "x", "4000000000w", "90"} {
		if got, err := ParseAge(s); err == nil {
			t.Errorf("ParseAge(%q) = %s", s, got)
		}
	}
}

func FuzzParseSize(f *testing.F) {
	f.Add("64M")
	f.Add("1.5 GiB")
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := ParseSize(s); err == nil && n < 0 {
			t.Errorf("ParseSize(%q) = %d", s, n)
		}
		if d, err := ParseAge(s); err == nil && d < 0 {
			t.Errorf("ParseAge(%q) = %s", s, d)
		}
	})
}

func TestBound(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(before)
	if m := Bound(0); m.WriterMiB != 64 || m.Readers != 4 || debug.SetMemoryLimit(-1) != before {
		t.Errorf("no bound: %+v", m)
	}
	last := Memory{}
	for _, max := range []int64{MinMemory, 128 << 20, 512 << 20, 8 << 30} {
		m := Bound(max)
		ledger := int64(m.WriterMiB+m.Readers*m.ReaderMiB) << 20
		limit := debug.SetMemoryLimit(-1)
		if ledger > max/2 || limit+ledger != max || limit == math.MaxInt64 || m.Readers < 1 || m.BatchBytes < 1 {
			t.Errorf("Bound(%d) = %+v, limit %d", max, m, limit)
		}
		if m.WriterMiB < last.WriterMiB || m.BatchBytes < last.BatchBytes || m.Readers < last.Readers {
			t.Errorf("more memory, less of something: %+v after %+v", m, last)
		}
		last = m
	}
}

func TestDisk(t *testing.T) {
	d, err := DiskOf(t.TempDir())
	if err == ErrUnknown {
		t.Skip(err)
	}
	if err != nil || d.Free <= 0 || d.Total < d.Free || d.Network && d.Kind == "" {
		t.Errorf("%+v, %v", d, err)
	}
	if _, err := DiskOf(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a folder that is not there has a disk")
	}
}
