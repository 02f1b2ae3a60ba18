package eval

import (
	"hearsay/internal/read/event"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
	"hearsay/lexicon/world"
)

// AccusedReading scores what a user gets, the accused of all quotes of a reading, on EuRepoC:
// accused.{p,r,f1,false,guessed} over all records, and under accused.b. on half B, whose
// errors were not read while rules were written.
func AccusedReading(dir string, r QuoteReader) (*Report, error) {
	t, w, err := shipped()
	if err != nil {
		return nil, err
	}
	rep, err := Accused(dir, readings{r}, t, w, Both)
	if err != nil {
		return nil, err
	}
	b, err := Accused(dir, readings{r}, t, w, HalfB)
	if err != nil {
		return nil, err
	}
	for half, to := range []*Report{HalfA: rep, HalfB: b} {
		n, err := AccusedNamed(dir, readings{r}, t, w, Half(half))
		if err != nil {
			return nil, err
		}
		for _, name := range n.Order {
			to.add(name, n.Figures[name])
		}
	}
	rep.Version, rep.Corpus = string(r.Version()), "EuRepoC 1.1, descriptions over 100 characters; b: half B; named: half A"
	rep.under("b", b)
	return rep, nil
}

// under adds the figures of o with a letter behind their first word: accused.p → accused.b.p.
func (r *Report) under(letter string, o *Report) {
	for _, name := range o.Order {
		for i := range name {
			if name[i] == '.' {
				r.add(name[:i]+"."+letter+name[i:], o.Figures[name])
				break
			}
		}
	}
}

// SwapReading reads our own frames over pairs of states, and the texts of EuRepoC and
// paragraphs of news with two states exchanged, through the whole reader: swap.{right,wrong,spread,changed},
// swap.quotes.{changed,even.changed}.
func SwapReading(dir string, r QuoteReader) (*Report, error) {
	t, w, err := shipped()
	if err != nil {
		return nil, err
	}
	x, err := newTexts(w, t)
	if err != nil {
		return nil, err
	}
	rep, err := Swap(readings{r}, x, w)
	if err != nil {
		return nil, err
	}
	c, err := SwapCorpus(dir, readings{r}, x, w, Both)
	if err != nil {
		return nil, err
	}
	rep.add("swap.changed", c.Figures["swap.changed"])
	q, err := SwapQuotes(dir, r, w, t)
	if err != nil {
		return nil, err
	}
	for _, name := range q.Order {
		rep.add(name, q.Figures[name])
	}
	rep.Version, rep.Corpus = string(r.Version()), "own frames over 16 states; "+c.Corpus+"; "+q.Corpus
	return rep, nil
}

// EventsShipped scores the event coder on PLOVER's gold standard records: events.{category,
// quad} over all, and under events.b. on half B.
func EventsShipped(dir string) (*Report, error) {
	t, _, err := shipped()
	if err != nil {
		return nil, err
	}
	c, err := event.New(t)
	if err != nil {
		return nil, err
	}
	rep, err := Events(dir, c, t, Both)
	if err != nil {
		return nil, err
	}
	b, err := Events(dir, c, t, HalfB)
	if err != nil {
		return nil, err
	}
	rep.Corpus = "PLOVER gold standard records; b: half B"
	rep.under("b", b)
	return rep, nil
}

// FactualityShipped scores factuality on UW dev with the built-in tagger.
func FactualityShipped(dir string) (*Report, error) {
	t, _, err := shipped()
	if err != nil {
		return nil, err
	}
	return Factuality(dir, t)
}

// ActsReading scores acts, polarity and hedges of found quotes on the sample gold.
func ActsReading(r QuoteReader) (*Report, error) {
	rep, err := Acts(FoundSpans(r))
	if err == nil {
		rep.Version = string(r.Version())
	}
	return rep, err
}

func shipped() (*tag.Tagger, *world.World, error) {
	t, err := tag.Load(en.Tags)
	if err != nil {
		return nil, nil, err
	}
	w, err := world.Load()
	return t, w, err
}
