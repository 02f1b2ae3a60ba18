package chain

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/speaker"
	"hearsay/internal/text"
	"hearsay/lexicon/world"
)

// passing are the words after which the outlet stands that passed the quote on.
var passing = [][]string{
	{"according", "to"}, {"in", "an", "interview", "with"}, {"in", "an", "interview", "to"}, {"in", "interview", "with"}, {"in", "remarks", "to"},
	{"in", "a", "statement", "to"}, {"in", "comments", "to"}, {"in", "remarks", "carried", "by"}, {"carried", "by"}, {"quoted", "by"}, {"cited", "by"}, {"reported", "by"},
	{"seen", "by"}, {"obtained", "by"}, {"reviewed", "by"}, {"leaked", "to"}, {"published", "by"}, {"first", "reported", "by"}, {"told"}, {"tells"}, {"telling"},
	{"as"},
}

// passedOn returns the outlets between this one and the speaker that q's sentence names.
func (c *chainer) passedOn(q *hearsay.Quote) []hearsay.Link {
	s := c.sentence(q)
	d := c.f.Doc
	var out []hearsay.Link
	if l, ok := c.quoting(q, s); ok {
		out = append(out, l)
	}
	for _, i := range c.marked(s) {
		if d.Double(i) != nil || inside(d, i, q.Content) {
			continue
		}
		for _, words := range passing {
			if !c.is(i, words...) {
				continue
			}
			n := c.after(i + len(words))
			if l, ok := c.paper(i + len(words)); ok && words[0] != "as" && (len(words) > 1 || inside(d, i, q.Cue)) && l.Name != q.Speaker.Name {
				out = append(out, l)
				break
			}
			if n == nil || n.Start >= s.End || !c.passes(n) || c.own(n.Name) || n.Name == q.Speaker.Name || inside(d, n.Start, q.Source) && words[0] == "according" {
				continue
			}
			if words[0] == "as" && !c.is(n.End, "reported") && !c.is(n.End, "put", "it") {
				continue
			}
			if len(words) == 1 && words[0] != "as" && !inside(d, i, q.Cue) { // "told" of another quote
				continue
			}
			out = append(out, c.link(n, hearsay.KindOutlet, text.Range{Start: i, End: i + len(words)}))
			break
		}
	}
	return out
}

// quoting returns the outlet before a cue that has the speaker as its object: "the Courier quoted the mayor as saying".
func (c *chainer) quoting(q *hearsay.Quote, s text.Range) (hearsay.Link, bool) {
	if len(q.Cue) != 2 || len(q.Source) != 1 || q.Source[0].Start < q.Cue[0].End {
		return hearsay.Link{}, false
	}
	cue := c.f.Doc.Tokens(q.Cue[0])
	n := c.endsAt(cue.Start, s)
	if n == nil || !c.passes(n) || c.own(n.Name) || n.Name == q.Speaker.Name {
		return hearsay.Link{}, false
	}
	return c.link(n, hearsay.KindOutlet, cue), true
}

func inside(d *text.Doc, i int, spans []hearsay.Span) bool {
	return slices.ContainsFunc(spans, func(s hearsay.Span) bool { return s.Contains(d.Toks[i].Span) })
}

// cited returns whom the speaker rests on: "citing Y", "quoting Y", "a report by Y said".
func (c *chainer) cited(q *hearsay.Quote) []hearsay.Link {
	s := c.sentence(q)
	d := c.f.Doc
	var out []hearsay.Link
	for _, i := range c.marked(s) {
		source := inside(d, i, q.Source)
		switch {
		case d.Double(i) != nil || inside(d, i, q.Content):
		case c.is(i, "citing") || c.is(i, "quoting"):
			out = append(out, c.behind(i, 1, s)...)
		case source && q.Speaker.Actor == "" && (c.is(i, "report", "by") || c.is(i, "statement", "by") || c.is(i, "report", "from") || c.is(i, "study", "by") || c.is(i, "analysis", "by") || c.is(i, "letter", "from") || c.is(i, "paper", "by") || c.is(i, "statement", "from")):
			out = append(out, c.behind(i, 2, s)...)
		}
	}
	return out
}

// behind returns the name behind a cue of n words at i, or the description there.
func (c *chainer) behind(i, n int, s text.Range) []hearsay.Link {
	d := c.f.Doc
	cue := text.Range{Start: i, End: i + n}
	if m := c.after(cue.End); m != nil && m.Start < s.End && m.Class != world.Adjective {
		return []hearsay.Link{c.link(m, m.Kind, cue)}
	}
	end := cue.End
	for end < s.End && d.Toks[end].Kind != text.Punct && end < cue.End+10 {
		end++
	}
	r := text.Range{Start: cue.End, End: end}
	if r.Len() == 0 {
		return nil
	}
	return []hearsay.Link{{Name: trim(d, r), Kind: hearsay.KindUnknown, Count: count(d, r), Source: []hearsay.Span{d.Span(r)}, Cue: []hearsay.Span{d.Span(cue)}}}
}

