package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

const noCommands = "hearsay --help lists the commands"

// asCommand puts what people try first as the command that it means: help, help COMMAND, --version.
func asCommand(args []string) []string {
	switch args[0] {
	case "help":
		return append(slices.Clone(args[1:]), "--help")
	case "--version", "-version", "-v", "-V":
		return append([]string{"version"}, args[1:]...)
	}
	return args
}

// mistaken words a mistake in the command line, with the next step.
func mistaken(app *kong.Application, args []string, err error) error {
	what := strings.Replace(err.Error(), `one of "",`, "one of ", 1)
	if strings.HasPrefix(args[0], "-") && chosen(err) == nil {
		for _, x := range args {
			if slices.ContainsFunc(app.Children, func(n *kong.Node) bool { return n.Name == x }) {
				return hintf(errors.New(what), "flags stand behind the command: hearsay %s %s …", x, args[0])
			}
		}
	}
	if rest, ok := strings.CutPrefix(what, "unexpected argument "+args[0]); ok && chosen(err) == nil {
		what = "there is no command " + args[0] + rest
		if near := begunAlike(app, args[0]); rest == "" && len(near) > 0 {
			what += ", did you mean " + strings.Join(near, " or ") + "?"
		}
	}
	return hintf(errors.New(what), "%s", helpFor(err))
}

// chosen is the command that a line with a mistake names, nil before it has named one.
func chosen(err error) *kong.Node {
	var at *kong.ParseError
	if errors.As(err, &at) {
		return at.Context.Selected()
	}
	return nil
}

// helpFor names the help that answers a mistake in the command line: that of the command, once
// there is one.
func helpFor(err error) string {
	if n := chosen(err); n != nil {
		return n.FullPath() + " --help tells what it takes"
	}
	return noCommands
}

// begunAlike are the commands that begin like a word, at least with its first three letters and all but two of them:
// "story" for stories.
func begunAlike(app *kong.Application, word string) (near []string) {
	for _, n := range app.Children {
		same := 0
		for same < min(len(word), len(n.Name)) && word[same] == n.Name[same] {
			same++
		}
		if same >= 3 && same >= len(word)-2 {
			near = append(near, fmt.Sprintf("%q", n.Name))
		}
	}
	return near
}
