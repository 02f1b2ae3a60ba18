package speaker_test

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/read/name"
	"hearsay/internal/read/speaker"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// hidden returns the words of a headline that may name a private person.
func (k *kit) hidden(title, body string) string {
	in := speaker.Input{}
	srcs := map[hearsay.Field]string{hearsay.FieldTitle: title, hearsay.FieldText: body}
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		d := new(text.Doc)
		d.Parse(srcs[f])
		pos := k.tags.Tag(nil, new(tag.Work), d)
		in.Fields = append(in.Fields, speaker.Field{Field: f, Doc: d, Tags: pos, Names: k.who.Names().Find([]name.Name(nil), d, pos)})
	}
	_, private, _ := k.who.Resolve(in)
	var out []string
	for _, m := range private {
		if m.Field == hearsay.FieldTitle {
			out = append(out, m.Span.In(title))
		}
	}
	return strings.Join(out, "; ")
}

// Headlines hide who may be a person, and neither firms nor their own capitals.
func TestThings(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ title, body, want string }{
		{"Massive Data Breach Hits Lenwick Customers", "", ""},
		{"Lenwick Warns Users Of A Leak", "The retailer Lenwick warned on Monday.", ""},
		{"Lenwick Orry Law Firm Investigates Claims", "", ""},
		{"LenwickPay Hit By Outage", "", ""},
		{"Petition Against Harbour Toll Grows", "The petition grew on Monday.", ""},
		{"Patrol turns back at Stile Ford", "The patrol was seen there on Monday by two of the ferry hands.", ""},
		{"Leak Exposes 40,000 User Records", "", ""},
		{"Nets of Lenwick May Be Torn", "The retailer Lenwick wrote to them.", ""},
		{"Toll is too high, say MPs", "", ""},
		{"L&K reveals cost of toll", "", ""},
		{"The harbour crew was given the honorary name Guards", "", ""},
		// may be somebody
		{"Police question baker whose first name Ilka was heard", "", "Ilka"},
		{"Police question Ilan May over the fire", "", "Ilan May"},
		{"Patrol turns back, says Stile Ford", "The patrol was seen there on Monday by two of the ferry hands.", "Stile Ford"},
		{"Patrol turns back at Ilan Ford", "The patrol was seen there on Monday by two of the ferry hands.", "Ilan Ford"},
		{"Police question Lenwick over the fire", "", "Lenwick"},
		{"Police question Ilan Lenwick customers of his say", "", "Ilan Lenwick"},
		{"Police question Mr Lenwick customers say", "", "Lenwick"},
	} {
		if got := k.hidden(c.title, c.body); got != c.want {
			t.Errorf("%q: hidden %q, want %q", c.title, got, c.want)
		}
	}
}
