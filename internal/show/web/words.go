package web

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"hearsay"
)

// number writes n with commas: 1,904.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// plural returns the word that goes with n; the plural of one is one plus "s".
func plural(n int, one string) string {
	if n == 1 {
		return one
	}
	if stem, ok := strings.CutSuffix(one, "y"); ok && !strings.HasSuffix(stem, "a") {
		return stem + "ies"
	}
	return one + "s"
}

// counted writes "1 article", "30 articles".
func counted(n int, one string) string { return number(n) + " " + plural(n, one) }

// dayWords writes a day YYYY-MM-DD as "Wednesday, 5 March 2025".
func dayWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "Without a date"
	}
	return t.Format("Monday, 2 January 2006")
}

// shortDay writes a day as "5 Mar 2025".
func shortDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("2 Jan 2006")
}

// period writes the days from first to last as shortly as it can be read.
func period(first, last string) string {
	a, errA := time.Parse(time.DateOnly, first)
	b, errB := time.Parse(time.DateOnly, last)
	switch {
	case errA != nil || errB != nil:
		return ""
	case first == last:
		return b.Format("2 January 2006")
	case a.Year() == b.Year() && a.Month() == b.Month():
		return a.Format("2") + " to " + b.Format("2 January 2006")
	case a.Year() == b.Year():
		return a.Format("2 January") + " to " + b.Format("2 January 2006")
	}
	return a.Format("2 January 2006") + " to " + b.Format("2 January 2006")
}

// clock writes the time of day as honestly as it was stated: "10:05 UTC", "16:00, zone
// unknown", "day only". The second result remarks on it, "" if there is nothing to remark.
func clock(t hearsay.Time) (at, remark string) {
	if t.IsZero() {
		return "", "no date"
	}
	switch t.Precision {
	case hearsay.PrecisionDay:
		return "", "day only"
	case hearsay.PrecisionHour:
		at, remark = t.UTC.Format("15")+" h", "to the hour"
	case hearsay.PrecisionQuarter:
		at, remark = t.UTC.Format("15:04"), "to the quarter hour"
	default:
		at = t.UTC.Format("15:04")
	}
	switch t.Zone {
	case hearsay.ZoneUnknown:
		remark = join(remark, "zone unknown")
	case hearsay.ZoneOutlet:
		remark = join(remark, "zone of the outlet")
	}
	switch t.Doubt {
	case hearsay.DoubtTooOld:
		remark = join(remark, "before 1990: doubtful")
	case hearsay.DoubtAhead:
		remark = join(remark, "in the future: doubtful")
	}
	if t.Zone != hearsay.ZoneUnknown {
		at += " UTC"
	}
	return at, remark
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}

// timeWords writes a published time whole: "5 March 2025, 10:05 UTC".
func timeWords(t hearsay.Time) string {
	day, err := time.Parse(time.DateOnly, t.Day())
	if err != nil {
		return "date unknown"
	}
	at, remark := clock(t)
	out := day.Format("2 January 2006")
	if at != "" {
		out += ", " + at
	}
	if remark != "" {
		out += " (" + remark + ")"
	}
	return out
}

// genreWords names a genre, "" if unknown.
func genreWords(g hearsay.Genre) string {
	if g == hearsay.GenreUnknown {
		return ""
	}
	return string(g)
}

// statusWords says in words why an article was not read whole; "" if it was.
func statusWords(st hearsay.Status, level hearsay.Level) string {
	switch {
	case st == hearsay.StatusOtherLanguage:
		return "not read: other language"
	case st == hearsay.StatusTooLarge:
		return "not read: too long"
	case st == hearsay.StatusHeadlineOnly && level != "":
		return "headline only"
	case st == hearsay.StatusHeadlineOnly:
		return "headline only, not read yet"
	case level == "":
		return "not read yet"
	case st == hearsay.StatusPaywall:
		return "what stands before a paywall"
	case st == hearsay.StatusTeaser:
		return "what a feed said; the page gave nothing"
	}
	return ""
}

// levelWords says how deeply a revision was read.
func levelWords(l hearsay.Level) string {
	switch l {
	case hearsay.L0:
		return "words only"
	case hearsay.L1:
		return "read by rules"
	case hearsay.L2:
		return "read by the model"
	}
	return ""
}

// languages returns English names of languages by ISO 639-1 code, as far as the detector
// knows them.
func languages() map[string]string {
	m := map[string]string{}
	for l, name := range whatlanggo.Langs {
		if code := l.Iso6391(); code != "" {
			m[code] = name
		}
	}
	return m
}

// language names a language by its code; a code without name stays a code.
func (s *site) language(code string) string {
	if code == "" {
		return "language unknown"
	}
	if name := s.tongue[code]; name != "" {
		return name
	}
	return code
}

// webAddress returns u if it may become a link: http or https with a host. Anything else
// (javascript:, data:, a path) gives "", and the page then prints the address as text.
func webAddress(u string) string {
	p, err := url.Parse(u)
	if err != nil || p.Host == "" || p.Scheme != "http" && p.Scheme != "https" || strings.Contains(u, "###") {
		return "" // the last: words were taken out of it on request
	}
	return u
}

// shorten cuts s at a space so that it has at most n characters, and says so with "…".
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n]
	cut := string(r)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-") + " …"
}

func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(string(r)) + s[n:]
}

// fieldWords labels the field of a form; its name is the flag of the command.
func fieldWords(name string) string {
	switch name {
	case "since":
		return "From"
	case "until":
		return "To"
	case "a":
		return "State"
	case "b":
		return "Other state"
	case "lang":
		return "Language"
	case "without":
		return "Without outlet"
	case "within":
		return "Within days"
	case "max-q":
		return "q at most"
	}
	return upper(strings.ReplaceAll(name, "-", " "))
}

func percentOf(score float64) string { return fmt.Sprintf("%.2f", score) }

// codeWords is a value that is made of words of the program, one of them at least with a bar: too_few, or
// official_statement witness.
var codeWords = regexp.MustCompile(`^([a-z]+ )*[a-z]+_[a-z_]*[a-z]( [a-z]+(_[a-z]+)*)*$`)

// plainCode writes such words as people do, several with commas, and leaves other values alone.
func plainCode(v string) string {
	if codeWords.MatchString(v) {
		return strings.ReplaceAll(strings.ReplaceAll(v, " ", ", "), "_", " ")
	}
	return v
}

// whenCell shortens a time for a column of many. A view of articles with days alone begins and ends at midnight: then,
// and where it was midnight indeed, the day has to do.
func whenCell(v string) string {
	t, err := parseMoment(v)
	if err != nil || len(v) <= len(time.DateOnly) {
		return v
	}
	if t = t.UTC(); t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04")
}

// whenLine writes the same within a page: "6 Mar 2025, 13:10".
func whenLine(v string) string {
	t, err := parseMoment(v)
	if err != nil {
		return v
	}
	if len(v) <= len(time.DateOnly) {
		return whenWords(time.Time{}, v)
	}
	return whenWords(t, "")
}
