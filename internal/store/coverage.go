package store

import "hearsay"

// NotFetched stands for the status of what was named and could not be fetched, so that there is no
// article.
const NotFetched hearsay.Status = "not-fetched"

// OutletDay counts what came of an outlet on one day with one status.
type OutletDay struct {
	Outlet string
	Day    string // YYYY-MM-DD, as [hearsay.Time.Day] gives it
	Status hearsay.Status
	N      int
}
