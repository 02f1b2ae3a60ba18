package eval

import (
	"slices"
	"strings"

	"hearsay"
	"hearsay/internal/link/claim"
	"hearsay/sample"
)

// PlotFound is how well one planted claim of the sample world came out.
type PlotFound struct {
	ID     string
	Claim  int   // best claim of the result, -1 if none
	Found  []int // its slots that assert or carry the claim
	Missed []int // planted slots outside it; in most the article says it in its own words
	Extra  []int // its slots that the plan does not name
	Read   []int // planted slots of which some claim of the subject holds a quote: what could have been found
	Parts  int   // claims that share the subject and hold two planted slots or more
}

// plotSubjects are words of which a member of the claim must hold one of each group, so that
// quotes of the same articles about something else do not pass for it.
var plotSubjects = map[string]string{
	"halt": "nine hours|stood still|11 hours|standstill", "cancelled-412": "412", "outside-commands": "commands", "heron": "heron",
	"ustrand-intrusion": "ustrand|group", "moth": "moth", "update": "update|dorrick", "sparrows": "sparrows|we stopped the trains|acted alone",
	"ustrandic-arsonist": "citizen", "caldrithi-arsonists": "caldrith", "van": "van", "staged": "staged|staging", "patrol": "patrol|crossed",
	"shelter": "shelter", "tools-lent": "tools", "jammed-by-ustrand": "jamm|signal", "jammed-by-quillara": "jamm", "open-account": "account|open",
	"bda-read": "report", "prices": "per cent|percent", "harvest": "per cent|percent|harvest", "yearbook": "incidents|41",
}

// plotAccused is whom an attribution must accuse to be the claim; "" as one of them allows a
// culprit without a name.
var plotAccused = map[string]string{
	"heron": "glass heron", "ustrand-intrusion": "ustrand|foreign information directorate|UTD|", "moth": "brass moth", "update": "dorrick systems",
	"sparrows": "signal sparrows", "staged": "quillara|home security bureau|QLR|", "jammed-by-ustrand": "ustrand|UTD", "jammed-by-quillara": "quillara|QLR",
}

// PlotClaims compares claims with those planted. Of several claims that fit, the one with
// most planted slots counts, then the one with fewest others.
func PlotClaims(plot *sample.Plot, quotes []claim.Quote, slots []int, claims []claim.Claim) []PlotFound {
	var out []PlotFound
	for _, p := range plot.Claims {
		f := PlotFound{ID: p.ID, Claim: -1}
		best := -1
		for n := range claims {
			c := &claims[n]
			if !plotFits(p.ID, c, quotes) {
				continue
			}
			var in, extra []int
			for _, m := range c.Members {
				if s := slots[m.Quote]; slices.Contains(p.Slots, s) && holds(p.ID, &quotes[m.Quote]) {
					f.Read = addSlot(f.Read, s)
				}
			}
			for _, m := range c.Members {
				s := slots[m.Quote]
				switch {
				case slices.Contains(p.Slots, s):
					in = addSlot(in, s)
				case !slices.Contains(p.Mentioned, s):
					extra = addSlot(extra, s)
				}
			}
			if len(in) >= 2 {
				f.Parts++
			}
			if score := 100*len(in) - len(extra); len(in) > 0 && score > best {
				best = score
				f.Claim, f.Found, f.Extra = n, in, extra
			}
		}
		for _, s := range p.Slots {
			if !slices.Contains(f.Found, s) {
				f.Missed = append(f.Missed, s)
			}
		}
		out = append(out, f)
	}
	return out
}

func addSlot(l []int, s int) []int {
	if slices.Contains(l, s) {
		return l
	}
	l = append(l, s)
	slices.Sort(l)
	return l
}

func plotFits(id string, c *claim.Claim, quotes []claim.Quote) bool {
	if id == "ustrand-intrusion" && c.Kind != claim.Attribution {
		return false
	}
	if who, ok := plotAccused[id]; ok && c.Kind == claim.Attribution {
		name := ""
		if len(c.Accused) > 0 {
			name = c.Accused[0].Name
		}
		if !slices.ContainsFunc(strings.Split(who, "|"), func(w string) bool { return strings.EqualFold(w, name) }) {
			return false
		}
	}
	return slices.ContainsFunc(c.Members, func(m claim.Member) bool { return holds(id, &quotes[m.Quote]) })
}

// holds reports whether a quote is about the subject.
func holds(id string, q *claim.Quote) bool {
	text := ""
	for _, s := range q.Q.Content {
		text += strings.ToLower(s.In(q.Q.Field.In(q.Revision))) + " "
	}
	return slices.ContainsFunc(strings.Split(plotSubjects[id], "|"), func(w string) bool { return strings.Contains(text, w) })
}

// DenialFound is how one planted denial came out: the slots whose quotes were attached as
// denials of a claim that a slot before or the same one asserts, among those planted.
type DenialFound struct {
	ID       string
	Attached []int
	Missed   []int
	Read     []int // planted slots in which some quote was read as a rejection: what could have been attached
}

// PlotDenials compares attached denials with those planted.
func PlotDenials(plot *sample.Plot, quotes []claim.Quote, slots []int, claims []claim.Claim) []DenialFound {
	attached := map[int]bool{}
	for _, c := range claims {
		for _, d := range c.Denials {
			if len(d.Of) > 0 {
				attached[slots[d.Quote]] = true
			}
		}
	}
	rejects := map[int]bool{}
	for i := range quotes {
		if q := quotes[i].Q; q.Act == hearsay.Deny || q.Act == hearsay.RejectResponsibility || len(q.Denied) > 0 {
			rejects[slots[i]] = true
		}
	}
	var out []DenialFound
	for _, p := range plot.Denials {
		f := DenialFound{ID: p.ID}
		for _, s := range addAll(p.Carried, p.Slot) {
			if rejects[s] {
				f.Read = append(f.Read, s)
			}
			if attached[s] {
				f.Attached = append(f.Attached, s)
			} else {
				f.Missed = append(f.Missed, s)
			}
		}
		out = append(out, f)
	}
	return out
}

func addAll(l []int, s int) []int {
	out := slices.Clone(l)
	return addSlot(out, s)
}
