package en

import (
	_ "embed"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

//go:embed unlaid.tsv
var unlaidFile string

// UnlaidWords are the words of unlaid.tsv by class, lower case.
type UnlaidWords struct {
	Alleging, Apologise, Assume, Avow, Basis, Charge, Counter, Debunk, Decline, Drop, Endorse, Intent, Invention, Jest, Label, Leap, Made, Missing, Note, Perhaps, Press, Reject, Retract, Rumour, Settle, Show, Shun, Spurn, Theory, Told, Unsafe, Untimely, Untrue, Utter, Weary, Weigh map[string]bool
}

// Unlaid returns unlaid.tsv, loaded once and read only.
var Unlaid = sync.OnceValues(func() (*UnlaidWords, error) {
	t := &UnlaidWords{}
	classes := map[string]map[string]bool{}
	v := reflect.ValueOf(t).Elem()
	for i := range v.NumField() {
		m := map[string]bool{}
		v.Field(i).Set(reflect.ValueOf(m))
		classes[strings.ToLower(v.Type().Field(i).Name)] = m
	}
	if err := wordClasses(unlaidFile, classes); err != nil {
		return nil, fmt.Errorf("unlaid.tsv: %w", err)
	}
	for class, m := range classes {
		if len(m) == 0 {
			return nil, fmt.Errorf("unlaid.tsv: no words of class %q", class)
		}
	}
	return t, nil
})
