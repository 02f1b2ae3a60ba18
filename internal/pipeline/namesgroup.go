package pipeline

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/measure/narrative"
	"hearsay/internal/store"
)

// groupKey begins the key of a group that a text accuses: hackers, bands, claimants. What they are called stands for
// what they are said to have done; a firm or a state is named for many reasons.
const groupKey = "group:"

// namedWithin is how far back the only incident of which a group is accused may lie.
const namedWithin = 60 * 24 * time.Hour

// accusedGroup is a group in an incident: when it was first accused of it.
type accusedGroup struct {
	incident string
	first    time.Time
}

// groupNames notes of which incidents groups are accused.
type groupNames struct {
	of      map[string][]accusedGroup // by name, as written
	byFirst map[string][]string       // names by first word
}

// note takes an incident.
func (g *groupNames) note(id string, quotes []view.Quote) {
	for i := range quotes {
		k := &quotes[i]
		for _, c := range k.Charged {
			w := firstWord(c.Name)
			if !strings.HasPrefix(c.Key, groupKey) || c.Score < blame.Floor || k.At.IsZero() || w == "" {
				continue
			}
			if g.of == nil {
				g.of, g.byFirst = map[string][]accusedGroup{}, map[string][]string{}
			}
			list, known := g.of[c.Name]
			if !known {
				g.byFirst[w] = append(g.byFirst[w], c.Name)
			}
			switch at := slices.IndexFunc(list, func(a accusedGroup) bool { return a.incident == id }); {
			case at < 0:
				g.of[c.Name] = append(list, accusedGroup{id, k.At})
			case k.At.Before(list[at].first):
				list[at].first = k.At
			}
		}
	}
}

// only returns the incident for which a group stands in a quote of another incident, told at a time: the only one of which it
// is accused within 60 days, and was before. "" for none, and where it is accused of the quote's own.
func (g *groupNames) only(name, own string, at time.Time) string {
	to, n := "", 0
	for _, a := range g.of[name] {
		if a.incident == own {
			return ""
		}
		if a.first.Before(at) && at.Sub(a.first) <= namedWithin {
			to = a.incident
			n++
		}
	}
	if n != 1 {
		return ""
	}
	return to
}

// named lets articles tell of another incident where their quotes of this one name a group that stands for it: "the
// remark that the ministry shelters Grey Vole" tells of what Grey Vole is accused of. things are the incidents by id.
func (in *Retold) named(g *groupNames, id string, quotes []view.Quote, things map[string]*narrative.Thing) {
	for i := range quotes {
		k := &quotes[i]
		article := string(k.Article)
		head := in.Heads[article]
		if head == nil || head.At.IsZero() {
			continue
		}
		groupsIn(k.Words, g.byFirst, func(name string) {
			to := g.only(name, id, head.At)
			t := things[to]
			if t == nil || slices.Contains(t.Articles, article) {
				return
			}
			t.Articles = append(t.Articles, article)
			in.passages[[2]string{to, article}] = append(in.passages[[2]string{to, article}], string(k.ID))
		})
	}
}

// nameGroups goes through the incidents once more, for the groups that they name.
func (in *Retold) nameGroups(ctx context.Context, l FigureLedger, q *RetoldQuery, g *groupNames) error {
	if len(g.of) == 0 || !q.wants("incidents") {
		return nil
	}
	things := map[string]*narrative.Thing{}
	for i := range in.Things["incidents"] {
		t := &in.Things["incidents"][i]
		things[t.ID] = t
	}
	return eachOf(ctx, l, store.ViewQuery{Kind: store.KindIncident, Since: q.Since, Until: q.Until}, func(v *store.View, body *view.Incident) {
		in.named(g, v.ID, body.Quotes, things)
	})
}

// groupsIn yields the groups that words name, with a capital and as words of their own; by first word of their names.
func groupsIn(words string, byFirst map[string][]string, yield func(name string)) {
	for i := 0; i < len(words); {
		r, n := utf8.DecodeRuneInString(words[i:])
		if !inWord(r) {
			i += n
			continue
		}
		end := i
		for end < len(words) {
			x, k := utf8.DecodeRuneInString(words[end:])
			if !inWord(x) {
				break
			}
			end += k
		}
		if unicode.IsUpper(r) {
			for _, name := range byFirst[words[i:end]] {
				if after, ok := strings.CutPrefix(words[i:], name); ok {
					if x, _ := utf8.DecodeRuneInString(after); !inWord(x) {
						yield(name)
					}
				}
			}
		}
		i = end
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// firstWord of a name; "" where it does not begin with one.
func firstWord(name string) string {
	if i := strings.IndexFunc(name, func(r rune) bool { return !inWord(r) }); i >= 0 {
		return name[:i]
	}
	return name
}
