package pipeline

import (
	"context"
	"time"

	"hearsay/internal/link/view"
	"hearsay/internal/measure/concert"
	"hearsay/internal/store"
)

// SpeakerStreams reads who speaks in the stories of a time (days; "" unbounded): states with their
// offices and officers as one, organisations, public persons of no state. Private persons have no
// key and outlets are no speakers.
//
// The time of a party's words in a story is that of the earliest article that quotes it, its own
// press room's release among them: no report is earlier than the words. Parties whom one text quotes
// first have one root, so that the test (with concert.Options.Apart) takes them for no pair. A
// spokesman who is always reported late is late here, too; that is part of his speed.
func SpeakerStreams(ctx context.Context, l ViewLister, since, until string, window time.Duration) (Streams, error) {
	return speakerStreams(ctx, l, since, until, window, nil)
}

func speakerStreams(ctx context.Context, l ViewLister, since, until string, window time.Duration, w *watch) (Streams, error) {
	return one(streams(ctx, l, since, until, []time.Duration{window}, w, (*Streams).speakers))
}

func (s *Streams) speakers(v *store.View, body *view.Story) {
	f := newFamily(body)
	untimed := make([]string, len(body.Articles))
	for i := range body.Articles {
		untimed[i] = s.untimed(&body.Articles[i])
	}
	first := map[int]int{} // by party: its earliest article
	var order []int
	for _, sp := range body.Spoken {
		key := Side(sp.Key, sp.SpeaksFor)
		for _, k := range sp.Said {
			s.watch.note(key, body.Articles[k].ID, untimed[k])
			if untimed[k] != "" {
				continue
			}
			n := s.roll.number(key)
			if key == sp.Key || s.Names[key] == "" {
				s.Names[key] = sp.Name
			}
			at, ok := first[n]
			if !ok {
				order = append(order, n)
			}
			if x := &body.Articles[k]; !ok || x.At.Before(body.Articles[at].At) {
				first[n] = k
			}
		}
	}
	var out []concert.Report
	for _, n := range order {
		a := &body.Articles[first[n]]
		out = append(out, concert.Report{Outlet: n, At: float64(a.At.Unix()) / 60, Root: string(f.find(a.ID)), Fixed: f.released(a.At, s.window), Round: rounded(a.Precision), Article: string(a.ID)})
	}
	s.add(v, out)
}
