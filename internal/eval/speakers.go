package eval

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hearsay"
	"hearsay/sample"
)

// speakerCount counts what became of gold speakers.
type speakerCount struct {
	asked    int // quotes whose speaker the gold knows
	answered int // of these, the reader named somebody
	right    int // of these, the right one
	unknown  int // quotes whose speaker the gold does not know
	kept     int // of these, the reader named nobody either
}

func (c *speakerCount) add(o speakerCount) {
	c.asked, c.answered, c.right, c.unknown, c.kept = c.asked+o.asked, c.answered+o.answered, c.right+o.right, c.unknown+o.unknown, c.kept+o.kept
}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// rightShare is the share of decisions that are right among those the reader took: names given,
// and nobody named where the gold names nobody. A name given to an unnamed source is wrong.
func (c speakerCount) rightShare() float64 {
	given := c.answered + c.unknown - c.kept
	return percent(c.right, given)
}

// Miss is one speaker read otherwise than the gold has it.
type Miss struct{ Where, Source, Want, Got, Because string }

// Speakers measures who the sources of quotes are taken for: on the gold of the sample
// world, its even and odd files apart (rules were written looking at the odd ones only),
// and on the news of OntoGUM under dir, where a source is right if its actor is named in
// the source's own coreference chain. Figures: speaker.right, of the names given, and
// speaker.answered, of the sources that somebody could be named for.
//
// Quotes are the reader's own; a gold quote whose content it missed is not asked. The
// reader must know the sample world's gazetteer ([sample.World]) for the first part.
func Speakers(dir string, r QuoteReader, miss func(Miss)) (*Report, error) {
	if miss == nil {
		miss = func(Miss) {}
	}
	rep := &Report{Version: string(r.Version()), Corpus: "sample gold, ontogum news", Figures: map[string]Figure{}}
	var halves [2][]speakerCount
	articles, err := sample.Articles()
	if err != nil {
		return nil, err
	}
	for i, name := range sample.Names() {
		g, err := sample.Gold(name)
		if err != nil {
			return nil, err
		}
		n, _ := strconv.Atoi(name[:strings.IndexByte(name, '-')])
		a := &articles[i]
		read := r.Read(&hearsay.Revision{Title: a.Title, Text: a.Text, Lang: "en", Outlet: a.Outlet})
		show := miss
		if n%2 == 0 {
			show = func(Miss) {} // held out: nobody looks
		}
		halves[n%2] = append(halves[n%2], scoreSample(name, &g, &read, show))
	}
	rep.speakers("speaker.sample.odd", halves[1])
	rep.speakers("speaker.sample.even", halves[0])
	rep.speakers("speaker.sample", append(slices.Clone(halves[0]), halves[1]...))
	docs, err := ontogum(filepath.Join(dir, "lang", "coref", "ontogum.tar.gz"), "GUM_news_")
	if err != nil {
		return nil, err
	}
	var counts []speakerCount
	for i := range docs {
		read := r.Read(&hearsay.Revision{Text: docs[i].text, Lang: "en"})
		counts = append(counts, docs[i].score(&read, miss))
	}
	rep.speakers("speaker.ontogum", counts)
	rep.speakers("speaker", append(append(counts, halves[0]...), halves[1]...))
	return rep, nil
}

func (rep *Report) speakers(name string, byDoc []speakerCount) {
	total := func(docs []int) (c speakerCount) {
		for _, d := range docs {
			c.add(byDoc[d])
		}
		return c
	}
	all := make([]int, len(byDoc))
	for i := range all {
		all[i] = i
	}
	c := total(all)
	lo, hi := bootstrap(len(byDoc), func(docs []int) float64 { return total(docs).rightShare() })
	rep.add(name+".right", Figure{Value: c.rightShare(), Lo: lo, Hi: hi, N: c.answered + c.unknown - c.kept})
	answered := func(c speakerCount) float64 { return percent(c.answered, c.asked) }
	lo, hi = bootstrap(len(byDoc), func(docs []int) float64 { return answered(total(docs)) })
	rep.add(name+".answered", Figure{Value: answered(c), Lo: lo, Hi: hi, N: c.asked})
}

