package pipeline

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/claim"
)

// noSelf takes the speaker off a quote that would have a party accuse itself: nobody does, so the reading took the accused for who says it, or its words
// for words about itself ("The gunners of Velia knew where they aimed", cut as if they had said so). Which of the two is not told, so it is said by
// somebody unknown, as in every count that is made of it. Who admits, confirms or denies a deed, claims it, or takes a charge back speaks of itself; outlets in
// their own voice stay, as do those who say it beside the speaker.
func noSelf(q *claim.Quote) {
	switch q.Q.Act {
	case hearsay.Admit, hearsay.ClaimResponsibility, hearsay.Confirm, hearsay.Deny, hearsay.RejectResponsibility, hearsay.Retract:
		return
	}
	if q.Q.Speaker.Via == hearsay.ViaOutlet {
		return
	}
	for k, p := range q.Accused {
		if q.Q.Accused[k].Role.Culprit() && itself(q.Speaker, p) {
			q.Speaker = link.Party{}
			return
		}
	}
}

// itself reports whether a charge by p against accused would be one against itself: the same party, or the same description, or a state that its
// own ministry or embassy charges. A state, ministry or court may charge bodies and officers of the state.
func itself(p, accused link.Party) bool {
	switch {
	case p.Key != "" && p.Key == accused.Key:
		return true
	case p.Key == "" && accused.Key == "":
		return p.Name != "" && p.Name != hearsay.PrivateParty && described(p.Name) == described(accused.Name)
	case accused.Kind != hearsay.KindState || accused.Country == "" || p.Country != accused.Country:
		return false
	}
	return p.Kind == hearsay.KindOffice || p.Kind == hearsay.KindOrganisation && slices.ContainsFunc(strings.Fields(p.Name), func(w string) bool { return w == "Ministry" || w == "Embassy" })
}

// described is a description in small letters without its article, with one form of apostrophe.
func described(name string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "’", "'")
	return strings.TrimPrefix(name, "the ")
}
