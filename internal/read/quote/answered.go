package quote

import "hearsay/internal/text"

// answered tags the turns of paragraph p where a label of questions begins it, or one of answers where the paragraph before it asked, and reports whether it
// asks: "Q: Who did it? A: The harbour did." A label behind the first one has to follow the end of a sentence. Cost is a look at the first two tokens.
func answered(d *text.Doc, p text.Range, before bool, tags []uint8, prob []float32) (asks bool) {
	q, a := labelAt(d, p, p.Start)
	if !q && !(a && before) {
		return false
	}
	turns := 0
	for i := p.Start; i < p.End; turns++ {
		next := i + 2
		for ; next < p.End; next++ {
			if _, a := labelAt(d, p, next); a && ends(d.Text(next-1)) && d.Double(next) == nil {
				break
			}
		}
		if next == p.End && turns == 0 && q {
			return true // a question alone is a turn of a transcript, or none
		}
		set(tags, prob, text.Range{Start: i, End: next}, O)
		set(tags, prob, text.Range{Start: i, End: i + 1}, BSource)
		set(tags, prob, text.Range{Start: i + 1, End: i + 2}, BCue)
		end := next
		if d.Text(end-1) == "." && end > i+3 {
			end--
		}
		set(tags, prob, text.Range{Start: i + 2, End: end}, BContent)
		i = next
	}
	return turns == 1 && q
}

// labelAt reports whether the label of a question or of an answer stands at token i of paragraph p, with words behind it.
func labelAt(d *text.Doc, p text.Range, i int) (question, answer bool) {
	if i+2 >= p.End || d.Text(i+1) != ":" {
		return false, false
	}
	switch d.Text(i) {
	case "Q", "Question", "QUESTION":
		return true, false
	case "A", "Answer", "ANSWER":
		return false, true
	}
	return false, false
}

func ends(w string) bool { return w == "." || w == "?" || w == "!" || w == "…" }
