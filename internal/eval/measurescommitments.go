package eval

import (
	"slices"
	"strings"
	"time"

	"hearsay/internal/measure/commitment"
	"hearsay/internal/pipeline"
	"hearsay/internal/read"
)

// commitments compares those read in the sample world with plot/commitments.tsv:
//
//	measures.commitments.found    planted commitments of a party that are read as such, with its name; that of a body that the ledger does not list, as the table of states has it
//	measures.commitments.status   of those, with the planted status; one that is kept or withdrawn by a planted article
//	measures.commitments.false    of all statuses other than open that are told, those that the plan does not have
//	measures.commitments.deadline of the found ones, with the planted deadline or, as planted, none
func (m *measured) commitments(r *read.Reader) error {
	in, err := pipeline.ReadCommitments(m.ctx, m.l, r, nil)
	if err != nil {
		return err
	}
	for i := range in.Of {
		if err := in.Word(m.ctx, i); err != nil {
			return err
		}
	}
	outcomes := commitment.Judge(in.List, in.Reports, in.Last)
	found, right, due := 0, 0, 0
	planned := map[int]bool{}
	for _, g := range m.plot.Commitments {
		k := slices.IndexFunc(in.Of, func(c pipeline.Committed) bool {
			return m.w.Slot[c.Ref] == m.w.first[g.Slot] && (strings.EqualFold(c.Who.Name, g.Who) || m.party(c.Who.Key) == g.Who || c.Who.Key == "" && called(g.Who, c.Who.Name)) && (strings.Contains(g.Words, c.Words) || strings.Contains(c.Words, g.Words) || strings.Contains(c.Words, firstWords(g.Words)))
		})
		if k < 0 {
			m.miss("commitments: slot %d, %s: %q is not read as one", g.Slot, g.Who, g.Words)
			continue
		}
		found++
		o := &outcomes[k]
		by := 0
		if o.By >= 0 {
			by = m.w.Slot[in.At[o.By].Ref]
		}
		if string(o.Status) == g.Status && (o.By < 0 || slices.Contains(m.slots(g.By), by)) {
			right++
			planned[k] = true
		} else {
			m.miss("commitments: slot %d, %s is %s by slot %d, planted %s", g.Slot, g.Who, o.Status, by, g.Status)
		}
		day := ""
		if !g.Deadline.IsZero() {
			day = g.Deadline.Format(time.DateOnly)
		}
		if day == in.Of[k].Deadline {
			due++
		} else {
			m.miss("commitments: slot %d, %s is due %q, planted %q", g.Slot, g.Who, in.Of[k].Deadline, day)
		}
	}
	told, wrong := 0, 0
	for k, o := range outcomes {
		if o.Founder == k && o.Status != commitment.Open {
			told++
			if !planned[k] {
				wrong++
				m.miss("commitments: %s of %s is told %s by slot %d", in.Of[k].Words, in.Of[k].Who.Name, o.Status, m.w.Slot[in.At[o.By].Ref])
			}
		}
	}
	m.share("measures.commitments.found", found, len(m.plot.Commitments))
	m.share("measures.commitments.status", right, found)
	m.share("measures.commitments.deadline", due, found)
	m.share("measures.commitments.false", wrong, told)
	return nil
}

// firstWords are the first three words of a text: names within it may be left out where it is shown.
func firstWords(s string) string {
	f := strings.SplitN(s, " ", 4)
	return strings.Join(f[:min(len(f), 3)], " ")
}
