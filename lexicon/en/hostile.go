package en

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed hostile.tsv
var hostileFile string

// HostileWords are the words of hostile.tsv by class, lower case.
type HostileWords struct{ Boundary, Force, Message, Bogus, Say, Foe, Figurative, Abstract, Feign, Unreal, Wrongly, Flying, Words, Yet, Ill map[string]bool }

// Hostile returns hostile.tsv, loaded once and read only.
var Hostile = sync.OnceValues(func() (*HostileWords, error) {
	set := func() map[string]bool { return map[string]bool{} }
	t := &HostileWords{set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set(), set()}
	classes := map[string]map[string]bool{"boundary": t.Boundary, "force": t.Force, "message": t.Message, "bogus": t.Bogus, "say": t.Say, "foe": t.Foe, "figurative": t.Figurative, "abstract": t.Abstract,
		"feign": t.Feign, "unreal": t.Unreal, "wrongly": t.Wrongly, "flying": t.Flying, "words": t.Words, "yet": t.Yet, "ill": t.Ill}
	if err := wordClasses(hostileFile, classes); err != nil {
		return nil, fmt.Errorf("hostile.tsv: %w", err)
	}
	return t, nil
})
