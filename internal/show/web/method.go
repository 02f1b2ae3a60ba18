package web

import (
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strings"

	"hearsay"
)

// Figure is one measured number of the reader with what it stands beside. 0 means that
// there is none.
type Figure struct {
	Reached   float64 // mostly percent
	Floor     float64 // below which the program's tests fail
	Goal      float64
	Human     float64 // agreement of two people, by the same scorer
	Published float64 // best comparable published system
}

// methodPage is how each number is made.
type methodPage struct {
	Families []family
	Version  hearsay.StageVersion // of the reader of this server, "" if it has none
	Errors   []errorRate
	Guilt    []figureRow // how often a culprit is named wrongly
	Count    int
}

// family is the figures of one part of the reading.
type family struct {
	Prefix, Name, Lede string
	Rows               []figureRow
}

type figureRow struct {
	Name, Says, Reached, Floor, Goal, Human, Published string

	order int
}

// errorRate is "about 1 in N is wrong" for a part whose precision was measured.
type errorRate struct {
	What, Name, Value string
	N                 int
}

// families in the order of reading. What fits none stands in the last one.
var families = []family{
	{"quotes.", "Quotes: who, said, what", "Measured on articles of PolNeAR (Newell, Margolin and Ruths 2018) that the reader was not trained on, though its settings were chosen there. F1 joins two questions: of what was found, how much is right, and of what is there, how much was found.", nil},
	{"speaker.", "Speakers", "Who stands behind “the minister”, “she” or a sentence that goes on. Measured on news articles of OntoGUM and on the gold of our own sample world.", nil},
	{"acts.", "What a speaker does by saying it", "Asserts, accuses, denies and so on, and whether the sentence is negated. Measured on the gold of our own sample world, which is small.", nil},
	{"hedges.", "Hedges", "The words that say how sure a speaker is.", nil},
	{"factuality.", "How certain an event is said to be", "From −3 (certainly not) to 3 (certainly so), as people judged it in the UW data set (Lee and others 2015). The points of the table were chosen on these same sentences.", nil},
	{"accused.", "Who is said to have done it", "Measured on descriptions of incidents in EuRepoC 1.1: which countries a text accuses.", nil},
	{"swap.", "Exchanging the states", "The same sentences with the states exchanged: whoever is named, the reading has to stay the same.", nil},
	{"events.", "Kinds of events", "Measured on the gold standard records of PLOVER.", nil},
	{"text.", "Sentences", "Where sentences end, on UD English EWT.", nil},
	{"tags.", "Parts of speech", "Noun, verb and so on, which all else rests on: UD English EWT (web texts) and PUD (news and encyclopedia).", nil},
	{"chain.", "Chains", "Who has it from whom. Measured on the gold of our own sample world, which is small.", nil},
	{"evidence.", "What a claim rests on", "Kinds of evidence. The same articles.", nil},
	{"replies.", "What answers what", "Quotes that reply to quotes. The same articles.", nil},
	{"names.", "Names", "Persons, organisations and places. Measured on Universal NER’s marks in English EWT and PUD (Mayhew and others 2024).", nil},
	{"html.", "Main text of a page", "Measured on web pages with their text marked by hand.", nil},
	{"links.copies.", "Shared text", "Near-duplicates planted among a hundred and a thousand articles.", nil},
	{"links.gen.", "Shared text, planted", "Texts copied, cut and reworded by a program, so that it is known who had them first.", nil},
	{"links.containment.", "How much of a text stands in another", "Measured on short answers that were copied, reworded or not (Clough and Stevenson 2011).", nil},
	{"links.claims.", "Which quotes say the same", "Pairs written for this, and the sample world.", nil},
	{"links.matching.", "Finding a claim that was checked before", "", nil},
	{"links.stories.", "Which articles tell of one happening", "", nil},
	{"origins.", "Origins", "", nil},
	{"plot.", "The plot of the sample world", "What was planted in an invented week, and what of it the pages show.", nil},
	{"measures.concert.", "Concert, against its chance model", "Simulated outlets with known habits, and the planted groups.", nil},
	{"measures.", "Other measures, against what was planted", "The plot of the sample world, which is small: one item is several points.", nil},
	{"", "Other figures", "", nil},
}

