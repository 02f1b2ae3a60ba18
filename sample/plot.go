package sample

import (
	"fmt"
	"time"
)

// Plot is what was planted in the sample world beyond its single quotes: what the measures
// across articles should find, and what they should not. One field a table of plot/*.tsv;
// the head of each file tells its columns. Rows keep the order of the file.
type Plot struct {
	Copies       []CopyPair
	Citations    []Citation
	Circles      []Circle
	Claims       []PlotClaim
	Attributions []PlotAttribution
	Status       []StatusChange
	Hardening    []HardeningStep
	Denials      []PlotDenial
	Replies      []Reply
	Concert      []ConcertDay
	Innocent     []Innocent
	Expulsions   []Expulsion
	Numbers      []PlotNumber
	Corrections  []Correction
	Edits        []Edit
	Private      []PrivatePerson
	Positions    []Position
	Narratives   []Narrative
	Commitments  []PlotCommitment
}

// CopyPair is two articles that share running text. A stands before B in the order of slots.
type CopyPair struct {
	A, B int
	Kind string // copy, reuse, twin
	From int    // the slot whose words these are, possibly neither A nor B; 0 if none
	Note string
}

// Citation is one place an article says it has something from.
type Citation struct {
	Slot int
	Kind string // slot, named, unnamed
	Of   int    // the slot cited where Kind is slot, else 0
	To   string // the source where Kind is named or unnamed, else ""
	// Words stand in the citing article.
	Words string
}

// Circle is a report that comes back to where it began.
type Circle struct {
	ID, Claim string
	Path      []int    // slots, each citing the next
	Outlets   []string // the cycle; the first is the last
	Root      string
	OpenedBy  []int
}

// PlotClaim is one of the main claims with the bounds of the number of its origins.
type PlotClaim struct {
	ID, Proposition string
	Slots           []int // that make it or tell who does, ascending
	Mentioned       []int // that carry it only to deny, check, withdraw or correct it
	Roots           []string
	Min, Max        int
	Note            string
}

// PlotAttribution is one step in who is said to have done an incident.
type PlotAttribution struct {
	Incident string
	At       time.Time // the day
	Accuser  string
	Own      bool // the accuser is an outlet in its own voice
	Accused  string
	Words    string
	Standing string // standing, hardened, softened, denied, withdrawn, adjudicated
	Slot     int
}

// StatusChange says from when on an incident has a status.
type StatusChange struct {
	Incident string
	At       time.Time
	Status   string // reported, attributed, contested, admitted, withdrawn
	Slot     int
	Why      string
}

// HardeningStep is one hop of the hedge. Lo and Hi are per cent, both 0 where the scale of
// ICD 203 does not apply.
type HardeningStep struct {
	At      time.Time
	Slot    int
	Speaker string
	Own     bool // an outlet in its own voice
	Words   string
	Level   string // hedged, sure, plain
	Lo, Hi  int
	How     string // said, copied, edited
}

// PlotDenial is a denial with the press that carries it, in order of time, and the outlets
// that report the charge and never do.
type PlotDenial struct {
	ID, By, Of string
	At         time.Time
	Slot       int
	Carried    []int
	Never      []string
}

// Reply says of one accusing article whether the accused is heard in it.
type Reply struct {
	Slot    int
	Accused string // with " (no public role)" a person of whom nothing may be counted
	Heard   string // yes, asked, no
	Words   string // "" for no
}

// ConcertDay is a day on which the same press rooms publish together.
type ConcertDay struct {
	Kind    string    // four, pair
	Date    time.Time // UTC day
	Slots   []int     // in order of time
	Minutes int       // from the first to the last
	Phrases []string  // shared
}

// Innocent is a common time that means nothing.
type Innocent struct {
	ID, Kind string // kind: embargo, summit, wire, fixed
	Slots    []int  // in order of time
	Why      string
	Words    string // in one of the articles; "" for fixed
}

// Expulsion is a step of one state against people of another. AnswerTo is the day of the
// step it answers, zero if none.
type Expulsion struct {
	Date     time.Time
	By, Of   string
	Count    int
	Who      string
	Slots    []int
	AnswerTo time.Time
}

