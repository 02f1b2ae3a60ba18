package extract

import "strings"

// closed are words that a language cannot do without, lower case: articles, prepositions, conjunctions, forms of "be", "have" and "say".
// A word of several languages counts for each. They decide between languages in Latin letters where trigrams of a short text do not.
var closed = func() map[string][]string {
	out := map[string][]string{}
	for lang, words := range map[string]string{
		"en": "the a an of and in to on for with from by at as is are was were be has have had its it his her their he she they who what why how not no says said say denies warns will would could over after before against about into than that this but or if more new amid",
		"de": "der die das den dem des und in im zu zum zur von vom mit auf für ist sind war wird nicht ein eine einen einem einer bei nach über aus an am als auch sich es er sie wie will gegen vor um",
		"fr": "le la les l' un une des du de d' et en au aux à est sont pour dans sur par avec que qui ne pas se ce son sa ses plus après contre il elle selon",
		"es": "el la los las un una unos del de y en a al es son por para con que no se su sus más tras contra lo como según sobre",
		"it": "il lo la i gli le un una del della dei delle di e è in a al alla per con che non si su da dal nel nella sono più dopo contro",
		"pl": "w we i z ze na do nie się o że jest są od po za przez dla to co jak przed pod przy ma",
		"pt": "o a os as um uma do da dos das de e em no na nos nas é são para com que não se por ao mais após contra",
		"nl": "de het een van en in op te dat met voor niet is zijn aan bij door over uit na tegen ook om",
		"cs": "v ve a na se že je jsou do s z za o po od pro k i není při jak ale",
		"ro": "și în la de a al ale cu pe din pentru că nu este sunt un o au fost mai după",
		"hu": "a az és hogy nem egy van is volt meg ki el csak után szerint",
		"sv": "och i att det som på en ett av för med är till den de inte om har från efter",
		"tr": "ve bir bu için ile de da olarak olan daha sonra çok ne değil",
	} {
		for w := range strings.FieldsSeq(words) {
			out[w] = append(out[w], lang)
		}
	}
	return out
}()

// byClosed names the language among allowed whose closed-class words stand in text: two at least, and half as many again as of the next; or three times as many;
// or a single one that no other has, where guess is that language. "" where they tell nothing. Cost is linear.
func byClosed(text, guess string, allowed func(string) bool) string {
	n := map[string]float64{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool {
		return r == ' ' || r == ',' || r == '.' || r == ':' || r == ';' || r == '"' || r == '!' || r == '?'
	}) {
		langs := closed[w]
		for _, l := range langs {
			n[l] += 1 / float64(len(langs))
			if len(langs) > 1 {
				n[l] += 0.25
			}
		}
	}
	best, second := "", 0.0
	for _, l := range Languages {
		if !allowed(l) || n[l] == 0 {
			continue
		}
		if best == "" || n[l] > n[best] {
			if best != "" {
				second = max(second, n[best])
			}
			best = l
		} else {
			second = max(second, n[l])
		}
	}
	switch {
	case best == "":
		return ""
	case n[best] >= 2 && n[best] >= 1.5*second, n[best] >= 1.5 && n[best] >= 3*second, n[best] >= 1 && second == 0 && best == guess:
		return best
	}
	return ""
}
