package calendar

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestReadDates(t *testing.T) {
	got, err := ReadDates(strings.NewReader("\ufeffdate,label\n# summits\n2025-03-15,Summit of Sollet\n 2025-04-01 , \"a vote, the second\",x\n2025-03-15\n"))
	if err != nil || len(got) != 3 || got[0].Label != "Summit of Sollet" || got[1].Label != "a vote, the second" || !got[2].Day.Equal(time.Date(2025, 3, 15, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []string{"", "date,label\n", "2025-13-01,x", "tomorrow", "2025-03-15,x\n15.03.2025,y", "\"2025"} {
		if _, err := ReadDates(strings.NewReader(bad)); !errors.Is(err, ErrDates) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := ReadDates(strings.NewReader("2025-03-15,x\n15.03.2025,y")); !strings.Contains(err.Error(), "line 2") {
		t.Error(err)
	}
}

func FuzzReadDates(f *testing.F) {
	f.Add("date,label\n2025-03-15,x\n")
	f.Add("#\n\"")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ReadDates(strings.NewReader(s))
		if (err == nil) != (len(got) > 0) {
			t.Fatalf("%d dates, %v", len(got), err)
		}
		for _, d := range got {
			if d.Day.Hour() != 0 || d.Day.Format(time.DateOnly) == "" {
				t.Fatal(d)
			}
		}
	})
}
