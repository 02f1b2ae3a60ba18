package read

import (
	"strconv"

	"hearsay"
	"hearsay/internal/read/l1"
	tables "hearsay/lexicon/l1"
)

// rules reads rev at level L1, by quotation marks and the cue words of its language. Of who
// speaks it knows no more than the name: one that the gazetteer has is its entry, any other is
// taken for a person who is not public, so that it is shown in the sentence alone.
func (r *Reader) rules(out *hearsay.Reading, rev *hearsay.Revision, t *tables.Table) {
	out.Level = hearsay.L1
	ids := map[string]string{}
	for _, f := range []hearsay.Field{hearsay.FieldTitle, hearsay.FieldText} {
		from := len(out.Quotes)
		out.Quotes = l1.Find(out.Quotes, t, clip(f.In(rev)), f, func(name string) bool { return r.world.Find(name) != nil })
		for i := range out.Quotes[from:] {
			q := &out.Quotes[from+i]
			q.Identify(rev.ID, r.version)
			name := q.Speaker.Name
			if name == "" {
				continue
			}
			at := hearsay.Mention{Field: f, Span: q.Source[0]}
			if id, ok := ids[name]; ok {
				q.Speaker.Actor = id
				for k := range out.Actors {
					if out.Actors[k].ID == id {
						if out.Actors[k].Kind == hearsay.KindPerson {
							out.Private = append(out.Private, at)
						}
						out.Actors[k].Mentions = append(out.Actors[k].Mentions, at)
					}
				}
				continue
			}
			a := hearsay.Actor{ID: "a" + strconv.Itoa(len(out.Actors)+1), Name: name, Kind: hearsay.KindPerson, Mentions: []hearsay.Mention{at}}
			if e := r.world.Find(name); e != nil {
				a.Name, a.Kind, a.Country = e.Name, e.Kind, e.Country
				q.Speaker.Name = e.Name
			}
			if a.Kind == hearsay.KindPerson {
				out.Private = append(out.Private, at)
			}
			ids[name], q.Speaker.Actor = a.ID, a.ID
			out.Actors = append(out.Actors, a)
		}
	}
}
