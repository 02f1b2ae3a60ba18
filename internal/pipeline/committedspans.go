package pipeline

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim/term"
	"hearsay/internal/measure/commitment"
	"hearsay/internal/read/verb"
	wordlist "hearsay/lexicon/tally"
)

// verbs are those of q's content, conditions left out.
func (p *promising) verbs(q *hearsay.Quote) (out []verb.Verb) {
	if len(q.Content) == 0 {
		return nil
	}
	conds, all, at := conditions(q.Content, q.Field.In(&p.rep.Revision)), p.facts.Verbs[q.Field], hullOf(q.Content)
	k := sort.Search(len(all), func(k int) bool { return all[k].Span.Start >= at.Start })
	for ; k < len(all) && all[k].Span.Start < at.End; k++ {
		v := all[k]
		if !slices.ContainsFunc(conds, v.Span.Overlaps) && slices.ContainsFunc(q.Content, func(s hearsay.Span) bool { return s.Contains(v.Span) }) {
			out = append(out, v)
		}
	}
	return out
}

// hullOf is the stretch from the first to the last byte of spans.
func hullOf(spans []hearsay.Span) (out hearsay.Span) {
	for i, s := range spans {
		if i == 0 {
			out = s
		}
		out = hearsay.Span{Start: min(out.Start, s.Start), End: max(out.End, s.End)}
	}
	return out
}

// pieces are those of q's content that stand in the sentence of the main verb; all where there is none.
func (p *promising) pieces(q *hearsay.Quote, main int, verbs []verb.Verb) (out []hearsay.Span) {
	if main < 0 {
		return q.Content
	}
	s := verbs[main].Sentence
	for _, c := range q.Content {
		if c.Overlaps(s) {
			out = append(out, hearsay.Span{Start: max(c.Start, s.Start), End: min(c.End, s.End)})
		}
	}
	return out
}

// conditions are the clauses of spans behind "if", "unless" and the like, ascending.
func conditions(spans []hearsay.Span, src string) (out []hearsay.Span) {
	for _, c := range spans {
		s := strings.ToLower(c.In(src))
		if len(s) != c.Len() {
			continue
		}
		for _, w := range []string{"if", "unless", "until", "as long as", "provided", "in case"} {
			stop := -1 // where the clause at hand ends
			for at := 0; ; {
				k := strings.Index(s[at:], w)
				if k < 0 {
					break
				}
				k += at
				at = k + len(w)
				if k > 0 && letterByte(s[k-1]) || at < len(s) && letterByte(s[at]) || strings.HasPrefix(s[at:], " not ") && w == "if" {
					continue
				}
				if stop < at {
					if stop = len(s); strings.ContainsAny(s[at:], ".;:!?,") {
						stop = at + strings.IndexAny(s[at:], ".;:!?,")
					}
				}
				out = append(out, hearsay.Span{Start: c.Start + k, End: c.Start + stop})
			}
		}
	}
	slices.SortFunc(out, func(a, b hearsay.Span) int { return a.Start - b.Start })
	return out
}

func letterByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= 0x80 }

// Words before a time: until says that it ends something, past that it begins something or describes.
var (
	until = regexp.MustCompile(`(?i)\b(?:by|before|within|until|till|no later than)(?: the)?(?: (?:very )?(?:start|beginning|middle|end|close) of)?(?: the)?[ "“(]*$`)
	past  = regexp.MustCompile(`(?i)\b(?:after|since|from|than|of)(?: in)?(?: the)?[ "“(]*$`)
	ends  = regexp.MustCompile(`(?i)\b(?:start|beginning|middle|end|close) of(?: the)?[ "“(]*$`)
)

// due is the time in spans that lies ahead of publication; of a demand, only one that it is to be met by. It is nil
// for none.
func (p *promising) due(spans []hearsay.Span, f hearsay.Field, kind commitment.Kind) *hearsay.When {
	day, src := p.rep.Revision.Published.Day(), f.In(&p.rep.Revision)
	conds := conditions(spans, src)
	var best *hearsay.When
	times := timesOf(p.facts.Times[f], hullOf(spans))
	for i := range times {
		w := &times[i]
		to := firstDay(w.To)
		if next := nextYear(to, day, w.Span.In(src)); next != "" {
			ahead := *w
			ahead.From, ahead.To, w, to = "", next, &ahead, next
		}
		if to == "" || to < day || w.Granularity == hearsay.ByYear && to[:4] == day[:4] && w.Rule == "year" || slices.ContainsFunc(conds, w.Span.Overlaps) ||
			!slices.ContainsFunc(spans, func(s hearsay.Span) bool { return s.Contains(w.Span) }) || strings.EqualFold(w.Span.In(src), "today") {
			continue
		}
		lead, tail := src[max(0, w.Span.Start-40):w.Span.Start], src[w.Span.End:]
		first, _, _ := strings.Cut(w.Span.In(src), " ")
		by := until.MatchString(lead) || until.MatchString(first)
		if kind == commitment.Demand && !by || !by && past.MatchString(lead) && !ends.MatchString(lead) || (w.Granularity == hearsay.ByYear || kind == commitment.Demand) && (strings.HasPrefix(tail, "'s") || strings.HasPrefix(tail, "’s")) {
			continue
		}
		best = w
	}
	if best == nil {
		best = termIn(src, spans, conds, day)
	}
	return best
}