// PlotNumber is one of several figures for one quantity.
type PlotNumber struct {
	Quantity, Value, Who string
	Slot                 int
	Words                string
}

// Correction says what was corrected, who took it over and who never did.
type Correction struct {
	Slot         int
	Of           []int
	Kind         string // correction, retraction
	Wrong, Right string
	Words        string
	Taken, Never []int
}

// Edit is a later version of an article. Seen is when it came out, as [Seen] has it.
type Edit struct {
	Before, After  int
	Seen           time.Time
	Notice         bool // the reader is told; false: a silent edit
	Removed, Added []string
}

// PrivatePerson must stand in no index, list, page, count or export, and Core in no article
// but those of Slots.
type PrivatePerson struct {
	Person, Core, Kind string
	Slots              []int
}

// Position is what a party says to a part of an affair.
type Position struct {
	Story, Party, Subclaim string
	Stance                 string // asserts, denies, silent
	Slots                  []int
}

// Narrative is two affairs told together.
type Narrative struct {
	A, B  string
	First int
	Slots []int
	Words string // from First
	Tie   string // same-hand, cover-up, cause, doubt
}

// PlotCommitment is something that a party says it will do.
type PlotCommitment struct {
	Slot             int
	Who, Kind, Words string
	Deadline         time.Time // day, zero for none
	Status           string    // open, kept, withdrawn
	By               []int
}

