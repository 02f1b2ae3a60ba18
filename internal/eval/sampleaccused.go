package eval

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
	"hearsay/sample"
)

// SampleRow is one quote of the sample world whose gold or reading names a culprit. Culprits that gold only describes ("an
// Ustrandic citizen") count on neither side.
type SampleRow struct {
	Article     string
	Quote       int
	Text        string   // its content
	Want, Got   []string // "Name", "denied:Name", …; described culprits ("unknown (…)") left out
	Right, Pred int
}

// SampleAccused reads the gold quotes of the sample articles whose file number has the given
// remainder by 2 and compares the culprits with a name. It measures package accuse alone:
// spans and speakers are gold. Recall's denominator is the sum of len(Want).
func SampleAccused(f *accuse.Finder, t *tag.Tagger, w *world.World, parity int) ([]SampleRow, error) {
	names, err := name.New(w, t)
	if err != nil {
		return nil, err
	}
	var rows []SampleRow
	var work accuse.Work
	for _, article := range sample.Names() {
		if int(article[1]-'0')%2 != parity {
			continue
		}
		g, err := sample.Gold(article)
		if err != nil {
			return nil, err
		}
		for field, src := range map[hearsay.Field]string{hearsay.FieldTitle: g.Title, hearsay.FieldText: g.Text} {
			var d text.Doc
			var tw tag.Work
			d.Parse(src)
			pos := t.Tag(nil, &tw, &d)
			found := names.Find(nil, &d, pos)
			for _, gq := range g.Quotes {
				if gq.Field != field {
					continue
				}
				q := hearsay.Quote{Field: field, Source: gq.Source, Cue: gq.Cue, Content: gq.Content, Speaker: hearsay.Speaker{Name: gq.Speaker, Via: gq.Via}}
				f.Quote(&work, &d, pos, found, &q)
				row := sampleRow(w, article, src, &gq, &q)
				if len(row.Want)+row.Pred > 0 {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows, nil
}

func sampleRow(w *world.World, article, src string, gq *sample.GoldQuote, q *hearsay.Quote) SampleRow {
	row := SampleRow{Article: article, Quote: gq.Number}
	for _, s := range gq.Content {
		row.Text += s.In(src) + " "
	}
	var keys [][]string // for each wanted one, what may stand for it
	var described []string
	for prefix, l := range map[string][]string{"": gq.Accused, "denied:": gq.Denied, "asked:": gq.Asked, "supposed:": gq.Supposed} {
		for _, who := range l {
			if strings.HasPrefix(who, "unknown") {
				described = append(described, prefix+who)
				continue
			}
			row.Want = append(row.Want, prefix+who)
			k := []string{prefix + who}
			for _, form := range []string{who, strings.TrimSuffix(who, "'s services"), who[strings.LastIndex(who, " of ")+1:], strings.TrimPrefix(who[strings.LastIndex(who, " of ")+1:], "of ")} {
				if e := w.Find(form); e != nil && e.Country != "" {
					k = append(k, prefix+e.Country)
				}
			}
			keys = append(keys, k)
		}
	}
	used := make([]bool, len(keys))
	for _, l := range []struct {
		prefix string
		list   []hearsay.Accused
	}{{"", q.Accused}, {"denied:", q.Denied}, {"asked:", q.Asked}, {"supposed:", q.Supposed}} {
		for _, a := range l.list {
			if a.Score < AccusedThreshold || !a.Role.Culprit() {
				continue
			}
			if slices.ContainsFunc(described, func(d string) bool { return describes(w, d, l.prefix, &a) }) {
				continue
			}
			row.Pred++
			row.Got = append(row.Got, l.prefix+a.Name+"/"+a.Country+"/"+a.Rule)
			for i, k := range keys {
				if !used[i] && (contains(k, l.prefix+a.Name) || a.Country != "" && contains(k, l.prefix+a.Country)) {
					used[i] = true
					row.Right++
					break
				}
			}
		}
	}
	return row
}

// describes reports whether what gold describes ("denied:unknown (Quillaran services)") is what was found: a state
// that its words name, with the same stance.
func describes(w *world.World, gold, prefix string, a *hearsay.Accused) bool {
	words, ok := strings.CutPrefix(gold, prefix+"unknown")
	if !ok || a.Country == "" {
		return false
	}
	for _, x := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '(' || r == ')' }) {
		if e := w.Find(x); e != nil && e.Country == a.Country {
			return true
		}
	}
	return false
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}
