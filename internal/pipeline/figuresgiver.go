package pipeline

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay"
	"hearsay/internal/link"
)

// speaking are the words between somebody and a number that make it his: "speaks of", "put the odds at".
var speaking = regexp.MustCompile(`^,? ?(?:(?:has |have )?(?:speaks|spoke|spoken|talks|talked|speak|talk) of|(?:has |have )?(?:counts|counted)|(?:has |have )?(?:puts|put) (?:it|them|the [a-z' ]{1,30}) (?:at|on))(?: about| some| nearly| almost)? ?["“‘'«]?$`)

// speakingBytes are as many as the words of speaking can have; anotherRunes likewise of another, in characters.
const (
	speakingBytes = 4 * 64
	anotherRunes  = 64
)

// speaks gives a number to whom the sentence says it is of, also where somebody else is quoted as saying so: "the firm
// speaks of 9,000", and in the same breath "the fire service of 3,000". before are the numbers before it.
func (t *figureText) speaks(g *Given, before []Given) {
	again := len(before) > 0 && before[len(before)-1].Sentence == g.Sentence && before[len(before)-1].said
	if k := t.speaker(g, t.whoAt, again, func(i int) (hearsay.Span, bool) { return t.who[i].At, true }); k >= 0 { // a capital that speaks is its state
		m := &t.who[k]
		g.Who, g.Own, g.Voice, g.said = m.Party, false, m.Party.Key, true
		return
	}
	if !again || g.Quote != "" && !g.Own {
		return
	}
	lead := lastRunes(t.src[g.Sentence.Start:g.Number.Span.Start], anotherRunes)
	if m := another.FindStringSubmatch(strings.ToLower(lead)); m != nil { // not the outlet, and its name may tell whom
		g.Who, g.Own, g.said = t.called(m[1]), false, true
		if g.Voice = g.Who.Key; g.Voice == "" {
			g.unknown, g.Voice = m[1], "in:"+g.Article+":"+m[1] // not known, but none of the others
		}
	}
}

// speaker is the first of some places, as one tells them, between which and a number of their sentence stand words of speaking; if again, "of" will do. It
// is −1 for none. Only those close before the number are looked at.
func (t *figureText) speaker(g *Given, places *spanIndex, again bool, place func(i int) (hearsay.Span, bool)) int {
	start := g.Number.Span.Start
	near := hearsay.Span{Start: speakingFrom(t.src, g.Sentence.Start, start) - 1, End: start}
	return places.first(near, func(i int) bool {
		at, ok := place(i)
		if !ok || at.End > start || at.Start < g.Sentence.Start {
			return false
		}
		words := strings.ToLower(strings.TrimLeft(t.src[at.End:start], " "))
		return speaking.MatchString(words) || again && strings.TrimRight(words, opening) == "of"
	})
}

// opening may stand between "of" and a number.
const opening = ` "“‘'«`

// speakingFrom is where a name must end, or further behind, for the words up to byte at to be of speaking: the blanks behind the name, and before the
// number, may be many.
func speakingFrom(src string, least, at int) int {
	blank := func(from int) int {
		for from > least && src[from-1] == ' ' {
			from--
		}
		return from
	}
	of := least + len(strings.TrimRight(src[least:at], opening)) - len("of")
	return min(blank(max(least, at-speakingBytes)), blank(max(least, of)))
}

// lastRunes are the last n characters of s.
func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// another gives the second of two that speak of a number each: "…, the fire service of".
var another = regexp.MustCompile(`(?:,|;| and) (?:the |its )?([a-z][a-z' -]{2,40}) of ["“‘'«]?$`)

// called is the only party of those named whose name ends in words; the zero Party where there is none, or more.
func (t *figureText) called(words string) link.Party {
	x, ok := t.calls[words]
	if !ok {
		x = called(t.who, words)
		t.calls[words] = x
	}
	return x
}

func called(who []Mentioned, words string) link.Party {
	var x link.Party
	for _, m := range who {
		if strings.HasSuffix(strings.ToLower(m.Party.Name), " "+words) && m.Party.Key != x.Key {
			if x.Key != "" {
				return link.Party{}
			}
			x = m.Party
		}
	}
	return x
}

