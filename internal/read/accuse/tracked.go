package accuse

import (
	"hearsay"
	"hearsay/lexicon/en"
)

// tracked gives a group the name that the words after it say somebody has for it: "a hacking group that Kestrel Watch calls Grey Finch",
// "a crew, which Kestrel Watch tracks as Storm-12". Only a noun phrase that is a culprit by its words counts, so that the name is no
// firm's; a person's name is left.
func (r *reader) tracked(k int) {
	cs := r.w.chunks
	p := r.partyOf(k)
	if p == nil || p.strength != bad || p.proper || cs[k].blame&(en.NGroup|en.NBad) == 0 {
		return
	}
	j := k + 1
	if j < len(cs) && cs[j].kind == comma {
		j++
	}
	if j < len(cs) && (cs[j].kind == rel || cs[j].kind == sub && cs[j].fn == fnThat) {
		j++
	}
	if j+2 >= len(cs) || j > k+1 && cs[j-1].kind == comma || cs[j].kind != noun || cs[j+1].kind != verb || cs[j+1].neg || cs[j+1].passive || !tracks(r.text(cs[j+1].head)) {
		return
	}
	for j += 2; j < len(cs) && cs[j].end == cs[j].start+1 && r.text(cs[j].start) == "as"; j++ {
	}
	if j >= len(cs) || cs[j].kind != noun {
		return
	}
	h := &r.w.toks[cs[j].head]
	if h.name == 0 {
		return
	}
	n := &r.in.Names[h.name-1]
	if n.Country != "" || n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindPeople || n.Kind == hearsay.KindOutlet {
		return
	}
	p.name, p.proper, p.start, p.end = n.Name, true, cs[j].start, cs[j].end
}

// tracks reports whether a verb says what somebody calls a group.
func tracks(w string) bool {
	switch w {
	case "call", "calls", "called", "track", "tracks", "tracked", "dub", "dubs", "dubbed", "name", "names", "named":
		return true
	}
	return false
}
