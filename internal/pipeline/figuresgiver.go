package pipeline

import (
	"context"
	"regexp"
	"strings"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/read"
	"hearsay/internal/store"
)

// speaking are the words between somebody and a number that make it his: "speaks of", "put the odds at".
var speaking = regexp.MustCompile(`^,? ?(?:(?:has |have )?(?:speaks|spoke|spoken|talks|talked|speak|talk) of|(?:has |have )?(?:counts|counted)|(?:has |have )?(?:puts|put) (?:it|them|the [a-z' ]{1,30}) (?:at|on))(?: about| some| nearly| almost)? ?["“‘'«]?$`)

// speaks gives a number to whom the sentence says it is of, also where somebody else is quoted as saying so: "the firm
// speaks of 9,000", and in the same breath "the fire service of 3,000". before are the numbers before it.
func speaks(g *Given, rep *store.Report, who []Mentioned, before []Given) {
	src := g.Field.In(&rep.Revision)
	again := len(before) > 0 && before[len(before)-1].Sentence == g.Sentence && before[len(before)-1].said
	for _, m := range who {
		if !m.Itself || m.At.End > g.Number.Span.Start || m.At.Start < g.Sentence.Start {
			continue
		}
		words := strings.ToLower(strings.TrimLeft(src[m.At.End:g.Number.Span.Start], " "))
		if speaking.MatchString(words) || again && strings.TrimRight(words, ` "“‘'«`) == "of" {
			g.Who, g.Own, g.Voice, g.said = m.Party, false, m.Party.Key, true
			return
		}
	}
	if !again || g.Quote != "" && !g.Own {
		return
	}
	if m := another.FindStringSubmatch(strings.ToLower(src[g.Sentence.Start:g.Number.Span.Start])); m != nil { // not the outlet, and its name may tell whom
		g.Who, g.Own, g.said = called(who, m[1]), false, true
		if g.Voice = g.Who.Key; g.Voice == "" {
			g.unknown, g.Voice = m[1], "in:"+g.Article+":"+m[1] // not known, but none of the others
		}
	}
}

// another gives the second of two that speak of a number each: "…, the fire service of".
var another = regexp.MustCompile(`(?:,|;| and) (?:the |its )?([a-z][a-z' -]{2,40}) of ["“‘'«]?$`)

// called is the only party of those named whose name ends in words; the zero Party where there is none, or more.
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
func somebody(g *Given, rep *store.Report, names []read.Named) {
	if !g.Own || g.said {
		return
	}
	src := g.Field.In(&rep.Revision)
	for i := range names {
		n := &names[i]
		if n.Kind != hearsay.KindPerson && n.Kind != hearsay.KindUnknown || n.Span.End > g.Number.Span.Start || n.Span.Start < g.Sentence.Start {
			continue
		}
		if speaking.MatchString(strings.ToLower(strings.TrimLeft(src[n.Span.End:g.Number.Span.Start], " "))) {
			g.Who, g.Own, g.said, g.unknown = link.Party{Name: hearsay.PrivateParty, Kind: n.Kind}, false, true, strings.ToLower(n.Name)
			g.Voice = "in:" + g.Article + ":" + g.unknown
			return
		}
	}
}

// known finds the giver that the text does not introduce among the parties of the story's other articles: "the fire service", where one alone
// is called so there; a name must be the whole one.
func (g *Given) known(ctx context.Context, parties *Parties, articles map[hearsay.ArticleID]bool) error {
	if g.unknown == "" {
		return nil
	}
	x, err := parties.among(ctx, g.unknown, g.Who.Name == hearsay.PrivateParty, articles)
	if err == nil && x.Key != "" {
		g.Who, g.Voice = x, x.Key
	}
	return err
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
