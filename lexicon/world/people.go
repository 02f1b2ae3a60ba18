package world

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"hearsay/lexicon/en"
)

//go:embed roles.tsv
var rolesFile string

//go:embed given.txt
var givenFile string

// RoleClass says what a role word makes of its bearer.
type RoleClass uint8

const (
	NoRole RoleClass = iota
	Office
	Rank
	Head
	Spokes
	Member
	Expert
	Honorific
	Private
	Crowd
)

var roleClasses = map[string]RoleClass{
	"office": Office, "rank": Rank, "head": Head, "spokes": Spokes, "member": Member, "expert": Expert,
	"honorific": Honorific, "private": Private, "crowd": Crowd,
}

// Public reports whether a role of this class makes a person public.
func (c RoleClass) Public() bool { return c >= Office && c <= Expert }

// Gender as far as a word tells it: 'm', 'f' or 0.
type Gender byte

// RoleWord is what the table says of one word.
type RoleWord struct {
	Class  RoleClass
	Gender Gender
}

// Persons holds the words about persons.
type Persons struct {
	roles map[string]RoleWord
	pairs map[string]map[string]RoleWord // roles of two words, by the second and the first
	given map[string]Gender
}

var persons = sync.OnceValues(func() (*Persons, error) {
	p := &Persons{roles: map[string]RoleWord{}, pairs: map[string]map[string]RoleWord{}, given: map[string]Gender{}}
	err := en.Lines(rolesFile, func(line string) error {
		c := strings.Split(line, "\t")
		if len(c) != 3 || roleClasses[c[0]] == NoRole {
			return fmt.Errorf("bad row %q", line)
		}
		var g Gender
		if c[1] != "" {
			g = Gender(c[1][0])
		}
		for _, w := range list(c[2]) {
			if _, taken := p.roles[w]; !taken {
				p.roles[w] = RoleWord{roleClasses[c[0]], g}
			}
			if first, second, two := strings.Cut(w, " "); two && !strings.Contains(second, " ") {
				if p.pairs[second] == nil {
					p.pairs[second] = map[string]RoleWord{}
				}
				p.pairs[second][first] = p.roles[w]
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("world: roles: %w", err)
	}
	err = en.Lines(givenFile, func(line string) error {
		w := strings.Fields(line)
		if w[0] != "m" && w[0] != "f" {
			return fmt.Errorf("bad gender %q", w[0])
		}
		for _, n := range w[1:] {
			if g, ok := p.given[n]; ok && g != Gender(w[0][0]) {
				p.given[n] = 0
			} else {
				p.given[n] = Gender(w[0][0])
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("world: given names: %w", err)
	}
	return p, nil
})

// LoadPersons returns the role words and given names, the same at every call.
func LoadPersons() (*Persons, error) { return persons() }

// Role returns what is known of a word, as it stands in a text; allocates nothing for words
// of up to 32 bytes.
func (p *Persons) Role(word string) RoleWord {
	var buf [32]byte
	return p.roles[string(lowerWord(&buf, word))]
}

// Pair returns what is known of two words that are a role together and of which the second alone is none, as they stand in a text: "harbour
// master", "district attorney". It allocates nothing.
func (p *Persons) Pair(first, second string) RoleWord {
	var buf [32]byte
	m := p.pairs[string(lowerWord(&buf, second))]
	if m == nil {
		return RoleWord{}
	}
	return m[string(lowerWord(&buf, first))]
}

// lowerWord returns word in lower case and without a full stop at its end, in buf; nothing if it is longer than that.
func lowerWord(buf *[32]byte, word string) []byte {
	word = strings.TrimSuffix(word, ".")
	if len(word) > len(buf) {
		return nil
	}
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return buf[:len(word)]
}

// Given reports whether word is a known given name, and its usual gender.
func (p *Persons) Given(word string) (Gender, bool) {
	g, ok := p.given[word]
	return g, ok
}
