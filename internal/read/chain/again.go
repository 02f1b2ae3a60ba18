package chain

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/text"
)

// again returns the unnamed source that q comes back to: with a pronoun, with nothing
// ("…," with no source of its own), with "the source", "the official", "one of them". It is
// that of the quote before, if that stands in the same paragraph or the one before; a named
// speaker between ends it. before is the quote before q in the field, nil if there is none.
func (c *chainer) again(q, before *hearsay.Quote) (hearsay.Link, bool) {
	if before == nil || q.Speaker.Actor != "" || before.Speaker.Actor != "" || !c.near(before, q) {
		return hearsay.Link{}, false
	}
	k := slices.IndexFunc(before.Chain, func(l hearsay.Link) bool { return !l.Named && same(l.Name, l.Name) && slices.Equal(l.Cue, before.Cue) })
	if k < 0 {
		return hearsay.Link{}, false
	}
	old := before.Chain[k]
	l := hearsay.Link{Name: old.Name, Kind: old.Kind, Count: old.Count, Source: old.Source, Cue: q.Cue}
	if len(q.Source) == 0 {
		return l, q.Speaker.Via == hearsay.ViaContinuation
	}
	d := c.f.Doc
	r := d.Tokens(q.Source[0])
	switch {
	case r.Len() == 0:
		return l, false
	case r.Len() == 1:
		w := strings.ToLower(d.Text(r.Start))
		if plurals[w] {
			return l, old.Count != 1
		}
		return l, singles[w] && old.Count < 2
	case c.is(r.Start, "one", "of", "them") || c.is(r.Start, "another", "of", "them"):
		if r.Len() == 3 {
			l.Name, l.Count = strings.ToLower(d.Text(r.Start))+" of "+lowerFirst(old.Name), 1
			return l, old.Count != 1
		}
	case c.is(r.Start, "the") && r.Len() == 2: // "the source" behind "a source close to …"
		head := strings.ToLower(d.Text(r.Start + 1))
		if one := strings.TrimSuffix(head, "s"); slices.ContainsFunc(strings.Fields(strings.ToLower(old.Name)), func(w string) bool { return strings.TrimSuffix(strings.Trim(w, ",."), "s") == one }) {
			return l, true
		}
	}
	return l, false
}

var singles = map[string]bool{"he": true, "she": true}
var plurals = map[string]bool{"they": true, "both": true}