// scoreSample compares speakers of quotes whose contents overlap most.
func scoreSample(where string, g *sample.GoldArticle, read *hearsay.Reading, miss func(Miss)) (c speakerCount) {
	for _, q := range g.Quotes {
		p := overlapping(&q, read.Quotes)
		if p == nil {
			continue
		}
		m := Miss{where + " " + strconv.Itoa(q.Number), source(g, p), q.Speaker, p.Speaker.Name, because(p)}
		switch {
		case q.Speaker == "":
			c.unknown++
			if p.Speaker.Actor == "" {
				c.kept++
			} else {
				miss(m)
			}
		case p.Speaker.Actor == "":
			c.asked++
			miss(m)
		default:
			c.asked++
			c.answered++
			if sameSpeaker(q.Speaker, p.Speaker.Name) {
				c.right++
			} else {
				miss(m)
			}
		}
	}
	return c
}

func because(q *hearsay.Quote) string {
	for _, r := range q.Reasons {
		if r.Part == "speaker" {
			return r.Because
		}
	}
	return ""
}

func source(g *sample.GoldArticle, q *hearsay.Quote) string {
	if len(q.Source) == 0 {
		return ""
	}
	if q.Field == hearsay.FieldTitle {
		return q.Source[0].In(g.Title)
	}
	return q.Source[0].In(g.Text)
}

// overlapping returns the predicted quote that shares most bytes of content with q, and if
// several do, one with the same cue; nil if none does.
func overlapping(q *sample.GoldQuote, found []hearsay.Quote) *hearsay.Quote {
	var best *hearsay.Quote
	most := 0
	for i := range found {
		f := &found[i]
		if own(f) {
			continue
		}
		if f.Field != q.Field {
			continue
		}
		n := common(q.Content, f.Content) + 10*common(q.Cue, f.Cue)
		if common(q.Content, f.Content) > 0 && n > most {
			best, most = f, n
		}
	}
	return best
}

func common(a, b []hearsay.Span) (n int) {
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}

// sameSpeaker is lenient: equal but for case and "The", or persons' names with the same
// last word, or a short name that starts the long one.
func sameSpeaker(want, got string) bool {
	w, g := strings.ToLower(strings.TrimPrefix(want, "The ")), strings.ToLower(strings.TrimPrefix(got, "The "))
	if i := strings.Index(w, " ("); i > 0 {
		w = strings.Trim(w[:i], `"`)
	}
	if w == g || strings.HasPrefix(w, g+" in ") || strings.HasPrefix(w, g+" ") && len(g) > 3 && !strings.Contains(g, " of ") {
		return true
	}
	return !strings.Contains(w, " of ") && !strings.Contains(g, " of ") && w[strings.LastIndexByte(w, ' ')+1:] == g[strings.LastIndexByte(g, ' ')+1:]
}

// corefDoc is a text with the mentions of its coreference chains.
type corefDoc struct {
	name, text string
	toks       []hearsay.Span
	mentions   []corefMention
}

type corefMention struct {
	hearsay.Span
	chain, words int
}

// ontogum reads the documents of a CoNLL coreference archive whose names start with prefix.
func ontogum(path, prefix string) ([]corefDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []corefDoc
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if name := filepath.Base(h.Name); strings.HasPrefix(name, prefix) {
			out = append(out, readCoref(name, t))
		}
	}
}

// readCoref joins the tokens with single spaces where English has them.
func readCoref(name string, r io.Reader) corefDoc {
	d := corefDoc{name: name}
	var b strings.Builder
	open := map[int][]int{} // chain → first tokens
	glue := true
	for s := bufio.NewScanner(r); s.Scan(); {
		c := strings.Fields(s.Text())
		if strings.HasPrefix(s.Text(), "#") || len(c) < 3 {
			continue
		}
		w := c[1]
		if !glue && !strings.ContainsAny(w[:1], ",.;:!?)”’'") && w != "n't" {
			b.WriteByte(' ')
		}
		glue = w == "(" || w == "“" || w == "$"
		start := b.Len()
		b.WriteString(w)
		d.toks = append(d.toks, hearsay.Span{Start: start, End: b.Len()})
		d.mark(c[len(c)-1], open)
	}
	d.text = b.String()
	return d
}

