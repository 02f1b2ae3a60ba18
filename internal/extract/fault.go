package extract

import "fmt"

// Fault says why something given as an article is none. Reason is one of the constants
// below, so that faults can be counted; Detail is for people.
type Fault struct {
	Reason string
	Detail string
}

// Reasons of faults found in content. Package collect adds those of files.
const (
	BadTime  = "bad time"          // published is in no form that is known
	NoText   = "no text or title"  // neither holds anything but white space
	TooLarge = "too large"         // more bytes than are read at all
	BadPage  = "page not readable" // the HTML library failed on it
)

func (f *Fault) Error() string {
	if f.Detail == "" {
		return f.Reason
	}
	return fmt.Sprintf("%s: %s", f.Reason, f.Detail)
}