// withinTerm is a term counted from the day that sets it: "within ten days", "in the next 48 hours". Of "within ten days of the vote" the day is not known.
var withinTerm = regexp.MustCompile(`(?i)\b(?:within|in)( the (?:next|coming))? ([a-z]+(?:-[a-z]+)?|[0-9]{1,3}) (hour|day|week|month)s?\b( (?:of|after|from|ago|later|earlier|before|old)\b)?`)

// termIn is the term counted from day in spans of src, nil for none.
func termIn(src string, spans, conds []hearsay.Span, day string) *hearsay.When {
	from, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	for _, sp := range spans {
		for _, m := range withinTerm.FindAllStringSubmatchIndex(sp.In(src), -1) {
			at := hearsay.Span{Start: sp.Start + m[0], End: sp.Start + m[1]}
			words := func(k int) string { return strings.ToLower(sp.In(src)[m[2*k]:m[2*k+1]]) }
			n := wordNumber(words(2))
			if n == 0 || m[8] >= 0 || m[2] < 0 && strings.EqualFold(src[at.Start:at.Start+2], "in") || slices.ContainsFunc(conds, at.Overlaps) {
				continue // "in ten days" is when it will be, and no term
			}
			to := from
			switch words(3) {
			case "hour":
				to = to.AddDate(0, 0, (n+23)/24)
			case "day":
				to = to.AddDate(0, 0, n)
			case "week":
				to = to.AddDate(0, 0, 7*n)
			case "month":
				to = to.AddDate(0, n, 0)
			}
			end := to.Format(time.DateOnly)
			return &hearsay.When{Span: at, From: day, To: end, Granularity: hearsay.ByDay, Rule: "within", Anchor: hearsay.AnchorPublished}
		}
	}
	return nil
}

// wordNumber reads a number in figures or one word, 0 for none.
func wordNumber(w string) int {
	if n, err := strconv.Atoi(w); err == nil {
		return n
	}
	if w == "a" || w == "an" {
		return 1
	}
	n, _ := strconv.Atoi(smallNumbers[w])
	return n
}

// yearless is a day of a month without year.
var yearless = regexp.MustCompile(`^\D*\b\d{1,2}(?:st|nd|rd|th)?\b\D*$`)

// nextYear is the same day a year later where to was read from a date without year as one over two months before
// publication, since what is promised is ahead: "by 15 April", in March. It is "" otherwise.
func nextYear(to, day, words string) string {
	t, err := time.Parse(time.DateOnly, to)
	d, err2 := time.Parse(time.DateOnly, day)
	if err != nil || err2 != nil || !yearless.MatchString(words) || d.Sub(t) < 60*24*time.Hour || d.Sub(t) > 366*24*time.Hour {
		return ""
	}
	return t.AddDate(1, 0, 0).Format(time.DateOnly)
}