func lowerFirst(s string) string {
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' || strings.HasPrefix(s, "A ") {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// near reports whether b starts in a's paragraph or the next.
func (c *chainer) near(a, b *hearsay.Quote) bool {
	x, y := edge(a), edge(b)
	if x < 0 || y < x {
		return false
	}
	return strings.Count(c.f.Doc.Src[x:y], "\n\n") <= 1
}

// edge returns where q starts, -1 if nowhere.
func edge(q *hearsay.Quote) int {
	at := -1
	for _, role := range [...][]hearsay.Span{q.Source, q.Cue, q.Content} {
		if len(role) > 0 && (at < 0 || role[0].Start < at) {
			at = role[0].Start
		}
	}
	return at
}

// paper returns the outlet that "the paper" at token i stands for: the last one named before
// it, not more than about four paragraphs back and not this outlet.
func (c *chainer) paper(i int) (hearsay.Link, bool) {
	d := c.f.Doc
	if !c.is(i, "the") || i+1 >= len(d.Toks) || !papers[strings.ToLower(d.Text(i+1))] {
		return hearsay.Link{}, false
	}
	for k := len(c.f.Names) - 1; k >= 0; k-- {
		n := &c.f.Names[k]
		if n.Start >= i || n.Kind != hearsay.KindOutlet {
			continue
		}
		if i-n.Start > 250 || c.own(n.Name) {
			return hearsay.Link{}, false
		}
		return c.link(n, hearsay.KindOutlet, text.Range{Start: i, End: i + 2}), true
	}
	return hearsay.Link{}, false
}

var papers = map[string]bool{"paper": true, "newspaper": true, "daily": true, "weekly": true, "tabloid": true, "agency": true, "magazine": true, "broadcaster": true, "website": true, "programme": true, "channel": true}

// through returns the unnamed go-between who hands on what q's speaker says: "through his
// lawyer", "via a spokesman".
func (c *chainer) through(q *hearsay.Quote) (hearsay.Link, bool) {
	s := c.sentence(q)
	d := c.f.Doc
	for _, i := range c.marked(s) {
		if w := d.Text(i); i+2 >= s.End || w != "through" && w != "via" || d.Double(i) != nil || inside(d, i, q.Content) || !owners[strings.ToLower(d.Text(i+1))] {
			continue
		}
		for k := i + 2; k < min(i+5, s.End); k++ {
			if between[strings.ToLower(d.Text(k))] {
				who := text.Range{Start: i + 1, End: k + 1}
				return hearsay.Link{Name: trim(d, who), Kind: hearsay.KindUnknown, Count: count(d, who), Source: []hearsay.Span{d.Span(who)}, Cue: []hearsay.Span{d.Span(text.Range{Start: i, End: i + 1})}}, true
			}
		}
	}
	return hearsay.Link{}, false
}

var owners = map[string]bool{"his": true, "her": true, "its": true, "their": true, "a": true, "an": true, "the": true}
var between = map[string]bool{"lawyer": true, "lawyers": true, "attorney": true, "solicitor": true, "secretary": true, "spokesman": true, "spokeswoman": true, "spokesperson": true,
	"intermediary": true, "intermediaries": true, "interpreter": true, "translator": true, "aide": true, "representative": true, "publicist": true, "agent": true, "family": true}

// crowd returns the plural without a determiner that is all of what stands between the start
// of a content and its verb of speech at k: "(that) Kestrian media had confirmed".
func (c *chainer) crowd(from, k int) (text.Range, bool) {
	d := c.f.Doc
	for from < k && (d.Toks[from].Kind == text.Punct || c.is(from, "that")) {
		from++
	}
	if k-from < 1 || k-from > 4 || !crowds[strings.ToLower(d.Text(k-1))] {
		return text.Range{}, false
	}
	for i := from; i < k; i++ {
		if d.Toks[i].Kind != text.Word {
			return text.Range{}, false
		}
	}
	return text.Range{Start: from, End: k}, true
}

var crowds = map[string]bool{"media": true, "officials": true, "sources": true, "police": true, "witnesses": true, "residents": true, "experts": true, "analysts": true, "prosecutors": true,
	"investigators": true, "doctors": true, "diplomats": true, "reports": true, "newspapers": true, "papers": true, "broadcasters": true, "agencies": true, "ministers": true, "authorities": true,
	"neighbours": true, "neighbors": true, "researchers": true, "scientists": true, "activists": true, "lawyers": true, "soldiers": true, "commanders": true, "workers": true, "survivors": true}

// quotedBy returns the outlet and the source behind it where the source itself says that it
// was quoted elsewhere: "a former engineer quoted by the Courier".
func (c *chainer) quotedBy(q *hearsay.Quote) []hearsay.Link {
	if len(q.Source) == 0 {
		return nil
	}
	d := c.f.Doc
	r := d.Tokens(q.Source[0])
	for i := r.Start + 1; i+2 < r.End; i++ {
		if !c.is(i, "quoted", "by") && !c.is(i, "cited", "by") && !c.is(i, "interviewed", "by") {
			continue
		}
		n := c.after(i + 2)
		if n == nil || n.Kind != hearsay.KindOutlet || c.own(n.Name) || q.Speaker.Actor != "" && q.Speaker.Name != n.Name {
			return nil
		}
		who := text.Range{Start: r.Start, End: i}
		return []hearsay.Link{c.link(n, hearsay.KindOutlet, text.Range{Start: i, End: i + 2}),
			{Name: trim(d, who), Kind: hearsay.KindUnknown, Count: count(d, who), Source: []hearsay.Span{d.Span(who)}, Cue: q.Cue}}
	}
	return nil
}
