package act

import (
	"hearsay"
	"hearsay/internal/read/hedge"
	"hearsay/internal/read/tag"
)

// condition notes the condition and the object of a threat, a warning or a promise.
func (r *reader) condition() {
	for k, w := range r.words {
		if w != hIf && w != hUnless {
			continue
		}
		end := k + 1
		for end < len(r.words) && r.t.Class(r.pos[r.at[end]]) != tag.Punctuation {
			end++
		}
		r.reason("condition", k, end)
		break
	}
	i := hedge.MainEvent(r.d, r.pos, r.t, r.q.Content)
	for k, at := range r.at {
		if int(at) <= i || r.t.Class(r.pos[at]) == tag.Adverb {
			continue
		}
		end := k
		for end < len(r.words) && r.t.Class(r.pos[r.at[end]]) != tag.Punctuation && r.words[end] != hIf && r.words[end] != hUnless {
			end++
		}
		if end > k {
			r.reason("object", k, end)
		}
		return
	}
}

func (r *reader) reason(part string, k, end int) {
	sp := r.span(k, end-k)
	r.q.Reasons = append(r.q.Reasons, hearsay.Reason{Part: part, Value: sp.In(r.d.Src), Because: "words of the content", Span: sp})
}
