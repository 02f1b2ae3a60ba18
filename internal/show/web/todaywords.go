package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/link/view"
	"hearsay/internal/show/morning"
)

// stand says in one sentence what the day brought to a story. It quotes and never states.
func stand(r *morning.Row, day string) string {
	changed := func(rare bool) string {
		for _, c := range slices.Backward(r.Changes) {
			if !rare || c.Step.Status == view.Admitted || c.Step.Status == view.Withdrawn {
				return fmt.Sprintf("What is said of the deed is now %s: %s.", c.Step.Status, strings.TrimSuffix(c.Step.Why, "."))
			}
		}
		return ""
	}
	switch {
	case changed(true) != "":
		return changed(true)
	case len(r.Answers) > 0:
		a := r.Answers[0]
		return fmt.Sprintf("%s rejects what others claim: %s.", a.Quote.Speaker, quoted(shorten(a.Quote.Words, 140)))
	case len(r.Charges) > 0:
		c := r.Charges[0]
		if bySelf(c.By) {
			return fmt.Sprintf("%s says that it did it itself: %s.", c.By.Accuser, quoted(shorten(c.By.Words[0], 140)))
		}
		return fmt.Sprintf("%s accuses %s: %s.", c.By.Accuser, accusedWords(c.By.Accused), quoted(shorten(c.By.Words[0], 140)))
	case len(r.Lost) > 0:
		l := r.Lost[0]
		return fmt.Sprintf("%s drops the %s of the report that it has it from.", cmp.Or(l.To.Outlet, "An unknown outlet"), quoted(strings.Join(l.From.Hedges, ", ")))
	}
	if s := changed(false); s != "" {
		return s
	}
	return mostTold(r, day)
}

// mostTold quotes the claim that most quotes of a day assert, and says who said it first, with how many others, and who
// rejects it; "" where nobody with a name says anything.
func mostTold(r *morning.Row, day string) string {
	var best, reply *view.Quote
	most, others := 0, 0
	for _, c := range r.Told.Claims {
		var first, no *view.Quote
		n, who := 0, map[string]bool{}
		for i := range c.Body.Quotes {
			switch q := &c.Body.Quotes[i]; {
			case q.Day != day || voiceName(q.Speaker, q.SpeakerKey) != q.Speaker || strings.Contains(q.Speaker, hiddenPerson):
			case q.Stance == view.Denies:
				no = q
			case q.Stance == view.Asserts:
				if n++; first == nil || !q.At.IsZero() && q.At.Before(first.At) {
					first = q
				}
				who[q.Speaker] = true
			}
		}
		if n > most {
			best, reply, most, others = first, no, n, len(who)-1
		}
	}
	if best == nil {
		return ""
	}
	who := best.Speaker
	if others > 0 {
		who += " and " + counted(others, "other")
	}
	out := who + ": " + quoted(shorten(best.Words, 140)) + "."
	if reply != nil {
		out += " Rejected by " + reply.Speaker + "."
	}
	return out
}