// figureSays words single figures in the order to show them; a key holds for its own name
// and for the names below it that have no words of their own.
var figureSays = []struct{ key, says string }{
	{"quotes.seg.source", "F1 of the marked words: who is quoted, both ends exact"},
	{"quotes.seg.cue", "F1 of the words that say so, both ends exact"},
	{"quotes.seg.content", "F1 of what is said, each piece with both ends exact"},
	{"quotes.lenient", "F1 of whole quotes whose three parts share at least half of their words with those people marked"},
	{"quotes.srccont", "F1 of quotes whose source and content do so; the cue plays no part"},
	{"quotes.direct.exact", "F1 of quotes in quotation marks: content exact"},
	{"quotes.direct.srccont", "F1 of quotes in quotation marks: source and content"},
	{"quotes.indirect.exact", "F1 of quotes without quotation marks: content exact"},
	{"quotes.indirect", "F1 of quotes without quotation marks"},
	{"quotes.mixed.exact", "F1 of quotes partly in quotation marks: content exact"},
	{"quotes.mixed", "F1 of quotes partly in quotation marks"},
	{"speaker.right", "Of the speakers the reader named, how many are the right ones"},
	{"speaker.answered", "Of the quotes with a known speaker, how many the reader answered; the rest it leaves unknown"},
	{"speaker.sample", "The sample world"},
	{"speaker.sample.even", "The half of the sample world that nobody looked at while the rules were written"},
	{"speaker.ontogum", "News articles of OntoGUM alone"},
	{"acts.accuracy", "Quotes whose act is the one people gave"},
	{"acts.polarity", "Quotes whose negation is read rightly"},
	{"hedges.p", "Of the hedges found, how many are hedges"},
	{"hedges.r", "Of the hedges there are, how many were found"},
	{"factuality.r", "Correlation with people’s judgements (Pearson r times 100)"},
	{"factuality.mae", "Mean distance from people’s judgements, in points of the scale; lower is better"},
	{"accused.p", "Of the countries the reader says are accused, how many are"},
	{"accused.r", "Of the countries that are accused, how many the reader found"},
	{"accused.f1", "Both joined"},
	{"accused.false", "Of the texts that accuse no country, how many the reader makes accuse one; lower is better"},
	{"accused.b.p", "Half of the incidents kept apart (totals, not errors, were looked at while rules were chosen): of the countries the reader says are accused, how many are"},
	{"accused.b.r", "The same half: of the countries that are accused, how many the reader found"},
	{"accused.b.f1", "The same half: both joined"},
	{"events.b.category", "The half kept apart: the category people gave"},
	{"events.b.quad", "The half kept apart: the quarter of the scheme people gave"},
	{"accused.guessed", "Of the countries said to be accused, how many the text does not name; lower is better"},
	{"swap.right", "Own sentences, pairs of states: the right culprit"},
	{"swap.wrong", "Own sentences, pairs of states: a culprit who is none; lower is better"},
	{"swap.spread", "Difference between the state read best and the one read worst; lower is better"},
	{"swap.changed", "Findings in real texts that change when two states are exchanged; lower is better"},
	{"events.category", "Sentences with the right one of 16 categories"},
	{"events.quad", "Sentences rightly told as cooperation or conflict, in words or deeds"},
	{"text.sentences", "F1 of sentences with both ends right, on web texts without layout"},
	{"text.stops", "F1 of sentence ends at full stops alone"},
	{"tags.upos", "Words with the right universal part of speech"},
	{"tags.xpos", "Words with the right fine tag"},
	{"tags.lemma", "Words with the right dictionary form"},
	{"accused.named.p", "Of the groups and bodies the reader says are accused by name, how many are"},
	{"accused.named.r", "Of those accused by name, how many the reader found"},
	{"swap.quotes", "Quotes of real paragraphs read otherwise once two states are exchanged; lower is better"},
	{"chain.exact", "Quotes whose whole chain is right"},
	{"chain.f1", "F1 of the links of a chain: who has it from whom"},
	{"evidence.f1", "F1 of the kinds of evidence a claim names"},
	{"evidence.shown.f1", "F1 of whether evidence is shown, cited or only said to exist"},
	{"replies.f1", "F1 of which quote answers which"},
	{"html.f1", "F1 of the words of the main text"},
	{"names.ewt.f1", "F1 of names with the right kind, web texts"},
	{"names.ewt.span.f1", "F1 of where names begin and end, web texts"},
	{"names.pud.f1", "F1 of names with the right kind, news and encyclopedia"},
	{"names.pud.span.f1", "F1 of where names begin and end, news and encyclopedia"},
	{"links.copies.p", "Of the pairs found, how many share text"},
	{"links.copies.r", "Of the pairs that share text, how many were found"},
	{"links.gen.copy.p", "Of the copies found, how many were planted"},
	{"links.gen.copy.r", "Of the planted copies, how many were found; the number is the share of words changed, in percent"},
	{"links.gen.direction", "Copies whose earlier text was told rightly"},
	{"links.gen.reuse.p", "Of the passages found, how many were planted"},
	{"links.gen.reuse.r", "Of the texts that take over a part, how many were found; the number is that part, in percent"},
	{"links.gen.splice", "Of the texts made of two others, how many were found"},
	{"links.containment.auc", "How well it parts people’s grades of reuse (area under the curve times 100)"},
	{"links.containment.order", "Grades whose means stand in the right order"},
	{"links.claims.together", "Pairs that say the same and are put together"},
	{"links.claims.opposite", "Pairs that contradict each other and are kept as such"},
	{"links.claims.apart", "Pairs that differ and are kept apart"},
	{"links.claims.sample.found", "Of the quotes of a planted claim, how many stand in it"},
	{"links.claims.sample.pure", "Of the quotes of a claim, how many belong there"},
	{"links.claims.sample.denials", "Of the planted denials, how many stand beside what they deny"},
	{"links.claims.themes.p", "News posts: how pure claims are (B-cubed)"},
	{"links.claims.themes.r", "News posts: how whole claims are (B-cubed)"},
	{"links.matching.map5", "Checked claims found among the first five (mean average precision)"},
	{"links.matching.bm25", "The same by a word search alone, for comparison"},
	{"links.stories.f1", "F1 of stories (B-cubed)"},
	{"links.stories.p", "How pure stories are"},
	{"links.stories.r", "How whole stories are"},
	{"links.stories.ruwa", "Headings of one event, of those put together"},
	{"links.stories.shipped.f1", "F1 with the settings that ship"},
	{"origins.covered", "Made-up trees of sources whose true number of origins lies in the range told"},
	{"plot.copies.p", "Of the copies found, how many are planted"},
	{"plot.copies.r", "Of the planted copies, how many were found"},
	{"plot.claims.found", "Of the planted claims, how many are found"},
	{"plot.origins.exact", "Of the claims found, those whose number of origins is told exactly"},
	{"plot.origins.exact.all", "The same of all planted claims"},
	{"plot.origins.meet", "Of the claims found, those whose range holds the right number"},
	{"plot.origins.met", "The same of all planted claims"},
	{"plot.circles", "Planted circles of sources that were found"},
	{"plot.attributions", "Of the planted accusations, how many stand in the ledger of their incident"},
	{"plot.status", "Planted steps of incidents that the ledger takes, within a day"},
	{"measures.concert.coortweet", "References of CooRTweet met exactly"},
	{"measures.concert.size", "Pairs called together where none is, in percent of the tested, p ≤ 0.05; 5 would be chance"},
	{"measures.concert.wrong", "False pairs in a run without any concert; lower is better"},
	{"measures.concert.power", "Of the pairs that move together, how many are found"},
	{"measures.concert.guard", "False pairs in a run of outlets with fixed hours; lower is better"},
	{"measures.concert.world.group", "Planted group of outlets: its pairs that stand in one group"},
	{"measures.concert.world.wrong", "Outlets of the sample world: false pairs; lower is better"},
	{"measures.concert.speakers.wrong", "Speakers of the sample world: false pairs; lower is better"},
	{"measures.concert.ticker.wrong", "A long generated ticker: false pairs; lower is better"},
	{"measures.concert.linked.wrong", "The same, with stories as the program links them: false pairs; lower is better"},
	{"measures.concert.world.pairs", "Planted group of outlets: its pairs found"},
	{"measures.concert.speakers.pairs", "Planted group of speakers: its pairs found"},
	{"measures.concert.ticker.found", "A long generated ticker: planted pairs found"},
	{"measures.concert.linked.found", "The same, with stories as the program links them"},
	{"measures.concert.usual.size", "Where no window is told and three are tried: pairs called together where none is, in percent of the tested"},
	{"measures.concert.usual.wrong", "The same: false pairs in a run without any concert; lower is better"},
	{"measures.concert.usual.power", "The same: of the pairs that move together, how many are found"},
	{"measures.concert.usual.ticker", "The same, a long generated ticker: pairs of the planted group that stand in one group"},
	{"measures.concert.usual.world", "The same, outlets of the sample world: pairs of the planted group that stand in one group"},
	{"measures.commitments.found", "Threats and promises found"},
	{"measures.commitments.status", "Of those found, what became of them told rightly"},
	{"measures.commitments.deadline", "Of those found, the deadline told rightly"},
	{"measures.commitments.false", "Of those told, how many are none; lower is better"},
	{"measures.drift.steps", "Planted steps of one hedge that are told"},
	{"measures.drift.level", "Of those, with the planted band, or as planted without a doubt"},
	{"measures.drift.sure", "Of those, about as sure as planted, with a band or without"},
	{"measures.drift.own", "An outlet's own word told as such"},
	{"measures.drift.lost", "A doubt dropped, or words softened, told as that"},
	{"measures.drift.false", "Such turns told where none is; lower is better"},
	{"measures.spread.outlets", "Planted outlets that a claim is told to reach"},
	{"measures.spread.wrong", "Outlets that it is told to reach and does not; lower is better"},
	{"measures.denied.carried", "Articles that carry a denial, told as that"},
	{"measures.denied.never", "Outlets that never carry it, told as that"},
	{"measures.blame.world.cells", "Planted accusations that are added up"},
	{"measures.blame.world.wrong", "Of those added up, not planted; lower is better"},
	{"measures.blame.ticker.shown", "A long generated ticker: outlets whose shares are shown"},
	{"measures.blame.ticker.within", "The same: true shares of blame within the range told"},
	{"measures.blame.ticker.error", "The same: difference of shares told and true ones, in points; lower is better"},
	{"measures.blame.ticker.wrong", "The same: reports read as accusing somebody whom they do not accuse; lower is better"},
	{"measures.blame.ticker.read", "The same: accusations that are added up"},
	{"measures.blame.ticker.one", "The same: how pure incidents are (pairs)"},
	{"measures.blame.ticker.whole", "The same: how whole incidents are (pairs)"},
	{"measures.narratives.tied", "Pairs of affairs that are tied as planted"},
	{"measures.numbers.found", "Numbers found"},
	{"measures.numbers.who", "Of those found, with the right speaker"},
	{"measures.numbers.disagree", "Pairs of numbers that contradict each other, or of which one plays the other down, set side by side"},
	{"measures.numbers.rivals", "Of the same pairs, those told as contradictions"},
	{"measures.pairs.expelled", "Expulsions found as deeds between the right states"},
	{"measures.pairs.answered", "Answers to a deed found as such"},
	{"measures.pairs.wrong", "Deeds between states that did none; lower is better"},
	{"measures.pairs.accused", "Accusations between states found as words"},
	{"measures.positions.stands", "Stands of parties told rightly"},
	{"measures.positions.against", "Stands told the wrong way round; lower is better"},
	{"measures.positions.silent", "Silences told as such"},
	{"measures.replies.found", "Accusations with an answer found"},
	{"measures.replies.right", "Of those found, where the answer stands told rightly"},
}

