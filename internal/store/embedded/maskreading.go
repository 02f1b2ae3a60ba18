package embedded

import (
	"slices"
	"strings"

	"hearsay"
)

// removedName stands in a reading where a name was that was taken out on request.
const removedName = "a person (removed on request)"

// name returns removedName if s holds what was taken out, else s.
func (m *masker) name(s string) (out string, removed bool) {
	if len(m.find(s)) > 0 {
		return removedName, true
	}
	return s, false
}

// reading returns g without names that were taken out: g itself where it has none, else a
// copy. Whoever lost the name is not public any more. n counts the names.
func (m *masker) reading(g *hearsay.Reading) (out *hearsay.Reading, n int) {
	if m.empty() {
		return g, 0
	}
	c := *g
	c.Actors, c.Quotes = slices.Clone(g.Actors), slices.Clone(g.Quotes)
	gone := map[string]bool{}
	for i := range c.Actors {
		if m.actor(&c.Actors[i].Name, &c.Actors[i].Role, &c.Actors[i].Public) {
			gone[c.Actors[i].ID] = true
			n++
		}
	}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		if _, removed := m.name(q.Speaker.Name); removed || gone[q.Speaker.Actor] && q.Speaker.Actor != "" {
			q.Speaker.Name = removedName
			n++
		}
		n += m.claim(&q.Claim)
	}
	if n == 0 {
		return g, 0
	}
	return &c, n
}

// actor masks one actor and reports whether anything was taken out.
func (m *masker) actor(name, role *string, public *bool) bool {
	var gone bool
	if *name, gone = m.name(*name); gone {
		*public = false
	}
	masked := m.mask(*role, nil)
	gone, *role = gone || masked != *role, masked
	return gone
}

// claim masks the names in c and returns how many it took out. Lists are copied before they
// are changed.
func (m *masker) claim(c *hearsay.Claim) (n int) {
	name := func(s *string) {
		var gone bool
		if *s, gone = m.name(*s); gone {
			n++
		}
	}
	c.Chain = slices.Clone(c.Chain)
	for i := range c.Chain {
		name(&c.Chain[i].Name)
	}
	for _, list := range []*[]hearsay.Accused{&c.Accused, &c.Denied, &c.Asked, &c.Supposed, &c.Victims} {
		*list = slices.Clone(*list)
		for i := range *list {
			name(&(*list)[i].Name)
		}
	}
	c.Events = slices.Clone(c.Events)
	for i := range c.Events {
		c.Events[i].Where = slices.Clone(c.Events[i].Where)
		for j := range c.Events[i].Where {
			name(&c.Events[i].Where[j].Name)
		}
	}
	c.Numbers = slices.Clone(c.Numbers)
	for i := range c.Numbers {
		name(&c.Numbers[i].Unit)
	}
	return n
}

// isMasked reports whether a name is, or holds, what was taken out.
func isMasked(name string) bool { return name == removedName || strings.Contains(name, "###") }
