// Package actor says who is who across articles: it gives everybody whom readings name a
// party with a key that is the same in every article.
//
// A reading resolves names within one article; its actors are taken as they are. Across
// articles two spellings are one party only by a rule that can be shown:
//
//	spelling         the same letters but for case, marks, punctuation, article, possessive
//	gazetteer        two forms of one entry: name, adjective, seat, alias, acronym
//	government       the government of a state speaks as that state
//	outlet           name, alias or domain of the outlets table; the name of another outlet of the ledger
//	acronym          an article writes both, "National Harbour Board (NHB)", and no other name has it
//	plural           "Signal Sparrow", "Signal Sparrows", of organisations and groups
//	transliteration  a full name in the common systems of Cyrillic in Latin
//	analyst          somebody said so
//
// Spellings (with country, and for persons the family of their role) are nodes, rules are
// edges, and the parties are what edges connect, strongest rule first, never against a not-same
// statement. Nothing is guessed: a surname alone, an organisation without a name of its own ("the
// foreign ministry"), a name that two parties claim get no key.
//
// Persons without a public role in the article have no key there, even where the same name is
// public elsewhere: it may be another one's. Threat groups never have a country. Nothing is
// merged for good: each merge tells its rule and articles ([Directory.Why]), and a not-same
// statement undoes it. The result does not depend on the order of names, outlets or statements.
// Cost is linear in the names but for sorting; a directory is read only once it is built.
package actor

import (
	"time"

	"hearsay"
	"hearsay/internal/link"
)

// Version of the rules. Keys of another version may differ.
const Version = "actor/2"

// Ref names an actor of one reading.
type Ref struct {
	Article hearsay.ArticleID
	Actor   string // its id in the reading
}

// Name is one actor of one article's reading.
type Name struct {
	Ref
	Name    string
	Kind    hearsay.ActorKind
	Country string
	Public  bool
	Role    string
	Lang    string    // of the article
	At      time.Time // of its publication, zero if unknown
	Short   string    // the acronym that the article writes behind the name, "" if none
}

// Rule says why two spellings are one party.
type Rule string

// Rules, strongest first.
const (
	Analyst         Rule = "analyst"
	Gazetteer       Rule = "gazetteer"
	Government      Rule = "government"
	Outlet          Rule = "outlet"
	Acronym         Rule = "acronym"
	Plural          Rule = "plural"
	Transliteration Rule = "transliteration"
)

// Merge is one reason why two spellings stand for one party.
type Merge struct {
	Rule     Rule
	A, B     string              // spellings as first written; A < B
	Articles []hearsay.ArticleID // that bear the rule out, ascending; nil where a table does
}

// Held is a role that somebody is named with.
type Held struct {
	Role        string // as written
	First, Last time.Time
	Article     hearsay.ArticleID // the first that names it
	N           int               // articles
}

// Entry is a party with what is known of it.
type Entry struct {
	link.Party
	Spellings []string // as written, sorted
	Articles  int
	Roles     []Held // in order of time
}

// Statements of analysts. The order within a pair does not matter.
type Statements struct{ Same, NotSame [][2]Ref }

// Names returns the names of a report's reading, with the acronyms that the text writes
// behind them in parentheses. Nil for an unread report.
func Names(r *link.Report) []Name {
	if r.Reading == nil {
		return nil
	}
	out := make([]Name, 0, len(r.Reading.Actors))
	for i := range r.Reading.Actors {
		a := &r.Reading.Actors[i]
		n := Name{Ref: Ref{r.Article, a.ID}, Name: a.Name, Kind: a.Kind, Country: a.Country, Public: a.Public, Role: a.Role, Lang: r.Revision.Lang, At: r.When()}
		if a.Kind == hearsay.KindOrganisation || a.Kind == hearsay.KindArmedGroup {
			for _, m := range a.Mentions {
				if short := behind(m.Field.In(r.Revision), m.Span); short != "" && short == initials(a.Name) {
					n.Short = short
					break
				}
			}
		}
		out = append(out, n)
	}
	return out
}

// behind returns the acronym in parentheses behind or within a mention, "" if there is none.
func behind(text string, s hearsay.Span) string {
	if s.Check(text) != nil {
		return ""
	}
	at := s.End
	for at < len(text) && text[at] == ' ' {
		at++
	}
	if at >= len(text) || text[at] != '(' {
		return ""
	}
	for end := at + 1; end < len(text) && end < at+12; end++ {
		if text[end] == ')' {
			if short := text[at+1 : end]; acronym(short) {
				return short
			}
			return ""
		}
	}
	return ""
}
