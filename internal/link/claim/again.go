package claim

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay"
)

// again adds to an attribution what tells a denial of it again: a quote in which the same party, or one that answers for the same state,
// rejects the same in like words, and of which the reading tells no charge ("rejected the remark that …"). Alone it would be
// a statement that nobody makes; it goes to the one claim that holds the denial, or stays where it is. Nobody is accused by it. Cost is the number
// of such quotes times that of the side's denials.
func (b *builder) again() {
	type denial struct{ draft, item int }
	of := map[string][]denial{} // by side
	for n := range b.drafts {
		if b.drafts[n].kind != Attribution {
			continue
		}
		for _, e := range b.drafts[n].members {
			if side := b.side(e.item); e.stance == Denies && side != "" && len(b.q(e.item).Denied) > 0 {
				of[side] = append(of[side], denial{n, e.item})
			}
		}
	}
	for n := range b.drafts {
		d := &b.drafts[n]
		if d.kind != Statement || len(d.members) != 1 {
			continue
		}
		i := d.members[0].item
		if q := b.q(i); !b.items[i].rejects || q.Q.Act != hearsay.Deny && q.Q.Act != hearsay.RejectResponsibility || len(q.Q.Denied)+len(q.Q.Accused) > 0 {
			continue
		}
		best, top := -1, 0.0
		sole := true
		for _, x := range of[b.side(i)] {
			if !b.items[x.item].rejects {
				continue
			}
			s := b.words(x.item, i)
			if s <= 0 || !b.allowed(b.drafts[x.draft].members, d.members) {
				continue
			}
			sole = sole && (best < 0 || best == x.draft)
			if best < 0 || s > top {
				best, top = x.draft, s
			}
		}
		if best < 0 || !sole {
			continue
		}
		b.drafts[best].members = append(b.drafts[best].members, entry{i, Denies, fit(top), []string{fmt.Sprintf("the same side rejects the same in like words (%.1f)", top)}})
		slices.SortFunc(b.drafts[best].members, func(x, y entry) int { return cmp.Or(x.item-y.item, cmp.Compare(x.stance, y.stance)) })
		d.members = nil
	}
}

// oneDenial reports whether all of a cluster of statements reject the same for one side, and one of them is a denial whose charge is
// known. Where somebody affirms it, they stay a statement that is affirmed and denied.
func (b *builder) oneDenial(m []int, nodes [][]int) bool {
	charged, side := false, ""
	for _, k := range m {
		for _, i := range nodes[k] {
			s := b.side(i)
			if !b.items[i].rejects || s == "" || side != "" && s != side {
				return false
			}
			side = s
			charged = charged || len(b.homeless[i]) > 0
		}
	}
	return charged
}

// side is the state that the speaker of an item answers for, else the party itself, "" for nobody known.
func (b *builder) side(i int) string {
	p := b.party(b.q(i).Speaker)
	if s := b.o.AnswersFor(p); s != "" {
		return "state:" + s
	}
	return p.Key
}
