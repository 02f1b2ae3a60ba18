package eval

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/eval/polnear"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// SwapQuotes reads real paragraphs that name two states, as they are and with the two
// exchanged, and gives the share of quotes that change in anything but the names: spans, kind, speaker
// (how it was resolved, kind and state), act, polarity, hedges, factuality, evidence, parties
// (swap.quotes.changed; swap.quotes.even.changed: where no exchange alters the number of
// words, which distances see). The spans move with the text. Scale and band are left out: whose
// terms a body uses is its own. Paragraphs are those of PolNeAR train and dev and the
// descriptions of EuRepoC that can be exchanged (exchange says which).
func SwapQuotes(dir string, r QuoteReader, w *world.World, t *tag.Tagger) (*Report, error) {
	paras, err := swapParagraphs(dir)
	if err != nil {
		return nil, err
	}
	var all, even swapRows
	for _, p := range paras {
		x, ok := exchange(w, t, p)
		if !ok {
			continue
		}
		was, is := r.Read(&hearsay.Revision{Text: p, Lang: "en"}), r.Read(&hearsay.Revision{Text: x.text, Lang: "en"})
		old, now := faces(&was, &x), faces(&is, nil)
		n, lost := difference(old, now)
		_, gained := difference(now, old)
		row := [2]int{n, max(lost, gained)}
		all = append(all, row)
		if x.even(p) {
			even = append(even, row)
		}
	}
	rep := &Report{Corpus: fmt.Sprintf("%d real paragraphs with two states exchanged, %d of them word for word", len(all), len(even)), Figures: map[string]Figure{}}
	rep.add("swap.quotes.changed", all.figure())
	rep.add("swap.quotes.even.changed", even.figure())
	return rep, nil
}

// swapRows holds quotes and those of them that changed, by paragraph.
type swapRows [][2]int

func (rows swapRows) figure() Figure {
	stat := func(ids []int) float64 {
		n, changed := 0, 0
		for _, k := range ids {
			n, changed = n+rows[k][0], changed+rows[k][1]
		}
		return 100 * float64(changed) / float64(max(n, 1))
	}
	ids, n := make([]int, len(rows)), 0
	for i := range ids {
		ids[i] = i
		n += rows[i][0]
	}
	lo, hi := bootstrap(len(rows), stat)
	return Figure{Value: stat(ids), Lo: lo, Hi: hi, N: n}
}

// even reports whether each form was exchanged for one of as many words, articles included.
func (x *exchanged) even(src string) bool {
	return !slices.ContainsFunc(x.cuts, func(c cut) bool {
		return len(strings.Fields(c.old.In(src))) != len(strings.Fields(c.now.In(x.text)))
	})
}

// swapParagraphs returns the texts to exchange states in.
func swapParagraphs(dir string) ([]string, error) {
	var out []string
	var d text.Doc
	for _, file := range []string{"train.jsonl.gz", "dev.jsonl.gz"} {
		articles, err := polnear.Load(filepath.Join(dir, "polnear", file))
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			d.Parse(a.Text[a.Body:])
			for _, p := range d.Paras {
				out = append(out, d.Span(p).In(d.Src))
			}
		}
	}
	records, err := Incidents(dir, Both)
	for i := range records {
		out = append(out, records[i].Text)
	}
	return out, err
}

// faces counts the quotes of g by all that is compared. If x is not nil, g was read from the old text and
// is told as it should look in the new one.
func faces(g *hearsay.Reading, x *exchanged) map[string]int {
	out := map[string]int{}
	for i := range g.Quotes {
		out[face(g, &g.Quotes[i], x)]++
	}
	return out
}

func face(g *hearsay.Reading, q *hearsay.Quote, x *exchanged) string {
	state := func(code string) string {
		switch {
		case x == nil || code == "":
		case code == x.a:
			return x.b
		case code == x.b:
			return x.a
		}
		return code
	}
	place := func(s hearsay.Span) hearsay.Span {
		if x == nil {
			return s
		}
		return x.span(s)
	}
	var b strings.Builder
	for _, role := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, s := range role {
			fmt.Fprint(&b, place(s))
		}
		b.WriteByte(';')
	}
	kind, country := hearsay.ActorKind(""), ""
	if k := slices.IndexFunc(g.Actors, func(a hearsay.Actor) bool { return a.ID == q.Speaker.Actor }); k >= 0 {
		kind, country = g.Actors[k].Kind, state(g.Actors[k].Country)
	}
	fmt.Fprint(&b, q.Kind, " ", q.Speaker.Via, " ", kind, " ", country, " ", q.Act, q.Polarity, q.Certainty.Confidence, q.Certainty.Factuality, q.Evidence, q.EvidenceShown)
	for _, h := range q.Certainty.Hedges {
		fmt.Fprint(&b, place(h.Span), h.Term)
	}
	for _, list := range [][]hearsay.Accused{q.Accused, q.Denied, q.Asked, q.Supposed, q.Victims} {
		var parties []string
		for _, a := range list {
			parties = append(parties, fmt.Sprint(" ", state(a.Country), a.Role, a.Rule))
		}
		slices.Sort(parties)
		fmt.Fprint(&b, parties)
	}
	return b.String()
}
