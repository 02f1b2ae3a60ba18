package web

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strings"
)

// pairLine is a row of the command pairs: what one state says to another, or is said to do to it.
type pairLine struct {
	From       string      `json:"from"`
	To         string      `json:"to"`
	FromKey    string      `json:"from_key"`
	ToKey      string      `json:"to_key"`
	Layer      string      `json:"layer"`
	N          int         `json:"n"`
	Quads      [4]int      `json:"quads"`
	Mean       *float64    `json:"mean_score"`
	Conflict   *float64    `json:"conflict"`
	CI95       *[2]float64 `json:"ci95"`
	Alleged    int         `json:"alleged"`
	Highest    string      `json:"highest"`
	Publishers int         `json:"publishers"`
	Answer     pairAnswer  `json:"answered"`
	Points     []int       `json:"points"`
}

// pairAnswer is how often To answers From.
type pairAnswer struct {
	Days     int         `json:"days"`
	Answered int         `json:"answered"`
	Before   int         `json:"before"`
	Expected *float64    `json:"expected"`
	Range    *[2]float64 `json:"range95"`
	P        *float64    `json:"p"`
	Q        *float64    `json:"q"`
	Power    *float64    `json:"power"`
	Verdict  string      `json:"verdict"`
}

// pairPoint is a row of the command for two states: a day or week of one direction and layer.
type pairPoint struct {
	FromKey    string    `json:"from_key"`
	Layer      string    `json:"layer"`
	First      string    `json:"first"`
	Last       string    `json:"last"`
	N          int       `json:"n"`
	Quads      [4]int    `json:"quads"`
	All        int       `json:"all"`
	OfAll      *float64  `json:"of_all"`
	Alleged    int       `json:"alleged"`
	Highest    string    `json:"highest"`
	Publishers int       `json:"publishers"`
	Quotes     []string  `json:"quotes"`
	Own        []pairOwn `json:"own"`
	Refs       []string  `json:"refs"`
}

// pairOwn is a sentence in which an article itself tells a deed.
type pairOwn struct {
	Ref   string `json:"ref"`
	Words string `json:"words"`
}

// pairList is the answer to pairs, kept decoded.
type pairList struct {
	lines []pairLine
	notes []string
}

// pairLines asks for all ordered pairs. What was answered lately is kept.
func (s *site) pairLines(ctx context.Context, vals url.Values) (*pairList, error) {
	return s.pairLists.get(ctx, vals.Encode(), func(ctx context.Context) (*pairList, error) {
		lines, notes, err := answered[pairLine](ctx, s, "pairs", vals)
		return &pairList{lines, notes}, err
	})
}

// codeOf is a state as addresses name it.
func codeOf(key string) string { return strings.TrimPrefix(key, "state:") }

// pairHref leads to the page of two states, in the order of their codes.
func pairHref(a, b string, vals url.Values) string {
	a, b = codeOf(a), codeOf(b)
	return address("/pairs/"+url.PathEscape(min(a, b))+"/"+url.PathEscape(max(a, b)), vals)
}

// calledSo reports whether a state is called so, by name, key or code.
func calledSo(name, key, called string) bool {
	return strings.EqualFold(called, name) || strings.EqualFold(called, key) || strings.EqualFold(called, codeOf(key))
}

// pairRow is an ordered pair and layer as tables show it.
type pairRow struct {
	From, To, Layer string
	N               int
	Href            string
	Quads           [4]int
	QuadWords       string
	Mean, Conflict  string // "n < 10" where there is none
	Highest         string
	Publishers      int
	Alleged         int
	Answer          string
	AnswerRange     string // what chance gives, "" where not tested
	P, Q, Verdict   string
	Found           bool
	Spark           spark
}

// quadNames are PLOVER's four.
var quadNames = [4]string{"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"}

// newPairRow words a line. down hangs its line of bars from the axis.
func newPairRow(l *pairLine, href string, down bool) pairRow {
	r := pairRow{From: l.From, To: l.To, Layer: l.Layer, N: l.N, Href: href, Quads: l.Quads, Highest: category(l.Highest), Publishers: l.Publishers, Alleged: l.Alleged, Spark: sparkOf(l.Points, down),
		Mean: "n < 10", Conflict: fmt.Sprintf("%s of %s", number(l.Quads[2]+l.Quads[3]), number(l.N))}
	var words []string
	for i, n := range l.Quads {
		if n > 0 {
			words = append(words, number(n)+" "+quadNames[i])
		}
	}
	r.QuadWords = strings.Join(words, ", ")
	if l.Mean != nil {
		r.Mean = signed(*l.Mean)
	}
	if l.Conflict != nil && l.CI95 != nil {
		r.Conflict = fmt.Sprintf("%s (%s–%s)", perCent(*l.Conflict), strings.TrimSuffix(perCent(l.CI95[0]), " %"), perCent(l.CI95[1]))
	}
	a := &l.Answer
	r.Answer, r.P, r.Q, r.Verdict = "–", "–", "–", map[string]string{"reciprocal": "answered beyond chance", "chance": "within chance", "too_few": "too few to test"}[a.Verdict]
	if a.Days > 0 {
		r.Answer = fmt.Sprintf("%s of %s", number(a.Answered), counted(a.Days, "day"))
	}
	if a.P != nil && a.Q != nil {
		r.P, r.Q = chance(*a.P), chance(*a.Q)
		r.Found = a.Verdict == "reciprocal"
	}
	if a.Expected != nil && a.Range != nil {
		r.AnswerRange = fmt.Sprintf("by chance %.1f (%.0f–%.0f)", *a.Expected, a.Range[0], a.Range[1])
	}
	return r
}

// category writes PLOVER's word as a word, "none" for no conflict.
func category(c string) string {
	return cmp.Or(strings.ReplaceAll(strings.ToLower(c), "_", " "), "none")
}

// signed writes a score with its sign: "−2.6", "+0.4".
func signed(x float64) string {
	return strings.Replace(fmt.Sprintf("%+.1f", x), "-", "−", 1)
}

// perCent writes a share in whole per cent.
func perCent(x float64) string { return fmt.Sprintf("%.0f %%", 100*x) }

// chance writes a probability: three figures, and a bound for less.
func chance(p float64) string {
	if p < 0.001 {
		return "< 0.001"
	}
	return fmt.Sprintf("%.3f", p)
}

// sparkWidth is how many bars a line of bars has at most; neighbours are added up.
const sparkWidth = 40

// sparkOf draws numbers as bars on an axis, or hanging from it.
func sparkOf(points []int, down bool) spark {
	step := max(1, (len(points)+sparkWidth-1)/sparkWidth)
	var sums []int
	for part := range slices.Chunk(points, step) {
		n := 0
		for _, x := range part {
			n += x
		}
		sums = append(sums, n)
	}
	if len(sums) == 0 {
		return spark{}
	}
	peak := max(1, slices.Max(sums))
	width := min(10, 120/float64(len(sums)))
	var s spark
	for i, n := range sums {
		if n == 0 {
			continue
		}
		h := max(2, math.Round(float64(n)/float64(peak)*18))
		b := bar{X: px(float64(i) * width), W: px(max(1, width-1)), H: px(h), Y: px(19 - h), Title: number(n)}
		if down {
			b.Y = px(1)
		}
		s.Bars = append(s.Bars, b)
	}
	s.Label = fmt.Sprintf("at most %d in one stretch of %s", peak, counted(len(sums), "stretch"))
	s.Label = strings.Replace(s.Label, "stretchs", "stretches", 1)
	return s
}
