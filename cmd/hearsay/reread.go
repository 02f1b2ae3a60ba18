package main

import (
	"fmt"

	"hearsay/internal/read"
	"hearsay/internal/store/embedded"
)

// rereader returns the reader for commands that read kept texts anew: that of --world, and for a ledger of the demo,
// that of the sample world. If a ledger was read by another one it says so on stderr: states and bodies that only
// that one knows are then missed.
func (f worldFlag) rereader(a *app, l *embedded.Ledger) (*read.Reader, error) {
	r, err := f.reader()
	if err != nil {
		return nil, err
	}
	if seq, err := l.Cursor(a.ctx, r.Version()); err != nil || seq > 0 {
		return r, ledgerHint(err)
	}
	if f.World == "" {
		demo, err := sampleReader()
		if err != nil {
			return nil, err
		}
		if seq, err := l.Cursor(a.ctx, demo.Version()); err != nil || seq > 0 {
			return demo, ledgerHint(err)
		}
	}
	if last, err := l.LastSeq(a.ctx); err != nil || last == 0 {
		return r, ledgerHint(err)
	}
	fmt.Fprintln(a.stderr, "hearsay: this ledger was read by another version or with another table of states (--world, $HEARSAY_WORLD); names that only that one knows are missed")
	return r, nil
}
