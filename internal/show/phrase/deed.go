package phrase

import (
	"strconv"
	"strings"
	"time"

	"hearsay"
)

// When words a time as dates, "4 March 2025", "3–5 March 2025", "since 2014-01-01"; "" where
// its words have no value.
func When(w *hearsay.When) string {
	if w == nil || w.From == "" && w.To == "" {
		return ""
	}
	s := ""
	switch {
	case w.From == w.To:
		s = day(w.From)
	case w.To == "":
		s = "from " + day(w.From)
	case w.From == "":
		s = "up to " + day(w.To)
	default:
		s = day(w.From) + " to " + day(w.To)
	}
	if w.Approx {
		s = "about " + s
	}
	return s
}

// day words one end of a time; what it cannot read stays as it is.
func day(s string) string {
	for _, l := range [...]struct{ in, out string }{
		{time.DateOnly, "2 January 2006"}, {"2006-01-02T15:04", "2 January 2006, 15:04"}, {"2006-01-02T15:04Z07:00", "2 January 2006, 15:04 MST"},
	} {
		t, err := time.Parse(l.in, s)
		if err != nil {
			continue
		}
		if _, offset := t.Zone(); l.out[len(l.out)-1] == 'T' && offset != 0 {
			return t.Format("2 January 2006, 15:04 -07:00")
		}
		return t.Format(l.out)
	}
	return s
}

// Place words a place, "Sarn (KES)".
func Place(p hearsay.Place) string {
	if p.Country != "" {
		return p.Name + " (" + p.Country + ")"
	}
	return p.Name
}

// Deeds words when and where the events of a claim are said to have been: "4 March 2025, in
// Sarn (KES)"; "" where nothing is told. Words that two events share stand once.
func Deeds(c *hearsay.Claim) string {
	var out []string
	for i := range c.Events {
		e := &c.Events[i]
		var parts []string
		if s := When(e.When); s != "" {
			parts = append(parts, s)
		}
		for _, p := range e.Where {
			parts = append(parts, Place(p))
		}
		s := strings.Join(parts, ", ")
		if s != "" && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

var bounds = map[hearsay.Bound]string{hearsay.AtLeast: "at least ", hearsay.AtMost: "at most ", hearsay.About: "about "}

// Number words a quantity: "at least 12 soldiers", "30 to 40 %", "3 times", "4000000 usd".
func Number(n hearsay.Number) string {
	s := bounds[n.Bound] + figure(n.Value)
	if n.Max > 0 {
		s += " to " + figure(n.Max)
	}
	switch {
	case n.Kind == hearsay.Percent:
		return s + " %"
	case n.Kind == hearsay.Factor:
		return s + " times"
	case n.Unit == "":
		return s
	case n.Kind == hearsay.Money:
		return s + " " + strings.ToUpper(n.Unit)
	}
	if n.Kind == hearsay.Rate || strings.Contains(n.Unit, "/") {
		return s + " × " + n.Unit
	}
	if n.Value == 1 && n.Max == 0 {
		return s + " " + n.Unit
	}
	return s + " " + Many(n.Unit)
}

func figure(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return s[:min(len(s), i+4)]
	}
	for i := len(s) - 3; i > 0 && len(s) > 4; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Numbers words the quantities of a claim, at most four.
func Numbers(c *hearsay.Claim) string {
	var out []string
	for _, n := range c.Numbers {
		if len(out) == 4 {
			out = append(out, "…")
			break
		}
		out = append(out, Number(n))
	}
	return strings.Join(out, "; ")
}
