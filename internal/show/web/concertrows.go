package web

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/measure/concert"
	"hearsay/internal/store"
)

// concertRow is a row of hearsay concert; its stories are left out.
type concertRow struct {
	A, B        string
	Together    int
	Common      int
	Expected    float64
	Range95     [2]int
	P, Q        float64
	Window      int64 `json:"window_s"`
	Verdict     string
	Leads       *string
	Power       float64
	OwnTogether int     `json:"own_together"`
	OwnCommon   int     `json:"own_common"`
	OwnP        float64 `json:"own_p"`
	By          string
	IDs         [2]string
	Shared      int
	Needed      int
	Note        string
}

// carriedRow is a row of hearsay concert --claims.
type carriedRow struct {
	A, B        string
	Together    int
	OfA         int `json:"of_a"`
	OfB         int `json:"of_b"`
	Expected    float64
	P, Q        float64
	OwnTogether int      `json:"own_together"`
	OwnExpected *float64 `json:"own_expected"`
	OwnP        *float64 `json:"own_p"`
	Verdict     string
	IDs         []string
}

// concertOf is what was asked once for the page and the pages of its pairs.
type concertOf struct {
	rows    []concertRow // by p; those tested first
	notes   []string
	carried []carriedRow
	said    []string          // beside the claims
	words   map[string]string // of claims that are shown
	pair    map[[2]string]int
}

// concertsOf asks for all pairs by these words.
func (s *site) concertsOf(ctx context.Context, vals url.Values) (*concertOf, error) {
	return s.concerts.get(ctx, vals.Encode(), func(ctx context.Context) (*concertOf, error) {
		c := &concertOf{pair: map[[2]string]int{}}
		var err error
		if c.rows, c.notes, err = answered[concertRow](ctx, s, "concert", askWith(vals, "all", "1")); err != nil {
			return nil, err
		}
		for i := range c.rows {
			c.pair[c.rows[i].IDs] = i
		}
		if vals.Get("by") == "" { // of outlets
			if c.carried, c.said, err = answered[carriedRow](ctx, s, "concert", askOnly(askWith(vals, "claims", "1"), "since", "until", "claims")); err == nil {
				err = s.claimWords(ctx, c)
			}
		}
		return c, err
	})
}

// claimWords looks up what the claims say that the page shows of carried ones; one that is gone has no words.
func (s *site) claimWords(ctx context.Context, c *concertOf) error {
	c.words = map[string]string{}
	for i := range c.carried[:min(len(c.carried), carriedMany)] {
		for _, id := range c.carried[i].IDs[:min(len(c.carried[i].IDs), carriedWords)] {
			if _, ok := c.words[id]; ok {
				continue
			}
			v, err := s.ledger.View(ctx, id)
			if err != nil && !isNone(err) {
				return err
			}
			c.words[id] = v.Title
		}
	}
	return nil
}

// askWith returns vals with one more word.
func askWith(vals url.Values, key, value string) url.Values {
	out := url.Values{}
	for k, v := range vals {
		out[k] = v
	}
	out.Set(key, value)
	return out
}

// askOnly returns of vals what has these names.
func askOnly(vals url.Values, names ...string) url.Values {
	out := url.Values{}
	for k, v := range vals {
		if slices.Contains(names, k) {
			out[k] = v
		}
	}
	return out
}

// told reads what an address tells of a question, with the fields of its form. Words that the page does not take
// are an error: a typing mistake must not give other rows.
func (s *site) told(r *http.Request, question string, names ...string) (vals url.Values, fields []askField, err error) {
	q := s.question(question)
	if q == nil {
		return nil, nil, fmt.Errorf("no question %q: %w", question, store.ErrNotFound)
	}
	vals = url.Values{}
	for key, list := range r.URL.Query() {
		p := q.param(key)
		if p == nil || !slices.Contains(names, key) {
			return nil, nil, fmt.Errorf("%w: %s cannot be told here", store.ErrQuery, key)
		}
		if v := list[0]; v != "" && !(p.Kind == "choice" && v == p.Default) {
			vals.Set(key, v)
		}
	}
	for _, name := range names {
		if p := q.param(name); p != nil {
			f := askField{*p, vals.Get(name)}
			if f.Value == "" && p.Kind == "choice" {
				f.Value = p.Default
			}
			fields = append(fields, f)
		}
	}
	return vals, fields, nil
}

