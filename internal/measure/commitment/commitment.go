// Package commitment follows what parties threaten, promise, plan and demand: whether a later report
// tells it as done, or a later word takes it back.
//
// Commitments of one party on one matter, made within [Again] days, are one, also where one report has as a threat what another has as a plan in the same
// words, or where the same verb is to be done by the same day; the first founds it, of one article that which tells most. It is
//
//   - kept, where a later article tells that the party did it: in one clause, with the verb of the commitment and two further
//     particular words of it (one, where it has no more, within [Soon] days); or with half of its particular words, three or more, or all,
//     where it has no verb; with all of three particular words or more, where the verb of the commitment is the object of one that says that it was done ("reads the
//     charge"); a threat of some reply without a condition, by a hostile step that is done to the one
//     threatened within [Soon] days; a demand, by the party it was made to. Other places, numbers, or states that it is
//     done to are another deed; a part of it is not all of it;
//   - withdrawn, where later words of the party take it back and share two particular words with it (one, where it has
//     but two);
//   - open otherwise, and overdue where its deadline passed.
//
// The earliest report decides. Nothing says whether a condition was met, and nothing is told broken:
// that nobody reports a deed is no proof. There is no model of chance; words may fit by accident, so each status
// names the report behind it. The order of input does not matter. Cost is commitments × later reports of
// the same party.
package commitment

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Limits.
const (
	Again = 14 // days between two wordings of one commitment
	Reach = 60 // days after which a deed is not tied to a commitment any more
	Soon  = 14 // days after which little in common ties them no more: one word, or any step against somebody to a threat of some answer
)

// Kind of a commitment.
type Kind string

const (
	Threat  Kind = "threat"
	Warning Kind = "warning" // of own steps
	Promise Kind = "promise"
	Plan    Kind = "plan" // announced or intended
	Demand  Kind = "demand"
)

// Status of a commitment.
type Status string

const (
	Open      Status = "open"
	Kept      Status = "kept"
	Withdrawn Status = "withdrawn"
)

// Commitment is what one quote commits its speaker to.
type Commitment struct {
	ID       string
	Article  string
	Party    string // key of its side
	Kind     Kind
	At       time.Time
	Verbs    []string // what is to be done, base forms; none where it is told by nouns
	Terms    []uint64 // particular words, ascending, verbs included
	VerbTerm []uint64 // those of the verbs, ascending
	To       []string // parties it is toward
	Proper   []uint64 // words of names in it that are no party's: places, ships; ascending
	Numbers  []uint64 // ascending
	All      bool     // of all of something: a part of it keeps nothing
	Reply    bool     // it says no more than that there will be an answer
	If       bool     // it has a condition
	Not      bool     // it says what is not to be done: that somebody "decided against it" takes nothing back
	Deadline string   // day, "" for none
}

// Report is one later sentence or quote.
type Report struct {
	ID      string
	Article string
	Party   string // who does, or says, it
	At      time.Time
	Verb    string // base form of what is done; "" for words
	Strike  bool   // a hostile step
	Terms   []uint64
	Parties []string // that its clause names
	Targets []string // of these, whom it is done to
	Proper  []uint64 // words of other names in it, ascending
	Numbers []uint64 // ascending
	On      string   // latest day that it is told for, "" for none
	All     bool     // all of something
	Undo    bool     // its verb ends, delays or refuses something
	Object  []uint64 // particular words of the object of a verb that does what its object names ("reads the charge"), ascending; none of other verbs
	Back    bool     // it takes something back
	Done    bool     // it says that something was done as promised
}

// Outcome is what became of a commitment.
type Outcome struct {
	Founder int // place of the commitment that founds it: itself, or an earlier wording
	Status  Status
	By      int    // place of the report behind the status, -1 for none
	Why     string // rule
	Overdue bool
	Days    int // from the founding to the status, or to the last day known
}

// Judge returns what became of each commitment until asOf, in the order of list. Ones without a time are
// open, with zero days.
func Judge(list []Commitment, reports []Report, asOf time.Time) []Outcome {
	out := make([]Outcome, len(list))
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(list[i].At.Compare(list[j].At), strings.Compare(list[i].Article, list[j].Article), detail(&list[j])-detail(&list[i]), strings.Compare(list[i].ID, list[j].ID))
	})
	founders := map[string][]int{} // by party
	for _, i := range order {
		c := &list[i]
		out[i] = Outcome{Founder: i, Status: Open, By: -1}
		for _, f := range founders[c.Party] {
			if one(&list[f], c) {
				out[i].Founder = f
				break
			}
		}
		if out[i].Founder == i {
			founders[c.Party] = append(founders[c.Party], i)
		}
	}
	by := map[string][]int{}
	for k := range reports {
		by[reports[k].Party] = append(by[reports[k].Party], k)
	}
	for _, l := range by {
		slices.SortFunc(l, func(a, b int) int {
			return cmp.Or(reports[a].At.Compare(reports[b].At), strings.Compare(reports[a].ID, reports[b].ID))
		})
	}
	for _, i := range order {
		if f := out[i].Founder; f != i {
			founder := f
			out[i] = out[founder]
			out[i].Founder = founder
			continue
		}
		c := &list[i]
		if c.At.IsZero() {
			continue
		}
		who := []string{c.Party}
		if c.Kind == Demand {
			who = append(who, c.To...)
		}
		first := -1
		for _, p := range who {
			for _, k := range by[p] {
				if !later(c, &reports[k]) {
					continue
				}
				if s, why := fits(c, &reports[k]); s != Open {
					if first < 0 || reports[k].At.Before(reports[first].At) {
						first = k
						out[i].Status, out[i].Why, out[i].By = s, why, k
					}
					break
				}
			}
		}
		end := asOf
		if first >= 0 {
			end = reports[first].At
		}
		out[i].Days = max(0, int(end.Sub(c.At).Hours()/24))
		out[i].Overdue = out[i].Status == Open && c.Deadline != "" && c.Deadline < asOf.UTC().Format(time.DateOnly)
	}
	return out
}

