package ops

import (
	"fmt"
	"math"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// MinMemory is the least that a run can be bound to, in bytes: models and tables take some
// 40 MiB before the first article.
const MinMemory = 64 << 20

// ParseSize reads a number of bytes: digits, a point if need be, and K, M, G or T (or KB, KiB
// and so on; all are powers of 1024). Without a letter it counts bytes.
func ParseSize(s string) (int64, error) {
	t := strings.ToUpper(strings.TrimSpace(s))
	t = strings.TrimSuffix(strings.TrimSuffix(t, "B"), "I")
	shift := 0
	if n := len(t); n > 0 {
		if i := strings.IndexByte("KMGT", t[n-1]); i >= 0 {
			shift, t = 10*(i+1), strings.TrimSpace(t[:n-1])
		}
	}
	f, err := strconv.ParseFloat(t, 64)
	if err != nil || math.IsNaN(f) || f < 0 || strings.ContainsAny(t, "XPE_+") || f*float64(int64(1)<<shift) >= 1<<62 {
		return 0, fmt.Errorf("%q is no size", s)
	}
	return int64(f * float64(int64(1)<<shift)), nil
}

// ParseAge reads a length of time: days (90d), weeks (12w), or hours and less as
// [time.ParseDuration] takes them. 0 is none.
func ParseAge(s string) (time.Duration, error) {
	t := strings.ToLower(strings.TrimSpace(s))
	unit := time.Duration(0)
	switch {
	case strings.HasSuffix(t, "d"):
		unit = 24 * time.Hour
	case strings.HasSuffix(t, "w"):
		unit = 7 * 24 * time.Hour
	}
	if unit > 0 {
		n, err := strconv.ParseUint(strings.TrimSpace(t[:len(t)-1]), 10, 32)
		if err != nil || time.Duration(n) > math.MaxInt64/unit {
			return 0, fmt.Errorf("%q is no length of time", s)
		}
		return time.Duration(n) * unit, nil
	}
	d, err := time.ParseDuration(t)
	if err != nil || d < 0 {
		return 0, fmt.Errorf("%q is no length of time", s)
	}
	return d, nil
}

// Memory is how a run divides what it is bound to.
type Memory struct {
	Bytes      int64
	WriterMiB  int // page cache of the ledger's writing connection
	Readers    int // read-only connections
	ReaderMiB  int // page cache of each
	BatchBytes int // text in one transaction
}

// Bound limits the memory of this process to about max bytes and returns how the ledger's
// share of it, a quarter, is to be divided. Go's collector works the harder the nearer the
// limit is; what models and tables need is not given up, so that far too small a limit makes
// the program slow, not small. Caches of the ledger's engine lie outside Go's heap and are
// taken off first. Zero bounds nothing and returns the usual sizes.
func Bound(max int64) Memory {
	m := Memory{Bytes: max, WriterMiB: 64, Readers: 4, ReaderMiB: 16, BatchBytes: 4 << 20}
	if max <= 0 {
		return m
	}
	share := int(max >> 20 / 4)
	m.Readers = clamp(share/16, 1, 4)
	m.ReaderMiB = clamp(share/2/m.Readers, 1, 16)
	m.WriterMiB = clamp(share/2, 4, 64)
	m.BatchBytes = clamp(int(max/64), 256<<10, 4<<20)
	debug.SetMemoryLimit(max - int64(m.WriterMiB+m.Readers*m.ReaderMiB)<<20)
	return m
}

func clamp(n, lo, hi int) int { return max(lo, min(n, hi)) }
