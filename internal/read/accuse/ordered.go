package accuse

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
	"hearsay/lexicon/en"
)

// ordersDeed reports whether the active verb at chunk k orders a deed of harm: "ordered the attack", "told the crew to
// break into the bank".
func (r *reader) ordersDeed(k int) bool {
	if r.givesOrder(k) {
		return true
	}
	if r.w.chunks[k].blame&en.VOrder == 0 {
		w := r.text(r.w.chunks[k].head)
		return (hires[w] || pays[w]) && r.deedTold(k) >= 0
	}
	obj := r.object(k)
	return obj >= 0 && r.harm(obj) && !r.against(obj) || r.deedTold(k) >= 0 || r.sentInto(k, obj)
}

// sentInto: "ordered troops into Kestria": forces, the noun at chunk obj, sent into a state that is not that of who orders.
func (r *reader) sentInto(k, obj int) bool {
	cs := r.w.chunks
	if obj < 0 || cs[obj].neg || obj+2 >= len(cs) || cs[obj+1].kind != prep || r.text(cs[obj+1].start) != "into" || !r.forces(obj) {
		return false
	}
	whose := r.country(obj + 2)
	own := r.partyOf(cs[k].subj)
	return whose != "" && own != nil && own.country != whose
}

// Ordered reports whether the cue of q, a demand, tells that its source ordered a deed of harm: "the president |
// ordered | his army to shell the port". What is denied, asked or only possible counts for nothing. who is the one who
// is blamed for it; its Name is "" where the words of the source name nobody, which its speaker may. Cost is that of one
// more reading of the quote where its cue holds a verb of ordering, else nothing.
func (f *Finder) Ordered(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) (who hearsay.Accused, ok bool) {
	if len(q.Source) == 0 || !f.holdsOrder(d, q) {
		return who, false
	}
	var pieces []text.Range
	for _, spans := range [][]hearsay.Span{q.Source, q.Cue, q.Content} {
		for _, s := range spans {
			pieces = append(pieces, d.Tokens(s))
		}
	}
	slices.SortFunc(pieces, func(a, b text.Range) int { return a.Start - b.Start })
	first, last := pieces[0].Start, pieces[len(pieces)-1].End
	for _, s := range d.Over(text.Range{Start: first, End: last}) {
		w.found.reset()
		r := f.read(&w.found, w, &Input{Doc: d, Pos: pos, Names: names, Pieces: pieces, Range: text.Range{Start: max(s.Start, first), End: min(s.End, last)}})
		for k := range w.chunks {
			c := &w.chunks[k]
			if c.kind != verb || c.passive || c.inf || c.neg || c.scope != 0 || c.subj < 0 || !r.ordersDeed(k) || !r.inCue(k, q) {
				continue
			}
			frame := f.table.Frame["order"]
			who = hearsay.Accused{Role: hearsay.Role(frame.Role), Rule: "order", Score: frame.Score * .9, Span: q.Source[0]}
			for _, a := range w.found.Accused {
				if a.Rule == "order" && slices.ContainsFunc(q.Source, a.Span.Overlaps) && !commanders[a.Name[strings.LastIndexByte(a.Name, ' ')+1:]] {
					who = a
				}
			}
			return who, true
		}
	}
	return who, false
}

// OrderLeftOpen reports whether the cue of q tells that its source ordered a deed of harm in a sentence that asks or supposes so: "the police examine the
// possibility that | X | ordered | the attack". That is no word of X. Cost is that of reading the sentence where the cue holds a verb of ordering, else nothing.
func (f *Finder) OrderLeftOpen(w *Work, d *text.Doc, pos []tag.Tag, names []name.Name, q *hearsay.Quote) bool {
	if len(q.Source) == 0 || !f.holdsOrder(d, q) {
		return false
	}
	for _, s := range d.Over(d.Tokens(q.Cue[0])) {
		w.found.reset()
		r := f.read(&w.found, w, &Input{Doc: d, Pos: pos, Names: names, Range: s})
		for k := range w.chunks {
			if c := &w.chunks[k]; c.kind == verb && c.scope&(questioned|hypothetical) != 0 && r.inCue(k, q) && r.ordersDeed(k) {
				return true
			}
		}
	}
	return false
}

// holdsOrder reports whether a verb of ordering stands in the cue of q.
func (f *Finder) holdsOrder(d *text.Doc, q *hearsay.Quote) bool {
	for _, s := range q.Cue {
		r := d.Tokens(s)
		for i := r.Start; i < r.End; i++ {
			if f.words.Get(strings.ToLower(d.Text(i))).blame&en.VOrder != 0 {
				return true
			}
		}
	}
	return false
}

// inCue reports whether the verb at chunk k stands in the cue of q.
func (r *reader) inCue(k int, q *hearsay.Quote) bool {
	at := r.w.toks[r.w.chunks[k].head].at
	return slices.ContainsFunc(q.Cue, func(s hearsay.Span) bool { return s.Overlaps(r.in.Doc.Toks[at].Span) })
}

// giving are verbs of which an order can be the object; orders the nouns for one.
var (
	giving     = words("give gives gave given giving issue issues issued issuing sign signs signed")
	orderWords = words("order orders command commands instruction instructions")
)

// pays are verbs of paying, which orders what it is paid for.
var pays = words("pay pays paid paying bribe bribes bribed")

// commanders are those of a state whose orders are its deeds.
var commanders = words("president premier minister chief leader ruler king chancellor general admiral")

// tasking are the verbs of all three, so that other verbs cost one look-up.
var tasking = words("recruit recruits recruited hire hires hired pay pays paid paying bribe bribes bribed give gives gave given giving issue issues issued issuing sign signs signed")

// givesOrder reports whether the verb at chunk k has an order for a deed of harm as its object: "gave the order to shell the port", "issued orders for the attack".
func (r *reader) givesOrder(k int) bool {
	cs := r.w.chunks
	if c := &cs[k]; !giving[r.text(c.head)] || c.passive {
		return false
	}
	o := r.object(k)
	if o <= k || o+1 >= len(cs) || !r.has(orderWords, cs[o].head) || cs[o].neg {
		return false
	}
	switch x := &cs[o+1]; {
	case x.kind == verb:
		return x.inf && !x.neg && (x.blame&en.VDeed != 0 || x.blame&(en.VDo|en.VSoft) != 0 && r.object(o+1) >= 0 && r.harm(r.object(o+1)))
	case x.kind == prep && x.fn == fnFor:
		return o+2 < len(cs) && cs[o+2].kind == noun && r.harm(o+2)
	}
	return false
}
