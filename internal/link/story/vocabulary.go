package story

// Vocabulary calls f with each different term of a text of the given language (ISO 639-1),
// as [FeaturesOf] cuts and hashes it: what `hearsay train terms` counts.
func Vocabulary(text, lang string, f func(term uint64)) {
	var sc scanner
	sc.reset(text, lang)
	seen := map[uint64]bool{}
	for w := (word{}); sc.next(&w); {
		if !seen[w.hash] {
			seen[w.hash] = true
			f(w.hash)
		}
	}
}
