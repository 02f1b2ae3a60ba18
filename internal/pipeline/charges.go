package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/blame"
	"hearsay/internal/measure/reply"
	"hearsay/internal/store"
)

// Charges are the accusations of a ledger, in order of time, and what may answer them.
type Charges struct {
	List    []reply.Accusation
	Of      []Charge // beside List
	Answers []reply.Answer
	Refs    map[hearsay.ArticleID]string // of all articles in stories
}

// Charge is an article that accuses a party: its first quote that does, and whether the party is
// heard.
type Charge struct {
	Quote   view.Quote
	Accused view.Charged // Heard is that of the article
}

// ReadCharges reads those of the whole ledger: what articles of all genres but opinion and
// official statements assert of parties with a key, at [blame.Floor] or more, or tell that such a party rejects. An admission is none.
func ReadCharges(ctx context.Context, l ViewLister) (*Charges, error) {
	in := &Charges{Refs: map[hearsay.ArticleID]string{}}
	story := map[hearsay.ArticleID]string{}
	err := EachView(ctx, l, store.KindStory, func(v *store.View, body *view.Story) {
		for _, x := range body.Articles {
			in.Refs[x.ID], story[x.ID] = x.Ref, v.ID
		}
		for _, s := range body.Spoken {
			for _, k := range s.Voiced {
				x := &body.Articles[k]
				in.Answers = append(in.Answers, reply.Answer{Outlet: knownOutlet(x.Outlet), Article: string(x.ID), Party: Side(s.Key, s.SpeaksFor), At: x.At, Day: x.Day, Scope: v.ID})
			}
		}
	})
	if err != nil {
		return nil, err
	}
	type accusation struct {
		article hearsay.ArticleID
		key     string
	}
	at := map[accusation]int{}
	sides := map[accusation]bool{} // by article and side
	type told struct {
		claim string
		quote view.Quote
		of    view.Charged
	}
	var rejected []told
	charge := map[string]string{} // by claim that tells a charge in other words than others: the scope of all of these
	take := func(claim string, q *view.Quote, c view.Charged) {
		if c.Self || c.Score < blame.Floor {
			return
		}
		k, ok := at[accusation{q.Article, c.Key}]
		if !ok {
			k = len(in.List)
			at[accusation{q.Article, c.Key}] = k
			x := reply.Accusation{Outlet: knownOutlet(q.Outlet), Article: string(q.Article), Accused: Side(c.Key, cmp.Or(c.SpeaksFor, c.TiedTo)), At: q.At, Day: q.Day, Scopes: []string{story[q.Article]}}
			in.List, in.Of = append(in.List, x), append(in.Of, Charge{Quote: *q, Accused: c})
			sides[accusation{q.Article, x.Accused}] = true
		}
		x, r := &in.List[k], &in.Of[k]
		for _, s := range []string{claim, charge[claim]} {
			if s != "" && !slices.Contains(x.Scopes, s) {
				x.Scopes = append(x.Scopes, s)
			}
		}
		if c.Heard == view.HeardYes || r.Accused.Heard == view.HeardNo {
			r.Accused.Heard = c.Heard
		}
		if y := c.Answer; y != nil && (r.Accused.Answer == nil || earlier(y, r.Accused.Answer)) {
			r.Accused.Answer = y
		}
		if y := r.Accused.Answer; y != nil {
			x.Where, x.Before = reply.WhereOf(y.Field == hearsay.FieldTitle, y.Before), y.Before
		}
		x.Heard, x.Asked = r.Accused.Heard == view.HeardYes, r.Accused.Heard == view.HeardAsked
	}
	err = EachView(ctx, l, store.KindClaim, func(v *store.View, body *view.Claim) {
		if body.Charge != nil {
			charge[v.ID] = "charge:" + body.Charge.Claims[0]
		}
		for i := range body.Quotes {
			q := &body.Quotes[i]
			if q.Genre == hearsay.GenreOpinion {
				continue
			}
			for _, who := range PartiesOf(q) {
				if q.Stance != view.Denies {
					continue
				}
				x := reply.Answer{Outlet: knownOutlet(q.Outlet), Article: string(q.Article), Party: who.Key, At: q.At, Day: q.Day, Scope: v.ID}
				in.Answers = append(in.Answers, x)
				if x.Scope = charge[v.ID]; x.Scope != "" {
					in.Answers = append(in.Answers, x)
				}
			}
			if q.Genre == hearsay.GenreStatement {
				continue
			}
			if q.Stance == view.Asserts {
				for _, c := range q.Charged {
					take(v.ID, q, c)
				}
			}
			for _, c := range q.Rejected {
				rejected = append(rejected, told{v.ID, *q, c})
			}
		}
	})
	// What a side rejects is told as a charge against it only where the article has no other: the ministry answers for the state.
	office := func(x *told) int { // behind its state
		if strings.HasPrefix(x.of.Key, "state:") {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(rejected, func(x, y told) int {
		return cmp.Or(strings.Compare(string(x.quote.Article), string(y.quote.Article)), office(&x)-office(&y), strings.Compare(x.of.Key, y.of.Key), strings.Compare(string(x.quote.ID), string(y.quote.ID)))
	})
	for i := range rejected {
		x := &rejected[i]
		if !sides[accusation{x.quote.Article, Side(x.of.Key, cmp.Or(x.of.SpeaksFor, x.of.TiedTo))}] {
			take(x.claim, &x.quote, x.of)
		}
	}
	in.sort()
	return in, err
}

// earlier reports whether x stands before y in an article, the headline first.
func earlier(x, y *view.Answer) bool {
	if x.Field != y.Field {
		return x.Field == hearsay.FieldTitle
	}
	return x.Span.Start < y.Span.Start
}

// sort puts accusations in order of time, those without one last.
func (in *Charges) sort() {
	order := make([]int, len(in.List))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := &in.Of[i], &in.Of[j]
		return cmp.Or(lastEmpty(x.Quote.Day, y.Quote.Day), x.Quote.At.Compare(y.Quote.At), strings.Compare(x.Quote.Ref, y.Quote.Ref), strings.Compare(x.Accused.Key, y.Accused.Key))
	})
	list, of := in.List, in.Of
	in.List, in.Of = nil, nil
	for _, i := range order {
		in.List, in.Of = append(in.List, list[i]), append(in.Of, of[i])
	}
}

