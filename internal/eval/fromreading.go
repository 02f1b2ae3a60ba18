package eval

import (
	"hearsay"
	"hearsay/internal/read/accuse"
	"hearsay/internal/read/name"
	"hearsay/internal/read/tag"
	"hearsay/internal/text"
)

// readings is a Finder that reads the text as an article and returns what stands in its
// quotes, the outlet's own voice included: what a user of the program gets.
type readings struct{ r QuoteReader }

// All ignores how the text was taken apart: the reader does that itself.
func (f readings) All(d *text.Doc, _ []tag.Tag, _ []name.Name) accuse.Findings {
	var out accuse.Findings
	g := f.r.Read(&hearsay.Revision{Text: d.Src, Lang: "en"})
	for i := range g.Quotes {
		q := &g.Quotes[i]
		out.Accused = append(out.Accused, q.Accused...)
		out.Denied = append(out.Denied, q.Denied...)
		out.Asked = append(out.Asked, q.Asked...)
		out.Supposed = append(out.Supposed, q.Supposed...)
	}
	return out
}
