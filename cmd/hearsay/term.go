package main

import (
	"os"
	"strconv"

	"golang.org/x/term"
)

// terminalWidth returns the columns of standard output, $COLUMNS or 80.
func terminalWidth() int {
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		return w
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		return w
	}
	return 80
}
