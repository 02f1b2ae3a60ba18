package eval

import (
	"encoding/json"
	"fmt"
	"time"

	"hearsay/internal/link"
	"hearsay/internal/store"
)

// never is before everything.
var never time.Time

type partyOf = link.Party

func decode[T any](v *store.View) (T, error) {
	var x T
	if err := json.Unmarshal(v.Body, &x); err != nil {
		return x, fmt.Errorf("%s %s: %w", v.Kind, v.ID, err)
	}
	return x, nil
}
