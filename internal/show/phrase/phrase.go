// Package phrase words what a reading holds for people: the same words in the terminal and
// on the pages.
package phrase

import (
	"fmt"
	"slices"
	"strings"

	"hearsay"
)

var acts = map[hearsay.Act]string{
	hearsay.Assert: "asserts", hearsay.Accuse: "accuses", hearsay.Deny: "denies", hearsay.Confirm: "confirms", hearsay.Admit: "admits",
	hearsay.ClaimResponsibility: "claims responsibility", hearsay.RejectResponsibility: "rejects responsibility", hearsay.Threaten: "threatens",
	hearsay.Warn: "warns", hearsay.Demand: "demands", hearsay.Promise: "promises", hearsay.Condemn: "condemns", hearsay.Praise: "praises",
	hearsay.Announce: "announces", hearsay.Estimate: "estimates", hearsay.Speculate: "speculates", hearsay.Ask: "asks",
	hearsay.Retract: "retracts", hearsay.NoComment: "no comment", hearsay.Believe: "believes", hearsay.Intend: "intends",
}

// Act words an act in the third person, "" for none.
func Act(a hearsay.Act) string { return acts[a] }

var evidence = map[hearsay.Evidence]string{
	hearsay.NoneGiven: "none given", hearsay.TechnicalForensic: "technical, forensic", hearsay.IntelligenceAssessment: "intelligence assessment",
	hearsay.Witness: "witness", hearsay.Document: "document", hearsay.Imagery: "imagery", hearsay.CourtOrIndictment: "court or indictment",
	hearsay.ArrestOrConfession: "arrest or confession", hearsay.ClaimedResponsibility: "claim of responsibility",
	hearsay.PatternOrMotive: "pattern or motive", hearsay.MediaReport: "media report", hearsay.AnonymousSource: "anonymous source",
	hearsay.ThirdParty: "third party", hearsay.OfficialStatement: "official statement",
}

// Evidence words what a claim rests on and whether it is shown, "" where nothing was read.
func Evidence(c *hearsay.Claim) string {
	if len(c.Evidence) == 0 {
		return ""
	}
	words := make([]string, len(c.Evidence))
	for i, e := range c.Evidence {
		words[i] = evidence[e]
	}
	s := strings.Join(words, "; ")
	if c.EvidenceShown != "" && c.Evidence[0] != hearsay.NoneGiven {
		s += ", " + string(c.EvidenceShown)
	}
	return s
}

var scales = map[hearsay.Scale]string{hearsay.ICD203: "ICD 203", hearsay.PHIA: "PHIA", hearsay.Kent: "Kent"}

// Band words a certainty's band with its scale, such as "80–95 %, ICD 203"; "" without one.
func Band(c hearsay.Certainty) string {
	if len(c.Band) != 2 {
		return ""
	}
	s := fmt.Sprintf("%d–%d %%", c.Band[0], c.Band[1])
	if n := scales[c.Scale]; n != "" {
		s += ", " + n
	}
	return s
}

// Hedges returns the hedges' words as they stand in src.
func Hedges(c hearsay.Certainty, src string) []string {
	out := make([]string, len(c.Hedges))
	for i, h := range c.Hedges {
		out[i] = h.Span.In(src)
	}
	return out
}

// Party is a named party with what is said of it.
type Party struct {
	Verb string // "accused", "denied", "asked about", "supposed"
	Name string
	Role string // of an accused beyond perpetrator: "as sponsor", "with Kestria as sponsor"
}

// Parties lists whom a claim names as doers, in the order asserted, rejected, asked,
// supposed. A person who is not public is not named: "a suspect (named in the source)".
func Parties(q *hearsay.Quote, actors []hearsay.Actor) []Party {
	private := map[string]bool{}
	for _, a := range actors {
		private[a.ID] = a.Kind == hearsay.KindPerson && !a.Public
	}
	var out []Party
	for _, l := range []struct {
		verb string
		list []hearsay.Accused
	}{{"accused", q.Accused}, {"rejected as doer", q.Denied}, {"asked about", q.Asked}, {"supposed", q.Supposed}} {
		for _, a := range l.list {
			p := Party{Verb: l.verb, Name: a.Name}
			if l.verb == "accused" && !a.Role.Culprit() {
				p.Verb = "named, not as doer"
			}
			if private[a.Actor] {
				p.Name = "a suspect (named in the source)"
			}
			if a.Role != "" && a.Role != hearsay.Perpetrator && a.Role != hearsay.UnknownRole {
				p.Role = "as " + string(a.Role)
			}
			if a.Role == hearsay.Sponsor && a.Actor == "" && a.Country != "" {
				p.Role = "with " + stateOf(a.Country, actors) + " as sponsor" // "hackers linked to Kestria"
			}
			out = append(out, p)
		}
	}
	return out
}

// stateOf is the name of a state that the text names, else its code.
func stateOf(country string, actors []hearsay.Actor) string {
	for i := range actors {
		if a := &actors[i]; a.Kind == hearsay.KindState && a.Country == country {
			return a.Name
		}
	}
	return country
}

// Named reports whether a may be named beside a sentence: a person only with a public role (DESIGN 2.1), and nobody of
// whom it is not known that it is no person.
func Named(a *hearsay.Actor) bool {
	switch a.Kind {
	case hearsay.KindPerson, hearsay.KindUnknown, "":
		return a.Public
	}
	return true
}

// Chain words who stands between outlet and speaker, nearest first, "" for nobody. The quote's own source is left out: it is
// shown as the speaker. Who may not be named stands with the words of the sentence, which is in src.
func Chain(q *hearsay.Quote, actors []hearsay.Actor, src string) string {
	var names []string
	for _, l := range q.Chain {
		if len(q.Source) > 0 && slices.Equal(l.Source, q.Source) {
			continue
		}
		name := l.Name
		switch {
		case !l.Named && l.Count > 1:
			name = fmt.Sprintf("%s (%d)", name, l.Count)
		case l.Named && (l.Kind == hearsay.KindPerson || l.Kind == hearsay.KindUnknown || l.Kind == "") && !slices.ContainsFunc(actors, func(a hearsay.Actor) bool { return a.Name == l.Name && Named(&a) }):
			if name = pieces(l.Source, src); name == "" {
				name = "a person"
			} else {
				name = "“" + name + "”"
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, " ← ")
}

// pieces are the words of spans, joined by " … "; a span that does not fit the text is none.
func pieces(spans []hearsay.Span, src string) string {
	var parts []string
	for _, sp := range spans {
		if sp.Check(src) == nil {
			parts = append(parts, strings.Join(strings.Fields(sp.In(src)), " "))
		}
	}
	return strings.Join(parts, " … ")
}

// Also words who says a quote beside its speaker, as far as they may be named: " and Ilan Voss"; "" for nobody.
func Also(q *hearsay.Quote, actors []hearsay.Actor) string {
	out := ""
	for i := range q.Also {
		for k := range actors {
			if a := &actors[k]; a.ID == q.Also[i].Actor && Named(a) {
				out += " and " + a.Name
			}
		}
	}
	return out
}
