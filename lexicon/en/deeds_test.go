package en

import (
	"slices"
	"testing"
)

func TestVerbForms(t *testing.T) {
	for _, c := range []struct {
		entry string
		want  []string
	}{
		{"hack", []string{"hack", "hacks", "hacking", "hacked"}},
		{"spy", []string{"spy", "spies", "spying", "spied"}},
		{"plot+", []string{"plot", "plots", "plotting", "plotted"}},
		{"free", []string{"free", "frees", "freeing", "freed"}},
		{"tie", []string{"tie", "ties", "tying", "tied"}},
		{"launch", []string{"launch", "launches", "launching", "launched"}},
		{"paralyse", []string{"paralyse", "paralyses", "paralysing", "paralysed"}},
		{"cut/cut/cut", []string{"cut", "cuts", "cutting", "cut", "cut"}},
		{"shut down/shut/shut", []string{"shut down", "shuts down", "shutting down", "shut down", "shut down"}},
		{"rob", []string{"rob", "robs", "robbing", "robbed"}},
		{"quit/quit/quit", []string{"quit", "quits", "quitting", "quit", "quit"}},
		{"raid", []string{"raid", "raids", "raiding", "raided"}},
		{"label", []string{"label", "labels", "labeling", "labeled"}},
		{"tow", []string{"tow", "tows", "towing", "towed"}},
		{"steal/stole/stolen", []string{"steal", "steals", "stealing", "stole", "stolen"}},
		{"carry out", []string{"carry out", "carries out", "carrying out", "carried out"}},
	} {
		if got := VerbForms(c.entry); !slices.Equal(got, c.want) {
			t.Errorf("VerbForms(%q) = %q, want %q", c.entry, got, c.want)
		}
	}
}

func TestBlameWords(t *testing.T) {
	b, err := BlameWords()
	if err != nil {
		t.Fatal(err)
	}
	var all Blame
	for _, c := range b.Word {
		all |= c
	}
	for _, c := range b.Particle {
		all |= c
	}
	for i, name := range blameClasses {
		if all&(1<<i) == 0 {
			t.Errorf("class %s has no words", name)
		}
	}
	if b.Word["hacked"]&(VDeed|VPast) != VDeed|VPast || b.Particle["broke into"]&VDeed == 0 || !b.Opens["broke"] || b.Word["spies"]&(NBad|VDeed) != NBad|VDeed {
		t.Errorf("hacked %b, broke into %b, spies %b", b.Word["hacked"], b.Particle["broke into"], b.Word["spies"])
	}
	for name, f := range b.Frame {
		if f.Score <= 0 || f.Score > 1 || f.Role == "" {
			t.Errorf("frame %s: %+v", name, f)
		}
	}
}
