package en

import (
	"testing"
)

// The table holds each class.
func TestThings(t *testing.T) {
	th, err := Things()
	if err != nil {
		t.Fatal(err)
	}
	if len(th.After) < 50 || len(th.Before) < 30 || len(th.Plain) < 200 || len(th.Known) < 100 {
		t.Errorf("%d, %d, %d, %d words", len(th.After), len(th.Before), len(th.Plain), len(th.Known))
	}
}
