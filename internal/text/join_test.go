package text

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

func TestJoin(t *testing.T) {
	var d, got Doc
	d.Parse("“The United Isles left,” he said. In the United Isles it rained.")
	at := d.Join(&got, []Range{{1, 4}, {11, 14}}, nil)
	var s string
	for i := range got.Toks {
		s += "[" + got.Text(i) + "]"
	}
	if want := "[“][The United Isles][left][,][”][he][said][.][In][the United Isles][it][rained][.]"; s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if fmt.Sprint(at[:6]) != "[0 1 1 1 2 3]" || fmt.Sprint(got.Sents) != "[{0 8} {8 13}]" || got.Double(1) == nil || got.Double(1).Range != (Range{0, 5}) || got.Double(9) != nil {
		t.Errorf("places %v, sentences %v, marks %v", at, got.Sents, got.Marks)
	}
}

// A joined document holds together as a parsed one does, and covers the same text.
func TestJoinProperties(t *testing.T) {
	var reused Doc
	var at []int32
	rapid.Check(t, func(t *rapid.T) {
		src := ""
		for range rapid.IntRange(0, 40).Draw(t, "pieces") {
			src += snippets.Draw(t, "piece")
		}
		var d Doc
		d.Parse(src)
		var groups []Range
		for _, s := range d.Sents {
			for i := s.Start; i < s.End; {
				n := rapid.IntRange(1, 3).Draw(t, "length")
				r := Range{i, min(i+n, s.End)}
				plain := true
				for k := r.Start; k < r.End; k++ {
					plain = plain && d.Toks[k].Kind == Word
				}
				if plain && rapid.Bool().Draw(t, "join") {
					groups = append(groups, r)
				}
				i = r.End
			}
		}
		at = d.Join(&reused, groups, at)
		if len(at) != len(d.Toks) || len(reused.quoted) != len(reused.Toks) || len(reused.Sents) != len(d.Sents) || len(reused.Paras) != len(d.Paras) {
			t.Fatalf("%q: %d places of %d tokens", src, len(at), len(d.Toks))
		}
		for i := range d.Toks {
			j := reused.Toks[at[i]]
			if j.Start > d.Toks[i].Start || j.End < d.Toks[i].End {
				t.Fatalf("%q: token %d lies outside its place %v", src, i, j)
			}
		}
		for k, s := range d.Sents {
			if reused.Span(reused.Sents[k]) != d.Span(s) {
				t.Fatalf("%q: sentence %d moved", src, k)
			}
		}
		for k, m := range d.Marks {
			if reused.Span(reused.Marks[k].Range) != d.Span(m.Range) {
				t.Fatalf("%q: quotation %d moved", src, k)
			}
		}
		for i := range reused.Toks {
			if m := reused.Quoted(i); m != nil && (i < m.Start || i >= m.End) {
				t.Fatalf("%q: token %d lies outside its quotation", src, i)
			}
		}
	})
}
