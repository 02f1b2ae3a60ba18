package pipeline

import (
	"time"

	"hearsay"
	"hearsay/internal/collect"
	"hearsay/internal/store"
)

// showFirst is how many refusals a summary names; the ledger has them all.
const showFirst = 5

// The stages of a run, in order of flow.
const (
	stageInput  = iota // pulling records: opening, unpacking, parsing, extracting
	stageAppend        // transactions that add articles
	stageRead          // reading, per worker
	stageWrite         // fetching entries and storing readings
	stageLink          // what follows the reader: Options.After
	stages
)

var stageNames = [stages]string{"input", "append", "read", "write", "link"}

// Summary of a run: Lines = Articles + Refused, Articles = New + Same + Updated.
type Summary struct {
	Lines     int     `json:"lines"`
	Articles  int     `json:"articles"`
	Refused   int     `json:"refused"`
	New       int     `json:"new"`
	Same      int     `json:"same"`
	Updated   int     `json:"updated"`
	Quotes    int     `json:"quotes"` // added by this run, also to articles of earlier ones
	Seconds   float64 `json:"seconds"`
	LimitedBy string  `json:"limited_by"` // the stage with the largest share

	Visits         int             `json:"-"` // feeds and pages looked at
	Shares         []Share         `json:"-"` // in order of flow
	Failed         int             `json:"-"` // articles kept but not read
	RefsTaken      int             `json:"-"` // articles whose ref belongs to another
	FirstRefusals  []store.Refusal `json:"-"`
	FirstFailed    []store.Refusal `json:"-"`
	FirstRefsTaken []RefTaken      `json:"-"`
}

// Share is the part of the wall time, [0,1], in which a stage (one worker of it) was busy.
type Share struct {
	Stage string
	Busy  float64
}

// RefTaken is a record whose ref another article had brought before.
type RefTaken struct {
	Ref, Source    string
	Pos            int
	Article, Owner hearsay.ArticleID
}

func (s *Summary) finish(wall time.Duration, busy [stages]time.Duration, workers int) {
	s.Seconds = wall.Round(time.Millisecond).Seconds()
	busy[stageRead] /= time.Duration(workers)
	most := 0
	for i, d := range busy {
		s.Shares = append(s.Shares, Share{stageNames[i], min(1, max(0, d.Seconds()/wall.Seconds()))})
		if d > busy[most] {
			most = i
		}
	}
	s.LimitedBy = stageNames[most]
}

// nothing is an input without records.
func nothing(func(collect.Record) bool) {}
