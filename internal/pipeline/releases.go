package pipeline

import (
	"context"

	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// Release is a day on which a party is first quoted in a story, or its press room writes of it.
type Release struct {
	Party, Name string // key, on its [Side]; a name that some quote has
	Day         string
}

// ReadReleases lists, for each story and party, the first day on which the party speaks in it.
// Since and until are days, "" unbounded.
func ReadReleases(ctx context.Context, l ViewLister, since, until string) ([]Release, error) {
	var out []Release
	err := eachOf(ctx, l, store.ViewQuery{Kind: store.KindStory, Since: since, Until: until}, func(v *store.View, body *view.Story) {
		first := map[string]int{} // by party: place in out
		for _, s := range body.Spoken {
			party := Side(s.Key, s.SpeaksFor)
			for _, k := range s.Said {
				day := body.Articles[k].Day
				if day == "" || !within(day, since, until) {
					continue
				}
				n, ok := first[party]
				if !ok {
					n = len(out)
					first[party] = n
					out = append(out, Release{Party: party, Day: day})
				}
				if out[n].Day > day {
					out[n].Day = day
				}
				if party == s.Key {
					out[n].Name = s.Name
				}
			}
		}
	})
	return out, err
}
