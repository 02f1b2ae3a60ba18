package pipeline

import (
	"context"
	"strings"
	"unicode"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/link/view"
	"hearsay/internal/measure/number"
	"hearsay/internal/store"
	wordlist "hearsay/lexicon/tally"
)

// Repeated is a quote of which the article says that its speaker says so again, or often.
type Repeated struct {
	Said    wordlist.Often
	Words   string // "has repeatedly denied", as written
	Ref     string
	Outlet  string
	Day     string
	Quote   hearsay.QuoteID
	Act     hearsay.Act
	Who     link.Party
	Place   int // in Sayings
	Field   hearsay.Field
	Spans   []hearsay.Span // of the cue
	Rev     hearsay.RevisionID
	Content string
}

// ReadRepeated reads all sayings of parties with a key, and those told with a word of frequency beside their
// cue. Denials and rejections of responsibility are one act.
func ReadRepeated(ctx context.Context, l FigureLedger, q FigureQuery) (list []number.Saying, out []Repeated, err error) {
	parties, err := ReadParties(ctx, l)
	if err != nil {
		return nil, nil, err
	}
	story := map[hearsay.ArticleID]string{}
	if err := EachView(ctx, l, store.KindStory, func(v *store.View, body *view.Story) {
		for i := range body.Articles {
			story[body.Articles[i].ID] = v.ID
		}
	}); err != nil {
		return nil, nil, err
	}
	for rep, err := range l.Reports(ctx, store.ReportQuery{}) {
		if err != nil {
			return nil, nil, err
		}
		if rep.Reading == nil {
			continue
		}
		lr := &link.Report{Revision: &rep.Revision, Reading: rep.Reading}
		day := rep.Revision.Published.Day()
		for i := range rep.Reading.Quotes {
			x := &rep.Reading.Quotes[i]
			if x.Speaker.Via == hearsay.ViaOutlet || x.Act == "" {
				continue
			}
			who, err := parties.Speaker(ctx, &rep, x)
			if err != nil {
				return nil, nil, err
			}
			if who.Key == "" || who.Kind == hearsay.KindOutlet {
				continue
			}
			act := x.Act
			if act == hearsay.RejectResponsibility {
				act = hearsay.Deny
			}
			list = append(list, number.Saying{Party: Side(who.Key, answersFor(who)), Article: string(rep.Item.ID), Story: story[rep.Item.ID], Act: string(act), At: lr.When()})
			if q.Since != "" && day < q.Since || q.Until != "" && (day == "" || day > q.Until) || q.Articles != nil && !q.Articles[rep.Item.ID] {
				continue
			}
			if o, sp, ok := often(x, x.Field.In(&rep.Revision)); ok && deeds[act] {
				out = append(out, Repeated{Said: o, Words: veil(lr, x.Field, []hearsay.Span{sp}), Ref: rep.Revision.RefOrID(), Outlet: rep.Item.Outlet, Day: day, Quote: x.ID, Act: x.Act, Who: who,
					Place: len(list) - 1, Field: x.Field, Spans: x.Cue, Rev: rep.Revision.ID, Content: veil(lr, x.Field, content(x))})
			}
		}
	}
	return list, out, nil
}

// deeds are acts of which it makes sense to count how often one does them: who says something again may say something else.
var deeds = map[hearsay.Act]bool{hearsay.Deny: true, hearsay.Accuse: true, hearsay.Threaten: true, hearsay.Warn: true, hearsay.Demand: true, hearsay.Promise: true,
	hearsay.Condemn: true, hearsay.Admit: true, hearsay.Confirm: true, hearsay.ClaimResponsibility: true, hearsay.NoComment: true, hearsay.Retract: true}

// besideCue is how far before and behind its cue a wording of frequency may stand, in bytes.
const besideCue = 40

// often finds a wording of frequency in the cue of a quote or beside it, outside of what is said.
func often(q *hearsay.Quote, src string) (wordlist.Often, hearsay.Span, bool) {
	if len(q.Cue) == 0 {
		return wordlist.Often{}, hearsay.Span{}, false
	}
	sp := hearsay.Span{Start: q.Cue[0].Start, End: q.Cue[len(q.Cue)-1].End}
	from, to := max(0, sp.Start-besideCue), min(len(src), sp.End+besideCue)
	for _, list := range [][]hearsay.Span{q.Content, q.Source} {
		for _, c := range list {
			if c.End <= sp.Start {
				from = max(from, c.End)
			}
			if c.Start >= sp.End {
				to = min(to, c.Start)
			}
		}
	}
	if from > sp.Start || to < sp.End { // content within the cue
		from, to = sp.Start, sp.End
	}
	lead := src[from:sp.Start] // of its own clause
	if k := strings.LastIndexAny(lead, ".;:!?,\n\"“”"); k >= 0 {
		lead = lead[k+1:]
	}
	tail := src[sp.End:to]
	if k := strings.IndexAny(tail, ".;:!?,\n\"“”"); k >= 0 {
		tail = tail[:k]
	}
	if len(q.Content) > 0 && q.Content[0].Start >= sp.End && strings.TrimSpace(src[sp.End:q.Content[0].Start]) == "" {
		c := q.Content[0] // "denied for the third time that": the wording often passes for what is said
		if k := strings.Index(c.In(src), " that "); k >= 0 && k <= besideCue {
			tail = src[sp.End : c.Start+k]
		}
	}
	words := strings.FieldsFunc(strings.ToLower(lead+src[sp.Start:sp.End]+tail), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && c != '\'' && c != '’' })
	o, _, _, ok := wordlist.Said(words)
	return o, hearsay.Span{Start: sp.Start - len(lead), End: sp.End + len(tail)}, ok
}
