package ops

import "errors"

// Disk is the file system that a folder lies on.
type Disk struct {
	Free    int64  // bytes that this user may still write
	Total   int64  // bytes
	Kind    string // name of the kind of file system where it is, or may be ("FUSE"), one of a network, else ""
	Network bool   // locks and shared memory of other machines cannot be relied on
}

// ErrUnknown reports that this system does not tell.
var ErrUnknown = errors.New("not told by this system")
