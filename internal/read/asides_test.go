package read

import (
	"fmt"
	"strings"
	"testing"

	"hearsay"
)

// quotes prints the quotes of a text as "source | cue | content => speaker +accused", without those of the article's own voice but for their accused.
func quotes(r *Reader, title, body string) string {
	rev := hearsay.Revision{ID: "x", Lang: "en", Outlet: "Courier", Title: title, Text: body}
	g := r.Read(&rev)
	var out []string
	for _, q := range g.Quotes {
		src := q.Field.In(&rev)
		part := func(list []hearsay.Span) string {
			var s []string
			for _, sp := range list {
				s = append(s, sp.In(src))
			}
			return strings.Join(s, " … ")
		}
		line := fmt.Sprintf("%s | %s | %s => %s", part(q.Source), part(q.Cue), part(q.Content), q.Speaker.Name)
		for _, a := range q.Accused {
			line += " +" + a.Name
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// A clause beside who speaks that accuses somebody is a quote of its own; words that only name a group are no cue; whose end of a headline
// speaks.
func TestAsides(t *testing.T) {
	r := inSample(t)
	for _, c := range []struct{ title, text, want string }{
		{"", "Kit Larkrise of Pinfold Security, who still considers Brass Moth the probable author of the attack, said the tools had been shared.",
			"Kit Larkrise of Pinfold Security | said | the tools had been shared => Kit Larkrise\nKit Larkrise of Pinfold Security | still considers | Brass Moth the probable author of the attack => Kit Larkrise +Brass Moth"},
		{"", "The mayor, who suspects Ustrand of the fire, said the port would stay shut.",
			"The mayor | said | the port would stay shut => \nThe mayor | suspects | Ustrand of the fire =>  +Ustrand"},
		{"", "The ministry's spokesperson, blaming Ustrand for the fire, said two children were hurt.",
			"The ministry's spokesperson | said | two children were hurt => \nThe ministry's spokesperson | blaming | Ustrand for the fire =>  +Ustrand"},
		{"", "The centre holds Brass Moth to be the likely author of the attack.",
			"The centre | holds | Brass Moth to be the likely author of the attack =>  +Brass Moth"},
		{"", "The mayor, who refused to blame Ustrand for the fire, said the port would stay shut.",
			"The mayor | said | the port would stay shut => \nwho | refused to blame | Ustrand for the fire => "},
		{"", "Analysts at Pinfold reckon criminals called Brass Moth did it for the cash.",
			"Analysts at Pinfold | reckon | criminals called Brass Moth did it for the cash =>  +Brass Moth"},
		{"", "Quillara's government says a drug gang called Salt Lantern ordered the killing of the candidate.",
			"Quillara's government | says | a drug gang called Salt Lantern ordered the killing of the candidate => Government of Quillara +Salt Lantern"},
		{"", "Hackers working with Ustrand's military intelligence said they had wiped the servers.",
			"Hackers working with Ustrand's military intelligence | said | they had wiped the servers => "},
		{"", "A crew dubbed Brass Moth stole the files.", " |  | A crew dubbed Brass Moth stole the files => Courier +Brass Moth"},
		{"Ustrand ordered attacks on lock, says Quillara", "", "Quillara | says | Ustrand ordered attacks on lock => Quillara +Ustrand"},
		{"Fingers point at Ustrand over lock fire", "", " |  | Fingers point at Ustrand over lock fire =>  +Ustrand"},
		{"Hackers tied to Ustrand breach lock, officials say", "", "officials | say | Hackers tied to Ustrand breach lock =>  +Hackers +Ustrand"},
		{"", "Analysts at Pinfold reckon Ustrand did it.", "Analysts at Pinfold | reckon | Ustrand did it =>  +Ustrand"},
	} {
		if got := quotes(r, c.title, c.text); got != c.want {
			t.Errorf("%s%s\ngot:\n%s\nwant:\n%s", c.title, c.text, got, c.want)
		}
	}
}