// mark reads a coreference column such as "(3(1", "1)" or "(2)".
func (d *corefDoc) mark(col string, open map[int][]int) {
	last := len(d.toks) - 1
	for i := 0; i < len(col); i++ {
		opens := col[i] == '('
		if opens {
			i++
		}
		j := i
		for j < len(col) && col[j] >= '0' && col[j] <= '9' {
			j++
		}
		if j == i {
			continue
		}
		id, _ := strconv.Atoi(col[i:j])
		if opens {
			open[id] = append(open[id], last)
		}
		if j < len(col) && col[j] == ')' {
			if o := open[id]; len(o) > 0 {
				from := o[len(o)-1]
				open[id] = o[:len(o)-1]
				d.mentions = append(d.mentions, corefMention{hearsay.Span{Start: d.toks[from].Start, End: d.toks[last].End}, id, last - from + 1})
			}
		} else {
			j--
		}
		i = j
	}
}

// chainOf returns the chain of the widest mention that starts the span or covers it, -1 if
// there is none.
func (d *corefDoc) chainOf(sp hearsay.Span) int {
	best, size := -1, 0
	for _, m := range d.mentions {
		if n := common([]hearsay.Span{m.Span}, []hearsay.Span{sp}); n*2 > sp.Len() && n*2 > m.Len() && n > size {
			best, size = m.chain, n
		}
	}
	return best
}

// score asks for all quotes whose source is a mention of a chain with at least one mention
// that is named (starts with a capital inside); right if the actor has a mention there.
func (d *corefDoc) score(read *hearsay.Reading, miss func(Miss)) (c speakerCount) {
	for i := range read.Quotes {
		q := &read.Quotes[i]
		if own(q) {
			continue
		}
		if len(q.Source) == 0 {
			continue
		}
		src := q.Source[0]
		chain := d.chainOf(src)
		if chain < 0 {
			continue
		}
		m := Miss{d.name, src.In(d.text), d.named(chain), q.Speaker.Name, because(q)}
		if m.Want == "" {
			c.unknown++
			if q.Speaker.Actor == "" {
				c.kept++
			} else {
				miss(m)
			}
			continue
		}
		c.asked++
		if q.Speaker.Actor == "" {
			miss(m)
			continue
		}
		c.answered++
		if d.holds(read, q, chain) {
			c.right++
		} else {
			miss(m)
		}
	}
	return c
}

// named returns the longest mention of a chain that has a capitalised word that is no
// pronoun and no sentence start, "" if there is none.
func (d *corefDoc) named(chain int) string {
	best := ""
	for _, m := range d.mentions {
		if m.chain != chain {
			continue
		}
		w := strings.Fields(m.In(d.text))
		cap := false
		for k, x := range w[:min(len(w), 12)] {
			if k == 0 && (len(w) == 1 && len(x) < 5 || x == "The" || x == "A" || x == "His" || x == "Our") {
				continue
			}
			cap = cap || x[0] >= 'A' && x[0] <= 'Z'
		}
		if cap && (best == "" || len(m.In(d.text)) < len(best)) {
			best = m.In(d.text)
		}
	}
	return best
}

// holds reports whether the quote's actor is named within a mention of the chain.
func (d *corefDoc) holds(read *hearsay.Reading, q *hearsay.Quote, chain int) bool {
	k := slices.IndexFunc(read.Actors, func(a hearsay.Actor) bool { return a.ID == q.Speaker.Actor })
	for _, at := range read.Actors[k].Mentions {
		for _, m := range d.mentions {
			if m.chain == chain && m.Overlaps(at.Span) && (m.Contains(at.Span) || at.Span.Contains(m.Span)) {
				return true
			}
		}
	}
	return false
}
