package sample

import (
	"fmt"
	"time"

	"hearsay/internal/store"
)

// TickerOutlet is one outlet of the ticker with its rhythm.
type TickerOutlet struct {
	Name, Domain, Country, Kind string

	Offset         int // hours ahead of UTC
	From, To       int // waking hours, local, half open
	Night, Weekend int // weight of an hour outside them, and of Saturday and Sunday: per cent of a waking weekday hour
	Share          int // relative, of the items that nothing explains
	Role           string
	Hours          []int // local, of a fixed outlet
}

// weight returns how much the outlet publishes at t, 1 for a waking hour of a weekday.
func (o *TickerOutlet) weight(t time.Time) float64 {
	t = t.Add(time.Duration(o.Offset) * time.Hour)
	w := 1.0
	if h := t.Hour(); h < o.From || h >= o.To {
		w = float64(o.Night) / 100
	}
	if d := t.Weekday(); d == time.Saturday || d == time.Sunday {
		w *= float64(o.Weekend) / 100
	}
	return w
}

// Row is the outlet as a row of the outlets table; each has an owner of its own.
func (o *TickerOutlet) Row() store.Outlet {
	return store.Outlet{
		Domain: o.Domain, Name: o.Name, Owner: "Owner of " + o.Name, OwnerKind: "unknown", Country: o.Country, Kind: o.Kind,
		Zone: fmt.Sprintf("Etc/GMT%+d", -o.Offset), Language: "en", // Etc counts westwards
	}
}

type tickerSpeaker struct{ state, words, name string }

type tickerDeed struct{ participle, gerund, noun string }

type tickerFrame struct {
	act, polarity string
	hedged        bool
	sentence      string
}

// tickerTables is what the sentences are made of.
type tickerTables struct {
	outlets  []TickerOutlet
	speakers []tickerSpeaker
	deeds    []tickerDeed
	frames   map[string][]tickerFrame // by act
	acts     []string                 // of frames, in the order of the file
	states   []string                 // of speakers, in the order of the file
	places   []string
	hedges   []string
}

// loadTicker reads ticker/*.tsv. The error wraps [ErrPlot].
func loadTicker() (*tickerTables, error) {
	t := &tickerTables{frames: map[string][]tickerFrame{}}
	var frames []tickerFrame
	var words [][2]string
	for _, err := range []error{
		load(&t.outlets, "ticker/outlets", "name domain country kind offset from to night weekend share role hours", func(c *cells) TickerOutlet {
			o := TickerOutlet{Name: c.text(), Domain: c.text(), Country: c.text(), Kind: c.text(), Offset: c.offset(), From: c.count(), To: c.count(), Night: c.count(), Weekend: c.count(), Share: c.count()}
			o.Role, o.Hours = c.oneOf("agency", "client", "group", "fixed", "plain"), c.slots()
			return o
		}),
		load(&t.speakers, "ticker/speakers", "state words name", func(c *cells) tickerSpeaker {
			return tickerSpeaker{state: c.text(), words: c.text(), name: c.text()}
		}),
		load(&t.deeds, "ticker/deeds", "participle gerund noun", func(c *cells) tickerDeed {
			return tickerDeed{participle: c.text(), gerund: c.text(), noun: c.text()}
		}),
		load(&frames, "ticker/frames", "act polarity hedged sentence", func(c *cells) tickerFrame {
			return tickerFrame{act: c.text(), polarity: c.oneOf("+", "-"), hedged: c.oneOf("yes", "no") == "yes", sentence: c.text()}
		}),
		load(&words, "ticker/words", "kind words", func(c *cells) [2]string {
			return [2]string{c.oneOf("place", "hedge"), c.text()}
		}),
	} {
		if err != nil {
			return nil, err
		}
	}
	for _, f := range frames {
		if t.frames[f.act] == nil {
			t.acts = append(t.acts, f.act)
		}
		t.frames[f.act] = append(t.frames[f.act], f)
	}
	for _, s := range t.speakers {
		if len(t.states) == 0 || t.states[len(t.states)-1] != s.state {
			t.states = append(t.states, s.state)
		}
	}
	for _, w := range words {
		if w[0] == "place" {
			t.places = append(t.places, w[1])
		} else {
			t.hedges = append(t.hedges, w[1])
		}
	}
	return t, nil
}

// byRole returns the indices of the outlets of a role, in the order of the file.
func (t *tickerTables) byRole(role string) []int {
	var out []int
	for i := range t.outlets {
		if t.outlets[i].Role == role {
			out = append(out, i)
		}
	}
	return out
}
