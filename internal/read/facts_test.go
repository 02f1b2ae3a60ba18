package read

import (
	"testing"
	"time"

	"hearsay"
	"hearsay/internal/read/tag"
	"hearsay/lexicon/en"
)

// Times, places and numbers of a reading point into the text, and all of them into the
// content of their quote.
func TestFactsLieInContent(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	times, numbers := 0, 0
	for _, a := range articles(t) {
		a.Published = hearsay.Time{UTC: time.Date(2025, 3, 6, 9, 0, 0, 0, time.UTC)}
		out := r.Read(&a)
		for _, q := range out.Quotes {
			in := func(s hearsay.Span) {
				if err := s.Check(q.Field.In(&a)); err != nil {
					t.Errorf("%s: %v", a.ID, err)
					return
				}
				for _, c := range q.Content {
					if c.Contains(s) {
						return
					}
				}
				t.Errorf("%s: %q is not in the content", a.ID, s.In(q.Field.In(&a)))
			}
			for _, e := range q.Events {
				if e.When != nil {
					times++
					in(e.When.Span)
				}
				for _, p := range e.Where {
					in(p.Span)
				}
			}
			for _, n := range q.Numbers {
				numbers++
				in(n.Span)
				for _, s := range n.Scope {
					in(s)
				}
			}
		}
	}
	if times < 5 || numbers < 20 {
		t.Errorf("%d times and %d numbers in the sample world", times, numbers)
	}
}

// The day of publication and, without it, the dateline give a weekday its value.
func TestAnchors(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	const text = "NAIROBI, 4 March 2025 (Northline) — The ministry said that Kenya had expelled four officers on Monday."
	for _, c := range []struct {
		published hearsay.Time
		from      string
		anchor    hearsay.Anchor
	}{
		{hearsay.Time{}, "2025-03-03", hearsay.AnchorDateline},
		{hearsay.Time{UTC: time.Date(2025, 3, 11, 9, 0, 0, 0, time.UTC)}, "2025-03-10", hearsay.AnchorPublished},
	} {
		out := r.Read(&hearsay.Revision{Text: text, Lang: "en", Published: c.published})
		found := false
		for _, q := range out.Quotes {
			for _, e := range q.Events {
				if e.When != nil && e.When.From == c.from && e.When.Anchor == c.anchor && e.Code == "SANCTION" {
					found = true
				}
			}
		}
		if !found {
			t.Errorf("published %s: no expulsion on %s in %+v", c.published, c.from, out.Quotes)
		}
	}
}

// Finding the facts of a text allocates nothing once the work space has grown.
func TestFactsAllocate(t *testing.T) {
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tag.Load(en.Tags)
	if err != nil {
		t.Fatal(err)
	}
	rev := hearsay.Revision{Text: "Rain fell on the harbour in Nairobi on Tuesday, and four ships left two days later.", Lang: "en"}
	w := new(work)
	f := &w.fields[1]
	f.doc.Parse(rev.Text)
	f.pos = tags.Tag(nil, &w.tags, &f.doc)
	f.names = r.speaker.Names().Find(nil, &f.doc, f.pos)
	r.facts(w, &rev)
	if len(f.facts.Times) != 2 || len(f.facts.Places) != 1 || len(f.facts.Numbers) != 1 {
		t.Errorf("%+v", f.facts)
	}
	if n := testing.AllocsPerRun(50, func() { r.facts(w, &rev) }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}