var speech = map[string]bool{"said": true, "says": true, "told": true, "tells": true, "claimed": true, "claims": true, "warned": true, "reported": true,
	"confirmed": true, "denied": true, "acknowledged": true, "announced": true, "insisted": true, "admitted": true, "wrote": true, "stated": true, "informed": true, "assured": true}

// nested returns the first speaker inside the content: a name, or "the" and a noun, before
// a verb of speech.
func (c *chainer) nested(q *hearsay.Quote) []hearsay.Link {
	d := c.f.Doc
	for _, sp := range q.Content {
		r := d.Tokens(sp)
		for i := r.Start + 1; i < r.End; i++ {
			if !speech[strings.ToLower(d.Text(i))] {
				continue
			}
			k := i
			for k > r.Start && (c.is(k-1, "had") || c.is(k-1, "has") || c.is(k-1, "have") || c.is(k-1, "also") || c.is(k-1, "already")) {
				k--
			}
			if c.nobody(r.Start, k) {
				return nil
			}
			if c.is(k-1, "but") || c.is(k-1, "and") || c.is(k-1, "or") || c.is(k-1, "yet") || c.is(k-1, "then") {
				continue // "acknowledged the fire but insisted …": who speaks goes on
			}
			if n := c.endsAt(k, r); n != nil {
				return []hearsay.Link{c.link(n, n.Kind, text.Range{Start: k, End: i + 1})}
			}
			from := k
			for from > r.Start && from > k-4 && d.Toks[from-1].Kind == text.Word && !c.is(from, "the") && !c.is(from, "a") && !c.is(from, "an") {
				from--
			}
			if who, ok := c.crowd(r.Start, k); ok {
				return []hearsay.Link{{Name: trim(d, who), Kind: hearsay.KindUnknown, Source: []hearsay.Span{d.Span(who)}, Cue: []hearsay.Span{d.Span(text.Range{Start: k, End: i + 1})}}}
			}
			if k-from > 1 && (c.is(from, "the") || c.is(from, "a") || c.is(from, "an")) {
				who := text.Range{Start: from, End: k}
				return []hearsay.Link{{Name: trim(d, who), Kind: hearsay.KindUnknown, Count: count(d, who), Source: []hearsay.Span{d.Span(who)}, Cue: []hearsay.Span{d.Span(text.Range{Start: k, End: i + 1})}}}
			}
		}
	}
	return nil
}

// nobody reports whether what stands between tokens from and to takes back that somebody
// spoke: "nobody at the palace has told us".
func (c *chainer) nobody(from, to int) bool {
	for i := from; i < to; i++ {
		switch c.f.Doc.Text(i) {
		case "nobody", "Nobody", "no", "No", "not", "never", "Never", "n't", "n’t", "none", "None", "neither", "Neither":
			return true
		}
	}
	return false
}

// endsAt returns the name that ends before token k within r and can speak.
func (c *chainer) endsAt(k int, r text.Range) *name.Name {
	if x, ok := slices.BinarySearchFunc(c.f.Names, k, func(n name.Name, k int) int { return n.End - k }); ok {
		n := &c.f.Names[x]
		if n.Start >= r.Start && n.Class != world.Adjective && n.Class != world.People {
			return n
		}
	}
	return nil
}

// credits returns the agencies that the whole text is credited to: in the dateline, "(X) -"
// or "/X/", and in a last paragraph such as "(X; reporting by …)", "— X", "Staff and X".
func credits(in speaker.Input) []hearsay.Link {
	var out []hearsay.Link
	for k := range in.Fields {
		f := &in.Fields[k]
		if f.Field != hearsay.FieldText || len(f.Doc.Paras) == 0 {
			continue
		}
		d := f.Doc
		c := chainer{f: f, outlet: in.Outlet}
		first := d.Paras[0]
		for i := first.Start; i < min(first.End, first.Start+14); i++ {
			if t := d.Text(i); (t == "(" || t == "/") && i+1 < first.End && i > first.Start && !shortens(d, i) {
				out = c.credit(out, i+1, t)
			}
		}
		for p := max(1, len(d.Paras)-2); p < len(d.Paras); p++ {
			r := d.Paras[p]
			t := d.Text(r.Start)
			switch {
			case t == "(" || t == "—" || t == "–" || t == "/":
				out = c.credit(out, r.Start+1, t)
			case r.Len() <= 8:
				for i := range f.Names {
					if n := &f.Names[i]; n.Start >= r.Start && n.End <= r.End && n.Kind == hearsay.KindOutlet && (c.is(n.Start-1, "and") || c.is(n.Start-1, "by") || c.is(n.Start-1, "with")) {
						out = c.credit(out, n.Start, "")
					}
				}
			}
		}
	}
	return out
}