// chanceWords writes a probability; "–" would be nothing tested.
func chanceWords(p float64) string {
	switch {
	case p < 0.001:
		return "< 0.001"
	case p > 0.9995:
		return "1"
	}
	return strconv.FormatFloat(p, 'f', 3, 64)
}

// timesWords is how many times the expected count was seen.
func timesWords(seen int, expected float64) string {
	if expected < 0.05 {
		return "–"
	}
	if x := float64(seen) / expected; x >= 10 {
		return number(int(math.Round(x))) + "×"
	}
	return strconv.FormatFloat(float64(seen)/expected, 'f', 1, 64) + "×"
}

// usualWindows are the windows that the command tries where none is told.
func usualWindows(vals url.Values) []string {
	if vals.Get("by") == "speaker" {
		return []string{"2h"}
	}
	var out []string
	for _, d := range concert.Usual {
		out = append(out, windowFlag(int64(d.Seconds())))
	}
	return out
}

// windowWords says how close is together: "5 minutes", "5 minutes, 30 minutes or 2 hours".
func windowWords(vals url.Values) string {
	list := usualWindows(vals)
	if v := vals.Get("window"); v != "" {
		list = strings.Split(v, ",")
	}
	for i, v := range list {
		list[i] = oneWindow(strings.TrimSpace(v))
	}
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " or " + list[n-1]
	}
	return list[0]
}

// ownWindow is the window at which a pair is told, in words; of one that was never together the first that is tried.
func ownWindow(row *concertRow, vals url.Values) string {
	if row.Window > 0 {
		return oneWindow(strconv.FormatInt(row.Window, 10))
	}
	first, _, _ := strings.Cut(cmp.Or(vals.Get("window"), usualWindows(vals)[0]), ",")
	return oneWindow(first)
}

// windowFlag writes seconds as the command takes them: "2h", "30m", "90s".
func windowFlag(seconds int64) string {
	switch {
	case seconds%3600 == 0:
		return fmt.Sprintf("%dh", seconds/3600)
	case seconds%60 == 0:
		return fmt.Sprintf("%dm", seconds/60)
	}
	return fmt.Sprintf("%ds", seconds)
}

// oneWindow writes "30m", or a number of seconds, in words; what it cannot read as it is.
func oneWindow(v string) string {
	d, err := time.ParseDuration(v)
	if n, bad := strconv.ParseFloat(v, 64); bad == nil && math.Abs(n) < 1e8 {
		d, err = time.Duration(n*float64(time.Second)), nil
	}
	if err != nil || d <= 0 {
		return v
	}
	var out []string
	for _, u := range []struct {
		d   time.Duration
		one string
	}{{time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}} {
		if n := int(d / u.d); n > 0 {
			out = append(out, counted(n, u.one))
			d -= time.Duration(n) * u.d
		}
	}
	return strings.Join(out, " ")
}

// smallNumber writes the numbers to twelve as words.
func smallNumber(n int) string {
	words := strings.Fields("no one two three four five six seven eight nine ten eleven twelve")
	if n < len(words) {
		return words[n]
	}
	return number(n)
}

// medianPower is the median of powers, and whether there is one.
func medianPower(rows []concertRow) (float64, bool) {
	var all []float64
	for i := range rows {
		if v := rows[i].Verdict; v == "together" || v == "syndicated" || v == "chance" {
			all = append(all, rows[i].Power)
		}
	}
	if len(all) == 0 {
		return 0, false
	}
	slices.Sort(all)
	return all[len(all)/2], true
}
