package read

import (
	"strings"
	"testing"

	"hearsay"
)

// What somebody does is no quote of his, though the field takes the verb for a cue; what he says stays one. The quotes are given, since the field need not
// fall for these sentences.
func TestDoing(t *testing.T) {
	r := sampleReader(t)
	for _, c := range []struct {
		source, cue, content string
		said                 bool
	}{
		{"Ustrandic troops", "launched a missile strike on", "the town of Sollet", false},
		{"Ustrandic troops", "launched", "a second offensive in the hills", false},
		{"Ustrand", "launches", "an appeal for blood donors", true},
		{"The enemy", "attacked", "the Sollet district with rockets", false},
		{"The invaders", "hit", "Sollet", false},
		{"Quillara", "attacked", "the plan of the river council as reckless", true},
		{"Prime Minister Ilan Voss", "attacked", "the harbour board", true},
		{"The raiders", "repelled", "three assaults near the mill", false},
		{"The council", "shot down", "the proposal of the ferrymen", true},
		{"The rebels", "tried", "to cross the river at night", false},
		{"The rebels", "tried", "to explain the raid", true},
		{"The rebels", "continued to fire on", "the pumping station", false},
		{"The rebels", "withdrew", "their troops from the mill", false},
		{"The rebels", "withdrew", "their statement", true},
		{"The rebels", "destroyed", "that the mill was theirs", true},
		{"Quillara", "is not to blame for", "the fire in the mill", false},
		{"They", "are trying to blame", "the council for the fire", true},
		{"Ustrandic troops", "pushed for", "the village of Sollet", true},
		{"Quillara", "refused to blame", "the council for the fire", true},
		{"Two", "massive attacks on", "the mills of Sollet", true}, // a noun
		{"Hackers", "attacked", "the plan of the council", true},
		{"Quillara", "recalled", "its ambassador from Vettering", false},
		{"Quillara", "recalled", "the winter without bread", true},
		{"Quillara", "imposed", "sanctions on nine mills", false},
		{"Quillara", "defended", "the arrest of the editor", true},
		{"Quillaran forces", "defended", "the town of Sollet", false},
		{"The gunmen", "seized", "the depot of \"Sollet Grain\" at dawn", false},
		{"The gunmen", "seized", "what they called \"the stolen grain of the whole valley\"", true},
	} {
		src := c.source + " " + c.cue + " " + c.content + "."
		at := len(c.source) + 1
		q := hearsay.Quote{Kind: hearsay.Indirect, Source: []hearsay.Span{{Start: 0, End: len(c.source)}}, Cue: []hearsay.Span{{Start: at, End: at + len(c.cue)}},
			Content: []hearsay.Span{{Start: at + len(c.cue) + 1, End: len(src) - 1}}}
		if strings.Contains(src, "\"") {
			q.Kind = hearsay.Mixed
		}
		w := r.pool.Get().(*work)
		f := &w.fields[1]
		f.doc.Parse(src)
		f.pos = r.tags.Tag(f.pos[:0], &w.tags, &f.doc)
		f.names = r.speaker.Names().Find(f.names[:0], &f.doc, f.pos)
		if said := !r.accuse.Doing(&w.accuse, &f.doc, f.pos, f.names, &q); said != c.said {
			t.Errorf("%s: said is %v", src, said)
		}
	}
}
