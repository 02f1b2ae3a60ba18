package sample

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay"
)

// GoldBasis is the second half of a gold reading, which a file may leave out: what the claim
// rests on, who stands between the outlet and the claim, and which quote it answers.
type GoldBasis struct {
	Evidence []hearsay.Evidence // never empty: none_given stands alone
	Shown    hearsay.Showing    // "" where the text speaks of no proof
	Chain    []GoldLink         // nearest to the outlet first
	Replies  []int              // numbers of quotes of the article, any of which is right
}

// GoldLink is one step of a chain.
type GoldLink struct {
	Name  string // as resolved, or the description of an unnamed source
	Named bool
	Count int // number of unnamed persons, 0 if not told
}

var goldEvidence = []hearsay.Evidence{hearsay.NoneGiven, hearsay.TechnicalForensic, hearsay.IntelligenceAssessment, hearsay.Witness, hearsay.Document,
	hearsay.Imagery, hearsay.CourtOrIndictment, hearsay.ArrestOrConfession, hearsay.ClaimedResponsibility, hearsay.PatternOrMotive,
	hearsay.MediaReport, hearsay.AnonymousSource, hearsay.ThirdParty, hearsay.OfficialStatement}

// basis reads the cells "evidence", "chain" and "replies". The error wraps [ErrGold].
func basis(evidence, chain, replies string) (*GoldBasis, error) {
	b := &GoldBasis{}
	list1, shown, ok := strings.Cut(evidence, "/")
	if b.Shown = hearsay.Showing(shown); ok && b.Shown != hearsay.Shown && b.Shown != hearsay.Cited && b.Shown != hearsay.Asserted {
		return nil, fmt.Errorf("%w: evidence is %q, want shown, cited or asserted", ErrGold, head(shown))
	}
	for _, e := range list(list1) {
		if !slices.Contains(goldEvidence, hearsay.Evidence(e)) {
			return nil, fmt.Errorf("%w: unknown evidence %q", ErrGold, head(e))
		}
		b.Evidence = append(b.Evidence, hearsay.Evidence(e))
	}
	if len(b.Evidence) == 0 || len(b.Evidence) > 1 && slices.Contains(b.Evidence, hearsay.NoneGiven) {
		return nil, fmt.Errorf("%w: evidence %q", ErrGold, head(evidence))
	}
	if chain != "-" {
		for step := range strings.SplitSeq(chain, "<") {
			l, err := goldLink(strings.TrimSpace(step))
			if err != nil {
				return nil, err
			}
			b.Chain = append(b.Chain, l)
		}
	}
	if replies != "-" {
		for _, id := range list(replies) {
			n, err := strconv.Atoi(id)
			if err != nil || n < 1 {
				return nil, fmt.Errorf("%w: reply to %q", ErrGold, head(id))
			}
			b.Replies = append(b.Replies, n)
		}
	}
	return b, nil
}

// goldLink reads "name", "unknown (description)" or "unknown (description)×count".
func goldLink(s string) (GoldLink, error) {
	d, ok := strings.CutPrefix(s, "unknown (")
	if !ok {
		if s == "" || strings.ContainsAny(s, "()×") {
			return GoldLink{}, fmt.Errorf("%w: link %q", ErrGold, head(s))
		}
		return GoldLink{Name: s, Named: true}, nil
	}
	d, count, counted := strings.Cut(d, ")")
	l := GoldLink{Name: d}
	if n, ok := strings.CutPrefix(count, "×"); ok {
		l.Count, _ = strconv.Atoi(n)
	}
	if !counted || d == "" || count != "" && l.Count < 1 {
		return GoldLink{}, fmt.Errorf("%w: link %q", ErrGold, head(s))
	}
	return l, nil
}
