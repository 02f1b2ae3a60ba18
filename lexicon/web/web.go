// Package web holds what the program knows of web addresses as data: the names of
// tracking parameters. The list stands in tracking.txt with its own invariants.
package web

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed tracking.txt
var tracking string

// Params is a set of query parameter names. The zero Params is empty.
type Params struct {
	exact  map[string]bool
	prefix []string
}

// Tracking returns the parameters of tracking.txt, read on first use. Callers share it
// and it is safe for concurrent use: nothing changes it.
var Tracking = sync.OnceValue(func() *Params {
	p, err := ParseParams(tracking)
	if err != nil {
		panic(err) // unreachable: a test reads the embedded file
	}
	return p
})

// shortest is how much of a name a pattern must fix before its *, in characters. Two
// ("s*_") would swallow names that address articles.
const shortest = 3

// ParseParams reads a list in the format of tracking.txt: one pattern a line, a tab and
// a remark behind it, lines starting with # and blank ones ignored. An error names the line.
func ParseParams(list string) (*Params, error) {
	p := &Params{exact: map[string]bool{}}
	for i, line := range strings.Split(list, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		pat, _, _ := strings.Cut(line, "\t")
		pat = strings.ToLower(strings.TrimSpace(pat))
		head, wild := strings.CutSuffix(pat, "*")
		switch {
		case strings.ContainsAny(head, "* &=?#"):
			return nil, fmt.Errorf("tracking parameters, line %d: %q is no name or name*", i+1, pat)
		case wild && len(head) < shortest:
			return nil, fmt.Errorf("tracking parameters, line %d: %q is shorter than %d characters", i+1, pat, shortest)
		case wild:
			p.prefix = append(p.prefix, head)
		default:
			p.exact[head] = true
		}
	}
	return p, nil
}

// Match reports whether name, as it reads after unescaping, is in the set; case does not
// matter. Cost is linear in the number of patterns with *, a dozen.
func (p *Params) Match(name string) bool {
	name = strings.ToLower(name)
	if p.exact[name] {
		return true
	}
	for _, head := range p.prefix {
		if strings.HasPrefix(name, head) {
			return true
		}
	}
	return false
}
