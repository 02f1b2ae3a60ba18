package pipeline

import (
	"context"
	"time"

	"hearsay"
	"hearsay/internal/store"
)

// LeftOut is a story in which two parties stand, but not both with a time that can be compared.
type LeftOut struct {
	Story, Title string
	Articles     [2]string
	Why          string
}

// PairStreams is [ConcertStreams], or with speakers [SpeakerStreams], and the common stories of two
// outlets (names) or parties (keys) that the streams have nothing of, with why.
func PairStreams(ctx context.Context, l ViewLister, speakers bool, since, until string, window time.Duration, a, b string) (Streams, []LeftOut, error) {
	read := outletStreams
	if speakers {
		read = speakerStreams
	}
	w := &watch{who: [2]string{a, b}}
	s, err := read(ctx, l, since, until, window, w)
	return s, w.left, err
}

// watch gathers what stories have of two parties. Methods of nil do nothing.
type watch struct {
	who  [2]string
	now  [2]struct{ article, why string }
	left []LeftOut
}

// note takes an article of a party; one that can be compared stands before one that cannot.
func (w *watch) note(who string, a hearsay.ArticleID, why string) {
	if w == nil {
		return
	}
	for k := range w.who {
		if n := &w.now[k]; who == w.who[k] && (n.article == "" || n.why != "" && why == "") {
			n.article, n.why = string(a), why
		}
	}
}

// end of a story.
func (w *watch) end(v *store.View) {
	if w == nil {
		return
	}
	x, y := w.now[0], w.now[1]
	w.now = [2]struct{ article, why string }{}
	if x.article == "" || y.article == "" || x.why == "" && y.why == "" {
		return
	}
	why := x.why
	if why == "" {
		why = y.why
	}
	w.left = append(w.left, LeftOut{v.ID, v.Title, [2]string{x.article, y.article}, why})
}
