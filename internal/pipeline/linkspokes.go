package pipeline

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link"
)

// spokes tells whose words a person speaks: a ministry's spokesperson is no origin beside the
// ministry.
type spokes struct {
	of     map[string]link.Party // by key of the person; the zero Party for nobody's voice
	bodies map[string]link.Party // organisations by name in lower case; the zero Party where two bear it
}

// voice returns the body of which p is the spokesperson, by the roles that articles give; the
// zero Party where they name none, several, or one that no article names in its own right.
func (in *linking) voice(p link.Party) link.Party {
	if p.Kind != hearsay.KindPerson || p.Key == "" {
		return link.Party{}
	}
	in.knowBodies()
	v, ok := in.spokes.of[p.Key]
	if !ok {
		v = in.voiceOf(p)
		in.spokes.of[p.Key] = v
	}
	return v
}

// knowBodies collects the bodies that articles name, once.
func (in *linking) knowBodies() {
	if in.spokes.of == nil {
		in.spokes = spokes{of: map[string]link.Party{}, bodies: in.bodies()}
	}
}

func (in *linking) voiceOf(p link.Party) link.Party {
	e := in.who.Entry(p.Key)
	state := in.world.ByCode(p.Country)
	if e == nil || state == nil {
		return link.Party{}
	}
	var out link.Party
	for _, r := range e.Roles {
		low := strings.ToLower(r.Role)
		if slices.ContainsFunc(notInOffice, func(w string) bool { return strings.Contains(low, w) }) {
			continue
		}
		body := in.reader.Voice(low)
		if body == "" {
			continue
		}
		b := in.spokes.bodies[strings.ToLower(body+" of "+state.Name)]
		if b.Key == "" || out.Key != "" && out.Key != b.Key {
			return link.Party{}
		}
		out = b
	}
	return out
}

func (in *linking) bodies() map[string]link.Party {
	out := map[string]link.Party{}
	for _, k := range in.who.Keys() {
		e := in.who.Entry(k)
		if e.Kind != hearsay.KindOrganisation && e.Kind != hearsay.KindOffice {
			continue
		}
		for _, s := range e.Spellings {
			low := strings.ToLower(s)
			if b, ok := out[low]; ok && b.Key != k {
				out[low] = link.Party{}
				continue
			}
			out[low] = e.Party
		}
	}
	return out
}