// LoadPlot returns the plot. The error wraps [ErrPlot].
func LoadPlot() (*Plot, error) {
	var p Plot
	for _, err := range []error{
		load(&p.Copies, "plot/copies", "a b kind from note", func(c *cells) CopyPair {
			return CopyPair{A: c.slot(), B: c.slot(), Kind: c.oneOf("copy", "reuse", "twin"), From: c.optSlot(), Note: c.text()}
		}),
		load(&p.Citations, "plot/citations", "slot kind to words", citation),
		load(&p.Circles, "plot/circles", "id claim path outlets root opened_by", func(c *cells) Circle {
			return Circle{ID: c.text(), Claim: c.text(), Path: c.slots(), Outlets: c.list(), Root: c.text(), OpenedBy: c.slots()}
		}),
		load(&p.Claims, "plot/claims", "claim proposition slots mentioned roots min max note", func(c *cells) PlotClaim {
			return PlotClaim{ID: c.text(), Proposition: c.text(), Slots: c.slots(), Mentioned: c.slots(), Roots: c.list(), Min: c.count(), Max: c.count(), Note: c.text()}
		}),
		load(&p.Attributions, "plot/attributions", "incident at accuser accused words standing slot", func(c *cells) PlotAttribution {
			a := PlotAttribution{Incident: c.text(), At: c.day()}
			a.Accuser, a.Own = c.voice()
			a.Accused, a.Words = c.text(), c.text()
			a.Standing = c.oneOf("standing", "hardened", "softened", "denied", "withdrawn", "adjudicated")
			a.Slot = c.slot()
			return a
		}),
		load(&p.Status, "plot/status", "incident at status slot why", func(c *cells) StatusChange {
			return StatusChange{Incident: c.text(), At: c.time(), Status: c.oneOf("reported", "attributed", "contested", "admitted", "withdrawn"), Slot: c.slot(), Why: c.text()}
		}),
		load(&p.Hardening, "plot/hardening", "at slot speaker words level lo hi how", func(c *cells) HardeningStep {
			s := HardeningStep{At: c.time(), Slot: c.slot()}
			s.Speaker, s.Own = c.voice()
			s.Words, s.Level, s.Lo, s.Hi = c.text(), c.oneOf("hedged", "sure", "plain"), c.optCount(), c.optCount()
			s.How = c.oneOf("said", "copied", "edited")
			return s
		}),
		load(&p.Denials, "plot/denials", "id by of at slot carried never", func(c *cells) PlotDenial {
			return PlotDenial{ID: c.text(), By: c.text(), Of: c.text(), At: c.time(), Slot: c.slot(), Carried: c.slots(), Never: c.list()}
		}),
		load(&p.Replies, "plot/replies", "slot accused heard words", func(c *cells) Reply {
			return Reply{Slot: c.slot(), Accused: c.text(), Heard: c.oneOf("yes", "asked", "no"), Words: c.optText()}
		}),
		load(&p.Concert, "plot/concert", "kind date slots minutes phrases", func(c *cells) ConcertDay {
			return ConcertDay{Kind: c.oneOf("four", "pair"), Date: c.day(), Slots: c.slots(), Minutes: c.count(), Phrases: c.list()}
		}),
		load(&p.Innocent, "plot/innocent", "id kind slots why words", func(c *cells) Innocent {
			return Innocent{ID: c.text(), Kind: c.oneOf("embargo", "summit", "wire", "fixed"), Slots: c.slots(), Why: c.text(), Words: c.optText()}
		}),
		load(&p.Expulsions, "plot/expulsions", "date by of count who slots answer_to", func(c *cells) Expulsion {
			return Expulsion{Date: c.day(), By: c.text(), Of: c.text(), Count: c.count(), Who: c.oneOf("diplomats", "attaché", "correspondent"), Slots: c.slots(), AnswerTo: c.optDay()}
		}),
		load(&p.Numbers, "plot/numbers", "quantity value who slot words", func(c *cells) PlotNumber {
			return PlotNumber{Quantity: c.text(), Value: c.text(), Who: c.text(), Slot: c.slot(), Words: c.text()}
		}),
		load(&p.Corrections, "plot/corrections", "slot of kind wrong right words taken never", func(c *cells) Correction {
			return Correction{Slot: c.slot(), Of: c.slots(), Kind: c.oneOf("correction", "retraction"), Wrong: c.text(), Right: c.text(), Words: c.text(), Taken: c.slots(), Never: c.slots()}
		}),
		load(&p.Edits, "plot/edits", "before after seen notice removed added", func(c *cells) Edit {
			return Edit{Before: c.slot(), After: c.slot(), Seen: c.time(), Notice: c.oneOf("yes", "no") == "yes", Removed: c.list(), Added: c.list()}
		}),
		load(&p.Private, "plot/private", "person core kind slots", func(c *cells) PrivatePerson {
			return PrivatePerson{Person: c.text(), Core: c.text(), Kind: c.oneOf("suspect", "victim", "witness", "relative", "passenger", "false-name"), Slots: c.slots()}
		}),
		load(&p.Positions, "plot/positions", "story party subclaim stance slots", func(c *cells) Position {
			return Position{Story: c.text(), Party: c.text(), Subclaim: c.text(), Stance: c.oneOf("asserts", "denies", "silent"), Slots: c.slots()}
		}),
		load(&p.Narratives, "plot/narratives", "a b first slots words tie", func(c *cells) Narrative {
			return Narrative{A: c.text(), B: c.text(), First: c.slot(), Slots: c.slots(), Words: c.text(), Tie: c.oneOf("same-hand", "cover-up", "cause", "doubt")}
		}),
		load(&p.Commitments, "plot/commitments", "slot who kind words deadline status by", func(c *cells) PlotCommitment {
			return PlotCommitment{Slot: c.slot(), Who: c.text(), Kind: c.oneOf("threat", "promise", "plan"), Words: c.text(), Deadline: c.optDay(), Status: c.oneOf("open", "kept", "withdrawn"), By: c.slots()}
		}),
	} {
		if err != nil {
			return nil, err
		}
	}
	return &p, nil
}

func citation(c *cells) Citation {
	x := Citation{Slot: c.slot(), Kind: c.oneOf("slot", "named", "unnamed")}
	if x.Kind == "slot" {
		x.Of = c.slot()
	} else {
		x.To = c.text()
	}
	x.Words = c.text()
	return x
}

// load reads the table name.tsv into into.
func load[T any](into *[]T, name, columns string, row func(*cells) T) error {
	b, err := files.ReadFile(name + ".tsv")
	if err != nil {
		return fmt.Errorf("%w: %w", ErrPlot, err)
	}
	if *into, err = parseTable(string(b), columns, row); err != nil {
		return fmt.Errorf("sample %s: %w", name, err)
	}
	return nil
}
