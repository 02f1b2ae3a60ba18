package en

import "testing"

func TestNotices(t *testing.T) {
	n, err := Notices()
	if err != nil || len(n.Kinds) != 4 {
		t.Fatal(n, err)
	}
}