// terms are the particular words of a text: no names, no numbers, no thin words.
func (p *promising) terms(s string) []uint64 {
	p.buf = p.cut.Append(p.buf[:0], s)
	var out []uint64
	for i := range p.buf {
		t := &p.buf[i]
		if t.Content() && t.Kind&(term.Name|term.Number) == 0 && !p.thin[t.Word] && !p.thin[t.Stem] {
			out = append(out, t.Stem)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// notBytes is how far before its verb "not" may stand: "will not, it said, close".
const notBytes = 20

// promised is what a quote or a sentence commits a party to.
type promised struct {
	id     string
	quote  *hearsay.Quote // nil for the article's own words
	field  hearsay.Field
	cue    hearsay.Span // of the article's own words
	party  link.Party
	kind   commitment.Kind
	spans  []hearsay.Span
	clause hearsay.Span // the condition told before the subject, empty for none
	verbs  []verb.Verb
	main   int // among verbs, −1 where a noun tells it
}

// commit takes the commitment of a quote.
func (p *promising) commit(q *hearsay.Quote, x link.Party, kind commitment.Kind, main int, who map[hearsay.Field][]Mentioned) {
	verbs := p.verbs(q)
	p.take(&promised{id: string(q.ID), quote: q, field: q.Field, party: x, kind: kind, spans: p.pieces(q, main, verbs), verbs: verbs, main: main}, who)
}

// take words a commitment, and leaves out one that tells nothing: "it", "what we will do".
func (p *promising) take(x *promised, who map[hearsay.Field][]Mentioned) {
	src := x.field.In(&p.rep.Revision)
	side := Side(x.party.Key, answersFor(x.party))
	c := Committed{Commitment: commitment.Commitment{ID: x.id, Article: string(p.rep.Item.ID), Party: side, Kind: x.kind, At: p.r.When()},
		Ref: p.rep.Revision.RefOrID(), Outlet: p.rep.Item.Outlet, Day: p.rep.Revision.Published.Day(), Who: x.party, Spans: x.spans, Field: x.field, Revision: p.rep.Revision.ID, Told: x.cue}
	if x.quote != nil {
		c.Quote, c.Act = x.quote.ID, x.quote.Act
	}
	if conds := conditions(c.Spans, src); len(conds) > 0 {
		c.Clause, c.If = conds[0], true
	} else if !x.clause.Empty() {
		c.Clause, c.If = x.clause, true
	}
	var parts []hearsay.Span
	for _, s := range c.Spans {
		if c.Clause.Overlaps(s) {
			parts = append(parts, hearsay.Span{Start: s.Start, End: max(s.Start, c.Clause.Start)}, hearsay.Span{Start: min(max(c.Clause.End, s.Start), s.End), End: s.End})
		} else {
			parts = append(parts, s)
		}
	}
	var words []string
	for _, s := range parts {
		words = append(words, s.In(src))
	}
	text := strings.Join(words, " . ")
	m := p.matter(x.field, parts)
	c.Terms, c.Proper, c.Numbers, c.All = m.terms, m.names, m.numbers, m.all
	if x.main >= 0 {
		v := x.verbs[x.main]
		if c.Verbs = []string{strings.Clone(v.Lemma)}; !p.thin[term.Hash(v.Lemma)] {
			c.VerbTerm = p.terms(v.Span.In(src))
		}
		w := lowerWords(src[max(v.Sentence.Start, v.Span.Start-notBytes):v.Span.Start])
		c.Not = slices.ContainsFunc(w, func(w string) bool { return w == "not" || w == "never" || notWord(w) })
	}
	c.To, c.Names = p.namedSides(x.field, c.Spans, side)
	if x.kind != commitment.Plan && x.kind != commitment.Demand {
		w := lowerWords(text)
		from, at, ok := wordlist.Commit()["reply"].In(w)
		ok = ok && !(from > 0 && w[from-1] == "in" && at < len(w) && w[at] == "to") // "in response to" tells why
		c.Reply = ok
		c.If = c.If || ok && at < len(w) && w[at] == "for" // "a response for attacks on …" waits for some
	}
	if len(c.To) == 0 && c.Reply { // who is answered stands in the headline, or is the one accused or asked
		if c.To, c.Names = p.namedSides(hearsay.FieldTitle, []hearsay.Span{{End: len(p.rep.Revision.Title)}}, side); len(c.To) == 0 {
			c.To, c.Names = p.turned(x.field, side)
		}
	}
	c.To = slices.DeleteFunc(c.To, func(k string) bool { return !strings.HasPrefix(k, "state:") && c.Reply })
	if c.Due = p.due(c.Spans, x.field, x.kind); c.Due != nil {
		c.Deadline = firstDay(c.Due.To)
	}
	if len(p.terms(text)) == 0 && (x.main < 0 || p.thin[term.Hash(c.Verbs[0])]) && !c.Reply {
		return
	}
	p.out.List, p.out.Of = append(p.out.List, c.Commitment), append(p.out.Of, c)
}

// turned is the one state toward which the report's quotes are turned that accuse, demand, condemn or threaten, where
// there is one beside side's: whom a threat of "further steps" is for.
func (p *promising) turned(f hearsay.Field, side string) ([]string, map[string]string) {
	var spans []hearsay.Span
	for i := range p.rep.Reading.Quotes {
		q := &p.rep.Reading.Quotes[i]
		if q.Field != f || !turnedActs[q.Act] {
			continue
		}
		spans = append(append(spans, q.Cue...), q.Content...)
		for k := range q.Accused {
			spans = append(spans, q.Accused[k].Span)
		}
	}
	keys, names := p.namedSides(f, spans, side)
	keys = slices.DeleteFunc(keys, func(k string) bool { return !strings.HasPrefix(k, "state:") })
	if len(keys) != 1 {
		return nil, nil
	}
	return keys, names
}

// turnedActs are those that are turned against somebody.
var turnedActs = map[hearsay.Act]bool{hearsay.Accuse: true, hearsay.Demand: true, hearsay.Condemn: true, hearsay.Threaten: true, hearsay.Warn: true}