// precisions are the figures that tell how much of what is shown is right, with what it is.
var precisions = []struct{ name, what string }{
	{"quotes.p", "quotes"}, {"speaker.right", "named speakers"}, {"accused.p", "accusations of a country"}, {"hedges.p.even", "hedges"},
}

// guilt are the figures of wrongly named culprits.
var guilt = []string{"accused.false", "accused.guessed", "swap.wrong"}

func (s *site) method(w http.ResponseWriter, r *http.Request) {
	p := newMethodPage(s.o.Figures)
	p.Version = s.o.Reader
	sh := shell{Title: "How each number is made", Nav: "method", Counted: counted(p.Count, "figure"), Body: p}
	if p.Version != "" {
		sh.Stages = []hearsay.StageVersion{p.Version}
	}
	s.page(w, http.StatusOK, "method", sh)
}

func newMethodPage(figures map[string]Figure) methodPage {
	p := methodPage{Count: len(figures)}
	all := slices.Clone(families)
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		k := slices.IndexFunc(all, func(f family) bool { return strings.HasPrefix(name, f.Prefix) })
		all[k].Rows = append(all[k].Rows, newFigureRow(name, figures[name]))
	}
	for _, f := range all {
		if len(f.Rows) > 0 {
			slices.SortStableFunc(f.Rows, func(a, b figureRow) int { return a.order - b.order })
			p.Families = append(p.Families, f)
		}
	}
	for _, x := range precisions {
		if f, ok := figures[x.name]; ok {
			if n := oneIn(f.Reached); n > 0 {
				p.Errors = append(p.Errors, errorRate{x.what, x.name, figureValue(x.name, f.Reached), n})
			}
		}
	}
	for _, name := range guilt {
		if f, ok := figures[name]; ok {
			p.Guilt = append(p.Guilt, newFigureRow(name, f))
		}
	}
	return p
}

