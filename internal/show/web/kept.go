package web

import "time"

// kept are answers that cost much, for as long as they may be given again.
type kept struct {
	mornings *memo[*morningOf] // by day
	tallies  *memo[any]        // totals and facets, by query

	answers *memo[*table] // by question
	lines   *memo[*lines] // likewise

	concerts   *memo[*concertOf]    // by its words
	narrated   *memo[*narrativesOf] // likewise
	pairLists  *memo[*pairList]     // by question
	pairPages  *memo[*pairPage]     // by address
	parties    *memo[*partyIndex]   // one
	partyPages *memo[*partyPage]    // by address
	commits    *memo[map[string][]commitLine]
	figures    *memo[map[string][]figureLine]

	outletCounts *memo[any] // by question: rows by outlet
	outletSums   *memo[any] // likewise, of what goes over all claims
	opsStates    *memo[*opsState]
}

// long is how old what is shown may be while it is worked out anew.
const long = 6 * time.Hour

func newKept(now func() time.Time) kept {
	k := kept{
		mornings: newMemo[*morningOf](10*time.Second, 10*time.Minute, 64, now),
		tallies:  newMemo[any](0, 10*time.Minute, 256, now),

		answers: newMemo[*table](20*time.Second, long, 128, now),
		lines:   newMemo[*lines](20*time.Second, long, 32, now),

		concerts:   newMemo[*concertOf](20*time.Second, long, 8, now),
		narrated:   newMemo[*narrativesOf](20*time.Second, long, 16, now),
		pairLists:  newMemo[*pairList](20*time.Second, long, 16, now),
		pairPages:  newMemo[*pairPage](20*time.Second, long, 64, now),
		parties:    newMemo[*partyIndex](20*time.Second, long, 1, now),
		partyPages: newMemo[*partyPage](20*time.Second, long, 256, now),
		commits:    newMemo[map[string][]commitLine](10*time.Minute, long, 1, now),
		figures:    newMemo[map[string][]figureLine](10*time.Minute, long, 1, now),

		outletCounts: newMemo[any](20*time.Second, long, 16, now),
		outletSums:   newMemo[any](sumsFresh, 4*long, 16, now),
		opsStates:    newMemo[*opsState](10*time.Second, long, 1, now),
	}
	k.tallies.quick = quickTally
	k.outletCounts.patience, k.outletSums.patience = countWait, countWait
	return k
}

// forget makes all that depends on linking stale: the next to ask waits for what is new.
func (k *kept) forget() {
	for _, m := range []interface{ forget() }{k.mornings, k.answers, k.lines, k.concerts, k.narrated, k.pairLists, k.pairPages, k.parties, k.partyPages, k.commits, k.figures, k.outletCounts, k.outletSums} {
		m.forget()
	}
}
