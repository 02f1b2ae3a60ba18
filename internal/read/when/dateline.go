package when

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// Line is the dateline of a text: "HALVERN, 4 March (Northline) —". The zero Line with Date
// None is none.
type Line struct {
	text.Range            // of the whole, the dash included
	Place      text.Range // empty if there is none
	Agency     text.Range
	Date       Day // None without a date, or with one that has no year and nothing to find it from
}

// Dateline reads the dateline that d starts with. It needs a dash behind it, within 20
// tokens, and before that a place in capitals or capitalised, a date, or an agency in
// brackets; one alone of the first two is none. Base gives the year.
func (f *Finder) Dateline(w *Work, d *text.Doc, base Base) Line {
	out := Line{Date: None}
	if len(d.Paras) == 0 {
		return out
	}
	p := d.Paras[0]
	end := min(p.End, p.Start+20)
	dash := -1
	for i := p.Start; i < end; i++ {
		if t := d.Text(i); t == "—" || t == "–" || t == "--" || t == "-" && d.Toks[i].Space {
			dash = i
			break
		}
	}
	if dash <= p.Start {
		return out
	}
	place := text.Range{Start: p.Start, End: p.Start}
	for place.End < dash && (capital(d.Text(place.End)) && f.words.Lookup(d.Text(place.End)).Class == 0) {
		place.End++
	}
	if place.Len() > 4 {
		return out
	}
	i := place.End
	rest := i
	var agency text.Range
	var at Day = None
	dated := false
	for i < dash {
		switch t := d.Text(i); {
		case t == "(":
			k := i + 1
			for k < dash && d.Text(k) != ")" {
				k++
			}
			if k == dash || k == i+1 {
				return out
			}
			agency, i = text.Range{Start: i + 1, End: k}, k+1
		case t == "," || t == "/" || t == ".":
			i++
		default:
			day, n := f.lineDate(d, i, dash, base)
			if n == 0 {
				if rest == i && capital(t) && i > place.Start { // "SARN, Quillara, March 4 (…)"
					i++
					rest = i
					continue
				}
				if capital(t) && i < dash && i-place.End <= 4 {
					i++
					continue
				}
				return out
			}
			at, i, dated = day, i+n, true
		}
	}
	if place.Len() == 0 || !dated && agency.Len() == 0 {
		return out
	}
	return Line{Range: text.Range{Start: p.Start, End: dash + 1}, Place: place, Agency: agency, Date: at}
}

// lineDate reads a day at token i of a dateline and returns how many tokens it takes.
func (f *Finder) lineDate(d *text.Doc, i, end int, base Base) (Day, int) {
	s := scan{Finder: f, d: d, base: base, from: i, end: end}
	word := func(k int) en.WordValue {
		if k >= end {
			return en.WordValue{}
		}
		return f.words.Lookup(d.Text(k))
	}
	day, m, n := 0, 0, 0
	if v, k := s.digits(i, 0); k > 0 && k <= 2 && word(i+1).Class == en.TMonth {
		day, m, n = v, int(word(i+1).Value), 2
	} else if v, k := s.digits(min(i+1, end), 0); word(i).Class == en.TMonth && k > 0 && k <= 2 {
		day, m, n = v, int(word(i).Value), 2
	} else {
		return None, 0
	}
	k := i + n
	if k < end && d.Text(k) == "," {
		k++
	}
	if y, l := s.digits(k, 0); k < end && l == 4 && y >= 1800 && y < 2100 {
		if !valid(y, m, day) {
			return None, 0
		}
		return date(y, m, day), k + 1 - i
	}
	if day < 1 || day > 31 {
		return None, 0
	}
	if !base.Known {
		return None, n
	}
	return s.nearest(m, day, 0), n
}

func capital(t string) bool {
	r, _ := utf8.DecodeRuneInString(t)
	return unicode.IsUpper(r)
}
