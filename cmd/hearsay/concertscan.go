package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/measure/concert"
	"hearsay/internal/pipeline"
	"hearsay/internal/store/embedded"
)

// windows are durations on the command line, with commas between; a number alone is seconds.
type windows []time.Duration

// UnmarshalText reads them.
func (w *windows) UnmarshalText(b []byte) error {
	*w = nil
	for part := range strings.SplitSeq(string(b), ",") {
		d, err := oneWindow(strings.TrimSpace(part))
		if err != nil {
			return err
		}
		*w = append(*w, d)
	}
	return nil
}

func oneWindow(s string) (time.Duration, error) {
	if n, bad := strconv.ParseFloat(s, 64); bad == nil {
		if math.IsNaN(n) || math.Abs(n) > 1e8 {
			return 0, fmt.Errorf("%s is no time", s)
		}
		return time.Duration(n * float64(time.Second)), nil
	}
	return time.ParseDuration(s)
}

// usualWindows are those that are tried where none is given; with --compat CooRTweet's own.
func (c *concertCmd) usualWindows() windows {
	switch {
	case c.Compat != "":
		return windows{10 * time.Second}
	case c.By == "speaker":
		return windows{2 * time.Hour}
	}
	return slices.Clone(concert.Usual)
}

// testedPairs is what a test at one window or more gave.
type testedPairs struct {
	windows windows
	streams pipeline.Streams // of the widest window
	res     concert.Result
	looks   []concert.Result // by window
	coarse  []int            // by window: reports left out, since their time is coarser
}

// test reads the ledger and tests all pairs.
func (c *concertCmd) test(a *app, l *embedded.Ledger) (*testedPairs, error) {
	ss, err := pipeline.Looks(a.ctx, l, c.By == "speaker", c.Since, c.Until, c.Window)
	if err != nil {
		return nil, err
	}
	t := &testedPairs{windows: c.Window}
	looks := make([]concert.Look, len(ss))
	for k := range ss {
		looks[k] = concert.Look{Window: c.Window[k].Minutes(), Stories: ss[k].Stories}
		if k == 0 || len(ss[k].Stories) >= len(t.streams.Stories) {
			t.streams = ss[k]
		}
	}
	t.res, t.looks = concert.Scan(looks, len(t.streams.Outlets), c.options())
	for k := range ss {
		t.coarse = append(t.coarse, ss[k].Coarse+t.looks[k].Coarse)
	}
	return t, nil
}

func (c *concertCmd) options() concert.Options {
	return concert.Options{Least: c.Least, Apart: c.By == "speaker"}
}

// windowOf is the window at which a pair is told.
func (t *testedPairs) windowOf(a, b string) (time.Duration, bool) {
	name := t.streams.Outlets
	for i := range t.res.Findings {
		f := &t.res.Findings[i]
		if name[f.A] == a && name[f.B] == b || name[f.A] == b && name[f.B] == a {
			return time.Duration(math.Round(f.Window*60)) * time.Second, true
		}
	}
	return 0, false
}

// windowWords writes a window: "30 min", "2 h".
func windowWords(d time.Duration) string {
	switch {
	case d >= time.Hour && d%time.Hour == 0:
		return fmt.Sprintf("%d h", d/time.Hour)
	case d >= time.Minute && d%time.Minute == 0:
		return fmt.Sprintf("%d min", d/time.Minute)
	case d >= time.Second && d%time.Second == 0:
		return fmt.Sprintf("%d s", d/time.Second)
	}
	return d.String()
}
