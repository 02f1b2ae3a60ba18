package story

import (
	"math"
	"strings"
	"testing"

	"hearsay"
	"hearsay/internal/link"
	"hearsay/internal/read"
	"hearsay/lexicon/en"
	"hearsay/sample"
)

// sampleWorld reads the sample world and returns reports and documents by slot.
func sampleWorld(t testing.TB) ([]*link.Report, []Doc) {
	t.Helper()
	w, err := sample.World()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.In(w, en.Tags, en.Quotes)
	if err != nil {
		t.Fatal(err)
	}
	articles, err := sample.Articles()
	if err != nil {
		t.Fatal(err)
	}
	tab := table(t)
	reports, docs := make([]*link.Report, len(articles)), make([]Doc, len(articles))
	for i, name := range sample.Names() {
		a := &articles[i]
		rev := &hearsay.Revision{Article: hearsay.ArticleID(name), Title: a.Title, Text: a.Text, Lang: "en", Outlet: a.Outlet, Published: a.Published, Genre: a.Genre}
		g := r.Read(rev)
		reports[i] = &link.Report{Article: rev.Article, Revision: rev, Reading: &g}
		docs[i] = Doc{ID: name, When: reports[i].When(), Features: FeaturesOf(reports[i], tab)}
	}
	return reports, docs
}

// TestSampleStories: what the plot plants as one happening is one story, and happenings that have
// nothing to do with each other are two.
func TestSampleStories(t *testing.T) {
	reports, docs := sampleWorld(t)
	stories := Cluster(docs, Options{})
	at := storyOf(stories, len(docs))
	slot := map[int]int{}
	for i, name := range sample.Names() {
		slot[sample.Slot(name)] = at[i]
	}
	together := [][]int{
		{1, 2, 3, 29, 30, 31, 32, 113, 114, 115}, // the dispatch and its copies
		{11, 12, 39, 40, 41, 42},                 // the fire
		{70, 71, 27, 28},                         // the boats
		{94, 95, 96}, {97, 98, 99}, {100, 101, 102}, {103, 104, 105}, {106, 108, 109},
		{19, 44, 23},     // the van
		{110, 49, 111},   // the patrol that nobody saw
		{59, 60, 61, 62}, // the court
		{86, 87, 88, 89},
		{78, 79, 80, 85},
	}
	for _, l := range together {
		for _, s := range l[1:] {
			if slot[s] != slot[l[0]] {
				t.Errorf("slots %d and %d are two stories", l[0], s)
			}
		}
	}
	for i, l := range together {
		for _, m := range together[:i] {
			if slot[l[0]] == slot[m[0]] {
				t.Errorf("slots %d and %d are one story", l[0], m[0])
			}
		}
	}
	if n := len(stories); n < 15 || n > 45 {
		t.Errorf("%d stories of %d articles", n, len(docs))
	}
	p, err := sample.LoadPlot()
	if err != nil {
		t.Fatal(err)
	}
	tab := table(t)
	for _, s := range stories {
		for k := 1; k < len(s); k++ {
			sum := 0.0
			for _, r := range Explain(reports[s[0]], reports[s[k]], tab) {
				sum += r.Share
				for _, x := range p.Private {
					if strings.Contains(strings.ToLower(r.Text), strings.ToLower(x.Core)) {
						t.Errorf("%s and %s are tied by %q", docs[s[0]].ID, docs[s[k]].ID, r.Text)
					}
				}
			}
			if sum != 0 && math.Abs(sum-1) > 1e-6 {
				t.Errorf("%s and %s: shares sum to %f", docs[s[0]].ID, docs[s[k]].ID, sum)
			}
		}
	}
}