// somebody gives a number of the article's own words to one of whom the sentence says that it is his, where he is no party of the article:
// the outlet does not give it. Who nobody knows may be private, and his name is not shown.
func (t *figureText) somebody(g *Given) {
	if !g.Own || g.said {
		return
	}
	k := t.speaker(g, t.namesAt, false, func(i int) (hearsay.Span, bool) {
		return t.names[i].Span, t.names[i].Kind == hearsay.KindPerson || t.names[i].Kind == hearsay.KindUnknown
	})
	if k >= 0 {
		n := &t.names[k]
		g.Who, g.Own, g.said, g.unknown = link.Party{Name: hearsay.PrivateParty, Kind: n.Kind}, false, true, strings.ToLower(n.Name)
		g.Voice = "in:" + g.Article + ":" + g.unknown
	}
}

// heard takes a number from the outlet where its own words tell only that somebody was told it: "on Monday the world was told of".
func (t *figureText) heard(g *Given) {
	if g.Own && t.line.heard() {
		g.Who, g.Own, g.Voice = link.Party{}, false, ""
	}
}

// known finds the giver that the text does not introduce among the parties of the story's other articles: "the fire service", where one alone
// is called so there; a name must be the whole one. A person's may also be that of the only public one in the ledger so called, where some article names him
// and a body that this one names. Who is not found and has no name is shown by what the text calls him, as unnamed sources are.
func (g *Given) known(ctx context.Context, parties *Parties, articles map[hearsay.ArticleID]bool) error {
	if g.unknown == "" {
		return nil
	}
	named := g.Who.Name == hearsay.PrivateParty
	x, err := parties.among(ctx, g.unknown, named, articles)
	if err == nil && x.Key == "" && named {
		x, err = parties.beside(ctx, g.unknown, g.About)
	}
	switch {
	case err != nil:
		return err
	case x.Key != "":
		g.Who, g.Voice = x, x.Key
	case !named:
		g.Who = link.Party{Name: g.unknown, Kind: hearsay.KindUnknown}
	}
	return nil
}

// beside is the only person with a key whose name is the given one, lower case, where one of the articles that name him names one of the bodies,
// too; the zero Party otherwise. Cost is that of the ledger's names.
func (p *Parties) beside(ctx context.Context, name string, bodies []string) (link.Party, error) {
	var one *listedParty
	for _, x := range p.by[name] {
		if x.party.Key == "" || x.party.Kind != hearsay.KindPerson || one != nil {
			return link.Party{}, nil
		}
		one = x
	}
	if one == nil {
		return link.Party{}, nil
	}
	his, err := p.members(ctx, one.id)
	if err != nil {
		return link.Party{}, err
	}
	for _, list := range p.by {
		for _, x := range list {
			if !slices.Contains(bodies, x.party.Key) {
				continue
			}
			in, err := p.members(ctx, x.id)
			if err != nil {
				return link.Party{}, err
			}
			for a := range his {
				if in[a] {
					return one.party, nil
				}
			}
		}
	}
	return link.Party{}, nil
}

// among is the only party with a key that one of the articles names and whose name is words or, if not whole and no person's, ends in them; the zero Party
// for none or more. Cost is that of the ledger's names.
func (p *Parties) among(ctx context.Context, words string, whole bool, articles map[hearsay.ArticleID]bool) (link.Party, error) {
	var found link.Party
	for name, list := range p.by {
		if name != words && (whole || !strings.HasSuffix(name, " "+words)) {
			continue
		}
		for _, x := range list {
			if x.party.Key == "" || x.party.Key == found.Key || IsOutlet(x.party.Key) || x.party.Kind == hearsay.KindPerson && !whole {
				continue
			}
			in, err := p.members(ctx, x.id)
			if err != nil {
				return link.Party{}, err
			}
			here := false
			for a := range articles {
				here = here || in[a]
			}
			if !here {
				continue
			}
			if found.Key != "" {
				return link.Party{}, nil
			}
			found = x.party
		}
	}
	return found, nil
}