// detail is how much a commitment tells: of two wordings in one article, headline and text, that with more founds it.
func detail(c *Commitment) int {
	n := len(c.Terms)
	if c.If {
		n++
	}
	if c.Deadline != "" {
		n++
	}
	return n
}

// later reports whether r may tell what became of c.
func later(c *Commitment, r *Report) bool {
	return r.Article != c.Article && r.At.After(c.At) && r.At.Sub(c.At) <= Reach*24*time.Hour && (r.On == "" || r.On >= c.At.UTC().Format(time.DateOnly))
}

// one reports whether two commitments of one party, a the earlier, are the same.
func one(a, b *Commitment) bool {
	if (a.Kind == Demand) != (b.Kind == Demand) || b.At.Sub(a.At) > Again*24*time.Hour || a.At.IsZero() || b.At.IsZero() {
		return false
	}
	n := common(a.Terms, b.Terms)
	if group(a.Kind) != group(b.Kind) { // what one report calls a threat is in another what the party "will" do
		all := n >= 2 || n == 1 && len(a.Terms) == len(b.Terms) && a.Deadline != "" && a.Deadline == b.Deadline
		return all && n == min(len(a.Terms), len(b.Terms)) && a.Not == b.Not
	}
	if a.Deadline != "" && a.Deadline == b.Deadline && common(a.VerbTerm, b.VerbTerm) > 0 && !apart(a.Proper, b.Proper) && !apart(a.Numbers, b.Numbers) {
		return true // one deed by one day, its objects told in other words
	}
	return n >= 2 && 2*n >= min(len(a.Terms), len(b.Terms)) || n == 1 && len(a.Terms) == 1 && len(b.Terms) == 1
}

// group tells what is said against somebody apart from what is offered.
func group(k Kind) int {
	switch k {
	case Threat, Warning:
		return 0
	case Demand:
		return 1
	}
	return 2
}

// fits says what r makes of c, and by which rule.
func fits(c *Commitment, r *Report) (Status, string) {
	if c.Reply && !c.If && !c.Not && c.Kind != Demand && r.Party == c.Party && r.Strike && r.At.Sub(c.At) <= Soon*24*time.Hour &&
		slices.ContainsFunc(c.To, func(p string) bool { return slices.Contains(r.Targets, p) }) {
		return Kept, "a hostile step toward the one threatened"
	}
	if c.Not || apart(c.Proper, r.Proper) || apart(c.Numbers, r.Numbers) {
		return Open, "" // nobody does what is not to be done; another place, another number
	}
	shared := common(c.Terms, r.Terms)
	if r.Party == c.Party && r.Back && r.Verb == "" && (shared >= 2 || shared == 1 && len(c.Terms) <= 2) {
		return Withdrawn, "its speaker takes it back"
	}
	if (c.Kind == Demand) == (r.Party == c.Party) || c.All && !r.All {
		return Open, "" // who demands does not comply, and only he keeps his own word; a part is not all
	}
	toward := slices.ContainsFunc(c.To, func(p string) bool { return slices.Contains(r.Parties, p) })
	switch {
	case r.Done && shared >= 2:
		return Kept, "told as done as promised"
	case r.Verb == "":
		return Open, ""
	case c.Kind != Demand && !toward && states(c.To) && states(r.Parties):
		return Open, "" // done to somebody else
	case slices.Contains(c.Verbs, r.Verb) && enough(shared-common(c.VerbTerm, r.Terms), len(c.Terms)-len(c.VerbTerm), toward && c.Kind != Demand, r.At.Sub(c.At) <= Soon*24*time.Hour):
		return Kept, "the same deed by the same party"
	case len(c.VerbTerm) > 0 && shared == len(c.Terms) && shared > 2 && common(c.VerbTerm, r.Object) == len(c.VerbTerm):
		return Kept, "the same deed, told by a noun"
	case len(c.Verbs) == 0 && !r.Undo && len(c.Terms) >= 2 && (shared == len(c.Terms) || shared >= 3 && 2*shared >= len(c.Terms)):
		return Kept, "its words are told as done"
	}
	return Open, ""
}

// enough reports whether n of a commitment's particular words besides its verbs, of all it has, tell the same matter:
// two and a third of them; soon after also one, where it has no other or, of two, the party it is toward is named as well.
func enough(n, of int, toward, soon bool) bool {
	return n >= 2 && 3*n >= of || soon && n == 1 && (of == 1 || toward && of == 2)
}

// apart reports whether both lists hold something, and nothing in common.
func apart(a, b []uint64) bool { return len(a) > 0 && len(b) > 0 && common(a, b) == 0 }

// states reports whether one of the keys is that of a state.
func states(keys []string) bool {
	return slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, "state:") })
}

// common counts what two ascending lists share.
func common(a, b []uint64) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
