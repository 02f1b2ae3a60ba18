package quote

import (
	"slices"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// late makes who stands behind "by" at the end of a charge in the passive its source: "Velia was accused of bribery by the mayor". Behind a deed that
// others can do that is a state or its capital only ("blamed for the attack by Osk"): else it may be who did it. Behind a preposition within
// the charge ("complicity in raids by gangs"), or a verb with an object, nobody is moved.
func (p *passive) late(q *hearsay.Quote, states []text.Range) {
	if len(q.Cue) != 1 || len(q.Source) > 0 || len(q.Content) == 0 {
		return
	}
	d, cue := p.d, p.d.Tokens(q.Cue[0])
	at, charge := p.participle(cue)
	last := d.Tokens(q.Content[len(q.Content)-1])
	if at < 0 || !charge || last.Start < cue.End || last.Start > cue.End+1 || d.Double(last.Start) != nil {
		return
	}
	from := last.Start
	if p.words.Link[p.lower(from)] {
		from++
	}
	by := from
	for ; by < last.End && p.lower(by) != "by"; by++ {
		if c := p.class(by); c == tag.Adposition && p.lower(by) != "of" || c == tag.Verb && by > from || d.Text(by) == "," {
			return
		}
	}
	if by == from || by+1 >= last.End || p.tags.XPOS(p.pos[from]) == "VBG" && by > from+1 {
		return
	}
	to := p.agent(by+1, false)
	if to == by+1 || to > last.End || done[p.lower(by-1)] && !slices.ContainsFunc(states, func(s text.Range) bool { return s.Start >= by+1 && s.Start <= by+2 && s.End <= to }) {
		return
	}
	q.Source = []hearsay.Span{d.Span(text.Range{Start: by + 1, End: to})}
	end := q.Content[len(q.Content)-1].End
	q.Content[len(q.Content)-1].End = d.Toks[by-1].End
	if to < last.End && to+1 < last.End {
		q.Content = append(q.Content, hearsay.Span{Start: d.Toks[to].Start, End: end})
	}
	q.Kind = kindOf(d, q.Content)
}

// done are deeds that somebody does, behind whom "by" may name the doer.
var done = wordSet("attack attacks strike strikes raid raids bombing bombings shelling hack hacks hacking breach assault assaults invasion offensive killing killings murder murders massacre massacres " +
	"shooting shootings explosion explosions blast blasts abuse abuses crimes violence violations incursion incursions")
