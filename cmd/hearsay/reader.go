package main

import "hearsay/internal/read"

// newReader returns the reader that every command uses.
func newReader() (*read.Reader, error) { return read.New() }
