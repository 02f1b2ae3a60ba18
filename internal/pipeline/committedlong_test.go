package pipeline

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
)

// Conditions end where going on byte by byte ends them.
func TestConditionsSlow(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 8))
	pieces := []string{"if ", "unless ", "as long as ", "the port", " stays ", ", ", ".", "“é” ", "If", "until;", " not ", "gift "}
	for range 3000 {
		var b strings.Builder
		for range rng.IntN(30) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		src := b.String()
		for _, c := range conditions([]hearsay.Span{{End: len(src)}}, src) {
			end := c.Start + 2
			for end < len(src) && (end < c.Start+len("if") || !strings.ContainsRune(".;:!?,", rune(src[end]))) {
				end++
			}
			if end != c.End {
				t.Fatalf("%q: %q, want %q", src, c.In(src), src[c.Start:end])
			}
		}
	}
}

// What is looked up by place is what going through all finds: sides named in some spans, and times in one.
func TestMentionsSlow(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 6))
	for range 2000 {
		var list []Mentioned
		var times []hearsay.When
		for at := 0; at < 60; {
			sp := hearsay.Span{Start: at + rng.IntN(3), End: at + 3 + rng.IntN(4)}
			at = sp.End
			list = append(list, Mentioned{At: sp, Party: link.Party{Key: "state:" + string(rune('A'+rng.IntN(4))), Name: string(rune('a' + rng.IntN(9)))}})
			times = append(times, hearsay.When{Span: sp})
		}
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		spans := make([]hearsay.Span, rng.IntN(4))
		for i := range spans {
			spans[i].Start = rng.IntN(60)
			spans[i].End = spans[i].Start + rng.IntN(20)
		}
		p := promising{who: map[hearsay.Field]*mentions{hearsay.FieldText: newMentions(list)}}
		keys, names := p.namedSides(hearsay.FieldText, spans, "state:A")
		if k, n := namedSides(list, spans, "state:A"); !slices.Equal(k, keys) || !reflect.DeepEqual(n, names) {
			t.Fatalf("%v in %+v: %v %v, want %v %v", spans, list, keys, names, k, n)
		}
		for _, sp := range spans {
			var want []hearsay.When
			for _, w := range times {
				if w.Span.Overlaps(sp) {
					want = append(want, w)
				}
			}
			got := slices.DeleteFunc(slices.Clone(timesAt(times, sp)), func(w hearsay.When) bool { return !w.Span.Overlaps(sp) })
			if !slices.EqualFunc(got, want, func(a, b hearsay.When) bool { return a.Span == b.Span }) {
				t.Fatalf("%v in %v: %v, want %v", sp, times, got, want)
			}
		}
	}
}
