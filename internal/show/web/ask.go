package web

import (
	"context"
	"errors"
	"io"
	"net/url"
)

// Asker answers the questions of the command line: a page shows the rows that the command of the
// same name prints, so that both can be compared and cited. Safe for concurrent use.
type Asker interface {
	// Questions lists what may be asked, in the order in which it is offered.
	Questions() []Question
	// Ask writes the rows of a question as csv, json or jsonl to w, and returns what the command says
	// beside them, a sentence each; most bounds the rows, 0 for all. Parameters that the question does not have are an error, as
	// are values that it does not take: [ErrAsked].
	Ask(ctx context.Context, name string, vals url.Values, form string, most int, w io.Writer) (notes []string, err error)
	// Command words a question as it is typed in a terminal.
	Command(name string, vals url.Values) string
}

// ErrAsked is wrapped by errors whose cause is the question; their words are meant for who asked.
var ErrAsked = errors.New("this cannot be asked")

// Question is a command that prints rows.
type Question struct {
	Name, Title string // "blame", "Blame shares"
	Group       string // under which it is offered
	Help        string // one sentence
	Detail      string // paragraphs
	Params      []Param
	At          string // column that tells when a row came to be, "" for rows that have no time
	Needs       string // a parameter without which there is no answer, "" for none
}

// Param is something that can be told with a question.
type Param struct {
	Name, Help string
	Kind       string   // day, choice, number, flag, text
	Choices    []string // of a choice
	Default    string
}

// param returns a parameter by name.
func (q *Question) param(name string) *Param {
	for i := range q.Params {
		if q.Params[i].Name == name {
			return &q.Params[i]
		}
	}
	return nil
}

// question returns what may be asked by that name.
func (s *site) question(name string) *Question {
	for i := range s.questions {
		if s.questions[i].Name == name {
			return &s.questions[i]
		}
	}
	return nil
}

// isAsked reports whether the question is at fault.
func isAsked(err error) bool { return errors.Is(err, ErrAsked) }
