package rows

import (
	"encoding/json"
	"reflect"
	"testing"

	"hearsay/internal/link/view"
	"hearsay/internal/store"
)

// Where nobody is accused, a row tells who rejects a charge; beside accusations they stand with these.
func TestRejectedBy(t *testing.T) {
	x := view.Incident{Status: view.Contested, Quotes: []view.Quote{
		{ID: "1", Stance: view.Denies, Speaker: "Ministry of Fish of Pell"}, {ID: "2", Stance: view.Asserts, Speaker: "Anglers"},
		{ID: "3", Stance: view.Denies, Speaker: "Ministry of Fish of Pell"}, {ID: "4", Stance: view.Denies}}}
	for _, c := range []struct {
		charges []view.Attribution
		want    []string
	}{{nil, []string{"Ministry of Fish of Pell", "unknown"}}, {[]view.Attribution{{Accuser: "Anglers", Accused: "Pell"}}, []string{}}} {
		x.Attributions = c.charges
		body, err := json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		r, err := IncidentOf(&store.View{Body: body})
		if err != nil || !reflect.DeepEqual(r.RejectedBy, c.want) {
			t.Errorf("%d accusations: rejected by %q, %v; want %q", len(c.charges), r.RejectedBy, err, c.want)
		}
	}
}