// lastEmpty compares two strings, "" coming last.
func lastEmpty(x, y string) int {
	if (x == "") != (y == "") {
		return strings.Compare(y, x)
	}
	return strings.Compare(x, y)
}

// Side is the party whose words count as a party's own: the state for which it answers, as a code, or the firm whose head it
// is, as a key ("" for none), else itself.
func Side(key, speaksFor string) string {
	if strings.Contains(speaksFor, ":") {
		return speaksFor
	}
	if speaksFor != "" {
		return "state:" + speaksFor
	}
	return key
}

// PartiesOf are the parties that say a quote, each once on its [Side]: that of its speaker and those
// beside it. Outlets are none; a press room's own voice is its party's.
func PartiesOf(q *view.Quote) []view.By {
	var out []view.By
	for _, b := range append([]view.By{{Name: q.Speaker, Key: q.SpeakerKey, SpeaksFor: q.SpeaksFor}}, q.Also...) {
		if b.Key == "" || IsOutlet(b.Key) {
			continue
		}
		if b.Key = Side(b.Key, b.SpeaksFor); !slices.ContainsFunc(out, func(o view.By) bool { return o.Key == b.Key }) {
			out = append(out, b)
		}
	}
	return out
}

// IsOutlet reports whether a party's key is that of an outlet.
func IsOutlet(key string) bool { return strings.HasPrefix(key, "outlet:") }

// knownOutlet returns "" for an outlet that is not known, which equals no other.
func knownOutlet(outlet string) string {
	if hearsay.KnownOutlet(outlet) {
		return outlet
	}
	return ""
}

// EachView calls f with every view of a kind.
func EachView[T any](ctx context.Context, l ViewLister, kind string, f func(*store.View, *T)) error {
	return eachOf(ctx, l, store.ViewQuery{Kind: kind}, f)
}

// eachOf calls f with every view that a query asks for.
func eachOf[T any](ctx context.Context, l ViewLister, q store.ViewQuery, f func(*store.View, *T)) error {
	q.Limit = 500
	for {
		p, err := l.Views(ctx, q)
		if err != nil {
			return err
		}
		for i := range p.Rows {
			var body T
			if err := json.Unmarshal(p.Rows[i].Body, &body); err != nil {
				return fmt.Errorf("%s %s: %w", q.Kind, p.Rows[i].ID, err)
			}
			f(&p.Rows[i], &body)
		}
		if q.After = p.Next; p.Next == "" {
			return nil
		}
	}
}