// shortens reports whether the word in the brackets that open at token i is short for the words before them: "Free Roofers of Velm (FRV)" is no
// dateline.
func shortens(d *text.Doc, i int) bool {
	short := d.Text(i + 1)
	k := i - 1
	for n := len(short) - 1; n >= 0; n-- {
		for k >= 0 && d.Text(k)[0]&^0x20 != short[n]&^0x20 && d.Text(k)[0] >= 'a' && d.Text(k)[0] <= 'z' {
			k-- // "of", "and"
		}
		if k < 0 || d.Text(k)[0]&^0x20 != short[n]&^0x20 {
			return false
		}
		k--
	}
	return len(short) > 1
}

// credit adds the name at token i unless it is the outlet itself or there already. Between
// brackets of a dateline a capitalised word is an agency though nothing else knows it.
func (c *chainer) credit(out []hearsay.Link, i int, open string) []hearsay.Link {
	d := c.f.Doc
	l := hearsay.Link{Kind: hearsay.KindOutlet, Named: true}
	end := i
	if n := c.after(i); n != nil {
		if n.Kind == hearsay.KindState || n.Kind == hearsay.KindPerson {
			return out
		}
		l.Name, end = n.Name, n.End
		l.Source = []hearsay.Span{d.Span(n.Core)}
	} else {
		for end < len(d.Toks) && end < i+4 && d.Toks[end].Kind == text.Word && d.Text(end)[0] >= 'A' && d.Text(end)[0] <= 'Z' {
			end++
		}
		if end == i {
			return out
		}
		r := text.Range{Start: i, End: end}
		l.Name, l.Source = d.Span(r).In(d.Src), []hearsay.Span{d.Span(r)}
	}
	closed := end < len(d.Toks) && (d.Text(end) == ")" && open == "(" || d.Text(end) == "/" && open == "/" || d.Text(end) == ";" && open == "(") || (open != "(" && open != "/")
	if !closed || c.own(l.Name) || slices.ContainsFunc(out, func(o hearsay.Link) bool { return same(o.Name, l.Name) }) {
		return out
	}
	return append(out, l)
}

// happening reports whether the words r, which name nobody, describe what was done, thought or asked, and nobody who says so: "the 2022 breach",
// "strategic considerations", "the enslavement of crews". The noun that tells is the last before a preposition or a mark.
func (c *chainer) happening(r text.Range) bool {
	d := c.f.Doc
	at := r.Start
	for i := r.Start; i < r.End; i++ {
		if w := strings.ToLower(d.Text(i)); i > r.Start && (d.Toks[i].Kind == text.Punct || behindHead[w]) {
			break
		}
		at = i
	}
	return happenings[strings.ToLower(d.Text(at))]
}

var (
	behindHead = map[string]bool{"of": true, "in": true, "on": true, "at": true, "by": true, "with": true, "for": true, "from": true, "against": true, "to": true, "who": true, "which": true, "that": true, "between": true, "over": true, "into": true}
	happenings = map[string]bool{"attack": true, "attacks": true, "cyberattack": true, "breach": true, "breaches": true, "theft": true, "hack": true, "hacks": true, "war": true, "invasion": true, "experience": true,
		"question": true, "questions": true, "decision": true, "decisions": true, "consideration": true, "considerations": true, "exchange": true, "enslavement": true, "incident": true, "outage": true, "explosion": true,
		"explosions": true, "fire": true, "crash": true, "raid": true, "strike": true, "strikes": true, "victory": true, "defeat": true, "event": true, "events": true, "situation": true, "circumstances": true, "success": true,
		"failure": true, "need": true, "desire": true, "fact": true, "facts": true, "casualties": true, "losses": true}
)

// described cuts off the words r what is no description of who speaks: a heading before a capital "The", "Key Points The harbour crew", and a relative clause
// behind a comma, "the crew, which".
func (c *chainer) described(r text.Range) text.Range {
	d := c.f.Doc
	for i := r.Start + 1; i < r.End; i++ {
		switch w := d.Text(i); {
		case w == "," && i+1 < r.End && (d.Text(i+1) == "which" || d.Text(i+1) == "who" || d.Text(i+1) == "whose"):
			r.End = i
			return r
		case w == "The" && i+1 < r.End && i <= r.Start+3 && capitals(d, r.Start, i):
			r.Start = i
		}
	}
	return r
}

// capitals reports whether tokens i to j are words with a capital.
func capitals(d *text.Doc, i, j int) bool {
	for ; i < j; i++ {
		if c := d.Text(i)[0]; d.Toks[i].Kind != text.Word || c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}
