package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/text"
)

// private returns where persons are named who are not public, or may be such, title before text.
func (t *table) private(in Input) []hearsay.Mention {
	var out []hearsay.Mention
	for k := range t.entities {
		e := &t.entities[k]
		if e.thing || e.spelt && !e.speaks {
			continue
		}
		if e.kind == hearsay.KindPerson && !e.public() || e.kind == hearsay.KindUnknown && e.speaks { // who speaks is likely somebody
			out = append(out, e.mentions...)
		} else if e.kind == hearsay.KindUnknown {
			out = append(out, e.hidden...)
		}
	}
	for _, f := range in.Fields {
		out = t.introduced(out, &f)
	}
	return hearsay.SortMentions(out)
}

// shared makes a lone surname private that two or more others of the text bear, none of whom is public: the rank of one, "Captain Orven", is none of his
// father's, "Mr. Orven". An office stays public.
func (t *table) shared() {
	for k := range t.entities {
		e := &t.entities[k]
		if e.kind != hearsay.KindPerson || strings.IndexByte(e.name, ' ') >= 0 || !e.public() {
			continue
		}
		bearers := 0
		for j := range t.entities {
			x := &t.entities[j]
			if j == k || x.kind != hearsay.KindPerson && x.kind != hearsay.KindUnknown || !strings.HasSuffix(x.name, e.name) || len(x.name) < len(e.name)+2 || x.name[len(x.name)-len(e.name)-1] != ' ' {
				continue
			}
			if x.public() {
				bearers = 0
				break
			}
			bearers++
		}
		e.private = e.private || bearers > 1
	}
}

// introduced adds names that are introduced as somebody's and that no rule took: "a teacher
// called Ilka", "who gave only her first name, Ilka", and handles ("@ilka_d").
func (t *table) introduced(out []hearsay.Mention, f *Field) []hearsay.Mention {
	d := f.Doc
	for i := 0; i+1 < len(d.Toks); i++ {
		if d.Text(i) == "@" && d.Toks[i].End == d.Toks[i+1].Start && d.Toks[i+1].Kind == text.Word && (i == 0 || d.Toks[i-1].End < d.Toks[i].Start) {
			out = append(out, hearsay.Mention{Field: f.Field, Span: d.Toks[i+1].Span}) // a handle: whose, nobody knows
			continue
		}
		switch lower(d.Text(i)) {
		case "called", "named", "name", "nicknamed", "calls", "identified":
		default:
			continue
		}
		if i == 0 {
			continue
		}
		k := i + 1
		for k < len(d.Toks) && (d.Text(k) == "," || d.Text(k) == ":" || lower(d.Text(k)) == "as" || lower(d.Text(k)) == "is" || lower(d.Text(k)) == "was") {
			k++
		}
		if lower(d.Text(i)) == "name" && k == i+1 && !ownName[lower(d.Text(i-1))] {
			continue // "the honorary name Guards", "Name Day"
		}
		if k >= len(d.Toks) || d.Toks[k].Kind != text.Word {
			continue
		}
		if c, _ := utf8.DecodeRuneInString(d.Text(k)); !unicode.IsUpper(c) {
			continue
		}
		at := d.Toks[k].Span
		if e, known := t.at(f.Field, at); known && e.kind != hearsay.KindUnknown && e.kind != hearsay.KindPerson || known && e.kind == hearsay.KindPerson && e.public() {
			continue
		}
		out = append(out, hearsay.Mention{Field: f.Field, Span: at})
	}
	return out
}

// ownName are words before "name" behind which a person's stands without a comma.
var ownName = map[string]bool{"first": true, "last": true, "full": true, "real": true, "given": true, "family": true, "maiden": true, "middle": true, "her": true, "his": true, "my": true}

// at returns the entity that is named where span stands.
func (t *table) at(f hearsay.Field, span hearsay.Span) (*entity, bool) {
	for k := range t.entities {
		for _, m := range t.entities[k].mentions {
			if m.Field == f && m.Span.Overlaps(span) {
				return &t.entities[k], true
			}
		}
	}
	return nil, false
}
