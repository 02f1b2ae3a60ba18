package read

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/text"
)

// handle reports whether the tokens of r name somebody by what they call themselves on a network: "@marle_truth", "a user called drylake". Whose it is
// nobody knows, so that it may be a private person's.
func (t *field) handle(r text.Range) bool {
	user := false
	for i := r.Start; i < r.End; i++ {
		switch w := strings.ToLower(t.doc.Text(i)); w {
		case "@":
			return true
		case "user", "account", "blogger", "poster", "commenter", "reader", "man", "woman", "handle":
			user = true
		case "called", "named", "nicknamed", "dubbed":
			if user && i+1 < r.End {
				return true
			}
		default:
			if w[0] == '@' || i > 0 && i == r.Start && t.doc.Text(i-1) == "@" && t.doc.Toks[i-1].End == t.doc.Toks[i].Start {
				return true
			}
		}
	}
	return false
}

// hideLink takes a name that stands in the description of an unnamed source out of l: "a
// teacher called Ilka" is named in her sentence and nowhere else. A description that names an
// organisation, a state or a public person keeps it.
func (t *field) hideLink(l *hearsay.Link, f hearsay.Field, actors []hearsay.Actor) {
	if l.Named {
		return
	}
	for _, sp := range l.Source {
		r := t.doc.Tokens(sp)
		if t.handle(r) {
			l.Name = hearsay.PrivateParty
		}
		over := name.Over(t.names, r)
		for i := range over {
			n := &over[i]
			modifier := n.Kind == hearsay.KindUnknown && n.End < r.End && t.doc.Toks[n.End].Kind == text.Word && t.doc.Text(n.End)[0] >= 'a' && t.doc.Text(n.End)[0] <= 'z' // "a Kestrian official"
			if !modifier && n.Start < r.End && r.Start < n.End && (n.Kind == hearsay.KindPerson || n.Kind == hearsay.KindUnknown) && !publicAt(actors, f, t.doc.Span(n.Range)) {
				l.Name = hearsay.PrivateParty
			}
		}
	}
}

// publicAt reports whether an actor who may be named is mentioned in sp.
func publicAt(actors []hearsay.Actor, f hearsay.Field, sp hearsay.Span) bool {
	return slices.ContainsFunc(actors, func(a hearsay.Actor) bool {
		return a.Kind != hearsay.KindUnknown && (a.Kind != hearsay.KindPerson || a.Public) &&
			slices.ContainsFunc(a.Mentions, func(m hearsay.Mention) bool { return m.Field == f && m.Span.Overlaps(sp) })
	})
}
