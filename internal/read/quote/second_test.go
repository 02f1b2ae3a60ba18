package quote

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"hearsay"
	"hearsay/internal/read/crf"
	"hearsay/internal/read/model"
	"hearsay/internal/text"
)

// saying returns examples of one construction in our own words, with and without an
// attribution.
func saying(t testing.TB, from, to int) []Example {
	var out []Example
	who := []string{"Voss", "The minister", "Odo Lund", "The Kestrian ministry", "She", "Two officials"}
	what := []string{"the harbour was shut", "ships had left the bay", "talks would go on in May", "nobody was hurt"}
	for k := from; k < to; k++ {
		w, c := who[k%len(who)], what[k%len(what)]
		out = append(out, marked(t, fmt.Sprintf("[S1 %s] [C1 said] [Q1 %s]. The bay was calm on Monday.\n\n[Q2 “No, %s,”] [S2 %s] [C2 said].", w, c, c, w)))
	}
	return out
}

func marked(t testing.TB, s string) Example {
	src, quotes := gold(t, s)
	e := example(src, quotes)
	e.Quotes = quotes
	return e
}

func pack(t testing.TB, f *finder) []byte {
	t.Helper()
	train := func(ex []Example) (*crf.Model, *CueTable) {
		seqs, cues := Corpus(ex, f.pos, nil, 14)
		m, err := crf.Train(seqs, crf.Options{N: int(numLabels), Bits: 14, Epochs: 3, MinCount: 1, Forbidden: Forbidden})
		if err != nil {
			t.Fatal(err)
		}
		return m, cues
	}
	var held []Held
	for k := range 2 {
		m, cues := train(saying(t, 30*(1-k), 30*(2-k)))
		held = append(held, Held{Field: m, Cues: cues, Examples: saying(t, 30*k, 30*(k+1))})
	}
	m, cues := train(saying(t, 0, 60))
	b, err := Pack(m, cues, held, f.pos, map[string]string{"seed": "0"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestTrainedModelFindsQuotes: trained on sixty short texts, loaded from its file, it finds
// the like in others, and training again gives the same bytes.
func TestTrainedModelFindsQuotes(t *testing.T) {
	f := newFinder(t)
	data := pack(t, f)
	if !bytes.Equal(data, pack(t, f)) {
		t.Error("the same corpus gave other bytes")
	}
	var err error
	if f.t, err = Load(data, nil); err != nil {
		t.Fatal(err)
	}
	if f.t.Manifest()["seed"] != "0" {
		t.Errorf("manifest %v", f.t.Manifest())
	}
	src, want := gold(t, "[S1 Tosk] [C1 said] [Q1 the bridge was shut]. The bay was calm on Monday.")
	if got := draw(src, f.find(src, false)); got != draw(src, want) {
		t.Errorf("found\n%s want\n%s", got, draw(src, want))
	}
	_, err = Pack(f.t.model, f.t.cues, nil, f.pos, nil)
	if err == nil {
		t.Error("a second stage was trained on nothing held out")
	}
}

// TestOtherFeaturesAreRefused: the error says what to do.
func TestOtherFeaturesAreRefused(t *testing.T) {
	f := model.File{Header: model.Header{Kind: "quotes", Features: "quote-features/0"}}
	data, err := f.Pack()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(data, nil); !errors.Is(err, model.ErrFeatures) {
		t.Errorf("error %v, want ErrFeatures", err)
	}
}

// TestJudgesDoNotSeeNames: exchanging proper names leaves the features of spans, pieces and
// quotes as they are.
func TestJudgesDoNotSeeNames(t *testing.T) {
	f := newFinder(t)
	seen := func(a, b string) (out []uint32) {
		src := a + " said on Monday that " + b + " had shut the harbour, and “nobody” was hurt."
		f.find(src, false)
		w, p := &f.w, f.d.Paras[0]
		for i := range w.marg { // what the field makes of names is its own affair
			w.marg[i] = [crf.Labels]float32{}
		}
		w.surroundings(p)
		w.spans.c = []crf.Span{{Start: 0, End: 1, Begin: BSource, P: 0.5}, {Start: 4, End: 9, Begin: BContent, P: 0.5}, {Start: 5, End: 8, Begin: BContent, P: 0.25}}
		for i := range w.spans.c {
			out = w.spanRows(out, p, i, spanBits)
		}
		q := hearsay.Quote{Cue: []hearsay.Span{f.d.Span(text.Range{Start: 1, End: 2})}, Content: []hearsay.Span{f.d.Span(text.Range{Start: 4, End: 9}), f.d.Span(text.Range{Start: 10, End: 12})}}
		out = w.quoteRows(out, &f.d, &q, text.Range{Start: 0, End: 1}, false, quoteBits)
		return w.pieceRows(out, &f.d, &q, 0, pieceBits)
	}
	one, two := seen("Kestria", "Tarnovia"), seen("Tarnovia", "Kestria")
	if len(one) != len(two) {
		t.Fatalf("%d and %d features", len(one), len(two))
	}
	for i := range one {
		if one[i] != two[i] {
			t.Fatalf("feature %d differs with the names", i)
		}
	}
}
