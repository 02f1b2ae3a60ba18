package claim

// The linear models of the pairs. A pair whose sum is above zero is taken for one proposition
// unless something forbids it. The numbers were set by hand on the odd articles of the sample
// world and half of the hard cases in testdata; the other half measures them.
const (
	// Attributions: the accused is the same already.
	deedBase     = -1.6
	deedFew      = 1.7 // who is no state is accused of few things
	deedNameless = -.6 // a description fits many
	deedStory    = 1.4 // of one story
	deedApart    = -.2 // of two known stories
	deedCode     = 1.0 // a category and mode in common
	deedClash    = -1.5
	deedWords    = 4.0 // cosine of what is left of the content without names and words of saying
	deedContext  = 4.0 // cosine of what the articles are about
	deedSilent   = .5  // one of the two does not say which deed
	deedDistance = -.03
	deedVictims  = -1.2 // others suffered it

	alikeDeeds = .4 // likeness from which another number, place or day makes another deed

	// Statements.
	wordsBase     = -3.3
	wordsCosine   = 3.6
	wordsHeld     = 2.4 // the larger of the shares of one that the other holds
	wordsNames    = .8  // share of names in common
	wordsNamesOff = -.9 // each names somebody whom the other does not
	wordsNumbers  = .6
	wordsNumbers0 = -.5 // one tells numbers, the other none
	wordsDates    = .3
	wordsStory    = .6
	wordsSpeaker  = .3
	wordsApart    = -.3 // of two known stories
	wordsDistance = -.02
	wordsRoles    = .4 // the same does it to the same
)

const (
	// Figures: the unit and the kind of number are the same already.
	quantityBase     = -1.6
	quantityArticle  = 1.5
	quantityStory    = 1.0
	quantityVerb     = 1.2
	quantityOther    = -.8
	quantityWords    = 2.5
	quantityContext  = 3.0
	quantityDistance = -.05

	// Denials, beside the score of the deed.
	denialBase    = 1.2  // who denies has been accused
	denialReplies = 3.0  // the reading says that it answers this quote
	denialArticle = 1.0  // both stand in one article
	denialOrgan   = -.5  // a state answers for an organ of its own
	denialDays    = -.05 // a day between charge and denial
	denialMargin  = .5   // by which the best must beat the next
)
