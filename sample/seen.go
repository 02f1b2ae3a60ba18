package sample

import (
	"time"

	"hearsay"
)

// Seen returns when an article came out in this version: its modification, else its
// publication; a time of day precision counts as noon, since a day is no moment.
func Seen(a *hearsay.Article) time.Time {
	if !a.Modified.IsZero() {
		return a.Modified.UTC
	}
	if a.Published.Precision == hearsay.PrecisionDay {
		return a.Published.UTC.Add(12 * time.Hour)
	}
	return a.Published.UTC
}