// oneIn turns a precision in percent into the N of "about 1 in N is wrong": the nearest
// whole number to 1/(1 − precision). 0 where there is none: nothing measured, or no error.
func oneIn(percent float64) int {
	if percent <= 0 || percent >= 100 {
		return 0
	}
	return int(math.Round(100 / (100 - percent)))
}

func newFigureRow(name string, f Figure) figureRow {
	v := func(x float64) string {
		if x == 0 {
			return "–"
		}
		return figureValue(name, x)
	}
	says, order := sayFigure(name)
	return figureRow{name, says, figureValue(name, f.Reached), v(f.Floor), v(f.Goal), v(f.Human), v(f.Published), order}
}

// figureValue writes percent with one digit, points of a scale with two.
func figureValue(name string, x float64) string {
	if strings.HasSuffix(name, ".mae") {
		return fmt.Sprintf("%.2f", x)
	}
	return fmt.Sprintf("%.1f", x)
}

// sayFigure words a figure, "" if nobody has: the name then has to do. The number orders
// figures; those without words come last.
func sayFigure(name string) (says string, order int) {
	for key := name; key != ""; {
		for i, w := range figureSays {
			if w.key != key {
				continue
			}
			switch {
			case strings.HasSuffix(name, ".odd") && !strings.HasSuffix(key, ".odd"):
				return w.says + " (articles the rules were written on)", i
			case strings.HasSuffix(name, ".even") && !strings.HasSuffix(key, ".even"):
				return w.says + " (articles kept apart; parts of them were seen)", i
			case strings.HasSuffix(name, ".right") && strings.HasPrefix(key, "speaker.") && key != name:
				return w.says + ": right among those named", i
			}
			return w.says, i
		}
		key = key[:max(strings.LastIndexByte(key, '.'), 0)]
	}
	return "", len(figureSays)
}
