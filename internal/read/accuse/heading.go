package accuse

import (
	"unicode"
	"unicode/utf8"
)

// heading returns the token behind the heading that is glued to the start of in, as package name takes it out of names: "Key Takeaways
// The crew has". A single word counts in capitals alone.
func (f *Finder) heading(w *Work, in *Input) int {
	from, d := in.Range.Start, in.Doc
	for n := min(3, in.Range.Len()-1); n > 0; n-- {
		if c, _ := utf8.DecodeRuneInString(d.Text(from + n)); !unicode.IsUpper(c) {
			continue
		}
		low, capitals := w.low[:0], true
		for i := from; i < from+n; i++ {
			if i > from {
				low = append(low, ' ')
			}
			s := d.Text(i)
			low = appendLower(low, s)
			for x := 0; x < len(s); x++ {
				capitals = capitals && s[x] >= 'A' && s[x] <= 'Z'
			}
		}
		w.low = low
		if f.heads[string(low)] && (n > 1 || capitals && len(low) > 1) {
			return from + n
		}
	}
	return from
}
